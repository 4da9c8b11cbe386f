"""Own the commands: options in, one function called, exit code out.

Exit codes, the highest wins: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or unreadable input,
3 a fault of actip.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Any, NamedTuple

import typer

from actip import __version__
from actip.catalogue import catalogue
from actip.disclosure.policy import DEFAULT, Policy
from actip.errors import ActipError, UnknownName
from actip.model import Assessment, Finding, Severity
from actip.model.settings import NEVER, Asked, Settings
from actip.reports import REPORTERS, Line, console, page, reporter, switched_off

app = typer.Typer(
    help="Validate reports under the ASEAN Convention Against Trafficking in Persons and find their gaps.",
    epilog="Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or unreadable input, 3 actip's fault.",
    rich_markup_mode=None,  # plain help: drawing it with rich doubles the time of --help
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a traceback with local values would print a ministry's answers
    context_settings={"help_option_names": ["-h", "--help"]},
)

imports = typer.Typer(
    help="Read other people's figures.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(imports, name="import")


def _examples(*commands: str) -> str:
    return "\n".join(("\b", "Examples:", *(f"  {command}" for command in commands)))


_SECTIONS_HELP = (
    "A section, such as 'At a glance', 'Gaps by obligation' or 'Mirror figures'; all; a wrong name lists them. "
    "Can be given several times."
)
Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders or patterns; '-' is standard input; if none, the 'paths' of actip.toml.",
        metavar="PATH...",
        show_default=False,
    ),
]
FormatOption = Annotated[
    str, typer.Option("--format", help=f"One of: {', '.join(REPORTERS)}; if none, ACTIP_FORMAT, actip.toml, text.")
]
FilesOption = Annotated[
    list[str],
    typer.Option(
        "--output-file", help="Write a format to a file too. Can be given several times.", metavar="FORMAT=PATH"
    ),
]
PreviousOption = Annotated[
    list[str], typer.Option("--previous", help="The last report of each state, to compare with.", metavar="PATH")
]
StateOption = Annotated[str, typer.Option("--state", help="Report on one member state.", metavar="ISO3")]
CycleOption = Annotated[
    str, typer.Option("--cycle", help="The cycle to report on; if none, the latest.", metavar="NAME")
]
AsOfOption = Annotated[str, typer.Option("--as-of", help="The day that due days are held against.", metavar="DATE")]
AudienceOption = Annotated[
    str,
    typer.Option(
        "--audience",
        help="One of: public, asean, national; if none, ACTIP_AUDIENCE, actip.toml, asean, of one state national.",
    ),
]
ObservationsOption = Annotated[
    list[str], typer.Option("--observations", help="What an organisation observed: a sheet of its own.", metavar="FILE")
]
OfStateOption = Annotated[str, typer.Option("--state", help="The member state, by its three letters.", metavar="ISO3")]
EncodingOption = Annotated[
    str, typer.Option("--encoding", help="Of a CSV that is not in UTF-8, such as cp874.", metavar="NAME")
]
OutOption = Annotated[str, typer.Option("--out", help="The folder to write to.", metavar="DIR")]
IntoOption = Annotated[str, typer.Option("--into", help="A draft to fill in; -o names the new file.", metavar="FILE")]
FilledOption = Annotated[str, typer.Option("--output", "-o", help="The draft with the figures.", metavar="FILE")]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
AllOption = Annotated[bool, typer.Option("--all", help="Show every unanswered obligation by itself.")]


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Faults of actip itself are not caught here."""
    try:
        app(arguments)
    except SystemExit as ending:  # the end of every command: its code, 0 after help, 2 after wrong usage
        return int(ending.code or 0)
    except ActipError as error:
        console.complain(f"error: {error.message}")
        if error.hint:
            console.complain(f"hint: {error.hint}")
        return 2
    return 0


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and exit.", is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before a command."""
    if version:
        typer.echo(f"actip {__version__}")
        raise typer.Exit


