"""Own what frames the document: who reports, who signs it, and the annex on the text of the Convention."""

from collections.abc import Iterator

from actip.reports.paper.chapter import NOT_READ, Chapter
from actip.writers.paper import PaperColumn

_SIGNED = 8  # millimetres: room for a signature


class AboutChapter(Chapter):
    """Write who reports on what, the block for clearance and signatures, and the annex."""

    def write(self) -> None:
        """Write the table of who reports on what."""
        say = self.language.say
        columns = (PaperColumn(say("document about", "What"), 1), PaperColumn(say("document about", "As given"), 3))
        self.paper.table(say("document about", "About this report"), columns, self._rows())

    def signatures(self) -> None:
        """Write the block for clearance: each step with its office and day, as far as given, to be signed."""
        say, label = self.language.say, self.catalogue.label
        columns = (
            PaperColumn(say("document clearance", "Step"), 5),
            PaperColumn(say("document clearance", "Office"), 6),
            PaperColumn(say("document clearance", "Date"), 3),
            PaperColumn(say("document clearance", "Name and signature"), 6),
        )
        cleared, authority = self.data.get("cleared_by", {}), self.data.get("reporting_authority") or ""
        prepared, cleared_on = self.day(self.data.get("prepared")), self.day(cleared.get("date"))
        office = cleared.get("office", "") or (self._empty("cleared_by") if self.is_withheld("cleared_by") else "")
        rows = [(say("document clearance", "Prepared"), authority, prepared, ""), *self._of_agencies()]
        rows += [
            (label("clearance", "nationally_approved"), office, cleared_on, ""),
            (label("clearance", "submitted"), "", "", ""),
        ]
        self.paper.table(say("document clearance", "Clearance and signature"), columns, rows, height=_SIGNED)

    def _of_agencies(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield a row for each agency that cleared its part, or one to be filled in by hand."""
        step = self.catalogue.label("clearance", "agency_cleared")
        clearances = self.data.get("agency_clearances", ())
        for entry in clearances:
            agency = self.agencies.get(entry.get("agency"), entry.get("agency"))
            yield step, self.joined(agency, entry.get("office")), self.day(entry.get("date")), ""
        if not clearances:
            yield step, "", "", ""

    def annex(self) -> None:
        """Write the annex that explains the sign at obligations whose text was not read in a published copy."""
        every = self.catalogue.obligations.values()
        recalled = [obligation for obligation in every if not obligation.verified and self.answer(obligation)]
        if not recalled:
            return
        say = self.language.say
        self.paper.heading(say("document", "Annex: the text of the Convention"), 1)
        self.paper.paragraph(
            say(
                "document",
                "{sign} stands at an obligation whose wording here was not yet compared with a published copy of the "
                "Convention. The answers are the state's own and do not depend on it; the wording and the numbers of "
                "paragraphs may. Compare them with the official text before the report is passed on.",
                sign=NOT_READ,
            )
        )
        self.paper.paragraph(
            say(
                "document",
                "Of the {all} obligations asked about, {read} were read in a published copy. Of those answered "
                "here, {count} were not; they stand under Articles {articles}.",
                all=len(every),
                read=sum(obligation.verified for obligation in every),
                count=len(recalled),
                articles=self.language.row_of(
                    [str(number) for number in sorted({obligation.article for obligation in recalled})]
                ),
            )
        )

    def _rows(self) -> tuple[tuple[str, str], ...]:
        data, say, label = self.data, self.language.say, self.catalogue.label
        focal = data.get("focal_point", {})
        not_named = say("document about", "not named")
        parts = self.language.row_of([label("parts", name) for name in self.parts])
        agencies = self.language.sign("between entries", "; ").join(self.agencies.values())
        return (
            (say("document about", "Reporting authority"), data.get("reporting_authority") or not_named),
            (say("document about", "Cycle"), data.get("cycle") or not_named),
            (say("document about", "Clearance"), label("clearance", data.get("clearance", "draft"))),
            (
                say("document about", "Focal point"),
                self.joined(focal.get("agency"), focal.get("unit")) or self._empty("focal_point"),
            ),
            (say("document about", "Agencies"), agencies or self._empty("agencies")),
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
        if self.is_withheld(part):
            return self.language.say("document about", "withheld from this audience")
        return self.not_given
