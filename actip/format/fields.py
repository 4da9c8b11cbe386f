"""Own what a submission holds: each key once, with its words, its kind, who may see it, and how it lives on.

The JSON Schema, the records, the form's columns, the document's tables, messages, and what diff, split, merge, release
and the next form do with a key are all made from this table. A new list of a submission is one entry here; then run
`actip build`. What is not said is the most closed: only the nation sees it, and it is of its period alone.
"""

from collections.abc import Iterator, Mapping, Sequence

from actip.catalogue.entries import Catalogue
from actip.format.formats import FORMAT
from actip.format.keys import Ask, Head, Key, Kind, Level, Listing, Next, Whose

MARK = "#actip "  # begins the hidden mark of each table of a form; the table's name follows
TOPICS = "answering"  # the list of what an agency can answer
DEFAULT_LEVEL = "asean"  # of a submission that names none: it was written to be sent to ASEAN


_DAY = "Year, month and day, such as 2025-03-31."
_MOMENT = "The day, or the month or year where it is not known: 2019-06-01, 2019-06, 2019."
_OFFICE = "The office, not a person."
_NOBODY = "Not of a person."
_NATIONAL = "The part of the state that it works in, or 'national'."
_CITED = "Ids with semicolons: ACTIP-14.7; ACTIP-14.8."
_STANDS, _ANEW = Next.STANDS, Next.ANEW
_WHOLE, _ENTRY = Level.WHOLE, Level.ENTRY


def _entry_level(help: str, band: str = "", width: int = 14) -> Key:
    about = "Who may see it. On top it is the default for every answer and figure."
    return Key(
        "disclosure", "Disclosure", about, Kind.CODE, "disclosure", Ask(width, help=help, band=band), next=_STANDS
    )


def _answering(help: str, band: str = "") -> Key:
    about = "The id of the agency that answers for it; several with semicolons between them."
    return Key("agency", "Agency", about, Kind.AGENCY, ask=Ask(10, help=help, band=band), next=_STANDS)


_ANSWERS_FOR_IT = "Who answers for it: a short name of the first sheet, or several with semicolons between them."

# --- the parts of an answer

EVIDENCE = Key("evidence", "Evidence", "Citations: title, provision and date of a law, policy or published figure.",
    Kind.ENTRIES, ask=Ask(band="Law or document"), one="evidence",
    record="Evidence", shared="evidence", next=_STANDS, same_by=("title",), keys=(
        Key("kind", "Kind", "What kind of entry this is.", Kind.CODE, "evidence_kinds",
            Ask(13, help="What the citation is.")),
        Key("title", "Title", "The title as published.", Kind.NAME,
            ask=Ask(26, help="The title as published. A citation, never an upload.")),
        Key("provision", "Provision", "The article or section.", Kind.NAME, ask=Ask(12, "Section")),
        Key("date", "Date", _MOMENT, Kind.MOMENT,
            ask=Ask(13, "Dated", "The day, month or year of adoption or publication: 2019-06-01, 2019-06 or 2019.")),
        Key("checked", "Checked", "The day on which somebody last saw that it is still in force.", Kind.MOMENT,
            ask=Ask(13, "Last checked", "The day on which somebody last saw that it is in force.")),
        Key("link", "Link", "Where it is published, beginning with https://.", Kind.NAME, ask=Ask(26)),
    ))  # fmt: skip
_HELP = (
    Key("kind", "Kind", "What kind of entry this is.", Kind.CODE, "assistance_kinds"),
    Key("detail", "Detail", "What exactly."),
)
ASSISTANCE = Key("assistance", "Assistance needed", "What would help to close the gap.", Kind.ENTRIES,
    one="assistance", record="Assistance", next=_STANDS, keys=(
        _HELP[0]._replace(ask=Ask(14, help="What would help to close the gap.")),
        _HELP[1]._replace(ask=Ask(22)),
        Key("priority", "Priority", "How urgent it is for the state.", Kind.CODE, "priorities", Ask(9)),
    ))  # fmt: skip
ASSISTANCE_OFFERED = Key("assistance_offered", "Assistance offered", "What the state could offer to others.",
    Kind.ENTRIES, one="assistance offered", record="Assistance", next=_STANDS, keys=(
        _HELP[0]._replace(ask=Ask(14, help="What the state could offer to others.")),
        _HELP[1]._replace(ask=Ask(22)),
    ))  # fmt: skip
ACTIONS = Key("actions", "Actions", "What is planned or under way, by whom and by when.", Kind.ENTRIES,
    ask=Ask(heading="Action", band="Action"), one="action", record="Action", shared="actions", next=_STANDS,
    same_by=("action",), keys=(
        Key("action", "Action", "What is to be done.", ask=Ask(26, "What is planned")),
        Key("agency", "Agency", "The id of the agency that answers for it.", Kind.AGENCY,
            ask=Ask(10, "By whom", "The short name of the agency, from the first sheet.")),
        Key("due", "Due", "The day, month or year by which it is to be done.", Kind.MOMENT,
            ask=Ask(13, "Until when")),
        Key("state", "State of the action", "How far it has come.", Kind.CODE, "action_states", Ask(11, "How far")),
    ))  # fmt: skip
