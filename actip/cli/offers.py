"""Own what a shell offers for the value of an option or an argument: codes and ids, each with what it means."""

from collections.abc import Iterable

from actip.catalogue import catalogue

Offers = list[tuple[str, str]]  # values, each with what it means

# Written out: a shell that asks does not wait for what makes them. In the order of a report, then the tables behind.
SECTION_NAMES = (
    "To mend", "Rights of victims", "Where it stands", "What changed", "Figures", "Trends", "Across borders",
    "Needs and offers", "Work plan", "Actions", "Money", "Voices", "Questions of this round", "Gaps and questions",
    "Method",
    "All changes", "At a glance", "Answers in words", "What is covered", "Plan of Action by item", "Figures in full",
    "Courts", "Non-punishment", "Rates", "How it was counted", "Round in words", "Returns of victims", "Mirror figures",
    "Flows", "Offers", "Plan of Action", "Actions in full", "Actions by quarter", "Training", "Shocks", "Programmes",
    "Results", "Stakeholders", "Consultations", "Parallel observations", "Practices", "Challenges", "Gaps by state",
    "Findings",
)  # fmt: skip


def states() -> Offers:
    """Return the codes of the member states."""
    return [(code, state.name) for code, state in catalogue().states.items()]


def pillars() -> Offers:
    """Return the codes of the pillars."""
    return [(code.code, code.label) for code in catalogue().lists["pillars"].codes.values()]


def rules(incomplete: str) -> Offers:
    """Return the families of rules and the rules, as they can stand last in a list with commas."""
    from actip.rules import RULES

    families = dict.fromkeys(rule.family for rule in RULES.values())
    offered = [(family, "the whole family") for family in families]
    return _last(incomplete, [*offered, *((rule.id, rule.title) for rule in RULES.values())])


def parts(incomplete: str) -> Offers:
    """Return what a form can ask besides, as it can stand last in a list with commas."""
    from actip.form.parts import PARTS

    return _last(incomplete, ((name, "") for name in PARTS))


def section_names() -> list[str]:
    """Return the names of the sections of a report, and the word for all of them."""
    return [*SECTION_NAMES, "all"]


def ids() -> Offers:
    """Return what can be explained by an id: rules, obligations and indicators."""
    from actip.rules import RULES

    entries = catalogue()
    return [
        *((rule.id, rule.title) for rule in RULES.values()),
        *((entry.id, entry.title) for entry in entries.obligations.values()),
        *((entry.id, entry.title) for entry in entries.indicators.values()),
    ]


def _last(incomplete: str, offered: Iterable[tuple[str, str]]) -> Offers:
    before, comma, _ = incomplete.rpartition(",")
    return [(f"{before}{comma}{name}", meaning) for name, meaning in offered]
