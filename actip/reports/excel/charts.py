"""Own the pictures of a sheet: native charts over figures that stand beside them, where nobody prints."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from actip.model.section import Chart, ChartKind
from actip.reports.excel.style import FILLS, GREY, SHADES, Fill, Style, fill_of_bar
from actip.writers.excel import INK, Area, ensure, fix_height, put, put_across, put_box
from actip.writers.pages import lines_of

_ROW = 12.75  # points: the height of a row in which nothing stands
_DOT = 0.75  # points
_WIDEST = 1300  # dots
_BROAD = 30  # bars, beside which a figure has room as it is read
_SMALL = (250, 140)  # dots: a small picture


class Ground(NamedTuple):
    """Where pictures stand: a sheet, the last column of it that is printed, and how wide it is till there, in points.

    Their figures stand in the columns from `beside`.
    """

    book: Any
    sheet: Any
    style: Style
    last: int
    room: float
    beside: int


def height_of(chart: Chart, room: float) -> float:
    """Return how high a picture is with what stands under it, in points; `room` is how wide the sheet is printed."""
    return _ROW * (_rows_of(chart, room) + 2) + sum(_heights(chart, room))


def draw(ground: Ground, chart: Chart, row: int) -> int:
    """Draw a picture in a row over its figures beside it; return the row after it.

    A missing figure is a gap, not zero: its cell is empty.
    """
    _put_figures(ground, chart, row)
    if chart.kind is ChartKind.MULTIPLES:
        _draw_small(ground, chart, row)
    else:
        _draw_bars(ground, chart, row)
    after = row + _rows_of(chart, ground.room)
    for text, height in zip(_notes(chart), _heights(chart, ground.room), strict=True):
        fix_height(ground.sheet, after, height)
        put_across(ground.sheet, (after, 0, after, ground.last), text, ground.style.stamp)
        after += 1
    return max(after, row + len(chart.categories) + 1) + 1


def _notes(chart: Chart) -> list[str]:
    captions = () if chart.kind is ChartKind.MULTIPLES else zip(chart.categories, chart.captions, strict=False)
    texts = [f"{category}: {caption}" for category, caption in captions if caption]
    return [*texts, *([chart.note] if chart.note else [])]


def _heights(chart: Chart, room: float) -> Iterator[float]:
    return (_ROW * lines_of(text, 10, room - 6) for text in _notes(chart))


def _rows_of(chart: Chart, room: float) -> int:
    """Return how many rows a picture covers."""
    if chart.kind is ChartKind.MULTIPLES:
        lines = -(-len(chart.categories) // _across(room))
        return round(lines * (_SMALL[1] + _caption_height(chart)) * _DOT / _ROW) + 3
    return round(_height(chart) * _DOT / _ROW) + 1


def _height(chart: Chart) -> int:
    """Return how high a picture of bars is, in dots."""
    return 300 if chart.kind is ChartKind.BESIDE else 100 + 20 * len(chart.categories)


def _width(room: float) -> int:
    return min(int(room / _DOT) - 4, _WIDEST)


def _across(room: float) -> int:
    return max(1, _width(room) // _SMALL[0])


def _put_figures(ground: Ground, chart: Chart, row: int) -> None:
    sheet, beside, form = ground.sheet, ground.beside, ground.style.aside
    put(sheet, row, beside, chart.title, form)
    for place, category in enumerate(chart.categories, start=row + 1):
        put(sheet, place, beside, category, form)
    for column, series in enumerate(chart.series, start=beside + 1):
        put(sheet, row, column, series.name, form)
        for place, number in enumerate(series.numbers, start=row + 1):
            if number is not None:
                ensure(sheet.write_number(place, column, number, form))


def _draw_bars(ground: Ground, chart: Chart, row: int) -> None:
    sheet, beside = ground.sheet, ground.beside
    stacked = chart.kind is ChartKind.STACKED
    subtype = ("percent_stacked" if _of_hundred(chart) else "stacked") if stacked else "clustered"
    drawn = ground.book.add_chart(
        {"type": "bar" if stacked else "column", **({} if not stacked else {"subtype": subtype})}
    )
    first, last = row + 1, row + len(chart.categories)
    least = _least(chart)
    for place, series in enumerate(chart.series):
        fill = FILLS[series.play] if series.play else SHADES[place % len(SHADES)]
        column = beside + 1 + place
        drawn.add_series(
            {
                "name": [sheet.name, row, column],
                "categories": [sheet.name, first, beside, last, beside],
                "values": [sheet.name, first, column, last, column],
                **fill_of_bar(fill),
                "gap": 40,
                **({} if stacked else {"overlap": 0}),
                **_labels(fill, least, stacked=stacked, upright=len(chart.series) * len(chart.categories) > _BROAD),
            }
        )
    drawn.set_title({"name": [sheet.name, row, beside], "name_font": {"size": 12, "bold": False}, "overlay": False})
    drawn.set_legend({"position": "bottom"} if len(chart.series) > 1 else {"none": True})
    grid = {"visible": True, "line": {"color": "#E3E3E3", "width": 0.5}}
    if stacked:
        drawn.set_y_axis({"reverse": True, "num_font": {"size": 9}})
        drawn.set_x_axis({"major_gridlines": grid, "num_format": "0%" if _of_hundred(chart) else "#,##0", "min": 0})
    else:
        drawn.set_y_axis({"major_gridlines": grid, "num_format": "#,##0", "min": 0})
        drawn.set_x_axis({"num_font": {"size": 9}})
    _place(sheet, drawn, row, (_width(ground.room), _height(chart)), chart)


def _of_hundred(chart: Chart) -> bool:
    """Tell whether the figures of every category are parts of a hundred."""
    sums = [sum(series.numbers[place] or 0 for series in chart.series) for place in range(len(chart.categories))]
    return bool(sums) and all(not together or abs(together - 100) < 1 for together in sums) and any(sums)


def _least(chart: Chart) -> float:
    """Return the figure from which a part of a bar is wide enough for its number."""
    sums = [sum(series.numbers[place] or 0 for series in chart.series) for place in range(len(chart.categories))]
    return round(max(sums, default=0) * 0.03) or 1


def _labels(fill: Fill, least: float, *, stacked: bool, upright: bool) -> dict[str, Any]:
    """Return how the figures stand at their bars: without them none and zero look alike."""
    if stacked and fill.drawn:
        return {}
    if stacked:
        form = f"[>={least}]#,##0;;"
        return {"data_labels": {"value": True, "num_format": form, "font": {"size": 8, "color": fill.letters}}}
    turned = {"rotation": -90} if upright else {}
    label = {"value": True, "num_format": "#,##0.##", "position": "outside_end", "font": {"size": 8, **turned}}
    return {"data_labels": label}


def _draw_small(ground: Ground, chart: Chart, row: int) -> None:
    """Draw a small line for each category, on a scale of its own, with what the state says of it below."""
    sheet, beside = ground.sheet, ground.beside
    put_across(sheet, (row, 0, row, ground.last), chart.title, ground.style.of(bold=True, font_color=INK))
    across = _across(ground.room)
    wide, high = _width(ground.room) // across, _SMALL[1]
    below = _caption_height(chart)
    few = len(chart.series) <= 6
    for place, category in enumerate(chart.categories):
        line, column = divmod(place, across)
        drawn = ground.book.add_chart({"type": "line"})
        at = row + 1 + place
        label = {"value": True, "position": "above", "num_format": "#,##0.##", "font": {"size": 8}}
        drawn.add_series(
            {
                "name": [sheet.name, at, beside],
                "categories": [sheet.name, row, beside + 1, row, beside + len(chart.series)],
                "values": [sheet.name, at, beside + 1, at, beside + len(chart.series)],
                "line": {"color": INK, "width": 1.75},
                "marker": {"type": "circle", "size": 5, "fill": {"color": INK}, "border": {"color": INK}},
                **({"data_labels": label} if few else {}),
            }
        )
        drawn.set_title({"name": [sheet.name, at, beside], "name_font": {"size": 9, "bold": True}})
        drawn.set_legend({"none": True})
        drawn.set_y_axis({"min": 0, "visible": not few, "major_gridlines": {"visible": False}, "num_font": {"size": 8}})
        drawn.set_x_axis({"num_font": {"size": 8}, "line": {"color": "#7F7F7F"}})
        drawn.set_chartarea({"border": {"color": "#D9D9D9"}})
        offset = {"x_offset": column * wide, "y_offset": line * (high + below)}
        caption = chart.captions[place] if place < len(chart.captions) else ""
        _place(sheet, drawn, row + 1, (wide - 8, high), chart, f"{category}. {caption}".strip(), offset)
        if caption:
            under = {**offset, "y_offset": offset["y_offset"] + high}
            look = {"font": {"size": 8, "italic": True, "color": GREY}, "line": {"none": True}, "fill": {"none": True}}
            put_box(sheet, row + 1, 0, caption, {"width": wide - 8, "height": below, **under, **look})


def _caption_height(chart: Chart) -> int:
    """Return how much room the longest caption takes, in dots."""
    most = max((lines_of(caption, 8, (_SMALL[0] - 22) * _DOT) for caption in chart.captions if caption), default=0)
    return 14 * min(most, 8) + 12 if most else 8


def draw_trend(book: Any, sheet: Any, at: tuple[int, int], size: tuple[int, int], figures: Area, words: str) -> None:
    """Draw a bare line over figures of the sheet in a cell: also where a program draws no lines in cells."""
    drawn = book.add_chart({"type": "line"})
    drawn.add_series(
        {
            "values": [sheet.name, *figures],
            "line": {"color": INK, "width": 1.5},
            "marker": {"type": "circle", "size": 4, "fill": {"color": INK}, "border": {"color": INK}},
        }
    )
    drawn.set_legend({"none": True})
    drawn.set_x_axis({"visible": False})
    drawn.set_y_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    drawn.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    drawn.set_plotarea({"fill": {"none": True}, "layout": {"x": 0.03, "y": 0.1, "width": 0.94, "height": 0.8}})
    drawn.set_size({"width": size[0], "height": size[1]})
    drawn.show_blanks_as("gap")
    ensure(sheet.insert_chart(*at, drawn, {"object_position": 2, "x_offset": 3, "description": words[:250]}))


def _place(
    sheet: Any,
    drawn: Any,
    row: int,
    size: tuple[int, int],
    chart: Chart,
    words: str = "",
    offset: dict[str, int] | None = None,
) -> None:
    drawn.set_size({"width": size[0], "height": size[1]})
    drawn.show_blanks_as("gap")
    drawn.show_hidden_data()
    described = f"{chart.title}. {words or chart.note}".strip()[:250]
    ensure(sheet.insert_chart(row, 0, drawn, {"object_position": 2, "description": described, **(offset or {})}))
