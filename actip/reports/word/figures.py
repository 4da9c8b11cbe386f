"""Own the figures of the document: beside the obligations that they belong to, and all of them with their sources."""

from collections.abc import Sequence

from actip.catalogue.entries import Indicator, Obligation
from actip.catalogue.rounds import BASIS
from actip.format.counts import ADULT, is_of_children
from actip.format.fields import COUNTINGS
from actip.format.records import NOT_COORDINATES
from actip.reports.word.chapter import Chapter, Entry
from actip.rules.wording import labels_of
from actip.writers.word import PaperColumn

_LISTED = 12  # figures of an indicator that stand with an obligation; all of them stand among the figures


class FiguresChapter(Chapter):
    """Write figures. Zero, '<5', a reason why there is none, and what is withheld are never alike."""

    def linked(self, obligation: Obligation) -> None:
        """Write the figures that belong to an obligation: the totals, and single breakdowns as far as they are few."""
        if "statistics" not in self.parts:
            return
        say = self.language.say
        rows = [row for name in obligation.indicators for row in self._linked(self.catalogue.indicators[name])]
        if rows:
            columns = (
                PaperColumn(say("document figures", "Indicator"), 6),
                PaperColumn(say("document figures", "What"), 6),
                PaperColumn(say("document figures", "Figure"), 4, figures=True),
            )
            self.paper.table(say("document figures", "Figures"), columns, rows)

    def _linked(self, indicator: Indicator) -> list[tuple[str, str, str]]:
        """Return the rows of one indicator beside an obligation."""
        say, title, cells = self.language.say, self.title_of(indicator), self._cells(indicator.id)
        rows = []
        short = [cell for cell in cells if len(_coordinates(cell)) <= 1][:_LISTED]
        if f"/statistics/{indicator.id}" in self.withheld:
            rows.append((title, "", say("document figures", "withheld from this audience")))
        elif not cells:
            rows.append((title, "", say("document figures", "no figure and no reason given")))
        rows += [(title, *self._figure(cell, indicator)) for cell in short]
        if more := len(cells) - len(short):
            number = self.number(more)
            words = self.language.counted("document figures", "{number} more", "{number} more", more, number=number)
            rows.append((title, words, say("document figures", "under Figures")))
        return rows

    def write(self) -> None:
        """Write all figures, indicator by indicator."""
        say = self.language.say
        self.paper.heading(say("document figures", "Figures"), 1)
        if not self.reported("statistics"):
            return
        self._population(self.data.get("population"))
        without_figure = []
        for indicator in self.catalogue.indicators.values():
            counted = self.data.get("statistics", {}).get("indicators", {}).get(indicator.id, {})
            cells = self._cells(indicator.id)
            is_withheld = f"/statistics/{indicator.id}" in self.withheld
            if is_withheld or cells or counted:
                self.paper.heading(self.title_of(indicator), 3)
            if is_withheld:
                self.paper.paragraph(say("document figures", "Withheld from this audience."))
                continue
            self._counted(counted)
            self._table(indicator, cells)
            if not cells and indicator.basis != BASIS:
                without_figure.append(self.title_of(indicator))
        if without_figure:
            self.bullets(say("document figures", "No figure and no reason given"), without_figure)

    def _population(self, population: Entry | None) -> None:
        if not population:
            return
        say, source = self.language.say, population.get("source") or self.not_given
        number = self.number(population["value"]) if "value" in population else self.not_given
        year = str(population.get("year", self.not_given))
        words = say("document", "{number} (year {year}; source: {source})", number=number, year=year, source=source)
        self.labelled(say("document", "Population"), words)

    def _table(self, indicator: Indicator, cells: Sequence[Entry]) -> None:
        say = self.language.say
        columns = (
            PaperColumn(say("document figures", "What"), 9),
            PaperColumn(say("document figures", "Figure"), 4, figures=True),
            PaperColumn(say("document figures", "Note"), 5),
        )
        if rows := [(*self._figure(cell, indicator), self._note(cell)) for cell in cells]:
            self.paper.table(indicator.description, columns, rows)

    def _counted(self, counted: Entry) -> None:
        """Write how an indicator was counted."""
        say = self.language.say
        for key, name in (
            ("source", say("document counting", "Source")),
            ("legal_basis", say("document counting", "Legal basis")),
            ("comment", say("document counting", "Comment")),
        ):
            if counted.get(key):
                self.labelled(name, counted[key])
        for key, name in (
            ("counting_rule", say("document counting", "Counted")),
            ("release", say("document counting", "Release")),
        ):
            if counted.get(key):
                self.labelled(name, self.catalogue.label(key, counted[key]))
        if (age := counted.get("child_age")) is not None:
            self.labelled(say("document counting", "A child is a person under"), self.number(age))
        if coverage := counted.get("coverage"):
            self.labelled(say("document counting", "Coverage"), self._coverage(coverage))
        if complete := counted.get("complete"):
            titles = [self.catalogue.dimensions[name].title for name in complete]
            self.labelled(self.called(COUNTINGS, "complete")["complete"], self.language.row_of(titles))

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

    def _cells(self, name: str) -> list[Entry]:
        return [cell for cell in self.data.get("statistics", {}).get("cells", ()) if cell["indicator"] == name]

    def _figure(self, cell: Entry, indicator: Indicator) -> tuple[str, str]:
        """Return the coordinates of a figure in words, and the figure: a number, '<5', or why there is none."""
        what = labels_of({"measure": indicator.measures[0], **_coordinates(cell)}, self.catalogue)
        if "value" in cell:
            return what, self._with_age(self.number(cell["value"]), cell, indicator)
        if "below" in cell:
            return what, self._with_age(f"<{cell['below']}", cell, indicator)
        return what, self._why_none(cell["missing"])

    def _with_age(self, figure: str, cell: Entry, indicator: Indicator) -> str:
        """Say beside a figure on children under which age they were counted, where it is not that of the Convention."""
        counted = self.data.get("statistics", {}).get("indicators", {}).get(indicator.id, {})
        age = counted.get("child_age")
        if age in (None, ADULT) or not is_of_children(indicator.id, _coordinates(cell)):
            return figure
        return self.language.say("document figures", "{figure} (children: under {age})", figure=figure, age=str(age))

    def _why_none(self, missing: str) -> str:
        """Say why there is no figure, in place of it."""
        if missing == "withheld":  # by whom: things are withheld from an audience, too
            return self.language.say("document figures", "withheld by the state")
        return self.language.inside(self.catalogue.label("missing", missing))

    def _note(self, cell: Entry) -> str:
        where = cell.get("where")
        included = self.language.say("document figures", "included in: {where}", where=where) if where else ""
        return self.joined(included, cell.get("note"))


def _coordinates(cell: Entry) -> dict[str, str]:
    return {name: code for name, code in cell.items() if name not in NOT_COORDINATES}
