"""Own the questions that go back to a state, a sheet for each report, and the way of its answers into the report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any, NamedTuple

from actip.assessment.wholeness import not_read
from actip.catalogue.entries import Catalogue
from actip.commands.convert import content, refuse_losses, speaking
from actip.errors import ActipError, UnknownName
from actip.format.fields import CONFIRMED, TO_CONFIRM
from actip.format.periods import period_name
from actip.format.rounds import with_rounds_in
from actip.gate.folders import expand
from actip.gate.table import tables
from actip.model import Assessment, Checked, Finding, Kind, place_words
from actip.model.about import as_explained
from actip.rules.engine import is_reason_for, run
from actip.rules.wording import reworded
from actip.texts import ENGLISH
from actip.validation import Validator
from actip.workbook.question_list import Answer, Inquiry, Question, Returned, Unfit, returned, workbook

_SUFFIX = ".xlsx"


class Written(NamedTuple):
    """Files by their names, and notes; `is_whole` says whether nothing was left out of them."""

    files: Mapping[str, bytes]
    notes: Sequence[str]
    is_whole: bool = True


def sheets_of(
    assessments: Iterable[Assessment], catalogue: Catalogue, created: datetime, language: str = ""
) -> Written:
    """Write a sheet of the open questions on each report, in the language of its form, or as asked."""
    files: dict[str, bytes] = {}
    notes: list[str] = []
    is_whole = True
    for assessment in assessments:
        if assessment.checked is None or assessment.submission is None:
            is_whole = False
            notes.append(f"error: {assessment.path}: {assessment.findings[0].message}")
            continue
        if assessment.counts_instead:
            continue  # the later revision is asked about
        questions = [finding for finding in assessment.findings if _is_open(finding)]
        if not questions:
            notes.append(ENGLISH.say("note", "{file}: no question is open", file=assessment.path))
            continue
        name = _free(f"questions_{assessment.state or 'report'}_{_period(assessment)}", files)
        files[name] = _sheet(assessment, questions, catalogue, created, language)
        notes.append(
            ENGLISH.counted(
                "note",
                "{file}: {count} question in {sheet}",
                "{file}: {count} questions in {sheet}",
                len(questions),
                file=assessment.path,
                sheet=name,
            )
        )
    return Written(files, notes, is_whole)


def _is_open(finding: Finding) -> bool:
    return finding.counted_as == Kind.QUESTION.value and not finding.waits


def _period(assessment: Assessment) -> str:
    return period_name(assessment.start, assessment.end) if assessment.start and assessment.end else "period"


def _free(stem: str, files: Mapping[str, bytes]) -> str:
    """Return the name of a file that no other one has."""
    name, number = f"{stem}{_SUFFIX}", 1
    while name in files:
        number += 1
        name = f"{stem}-{number}{_SUFFIX}"
    return name


def _sheet(
    assessment: Assessment, questions: Sequence[Finding], catalogue: Catalogue, created: datetime, language: str
) -> bytes:
    assert assessment.checked is not None
    document = assessment.checked.document
    spoken = with_rounds_in(speaking(language or document.language, catalogue), document.data)
    in_order = sorted(questions, key=lambda finding: finding.severity.rank)
    rows = tuple(_question(finding, spoken) for finding in in_order)
    start, end = assessment.start or "", assessment.end or ""
    return workbook(Inquiry(assessment.state or "", start, end, rows), spoken, created)


def _question(finding: Finding, catalogue: Catalogue) -> Question:
    in_words = reworded(
        finding._replace(medium=catalogue.language.code), catalogue
    )  # no key and no code: for officials
    where = place_words(finding.place, catalogue.language)
    obligation = catalogue.obligations.get(finding.obligation or "")
    at = catalogue.language.row_of([*([obligation.citation] if obligation else []), *([where] if where else [])])
    takes_reason = as_explained(finding.about) is not None
    before = finding.reason_before or ""
    remedy = reworded(in_words._replace(reason_before=None), catalogue).remedy  # said by the sheet itself
    return Question(finding.key, at, in_words.message, remedy, finding.rule, takes_reason, before)


# --- the answers


def answered(
    assessments: Sequence[Assessment], sheets: Sequence[str], catalogue: Catalogue, created: datetime
) -> Written:
    """Write the reports anew with the reasons on sheets that came back; what cannot be taken is named by its cell.

    Raises ActipError where a sheet is none, or is about none of the reports, or two are about one.
    """
    by_report, notes = _by_report(sheets)
    files: dict[str, bytes] = {}
    is_whole = True
    for assessment in assessments:
        if assessment.checked is None:
            is_whole = False
            notes.append(f"error: {assessment.path}: {assessment.findings[0].message}")
        about = (assessment.state or "", assessment.start or "", assessment.end or "")
        if assessment.counts_instead or about not in by_report:
            continue
        path, sheet = by_report.pop(about)
        reasons, unfit = _with_answers(assessment, sheet, catalogue)
        is_whole = is_whole and not unfit
        notes += [f"{path}, {entry.cell}: {entry.why}" for entry in unfit]
        notes.append(
            ENGLISH.counted(
                "note",
                "{file}: {count} reason taken from {sheet}",
                "{file}: {count} reasons taken from {sheet}",
                len(reasons.answers),
                file=assessment.path,
                sheet=path,
            )
        )
        if reasons.answers:
            name = PurePath(assessment.path).name
            if name in files:
                raise UnknownName(f"Two of the reports are called {name}.", "Name one of them after the other.")
            files[name] = reasons.content(created, catalogue)
    for path, sheet in by_report.values():
        what = f"{sheet.state}, {sheet.start} to {sheet.end}" if sheet.state in catalogue.states else "another state"
        raise UnknownName(
            f"{path} is about {what}, and none of the reports is.",
            "Name the report that it was made of. Nothing was written.",
        )
    return Written(files, notes, is_whole)


_About = tuple[str, str, str]  # a state, and the first and last day of a period


def _by_report(paths: Sequence[str]) -> tuple[dict[_About, tuple[str, Returned]], list[str]]:
    """Read the sheets that paths mean, by what they are about; note what else lies in a folder of them."""
    by_report: dict[_About, tuple[str, Returned]] = {}
    notes: list[str] = []
    for path in paths:
        for file in expand(path, (_SUFFIX,)).files:
            with tables(file, hidden=True) as sheets:
                sheet = returned({table.name: [list(row) for row in table.rows] for table in sheets})
            if sheet is None and file == path:
                raise UnknownName(f"{file} is no sheet of questions.", "Name one that 'actip questions' wrote.")
            if sheet is None:
                notes.append(f"note: {file} is no sheet of questions; nothing of it was read")
                continue
            about = (sheet.state, sheet.start, sheet.end)
            if about in by_report:
                raise UnknownName(f"{file} and {by_report[about][0]} answer for one report.", "Name one of them.")
            by_report[about] = (file, sheet)
    return by_report, notes


class _Explained(NamedTuple):
    """A report with the reasons that were taken: the key of its finding and the reason of each."""

    checked: Checked
    data: Mapping[str, Any]
    answers: Sequence[Answer]

    def content(self, created: datetime, catalogue: Catalogue) -> bytes:
        """Return the file written anew, in its format and its language."""
        document = self.checked.document
        suffix = f".{document.path.rpartition('.')[2].lower()}"
        return content(self.data, suffix, speaking(document.language, catalogue), created)


def _with_answers(assessment: Assessment, sheet: Returned, catalogue: Catalogue) -> tuple[_Explained, list[Unfit]]:
    """Return a report with the reasons of a sheet, and what of the sheet cannot be taken."""
    if assessment.checked is None:
        raise ActipError(f"{assessment.path}: {assessment.findings[0].message}", assessment.findings[0].remedy)
    if assessment.unread:
        raise ActipError(not_read(assessment.path, assessment.unread), "Mend what 'actip validate' names.")
    checked = assessment.checked
    refuse_losses(checked.document, catalogue)
    findings = {finding.key: finding for finding in assessment.findings}
    unfit = list(sheet.unfit)
    fit: list[Answer] = []
    for answer in sheet.answers:
        if why := _why_not(answer, findings.get(answer.key)):
            unfit.append(Unfit(answer.cell, why))
        else:
            fit.append(answer)
    fit, private = _without_persons(checked, fit, findings, catalogue)
    unfit += private
    return _Explained(checked, _explaining(checked, fit, findings), fit), unfit


def _why_not(answer: Answer, finding: Finding | None) -> str:
    """Say why an answer is not taken; nothing where it is."""
    if finding is None or (not _is_open(finding) and finding.explained is None):
        return "This is not asked any more: the report has changed, or was compared with another one."
    if finding.explained == answer.reason:
        return "This reason stands in the report already."
    if finding.explained is not None:
        return "The report gives another reason already. Change it there, if this one is the better one."
    return ""


def _explaining(checked: Checked, answers: Iterable[Answer], findings: Mapping[str, Finding]) -> dict[str, Any]:
    """Return the content of a report with reasons: each behind those that it has, or in place of last year's."""
    data = dict(checked.document.data)
    listed = data.get("explanations")
    entries: list[Any] = list(listed) if isinstance(listed, list) else []
    for answer in answers:
        finding = findings[answer.key]
        at = _of_last_report(checked, finding)
        reason = {"rule": finding.rule, "about": as_explained(finding.about), "reason": answer.reason}
        if at is None:
            entries.append(reason)
        else:
            new = {} if answer.reason == finding.reason_before else {"reason": answer.reason}
            entries[at] = {**entries[at], **new, "standing": CONFIRMED}
    return {**data, "explanations": entries} if entries else data


