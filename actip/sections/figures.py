"""Own the figures that sections show: the one place where a submission's cells become numbers, words and totals.

Zero, '<5', suppressed, a reason for no figure, no figure and withheld never share a word or a
sign. A total is over states that print a figure, which it names; it is an interval where one of them is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.records import SUPPRESSED, Cell, Submission
from actip.model.region import Region, Report
from actip.model.section import Column, Shown
from actip.rules.flows import Side
from actip.rules.intervals import Key, capital, cells_by_key, exact
from actip.sections.words import named

Coordinates = Mapping[str, str]
_TWICE = "given_twice"
_UNKNOWN = ("U", "UNK", "XXX", "unknown")
_SHORT = {
    _TWICE: "!!",
    "not_collected": "nc",
    "not_yet_available": "ny",
    "not_applicable": "na",
    "withheld": "wh",
    "included_elsewhere": "ie",
    SUPPRESSED: "s",
}
NOTES = (
    "0 is a figure: looked for, and there was none. '<5' is a figure from 0 to 4.",
    "Suppressed: a small count, or a figure that would give one away; it is never zero. No total holds it.",
    "No figure: neither a figure nor a reason was given. The other words are the reasons that states give.",
)
TOTALS = "A total is over the states named beside it only; where it has '<5' in it, it is given as from and to."
SIGNS = (
    "On a narrow screen: nc not collected, ny not yet available, na not applicable, wh withheld by the state, "
    "ie included elsewhere, s suppressed, !! given twice, W withheld from this audience, - no figure, . no submission."
)


class Asked(NamedTuple):
    """One line of figures: of which indicator, at which coordinates, and how the line is called."""

    indicator: Indicator
    coordinates: Coordinates
    words: str


class Figures:
    """The figures of a region for some indicators, by state and coordinates."""

    def __init__(self, region: Region, indicators: Iterable[str], catalogue: Catalogue) -> None:
        wanted = frozenset(indicators)
        self.region = region
        self.catalogue = catalogue
        self._tables: dict[str, dict[str, dict[Key, list[Cell]]]] = {}
        for state, own in region.submissions:
            kept = own._replace(cells=tuple(cell for cell in own.cells if cell.indicator in wanted))
            self._tables[state.iso3] = cells_by_key(kept)

    def cell(self, state: str, indicator: str, coordinates: Coordinates) -> Cell | None:
        """Return the one cell of a state at these coordinates; where it was given twice, one with that reason."""
        found = self._tables.get(state, {}).get(indicator, {}).get(frozenset(coordinates.items()), [])
        if len(found) > 1:
            return found[0]._replace(value=None, below=None, missing=_TWICE)  # none is chosen in silence
        return found[0] if found else None

    def interval(self, state: str, asked: Asked) -> tuple[float, float] | None:
        """Return what a state's figure can be, or None where it gives none."""
        return interval(self.cell(state, asked.indicator.id, asked.coordinates))

    def number(self, state: str, asked: Asked) -> float | None:
        """Return a state's figure where it is exact."""
        found = self.interval(state, asked)
        return found[0] if found and found[0] == found[1] else None

    def shown(self, report: Report, asked: Asked) -> Shown:
        """Return a state's figure as it is shown, or in a word why there is none."""
        own = self.region.submission(report.state.iso3)
        if own is None:
            return Shown(report.status.value, short=".")
        if asked.indicator.id in own.withheld:
            return Shown("withheld from this audience", short="W")
        return shown(self.cell(report.state.iso3, asked.indicator.id, asked.coordinates), self.catalogue)

    def is_given(self, asked: Asked) -> bool:
        """Tell whether any state gives a figure, be it one that is suppressed."""
        states = [state.iso3 for state, _ in self.region.submissions]
        return any(self.interval(state, asked) or self.is_suppressed(state, asked) for state in states)

    def is_suppressed(self, state: str, asked: Asked) -> bool:
        """Tell whether a state's figure is held back."""
        found = self.cell(state, asked.indicator.id, asked.coordinates)
        return found is not None and found.missing == SUPPRESSED

    def coordinates(self, indicator: Indicator, names: frozenset[str]) -> list[Coordinates]:
        """Return the coordinates with exactly these names that any state gives, in the order of the code lists."""
        found = {
            key
            for table in self._tables.values()
            for key in table.get(indicator.id, {})
            if frozenset(name for name, _ in key) == names
        }
        return sorted(
            (dict(key) for key in found), key=lambda fixed: [self._place(*pair) for pair in sorted(fixed.items())]
        )

    def _place(self, name: str, code: str) -> tuple[int, str]:
        codes = list(self.catalogue.lists[list_of(name, self.catalogue)].codes)
        return (codes.index(code) if code in codes else len(codes), code)

    def row(self, asked: Asked) -> tuple[Shown, ...]:
        """Return a line: indicator, words, a figure for each state; over several states the total and its states."""
        cells = (self.shown(report, asked) for report in self.region.reports)
        return (Shown(capital(asked.indicator.title)), Shown(asked.words or "total"), *cells, *self.total(asked))

    def total(self, asked: Asked) -> tuple[Shown, ...]:
        """Return the total and the states in it; nothing in a report on one state."""
        if self.region.national:
            return ()
        measure = asked.coordinates.get("measure", asked.indicator.measures[0])
        if not self.catalogue.lists["measures"].codes[measure].additive:
            return Shown("not added up", short="n.a."), Shown("")
        given = {
            state.iso3: found for state, _ in self.region.submissions if (found := self.interval(state.iso3, asked))
        }
        if not given:
            held_back = any(self.is_suppressed(state.iso3, asked) for state, _ in self.region.submissions)
            return Shown("no total"), Shown("no figure is printed" if held_back else "no state gives a figure")
        states = [report.state for report in self.region.reports if report.state.iso3 in given]
        low, high = (exact(bounds) for bounds in zip(*given.values(), strict=True))
        text = Shown(_plain(low), number=low) if low == high else Shown(f"{_plain(low)} to {_plain(high)}")
        words = f"{len(states)} of {len(self.region.reports)}: {named(states)}"
        return text._replace(short=f"{text.text} ({len(states)})"), Shown(words)


