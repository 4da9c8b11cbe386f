"""Own the commands: options in, one function called, exit code out.

Exit codes, the highest wins: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or unreadable input,
3 a fault of actip.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, NamedTuple

import typer

from actip import __version__
from actip.catalogue import catalogue
from actip.disclosure.policy import DEFAULT, Policy
from actip.errors import ActipError, UnknownName
from actip.model import Assessment, Severity
from actip.model.settings import NEVER, Settings
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


def _examples(*commands: str) -> str:
    return "\n".join(("\b", "Examples:", *(f"  {command}" for command in commands)))


_SECTIONS_HELP = "One of: At a glance, By pillar, Protection of victims, Obligations matrix, Statistics, Gaps by \
obligation, Gaps by state, Method; or all. Can be given several times."
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


@app.command(epilog=_examples("actip report --region 2025", "actip report --region 2025 -o region.xlsx"))
def report(
    paths: Paths = [],  # noqa: B006  never changed
    region: Annotated[bool, typer.Option("--region", help="Report on all member states together.")] = False,
    output: Annotated[str, typer.Option("--output", "-o", help="Write a workbook.", metavar="FILE.xlsx")] = "",
    audience: Annotated[
        str,
        typer.Option("--audience", help="One of: public, asean, national; if none, ACTIP_AUDIENCE, actip.toml, asean."),
    ] = "",
    section: Annotated[list[str], typer.Option("--section", help=_SECTIONS_HELP, metavar="NAME")] = [],  # noqa: B006  never changed
) -> None:
    """Report on a region.

    Who reported, what is open, and the figures, on the screen or as a workbook.
    """
    if not region:
        raise UnknownName("A report needs its kind.", "Add --region.")
    from actip.reports.region import regional_report

    levels = list(catalogue().lists["disclosure"].codes)
    if output:
        _ends(output, ".xlsx")
    own = _settings()
    level = _choice("--audience", audience or own.audience, levels)
    with console.progress() as after:
        made = regional_report(_paths(paths, own), level, catalogue(), after, _policy(own))
    console.draw(made.chosen(section or (["At a glance"] if output else [])), made.stamps)
    _tell_left_out(made.left_out)
    if output:
        made.write(output, _created())
        console.complain(f"wrote {output}")
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
    if output:
        made.write(output, _created())
        console.complain(f"wrote {output}")


@app.command(
    epilog=_examples(
        "actip template --state LAO --period 2025 -o LAO_2025.xlsx",
        "actip template --state THA --period 2025-04-01:2026-03-31 --core -o core.xlsx",
    )
)
def template(
    state: Annotated[str, typer.Option("--state", help="The member state, by its three letters.", metavar="ISO3")],
    period: Annotated[
        str, typer.Option("--period", help="A year, or the first and the last day.", metavar="YEAR|START:END")
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="The form to write.", metavar="FILE.xlsx")],
    pillar: Annotated[str, typer.Option("--pillar", help="Ask about one pillar only.")] = "",
    victim_rights: Annotated[
        bool, typer.Option("--victim-rights", help="Ask only what upholds victims' rights.")
    ] = False,
    core: Annotated[bool, typer.Option("--core", help="Ask only the 33 questions of a short report.")] = False,
    force: ForceOption = False,
) -> None:
    """Write the form that a ministry fills in."""
    from actip.gate.files import write
    from actip.workbook.begin import beginning, chosen
    from actip.workbook.template import workbook

    _ends(output, ".xlsx")
    known = catalogue()
    data = beginning(_choice("--state", state.upper(), list(known.states)), period)
    if pillar:
        _choice("--pillar", pillar, list(known.lists["pillars"].codes))
    _may_write(output, force)
    asks = chosen(pillar, victim_rights=victim_rights, core=core)
    write(output, workbook(known, {**data, "asks": asks}, _created()))
    console.complain(f"wrote {output}")


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
    from actip.reports.reference import schema_text, with_rules
    from actip.resources import folder, in_checkout
    from actip.workbook.template import workbook
    from actip.writers.text import skeleton

    if not in_checkout():
        raise ActipError("Generated files are rebuilt in a checkout only.", "Use 'actip schema -o FILE'.")
    write(str(folder("schemas") / "submission.schema.json"), schema_text(catalogue()))
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


def _annotate(assessments: Sequence[Assessment], output: str) -> None:
    """Write the annotated copy of the one file that was checked."""
    from actip.gate.files import write
    from actip.workbook.annotate import annotated

    if len(assessments) != 1:
        raise UnknownName("A copy with remarks is made of one file.", "Name one submission with --annotate.")
    if assessments[0].readable:
        write(output, annotated(assessments[0], catalogue(), _created()))
        console.complain(f"wrote {output}")


def _tell_left_out(left_out: Sequence[str]) -> None:
    if left_out:
        named = ", ".join(left_out[:3]) + (", ..." if len(left_out) > 3 else "")
        console.complain(f"note: not read, because they are no submissions: {len(left_out)} ({named})")


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