def _of_last_report(checked: Checked, finding: Finding) -> int | None:
    """Return the number of the last report's reason for a finding, which is to be confirmed, if there is one."""
    for entry in checked.submission.explanations:
        if entry.standing == TO_CONFIRM and is_reason_for(entry, finding.rule, finding.about):
            return int(entry.pointer.rpartition("/")[2])
    return None


def _without_persons(
    checked: Checked, answers: Sequence[Answer], findings: Mapping[str, Finding], catalogue: Catalogue
) -> tuple[list[Answer], list[Unfit]]:
    """Take out the answers in which the rules find a person's data, as they would in the report."""
    data = _explaining(checked, answers, findings)
    later = Validator(catalogue).validate(checked.document._replace(data=data))
    pointers = [finding.pointer for finding in run(later, catalogue) if finding.rule.startswith("PRV")]
    reasons = {data["explanations"][int(number)].get("reason") for number in _explanations(pointers)}
    why = "It holds what points to one person, and was not taken. Say it without."
    fit = [answer for answer in answers if answer.reason not in reasons]
    return fit, [Unfit(answer.cell, why) for answer in answers if answer not in fit]


def _explanations(pointers: Iterable[str]) -> Iterator[str]:
    """Yield the numbers of the explanations that pointers lead into."""
    for pointer in pointers:
        steps = pointer.split("/")
        if steps[1:2] == ["explanations"] and len(steps) > 2:
            yield steps[2]