ANSWERS = Key("obligations", "Obligations", "One answer for each obligation of the Convention.", Kind.BY_OBLIGATION,
    record="Answer", field="answers", level=_ENTRY, next=_STANDS, whose=Whose.OWNER, keys=(
        Key("in_law", "In law", "What the law in force provides at the end of the period.", Kind.CODE, "in_law",
            Ask(13, band="Answer"), next=_STANDS),
        Key("in_practice", "In practice", "What was done in the period.", Kind.CODE, "in_practice",
            Ask(14, band="Answer"), next=_STANDS),
        Key("account", "Account",
            "What was done in the period, in a few sentences. Nothing about a single person.",
            ask=Ask(40, "What was done in the period", band="Answer"), next=_STANDS),
        Key("since", "Since", "The day, month or year since which this has been so.", Kind.MOMENT,
            ask=Ask(13, band="Answer"), next=_STANDS),
        EVIDENCE,
        Key("challenges", "Challenges", "What stands in the way.",
            ask=Ask(24, "What stands in the way", band="Follow-up"), next=_STANDS),
        ASSISTANCE,
        ASSISTANCE_OFFERED,
        ACTIONS,
        Key("covers", "Covers",
            "Which of the groups, sectors, acts or stages that the question names are covered. Optional, never scored.",
            Kind.TICKS, ask=Ask(12, "Covered", "Yes, if what is answered above covers it."), one="tick",
            next=_STANDS),
        _answering(_ANSWERS_FOR_IT, "Who"),
        _entry_level("Who may see the answer.", "Who"),
        Key("since_last", "Changed since last period?",
            "Whether what was carried over from the last report still stands.", Kind.CODE, "since_last",
            Ask(14, help="What stands here is from the last report. Does it still hold at the end of this period?",
                band="Answer"), next=_ANEW),
    ))  # fmt: skip
COURTS = Key("court_indicators", "Court indicators", "The eight victim-sensitive court indicators.", Kind.BY_COURT,
    record="CourtIndicator", shared="court_indicator", level=_ENTRY, next=_STANDS, whose=Whose.OWNER, keys=(
        Key("state", "State", "How far the courts work in this way.", Kind.CODE, "court_states", Ask(16), next=_STANDS),
        Key("account", "Account",
            "What was done in the period, in a few sentences. Nothing about a single person.",
            ask=Ask(44, help="What was done or found, in a few sentences."), next=_STANDS),
        Key("judgments_reviewed", "Judgments reviewed", "How many judgments were looked at.", Kind.COUNT,
            ask=Ask(11)),
        EVIDENCE,
        _answering(_ANSWERS_FOR_IT),
        _entry_level("Who may see the answer."),
    ))  # fmt: skip

# --- the questions of the round

_QUESTIONS = Key("questions", "Questions of the round", "A copy of the questions; left out for those of actip itself.",
    Kind.ENTRIES, one="question", same_by=("id",), keys=(
        Key("id", "Id", "A name of its own, in small letters.", Kind.NAME, required=True),
        Key("question", "Question", "What is asked; of a count what is counted.", Kind.NAME, required=True),
        Key("kind", "Kind", "choice, ticks, text or count.", Kind.NAME, required=True),
        Key("choices", "Choices", "What can be answered: a code and a label each.", Kind.LABELS),
        Key("by", "By", "The dimension by which a count is broken down.", Kind.NAME),
        Key("measure", "Measure", "The unit of a count.", Kind.CODE, "measures"),
        Key("source", "Source", "Where the question comes from.", Kind.NAME),
        Key("obligations", "Obligations", "The obligations that it stands by.", Kind.OBLIGATIONS, "obligations"),
        Key("apa_item", "Plan of Action", "The letters of the items of the ASEAN Plan of Action that it serves.",
            Kind.CODES, "apa_items", one="item"),
    ))  # fmt: skip
ROUND = Key("round", "Round", "The questions of the round that the file answers. Good practice beyond the text.",
    Kind.GROUP, level=Level.EVERYBODY, next=_ANEW, whose=Whose.EVERY, keys=(
        Key("id", "Id", "The name of the round, such as '2026', in quotes.", Kind.NAME, required=True),
        Key("title", "Title", "What the round is called.", Kind.NAME),
        Key("period", "Period", "The cycle or the years that it is for.", Kind.NAME),
        Key("note", "Note", "What whoever answers should know.", Kind.NAME),
        _QUESTIONS,
    ))  # fmt: skip
ROUND_ANSWERS = Key("round_answers", "Answers of the round",
    "One answer for each question of the round. Counts stand among the figures.", Kind.BY_QUESTION,
    record="RoundAnswer", level=_ENTRY, whose=Whose.OWNER, keys=(
        Key("choice", "Choice", "The one that is so.", Kind.CHOICE),
        Key("ticks", "Ticks", "Those that are so; [] for none of them.", Kind.TICKS, one="tick"),
        Key("account", "Account",
            "What was done in the period, in a few sentences. Nothing about a single person.",
            ask=Ask(40, help="What was done or found, in a few sentences.")),
        _answering(_ANSWERS_FOR_IT),
        _entry_level("Who may see the answer."),
    ))  # fmt: skip

