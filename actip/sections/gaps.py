"""Own what the reports lack and what is asked about them, drawn together, and what each state lacks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.model import Finding
from actip.model.finding import Kind
from actip.model.region import Region, Report
from actip.model.section import Column, Section, Shown
from actip.rules import RULES
from actip.sections.words import amount, short_id, state_counts
from actip.texts import ENGLISH, capital

PART = "Gaps"


# What a report lacks, in a word; of the others the title of the rule says it.
LACKS: Mapping[str, str] = {
    "GAP301": "no answer",
    "GAP303": "lacks evidence",
    "GAP304": "no action yet",
    "GAP305": "no figure",
    "GAP306": "one half of the answer",
    "GAP312": "an action without agency or date",
    "GAP315": "no information on a binding duty",
    "GAP320": "evidence that names nothing",
}
# What a rule of gaps asks about, and another table answers: where it stands, and what is late.
ELSEWHERE: Mapping[str, str] = {"GAP302": "Where it stands", "GAP307": "Where it stands", "GAP313": "Actions"}
_LACKING, _WRONG, _QUESTION = "What the reports lack", "Wrong, to mend", "Asked"
_RIGHTS, _NO_DUTY, _BETWEEN = "Victims' rights", "No obligation", "Between two states"
_MOST_ARTICLES = 12


class _Drawn(NamedTuple):
    """One finding as it is drawn together with others: the kind and the words, what it is about, and of whom."""

    kind: str
    words: str
    group: str
    finding: Finding
    states: tuple[MemberState, ...]


def gaps_and_questions(region: Region, catalogue: Catalogue) -> Section:
    """Draw together what the reports lack, what is wrong and what is asked: by kind and group, with the states."""
    drawn = [entry for entry in _drawn(region, catalogue) if entry.finding.rule not in ELSEWHERE]
    groups = [_RIGHTS, *(code.label for code in catalogue.lists["pillars"].codes.values()), _NO_DUTY, _BETWEEN]
    order = {_LACKING: 0, _WRONG: 1, _QUESTION: 2}
    together: dict[tuple[str, str, str], list[_Drawn]] = {}
    for entry in sorted(drawn, key=lambda one: (order[one.kind], one.finding.rule, groups.index(one.group))):
        together.setdefault((entry.kind, entry.words, entry.group), []).append(entry)
    of_one = region.national
    return Section(
        name="Gaps and questions",
        title="What the reports lack, and what is asked",
        lead=_lead(drawn, region),
        columns=(
            Column("Kind", 20),
            Column("What", 38),
            Column("About", 30),
            Column("Times", 8),
            *(() if of_one else (Column("States", 56),)),
            Column("Articles", 34, wide_only=True),
            Column("Explained", 34),
        ),
        rows=tuple(_together(*key, entries, region, catalogue) for key, entries in together.items()),
        notes=(
            "What a report lacks is no fault: a truthful answer, or still to come. A question can be answered by a "
            "reason; then it is explained, and nothing is asked for any more.",
            *_elsewhere(region, catalogue),
            "'Gaps by state' and 'Findings' have each of them, with the state's own reason.",
        ),
        fixed=2,
        grouped=True,
        part=PART,
    )


def _drawn(region: Region, catalogue: Catalogue) -> Iterator[_Drawn]:
    for report in region.reports:
        for finding in report.assessment.findings if report.assessment else ():
            yield _Drawn(_kind(finding), _words(finding), _group(finding, catalogue), finding, (report.state,))
    for finding in region.findings:
        codes = (str(finding.facts.get(side, "")) for side in ("sender", "receiver"))
        pair = tuple(catalogue.states[code] for code in codes if code in catalogue.states)
        yield _Drawn(_kind(finding), _words(finding), _BETWEEN, finding, pair)


def _kind(finding: Finding) -> str:
    if finding.is_gap:
        return _LACKING
    return _WRONG if finding.kind is Kind.WRONG else _QUESTION


def _words(finding: Finding) -> str:
    title = RULES[finding.rule].title
    return capital(LACKS[finding.rule]) if finding.rule in LACKS else title


def _group(finding: Finding, catalogue: Catalogue) -> str:
    obligation = catalogue.obligations.get(finding.obligation or "")
    if obligation is None:
        return _NO_DUTY
    return _RIGHTS if obligation.victim_rights else catalogue.label("pillars", obligation.pillar)


def _together(
    kind: str, words: str, group: str, entries: Sequence[_Drawn], region: Region, catalogue: Catalogue
) -> tuple[Shown, ...]:
    explained = [entry for entry in entries if entry.finding.explained]
    names = {entry.finding.obligation for entry in entries}
    articles = [short_id(obligation) for name, obligation in catalogue.obligations.items() if name in names]
    return (
        Shown(kind),
        Shown(words),
        Shown(group),
        amount(len(entries)),
        *(() if region.national else (Shown(_whose(entries, region)),)),
        Shown(ENGLISH.first_of(articles, len(articles) if region.national else _MOST_ARTICLES)),
        Shown(_explained(explained, region)),
    )


def _whose(entries: Sequence[_Drawn], region: Region) -> str:
    """Return how often it is so in each state; between two states, the pairs."""
    if any(len(entry.states) > 1 for entry in entries):
        pairs = Counter(" to ".join(state.iso3 for state in entry.states) for entry in entries)
        return ", ".join(f"{pair} {count}" for pair, count in pairs.items())
    return state_counts(Counter(state for entry in entries for state in entry.states), region)


def _explained(entries: Sequence[_Drawn], region: Region) -> str:
    if not entries:
        return ""
    return str(len(entries)) if region.national else f"{len(entries)}: {_whose(entries, region)}"


def _lead(drawn: Sequence[_Drawn], region: Region) -> str:
    counts = Counter(entry.kind for entry in drawn)
    explained = sum(entry.finding.explained is not None for entry in drawn)
    whose = (
        ""
        if region.national
        else ENGLISH.counted(
            "region",
            " In the reports of {count} state, and between two.",
            " In the reports of {count} states, and between two of them.",
            len(region.submissions),
        )
    )
    lacks = ENGLISH.counted(
        "region", "{count} thing that a report lacks", "{count} things that reports lack", counts[_LACKING]
    )
    questions = ENGLISH.counted("region", "{count} question", "{count} questions", counts[_QUESTION])
    reasons = ENGLISH.counted(
        "region",
        "to {count} of them a state gives its reason",
        "to {count} of them states give their reason",
        explained,
    )
    return f"{lacks}, {counts[_WRONG]} wrong, {questions}; {reasons}.{whose}"


def _elsewhere(region: Region, catalogue: Catalogue) -> Iterator[str]:
    """Say which findings are not counted here, because another table holds what they are about."""
    counts = Counter(entry.finding.rule for entry in _drawn(region, catalogue) if entry.finding.rule in ELSEWHERE)
    if counts:
        words = "; ".join(f"{RULES[rule].title} ({counts[rule]}): '{ELSEWHERE[rule]}'" for rule in sorted(counts))
        yield f"Not counted here, for another table has what they are about: {words}."


def gaps_by_state(region: Region, catalogue: Catalogue) -> Section:
    """List for each state what its report lacks, with its own reason where it gives one."""
    order = list(catalogue.obligations)
    rows = []
    for report in region.reports:
        findings = sorted(
            _gaps(report),
            key=lambda finding: (
                not catalogue.obligations[str(finding.obligation)].victim_rights,
                order.index(str(finding.obligation)),
                finding.rule,
            ),
        )
        for finding in findings:
            obligation = catalogue.obligations[str(finding.obligation)]
            gap, reason = Shown(RULES[finding.rule].title), Shown(finding.explained or "")
            rows.append((Shown(report.state.name), *_about(obligation, catalogue), gap, reason))
    return Section(
        name="Gaps by state",
        title="What the reports lack, by state",
        lead="In the alphabetical order of the states' short names; victims' rights first.",
        columns=(Column("State", 20), *_COLUMNS, Column("Gap", 32), Column("The state's own reason", 40)),
        rows=tuple(rows),
        notes=("What a report lacks is no fault: a truthful answer, or still to come.",),
        fixed=2,
        grouped=True,
        part=PART,
    )


_COLUMNS = (
    Column("Obligation", 15),
    Column("About", 40),
    Column("Article", 13, wide_only=True),
    Column("Force", 13, wide_only=True),
    Column("Victims' rights", 10, wide_only=True),
)


def _about(obligation: Obligation, catalogue: Catalogue) -> tuple[Shown, ...]:
    return (
        Shown(obligation.id, short=short_id(obligation)),
        Shown(obligation.title),
        Shown(obligation.citation),
        Shown(catalogue.label("forces", obligation.force)),
        Shown("yes" if obligation.victim_rights else ""),
    )


def _gaps(report: Report) -> Iterator[Finding]:
    for finding in report.assessment.findings if report.assessment else ():
        if finding.is_gap and finding.obligation:
            yield finding
