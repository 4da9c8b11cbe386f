"""Own the check of forms, and the copy of each with its findings in its cells."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from actip.assessment import refuse_what_fits_nothing
from actip.catalogue import catalogue as in_english
from actip.catalogue.entries import Catalogue
from actip.commands.annotate import annotated, annotated_by_agency
from actip.commands.validate import validated
from actip.desk.findings import orders
from actip.desk.panels import CHOICE, FILES, Choice, Field, Panel
from actip.desk.work import CREATED, After, CheckedFile, Complaint, Outcome, Request, Work
from actip.errors import ActipError, UnknownName
from actip.gate.package import packed
from actip.model import EXPLAINED, Assessment, Document, Finding, Kind
from actip.model.settings import Settings
from actip.reports import findings_to_show, in_kinds, notes, verification
from actip.reports.findings import in_words
from actip.reports.summary import summary, totals
from actip.rules.carried import CARRIED_OVER
from actip.texts import Language

_ENDING = "remarks"  # of the names of copies
_BY_AGENCY, _NONE = "agency", "none"  # how many copies a person can have besides one of each file


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before a check."""
    say = catalogue.language.say
    return Panel(
        say("desk", "Check a form"),
        say("desk", "See what is wrong and what is missing, cell by cell, and save a copy with the remarks in it."),
        (
            Field("forms", FILES, say("desk", "Forms to check"), many=True, is_needed=True, folders=True),
            Field(
                "previous",
                FILES,
                say("desk", "Last reports"),
                say("desk", "If you have them: each form is compared with the last one of its state."),
                many=True,
                folders=True,
            ),
            Field(
                "copies",
                CHOICE,
                say("desk", "Copy with remarks"),
                say(
                    "desk",
                    "Making it takes more than twice as long as the check. Copies for agencies come packed (.zip).",
                ),
                (
                    Choice("", say("desk", "One of each file")),
                    Choice(_BY_AGENCY, say("desk", "One for each agency that a file names")),
                    Choice(_NONE, say("desk", "None: check only")),
                ),
            ),
        ),
        say("desk", "Check"),
    )


def check(request: Request) -> Outcome:
    """Check forms; of each that can be read make the copy with remarks, too.

    Findings are made in English and worded anew, and a copy speaks the language of its form, as on the command line.
    """
    language = request.catalogue.language
    say = language.say
    forms = request.needed("forms", say("desk", "No form is here."), say("desk", "Drop a form on the page."))
    previous = request.files("previous")
    assessments, left_out = validated(forms, previous, Settings(), in_english(), _half(request, 0), keep=True)
    copies = _Copies(request)
    after = _half(request, 1)
    copies_of = []
    for number, assessment in enumerate(assessments, 1):
        copies_of.append(copies.add(assessment))
        if after is not None:
            after(number, len(assessments))
    worded, spoken = in_words(assessments, request.catalogue)
    complaints = [*copies.complaints, *_misfits(previous, assessments)]
    return Outcome(
        " ".join(totals(worded, language)) if len(worded) > 1 else _verdict(worded[0], spoken),
        all(assessment.readable and not assessment.broken for assessment in assessments) and not complaints,
        copies.files,
        tuple(_notes(worded, previous, left_out, spoken)),
        tuple(complaints),
        tuple(_checked(assessment, *copy, spoken) for assessment, copy in zip(worded, copies_of, strict=True)),
        ending=verification(spoken) if any(assessment.readable for assessment in assessments) else "",
    )


def _half(request: Request, number: int) -> After | None:
    """Return what is called after each file of the first half of the work, which is to check, or of the second."""
    after = request.after
    if after is None or request.wish("copies") == _NONE:
        return None if number else after
    return lambda done, every: after(number * every + done, 2 * every)


def _checked(
    assessment: Assessment, files: Sequence[str], about_copies: Sequence[str], spoken: Catalogue
) -> CheckedFile:
    findings = findings_to_show(assessment)
    sentences = [line.text for line in summary(assessment, findings, spoken)] if assessment.readable else []
    return CheckedFile(
        assessment.path,
        _verdict(assessment, spoken),
        (*sentences, *_no_hindrance(findings, spoken.language), *about_copies),
        orders(assessment, spoken),
        tuple(files),
    )


