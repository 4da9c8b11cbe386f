"""No pattern takes time without end, and none is more lenient than it looks, whatever it is held against."""

import ast
import importlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import FormatChecker

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.format.schema import submission_schema
from actip.validation.shape import ENGINES, Shape
from tests.conftest import complete
from tests.test_architecture import MODULES
from tests.test_schema import _parts

_TAKES_PATTERN = ("compile", "search", "match", "fullmatch", "sub", "split", "finditer", "findall")


def _patterns(name: str) -> Iterator[tuple[int, str]]:
    """Yield the patterns of a module that do not depend on what it is given, each with its line."""
    module = importlib.import_module(f"actip.{name}")
    for node in ast.walk(MODULES[name]):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if getattr(node.func.value, "id", "") == "re" and node.func.attr in _TAKES_PATTERN:
            try:
                value = eval(compile(ast.Expression(node.args[0]), name, "eval"), vars(module))  # noqa: S307  our own
            except NameError:
                continue  # made of what a function was given, and escaped there
            yield node.lineno, value.pattern if isinstance(value, re.Pattern) else str(value)


def _endless(parsed: Any, inside: bool = False) -> bool:
    """Tell whether something is repeated without end inside of what is repeated without end, in more than one way.

    What must begin or end with a sign that the inner part cannot hold can be read in one way only.
    """
    for kind, about in parsed:
        if str(kind) in ("MAX_REPEAT", "MIN_REPEAT"):
            _, most, below = about
            unbounded = most == re._constants.MAXREPEAT  # type: ignore[attr-defined]
            if unbounded and inside:
                return True
            # A group that begins with a sign of its own cannot be divided in two ways.
            alone = len(below) == 1
            if _endless(below, inside or (unbounded and alone)):
                return True
        elif str(kind) == "SUBPATTERN":
            if _endless(about[-1], inside):
                return True
        elif str(kind) == "BRANCH" and any(_endless(branch, inside) for branch in about[1]):
            return True
    return False


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(a*)*", "([a-z]+)*x", "((a+)|b)+"])
def test_a_pattern_that_takes_for_ever_is_seen(pattern: str) -> None:
    """The judge itself."""
    assert _endless(re._parser.parse(pattern))  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name and name != "__main__"))
def test_no_pattern_repeats_a_repetition(name: str) -> None:
    """A text of thirty signs could keep it busy for hours."""
    for line, pattern in _patterns(name):
        assert not _endless(re._parser.parse(pattern)), f"{name}, line {line}: {pattern}"  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name and name != "__main__"))
def test_no_pattern_takes_the_digits_of_every_script(name: str) -> None:
    """A number is read in one place; a pattern names the digits that it means."""
    for line, pattern in _patterns(name):
        assert not re.search(r"(?<!\\)(?:\\\\)*\\d", pattern), f"{name}, line {line}: {pattern}"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("day", ["2025-01-01\n", "2025-01-01 ", "໒໐໒໕-໐໑-໐໑", "2026-02-30", "2025-1-1", "20250101"])
def test_a_date_is_a_date_and_nothing_more(known: Catalogue, engine: str, day: str) -> None:
    """No line break behind it, no digits of another script, no day that there is not."""
    found = [fault.rule_id for fault in Shape(known, engine).check({**complete(), "prepared": day})]

    assert found == ["SCH205"]


def test_every_format_that_is_asked_for_is_checked() -> None:
    """A format that a library does not know passes in silence."""
    found = [part.get("format") for part in _parts(submission_schema(catalogue()))]

    assert {name for name in found if isinstance(name, str)} == {"date"}
    assert "date" in FormatChecker().checkers
