"""Own the figures of the document, each printed once: all of them in one table, and how they were counted."""

from collections.abc import Sequence
from itertools import zip_longest

from actip.catalogue.rounds import BASIS
from actip.format.fields import COUNTINGS
from actip.reports.paper.chapter import Entry
from actip.reports.paper.grid import ALL, Grid, GridLine, People
from actip.writers.paper import PaperColumn

_FEW = 4  # figures that are a list and no table


class FiguresChapter(Grid):
    """Write all figures. Zero, '<5', a reason why there is none, and what is withheld are never alike."""

    def write(self) -> None:
        """Write those by sex and age, then the others, then how they were counted; nothing where there is no figure."""
        every = [
            lines
            for entry in self.catalogue.indicators.values()
            if not self.is_withheld("statistics", entry.id) and (lines := self.lines(entry))
        ]
        population = self.data.get("population")
        if not every and not population:
            return
        say = self.language.say
        self.paper.heading(say("document figures", "Figures"), 1)
        self._population(population)
        by_people = [lines for lines in every if len(self.people(lines)) > 1]
        others = [lines for lines in every if len(self.people(lines)) == 1]
        self._table(say("document figures", "By sex and age"), by_people, 11)
        if by_people:
            self.blank_note()
        self._beside(say("document figures", "Other figures") if by_people else "", others)
        self._counted()

    def _table(self, caption: str, by_indicator: Sequence[Sequence[GridLine]], share: int) -> None:
        """Write figures as a table with sex and age beside each other, indicator by indicator."""
        people = self.people(line for lines in by_indicator for line in lines)
        if rows := self._rows(by_indicator, people):
            columns = [PaperColumn(self.language.say("document figures", "What"), share), *self.columns(people)]
            self.paper.table(caption, columns, rows)

    def _beside(self, caption: str, by_indicator: Sequence[Sequence[GridLine]]) -> None:
        """Write figures over all people: few as a list, many as a table, its second half beside the first."""
        rows = self._rows(by_indicator, [ALL])
        if len(rows) <= _FEW:
            label = self.language.say("document", "{label}:", label=caption) if caption else ""
            say = self.language.say
            lines = [say("document", "{label}: {words}", label=what, words=figure) for what, figure in rows]
            self.paper.bullets(label if lines else "", lines)
            return
        half = -(-len(rows) // 2)
        both = [[*first, *second] for first, second in zip_longest(rows[:half], rows[half:], fillvalue=("", ""))]
        columns = [PaperColumn(self.language.say("document figures", "What"), 12), *self.columns([ALL], 5)]
        self.paper.table(caption, [*columns, *columns], both)

    def _rows(self, by_indicator: Sequence[Sequence[GridLine]], people: Sequence[People]) -> list[list[str]]:
        return [
            [self._with_notes(line, first=number == 0), *self.figures(line, people)]
            for lines in by_indicator
            for number, line in enumerate(lines)
        ]

    def without_figure(self) -> list[str]:
        """Return the titles of the indicators of which no figure and no reason is given."""
        return [
            self.title_of(entry)
            for entry in self.catalogue.indicators.values()
            if entry.basis != BASIS and not self.cells_of(entry.id) and not self.is_withheld("statistics", entry.id)
        ]

    def withheld_indicators(self) -> list[str]:
        """Return the titles of the indicators that are withheld from the audience."""
        return [
            self.title_of(entry)
            for entry in self.catalogue.indicators.values()
            if self.is_withheld("statistics", entry.id)
        ]

    def _with_notes(self, line: GridLine, *, first: bool) -> str:
        """Return what a line counts, and below it the notes on its figures."""
        notes = [note for cell in line.cells.values() if (note := self._note(cell))]
        return "\n".join((self.label(line, first=first), *dict.fromkeys(notes)))

    def _note(self, cell: Entry) -> str:
        where = cell.get("where")
        included = self.language.say("document figures", "included in: {where}", where=where) if where else ""
        return self.joined(included, cell.get("note"))

    def _population(self, population: Entry | None) -> None:
        if not population:
            return
        say, source = self.language.say, population.get("source") or self.not_given
        number = self.number(population["value"]) if "value" in population else self.not_given
        year = str(population.get("year", self.not_given))
        words = say("document", "{number} (year {year}; source: {source})", number=number, year=year, source=source)
        self.labelled(say("document", "Population"), words)

    def _counted(self) -> None:
        """Write how the figures were counted, once for all indicators that were counted alike."""
        alike: dict[str, list[str]] = {}
        countings = self.data.get("statistics", {}).get("indicators", {})
        for indicator in self.catalogue.indicators.values():
            counted = countings.get(indicator.id)
            if counted and not self.is_withheld("statistics", indicator.id) and (words := self._counting(counted)):
                alike.setdefault(words, []).append(self.title_of(indicator))
        lines = [
            self.language.say("document", "{label}: {words}", label=self.language.row_of(titles), words=words)
            for words, titles in alike.items()
        ]
        if lines:
            self.bullets(self.language.say("document figures", "How it was counted"), lines)

    def _counting(self, counted: Entry) -> str:
        """Say how an indicator was counted."""
        say = self.language.say
        parts = [
            (name, counted[key])
            for key, name in (
                ("source", say("document counting", "Source")),
                ("legal_basis", say("document counting", "Legal basis")),
            )
            if counted.get(key)
        ]
        parts += [
            (name, self.catalogue.label(key, counted[key]))
            for key, name in (
                ("counting_rule", say("document counting", "Counted")),
                ("release", say("document counting", "Release")),
            )
            if counted.get(key)
        ]
        if (age := counted.get("child_age")) is not None:
            parts.append((say("document counting", "A child is a person under"), self.number(age)))
        if coverage := counted.get("coverage"):
            parts.append((say("document counting", "Coverage"), self._coverage(coverage)))
        if complete := counted.get("complete"):
            titles = [self.catalogue.dimensions[name].title for name in complete]
            parts.append((self.called(COUNTINGS, "complete")["complete"], self.language.row_of(titles)))
        if counted.get("comment"):
            parts.append((say("document counting", "Comment"), counted["comment"]))
        words = [say("document", "{label}: {words}", label=label, words=words) for label, words in parts]
        return self.language.sign("between entries", "; ").join(words)

    def _coverage(self, coverage: Entry) -> str:
        """Say how many areas the figures cover, as far as it is given."""
        areas, of = coverage.get("areas"), coverage.get("of")
        whole = self.number(of) if of is not None else self.not_given
        if areas is None:
            return self.language.say("document counting", "areas covered: not given; in all: {of}", of=whole)
        facts = {"number": self.number(areas), "of": whole}
        return self.language.counted(
            "document counting", "{number} area of {of}", "{number} areas of {of}", areas, **facts
        )
