"""Own the lists of the document: trainings, budgets, who was heard, what worked, and the state's own reasons."""

from collections.abc import Mapping

from actip.reports.word.part import Part, capital, joined
from actip.rules import RULES
from actip.rules.wording import labels_of
from actip.writers.word import Column

# For each list its title, and of each column the title, the share of the width, the key and the code list.
_LISTS: Mapping[str, tuple[str, tuple[tuple[str, int, str, str], ...]]] = {
    "capacity": (
        "Capacity",
        (
            ("Training", 5, "topic", ""),
            ("Audience", 4, "audience", "audience"),
            ("From", 3, "start", ""),
            ("To", 3, "end", ""),
            ("Took part", 5, "participants", ""),
        ),
    ),
    "budgets": (
        "Budgets",
        (
            ("Pillar", 5, "pillar", "pillars"),
            ("Currency", 4, "currency", "currencies"),
            ("Allocated", 3, "allocated", ""),
            ("Spent", 3, "spent", ""),
            ("Note", 5, "note", ""),
        ),
    ),
    "stakeholders": (
        "Stakeholders",
        (
            ("Organisation", 5, "name", ""),
            ("Kind", 4, "kind", "stakeholder_kinds"),
            ("Role", 5, "role", ""),
            ("Area", 3, "area", ""),
            ("Pillars", 4, "pillars", "pillars"),
        ),
    ),
    "consultations": (
        "Consultations",
        (
            ("With", 4, "with", ""),
            ("Kind", 4, "kind", "stakeholder_kinds"),
            ("Date", 3, "date", ""),
            ("About", 6, "obligations", "obligations"),
            ("What it changed", 6, "effect", ""),
        ),
    ),
    "practices": (
        "Practices",
        (
            ("Practice", 4, "title", ""),
            ("About", 5, "obligations", "obligations"),
            ("In short", 9, "summary", ""),
        ),
    ),
    "context": (
        "Events of the period",
        (("Event", 5, "event", ""), ("Effect on", 4, "effect_on", "effects"), ("In detail", 8, "detail", "")),
    ),
}


class Lists(Part):
    """Write what a state lists: each list as one table, a row for each entry."""

    def write(self) -> None:
        """Write all lists."""
        for part, (title, columns) in _LISTS.items():
            self.paper.heading(title, 1)
            if part in self.catalogue.lists["parts"].codes and not self.reported(part):
                continue
            entries = self.data.get(part, ())
            rows = [[self.shown(entry.get(key), codes) for _, _, key, codes in columns] for entry in entries]
            kept_back = self.kept_back(part)
            if rows:
                figures = ("allocated", "spent")
                heads = [Column(head, share, key in figures) for head, share, key, _ in columns]
                self.paper.table("", heads, rows)
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
                said = self.shown(name, "obligations") if name in self.catalogue.obligations else about
            else:
                indicator = self.catalogue.indicators.get(str(about.get("indicator")))
                within = labels_of(about.get("within") or {}, self.catalogue)
                said = joined(capital(indicator.title) if indicator else "A figure", within)
            rows.append(
                (RULES[entry["rule"]].title if entry["rule"] in RULES else entry["rule"], said, entry["reason"])
            )
        if rows:
            columns = (Column("Of what", 4), Column("About", 5), Column("The state's reason", 8))
            self.paper.table("", columns, rows)
        if not self.kept_back("explanations") and not rows:
            self.paper.paragraph("Nothing is explained.")
