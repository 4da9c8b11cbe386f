"""Own the rules: each with its texts and its check, in a module for each subject.

Adding a rule is one decorated function in its module and its cases under tests/cases; a module is one name in
`MODULES`. Every list of rules is in the order of the families, then of the ids.
"""

from collections.abc import Mapping

from actip.model import Rule
from actip.rules import (
    agencies,
    comparisons,
    contradictions,
    evidence,
    file,
    gaps,
    history,
    internal,
    mirror,
    plans,
    privacy,
    shape,
    sums,
    workbook,
)

MODULES = (
    file,
    workbook,
    shape,
    sums,
    comparisons,
    gaps,
    evidence,
    plans,
    contradictions,
    history,
    agencies,
    mirror,
    privacy,
    internal,
)

TITLES: Mapping[str, str] = {
    "FIL": "The file",
    "SCH": "The shape",
    "SUM": "Figures against each other",
    "GAP": "The Convention",
    "CON": "Answers and figures",
    "TRD": "This period and the last",
    "MRG": "The parts of several agencies",
    "MIR": "One state and another",
    "PRV": "Persons' data",
    "INT": "The program",
}


def _collect() -> dict[str, Rule]:
    collected: dict[str, Rule] = {}
    for module in MODULES:
        for rule in vars(module).values():
            if isinstance(rule, Rule):
                if rule.id in collected:
                    raise ValueError(f"two rules have the id {rule.id}")
                collected[rule.id] = rule
    families = list(TITLES)
    return dict(sorted(collected.items(), key=lambda entry: (families.index(entry[1].family), entry[0])))


RULES: Mapping[str, Rule] = _collect()
