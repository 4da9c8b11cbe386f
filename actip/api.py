"""Own what programs in Python may rely on: three functions, and the plain records that they return.

What is listed in `__all__` here is what `import actip` offers, and is kept: a record may get a field at its end, none
goes within a format's version. Everything else in the package may change in any release. Each record is one row, so
that a list of them is a table in one line, as in `pandas.DataFrame(assessment.findings)`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actip import model
from actip.assessment.opening import opened
from actip.catalogue import catalogue
from actip.commands.report import regional_report
from actip.commands.validate import validated
from actip.errors import ActipError, UnknownName
from actip.format import records
from actip.format.rounds import with_rounds_of
from actip.gate.folders import insist_on
from actip.model import place_words
from actip.model.settings import ReportScope, Settings
from actip.texts import ENGLISH
from actip.writers.long_form import figure_rows

__all__ = [
    "ActipError", "Answer", "Assessment", "Finding", "Region", "Submission", "Table", "assess", "region", "submission",
]  # fmt: skip


class Finding(NamedTuple):
    """One finding: about which report, by which rule, how grave, where, what it says and what to do.

    `severity` is error, warning or note; `kind` is wrong, question, lacks or explained. `place` is a line, or a sheet
    and a cell, in words. `key` names what it is about, and is the same when rows move.
    """

    file: str
    state: str | None
    start: date | None
    end: date | None
    rule: str
    severity: str
    kind: str
    obligation: str | None
    place: str
    message: str
    remedy: str
    explained: str | None
    key: str


class Assessment(NamedTuple):
    """One file that was checked, and its findings. One that is not `readable` has the reason as its finding."""

    file: str
    state: str | None
    start: date | None
    end: date | None
    readable: bool
    findings: tuple[Finding, ...]


class Answer(NamedTuple):
    """What a state answers on one obligation, in the codes of the lists; None where it does not say."""

    state: str | None
    start: date | None
    end: date | None
    obligation: str
    in_law: str | None
    in_practice: str | None
    account: str | None
    agency: str | None
    disclosure: str


class Submission(NamedTuple):
    """One report, whole, as its own state sees it: nothing is suppressed, so none of it may be passed on.

    `figures` are rows by the names of the columns that `actip export --format json` has: a figure has `value`, `below`
    or `missing`, and a dimension that is not there is the total over it.
    """

    file: str
    state: str | None
    start: date | None
    end: date | None
    clearance: str
    origin: str
    answers: tuple[Answer, ...]
    figures: tuple[Mapping[str, object], ...]


class Table(NamedTuple):
    """One table of a report: its columns, and rows of what stands in them; a figure is a number, all else a text."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    notes: tuple[str, ...]


class Region(NamedTuple):
    """The report on a region, as an audience may see it.

    The `stamps` belong to whatever is made of it: for whom it is, of which day, from invented samples. `is_whole` tells
    whether every file was read; `notes` say which was not, and why.
    """

    title: str
    stamps: tuple[str, ...]
    tables: tuple[Table, ...]
    is_whole: bool
    notes: tuple[str, ...]


def assess(paths: Sequence[str], previous: Sequence[str] = ()) -> list[Assessment]:
    """Check files, folders or patterns, as `actip validate` does without settings; return one record a file, by path.

    `previous` are last reports to hold them against. Raises ActipError for a path that leads to nothing.
    """
    insist_on(paths)
    assessments, _ = validated(paths, previous, Settings(), catalogue())
    return [_assessment(entry) for entry in assessments]


def submission(path: str) -> Submission:
    """Read one report, a text or a form. Raises ActipError where it cannot be read."""
    checked, _ = opened(path, catalogue())
    content = checked.submission
    asking = with_rounds_of(catalogue(), [content])
    about = (content.state, content.start, content.end)
    answers = tuple(
        Answer(*about, entry.obligation, entry.in_law, entry.in_practice, entry.account, entry.agency, entry.disclosure)
        for entry in content.answers.values()
    )
    return Submission(path, *about, content.clearance, content.origin, answers, tuple(figure_rows([content], asking)))


def region(paths: Sequence[str], audience: str = "asean", cycle: str = "", as_of: date | None = None) -> Region:
    """Report on all states together, as `actip report --region --all-tables` does; small counts are suppressed.

    `audience` is public, asean or national. `as_of` is the day that due days are held against; without one nothing is
    called late. Raises ActipError, also for two files of one state.
    """
    offered = list(catalogue().lists["disclosure"].codes)
    if audience not in offered:
        raise UnknownName(f"There is no audience '{audience}'.", f"Choose one of: {ENGLISH.row_of(offered)}.")
    insist_on(paths)
    built = regional_report(paths, audience, catalogue(), scope=ReportScope(cycle=cycle, as_of=as_of), further=True)
    tables = tuple(
        Table(
            section.name,
            section.title,
            tuple(column.title for column in section.columns),
            tuple(tuple(cell.text if cell.number is None else cell.number for cell in row) for row in section.rows),
            tuple(section.notes),
        )
        for section in (*built.sections, *built.further)
    )
    return Region(built.title, tuple(built.stamps), tables, built.whole, built.beside())


def _assessment(entry: model.Assessment) -> Assessment:
    about = _about(entry.submission)
    findings = tuple(
        Finding(
            entry.path, *about, finding.rule, finding.severity.value, finding.counted_as, finding.obligation,
            place_words(finding.place, ENGLISH), finding.message, finding.remedy, finding.explained, finding.key,
        )
        for finding in entry.findings
    )  # fmt: skip
    return Assessment(entry.path, *about, entry.readable, findings)


def _about(content: records.Submission | None) -> tuple[str | None, date | None, date | None]:
    return (content.state, content.start, content.end) if content else (None, None, None)
