"""Own the rules: each with its texts and its check, in a module for each subject; those without a check in `texts`.

Adding a rule is one decorated function in its module, or one entry of a table of texts, and its cases under
tests/cases; a module is one name in `MODULES`. Every list of rules is in the order of the families, then of the ids.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module

from actip.model import Rule

MODULES = (
    *("texts.file", "texts.workbook", "texts.cells", "texts.shape", "texts.rounds", "texts.parts"),
    *("sums", "comparisons", "limits", "gaps", "evidence", "dates", "plans", "silence", "contradictions"),
    *("encodings", "unfinished", "fillers", "repeats", "magnitudes"),
    *("history", "series", "conflicts", "mirror", "privacy", "registers", "traces"),
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


def _collect() -> Mapping[str, Rule]:
    """Collect the rules of all modules, in the order of the families, then of the ids."""
    families = list(TITLES)
    collected: dict[str, Rule] = {}
    for rule in sorted(_listed(), key=lambda rule: (families.index(rule.family), rule.id)):
        if rule.id in collected:
            raise ValueError(f"two rules have the id {rule.id}")
        collected[rule.id] = rule
    return collected


def _listed() -> Iterator[Rule]:
    for name in MODULES:
        for value in vars(import_module(f"actip.rules.{name}")).values():
            listed = value if isinstance(value, tuple) and not isinstance(value, Rule) else (value,)
            yield from (entry for entry in listed if isinstance(entry, Rule))


RULES: Mapping[str, Rule] = _collect()