# --- figures

COUNTINGS = Key("indicators", "How it was counted",
    "One entry for each indicator: source, legal basis, counting rule, coverage.", Kind.BY_INDICATOR,
    record="Counting", field="countings", shared="counting", next=_STANDS, keys=(
        Key("source", "Source", "The agency or publication that the figure comes from.", Kind.NAME,
            ask=Ask(26), next=_STANDS),
        Key("legal_basis", "Legal basis", "The article of national law by which cases are counted.", Kind.NAME,
            ask=Ask(22, "Article of national law", "By which cases are counted."), next=_STANDS),
        Key("counting_rule", "Counting rule", "How a person with more than one form of exploitation is counted.",
            Kind.CODE, "counting_rule", Ask(20, help="How a person with several forms counts."), next=_STANDS),
        Key("child_age", "A child is under",
            "The age below which a person was counted as a child. In the Convention it is 18.", Kind.BOUND,
            ask=Ask(11, help="The age below which a person was counted as a child, such as 16. Blank: not "
                "given. The article of law that says so goes under 'Article of national law'.", later=True),
            next=_STANDS),
        Key("complete", "Complete breakdowns", "The dimensions in which the parts must add up to the total.",
            Kind.DIMENSIONS, "dimensions", one="breakdown",
            ask=Ask(16, "Complete by", "Breakdowns whose parts make up the total, such as: sex; age."), next=_STANDS),
        Key("release", "Release", "Whether the figures may still change.", Kind.CODE, "release", Ask(12), next=_ANEW),
        Key("coverage", "Coverage", "How many areas of the state the figures cover, out of how many.", Kind.GROUP,
            record="Coverage", next=_STANDS, keys=(
                Key("areas", "Areas covered", "How many areas the figures cover.", Kind.COUNT,
                    ask=Ask(9, help="How many areas of the state the figures cover.")),
                Key("of", "Areas in all", "How many areas there are.", Kind.COUNT, ask=Ask(9, "of areas")),
            )),
        _entry_level("Who may see the figures."),
        _answering("Who gives the figures: a short name of the first sheet, or several with semicolons."),
        Key("comment", "Comment", "What a reader of the figures should know.", ask=Ask(34), next=_STANDS),
    ))  # fmt: skip
CELLS = Key("cells", "Figures", "One entry for each figure. A dimension that is left out means the total over it.",
    Kind.ENTRIES, one="figure", shared="cell", keys=(
        Key("indicator", "Indicator", "What is counted.", Kind.INDICATOR, required=True),
        Key("measure", "Measure", "The unit. The first measure of the indicator is meant where none is given.",
            Kind.CODE, "measures"),
        Key("", "", "", Kind.DIMENSION),
        Key("subset", "Subset", "An of-which figure, never larger than the same cell without it.",
            Kind.CODE, "subset"),
        Key("currency", "Currency", "ISO 4217 code. Needed for money.", Kind.CODE, "currencies"),
        Key("value", "Value", "The figure. Zero means: looked for, and there was none.", Kind.AMOUNT),
        Key("below", "Below", "For a figure published as '<5': 5. It is read as the interval from 0 to 4.",
            Kind.BOUND),
        Key("missing", "Missing", "Why there is no figure. Missing is never zero.", Kind.CODE, "missing"),
        Key("where", "Where", "The cell that holds the figure, for 'included_elsewhere'.", Kind.NAME),
        Key("note", "Note", "A remark on this figure."),
    ))  # fmt: skip
# The coordinates of a figure that are no dimension, each with its code list.
COORDINATES = {key.name: key.codes for key in CELLS.keys if key.kind is Kind.CODE and key.codes != "missing"}
STATISTICS = Key("statistics", "Statistics", "The figures, and how each indicator was counted.", Kind.GROUP,
    ask=Ask(heading="Figures"),
    level=_ENTRY, next=_STANDS, whose=Whose.OWNER, keys=(COUNTINGS, CELLS))  # fmt: skip

# --- the lists of a submission, each a table of the form and of the document

CAPACITY = Key("capacity", "Capacity", "Training given in the period. Aggregates only.", Kind.ENTRIES,
    one="training", record="Training", level=_WHOLE, alike_by=("topic", "audience", "start", "end"),
    listing=Listing("People and events", "Training given in the period", "Numbers only, no names.", 8, "Capacity"),
    keys=(
        Key("topic", "Topic", "What the training was about.", Kind.NAME, ask=Ask(28), word=Head("Training", 5)),
        Key("audience", "Audience", "Who was trained.", Kind.CODE, "audience", Ask(20), Head("Audience", 4)),
        Key("start", "Start", "The first day.", Kind.DATE, ask=Ask(13, "From", _DAY), word=Head("From", 3)),
        Key("end", "End", "The last day.", Kind.DATE, ask=Ask(13, "To", _DAY), word=Head("To", 3)),
        Key("participants", "Participants", "How many took part, in total and by sex.", Kind.GROUP,
            record="Participants", word=Head("Took part", 5), keys=(
                Key("total", "Total", "All of them.", Kind.COUNT,
                    ask=Ask(10, "Took part", "How many took part in all.")),
                Key("F", "Female", "How many are female.", Kind.COUNT, ask=Ask(9)),
                Key("M", "Male", "How many are male.", Kind.COUNT, ask=Ask(9)),
                Key("X", "Other", "How many are of another sex.", Kind.COUNT, ask=Ask(9)),
                Key("U", "Not known", "Of how many the sex is not known.", Kind.COUNT, ask=Ask(9)),
            )),
    ))  # fmt: skip
