"""Own what is told of files that were checked, before the findings: whose reports they are, and how much was found."""

from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import Assessment, Finding, Kind, LastReport
from actip.reports import EVERYTHING, Line, Showing, findings_to_show, in_kinds, switched_off
from actip.rules.answers import answered_halves, answers, answers_not_read
from actip.rules.conflicts import answers_in_conflict
from actip.texts import Language

UNANSWERED = "GAP301"  # what a draft has dozens of


def totals(assessments: Sequence[Assessment], language: Language, showing: Showing = EVERYTHING) -> tuple[str, str]:
    """Say how many files there are and how many could be read, and what was found in all of them."""
    words = language.counted(
        "screen",
        "{count} file, {readable} of them readable.",
        "{count} files, {readable} of them readable.",
        len(assessments),
        readable=sum(assessment.readable for assessment in assessments),
    )
    every = [finding for assessment in assessments for finding in findings_to_show(assessment, showing)]
    return words, finding_count(every, language)


def summary(
    assessment: Assessment, findings: Sequence[Finding], catalogue: Catalogue, *, gaps_only: bool = False
) -> Iterator[Line]:
    """Yield whose report a file is, what was found, how much is answered, and what it was compared with."""
    language = catalogue.language
    submission = assessment.submission
    if submission is None:
        merging = any(finding.rule.startswith("MRG") for finding in findings)
        merge_open = language.say("screen", "Not merged yet.")
        yield Line(
            merge_open if merging else language.say("screen", "Not readable. Nothing of it was checked."), "error"
        )
        return
    yield Line(language.row_of(list(identity(submission, catalogue))))
    if submission.origin == "imported":
        source = submission.source or language.say("screen", "not named")
        yield Line(
            language.say(
                "screen", "Made from published facts, no government's report. Source: {source}.", source=source
            )
        )
    if submission.origin == "sample":
        yield Line(language.say("screen", "Sample: answers invented, no government's report."))
    yield Line(" ".join(_sentences(assessment, findings, catalogue, gaps_only)))
    if assessment.compared_with and not gaps_only:
        yield Line(" ".join(_comparison(assessment.compared_with, language)))
    if off := switched_off(assessment, gaps_only):
        words = language.counted(
            "screen",
            "{count} finding switched off by {settings}.",
            "{count} findings switched off by {settings}.",
            off,
            settings=assessment.switched_off_by,
        )
        yield Line(words, "aside")


def identity(submission: Submission, catalogue: Catalogue) -> Iterator[str]:
    """Yield who reports, voluntarily or not, on what period, and how far that is cleared."""
    language = catalogue.language
    state = catalogue.states.get(submission.state or "")
    yield state.name if state else language.say("screen", "state not readable")
    if state and state.voluntary:
        yield language.say("screen", "reports voluntarily")
    unknown = "?"
    yield language.say("screen", "{start} to {end}", start=submission.start or unknown, end=submission.end or unknown)
    yield language.inside(catalogue.label("clearance", submission.clearance))


def _sentences(
    assessment: Assessment, findings: Sequence[Finding], catalogue: Catalogue, gaps_only: bool
) -> Iterator[str]:
    """Yield how much was found, and how much was answered."""
    assert assessment.submission is not None
    language = catalogue.language
    yield _gap_count(findings, language) if gaps_only else finding_count(findings, language)
    waiting = sum(finding.waits for finding in assessment.findings)
    if waiting and not any(finding.waits for finding in findings):
        yield language.counted(
            "screen",
            "{count} more waits until somebody has looked at the answers of the last report.",
            "{count} more wait until somebody has looked at the answers of the last report.",
            waiting,
        )
    if gaps_only:
        yield from _elsewhere([finding for finding in assessment.findings if not finding.is_gap], language)
    if "obligations" in assessment.submission.parts:
        yield _answered(assessment, assessment.submission, catalogue)
    else:
        yield language.say("screen", "Obligations are not among its parts, so their gaps were not looked for.")


