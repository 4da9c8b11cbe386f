"""Own the run of the rules: each finding gets its id, severity, key, words and place here, and nowhere else."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue import catalogue as catalogue_in
from actip.catalogue import same_in
from actip.catalogue.entries import Catalogue, Obligation
from actip.errors import UnreadableSubmission
from actip.format.content import content_of
from actip.format.fields import TO_CONFIRM
from actip.format.free_texts import addresses
from actip.format.records import Explanation, Submission
from actip.format.rounds import with_rounds_in, with_rounds_of
from actip.format.walk import SteadyPointers, entries, group
from actip.model import Checked, Document, Facts, Finding, Found, Kind, Place, Rule, Scope, Severity, Subject
from actip.model.about import About, about_answer, about_figure, about_flow
from actip.rules import RULES
from actip.rules.carried import CARRIED_OVER, waiting
from actip.rules.masking import Mask, mask_of, private_texts
from actip.rules.names import names_of
from actip.rules.registers import private_texts as texts_of_registers
from actip.rules.slips import folded
from actip.rules.subjects import subject_of, subject_words
from actip.rules.wording import not_shown, worded
from actip.texts import ENGLISH

# Families that compare an honest answer with something else: never an error, with the exceptions named.
AT_MOST_WARNING = ("GAP", "CON", "TRD", "MIR")
_MAY_BE_ERROR = ("GAP301",)  # an unanswered mandatory obligation, once the state says that the file is approved
_OF_NO_DUTY = ("GAP319",)  # beside an answer, and about the file alone
_OF_ANSWERS = ("GAP", "CON", "TRD")  # families whose findings about an answer a state can explain
_OF_A_TEXT = ("GAP340",)  # a text that is not finished is not, however weak the duty is that it stands under
_AT_MOST_NOTE = ("endeavour", "saving", "institutional")
# Rules whose question is for the state alone: those that have to know whether an answer is said to be as before, and
# those that hold figures against the last report's, which stand side by side under 'Trends'. And accounts that differ
# in their numbers alone are the same where these are hidden.
_FOR_THE_STATE = (
    *("TRD601", "TRD603", "TRD605", "TRD606", "TRD607"),
    *("TRD608", "TRD609", "TRD610", "TRD611", "TRD612", "TRD613", "TRD614", "TRD615"),
    "GAP341",
)
_ID = re.compile("[A-Z]{3}[0-9]{3}")
_OF_A_FORM = ("",)  # sheets: a document that has some calls its keys by the headings of the form


def run(checked: Checked, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Run the rules; return their findings and those of reading and validation, in the order of the file."""
    document, submission = checked.document, checked.submission
    catalogue = with_rounds_in(catalogue, document.data)
    everything = [*document.faults, *checked.faults, *_apply(submission, catalogue)]
    private = {entry.pointer for entry in everything if entry.rule_id.startswith("PRV")}
    explanations = tuple(
        entry._replace(reason=not_shown(ENGLISH)) if f"{entry.pointer}/reason" in private else entry
        for entry in submission.explanations
    )
    submission = submission._replace(explanations=explanations)
    texts = [entry.text for entry in submission.texts if entry.pointer in private]
    if any(entry.rule_id == "PRV420" for entry in everything):
        texts += texts_of_registers(submission.lines, catalogue)
    if any(
        entry.rule_id.startswith(("FIL", "SCH")) for entry in everything
    ):  # which quote what stands in place of them
        texts += private_texts(addresses(document.data), catalogue, submission.state)
    context = _Context(document, submission, catalogue, SteadyPointers(document.data), Mask(texts, catalogue))
    stamped = [_stamp(entry, context) for entry in everything]
    stamped += [_stamp(entry, context) for entry in _unmatched(stamped, submission)]
    sheets = {name: number for number, name in enumerate(document.sheets)}
    distinct = folded(list(_distinct(stamped)), submission, document, catalogue)
    timely = (_again(finding, catalogue) for finding in waiting(distinct, submission, document))
    masked = (context.mask.finding(finding) for finding in timely)
    return tuple(sorted(masked, key=lambda finding: (sheets.get(finding.place.sheet or "", -1), *_order(finding))))


def _again(finding: Finding, catalogue: Catalogue) -> Finding:
    """Word the finding again that names what was not looked at: only now it has the cells."""
    return worded(RULES[CARRIED_OVER], finding, catalogue) if finding.rule == CARRIED_OVER else finding


