"""The house is one-way: who may import whom, where each library lives, and who prints, exits and opens files."""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLOORS = (
    ("errors", "spelling"),
    ("amounts", "lexicon", "resources", "gate"),
    ("texts",),
    ("catalogue", "confession"),
    ("format",),
    ("model",),
    ("disclosure", "form", "validation"),
    ("readers", "writers"),
    ("rules",),
    ("round",),
    ("assessment",),
    ("sections",),
    ("reports", "workbook", "importers", "translation"),
    ("settings",),
    ("commands",),
    ("cli", "desk", "api"),
    ("__main__",),
)
HOMES = {
    "typer": ("cli",),
    "rich": ("reports.console",),
    "jsonschema": ("validation.shape",),
    "jsonschema_rs": ("validation.shape",),
    "referencing": ("validation.shape",),
    "yaml": ("gate.events", "gate.yaml", "writers.dumper", "writers.submission"),
    "openpyxl": ("gate.sheets", "gate.table", "gate.workbook"),
    "phonenumbers": ("rules.patterns.phones",),
    "ftfy": ("rules.patterns.garbled",),
    "pathspec": ("gate.folders",),
    "tomllib": ("gate.toml",),
    "gettext": ("texts.translations",),
    "babel": ("translation.catalogues",),
    "junitparser": ("reports.junit",),
    "jinja2": ("writers.html",),
    "docx": ("writers.word",),
    "xlsxwriter": (
        *("writers.excel", "workbook.grid", "workbook.choice_lists", "workbook.cells", "workbook.findings_list"),
    ),
}
# Where an import may stand inside a function: commands, tables of what is looked up by name, the screen, settings,
# what was meant, patterns of .actipignore, YAML without its C part, languages besides English.
LATE = (
    "__main__",
    "cli",
    "validation.shape",
    "reports.console",
    "rules.patterns.phones",
    "rules.patterns.garbled",
    "gate.folders",
    "gate.marks",
    "gate.toml",
    "gate.yaml",
    "spelling",
    "texts.shelf",
)
SPEAKERS = ("__main__", "cli", "reports.console", "gate.files")
LEAVERS = ("__main__", "cli")
CLOCKS = ("reports.console",)  # how long a person has been waiting; nothing of it is in an output
TODAY = ("cli",)  # on what day it is, where nobody says; passed down from there
TOP_LEVEL = {
    *("pyproject.toml", "actip", "schemas", "templates", "tests", "sample_data", "README.md"),
    *("docs", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "Makefile", "action.yml"),
}

# What happened to a thing is no name for it: each of these can mean anything.
NO_NAMES = {
    *("found", "said", "told", "known", "made", "own", "asked", "given"),
    *("kept", "named", "shown", "taken", "chosen", "held"),
}


def _bare(word: str) -> str:
    """Return a name as it is compared: a constant or a private name is no better for being one; a class has its own."""
    return word.strip("_").lower() if word.strip("_").isupper() else word.strip("_")


FILES = sorted((ROOT / "actip").rglob("*.py"))
ALLOWED = {part: floor for floor, parts in enumerate(FLOORS) for part in parts}


def _part(name: str) -> str:
    """Return the part of the house that a module stands in."""
    return name.partition(".")[0]


def _lives_in(name: str, homes: Iterable[str]) -> bool:
    """Tell whether a module is one of these, or stands in one of these packages."""
    return any(name == home or name.startswith(f"{home}.") for home in homes)


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT / "actip").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


MODULES = {_name(path): ast.parse(path.read_text()) for path in FILES}
OWN = {name for name in MODULES if name}


def _own_imports(name: str) -> set[str]:
    """Return the modules of the package that a module imports, each by its longest name."""
    found = {imported.removeprefix("actip.") for imported in _imports(MODULES[name]) if imported.startswith("actip.")}
    return {imported for imported in found if imported in OWN}


@pytest.mark.parametrize("name", sorted(OWN))
def test_imports_go_down_only(name: str) -> None:
    """A module imports from floors below its own, or from its own package."""
    own = _part(name)
    for imported in _own_imports(name):
        part = _part(imported)
        assert part == own or ALLOWED[part] < ALLOWED[own], f"{name} imports {imported}"


def test_no_package_imports_in_a_circle() -> None:
    """Inside a package, too, imports go one way."""
    finished: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " > ".join((*path, name))
        if name not in finished:
            for imported in _own_imports(name):
                # A package's own __init__ is imported by its modules only where it defines something itself.
                if imported != name:
                    visit(imported, (*path, name))
            finished.add(name)

    for name in sorted(OWN):
        visit(name, ())


