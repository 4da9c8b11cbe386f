"""Own the words of what changed between two submissions."""

from typing import NamedTuple


class Change(NamedTuple):
    """One thing that is not as it was: `what` of which subject, before and after.

    `part` is `about`, `answers`, `figures` or `lists`. `before` and `after` are codes, figures, days or counts, never
    the words of a text: of a text it is said how long it is. None stands for what is not there.
    """

    part: str
    subject: str
    what: str
    before: str | None
    after: str | None
