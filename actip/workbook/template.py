"""Own the writer of the fill-in workbook: every sheet of a form, blank or filled, with its checks at work."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.form import EVERYTHING, IDENTITY, MARK, ROUND, Form, form, without_unasked
from actip.form.frame_words import frame_words, labels, notes, report_title, stamp
from actip.form.sheet_names import sheet_names
from actip.format.formats import FORMAT
from actip.format.rounds import with_rounds_in
from actip.format.walk import entries
from actip.texts import ENGLISH
from actip.workbook.aside import how_to_fill
from actip.workbook.cells import Cells, Mark
from actip.workbook.choice_lists import SHEET as LISTS
from actip.workbook.choice_lists import Lists
from actip.workbook.columns import LiveColumns
from actip.workbook.fill import FilledRow, filled, holding, known_questions
from actip.workbook.findings_list import FindingsList, Listing
from actip.workbook.frame import Frame
from actip.workbook.grid import Placed, placed
from actip.workbook.links import sheets_of
from actip.workbook.progress import Progress
from actip.workbook.style import Look
from actip.workbook.tables import Tables
from actip.writers.excel import ensure, new_workbook
from actip.writers.submission import as_json

_PART = 30_000  # characters of the copy of a round that stand in one cell


def workbook(
    catalogue: Catalogue,
    data: Mapping[str, Any],
    created: datetime,
    marks: Mapping[tuple[str, str], Mark] | None = None,
    findings: Listing | None = None,
    unread: Sequence[Sequence[str]] = (),
    parts: Collection[str] = (),
) -> bytes:
    """Return the form of the questionnaire that a submission names, filled with what it says.

    `marks` are what was found, by sheet and cell; `findings` a sheet that lists it all; `unread` are
    the cells of the form that was sent that nobody could read, each with what stands in it, for a sheet of their own.
    `parts` are what is asked for besides, by the names of `actip template --with`; what holds something is written.

    Raises NoPlace where the data holds something that the form has no place for. The same arguments give the same
    bytes.
    """
    catalogue = with_rounds_in(catalogue, data)
    whole = form(catalogue, *_asked_of(data, catalogue))
    lines = filled(whole, {"catalogue": catalogue.version, **data}, catalogue)
    definition = data.get("round")
    of_round = ("round",) if isinstance(definition, Mapping) and "questions" in definition else ()
    holds = {**_of_conflicts(whole, lines, data), **holding(lines)}
    layout = without_unasked(whole, {*parts, *of_round, *(("explanations",) if findings else ())}, holds)
    tables = placed(layout, _of_rows(layout, lines))
    book, content = new_workbook(report_title(catalogue.language), f"{IDENTITY}, {FORMAT}", created)
    look = Look(book, str(data.get("state", "")), catalogue.language.code)
    writer = _FormWriter(book, layout, tables, catalogue, look, marks or {})
    on_demand = "; ".join(name for name, table in layout.tables.items() if table.part)
    writer.write({**_marks(data, catalogue), "on demand": on_demand}, findings, unread)
    book.close()
    return content.getvalue()


def _of_conflicts(
    whole: Form, lines: Mapping[str, Sequence[FilledRow]], data: Mapping[str, Any]
) -> dict[str, Collection[str]]:
    """Return the tables in which what is right in a conflict belongs: of it neither side stands there yet."""
    places = [str(entry.get("at", "")) for entry in entries(data, "conflicts") if isinstance(entry, Mapping)]
    sheets = sheets_of(places, placed(whole, lines)) if places else set()
    return {table.name: ("",) for sheet in whole.sheets if sheet.name in sheets for table in sheet.tables}


def _of_rows(layout: Form, lines: Mapping[str, Sequence[FilledRow]]) -> dict[str, list[FilledRow]]:
    """Return the lines of the tables and rows that a form has."""
    ids = {name: {row.id for row in table.rows} for name, table in layout.tables.items()}
    return {
        name: [line for line in lines.get(name, ()) if line.row is None or not ids[name] or line.row.id in ids[name]]
        for name in layout.tables
    }


def _marks(data: Mapping[str, Any], catalogue: Catalogue) -> dict[str, str]:
    """Return what the form says about itself besides what every form does: the questions of an agency, and the round.

    The copy of a round can be longer than a cell: it stands in as many as it needs.
    """
    marks = {"questions": "; ".join(known_questions(data.get("questions"), catalogue))}
    definition = data.get("round") or ({"id": catalogue.rounds[0].id} if catalogue.rounds else None)
    if isinstance(definition, Mapping):
        text = as_json(definition)
        parts = [text[at : at + _PART] for at in range(0, len(text), _PART)]
        marks |= {"round" if number == 1 else f"round {number}": part for number, part in enumerate(parts, start=1)}
    return {name: value for name, value in marks.items() if value}


def _asked_of(
    data: Mapping[str, Any], catalogue: Catalogue
) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
    """Return questionnaire, other answered questions, questions of the agency, and parts of the round."""
    asks = data.get("asks", EVERYTHING)
    questionnaire = asks if asks in catalogue.lists["questionnaires"].codes else EVERYTHING
    statistics, last = data.get("statistics"), data.get("last")
    answered = (
        data.get("obligations"),
        data.get("court_indicators"),
        statistics.get("indicators") if isinstance(statistics, Mapping) else None,
        last.get("answers") if isinstance(last, Mapping) else None,
        data.get("round_answers"),
    )
    besides = frozenset(name for group in answered if isinstance(group, Mapping) for name in group)
    answers = answered[0].values() if isinstance(answered[0], Mapping) else ()
    confirmed = {"since_last" for answer in answers if isinstance(answer, Mapping) and "since_last" in answer}
    questions = frozenset(known_questions(data.get("questions"), catalogue))
    return questionnaire, besides, questions, ROUND & (set(data) | confirmed)


class _FormWriter:
    """Write sheet after sheet."""

    def __init__(
        self,
        book: Any,
        layout: Form,
        tables: Mapping[str, Placed],
        catalogue: Catalogue,
        look: Look,
        marks: Mapping[tuple[str, str], Mark],
    ) -> None:
        self.book = book
        self.layout = layout
        self.agencies = tables["agencies"]
        self.catalogue = catalogue
        self.look = look
        self.lists = Lists(catalogue)
        self.names = sheet_names(catalogue.language)
        self.frame = Frame(look, self.names["start"], [stamp(catalogue)])
        self.marks = marks
        self.findings = FindingsList(look, self.frame, catalogue)
        cells, columns = Cells(look, self.lists, marks), LiveColumns(tables, catalogue)
        self.tables = Tables(look, self.frame, cells, columns, tables)
        self.progress = Progress(look, self.frame, cells, columns, layout)

    def write(self, more: Mapping[str, str], findings: Listing | None, unread: Sequence[Sequence[str]]) -> None:
        first, *others = (sheet.code for sheet in self.layout.sheets)
        order = [first, "how", *others, "checks"]
        listing = self.book.add_worksheet(self.names["findings"]) if findings else None
        lost = self.book.add_worksheet(self.names["unread"]) if unread else None
        sheets = {code: self.book.add_worksheet(self.names[code]) for code in order}
        lists, meta = (self.book.add_worksheet(name) for name in (LISTS, "_meta"))
        for part in self.layout.sheets:
            self.tables.sheet(sheets[part.code], part, self.layout.notices if part.code == first else ())
        self.progress.beside(sheets[first])
        self.progress.checks(sheets["checks"])
        say = self.catalogue.language.say
        self.frame.aside(sheets["how"], say("form title", "How to fill"), how_to_fill(self.catalogue))
        if self.catalogue.language is not ENGLISH:  # translations are reworded while forms of them are out
            ours = frame_words(self.layout, self.catalogue.language) | notes(self.layout) | labels(self.layout)
            self.lists.columns["frame_words"] = sorted(filter(None, ours))
        self.lists.write(self.book, lists, self.agencies)
        self.meta(meta, more)
        ensure(self.book.define_name("actip_template_version", f'="{IDENTITY}"'))
        ensure(self.book.set_custom_property("actip.template", IDENTITY))
        if listing and findings:
            self.findings.sheet(listing, findings)
            self.findings.beside(sheets, self.marks)
        if lost:
            self.findings.unread(lost, unread)
        (listing or sheets[first]).activate()

    def meta(self, sheet: Any, more: Mapping[str, str]) -> None:
        marks = {"form": IDENTITY, "format": FORMAT, "catalogue": self.catalogue.version, "asks": self.layout.asks}
        marks |= {"language": self.catalogue.language.code}
        marks |= more
        ensure(sheet.write_string(0, 0, f"{MARK}aside", self.look.code))
        for row, (name, value) in enumerate(((name, text) for name, text in marks.items() if text), start=1):
            ensure(sheet.write_string(row, 0, name, self.look.code))
            ensure(sheet.write_string(row, 1, value, self.look.code))
        sheet.very_hidden()
