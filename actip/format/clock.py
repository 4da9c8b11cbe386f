"""Own the day that a submission speaks from: the one on which it was prepared, where that day can be."""

from datetime import date

from actip.format.records import Submission

FIRST_YEAR = 2000  # of the Protocol of Palermo: nobody reports on trafficking as we count it of a time before it
LATE = 5  # years after its period in which a state may still prepare its report


def day_of(submission: Submission) -> date | None:
    """Return the day on which a submission was prepared, to hold other days against.

    None where it is not given, could not be read, or cannot be the day: before the period ended, long after it, or of
    no time of ours. Then nothing is early, late or old. The last day of the period never stands in for it.
    """
    day, end = submission.prepared, submission.end
    if day is None or not FIRST_YEAR <= day.year <= last_year_of(submission):
        return None
    return day if end is None or day >= end else None


def last_year_of(submission: Submission) -> int:
    """Return the last year in which a submission can have been prepared; what others made, they make when they can."""
    if submission.end is None or submission.origin != "state":
        return 2100
    return submission.end.year + LATE
