"""Own the commands that check: validate, gaps, and the questions that go back."""

import os
from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

import typer

from actip.catalogue import catalogue
from actip.cli.app import app, examples
from actip.cli.options import (
    AllOption,
    ConfigOption,
    ExcludeOption,
    FilesOption,
    ForceOption,
    FormatOption,
    IgnoreOption,
    InputNameOption,
    LangOption,
    OutOption,
    Paths,
    PreviousOption,
    SelectOption,
    option,
)
from actip.cli.speaking import Spoken, languages_of
from actip.cli.usage import (
    choice,
    created,
    existing_paths,
    exit_code,
    load_settings,
    named_paths,
    refuse_overwriting,
    report_notes,
    repository,
    require_suffix,
    tell_excluded,
    tell_written,
)
from actip.errors import CannotWrite, UnknownName
from actip.model import Assessment, Severity
from actip.model.settings import NEVER, Settings
from actip.reports import EVERYTHING, REPORTERS, Line, Showing, as_text, console, reporter, switched_off
from actip.texts import Language

_BY_AGENCY = "agency"  # how copies can be divided
_MOST_OF_A_SUMMARY = 1_000_000  # bytes; of a larger one GitHub shows nothing at all


@app.command(epilog=examples("actip validate LAO_2025.yaml", "actip validate 2025 --format json --fail-on warning"))
def validate(
    paths: Paths = [],  # noqa: B006  never changed
    format: FormatOption = "",
    fail_on: Annotated[
        str,
        option(
            "--fail-on",
            offered=(*(severity.value for severity in Severity), NEVER),
            help="From where on a finding fails the run; if none, ACTIP_FAIL_ON, actip.toml, error.",
        ),
    ] = "",
    previous: PreviousOption = [],  # noqa: B006  never changed
    unfold: AllOption = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only what fails; nothing where nothing does.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule; format text only.")
    ] = False,
    output_file: FilesOption = [],  # noqa: B006  never changed
    annotate: Annotated[
        str, typer.Option("--annotate", help="Write the form anew, each fault at its cell.", metavar="OUT.xlsx")
    ] = "",
    by: Annotated[
        str,
        option("--by", offered=(_BY_AGENCY,), help="A copy for each, with its part, into the folder of --annotate."),
    ] = "",
    lang: LangOption = "",
    select: SelectOption = [],  # noqa: B006  never changed
    ignore: IgnoreOption = [],  # noqa: B006  never changed
    exclude: ExcludeOption = [],  # noqa: B006  never changed
    config: ConfigOption = "",
    stdin_filename: InputNameOption = "",
) -> None:
    """Check submissions: shape, figures and gaps."""
    settings = _settings(config, exclude, select, ignore)
    lowest = choice("--fail-on", fail_on or settings.fail_on, [*(severity.value for severity in Severity), NEVER])
    threshold = None if lowest == NEVER else Severity(lowest)
    format = format or settings.format
    view = _view(format, settings, lang)._replace(
        showing=Showing(unfold=unfold, threshold=threshold, fails_only=quiet, root=repository()),
        statistics=statistics,
        files=output_file,
        keep=bool(annotate),
        alias=stdin_filename,
    )
    _check_annotating(annotate, by)
    assessments = _report(paths, settings, view, previous)
    if annotate:
        _annotate(assessments, annotate, by, view.languages.notes)
    if previous:
        _report_comparisons(previous, assessments, view.languages.notes)
    raise typer.Exit(exit_code(assessments, threshold))


def _report_comparisons(previous: Sequence[str], assessments: Sequence[Assessment], language: Language) -> None:
    """Print which reports were compared with nothing. Raises Contradiction for a named file that fits none of them."""
    from actip.assessment import refuse_what_fits_nothing
    from actip.reports import notes

    refuse_what_fits_nothing(previous, assessments, catalogue())
    report_notes(notes.compared_with_nothing(assessments, language))


@app.command(epilog=examples("actip gaps LAO_2025.yaml", "actip gaps 2025 --all"))
def gaps(
    paths: Paths = [],  # noqa: B006  never changed
    format: FormatOption = "",
    unfold: AllOption = False,
    output_file: FilesOption = [],  # noqa: B006  never changed
    lang: LangOption = "",
    select: SelectOption = [],  # noqa: B006  never changed
    ignore: IgnoreOption = [],  # noqa: B006  never changed
    exclude: ExcludeOption = [],  # noqa: B006  never changed
    config: ConfigOption = "",
    stdin_filename: InputNameOption = "",
) -> None:
    """Show what is still open.

    A gap is no fault: the exit code is 0 where the files can be read.
    """
    settings = _settings(config, exclude, select, ignore)
    view = _view(format or settings.format, settings, lang)._replace(
        showing=Showing(gaps_only=True, unfold=unfold, threshold=None, root=repository()),
        files=output_file,
        alias=stdin_filename,
    )
    assessments = _report(paths, settings, view)
    raise typer.Exit(exit_code(assessments, None))


