"""Own the Word document of a national report: a state's answers in the order of the articles, for its own clearance.

It is made of answers only. What is not answered is said to be so; what the audience may not see is left out and said.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from actip.assessment import assess
from actip.assessment.opening import opened
from actip.disclosure import SMALL_COUNTS, disclose_data
from actip.errors import ActipError, Contradiction, UnknownName
from actip.model import NOT_COORDINATES, Article, Catalogue, Finding, Indicator, Obligation, Severity
from actip.reports import verification
from actip.rules import RULES
from actip.rules.wording import labels_of
from actip.writers.word import Column, Paper

# Of a file with such errors no document is made: it was not read as it was meant, or a text points to a person.
_UNFIT = ("FIL", "SCH", "PRV")
_LISTED = 12  # figures of an indicator that stand with an obligation; all of them stand among the figures

Entry = Mapping[str, Any]


def national_document(
    paths: Sequence[str], state: str, audience: str, catalogue: Catalogue, created: datetime
) -> bytes:
    """Return the document of the last submission of a state among the paths.

    Raises UnknownName where there is none, Contradiction where two are of one period, and ActipError where the
    submission has errors that must not be passed on.
    """
    name = catalogue.states[state].name
    assessments, _ = assess(paths, catalogue)
    own = [assessment for assessment in assessments if assessment.state == state]
    if not own:
        unread = [f"{entry.path}: {entry.findings[0].message}" for entry in assessments if not entry.readable]
        raise UnknownName(" ".join((f"No submission of {name} is there.", *unread)), "Name the file of this state.")
    latest = max(str(assessment.end) for assessment in own)
    own = [assessment for assessment in own if str(assessment.end) == latest]
    if len(own) > 1:
        both = " and ".join(assessment.path for assessment in own[:2])
        raise Contradiction(f"Two files are about {name}: {both}.", "Name only the one that counts.")
    read, findings = opened(own[0].path, catalogue)
    unfit = [finding for finding in findings if _is_error(finding) and finding.rule.startswith(_UNFIT)]
    if unfit:
        more = f" And {len(unfit) - 1} more of this kind." if len(unfit) > 1 else ""
        raise ActipError(
            f"{own[0].path}: {unfit[0].message}{more}", "Mend what 'actip validate' names, then make the document."
        )
    return document(read.data, findings, audience, catalogue, created)


def document(data: Entry, findings: Sequence[Finding], audience: str, catalogue: Catalogue, created: datetime) -> bytes:
    """Return the document of a submission whose shape is valid. The same arguments give the same bytes."""
    kept, withheld = disclose_data(data, audience)
    state = catalogue.states[data["state"]].name
    period = f"{data['period']['start']} to {data['period']['end']}"
    title = "National report under the ASEAN Convention Against Trafficking in Persons, Especially Women and Children"
    clearance = catalogue.label("clearance", data.get("clearance", "draft"))
    stamps = list(_stamps(data, findings, withheld, audience, catalogue))
    paper = Paper(f"{state}: {title}, {period}", " ".join(stamps), created)
    paper.header(f"{state}, {period}. {clearance}.")
    paper.footer(" ".join(stamps))
    paper.heading(title, 0)
    paper.paragraph(f"{state}, {period}", "Subtitle")
    for stamp in stamps:
        paper.paragraph(stamp, "Intense Quote")
    report = _Report(paper, kept, withheld, catalogue)
    report.about()
    paper.contents()
    report.articles()
    report.courts()
    report.figures()
    report.lists()
    report.explanations()
    return paper.content()


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.explained is None


def _stamps(
    data: Entry, findings: Sequence[Finding], withheld: frozenset[str], audience: str, catalogue: Catalogue
) -> Iterator[str]:
    yield f"For: {catalogue.label('disclosure', audience)}."
    if data.get("origin") == "sample":
        yield "Sample: answers invented, no government's report."
    if (clearance := data.get("clearance", "draft")) not in ("nationally_approved", "submitted"):
        yield f"{catalogue.label('clearance', clearance)}: not yet nationally approved."
    if catalogue.states[data["state"]].voluntary:
        yield "Being a Party is not established; the report is voluntary."
    if withheld:
        yield f"Withheld from this audience: {len(withheld)}."
    if errors := sum(_is_error(finding) for finding in findings):
        yield f"Still to mend: {errors}; 'actip validate' names them."
    yield SMALL_COUNTS


class _Report:
    """Write the parts of one submission, whose keys are those of its schema."""

    def __init__(self, paper: Paper, data: Entry, withheld: frozenset[str], catalogue: Catalogue) -> None:
        self.paper = paper
        self.data = data
        self.withheld = withheld
        self.catalogue = catalogue
        self.answers: Entry = data.get("obligations", {})
        self.statistics: Entry = data.get("statistics", {})
        self.agencies = {entry["id"]: entry.get("name") or entry["id"] for entry in data.get("agencies", ())}
        self.parts = data.get("parts", list(catalogue.lists["parts"].codes))
        self.asked = frozenset(obligation.id for obligation in catalogue.asked(data.get("asks", "all")))

    def about(self) -> None:
        data, label = self.data, self.catalogue.label
        focal, cleared = data.get("focal_point", {}), data.get("cleared_by", {})
        rows = (
            ("Reporting authority", data.get("reporting_authority") or "Not named"),
            ("Cycle", data.get("cycle") or "Not named"),
            ("Clearance", label("clearance", data.get("clearance", "draft"))),
            ("Cleared by", _joined(cleared.get("office"), cleared.get("date")) or "Not given"),
            ("Prepared on", data.get("prepared") or "Not given"),
            ("Focal point", _joined(focal.get("agency"), focal.get("unit")) or "Not given"),
            ("Agencies", "\n".join(self.agencies.values()) or "Not given"),
            ("Questions asked", label("questionnaires", data.get("asks", "all"))),
            ("Parts reported", ", ".join(label("parts", part) for part in self.parts) or "None"),
        )
        self.paper.table("About this report", (Column("What", 1), Column("As given", 3)), rows)
        self.paper.paragraph(verification(self.catalogue), italic=True)
        self.paper.paragraph(self.catalogue.warning, italic=True)

    # --- answers

    def articles(self) -> None:
        if "obligations" not in self.parts:
            self.paper.heading("Obligations", 1)
            self.paper.paragraph("This submission does not report obligations.")
            return
        obligations = self.catalogue.obligations.values()
        chapter = ""
        for number, group in groupby(sorted(obligations, key=lambda entry: entry.article), lambda entry: entry.article):
            article = self.catalogue.articles[number]
            if article.chapter != chapter:
                chapter = article.chapter
                self.paper.heading(chapter, 1)
            self.article(article, list(group))

    def article(self, article: Article, obligations: Sequence[Obligation]) -> None:
        self.paper.heading(f"Article {article.number}: {article.title}", 2)
        not_asked = []
        for obligation in obligations:
            known = obligation.id in self.answers or f"/obligations/{obligation.id}" in self.withheld
            if known or obligation.id in self.asked:
                self.obligation(obligation)
            else:
                not_asked.append(f"{obligation.title} ({obligation.id})")
        if not_asked:
            self.paper.bullets("Not asked in this questionnaire", not_asked)

    def obligation(self, obligation: Obligation) -> None:
        label, paper = self.catalogue.label, self.paper
        paper.heading(f"{obligation.citation} {obligation.title}", 3)
        text = (
            "Text read in a published copy of the Convention."
            if obligation.verified
            else f"Text recalled, confidence {obligation.confidence}: to be checked against the official text."
        )
        paper.paragraph(f"{obligation.id}. {label('forces', obligation.force)}. {text}", "Caption")
        paper.paragraph(obligation.question, italic=True)
        if f"/obligations/{obligation.id}" in self.withheld:
            paper.paragraph("The answer is withheld from this audience.")
            return
        answer: Entry = self.answers.get(obligation.id, {})
        for half in obligation.asks:
            code = answer.get(f"in_{half}")
            paper.said(f"In {half}", label(f"in_{half}", code) if code else "no answer")
        for key in ("since", "account", "challenges"):
            if answer.get(key):
                paper.said(_capital(key), answer[key])
        if answer.get("agency"):
            paper.said("Agency", self.agency(answer["agency"]))
        self.evidence(answer)
        for key, name in (("assistance", "Assistance wanted"), ("assistance_offered", "Assistance offered")):
            if answer.get(key):
                paper.bullets(name, [self.assistance(entry) for entry in answer[key]])
        if answer.get("actions"):
            columns = (Column("Action", 7), Column("Agency", 4), Column("Due", 2), Column("State", 2))
            paper.table("Actions", columns, [self.action(entry) for entry in answer["actions"]])
        self.linked(obligation)

    def evidence(self, answer: Entry) -> None:
        lines = []
        for entry in answer.get("evidence", ()):
            kind = self.catalogue.label("evidence_kinds", entry["kind"]) if entry.get("kind") else "Evidence"
            checked = f"checked on {entry['checked']}" if entry.get("checked") else ""
            said = _joined(entry.get("title"), entry.get("provision"), entry.get("date"), checked, entry.get("link"))
            lines.append(f"{kind}: {said or 'nothing is named'}")
        if lines:
            self.paper.bullets("Evidence", lines)

    def assistance(self, entry: Entry) -> str:
        kind = self.shown(entry.get("kind"), "assistance_kinds")
        priority = f", priority {self.shown(entry['priority'], 'priorities').lower()}" if entry.get("priority") else ""
        return f"{_capital(kind)}{priority}: {self.shown(entry.get('detail'), '')}"

    def action(self, entry: Entry) -> tuple[str, str, str, str]:
        action, agency, due = (self.shown(entry.get(key), "") for key in ("action", "agency", "due"))
        return action, self.agency(agency), due, self.shown(entry.get("state"), "action_states")

    def agency(self, name: str) -> str:
        return str(self.agencies.get(name, name))

    # --- figures

    def linked(self, obligation: Obligation) -> None:
        """Write the figures that belong to an obligation: the totals, and single breakdowns as far as they are few."""
        if "statistics" not in self.parts:
            return
        rows = []
        for name in obligation.indicators:
            indicator = self.catalogue.indicators[name]
            cells = self.cells(name)
            short = [cell for cell in cells if len(_coordinates(cell)) <= 1][:_LISTED]
            if f"/statistics/{name}" in self.withheld:
                rows.append((_capital(indicator.title), "", "withheld from this audience"))
            elif not cells:
                rows.append((_capital(indicator.title), "", "no figure and no reason given"))
            rows += [(_capital(indicator.title), *self.figure(cell, indicator)) for cell in short]
            if len(short) < len(cells):
                rows.append((_capital(indicator.title), f"{len(cells) - len(short)} more", "under Figures"))
        if rows:
            columns = (Column("Indicator", 6), Column("What", 6), Column("Figure", 4, figures=True))
            self.paper.table("Figures", columns, rows)

    def figures(self) -> None:
        self.paper.heading("Figures", 1)
        if not self.reported("statistics"):
            return
        population = self.data.get("population")
        if population:
            year, source = population.get("year", "not given"), population.get("source") or "not given"
            value = _number(population["value"]) if "value" in population else "not given"
            self.paper.said("Population", f"{value} (year {year}; source: {source})")
        for indicator in self.catalogue.indicators.values():
            cells = self.cells(indicator.id)
            counted = self.statistics.get("indicators", {}).get(indicator.id, {})
            if f"/statistics/{indicator.id}" in self.withheld:
                self.paper.heading(_capital(indicator.title), 3)
                self.paper.paragraph("Withheld from this audience.")
            elif cells or counted:
                self.paper.heading(_capital(indicator.title), 3)
                self.counted(counted)
                columns = (Column("What", 9), Column("Figure", 4, figures=True), Column("Note", 5))
                rows = [(*self.figure(cell, indicator), self.note(cell)) for cell in cells]
                self.paper.table(indicator.description, columns, rows)
        named = [
            _capital(indicator.title)
            for indicator in self.catalogue.indicators.values()
            if not self.cells(indicator.id) and f"/statistics/{indicator.id}" not in self.withheld
        ]
        if named:
            self.paper.bullets("No figure and no reason given", named)

    def counted(self, counted: Entry) -> None:
        """Write how an indicator was counted."""
        label = self.catalogue.label
        for key, name in (("source", "Source"), ("legal_basis", "Legal basis"), ("comment", "Comment")):
            if counted.get(key):
                self.paper.said(name, counted[key])
        for key, name in (("counting_rule", "Counted"), ("release", "Release")):
            if counted.get(key):
                self.paper.said(name, label(key, counted[key]))
        if coverage := counted.get("coverage"):
            areas, of = (coverage.get(key, "not given") for key in ("areas", "of"))
            self.paper.said("Coverage", f"{areas} areas of {of}")
        if complete := counted.get("complete"):
            titles = [self.catalogue.dimensions[name].title for name in complete]
            self.paper.said("Complete by", ", ".join(titles))

    def cells(self, name: str) -> list[Entry]:
        return [cell for cell in self.statistics.get("cells", ()) if cell["indicator"] == name]

    def figure(self, cell: Entry, indicator: Indicator) -> tuple[str, str]:
        """Return what a figure is of, and the figure: a number, '<5', or the reason why there is none."""
        what = labels_of({"measure": indicator.measures[0], **_coordinates(cell)}, self.catalogue)
        if "value" in cell:
            return what, _number(cell["value"])
        if "below" in cell:
            return what, f"<{cell['below']}"
        words = self.catalogue.label("missing", cell["missing"]).lower()
        return what, "withheld by the state" if cell["missing"] == "withheld" else words

    def note(self, cell: Entry) -> str:
        where = f"included in: {cell['where']}" if cell.get("where") else ""
        return _joined(where, cell.get("note"))

    # --- the other parts

    def courts(self) -> None:
        self.paper.heading("Victim-sensitive court indicators", 1)
        if not self.reported("court_indicators"):
            return
        for code in self.catalogue.lists["court_indicators"].codes.values():
            entry: Entry = self.data.get("court_indicators", {}).get(code.code, {})
            self.paper.heading(f"{code.code} {code.label}", 3)
            if f"/court_indicators/{code.code}" in self.withheld:
                self.paper.paragraph("The answer is withheld from this audience.")
                continue
            state = self.catalogue.label("court_states", entry["state"]) if entry.get("state") else "no answer"
            self.paper.said("In practice", state)
            if entry.get("account"):
                self.paper.said("Account", entry["account"])
            if "judgments_reviewed" in entry:
                self.paper.said("Judgments reviewed", _number(entry["judgments_reviewed"]))
            self.evidence(entry)

    def lists(self) -> None:
        """Write what a state lists: each list as one table, a row for each entry."""
        for part, (title, columns) in _LISTS.items():
            self.paper.heading(title, 1)
            if part in self.catalogue.lists["parts"].codes and not self.reported(part):
                continue
            entries = self.data.get(part, ())
            rows = [[self.shown(entry.get(key), codes) for _, _, key, codes in columns] for entry in entries]
            kept_back = sum(pointer.startswith(f"/{part}") for pointer in self.withheld)
            if rows:
                figures = ("allocated", "spent")
                heads = [Column(head, share, key in figures) for head, share, key, _ in columns]
                self.paper.table("", heads, rows)
            elif not kept_back:
                self.paper.paragraph("Nothing is listed.")
            if kept_back:
                self.paper.paragraph(f"Withheld from this audience: {kept_back}.")

    def shown(self, value: Any, codes: str) -> str:
        """Return a value in words; a hole is said to be one."""
        if value in (None, "", [], {}):
            return "not given"
        if isinstance(value, list):
            return "\n".join(self.shown(entry, codes) for entry in value)
        if isinstance(value, Mapping):
            sexes = {code: self.catalogue.label("sex", code).lower() for code in self.catalogue.lists["sex"].codes}
            parts = [f"{_number(count)} {sexes.get(name, name)}" for name, count in value.items()]
            return ", ".join(parts)
        if codes == "obligations":
            obligation = self.catalogue.obligations[value]
            return f"{obligation.citation} {obligation.title}"
        if codes:
            return self.catalogue.label(codes, value)
        return value if isinstance(value, str) else _number(value)

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
                said = _joined(_capital(indicator.title) if indicator else "A figure", within)
            rows.append(
                (RULES[entry["rule"]].title if entry["rule"] in RULES else entry["rule"], said, entry["reason"])
            )
        if rows:
            columns = (Column("Of what", 4), Column("About", 5), Column("The state's reason", 8))
            self.paper.table("", columns, rows)
        else:
            self.paper.paragraph("Nothing is explained.")
        if kept_back := sum(pointer.startswith("/explanations") for pointer in self.withheld):
            self.paper.paragraph(f"Withheld from this audience: {kept_back}.")

    def reported(self, part: str) -> bool:
        """Tell whether a part is reported, and say where it is not."""
        if part not in self.parts:
            self.paper.paragraph("This submission does not report this part.")
        return part in self.parts


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


def _coordinates(cell: Entry) -> dict[str, str]:
    return {name: code for name, code in cell.items() if name not in NOT_COORDINATES}


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _number(value: float) -> str:
    """Return a figure with its thousands apart: neither a comma nor a point, which mean two things in the region."""
    return f"{int(value) if value == int(value) else value:,}".replace(",", "\u202f")
