"""Own the geometry of the pictures of a page: bars, small lines and trends. A missing figure is never drawn as zero."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import floor, log10
from typing import NamedTuple

from actip.amounts import figure
from actip.model.play import StateOfPlay
from actip.model.section import Chart, ChartKind, Series

SPARK = (72, 18)  # width and height of the line in a cell
HEADLINE = (84, 20)  # of the line under a headline
PANEL = (180, 74)  # of a small picture
_PLOT = (17, 57)  # top and bottom of its line
_HUES = 7
_BESIDE = 78  # percent of the width for the longest bar: its figure stands at its end
_BAR, _THIN = 18, 14  # heights of a bar, and of one beside others
_TICKS = 2  # of an axis, at least, beside zero

Point = tuple[float, float]


class Line(NamedTuple):
    """A line through figures, broken where there is none: runs of points, dots, and what it draws in words."""

    runs: Sequence[str]
    dots: Sequence[tuple[Point, str]]
    words: str


class BarPart(NamedTuple):
    """A part of a bar, in percent of the width. `look` is the name of its filling."""

    x: float
    width: float
    y: int
    height: int
    look: str
    words: str


class BarEnd(NamedTuple):
    """What is printed at the end of a bar."""

    x: float
    y: int
    words: str


class BarRow(NamedTuple):
    """One category: its bars, one above the other, and what stands below its label."""

    label: str
    caption: str
    parts: Sequence[BarPart]
    ends: Sequence[BarEnd]
    height: int
    words: str


class Panel(NamedTuple):
    """One small picture with its own axis from zero to `top`, which is printed; without any figure there is none."""

    label: str
    caption: str
    line: Line
    top: str
    now: str
    first: str
    words: str


class Drawing(NamedTuple):
    """A chart as it is drawn: rows of bars on one scale with its ticks, or small pictures with a scale each."""

    title: str
    note: str
    rows: Sequence[BarRow]
    panels: Sequence[Panel]
    legend: Sequence[tuple[str, str]]
    ticks: Sequence[BarEnd]


def drawing(chart: Chart) -> Drawing:
    """Lay a chart out. The same figures give the same picture."""
    captions = (*chart.captions, *[""] * (len(chart.categories) - len(chart.captions)))
    if chart.kind is ChartKind.MULTIPLES:
        panels = [_panel(chart, place, caption) for place, caption in enumerate(captions)]
        return Drawing(chart.title, chart.note, (), panels, (), ())
    most, rows = _stacked(chart, captions) if chart.kind is ChartKind.STACKED else _beside(chart, captions)
    legend = [(_look(series, place), series.name) for place, series in enumerate(chart.series)]
    room = 100 if chart.kind is ChartKind.STACKED else _BESIDE
    return Drawing(chart.title, chart.note, rows, (), legend if len(legend) > 1 else (), list(_ticks(most, room)))


def _ticks(most: float, room: float) -> Iterator[BarEnd]:
    """Yield zero and two to four round figures up to the most, each in its place."""
    step = 10.0 ** floor(log10(most))
    step *= next(times for times in (5, 2, 1, 0.5) if most // (step * times) >= _TICKS)
    for place in range(int(most // step) + 1):
        yield BarEnd(round(place * step / most * room, 2), 13, figure(round(place * step, 6)))


def line(figures: Sequence[float | None], names: Sequence[str], left: float, right: float, plot: Point) -> Line:
    """Draw figures from zero at the bottom to the greatest at the top, each in its place."""
    top, bottom = plot
    most = max((number for number in figures if number is not None), default=0) or 1
    step = (right - left) / max(len(figures) - 1, 1)
    points = [
        None if number is None else (round(left + place * step, 1), round(bottom - number / most * (bottom - top), 1))
        for place, number in enumerate(figures)
    ]
    runs = [[point for point in run if point] for there, run in groupby(points, bool) if there]
    named = [f"{name} {in_words(number)}".strip() for name, number in zip(names, figures, strict=True)]
    dots = [(point, words) for point, words in zip(points, named, strict=True) if point]
    return Line([" ".join(f"{x},{y}" for x, y in run) for run in runs if len(run) > 1], dots, ", ".join(named))


def spark(figures: Sequence[float | None], size: tuple[int, int]) -> Line | None:
    """Draw the figures of periods without an axis, or nothing where there are none."""
    if not figures:
        return None
    width, height = size
    drawn = line(figures, [""] * len(figures), 3, width - 3, (3, height - 3))
    return drawn._replace(words=f"Period by period, this one last: {drawn.words}.")


def in_words(number: float | None) -> str:
    """Say a figure, or that there is none."""
    return "no figure" if number is None else figure(number)


def look_of(play: StateOfPlay) -> str:
    """Return the name of the filling of a state of play, in the map as in a bar."""
    return f"f{list(StateOfPlay).index(play)}"


def _look(series: Series, place: int) -> str:
    return look_of(series.play) if series.play else f"p{place % _HUES}"


def _words(chart: Chart, place: int) -> str:
    figures = ", ".join(f"{series.name} {in_words(series.numbers[place])}" for series in chart.series)
    return f"{chart.categories[place]}: {figures}."


def _stacked(chart: Chart, captions: Sequence[str]) -> tuple[float, list[BarRow]]:
    """Return one bar for each category, all on one scale; a part without a figure is only in the words."""
    sums = [sum(series.numbers[place] or 0 for series in chart.series) for place in range(len(chart.categories))]
    most = max(sums, default=0) or 1
    rows = []
    for place, label in enumerate(chart.categories):
        parts, x = [], 0.0
        for shade, series in enumerate(chart.series):
            if number := series.numbers[place]:
                share = 100 * number / most
                parts.append(_part(x, share, 0, _BAR, _look(series, shade), f"{label}, {series.name}: {figure(number)}"))
                x += share
        missing = all(series.numbers[place] is None for series in chart.series)
        ends = [BarEnd(0, _BAR - 5, "no figure")] if missing else []
        rows.append(BarRow(label, captions[place], parts, ends, _BAR, _words(chart, place)))
    return most, rows


def _beside(chart: Chart, captions: Sequence[str]) -> tuple[float, list[BarRow]]:
    """Return a bar for each series in each category, with its figure at its end, all on one scale."""
    numbers = [number for series in chart.series for number in series.numbers if number is not None]
    most = max(numbers, default=0) or 1
    rows = []
    for place, label in enumerate(chart.categories):
        parts, ends = [], []
        for shade, series in enumerate(chart.series):
            number, y = series.numbers[place], shade * _THIN
            share = _BESIDE * (number or 0) / most
            words = f"{label}, {series.name}: {in_words(number)}"
            if number:
                parts.append(_part(0, share, y, _THIN, _look(series, shade), words))
            ends.append(BarEnd(round(share, 2), y + _THIN - 3, in_words(number)))
        height = max(len(chart.series), 1) * _THIN
        rows.append(BarRow(label, captions[place], parts, ends, height, _words(chart, place)))
    return most, rows


def _part(x: float, width: float, y: int, height: int, look: str, words: str) -> BarPart:
    return BarPart(round(x, 2), round(width, 2), y + 1, height - 2, look, words)


def _panel(chart: Chart, place: int, caption: str) -> Panel:
    figures = [series.numbers[place] for series in chart.series]
    names = [series.name for series in chart.series]
    given = list(_given(figures))
    return Panel(
        label=chart.categories[place],
        caption=caption,
        line=line(figures, names, 6, PANEL[0] - 6, _PLOT),
        top=figure(max(given)) if given else "",
        now=f"{names[-1]}: {in_words(figures[-1])}" if names else "",
        first=names[0] if len(names) > 1 else "",
        words=_words(chart, place),
    )


def _given(figures: Sequence[float | None]) -> Iterator[float]:
    return (number for number in figures if number is not None)
