"""Own the lists of the document: trainings, budgets, who was heard, what worked, and the state's own reasons."""

from actip.format.fields import lists
from actip.reports.word.chapter import Chapter, capital, joined
from actip.rules import RULES
from actip.rules.wording import labels_of
from actip.writers.word import PaperColumn


class ListsChapter(Chapter):
    """Write what a state lists: each list as one table, a row for each entry."""

    def write(self) -> None:
        """Write all lists."""
        for key in lists():
            self.paper.heading((key.listing and key.listing.document) or key.title, 1)
            if key.name in self.catalogue.lists["parts"].codes and not self.reported(key.name):
                continue
            columns = [(below, below.word) for below in key.keys if below.word]
            rows = [
                [self.words(entry.get(below.name), below.codes) for below, _ in columns]
                for entry in self.data.get(key.name, ())
            ]
            kept_back = self.kept_back(key.name)
            if rows:
                self.paper.table("", [PaperColumn(head.heading, head.share, head.figures) for _, head in columns], rows)
            elif not kept_back:
                self.paper.paragraph("Nothing is listed.")

    def explanations(self) -> None:
        """Write the state's own reasons for what a check finds."""
        self.paper.heading("Explanations", 1)
        rows = []
        for entry in self.data.get("explanations", ()):
            about = entry["about"]
            if isinstance(about, str):
                name = about.partition("/")[0]  # a place below the answer may follow
                words = self.words(name, "obligations") if name in self.catalogue.obligations else about
            else:
                indicator = self.catalogue.indicators.get(str(about.get("indicator")))
                within = labels_of(about.get("within") or {}, self.catalogue)
                words = joined(capital(indicator.title) if indicator else "A figure", within)
            rows.append(
                (RULES[entry["rule"]].title if entry["rule"] in RULES else entry["rule"], words, entry["reason"])
            )
        if rows:
            columns = (PaperColumn("Of what", 4), PaperColumn("About", 5), PaperColumn("The state's reason", 8))
            self.paper.table("", columns, rows)
        if not self.kept_back("explanations") and not rows:
            self.paper.paragraph("Nothing is explained.")