@app.command(epilog=_examples("actip validate LAO_2025.yaml", "actip validate 2025 --format json --fail-on warning"))
def validate(
    paths: Paths = [],  # noqa: B006  never changed
    format: FormatOption = "",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", help="One of: error, warning, note, never; if none, ACTIP_FAIL_ON, actip.toml, error."
        ),
    ] = "",
    previous: PreviousOption = [],  # noqa: B006  never changed
    unfold: AllOption = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule; format text only.")
    ] = False,
    output_file: FilesOption = [],  # noqa: B006  never changed
    annotate: Annotated[
        str, typer.Option("--annotate", help="Write the form anew, each fault at its cell.", metavar="OUT.xlsx")
    ] = "",
) -> None:
    """Check submissions: shape, figures and gaps."""
    own = _settings()
    asked = _choice("--fail-on", fail_on or own.fail_on, [*(severity.value for severity in Severity), NEVER])
    threshold = None if asked == NEVER else Severity(asked)
    view = _View(format or own.format, unfold=unfold, statistics=statistics, files=output_file)
    if annotate:
        _ends(annotate, ".xlsx")
        _may_write(annotate, None)
    assessments = _report(paths, own, view, previous)
    if annotate:
        _annotate(assessments, annotate)
    raise typer.Exit(_exit_code(assessments, threshold))


@app.command(epilog=_examples("actip gaps LAO_2025.yaml", "actip gaps 2025 --all"))
def gaps(
    paths: Paths = [],  # noqa: B006  never changed
    format: FormatOption = "",
    unfold: AllOption = False,
    output_file: FilesOption = [],  # noqa: B006  never changed
) -> None:
    """Show what is still open.

    A gap is no fault: the exit code is 0 where the files can be read.
    """
    own = _settings()
    view = _View(format or own.format, gaps_only=True, unfold=unfold, files=output_file)
    assessments = _report(paths, own, view)
    raise typer.Exit(_exit_code(assessments, None))


@app.command(
    epilog=_examples(
        "actip report --region 2025",
        "actip report --region 2025 -o region.xlsx --page region.html",
        "actip report --state LAO LAO_2025.yaml -o LAO_2025.docx",
        "actip report --region 2024 2025 -o region.xlsx",
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
            "--output", "-o", help="Write a workbook, or of one state a document.", metavar="FILE.xlsx|FILE.docx"
        ),
    ] = "",
    page_file: Annotated[
        str, typer.Option("--page", help="Write a page that any browser opens, offline.", metavar="FILE.html")
    ] = "",
    audience: AudienceOption = "",
    section: Annotated[list[str], typer.Option("--section", help=_SECTIONS_HELP, metavar="NAME")] = [],  # noqa: B006  never changed
    cycle: CycleOption = "",
    previous: PreviousOption = [],  # noqa: B006  never changed
    due: Annotated[str, typer.Option("--due", help="The day on which the reports were due.", metavar="DATE")] = "",
    as_of: AsOfOption = "",
    observations: ObservationsOption = [],  # noqa: B006  never changed
) -> None:
    """Report on a region, or on one state.

    Who reported, what is open, and the figures, on the screen, as a workbook or as a page; of one state all answers in
    Word, too. Earlier cycles among the paths are the history that it is held against.
    """
    if state and output.lower().endswith(".docx"):
        return _write_document(paths, state.upper(), output, audience)
    from actip.reports.region import regional_report

    if region == bool(state):
        raise UnknownName("A report needs its kind.", "Add --region, or --state with the three letters of one.")
    _ends(output or ".xlsx", ".xlsx")
    _ends(page_file or ".html", ".html")
    own = _settings()
    asked = _asked(cycle, state, due, as_of)
    files = [*_paths(paths, own), *previous]
    with console.progress() as after:
        made = regional_report(
            files, _level(audience, own, state), catalogue(), after, asked, observations, _policy(own)
        )
    console.draw(made.chosen(section or (["At a glance"] if output or page_file else [])), made.stamps)
    _tell_left_out(made.left_out)
    _tell_faults(made.faults)
    _write_book(made.write, output)
    if page_file:
        made.write_page(page_file, catalogue())
        console.complain(f"wrote {page_file}")
    raise typer.Exit(0 if made.whole else 2)


@app.command(
    epilog=_examples("actip status 2025 --due 2026-03-31", "actip status 2025 --due 2026-03-31 --as-of 2026-05-01")
)
def status(
    paths: Paths = [],  # noqa: B006  never changed
    due: Annotated[str, typer.Option("--due", help="The day on which the reports are due.", metavar="DATE")] = "",
    as_of: AsOfOption = "",
    cycle: CycleOption = "",
) -> None:
    """Show who has reported, and who is late."""
    from actip.reports.region import status_report

    own = _settings()
    if not due:
        raise UnknownName(
            "A status needs the day on which the reports are due.", "Add --due, such as --due 2026-03-31."
        )
    asked = _asked(cycle, "", due, as_of or datetime.now().date().isoformat())
    with console.progress() as after:
        made = status_report(_paths(paths, own), _level("", own, ""), catalogue(), after, asked, _policy(own))
    console.draw(made.sections, made.stamps)
    _tell_left_out(made.left_out)
    raise typer.Exit(0 if made.whole else 2)


