"""Own the main figures of a summary: by sex and age beside each other, and what they were in the last report."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.counts import is_of_children
from actip.reports.word.chapter import Entry, PreviousReport
from actip.reports.word.grid import ALL, Grid, GridLine, exact, lines_of
from actip.writers.word import Paper, PaperColumn


class Asked(NamedTuple):
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

    def core(self) -> list[Asked]:
        """Return the core figures: of victims those of each status that is given."""
        wanted = []
        for indicator in self.catalogue.indicators.values():
            if indicator.core:
                lines = [line for line in self.lines(indicator) if line.coordinates.keys() <= {"victim_status"}]
                wanted += [Asked(indicator.id, line.coordinates) for line in lines] or [Asked(indicator.id)]
        return wanted

    def table(self, caption: str, wanted: Sequence[Asked]) -> None:
        """Write a table of figures, with sex and age where they are given, and the last report's beside them."""
        say = self.language.say
        lines = [(asked, self._line(asked)) for asked in wanted]
        people = self.people(line for _, line in lines if line)
        first, *rest = self.columns(people)
        changes = [PaperColumn(say("document figures", "Last report"), 3, figures=True)] if self.last else []
        if self.last and self.last.is_as_long:
            changes.append(PaperColumn(say("document figures", "Change"), 3, figures=True))
        columns = [PaperColumn(say("document figures", "What"), 11), first, *changes, *rest]
        rows = [self._row(asked, line, people) for asked, line in lines]
        self.paper.table(caption, columns, rows)
        if any("" in row for row in rows):
            self.blank_note()

    def all_withheld(self, wanted: Iterable[Asked]) -> bool:
        """Tell whether the audience may see none of some figures, of this report or of the last."""
        names = [f"/statistics/{asked.indicator}" for asked in wanted]
        of_last = self.last.withheld if self.last else frozenset(names)
        return all(name in self.withheld and name in of_last for name in names)

    def _row(self, asked: Asked, line: GridLine | None, people: Sequence[tuple[str, str]]) -> list[str]:
        indicator = self.catalogue.indicators[asked.indicator]
        shown_as = line or GridLine(indicator, asked.coordinates, {})
        total, *rest = self.figures(shown_as, people)
        return [
            self.label(shown_as, first=True),
            total or self._why_none(indicator, line),
            *self._since_last(asked, line, indicator),
            *rest,
        ]

    def _why_none(self, indicator: Indicator, line: GridLine | None) -> str:
        """Say that there is no figure over all people, and that it is withheld where it is."""
        if self.is_withheld("statistics", indicator.id):
            return self.language.say("document figures", "withheld from this audience")
        return "" if line else self.language.say("document figures", "no figure")

    def _since_last(self, asked: Asked, line: GridLine | None, indicator: Indicator) -> list[str]:
        """Return the figure of the last report, and the change where both are exact and count alike."""
        if self.last is None:
            return []
        last = self._line_of_last(asked)
        before = self.amount(last.cells[ALL], indicator) if last and ALL in last.cells else ""
        if not before and f"/statistics/{indicator.id}" in self.last.withheld:
            before = self.language.say("document figures", "withheld from this audience")
        before = before or self.language.say("document figures", "no figure")
        if not self.last.is_as_long:
            return [before]
        return [before, self._change(exact(last), exact(line), indicator, asked)]

    def _change(self, before: float | None, now: float | None, indicator: Indicator, asked: Asked) -> str:
        if before is None or now is None:
            return ""
        if is_of_children(indicator.id, dict(asked.coordinates)) and self._age_of_last(indicator) != self.child_age(
            indicator
        ):
            return self.language.say("document figures", "children counted otherwise")
        difference = now - before
        if not difference:
            return self.language.say("document figures", "none")
        sign = "+" if difference > 0 else "\u2212"
        return f"{sign}{self.number(abs(difference))}"

    def _age_of_last(self, indicator: Indicator) -> int | None:
        assert self.last is not None
        return Grid(self.paper, self.last.data, self.last.withheld, self.catalogue).child_age(indicator)

    def _line(self, asked: Asked) -> GridLine | None:
        return _at(asked, self.lines(self.catalogue.indicators[asked.indicator]))

    def _line_of_last(self, asked: Asked) -> GridLine | None:
        assert self.last is not None
        cells = self.last.data.get("statistics", {}).get("cells", ())
        of_indicator = [cell for cell in cells if cell.get("indicator") == asked.indicator]
        return _at(asked, lines_of(self.catalogue.indicators[asked.indicator], of_indicator))


def _at(asked: Asked, lines: Iterable[GridLine]) -> GridLine | None:
    """Return the one line at some coordinates; none where there are several: none is chosen in silence."""
    at_coordinates = [line for line in lines if dict(line.coordinates) == dict(asked.coordinates)]
    return at_coordinates[0] if len(at_coordinates) == 1 else None