BUDGETS = Key("budgets", "Budgets", "Money allocated and spent, by pillar.", Kind.ENTRIES,
    one="budget", record="Budget", level=_WHOLE,
    listing=Listing("Money and programmes", "Budgets", "Money planned and spent, by pillar.", 8, "Budgets"), keys=(
        Key("pillar", "Pillar", "The part of the work that the money is for.", Kind.CODE, "pillars", Ask(34),
            Head("Pillar", 5)),
        Key("currency", "Currency", "ISO 4217 code. Needed for money.", Kind.CODE, "currencies",
            Ask(20, help="Three letters, such as LAK."), Head("Currency", 4)),
        Key("allocated", "Allocated", "The amount that was planned.", Kind.AMOUNT, ask=Ask(12, "Planned"),
            word=Head("Allocated", 3, figures=True)),
        Key("spent", "Spent", "The amount that was spent.", Kind.AMOUNT, ask=Ask(12),
            word=Head("Spent", 3, figures=True)),
        Key("note", "Note", "A remark on this figure.", ask=Ask(10, help="A remark."), word=Head("Note", 5)),
    ))  # fmt: skip
STAKEHOLDERS = Key("stakeholders", "Stakeholders", "Organisations that the state works with. No private persons.",
    Kind.ENTRIES, one="stakeholder", record="Stakeholder", level=_ENTRY, next=_STANDS, same_by=("name",),
    listing=Listing("People and events", "Stakeholders", "No private persons; the address of an office.", 10,
        "Stakeholders"), keys=(
        Key("name", "Name", "The full name.", Kind.NAME, ask=Ask(28, help="An organisation. No private persons."),
            word=Head("Organisation", 5)),
        Key("kind", "Kind", "What kind of organisation it is.", Kind.CODE, "stakeholder_kinds", Ask(20),
            Head("Kind", 4)),
        Key("role", "Role", "What they do in this work.", ask=Ask(20), word=Head("Role", 5)),
        Key("area", "Area", _NATIONAL, Kind.NAME, ask=Ask(16), word=Head("Area", 3)),
        Key("pillars", "Pillars", "The parts of the work that they take part in.", Kind.CODES, "pillars",
            Ask(26, help="The parts of the work, with semicolons between them."), Head("Pillars", 4)),
        Key("contact", "Contact", "The address of the office, not of a person.", Kind.ADDRESS, ask=Ask(20)),
        _entry_level("Who may see it."),
    ))  # fmt: skip
CONSULTATIONS = Key("consultations", "Consultations", "Who was heard, when, and what it changed.", Kind.ENTRIES,
    one="consultation", record="Consultation", level=_WHOLE, alike_by=("with", "date"),
    listing=Listing("People and events", "Consultations", "Who was heard, when, and what it changed.", 6,
        "Consultations"), keys=(
        Key("with", "With", "Who was heard.", Kind.NAME, ask=Ask(28), word=Head("With", 4), field="with_whom"),
        Key("kind", "Kind", "What kind of entry this is.", Kind.CODE, "stakeholder_kinds",
            Ask(20, help="What kind of organisation it is."), Head("Kind", 4)),
        Key("date", "Date", _DAY, Kind.DATE, ask=Ask(13), word=Head("Date", 3)),
        Key("obligations", "Obligations", "The obligations that were talked about.", Kind.OBLIGATIONS, "obligations",
            Ask(20, help=_CITED), Head("About", 6)),
        Key("effect", "Effect", "What changed because of it.", ask=Ask(26), word=Head("What it changed", 6)),
        Key("paid", "Paid", "Whether those who were heard were paid for it.", Kind.CODE, "payment",
            Ask(16, help="For people with lived experience of trafficking above all."), Head("Paid", 3)),
    ))  # fmt: skip
PRACTICES = Key("practices", "Practices", "What worked and could serve others.", Kind.ENTRIES,
    one="practice", record="Practice", level=_WHOLE, alike_by=("title",),
    listing=Listing("Practices and results", "Practices", "What worked and could serve others.", 8, "Practices"), keys=(
        Key("title", "Title", "The title as published.", Kind.NAME,
            ask=Ask(34, help="What worked and could serve others."), word=Head("Practice", 4)),
        Key("obligations", "Obligations", "The obligations that it is about.", Kind.OBLIGATIONS, "obligations",
            Ask(30, help=_CITED), Head("About", 5)),
        Key("summary", "Summary", "What was done, and why it worked.", ask=Ask(22), word=Head("In short", 9)),
    ))  # fmt: skip
