"""Own the commands of translators."""

from typing import Annotated

import typer

from actip.cli.app import examples, texts
from actip.cli.options import ForceOption, option
from actip.cli.usage import created, refuse_overwriting, require_suffix, translators
from actip.errors import UnknownName
from actip.reports import console
from actip.resources import folder, in_checkout
from actip.translation.tongues import TONGUES


@texts.command(epilog=examples("actip texts export --lang lo -o lo.xlsx", "actip texts export --lang th -o th.xlsx"))
def export(
    lang: Annotated[str, option("--lang", offered=tuple(TONGUES), help="The language.")],
    output: Annotated[str, typer.Option("--output", "-o", help="The workbook to write.", metavar="FILE.xlsx")],
    force: ForceOption = False,
) -> None:
    """Write all texts of a language for those who translate and review them.

    A language that there is not yet begins with an empty workbook.
    """
    from actip.gate.files import write

    require_suffix(output, ".xlsx")
    refuse_overwriting(output, force)
    write(output, translators().exported(lang, folder("schemas") / "texts", created()))
    console.complain(f"wrote {output}")


@texts.command(name="import", epilog=examples("actip texts import lo.xlsx", "actip texts import lo.xlsx -o lo.po"))
def import_(
    file: Annotated[str, typer.Argument(help="A workbook of 'actip texts export'.", metavar="FILE.xlsx")],
    output: Annotated[
        str, typer.Option("--output", "-o", help="Another file than that of the checkout.", metavar="FILE.po")
    ] = "",
    force: ForceOption = False,
) -> None:
    """Take over what was translated and reviewed in a workbook.

    All of it or nothing: what cannot be taken over is named by its cell.
    """
    from actip.gate.files import write

    if output:
        require_suffix(output, ".po")
        refuse_overwriting(output, force)
    elif not in_checkout():
        raise UnknownName("This is an installed copy, whose languages stay as they are.", "Add -o FILE.po.")
    shelf = folder("schemas") / "texts"
    language = translators().imported(file, shelf)
    target = output or str(shelf / f"{language.code}.po")
    write(target, language.source)
    for sentence in (*language.account, f"wrote {target}"):
        console.complain(sentence)
    if not output:
        console.complain("Run 'actip build' to have the program read it.")
