"""Build the desk: fetch what it carries by its digests, compile it, and write the page. The same bytes each time."""

import base64
import gzip
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import NoReturn

from actip.catalogue import catalogue
from actip.desk.page import Part, whole
from tests.conftest import ROOT

HERE = Path(__file__).parent
WORK = ROOT / "build" / "desk"
ENGINE = "pyodide@314.0.7"
ENGINE_DIGEST = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="  # sha512
CANNOT_BE_HAD = 75  # the exit code where a program or the network is missing: nothing is wrong with the page
LONG_AGO = (1980, 1, 1, 0, 0, 0)
# What of a package nobody imports here.
NOT_NEEDED = ("tests/", "jsonschema/benchmarks/", "ftfy/cli.py", "ftfy/formatting.py", "form.xlsx")


def fetched() -> tuple[Path, Path]:
    """Fetch the engine and the packages; return the folder of each. What is there already is not fetched again."""
    if not shutil.which("node"):
        _end("node is needed to build the desk, and not installed.")
    engine, wheels = WORK / "engine", WORK / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    archive = WORK / f"{ENGINE.replace('@', '-')}.tgz"
    if not archive.exists():
        _fetch(["npm", "pack", "--silent", ENGINE], cwd=WORK)
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != ENGINE_DIGEST:
        raise SystemExit(f"{archive.name} is not the file that is meant.")
    shutil.rmtree(engine, ignore_errors=True)
    with tarfile.open(archive) as packed:
        packed.extractall(WORK, filter="data")
    (WORK / "package").rename(engine)
    platforms = ("any", "manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64")
    download = [
        *(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--require-hashes"),
        *("--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--abi", "none"),
        *(word for platform in platforms for word in ("--platform", platform)),
        *("-d", str(wheels), "-r", str(HERE / "packages.txt")),
    ]
    _fetch(download, cwd=WORK)
    return engine, wheels


def _fetch(command: list[str], cwd: Path) -> None:
    """Run a client of a registry; where there is none, or it cannot reach it, say so and end."""
    try:
        finished = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    except FileNotFoundError:
        _end(f"{command[0]} is needed to build the desk, and not installed.")
    if finished.returncode:
        _end(f"{' '.join(command[:4])} ... could not fetch what the desk carries:\n{finished.stderr[-2000:]}")


def _end(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise SystemExit(CANNOT_BE_HAD)


def program(engine: Path, wheels: Path) -> bytes:
    """Return the modules and files of the program and of all that it imports, compiled, in one archive."""
    folder = WORK / "program"
    shutil.rmtree(folder, ignore_errors=True)
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            names = [name for name in packed.namelist() if _is_needed(name)]
            packed.extractall(folder, names)  # noqa: S202
    shutil.copytree(ROOT / "actip", folder / "actip", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("schemas", "templates"):
        shutil.copytree(
            ROOT / name, folder / "actip" / "_data" / name, ignore=shutil.ignore_patterns("form.xlsx", "*.po", "*.pot")
        )
    subprocess.run(["node", str(HERE / "compile.mjs"), str(engine), str(folder)], check=True)
    return _packed(
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    )


def _is_needed(name: str) -> bool:
    return ".dist-info/" not in name and not name.endswith(".so") and not any(part in name for part in NOT_NEEDED)


def _packed(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name in sorted(files):
            packed.writestr(zipfile.ZipInfo(name, LONG_AGO), files[name])
    return archive.getvalue()


def build(target: Path) -> None:
    """Write the page."""
    engine, wheels = fetched()
    with zipfile.ZipFile(engine / "python_stdlib.zip") as packed:
        library = _packed({name: packed.read(name) for name in packed.namelist() if not name.endswith("/")})
    about = json.loads((engine / "pyodide-lock.json").read_text())["info"]
    contents = {
        "engine": (engine / "pyodide.asm.mjs").read_bytes(),
        "loader": (engine / "pyodide.mjs").read_bytes(),
        "wasm": (engine / "pyodide.asm.wasm").read_bytes(),
        "library": library,
        "lock": json.dumps({"info": about, "packages": {}}).encode(),
        "program": program(engine, wheels),
    }
    parts = tuple(
        Part(name, base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()) for name, content in contents.items()
    )
    page = whole(parts, "", catalogue())
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8")
    print(f"{target}: {len(page.encode()) / 1e6:.1f} MB, sha256 {hashlib.sha256(page.encode()).hexdigest()}")
