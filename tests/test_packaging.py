"""The wheel holds all it needs and nothing else, and works from another folder in an environment of its own."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
OTHERS = ("3.12", "3.13")  # beside the one that runs the tests


def _built(kind: str, source: Path, target: Path) -> Path:
    """Build a wheel or a source archive and return its path."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


def _python(version: str) -> str | None:
    """Return the Python of a version, wherever it is installed."""
    kept = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    return str(kept[-1]) if kept else shutil.which(f"python{version}")


def test_every_library_is_locked_with_its_hash() -> None:
    """What a change is checked with is named to the byte, and is what the project asks for."""
    text = (ROOT / "tests" / "requirements.lock").read_text()
    entries = re.findall(
        r"^([A-Za-z0-9._-]+)==([^ ;\\]+)[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+)", text, re.M
    )
    locked = {canonicalize_name(name): version for name, version, _ in entries}
    asked = [*PROJECT["dependencies"], *(line for extra in PROJECT["optional-dependencies"].values() for line in extra)]

    assert len(entries) == len(re.findall("^[A-Za-z0-9]", text, re.M))
    for requirement in map(Requirement, asked):
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), requirement


@pytest.mark.packaging
def test_the_wheel_holds_the_package_and_nothing_else(tmp_path: Path) -> None:
    """Every module, schema and template; no tests, no samples, nothing that weighs."""
    wheel = _built("wheel", ROOT, tmp_path)
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT).stdout.splitlines()
    own = [path for path in listed if path.startswith(("actip/", "schemas/", "templates/"))]
    expected = {path if path.startswith("actip/") else f"actip/_data/{path}" for path in own}

    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if ".dist-info/" not in name}
    if own:  # an archive without its history has no list to hold it to
        assert expected == names
    assert {name.partition("/")[0] for name in names} == {"actip"}
    assert wheel.stat().st_size < 1_000_000


@pytest.mark.packaging
def test_the_source_archive_builds_the_same_wheel(tmp_path: Path) -> None:
    """Byte by byte, so that what is published can be held to its source."""
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    wheel = _built("wheel", ROOT, tmp_path / "one")
    with tarfile.open(_built("sdist", ROOT, tmp_path)) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()

    again = _built("wheel", source, tmp_path / "other")

    assert wheel.read_bytes() == again.read_bytes()


@pytest.mark.packaging
@pytest.mark.parametrize("version", OTHERS)
def test_the_wheel_works_on_other_versions_of_python(tmp_path: Path, version: str) -> None:
    """The same findings, the same bytes of the report, and not one warning."""
    python = _python(version)
    if python is None:
        pytest.skip(f"Python {version} is not installed")
    fresh = tmp_path / "fresh" / "bin" / "python"
    subprocess.run([python, "-m", "venv", tmp_path / "fresh"], check=True)
    install = [fresh, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", _built("wheel", ROOT, tmp_path)]
    subprocess.run(install, check=True, capture_output=True)
    sample = ROOT / "sample_data" / "2025"

    def outcome(interpreter: str | Path, folder: Path) -> tuple[str, bytes]:
        folder.mkdir()
        actip = [interpreter, "-W", "error", "-m", "actip"]
        told = subprocess.run(
            [*actip, "validate", sample, "--format", "json"], capture_output=True, text=True, cwd=folder, check=True
        )
        report = [*actip, "report", "--region", sample, "-o", "region.xlsx"]
        subprocess.run(report, capture_output=True, cwd=folder, check=True)
        with zipfile.ZipFile(folder / "region.xlsx") as packed:  # how it is packed is the matter of each zlib
            return told.stdout, b"".join(packed.read(name) for name in packed.namelist())

    assert outcome(fresh, tmp_path / "one") == outcome(sys.executable, tmp_path / "other")


@pytest.mark.packaging
def test_the_wheel_works_elsewhere(tmp_path: Path) -> None:
    """Built, installed without the checkout, and run on a sample from another folder."""

    def done(*command: str | Path, cwd: Path = tmp_path) -> str:
        finished = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=cwd)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout

    wheel = _built("wheel", ROOT, tmp_path)
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