def run_on_what_is_seen(submission: Submission, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Run the rules on a submission as an audience sees it; return their findings, in the order of the catalogue.

    They follow from what the audience is shown, whatever else its file says, and speak as the form does. That a state
    explains what is not there is for the state: it may be there, and not be seen.
    """
    catalogue = with_rounds_of(catalogue, [submission])
    content = content_of(submission)
    document = Document("", content, (), (), dict, sheets=_OF_A_FORM)
    context = _Context(document, submission, catalogue, SteadyPointers(content), Mask((), catalogue))
    faults = (fault for fault in _apply(submission, catalogue) if not _is_for_the_state(fault.rule_id))
    findings = _distinct(_stamp(fault, context) for fault in faults)
    obligations = {name: number for number, name in enumerate(catalogue.obligations)}
    return tuple(
        sorted(findings, key=lambda finding: (_place_among(finding, obligations), finding.severity.rank, finding.rule))
    )


def _is_for_the_state(rule_id: str) -> bool:
    return rule_id in _FOR_THE_STATE or _is_of_days(RULES[rule_id])


def _place_among(finding: Finding, obligations: Mapping[str, int]) -> tuple[int, ...]:
    """Return the place of a finding: answers in the order of the catalogue, then figures, then lists."""
    if finding.obligation:
        return (0, obligations[finding.obligation])
    first, *steps = finding.pointer.split("/")[1:] or ("",)
    return (1 if first == "statistics" else 2, *(int(step) for step in steps if step.isdigit()))


def run_across(submissions: Mapping[str, Submission], catalogue: Catalogue) -> tuple[Finding, ...]:
    """Run the rules that look at the submissions of a cycle together; these are given by state code.

    A reason that one of the two states gives under its 'explanations' stays beside the finding, with its name.
    """
    findings = []
    catalogue = with_rounds_of(catalogue, submissions.values())
    for rule in RULES.values():
        if rule.across is not None:
            findings += [
                _stamp_across(rule, entry.facts, submissions, catalogue)
                for entry in rule.across(submissions, catalogue)
            ]
    return tuple(findings)


def _stamp_across(rule: Rule, facts: Facts, submissions: Mapping[str, Submission], catalogue: Catalogue) -> Finding:
    states = [str(facts[name]) for name in ("sender", "receiver")]
    about = about_flow(str(facts["indicator"]), *states)
    wanted = rule.severity if isinstance(rule.severity, Severity) else rule.severity.choose(facts)
    most = (allowed(rule, None, state, catalogue) for state in states)
    severity = max(wanted, *most, key=lambda severity: severity.rank)
    finding = Finding(
        rule=rule.id,
        key=f"{rule.id}:{about.key}",
        severity=severity,
        kind=rule.kind(severity),
        message="",
        pointer="",
        place=Place(),
        obligation=None,
        remedy="",
        facts=facts,
        explained=_reason_of_either(rule, facts, states, submissions, catalogue),
        about=about,
    )
    return worded(rule, finding, catalogue)


def _reason_of_either(
    rule: Rule, facts: Facts, states: Sequence[str], submissions: Mapping[str, Submission], catalogue: Catalogue
) -> str | None:
    """Join the two states' own reasons about a flow between them, each with its name; None without one."""
    reasons = []
    for state, partner in zip(states, reversed(states), strict=True):
        for entry in submissions[state].explanations if state in submissions else ():
            about = {"indicator": entry.about} if isinstance(entry.about, str) else entry.about
            within = about.get("within") or {}
            partner_named = within.get("partner", partner) if isinstance(within, Mapping) else partner
            if entry.standing == TO_CONFIRM:
                continue
            if entry.rule == rule.id and about.get("indicator") == facts["indicator"] and partner_named == partner:
                reasons.append(f"{catalogue.states[state].name}: {entry.reason}")
    return " ".join(reasons) or None


def _unmatched(findings: Iterable[Finding], submission: Submission) -> Iterator[Found]:
    """Report explanations of no finding, unless they are last year's and nobody confirmed them.

    What concerns two states shows only beside the other's figures.
    """
    matched = {(finding.rule, finding.explained) for finding in findings if finding.explained}
    for entry in submission.explanations:
        if entry.standing == TO_CONFIRM:
            continue  # what it was about is gone: nobody has to empty its row
        if (entry.rule, entry.reason) not in matched and not entry.rule.startswith("MIR"):
            if entry.rule not in RULES and _ID.fullmatch(entry.rule):
                yield Found(entry.pointer, {"rule": entry.rule}, "SCH266")
                continue
            which = {"which": "rule", "rule": entry.rule} if len(entry.rule) < 9 else {"which": "none"}
            yield Found(entry.pointer, which, "SCH217")


def severities(rule: Rule) -> tuple[Severity, ...]:
    """Return the severities that a finding of the rule can have, the gravest first."""
    severities = {rule.severity} if isinstance(rule.severity, Severity) else set(rule.severity.among)
    softened = {Severity.NOTE} if rule.family in AT_MOST_WARNING else set()
    return tuple(sorted(severities | softened, key=lambda severity: severity.rank))


def kinds(rule: Rule) -> tuple[Kind, ...]:
    """Return the kinds that a finding of the rule can be of, in their order."""
    among = {rule.kind(severity) for severity in severities(rule)}
    return tuple(kind for kind in Kind if kind in among)


def unreadable(error: UnreadableSubmission) -> Finding:
    """Return the finding for a file that could not be read."""
    rule = RULES[error.rule_id]
    place = Place(error.line, error.column)
    catalogue = catalogue_in()
    quoted = [value for value in error.facts.values() if isinstance(value, str)]
    facts = Mask(private_texts(quoted, catalogue), catalogue).facts(rule, error.facts)
    finding = Finding(rule.id, rule.id, Severity.ERROR, rule.kind(Severity.ERROR), "", "", place, None, "", facts)
    return worded(rule, finding, catalogue)


def sentences(faults: Iterable[Found], document: Document, catalogue: Catalogue) -> list[str]:
    """Return the messages of faults of a document that was read, each with its place, without a person's data."""
    findings = findings_of(faults, document, catalogue)
    return [f"{entry.place.words}: {entry.message}" if entry.place.words else entry.message for entry in findings]


def findings_of(faults: Iterable[Found], document: Document, catalogue: Catalogue) -> list[Finding]:
    """Return the words of faults of a document that was read, and not checked."""
    listed = list(faults)
    if not listed:
        return []
    catalogue = with_rounds_in(catalogue, document.data)
    mask, medium = mask_of([document], catalogue), document.language if document.sheets else ""
    findings = []
    for fault in listed:
        rule = RULES[fault.rule_id]
        place = fault.place or document.place(fault.pointer)
        finding = Finding(
            *(rule.id, rule.id, Severity.NOTE, rule.kind(Severity.NOTE), "", fault.pointer, place, None, ""),
            mask.facts(rule, fault.facts),
            subject=mask.subject(subject_of(fault.pointer, document.data)), medium=medium,
        )  # fmt: skip
        findings.append(mask.finding(worded(rule, finding, catalogue)))
    return findings


def _apply(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    for rule in RULES.values():
        if rule.check is None or (rule.scope is Scope.HISTORY and submission.previous is None):
            continue
        try:
            for fault in rule.check(submission, catalogue):
                yield fault._replace(rule_id=rule.id)
        except Exception as error:  # a rule that fails must neither hide the others nor look clean
            yield Found("", {"failed": rule.id, "error": type(error).__name__}, "INT001")


class _Context(NamedTuple):
    """What a fault becomes a finding with."""

    document: Document
    submission: Submission
    catalogue: Catalogue
    steady: SteadyPointers
    mask: Mask


def _stamp(fault: Found, context: _Context) -> Finding:
    document, submission, catalogue, steady, mask = context
    rule = RULES[fault.rule_id]
    steps = fault.pointer.split("/")
    obligation = catalogue.obligations.get(steps[2]) if steps[1:2] == ["obligations"] and len(steps) > 2 else None
    subject = mask.subject(subject_of(fault.pointer, document.data))
    about = _as_form_calls(_about(fault, rule, document.data, obligation, steady.of(fault.pointer)), subject, context)
    severity = _severity(rule, fault, obligation, submission, catalogue)
    finding = Finding(
        rule=rule.id,
        key=f"{rule.id}:{about.key}",
        severity=severity,
        kind=rule.kind(severity),
        message="",
        pointer=fault.pointer,
        place=fault.place or document.place(fault.pointer + rule.beside.format_map(fault.facts)),
        obligation=obligation.id if obligation else None,
        remedy="",
        facts=mask.facts(rule, fault.facts),
        explained=_reason(rule.id, about, submission, to_confirm=False),
        about=about,
        subject=subject,
        medium=document.language if document.sheets else "",
    )
    if finding.explained is None:
        finding = finding._replace(reason_before=_reason(rule.id, about, submission, to_confirm=True))
    return worded(rule, finding, catalogue)


def _severity(
    rule: Rule, fault: Found, obligation: Obligation | None, submission: Submission, catalogue: Catalogue
) -> Severity:
    """Return the severity that the policy allows.

    Error means that the file cannot be relied on or passed on. A truthful gap is at most a warning; where the duty
    is soft, its text uncertain or the reporter voluntary it is at most a note. Honest answers never fail CI.
    """
    wanted = rule.severity if isinstance(rule.severity, Severity) else rule.severity.choose(fault.facts)
    return max(wanted, allowed(rule, obligation, submission.state, catalogue), key=lambda severity: severity.rank)


def allowed(rule: Rule, obligation: Obligation | None, state: str | None, catalogue: Catalogue) -> Severity:
    """Return the gravest severity that the policy lets a finding have, whoever asks for more."""
    if rule.family not in AT_MOST_WARNING:
        return Severity.ERROR
    reporter = catalogue.states.get(state or "")
    if rule.id in _OF_NO_DUTY:
        return Severity.WARNING
    duty = None if rule.id in _OF_A_TEXT else obligation
    uncertain = duty is not None and (duty.force in _AT_MOST_NOTE or duty.confidence == "low")
    if uncertain or (reporter is not None and reporter.voluntary):
        return Severity.NOTE
    return Severity.ERROR if rule.id in _MAY_BE_ERROR else Severity.WARNING


def _about(fault: Found, rule: Rule, data: Mapping[str, Any], obligation: Obligation | None, steady: str) -> About:
    """Return what a finding is about: as its rule says, else what its pointer leads to, whatever the row."""
    if fault.about is not None:
        return fault.about
    steps = fault.pointer.split("/")
    asks = rule.family in _OF_ANSWERS or _is_of_days(rule)
    if obligation and asks:
        return about_answer(obligation.id, "/".join(steady.split("/")[3:]), "/".join(steps[3:]))
    if steps[1:3] == ["statistics", "cells"] and len(steps) > 3:
        cells = entries(data, "statistics", "cells")
        indicator = group(cells[int(steps[3])]).get("indicator") if int(steps[3]) < len(cells) else None
        return About(steady, indicators=(str(indicator),), cells=("/".join(steps[:4]),))
    if asks:
        return About(steady[1:], frozenset((steady[1:], fault.pointer[1:])))
    return About(steady, obligation=obligation.id if obligation else None)  # nobody can explain it away


def _as_form_calls(about: About, subject: Subject, context: _Context) -> About:
    """Return what a finding is about, with what a form calls that part: an explanation may name it so."""
    document, catalogue = context.document, context.catalogue
    if not any(document.sheets) or not about.names or about.label or about.obligation or about.indicators:
        return about
    label = subject_words(subject, names_of(document.language, catalogue), same_in(document.language, catalogue))
    return about._replace(names=about.names | {label}, label=label)


def _is_of_days(rule: Rule) -> bool:
    """Tell whether a rule of the shape asks about days: what the others find has to be mended."""
    return rule.family == "SCH" and rule.check is not None


def _reason(rule_id: str, about: About, submission: Submission, *, to_confirm: bool) -> str | None:
    """Return the state's own reason for a finding: one that holds, or one of the last report to be confirmed."""
    for entry in submission.explanations:
        if (entry.standing == TO_CONFIRM) is to_confirm and is_reason_for(entry, rule_id, about):
            return entry.reason
    return None


def is_reason_for(entry: Explanation, rule_id: str, about: About) -> bool:
    """Tell whether an explanation is of what a rule found; one of an answer is of whatever is found in it."""
    name = entry.about if isinstance(entry.about, str) else _named_figure(entry.about)
    return entry.rule == rule_id and name in about.names


def _named_figure(about: Mapping[str, Any]) -> str:
    """Return the figure that an explanation names, as the key of a finding names it."""
    within = about.get("within")
    fixed = within if isinstance(within, Mapping) else {}
    return about_figure(str(about.get("indicator", "")), str(about.get("dimension", "")), fixed).key


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Number the findings that would share a key, so that every key is unique."""
    seen: dict[str, int] = {}
    for finding in findings:
        seen[finding.key] = count = seen.get(finding.key, 0) + 1
        yield finding if count == 1 else finding._replace(key=f"{finding.key}#{count}")


def _order(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    return (place.line or 0, place.column or 0, finding.severity.rank, finding.rule, finding.key)
