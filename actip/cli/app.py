"""Own the groups of commands, and how their help shows examples."""

import typer

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


texts = typer.Typer(
    help="Translate what the program says.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(imports, name="import")
app.add_typer(texts, name="texts")


def examples(*commands: str) -> str:
    """Return the end of a help text: commands to try, each on a line of its own."""
    return "\n".join(("\b", "Examples:", *(f"  {command}" for command in commands)))