def columns(region: Region, width: int = 14) -> tuple[Column, ...]:
    """Return the columns that `Figures.row` fills."""
    states = (Column(report.state.iso3, width) for report in region.reports)
    totals = (
        ()
        if region.national
        else (Column("Total", 14, short="Total (states)"), Column("States in the total", 46, wide_only=True))
    )
    return (Column("Indicator", 26), Column("Breakdown", 24), *states, *totals)


def notes(region: Region) -> tuple[str, ...]:
    """Return the notes of a table of figures."""
    return (*NOTES, *(() if region.national else (TOTALS,)), SIGNS)


def interval(cell: Cell | None) -> tuple[float, float] | None:
    """Return what a figure can be, or None where there is none."""
    if cell is None:
        return None
    if cell.value is not None:
        return cell.value, cell.value
    return (0, cell.below - 1) if cell.below is not None else None


def shown(cell: Cell | None, catalogue: Catalogue) -> Shown:
    """Return a figure as it is shown, or in a word why there is none."""
    if cell is None or (cell.value, cell.below, cell.missing) == (None, None, None):
        return Shown("no figure", short="-")
    if cell.value is not None:
        return Shown(_plain(cell.value), number=cell.value)
    if cell.below is not None:
        return Shown(f"<{cell.below}")
    if cell.missing == _TWICE:
        return Shown("given twice, see the findings", short=_SHORT[_TWICE])
    return Shown(_reason(str(cell.missing), catalogue), short=_SHORT[str(cell.missing)])


def side_shown(side: Side | None, catalogue: Catalogue) -> Shown:
    """Return what one side of a flow says: its figure, what follows from its total, or in a word why there is none."""
    if side is None:
        return Shown("no figures reported", short=".")
    if side.hidden:
        return Shown("withheld from this audience", short="W")
    if side.missing:
        return Shown(_reason(side.missing, catalogue), short=_SHORT[side.missing])
    if side.interval is None:
        return Shown("says nothing", short="-")
    low, high = side.interval.low, side.interval.high
    if not side.given:
        words = f"not named; at least {_plain(low)}" if high == float("inf") else f"not named; at most {_plain(high)}"
        return Shown(words, short="-")
    return Shown(_plain(low), number=low) if low == high else Shown(f"<{_plain(high + 1)}")


def difference(before: float | None, now: float | None, own: Submission, last: Submission | None) -> str:
    """Return how a figure changed since the state's last report; nothing where one is not exact."""
    if before is None or now is None or last is None:
        return ""
    lengths = [(end - start).days for start, end in ((own.start, own.end), (last.start, last.end)) if start and end]
    if len(lengths) == 2 and abs(lengths[0] - lengths[1]) > 3:
        return "periods of two lengths"
    return f"{exact((now, -before)):+g}" if now != before else "the same"


def rate(number: float, population: int) -> Shown:
    """Return a figure per 100,000 of the population, with two decimals."""
    value = round(number * 100_000 / population, 2)
    return Shown(f"{value:.2f}", number=value)


def words_of(coordinates: Coordinates, catalogue: Catalogue) -> str:
    """Return coordinates in words: 'confirmed victim, female, adult'."""
    order = {name: place for place, name in enumerate(("victim_status", "direction", "measure", "currency", "subset"))}
    ordered = sorted(coordinates.items(), key=lambda pair: order.get(pair[0], len(order)))
    return ", ".join(_word(name, code, catalogue) for name, code in ordered)


def _word(name: str, code: str, catalogue: Catalogue) -> str:
    if name == "currency":
        return code
    label = catalogue.label(list_of(name, catalogue), code)
    if code in _UNKNOWN:
        return f"{catalogue.dimensions[name].title} not known"
    if name in ("citizenship", "partner"):
        return f"{catalogue.dimensions[name].title}: {label}"
    words = label[:1].lower() + label[1:]
    return f"of which {words}" if name == "subset" else words


def list_of(name: str, catalogue: Catalogue) -> str:
    """Return the name of the code list of a coordinate."""
    others = {"measure": "measures", "subset": "subset", "currency": "currencies"}
    return others[name] if name in others else catalogue.dimensions[name].codes


def _reason(code: str, catalogue: Catalogue) -> str:
    words = "withheld by the state" if code == "withheld" else catalogue.label("missing", code)
    return words[:1].lower() + words[1:]


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def lines(figures: Figures, asked: Sequence[Asked]) -> Iterator[tuple[Shown, ...]]:
    """Yield the rows of the lines that any state gives a figure for, and of those that are a total."""
    for line in asked:
        if not line.coordinates or figures.is_given(line):
            yield figures.row(line)