@pytest.mark.parametrize("name", sorted(name for name in OWN if any(other.startswith(f"{name}.") for other in OWN)))
def test_a_package_defines_nothing_that_a_module_of_it_is_called(name: str) -> None:
    """Once such a module is imported, its name in the package is the module: what is defined there is out of reach."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    defined = {node.name for node in MODULES[name].body if isinstance(node, kinds)}
    modules = {other.removeprefix(f"{name}.").partition(".")[0] for other in OWN if other.startswith(f"{name}.")}

    assert defined & modules == set()


@pytest.mark.parametrize("name", sorted(OWN))
def test_a_library_stays_in_its_home(name: str) -> None:
    """Each third-party library is imported in one place, and no other library is used."""
    for imported in _imports(MODULES[name]):
        library = imported.partition(".")[0]
        if library in HOMES:
            assert _lives_in(name, HOMES[library]), f"{name} imports {library}"
        else:
            assert library == "actip" or library in sys.stdlib_module_names, f"{name} imports {library}"


@pytest.mark.parametrize("name", sorted(OWN))
def test_imports_stand_at_the_top(name: str) -> None:
    """Only commands, tables and the screen import when they need something; nothing is imported for types alone."""
    tree = MODULES[name]
    assert "TYPE_CHECKING" not in ast.dump(tree)
    if not _lives_in(name, LATE):
        functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
        late = [imported for function in functions for imported in _imports(function)]
        assert late == []


@pytest.mark.parametrize("name", sorted(OWN))
def test_only_the_gate_opens_files(name: str) -> None:
    """Nothing else opens, parses, reads or writes a file."""
    if name.partition(".")[0] == "gate":
        return
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            doors = ("open", "read_text", "read_bytes", "write_text", "write_bytes", "loads", "load", "safe_load")
            assert called not in doors, f"{name}, line {node.lineno}: {called}"


@pytest.mark.parametrize("name", sorted(OWN))
def test_only_the_outermost_floors_speak_and_leave(name: str) -> None:
    """Core returns values: it neither prints nor exits."""
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Name) and node.id == "print":
            assert _lives_in(name, SPEAKERS), f"{name} prints"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            assert node.attr not in ("stdout", "stderr") or _lives_in(name, SPEAKERS), f"{name} speaks"
            assert node.attr != "exit" or _lives_in(name, LEAVERS), f"{name} exits"


@pytest.mark.parametrize("name", sorted(OWN))
def test_no_clock_and_no_chance_below_the_commands(name: str) -> None:
    """Same input, same output."""
    banned = {"random", "secrets", "uuid"} | ({"time"} if not _lives_in(name, CLOCKS) else set())
    assert not banned & {imported.partition(".")[0] for imported in _imports(MODULES[name])}
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("now", "today", "utcnow") or _lives_in(name, TODAY), f"{name} reads the clock"


def _names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield what a module gives a name to, variables, parameters, fields, attributes, functions, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.MatchAs | ast.MatchStar):
            yield node.name or "_", node.lineno


@pytest.mark.parametrize("name", sorted(OWN))
def test_a_name_says_what_a_thing_is(name: str) -> None:
    """Not what happened to it: nothing is called by a participle that could be of anything."""
    assert [f"line {line}: {word}" for word, line in _names(MODULES[name]) if _bare(word) in NO_NAMES] == []


@pytest.mark.parametrize(
    "code",
    [
        "def f(found): ...",
        "for found in a: ...",
        "[found for found in a]",
        "if found := a: ...",
        "class A:\n    found: str",
        "self.found = 1",
        "def found(): ...",
        "match a:\n    case [found]: ...",
    ],
)
def test_a_name_that_says_nothing_is_seen(code: str) -> None:
    """Wherever it is given; a key of facts, and a longer name, are free."""
    assert [name for name, _ in _names(ast.parse(code)) if name in NO_NAMES] == ["found"]
    assert [name for name, _ in _names(ast.parse("known_ids = {'found': 2}")) if name in NO_NAMES] == []


def test_the_top_level_is_as_designed() -> None:
    """Nothing else stands beside the package."""
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT)
    tracked = {line.partition("/")[0] for line in listed.stdout.splitlines()}
    names = tracked or {path.name for path in ROOT.iterdir()} - {
        "build",
        "dist",
        "PKG-INFO",
    }  # without git, as in an sdist

    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_schemas_and_templates_hold_data_only() -> None:
    """A Python file there would break the editable install."""
    assert [*(ROOT / "schemas").rglob("*.py"), *(ROOT / "templates").rglob("*.py")] == []


def test_a_command_starts_without_what_it_does_not_need() -> None:
    """Importing the commands loads neither a validator nor the screen."""
    code = "import sys, actip.cli; print(sorted({'jsonschema', 'jsonschema_rs', 'rich'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout.strip() == "[]"


def test_a_paper_is_composed_without_what_word_is_written_with() -> None:
    """A browser has no compiled lxml: there the same chapters are drawn as a page."""
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('docx', 'lxml')))\n"
        "import actip.commands.document, actip.commands.report, actip.reports.paper.region, actip.writers.papers"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)

    assert done.stderr == ""


def test_the_version_is_answered_before_anything_is_imported() -> None:
    """`actip --version` loads neither the commands nor the catalogue."""
    code = (
        "import sys; sys.argv = ['actip', '--version']; from actip.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert end.code == 0\n"
        "print(sorted(name for name in sys.modules if name.startswith(('actip', 'typer', 'yaml'))))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout.splitlines()[1] == "['actip', 'actip.__main__']"


def test_raw_calls_are_forbidden_outside_the_gate() -> None:
    """The linter refuses what opens, writes, parses, unpacks or reaches out, in any module but those of the gate."""
    calls = ("json.loads('')", "yaml.load('')", "os.replace('', '')", "zipfile.ZipFile('')", "socket.socket()")
    code = "".join(f"import {call.partition('.')[0]}\n" for call in calls) + "\n".join(calls)

    def refused(file: str) -> int:
        lint = [sys.executable, "-m", "ruff", "check", "--select", "TID251", "--output-format", "concise"]
        done = subprocess.run(
            [*lint, "--stdin-filename", file, "-"], input=code, capture_output=True, text=True, cwd=ROOT
        )
        return len({line.split(":")[1] for line in done.stdout.splitlines() if "TID251" in line})

    assert refused("actip/rules/new.py") >= len(calls)
    assert refused("actip/gate/new.py") == 0
