"""Own the one finding that is not about the file: a rule that failed."""

from actip.model import Rule, Severity

FAILED = Rule(
    id="INT001",
    title="A rule of actip failed",
    basis="actip",
    severity=Severity.ERROR,
    message="Rule {failed} could not be run ({error}). The other rules were.",
    remedy="This is a fault of actip, not of your file. Please report it, with what 'actip --version' prints.",
    explanation="""
    What it finds
        A rule that stopped with an error of its own.

    Why it matters
        A check that did not run must not look like one that found nothing. The exit code is 3.

    Example
        Rule SUM202 could not be run (ZeroDivisionError). The other rules were.

    How to close it
        Report it. Nothing in the file needs to be changed.
    """,
)
