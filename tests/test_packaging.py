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
from tests.release import wheelhouse

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
OTHERS = ("3.12", "3.13")  # beside the one that runs the tests


def _built(kind: str, source: Path, target: Path) -> Path:
    """Build a wheel or a source archive and return its path."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(name="wheel", scope="module")
def _wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return _built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def _installed(wheel: Path, python: str, folder: Path) -> Path:
    """Install a wheel, by the pip of the tests, into an environment of its own without one, and return its folder."""
    subprocess.run([python, "-m", "venv", "--without-pip", folder], check=True, capture_output=True)
    pip = [sys.executable, "-m", "pip", "--python", folder, "install", "--quiet", "--disable-pip-version-check"]
    finished = subprocess.run([*pip, "--no-compile", wheel], capture_output=True, text=True)
    assert finished.returncode == 0, finished.stderr
    return folder / "bin"


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


FORM = "templates/form.xlsx"  # for whoever looks at the repository: the program writes it anew


def _stays(path: str) -> bool:
    """Whether something of these folders is for whoever has the repository: the blank form, what translators read."""
    return path == FORM or (path.startswith("schemas/texts/") and not path.endswith(".mo"))


@pytest.mark.packaging
def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    """Every module, schema, language and template; no tests, no samples, no blank form, nothing that weighs."""
    kept = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]  # a new module, before it is added, too
    listed = subprocess.run(kept, capture_output=True, text=True, cwd=ROOT).stdout.splitlines()
    own = [path for path in listed if path.startswith(("actip/", "schemas/", "templates/")) and not _stays(path)]
    expected = {path if path.startswith("actip/") else f"actip/_data/{path}" for path in own}

    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if ".dist-info/" not in name}
        languages = [entry.compress_size for entry in packed.infolist() if entry.filename.endswith(".mo")]
    if own:  # an archive without its history has no list to hold it to
        assert expected == names
    assert {name.partition("/")[0] for name in names} == {"actip"}
    assert wheel.stat().st_size - sum(languages) < 1_600_000
    assert max(languages) < 160_000


@pytest.mark.packaging
def test_the_source_archive_builds_the_same_wheel(tmp_path: Path, wheel: Path) -> None:
    """Byte by byte, so that what is published can be held to its source."""
    with tarfile.open(_built("sdist", ROOT, tmp_path)) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()

    again = _built("wheel", source, tmp_path)

    assert wheel.read_bytes() == again.read_bytes()


def _outcome(interpreter: str | Path, folder: Path) -> tuple[str, bytes]:
    """Return the findings of the samples, and what is packed into their report, without one warning."""
    sample = ROOT / "sample_data" / "2025"
    actip = [interpreter, "-W", "error", "-m", "actip"]
    told = subprocess.run(
        [*actip, "validate", sample, "--format", "json"], capture_output=True, text=True, cwd=folder, check=True
    )
    report = [*actip, "report", "--region", sample, "-o", "region.xlsx"]
    subprocess.run(report, capture_output=True, cwd=folder, check=True)
    with zipfile.ZipFile(folder / "region.xlsx") as packed:  # how it is packed is the matter of each zlib
        return told.stdout, b"".join(packed.read(name) for name in packed.namelist())


@pytest.fixture(name="outcome", scope="module")
def _own_outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    """What the Python of the tests makes."""
    return _outcome(sys.executable, tmp_path_factory.mktemp("here"))


@pytest.mark.packaging
@pytest.mark.parametrize("version", OTHERS)
def test_the_wheel_works_on_other_versions_of_python(
    tmp_path: Path, wheel: Path, outcome: tuple[str, bytes], version: str
) -> None:
    """The same findings, the same bytes of the report, and not one warning."""
    python = _python(version)
    if python is None:
        pytest.skip(f"Python {version} is not installed")
    fresh = _installed(wheel, python, tmp_path / "fresh")

    assert _outcome(fresh / "python", tmp_path) == outcome


@pytest.mark.packaging
def test_windows_without_a_network_has_all_that_it_needs(tmp_path: Path, wheel: Path) -> None:
    """What is compiled is there for each version of Python that is named."""
    with zipfile.ZipFile(wheelhouse(wheel, tmp_path / "wheels.zip", ("3.11", "3.14"))) as packed:
        names = [Path(name).name.lower() for name in packed.namelist()]

    for name in ("lxml", "pyyaml", "rpds_py", "markupsafe"):
        compiled = [one for one in names if one.startswith(f"{name}-")]
        assert [one.partition("-cp")[2][:3] for one in compiled] == ["311", "314"]
        assert all(one.endswith("-win_amd64.whl") for one in compiled)
    assert wheel.name in names


@pytest.mark.packaging
def test_the_wheel_works_elsewhere(tmp_path: Path, wheel: Path) -> None:
    """Built, installed without the checkout, and run on a sample from another folder."""
    actip = _installed(wheel, sys.executable, tmp_path / "fresh") / "actip"
    sample = ROOT / "sample_data" / "2025"

    def done(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([actip, *arguments], capture_output=True, text=True, cwd=tmp_path)

    assert "11 files, 11 of them readable." in done("validate", sample).stdout
    assert "Babel, which is not installed." in done("texts", "export", "--lang", "lo", "-o", "lo.xlsx").stderr
    speaking = [actip.with_name("python"), "-X", "utf8", "-c",
                "from actip.catalogue import catalogue; print(catalogue('lo').label('sex', 'F'))"]  # fmt: skip
    assert subprocess.run(speaking, capture_output=True, text=True, cwd=tmp_path).stdout.strip() == "ຍິງ"
    assert done("report", "--region", sample, "-o", "region.xlsx").returncode == 0
    assert zipfile.is_zipfile(tmp_path / "region.xlsx")
    assert "generated files are rebuilt in a checkout." in done("build").stderr