@app.command(epilog=_examples("actip diff LAO_2024.xlsx LAO_2025.xlsx", "actip diff old.yaml new.yaml --format json"))
def diff(
    old: Annotated[str, typer.Argument(help="A submission.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="A later one, or another copy of it.", metavar="NEW")],
    format: Annotated[str, typer.Option("--format", help="One of: text, json.")] = "text",
    output: Annotated[str, typer.Option("--output", "-o", help="Write a workbook.", metavar="FILE.xlsx")] = "",
) -> None:
    """Show what changed between two submissions."""
    from actip.reports.changes import compared

    if output:
        _ends(output, ".xlsx")
        _may_write(output, None, old, new)
    made = compared(old, new, catalogue())
    if _choice("--format", format, ["text", "json"]) == "json":
        console.show([Line(made.as_json())])
    else:
        console.draw(made.sections, made.stamps)
        console.show([Line(made.sentence)])
    _write_book(made.write, output)


@app.command(
    epilog=_examples(
        "actip template --state LAO --period 2025 -o LAO_2025.xlsx",
        "actip template --state THA --period 2025-04-01:2026-03-31 --core -o core.xlsx",
        "actip template --from LAO_2024.xlsx --period 2025 -o LAO_2025.xlsx",
    )
)
def template(
    period: Annotated[
        str, typer.Option("--period", help="A year, or the first and the last day.", metavar="YEAR|START:END")
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="The form to write.", metavar="FILE.xlsx")],
    state: Annotated[str, typer.Option("--state", help="The member state, by its three letters.", metavar="ISO3")] = "",
    last: Annotated[
        str, typer.Option("--from", help="The last report: its answers are taken over.", metavar="LAST")
    ] = "",
    agency: Annotated[
        str, typer.Option("--agency", help="Only the questions that one agency answers, as --from has it.")
    ] = "",
    pillar: Annotated[str, typer.Option("--pillar", help="Ask about one pillar only.")] = "",
    victim_rights: Annotated[
        bool, typer.Option("--victim-rights", help="Ask only what upholds victims' rights.")
    ] = False,
    core: Annotated[bool, typer.Option("--core", help="Ask only the 33 questions of a short report.")] = False,
    force: ForceOption = False,
) -> None:
    """Write the form that a ministry fills in."""
    from actip.gate.files import write
    from actip.workbook.begin import begun, chosen

    _ends(output, ".xlsx")
    known = catalogue()
    if state or not last:
        _choice("--state", state.upper(), list(known.states))
    if pillar:
        _choice("--pillar", pillar, list(known.lists["pillars"].codes))
    _may_write(output, force, *filter(None, (last,)))
    asks = chosen(pillar, victim_rights=victim_rights, core=core)
    made = begun(state.upper(), period, asks, last, agency, known, _created())
    write(output, made.content)
    for note in (*made.notes, f"wrote {output}"):
        console.complain(note)


@app.command(epilog=_examples("actip convert LAO_2025.xlsx LAO_2025.yaml", "actip convert LAO_2025.yaml LAO_2025.xlsx"))
def convert(
    source: Annotated[str, typer.Argument(help="A submission.", metavar="IN")],
    target: Annotated[str, typer.Argument(help="Ends in .xlsx, .yaml or .json.", metavar="OUT")],
    force: ForceOption = False,
) -> None:
    """Write a submission in another format."""
    from actip.gate.files import write
    from actip.workbook.convert import SUFFIXES, converted

    _ends(target, *SUFFIXES)
    _may_write(target, force, source)
    made = converted(source, f".{target.rpartition('.')[2].lower()}", catalogue(), _created())
    for note in made.notes:
        console.complain(f"note: {note}")
    write(target, made.content)
    console.complain(f"wrote {target}")


@app.command(epilog=_examples("actip split LAO_2025.xlsx --out parts"))
def split(
    source: Annotated[str, typer.Argument(help="A report, filled or not.", metavar="SUBMISSION")],
    out: Annotated[str, typer.Option("--out", "-o", help="The folder to write to.", metavar="DIR")],
    force: ForceOption = False,
) -> None:
    """Write a form for each agency, with its own questions.

    Which those are stands under 'agency' in the report; what no agency answers goes into a form of its own, 'rest'.
    """
    from actip.gate.files import write_folder
    from actip.workbook.agencies import divided

    made = divided(source, catalogue(), _created())
    for name in made.files:
        _may_write(f"{out}/{name}", True, source)
    write_folder(out, made.files, replace=force)
    for note in (*made.notes, *(f"wrote {out}/{name}" for name in made.files)):
        console.complain(note)


@app.command(epilog=_examples("actip merge parts -o LAO_2025.xlsx", "actip merge parts --prefer mps -o LAO_2025.yaml"))
def merge(
    paths: Annotated[list[str], typer.Argument(help="The parts: files or a folder.", metavar="PATH...")],
    output: Annotated[str, typer.Option("--output", "-o", help="Ends in .xlsx, .yaml or .json.", metavar="FILE")],
    prefer: Annotated[
        list[str],
        typer.Option(
            "--prefer",
            help="The agency whose word counts where two differ; the first named goes first.",
            metavar="AGENCY",
        ),
    ] = [],  # noqa: B006  never changed
    format: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(REPORTERS)}.")] = "text",
    force: ForceOption = False,
) -> None:
    """Make one report of the parts that agencies filled in.

    Where two say different things, the report holds neither and names both; the exit code is 1 then.
    """
    from actip.workbook.agencies import SUFFIXES, joined

    _ends(output, *SUFFIXES)
    _choice("--format", format, list(REPORTERS))
    made = joined(paths, output, prefer, catalogue(), _created())
    _may_write(output, force, *made.read)
    if made.content is not None:
        from actip.gate.files import write

        write(output, made.content)
    console.show(reporter(format).report(made.assessments, catalogue(), gaps_only=False, unfold=False))
    for note in made.notes if made.content is not None else ():
        console.complain(note)
    console.complain(f"wrote {output}" if made.content is not None else f"{output} was not written.")
    raise typer.Exit(_merge_code(made.assessments, made.content))


