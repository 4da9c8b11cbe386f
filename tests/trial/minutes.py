"""Reckon how long a person needs to fill in a form, by a model that is stated and simple.

The seconds of a cell are for reading what it asks, thinking no more than that needs, and typing or picking. Finding out
what is not on the desk is not in them: that is work, whatever the form is like.
"""

from collections import Counter

from tests.trial.form import OpenCell, Spreadsheet, open_cells

SECONDS = {
    "a choice": 6,
    "a number": 8,
    "a date": 8,
    "a few words": 10,
    "a sentence of 25 words": 60,
    "a law or source looked up": 20,
    "to the next sheet": 5,
}
_WORDS = 25
_WIDE = 24  # a column as wide as that is for sentences, if it is not one for names
_SENTENCES = ("account", "challenges", "detail", "action", "effect", "summary", "response", "comment")
_NAMES = ("id", "name", "title", "answers", "cycle", "reporting_authority", "topic", "with", "event", "area", "contact")


def minutes(form: Spreadsheet, *, filled: bool) -> tuple[str, float]:
    """Return a table of the cells of a form by kind, and all minutes; `filled` counts only what holds something."""
    count: Counter[str] = Counter()
    for sheet in form.visible:
        cells = [one for one in open_cells(sheet) if not filled or one.cell.value is not None]
        for one in cells:
            kind = _kind(one)
            length = len(str(one.cell.value).split()) if filled and kind == "a sentence of 25 words" else _WORDS
            count[kind] += length / _WORDS  # type: ignore[assignment]
        count["to the next sheet"] += bool(cells)
    total = sum(SECONDS[kind] * number for kind, number in count.items()) / 60
    lines = [
        f"  {kind:28}{number:>7.0f} x {SECONDS[kind]:>2} s{SECONDS[kind] * number / 60:>7.0f} min"
        for kind, number in sorted(count.items(), key=lambda pair: -SECONDS[pair[0]] * pair[1])
    ]
    cells_of_all = sum(count.values()) - count["to the next sheet"]
    return "\n".join([*lines, f"  {'all':28}{cells_of_all:>7.0f}       {total:>7.0f} min"]), total


def _kind(one: OpenCell) -> str:
    name = one.code.partition(":")[0]
    last = name.rpartition("/")[2]
    if "evidence" in name or last in ("source", "link", "legal_basis"):
        return "a law or source looked up"
    if one.validation == "date" or last in ("date", "since", "due", "start", "end", "checked", "prepared"):
        return "a date"
    if one.is_figure or one.validation in ("whole", "decimal"):
        return "a number"
    if one.validation == "list":
        return "a choice"
    if last in _SENTENCES or (one.width >= _WIDE and last not in _NAMES):
        return "a sentence of 25 words"
    return "a few words"
