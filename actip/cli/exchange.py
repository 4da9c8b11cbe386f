"""Own the commands that bring other people's figures in and ours out."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import typer

from actip.catalogue import catalogue
from actip.cli.app import app, examples, imports
from actip.cli.options import (
    AudienceOption,
    EncodingOption,
    FilledOption,
    ForceOption,
    IntoOption,
    OfStateOption,
    OutOption,
    Paths,
)
from actip.cli.usage import (
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
from actip.errors import UnknownName
from actip.reports import Line, console


@app.command(
    epilog=examples("actip export 2025 --format csv -o figures.csv", "actip export LAO_2025.yaml --format json")
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
    from actip.cli.sentences import of_exported
    from actip.commands.export import exported
    from actip.writers.long_form import FORMATS

    own = own_settings()
    chosen, level = choice("--format", format, FORMATS), level_for(audience, own, "")
    with console.progress() as after:
        made = exported(
            named_paths(paths, own), chosen, level, catalogue(), policy=own_policy(own), mark=mark, after=after
        )
    _put(output, made.content, ".json" if chosen == "json" else ".csv", *made.read)
    _tell(of_exported(made))
    tell_left_out(made.left_out)
    raise typer.Exit(2 if made.unreadable else 0)


@app.command(
    epilog=examples(
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
    from actip.cli.sentences import of_tally
    from actip.commands.template import days
    from actip.importers.register import Options, tally

    own = own_settings()
    level = level_for(audience, own, "")
    named = choice("--state", state.upper(), list(catalogue().states)) if state else ""
    with console.progress("Counting, MB") as after:
        options = Options(level, own_policy(own), encoding, named, days(period) if period else None, after)
        made = tally(register, map, catalogue(), options)
    _put(output, _yaml(made.data), ".yaml", register, map)
    _tell(of_tally(made))


@imports.command(
    epilog=examples(
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
    from actip.cli.sentences import of_published
    from actip.importers.glotip import published

    known = catalogue()
    if into:
        _not_beside("--into", {"--state": state, "--years": years, "--out": out})
        return _fill_in(file, into, output, encoding, force)
    _not_beside("--out", {"-o": output})
    chosen = [choice("--state", name.upper(), list(known.states)) for name in state] or list(known.states)
    found = published(file, chosen, _years(years), known, encoding)
    _tell(of_published(found, known))
    _write_out(out, dict(found.submissions(known)), {"rows_listed.csv": found.list_as_csv()}, force)


@imports.command(epilog=examples("actip import figures figures.csv --out again"))
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


def _put(output: str, content: str, suffix: str, *inputs: str) -> None:
    """Write a text to a file, or print it where none is named."""
    from actip.gate.files import write

    if not output:
        console.show([Line(content.rstrip("\n"))])
        return
    insist_on_end(output, suffix)
    may_write(output, True, *inputs)
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
    from actip.cli.sentences import of_prefilled, of_published
    from actip.commands.convert import SUFFIXES, content
    from actip.gate.files import write
    from actip.importers.glotip import SOURCE, published
    from actip.importers.prefill import draft, prefilled

    if not output:
        raise UnknownName("The draft with the figures needs a name.", "Add -o FILE; the draft itself is not changed.")
    insist_on_end(output, *SUFFIXES)
    may_write(output, force, into, file)
    begun = draft(into, catalogue())
    found = published(file, [begun.state], range(begun.year, begun.year + 1), catalogue(), encoding)
    _tell(of_published(found, catalogue()))
    done = prefilled(begun, found.figures.get((begun.state, begun.year), ()), SOURCE, catalogue())
    _tell(of_prefilled(done))
    write(output, content(done.data, f".{output.rpartition('.')[2].lower()}", catalogue(), created()))
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
