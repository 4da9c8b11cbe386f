"""What kind of finding a rule gives: wrong, something that the report lacks, or a question."""

import pytest

from actip.model import Kind, Rule, Severity
from actip.rules import RULES
from actip.rules.engine import severities


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_an_error_is_always_something_wrong_and_nothing_else_of_the_convention_is(rule: Rule) -> None:
    for severity in severities(rule):
        if severity is Severity.ERROR:
            assert rule.kind(severity) is Kind.WRONG
        elif rule.family == "GAP" and rule.otherwise is None:
            assert rule.kind(severity) is Kind.LACKS