CONTEXT = Key("context", "Context", "Events of the period that changed budgets, services or figures.", Kind.ENTRIES,
    one="event", record="Event", level=_WHOLE, alike_by=("event", "start"),
    listing=Listing("People and events", "Events", "Events of the period that changed budgets, services or figures.", 6,
        "Events of the period"), keys=(
        Key("event", "Event", "What happened.", ask=Ask(28, help="What happened in the period."),
            word=Head("Event", 5)),
        Key("effect_on", "Effect on", "What it affected.", Kind.CODE, "effects", Ask(20), Head("Effect on", 4)),
        Key("detail", "Detail", "What exactly.", ask=Ask(20, help="How."), word=Head("In detail", 6)),
        Key("response", "Response", "What was done about it.", ask=Ask(20, help="What was done about it.", later=True),
            word=Head("What was done", 6)),
        Key("start", "Start", _MOMENT, Kind.MOMENT, ask=Ask(13, "From", _MOMENT, later=True), word=Head("From", 3)),
        Key("end", "End", "The same; left out while it lasts.", Kind.MOMENT,
            ask=Ask(13, "To", "The day, month or year. Blank while it lasts.", later=True), word=Head("To", 3)),
    ))  # fmt: skip
PROGRAMMES = Key("programmes", "Programmes", "Programmes of partners that support the work.", Kind.ENTRIES,
    one="programme", record="Programme", level=_WHOLE, next=_STANDS, same_by=("name",),
    listing=Listing("Money and programmes", "Programmes of partners",
        "What partners support, for how long and with how much.", 6, "Programmes of partners", later=True), keys=(
        Key("name", "Name", "The full name.", Kind.NAME, ask=Ask(34, "Programme", "Its full name."),
            word=Head("Programme", 5)),
        Key("partners", "Partners", "The organisations that give it and carry it out.",
            ask=Ask(20, help="Organisations, with semicolons between them. No private persons."),
            word=Head("Partners", 5)),
        Key("pathway", "Pathway", "The part of the work that it is for, in its own words.",
            ask=Ask(20, help="What it is for, in its own words."), word=Head("For", 5)),
        Key("status", "Status", "How far it is in the state.", Kind.CODE, "programme_states", Ask(20),
            Head("Status", 3)),
        Key("start", "Start", _MOMENT, Kind.MOMENT, ask=Ask(13, "From", _MOMENT), word=Head("From", 2)),
        Key("end", "End", _MOMENT, Kind.MOMENT, ask=Ask(13, "To", _MOMENT), word=Head("To", 2)),
        Key("amount", "Amount", "The whole amount, in all its years and states.", Kind.AMOUNT,
            ask=Ask(12, help="The whole amount, in all its years and states."),
            word=Head("Amount", 3, figures=True)),
        Key("currency", "Currency", "ISO 4217 code. Needed for money.", Kind.CODE, "currencies",
            Ask(9, help="Three letters, such as LAK."), Head("Currency", 2)),
    ))  # fmt: skip
RESULTS = Key("results", "Results", "What came out of the work in the period.", Kind.ENTRIES,
    one="result", record="Result", level=_WHOLE, same_by=("title",),
    listing=Listing("Practices and results", "Results", "What came out of the work: guidelines, portals, courses.", 8,
        "Results", later=True), keys=(
        Key("title", "Title", "The title as published.", Kind.NAME,
            ask=Ask(34, "Result", "What came out, by its title if it has one."), word=Head("Result", 6)),
        Key("kind", "Kind", "What kind of entry this is.", Kind.CODE, "result_kinds",
            Ask(22, help="What it is."), Head("Kind", 4)),
        Key("date", "Date", _MOMENT, Kind.MOMENT, ask=Ask(13, help=_MOMENT), word=Head("Date", 3)),
        Key("obligations", "Obligations", "The obligations that it is about.", Kind.OBLIGATIONS, "obligations",
            Ask(30, help=_CITED), Head("About", 5)),
        Key("pillar", "Pillar", "The part of the work that it belongs to.", Kind.CODE, "pillars",
            Ask(28, help="The part of the work."), Head("Pillar", 4)),
        Key("link", "Link", "Where it is published, beginning with https://.", Kind.NAME, ask=Ask(26),
            word=Head("Link", 4)),
    ))  # fmt: skip

# --- the round: who answers what, where agencies differ, what was carried over, what was held back

