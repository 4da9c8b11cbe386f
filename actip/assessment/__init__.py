"""Own the way from paths to Assessments: read, validate, apply the rules. One bad file never hides another."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from actip.assessment.belonging import may_be_one, says_it_is_one, should_be_saved_anew
from actip.assessment.last import LastReports, began_before, ended_before, held_against
from actip.assessment.revisions import Edition, compared, cycle_of, editions, of_one_cycle
from actip.catalogue.entries import Catalogue
from actip.errors import Contradiction, UnreadableSubmission
from actip.format.records import Submission
from actip.gate.files import STANDARD_INPUT
from actip.gate.folders import each_once, expand, refuse_left_out
from actip.gate.inputs import name_of
from actip.model import Assessment, Checked, Found
from actip.readers import READERS, document
from actip.rules.engine import run, unreadable
from actip.texts import ENGLISH
from actip.validation import Validator


class _Read(NamedTuple):
    """One file that could be read, before the rules have seen it, by the name that messages give it."""

    path: str
    checked: Checked


def assess(
    paths: Sequence[str],
    catalogue: Catalogue,
    previous: Sequence[str] = (),
    after: Callable[[int, int], None] | None = None,
    *,
    keep: bool = False,
    drafts: bool = True,
) -> tuple[tuple[Assessment, ...], tuple[str, ...]]:
    """Assess every file that the paths mean; return the Assessments sorted by path, and the files left out.

    A path that does not exist, a folder without submissions and a file that cannot be read are Assessments too, with
    a finding. Each submission is compared with the state's last one before it, from `previous` or the paths, else with
    what the file itself shows of it. `after` is called after each file with the numbers of files read and in all.
    `keep` keeps what each was made of: for one file, not for thousands. Without `drafts` no other file is compared with
    one. Raises Contradiction for an unreadable file
    in `previous`, or two of them about the same state and period, and UnknownName where every submission
    of the paths is left out.
    """
    validator = Validator(catalogue)
    earlier = [(entry.path, entry.checked.submission) for entry in _earlier(previous, validator)]
    reports = LastReports(earlier, drafts=drafts)
    assessments: dict[str, Assessment] = {}  # nothing else of a file stays in memory: a folder can hold thousands
    files, left_out = _expanded(paths, validator.catalogue)
    for number, path in enumerate(sorted(files, key=_is_standard_input), 1):
        error = files[path]
        entry = Assessment(path, None, (unreadable(error),)) if error else _read(path, validator, path not in paths)
        if entry is None:
            left_out[path] = None
        elif isinstance(entry, Assessment):
            assessments[path] = entry
        else:
            reports.add(path, entry.checked.submission)
            assessments[path] = _assessed(entry, reports.last(path), validator, keep=keep)
        if after:
            after(number, len(files))
    for path in reports.overtaken():  # the last report stands behind this one in the order of the files
        if isinstance(entry := _read(path, validator), _Read):
            assessments[path] = _assessed(entry, reports.last(path), validator, keep=keep)
    assessments |= _beside_other_editions(assessments, reports, validator, keep=keep)
    if not assessments:  # nothing but reports: that must not look like 'no faults'
        nothing = UnreadableSubmission("FIL102", {"expected": sorted(READERS)})
        assessments = {path: Assessment(path, None, (unreadable(nothing),)) for path in paths}
    return tuple(sorted(assessments.values(), key=lambda assessment: assessment.path)), tuple(left_out)


def _beside_other_editions(
    assessments: Mapping[str, Assessment], reports: LastReports, validator: Validator, *, keep: bool
) -> dict[str, Assessment]:
    """Assess the files anew of which another one reports for the same state and period: each is told of the other."""
    read = [Edition(path, entry.submission) for path, entry in assessments.items() if entry.submission]
    anew: dict[str, Assessment] = {}
    for several in editions(read):
        paths = [report.path for report in (*several.others, *filter(None, (several.counting,)))]
        entries = {path: entry for path in paths if isinstance(entry := _read(path, validator), _Read)}
        if len(entries) < len(paths):
            continue  # one of them is standard input, which is gone
        documents = {path: entry.checked.document for path, entry in entries.items()}
        for path, comparison in compared(several, documents, validator.catalogue).items():
            checked = entries[path].checked
            entry = _Read(path, checked._replace(faults=(*checked.faults, comparison.fault)))
            assessment = _assessed(entry, reports.last(path), validator, keep=keep)
            anew[path] = assessment._replace(
                counts_instead=comparison.counts_instead, resubmission=comparison.resubmission
            )
    for report, other in of_one_cycle(read):
        if report.path not in anew and isinstance(again := _read(report.path, validator), _Read):
            cycle = {"found": cycle_of(report.submission), "beside": name_of(other.path)}
            checked = again.checked
            entry = _Read(report.path, checked._replace(faults=(*checked.faults, Found("/cycle", cycle, "SCH245"))))
            anew[report.path] = _assessed(entry, reports.last(report.path), validator, keep=keep)
    return anew


def _is_standard_input(path: str) -> bool:
    """Tell whether a path is standard input, which is read last: it can be read only once."""
    return path == STANDARD_INPUT


def _expanded(
    paths: Sequence[str], catalogue: Catalogue
) -> tuple[dict[str, UnreadableSubmission | None], dict[str, None]]:
    files: dict[str, UnreadableSubmission | None] = {}
    left_out: dict[str, None] = {}
    empty: list[str] = []
    for path in paths:
        submissions, others = expand(path, tuple(READERS))
        to_save_anew = should_be_saved_anew(others, catalogue)
        files.update(dict.fromkeys((*submissions, *to_save_anew)))
        left_out.update(dict.fromkeys(other for other in others if other not in to_save_anew))
        if not submissions and not to_save_anew:
            empty.append(path)
    for path in empty if not files else ():  # where there are others, they are checked all the same
        refuse_left_out(path, tuple(READERS))
    files.update((path, UnreadableSubmission("FIL102", {"expected": sorted(READERS)})) for path in empty)
    return {path: files[path] for path in each_once(files)}, left_out


def _read(path: str, validator: Validator, is_of_folder: bool = False) -> _Read | Assessment | None:
    """Read and check a file; return None for one that a folder holds and nobody means as a submission."""
    name = name_of(path)
    try:
        read = document(path)
        if is_of_folder and not says_it_is_one(path, read.data, validator.catalogue):
            return None
        return _Read(name, validator.validate(read))
    except UnreadableSubmission as error:
        if is_of_folder and not may_be_one(path, error, validator.catalogue):
            return None
        return Assessment(name, None, (unreadable(error),))


def _earlier(paths: Sequence[str], validator: Validator) -> list[_Read]:
    """Read the submissions to compare with; ignore their own faults.

    Raises Contradiction for an unreadable one that is named; of a folder it is left out, and hides no other state's.
    """
    entries = []
    for path, error in _expanded(paths, validator.catalogue)[0].items():
        entry = Assessment(path, None, (unreadable(error),)) if error else _read(path, validator, path not in paths)
        if isinstance(entry, Assessment) and path in paths:
            raise Contradiction(f"{path} cannot be compared with: {entry.findings[0].message}", "Name another file.")
        if isinstance(entry, _Read):
            entries.append(entry)
    return entries


def refuse_what_fits_nothing(previous: Sequence[str], assessments: Sequence[Assessment], catalogue: Catalogue) -> None:
    """Raise Contradiction for a file that is named as a last report, and is none of any of the reports checked.

    One of a folder may be of a state that has not reported yet. Nothing is said where a report does not say whose it
    is, and on which period: the file named may be the last one before it.
    """
    reports = [entry.submission for entry in assessments if entry.submission]
    if len(reports) < len(assessments) or not all(report.state and report.start for report in reports):
        return
    compared = {entry.compared_with.path for entry in assessments if entry.compared_with}
    validator = Validator(catalogue)
    unused = [path for path in _expanded(previous, catalogue)[0] if path in previous and path not in compared]
    for path in unused:
        entry = _read(path, validator)
        if isinstance(entry, _Read) and (why := _misfit(path, entry.checked.submission, reports, catalogue)):
            raise Contradiction(why, "Name the report of the same state on the period before.")


def _misfit(path: str, last: Submission, reports: Sequence[Submission], catalogue: Catalogue) -> str:
    """Say why a report is the last one before none of some others; nothing where it is, or is an earlier one."""
    if not (last.state and last.start and last.end):
        return f"{path} cannot be compared with: it does not say of which state and period it is."
    of_state = [report for report in reports if report.state == last.state]
    name = catalogue.states[last.state].name
    if not of_state:
        others = ENGLISH.row_of(sorted({catalogue.states[str(report.state)].name for report in reports}))
        return f"{path} cannot be compared with: it is of {name}, and what is checked is of {others}."
    if any(ended_before(last, report) or began_before(last, report) for report in of_state):
        return ""
    of = of_state[0]
    return (
        f"{path} cannot be compared with: it is about {last.start} to {last.end}, which is not before {of.start} to "
        f"{of.end}, the period of the report that is checked."
    )


def _assessed(entry: _Read, last: tuple[str, Submission] | None, validator: Validator, *, keep: bool) -> Assessment:
    submission = entry.checked.submission
    last = (name_of(last[0]), last[1]) if last else (("", submission.last) if submission.last else None)
    compared = submission._replace(previous=last[1] if last else None)
    compared_with = held_against(last, submission) if last else None
    findings = run(entry.checked._replace(submission=compared), validator.catalogue)
    private = frozenset(finding.pointer for finding in findings if finding.rule.startswith("PRV"))
    if private:
        submission = validator.without(entry.checked, private)  # what holds a person's data is in no report
    submission = submission._replace(last=None, conflicts=())  # they were there for the rules
    unread = entry.checked.document.unread
    checked = entry.checked if keep else None
    return Assessment(entry.path, submission, findings, checked, unread=unread, compared_with=compared_with)
