"""Own the list of cross-checks of a form: each a sentence, its live result, and the cell that it is about."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Limit, Side
from actip.form import OK, WRONG, Field, FieldKind, Row
from actip.form.choices import texts_of
from actip.form.sheet_names import sheet_names
from actip.format.fields import coordinate_lists
from actip.rules.excess import dimension_of, shared_of, wholes_of
from actip.rules.intervals import Key
from actip.texts import Language
from actip.workbook.formula import as_text, hole, quoted
from actip.workbook.grid import Placed, Ref, areas
from actip.workbook.live import Live, Sentence, Speech, balance, breakdown, not_above

HEADER = 4  # the row above the first check, from 0


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
    speech = speech_of(catalogue)
    checks = [
        check
        for placed in tables.values()
        if any(field.kind is FieldKind.FIGURE for field in placed.table.fields) and placed.table.name != "detail"
        for check in (
            *_along(placed, catalogue, speech), *_down(placed, speech), *_kinds(placed, catalogue, speech),
        )
    ]  # fmt: skip
    checks += [*_against_all_victims(tables, catalogue, speech), *_limits(tables, catalogue, speech)]
    checks += [*_caseload(tables, speech), *_training(tables, speech)]
    order = {name: number for number, name in enumerate(tables)}
    return sorted(
        checks, key=lambda check: (order[check.owner[0]], str(type(check.owner[1])), str(check.owner[1]).zfill(4))
    )


def speech_of(catalogue: Catalogue) -> Speech:
    """Return how the checks of a form speak."""
    return Speech(catalogue.language, texts_of(catalogue, "missing", "not_applicable"))


def result_at(number: int, check: Check, language: Language) -> Ref:
    """Return the cell that holds the result of a check."""
    return Ref(sheet_names(language)["checks"], HEADER + 1 + number, 2, check.live.result)


def unfit_cells(placed: Placed, words: str, language: Language) -> Live | None:
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
        for span in areas(cells)
    ]
    count = f"({'+'.join(terms)})"
    filled = f"COUNTA({','.join(areas(cells))})"
    any_filled = any(cell.value is not None for cell in cells)
    # The count is long: a plural form of the words would make the formula longer than a cell can hold.
    words = language.say("live check", "cells that do not: {number}", number=hole(count))
    wrong = as_text(f"{WRONG} {words}")
    return Live(f'=IF({filled}=0,"",IF({count}>0,{wrong},{quoted(OK)}))', OK if any_filled else "")


def _fixed(row: Row | None) -> dict[str, str]:
    return {name: code for name, code in row.fixed.items() if name} if row else {}


def _about(fixed: Mapping[str, str], dimension: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    within = tuple(sorted((name, code) for name, code in fixed.items() if name != "indicator"))
    return fixed["indicator"], dimension, within


def _single(field: Field) -> str:
    """Return the only dimension of a column of figures, empty if it has none, several or a subset."""
    return next(iter(field.fixed)) if len(field.fixed) == 1 and "subset" not in field.fixed else ""


def _along(placed: Placed, catalogue: Catalogue, speech: Speech) -> Iterator[Check]:
    """Yield the checks between the columns of each line: parts and total."""
    columns = [field for field in placed.table.fields if field.kind is FieldKind.FIGURE]
    for number, line in enumerate(placed.lines):
        open_ones = [field for field in columns if line.row and field.code not in line.row.closed]
        if line.row and "figure:" in [field.code for field in open_ones]:
            for dimension in dict.fromkeys(filter(None, map(_single, open_ones))):
                if dimension != "direction":
                    title = catalogue.dimensions[dimension].title
                    yield _adding_up(placed, number, open_ones, dimension, title, speech)


def _adding_up(
    placed: Placed, number: int, columns: Sequence[Field], dimension: str, title: str, speech: Speech
) -> Check:
    total = placed.ref(number, "figure:")
    parts = [placed.ref(number, field.code) for field in columns if _single(field) == dimension]
    row = placed.lines[number].row
    sentence = speech.language.say(
        "check", "{table}, {row}: by {dimension} the figures add up to the total",
        table=placed.table.name, row=_label(row), dimension=title,
    )  # fmt: skip
    return Check(
        sentence, breakdown(parts, total, speech), total, (placed.table.name, number), ("SUM202", "SUM203"),
        _about(_fixed(row), dimension),
    )  # fmt: skip


def _label(row: Row | None) -> str:
    return row.labels[0].strip() if row else ""


def _down(placed: Placed, speech: Speech) -> Iterator[Check]:
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
            sentence = speech.language.say(
                "check", "{table}, column {column}: the lines add up to the last one",
                table=table.name, column=field.title,
            )  # fmt: skip
            yield Check(
                sentence, breakdown(cells[:-1], cells[-1], speech), cells[-1], (table.name, field.code),
                ("SUM202", "SUM203"), _about(within, dimension),
            )  # fmt: skip


def _kinds(placed: Placed, catalogue: Catalogue, speech: Speech) -> Iterator[Check]:
    """Yield the checks of the kinds of a form of exploitation against the form."""
    if placed.table.name != "T2":
        return
    lines = {_fixed(line.row).get("form", ""): number for number, line in enumerate(placed.lines)}
    for form, number in lines.items():
        kinds = [code.code for code in catalogue.lists["form"].codes.values() if code.part_of == form]
        if kinds:
            total = placed.ref(number, "figure:")
            parts = [placed.ref(lines[kind], "figure:") for kind in kinds]
            sentence = speech.language.say(
                "check", "{table}, {row}: its kinds are not above it",
                table="T2", row=catalogue.label("form", form),
            )  # fmt: skip
            yield Check(
                sentence, breakdown(parts, total, speech, whole=False), total, ("T2", number), ("SUM202",),
                _about(_fixed(placed.lines[number].row), "form"),
            )  # fmt: skip


def _against_all_victims(tables: Mapping[str, Placed], catalogue: Catalogue, speech: Speech) -> Iterator[Check]:
    """Yield the checks of the tables by form, citizenship and place against the totals of the first table."""
    if "T1a" not in tables:
        return
    first = tables["T1a"]
    lines = {_fixed(line.row).get("sex", ""): number for number, line in enumerate(first.lines)}
    part_of = {code.code for code in catalogue.lists["form"].codes.values() if code.part_of}
    for name, dimension in (("T2", "form"), ("T3", "citizenship"), ("T4", "place")):
        placed = tables.get(name)
        for field in placed.table.fields if placed else ():
            if field.kind is FieldKind.FIGURE:
                assert placed is not None
                total = first.ref(lines[field.fixed.get("sex", "")], _column(field))
                parts = [
                    placed.ref(number, field.code)
                    for number, line in enumerate(placed.lines[:-1])
                    if _fixed(line.row).get("form") not in part_of
                ]
                within = {**_fixed(placed.lines[-1].row), **field.fixed}
                sentence = speech.language.say(
                    "check", "{table}, {column}: by {dimension} the figures add up to {other}",
                    table=name, column=speech.language.inside(field.title),
                    dimension=catalogue.dimensions[dimension].title, other="T1a",
                )  # fmt: skip
                yield Check(
                    sentence, breakdown(parts, total, speech), parts[0], (name, len(placed.lines) - 1),
                    ("SUM202", "SUM203"), _about(within, dimension),
                )  # fmt: skip


def _column(field: Field) -> str:
    return field.code if "age" in field.fixed else "figure:"


class _At(NamedTuple):
    """Where an open figure of the form stands."""

    placed: Placed
    line: int
    field: Field

    @property
    def ref(self) -> Ref:
        """Its cell."""
        return self.placed.ref(self.line, self.field.code)

    @property
    def in_its_currency(self) -> bool:
        """Whether nobody picks a currency for it."""
        row = self.placed.lines[self.line].row
        codes = [field.code for field in self.placed.table.fields]
        return "currency" not in codes or (row is not None and "currency" in row.closed)


def _limits(tables: Mapping[str, Placed], catalogue: Catalogue, speech: Speech) -> Iterator[Check]:
    """Yield the checks of the catalogue's limits, as far as the form asks for both figures.

    What usually holds is checked for totals alone: its groups are asked about only where their totals are right.
    """
    figures = _figures_of(tables)
    for limit in catalogue.limits:
        of_table = figures.get(limit.what.table, {})
        for key, at in of_table.items():
            shared = shared_of(limit, key)
            if shared is None or not at.in_its_currency:
                continue
            if limit.usually and any(name != "subset" for name, _ in shared):
                continue
            for number, side in enumerate(limit.at_most):
                beside = figures.get(side.table, {})
                wholes = [beside[whole] for whole in wholes_of(side, shared, beside) if whole in beside]
                if wholes and all(whole.in_its_currency for whole in wholes):
                    alone = number == len(limit.at_most) - 1 and not limit.unlike
                    yield _limit(limit, key, shared, at, side, wholes, catalogue, speech, pending=not alone)
                    break


def _limit(
    limit: Limit,
    key: Key,
    shared: Key,
    at: _At,
    side: Side,
    wholes: Sequence[_At],
    catalogue: Catalogue,
    speech: Speech,
    *,
    pending: bool,
) -> Check:
    language = speech.language
    sentence, above = _words_of_limit(limit, shared, at, side, wholes, catalogue, language)
    within = shared if limit.rule == "SUM205" else key
    refs = [whole.ref for whole in wholes]
    live = not_above(at.ref, refs, above, speech, pending=pending, unlike=limit.unlike)
    owner = (at.placed.table.name, at.line)
    about = (limit.what.table, dimension_of(limit, side.table), tuple(sorted(within)))
    return Check(sentence, live, at.ref, owner, (limit.rule,), about)


def _words_of_limit(
    limit: Limit, shared: Key, at: _At, side: Side, wholes: Sequence[_At], catalogue: Catalogue, language: Language
) -> tuple[str, Sentence]:
    """Return what the check of a limit is about, and how it says that it fails."""
    table, row = at.placed.table.name, at.placed.lines[at.line].row
    column = language.inside(at.field.title)
    whole = catalogue.indicators[side.table].title
    if limit.rule == "SUM204" and table == "T9":
        sentence = language.say("check", "{row}: not above the whole", row=_label(row))
        return sentence, _above_the_whole(language)
    if limit.rule == "SUM204":
        sentence = language.say(
            "check", "{table}, {row}: '{column}' is not above the whole", table=table, row=_label(row), column=column
        )
        return sentence, _above_in_column(column, language)
    if limit.rule == "SUM205":
        sentence = language.say(
            "check", "{table} and {other}, {row}, {column}: not more confirmed than potential",
            table=table, other=wholes[0].placed.table.name, row=language.inside(_label(row)), column=column,
        )  # fmt: skip
        return sentence, _confirmed_above(language)
    if limit.rule == "SUM206" and not shared:
        sentence = language.say(
            "check", "{table}: {later} are not above {earlier}", table=table,
            later=catalogue.indicators[limit.what.table].title, earlier=whole,
        )  # fmt: skip
        return sentence, _above(whole, language)
    if limit.rule == "SUM207":
        return language.say("check", "{table}: not more victims sent back than detected", table=table), _above(
            whole, language
        )
    more = [catalogue.label(coordinate_lists(catalogue)[name], code) for name, code in side.coordinates.items()]
    beside = language.row_of([whole, *map(language.inside, more)])
    if limit.unlike:
        return language.say("check", "{row}: the same as {whole}", row=_label(row), whole=beside), _unlike(
            beside, language
        )
    return language.say("check", "{row}: not above {whole}", row=_label(row), whole=beside), _above(beside, language)


def _above(whole: str, language: Language) -> Sentence:
    def above(part: str, most: str) -> str:
        return language.say("live check", "above {earlier}: {part} above {whole}", earlier=whole, part=part, whole=most)

    return above


def _unlike(whole: str, language: Language) -> Sentence:
    def unlike(part: str, other: str) -> str:
        return language.say("live check", "unlike {whole}: {part}, not {other}", whole=whole, part=part, other=other)

    return unlike


def _above_the_whole(language: Language) -> Sentence:
    def above(part: str, most: str) -> str:
        return language.say("live check", "above the whole: {part} above {whole}", part=part, whole=most)

    return above


def _above_in_column(column: str, language: Language) -> Sentence:
    def above(part: str, most: str) -> str:
        return language.say("live check", "{column}: {part} above {whole}", column=column, part=part, whole=most)

    return above


def _confirmed_above(language: Language) -> Sentence:
    def above(part: str, most: str) -> str:
        return language.say("live check", "confirmed above potential: {part} above {whole}", part=part, whole=most)

    return above


def _caseload(tables: Mapping[str, Placed], speech: Speech) -> Iterator[Check]:
    if "T5b" not in tables:
        return
    placed = tables["T5b"]
    figures = [placed.ref(number, "figure:") for number in range(4)]
    sentence = speech.language.say(
        "check", "{table}: carried over and opened are as many as closed and still open", table="T5b"
    )
    yield Check(
        sentence, balance(figures[:2], figures[2:], speech), figures[0], ("T5b", 0), ("SUM210",),
        ("caseload", "case_state", ()),
    )  # fmt: skip


def _figures_of(tables: Mapping[str, Placed]) -> dict[str, dict[Key, _At]]:
    """Return where the open figures of the form stand, by their indicator and coordinates; of two the first."""
    figures: dict[str, dict[Key, _At]] = {}
    for placed in tables.values():
        if placed.table.name == "detail":
            continue
        for number, line in enumerate(placed.lines):
            for field in placed.table.fields:
                if field.kind is FieldKind.FIGURE and line.row and field.code not in line.row.closed:
                    fixed = {**_fixed(line.row), **field.fixed}
                    figures.setdefault(fixed.pop("indicator", ""), {}).setdefault(
                        frozenset(fixed.items()), _At(placed, number, field)
                    )
    return figures


def _training(tables: Mapping[str, Placed], speech: Speech) -> Iterator[Check]:
    placed = tables.get("capacity")
    for number, _ in enumerate(placed.lines if placed else ()):
        assert placed is not None
        total = placed.ref(number, "participants/total")
        parts = [placed.ref(number, f"participants/{sex}") for sex in ("F", "M", "X", "U")]
        sentence = speech.language.say(
            "check", "{sheet}, training {number}: by sex the participants add up to the total",
            sheet=placed.sheet, number=number + 1,
        )  # fmt: skip
        yield Check(
            sentence, breakdown(parts, total, speech), total, ("capacity", number), ("SUM208",),
            ("capacity", "sex", (("number", str(number + 1)),)),
        )  # fmt: skip
