"""Own the workbook of a report: any sections, one sheet each, with a sheet of contents before them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from actip.format.formats import REPORT
from actip.model.first_page import FirstPage
from actip.model.section import Chart, Section, Shown
from actip.writers.excel import FONT, INK, ensure, lines, new_workbook, page, put, sparkline

_HUES = ("#FFFFFF", "#EEF3F8", "#DCE6F1", "#BDD0E6", "#9DB9DA")  # one hue: how far, never how good
_HEADER = 5  # the row of the column titles, from 0


def workbook(
    sections: Sequence[Section], title: str, stamps: Sequence[str], created: datetime, first: FirstPage | None = None
) -> bytes:
    """Write sections as a workbook, one sheet each, after the first page. The same arguments give the same bytes."""
    book, content = new_workbook(title, " ".join(stamps), created)
    ensure(book.set_custom_property("actip.report", REPORT))
    writer = _SectionsWriter(book, stamps)
    writer.contents(sections, title)
    for section in sections:
        writer.sheet(section)
    book.close()
    return content.getvalue()


class _SectionsWriter:
    """Write sheets in the house style."""

    def __init__(self, book: Any, stamps: Sequence[str]) -> None:
        self.book = book
        self.stamps = stamps
        self.title = book.add_format({**FONT, "bold": True, "font_size": 16, "font_color": INK})
        self.lead = book.add_format(FONT)
        self.stamp = book.add_format({**FONT, "italic": True, "font_color": "#595959"})
        self.link = book.add_format({**FONT, "font_color": "#0563C1", "underline": 1})
        self.head = book.add_format(
            {**FONT, "bold": True, "font_color": "#FFFFFF", "bg_color": INK, "text_wrap": True, "border": 1}
        )
        cell = {**FONT, "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
        self.cell = book.add_format(cell)
        figure = {**cell, "align": "right"}  # _) leaves a little room before the words of the next column
        self.whole = book.add_format({**figure, "num_format": "#,##0_)"})
        self.broken = book.add_format({**figure, "num_format": "#,##0.0#####_)"})
        self.hues = [book.add_format({**cell, "bg_color": hue}) for hue in _HUES]

    def contents(self, sections: Sequence[Section], title: str) -> None:
        sheet = self.book.add_worksheet("Contents")
        self.top(sheet, title, "Each line leads to its sheet.", back=False)
        for column, (words, width) in enumerate((("Part", 16), ("Sheet", 24), ("What it shows", 66), ("Rows", 8))):
            sheet.set_column(column, column, width)
            put(sheet, _HEADER, column, words, self.head)
        before = None
        for row, section in enumerate(sections, start=_HEADER + 1):
            put(sheet, row, 0, section.part if section.part != before else "", self.cell)
            ensure(sheet.write_url(row, 1, f"internal:'{section.name}'!A1", self.link, section.name))
            put(sheet, row, 2, section.title, self.cell)
            ensure(sheet.write_number(row, 3, len(section.rows), self.whole))
            before = section.part
        page(sheet, title, self.stamps, 114)
        sheet.fit_to_pages(1, 1)
        sheet.activate()

    def sheet(self, section: Section) -> None:
        sheet = self.book.add_worksheet(section.name)
        self.top(sheet, section.title, section.lead, back=True)
        for column, entry in enumerate(section.columns):
            sheet.set_column(column, column, entry.width)
            put(sheet, _HEADER, column, entry.title, self.head)
        sheet.set_row(_HEADER, 15 * max(lines(entry.title, entry.width) for entry in section.columns) + 3)
        for row, cells in enumerate(section.rows, start=_HEADER + 1):
            widths = (column.width for column in section.columns)
            height = max(lines(cell.text, width) for cell, width in zip(cells, widths, strict=True))
            sheet.set_row(row, 15 * height + 3)
            for column, cell in enumerate(cells):
                self.put_shown(sheet, row, column, cell)
                if cell.trend:
                    self.put_line(sheet, row, column, cell.trend, len(cells) + 1)
        last = _HEADER + len(section.rows)
        sheet.freeze_panes(_HEADER + 1, section.fixed)
        sheet.autofilter(_HEADER, 0, max(last, _HEADER + 1), len(section.columns) - 1)
        below = last + 2
        beside = len(section.columns) + 1 + max((len(cell.trend) for row in section.rows for cell in row), default=0)
        for chart in section.charts:
            self.chart(sheet, section.name, chart, below, beside)
            beside += len(chart.series) + 2
            below += 22
        for row, note in enumerate(section.notes, start=below):
            put(sheet, row, 0, note, self.stamp)
        sheet.repeat_rows(_HEADER)
        sheet.print_area(0, 0, below + max(len(section.notes), 1) - 1, len(section.columns) - 1)
        page(sheet, section.title, self.stamps, sum(column.width for column in section.columns))
        if section.charts:
            sheet.fit_to_pages(1, 1)  # a chart must not be torn

    def put_line(self, sheet: Any, row: int, column: int, trend: Sequence[float | None], first: int) -> None:
        """Draw a sparkline in a cell over figures beside the table; a missing figure is a gap, not zero."""
        put(sheet, _HEADER, first, "Behind the lines", self.stamp)
        for place, figure in enumerate(trend, start=first):
            if figure is not None:
                ensure(sheet.write_number(row, place, figure, self.stamp))
        sparkline(sheet, row, column, first, first + len(trend) - 1)

    def put_shown(self, sheet: Any, row: int, column: int, cell: Shown) -> None:
        if cell.number is not None:
            style = self.whole if cell.number == int(cell.number) else self.broken
            ensure(sheet.write_number(row, column, cell.number, style))
        else:
            put(sheet, row, column, cell.text, self.cell if cell.depth is None else self.hues[cell.depth])

    def top(self, sheet: Any, title: str, lead: str, *, back: bool) -> None:
        put(sheet, 0, 0, title, self.title)
        put(sheet, 1, 0, lead, self.lead)
        put(sheet, 2, 0, " ".join(self.stamps), self.stamp)
        if back:
            ensure(sheet.write_url(3, 0, "internal:'Contents'!A1", self.link, "Contents"))
        sheet.set_row(0, 24)
        sheet.hide_gridlines(2)

    def chart(self, sheet: Any, name: str, chart: Chart, row: int, beside: int) -> None:
        """Draw a picture over figures that stand beside the table; a missing figure is a gap, not zero."""
        first, last = _HEADER + 1, _HEADER + len(chart.categories)
        put(sheet, _HEADER, beside, chart.title, self.stamp)
        for place, category in enumerate(chart.categories):
            put(sheet, first + place, beside, category, self.stamp)
        drawn = self.book.add_chart({"type": "bar", "subtype": "stacked"})
        shades = ("#1F3864", "#2F5597", "#6F93C7", "#B4C7E7", "#D9D9D9", "#BFBFBF", "#F2F2F2")
        for column, (series, shade) in enumerate(zip(chart.series, shades, strict=False), start=beside + 1):
            put(sheet, _HEADER, column, series.name, self.stamp)
            for place, number in enumerate(series.numbers, start=first):
                if number is not None:
                    ensure(sheet.write_number(place, column, number, self.stamp))
            drawn.add_series(
                {
                    "name": [name, _HEADER, column],
                    "categories": [name, first, beside, last, beside],
                    "values": [name, first, column, last, column],
                    "fill": {"color": shade},
                    "border": {"color": "#7F7F7F", "width": 0.5},
                    "gap": 60,
                }
            )
        drawn.set_title({"name": chart.title, "name_font": {"size": 12, "bold": False}})
        drawn.set_legend({"position": "bottom"})
        drawn.set_y_axis({"reverse": True})
        drawn.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
        drawn.set_size({"width": 980, "height": 400})
        ensure(sheet.insert_chart(row, 0, drawn, {"object_position": 2}))
