"""Own the sheets that ask for answers: one for each pillar, the court indicators, and what has no room in them."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue, Obligation
from actip.form.parts import Field, Kind, Row, Sheet, Style, Table

_SHEETS = {"law-enforcement": "Law enforcement", "international-cooperation": "Cooperation"}
_TEXT = Kind.TEXT
_EVIDENCE = (
    Field("kind", "Kind", Kind.CODE, 13, "evidence_kinds", "What the citation is."),
    Field("title", "Title", _TEXT, 26, help="The title as published. A citation, never an upload."),
    Field("provision", "Section", _TEXT, 12, help="The article or section."),
    Field("date", "Dated", Kind.DATE, 13, help="The day of adoption or publication, such as 2019-06-01."),
    Field("checked", "Last checked", Kind.DATE, 13, help="The day on which somebody last saw that it is in force."),
    Field("link", "Link", _TEXT, 26, help="Where it is published, beginning with https://."),
)
_HELP_WANTED = (
    Field("kind", "Kind", Kind.CODE, 14, "assistance_kinds", "What would help to close the gap."),
    Field("detail", "Detail", _TEXT, 22, help="What exactly."),
    Field("priority", "Priority", Kind.CODE, 9, "priorities", "How urgent it is for the state."),
)
_HELP_OFFERED = (
    Field("kind", "Kind", Kind.CODE, 14, "assistance_kinds", "What the state could offer to others."),
    Field("detail", "Detail", _TEXT, 22, help="What exactly."),
)
_ACTION = (
    Field("action", "Action", _TEXT, 26, help="What is to be done."),
    Field("agency", "By", _TEXT, 10, "agencies", "The short name of the agency, from the first sheet."),
    Field("due", "Due", Kind.DATE, 13, help="The day by which it is to be done."),
    Field("state", "State", Kind.CODE, 11, "action_states", "How far it has come."),
)
FURTHER = {
    "evidence": ("Evidence", _EVIDENCE),
    "assistance": ("Assistance needed", _HELP_WANTED),
    "assistance_offered": ("Assistance offered", _HELP_OFFERED),
    "actions": ("Actions", _ACTION),
}


def answer_sheets(catalogue: Catalogue, chosen: tuple[Obligation, ...], *, carried: bool) -> list[Sheet]:
    """Return a sheet for each pillar that has an obligation among those chosen.

    Where answers were carried over from the last report, each is asked whether it still stands.
    """
    sheets = []
    for pillar in catalogue.lists["pillars"].codes.values():
        own = [obligation for obligation in chosen if obligation.pillar == pillar.code]
        if own:
            name = _SHEETS.get(pillar.code, pillar.label.split(" of ")[0].split(" and ")[0])
            lead = "One row for each obligation. Answer for law and practice, say what was done, cite it."
            table = Table(
                f"answers-{pillar.code}", pillar.label, lead, Style.ENTRIES, "/obligations",
                _answer_fields(carried=carried), tuple(_row(obligation, catalogue) for obligation in own),
            )  # fmt: skip
            sheets.append(Sheet(name, pillar.label, lead, (table,), fixed=3, pages=2))
    return sheets


def _answer_fields(*, carried: bool) -> tuple[Field, ...]:
    asked = "Pick one. 'No information' is an answer where nothing can be found out."
    stands = "What stands here is from the last report. Does it still hold at the end of this period?"
    since_last = Field("since_last", "Changed since last period?", Kind.CODE, 14, "since_last", stands, "Answer")
    return (
        Field("article", "Article", Kind.SHOWN, 14, band="Question"),
        Field("question", "Question", Kind.SHOWN, 46, band="Question"),
        Field("force", "Force", Kind.SHOWN, 12, band="Question"),
        Field("text", "Treaty text", Kind.SHOWN, 11, band="Question"),
        Field("in_law", "In law", Kind.CODE, 13, "in_law", asked, "Answer"),
        Field("in_practice", "In practice", Kind.CODE, 14, "in_practice", asked, "Answer"),
        *([since_last] if carried else []),
        Field("check", "Check", Kind.LIVE, 22, band="Answer"),
        Field(
            "account", "Account", _TEXT, 40,
            help="What was done in the period, in a few sentences. Nothing about a single person.", band="Answer",
        ),
        Field("since", "Since", Kind.DATE, 13, help="The day since which this has been so.", band="Answer"),
        *_inline("evidence", "Evidence: a citation (more on sheet 'Further entries')"),
        Field("challenges", "Challenges", _TEXT, 24, help="What stands in the way.", band="Follow-up"),
        *_inline("assistance", "Assistance needed"),
        *_inline("assistance_offered", "Assistance offered"),
        *_inline("actions", "Action"),
        Field("agency", "Agency", _TEXT, 10, "agencies", "Who answers for it: a short name of the first sheet.", "Who"),
        Field("disclosure", "Disclosure", Kind.CODE, 14, "disclosure", "Who may see the answer.", "Who"),
        Field("answered", "Answered", Kind.LIVE, 9, band="Who"),
    )  # fmt: skip


def _inline(name: str, band: str) -> tuple[Field, ...]:
    return tuple(field._replace(code=f"{name}/0/{field.code}", band=band) for field in FURTHER[name][1])


def _row(obligation: Obligation, catalogue: Catalogue) -> Row:
    closed = frozenset(f"in_{half}" for half in ("law", "practice") if half not in obligation.asks)
    mandatory = obligation.force == "mandatory"
    rights = " (victims' rights)" if obligation.victim_rights else ""
    return Row(
        obligation.id,
        (
            f"{obligation.citation}\n{obligation.id}",
            f"{obligation.question}{rights}",
            catalogue.label("forces", obligation.force),
            "Read in a copy" if obligation.verified else "Not verified",
        ),
        closed=closed,
        without=("considered_declined",) if mandatory else (),
        note=f"{obligation.id} {obligation.title}. {obligation.summary}",
    )


def court_sheet(catalogue: Catalogue, courts: Sequence[str]) -> Sheet:
    """Return the sheet of the eight court indicators, or of those among them that are asked."""
    lead = "The eight areas of the victim-sensitive court indicators. How far do courts work in this way?"
    fields = (
        Field("area", "Area", Kind.SHOWN, 26),
        Field("state", "State", Kind.CODE, 16, "court_states", "How far the courts work in this way."),
        Field("account", "Account", _TEXT, 44, help="What was done or found, in a few sentences."),
        Field("judgments_reviewed", "Judgments reviewed", Kind.COUNT, 11, help="How many judgments were looked at."),
        *_inline("evidence", "Evidence: a citation (more on sheet 'Further entries')"),
        Field("agency", "Agency", _TEXT, 10, "agencies", "Who answers for it: a short name of the first sheet."),
        Field("disclosure", "Disclosure", Kind.CODE, 14, "disclosure", "Who may see the answer."),
    )
    rows = tuple(Row(code, (catalogue.label("court_indicators", code),)) for code in courts)
    table = Table("court_indicators", "Court indicators", lead, Style.ENTRIES, "/court_indicators", fields, rows)
    return Sheet("Court indicators", "Court indicators", lead, (table,))


def further_sheet(besides: Sequence[Table]) -> Sheet:
    """Return the sheet for second and third citations, kinds of assistance and actions, and other tables besides."""
    lead = "Only where one is not enough: name the obligation by its id (such as ACTIP-14.7), then the next entry."
    tables = []
    for name, (title, fields) in FURTHER.items():
        about = "obligations_and_courts" if name == "evidence" else "obligations"
        subject = Field("of", "For", _TEXT, 14, about, "The id of the obligation that it belongs to.")
        tables.append(Table(f"further-{name}", title, lead, Style.FURTHER, name, (subject, *fields), spare=20))
    return Sheet("Further entries", "Further entries", lead, (*tables, *besides), fixed=0)
