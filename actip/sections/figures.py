"""Own the figures that sections show: the one place where a submission's cells become numbers, words and totals.

Zero, '<5', suppressed, a reason for no figure, no figure and withheld never share a word or a
sign. A total is over states that print a figure, which it names; it is an interval where one of them is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from actip.amounts import change, figure
from actip.catalogue.entries import NOT_KNOWN, Catalogue, Indicator, MemberState
from actip.format.counts import is_of_children, is_partial, other_child_age
from actip.format.fields import coordinate_lists
from actip.format.periods import are_as_long
from actip.format.records import SUPPRESSED, Cell, Submission
from actip.model.region import Region, Report
from actip.model.section import Column, Shown
from actip.rules.flows import FlowSide
from actip.rules.intervals import Key, cells_by_key, coordinates_of, exact
from actip.sections.rollups import Formed, Rollups
from actip.sections.words import NO_FIGURE, amount, state_codes, state_columns
from actip.texts import capital

Coordinates = Mapping[str, str]
PART = "Figures"
_TWICE = "given_twice"
_FORMED, _UNFORMED = "formed", "cannot be formed"
NO_BREAKDOWN = ("measure", "currency", "direction", "victim_status")  # what is counted, and whose figure it is
# Reasons that hold for every breakdown of what they are given for.
_FOR_ALL = ("not_collected", "not_yet_available", "not_applicable", "withheld")
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
    "Suppressed: a small count, or a figure that would give one away; it may be zero. No total holds it.",
    "No figure: neither a figure nor a reason was given. The other words are the reasons that states give.",
    "Cannot be formed: the state gives finer figures that are not complete, or of which one is not printed.",
)
TOTALS = "A total is over the states named beside it only; where it has '<5' in it, it is given as from and to."
SIGNS = (
    "On a narrow screen: nc not collected, ny not yet available, na not applicable, wh withheld by the state, "
    "ie included elsewhere, s suppressed, !! given twice, W withheld from this audience, - no figure, "
    "~ cannot be formed, n.a. not asked, x figures are not in this report, . no submission, * see the notes."
)


class FigureLine(NamedTuple):
    """One line of a table: an indicator, the coordinates of its figures, and the words for these."""

    indicator: Indicator
    coordinates: Coordinates
    words: str


class Total(NamedTuple):
    """A total over states: the least and the most that it can be, and the states in it.

    Those that are `unformed` give the figure only in finer ones that do not make it up, so that it is without them.
    """

    low: float
    high: float
    states: tuple[MemberState, ...]
    unformed: tuple[MemberState, ...] = ()

    @property
    def exact(self) -> float | None:
        """The total itself, where it is no interval."""
        return self.low if self.low == self.high else None

    @property
    def words(self) -> str:
        """The total as it is printed."""
        return figure(self.low) if self.low == self.high else f"{figure(self.low)} to {figure(self.high)}"


class RegionFigures:
    """The figures of a region for some indicators, by state and coordinates.

    What a state gives only in finer figures is formed of them, where they are complete.
    """

    def __init__(self, region: Region, indicators: Iterable[str], catalogue: Catalogue) -> None:
        wanted = frozenset(indicators)
        self.region = region
        self.catalogue = catalogue
        self._submissions = {state.iso3: submission for state, submission in region.submissions}
        self._tables: dict[str, dict[str, dict[Key, list[Cell]]]] = {}
        self._rollups: dict[tuple[str, str], Rollups] = {}
        for state, submission in region.submissions:
            narrowed = submission._replace(cells=tuple(cell for cell in submission.cells if cell.indicator in wanted))
            self._tables[state.iso3] = cells_by_key(narrowed)

    def cell(self, state: str, indicator: str, coordinates: Coordinates) -> Cell | None:
        """Return the cell of a state at these coordinates; if several claim them, one whose reason is `given_twice`."""
        cells = self._tables.get(state, {}).get(indicator, {}).get(frozenset(coordinates.items()), [])
        if len(cells) > 1:
            return cells[0]._replace(value=None, below=None, missing=_TWICE)  # none is chosen in silence
        return cells[0] if cells else None

    def formed(self, state: str, line: FigureLine) -> Formed | None:
        """Return what a state's finer figures make up, where it does not give the figure itself."""
        rollups = self._rollups_of(state, line.indicator)
        return rollups.formed(frozenset(line.coordinates.items())) if rollups else None

    def cannot_be_formed(self, state: str, line: FigureLine) -> bool:
        """Tell whether a state gives a figure only in finer ones that do not make it up."""
        rollups, key = self._rollups_of(state, line.indicator), frozenset(line.coordinates.items())
        return rollups is not None and rollups.formed(key) is None and rollups.has_finer(key)

    def _rollups_of(self, state: str, indicator: Indicator) -> Rollups | None:
        table = self._tables.get(state, {}).get(indicator.id)
        if table is None:
            return None
        if (state, indicator.id) not in self._rollups:
            counting = self._submissions[state].countings.get(indicator.id)
            self._rollups[state, indicator.id] = Rollups(table, indicator, counting, self.catalogue)
        return self._rollups[state, indicator.id]

    def interval(self, state: str, line: FigureLine) -> tuple[float, float] | None:
        """Return the least and the greatest value of a state's figure, None if it gives none."""
        if bounds := interval(self.cell(state, line.indicator.id, line.coordinates)):
            return bounds
        formed = self.formed(state, line)
        return (formed.value, formed.value) if formed else None

    def child_age(self, state: str, line: FigureLine) -> int | None:
        """Return the age below which a state counted the children of a line, where it is not the Convention's."""
        submission = self._submissions.get(state)
        if submission is None or not is_of_children(line.indicator.id, line.coordinates):
            return None
        return other_child_age(submission.countings.get(line.indicator.id))

    def number(self, state: str, line: FigureLine) -> float | None:
        """Return a state's figure if it is exact, else None."""
        bounds = self.interval(state, line)
        return bounds[0] if bounds and bounds[0] == bounds[1] else None

    def figure_shown(self, report: Report, line: FigureLine) -> Shown:
        """Return a state's figure as a cell, or the word for why there is none."""
        code = report.state.iso3
        submission = self._submissions.get(code)
        if submission is None:
            return Shown(report.status.value, short=".")
        if "statistics" not in submission.parts:
            return Shown("not in this report", short="x")
        if line.indicator.id in submission.withheld:
            return Shown("withheld from this audience", short="W")
        if formed := self.formed(code, line):
            return _beside(amount(formed.value), ", ".join((_FORMED, *self._marks(code, line))))
        if self.cannot_be_formed(code, line):
            return Shown(_UNFORMED, short="~")
        cell = self.cell(code, line.indicator.id, line.coordinates) or self._reason(code, line)
        if cell is None and not _is_asked(line.indicator, submission, self.catalogue):
            return Shown("not asked", short="n.a.")
        is_figure = self.interval(code, line) or self.is_suppressed(code, line)
        text = figure_shown(cell, self.catalogue)
        return _beside(text, ", ".join(self._marks(code, line))) if is_figure else text

    def _reason(self, state: str, line: FigureLine) -> Cell | None:
        """Return the cell in which a state says why it has no figure of a whole indicator, or of a status of it."""
        whose = {name: code for name, code in line.coordinates.items() if name in NO_BREAKDOWN}
        for fixed in (whose, {}):
            cell = self.cell(state, line.indicator.id, fixed)
            if cell and cell.missing in _FOR_ALL:
                return cell
        return None

    def _marks(self, state: str, line: FigureLine) -> list[str]:
        """Return what keeps a state's figure from being compared with those of others, in a few words each."""
        counting = self._submissions[state].countings.get(line.indicator.id)
        marks = []
        if age := self.child_age(state, line):
            marks.append(f"children: under {age}")
        if counting and is_partial(counting) and counting.coverage:
            marks.append(f"{counting.coverage.areas} of {counting.coverage.of} areas")
        if counting and counting.counting_rule == "every_form" and {"form", "form_group"} & set(line.coordinates):
            marks.append("each of a person's forms")
        return marks

    def is_given(self, line: FigureLine) -> bool:
        """Return whether any state gives a figure, even a suppressed one."""
        return any(self.interval(state, line) or self.is_suppressed(state, line) for state in self._submissions)

    def is_filled_in(self, line: FigureLine) -> bool:
        """Return whether any state fills in a line: with a figure, with a reason for none, or in finer figures."""
        key = frozenset(line.coordinates.items())
        return any(
            key in tables.get(line.indicator.id, {}) or self.formed(state, line) is not None
            for state, tables in self._tables.items()
        )

    def is_suppressed(self, state: str, line: FigureLine) -> bool:
        """Return whether a state's figure is suppressed."""
        cell = self.cell(state, line.indicator.id, line.coordinates)
        return cell is not None and cell.missing == SUPPRESSED

    def keys(self, indicator: Indicator) -> list[Coordinates]:
        """Return all coordinates that any state uses for an indicator, in the order of the code lists."""
        keys = {key for table in self._tables.values() for key in table.get(indicator.id, {})}
        return self._sorted(keys, indicator)

    def coordinates(self, indicator: Indicator, names: frozenset[str]) -> list[Coordinates]:
        """Return the coordinates that any state uses with exactly these names, in the order of the code lists."""
        keys = {
            key
            for table in self._tables.values()
            for key in table.get(indicator.id, {})
            if frozenset(name for name, _ in key) == names
        }
        return self._sorted(keys, indicator)

    def _sorted(self, keys: Iterable[Key], indicator: Indicator) -> list[Coordinates]:
        order = ("measure", "currency", *indicator.dimensions, "subset")

        def place(fixed: Coordinates) -> list[tuple[int, int, str]]:
            """Sort by the dimensions in their order, the figure without one before those with it."""
            return [(order.index(name), *self._place(name, fixed[name])) for name in order if name in fixed]

        return sorted((coordinates_of(key, indicator) for key in keys), key=place)

    def _place(self, name: str, code: str) -> tuple[int, str]:
        codes = list(self.catalogue.lists[coordinate_lists(self.catalogue)[name]].codes)
        return (codes.index(code) if code in codes else len(codes), code)

    def row(self, line: FigureLine) -> tuple[Shown, ...]:
        """Return the row of a line: indicator, words, a figure for each state, and the total with its states."""
        cells = (self.figure_shown(report, line) for report in self.region.reports)
        return (Shown(capital(line.indicator.title)), Shown(line.words or "total"), *cells, *self.total(line))

    def summed(self, line: FigureLine) -> Total | None:
        """Return the total over the states with a figure, None where nobody has one or it is nothing to add up."""
        measure = line.coordinates.get("measure", line.indicator.measures[0])
        if not self.catalogue.lists["measures"].codes[measure].additive:
            return None
        intervals = {state: bounds for state in self._submissions if (bounds := self.interval(state, line))}
        if not intervals:
            return None
        low, high = (exact(bounds) for bounds in zip(*intervals.values(), strict=True))
        states = (report.state for report in self.region.reports)
        unformed = tuple(report.state for report in self.region.reports if self._is_left_out(report.state.iso3, line))
        return Total(low, high, tuple(state for state in states if state.iso3 in intervals), unformed)

    def _is_left_out(self, state: str, line: FigureLine) -> bool:
        submission = self._submissions.get(state)
        is_withheld = submission is None or line.indicator.id in submission.withheld
        return not is_withheld and self.cannot_be_formed(state, line)

    def total(self, line: FigureLine) -> tuple[Shown, ...]:
        """Return the total over the states with a figure, and their names; empty in a report on one state."""
        if self.region.national:
            return ()
        measure = line.coordinates.get("measure", line.indicator.measures[0])
        if not self.catalogue.lists["measures"].codes[measure].additive:
            return Shown("not added up", short="n.a."), Shown("")
        total = self.summed(line)
        if total is None:
            held_back = any(self.is_suppressed(state, line) for state in self._submissions)
            return Shown("no total"), Shown("no figure is printed" if held_back else "no state gives a figure")
        text = amount(total.low) if total.exact is not None else Shown(total.words)
        marks = {state.iso3: self._marks(state.iso3, line) for state in total.states}
        otherwise = [f"{mark} in {code}" for code, words in marks.items() for mark in words]
        short = f"{text.text}{'*' if otherwise else ''} ({len(total.states)})"
        return _beside(text, "; ".join(otherwise))._replace(short=short), Shown(self.coverage(total))

    def coverage(self, total: Total) -> str:
        """Say in which states a total is, of how many, and of which states nothing could be formed for it."""
        words = f"{len(total.states)} of {len(self.region.reports)}: {state_codes(total.states, self.region)}"
        return words + (f"; cannot be formed: {state_codes(total.unformed, self.region)}" if total.unformed else "")

    def counting_notes(self, lines: Iterable[FigureLine]) -> tuple[str, ...]:
        """Return the notes on figures of these lines that were formed, or that are counted otherwise than others."""
        formed: dict[tuple[str, str], dict[str, None]] = {}
        partial: dict[str, None] = {}
        rules: dict[str, None] = {}
        for line in lines:
            for report in self.region.reports:
                state = report.state
                if self.interval(state.iso3, line) is None:
                    continue
                counting = self._submissions[state.iso3].countings.get(line.indicator.id)
                about = f"{state.name}, {line.indicator.title}"
                if entry := self.formed(state.iso3, line):
                    by = " by ".join(self.catalogue.dimensions[name].title for name in entry.by)
                    formed.setdefault((state.name, line.indicator.title), {})[f"from {by}"] = None
                if counting and is_partial(counting) and counting.coverage:
                    partial[f"{about}: {counting.coverage.areas} of {counting.coverage.of}"] = None
                if counting and counting.counting_rule == "every_form" and {"form", "form_group"} & {*line.coordinates}:
                    rules[about] = None
        notes = []
        if formed:
            each = "; ".join(f"{state}, {title}: {', '.join(by)}" for (state, title), by in formed.items())
            notes.append(f"* Formed: the sum of finer figures that the state prints and that are complete. {each}.")
        if partial:
            notes.append(f"* For some areas of the state only. {'; '.join(partial)}.")
        if rules:
            notes.append(
                f"* A person stands under each of the forms, so that forms add up to more. {'; '.join(rules)}."
            )
        return (*notes, *self.children_notes())

    def children_notes(self) -> tuple[str, ...]:
        """Return a note that names who counted children otherwise, and in which figures; none where nobody did."""
        otherwise = [
            f"{state.name}, {self.catalogue.indicators[name].title}: under {age}"
            for state, submission in self.region.submissions
            for name, table in self._tables[state.iso3].items()
            if (age := other_child_age(submission.countings.get(name)))
            if any(is_of_children(name, dict(key)) for key in table)
        ]
        if not otherwise:
            return ()
        return (
            f"* Children, and so adults too, as a state counts them where it is not under 18. {'; '.join(otherwise)}.",
        )


