"""Own how the findings of a file are read: by what to mend first, with what is folded, in the reader's language."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from actip.catalogue.entries import Catalogue
from actip.format.rounds import with_rounds_of
from actip.model import COUNTED, EXPLAINED, Assessment, Finding, Kind, Severity
from actip.reports import folded_words, with_folded
from actip.reports.summary import UNANSWERED
from actip.rules.explained import explained_as
from actip.rules.wording import reworded
from actip.texts import ENGLISH, Language

_MOST_NAMES = 2  # how many obligations the line about unanswered ones names
_OF_FILE, _OF_FIGURES = "file", "figures"  # the groups of findings that are about no obligation
WithFolded = tuple[Finding, list[Finding]]  # a finding, and those that it explains


class KindGroup(NamedTuple):
    """The findings of a kind under the heading that says what to do about them, in groups with headings of their own.

    Only what a report lacks is in several, by pillar: there can be dozens.
    """

    heading: str
    groups: Sequence[tuple[str, Sequence[WithFolded]]]


def in_words(assessments: Iterable[Assessment], catalogue: Catalogue) -> tuple[tuple[Assessment, ...], Catalogue]:
    """Return assessments with their findings in the language of a catalogue, and that with the rounds they answer.

    Findings are made in English, and are worded anew for whoever reads another language.
    """
    assessments = tuple(assessments)
    spoken = with_rounds_of(catalogue, (assessment.submission for assessment in assessments))
    if catalogue.language is ENGLISH:
        return assessments, spoken
    worded = (
        assessment._replace(findings=tuple(reworded(finding, spoken) for finding in assessment.findings))
        for assessment in assessments
    )
    return tuple(worded), spoken


def by_kind(findings: Sequence[Finding], catalogue: Catalogue, *, unfold: bool = False) -> list[KindGroup]:
    """Return findings kind by kind, each with those that are folded under it, of whatever kind these are."""
    visible = [(finding, list[Finding]()) for finding in findings] if unfold else with_folded(findings)
    kinds = []
    for counted_as in COUNTED:
        if of_kind := [entry for entry in visible if entry[0].counted_as == counted_as]:
            groups = _by_pillar(of_kind, catalogue) if counted_as == Kind.LACKS.value else [("", of_kind)]
            kinds.append(KindGroup(kind_title(counted_as, catalogue.language), groups))
    return kinds


def drawn_together(entries: Sequence[WithFolded]) -> tuple[list[WithFolded], list[list[Finding]]]:
    """Divide findings into those that are read one by one, and the unanswered ones of each kind, of which one line is.

    One alone is read as any other, and so are those that the state explained.
    """
    unanswered: dict[str, list[Finding]] = {}
    for finding, _ in entries:
        if finding.rule == UNANSWERED and finding.counted_as != EXPLAINED:
            unanswered.setdefault(finding.counted_as, []).append(finding)
    several = {counted_as: findings for counted_as, findings in unanswered.items() if len(findings) > 1}
    single = [entry for entry in entries if entry[0].rule != UNANSWERED or entry[0].counted_as not in several]
    return single, list(several.values())


def asides(finding: Finding, under: Sequence[Finding], language: Language) -> list[str]:
    """Say what is not shown beside a finding: what a slip explains, what waits for a look at its answers."""
    words = [folded_words(under, language)] if under else []
    if number := finding.facts.get("waiting"):
        words.append(
            language.counted(
                "screen",
                "{count} more finding about these answers waits until somebody has looked at them.",
                "{count} more findings about these answers wait until somebody has looked at them.",
                cast("int", number),
            )
        )
    return words


def unanswered_words(findings: Sequence[Finding], catalogue: Catalogue) -> str:
    """Say in one line how many obligations have no answer, how grave that is, and name the first."""
    language = catalogue.language
    obligations = {finding.obligation for finding in findings}
    ids = [name for name in catalogue.obligations if name in obligations]
    return language.counted(
        "screen",
        "{count} unanswered ({findings}): {obligations}",
        "{count} unanswered ({findings}): {obligations}",
        len(ids),
        findings=_by_severity(findings, language),
        obligations=language.first_of(ids, _MOST_NAMES),
    )


def about(finding: Finding, catalogue: Catalogue) -> str:
    """Return what an explanation of a finding says that it is about, to be copied; nothing where there can be none.

    Of a text it is the value of the key `about`, of a form what goes into the columns of its table.
    """
    if finding.medium and (cells := explained_as(finding.about, catalogue)):
        return " | ".join(filter(None, cells))
    subject = finding.about.explained_as
    if subject is None or isinstance(subject, str):
        return subject or ""
    within = subject.get("within")
    parts = {**subject, "within": _flow(within) if isinstance(within, Mapping) else "{}"}
    return _flow(parts)


def _flow(pairs: Mapping[str, object]) -> str:
    return f"{{{', '.join(f'{name}: {value}' for name, value in pairs.items())}}}"


def _by_pillar(findings: Sequence[WithFolded], catalogue: Catalogue) -> list[tuple[str, list[WithFolded]]]:
    titles = _titles(catalogue)
    groups: dict[str, list[WithFolded]] = {code: [] for code in titles}
    for entry in findings:
        groups[_group(entry[0], catalogue)].append(entry)
    return [(titles[code], group) for code, group in groups.items() if group]


def _titles(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the title of each group of findings, in their order."""
    language = catalogue.language
    return {
        _OF_FILE: language.say("screen", "The file"),
        _OF_FIGURES: language.say("screen", "Figures"),
        **{code.code: code.label for code in catalogue.lists["pillars"].codes.values()},
    }


def _group(finding: Finding, catalogue: Catalogue) -> str:
    if obligation := catalogue.obligations.get(finding.obligation or ""):
        return obligation.pillar
    return _OF_FIGURES if finding.pointer.startswith("/statistics") else _OF_FILE


def kind_title(counted_as: str, language: Language) -> str:
    """Return the heading of the findings of a kind: what to do about them."""
    match counted_as:
        case Kind.WRONG.value:
            return language.say("screen", "Wrong: mend this first")
        case Kind.QUESTION.value:
            return language.say("screen", "Questions: explain it, or mend what is not so")
        case Kind.LACKS.value:
            return language.say("screen", "What the report lacks")
    return language.say("screen", "Explained: nothing more is asked")


def _by_severity(findings: Sequence[Finding], language: Language) -> str:
    """Return how many findings there are of each severity: '1 error, 2 warnings'."""
    counts = Counter(finding.severity for finding in findings)
    words = {
        Severity.ERROR: language.counted("severity", "{count} error", "{count} errors", counts[Severity.ERROR]),
        Severity.WARNING: language.counted("severity", "{count} warning", "{count} warnings", counts[Severity.WARNING]),
        Severity.NOTE: language.counted("severity", "{count} note", "{count} notes", counts[Severity.NOTE]),
    }
    return language.row_of([words[severity] for severity in Severity if counts[severity]])
