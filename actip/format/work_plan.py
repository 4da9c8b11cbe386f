"""Own what a regional work plan holds, as `actip.format.fields` does for a submission, and its columns in a sheet.

A sheet has a row for each activity; a further indicator of it stands in a row of its own below, in the columns of
the indicator alone.
"""

from actip.format.formats import WORK_PLAN as FORMAT
from actip.format.keys import Ask, Key, Kind

_MEASURES = Key("indicators", "Indicators", "What the activity is measured by.", Kind.ENTRIES, one="indicator", keys=(
    Key("title", "Indicator", "What the activity is measured by, in words.", required=True, ask=Ask(30)),
    Key("baseline", "Baseline", "Where it began, as a number.", Kind.AMOUNT, ask=Ask(10)),
    Key("target", "Target", "Where it is to be, as a number.", Kind.AMOUNT, ask=Ask(10)),
    Key("year", "Target year", "The year by which.", Kind.COUNT, ask=Ask(9)),
    Key("means", "Means of verification", "What shows it: a register, a report, a survey.", ask=Ask(26)),
    Key("figure", "Counted by", "The indicator of the states' reports that counts it, where one does: the report then "
        "shows where it is now.", Kind.INDICATOR, "indicators", ask=Ask(26)),
))  # fmt: skip
_ACTIVITIES = Key("activities", "Activities", "One entry for each activity.", Kind.ENTRIES, one="activity", keys=(
    Key("thrust", "Thrust", "The heading that it stands under in the source: a thrust, a pillar, an area.",
        ask=Ask(20)),
    Key("number", "No.", "Its number in the source, such as 1.2. No two activities have the same.", required=True,
        ask=Ask(8)),
    Key("activity", "Activity", "What is to be done.", required=True, ask=Ask(40)),
    Key("obligations", "Obligations", "The obligations of the Convention that it serves, by id or article, such as "
        "14.7 or Art. 14.", Kind.TEXTS, ask=Ask(16)),
    Key("lead", "Lead", "Who leads: a body, or a member state by its name or its three letters.", ask=Ask(18)),
    Key("with", "With", "Who takes part: bodies, or member states, each on a line of its own or with ; between them.",
        Kind.TEXTS, field="with_whom", ask=Ask(20)),
    Key("output", "Output", "What comes out of it.", ask=Ask(28)),
    Key("start", "Start", "The day, the month (2025-03) or the year in which it begins.", Kind.MOMENT, ask=Ask(11)),
    Key("end", "End", "The day, the month (2025-03) or the year in which it ends.", Kind.MOMENT, ask=Ask(11)),
    Key("budget", "Budget", "The money that is planned for it, as a number.", Kind.AMOUNT, ask=Ask(12)),
    Key("currency", "Currency", "ISO 4217 code. Needed for a budget.", Kind.CODE, "currencies", ask=Ask(10)),
    Key("source", "Source of money", "Who pays.", ask=Ask(18)),
    Key("status", "Status", "How far it is: planned, under way, done or dropped.", Kind.CODE, "action_states",
        ask=Ask(12)),
    _MEASURES,
    Key("note", "Note", "A remark that is printed.", ask=Ask(26)),
))  # fmt: skip
_DECISIONS = Key("decisions", "Decisions", "What the last meeting decided, one entry each.", Kind.ENTRIES,
    one="decision", keys=(
    Key("number", "No.", "Its number in the record of the meeting. No two have the same.", required=True,
        ask=Ask(8)),
    Key("decision", "Decision", "What was decided.", required=True, ask=Ask(50)),
    Key("meeting", "Meeting", "Which meeting.", ask=Ask(24)),
    Key("date", "Date", "The day, month or year of the meeting.", Kind.MOMENT, ask=Ask(12)),
    Key("lead", "Lead", "Who sees to it: a body, or a member state by its name or its three letters.", ask=Ask(20)),
    Key("due", "Due", "The day, month or year by which.", Kind.MOMENT, ask=Ask(12)),
    Key("status", "Status", "How far it is: planned, under way, done or dropped.", Kind.CODE, "action_states",
        ask=Ask(12)),
    Key("outcome", "What became of it", "In a sentence.", ask=Ask(44)),
))  # fmt: skip
WORK_PLAN_FILE = Key("", "Work plan", "What the region planned, and what a meeting decided.", Kind.GROUP, keys=(
    Key("format", "Format", f"Always {FORMAT}.", Kind.FORMAT, FORMAT, required=True),
    Key("title", "Title", "The title of the plan.", required=True),
    Key("source", "Source", "Where it is from: the document and its date."),
    Key("origin", "Origin", "Leave it out; 'sample' says that the plan is invented, and every report says so.",
        Kind.CODE, "origin"),
    _ACTIVITIES,
    _DECISIONS,
))  # fmt: skip
SHEETS = {"activities": "Work plan", "decisions": "Decisions"}  # the sheet of each list
ABOVE = tuple(
    key for key in WORK_PLAN_FILE.keys if not key.keys and key.kind is not Kind.FORMAT
)  # above the activities


def columns(listed: str) -> tuple[tuple[str, Key], ...]:
    """Return the columns of a list in their order: the path of each below its entry, and its key."""
    (key,) = (key for key in WORK_PLAN_FILE.keys if key.name == listed)
    paths: list[tuple[str, Key]] = []
    for below in key.keys:
        paths += [(f"{below.name}/0/{part.name}", part) for part in below.keys] or [(below.name, below)]
    return tuple(paths)
