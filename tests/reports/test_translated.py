"""The console in another language: nothing is left in English, whatever is found in whatever file."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree  # the documents are our own

import pytest

from actip.assessment import assess
from actip.catalogue import catalogue
from actip.catalogue.translated import in_language
from actip.format.fields import SUBMISSION, every_key
from actip.format.records import Submission
from actip.model import Assessment
from actip.reports import Showing, as_text, reporter
from actip.reports.console import cells, padded
from actip.reports.summary import identity
from actip.reports.text import statistics
from actip.rules.wording import reworded
from actip.texts import ENGLISH, Language
from tests.conftest import ROOT
from tests.pseudo import PSEUDO, Pseudo, bracketed, unbracketed

_SAMPLES = sorted(str(path) for path in (ROOT / "sample_data").rglob("*.*") if path.suffix in (".json", ".yaml"))
# What stands in no language: rules, obligations, the option that unfolds, the levels of Markdown and of GitHub.
_NO_TEXT = re.compile(r"\b[A-Z]{3}[0-9]{3}\b|\bACTIP-[0-9][0-9.a-z]*|--all\b|::(error|warning|notice) [^:]*::")
_WORD = r"[^\W\d_]{2,}"


class _Apart(Pseudo):
    """Brackets a text but not what it is filled with, so that English in a fact stands out, too."""

    def of(self, context: str, english: str) -> str:
        """Return a text with each piece between two placeholders bracketed."""
        pieces = re.split(r"(\{[^{}]*\})", english)
        return "".join(piece if piece.startswith("{") or not piece else bracketed(piece) for piece in pieces)

    def sign(self, context: str, english: str) -> str:
        """Return the word before the last entry of a list as a text, other signs as they are."""
        return self.of(context, english) if context == "list" else english


@cache
def _assessments() -> tuple[Assessment, ...]:
    return assess(_SAMPLES, catalogue(), [])[0]


def _in(language: Language) -> list[Assessment]:
    translated = in_language(catalogue(), language)
    return [
        assessment._replace(findings=tuple(reworded(finding, translated) for finding in assessment.findings))
        for assessment in _assessments()
    ]


def _report(format: str, language: Language, *, gaps_only: bool = False) -> str:
    translated = in_language(catalogue(), language)
    return as_text(reporter(format).report(_in(language), translated, Showing(gaps_only=gaps_only, unfold=gaps_only)))


def _in_english(lines: Iterable[str]) -> list[str]:
    """Return the lines in which words stand that nobody looked up."""
    words = (line for line in lines if line not in _SAMPLES and not line.startswith("    about: "))  # to be copied
    without = (re.sub(_NO_TEXT, "", line) for line in words)
    return [line for line in without if unbracketed(line)]


@pytest.mark.parametrize("gaps_only", [False, True])
def test_the_screen_is_wholly_in_the_language(gaps_only: bool) -> None:
    """Summaries, groups, findings and cures of all samples; paths and ids are no text."""
    assert _in_english(_report("text", PSEUDO, gaps_only=gaps_only).splitlines()) == []


@pytest.mark.parametrize("gaps_only", [False, True])
def test_the_statistics_are_wholly_in_the_language(gaps_only: bool) -> None:
    """Headings and the titles of rules."""
    assert _in_english(as_text(statistics(_in(PSEUDO), PSEUDO, Showing(gaps_only=gaps_only))).splitlines()) == []


def test_a_text_that_nobody_looked_up_is_seen() -> None:
    """The measure itself: a sentence in English, and one that is only begun in another."""
    assert _in_english(["No findings.", f"{bracketed('No findings.')} SUM202"]) == ["No findings."]
    assert _in_english([f"{bracketed('No')} findings."]) != []


@pytest.mark.parametrize("gaps_only", [False, True])
def test_markdown_is_wholly_in_the_language(gaps_only: bool) -> None:
    """Headings of tables, severities, places."""
    lines = [re.sub(r"\\(.)", r"\1", line) for line in _report("markdown", PSEUDO, gaps_only=gaps_only).splitlines()]
    without = [re.sub("|".join(map(re.escape, _SAMPLES)), "", line) for line in lines]

    assert _in_english(without) == []


@pytest.mark.parametrize("gaps_only", [False, True])
def test_marks_are_wholly_in_the_language(gaps_only: bool) -> None:
    """What GitHub shows beside a line."""
    lines = _report("github", PSEUDO, gaps_only=gaps_only).splitlines()

    assert lines
    assert _in_english(lines) == []


def _texts(node: object) -> Iterator[str]:
    """Yield what a person reads in a document for programs; keys, codes, paths and reasons of a state are no text."""
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and key in ("text", "markdown", "message", "remedy"):
                yield value
            else:
                yield from _texts(value) if key != "facts" else ()
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)


@pytest.mark.parametrize("format", ["json", "sarif"])
@pytest.mark.parametrize("gaps_only", [False, True])
def test_objects_for_programs_are_wholly_in_the_language(format: str, gaps_only: bool) -> None:
    """Messages and cures, and in SARIF the texts of the rules; each other key is one that a program reads."""
    texts = list(_texts(json.loads(_report(format, PSEUDO, gaps_only=gaps_only))))

    assert len(texts) > 100
    assert _in_english(line.strip("# ") for text in texts for line in text.split("\n\n") if line) == []


@pytest.mark.parametrize("gaps_only", [False, True])
def test_test_reports_are_wholly_in_the_language(gaps_only: bool) -> None:
    """Names of cases, failures and output."""
    root = ElementTree.fromstring(_report("junit", PSEUDO, gaps_only=gaps_only))  # noqa: S314  our own document
    cases = [case.get("name", "") for case in root.iter("testcase")]
    failures = [text for failure in root.iter("failure") for text in (failure.get("message", ""), failure.text or "")]
    outputs = [output.text or "" for output in root.iter("system-out")]

    assert len(cases) > 100
    assert _in_english([*cases, *failures, *outputs]) == []


@cache
def _typed_or_code() -> frozenset[str]:
    """Return the words that stand in a sample, and those of codes and keys, which a text file has as they are."""
    known = catalogue()
    typed = " ".join(Path(path).read_text(encoding="utf-8", errors="replace") for path in _SAMPLES)
    codes = [code for codes in known.lists.values() for code in codes.codes]
    keys = [key.name for key in every_key(SUBMISSION)]
    names = [*codes, *keys, *known.lists, *known.indicators, *known.dimensions, *known.states, *_SAMPLES]
    return frozenset(re.findall(_WORD, " ".join([typed, *names]).casefold()))


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_no_english_stands_in_a_fact(format: str) -> None:
    """What a sentence is filled with is a value, what the file typed, a key or a code, or was looked up itself."""
    report = re.sub(r"\\(.)", r"\1", _report(format, _Apart()))
    lines = [unbracketed(re.sub(_NO_TEXT, "", line)).casefold() for line in report.splitlines()]

    assert {word for line in lines for word in re.findall(_WORD, line)} - _typed_or_code() == set()


def test_columns_stand_below_each_other_in_any_script() -> None:
    """A vowel above a Lao letter takes no cell of the screen, a Chinese letter takes two."""
    for text, width in (("note", 4), ("ຂໍ້ມູນ", 3), ("កំហុស", 3), ("注", 2)):
        assert cells(text) == width
        assert (padded(text, 8), padded(text, -8)) == (text + " " * (8 - width), " " * (8 - width) + text)


class _Lao(Language):
    code = "lo"

    def of(self, context: str, english: str) -> str:
        """Return the same few letters for every title, other than English in how many of them there are."""
        return "ຂໍ້ມູນ" if context.endswith("title") else english


def test_the_statistics_are_aligned_in_cells() -> None:
    """The counts end below each other, and the heading stands above them."""
    lines = as_text(statistics(_assessments(), _Lao())).splitlines()[1:]

    assert len({cells(line) for line in lines}) == 1
    assert len({len(line) for line in lines}) > 1


@pytest.mark.parametrize("list_name", ["clearance", "questionnaires"])
def test_every_code_has_its_words_inside_a_sentence(list_name: str) -> None:
    """A label begins with a capital letter, which no sentence has in its middle."""
    for code in catalogue().lists[list_name].codes:
        label = catalogue().label(list_name, code)
        assert ENGLISH.inside(label) == label.lower()


def test_the_clearance_stands_inside_the_line_of_a_file() -> None:
    """Nobody reads "Nationally approved" in the middle of a line."""
    for code in catalogue().lists["clearance"].codes:
        words = list(identity(Submission(clearance=code), catalogue()))[-1]
        assert words == catalogue().label("clearance", code).lower()