@app.command(
    epilog=_examples("actip export 2025 --format csv -o figures.csv", "actip export LAO_2025.yaml --format json")
)
def export(
    paths: Paths = [],  # noqa: B006  never changed
    format: Annotated[str, typer.Option("--format", help="One of: csv, sdmx-csv, json.")] = "csv",
    output: Annotated[str, typer.Option("--output", "-o", help="Write it to a file instead.", metavar="FILE")] = "",
    audience: AudienceOption = "",
    mark: Annotated[bool, typer.Option("--bom", help="Begin with the mark by which Excel knows UTF-8.")] = False,
) -> None:
    """Write figures in long form.

    One row a figure, for statistics offices and other programs. Small counts are suppressed for public and asean.
    """
    from actip.importers.export import FORMATS, exported
    from actip.importers.words import of_exported

    own = _settings()
    chosen, level = _choice("--format", format, FORMATS), _level(audience, own, "")
    with console.progress() as after:
        made = exported(_paths(paths, own), chosen, level, catalogue(), policy=_policy(own), mark=mark, after=after)
    _put(output, made.content, ".json" if chosen == "json" else ".csv", *made.read)
    _tell(of_exported(made))
    _tell_left_out(made.left_out)
    raise typer.Exit(2 if made.unreadable else 0)


@app.command(
    epilog=_examples(
        "actip tally register.csv --map map.yaml -o counted.yaml",
        "actip tally register.csv --map ctdc --state LAO --period 2025",
    )
)
def tally(
    register: Annotated[str, typer.Argument(help="A case register, CSV or workbook.", metavar="REGISTER")],
    map: Annotated[str, typer.Option("--map", help="What its columns mean: a file, htcds or ctdc.", metavar="MAP")],
    state: OfStateOption = "",
    period: Annotated[str, typer.Option("--period", help="A year, or the first and the last day.")] = "",
    output: Annotated[str, typer.Option("--output", "-o", help="Write it to a file instead.", metavar="FILE")] = "",
    audience: AudienceOption = "",
    encoding: EncodingOption = "",
) -> None:
    """Count a case register.

    Only counts leave it: no row, no name, no rare combination. Columns that the mapping does not name are not read.
    """
    from actip.importers.register import Options, tally
    from actip.importers.words import of_tally
    from actip.workbook.begin import days

    own = _settings()
    level = _level(audience, own, "")
    named = _choice("--state", state.upper(), list(catalogue().states)) if state else ""
    with console.progress("Counting, MB") as after:
        options = Options(level, _policy(own), encoding, named, days(period) if period else None, after)
        made = tally(register, map, catalogue(), options)
    _put(output, _yaml(made.data), ".yaml", register, map)
    _tell(of_tally(made))


