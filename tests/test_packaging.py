"""The wheel holds all it needs, and works from another folder in an environment of its own."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.packaging
def test_the_wheel_works_elsewhere(tmp_path: Path) -> None:
    """Built, installed without the checkout, and run on a sample from another folder."""

    def done(*command: str | Path, cwd: Path = tmp_path) -> str:
        finished = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=cwd)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout

    done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    packaged = {f"actip/_data/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "schemas").iterdir()}
    assert packaged <= names
    assert not any(name.startswith(("tests", "sample_data")) for name in names)

    done(sys.executable, "-m", "venv", "fresh")
    python = tmp_path / "fresh" / "bin" / "python"
    done(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    out = done(tmp_path / "fresh" / "bin" / "actip", "validate", ROOT / "sample_data" / "2025")
    assert "11 files, 11 of them readable." in out
    done(tmp_path / "fresh" / "bin" / "actip", "report", "--region", ROOT / "sample_data" / "2025", "-o", "region.xlsx")
    assert zipfile.is_zipfile(tmp_path / "region.xlsx")
    assert (
        "rebuilt in a checkout only"
        in subprocess.run([tmp_path / "fresh" / "bin" / "actip", "build"], capture_output=True, text=True).stderr
    )
