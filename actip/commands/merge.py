"""Own the way from the files of several agencies to one report: which file is which, and whether they can be joined."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from actip.assessment.belonging import may_be_one, says_it_is_one
from actip.catalogue.entries import Catalogue
from actip.commands.convert import content as written
from actip.commands.convert import of_decisions, speaking
from actip.commands.split import stem
from actip.errors import Contradiction, UnknownName, UnreadableSubmission
from actip.format.agencies import REST, as_listed
from actip.format.answering import answering
from actip.format.records import Submission
from actip.format.rounds import with_rounds_in
from actip.format.walk import groups
from actip.gate.folders import expand, refuse_left_out
from actip.model import Assessment, Document, Finding, Found, Place, Severity
from actip.readers import READERS, document
from actip.round.decide import decided
from actip.round.diff import canonical
from actip.round.join import Joiner, PartFile
from actip.round.versions import differences
from actip.rules import RULES
from actip.rules.engine import run, unreadable
from actip.rules.masking import Mask, mask_of
from actip.rules.wording import worded
from actip.texts import ENGLISH
from actip.validation import Validator

_NEVER = "2000-01-01 00:00"  # a form that nobody has saved since it was written


class _CameUp(NamedTuple):
    """What came up in the merge; `cause` is the finding about one of the files that it repeats."""

    fault: Found
    cause: Finding | None = None


class Merged(NamedTuple):
    """One report of several parts, and what came up: an Assessment of it, and of every file that cannot be read.

    `content` is None where the parts cannot be one report yet; `paths` are the files that were looked at; `notes` say
    what of their conflicts was decided; `name` is what a file about that report is called, without an ending: LAO_2025;
    `language` is what all parts speak that are forms; `parts` are the files that the report is made of.
    """

    content: Mapping[str, Any] | None
    assessments: tuple[Assessment, ...]
    paths: tuple[str, ...]
    notes: tuple[str, ...] = ()
    name: str = ""
    language: str = ENGLISH.code
    parts: tuple[str, ...] = ()


def joined(
    paths: Sequence[str],
    target: str,
    prefer: Sequence[str],
    catalogue: Catalogue,
    created: datetime,
    *,
    join: bool = False,
) -> tuple[Merged, bytes | None]:
    """Merge parts; return what comes of it, and the one file in the format of the target's suffix, None without one.

    Raises ActipError.
    """
    report = merged(paths, target, prefer, catalogue, join=join)
    suffix = f".{target.rpartition('.')[2].lower()}"
    spoken = speaking(report.language, catalogue)
    return report, None if report.content is None else written(report.content, suffix, spoken, created)


def merged(
    paths: Sequence[str], target: str, prefer: Sequence[str], catalogue: Catalogue, *, join: bool = False
) -> Merged:
    """Merge files into one report. `target` is the name that it will have.

    What stands under 'take' of a file's conflicts is carried out first. With `prefer`, the short names of agencies, the
    first of them that has a word counts where another file says something else; with `join`, accounts of several are
    joined under their names. Raises Contradiction where the files are not about the same state and period, UnknownName
    for an agency without a file.
    """
    validator = Validator(catalogue)
    files = _files(paths)
    read = [entry for path in files if (entry := _read(path, path in paths, validator))]
    if unreadable_ones := tuple(entry for entry in read if isinstance(entry, Assessment)):
        return Merged(None, unreadable_ones, files)
    sources = [entry for entry in read if isinstance(entry, PartFile)]
    mask = mask_of([source.document for source in sources], catalogue)
    _about_one_report(sources, paths, mask)
    name = stem(sources[0].content, mask)
    catalogue = with_rounds_in(catalogue, *(source.content for source in sources))
    for agency in prefer:
        if agency not in (parts := [source.agency for source in sources if source.agency]):
            names = ", ".join(map(mask.text, parts))
            raise UnknownName(f"None of the files is the part of '{agency}'.", f"There are: {names}.")
    findings = [*_not_read(sources, catalogue), *_parts_without_owner(sources)]
    sources, notes = _with_decisions(sources, validator)
    sources, doubles = _without_doubles(sources, catalogue)
    findings += map(_CameUp, doubles)
    if any(finding.fault.rule_id in ("MRG703", "MRG706") for finding in findings):
        return Merged(None, (_assessment(target, None, _masked(findings, mask), (), catalogue),), files, name=name)
    language = _spoken(sources)
    is_form = target.lower().endswith(".xlsx")
    joiner = Joiner(speaking(language if is_form else ENGLISH.code, catalogue), prefer, join=join)
    content = joiner.report(_in_order(sources))
    as_form = ("",) if is_form else ()  # who will open a form is told in its words
    whole = validator.validate(Document(target, content, (), (), dict, sheets=as_form))
    of_whole = run(whole, catalogue)
    conflicts = [finding for finding in of_whole if finding.rule in ("MRG701", "MRG709")]
    findings += map(_CameUp, (*_whole_among_parts(sources), *_missing_part(sources, catalogue), *joiner.findings))
    if others := sum(finding.severity is Severity.ERROR for finding in of_whole) - len(conflicts):
        findings.append(_CameUp(Found("", {"number": others}, "MRG711")))
    return Merged(
        content,
        (_assessment(target, whole.submission, _masked(findings, mask), conflicts, catalogue),),
        files,
        notes,
        name,
        language,
        tuple(source.document.path for source in sources),
    )


def _with_decisions(sources: Sequence[PartFile], validator: Validator) -> tuple[list[PartFile], tuple[str, ...]]:
    """Carry out what stands under 'take' of the conflicts of each file, and say how many of them that were."""
    ready, notes = [], []
    for source in sources:
        spoken = speaking(source.document.language, with_rounds_in(validator.catalogue, source.content))
        outcome = decided(source.content, spoken)
        if outcome.number:
            document = source.document._replace(data=outcome.content)
            source = source._replace(checked=source.checked._replace(document=document))
        ready.append(source)
        notes += [f"{source.name}: {note}" for note in of_decisions(outcome)]
    return ready, tuple(notes)


def _spoken(sources: Sequence[PartFile]) -> str:
    """Return the language of all parts that are forms, English where they speak several."""
    languages = {source.document.language for source in sources if source.document.sheets}
    return languages.pop() if len(languages) == 1 else ENGLISH.code


def _files(paths: Sequence[str]) -> tuple[str, ...]:
    files = [file for path in paths for file in (expand(path, tuple(READERS)).files or [path])]
    return tuple(dict.fromkeys(files))


def _read(path: str, is_named: bool, validator: Validator) -> PartFile | Assessment | None:
    """Read and check a file once; return an Assessment of one that cannot be read, None for what is no part at all."""
    try:
        if not expand(path, tuple(READERS)).files:
            refuse_left_out(path, tuple(READERS))
            raise UnreadableSubmission("FIL102", {"expected": sorted(READERS)})
        read = document(path)
        if not is_named and not says_it_is_one(path, read.data, validator.catalogue):
            return None
        checked = validator.validate(read)
    except UnreadableSubmission as error:
        if not is_named and not may_be_one(path, error, validator.catalogue):
            return None
        return Assessment(path, None, (unreadable(error),))
    return PartFile(checked, _whose(checked.document.data))


def _whose(content: Mapping[str, Any]) -> str | None:
    """Return the agency whose part it is, in the spelling of the list of agencies."""
    agency = content.get("answered_by")
    if not isinstance(agency, str):
        return None
    listed = [str(entry.get("id")) for _, entry in groups(content, "agencies")]
    return as_listed(agency, (*listed, REST)) or agency


def _parts_without_owner(sources: Sequence[PartFile]) -> Iterator[_CameUp]:
    """Report parts that name no agency, or whose agency has two different questionnaires."""
    for source in sources:
        questions = source.content.get("questions")
        others = [other for other in sources if other is not source and other.agency == source.agency]
        twin = next((other for other in others if other.content.get("questions") != questions), None)
        if questions and not source.agency:
            yield _CameUp(Found("", {"file": source.name, "what": "nobody", "mend": "nobody"}, "MRG706"))
        elif source.agency and twin:
            facts = {"file": source.name, "what": "two", "mend": "two", "agency": source.agency, "twin": twin.name}
            yield _CameUp(Found("", facts, "MRG706"))


def _not_read(sources: Sequence[PartFile], catalogue: Catalogue) -> Iterator[_CameUp]:
    """Report what could not be read in a file, or has a wrong shape: the report would lack it."""
    for source in sources:
        read = source.document
        lost = {
            fault.rule_id
            for fault in read.faults
            if RULES[fault.rule_id].severity is not Severity.NOTE and fault.pointer not in read.refused
        }
        misshapen = {fault.pointer for fault in source.checked.faults if _is_misshapen(fault)}
        for finding in run(source.checked, catalogue) if lost or misshapen else ():
            if finding.rule in lost or finding.pointer in misshapen:
                what = "finding_at" if finding.place.words else "finding"
                yield _CameUp(Found("", {"file": source.name, "what": what, "mend": "finding"}, "MRG706"), finding)


def _is_misshapen(fault: Found) -> bool:
    """Tell whether a group or list has another shape, or the catalogue is a later one: it cannot be joined."""
    other_kind = fault.facts.get("expected") in ("object", "array") or fault.facts.get("kind") in ("list", "mapping")
    return fault.rule_id == "SCH214" or (fault.rule_id == "SCH203" and other_kind)


def _assessment(
    target: str,
    submission: Submission | None,
    findings: Iterable[_CameUp],
    conflicts: Iterable[Finding],
    catalogue: Catalogue,
) -> Assessment:
    stamped = []
    for number, (fault, cause) in enumerate(findings):
        rule = RULES[fault.rule_id]
        severity = rule.severity if isinstance(rule.severity, Severity) else Severity.ERROR
        key = f"{rule.id}:{number}"
        finding = Finding(
            rule.id, key, severity, rule.kind(severity), "", fault.pointer, Place(), None, "", fault.facts, cause=cause
        )
        stamped.append(worded(rule, finding, catalogue))
    ordered = sorted([*stamped, *conflicts], key=lambda finding: (finding.severity.rank, finding.rule))
    return Assessment(target, submission, tuple(ordered))


def _masked(findings: Iterable[_CameUp], mask: Mask) -> list[_CameUp]:
    """Mask a person's data in the facts; a finding that is repeated was masked with its file."""
    return [
        entry._replace(fault=entry.fault._replace(facts=mask.facts(RULES[entry.fault.rule_id], entry.fault.facts)))
        for entry in findings
    ]


