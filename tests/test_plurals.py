"""No plural is glued: a text about a number of things has both of its forms, each in whole."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCES = sorted((ROOT / "actip").rglob("*.py"))
# A fixed noun in the plural behind a number: ' errors', ' of the obligations', ' small counts'.
_NOUN = re.compile(r"^ (?:of (?:the|their|its) )?(?:[a-z]+ )?(?P<noun>[a-z]{2,}s)\b")
# Words that end with an s and are none.
_NO_NOUN = {"is", "was", "has", "does", "as", "its", "this", "less", "years"}
_NUMBERS = re.compile(r"^(count|number|errors|total|many|more|off|rows|left_out|.*_count)$")


def _is_number(part: ast.FormattedValue) -> bool:
    """Tell whether a number stands in a slot: a length, a sum, a figure with its thousands apart, or by its name."""
    if ast.unparse(part.value).isupper():  # a limit of the program: it is known to be many
        return False
    if part.format_spec is not None and "," in ast.unparse(part.format_spec):
        return True
    if any(isinstance(node, ast.Call) and ast.unparse(node.func) in ("len", "sum") for node in ast.walk(part.value)):
        return True
    return bool(_NUMBERS.match(ast.unparse(part.value).rpartition(".")[2]))


def _fixed_plurals(text: ast.JoinedStr) -> Iterator[str]:
    """Yield what of a text is a number before a noun that is a plural whatever the number."""
    for before, after in zip(text.values, text.values[1:], strict=False):
        if isinstance(before, ast.FormattedValue) and isinstance(after, ast.Constant) and _is_number(before):
            noun = _NOUN.match(str(after.value))
            if noun and noun["noun"] not in _NO_NOUN:
                yield ast.unparse(text)


def _glued(node: ast.AST) -> bool:
    """Tell whether two words are chosen of which one is the other with an ending, or the ending alone."""
    arms: list[ast.expr] = []
    if isinstance(node, ast.IfExp):
        arms = [node.body, node.orelse]
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        arms = [ast.Constant(""), node.left if isinstance(node.left, ast.Constant) else node.right]
    words = sorted((arm.value for arm in arms if isinstance(arm, ast.Constant) and isinstance(arm.value, str)), key=len)
    if len(words) != 2:
        return False
    one, many = words
    return many in ("s", "es", "ies") or (
        bool(one) and many in (f"{one}s", f"{one}es", f"{one.removesuffix('y')}ies", f"{one.removesuffix('s')}")
    )


def faults(source: str) -> list[str]:
    """Return what of a source glues a plural."""
    every = list(ast.walk(ast.parse(source)))
    fixed = [plural for node in every if isinstance(node, ast.JoinedStr) for plural in _fixed_plurals(node)]
    return [*fixed, *(ast.unparse(node) for node in every if _glued(node))]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_plural_is_glued(path: Path) -> None:
    """`counted` has both forms, and other languages more."""
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "f\"{n} error{'' if n == 1 else 's'}\"",
        "f\"sheet{'s' * (len(strange) > 1)}\"",
        "f\"{n} {'entry' if n == 1 else 'entries'}\"",
        'f"{len(errors)} errors"',
        'f"{self.count} of the obligations"',
        'f"{table.figures:,} small counts read"',
    ],
)
def test_a_glued_plural_is_seen(source: str) -> None:
    """In each way in which it was written once."""
    assert len(faults(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'ENGLISH.counted("note", "{count} error", "{count} errors", n)',
        'f"{path} is a folder"',
        'f"{len(names)} of {whole}"',
        '"renamed" if n == 1 else "split"',
        "f'{title}: {count}'",
    ],
)
def test_what_is_no_plural_is_left_alone(source: str) -> None:
    """A verb, a bare number, two words of two meanings."""
    assert faults(source) == []