def _settings(config: str, exclude: Sequence[str], select: Sequence[str], ignore: Sequence[str]) -> Settings:
    settings = load_settings(config, exclude)
    if not (select or ignore):
        return settings
    from actip.settings import narrowed

    return narrowed(settings, select, ignore)


class _View(NamedTuple):
    """Which findings to show, in which format and which languages, which files to write beside them.

    And what standard input is called.
    """

    format: str
    languages: Spoken
    showing: Showing = EVERYTHING
    statistics: bool = False
    files: Sequence[str] = ()
    alias: str = ""
    keep: bool = False  # what each assessment was made of, for a copy with remarks


def _view(format: str, settings: Settings, lang: str) -> _View:
    choice("--format", format, list(REPORTERS))
    return _View(format, languages_of(format, lang, settings))


def _report(
    paths: Sequence[str], settings: Settings, view: _View, previous: Sequence[str] = ()
) -> tuple[Assessment, ...]:
    from actip.commands.validate import validated
    from actip.gate.folders import excluded
    from actip.reports import notes

    files = _files(view.files)
    earlier = previous or settings.previous
    with console.progress(view.languages.notes.say("screen", "Checking files")) as after:
        files_named = named_paths(paths, settings, view.alias)
        assessments, left_out = validated(files_named, earlier, settings, catalogue(), after, keep=view.keep)
    without = excluded(files_named) if settings.exclude.where else []
    view = view._replace(showing=view.showing._replace(left_out=(*left_out, *without)))
    _write(files, view, assessments, earlier)
    lines = _lines(view.format, view, assessments, view.languages.output)
    (console.show if view.format == "text" else console.hand_over)(lines)
    if view.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _append_summary(summary, view, assessments)
    off = sum(switched_off(assessment, view.showing.gaps_only) for assessment in assessments)
    if off and view.format != "text" and not view.showing.fails_only:  # there it stands with each file
        console.complain(
            view.languages.notes.counted(
                "screen",
                "note: {count} finding switched off by {settings}",
                "note: {count} findings switched off by {settings}",
                off,
                settings=settings.name,
            )
        )
    if not view.showing.fails_only:
        report_notes(notes.left_out(left_out, view.languages.notes))
        report_notes(notes.excluded(without, settings.exclude.where, view.languages.notes))
    return assessments


def _append_summary(path: str, view: _View, assessments: Sequence[Assessment]) -> None:
    """Add what was found to the summary of a step, as much as GitHub takes; where it cannot be written, say so."""
    from actip.gate.files import append, size
    from actip.reports.findings import in_words
    from actip.reports.markdown import fitting

    worded, in_language = in_words(assessments, catalogue(view.languages.programs.code))
    try:
        append(path, as_text(fitting(worded, in_language, view.showing, _MOST_OF_A_SUMMARY - size(path))))
    except CannotWrite as error:
        console.complain(f"note: {error.message} What was found is in this log.")


def _lines(format: str, view: _View, assessments: Sequence[Assessment], language: Language) -> list[Line]:
    """Return a report in a language."""
    from actip.reports.findings import in_words  # the help does not wait for the rules

    worded, in_language = in_words(assessments, catalogue(language.code))
    lines = reporter(format).report(worded, in_language, view.showing)
    if view.statistics and format == "text":
        from actip.reports.text import statistics

        lines += statistics(worded, language, view.showing)
    return lines


def _files(options: Sequence[str]) -> dict[str, str]:
    """Parse FORMAT=PATH into formats by path; a path named like a submission is refused, it could replace one."""
    from actip.readers import READERS

    files: dict[str, str] = {}
    for words in options:
        format, _, path = words.partition("=")
        if not path:
            raise UnknownName(
                f"--output-file cannot be '{words}'.", "Write FORMAT=PATH, such as --output-file sarif=actip.sarif."
            )
        choice("--output-file", format, list(REPORTERS))
        if path.lower().endswith(tuple(suffix for suffix in READERS if suffix != ".json")):
            raise UnknownName(f"{path} is named like a submission.", f"Let it end otherwise, as in actip.{format}.")
        if path in files:
            raise UnknownName(f"{path} cannot hold two formats.", "Name a file for each.")
        files[path] = format
    return files


