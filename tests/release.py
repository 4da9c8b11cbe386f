"""Build all that a release carries: python -m tests.release FOLDER.

actip-VERSION.tar.gz            the sources
actip-VERSION-py3-none-any.whl  the program, with the desk in it: 'actip desk' copies it out
actip-desk.html, .zip           the desk, for whoever may install nothing
actip-wheels-windows.zip        the program without the desk, and all it needs, for Windows without a network
actip-docs.zip                  the pages of docs/, to be read in a browser
SHA256SUMS                      of each of these
notes.md                        what changed, from CHANGELOG.md
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from actip import __version__
from tests.desk.building import PAGE, ROOT, build
from tests.desk.wheel import wheel_with

_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_AGES_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a .zip can name: the same wheels give the same bytes


def notes_of(changelog: str, version: str) -> str:
    """Return what the changelog says of a version. Raises SystemExit where it says nothing."""
    sections = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    for section in sections:
        title, _, text = section.partition("\n")
        if title.split(" ")[0] == version:
            return text.strip() + "\n"
    raise SystemExit(f"CHANGELOG.md says nothing of {version}: rename 'Unreleased' to '{version} (DATE)'.")


def wheelhouse(wheel: Path, target: Path, pythons: Sequence[str] = _PYTHONS) -> Path:
    """Pack a wheel and what it needs on Windows, for each of these versions of Python, into one .zip."""
    with tempfile.TemporaryDirectory() as folder:
        for python in pythons:
            where = ["--platform", "win_amd64", "--python-version", python, "--only-binary=:all:"]
            _run("pip", "download", "-q", "-d", folder, *where, str(wheel))
        return _packed(target, Path(folder), "wheels", zipfile.ZIP_STORED)  # wheels are compressed already


def manual(target: Path) -> Path:
    """Build the pages of docs/ with every warning an error, and pack them into one .zip."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        _run("sphinx", "-q", "-W", "-d", f"{folder}/doctrees", "docs", str(pages))
        (pages / ".buildinfo").unlink()  # nobody reads it
        return _packed(target, pages, "actip-docs", zipfile.ZIP_DEFLATED)


def _packed(target: Path, folder: Path, name: str, method: int) -> Path:
    """Pack the files of a folder under another name; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w") as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _AGES_AGO)
            packed.writestr(entry, path.read_bytes(), method)
    return target


def release(target: Path) -> None:
    """Build everything into a new folder."""
    notes = notes_of((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__)
    target.mkdir(parents=True)
    build(PAGE)
    for path in (PAGE, PAGE.with_suffix(".zip")):
        shutil.copyfile(path, target / path.name)
    _run("hatchling", "build", "-t", "sdist", "-d", str(target.absolute()))
    wheel = wheel_with(PAGE.with_suffix(".zip"), target)
    with tempfile.TemporaryDirectory() as small:  # the desk is not carried twice
        _run("hatchling", "build", "-t", "wheel", "-d", small)
        wheelhouse(Path(small) / wheel.name, target / "actip-wheels-windows.zip")
    manual(target / "actip-docs.zip")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in sorted(target.iterdir())]
    (target / "SHA256SUMS").write_text("\n".join(lines) + "\n")
    (target / "notes.md").write_text(notes, encoding="utf-8")


def _run(*module: str) -> None:
    subprocess.run([sys.executable, "-m", *module], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    release(Path(sys.argv[1]))
    for entry in sorted(Path(sys.argv[1]).iterdir()):
        print(f"{entry.name}: {entry.stat().st_size / 1e6:.1f} MB")
