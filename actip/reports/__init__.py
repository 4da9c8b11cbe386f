"""Own the table of outputs: name to module. Adding one is one module and one entry."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import Assessment, Finding, Severity
from actip.texts import Language

REPORTERS = {
    "text": "actip.reports.text",
    "json": "actip.reports.json",
    "sarif": "actip.reports.sarif",
    "junit": "actip.reports.junit",
    "github": "actip.reports.github",
    "markdown": "actip.reports.markdown",
}


class Line(NamedTuple):
    """One line of an output with its role: `title`, `error`, `warning`, `note`, `aside`, or none."""

    text: str
    role: str = ""


def as_text(lines: Iterable[Line]) -> str:
    """Join lines into one text, in which nothing can act on the screen that shows it."""
    return "".join(f"{printable(part)}\n" for line in lines for part in line.text.split("\n"))


def findings_to_show(assessment: Assessment, gaps_only: bool) -> list[Finding]:
    """Return the findings of a file, or its gaps alone; of an unreadable file always all."""
    gaps = gaps_only and assessment.readable
    return [finding for finding in assessment.findings if not gaps or finding.rule.startswith("GAP")]


def said_once(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out what a reader would read twice: of a pillar that is silent as a whole, each of its obligations.

    What is an error, or has the state's reason beside it, is never left out. Machines are given everything.
    """
    silent = [finding for finding in findings if finding.rule == "GAP317" and finding.explained is None]
    folded = {name for finding in silent for name in cast("list[str]", finding.facts["obligations"])}
    return [
        finding
        for finding in findings
        if finding.rule != "GAP301"
        or finding.obligation not in folded
        or finding.severity is Severity.ERROR
        or finding.explained is not None
    ]


def switched_off(assessment: Assessment, gaps_only: bool) -> int:
    """Count the findings of a file that the settings switch off."""
    return sum(finding.rule.startswith("GAP") or not gaps_only for finding in assessment.switched_off)


def verification(catalogue: Catalogue) -> str:
    """State in a sentence how far the texts of the obligations are verified, for every output about them."""
    return catalogue.language.say(
        "screen",
        "Catalogue {version}: {read} of {all} obligations were read in a published copy of the Convention. The others "
        "are recalled and have to be checked against its official text.",
        version=catalogue.version,
        read=sum(obligation.verified for obligation in catalogue.obligations.values()),
        all=len(catalogue.obligations),
    )


def severity_word(severity: Severity, language: Language) -> str:
    """Return how grave a finding is, in a word."""
    match severity:
        case Severity.ERROR:
            return language.say("severity", "error")
        case Severity.WARNING:
            return language.say("severity", "warning")
        case Severity.NOTE:
            return language.say("severity", "note")


class Reporter(Protocol):
    """What a module in `REPORTERS` offers."""

    def report(
        self, assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool
    ) -> list[Line]:
        """Return the whole output for these assessments.

        With `gaps_only` only the findings of `GAP` rules are in it; with `unfold` none of them are drawn together.
        """


def reporter(name: str) -> Reporter:
    """Return the module that writes a format."""
    return cast(Reporter, import_module(REPORTERS[name]))