def _write(files: Mapping[str, str], view: _View, assessments: Sequence[Assessment], earlier: Sequence[str]) -> None:
    """Write every file, or none if one of them would replace an input."""
    if not files:
        return
    from actip.gate.files import write
    from actip.gate.folders import expand
    from actip.readers import READERS

    inputs = [assessment.path for assessment in assessments]
    inputs += [file for path in earlier for file in expand(path, tuple(READERS)).files]
    for path in files:
        refuse_overwriting(path, True, *inputs)
    if len({os.path.realpath(path) for path in files}) < len(files):
        raise UnknownName("Two formats would be written to one file.", "Name a file for each.")
    contents = {
        path: as_text(_lines(format, view, assessments, view.languages.of(format))) for path, format in files.items()
    }
    for path, content in contents.items():
        write(path, content)
        tell_written(path, view.languages.notes)


def _check_annotating(output: str, by: str) -> None:
    """Raise ActipError where a copy with remarks cannot be written as it is asked for."""
    if by:
        choice("--by", by, [_BY_AGENCY])
        if not output:
            raise UnknownName("--by has no meaning without --annotate.", "Add --annotate DIR, or leave --by out.")
        if output.lower().endswith(".xlsx"):
            raise UnknownName(f"{output} is named like a file.", "With --by agency, name a folder.")
    elif output:
        require_suffix(output, ".xlsx")
        refuse_overwriting(output, None)


def _annotate(assessments: Sequence[Assessment], output: str, by: str, language: Language) -> None:
    """Write the annotated copy of the one file that was checked, or a copy for each agency into a folder."""
    from actip.commands.annotate import annotated, annotated_by_agency
    from actip.gate.files import refuse_existing, write, write_folder

    if len(assessments) != 1:
        raise UnknownName("A copy with remarks is made of one file.", "Name one submission with --annotate.")
    checked = assessments[0].checked
    if checked is None:
        return
    if not by:
        write(output, annotated(checked.document, assessments[0].findings, catalogue(), created()))
        tell_written(output, language)
        return
    copies = annotated_by_agency(checked.document, assessments[0].findings, catalogue(), created())
    for name in copies.files:
        refuse_existing(f"{output.rstrip('/')}/{name}", "Name another folder.")
    write_folder(output, copies.files, replace=True)
    for note in copies.notes:
        console.complain(note)
    for name in copies.files:
        tell_written(f"{output.rstrip('/')}/{name}", language)


@app.command(
    epilog=examples(
        "actip questions 2025 --out to_send", "actip questions LAO_2025.xlsx --answers received --out explained"
    )
)
def questions(
    paths: Paths = [],  # noqa: B006  never changed
    out: OutOption = "",
    answers: Annotated[
        list[str], typer.Option("--answers", help="A sheet that came back, or a folder of them.", metavar="PATH")
    ] = [],  # noqa: B006  never changed
    previous: PreviousOption = [],  # noqa: B006  never changed
    lang: LangOption = "",
    exclude: ExcludeOption = [],  # noqa: B006  never changed
    config: ConfigOption = "",
    force: ForceOption = False,
) -> None:
    """Write the questions to send back, a sheet for each report.

    With --answers the reports are written anew, with the reasons on the sheets as explanations; the exit code is 1
    where something on a sheet could not be taken.
    """
    from actip.commands.questions import answered, sheets_of
    from actip.commands.validate import validated
    from actip.gate.files import write_folder
    from actip.reports import notes

    settings = load_settings(config, exclude)
    if not out:
        raise UnknownName("No folder is named.", "Add --out DIR.")
    if answers and lang:
        raise UnknownName("--lang has no meaning beside --answers.", "Leave --lang out.")
    files, earlier = existing_paths(paths, settings), previous or settings.previous
    with console.progress() as after:
        assessments, left_out = validated(files, earlier, settings, catalogue(), after, keep=True)
    if answers:
        written = answered(assessments, answers, catalogue(), created())
    else:
        written = sheets_of(assessments, catalogue(), created(), lang)
    inputs = [*(assessment.path for assessment in assessments), *answers]
    for name in written.files:
        refuse_overwriting(f"{out}/{name}", True, *inputs)
    if written.files:
        write_folder(out, written.files, replace=force)
    for note in (*written.notes, *(f"wrote {out}/{name}" for name in written.files)):
        console.complain(note)
    report_notes(notes.left_out(left_out))
    tell_excluded(files, settings)
    raise typer.Exit(0 if written.is_whole else 1 if answers else 2)
