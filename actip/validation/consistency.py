"""Own what a schema cannot say: other versions and calendars, periods that run backwards, impossible figures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.agencies import as_compared
from actip.format.file_names import half_year_in, state_in, year_in
from actip.format.keys import Kind
from actip.format.moments import moment
from actip.format.periods import cycle_name, period_name
from actip.format.records import AMOUNTS
from actip.format.walk import Path, Ways, entries, group, groups, pointer, touched, values_of, ways_to
from actip.model import Found
from actip.validation.values import no_moment, quotable

_WITH_TIMES = {"capacity": "training", "context": "event", "programmes": "programme"}
_LONGEST = 24  # months of a period that nobody is asked about
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
# In Unicode a vowel or medial sign follows its letter, and a letter is stacked below the sign for stacking.
_OLDEST_CHILD = 21  # no state counts a person above it as a child
_ZAWGYI = "(?<![\u1000-\u109f\uaa60-\uaa7f])[\u1031\u103b-\u103e]|\u1039(?![\u1000-\u102a\u103f\u1050-\u109f])"


def periods(data: Mapping[str, Any], unusable: set[str]) -> Iterator[Found]:
    """Report the period, and entries of lists, that end before they begin."""
    spans: list[tuple[str, Any, dict[str, object]]] = [("/period", data.get("period"), {"what": "period"})]
    for part, what in _WITH_TIMES.items():
        entries = data.get(part)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            spans.append((f"/{part}/{index}", entry, {"what": what, "number": index + 1}))
    for at, span, about in spans:
        if isinstance(span, Mapping) and {"start", "end"} <= set(span):
            start, end = span["start"], span["end"]
            first, last = moment(start), moment(end)
            usable = not touched(f"{at}/start", unusable) and not touched(f"{at}/end", unusable) and at not in unusable
            if usable and first and last and first.first > last.last:
                yield Found(at, {**about, "start": start, "end": end}, "SCH209")
            elif usable and at == "/period" and (months := _months(start, end)) > _LONGEST:
                yield Found(at, {"start": start, "end": end, "months": months}, "SCH224")


def _months(start: str, end: str) -> int:
    """Count the months that two days of a period touch, the first and the last among them."""
    return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7]) + 1


def versions(data: Mapping[str, Any], catalogue: Catalogue, unusable: set[str]) -> Iterator[Found]:
    """Report a catalogue version that is not the one the file is checked against."""
    version = data.get("catalogue")
    if version is not None and version not in catalogue.versions and "/catalogue" not in unusable:
        yield Found("/catalogue", {"found": quotable(version), "expected": catalogue.version}, "SCH214")


def agencies(data: Mapping[str, Any]) -> Iterator[Found]:
    """Report an agency whose short name another one above it in the list has, too."""
    first: dict[str, str] = {}
    for number, entry in groups(data, "agencies"):
        name = str(entry.get("id") or "")
        same = first.get(as_compared(name))
        if name and same:
            yield Found(f"/agencies/{number}/id", {"found": quotable(name), "first": quotable(same)}, "SCH222")
        first.setdefault(as_compared(name), name)


def file_name(path: str, data: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Found]:
    """Report a file whose name begins with another state, or says another year, than it is about: LAO in THA_2024."""
    code, year = state_in(path, catalogue), year_in(path)
    state = str(data.get("state"))
    if code and state in catalogue.states and state != code:
        yield Found("/state", {"what": "state", "found": code, "expected": state}, "SCH223")
    period = group(data, "period")
    days = [period.get("start"), period.get("end"), data.get("cycle"), data.get("prepared")]
    end = str(period.get("end"))[:4]
    if code and year and end.isdigit() and year not in {str(day)[:4] for day in days}:
        yield Found("/period", {"what": "year", "found": year, "expected": end}, "SCH223")
        return
    half, days_of_period = half_year_in(path), (str(period.get("start")), str(period.get("end")))
    if code and half and half not in (period_name(*days_of_period), cycle_name(str(data.get("cycle")))):
        facts = {"found": half, "start": days_of_period[0], "expected": days_of_period[1]}
        yield Found("/period", {"what": "half_year", **facts}, "SCH223")


def moments(data: Mapping[str, Any], unusable: set[str], ways: Ways | None = None) -> Iterator[Found]:
    """Report months and days that no calendar has, and years of the Buddhist calendar, where a day may be left out.

    `ways` lead to where these stand; in a submission where none are given.
    """
    for at, value in values_of(data, ways or ways_to(Kind.MOMENT)):
        if at in unusable or not isinstance(value, str | int):
            continue
        read = moment(value)
        if read is None:
            yield no_moment(at, at.rpartition("/")[2], value)
        elif len(read.text) < len("2568-03-14") and 2400 < read.first.year < 2700:
            yield Found(at, {"found": read.text, "suggestion": f"{read.first.year - 543}{read.text[4:]}"}, "SCH215")


def ticks(data: Mapping[str, Any], catalogue: Catalogue, unusable: set[str]) -> Iterator[Found]:
    """Report ticks that the question of their obligation does not name."""
    for name, answer in group(data, "obligations").items():
        obligation = catalogue.obligations.get(name)
        for number, code in enumerate(entries(answer, "covers") if obligation else ()):
            at = pointer(("obligations", name, "covers", number))
            offered = [one.code for one in obligation.covers] if obligation else []
            if code not in offered and not touched(at, unusable):
                facts = {"reason": "not_of_it" if offered else "nothing", "found": quotable(code), "expected": offered}
                yield Found(at, facts, "SCH225")


def texts(data: Any, path: Path = ()) -> Iterator[Found]:
    """Report dates of the Buddhist calendar, 543 years ahead, and Burmese that is not in Unicode."""
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, below in steps:
        if isinstance(below, str):
            if not below.isascii():
                if re.search(_ZAWGYI, below):
                    yield Found(pointer((*path, step)), {}, "SCH220")
            elif len(below) == 10 and "2400" < below[:4] < "2700" and re.match(_DATE, below):
                facts = {"found": below, "suggestion": f"{int(below[:4]) - 543}{below[4:]}"}
                yield Found(pointer((*path, step)), facts, "SCH215")
        elif isinstance(below, dict | list):
            yield from texts(below, (*path, step))


def programmes(data: Mapping[str, Any]) -> Iterator[Found]:
    """Report programmes with an amount and without its currency."""
    for number, entry in groups(data, "programmes"):
        if "amount" in entry and "currency" not in entry:
            yield Found(f"/programmes/{number}/currency", {}, "SCH213")


def figures(data: Mapping[str, Any], catalogue: Catalogue, unusable: set[str]) -> Iterator[Found]:
    """Report figures without exactly one amount, or with one that their indicator cannot have."""
    statistics = data.get("statistics")
    if not isinstance(statistics, Mapping):
        return
    countings = statistics.get("indicators")
    for name, counting in countings.items() if isinstance(countings, Mapping) else ():
        indicator = catalogue.indicators.get(name)
        age = counting.get("child_age") if isinstance(counting, Mapping) else None
        if isinstance(age, int) and age > _OLDEST_CHILD and f"/statistics/indicators/{name}/child_age" not in unusable:
            facts = {"field": "child_age", "found": age, "reason": "above", "expected": _OLDEST_CHILD}
            yield Found(f"/statistics/indicators/{name}/child_age", facts, "SCH206")
        if indicator and isinstance(counting, Mapping) and isinstance(counting.get("complete"), list):
            for index, dimension in enumerate(counting["complete"]):
                at = f"/statistics/indicators/{name}/complete/{index}"
                if at not in unusable and dimension not in indicator.dimensions:
                    yield _not_offered(at, dimension, "dimension", indicator, indicator.dimensions)
    cells = statistics.get("cells")
    for index, cell in enumerate(cells if isinstance(cells, list) else ()):
        if isinstance(cell, Mapping):
            at = f"/statistics/cells/{index}"
            misspelt = any(f"{at}/{key}" in unusable for key in cell)
            for fault in _figure(at, cell, catalogue):
                # A key that is not known may have been meant for the amount that is missed here.
                follows = fault.rule_id == "SCH208" and not fault.facts["given"] and misspelt
                if fault.pointer not in unusable and not follows:
                    yield fault


def _figure(at: str, cell: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Found]:
    amounts = [name for name in AMOUNTS if name in cell]
    indicator = catalogue.indicators.get(str(cell.get("indicator")))
    if len(amounts) != 1:
        yield Found(at, {"given": amounts, "indicator": indicator.id if indicator else None}, "SCH208")
    if indicator is None:
        return
    for name in catalogue.dimensions:
        if name in cell and name not in indicator.dimensions:
            yield _not_offered(f"{at}/{name}", name, "dimension", indicator, indicator.dimensions)
    if "measure" in cell and cell["measure"] not in indicator.measures:
        yield _not_offered(f"{at}/measure", cell["measure"], "measure", indicator, indicator.measures)
    if "subset" in cell and cell["subset"] not in indicator.subsets:
        yield _not_offered(f"{at}/subset", cell["subset"], "subset", indicator, indicator.subsets)
    yield from _amount(at, cell, indicator, catalogue)


def _amount(at: str, cell: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> Iterator[Found]:
    measure = catalogue.lists["measures"].codes.get(str(cell.get("measure", indicator.measures[0])))
    if measure is None:
        return
    if measure.code == "money" and "currency" not in cell and "missing" not in cell:
        yield Found(f"{at}/currency", {"indicator": indicator.id}, "SCH213")
    value = cell.get("value")
    facts = {"field": "value", "found": value, "measure": measure.code}
    if measure.whole and isinstance(value, float) and value >= 0:
        is_group = re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", str(value))
        near = {"suggestion": str(value).replace(".", "")} if is_group else {}
        yield Found(f"{at}/value", {**facts, "reason": "not_whole", **near}, "SCH206")
    if measure.code == "share" and isinstance(value, int | float) and value > 100:
        yield Found(f"{at}/value", {**facts, "reason": "above", "expected": 100}, "SCH206")


def _not_offered(at: str, value: object, field: str, indicator: Indicator, offered: Sequence[str]) -> Found:
    mend = ("nothing", "only", "one_of")[min(len(offered), 2)]
    facts = {
        "field": field,
        "found": quotable(value),
        "indicator": indicator.id,
        "expected": list(offered),
        "mend": mend,
    }
    return Found(at, facts, "SCH212")
