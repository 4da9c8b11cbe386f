"""The screen: no figure is broken over two lines, however narrow it is, and none is written as a power of ten."""

import re
from collections import Counter
from datetime import date

import pytest

from actip.catalogue import catalogue
from actip.commands.report import RegionalReport, regional_report
from actip.model.section import Section
from actip.model.settings import ReportScope
from actip.reports import console
from tests.conftest import ROOT

_FIGURE = r"[^A-Za-z]*[0-9][^A-Za-z]*|[A-Z]{3}[*,]?"  # or the code of a state
SAMPLE = [str(ROOT / "sample_data" / year) for year in ("2024", "2025")]


@pytest.fixture(name="reports", scope="module")
def _reports() -> list[RegionalReport]:
    """The region, and one state of it."""
    scopes = (ReportScope(state=state, as_of=date(2026, 5, 1)) for state in ("", "THA"))
    return [regional_report(SAMPLE, "asean", catalogue(), scope=scope, further=True) for scope in scopes]


def _figures(section: Section) -> Counter[str]:
    """Count the words of digits and signs that stand in the cells of a narrow screen."""
    columns = [number for number, column in enumerate(section.columns) if not column.wide_only]
    cells = [row[number] for row in section.rows for number in columns[1 if section.grouped else 0 :]]
    words = (word for cell in cells for word in (cell.short or cell.text).split())
    return Counter(word for word in words if re.fullmatch(_FIGURE, word))


@pytest.mark.parametrize("screen", [80, 100, 140])
def test_no_figure_is_broken(
    reports: list[RegionalReport], screen: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each figure of each section stands whole in a line, and no line is wider than the screen."""
    monkeypatch.setenv("COLUMNS", str(screen))
    for section in (section for report in reports for section in (*report.sections, *report.further)):
        console.draw([section])
        out = capsys.readouterr().out
        assert max(map(len, out.splitlines())) <= screen, section.name
        assert not _figures(section) - Counter(out.split()), section.name