_SIDE = (
    Key("agency", "Agency", "Who says so.", Kind.NAME, ask=Ask(12)),
    Key("says", "Says", "The answer or the figure, as it was given.", Kind.NAME, ask=Ask(32)),
    Key("place", "Where", "The file and the cell.", Kind.NAME, ask=Ask(26)),
)
CLEARANCES = Key("agency_clearances", "Cleared by the agencies",
    "How far each agency has cleared its own part, when, and its focal point.", Kind.ENTRIES, one="clearance",
    record="Clearance", next=_ANEW, same_by=("agency",), keys=(
        Key("agency", "Agency", "Its short name.", Kind.AGENCY, ask=Ask(14)),
        Key("clearance", "Clearance", "How far the submission has been cleared at home.", Kind.CODE, "clearance",
            Ask(28, help="How far the agency has cleared its part.")),
        Key("office", "Office", _OFFICE, Kind.NAME, ask=Ask(28, "Cleared by (office)")),
        Key("date", "Date", _DAY, Kind.DATE, ask=Ask(20, "Cleared on")),
        Key("prepared", "Prepared", "The day on which the file was prepared.", Kind.DATE,
            ask=Ask(20, "Prepared on", "The day on which the part was filled.")),
        Key("contact", "Focal point", "The office that answers questions about the agency's part. No person's name.",
            Kind.NAME, ask=Ask(28, help=_OFFICE, later=True)),
        Key("email", "E-mail", "The address of the office, not of a person.", Kind.ADDRESS,
            ask=Ask(24, help=_NOBODY, later=True)),
        Key("phone", "Phone", "The number of the office, not of a person.", Kind.ADDRESS,
            ask=Ask(16, help=_NOBODY, later=True)),
    ))  # fmt: skip
CONFLICTS = Key("conflicts", "Conflicts",
    "Where agencies say different things about the same. Nothing of it was chosen.",
    Kind.ENTRIES, one="conflict", record="Conflict", next=_ANEW, same_by=("subject", "what", "first", "second"),
    keys=(
        Key("subject", "About", "The obligation, the indicator, or the part of the file.", Kind.NAME,
            ask=Ask(18, help="The obligation, the indicator, or the part of the report.")),
        Key("what", "What of it", "The part of the answer, or the coordinates of the figure.", Kind.NAME,
            ask=Ask(22, help="The part of the answer, or what the figure counts.")),
        Key("first", "One says", "What one agency says, and where.", Kind.GROUP, record="Side",
            ask=Ask(band="One"), keys=_SIDE),
        Key("second", "Another says", "What another agency says, and where.", Kind.GROUP, record="Side",
            ask=Ask(band="The other"), keys=_SIDE),
        Key("at", "Place", "Where in the file it belongs. Nobody types it; 'take' goes by it.", Kind.NAME,
            ask=Ask(0, later=True)),
        Key("take", "Take", "Which of the two is right. 'actip convert' and 'actip merge' then put it into its place.",
            Kind.CODE, "takes", Ask(13, help="One, the other, or of accounts both. Put together anew, the file has it "
                "in its cell.", later=True)),
    ))  # fmt: skip
LAST = Key("last", "Last period", "What the state reported for the period before: shown beside, never counted.",
    Kind.GROUP, next=_ANEW, whose=Whose.OWNER, keys=(
        Key("period", "Period", "The first and the last day that the submission is about.", Kind.GROUP, keys=(
            Key("start", "Start", "The first day.", Kind.DATE),
            Key("end", "End", "The last day.", Kind.DATE),
        )),
        Key("answers", "Answers of the last period", "In law and in practice.", Kind.LAST_ANSWERS,
            keys=tuple(key for key in ANSWERS.keys if key.name in ("in_law", "in_practice"))),
        CELLS._replace(title="Figures of the last period", about="As they were reported."),
    ))  # fmt: skip
NO_LONGER_ASKED = Key("no_longer_asked", "No longer asked",
    "What was answered to a question that the catalogue asks no more.", Kind.ENTRIES, one="old answer",
    next=_STANDS, same_by=("id",), keys=(
        Key("id", "Old question", "The id that it had.", Kind.NAME, ask=Ask(14)),
        Key("said", "What was said", "The answer or the figure, with its keys.", Kind.NAME,
            ask=Ask(26, help="Where it still matters, say it under a question of today.")),
    ))  # fmt: skip
RELEASED = Key("released", "Released", "What 'actip release' held back from this copy. Nobody types it.", Kind.GROUP,
    level=Level.EVERYBODY, next=_ANEW, keys=(
        Key("audience", "Released for", "Whom this copy is for.", Kind.CODE, "disclosure", Ask()),
        Key("threshold", "Threshold", "Counts smaller than it are suppressed in this copy.", Kind.COUNT,
            ask=Ask(12, "Suppressed below", "Counts smaller than it are held back.")),
        Key("obligations", "Answers held back", "The obligations whose answers are not in this copy.",
            Kind.OBLIGATIONS, "obligations", Ask(12, help="With semicolons between them.")),
        Key("indicators", "Figures held back", "The indicators whose figures are not in this copy.",
            Kind.INDICATORS, "indicators", Ask(12, help="With semicolons between them.")),
    ))  # fmt: skip
# A reason of the last report, before and after somebody looked at it.
TO_CONFIRM, CONFIRMED = "to_confirm", "confirmed"
EXPLANATIONS = Key("explanations", "Explanations",
    "The state's own reason for a finding. It stays in the report beside it.", Kind.ENTRIES, one="explanation",
    record="Explanation", level=Level.SUBJECT, next=Next.STANDS, whose=Whose.OWNER, same_by=("rule", "about"), keys=(
        Key("rule", "Rule", "The id of the rule, such as SUM202.", Kind.NAME, ask=Ask(14), required=True),
        Key("about", "Obligation or indicator",
            "The obligation's id; for a figure its indicator, dimension and within, as the finding has them.",
            Kind.SUBJECT, required=True),
        Key("reason", "Reason", "Why it is so.", required=True,
            ask=Ask(44, help="Why it is so. It stays beside the finding in every report.")),
        Key("standing", "Standing", "Whether a reason that was carried over from the last report still holds.",
            Kind.CODE, "explanation_standings", Ask(18, "From the last report", "Look at the reason. If it holds, "
            "confirm it; else write another one, or empty the row. A new reason needs nothing here.", later=True)),
    ))  # fmt: skip

