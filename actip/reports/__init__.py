"""Own the table of outputs: name to module. Adding one is one module and one entry."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import COUNTED, Assessment, Finding, Kind, Severity
from actip.texts import Language

REPORTERS = {
    "text": "actip.reports.text",
    "concise": "actip.reports.concise",
    "json": "actip.reports.json",
    "sarif": "actip.reports.sarif",
    "junit": "actip.reports.junit",
    "github": "actip.reports.github",
    "gitlab": "actip.reports.gitlab",
    "markdown": "actip.reports.markdown",
}


class Showing(NamedTuple):
    """What of the findings an output shows, and which of them fail.

    With `gaps_only` only what a report lacks is in it; with `unfold` nothing is drawn together; with `fails_only` only
    what fails. A finding fails at or above the `threshold`; None: none does. Addresses of files are from the folder
    `root`. `left_out` are the files of a folder that were not read.
    """

    gaps_only: bool = False
    unfold: bool = False
    threshold: Severity | None = Severity.ERROR
    fails_only: bool = False
    root: str = ""
    left_out: tuple[str, ...] = ()


EVERYTHING = Showing()


class Line(NamedTuple):
    """One line of an output with its role: `title`, `error`, `warning`, `note`, `aside`, or none."""

    text: str
    role: str = ""


def as_text(lines: Iterable[Line]) -> str:
    """Join lines into one text, in which nothing can act on the screen that shows it."""
    return "".join(f"{printable(part)}\n" for line in lines for part in line.text.split("\n"))


def findings_to_show(assessment: Assessment, showing: Showing = EVERYTHING) -> list[Finding]:
    """Return the findings of a file, its gaps alone, or what fails; of an unreadable file always all.

    What waits until somebody has looked at an answer of the last report is shown where everything is: among the gaps,
    which is what they are, and unfolded.
    """
    gaps, everything = showing.gaps_only and assessment.readable, showing.gaps_only or showing.unfold
    return [
        finding
        for finding in assessment.findings
        if (not gaps or finding.is_gap)
        and (everything or not finding.waits)
        and (not showing.fails_only or is_failure(finding, assessment, showing))
    ]


def is_failure(finding: Finding, assessment: Assessment, showing: Showing) -> bool:
    """Tell whether a finding makes the exit code what it is; an error in a file that cannot be read always does."""
    return finding.fails(showing.threshold) or (not assessment.readable and finding.is_open_error)


def with_folded(findings: Sequence[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """Return the findings to show, each with those that are folded under it; without that one they stand alone."""
    keys = {finding.key for finding in findings}
    under: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.folded_under in keys:
            under.setdefault(finding.folded_under, []).append(finding)
    return [(finding, under.get(finding.key, [])) for finding in findings if finding.folded_under not in keys]


def folded_words(findings: Sequence[Finding], language: Language) -> str:
    """Say in one line which findings are folded under another one."""
    rules = [
        f"{rule} ({count})" if count > 1 else rule for rule, count in sorted(Counter(f.rule for f in findings).items())
    ]
    return language.counted(
        "screen",
        "And {count} more finding that this figure explains: {rules}.",
        "And {count} more findings that this figure explains: {rules}.",
        len(findings),
        rules=language.row_of(rules),
    )


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
    return sum(finding.is_gap or not gaps_only for finding in assessment.switched_off)


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


def of_draft(name: str, language: Language) -> str:
    """Say that nobody has reviewed the texts in the language of this name."""
    return language.say(
        "screen", "note: this is a draft, nobody has reviewed the texts in {language} yet", language=name
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


def kind_word(counted_as: str, language: Language) -> str:
    """Return what a finding is counted as, see `COUNTED`, in a word: the same one in every output."""
    match counted_as:
        case Kind.WRONG.value:
            return language.say("kind", "wrong")
        case Kind.QUESTION.value:
            return language.say("kind", "question")
        case Kind.LACKS.value:
            return language.say("kind", "lacks")
    return language.say("kind", "explained")


def counts_by_kind(findings: Iterable[Finding]) -> Mapping[str, int]:
    """Count findings by what they are counted as, in its order; each is counted once."""
    counts = Counter(finding.counted_as for finding in findings)
    return {counted_as: counts[counted_as] for counted_as in COUNTED}


def in_kinds(findings: Iterable[Finding], language: Language) -> str:
    """Say how many findings there are of each kind: '2 wrong, 3 questions, 41 things the report lacks, 1 explained'."""
    counts = counts_by_kind(findings)
    wrong, questions, gaps, explained = counts.values()
    words = (
        language.counted("kind", "{count} wrong", "{count} wrong", wrong),
        language.counted("kind", "{count} question", "{count} questions", questions),
        language.counted("kind", "{count} thing the report lacks", "{count} things the report lacks", gaps),
        language.counted("kind", "{count} explained", "{count} explained", explained),
    )
    return language.row_of([text for text, count in zip(words, counts.values(), strict=True) if count])


class Reporter(Protocol):
    """What a module in `REPORTERS` offers."""

    def report(
        self, assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing = EVERYTHING
    ) -> list[Line]:
        """Return the whole output for these assessments."""


def reporter(name: str) -> Reporter:
    """Return the module that writes a format."""
    return cast(Reporter, import_module(REPORTERS[name]))
