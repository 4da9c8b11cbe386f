"""Own the list of cross-checks of a form: each a sentence, its live result, and the cell that it is about."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.form import Field, FieldKind, Row, Table
from actip.workbook.grid import Placed, Ref, ranges
from actip.workbook.live import OK, WRONG, Live, balance, breakdown, not_above

SHEET = "Checks"
HEADER = 4  # the row above the first check, from 0
_STAGES = (
    ("persons_in_formal_contact", "persons_prosecuted"),
    ("persons_prosecuted", "persons_convicted"),
    ("persons_in_formal_contact", "persons_convicted"),
)


class Check(NamedTuple):
    """One cross-check. `owner` is the table, and the line whose check column shows it or the code of a column.

    `rules` and `about` (indicator, dimension, other coordinates) are those of the finding about the same figures.
    """

    sentence: str
    live: Live
    at: Ref
    owner: tuple[str, int | str]
    rules: tuple[str, ...]
    about: tuple[str, str, tuple[tuple[str, str], ...]]


def cross_checks(tables: Mapping[str, Placed], catalogue: Catalogue) -> list[Check]:
    """List every cross-check of the figures on the form, those of one line or column next to each other."""
    checks = [
        check
        for placed in tables.values()
        if any(field.kind is FieldKind.FIGURE for field in placed.table.fields) and placed.table.name != "detail"
        for check in (*_along(placed, catalogue), *_down(placed), *_kinds(placed, catalogue))
    ]
    checks += [*_against_all_victims(tables, catalogue), *_confirmed(tables), *_stages(tables, catalogue)]
    checks += [*_caseload(tables), *_returned(tables), *_subsets(tables), *_training(tables)]
    order = {name: number for number, name in enumerate(tables)}
    return sorted(
        checks, key=lambda check: (order[check.owner[0]], str(type(check.owner[1])), str(check.owner[1]).zfill(4))
    )


def result_at(number: int, check: Check) -> Ref:
    """Return the cell that holds the result of a check."""
    return Ref(SHEET, HEADER + 1 + number, 2, check.live.result)


def unfit_cells(placed: Placed, words: str) -> Live | None:
    """Count the cells of a table that hold neither a figure nor a reason; `words` is the list of the reasons."""
    cells = [
        placed.ref(number, field.code)
        for number, line in enumerate(placed.lines)
        for field in placed.table.fields
        if field.kind is FieldKind.FIGURE and not (line.row and field.code in line.row.closed)
    ]
    if not cells:
        return None
    terms = [
        f'COUNTA({span})-COUNT({span})-SUMPRODUCT(--(LEFT({span},1)="<"))-SUMPRODUCT(--ISNUMBER(MATCH({span},{words},0)))'
        f'+COUNTIF({span},"<0")'
        for span in ranges(cells)
    ]
    count = f"({'+'.join(terms)})"
    filled = f"COUNTA({','.join(ranges(cells))})"
    any_filled = any(cell.value is not None for cell in cells)
    return Live(f'=IF({filled}=0,"",IF({count}>0,"{WRONG} "&{count}&" cells","{OK}"))', OK if any_filled else "")


def _fixed(row: Row | None) -> dict[str, str]:
    return {name: code for name, code in row.fixed.items() if name} if row else {}


def _about(fixed: Mapping[str, str], dimension: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    within = tuple(sorted((name, code) for name, code in fixed.items() if name != "indicator"))
    return fixed["indicator"], dimension, within


def _single(field: Field) -> str:
    """Return the only dimension of a column of figures, empty if it has none, several or a subset."""
    return next(iter(field.fixed)) if len(field.fixed) == 1 and "subset" not in field.fixed else ""


def _along(placed: Placed, catalogue: Catalogue) -> Iterator[Check]:
    """Yield the checks between the columns of each line: parts and total, subset and whole."""
    table = placed.table
    columns = [field for field in table.fields if field.kind is FieldKind.FIGURE]
    for number, line in enumerate(placed.lines):
        open_ones = [field for field in columns if line.row and field.code not in line.row.closed]
        by_code = {field.code: field for field in open_ones}
        label = f"{_number(table)}, {line.row.labels[0].strip()}" if line.row else ""
        if "figure:" in by_code:
            total = placed.ref(number, "figure:")
            for dimension in dict.fromkeys(filter(None, map(_single, open_ones))):
                if dimension == "direction":
                    continue
                parts = [placed.ref(number, field.code) for field in open_ones if _single(field) == dimension]
                words = catalogue.dimensions[dimension].title
                yield Check(
                    f"{label}: by {words} the figures add up to the total", breakdown(parts, total), total,
                    (table.name, number), ("SUM202", "SUM203"), _about(_fixed(line.row), dimension),
                )  # fmt: skip
        for field in open_ones:
            rest = {name: code for name, code in field.fixed.items() if name != "subset"}
            whole = next((other for other in open_ones if dict(other.fixed) == rest), None)
            if "subset" in field.fixed and whole:
                part = placed.ref(number, field.code)
                fixed = {**_fixed(line.row), **field.fixed}
                yield Check(
                    f"{label}: '{field.title.lower()}' is not above the whole",
                    not_above(part, [placed.ref(number, whole.code)], field.title.lower()), part,
                    (table.name, number), ("SUM204",), _about(fixed, "subset"),
                )  # fmt: skip


def _down(placed: Placed) -> Iterator[Check]:
    """Yield the checks that the lines of each column add up to the last line."""
    table = placed.table
    if not table.checked_down:
        return
    last = len(placed.lines) - 1
    (dimension,) = set(_fixed(placed.lines[0].row)) - set(_fixed(placed.lines[last].row))
    for field in table.fields:
        if field.kind is FieldKind.FIGURE:
            cells = placed.down(field.code)
            within = {**_fixed(placed.lines[last].row), **field.fixed}
            yield Check(
                f"{_number(table)}, column {field.title}: the lines add up to the last one",
                breakdown(cells[:-1], cells[-1]), cells[-1], (table.name, field.code), ("SUM202", "SUM203"),
                _about(within, dimension),
            )  # fmt: skip


def _kinds(placed: Placed, catalogue: Catalogue) -> Iterator[Check]:
    """Yield the checks of the kinds of a form of exploitation against the form."""
    if placed.table.name != "T2":
        return
    lines = {_fixed(line.row).get("form", ""): number for number, line in enumerate(placed.lines)}
    for form, number in lines.items():
        kinds = [code.code for code in catalogue.lists["form"].codes.values() if code.part_of == form]
        if kinds:
            total = placed.ref(number, "figure:")
            parts = [placed.ref(lines[kind], "figure:") for kind in kinds]
            yield Check(
                f"T2, {catalogue.label('form', form)}: its kinds are not above it",
                breakdown(parts, total, whole=False), total, ("T2", number), ("SUM202",),
                _about(_fixed(placed.lines[number].row), "form"),
            )  # fmt: skip


def _against_all_victims(tables: Mapping[str, Placed], catalogue: Catalogue) -> Iterator[Check]:
    """Yield the checks of the tables by form, citizenship and place against the totals of the first table."""
    if "T1a" not in tables:
        return
    first = tables["T1a"]
    lines = {_fixed(line.row).get("sex", ""): number for number, line in enumerate(first.lines)}
    for name, dimension in (("T2", "form"), ("T3", "citizenship"), ("T4", "place")):
        placed = tables[name]
        part_of = {code.code for code in catalogue.lists["form"].codes.values() if code.part_of}
        for field in placed.table.fields:
            if field.kind is FieldKind.FIGURE:
                total = first.ref(lines[field.fixed.get("sex", "")], _column(field))
                parts = [
                    placed.ref(number, field.code)
                    for number, line in enumerate(placed.lines[:-1])
                    if _fixed(line.row).get("form") not in part_of
                ]
                within = {**_fixed(placed.lines[-1].row), **field.fixed}
                by = catalogue.dimensions[dimension].title
                yield Check(
                    f"{name}, {field.title.lower()}: by {by} the figures add up to T1a",
                    breakdown(parts, total), parts[0], (name, len(placed.lines) - 1), ("SUM202", "SUM203"),
                    _about(within, dimension),
                )  # fmt: skip


def _column(field: Field) -> str:
    return field.code if "age" in field.fixed else "figure:"


def _confirmed(tables: Mapping[str, Placed]) -> Iterator[Check]:
    if "T1a" not in tables or "T1b" not in tables:
        return
    confirmed, potential = tables["T1a"], tables["T1b"]
    for number, line in enumerate(confirmed.lines):
        for field in confirmed.table.fields:
            if field.kind is FieldKind.FIGURE:
                part, whole = confirmed.ref(number, field.code), potential.ref(number, field.code)
                fixed = {**_fixed(line.row), **field.fixed}
                del fixed["victim_status"]
                label = line.row.labels[0].lower() if line.row else ""
                yield Check(
                    f"T1a and T1b, {label}, {field.title.lower()}: not more confirmed than potential",
                    not_above(part, [whole], "confirmed above potential"), part, ("T1a", number), ("SUM205",),
                    _about(fixed, "victim_status"),
                )  # fmt: skip


def _stages(tables: Mapping[str, Placed], catalogue: Catalogue) -> Iterator[Check]:
    if "T6" not in tables:
        return
    placed = tables["T6"]
    lines = {_fixed(line.row)["indicator"]: number for number, line in enumerate(placed.lines)}
    for earlier, later in _STAGES:
        part, whole = (placed.ref(lines[name], "figure:") for name in (later, earlier))
        words = f"above {catalogue.indicators[earlier].title}"
        yield Check(
            f"T6: {catalogue.indicators[later].title} are not {words}", not_above(part, [whole], words), part,
            ("T6", lines[later]), ("SUM206",), (later, earlier, ()),
        )  # fmt: skip


def _caseload(tables: Mapping[str, Placed]) -> Iterator[Check]:
    if "T5b" not in tables:
        return
    placed = tables["T5b"]
    figures = [placed.ref(number, "figure:") for number in range(4)]
    yield Check(
        "T5b: carried over and opened are as many as closed and still open", balance(figures[:2], figures[2:]),
        figures[0], ("T5b", 0), ("SUM210",), ("caseload", "case_state", ()),
    )  # fmt: skip


def _returned(tables: Mapping[str, Placed]) -> Iterator[Check]:
    if "T7" not in tables or "T1b" not in tables:
        return
    placed = tables["T7"]
    last = len(placed.lines) - 1
    part = placed.ref(last, "figure:direction=sent")
    detected = [tables[name].ref(len(tables[name].lines) - 1, "figure:") for name in ("T1a", "T1b")]
    yield Check(
        "T7: not more victims sent back than detected",
        not_above(part, detected, "above victims detected"), part, ("T7", last), ("SUM207",),
        ("victims_repatriated", "victims_detected", (("direction", "sent"),)),
    )  # fmt: skip


def _subsets(tables: Mapping[str, Placed]) -> Iterator[Check]:
    """Yield the checks of the subsets in the list of other totals against their wholes."""
    if "T9" not in tables:
        return
    placed = tables["T9"]
    wholes: dict[frozenset[tuple[str, str]], Ref] = {}
    for other in tables.values():
        for number, line in enumerate(other.lines):
            for field in other.table.fields:
                if field.kind is FieldKind.FIGURE and line.row and field.code not in line.row.closed:
                    wholes.setdefault(
                        frozenset({**_fixed(line.row), **field.fixed}.items()), other.ref(number, field.code)
                    )
    for number, line in enumerate(placed.lines):
        fixed = _fixed(line.row)
        rest = frozenset((name, code) for name, code in fixed.items() if name != "subset")
        if "subset" in fixed and rest in wholes and line.row and "currency" in line.row.closed:
            part = placed.ref(number, "figure:")
            yield Check(
                f"{line.row.labels[0]}: not above the whole", not_above(part, [wholes[rest]], "above the whole"), part,
                ("T9", number), ("SUM204",), _about(fixed, "subset"),
            )  # fmt: skip


def _training(tables: Mapping[str, Placed]) -> Iterator[Check]:
    placed = tables["capacity"]
    for number, _ in enumerate(placed.lines):
        total = placed.ref(number, "participants/total")
        parts = [placed.ref(number, f"participants/{sex}") for sex in ("F", "M", "X", "U")]
        yield Check(
            f"Capacity, training {number + 1}: by sex the participants add up to the total", breakdown(parts, total),
            total, ("capacity", number), ("SUM208",), ("capacity", "sex", (("number", str(number + 1)),)),
        )  # fmt: skip


def _number(table: Table) -> str:
    return table.title.partition(".")[0]