def _is_asked(indicator: Indicator, submission: Submission, catalogue: Catalogue) -> bool:
    """Tell whether the questionnaire that a state filled asks for an indicator, or the state fills it in unasked."""
    if submission.asks == "all" and not submission.questions:
        return True
    if any(cell.indicator == indicator.id for cell in submission.cells):
        return True
    questions = catalogue.obligations_of(submission.asks, submission.questions, submission.later)
    names = {name for obligation in questions for name in (*obligation.indicators, *obligation.adverse)}
    return indicator.core or indicator.id in names


def _beside(cell: Shown, words: str) -> Shown:
    """Set words beside a figure. It is a text then: a program that adds it up would not read them."""
    if not words:
        return cell
    return Shown(f"{cell.text}\n{words}", short=f"{cell.short or cell.text}*")


def columns(region: Region, width: int = 14) -> tuple[Column, ...]:
    """Return the columns that `RegionFigures.row` fills."""
    states = state_columns(region, width)
    totals = (
        ()
        if region.national
        else (Column("Total", 14, short="Total (states)"), Column("States in the total", 46, wide_only=True))
    )
    return (Column("Indicator", 26), Column("Breakdown", 24), *states, *totals)


def notes(region: Region) -> tuple[str, ...]:
    """Return the notes of a table of figures."""
    return (*NOTES, *(() if region.national else (TOTALS,)))


