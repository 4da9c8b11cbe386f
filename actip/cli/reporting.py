"""Own the commands that report: on a region, on a state, on what changed, and what may be sent."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib import import_module
from typing import Annotated

import typer

from actip.catalogue import catalogue
from actip.cli.app import app, examples, listed
from actip.cli.offers import section_names
from actip.cli.options import (
    AsOfOption,
    AudienceOption,
    ConfigOption,
    CycleFileOption,
    CycleOption,
    ExcludeOption,
    ForceOption,
    LangOption,
    ObservationsOption,
    Paths,
    PreviousOption,
    PublishedOption,
    StateOption,
    option,
)
from actip.cli.speaking import spoken
from actip.cli.usage import (
    audience_for,
    choice,
    created,
    existing_paths,
    load_settings,
    named_paths,
    paths_of_reports,
    policy_of,
    published_already,
    refuse_overwriting,
    report_notes,
    report_scope,
    require_suffix,
    tell_excluded,
)
from actip.errors import ActipError, UnknownName
from actip.model.settings import Settings
from actip.reports import Line, console
from actip.writers.papers import PAGE, WORD

_SECTIONS_HELP = (
    "A section, such as 'Where it stands', 'Needs and offers' or 'Mirror figures'; all; a wrong name lists them. "
    "Can be given several times."
)


_TOGETHER = listed(
    "What goes together:",
    "--region                      all options but --brief and --lang",
    "--state ISO3                  all but --cycle-file, --without-drafts,",
    "                              --brief and --lang",
    "--state ISO3 -o FILE.docx     the document of a state: --brief, --lang,",
    "  or -o FILE.html             --audience, --published, --previous, --as-of",
    "--all-tables                  with -o FILE.xlsx or --page",
)


@app.command(
    epilog=_TOGETHER
    + "\n\n"
    + examples(
        "actip report --region 2025",
        "actip report --region 2025 -o region.xlsx --page region.html",
        "actip report --state LAO LAO_2025.yaml -o LAO_2025.docx",
        "actip report --state LAO LAO_2025.yaml --previous LAO_2024.yaml --brief -o LAO_brief.docx",
        "actip report --state LAO LAO_2025.yaml -o LAO_2025.html",
        "actip report --region 2024 2025 -o region.xlsx",
        "actip report --region 2024 2025 -o region.docx",
        "actip report --state LAO LAO_2025.xlsx --previous LAO_2024.xlsx -o LAO.xlsx",
    )
)
def report(
    paths: Paths = [],  # noqa: B006  never changed
    region: Annotated[bool, typer.Option("--region", help="Report on all member states together.")] = False,
    state: StateOption = "",
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="Write a workbook, or a document in Word; of one state also as a page that prints on A4.",
            metavar="FILE.xlsx|.docx|.html",
        ),
    ] = "",
    page_file: Annotated[
        str,
        typer.Option(
            "--page",
            help="Write the tables as a page that any browser opens, offline; the document of a state is -o FILE.html.",
            metavar="FILE.html",
        ),
    ] = "",
    audience: AudienceOption = "",
    section: Annotated[
        list[str],
        typer.Option("--section", help=_SECTIONS_HELP, metavar="NAME", autocompletion=section_names),
    ] = [],  # noqa: B006  never changed
    cycle: CycleOption = "",
    previous: PreviousOption = [],  # noqa: B006  never changed
    due: Annotated[
        str,
        typer.Option(
            "--due", help="The day on which the reports were due; if none, that of cycle.yaml.", metavar="DATE"
        ),
    ] = "",
    as_of: AsOfOption = "",
    cycle_file: CycleFileOption = "",
    observations: ObservationsOption = [],  # noqa: B006  never changed
    published: PublishedOption = [],  # noqa: B006  never changed
    brief: Annotated[
        bool,
        typer.Option(
            "--brief", help="Of one state: a document of two pages, for the public unless --audience says otherwise."
        ),
    ] = False,
    all_tables: Annotated[
        bool, typer.Option("--all-tables", help="Also the tables behind the sections, in the workbook and on the page.")
    ] = False,
    without_drafts: Annotated[
        bool,
        typer.Option(
            "--without-drafts", help="Leave out reports that are drafts, in earlier cycles too; they are named."
        ),
    ] = False,
    workplan: Annotated[
        str, typer.Option("--workplan", help="A work plan of the region, to hold it against.", metavar="FILE")
    ] = "",
    lang: LangOption = "",
    exclude: ExcludeOption = [],  # noqa: B006  never changed
    config: ConfigOption = "",
) -> None:
    """Report on a region, or on one state.

    Who reported, what is open, and the figures, on the screen, as a workbook or as a page; of one state all answers as
    a document, too, in Word or for a browser, or two pages in brief. Earlier cycles among the paths are the history
    that it is held against.
    """
    if region == bool(state):
        if state:
            hint = "Leave one out: --region is of all states, --state of one."
            raise UnknownName("--region and --state are two reports.", hint)
        raise UnknownName("A report needs its kind.", "Add --region, or --state with the three letters of one.")
    if state and cycle_file:
        raise UnknownName("--cycle-file is about all states of a cycle.", "Leave it out, or report with --region.")
    is_document = bool(state) and output.lower().endswith((WORD, PAGE))
    if state and previous and not is_document:
        _refuse_another_last_report(named_paths(paths, load_settings(config, exclude)), previous, state.upper())
    if state and without_drafts:
        raise UnknownName("--without-drafts is about all states.", "Leave it out, or report with --region.")
    if brief and not is_document:
        hint = "Write: --state LAO --brief -o LAO_brief.docx, or -o LAO_brief.html."
        raise UnknownName("A brief is a document of one state.", hint)
    if is_document:
        if page_file:
            hint = "Make one after the other: leave out --page, or -o."
            raise UnknownName("The document of one state and the page of its tables are two reports.", hint)
        if workplan:
            hint = "Leave it out, or write a workbook: -o FILE.xlsx."
            raise UnknownName("The document of one state has no work plan in it.", hint)
        of_tables = {"--section": section, "--all-tables": all_tables, "--observations": observations}
        for option_name, value in {**of_tables, "--cycle": cycle, "--due": due}.items():
            if value:
                hint = "Leave it out, or write a workbook: -o FILE.xlsx."
                raise UnknownName(f"{option_name} has no meaning for the document of one state.", hint)
        day = report_scope(cycle, state, due, as_of).as_of
        settings = load_settings(config, exclude)
        return _write_document(
            paths, previous, state.upper(), output, audience, published, lang, day, settings, in_brief=brief
        )
    if lang:
        raise UnknownName(
            "Only the document of one state speaks other languages: every other report is in English, ASEAN's working "
            "language.",
            "Leave --lang out, or write a document: --state LAO -o LAO.docx, or -o LAO.html.",
        )
    from actip.commands.report import regional_report

    if output.lower().endswith(PAGE):
        raise UnknownName("The page of a region has an option of its own.", f"Write it with --page {output}.")
    require_suffix(output or ".xlsx", ".xlsx", ".docx")
    require_suffix(page_file or ".html", ".html")
    if output.lower().endswith(".docx"):
        _refuse_without_word()
        if all_tables and not page_file:
            hint = "Leave it out, or name a workbook: -o FILE.xlsx."
            raise UnknownName("--all-tables is for a workbook or a page: the paper has eight pages at most.", hint)
    elif all_tables and not (output or page_file):
        hint = "Add -o FILE.xlsx or --page FILE.html; --section all prints every table."
        raise UnknownName("--all-tables is for a workbook or a page.", hint)
    settings = load_settings(config, exclude)
    scope = report_scope(cycle, state, due, as_of)
    files = [*existing_paths(paths, settings), *paths_of_reports(previous)]
    level = audience_for(audience, settings, state)
    already = published_already(published, level)
    with console.progress() as after:
        built = regional_report(
            files,
            level,
            catalogue(),
            after,
            scope,
            observations,
            policy_of(settings),
            cycle_file,
            already,
            without_drafts=without_drafts,
            work_plan=workplan,
            further=all_tables or bool(section),
        )
    console.draw(built.sections_named(section), built.stamps)  # of a draft, what is wrong stands before all else
    if built.first and not section:
        console.draw_first(built.first, built.stamps, [entry.name for entry in built.sections])
    report_notes(built.beside(already))
    tell_excluded(files, settings)
    if output.lower().endswith(".docx"):
        built.write_paper(output, created(), catalogue())
        console.complain(f"wrote {output}")
    elif output:
        built.write(output, created(), all_tables=all_tables)
        console.complain(f"wrote {output}")
    if page_file:
        built.write_page(page_file, catalogue(), all_tables=all_tables)
        console.complain(f"wrote {page_file}")
    raise typer.Exit(0 if built.whole else 2)


def _refuse_another_last_report(paths: Sequence[str], previous: Sequence[str], state: str) -> None:
    """Raise Contradiction for a file that is named as the last report of a state, and is none."""
    from actip.assessment import assess, refuse_what_fits_nothing

    assessments, _ = assess(paths, catalogue())
    of_state = [entry for entry in assessments if entry.state in (None, state)]
    if of_state:
        refuse_what_fits_nothing(previous, of_state, catalogue())


@app.command(epilog=examples("actip status 2025", "actip status 2025 --due 2026-03-31 --as-of 2026-05-01"))
def status(
    paths: Paths = [],  # noqa: B006  never changed
    due: Annotated[
        str,
        typer.Option(
            "--due", help="The day on which the reports are due; if none, that of cycle.yaml.", metavar="DATE"
        ),
    ] = "",
    as_of: AsOfOption = "",
    cycle: CycleOption = "",
    cycle_file: CycleFileOption = "",
    exclude: ExcludeOption = [],  # noqa: B006  never changed
    config: ConfigOption = "",
) -> None:
    """Show who has reported, and who is late."""
    from actip.commands.status import status_report

    settings = load_settings(config, exclude)
    scope = report_scope(cycle, "", due, as_of)
    files = existing_paths(paths, settings)
    with console.progress() as after:
        built = status_report(
            files,
            audience_for("", settings, ""),
            catalogue(),
            after,
            scope,
            policy_of(settings),
            cycle_file,
        )
    console.draw(built.sections, built.stamps)
    report_notes(built.beside())
    tell_excluded(files, settings)
    raise typer.Exit(0 if built.whole else 2)


@app.command(epilog=examples("actip diff LAO_2024.xlsx LAO_2025.xlsx", "actip diff old.yaml new.yaml --format json"))
def diff(
    old: Annotated[str, typer.Argument(help="A submission.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="A later one, or another copy of it.", metavar="NEW")],
    format: Annotated[str, option("--format", offered=("text", "json"), help="The format.")] = "text",
    output: Annotated[str, typer.Option("--output", "-o", help="Write a workbook.", metavar="FILE.xlsx")] = "",
) -> None:
    """Show what changed between two submissions."""
    from actip.commands.diff import compared

    choice("--format", format, ["text", "json"])
    if output:
        require_suffix(output, ".xlsx")
        refuse_overwriting(output, None, old, new)
    changes = compared(old, new, catalogue())
    if format == "json":
        console.hand_over([Line(changes.as_json())])
    else:
        console.draw(changes.sections, changes.stamps)
        console.show([Line(changes.sentence)])
    _write_book(changes.write, output)


@app.command(
    epilog=examples(
        "actip release LAO_2025.xlsx --audience asean -o LAO_2025_asean.xlsx",
        "actip release LAO_2025.xlsx --audience asean --published sent -o LAO_2025_asean.xlsx",
    )
)
def release(
    source: Annotated[str, typer.Argument(help="A submission.", metavar="SUBMISSION")],
    audience: Annotated[str, option("--audience", offered=("asean", "public"), help="Who will get it.")],
    output: Annotated[str, typer.Option("--output", "-o", help="Ends in .xlsx, .yaml or .json.", metavar="FILE")],
    published: PublishedOption = [],  # noqa: B006  never changed
    config: ConfigOption = "",
    force: ForceOption = False,
) -> None:
    """Write the copy that may be sent.

    Without what is above the level, and with small counts suppressed. What was held back is listed for you alone.
    """
    from actip.commands.convert import SUFFIXES
    from actip.commands.release import released
    from actip.gate.files import write
    from actip.reports import notes

    level = choice("--audience", audience, ["asean", "public"])
    require_suffix(output, *SUFFIXES)
    already = published_already(published, level)
    refuse_overwriting(output, force, source, *already.paths)
    suffix = f".{output.rpartition('.')[2].lower()}"
    copy = released(source, level, suffix, catalogue(), policy_of(load_settings(config)), created(), already)
    report_notes([f"note: {notes.not_cleared(copy.questions)}"] if copy.is_draft else [])
    report_notes(notes.held_against(already))
    report_notes(notes.held_back(copy.notes))
    write(output, copy.content)
    console.complain(f"wrote {output}")


def _write_book(write: Callable[[str, datetime], None], output: str) -> None:
    if output:
        write(output, created())
        console.complain(f"wrote {output}")


def _refuse_without_word() -> None:
    """Raise ActipError where no Word document can be written."""
    try:
        import_module("actip.writers.word")
    except ImportError as error:  # python-docx stands on a compiled module, which not every machine has
        if (error.name or "").partition(".")[0] not in ("docx", "lxml"):
            raise
        hint = "Install python-docx with lxml, or name a workbook: -o FILE.xlsx; of one state also -o FILE.html."
        raise ActipError("A Word document cannot be written here: lxml is missing.", hint) from error


def _write_document(
    paths: Sequence[str],
    previous: Sequence[str],
    state: str,
    output: str,
    audience: str,
    published: Sequence[str],
    lang: str,
    day: date | None,
    settings: Settings,
    *,
    in_brief: bool,
) -> None:
    """Write the document of one state for an audience, in the language of who reads it."""
    kind = f".{output.rpartition('.')[2].lower()}"
    if kind == WORD:
        _refuse_without_word()
    from actip.commands.document import national_document, usual_audience
    from actip.gate.files import write
    from actip.gate.folders import expand
    from actip.readers import READERS
    from actip.reports import notes

    wanted = audience or usual_audience(in_brief=in_brief)
    level = choice("--audience", wanted, list(catalogue().lists["disclosure"].codes))
    files = existing_paths(paths, settings)
    before = paths_of_reports(previous)
    already = published_already(published, level)
    read = (file for path in (*files, *before) for file in expand(path, tuple(READERS)).files)
    refuse_overwriting(output, True, *read, *already.paths)
    code = choice("--state", state, list(catalogue().states))
    language = spoken(lang, settings)
    policy = policy_of(settings)
    document = national_document(
        files,
        code,
        level,
        catalogue(),
        created(),
        policy,
        language,
        already,
        previous=before,
        in_brief=in_brief,
        as_of=day,
        kind=kind,
    )
    report_notes(notes.held_against(already))
    tell_excluded(files, settings)
    if few := notes.mostly_withheld(output, document.withheld, document.answers):
        console.complain(f"note: {few}")
    write(output, document.content)
    console.complain(f"wrote {output}")
