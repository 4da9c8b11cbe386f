"""Own the words of what was found: severities, findings, and the assessment of one submission."""

from enum import Enum
from typing import NamedTuple

from actip.format.records import Submission
from actip.model.about import About
from actip.model.document import Facts, Place


class Severity(Enum):
    """How grave a finding is, the gravest first.

    An error means that the file cannot be relied on or passed on. A truthful gap is at most a warning.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Finding(NamedTuple):
    """What a rule found: where, how grave, in which words, and what would close it."""

    rule: str
    key: str
    severity: Severity
    message: str
    pointer: str
    place: Place
    obligation: str | None
    remedy: str
    facts: Facts
    explained: str | None = None
    about: About = About("")


class Assessment(NamedTuple):
    """One submission and its findings. `submission` is None where the file could not be read.

    `switched_off` are findings that the settings of the reader took out, and `switched_off_by` the file that did.
    """

    path: str
    submission: Submission | None
    findings: tuple[Finding, ...]
    state: str | None = None
    start: str | None = None
    end: str | None = None
    switched_off: tuple[Finding, ...] = ()
    switched_off_by: str = ""

    @property
    def readable(self) -> bool:
        """Whether the rules could be run."""
        return self.submission is not None

    @property
    def broken(self) -> bool:
        """Whether a rule failed: a fault of the program, not of the file."""
        return any(finding.rule.startswith("INT") for finding in self.findings)

    def fails(self, threshold: Severity | None) -> bool:
        """Tell whether a finding without an explanation is at least as grave as the threshold."""
        return threshold is not None and any(
            finding.severity.rank <= threshold.rank for finding in self.findings if finding.explained is None
        )
