"""Own what a rule is. And `@rule`."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, cast

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model.document import Facts, Found
from actip.model.finding import Kind, Severity

Check = Callable[[Submission, Catalogue], Iterable[Found]]
Across = Callable[[Mapping[str, Submission], Catalogue], Iterable[Found]]
_THE_CONVENTION = "GAP"  # the family whose findings say what a report lacks
HEADINGS = ("What it finds", "Why it matters", "Example", "How to close it")


class Scope(Enum):
    """What a rule looks at: one submission, one state's submissions over time, or a region."""

    SUBMISSION = "submission"
    HISTORY = "history"
    REGION = "region"


class Graded(NamedTuple):
    """The severities that a rule can ask for, and the choice among them by the facts of a finding."""

    among: tuple[Severity, ...]
    choose: Callable[[Facts], Severity]


class One(NamedTuple):
    """The form that a text takes for one thing, and the fact that counts the things."""

    text: str
    of: str


class Rule(NamedTuple):
    """One rule: its permanent id, its texts, and its check. Rules that word what reading finds have no check.

    `severity` is what the rule asks for; what a finding gets is decided by the policy of `actip.rules.engine`.
    `message` and `remedy` are filled with the facts; those that begin with `form_` take their place for whoever fills
    in the form. `words` says for a fact whose value is a code what that code reads: a whole sentence, or a thing that a
    sentence names; `not_given` is the code of a fact that is None, and `form_words` are those for the form. `one` holds
    the forms for one thing of the texts that count, by the name of the text (see `texts_of`). `beside` is what of an
    answer a finding about it stands at, where the file has it. A rule of scope `REGION` has `across` in place of
    `check`: it looks at the submissions of all states together, by the states' codes. `otherwise` is the kind of its
    findings that are no errors: an error is always something wrong.
    """

    id: str
    title: str
    basis: str
    severity: Severity | Graded
    message: str
    remedy: str
    explanation: str
    words: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    scope: Scope = Scope.SUBMISSION
    check: Check | None = None
    beside: str = ""
    form_message: str = ""
    form_remedy: str = ""
    across: Across | None = None
    form_words: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    one: Mapping[str, One] = MappingProxyType({})
    otherwise: Kind | None = None

    def kind(self, severity: Severity) -> Kind:
        """Return what a finding of the rule is, by the severity that the rule asks for."""
        if severity is Severity.ERROR:
            return Kind.WRONG
        return self.otherwise or (Kind.LACKS if self.family == _THE_CONVENTION else Kind.QUESTION)

    @property
    def family(self) -> str:
        """The three letters of the id."""
        return self.id[:3]

    @property
    def sections(self) -> Mapping[str, str]:
        """The four sections of the explanation by their heading."""
        texts: dict[str, list[str]] = {}
        for line in inspect.cleandoc(self.explanation).splitlines():
            if line.rstrip(".") in HEADINGS:
                current = texts.setdefault(line.rstrip("."), [])
            elif texts:
                current.append(line)
        return {heading: "\n".join(lines).strip() for heading, lines in texts.items()}


def rule(
    id: str,
    *,
    title: str,
    basis: str,
    severity: Severity | Graded,
    message: str,
    remedy: str,
    words: Mapping[str, Mapping[str, str]] | None = None,
    scope: Scope = Scope.SUBMISSION,
    beside: str = "",
    form_remedy: str = "",
    one: Mapping[str, One] | None = None,
    otherwise: Kind | None = None,
) -> Callable[[Check | Across], Rule]:
    """Return a decorator that makes a `Rule` of a check and its docstring. Nothing is registered anywhere."""

    def decorate(check: Check | Across) -> Rule:
        regional = scope is Scope.REGION
        return Rule(
            id,
            title,
            basis,
            severity,
            message,
            remedy,
            check.__doc__ or "",
            words or {},
            scope,
            None if regional else cast(Check, check),
            beside,
            "",
            form_remedy,
            cast(Across, check) if regional else None,
            one=one or {},
            otherwise=otherwise,
        )

    return decorate
