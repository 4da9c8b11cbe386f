"""Own what the parts of the document share: what a submission holds, and how a value of it is said."""

from collections.abc import Mapping
from typing import Any

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.writers.word import Paper

Entry = Mapping[str, Any]


class Chapter:
    """One part of the document of a submission, whose keys are those of its schema."""

    def __init__(self, paper: Paper, data: Entry, withheld: frozenset[str], catalogue: Catalogue) -> None:
        self.paper = paper
        self.data = data
        self.withheld = withheld
        self.catalogue = catalogue
        self.parts = data.get("parts", list(catalogue.lists["parts"].codes))
        self.agencies = {entry["id"]: entry.get("name") or entry["id"] for entry in data.get("agencies", ())}

    def reported(self, part: str) -> bool:
        """Tell whether a part is reported; write a sentence where it is not."""
        if part not in self.parts:
            self.paper.paragraph("This submission does not report this part.")
        return part in self.parts

    def kept_back(self, part: str) -> int:
        """Write how many entries of a list are withheld; return the number."""
        count = sum(pointer.startswith(f"/{part}/") for pointer in self.withheld)
        if count:
            self.paper.paragraph(f"Withheld from this audience: {count}.")
        return count

    def words(self, value: Any, codes: str) -> str:
        """Return a value in words; 'not given' for a missing one."""
        if value in (None, "", [], {}):
            return "not given"
        if isinstance(value, list):
            return "\n".join(self.words(entry, codes) for entry in value)
        if isinstance(value, Mapping):
            sexes = {code: self.catalogue.label("sex", code).lower() for code in self.catalogue.lists["sex"].codes}
            parts = [f"{number(count)} {sexes.get(name, name)}" for name, count in value.items()]
            return ", ".join(parts)
        if codes == "obligations":
            obligation = self.catalogue.obligations[value]
            return f"{obligation.citation} {obligation.title}"
        if codes:
            return self.catalogue.label(codes, value)
        return value if isinstance(value, str) else number(value)

    def evidence(self, answer: Entry) -> None:
        """Write what an answer cites."""
        lines = []
        for entry in answer.get("evidence", ()):
            kind = self.catalogue.label("evidence_kinds", entry["kind"]) if entry.get("kind") else "Evidence"
            checked = f"checked on {entry['checked']}" if entry.get("checked") else ""
            line = joined(entry.get("title"), entry.get("provision"), entry.get("date"), checked, entry.get("link"))
            lines.append(f"{kind}: {line or 'nothing is named'}")
        if lines:
            self.paper.bullets("Evidence", lines)


def joined(*parts: str | None) -> str:
    """Join the parts that are not empty with commas."""
    return ", ".join(part for part in parts if part)


def capital(text: str) -> str:
    """Return a text with a capital letter at its beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """Write a figure with its thousands apart: neither a comma nor a point, which mean two things in the region."""
    return figure(value, "\u202f")