def _about_one_report(sources: Sequence[PartFile], paths: Sequence[str], mask: Mask) -> None:
    if not sources:
        raise UnknownName(f"There is no submission under {', '.join(paths)}.", "Name the folder of the parts.")
    first = sources[0]
    for other in sources[1:]:
        for key, words in (("state", "state"), ("period", "period")):
            if other.content.get(key) != first.content.get(key):
                one, two = (
                    f"{entry.document.path} ({mask.text(_about(entry.content.get(key)))})" for entry in (other, first)
                )
                raise Contradiction(f"{one} is about another {words} than {two}.", "Merge the parts of one report.")


def _about(value: Any) -> str:
    return f"{value.get('start')} to {value.get('end')}" if isinstance(value, Mapping) else str(value or "not given")


# --- which file is which


def _without_doubles(sources: Sequence[PartFile], catalogue: Catalogue) -> tuple[list[PartFile], list[Found]]:
    """Drop files that were sent twice; report them, and two versions of one part."""
    distinct: list[PartFile] = []
    findings = []
    for source in sources:
        same = next((other for other in distinct if canonical(other.content) == canonical(source.content)), None)
        others = [other for other in distinct if other.agency == source.agency and other.agency not in (None, REST)]
        version = next(iter(others), None)
        if same:
            names = {"found": source.document.path, "first": same.document.path}
            whose = {"whose": "agency" if source.agency else "nobody", "agency": source.agency}
            findings.append(Found("", {**names, **whose}, "MRG702"))
            continue
        if version:
            findings.append(_two_versions(version, source, catalogue))
        distinct.append(source)
    several = sum(source.agency == REST for source in distinct) > 1
    return [source._replace(twin=several and source.agency == REST) for source in distinct], findings