def interval(cell: Cell | None) -> tuple[float, float] | None:
    """Return the least and the greatest value of a figure, None if there is none."""
    if cell is None:
        return None
    if cell.value is not None:
        return cell.value, cell.value
    return (0, cell.below - 1) if cell.below is not None else None


def figure_shown(cell: Cell | None, catalogue: Catalogue) -> Shown:
    """Return a figure as a cell of a section, or the word for why there is none."""
    if cell is None or (cell.value, cell.below, cell.missing) == (None, None, None):
        return NO_FIGURE
    if cell.value is not None:
        return amount(cell.value)
    if cell.below is not None:
        return Shown(f"<{cell.below}")
    if cell.missing == _TWICE:
        return Shown("given twice, see the findings", short=_SHORT[_TWICE])
    return Shown(_reason(str(cell.missing), catalogue), short=_SHORT[str(cell.missing)])


def side_shown(side: FlowSide | None, catalogue: Catalogue) -> Shown:
    """Return one side of a flow as a cell: its figure, the bound from its total, or the word for why there is none."""
    if side is None:
        return Shown("no figures reported", short=".")
    if side.hidden:
        return Shown("withheld from this audience", short="W")
    if side.missing:
        return Shown(_reason(side.missing, catalogue), short=_SHORT[side.missing])
    if side.interval is None:
        return Shown("says nothing", short="-")
    low, high = side.interval.low, side.interval.high
    if not side.has_figure:
        words = f"not named; at least {figure(low)}" if high == float("inf") else f"not named; at most {figure(high)}"
        return Shown(words, short="-")
    return amount(low) if low == high else Shown(f"<{figure(high + 1)}")