def _elsewhere(others: Sequence[Finding], language: Language) -> Iterator[str]:
    """Say where what is no gap is shown: what is wrong by `validate`, questions there and on a sheet to send."""
    if wrong := sum(finding.counted_as == Kind.WRONG.value for finding in others):
        yield language.counted(
            "screen",
            "{count} thing is wrong: run 'actip validate'.",
            "{count} things are wrong: run 'actip validate'.",
            wrong,
        )
    if questions := sum(finding.counted_as == Kind.QUESTION.value and not finding.waits for finding in others):
        yield language.counted(
            "screen",
            "{count} question is open: see 'actip validate', or send it with 'actip questions'.",
            "{count} questions are open: see 'actip validate', or send them with 'actip questions'.",
            questions,
        )


def _comparison(last: LastReport, language: Language) -> Iterator[str]:
    """Yield what the submission was compared with, and how far it could be."""
    unknown = "?"
    days = {"start": last.start or unknown, "end": last.end or unknown}
    if last.path:
        yield language.say("screen", "Compared with {file}, {start} to {end}.", file=last.path, **days)
    else:
        yield language.say("screen", "Compared with the last period as the form shows it, {start} to {end}.", **days)
    if not last.answers and not last.figures:
        yield language.say("screen", "The two have no answer and no figure in common: nothing could be compared.")
        return
    answers, figures = language.figure(last.answers), language.figure(last.figures)
    yield language.say("screen", "In common: answers {answers}, figures {figures}.", answers=answers, figures=figures)
    if not last.as_long:
        yield language.say("screen", "The periods are not as long as each other, so their figures were not compared.")


def _gap_count(findings: Sequence[Finding], language: Language) -> str:
    if not findings:
        return language.say("screen", "The report lacks nothing that is asked.")
    return language.say("screen", "{findings}.", findings=in_kinds(findings, language))


def finding_count(findings: Sequence[Finding], language: Language) -> str:
    """Say how many findings there are of each kind, in a sentence."""
    if not findings:
        return language.say("screen", "No findings.")
    return language.say("screen", "{findings}.", findings=in_kinds(findings, language))


def _answered(assessment: Assessment, submission: Submission, catalogue: Catalogue) -> str:
    ids = {each.id for each in catalogue.obligations_of(submission.asks, submission.questions, submission.later)}
    answered = {obligation.id for obligation, answer in answers(submission, catalogue)
                if answered_halves(obligation, answer)}  # fmt: skip
    in_conflict = answers_in_conflict((*assessment.findings, *assessment.switched_off))
    doubtful = ids & (answers_not_read(submission, catalogue) | in_conflict)
    sentences = [_of_asked(len(ids & answered - doubtful), len(ids), submission, catalogue)]
    if doubtful:
        sentences.append(
            catalogue.language.counted(
                "screen",
                "{count} is not counted: its answer could not be read or is in conflict.",
                "{count} are not counted: their answers could not be read or are in conflict.",
                len(doubtful),
            )
        )
    if held_back := len(ids & submission.withheld):
        sentences.append(
            catalogue.language.counted(
                "screen",
                "{count} answer is held back from this copy.",
                "{count} answers are held back from this copy.",
                held_back,
            )
        )
    return " ".join(sentences)


def _of_asked(answers: int, obligations: int, submission: Submission, catalogue: Catalogue) -> str:
    """Say how many of the obligations that a file was asked about have an answer."""
    language = catalogue.language
    if obligations == len(catalogue.obligations):
        return language.counted(
            "screen",
            "{answers} of {count} obligation has an answer.",
            "{answers} of {count} obligations have an answer.",
            obligations,
            answers=answers,
        )
    if submission.asks == "all" and not submission.questions:
        return language.counted(
            "screen",
            "{answers} of the {count} obligation that its version of the catalogue asks has an answer.",
            "{answers} of the {count} obligations that its version of the catalogue asks have an answer.",
            obligations,
            answers=answers,
        )
    questions = language.inside(catalogue.label("questionnaires", submission.asks))
    if submission.questions:
        questions = language.say("screen", "the part of {agency}", agency=submission.answered_by or "?")
    return language.counted(
        "screen",
        "{answers} of the {count} obligation that was asked ({questions}) has an answer.",
        "{answers} of the {count} obligations that were asked ({questions}) have an answer.",
        obligations,
        answers=answers,
        questions=questions,
    )