HELP_NEEDED = Key("help_needed", "Help to answer the form", "Whether the state needs help with reporting itself.",
    Kind.GROUP, record="HelpNeeded", level=_WHOLE, next=_ANEW, keys=(
        Key("answer", "Do you need help to answer this form?", "Whether help is needed. Left out, nothing is said.",
            Kind.CODE, "help_needed", Ask(help="Yes or no. It is no gap, and nobody is judged by it.", later=True)),
        Key("kind", "If so, which kind of help", "The kind of help, of those that states ask each other for.",
            Kind.CODE, "assistance_kinds", Ask(help="Leave it blank if you need none.", later=True)),
        Key("detail", "With what exactly", "What is hard to answer, and what would help.",
            ask=Ask(help="What is hard to answer, and what would help.", later=True)),
    ))  # fmt: skip

# --- the whole

SUBMISSION = Key("", "Submission", "One state's report for one period.", Kind.GROUP, record="Submission", keys=(
    Key("format", "Format", f"Always {FORMAT}.", Kind.FORMAT, FORMAT, required=True, level=Level.EVERYBODY,
        next=_ANEW, whose=Whose.EVERY),
    Key("catalogue", "Catalogue", "The version of the catalogue that was answered, in quotes.", Kind.NAME,
        ask=Ask(help="The version of the questions."), required=True, level=Level.EVERYBODY, next=_ANEW,
        whose=Whose.EVERY),
    Key("state", "Reporting state", "ISO 3166-1 alpha-3 code of the member state.", Kind.STATE, "member_states",
        Ask(help="Pick the member state."), required=True, level=Level.EVERYBODY, next=_ANEW, whose=Whose.EVERY),
    Key("period", "Period", "The first and the last day that the submission is about.", Kind.GROUP, required=True,
        level=Level.EVERYBODY, next=_ANEW, whose=Whose.EVERY, keys=(
            Key("start", "Start", "The first day.", Kind.DATE, ask=Ask(12, "First day of the period", _DAY),
                required=True),
            Key("end", "End", "The last day.", Kind.DATE, ask=Ask(12, "Last day of the period", _DAY), required=True),
        )),
    Key("cycle", "Cycle", "The name of the reporting round, such as 2025.", Kind.NAME, ask=Ask(12, "Reporting cycle"),
        level=Level.EVERYBODY, next=_ANEW, whose=Whose.EVERY),
    Key("revision", "Revision", "Which version of the report it is: 1, 2 and so on. The highest counts.", Kind.BOUND,
        ask=Ask(12, help="Blank in the first report for a period; 2 in the one that replaces it, then 3.", later=True),
        level=Level.EVERYBODY, next=_ANEW, whose=Whose.EVERY),
    HELP_NEEDED,
    Key("asks", "Questions asked", "Which obligations the file is about. Left out, it is all of them.", Kind.CODE,
        "questionnaires", level=Level.EVERYBODY, next=_STANDS, whose=Whose.EVERY),
    Key("answered_by", "Answered by", "The agency whose part of a report this is; 'rest' for what no agency answers.",
        Kind.AGENCY, ask=Ask(help="No person's name: the short name of the agency whose part this is, from the list of "
        "agencies; 'rest' for all the others. Blank in the report of the whole state."), next=_ANEW,
        whose=Whose.PART),
    Key("questions", "Questions",
        "The ids that this part of a report asks: obligations, indicators, court indicators.", Kind.QUESTIONS,
        next=_ANEW, whose=Whose.PART),
    Key("parts", "Parts", "What this file reports. A part that is not listed raises no gaps.", Kind.CODES, "parts",
        one="part", level=Level.EVERYBODY, next=_STANDS, whose=Whose.EVERY),
    Key("origin", "Origin", "Who made the file.", Kind.CODE, "origin",
        Ask(12, "Who made this file", "Leave it blank if the state did."), level=Level.EVERYBODY, next=_ANEW,
        whose=Whose.EVERY),
    Key("source", "Source", "Of an imported file: the publication that it was made from.", Kind.NAME,
        ask=Ask(12, "Made from which publication", "Where the state did not make the file: title, publisher, date.",
            later=True), level=Level.EVERYBODY, next=_ANEW, whose=Whose.EVERY),
    Key("reporting_authority", "Reporting authority", "Who reports for the state, in the state's own words.",
        Kind.NAME, ask=Ask(help="Who reports for the state, in its own words."), level=Level.EVERYBODY, next=_STANDS,
        whose=Whose.EVERY),
    Key("clearance", "Clearance", "How far the submission has been cleared at home.", Kind.CODE, "clearance",
        Ask(help="How far the report has been cleared at home."), level=Level.EVERYBODY, next=_ANEW,
        whose=Whose.CLEARING),
    Key("cleared_by", "Cleared by", "The office that cleared the submission, and when.", Kind.GROUP, level=_WHOLE,
        record="ClearedBy", next=_ANEW, whose=Whose.CLEARING, keys=(
            Key("office", "Office", _OFFICE, Kind.NAME, ask=Ask(12, "Cleared by (office)")),
            Key("date", "Date", _DAY, Kind.DATE, ask=Ask(12, "Cleared on")),
        )),
    RELEASED,
    Key("prepared", "Prepared", "The day on which the file was prepared.", Kind.DATE,
        ask=Ask(12, "Prepared on", "The day on which the form was filled."), level=Level.EVERYBODY, next=_ANEW,
        whose=Whose.CLEARING),
    Key("disclosure", "Disclosure", "Who may see it. On top it is the default for every answer and figure.",
        Kind.CODE, "disclosure", Ask(12, "Who may see it", "The default for every answer and figure."),
        level=Level.EVERYBODY, next=_STANDS, whose=Whose.EVERY),
    Key("focal_point", "Focal point", "The office that answers questions about this file. No person's name.",
        Kind.GROUP, level=_WHOLE, next=_STANDS, whose=Whose.CLEARING, keys=(
            Key("agency", "Agency", "The id of the agency that answers for it.", Kind.NAME,
                ask=Ask(12, "Focal point: agency", _OFFICE)),
            Key("unit", "Unit", "The unit within the agency.", Kind.NAME, ask=Ask(12, "Focal point: unit")),
            Key("email", "E-mail", "The address of the office, not of a person.", Kind.ADDRESS,
                ask=Ask(12, "Focal point: e-mail of the office", _NOBODY)),
            Key("phone", "Phone", "The number of the office, not of a person.", Kind.ADDRESS,
                ask=Ask(12, "Focal point: phone of the office", _NOBODY)),
        )),
    Key("agencies", "Agencies", "The agencies that contributed, each with a short id that answers refer to.",
        Kind.ENTRIES, one="agency", record="Agency", level=_WHOLE, next=_STANDS, whose=Whose.EVERY, same_by=("id",),
        keys=(
            Key("id", "Id", "A short name that answers refer to, such as mps.", Kind.NAME, ask=Ask(14, "Short name"),
                required=True),
            Key("name", "Name", "The full name.", Kind.NAME, ask=Ask(30, "Full name", "The full name of the agency.")),
            Key("area", "Area", _NATIONAL, Kind.NAME, ask=Ask(16)),
            Key("answers", "Answers",
                "What it answers: pillars, articles, parts of the file, ids of questions. A row can name others.",
                Kind.TOPICS, TOPICS, one="entry",
                ask=Ask(30, "Answers for", "What it answers, with semicolons between them: Protection of victims; Art. "
                    "16; Figures. A row that names an agency itself goes to that one.", later=True)),
        )),
    CLEARANCES,
    CONFLICTS,
    LAST,
    NO_LONGER_ASKED,
    ANSWERS,
    ROUND,
    ROUND_ANSWERS,
    STATISTICS,
    Key("population", "Population", "The population that rates are computed with, its year and source.", Kind.GROUP,
        record="Population", level=_WHOLE, keys=(
            Key("value", "Value", "The figure. Zero means: looked for, and there was none.", Kind.COUNT,
                ask=Ask(12, "Population", "The number of residents.")),
            Key("year", "Year", "The year of the figure.", Kind.COUNT, ask=Ask(help="The year of that number.")),
            Key("source", "Source", "The agency or publication that the figure comes from.", Kind.NAME,
                ask=Ask(help="Who published it.")),
        )),
    CAPACITY,
    BUDGETS,
    COURTS,
    STAKEHOLDERS,
    CONSULTATIONS,
    PRACTICES,
    CONTEXT,
    PROGRAMMES,
    RESULTS,
    EXPLANATIONS,
))  # fmt: skip


def coordinate_lists(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the code list of each coordinate of a figure: of its dimensions, its measure, subset and currency."""
    return {name: dimension.codes for name, dimension in catalogue.dimensions.items()} | COORDINATES


def part(name: str) -> Key:
    """Return a part of a submission, a key of its topmost group. Raises KeyError for a name that is none."""
    key = SUBMISSION.below(name)
    if key is None:
        raise KeyError(name)
    return key


def lists() -> tuple[Key, ...]:
    """Return the parts that are a table of the form by themselves."""
    return tuple(key for key in SUBMISSION.keys if key.listing)


def key_at(steps: Sequence[str], top: Key = SUBMISSION) -> Key | None:
    """Return the key that the steps of a pointer lead to; None where no such key is there."""
    key: Key | None = top
    for step in steps:
        key = key.step(step) if key else None
    return key


def every_key(top: Key = SUBMISSION) -> Iterator[Key]:
    """Yield a key and all keys below it."""
    yield top
    for key in top.keys:
        yield from every_key(key)
