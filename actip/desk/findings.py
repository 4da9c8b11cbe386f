"""Own the orders in which the findings of a file are read on a page: by what to mend first, by place, by agency.

Each order holds each finding once. What there are dozens of is one line until somebody opens it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from actip.catalogue.entries import Catalogue
from actip.desk.work import Fold, Group, Item, Order
from actip.format.agencies import BETWEEN
from actip.format.rounds import with_rounds_in
from actip.format.walk import groups
from actip.model import COUNTED, Assessment, Finding, Place, place_words
from actip.reports import findings_to_show, kind_word, said_once, with_folded
from actip.reports.answering import Answering, place_rank
from actip.reports.findings import WithFolded, about, asides, by_kind, drawn_together
from actip.rules.masking import mask_of

_SILENT = "GAP317"  # a pillar in which nothing is answered


def orders(assessment: Assessment, catalogue: Catalogue) -> tuple[Order, ...]:
    """Return the findings of a file in each order in which they can be read, none where there are none."""
    findings = findings_to_show(assessment)
    if not findings:
        return ()
    say = catalogue.language.say
    reading = _Reading(assessment, catalogue)
    ways = [Order("first", say("desk", "What to mend first"), reading.by_kind(findings))]
    if any(place_words(finding.place, catalogue.language) for finding in findings):
        label = say("desk", "By sheet") if any(reading.sheets) else say("desk", "By line")
        ways.append(Order("place", label, reading.by_place(findings)))
    if any(map(reading.agencies, findings)):
        ways.append(Order("agency", say("desk", "By agency"), reading.by_agency(findings)))
    return tuple(ways)


class _Reading:
    """Put the findings of one file into words and groups."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.language = catalogue.language
        self.waiting = [finding for finding in assessment.findings if finding.waits]
        self.sheets: Sequence[str] = ()
        self.titles: Mapping[str, str] = {}  # of agencies, by their short names
        self.answering: Answering | None = None
        if assessment.checked is not None:
            document = assessment.checked.document
            self.sheets, self.mask = document.sheets, mask_of([document], catalogue)
            self.answering = Answering(document.data, with_rounds_in(catalogue, document.data))
            self.titles = {
                str(entry.get("id")): str(entry.get("name", "")) for _, entry in groups(document.data, "agencies")
            }

    # --- the orders

    def by_kind(self, findings: Sequence[Finding]) -> tuple[Group, ...]:
        """Return what is wrong, what is asked, what is lacking by pillar, and what is explained; the gravest first."""
        once = said_once(findings)
        identities = set(map(id, once))
        unsaid = [finding for finding in findings if id(finding) not in identities]
        kinds = []
        for kind in by_kind(once, self.catalogue):
            inside = []
            for heading, entries in kind.groups:
                entries = sorted(entries, key=lambda entry: entry[0].severity.rank)
                inside.append(self.group(heading, entries, unsaid, is_of_kind=True))
            if len(kind.groups) == 1 and not kind.groups[0][0]:
                kinds.append(inside[0]._replace(heading=kind.heading))
            else:
                kinds.append(Group(kind.heading, sum(group.number for group in inside), groups=tuple(inside)))
        return tuple(kinds)

    def by_place(self, findings: Sequence[Finding]) -> tuple[Group, ...]:
        """Return findings sheet by sheet, in the order of the rows, or of the lines of a text."""
        entries = sorted(with_folded(findings), key=lambda entry: place_rank(entry[0].place, self.sheets))
        return self.grouped(entries, self.place_heading)

    def by_agency(self, findings: Sequence[Finding]) -> tuple[Group, ...]:
        """Return findings by who answers what they are about, as the report lists the agencies; of nobody last."""
        entries = sorted(with_folded(findings), key=lambda entry: self.agency_rank(entry[0]))
        return self.grouped(entries, self.agency_heading)

    def grouped(self, entries: Iterable[WithFolded], heading: Callable[[Finding], str]) -> tuple[Group, ...]:
        """Return entries under their headings, in the order in which the first of each comes."""
        headed: dict[str, list[WithFolded]] = {}
        for entry in entries:
            headed.setdefault(heading(entry[0]), []).append(entry)
        return tuple(self.group(words, of_heading) for words, of_heading in headed.items())

    # --- what stands in them

    def group(
        self,
        heading: str,
        entries: Sequence[WithFolded],
        unsaid: Sequence[Finding] = (),
        *,
        is_of_kind: bool = False,
    ) -> Group:
        """Return a group of entries; those `unsaid` stand under the silence of their pillar.

        Of the findings that are folded under an entry, a group `is_of_kind` counts those of its own kind.
        """
        single, together = drawn_together(entries)
        items, count = [], sum(map(len, together))
        for finding, under in single:
            of_pillar = _of_pillar(finding, unsaid)
            items.append(self.item(finding, under, of_pillar))
            counted = [entry for entry in under if not is_of_kind or entry.counted_as == finding.counted_as]
            count += 1 + len(counted) + len(of_pillar)
        return Group(heading, count, tuple(items), tuple(map(self.unanswered, together)))

    def item(self, finding: Finding, under: Sequence[Finding] = (), of_pillar: Sequence[Finding] = ()) -> Item:
        """Return a finding as it is read, with what is folded under it."""
        say = self.language.say
        remedy = finding.remedy
        if finding.explained is not None:  # nothing is asked for any more
            remedy = say("screen", "State's reason: {reason}", reason=finding.explained)
        inside = [under] if under else []
        if finding.facts.get("waiting"):
            inside.append(self.waiting)
        folds = [
            self.fold(words, findings)
            for words, findings in zip(asides(finding, under, self.language), inside, strict=True)
        ]
        if of_pillar:
            folds.append(self.unanswered(of_pillar))
        return Item(
            finding.counted_as,
            kind_word(finding.counted_as, self.language),
            self.place(finding.place),
            finding.message,
            remedy,
            tuple(self.asides(finding)),
            tuple(folds),
        )

    def asides(self, finding: Finding) -> Iterable[str]:
        """Yield the rule, the obligation, what an explanation names besides, and who answers it."""
        say = self.language.say
        yield finding.rule
        obligation = self.catalogue.obligations.get(finding.obligation or "")
        if obligation:
            yield obligation.id
            if obligation.victim_rights:
                yield say("screen", "victims' rights")
        subject = "" if finding.explained else about(finding, self.catalogue)
        if subject and not (obligation and subject == obligation.id):
            yield say("desk", "about: {subject}", subject=subject)
        yield from map(self.agency, self.agencies(finding))

    def unanswered(self, findings: Sequence[Finding]) -> Fold:
        """Return obligations without an answer as one line."""
        words = self.language.counted(
            "desk",
            "{count} obligation has no answer yet.",
            "{count} obligations have no answer yet.",
            len(findings),
        )
        by_remedy: dict[str, list[Item]] = {}
        for item in self.in_place(findings):
            by_remedy.setdefault(item.remedy, []).append(item._replace(remedy=""))
        return Fold(words, tuple((remedy, tuple(items)) for remedy, items in by_remedy.items()))

    def fold(self, words: str, findings: Sequence[Finding]) -> Fold:
        """Return findings under a line."""
        return Fold(words, (("", self.in_place(findings)),))

    def in_place(self, findings: Sequence[Finding]) -> tuple[Item, ...]:
        """Return findings as they are read, in the order in which they stand in the file."""
        return tuple(map(self.item, sorted(findings, key=self.rank)))

    def rank(self, finding: Finding) -> tuple[int, int, int]:
        """Return where a finding stands in the file."""
        return place_rank(finding.place, self.sheets)

    def place(self, place: Place) -> str:
        """Return a place as a spreadsheet program writes it, so that it can be copied there; of a text the line."""
        if not place.cell or not place.sheet:
            return place_words(place, self.language)
        sheet = place.sheet if place.sheet.isidentifier() else f"'{place.sheet}'"
        return f"{sheet}!{place.cell}"

    def place_heading(self, finding: Finding) -> str:
        """Return the sheet on which a finding stands."""
        say = self.language.say
        if finding.place.sheet:
            return finding.place.sheet
        return say("desk", "Lines of the file") if finding.place.line else say("desk", "The file as a whole")

    def agencies(self, finding: Finding) -> tuple[str, ...]:
        """Return who answers what a finding is about."""
        return self.answering.of(finding) if self.answering else ()

    def agency(self, name: str) -> str:
        """Return the short name of an agency; a person's data in it is masked."""
        return self.mask.text(name)

    def agency_heading(self, finding: Finding) -> str:
        """Return the agencies that answer what a finding is about, with their full names."""
        names = [
            f"{self.agency(title)} ({self.agency(name)})" if (title := self.titles.get(name)) else self.agency(name)
            for name in self.agencies(finding)
        ]
        return BETWEEN.join(names) or self.language.say("desk", "No agency is named for it")

    def agency_rank(self, finding: Finding) -> tuple[object, ...]:
        """Return where a finding stands by agency: of each what is mended first, then by place."""
        agencies = self.agencies(finding)
        number, name = self.answering.rank(agencies) if self.answering else (0, "")
        return number, name, COUNTED.index(finding.counted_as), *self.rank(finding)


def _of_pillar(finding: Finding, unsaid: Sequence[Finding]) -> list[Finding]:
    """Return the unanswered obligations that a finding about a silent pillar stands for."""
    if finding.rule != _SILENT:
        return []
    obligations = finding.facts["obligations"]
    return [entry for entry in unsaid if isinstance(obligations, list) and entry.obligation in obligations]
