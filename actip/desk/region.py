"""Own the report on the region: from the states' files to its first page, its workbook and its page to keep."""

from collections.abc import Iterator

from actip.catalogue import catalogue as in_english
from actip.catalogue.entries import Catalogue
from actip.commands.report import RegionalReport, regional_report
from actip.desk.audiences import AUDIENCE, PUBLISHED, audience_field, published_field
from actip.desk.panels import FILES, TEXT, TICK, Field, Panel
from actip.desk.work import CREATED, After, Outcome, Request, Work
from actip.importers.publications import published_for
from actip.model.settings import ReportScope
from actip.settings import day
from actip.texts import Language

_DRAWINGS = 3  # steps after the last file is read: what is in the report, its workbook, its page


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before a report is made."""
    say = catalogue.language.say
    return Panel(
        say("desk", "Report on the region"),
        say(
            "desk",
            "Who reported, where it stands, what changed and what there is to decide: on one page, in a workbook and "
            "as a page to pass on. It is in English, ASEAN's working language.",
        ),
        (
            Field(
                "reports",
                FILES,
                say("desk", "The reports of the states"),
                say("desk", "Files or their folder. Those of earlier cycles, too: what changed is seen against them."),
                is_needed=True,
                many=True,
                folders=True,
            ),
            audience_field(catalogue, "asean", "public", "national"),
            Field(
                "cycle",
                TEXT,
                say("desk", "Cycle"),
                say("desk", "Such as 2025. Left empty it is the latest."),
                is_further=True,
            ),
            Field(
                "due",
                TEXT,
                say("desk", "Reports were due on"),
                say("desk", "Year, month and day, as in 2026-03-31. Left empty it is as the folder's cycle.yaml says."),
                is_further=True,
            ),
            Field("without_drafts", TICK, say("desk", "Leave out reports that are drafts"), is_further=True),
            Field("all_tables", TICK, say("desk", "Also the tables behind the sections"), is_further=True),
            Field(
                "work_plan",
                FILES,
                say("desk", "A work plan of the region, if there is one to hold it against"),
                is_further=True,
            ),
            Field(
                "observations",
                FILES,
                say("desk", "What organisations observed, if they wrote it down"),
                many=True,
                is_further=True,
            ),
            published_field(catalogue)._replace(is_further=True),
        ),
        say("desk", "Make the report"),
    )


class _Steps:
    """Tell how far a report is: the files first, then what is drawn of them."""

    def __init__(self, after: After | None) -> None:
        self.after = after
        self.files = 0

    def read(self, number: int, files: int) -> None:
        self.files = files
        self.tell(number)

    def drawn(self, number: int) -> None:
        self.tell(self.files + number)

    def tell(self, number: int) -> None:
        if self.after:
            self.after(number, self.files + _DRAWINGS)


def region(request: Request) -> Outcome:
    """Report on all states together: the first page to look at, the workbook and the whole page to save."""
    say = request.catalogue.language.say
    reports = request.needed(
        "reports", say("desk", "No report is here."), say("desk", "Drop reports or their folder on the page.")
    )
    english, audience = in_english(), request.wish(AUDIENCE)
    steps = _Steps(request.after)
    due = day(say("desk", "'Reports were due on'"), request.wish("due"))
    already = published_for(audience, request.files(PUBLISHED), english)
    all_tables = bool(request.wish("all_tables"))
    report = regional_report(
        reports,
        audience,
        english,
        steps.read,
        ReportScope(request.wish("cycle"), due=due, as_of=request.day),
        request.files("observations"),
        published=already,
        work_plan=request.one("work_plan"),
        without_drafts=bool(request.wish("without_drafts")),
        further=all_tables,
    )
    steps.drawn(1)
    book = report.as_workbook(CREATED, all_tables=all_tables)
    steps.drawn(2)
    page = report.as_page(english, all_tables=all_tables).encode()
    return Outcome(
        say("desk", "The report is ready.")
        if report.whole
        else say("desk", "The report is made, and not every file is in it."),
        report.whole,
        {f"region_{audience}.xlsx": book, f"region_{audience}.html": page},
        (*_absent(report, request.catalogue.language), *report.beside(already)),
        preview=report.as_first_page(english),
    )


def _absent(report: RegionalReport, language: Language) -> Iterator[str]:
    """Name the states that are not in the report, in the order in which it lists them."""
    if report.absent:
        yield language.say("desk", "Not reported: {states}.", states=language.row_of(report.absent))
    if report.unreadable:
        yield language.say("desk", "Not readable: {states}.", states=language.row_of(report.unreadable))


REGION = Work("region", panel, region)