def _verdict(assessment: Assessment, spoken: Catalogue) -> str:
    """Say whether a file can be passed on."""
    findings = findings_to_show(assessment)
    if not assessment.readable:
        return " ".join(line.text for line in summary(assessment, findings, spoken))
    wrong = sum(finding.counted_as == Kind.WRONG.value for finding in findings)
    if not wrong:
        if carried := _unlooked(findings):
            return spoken.language.counted(
                "desk",
                "Nothing is wrong, but {count} answer is from the last report, and nobody has looked at it yet.",
                "Nothing is wrong, but {count} answers are from the last report, and nobody has looked at them yet.",
                carried,
            )
        opened = [finding for finding in findings if finding.explained is None]
        if not opened:
            return spoken.language.say("desk", "Nothing is wrong: the file can be passed on.")
        kinds = in_kinds(opened, spoken.language)
        return spoken.language.say("desk", "Nothing is wrong. Open: {kinds}.", kinds=kinds)
    return spoken.language.counted(
        "desk",
        "{count} thing is wrong: mend it before you pass the file on.",
        "{count} things are wrong: mend them before you pass the file on.",
        wrong,
    )


def _unlooked(findings: Iterable[Finding]) -> int:
    """Return how many answers of a form that was begun with the last report nobody has looked at yet."""
    numbers = (finding.facts["number"] for finding in findings if finding.rule == CARRIED_OVER)
    return sum(number for number in numbers if isinstance(number, int))


def _no_hindrance(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    """Say that questions and gaps keep nobody from passing a file on, where there is nothing else."""
    kinds = {finding.counted_as for finding in findings} - {EXPLAINED}
    if kinds and Kind.WRONG.value not in kinds and not _unlooked(findings):
        yield language.say(
            "desk",
            "The file can be passed on: questions, and what the report lacks, do not keep it back. Whether it is "
            "finished, only you can tell.",
        )


def _notes(
    assessments: Sequence[Assessment], previous: Sequence[str], left_out: Sequence[str], spoken: Catalogue
) -> Iterator[str]:
    """Yield what there is to know of all files together, as it stands beneath the findings on a screen."""
    language = spoken.language
    if previous:
        yield from notes.compared_with_nothing(assessments, language)
    yield from notes.left_out(left_out, language)


def _misfits(previous: Sequence[str], assessments: Sequence[Assessment]) -> list[Complaint]:
    """Return the complaint about a last report that is the one before none of those that are checked."""
    if not previous:
        return []
    try:
        refuse_what_fits_nothing(previous, assessments, in_english())
    except ActipError as error:
        return [Complaint(error.message, error.hint)]
    return []


class _Copies:
    """Make the copies with remarks, each under a name of its own, and gather what stood in the way of one."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.files: dict[str, bytes] = {}
        self.complaints: list[Complaint] = []

    def add(self, assessment: Assessment) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Make the copy of a file, or those for its agencies; return the names of the files to save, and sentences."""
        if assessment.checked is not None and self.request.wish("copies") != _NONE:
            try:
                return self._copies(assessment, assessment.checked.document)
            except ActipError as error:
                self.complaints.append(Complaint(error.message, error.hint))
        return (), ()

    def _copies(self, assessment: Assessment, read: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
        language = self.request.catalogue.language
        why_one: tuple[str, ...] = ()
        if self.request.wish("copies") == _BY_AGENCY:
            try:
                parts = annotated_by_agency(read, assessment.findings, self.request.catalogue, CREATED)
            except UnknownName as error:
                why_one = (f"{error.message} {language.say('desk', 'So one copy was made for all.')}",)
            else:
                name = self._file(read.path, ".zip", packed(parts.files))
                return (name,), (language.say("desk", "In {file} is a copy for each agency:", file=name), *parts.notes)
        copy = annotated(read, assessment.findings, in_english(), CREATED)
        return (self._file(read.path, ".xlsx", copy),), why_one

    def _file(self, path: str, suffix: str, content: bytes) -> str:
        """Keep a file under the name of the one that was checked; where another has that name already, add a number."""
        stem = f"{PurePath(path).stem}_{_ENDING}"
        # Two names that differ in letter case are one name on some systems.
        used = {name.casefold() for name in self.files}
        numbers = (f"{stem}{number}{suffix}" for number in ("", *(f"-{number}" for number in range(2, len(used) + 3))))
        name = next(name for name in numbers if name.casefold() not in used)
        self.files[name] = content
        return name


CHECK = Work("check", panel, check)
