"""Own the commands of the form and of a secretariat's round."""

from collections.abc import Sequence
from typing import Annotated

import typer

from actip.catalogue import catalogue
from actip.cli.app import app, examples
from actip.cli.offers import parts, states
from actip.cli.options import ForceOption, PillarOption, option
from actip.cli.usage import choice, created, exit_code, refuse_overwriting, require_suffix
from actip.errors import UnknownName
from actip.model import Assessment, Severity
from actip.reports import REPORTERS, console, reporter
from actip.texts import languages

_LanguageOption = Annotated[
    str,
    typer.Option(
        "--lang",
        help="The language of the form; if none, that of the form it is made of, else en.",
        metavar="CODE",
        autocompletion=languages,
    ),
]


@app.command(
    epilog=examples(
        "actip template --state LAO --period 2025 -o LAO_2025.xlsx",
        "actip template --state VNM --period 2026-H1 -o VNM_2026-H1.xlsx",
        "actip template --state THA --period 2025-04-01:2026-03-31 --core -o core.xlsx",
        "actip template --state THA --period 2025 --with courts,budgets -o THA_2025.xlsx",
        "actip template --from LAO_2024.xlsx --period 2025 -o LAO_2025.xlsx",
        "actip template --workplan -o plan.xlsx",
    )
)
def template(
    output: Annotated[str, typer.Option("--output", "-o", help="The form to write.", metavar="FILE.xlsx")],
    period: Annotated[
        str,
        typer.Option(
            "--period",
            help="A year, half of one (2026-H1), or the first and the last day; needed unless --workplan is there.",
            metavar="YEAR|HALF|START:END",
        ),
    ] = "",
    state: Annotated[
        str,
        typer.Option(
            "--state",
            help="The member state, by its three letters; needed unless --from or --workplan is there.",
            metavar="ISO3",
            autocompletion=states,
        ),
    ] = "",
    last: Annotated[
        str, typer.Option("--from", help="The last report: its answers are taken over.", metavar="LAST")
    ] = "",
    agency: Annotated[
        str,
        typer.Option(
            "--agency", help="Only the questions that one agency answers, as the report of --from has it.", metavar="ID"
        ),
    ] = "",
    pillar: PillarOption = "",
    victim_rights: Annotated[
        bool, typer.Option("--victim-rights", help="Ask only what upholds victims' rights.")
    ] = False,
    core: Annotated[bool, typer.Option("--core", help="Ask only the questions of a short report.")] = False,
    round_file: Annotated[
        str, typer.Option("--round", help="Ask the questions of this round; if none, those of actip.", metavar="FILE")
    ] = "",
    besides: Annotated[
        str,
        typer.Option(
            "--with",
            help="Also ask for these, with commas: details, covered, further, figures-in-detail, sources, courts, "
            "budgets, programmes, practices, results, events, round, explanations; with --core also follow-up, people, "
            "figures.",
            metavar="NAME,...",
            autocompletion=parts,
        ),
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="Ask for all of it.")] = False,
    workplan: Annotated[
        bool, typer.Option("--workplan", help="Instead, the sheet of a regional work plan, for --workplan of a report.")
    ] = False,
    lang: _LanguageOption = "",
    force: ForceOption = False,
) -> None:
    """Write the form that a ministry fills in, or the sheet of a regional work plan."""
    from actip.commands.template import begun, questionnaire
    from actip.form.parts import PARTS
    from actip.gate.files import write

    require_suffix(output, ".xlsx")
    if workplan:
        return _write_plan_sheet(output, period or state or last or lang, force=force)
    if not period:
        raise UnknownName("A form is for a period.", "Add --period, such as --period 2025.")
    if not (state or last):
        raise UnknownName("--state is missing.", "Add --state LAO, or --from FILE, the last report.")
    if state:
        choice("--state", state.upper(), list(catalogue().states))
    if pillar:
        choice("--pillar", pillar, list(catalogue().lists["pillars"].codes))
    refuse_overwriting(output, force, *filter(None, (last, round_file)))
    parts = PARTS if everything else tuple(filter(None, (name.strip() for name in besides.split(","))))
    for part in parts:
        choice("--with", part, PARTS)
    asks = questionnaire(pillar, victim_rights=victim_rights, core=core)
    form = begun(state.upper(), period, asks, last, agency, catalogue(), created(), lang, round_file, parts)
    write(output, form.content)
    for note in form.notes:
        console.complain(f"note: {note}")
    console.complain(f"wrote {output}")


