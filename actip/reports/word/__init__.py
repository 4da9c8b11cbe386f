"""Own the Word document of a national report: a state's answers in the order of the articles, for its own clearance.

It is made of answers only. What is not answered is said to be so; what the audience may not see is left out and said.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.model import Finding
from actip.reports import verification
from actip.reports.word.answers import AnswersChapter
from actip.reports.word.chapter import Chapter, Entry, joined
from actip.reports.word.figures import FiguresChapter
from actip.reports.word.lists import ListsChapter
from actip.sections.words import small_counts
from actip.writers.word import Paper, PaperColumn


class Disclosed(NamedTuple):
    """A submission of a valid shape as an audience may see it.

    `withheld` are pointers to what was taken out; counts below `threshold` are suppressed, None where they stand.
    """

    data: Entry
    withheld: frozenset[str]
    audience: str
    threshold: int | None


_KEPT_CLOSE = ("cleared_by", "focal_point", "agencies")
_WITHHELD = "withheld from this audience"


def document(disclosed: Disclosed, findings: Sequence[Finding], catalogue: Catalogue, created: datetime) -> bytes:
    """Return the document of a submission. The same arguments give the same bytes."""
    data, withheld = disclosed.data, disclosed.withheld
    state = catalogue.states[data["state"]].name
    period = f"{data['period']['start']} to {data['period']['end']}"
    title = "National report under the ASEAN Convention Against Trafficking in Persons, Especially Women and Children"
    clearance = catalogue.label("clearance", data.get("clearance", "draft"))
    stamps = list(_stamps(disclosed, findings, catalogue))
    paper = Paper(f"{state}: {title}, {period}", " ".join(stamps), created)
    paper.header(f"{state}, {period}. {clearance}.")
    paper.footer(" ".join(stamps))
    paper.heading(title, 0)
    paper.paragraph(f"{state}, {period}", "Subtitle")
    for stamp in stamps:
        paper.paragraph(stamp, "Intense Quote")
    arguments = (paper, data, withheld, catalogue)
    _about(Chapter(*arguments))
    paper.contents()
    answers, lists = AnswersChapter(*arguments), ListsChapter(*arguments)
    answers.write()
    answers.courts()
    FiguresChapter(*arguments).write()
    lists.write()
    lists.explanations()
    return paper.content()


def _stamps(disclosed: Disclosed, findings: Sequence[Finding], catalogue: Catalogue) -> Iterator[str]:
    data = disclosed.data
    yield f"For: {catalogue.label('disclosure', disclosed.audience)}."
    if data.get("origin") == "sample":
        yield "Sample: answers invented, no government's report."
    if (clearance := data.get("clearance", "draft")) not in ("nationally_approved", "submitted"):
        yield f"{catalogue.label('clearance', clearance)}: not yet nationally approved."
    if catalogue.states[data["state"]].voluntary:
        yield "Being a Party is not established; the report is voluntary."
    if disclosed.withheld:
        yield f"Withheld from this audience: {len(disclosed.withheld)}."
    if errors := sum(finding.is_open_error for finding in findings):
        yield f"Still to mend: {errors}; 'actip validate' names them."
    yield small_counts(disclosed.threshold)


def _about(part: Chapter) -> None:
    """Write who reports on what, and how far the texts that are answered can be relied on."""
    data, label = part.data, part.catalogue.label
    empty = {key: _WITHHELD if f"/{key}" in part.withheld else "not given" for key in _KEPT_CLOSE}
    focal, cleared = data.get("focal_point", {}), data.get("cleared_by", {})
    rows = (
        ("Reporting authority", data.get("reporting_authority") or "not named"),
        ("Cycle", data.get("cycle") or "not named"),
        ("Clearance", label("clearance", data.get("clearance", "draft"))),
        ("Cleared by", joined(cleared.get("office"), cleared.get("date")) or empty["cleared_by"]),
        ("Prepared on", data.get("prepared") or "not given"),
        ("Focal point", joined(focal.get("agency"), focal.get("unit")) or empty["focal_point"]),
        ("Agencies", "\n".join(part.agencies.values()) or empty["agencies"]),
        ("Questions asked", label("questionnaires", data.get("asks", "all"))),
        ("Parts reported", ", ".join(label("parts", name) for name in part.parts) or "none"),
    )
    part.paper.table("About this report", (PaperColumn("What", 1), PaperColumn("As given", 3)), rows)
    part.paper.paragraph(verification(part.catalogue), italic=True)
    part.paper.paragraph(part.catalogue.warning, italic=True)
