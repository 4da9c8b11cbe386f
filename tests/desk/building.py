"""Build the desk: fetch what it carries by its digests, lay it out, and let the engine itself compile and draw it.

All that has a hand in the bytes is pinned: Python, zlib and jinja of the page are the ones that it carries. So the same
bytes come of any machine, Python, day and language.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import NoReturn

from filelock import FileLock

from tests.desk.licences import licences

HERE = Path(__file__).parent
ROOT = HERE.parent.parent  # not from tests.conftest, which needs all that tests need
WORK = ROOT / "build" / "desk"
PAGE = ROOT / "build" / "actip-desk.html"
PACKAGES = HERE / "packages.txt"
ENGINE = "pyodide@314.0.7"
ENGINE_DIGEST = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="  # sha512
CANNOT_BE_HAD = 75  # the exit code where a program or the network is missing: nothing is wrong with the page

# What of the program is not in the page. tests/desk/test_contents.py holds that nothing else asks for it.
NOT_OF_THE_PROGRAM = (
    *("actip/__main__.py", "actip/cli/"),  # the command line
    *("actip/translation/", "actip/commands/texts.py"),  # what translators work with, which needs Babel
    "schemas/texts/glossary.yaml",
    "actip/writers/word.py",  # needs lxml
    "actip/reports/junit.py",  # needs junitparser
)
# What of the packages is not: tests, and parts compiled for another machine, which have a pure one beside them.
NOT_OF_THE_PACKAGES = re.compile(r"(^|/)(tests|benchmarks)/|\.dist-info/|\.data/|\.so$|\.pyi$")
# The module rpds, which is compiled for each machine: what stands in for it is pure, and has its names.
STANDS_IN = "from pyrsistent_as_rpds.pure import *\n"
# What of CPython's library is not: debuggers, servers, mail, tests, what starts other processes, and how texts were
# written on machines that no ministry has.
NOT_OF_THE_LIBRARY = (
    *("_pyrepl/", "pdb.py", "bdb.py", "pydoc.py", "pydoc_data/", "doctest.py", "unittest/", "pickletools.py"),
    *("xmlrpc/", "wsgiref/", "imaplib.py", "smtplib.py", "poplib.py", "ftplib.py", "mailbox.py", "http/server.py"),
    *(f"encodings/{name}" for name in ("mac_", "cp0", "cp1006", "cp1026", "cp11", "cp5", "cp7", "cp8", "koi8_", "hp_")),
    *("multiprocessing/", "ctypes/", "profile.py", "cProfile.py", "pstats.py", "profiling/", "trace.py", "timeit.py"),
)


def build(page: Path) -> None:
    """Write the page, and beside it, packed with how to open it, the same as .zip."""
    WORK.mkdir(parents=True, exist_ok=True)
    with FileLock(WORK / "lock"), tempfile.TemporaryDirectory(dir=WORK) as temporary:
        folder = Path(temporary)
        lay_out(*fetched(), folder)
        _run(["node", str(HERE / "engine.mjs"), str(folder), str(HERE / "inside.py")])
        page.parent.mkdir(parents=True, exist_ok=True)
        for made, target in (("page.zip", page.with_suffix(".zip")), ("page.html", page)):
            (folder / made).chmod(0o644)
            shutil.move(folder / made, target)  # whole or not at all, where it is the same disk


def fetched() -> tuple[Path, Path]:
    """Return the archive of the engine and the folder of the packages. What is there already is not fetched again."""
    archive = WORK / f"{ENGINE.replace('@', '-')}.tgz"
    if not archive.exists():
        _run(["npm", "pack", "--silent", ENGINE], fetches=True)
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != ENGINE_DIGEST:
        archive.unlink()
        raise SystemExit(f"What was fetched as {ENGINE} is not the file that is named by its digest.")
    wheels = WORK / "wheels"
    if {hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels.glob("*.whl")} != digests():
        shutil.rmtree(wheels, ignore_errors=True)
        _fetch_wheels(wheels)
    return archive, wheels


def digests() -> set[str]:
    """Return the digests of all packages."""
    return set(re.findall(r"--hash=sha256:([0-9a-f]{64})", PACKAGES.read_text(encoding="utf-8")))


def _fetch_wheels(wheels: Path) -> None:
    """Fetch each package as it is for one and the same Python and machine, whichever builds."""
    platforms = ("any", "manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64")
    _run(
        [
            *(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--require-hashes"),
            *("--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--abi", "none"),
            *(word for platform in platforms for word in ("--platform", platform)),
            *("-d", str(wheels), "-r", str(PACKAGES)),
        ],
        fetches=True,
    )


def lay_out(archive: Path, wheels: Path, folder: Path) -> None:
    """Put what the page is made of into a folder, as inside.py expects it."""
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    engine, program = (folder / "package").rename(folder / "engine"), folder / "program"
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            names = [name for name in packed.namelist() if not NOT_OF_THE_PACKAGES.search(name)]
            packed.extractall(program, names)  # noqa: S202  each is known by its digest
    (program / "rpds.py").write_text(STANDS_IN, encoding="utf-8")
    for name in own_files():
        target = program / (name if name.startswith("actip/") else f"actip/_data/{name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    library = zipfile.ZipFile(engine / "python_stdlib.zip")
    with library, zipfile.ZipFile(folder / "library.zip", "w") as packed:
        for name in library.namelist():
            if not name.endswith("/") and not name.startswith(NOT_OF_THE_LIBRARY):
                packed.writestr(name, library.read(name))
    about = json.loads((engine / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    (folder / "lock.json").write_text(json.dumps({"info": about, "packages": {}}), encoding="utf-8")
    (folder / "licences.txt").write_text(licences(engine, wheels, ROOT / "LICENSE"), encoding="utf-8")


def own_files() -> list[str]:
    """Return the files of this checkout that the page carries: modules, tables, languages and templates."""
    return sorted(
        name
        for top, suffixes in {
            "actip": (".py",),
            "schemas": (".yaml", ".json", ".mo"),
            "templates": (".html", ".css", ".js", ".yaml"),
        }.items()
        for path in (ROOT / top).rglob("*")
        if path.suffix in suffixes and not (name := path.relative_to(ROOT).as_posix()).startswith(NOT_OF_THE_PROGRAM)
    )


def _run(command: list[str], *, fetches: bool = False) -> None:
    """Run a program; end with what it says where it is not there or did not do it."""
    try:
        finished = subprocess.run(command, cwd=WORK, capture_output=True, text=True, encoding="utf-8", errors="replace")
    except FileNotFoundError:
        _end(f"{command[0]} is needed to build the desk, and is not installed here.")
    if finished.returncode and fetches:
        _end(f"What the desk carries could not be fetched: {' '.join(command[:4])} ...\n{finished.stderr[-2000:]}")
    if finished.returncode:
        raise SystemExit(f"{command[0]} did not build the desk:\n{finished.stderr[-3000:]}")


def _end(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise SystemExit(CANNOT_BE_HAD)
