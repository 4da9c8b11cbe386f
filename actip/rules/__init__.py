"""Own the rules: one module a family, each rule with its texts and its check.

Adding a rule is one decorated function in its family and its cases under tests/cases; a family is one module and
one name in `FAMILIES`. The order here is the order of every list of rules.
"""

from collections.abc import Mapping

from actip.model import Rule
from actip.rules import file, gaps, internal, shape, sums

FAMILIES = (file, shape, sums, gaps, internal)

TITLES: Mapping[str, str] = {
    "FIL": "The file",
    "SCH": "The shape",
    "SUM": "Figures against each other",
    "GAP": "The Convention",
    "INT": "The program",
}


def _collect() -> dict[str, Rule]:
    collected: dict[str, Rule] = {}
    for family in FAMILIES:
        for rule in vars(family).values():
            if isinstance(rule, Rule):
                if rule.id in collected:
                    raise ValueError(f"two rules have the id {rule.id}")
                collected[rule.id] = rule
    return collected


RULES: Mapping[str, Rule] = _collect()
