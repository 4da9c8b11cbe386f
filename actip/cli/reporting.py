"""Own the commands that report: on a region, on a state, on what changed, and what may be sent."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated

import typer

from actip.catalogue import catalogue
from actip.cli.app import app, examples
from actip.cli.options import (
    AsOfOption,
    AudienceOption,
    CycleOption,
    ForceOption,
    ObservationsOption,
    Paths,
    PreviousOption,
    StateOption,
)
from actip.cli.usage import (
    asked_for,
    choice,
    created,
    insist_on_end,
    level_for,
    may_write,
    named_paths,
    own_policy,
    own_settings,
    tell_left_out,
)
from actip.errors import ActipError, UnknownName
from actip.model import Finding
from actip.reports import Line, console

_SECTIONS_HELP = (
    "A section, such as 'At a glance', 'Gaps by obligation' or 'Mirror figures'; all; a wrong name lists them. "
    "Can be given several times."
)


@app.command(
    epilog=examples(
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
    from actip.commands.report import regional_report

    if region == bool(state):
        raise UnknownName("A report needs its kind.", "Add --region, or --state with the three letters of one.")
    insist_on_end(output or ".xlsx", ".xlsx")
    insist_on_end(page_file or ".html", ".html")
    own = own_settings()
    asked = asked_for(cycle, state, due, as_of)
    files = [*named_paths(paths, own), *previous]
    with console.progress() as after:
        made = regional_report(
            files, level_for(audience, own, state), catalogue(), after, asked, observations, own_policy(own)
        )
    console.draw(made.chosen(section or (["At a glance"] if output or page_file else [])), made.stamps)
    tell_left_out(made.left_out)
    _tell_faults(made.faults)
    _write_book(made.write, output)
    if page_file:
        made.write_page(page_file, catalogue())
        console.complain(f"wrote {page_file}")
    raise typer.Exit(0 if made.whole else 2)


@app.command(
    epilog=examples("actip status 2025 --due 2026-03-31", "actip status 2025 --due 2026-03-31 --as-of 2026-05-01")
)
def status(
    paths: Paths = [],  # noqa: B006  never changed
    due: Annotated[str, typer.Option("--due", help="The day on which the reports are due.", metavar="DATE")] = "",
    as_of: AsOfOption = "",
    cycle: CycleOption = "",
) -> None:
    """Show who has reported, and who is late."""
    from actip.commands.report import status_report

    own = own_settings()
    if not due:
        raise UnknownName(
            "A status needs the day on which the reports are due.", "Add --due, such as --due 2026-03-31."
        )
    asked = asked_for(cycle, "", due, as_of or datetime.now().date().isoformat())
    with console.progress() as after:
        made = status_report(
            named_paths(paths, own), level_for("", own, ""), catalogue(), after, asked, own_policy(own)
        )
    console.draw(made.sections, made.stamps)
    tell_left_out(made.left_out)
    raise typer.Exit(0 if made.whole else 2)


@app.command(epilog=examples("actip diff LAO_2024.xlsx LAO_2025.xlsx", "actip diff old.yaml new.yaml --format json"))
def diff(
    old: Annotated[str, typer.Argument(help="A submission.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="A later one, or another copy of it.", metavar="NEW")],
    format: Annotated[str, typer.Option("--format", help="One of: text, json.")] = "text",
    output: Annotated[str, typer.Option("--output", "-o", help="Write a workbook.", metavar="FILE.xlsx")] = "",
) -> None:
    """Show what changed between two submissions."""
    from actip.commands.diff import compared

    if output:
        insist_on_end(output, ".xlsx")
        may_write(output, None, old, new)
    made = compared(old, new, catalogue())
    if choice("--format", format, ["text", "json"]) == "json":
        console.show([Line(made.as_json())])
    else:
        console.draw(made.sections, made.stamps)
        console.show([Line(made.sentence)])
    _write_book(made.write, output)


@app.command(epilog=examples("actip release LAO_2025.xlsx --audience asean -o LAO_2025_asean.xlsx"))
def release(
    source: Annotated[str, typer.Argument(help="A submission.", metavar="SUBMISSION")],
    audience: Annotated[str, typer.Option("--audience", help="Who will get it: asean or public.")],
    output: Annotated[str, typer.Option("--output", "-o", help="Ends in .xlsx, .yaml or .json.", metavar="FILE")],
    force: ForceOption = False,
) -> None:
    """Write the copy that may be sent.

    Without what is above the level, and with small counts suppressed. What was held back is listed for you alone.
    """
    from actip.commands.convert import SUFFIXES
    from actip.commands.release import released
    from actip.gate.files import write

    level = choice("--audience", audience, ["asean", "public"])
    insist_on_end(output, *SUFFIXES)
    may_write(output, force, source)
    suffix = f".{output.rpartition('.')[2].lower()}"
    made = released(source, level, suffix, catalogue(), own_policy(own_settings()), created())
    console.complain("\n".join(f"held back: {line}" for line in made.notes))
    write(output, made.content)
    console.complain(f"wrote {output}")


def _write_book(write: Callable[[str, datetime], None], output: str) -> None:
    if output:
        write(output, created())
        console.complain(f"wrote {output}")


def _tell_faults(faults: Sequence[tuple[str, Finding]]) -> None:
    """Say what is wrong with files of observations: no sheet shows that."""
    for path, finding in faults:
        place = f", {finding.place.said}" if finding.place.said else ""
        console.complain(f"{finding.severity.value}: {path}{place}: {finding.message} {finding.remedy}")


def _write_document(paths: Sequence[str], state: str, output: str, audience: str) -> None:
    """Write the document of one state, for its own clearance unless another audience is named."""
    try:
        from actip.commands.document import national_document
    except ImportError as error:  # python-docx stands on a compiled module, which not every machine has
        if (error.name or "").partition(".")[0] not in ("docx", "lxml"):
            raise
        hint = "Install python-docx with lxml, or name a workbook: -o FILE.xlsx."
        raise ActipError("A Word document cannot be written here: lxml is missing.", hint) from error
    from actip.gate.files import expand, write
    from actip.readers import READERS

    insist_on_end(output, ".docx")
    known = catalogue()
    level = choice("--audience", audience or "national", list(known.lists["disclosure"].codes))
    own = own_settings()
    named = named_paths(paths, own)
    may_write(output, True, *(file for path in named for file in expand(path, tuple(READERS))[0]))
    chosen = choice("--state", state, list(known.states))
    write(output, national_document(named, chosen, level, known, created(), own_policy(own)))
    console.complain(f"wrote {output}")
