"""Own the refusal of copies in which other counts are suppressed than in what is made of them."""

from actip.disclosure.levels import LEVELS
from actip.disclosure.policy import Policy
from actip.errors import Contradiction
from actip.format.records import Submission


def refuse_another_threshold(path: str, submission: Submission, audience: str, policy: Policy) -> None:
    """Raise Contradiction where a copy was released under another threshold than that of this run.

    What is made for an audience says below which count figures are suppressed, and that has to be true of all of it.
    Beside a copy with fewer suppressed, what is hidden in the other could be worked out.
    """
    if audience == LEVELS[-1] or submission.released is None or submission.released_below == policy.threshold:
        return
    then = "an unnamed number" if submission.released_below is None else submission.released_below
    raise Contradiction(
        f"{path}: this copy was released with counts below {then} suppressed, and here those below {policy.threshold} "
        "are.",
        f"Use the threshold of the copy ('threshold' in actip.toml), or ask the state for one that was released with "
        f"{policy.threshold}.",
    )
