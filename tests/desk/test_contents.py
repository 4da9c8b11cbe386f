"""Whatever the desk looks up by a name, or late, is in its page: a ministry never meets a part that was left out."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk.building import NOT_OF_THE_LIBRARY, NOT_OF_THE_PACKAGES, PACKAGES, WORK
from tests.desk.contents import parts
from tests.desk.packed import unpacked

# Modules that are named in a text, and left out: no panel of the desk offers what they are for.
NOT_OFFERED = {
    "actip.reports.junit": "a format of reports of tests, for CI",
    "actip.writers.word": "Word",
}
# Modules of packages that the program does not load, and tests of a module's own, which stand in functions.
NOT_LOADED = ("defusedxml/xmlrpc.py",)
OWN_TESTS = "doctest"
# Packages that the page alone has, or has in another version; packages.txt says why.
OF_THE_PAGE_ALONE = {"pyrsistent", "pyrsistent_as_rpds_py", "wcwidth"}


@pytest.fixture(name="program", scope="module")
def _program(desk_file: Path) -> set[str]:
    """The names of all files of the program in the page."""
    return set(unpacked(parts(desk_file)["program"]))


def test_a_module_named_in_a_text_is_in_the_page(program: set[str]) -> None:
    """Tables of formats and readers name modules; those that are left out are of what the desk does not offer."""
    named = set()
    for name in program:
        if name.startswith("actip/") and name.endswith(".pyc"):
            tree = ast.parse((ROOT / name.removesuffix("c")).read_bytes())
            texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
            named |= {text for text in texts if isinstance(text, str) and re.fullmatch(r"actip(\.\w+)+", text)}
    modules = {name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".") for name in program}

    assert "actip.reports.text" in named
    assert {name for name in named if _is_module(name)} - modules == NOT_OFFERED.keys()


def test_the_page_carries_the_packages_that_a_change_is_checked_with() -> None:
    """To the byte: whoever raises one raises it in both lists."""
    lock = (ROOT / "tests" / "requirements.lock").read_text()
    digests = re.findall(r"^(\w+)==\S+ --hash=(\S+)$", PACKAGES.read_text(), re.M)

    assert len(digests) > len(OF_THE_PAGE_ALONE)
    assert {name for name, digest in digests if digest not in lock} == OF_THE_PAGE_ALONE


def test_every_module_is_compiled(program: set[str]) -> None:
    """The page compiles nothing each time it is opened."""
    assert not [name for name in program if name.endswith(".py")]


def test_only_the_program_and_its_packages_are_in_the_page(program: set[str]) -> None:
    """No tests, no command line, no blank form, nothing of the machine that built it."""
    wheels = {re.split("[-.]", path.name)[0] for path in (WORK / "wheels").glob("*.whl")}
    tops = {name.partition("/")[0] for name in program}

    assert len(wheels) == len(re.findall("^[a-z]", PACKAGES.read_text(), re.M))
    assert tops >= {"actip", "jinja2", "openpyxl", "yaml"}
    assert not [name for name in program if name.startswith("actip/cli") or "/tests/" in name or "__pycache__" in name]
    assert {name.rpartition(".")[2] for name in program if name.startswith("actip/_data/")} == {
        *("json", "yaml", "mo", "html", "css", "js")
    }


def test_no_package_asks_for_what_is_left_out_of_the_library(desk_file: Path) -> None:
    """Neither at once nor in a function."""
    assert desk_file.exists()  # all is fetched
    left_out = {name.rstrip("/").removesuffix(".py").replace("/", ".") for name in NOT_OF_THE_LIBRARY}
    asked = {
        (path, module)
        for path, source in _sources()
        if path not in NOT_LOADED
        for module in _imports(source)
        if module != OWN_TESTS and any(module == name or module.startswith(f"{name}.") for name in left_out)
    }

    assert asked == set()


def _is_module(name: str) -> bool:
    path = ROOT / name.replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def _sources() -> Iterator[tuple[str, bytes]]:
    """Yield the path and the source of each module of a package that is in the page."""
    for wheel in (WORK / "wheels").glob("*.whl"):
        for name, content in unpacked(wheel.read_bytes()).items():
            if name.endswith(".py") and not NOT_OF_THE_PACKAGES.search(name):
                yield name, content


def _imports(source: bytes) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
