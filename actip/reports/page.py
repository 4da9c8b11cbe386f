"""Own the page of a report: any sections as one HTML file that asks for nothing, from a USB stick as from a server.

The policy of the page allows its own style and script, by their hash, and nothing else. Text from a submission is
escaped by the template and stays text. Without the script it is a plain page that can be read and printed.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.gate.files import read_packaged
from actip.gate.text import printable
from actip.model.first_page import FirstPage
from actip.model.section import Chart, Column, Section, Shown
from actip.reports import verification
from actip.resources import folder

_LABELS, _BARS, _STEP = 240, 660, 30  # of a chart: widths of labels and bars, height of a row, in units of the drawing
_LETTERS = 32  # of a label that fit beside a bar
_TREND = (72, 18)  # width and height of a sparkline


class _Head(NamedTuple):
    """One column, its width in pixels. One that may not be sorted has no button.

    `pinned` columns stay in sight, so far from the left: with all columns, and without those for wide screens.
    """

    title: str
    state: str
    width: int
    wide: bool
    sortable: bool
    pinned: int | None
    left: int = 0
    left_narrow: int = 0


class _Trend(NamedTuple):
    """A line through the figures of the periods, broken where there is no figure."""

    lines: Sequence[str]
    dots: Sequence[tuple[float, float]]
    words: str


class _Cell(NamedTuple):
    text: str
    key: float | None
    right: bool
    depth: int | None
    trend: _Trend | None


class _PageRow(NamedTuple):
    """One row, with the pillar that it belongs to and the codes of the states that it names, or empty."""

    cells: Sequence[_Cell]
    pillar: str
    states: str


class _BarPart(NamedTuple):
    x: float
    width: float
    shade: int
    words: str


class _Bar(NamedTuple):
    y: float
    label: str
    parts: Sequence[_BarPart]
    words: str


class _Drawing(NamedTuple):
    """A picture: stacked bars, with the names of their parts."""

    title: str
    bars: Sequence[_Bar]
    legend: Sequence[str]


class _PageTable(NamedTuple):
    section: Section
    anchor: str
    heads: Sequence[_Head]
    groups: Sequence[tuple[str, Sequence[_PageRow]]]
    drawings: Sequence[_Drawing]
    whole: int


def page(
    sections: Sequence[Section],
    title: str,
    stamps: Sequence[str],
    catalogue: Catalogue,
    first: FirstPage | None = None,
) -> str:
    """Render sections as one page that opens on the first page. The same arguments give the same text."""
    maker = _PageMaker(catalogue)
    tables = [maker.table(section, f"s{number}") for number, section in enumerate(sections, 1)]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["plain"] = _plain

    def render(name: str, **values: object) -> str:
        return environment.from_string(read_packaged(folder("templates") / name)).render(tables=tables, **values)

    style = render("page.css", stamps=_quoted(" ".join(stamps)))
    script = read_packaged(folder("templates") / "page.js")
    return render(
        "page.html",
        title=title,
        stamps=stamps,
        verification=verification(catalogue),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
        pillars=maker.pillars,
        states=catalogue.states.values(),
        size=_TREND,
        chart=(_LABELS, _BARS, _STEP),
    )


def _plain(text: str) -> str:
    return "\n".join(printable(line) for line in text.split("\n"))


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _quoted(text: str) -> str:
    """Escape a text for a string of a style sheet."""
    return "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in _plain(text))


class _PageMaker:
    """Turn sections into tables of the page, with the states and the pillar of each row for the filters."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.pillars = {code.label: code.code for code in catalogue.lists["pillars"].codes.values()}
        self.obligations = {entry.id: entry.pillar for entry in catalogue.obligations.values()}
        self.codes = {state.name: state.iso3 for state in catalogue.states.values()}
        self.codes.update((code, code) for code in catalogue.states)
        names = "|".join(re.escape(name) for name in sorted(self.codes, key=lambda name: (-len(name), name)))
        self.state_names = re.compile(rf"(?<!\w)(?:{names})(?!\w)")

    def states(self, text: str) -> set[str]:
        return {self.codes[name] for name in self.state_names.findall(text)}

    def table(self, section: Section, anchor: str) -> _PageTable:
        skip = int(section.grouped)
        columns = section.columns[skip:]
        single = all(len(self.states(row[skip].text)) == 1 for row in section.rows)
        heads: list[_Head] = []
        for index, column in enumerate(columns, skip):
            figures = any(_is_figure(row[index]) for row in section.rows)
            head = self.head(column, sortable=not (single and figures))
            if index < section.fixed:
                narrow = sum(before.width for before in heads if not before.wide)
                head = head._replace(
                    pinned=index - skip, left=sum(before.width for before in heads), left_narrow=narrow
                )
            heads.append(head)
        right = [
            any(row[index].number is not None or row[index].text.startswith("<") for row in section.rows)
            for index in range(len(section.columns))
        ]
        groups = [
            (heading, [self.row(section, row, skip, right) for row in rows])
            for heading, rows in groupby(section.rows, lambda row: row[0].text if skip else "")
        ]
        return _PageTable(
            section,
            anchor,
            heads,
            groups,
            [_drawing(chart) for chart in section.charts],
            sum(column.width for column in columns),
        )

    def head(self, column: Column, *, sortable: bool) -> _Head:
        """Build the head of a column. Rows of states cannot be sorted by figures: that would rank them."""
        word = max(map(len, column.title.split(" ")))
        return _Head(
            title=column.title,
            state=column.state or self.codes.get(column.title, ""),
            width=max(column.width * 5 + 24, word * 8 + 18),
            wide=column.wide_only,
            sortable=sortable,
            pinned=None,
        )

    def row(self, section: Section, row: Sequence[Shown], skip: int, right: Sequence[bool]) -> _PageRow:
        pillar = ""
        states: set[str] = set()
        for column, cell in zip(section.columns, row, strict=True):
            if column.title == "Pillar":
                pillar = self.pillars.get(cell.text, "")
            elif column.title == "Obligation":
                pillar = pillar or self.obligations.get(cell.text, "")
            states |= self.states(cell.text)
        cells = [
            _Cell(cell.text, _key(cell), aligned, cell.depth, _trend(cell))
            for cell, aligned in zip(row[skip:], right[skip:], strict=True)
        ]
        return _PageRow(cells, pillar, " ".join(sorted(states)))