def _write_plan_sheet(output: str, of_a_form: str, *, force: bool) -> None:
    """Write the sheet of a work plan, which is of no state and no period."""
    from actip.commands.work_plan import plan_template
    from actip.gate.files import write

    if of_a_form:
        hint = "Write: actip template --workplan -o plan.xlsx"
        raise UnknownName("A work plan is of the region: it has no state, no period and no language.", hint)
    refuse_overwriting(output, force)
    write(output, plan_template(catalogue(), created()))
    console.complain(f"wrote {output}")


@app.command(
    epilog=examples(
        "actip convert LAO_2025.xlsx LAO_2025.yaml",
        "actip convert LAO_2025.yaml LAO_2025.xlsx",
        "actip convert plan.xlsx plan.yaml",
    )
)
def convert(
    source: Annotated[str, typer.Argument(help="A submission.", metavar="IN")],
    target: Annotated[str, typer.Argument(help="Ends in .xlsx, .yaml or .json.", metavar="OUT")],
    lang: _LanguageOption = "",
    force: ForceOption = False,
) -> None:
    """Write a submission, or a regional work plan, in another format.

    What stands under 'Take' on the sheet 'Conflicts' of a submission is carried out.
    """
    from actip.assessment.work_plan import is_plan
    from actip.commands.convert import SUFFIXES, converted
    from actip.commands.work_plan import converted_plan
    from actip.gate.files import write

    require_suffix(target, *SUFFIXES)
    refuse_overwriting(target, force, source)
    if lang and not target.lower().endswith(".xlsx"):
        raise UnknownName("--lang is the language of a form.", f"Leave it out, or write a form; '{target}' is a text.")
    suffix = f".{target.rpartition('.')[2].lower()}"
    if is_plan(source):
        write(target, converted_plan(source, suffix, catalogue(), created()))
        return console.complain(f"wrote {target}")
    copy = converted(source, suffix, catalogue(), created(), lang)
    for note in copy.notes:
        console.complain(f"note: {note}")
    write(target, copy.content)
    console.complain(f"wrote {target}")


@app.command(epilog=examples("actip split LAO_2025.xlsx --out parts"))
def split(
    source: Annotated[str, typer.Argument(help="A report, filled or not.", metavar="SUBMISSION")],
    out: Annotated[str, typer.Option("--out", "-o", help="The folder to write to.", metavar="DIR")],
    lang: _LanguageOption = "",
    force: ForceOption = False,
) -> None:
    """Write a form for each agency, with its own questions.

    Which those are stands under 'agency' in the report; what no agency answers goes into a form of its own, 'rest'.
    """
    from actip.commands.split import divided
    from actip.gate.files import write_folder

    parts = divided(source, catalogue(), created(), lang)
    for name in parts.files:
        refuse_overwriting(f"{out}/{name}", True, source)
    write_folder(out, parts.files, replace=force)
    for note in parts.notes:
        console.complain(f"note: {note}")
    for name in parts.files:
        console.complain(f"wrote {out}/{name}")


@app.command(epilog=examples("actip merge parts -o LAO_2025.xlsx", "actip merge parts --prefer mps -o LAO_2025.yaml"))
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
    join: Annotated[
        bool, typer.Option("--join", help="Join different accounts of one question under the agencies' names.")
    ] = False,
    format: Annotated[
        str, option("--format", offered=tuple(REPORTERS), help="In what format conflicts are told.")
    ] = "text",
    force: ForceOption = False,
) -> None:
    """Make one report of the parts that agencies filled in.

    Where two say different things, the report holds neither and names both; the exit code is 1 then. What stands under
    'Take' on the sheet 'Conflicts' of a file is carried out.
    """
    from actip.commands.convert import SUFFIXES
    from actip.commands.merge import joined

    require_suffix(output, *SUFFIXES)
    choice("--format", format, list(REPORTERS))
    merged, content = joined(paths, output, prefer, catalogue(), created(), join=join)
    refuse_overwriting(output, force, *merged.paths)
    if content is not None:
        from actip.gate.files import write

        write(output, content)
    lines = reporter(format).report(merged.assessments, catalogue())
    (console.show if format == "text" else console.hand_over)(lines)
    if content is not None:
        for note in (*merged.notes, "only the merge was looked at; now validate it."):
            console.complain(f"note: {note}")
    console.complain(f"wrote {output}" if content is not None else f"{output} was not written.")
    raise typer.Exit(_merge_code(merged.assessments, content))


def _merge_code(assessments: Sequence[Assessment], content: bytes | None) -> int:
    """Return 2 for files that cannot be read; parts that cannot be one report yet are findings."""
    conflicts = content is None and all(finding.rule.startswith("MRG") for a in assessments for finding in a.findings)
    return 1 if conflicts else exit_code(assessments, Severity.ERROR)
