"""Whatever happens while a file is written, the old one stands or the new one does, and nothing lies beside it."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from actip.errors import CannotWrite
from actip.gate import files
from actip.gate.files import is_same, write
from tests.conftest import ROOT, Ran, complete, write_yaml

Actip = Callable[..., Ran]
OLD, NEW = b"old\n" * 50_000, b"new\n" * 60_000
NOBODY = 65534

# Writes a file and is ended by the system at the n-th line that it comes to, inside of which nothing is done any more.
ENDED = """
import os, signal, sys
from actip.gate import files
target, line = sys.argv[1], int(sys.argv[2])
def trace(frame, event, _):
    global line
    if frame.f_code.co_filename != files.__file__:
        return None
    line -= event == "line"
    if line == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return trace
sys.settrace(trace)
files.write(target, b"new\\n" * 60_000)
"""
# Writes a file over and over, each time with one letter, and looks at what stands there.
WRITES = """
import sys
from actip.gate import files
target, letter = sys.argv[1], sys.argv[2].encode()
for _ in range(150):
    files.write(target, letter * 50_000)
    with open(target, "rb") as stream:
        seen = stream.read()
    assert seen in (b"a" * 50_000, b"b" * 50_000), len(seen)
"""


def _python(code: str, *arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=False, **options)


@pytest.fixture(name="target")
def _target(tmp_path: Path) -> Path:
    """A file that somebody needs."""
    path = tmp_path / "out.xlsx"
    path.write_bytes(OLD)
    return path


def test_a_process_ended_at_any_step_leaves_the_old_file_or_the_new(target: Path) -> None:
    """At every line of the code that writes; and the next write removes what it left."""
    seen, leftovers, line, ended = set(), 0, 0, True
    while ended:
        target.write_bytes(OLD)
        line += 1
        ended = _python(ENDED, target, line).returncode == -signal.SIGKILL
        seen.add(target.read_bytes())
        leftovers += len(list(target.parent.iterdir())) - 1
        write(str(target), OLD)
        assert [target] == list(target.parent.iterdir())

    assert line > 15
    assert seen == {OLD, NEW}
    assert leftovers > 3


def test_what_somebody_else_is_writing_is_left_alone(target: Path) -> None:
    """A process that runs, and a file of another name that looks alike."""
    kept = [target.with_name(f".out.xlsx.{os.getppid()}.part"), target.with_name(".out.xlsx.notes.part")]
    kept.append(target.with_name(".other.xlsx.999999999.part"))
    for path in kept:
        path.write_bytes(b"mine")

    write(str(target), NEW)

    assert {target, *kept} == set(target.parent.iterdir())


def test_two_processes_write_one_file(target: Path) -> None:
    """At each moment it is the whole file of one of them."""
    words = [[sys.executable, "-c", WRITES, str(target), letter] for letter in "ab"]
    running = [subprocess.Popen(word, cwd=ROOT, stderr=subprocess.PIPE, text=True) for word in words]

    assert [process.communicate()[1] for process in running] == ["", ""]
    assert [target] == list(target.parent.iterdir())


@pytest.fixture(name="small_disk")
def _small_disk() -> Iterator[Path]:
    """A disk with room for 80 kilobytes."""
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=80k", "none", folder], capture_output=True)
    if mounted.returncode:
        shutil.rmtree(folder)
        pytest.skip("no disk can be made here")
    yield folder
    subprocess.run(["umount", folder], check=True)
    shutil.rmtree(folder)


@pytest.mark.skipif(shutil.which("mount") is None, reason="no disk can be made here")
def test_a_disk_that_is_full_leaves_the_old_file(small_disk: Path) -> None:
    """The new one has no room; it is said, and nothing of it stays."""
    target = small_disk / "out.xlsx"
    target.write_bytes(b"old")

    with pytest.raises(CannotWrite, match="no space left"):
        write(str(target), NEW)

    assert target.read_bytes() == b"old"
    assert [target] == list(small_disk.iterdir())


def test_a_file_that_may_not_become_so_large_leaves_the_old_one(target: Path) -> None:
    """A limit of the system ends the writing in the middle: the command says so, with exit code 2."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    made = [sys.executable, "-B", "-m", "actip", "template", "--state", "LAO", "--period", "2025", "--force"]
    done = subprocess.run(
        [*made, "-o", target], capture_output=True, text=True, cwd=ROOT, preexec_fn=limited, check=False
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "could not be written: file too large." in done.stderr
    assert target.read_bytes() == OLD
    assert [target] == list(target.parent.iterdir())


@pytest.fixture(name="closed")
def _closed(target: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that nobody may write to; who may do everything is somebody else for a while."""
    monkeypatch.chdir(target.parent)  # the folders above it are closed to others
    target.parent.chmod(0o555)
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    yield Path(target.name)
    os.seteuid(was)
    target.parent.chmod(0o755)


def test_a_folder_that_may_not_be_written_to_keeps_its_file(closed: Path) -> None:
    """And the reason is said."""
    with pytest.raises(CannotWrite, match="not allowed"):
        write(str(closed), NEW)

    assert closed.read_bytes() == OLD


def test_a_file_that_is_open_in_another_program_stays(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace it; the sentence says to close it there, and nothing is left beside it."""

    def refused(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr(files.Path, "replace", refused)
    with pytest.raises(CannotWrite, match="open in another program") as caught:
        write(str(target), NEW)

    assert "close the file" in caught.value.hint
    assert target.read_bytes() == OLD
    assert [target] == list(target.parent.iterdir())


def test_who_reads_it_meanwhile_reads_the_old_file_to_its_end(target: Path) -> None:
    """It is replaced, not written over."""
    with target.open("rb") as stream:
        begin = stream.read(10)
        write(str(target), NEW)
        assert begin + stream.read() == OLD
    assert target.read_bytes() == NEW


def test_a_link_is_replaced_and_what_it_leads_to_stays(target: Path) -> None:
    """It may be the only copy of something else."""
    link = target.with_name("link.xlsx")
    link.symlink_to(target)

    write(str(link), NEW)

    assert (link.read_bytes(), target.read_bytes()) == (NEW, OLD)


@pytest.mark.parametrize("way", ["the same name", "a link", "a second name", "another letter case"])
def test_an_input_is_never_the_output(actip: Actip, tmp_path: Path, way: str) -> None:
    """By whatever name; a disk without letter case has one file under two names, as a hard link has."""
    source = write_yaml(tmp_path / "lao.yaml", complete())
    before = source.read_bytes()
    target = {"the same name": source, "another letter case": tmp_path / "LAO.YAML"}.get(way, tmp_path / "out.yaml")
    if way == "a link":
        target.symlink_to(source)
    elif target != source:
        target.hardlink_to(source)

    ran = actip("convert", source, target, "--force")

    assert is_same(str(source), str(target))
    assert ran.code == 2
    assert "is the file that is read" in ran.err
    assert source.read_bytes() == before
