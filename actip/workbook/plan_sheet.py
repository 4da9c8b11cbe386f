"""Own the workbook in which a work plan is written: its sheets, what they offer, and what they are filled with."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.form.choices import choices
from actip.format.formats import WORK_PLAN as FORMAT
from actip.format.keys import Key, Kind
from actip.format.walk import groups
from actip.format.work_plan import ABOVE, SHEETS, columns
from actip.readers.plan_sheet import GUIDE, LISTS
from actip.workbook.style import Look
from actip.writers.excel import FONT, ensure, lines, new_workbook, page, put

_FREE = 60  # rows below what is filled in that offer the lists
_MOST = 24  # lines of a row that Excel can show
_OFFERED = ("action_states", "currencies", "indicators", "origin")  # the lists of the dropdowns
_BESIDE = 6  # the last column of what is said of the whole plan
_AS_TYPED = ("number", "obligations")
_NUMBERS = (Kind.AMOUNT, Kind.COUNT)
_ADVICE = (
    "One row for each activity, in the order of the plan. One row for each decision of the last meeting.",
    "A further indicator of an activity stands in the row below: fill in the columns from 'Indicator' to 'Counted by', "
    "and leave the others of that row blank.",
    "Columns may be moved and widths changed; a column that is not needed may stay blank. Headings stay as they are.",
    "No names, phone numbers or stories of persons: the plan is printed in every report, whoever it is for.",
    "Save it as an Excel workbook (.xlsx). Then: actip report --region FOLDER --workplan plan.xlsx -o region.xlsx",
    "What is wrong is told with its sheet and cell, all at once; nothing is used from a plan with a fault.",
)


def plan_workbook(data: Mapping[str, Any], catalogue: Catalogue, created: datetime) -> bytes:
    """Return the workbook of a plan, filled with what the data says. The same arguments give the same bytes."""
    title = str(data.get("title", "")) or "Work plan"
    book, content = new_workbook(title, FORMAT, created)
    ensure(book.set_custom_property("actip.report", FORMAT))  # it is none of the submissions in a folder
    writer = _PlanWriter(book, catalogue)
    for listed, name in SHEETS.items():
        writer.sheet(book.add_worksheet(name), listed, data)
    writer.guide(book.add_worksheet(GUIDE))
    writer.lists(book.add_worksheet(LISTS))
    book.close()
    return content.getvalue()


class _PlanWriter:
    """Write the sheets in the house style."""

    def __init__(self, book: Any, catalogue: Catalogue) -> None:
        self.look = Look(book, "")
        self.catalogue = catalogue
        typed = {**FONT, "text_wrap": True, "border": 1, "border_color": "#7F6000", "bg_color": "#FFF2CC"}
        self.text = book.add_format(typed)
        self.exact = book.add_format({**typed, "num_format": "@"})  # no program makes a day of 1.2
        self.number = book.add_format({**typed, "num_format": "#,##0.######", "align": "right", "indent": 1})
        self.year = book.add_format({**typed, "num_format": "0", "align": "center"})

    def sheet(self, sheet: Any, listed: str, data: Mapping[str, Any]) -> None:
        put(sheet, 0, 0, SHEETS[listed], self.look.title)
        put(
            sheet,
            1,
            0,
            f"'{GUIDE}' says what stands where. A column marked with * has to be filled in.",
            self.look.aside,
        )
        head = 3
        if listed == "activities":
            for row, key in enumerate(ABOVE, start=head):
                put(sheet, row, 0, f"{key.title}{' *' if key.required else ''}", self.look.label)
                self._cell(sheet, row, 1, key, data.get(key.name), to=_BESIDE)
                self._offer(sheet, row, 1, row, key)
            head += len(ABOVE) + 1
        paths = columns(listed)
        for column, (_, key) in enumerate(paths):
            ensure(sheet.set_column(column, column, key.ask.width if key.ask else 12))
            put(sheet, head, column, f"{key.heading}{' *' if key.required else ''}", self.look.header)
        ensure(sheet.set_row(head, 33))
        row = head
        for row, entry in enumerate(_rows(data, listed), start=head + 1):
            for column, (path, key) in enumerate(paths):
                self._cell(sheet, row, column, key, entry.get(path))
            height = max(
                lines(_text(entry[path]), key.ask.width if key.ask else 12) for path, key in paths if path in entry
            )
            ensure(sheet.set_row(row, 15 * min(height, _MOST) + 3))
        for blank in range(row + 1, row + 1 + _FREE):
            for column, (_, key) in enumerate(paths):
                self._cell(sheet, blank, column, key, None)
        for column, (_, key) in enumerate(paths):
            self._offer(sheet, head + 1, column, row + _FREE, key)
        sheet.freeze_panes(head + 1, 3 if listed == "activities" else 2)
        sheet.repeat_rows(head)
        sheet.hide_gridlines(2)
        sheet.print_area(0, 0, max(row, head + 1), len(paths) - 1)
        width = sum(key.ask.width if key.ask else 12 for _, key in paths)
        page(sheet, SHEETS[listed], [FORMAT], width, pages=1 if width < 200 else 2)

    def _cell(self, sheet: Any, row: int, column: int, key: Key, value: object, to: int = 0) -> None:
        """Write one value, or a cell that waits for one; `to` is the last column of a cell as wide as several."""
        style = {Kind.AMOUNT: self.number, Kind.COUNT: self.year, Kind.MOMENT: self.exact}.get(key.kind, self.text)
        style = self.exact if key.name in _AS_TYPED else style
        if to:
            ensure(sheet.merge_range(row, column, row, to, "", style))
        if value is None:
            ensure(sheet.write_blank(row, column, None, style))
        elif isinstance(value, int | float) and key.kind in _NUMBERS:
            ensure(sheet.write_number(row, column, value, style))
        else:
            put(sheet, row, column, self._shown(key, value), style)

    def _shown(self, key: Key, value: object) -> str:
        """Return what a person reads for a value: the label of a code, a line for each name of several."""
        if name := _list_of(key):
            return choices(self.catalogue, name).get(str(value), str(value))
        return _text(value)

    def _offer(self, sheet: Any, first: int, column: int, last: int, key: Key) -> None:
        """Say what stands in a column when a cell of it is chosen; offer its list, where it has one."""
        rule = {"validate": "any", "input_title": key.heading, "input_message": key.about}
        if name := _list_of(key):
            letter = chr(ord("A") + _OFFERED.index(name))
            source = f"='{LISTS}'!${letter}$1:${letter}${len(choices(self.catalogue, name))}"
            rule |= {"validate": "list", "source": source, "error_message": "Choose one from the list."}
        ensure(sheet.data_validation(first, column, last, column, rule))

    def guide(self, sheet: Any) -> None:
        ensure(sheet.set_column(0, 0, 16))
        ensure(sheet.set_column(1, 1, 24))
        ensure(sheet.set_column(2, 2, 96))
        put(sheet, 0, 0, GUIDE, self.look.title)
        for row, sentence in enumerate(_ADVICE, start=2):
            put(sheet, row, 0, sentence, self.look.lead)
        row = len(_ADVICE) + 3
        for column, word in enumerate(("Sheet", "Column", "What stands in it")):
            put(sheet, row, column, word, self.look.header)
        for name, key in _all_keys():
            row += 1
            for column, word in enumerate((name, f"{key.heading}{' *' if key.required else ''}", key.about)):
                put(sheet, row, column, word, self.look.label)
            ensure(sheet.set_row(row, 15 * lines(key.about, 96) + 3))
        sheet.hide_gridlines(2)
        page(sheet, GUIDE, [FORMAT], 136)

    def lists(self, sheet: Any) -> None:
        """Write what the dropdowns offer on a hidden sheet: a cell's own list takes no more than a line."""
        for column, name in enumerate(_OFFERED):
            for row, label in enumerate(choices(self.catalogue, name).values()):
                put(sheet, row, column, label, self.look.code)
        sheet.very_hidden()


def _all_keys() -> Iterator[tuple[str, Key]]:
    yield from ((SHEETS["activities"], key) for key in ABOVE)
    yield from ((name, key) for listed, name in SHEETS.items() for _, key in columns(listed))


def _list_of(key: Key) -> str:
    return "indicators" if key.kind is Kind.INDICATOR else key.codes if key.kind is Kind.CODE else ""


def _text(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def _rows(data: Mapping[str, Any], listed: str) -> Iterator[Mapping[str, Any]]:
    """Yield what stands in each row, by the path of its column: an entry with its first indicator, then the others."""
    for _, entry in groups(data, listed):
        measures = [measure for _, measure in groups(entry, "indicators")]
        of_entry = {name: value for name, value in entry.items() if name != "indicators"}
        for number, measure in enumerate(measures or [{}]):
            row = {f"indicators/0/{name}": value for name, value in measure.items()}
            yield {**(of_entry if number == 0 else {}), **row}
