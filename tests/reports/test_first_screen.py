"""The first page on a screen: whole figures and codes at any width, letters where no signs are, and what is behind."""

import io
import re
import sys
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.commands.report import RegionalReport, regional_report
from actip.model.first_page import FirstPage
from actip.model.settings import ReportScope
from actip.reports import console
from tests.conftest import ROOT

SAMPLE = [str(ROOT / "sample_data" / number) for number in ("2024", "2025")]
_TOGETHER = re.compile(r"<?\d[\d,]* (?:→|·|of|to) <?\d[\d,]*|\d+ %|\b[A-Z]{3}\b\*?|\d[\d,.]*\d")

_WORDS = ["280 → 60", "7 of 9", "12 to 16", "47 %", "1 May 2026", "word", "IDN*,", "(9"]


@pytest.fixture(name="reports", scope="module")
def _reports() -> list[RegionalReport]:
    """The region, and one state of it."""
    scopes = (ReportScope(state=state, as_of=date(2026, 5, 1)) for state in ("", "THA"))
    return [regional_report(SAMPLE, "asean", catalogue(), scope=scope) for scope in scopes]


def _texts(first: FirstPage) -> list[str]:
    return [
        *(first.title, first.lead, *first.notes),
        *(tile.code for tile in first.tiles),
        *(text for one in first.headlines for text in (one.figure, one.about, one.coverage, one.change)),
        *(text for row in first.map_rows for text in (row.about, row.open_in)),
        *(text for block in first.blocks for one in block.points for text in (one.words, one.figure, one.reason)),
    ]


@pytest.mark.parametrize("screen", [60, 80, 100, 140])
def test_no_figure_and_no_code_is_broken(
    reports: list[RegionalReport], screen: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each figure, each pair of figures and each code stands whole in a line, and no line is wider than the screen."""
    monkeypatch.setenv("COLUMNS", str(screen))
    for report in reports:
        assert report.first is not None
        console.draw_first(report.first, report.stamps, [section.name for section in report.sections])
        lines = capsys.readouterr().out.splitlines()
        assert max(map(len, lines)) <= screen
        there = Counter(figure for line in lines for figure in _TOGETHER.findall(line))
        wanted = Counter(figure for text in _texts(report.first) for figure in _TOGETHER.findall(text))
        assert not wanted - there


def test_all_of_it_is_on_the_screen(
    reports: list[RegionalReport], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No word of the page is left out, whatever stands beside it."""
    monkeypatch.setenv("COLUMNS", "80")
    for report in reports:
        assert report.first is not None
        console.draw_first(report.first)
        there = Counter(capsys.readouterr().out.split())
        assert not Counter(word for text in _texts(report.first) for word in text.split()) - there


def test_the_map_shows_a_sign_for_each_state(
    reports: list[RegionalReport], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order of the states, with a legend of all signs."""
    monkeypatch.setenv("COLUMNS", "140")
    first = reports[0].first
    assert first is not None
    console.draw_first(first)
    out = capsys.readouterr().out
    for row in first.map_rows:
        (line,) = (line for line in out.splitlines() if line.startswith(f"{row.about} "))
        signs = [cell.play.sign for cell in row.cells if cell.play]
        assert line.removeprefix(row.about).removesuffix(row.open_in).split() == signs
    assert all(f"{sign} {words}" in out.replace("\n", " ") for sign, words in first.legend)


def test_a_stream_without_signs_has_letters(reports: list[RegionalReport], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that it cannot show is sent to it: neither signs nor arrows."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    report = reports[0]
    assert report.first is not None
    console.draw_first(report.first)
    console.draw([section for section in report.sections if section.is_map])
    stream.flush()
    out = stream.buffer.getvalue().decode("ascii")  # type: ignore[attr-defined]
    assert "280 -> 60" in out
    assert "# in place as reported; + partly" in out.replace("\n", " ")


def test_it_says_what_is_behind_it_and_how_to_see_it(
    reports: list[RegionalReport], capsys: pytest.CaptureFixture[str]
) -> None:
    """At the end the names of the sections, and the option that shows one."""
    report = reports[0]
    assert report.first is not None
    console.draw_first(report.first, (), ["Figures", "Trends"])
    assert 'Behind it: Figures, Trends.\nTo see one: --section "Figures"; every table: --section all.\n' in (
        capsys.readouterr().out
    )


@given(st.lists(st.sampled_from(_WORDS)), st.integers(12, 60))
def test_folding_loses_nothing_and_keeps_figures_whole(words: list[str], width: int) -> None:
    """The lines hold the text, none is wider than there is room, and what is read as one is in one of them."""
    lines = console.folded(" ".join(words), width).split("\n")
    assert " ".join(lines) == " ".join(words)
    assert all(len(line) <= width for line in lines)
    assert sum(line.count("280 → 60") for line in lines) >= words.count("280 → 60")
    assert sum(line.count("1 May 2026") for line in lines) == words.count("1 May 2026")