def _is_figure(cell: Shown) -> bool:
    """Return whether a cell is a figure or a degree: also '3 of 11', '<5' and '+17', but not a day."""
    counted = re.match(r"[<+-]?[0-9](?![0-9]{3}-[0-9]{2}-)", cell.text) is not None
    return counted or cell.number is not None or cell.depth is not None or bool(cell.trend)


def _key(cell: Shown) -> float | None:
    """Return the number by which a cell is sorted: its figure, or the depth of an answer; None for texts."""
    return cell.number if cell.number is not None else cell.depth


def _drawing(chart: Chart) -> _Drawing:
    return _Drawing(chart.title, list(_bars(chart)), [series.name for series in chart.series])


def _bars(chart: Chart) -> Iterator[_Bar]:
    """Yield the stacked bars of a chart on one scale; a part without a figure is only in the words."""
    sums = [sum(series.numbers[place] or 0 for series in chart.series) for place in range(len(chart.categories))]
    most = max(sums, default=0) or 1
    for place, label in enumerate(chart.categories):
        parts = []
        x = float(_LABELS)
        for shade, series in enumerate(chart.series):
            number = series.numbers[place]
            if number:
                width = number / most * _BARS
                words = f"{series.name}: {figure(number)}"
                parts.append(_BarPart(round(x, 1), round(width, 1), shade % 7, words))
                x += width
        figures = ", ".join(f"{series.name.lower()} {_in_words(series.numbers[place])}" for series in chart.series)
        short = label if len(label) <= _LETTERS else f"{label[: _LETTERS - 1]}…"
        yield _Bar(place * _STEP, short, parts, f"{label}: {figures}.")


def _in_words(number: float | None) -> str:
    return "no figure" if number is None else figure(number)


def _trend(cell: Shown) -> _Trend | None:
    if not cell.trend:
        return None
    width, height = _TREND
    most = max((figure for figure in cell.trend if figure is not None), default=0) or 1
    step = (width - 6) / max(len(cell.trend) - 1, 1)
    points = [
        None if figure is None else (round(3 + place * step, 1), round(height - 3 - figure / most * (height - 6), 1))
        for place, figure in enumerate(cell.trend)
    ]
    runs = [[point for point in run if point] for there, run in groupby(points, bool) if there]
    lines = [" ".join(f"{x},{y}" for x, y in run) for run in runs if len(run) > 1]
    dots = [run[0] for run in runs if len(run) == 1 and run[0] != points[-1]]
    if points[-1]:
        dots.append(points[-1])
    figures = ", ".join(map(_in_words, cell.trend))
    return _Trend(lines, dots, f"Period by period, this one last: {figures}.")
