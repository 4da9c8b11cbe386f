"""Own the commands that explain what is asked and which rules there are."""

from datetime import datetime
from typing import Annotated

import typer

from actip.catalogue import catalogue
from actip.cli.app import app, examples
from actip.cli.offers import ids
from actip.cli.options import PillarOption, option
from actip.cli.usage import choice, require_suffix, translators
from actip.errors import ActipError, UnknownName
from actip.reports import Line, console


@app.command(epilog=examples("actip explain GAP303", "actip explain ACTIP-14.7", "actip explain 'not needed'"))
def explain(
    name: Annotated[
        str,
        typer.Argument(
            help="Any id, of a rule, article, indicator, code or table; or a word of the form, such as full.",
            metavar="ID|WORD",
            autocompletion=ids,
        ),
    ],
) -> None:
    """Explain any id or word: a rule, an article, an indicator, an answer, a table of the form."""
    from actip.reports.reference import explanation

    console.show(explanation(name, catalogue()))


@app.command(
    epilog=examples(
        "actip obligations --victim-rights", "actip obligations --pillar prevention --core", "actip obligations --apa"
    )
)
def obligations(
    victim_rights: Annotated[
        bool, typer.Option("--victim-rights", help="Only those that uphold victims' rights.")
    ] = False,
    pillar: PillarOption = "",
    core: Annotated[bool, typer.Option("--core", help="Only those that a short report answers.")] = False,
    apa: Annotated[
        bool, typer.Option("--apa", help="By the items of the ASEAN Plan of Action, with those nobody asks about.")
    ] = False,
) -> None:
    """List the obligations of the Convention."""
    from actip.reports.reference import obligation_list, plan_list

    if apa:
        if victim_rights or pillar or core:
            raise UnknownName("--apa lists all items of the Plan of Action.", "Leave the other options out.")
        return console.draw([plan_list(catalogue())])
    code = choice("--pillar", pillar, list(catalogue().lists["pillars"].codes)) if pillar else ""
    console.draw([obligation_list(catalogue(), victim_rights=victim_rights, pillar=code, core=core)])


@app.command(epilog=examples("actip rules", "actip rules --format json"))
def rules(
    format: Annotated[str, option("--format", offered=("text", "json", "markdown"), help="The format.")] = "text",
) -> None:
    """List the rules and their severities."""
    from actip.reports.reference import rule_list, rules_as_json, rules_as_markdown

    if choice("--format", format, ["text", "json", "markdown"]) == "text":
        console.draw([rule_list()])
    else:
        console.hand_over([Line(rules_as_json() if format == "json" else rules_as_markdown())])


@app.command(epilog=examples("actip schema -o submission.schema.json"))
def schema(
    output: Annotated[str, typer.Option("--output", "-o", help="Write it to a file instead.", metavar="FILE")] = "",
) -> None:
    """Print the JSON Schema of a submission."""
    from actip.gate.files import write
    from actip.reports.reference import schema_text

    if output:
        require_suffix(output, ".json")
        write(output, schema_text(catalogue()))
        console.complain(f"wrote {output}")
    else:
        console.hand_over([Line(schema_text(catalogue()).rstrip())])


@app.command(hidden=True)
def build() -> None:
    """Check the catalogue, and rebuild the generated files of a checkout."""
    from actip.catalogue import build as made_of
    from actip.catalogue.sources import packaged_record, packaged_schema, packaged_tables, packed
    from actip.catalogue.versions import text, with_version
    from actip.format.classes import records_source
    from actip.gate.files import write
    from actip.reports.reference import (
        cycle_text,
        observations_text,
        round_text,
        schema_text,
        work_plan_text,
    )
    from actip.resources import folder, in_checkout, package
    from actip.texts import languages as translated_into
    from actip.validation.catalogue import check
    from actip.workbook.template import workbook
    from actip.workbook.unfit import unfit_texts
    from actip.writers.submission import skeleton

    if not in_checkout():
        raise ActipError(
            "This is an installed copy; generated files are rebuilt in a checkout.",
            "Install the checkout with 'pip install -e .' and run it there. "
            "'actip schema -o FILE' writes the schema alone.",
        )
    tables = packaged_tables()
    check(tables, packaged_schema())
    record = with_version(packaged_record(), tables)
    shelf = folder("schemas") / "texts"
    languages = translators().built(made_of(**tables), shelf, package())
    write(str(folder("schemas") / "catalogue.json"), packed(tables))  # first: the others are made of it
    write(str(folder("schemas") / "versions.json"), text(record))
    for name, content in languages.items():
        write(str(shelf / name), content)
    write(str(folder("schemas").parent / "actip" / "format" / "records.py"), records_source())
    write(str(folder("schemas") / "submission.schema.json"), schema_text(catalogue()))
    write(str(folder("schemas") / "observations.schema.json"), observations_text(catalogue()))
    write(str(folder("schemas") / "cycle.schema.json"), cycle_text(catalogue()))
    write(str(folder("schemas") / "workplan.schema.json"), work_plan_text(catalogue()))
    write(str(folder("schemas") / "round.schema.json"), round_text(catalogue()))
    write(
        str(folder("templates") / "form.xlsx"),
        workbook(catalogue(), {"round": {"id": catalogue().round.id}}, datetime(2000, 1, 1)),
    )
    write(str(folder("templates") / "submission.yaml"), skeleton(catalogue()))
    for code in translated_into()[1:]:
        for unfit, need in unfit_texts(catalogue(code)):
            console.complain(f"note: {code}: '{unfit}' does not fit the form. {need}")
