"""Own the frozen types of a check: documents, rules, findings and assessments.

The words of reports, `region` and `section`, are imported from their own modules: a check does not need them.
"""

from actip.model.document import Document, Facts, Found, Place, UnreadCell, place_words
from actip.model.finding import (
    COUNTED,
    EXPLAINED,
    Assessment,
    Checked,
    Finding,
    Kind,
    LastReport,
    Resubmission,
    Severity,
    Subject,
)
from actip.model.rule import HEADINGS, Across, Check, Graded, One, Rule, Scope, rule

__all__ = [
    "COUNTED",
    "EXPLAINED",
    "HEADINGS",
    "Across",
    "Assessment",
    "Check",
    "Checked",
    "Document",
    "Facts",
    "Finding",
    "Found",
    "Graded",
    "Kind",
    "LastReport",
    "One",
    "Place",
    "Resubmission",
    "Rule",
    "Scope",
    "Severity",
    "Subject",
    "UnreadCell",
    "place_words",
    "rule",
]
