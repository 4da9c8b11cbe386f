"""Fill in a form in LibreOffice as a person does, and see whether everything typed is read."""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from actip.catalogue import catalogue
from actip.form.choices import choices, meanings
from actip.gate.scalars import folded
from actip.readers.excel import document
from tests.trial.form import OpenCell, Spreadsheet, open_cells, statements, value_at
from tests.trial.office import Step, done

_LAO = "ກະຊວງຍຸຕິທຳ ໄດ້ອອກຄູ່ມື ສຳລັບພະນັກງານສືບສວນ ແລະ ໄດ້ຝຶກອົບຮົມ ໃນສາມແຂວງ."
_LONG = "The ministry issued a guideline for all provinces and trained those who use it. " * 11
_CITED = "Law on Anti-Trafficking in Persons, Art. 49, 2015"


class Written(NamedTuple):
    """What was typed where, and what was read there."""

    deed: str
    sheet: str
    cells: str
    typed: str
    read: str
    is_well: bool


def typed(path: Path, folder: Path) -> list[Written]:
    """Type, paste, sort and filter in a blank form, save it, and hold what is read against what was typed."""
    form = Spreadsheet(path.read_bytes())
    asked = {sheet.title: list(open_cells(sheet)) for sheet in form.visible}
    name = max(asked, key=lambda title: sum(one.code == "account" for one in asked[title]))
    in_rows: dict[int, dict[str, OpenCell]] = {}
    for one in asked[name]:
        in_rows.setdefault(one.cell.row, {})[one.code] = one
    rows = [row for row in in_rows.values() if {"in_law", "in_practice", "account"} <= set(row)][:6]
    full, *_, last = list(choices(catalogue(), "in_law").values())[:2]
    both = list(choices(catalogue(), "in_practice").values())[:2]
    expected: list[tuple[str, str, str]] = []  # deed, cell, text
    steps = []

    def enter(deed: str, sheet: str, cell: str, text: str) -> None:
        steps.append(Step(deed, sheet, cell, text))
        lines = [line.split("\t") for line in text.split("\n")] if deed == "paste" else [[text]]
        first = form.book[sheet][cell]
        for down, line in enumerate(lines):
            for across, part in enumerate(line):
                place = form.book[sheet].cell(first.row + down, first.column + across).coordinate
                expected.append((deed, f"{sheet}!{place}", part))

    enter("type", name, rows[0]["in_law"].cell.coordinate, full)
    enter("type", name, rows[0]["account"].cell.coordinate, _LAO)
    enter("type", name, rows[1]["account"].cell.coordinate, f"{_LONG}\nSecond paragraph.")
    if cited := rows[0].get("evidence/0"):
        enter("type", name, cited.cell.coordinate, _CITED)
    pairs = [row for row in rows if row["in_practice"].cell.column == row["in_law"].cell.column + 1]
    follow = [(one, other) for one, other in pairwise(pairs[2:]) if _below(one, other)]
    if follow:
        enter("paste", name, follow[0][0]["in_law"].cell.coordinate, f"{full}\t{both[0]}\n{last}\t{both[1]}")
    figures = next(
        (title, one) for title, cells in asked.items() for one in cells if one.code.startswith(("figure", "value:"))
    )
    enter("paste", figures[0], figures[1].cell.coordinate, "41\t17")
    label = f"B{rows[0]['account'].cell.row}"
    top, bottom = min(in_rows), max(in_rows)
    edge = rows[0]["account"].cell.column_letter
    steps += [
        Step("type", name, label, "overwritten"),
        Step("sort", name, f"B{top}:{edge}{bottom}", "2"),
        Step("filter", name, f"B{top - 1}:{edge}{bottom}"),
    ]
    target = folder / "typed.xlsx"
    outcomes = done(path, steps, target, folder)
    read = document(target.name, target.read_bytes())
    pointers: dict[str, list[str]] = {}
    for pointer, place in read.places.items():
        pointers.setdefault(f"{place.sheet}!{place.cell}", []).append(pointer)
    everything = "\n".join(statements(dict(read.data)))
    results = []
    for deed, cell, text in expected:
        values = [str(value_at(read.data, pointer)) for pointer in pointers.get(cell, [])]
        is_well = any(_same(text, value) for value in values) or (
            text == _CITED
            and all(part in everything for part in ("Law on Anti-Trafficking in Persons'", "Art. 49", "2015"))
        )
        sheet, _, where = cell.partition("!")
        results.append(
            Written(deed, sheet, where, text, "; ".join(value for value in values if value != "None"), is_well)
        )
    kept = next(outcome.shows for outcome in outcomes if outcome.cells == label)
    results.append(Written("type over a label", name, label, "overwritten", kept, kept != "overwritten"))
    loud = [f"{fault.rule_id} {fault.pointer}" for fault in read.faults]
    results.append(Written("sort and filter", name, "", "", "; ".join(loud), not loud))
    return results


def _below(one: dict[str, OpenCell], other: dict[str, OpenCell]) -> bool:
    return other["in_law"].cell.row == one["in_law"].cell.row + 1


def _same(typed_text: str, value: str) -> bool:
    codes = {meanings(catalogue(), name).get(folded(typed_text)) for name in ("in_law", "in_practice")}
    return folded(typed_text) == folded(value) or value in codes


def table(results: list[Written]) -> str:
    """Return a line for each thing that was typed."""
    return "\n".join(
        f"{' ' if one.is_well else '!'} {one.deed:18}{one.sheet:14}{one.cells:8}{one.typed[:40]!r:44}{one.read[:50]!r}"
        for one in results
    )
