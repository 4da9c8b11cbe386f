"""Own what the officer's file about a cycle holds, as `actip.format.fields` does for a submission."""

from actip.format.formats import CYCLE as FORMAT
from actip.format.keys import Key, Kind

_MARKED = (
    Key("state", "State", "The member state, by its three letters.", Kind.STATE, required=True),
    Key("since", "Since", "The day, month or year since which it is so.", Kind.MOMENT),
    Key("note", "Note", "What the officer says of it, in a sentence. It stands beside the state in the report."),
)
CYCLE_FILE = Key("", "Cycle", "What the officer of a cycle says of it: one file for each cycle.", Kind.GROUP, keys=(
    Key("format", "Format", f"Always {FORMAT}.", Kind.FORMAT, FORMAT, required=True),
    Key("cycle", "Cycle", "The name of the cycle, in quotes, as the submissions have it.", Kind.NAME, required=True),
    Key("due", "Due", "The day on which the reports are due.", Kind.DATE),
    Key("expected", "Expected", "The states whose reports are expected. Left out: all but those on hold.", Kind.STATES,
        one="expected state"),
    Key("on_hold", "On hold", "The states that are on hold in this cycle: nothing is expected of them, and nothing is "
        "overdue.", Kind.ENTRIES, one="state on hold", keys=_MARKED),
    Key("newcomers", "Newcomers", "The states that report for the first time: nothing of theirs is overdue.",
        Kind.ENTRIES, one="newcomer", keys=_MARKED),
    Key("voluntary", "Voluntary", "The states that report voluntarily: nothing of theirs is overdue.",
        Kind.ENTRIES, one="voluntary reporter", keys=_MARKED),
    Key("note", "Note", "What the officer says of the cycle, in a sentence or two."),
))  # fmt: skip
