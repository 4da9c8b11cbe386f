"""Own the wheel that carries the desk: built from a copy of the checkout, so that the page never lies among sources."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from actip.commands.desk import ARCHIVE
from tests.desk.building import ROOT


def wheel_with(desk: Path, target: Path) -> Path:
    """Build a wheel with the desk (.zip) in it into a folder, and return its path."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "actip"
        for name in ("actip", "schemas", "templates"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
            shutil.copyfile(ROOT / name, copy / name)
        shutil.copyfile(desk, copy / "templates" / ARCHIVE)
        before = set(target.glob("*.whl"))
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target.absolute())]
        subprocess.run(command, cwd=copy, check=True, capture_output=True)
        built = sorted(target.glob("*.whl"), key=lambda path: (path not in before, path.stat().st_mtime_ns))
        return built[-1]
