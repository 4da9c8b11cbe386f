"""Own the page that the tests of the desk open: built once for all of them, anew where what is in it has changed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import ROOT
from tests.desk.building import CANNOT_BE_HAD, WORK

PARTS = ("building.py", "licences.py", "engine.mjs", "inside.py", "packages.txt")
SOURCES = ("actip", "schemas", "templates", *(f"tests/desk/{name}" for name in PARTS))


@pytest.fixture(name="desk_file", scope="session")
def _desk_file() -> Path:
    """The page, built. Skip where node, npm or the registries cannot be had; on a machine that checks changes, fail."""
    page = WORK / "pages" / f"{_fingerprint()}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(WORK / "pages" / "lock"):
        if not page.exists():
            for older in page.parent.glob("*.*"):
                older.unlink()
            command = [sys.executable, "-m", "tests.desk", str(page)]
            finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            if finished.returncode == CANNOT_BE_HAD and not os.environ.get("CI"):
                pytest.skip(finished.stderr.strip())
            assert finished.returncode == 0, finished.stderr[-3000:]
    return page


def _fingerprint() -> str:
    """Return a digest of everything that this checkout puts into the page, and of how it does."""
    paths = [path for name in SOURCES for path in (ROOT / name, *(ROOT / name).rglob("*")) if path.is_file()]
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if "__pycache__" not in path.parts):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
