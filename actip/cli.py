"""Own the commands: options in, one function called, exit code out.

Exit codes, the highest wins: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or unreadable input,
3 a fault of actip.
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from actip import __version__
from actip.catalogue import catalogue
from actip.errors import ActipError, UnknownName
from actip.model import Assessment, Severity
from actip.reports import REPORTERS, Line, console, reporter

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
    list[str], typer.Argument(help="Files, folders or patterns; '-' is standard input.", metavar="PATH...")
]
FormatOption = Annotated[str, typer.Option("--format", help=f"One of: {', '.join(REPORTERS)}.")]
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
    paths: Paths,
    format: FormatOption = "text",
    fail_on: Annotated[str, typer.Option("--fail-on", help="One of: error, warning, note, never.")] = "error",
    unfold: AllOption = False,
) -> None:
    """Check submissions: shape, figures and gaps."""
    offered = [*(severity.value for severity in Severity), "never"]
    threshold = None if _choice("--fail-on", fail_on, offered) == "never" else Severity(fail_on)
    assessments = _report(paths, format, gaps_only=False, unfold=unfold)
    raise typer.Exit(_exit_code(assessments, threshold))


@app.command(epilog=_examples("actip gaps LAO_2025.yaml", "actip gaps 2025 --all"))
def gaps(paths: Paths, format: FormatOption = "text", unfold: AllOption = False) -> None:
    """Show what is still open.

    A gap is no fault: the exit code is 0 where the files can be read.
    """
    assessments = _report(paths, format, gaps_only=True, unfold=unfold)
    raise typer.Exit(_exit_code(assessments, None))


@app.command(epilog=_examples("actip report --region 2025", "actip report --region 2025 -o region.xlsx"))
def report(
    paths: Paths,
    region: Annotated[bool, typer.Option("--region", help="Report on all member states together.")] = False,
    output: Annotated[str, typer.Option("--output", "-o", help="Write a workbook.", metavar="FILE.xlsx")] = "",
    audience: Annotated[str, typer.Option("--audience", help="One of: public, asean, national.")] = "asean",
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
    made = regional_report(paths, _choice("--audience", audience, levels), catalogue())
    console.draw(made.chosen(section or (["At a glance"] if output else [])), made.stamps)
    _tell_left_out(made.left_out)
    if output:
        made.write(output, _created())
        console.complain(f"wrote {output}")
    raise typer.Exit(0 if made.whole else 2)


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
    write(output, workbook(known, data, _created(), chosen(pillar, victim_rights=victim_rights, core=core)))
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


@app.command()
def rules() -> None:
    """List the rules and their severities."""
    from actip.reports.reference import rule_list

    console.draw([rule_list()])


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
    from actip.gate.files import write
    from actip.reports.reference import schema_text
    from actip.resources import folder, in_checkout
    from actip.workbook.template import workbook
    from actip.writers.text import skeleton

    if not in_checkout():
        raise ActipError("Generated files are rebuilt in a checkout only.", "Use 'actip schema -o FILE'.")
    write(str(folder("schemas") / "submission.schema.json"), schema_text(catalogue()))
    write(str(folder("templates") / "form.xlsx"), workbook(catalogue(), {}, datetime(2000, 1, 1)))
    write(str(folder("templates") / "submission.yaml"), skeleton(catalogue()))


def _created() -> datetime:
    """Return the moment that a workbook says it was made: fixed, or as SOURCE_DATE_EPOCH has it."""
    try:
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return datetime(2000, 1, 1)


def _report(paths: Sequence[str], format: str, *, gaps_only: bool, unfold: bool) -> tuple[Assessment, ...]:
    from actip.assessment import assess

    writer = reporter(_choice("--format", format, list(REPORTERS)))
    assessments, left_out = assess(paths, catalogue())
    console.show(writer.report(assessments, catalogue(), gaps_only=gaps_only, unfold=unfold))
    if format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        from actip.gate.files import append

        page = reporter("markdown").report(assessments, catalogue(), gaps_only=gaps_only, unfold=unfold)
        append(summary, "".join(f"{line.text}\n" for line in page))
    _tell_left_out(left_out)
    return assessments


def _tell_left_out(left_out: Sequence[str]) -> None:
    if left_out:
        named = ", ".join(left_out[:3]) + (", ..." if len(left_out) > 3 else "")
        console.complain(f"note: not read, because submissions are named otherwise: {len(left_out)} ({named})")


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


def _may_write(output: str, force: bool, *inputs: str) -> None:
    """Insist that nobody's work is replaced: an existing file only by force, an input never."""
    from actip.gate.files import is_same, keep

    if any(is_same(output, path) for path in inputs):
        raise UnknownName(f"{output} is the file that is read.", "Name another file to write.")
    if not force:
        keep(output)


def _choice(option: str, given: str, offered: Sequence[str]) -> str:
    if given in offered:
        return given
    from difflib import get_close_matches

    near = get_close_matches(given.lower(), offered, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else f"Choose one of: {', '.join(offered)}."
    raise UnknownName(f"{option} cannot be '{given}'.", hint)
