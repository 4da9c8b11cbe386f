"""Own the commands that bring other people's figures in and ours out."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import typer

from actip.catalogue import catalogue
from actip.catalogue.rounds import with_own_round
from actip.cli.app import app, examples, imports
from actip.cli.offers import states
from actip.cli.options import (
    AudienceOption,
    ConfigOption,
    EncodingOption,
    ExcludeOption,
    FilledOption,
    ForceOption,
    IntoOption,
    OfStateOption,
    OutOption,
    Paths,
    PublishedOption,
    option,
)
from actip.cli.usage import (
    audience_for,
    choice,
    created,
    existing_paths,
    load_settings,
    policy_of,
    published_already,
    refuse_overwriting,
    report_notes,
    require_suffix,
    tell_excluded,
)
from actip.errors import ActipError, UnknownName
from actip.reports import Line, console
from actip.texts import ENGLISH


@app.command(
    epilog=examples("actip export 2025 --format csv -o figures.csv", "actip export LAO_2025.yaml --format json")
)
def export(
    paths: Paths = [],  # noqa: B006  never changed
    format: Annotated[str, option("--format", offered=("csv", "sdmx-csv", "json"), help="The format.")] = "csv",
    output: Annotated[str, typer.Option("--output", "-o", help="Write it to a file instead.", metavar="FILE")] = "",
    audience: AudienceOption = "",
    published: PublishedOption = [],  # noqa: B006  never changed
    mark: Annotated[bool, typer.Option("--bom", help="Begin with the mark by which Excel knows UTF-8.")] = False,
    exclude: ExcludeOption = [],  # noqa: B006  never changed
    config: ConfigOption = "",
) -> None:
    """Write figures in long form.

    One row a figure, for statistics offices and other programs. Small counts are suppressed for public and asean.
    """
    from actip.cli.sentences import of_exported
    from actip.commands.export import exported
    from actip.reports import notes
    from actip.writers.long_form import FORMATS

    settings = load_settings(config, exclude)
    format_name, level = choice("--format", format, FORMATS), audience_for(audience, settings, "")
    already = published_already(published, level)
    files = existing_paths(paths, settings)
    with console.progress() as after:
        long_form = exported(
            files,
            format_name,
            level,
            catalogue(),
            policy=policy_of(settings),
            published=already,
            mark=mark,
            after=after,
        )
    _write_or_print(
        output, long_form.content, ".json" if format_name == "json" else ".csv", *long_form.paths, *already.paths
    )
    _complain(of_exported(long_form))
    report_notes(notes.left_out(long_form.left_out))
    tell_excluded(files, settings)
    report_notes(notes.held_against(already))
    raise typer.Exit(2 if long_form.unreadable else 0)


@app.command(
    epilog=examples(
        "actip tally register.csv --map map.yaml -o counted.yaml",
        "actip tally register.csv --map ctdc --state LAO --period 2025",
    )
)
def tally(
    register: Annotated[str, typer.Argument(help="A case register, CSV or workbook.", metavar="REGISTER")],
    map: Annotated[
        str,
        typer.Option(
            "--map",
            help="What its columns mean: a file, or one that is ready.",
            metavar="FILE|htcds|ctdc",
            autocompletion=lambda: ["htcds", "ctdc"],
        ),
    ],
    state: OfStateOption = "",
    period: Annotated[
        str,
        typer.Option("--period", help="A year, half of one (2026-H1), or its two days.", metavar="YEAR|HALF|START:END"),
    ] = "",
    output: Annotated[str, typer.Option("--output", "-o", help="Write it to a file instead.", metavar="FILE")] = "",
    audience: AudienceOption = "",
    encoding: EncodingOption = "",
    config: ConfigOption = "",
) -> None:
    """Count a case register.

    Only counts leave it: no row, no name, no word of a cell. Columns that the mapping does not name are not read.
    """
    from actip.cli.sentences import of_tally
    from actip.commands.template import days
    from actip.importers.register import Options, tally

    settings = load_settings(config)
    level = audience_for(audience, settings, "")
    code = choice("--state", state.upper(), list(catalogue().states)) if state else ""
    with console.progress("Counting, MB") as after:
        options = Options(level, policy_of(settings), encoding, code, days(period) if period else None, after)
        counts = tally(register, map, with_own_round(catalogue()), options)
    if not counts.counted:
        _complain(of_tally(counts))
        raise ActipError(
            "Nobody was counted, so nothing was written.", "See the reasons above; mend register or mapping."
        )
    _write_or_print(output, _yaml(counts.data), ".yaml", register, map)
    _complain(of_tally(counts))
    raise typer.Exit(1 if counts.not_understood else 0)


@imports.command(
    epilog=examples(
        "actip import glotip data_glotip.xlsx --years 2018:2022 --out unodc",
        "actip import glotip data_glotip.xlsx --into LAO_2022.yaml -o LAO_2022_filled.yaml",
    )
)
def glotip(
    file: Annotated[str, typer.Argument(help="UNODC's published table, workbook or CSV.", metavar="FILE")],
    state: Annotated[
        list[str], typer.Option("--state", help="Only this state.", metavar="ISO3", autocompletion=states)
    ] = [],  # noqa: B006  never changed
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

    if into:
        _refuse_together("--into", {"--state": state, "--years": years, "--out": out})
        return _fill_in(file, into, output, encoding, force)
    _refuse_together("--out", {"-o": output})
    codes = [choice("--state", name.upper(), list(catalogue().states)) for name in state] or list(catalogue().states)
    publication = published(file, codes, _years(years), catalogue(), encoding)
    _complain(of_published(publication, catalogue()))
    _write_out(out, dict(publication.submissions(catalogue())), {"rows_listed.csv": publication.list_as_csv()}, force)


@imports.command(epilog=examples("actip import figures figures.csv --out again"))
def figures(
    file: Annotated[str, typer.Argument(help="What 'actip export' wrote.", metavar="FILE")],
    out: OutOption = "",
    encoding: EncodingOption = "",
    force: ForceOption = False,
) -> None:
    """Read figures in long form.

    What 'actip export' wrote, in any of its formats: csv, sdmx-csv or json.
    """
    from actip.importers.long import read

    table = read(file, with_own_round(catalogue()), encoding)
    _complain([ENGLISH.counted("note", "{count} figure read.", "{count} figures read.", table.figures)])
    _write_out(out, table.submissions, {}, force)


def _write_or_print(output: str, content: str, suffix: str, *inputs: str) -> None:
    """Write a text to a file, or print it where none is named."""
    from actip.gate.files import write

    if not output:
        console.hand_over([Line(content.rstrip("\n"))])
        return
    require_suffix(output, suffix)
    refuse_overwriting(output, True, *inputs)
    write(output, content)
    console.complain(f"wrote {output}")


def _complain(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        console.complain(sentence)


def _yaml(data: Mapping[str, Any]) -> str:
    from actip.writers.submission import as_yaml

    return as_yaml(data)


def _years(text: str) -> range | None:
    if not text:
        return None
    match = re.fullmatch("([0-9]{4})(?::([0-9]{4}))?", text)
    if match is None or (match[2] and match[2] < match[1]):
        raise UnknownName(f"--years cannot be '{text}'.", "Write one year, or the first and the last: 2018:2022.")
    return range(int(match[1]), int(match[2] or match[1]) + 1)


def _refuse_together(option: str, others: Mapping[str, object]) -> None:
    """Raise UnknownName if an option is combined with others that would be ignored."""
    for other, value in others.items():
        if value:
            raise UnknownName(f"{other} has no meaning beside {option}.", f"Leave {other} out.")


def _fill_in(file: str, into: str, output: str, encoding: str, force: bool) -> None:
    """Write a copy of a draft with the published figures of its state and year."""
    from actip.cli.sentences import of_prefilled, of_published
    from actip.commands.convert import SUFFIXES, content, speaking
    from actip.commands.import_ import filled_in
    from actip.gate.files import write

    if not output:
        raise UnknownName("The draft with the figures needs a name.", "Add -o FILE; the draft itself is not changed.")
    require_suffix(output, *SUFFIXES)
    refuse_overwriting(output, force, into, file)
    filled = filled_in(into, file, catalogue(), encoding)
    _complain(of_published(filled.publication, catalogue()))
    _complain(of_prefilled(filled.result))
    suffix = f".{output.rpartition('.')[2].lower()}"
    write(output, content(filled.content, suffix, speaking(filled.language, catalogue()), created()))
    console.complain(f"wrote {output}")


def _write_out(out: str, submissions: Mapping[str, Any], beside: Mapping[str, str], force: bool) -> None:
    from actip.gate.files import write_folder

    if not out:
        raise UnknownName("No folder is named.", "Add --out DIR.")
    if not submissions:
        raise UnknownName("There is nothing to write.", "See whether the file has figures of these states and years.")
    contents = {f"{name}.yaml": _yaml(data) for name, data in submissions.items()}
    write_folder(out, {**contents, **beside}, replace=force)
    console.complain(
        ENGLISH.counted(
            "note", "wrote {count} submission to {out}", "wrote {count} submissions to {out}", len(contents), out=out
        )
    )
