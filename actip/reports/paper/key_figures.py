"""Own the main figures of a summary: by sex and age beside each other, and what they were in the last report."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.counts import is_of_children
from actip.reports.paper.chapter import Entry, PreviousReport
from actip.reports.paper.grid import ALL, Grid, GridLine, exact
from actip.writers.paper import PLAIN, Paper, PaperColumn, TableLook


class KeyFigure(NamedTuple):
    """One figure that a summary shows: an indicator, and the coordinates of the line."""

    indicator: str
    coordinates: Mapping[str, str] = {}


class KeyFigures(Grid):
    """Write a few figures, each with its change. A figure that is not there is said not to be."""

    def __init__(
        self, paper: Paper, data: Entry, withheld: frozenset[str], catalogue: Catalogue, last: PreviousReport | None
    ) -> None:
        super().__init__(paper, data, withheld, catalogue)
        self.last = last
        self.grid_of_last = Grid(paper, last.data, last.withheld, catalogue) if last else None

    def core(self) -> list[KeyFigure]:
        """Return the core figures: of victims those of each status that is given."""
        wanted = []
        for indicator in self.catalogue.indicators.values():
            if indicator.core:
                lines = [line for line in self.lines(indicator) if line.coordinates.keys() <= {"victim_status"}]
                wanted += [KeyFigure(indicator.id, line.coordinates) for line in lines] or [KeyFigure(indicator.id)]
        return [figure for place, figure in enumerate(wanted) if figure not in wanted[:place]]

    def table(self, caption: str, wanted: Sequence[KeyFigure], look: TableLook = PLAIN) -> None:
        """Write a table of figures, with sex and age where they are given, and the last report's beside them."""
        say = self.language.say
        lines = [(figure, self._line(figure)) for figure in wanted]
        people = self.people(line for _, line in lines if line)
        first, *rest = self.columns(people)
        changes = [PaperColumn(say("document figures", "Last report"), 3, figures=True)] if self.last else []
        if self.last and self.last.is_as_long:
            changes.append(PaperColumn(say("document figures", "Change"), 3, figures=True))
        columns = [PaperColumn(say("document figures", "What"), 11), first, *changes, *rest]
        rows = [self._row(figure, line, people) for figure, line in lines]
        self.paper.table(caption, columns, rows, look=look)
        if any("" in row for row in rows):
            self.blank_note()

    def all_withheld(self, wanted: Iterable[KeyFigure]) -> bool:
        """Tell whether the audience may see none of some figures, of this report or of the last."""
        names = [f"/statistics/{figure.indicator}" for figure in wanted]
        of_last = self.last.withheld if self.last else frozenset(names)
        return all(name in self.withheld and name in of_last for name in names)

    def _row(self, figure: KeyFigure, line: GridLine | None, people: Sequence[tuple[str, str]]) -> list[str]:
        indicator = self.catalogue.indicators[figure.indicator]
        shown_as = line or GridLine(indicator, figure.coordinates, {})
        total, *rest = self.figures(shown_as, people)
        return [
            self.label(shown_as, first=True),
            total or self._why_none(figure, line),
            *self._since_last(figure, line, indicator),
            *rest,
        ]

    def _why_none(self, figure: KeyFigure, line: GridLine | None) -> str:
        """Say that there is no figure over all people, that it is withheld, or that there are two."""
        if self.is_withheld("statistics", figure.indicator):
            return self.language.say("document figures", "withheld from this audience")
        if line is None and _all_at(figure, self.lines(self.catalogue.indicators[figure.indicator])):
            return self.language.say("document figures", "given twice")
        return "" if line else self.language.say("document figures", "no figure")

    def _since_last(self, figure: KeyFigure, line: GridLine | None, indicator: Indicator) -> list[str]:
        """Return the figure of the last report, and the change where both are exact and count alike."""
        if self.last is None or self.grid_of_last is None:
            return []
        last = _at(figure, self.grid_of_last.lines(indicator))
        before = self.grid_of_last.amount(last.cells[ALL], indicator) if last and ALL in last.cells else ""
        if not before and self.grid_of_last.is_withheld("statistics", indicator.id):
            before = self.language.say("document figures", "withheld from this audience")
        before = before or self.language.say("document figures", "no figure")
        if not self.last.is_as_long:
            return [before]
        is_of_others = self.grid_of_last.child_age(indicator) != self.child_age(indicator)
        if is_of_others and is_of_children(indicator.id, dict(figure.coordinates)):
            return [before, self.language.say("document figures", "children counted otherwise")]
        return [before, self._change(exact(last), exact(line))]

    def _change(self, before: float | None, now: float | None) -> str:
        """Write a difference with its sign; nothing where one of both is not there or not exact."""
        if before is None or now is None:
            return ""
        difference = float(
            Decimal(str(now)) - Decimal(str(before))
        )  # as they are written: 0.3 is no 0.30000000000000004
        if not difference:
            return self.language.say("document figures", "none")
        sign = "+" if difference > 0 else "\u2212"
        return f"{sign}{self.number(abs(difference))}"

    def _line(self, figure: KeyFigure) -> GridLine | None:
        return _at(figure, self.lines(self.catalogue.indicators[figure.indicator]))


def _at(figure: KeyFigure, lines: Iterable[GridLine]) -> GridLine | None:
    """Return the one line at some coordinates; none where there are several: none is chosen in silence."""
    at_coordinates = _all_at(figure, lines)
    return at_coordinates[0] if len(at_coordinates) == 1 else None


def _all_at(figure: KeyFigure, lines: Iterable[GridLine]) -> list[GridLine]:
    return [line for line in lines if dict(line.coordinates) == dict(figure.coordinates)]