@imports.command(
    epilog=_examples(
        "actip import glotip data_glotip.xlsx --years 2018:2022 --out unodc",
        "actip import glotip data_glotip.xlsx --into LAO_2022.yaml -o LAO_2022_filled.yaml",
    )
)
def glotip(
    file: Annotated[str, typer.Argument(help="UNODC's published table, workbook or CSV.", metavar="FILE")],
    state: Annotated[list[str], typer.Option("--state", help="Only this state.", metavar="ISO3")] = [],  # noqa: B006  never changed
    years: Annotated[str, typer.Option("--years", help="One year, or the first and the last.", metavar="A:B")] = "",
    out: OutOption = "",
    into: IntoOption = "",
    output: FilledOption = "",
    encoding: EncodingOption = "",
    force: ForceOption = False,
) -> None:
    """Read UNODC's published figures.

    One submission for each state and year, and rows_listed.csv with every row that became no figure. With --into they
    fill in what a draft does not say; what it says stays.
    """
    from actip.importers.glotip import published
    from actip.importers.words import of_published

    known = catalogue()
    if into:
        _not_beside("--into", {"--state": state, "--years": years, "--out": out})
        return _fill_in(file, into, output, encoding, force)
    _not_beside("--out", {"-o": output})
    chosen = [_choice("--state", name.upper(), list(known.states)) for name in state] or list(known.states)
    found = published(file, chosen, _years(years), known, encoding)
    _tell(of_published(found, known))
    _write_out(out, dict(found.submissions(known)), {"rows_listed.csv": found.list_as_csv()}, force)


@imports.command(epilog=_examples("actip import figures figures.csv --out again"))
def figures(
    file: Annotated[str, typer.Argument(help="What 'actip export --format csv' wrote.", metavar="FILE")],
    out: OutOption = "",
    encoding: EncodingOption = "",
    force: ForceOption = False,
) -> None:
    """Read figures in long form."""
    from actip.importers.long import read

    found = read(file, catalogue(), encoding)
    _tell([f"{found.figures:,} figures read."])
    _write_out(out, found.submissions, {}, force)


@app.command(epilog=_examples("actip release LAO_2025.xlsx --audience asean -o LAO_2025_asean.xlsx"))
def release(
    source: Annotated[str, typer.Argument(help="A submission.", metavar="SUBMISSION")],
    audience: Annotated[str, typer.Option("--audience", help="Who will get it: asean or public.")],
    output: Annotated[str, typer.Option("--output", "-o", help="Ends in .xlsx, .yaml or .json.", metavar="FILE")],
    force: ForceOption = False,
) -> None:
    """Write the copy that may be sent.

    Without what is above the level, and with small counts suppressed. What was held back is listed for you alone.
    """
    from actip.gate.files import write
    from actip.workbook.convert import SUFFIXES
    from actip.workbook.release import released

    level = _choice("--audience", audience, ["asean", "public"])
    _ends(output, *SUFFIXES)
    _may_write(output, force, source)
    suffix = f".{output.rpartition('.')[2].lower()}"
    made = released(source, level, suffix, catalogue(), _policy(_settings()), _created())
    console.complain("\n".join(f"held back: {line}" for line in made.notes))
    write(output, made.content)
    console.complain(f"wrote {output}")


@app.command(epilog=_examples("actip explain GAP303", "actip explain ACTIP-14.7", "actip explain victims_detected"))
def explain(
    name: Annotated[str, typer.Argument(help="A rule, an obligation or an indicator.", metavar="ID")],
) -> None:
    """Explain a rule, obligation or indicator."""
    from actip.reports.reference import explanation

    console.show(explanation(name, catalogue()))


@app.command(epilog=_examples("actip obligations --victim-rights", "actip obligations --pillar prevention --core"))
def obligations(
    victim_rights: Annotated[
        bool, typer.Option("--victim-rights", help="Only those that uphold victims' rights.")
    ] = False,
    pillar: Annotated[str, typer.Option("--pillar", help="Only those of one pillar.")] = "",
    core: Annotated[bool, typer.Option("--core", help="Only the 33 that a short report answers.")] = False,
) -> None:
    """List the obligations of the Convention."""
    from actip.reports.reference import obligation_list

    chosen = _choice("--pillar", pillar, list(catalogue().lists["pillars"].codes)) if pillar else ""
    console.draw([obligation_list(catalogue(), victim_rights=victim_rights, pillar=chosen, core=core)])


