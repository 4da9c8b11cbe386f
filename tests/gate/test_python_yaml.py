"""Without its C part PyYAML reads and writes the same: findings, places, bytes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from actip.errors import UnreadableSubmission
from actip.gate import yaml
from actip.gate.events import PythonParser
from actip.gate.scalars import Refused
from actip.writers.dumper import DUMPER, PythonDumper
from actip.writers.submission import as_yaml
from tests.conftest import ROOT
from tests.fuzz.spoiling import of_bytes

_WHOLE = (*sorted((ROOT / "schemas").glob("*.yaml")), *sorted((ROOT / "sample_data").glob("202*/*.yaml"))[::4])
_SIGNS = (
    *"{}[]:,&*!|>'\"#-?@`% \n\t\r\\ab1=é🧑",
    *(
        "\u2028",
        "\x85",
        "\ufeff",
        "\xa0",
        "\x07",
        "- ",
        ": ",
        "? ",
        "<<: ",
        "--- ",
        "...\n",
        "\n\t",
        "\n  ",
        "!!",
        "%41",
    ),
    *("%YAML 1.1\n", "%TAG ! x\n", "\\x4", "\\u00e9", "\\ud800", "|+2\n", ">1-\n", "!<a,b> ", "*a ", "&a "),
)
_EVERY_KIND = """\
a: {b: [1, 'x', "y\\n"], c: d}
l:
  - x
  - y: z # c
t: |
  text
  more
f: >-
  a
  b

   c
'q': "r"
? k
: v
n: &a !!str x
m: plain
  goes on