def _two_versions(one: PartFile, other: PartFile, catalogue: Catalogue) -> Found:
    days = [str(source.content.get("prepared") or "") for source in (one, other)]
    moments = [source.document.saved.replace(_NEVER, "") for source in (one, other)]
    which, times = ("prepared", days) if all(days) and days[0] != days[1] else ("saved", moments)
    if not all(times) or times[0] == times[1]:
        which = "unknown"
    older, newer = (one, other) if times[0] <= times[1] else (other, one)
    places = differences(older, newer, catalogue)
    facts = {
        "older": older.document.path,
        "newer": newer.document.path,
        "agency": one.agency,
        "places": len(places),
        "differences": places,
        "which": which,
        "date": max(times),
        "before": min(times),
    }
    return Found("", facts, "MRG703")


def _whole_among_parts(sources: Sequence[PartFile]) -> list[Found]:
    """Report a whole report among the parts of agencies: what it holds of them may be older."""
    wholes = [source.document.path.rpartition("/")[2] for source in sources if not source.agency]
    return [Found("", {"found": name}, "MRG708") for name in wholes] if len(wholes) < len(sources) else []


def _missing_part(sources: Sequence[PartFile], catalogue: Catalogue) -> list[Found]:
    """Report a missing part, where all files are parts and some questions are in none of them."""
    if not all(source.agency for source in sources):
        return []
    asks = next((source.content["asks"] for source in sources if "asks" in source.content), "all")
    questions = {name for source in sources for name in source.content.get("questions", ())}
    lacking = [entry.id for entry in catalogue.obligations_of(str(asks)) if questions and entry.id not in questions]
    if not lacking:
        return []
    agencies = _without_a_part(sources, lacking, catalogue)
    return [Found("", {"number": len(lacking), "lacking": lacking, "agencies": agencies}, "MRG705")]


def _without_a_part(sources: Sequence[PartFile], lacking: Iterable[str], catalogue: Catalogue) -> list[str]:
    """Return the agencies of which no part is there, as far as the parts that are there say who answers what."""
    owners: dict[str, tuple[str, ...]] = {}
    for source in sources:
        owners |= {name: owning for name, owning in answering(source.content, catalogue).items() if owning}
    there = {source.agency for source in sources}
    names = [name for question in lacking for name in owners.get(question, ()) or (REST,)]
    return list(dict.fromkeys(name for name in names if name not in there))


def _in_order(sources: Sequence[PartFile]) -> list[PartFile]:
    """Sort the parts: the rest first, then the agencies in the order in which the report names them."""
    entries = [entry for source in sources for entry in source.content.get("agencies") or () if isinstance(entry, dict)]
    order = {name: number for number, name in reversed(list(enumerate(str(entry.get("id")) for entry in entries)))}
    return sorted(
        sources,
        key=lambda source: (source.agency not in (None, REST), order.get(str(source.agency), 99), source.document.path),
    )
