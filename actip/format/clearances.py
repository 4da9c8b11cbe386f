"""Own what the clearance of a submission makes of it."""

from actip.format.records import Submission

_CLEARED = ("nationally_approved", "submitted")


def counts_as_draft(submission: Submission) -> bool:
    """Tell whether a state has not approved the whole yet; a file made from what others published is nobody's draft."""
    return submission.clearance not in _CLEARED and submission.origin != "imported"
