"""Own the figures as lines: a line for each thing that is counted, with sex and age beside each other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Indicator
from actip.format.counts import ADULT, is_of_children
from actip.format.records import NOT_COORDINATES
from actip.reports.paper.chapter import Chapter, Entry
from actip.rules.wording import labels_of
from actip.writers.paper import PaperColumn

People = tuple[str, str]  # a sex and an age, each empty where it is the total over it
ALL: People = ("", "")
_BESIDE: Sequence[People] = (
    ALL,
    *(("F", ""), ("M", ""), ("", "C"), ("", "A")),
    *(("F", "C"), ("M", "C"), ("F", "A"), ("M", "A")),
)


class GridLine(NamedTuple):
    """One line of figures: what is counted, the coordinates without sex and age, and the figures by these two."""

    indicator: Indicator
    coordinates: Mapping[str, str]
    cells: Mapping[People, Entry]


class Grid(Chapter):
    """Lay out figures as a table. Zero, '<5', a reason why there is none, and what is not given are never alike."""

    def cells_of(self, name: str) -> list[Entry]:
        """Return the figures of an indicator."""
        return [cell for cell in self.data.get("statistics", {}).get("cells", ()) if cell["indicator"] == name]

    def lines(self, indicator: Indicator) -> list[GridLine]:
        """Return the lines of an indicator, in the order in which its figures stand."""
        return lines_of(indicator, self.cells_of(indicator.id))

    def people(self, lines: Iterable[GridLine]) -> list[People]:
        """Return by which sex and age there are figures, the total first."""
        used = {people for line in lines for people in line.cells}
        return [people for people in _BESIDE if people == ALL or people in used]

    def columns(self, people: Iterable[People], share: int = 3) -> list[PaperColumn]:
        """Return the columns of figures."""
        say = self.language.say
        words = {
            ALL: say("document people", "In all"),
            ("F", ""): say("document people", "Female"),
            ("M", ""): say("document people", "Male"),
            ("", "C"): say("document people", "Children"),
            ("", "A"): say("document people", "Adults"),
            ("F", "C"): say("document people", "Girls"),
            ("M", "C"): say("document people", "Boys"),
            ("F", "A"): say("document people", "Women"),
            ("M", "A"): say("document people", "Men"),
        }
        return [PaperColumn(words[one], share, figures=True) for one in people]

    def label(self, line: GridLine, *, first: bool) -> str:
        """Return what a line counts: the first of an indicator begins with its title."""
        measure = {} if "measure" in line.coordinates or not first else {"measure": line.indicator.measures[0]}
        words = labels_of({**measure, **line.coordinates}, self.catalogue)
        if not first:
            return self.language.sign("below a line", "\u2013 {words}").format(words=words)
        title = self.title_of(line.indicator)
        return self.language.say("document figures", "{title}: {words}", title=title, words=words)

    def figures(self, line: GridLine, people: Iterable[People]) -> list[str]:
        """Return the figures of a line; nothing where none is given."""
        return [self.amount(line.cells[one], line.indicator) if one in line.cells else "" for one in people]

    def amount(self, cell: Entry, indicator: Indicator) -> str:
        """Return a figure: a number, '<5', or why there is none."""
        if "value" in cell:
            return self._with_age(self.number(cell["value"]), cell, indicator)
        if "below" in cell:
            return self._with_age(f"<{cell['below']}", cell, indicator)
        if cell["missing"] == "withheld":  # by whom: things are withheld from an audience, too
            return self.language.say("document figures", "withheld by the state")
        return self.language.inside(self.catalogue.label("missing", cell["missing"]))

    def child_age(self, indicator: Indicator) -> int | None:
        """Return under which age children were counted, where it is not that of the Convention."""
        counted = self.data.get("statistics", {}).get("indicators", {}).get(indicator.id, {})
        age = counted.get("child_age")
        return None if age == ADULT else age

    def blank_note(self) -> None:
        """Say what a blank cell means."""
        words = self.language.say("document figures", "A blank cell: no figure was given for it; it is not zero.")
        self.paper.paragraph(words, "Body Text 2")

    def _with_age(self, figure: str, cell: Entry, indicator: Indicator) -> str:
        """Say beside a figure on children under which age they were counted, where it is not that of the Convention."""
        age = self.child_age(indicator)
        if age is None or not is_of_children(indicator.id, coordinates_of(cell)):
            return figure
        return self.language.say("document figures", "{figure} (children: under {age})", figure=figure, age=str(age))


def lines_of(indicator: Indicator, cells: Iterable[Entry]) -> list[GridLine]:
    """Return figures of an indicator as lines; of a figure that stands twice each has its own."""
    lines: list[tuple[dict[str, str], dict[People, Entry]]] = []
    for cell in cells:
        rest = coordinates_of(cell)
        people = (rest.get("sex", ""), rest.get("age", ""))
        if people in _BESIDE:
            rest = {name: code for name, code in rest.items() if name not in ("sex", "age")}
        else:
            people = ALL
        beside = next((line for fixed, line in lines if fixed == rest and people not in line), None)
        if beside is None:
            lines.append((rest, {people: cell}))
        else:
            beside[people] = cell
    return [GridLine(indicator, fixed, line) for fixed, line in lines]


def coordinates_of(cell: Entry) -> dict[str, str]:
    """Return the coordinates of a figure."""
    return {name: code for name, code in cell.items() if name not in NOT_COORDINATES}


def exact(line: GridLine | None) -> float | None:
    """Return the figure of a line over all people, where it is exact."""
    return line.cells[ALL].get("value") if line and ALL in line.cells else None
