"""The page of the desk is built of what is named by its digest, to the same bytes each time, or not at all."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from actip.catalogue import catalogue
from actip.desk.begin import BEGIN
from tests.conftest import ROOT
from tests.desk import building
from tests.desk.building import CANNOT_BE_HAD
from tests.desk.contents import parts
from tests.desk.packed import unpacked

# Another hash of strings, time zone, language and day, and files that nobody else may read.
ELSEWHERE = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Jakarta", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}


def _built(page: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the page in a process of its own."""
    command = [sys.executable, "-m", "tests.desk", str(page)]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, umask=0o077, capture_output=True, text=True
    )


def test_the_page_is_small_enough_to_be_sent(desk_file: Path) -> None:
    """Under 15 MB."""
    assert desk_file.stat().st_size < 15_000_000


def test_the_same_bytes_come_of_every_build(desk_file: Path, tmp_path: Path) -> None:
    """In another language, time zone, order of sets and with other rights; what differs is named."""
    again = tmp_path / "again.html"
    assert _built(again, **ELSEWHERE).returncode == 0

    if again.read_bytes() != desk_file.read_bytes():
        first, second = parts(desk_file), parts(again)
        for name in ("library", "program"):
            one, other = unpacked(first.pop(name)), unpacked(second.pop(name))
            assert sorted(path for path in {*one, *other} if one.get(path) != other.get(path)) == []
        assert sorted(name for name in first if first[name] != second[name]) == []
        raise AssertionError("The parts are the same; what stands around them, or how they are packed, is not.")
    assert again.with_suffix(".zip").read_bytes() == desk_file.with_suffix(".zip").read_bytes()


def test_the_archive_holds_the_page_and_how_to_open_it(desk_file: Path) -> None:
    """A mail program holds back a page that stands alone."""
    with ZipFile(desk_file.with_suffix(".zip")) as archive:
        assert archive.namelist() == ["How to open.html", "actip-desk.html"]
        assert archive.read("actip-desk.html") == desk_file.read_bytes()
        guide = archive.read("How to open.html").decode()
        assert "Nothing leaves this computer" in guide
        assert f"<strong>{BEGIN.panel(catalogue()).title}</strong>" in guide  # where one begins who has no form yet


def test_a_file_with_another_digest_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is removed, so that the next build fetches it anew."""
    monkeypatch.setattr(building, "WORK", tmp_path)
    archive = tmp_path / f"{building.ENGINE.replace('@', '-')}.tgz"
    archive.write_bytes(b"something else")

    with pytest.raises(SystemExit, match="is not the file that is named by its digest"):
        building.fetched()

    assert not archive.exists()


def test_a_machine_without_the_network_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By a code of its own, with what the client of the registry says."""
    monkeypatch.setattr(building, "WORK", tmp_path)
    nowhere = {"registry": "http://127.0.0.1:9", "cache": str(tmp_path / "cache"), "fetch_retries": "0"}
    for name, value in nowhere.items():
        monkeypatch.setenv(f"npm_config_{name}", value)

    with pytest.raises(SystemExit) as end:
        building.fetched()

    assert end.value.code == CANNOT_BE_HAD
    assert "What the desk carries could not be fetched: npm pack --silent pyodide@" in capsys.readouterr().err


def test_a_machine_without_node_is_told_so(desk_file: Path, tmp_path: Path) -> None:
    """By a code of its own: nothing is wrong with the page."""
    built = _built(tmp_path / "page.html", PATH=str(tmp_path))

    assert desk_file.exists()  # all is fetched
    assert built.returncode == CANNOT_BE_HAD
    assert built.stderr == "node is needed to build the desk, and is not installed here.\n"


def test_nothing_is_built_where_an_import_leads_to_nothing(desk_file: Path, tmp_path: Path) -> None:
    """Also one inside a function, which nobody would meet before a garbled text is read."""
    assert desk_file.exists()  # all is fetched
    building.lay_out(*building.fetched(), tmp_path)
    (tmp_path / "program" / "ftfy" / "badness.py").unlink()
    words = ["node", building.HERE / "engine.mjs", tmp_path, building.HERE / "inside.py"]

    built = subprocess.run(words, capture_output=True, text=True)

    assert built.returncode == 1
    assert "No module named 'ftfy.badness'" in built.stderr
    assert not (tmp_path / "page.html").exists()
