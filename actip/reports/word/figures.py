"""Own the figures of the document: beside the obligations that they belong to, and all of them with their sources."""

from actip.catalogue.entries import Indicator, Obligation
from actip.format.records import NOT_COORDINATES
from actip.reports.word.chapter import Chapter, Entry, capital, joined, number
from actip.rules.wording import labels_of
from actip.writers.word import PaperColumn

_LISTED = 12  # figures of an indicator that stand with an obligation; all of them stand among the figures


class FiguresChapter(Chapter):
    """Write figures. Zero, '<5', a reason why there is none, and what is withheld are never alike."""

    def linked(self, obligation: Obligation) -> None:
        """Write the figures that belong to an obligation: the totals, and single breakdowns as far as they are few."""
        if "statistics" not in self.parts:
            return
        rows = []
        for name in obligation.indicators:
            indicator = self.catalogue.indicators[name]
            cells = self._cells(name)
            short = [cell for cell in cells if len(_coordinates(cell)) <= 1][:_LISTED]
            if f"/statistics/{name}" in self.withheld:
                rows.append((capital(indicator.title), "", "withheld from this audience"))
            elif not cells:
                rows.append((capital(indicator.title), "", "no figure and no reason given"))
            rows += [(capital(indicator.title), *self._figure(cell, indicator)) for cell in short]
            if len(short) < len(cells):
                rows.append((capital(indicator.title), f"{len(cells) - len(short)} more", "under Figures"))
        if rows:
            columns = (PaperColumn("Indicator", 6), PaperColumn("What", 6), PaperColumn("Figure", 4, figures=True))
            self.paper.table("Figures", columns, rows)

    def write(self) -> None:
        """Write all figures, indicator by indicator."""
        self.paper.heading("Figures", 1)
        if not self.reported("statistics"):
            return
        population = self.data.get("population")
        if population:
            year, source = population.get("year", "not given"), population.get("source") or "not given"
            value = number(population["value"]) if "value" in population else "not given"
            self.paper.labelled("Population", f"{value} (year {year}; source: {source})")
        for indicator in self.catalogue.indicators.values():
            cells = self._cells(indicator.id)
            counted = self.data.get("statistics", {}).get("indicators", {}).get(indicator.id, {})
            if f"/statistics/{indicator.id}" in self.withheld:
                self.paper.heading(capital(indicator.title), 3)
                self.paper.paragraph("Withheld from this audience.")
            elif cells or counted:
                self.paper.heading(capital(indicator.title), 3)
                self._counted(counted)
                columns = (PaperColumn("What", 9), PaperColumn("Figure", 4, figures=True), PaperColumn("Note", 5))
                rows = [(*self._figure(cell, indicator), self._note(cell)) for cell in cells]
                if rows:
                    self.paper.table(indicator.description, columns, rows)
        without_figure = [
            capital(indicator.title)
            for indicator in self.catalogue.indicators.values()
            if not self._cells(indicator.id) and f"/statistics/{indicator.id}" not in self.withheld
        ]
        if without_figure:
            self.paper.bullets("No figure and no reason given", without_figure)

    def _counted(self, counted: Entry) -> None:
        """Write how an indicator was counted."""
        label = self.catalogue.label
        for key, name in (("source", "Source"), ("legal_basis", "Legal basis"), ("comment", "Comment")):
            if counted.get(key):
                self.paper.labelled(name, counted[key])
        for key, name in (("counting_rule", "Counted"), ("release", "Release")):
            if counted.get(key):
                self.paper.labelled(name, label(key, counted[key]))
        if coverage := counted.get("coverage"):
            areas, of = (coverage.get(key, "not given") for key in ("areas", "of"))
            self.paper.labelled("Coverage", f"{areas} areas of {of}")
        if complete := counted.get("complete"):
            titles = [self.catalogue.dimensions[name].title for name in complete]
            self.paper.labelled("Complete by", ", ".join(titles))

    def _cells(self, name: str) -> list[Entry]:
        return [cell for cell in self.data.get("statistics", {}).get("cells", ()) if cell["indicator"] == name]

    def _figure(self, cell: Entry, indicator: Indicator) -> tuple[str, str]:
        """Return the coordinates of a figure in words, and the figure: a number, '<5', or why there is none."""
        what = labels_of({"measure": indicator.measures[0], **_coordinates(cell)}, self.catalogue)
        if "value" in cell:
            return what, number(cell["value"])
        if "below" in cell:
            return what, f"<{cell['below']}"
        words = self.catalogue.label("missing", cell["missing"]).lower()
        return what, "withheld by the state" if cell["missing"] == "withheld" else words

    def _note(self, cell: Entry) -> str:
        where = f"included in: {cell['where']}" if cell.get("where") else ""
        return joined(where, cell.get("note"))


def _coordinates(cell: Entry) -> dict[str, str]:
    return {name: code for name, code in cell.items() if name not in NOT_COORDINATES}