def difference(before: float | None, now: float | None, submission: Submission, last: Submission | None) -> str:
    """Say how a figure changed since the state's last report; empty unless both figures are exact."""
    if before is None or now is None or last is None:
        return ""
    if not are_as_long(submission, last):
        return "periods of two lengths" if all((submission.start, submission.end, last.start, last.end)) else ""
    return change(exact((now, -before))) if now != before else "the same"


def rate(number: float, population: int) -> Shown:
    """Return a figure per 100,000 of the population, with two decimals."""
    value = round(number * 100_000 / population, 2)
    return Shown(f"{value:.2f}", number=value)


def words_of(coordinates: Coordinates, catalogue: Catalogue) -> str:
    """Put coordinates into words: 'confirmed victim, female, adult'."""
    order = {name: place for place, name in enumerate(("victim_status", "direction", "measure", "currency", "subset"))}
    ordered = sorted(coordinates.items(), key=lambda pair: order.get(pair[0], len(order)))
    return ", ".join(_word(name, code, catalogue) for name, code in ordered)


def _word(name: str, code: str, catalogue: Catalogue) -> str:
    if name == "currency":
        return code
    label = catalogue.label(coordinate_lists(catalogue)[name], code)
    if code in NOT_KNOWN:
        return f"{catalogue.dimensions[name].title} not known"
    if name in ("citizenship", "partner"):
        return f"{catalogue.dimensions[name].title}: {label}"
    words = label[:1].lower() + label[1:]
    return f"of which {words}" if name == "subset" else words


def _reason(code: str, catalogue: Catalogue) -> str:
    words = "withheld by the state" if code == "withheld" else catalogue.label("missing", code)
    return words[:1].lower() + words[1:]


def lines(figures: RegionFigures, candidates: Sequence[FigureLine]) -> Iterator[tuple[Shown, ...]]:
    """Yield the rows of the totals, and of the other lines for which any state gives a figure."""
    for line in candidates:
        if not line.coordinates or figures.is_given(line):
            yield figures.row(line)
