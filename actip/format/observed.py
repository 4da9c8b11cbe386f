"""Own what a file of observations holds, as `actip.format.fields` does for a submission."""

from actip.format.fields import part
from actip.format.formats import OBSERVATIONS as OBSERVATIONS_FORMAT
from actip.format.keys import Key, Kind

_REPLY = Key("state_reply", "The state's reply", "What the state says to it, in its own words.")
OBSERVATIONS = Key("", "Observations", "What an organisation observed about a state's obligations.", Kind.GROUP, keys=(
    Key("format", "Format", f"Always {OBSERVATIONS_FORMAT}.", Kind.FORMAT, OBSERVATIONS_FORMAT, required=True),
    Key("source", "Source", "The organisation that observed. No person's name.", Kind.NAME, required=True),
    Key("state", "State", "The state that the observations are about.", Kind.STATE, required=True),
    part("period"),
    Key("shared_with_state", "Shared with the state", "Whether the state was given the observations before this.",
        Kind.TRUTH),
    _REPLY,
    Key("items", "Observations", "One entry for each obligation that something was observed about.", Kind.ENTRIES,
        one="observation", required=True, keys=(
            Key("obligation", "Obligation", "The id of the obligation.", Kind.OBLIGATION, required=True),
            Key("text", "Observation", "What was observed, in a few sentences. Nothing about a single person.",
                required=True),
            Key("evidence", "Evidence",
                "What it rests on: titles of reports or pages. Nothing about a single person.", Kind.TEXTS),
            _REPLY,
            part("disclosure"),
        )),
))  # fmt: skip