@app.command(epilog=_examples("actip rules", "actip rules --format json"))
def rules(
    format: Annotated[str, typer.Option("--format", help="One of: text, json, markdown.")] = "text",
) -> None:
    """List the rules and their severities."""
    from actip.reports.reference import rule_list, rules_as_json, rules_as_markdown

    if _choice("--format", format, ["text", "json", "markdown"]) == "text":
        console.draw([rule_list()])
    else:
        console.show([Line(rules_as_json() if format == "json" else rules_as_markdown())])


@app.command(epilog=_examples("actip schema -o submission.schema.json"))
def schema(
    output: Annotated[str, typer.Option("--output", "-o", help="Write it to a file instead.", metavar="FILE")] = "",
) -> None:
    """Print the JSON Schema of a submission."""
    from actip.gate.files import write
    from actip.reports.reference import schema_text

    if output:
        _ends(output, ".json")
        write(output, schema_text(catalogue()))
        console.complain(f"wrote {output}")
    else:
        console.show([Line(schema_text(catalogue()).rstrip())])


@app.command(hidden=True)
def build() -> None:
    """Rebuild the generated files of a checkout."""
    from actip.gate.files import read_own, write
    from actip.reports.reference import observations_text, schema_text, with_rules
    from actip.resources import folder, in_checkout
    from actip.workbook.template import workbook
    from actip.writers.text import skeleton

    if not in_checkout():
        raise ActipError("Generated files are rebuilt in a checkout only.", "Use 'actip schema -o FILE'.")
    write(str(folder("schemas") / "submission.schema.json"), schema_text(catalogue()))
    write(str(folder("schemas") / "observations.schema.json"), observations_text(catalogue()))
    write(str(folder("templates") / "form.xlsx"), workbook(catalogue(), {}, datetime(2000, 1, 1)))
    write(str(folder("templates") / "submission.yaml"), skeleton(catalogue()))
    readme = folder("schemas").parent / "README.md"
    write(str(readme), with_rules(read_own(readme)))


def _created() -> datetime:
    """Return the moment that a workbook says it was made: fixed, or as SOURCE_DATE_EPOCH has it."""
    try:
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return datetime(2000, 1, 1)


def _write_book(write: Callable[[str, datetime], None], output: str) -> None:
    if output:
        write(output, _created())
        console.complain(f"wrote {output}")


class _View(NamedTuple):
    """What of the assessments is shown, in which format, and which files are written beside it."""

    format: str
    gaps_only: bool = False
    unfold: bool = False
    statistics: bool = False
    files: Sequence[str] = ()


def _settings() -> Settings:
    from actip.settings import settings

    return settings(os.environ)


def _asked(cycle: str, state: str, due: str, as_of: str) -> Asked:
    code = _choice("--state", state.upper(), list(catalogue().states)) if state else ""
    return Asked(cycle, code, _day("--due", due), _day("--as-of", as_of))


