"""Own the words of the field, as frozen types: what is asked, what a state says, and what was found.

The words of reports, `region` and `section`, are imported from their own modules: a check does not need them.
"""

from actip.model.catalogue import (
    Article,
    Catalogue,
    Code,
    CodeList,
    Dimension,
    Expected,
    Indicator,
    MemberState,
    Migration,
    Obligation,
)
from actip.model.document import Document, Facts, Found, Place
from actip.model.finding import Assessment, Finding, Severity
from actip.model.rule import HEADINGS, Check, Graded, Rule, Scope, rule
from actip.model.submission import (
    AMOUNTS,
    NOT_COORDINATES,
    Action,
    Answer,
    Assistance,
    Cell,
    Conflict,
    Counting,
    Evidence,
    Explanation,
    Side,
    Submission,
    Text,
    Training,
)

__all__ = [
    "AMOUNTS",
    "HEADINGS",
    "NOT_COORDINATES",
    "Action",
    "Answer",
    "Article",
    "Assessment",
    "Assistance",
    "Catalogue",
    "Cell",
    "Check",
    "Code",
    "CodeList",
    "Conflict",
    "Counting",
    "Dimension",
    "Document",
    "Evidence",
    "Expected",
    "Explanation",
    "Facts",
    "Finding",
    "Found",
    "Graded",
    "Indicator",
    "MemberState",
    "Migration",
    "Obligation",
    "Place",
    "Rule",
    "Scope",
    "Severity",
    "Side",
    "Submission",
    "Text",
    "Training",
    "rule",
]
