"""Own what is wrong in UNODC's table of figures, worked out from its rows alone: a second opinion on the rules.

The classes are those of the data standard: a cell printed more than once, sums within one breakdown, later stages of
justice above earlier ones, repatriated above detected, figures that changed more than twofold. Nothing of the program
is used: rows are compared as they are printed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path

import openpyxl

REAL = Path(__file__).parents[3] / "shared" / "data" / "unodc_data_glotip_2025-04-14.xlsx"
MEMBERS = ["BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "TLS", "VNM"]
INDICATORS = {
    "Detected trafficking victims": "victims_detected",
    "Offences of trafficking in persons": "offences_recorded",
    "Persons brought into formal contact": "persons_in_formal_contact",
    "Persons prosecuted": "persons_prosecuted",
    "Persons convicted": "persons_convicted",
}
FORMS = {"Sexual exploitation": "SEX", "Forced labour": "LAB", "Other forms of exploitation": "OTH"}
SEXES = {"Total": "", "Female": "F", "Male": "M", "Other": "X", "Unknown": "U"}
AGES = {"Total": "", "0 to 17 years": "C", "18 years or over": "A", "Unknown": "U"}
NAMES = ("form", "sex", "age")

Row = Sequence[object]
Span = tuple[int, int]
Key = tuple[str, str, str]  # form, sex, age; nothing where it is the total over them
Fault = tuple[str, int, str, str, str, str]  # state, year, rule, indicator, dimensions, within


def rows(path: Path = REAL) -> list[Row]:
    """Return the rows about member states, as the file has them."""
    book = openpyxl.load_workbook(path, read_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    found = [row for row in sheet.iter_rows(values_only=True) if row and row[0] in MEMBERS]
    book.close()
    return found


def span(printed: object) -> Span:
    """Return what a figure can be: '<5' is 0 to 4."""
    said = str(printed).replace(",", "")
    return (0, int(said[1:]) - 1) if said.startswith("<") else (int(said), int(said))


def faults(found: Iterable[Row]) -> set[Fault]:
    """Return everything that is wrong in the rows."""
    tables: dict[tuple[str, int, str], dict[Key, list[Span]]] = defaultdict(lambda: defaultdict(list))
    others: dict[tuple[str, int, str, str], list[tuple[str, Span]]] = defaultdict(list)
    for row in found:
        state, indicator, dimension, category, sex, age, year, amount = (row[at] for at in (0, 4, 5, 6, 7, 8, 9, 11))
        place = (str(state), int(str(year)), INDICATORS[str(indicator)])
        if dimension in ("Total", "by form of exploitation"):
            key = (FORMS.get(str(category), ""), SEXES[str(sex)], AGES[str(age)])
            tables[place][key].append(span(amount))
        else:
            others[(*place, str(dimension))].append((str(category), span(amount)))
    known = {place: {key: _one(several) for key, several in table.items()} for place, table in tables.items()}
    return {
        *_twice(tables),
        *(fault for place, table in known.items() for fault in _sums(place, table)),
        *_citizenships(others, known),
        *_stages(known),
        *_repatriated(others, known),
    }


def _one(several: list[Span]) -> Span:
    """Return what a cell that is printed several times can be: one of its figures, or all of them together."""
    if len(set(several)) == 1 and several[0][0] == several[0][1]:
        return several[0]
    return min(low for low, _ in several), sum(high for _, high in several)


def _twice(tables: Mapping[tuple[str, int, str], Mapping[Key, list[Span]]]) -> Iterator[Fault]:
    for (state, year, indicator), table in tables.items():
        for key, several in table.items():
            if len(several) > 1:
                yield state, year, "SUM201", indicator, "", _said(key)


def _said(key: Key) -> str:
    return ",".join(f"{name}={code}" for name, code in sorted(zip(NAMES, key, strict=True)) if code)


def _sums(place: tuple[str, int, str], table: Mapping[Key, Span]) -> Iterator[Fault]:
    """Yield the breakdowns that do not add up, of every cell by every dimension that it does not name."""
    for total, (least, most) in table.items():
        free = [at for at in range(3) if not total[at]]
        single = [at for at in free if any(_at(key) == {*_at(total), at} and _below(key, total) for key in table)]
        crossed = [
            names
            for size in (2, 3)
            for names in combinations(free, size)
            if any(_at(key) == {*_at(total), *names} and _below(key, total) for key in table)
        ]
        for at in single:
            yield from _fault(place, total, (at,), _single(table, total, at), least, most)
        for names in crossed:
            if not any(set(other) < set(names) for other in (*((at,) for at in single), *crossed)):
                parts = _parts(table, total, names)
                low, high = sum(span[0] for span in parts.values()), sum(span[1] for span in parts.values())
                room = _room(table, total, names, set(parts))
                yield from _fault(place, total, names, (low, high + room), least, most)


def _fault(
    place: tuple[str, int, str], total: Key, at: tuple[int, ...], sums: Span, least: int, most: int
) -> Iterator[Fault]:
    order = [name for name in ("sex", "age", "form") if NAMES.index(name) in at]
    about = (place[2], " x ".join(order), _said(total))
    if sums[0] > most:
        yield place[0], place[1], "SUM202", *about
    if sums[1] < least:
        yield place[0], place[1], "SUM203", *about


def _single(table: Mapping[Key, Span], total: Key, at: int) -> Span:
    """Return what the parts by one dimension add up to, those of which only finer cells are printed among them."""
    low = high = 0
    codes = {key[at] for key in table if key[at] and _below(key, total)}
    for code in codes:
        own = _with(total, (at,), (code,))
        if own in table:
            found = table[own]
        else:
            rest = [other for other in range(3) if not own[other]]
            ways = []
            for names in (names for size in (1, 2) for names in combinations(rest, size)):
                if parts := _parts(table, own, names):
                    room = 0 if code == "U" else _room(table, own, names, set(parts))
                    ways.append(
                        (sum(part[0] for part in parts.values()), sum(part[1] for part in parts.values()) + room)
                    )
            found = max(ways)
        low, high = low + found[0], high + found[1]
    return low, high + _room(table, total, (at,), {(code,) for code in codes})


def _room(table: Mapping[Key, Span], total: Key, at: tuple[int, ...], present: set[tuple[str, ...]]) -> int:
    """Return how much can be in parts that are printed only with fewer coordinates than the total."""
    room: dict[tuple[str, ...], int] = {}
    for left_out in product((False, True), repeat=3):
        coarser = tuple("" if gone else code for code, gone in zip(total, left_out, strict=True))
        if coarser != total and coarser in table:
            for codes, part in _parts(table, (coarser[0], coarser[1], coarser[2]), at).items():
                if codes not in present:
                    room[codes] = min(room.get(codes, part[1]), part[1])
    return sum(room.values())


def _parts(table: Mapping[Key, Span], total: Key, at: tuple[int, ...]) -> dict[tuple[str, ...], Span]:
    return {
        tuple(key[place] for place in at): found
        for key, found in table.items()
        if _at(key) == {*_at(total), *at} and _below(key, total)
    }


def _at(key: Key) -> set[int]:
    return {at for at in range(3) if key[at]}


def _below(key: Key, total: Key) -> bool:
    return key != total and all(code in ("", own) for code, own in zip(total, key, strict=True))


def _with(total: Key, at: tuple[int, ...], codes: tuple[str, ...]) -> Key:
    changed = list(total)
    for place, code in zip(at, codes, strict=True):
        changed[place] = code
    return changed[0], changed[1], changed[2]


def _citizenships(
    others: Mapping[tuple[str, int, str, str], Sequence[tuple[str, Span]]],
    known: Mapping[tuple[str, int, str], Mapping[Key, Span]],
) -> Iterator[Fault]:
    for (state, year, indicator, dimension), printed in others.items():
        total = known.get((state, year, indicator), {}).get(("", "", ""))
        named = [low for word, (low, _) in printed if word not in ("Rohingya", "None")]
        if dimension == "by citizenship" and total and sum(named) > total[1]:
            yield state, year, "SUM202", indicator, "citizenship", ""


def _stages(known: Mapping[tuple[str, int, str], Mapping[Key, Span]]) -> Iterator[Fault]:
    """Yield the later stages above an earlier one, in total or in a group of whose totals nothing is wrong."""
    stages = ("persons_in_formal_contact", "persons_prosecuted", "persons_convicted")
    for state, year in sorted({place[:2] for place in known}):
        for earlier, later in combinations(stages, 2):
            before, after = (known.get((state, year, stage), {}) for stage in (earlier, later))
            asked: list[Key] = []
            for key in sorted(
                product({"", *FORMS.values()}, SEXES.values(), AGES.values()), key=lambda key: len(_at(key))
            ):
                coarser = any(other == key or _below(key, other) for other in asked)
                if key in before and not coarser and _least(after, key) > before[key][1]:
                    asked.append(key)
                    yield state, year, "SUM206", later, earlier, _said(key)


def _least(table: Mapping[Key, Span], key: Key) -> int:
    """Return what a figure is at least: itself, or the most that cells by one more dimension add up to."""
    if key in table:
        return table[key][0]
    sums = [0]
    for at in (at for at in range(3) if not key[at]):
        sums.append(sum(_least(table, _with(key, (at,), (code,))) for code in {other[at] for other in table} - {""}))
    return max(sums)


def _repatriated(
    others: Mapping[tuple[str, int, str, str], Sequence[tuple[str, Span]]],
    known: Mapping[tuple[str, int, str], Mapping[Key, Span]],
) -> Iterator[Fault]:
    own = {"MMR": ("Myanmar", "Domestic (Myanmar)")}
    for (state, year, indicator, dimension), printed in others.items():
        detected = known.get((state, year, indicator), {}).get(("", "", ""))
        if dimension == "by country of repatriation" and detected:
            named = [(word, low) for word, (low, _) in printed if word not in own.get(state, ())]
            kept = [low for word, low in named if word != "Abroad" or len(printed) == 1]
            if sum(kept) > detected[1]:
                yield state, year, "SUM207", "victims_repatriated", "victims_detected", ""


def jumps(found: Iterable[Row]) -> set[tuple[str, int, str]]:
    """Return the states, years and indicators whose total changed more than twofold on the year before."""
    totals = {
        (str(row[0]), int(str(row[9])), INDICATORS[str(row[4])]): span(row[11])
        for row in found
        if row[5] == "Total" and (row[7], row[8]) == ("Total", "Total")
    }
    changed = set()
    for (state, year, indicator), now in totals.items():
        before = totals.get((state, year - 1, indicator))
        exact = before and before[0] == before[1] and now[0] == now[1]
        if before and exact and min(before[0], now[0]) >= 20 and max(before[0], now[0]) > 2 * min(before[0], now[0]):
            changed.add((state, year, indicator))
    return changed