def _day(option: str, given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise UnknownName(f"{option} cannot be '{given}'.", "Write year, month and day, as in 2026-03-31.") from None


def _level(audience: str, own: Settings, state: str) -> str:
    """Return who will see a report: that on one state stays in it, where nobody says otherwise."""
    default = "national" if state else "asean"
    return _choice("--audience", audience or own.audience or default, list(catalogue().lists["disclosure"].codes))


def _tell_faults(faults: Sequence[tuple[str, Finding]]) -> None:
    """Say what is wrong with files of observations: no sheet shows that."""
    for path, finding in faults:
        place = f", {finding.place.said}" if finding.place.said else ""
        console.complain(f"{finding.severity.value}: {path}{place}: {finding.message} {finding.remedy}")


def _policy(own: Settings) -> Policy:
    """Return how small counts are kept, as the settings ask for it."""
    return Policy(own.threshold or DEFAULT.threshold, own.fewest_cells)


def _paths(given: Sequence[str], own: Settings) -> Sequence[str]:
    if paths := given or own.paths:
        return paths
    raise UnknownName("No file is named.", "Name files or folders, or set 'paths' in actip.toml.")


def _report(paths: Sequence[str], own: Settings, view: _View, previous: Sequence[str] = ()) -> tuple[Assessment, ...]:
    from actip.assessment import assess
    from actip.settings import applied

    _choice("--format", view.format, list(REPORTERS))
    files = _files(view.files)
    earlier = previous or own.previous
    with console.progress() as after:
        assessments, left_out = assess(_paths(paths, own), catalogue(), earlier, after)
    assessments = tuple(applied(assessment, own, catalogue()) for assessment in assessments)
    _write(files, view, assessments, earlier)
    console.show(_lines(view.format, view, assessments))
    if view.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        from actip.gate.files import append

        append(summary, page(_lines("markdown", view, assessments)))
    off = sum(switched_off(assessment, view.gaps_only) for assessment in assessments)
    if off and view.format != "text":  # there it stands with each file
        console.complain(f"note: {off} finding{'' if off == 1 else 's'} switched off by {own.name}")
    _tell_left_out(left_out)
    return assessments


def _lines(format: str, view: _View, assessments: Sequence[Assessment]) -> list[Line]:
    lines = reporter(format).report(assessments, catalogue(), gaps_only=view.gaps_only, unfold=view.unfold)
    if view.statistics and format == "text":
        from actip.reports.text import statistics

        lines += statistics(assessments, gaps_only=view.gaps_only)
    return lines


def _files(asked: Sequence[str]) -> dict[str, str]:
    """Return the format of each file to write. None may be named as submissions are: a slip must not replace one."""
    from actip.readers import READERS

    files: dict[str, str] = {}
    for words in asked:
        format, _, path = words.partition("=")
        if not path:
            raise UnknownName(
                f"--output-file cannot be '{words}'.", "Write FORMAT=PATH, such as --output-file sarif=actip.sarif."
            )
        _choice("--output-file", format, list(REPORTERS))
        if path.lower().endswith(tuple(suffix for suffix in READERS if suffix != ".json")):
            raise UnknownName(f"{path} is named like a submission.", f"Let it end otherwise, as in actip.{format}.")
        if path in files:
            raise UnknownName(f"{path} cannot hold two formats.", "Name a file for each.")
        files[path] = format
    return files


def _write(files: Mapping[str, str], view: _View, assessments: Sequence[Assessment], earlier: Sequence[str]) -> None:
    """Write every file, or none where one of them would replace what is read."""
    if not files:
        return
    from actip.gate.files import expand, write
    from actip.readers import READERS

    inputs = [assessment.path for assessment in assessments]
    inputs += [file for path in earlier for file in expand(path, tuple(READERS))[0]]
    for path in files:
        _may_write(path, True, *inputs)
    if len({os.path.realpath(path) for path in files}) < len(files):
        raise UnknownName("Two formats would be written to one file.", "Name a file for each.")
    contents = {path: page(_lines(format, view, assessments)) for path, format in files.items()}
    for path, content in contents.items():
        write(path, content)
        console.complain(f"wrote {path}")


def _write_document(paths: Sequence[str], state: str, output: str, audience: str) -> None:
    """Write the document of one state, for its own clearance unless another audience is named."""
    from actip.gate.files import expand, write
    from actip.readers import READERS
    from actip.reports.word import national_document

    _ends(output, ".docx")
    known = catalogue()
    level = _choice("--audience", audience or "national", list(known.lists["disclosure"].codes))
    own = _settings()
    named = _paths(paths, own)
    _may_write(output, True, *(file for path in named for file in expand(path, tuple(READERS))[0]))
    chosen = _choice("--state", state, list(known.states))
    write(output, national_document(named, chosen, level, known, _created(), _policy(own)))
    console.complain(f"wrote {output}")


def _annotate(assessments: Sequence[Assessment], output: str) -> None:
    """Write the annotated copy of the one file that was checked."""
    from actip.gate.files import write
    from actip.workbook.annotate import annotated

    if len(assessments) != 1:
        raise UnknownName("A copy with remarks is made of one file.", "Name one submission with --annotate.")
    if assessments[0].readable:
        write(output, annotated(assessments[0], catalogue(), _created()))
        console.complain(f"wrote {output}")


def _put(output: str, content: str, suffix: str, *inputs: str) -> None:
    """Write a text to a file, or print it where none is named."""
    from actip.gate.files import write

    if not output:
        console.show([Line(content.rstrip("\n"))])
        return
    _ends(output, suffix)
    _may_write(output, True, *inputs)
    write(output, content)
    console.complain(f"wrote {output}")


def _tell(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        console.complain(sentence)


def _yaml(data: Mapping[str, Any]) -> str:
    from actip.writers.text import as_yaml

    return as_yaml(data)


def _years(asked: str) -> range | None:
    if not asked:
        return None
    found = re.fullmatch("([0-9]{4})(?::([0-9]{4}))?", asked)
    if found is None or (found[2] and found[2] < found[1]):
        raise UnknownName(f"--years cannot be '{asked}'.", "Write one year, or the first and the last: 2018:2022.")
    return range(int(found[1]), int(found[2] or found[1]) + 1)


def _not_beside(option: str, others: Mapping[str, object]) -> None:
    """Insist that options that exclude each other are not given together: one of them would be passed over."""
    for other, given in others.items():
        if given:
            raise UnknownName(f"{other} has no meaning beside {option}.", f"Leave {other} out.")


def _fill_in(file: str, into: str, output: str, encoding: str, force: bool) -> None:
    """Write a draft anew with the published figures of its state and year; the draft itself is never changed."""
    from actip.gate.files import write
    from actip.importers.glotip import SOURCE, published
    from actip.importers.prefill import draft, prefilled
    from actip.importers.words import of_prefilled, of_published
    from actip.workbook.convert import SUFFIXES, content

    if not output:
        raise UnknownName("The draft with the figures needs a name.", "Add -o FILE; the draft itself is not changed.")
    _ends(output, *SUFFIXES)
    _may_write(output, force, into, file)
    begun = draft(into, catalogue())
    found = published(file, [begun.state], range(begun.year, begun.year + 1), catalogue(), encoding)
    _tell(of_published(found, catalogue()))
    done = prefilled(begun, found.figures.get((begun.state, begun.year), ()), SOURCE, catalogue())
    _tell(of_prefilled(done))
    write(output, content(done.data, f".{output.rpartition('.')[2].lower()}", catalogue(), _created()))
    console.complain(f"wrote {output}")


def _write_out(out: str, submissions: Mapping[str, Any], beside: Mapping[str, str], force: bool) -> None:
    from actip.gate.files import write_folder

    if not out:
        raise UnknownName("No folder is named.", "Add --out DIR.")
    if not submissions:
        raise UnknownName("There is nothing to write.", "See whether the file has figures of these states and years.")
    contents = {f"{name}.yaml": _yaml(data) for name, data in submissions.items()}
    write_folder(out, {**contents, **beside}, replace=force)
    console.complain(f"wrote {len(contents)} submission{'' if len(contents) == 1 else 's'} to {out}")


def _tell_left_out(left_out: Sequence[str]) -> None:
    if left_out:
        named = ", ".join(left_out[:3]) + (", ..." if len(left_out) > 3 else "")
        console.complain(f"note: not read, because they are no submissions: {len(left_out)} ({named})")


def _merge_code(assessments: Sequence[Assessment], content: bytes | None) -> int:
    """Return 2 for files that cannot be read; parts that cannot be one report yet are findings."""
    conflicts = content is None and all(finding.rule.startswith("MRG") for a in assessments for finding in a.findings)
    return 1 if conflicts else _exit_code(assessments, Severity.ERROR)


def _exit_code(assessments: Sequence[Assessment], threshold: Severity | None) -> int:
    if any(assessment.broken for assessment in assessments):
        return 3
    if not all(assessment.readable for assessment in assessments):
        return 2
    return 1 if any(assessment.fails(threshold) for assessment in assessments) else 0


def _ends(output: str, *suffixes: str) -> None:
    """Insist on the name that a file of this kind has: a slip must not replace a submission."""
    if not output.lower().endswith(suffixes):
        raise UnknownName(
            f"{output} is not the name of a file of this kind.", f"Let it end in {' or '.join(suffixes)}."
        )


def _may_write(output: str, force: bool | None, *inputs: str) -> None:
    """Insist that nobody's work is replaced: an existing file only by force, where there is one, an input never."""
    from actip.gate.files import is_same, keep

    if any(is_same(output, path) for path in inputs):
        raise UnknownName(f"{output} is the file that is read.", "Name another file to write.")
    if force is None:
        keep(output, "Name another file.")
    elif not force:
        keep(output)


def _choice(option: str, given: str, offered: Sequence[str]) -> str:
    if given in offered:
        return given
    from actip.settings import chosen

    return chosen(option, given, offered)