"""


def _outcome(text: str, parser: Any) -> object:
    """Return all that comes out of a text: its data and where each thing stands, or why it cannot be read."""
    try:
        parsed = yaml.parse(text, parser)
    except UnreadableSubmission as error:
        return error.rule_id, error.facts, error.line, error.column
    places, again = parsed.positions()
    return _exact(parsed.data), parsed.repeated, dict(places), again


def _exact(data: Any) -> Any:
    """Return data in which a value that was refused, a text and a number are never equal."""
    if isinstance(data, dict):
        return [(key, _exact(below)) for key, below in data.items()]
    if isinstance(data, list):
        return [_exact(below) for below in data]
    return (data, data.rule_id, data.reason) if isinstance(data, Refused) else (type(data), data)


def _different(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if _outcome(text, yaml.PARSER) != _outcome(text, PythonParser)]


def _parts() -> list[str]:
    """Return parts of a sample, short enough to be read often."""
    lines = (ROOT / "sample_data" / "2025" / "LAO_2025.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    return ["".join(lines[at : at + 30]) for at in range(0, len(lines), 60)] + [_EVERY_KIND] * 12


def _chances(number: int) -> Iterator[Random]:
    """Yield as many sources of chance, the same ones each time."""
    return (Random(seed) for seed in range(number))  # noqa: S311  chance decides nothing here but what is tried


def _bent(text: str, chance: Random) -> str:
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(_SIGNS) + text[at + chance.choice((0, 0, 1, 3)) :]
    return text


def test_the_c_part_is_used_where_it_is_there() -> None:
    """Otherwise the tests below would hold a parser to itself."""
    assert yaml.PARSER is pyyaml.CSafeLoader
    assert DUMPER is pyyaml.CSafeDumper


@pytest.mark.parametrize("path", _WHOLE, ids=lambda path: path.name)
def test_a_file_is_read_alike(path: Path) -> None:
    """Our own files and the samples: the same data, at the same places."""
    assert not _different([path.read_text(encoding="utf-8")])


def test_the_cases_of_all_rules_are_read_alike() -> None:
    """Texts that the cases hold are spoilt in the ways that people spoil them."""
    files = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "cases").rglob("*.yaml"))]
    cases = [pyyaml.safe_load(text) for text in files]
    texts = [str(case["file"]["text"]) for case in cases if "text" in case.get("file", {})]

    assert not _different(files)
    assert not _different(texts)
    assert len(texts) > 20


def test_spoilt_bytes_are_read_alike() -> None:
    """Turned, cut, doubled, moved, filled in."""
    parts = _parts()
    spoilt = [of_bytes(chance.choice(parts).encode(), chance).decode(errors="replace") for chance in _chances(700)]

    assert not _different(spoilt)


def test_texts_with_signs_put_in_are_read_alike() -> None:
    """A sign that means something to YAML, anywhere."""
    parts = _parts()

    assert not _different([_bent(chance.choice(parts), chance) for chance in _chances(700)])


def test_any_mixture_of_signs_is_read_alike() -> None:
    """The signs that mean something to YAML, in any order."""
    assert not _different(["".join(chance.choices(_SIGNS, k=chance.randrange(1, 25))) for chance in _chances(4000)])


@pytest.mark.parametrize("step", ["[", "{", "- ", "a: [", "[\n", "{a: ", "? ", "- [", "\n" + " " * 3 + "- "])
def test_what_is_too_deep_is_told_at_the_same_place(step: str) -> None:
    """One C part counts on its own while it looks ahead, one does not."""
    assert not _different([f"{begin}{step * number}" for begin in ("", "a: ") for number in (63, 70, 1100)])


@pytest.mark.parametrize("words", ["nesting depth", "escape", "expected ',' or", "cannot start any token"])
def test_words_of_a_parser_in_a_text_mean_nothing(words: str) -> None:
    """The Python parser repeats the line that is wrong in its message."""
    texts = [f"a: {words}: b\n", f"- {words}\n  - {words}: [", f"{words}\n'x"]

    assert not _different(texts)


@pytest.mark.parametrize("tag", ["!a%ED%A0%80", "!a%C0%80", "!<%F8>", "!a%FF", "!%2", "!é", "!!str,", "!a[b]"])
def test_a_tag_that_is_no_text_is_refused_and_never_fails(tag: str) -> None:
    """The C part passes on octets that stand for no sign."""
    assert not _different([f"a: {tag} b\n", f"[{tag} b, c]", f"%TAG ! {tag}\n--- !x y"])


_TEXTS = st.lists(st.sampled_from([*_SIGNS, *"ຂໍ້ຄວາມ\u200b\ufffe", "word " * 15, "no", "012", "~"]), max_size=8).map(
    "".join
)
_KEYS = st.text(st.sampled_from("ab?: '\"é"), max_size=3)


@given(
    st.dictionaries(
        _KEYS,
        st.recursive(
            st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.floats(-1e14, 1e14) | _TEXTS,
            lambda below: st.lists(below, max_size=3) | st.dictionaries(_KEYS, below, max_size=3),
            max_leaves=8,
        ),
        max_size=4,
    )
)
def test_the_same_bytes_are_written(data: dict[str, Any]) -> None:
    """Lines, quotation marks and blocks, whatever stands in a text."""
    assert as_yaml(data, PythonDumper) == as_yaml(data)


@pytest.mark.parametrize("dumper", [PythonDumper, DUMPER])
@pytest.mark.parametrize("data", [{"": ["%YAML 1.1\n|+2\n\n", None]}, {"a": "%YAML 1.1\n|+2\n\n"}])
def test_no_mark_of_an_end_is_written(data: dict[str, Any], dumper: Any) -> None:
    """A block that ends with empty lines reads back without one."""
    text = as_yaml(data, dumper)

    assert not text.endswith("...\n")
    assert pyyaml.safe_load(text) == data


@pytest.mark.parametrize("size", [126, 127, 128, 129, 64])
def test_a_long_key_is_written_alike(size: int) -> None:
    """The line of a key is measured in bytes."""
    data = {"é" * (size // 2) + "a" * (size % 2): 1, "a" * size: {"b": "🧑 " * size}}

    assert as_yaml(data, PythonDumper) == as_yaml(data)


@pytest.mark.parametrize("value", [1e-07, 1.5e-10, 12345678901234.5, 0.1, 1.234])
def test_a_number_without_a_point_is_read_as_itself(value: float) -> None:
    """It is written with one, and needs no tag, which would be refused."""
    for dumper in (DUMPER, PythonDumper):
        assert yaml.parse(as_yaml({"value": value}, dumper)).data == {"value": value}
