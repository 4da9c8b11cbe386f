"""Own the first table of the document: who reports on what, and how far the texts of the catalogue are verified."""

from collections.abc import Iterator

from actip.reports import verification
from actip.reports.word.chapter import Chapter
from actip.writers.word import PaperColumn

_KEPT_CLOSE = ("cleared_by", "focal_point", "agencies")


class AboutChapter(Chapter):
    """Write who reports on what."""

    def write(self) -> None:
        """Write the table, and below it what the catalogue says of itself."""
        say = self.language.say
        columns = (PaperColumn(say("document about", "What"), 1), PaperColumn(say("document about", "As given"), 3))
        self.paper.table(say("document about", "About this report"), columns, self._rows())
        self.paper.paragraph(verification(self.catalogue), italic=True)
        self.paper.paragraph(self.catalogue.warning, italic=True)

    def _rows(self) -> tuple[tuple[str, str], ...]:
        data, say, label = self.data, self.language.say, self.catalogue.label
        focal, cleared = data.get("focal_point", {}), data.get("cleared_by", {})
        not_named = say("document about", "not named")
        clearing = self.joined(cleared.get("office"), self.day(cleared.get("date")))
        parts = self.language.row_of([label("parts", name) for name in self.parts])
        return (
            (say("document about", "Reporting authority"), data.get("reporting_authority") or not_named),
            (say("document about", "Cycle"), data.get("cycle") or not_named),
            (say("document about", "Clearance"), label("clearance", data.get("clearance", "draft"))),
            (say("document about", "Cleared by"), clearing or self._empty("cleared_by")),
            (say("document about", "Prepared on"), self.words(self.day(data.get("prepared")))),
            (
                say("document about", "Focal point"),
                self.joined(focal.get("agency"), focal.get("unit")) or self._empty("focal_point"),
            ),
            (say("document about", "Agencies"), "\n".join(self.agencies.values()) or self._empty("agencies")),
            (say("document about", "Questions asked"), label("questionnaires", data.get("asks", "all"))),
            (say("document about", "Parts reported"), parts or say("document about", "none")),
            *self._made_from(),
            *self._help(),
        )

    def _made_from(self) -> Iterator[tuple[str, str]]:
        """Yield what a file was made from that the state did not make, where it says so."""
        if source := self.data.get("source"):
            yield self.language.say("document about", "Made from"), source

    def _help(self) -> Iterator[tuple[str, str]]:
        """Yield whether help is needed with the report itself, where it is said."""
        needed, say = self.data.get("help_needed", {}), self.language.say
        if needed:
            answer = self.words(needed.get("answer"), "help_needed")
            kind = self.catalogue.label("assistance_kinds", needed["kind"]) if needed.get("kind") else ""
            yield say("document about", "Help to answer the form"), self.joined(answer, kind, needed.get("detail"))

    def _empty(self, part: str) -> str:
        """Say why nothing stands under a part: it is withheld, or was not given."""
        if f"/{part}" in self.withheld:
            return self.language.say("document about", "withheld from this audience")
        return self.not_given
