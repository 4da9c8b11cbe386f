"""Own the groups of commands: which there are and for whom, how help shows them, and what is said of wrong usage."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

import typer
from typer._click import Command as AnyCommand
from typer._click import Context, HelpFormatter
from typer._click.exceptions import (
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperCommand, TyperGroup

from actip.errors import ActipError, UnknownName
from actip.spelling import alike

# For whom each command is, in the order of the help, and the module it stands in. Importing one adds its commands: a
# run needs those of one.
READERS: Mapping[str, Mapping[str, str]] = {
    "To make a report": {
        **dict.fromkeys(("template", "split", "merge", "convert"), "forms"),
        **dict.fromkeys(("validate", "gaps"), "checking"),
        "release": "reporting",
    },
    "To read reports": {**dict.fromkeys(("report", "status", "diff"), "reporting"), "questions": "checking"},
    "Figures and other programs": {
        **dict.fromkeys(("export", "tally", "import"), "exchange"),
        "schema": "reference",
    },
    "To look up": dict.fromkeys(("explain", "obligations", "rules"), "reference"),
    "This program": {"desk": "desk", "completion": "completion", "texts": "languages", "build": "reference"},
}
COMMANDS = dict(chain.from_iterable(commands.items() for commands in READERS.values()))
_SURPLUS = re.compile(r"Got unexpected extra argument.*?\((?!s\))(.*)\)")  # as the library says it
_WIDEST = 120  # columns: longer lines are hard to read, however wide the terminal is


class Command(TyperCommand):
    """A command whose usage reads as people write it: REGISTER, where the library writes {REGISTER}."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse what stands behind the name; wrong usage bears the command, which the library's parser leaves out."""
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Return what may stand behind the name of the command."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


class Group(TyperGroup):
    """A group whose help tells for whom its commands are, each in a whole sentence."""

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command that the arguments name. Raises UnknownName with the nearest one."""
        if not (ctx.resilient_parsing or self.get_command(ctx, args[0]) or args[0].startswith("-")):
            near = alike(args[0].lower(), (name for name in self.commands if not self.commands[name].hidden))
            meant = f"Did you mean '{near[0]}'?" if near else f"'{ctx.command_path} --help' lists the commands."
            raise UnknownName(f"There is no command '{args[0]}'.", meant)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of the commands in the order of the help."""
        return sorted(self.commands, key=[*COMMANDS, *self.commands].index)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands, those of the program under headings by who uses them."""
        headings = READERS if ctx.parent is None else {"Commands": self.commands}
        widest = max(map(len, self.commands))
        for heading, names in headings.items():
            commands = [self.commands[name] for name in names if name in self.commands]
            rows = [
                (f"{command.name:{widest}}", _first_sentence(command.help or ""))
                for command in commands
                if not command.hidden
            ]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


class _App(typer.Typer):
    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        return super().command(name, **{"cls": Command, **settings})


def _group(help: str, epilog: str = "") -> typer.Typer:
    return _App(
        cls=Group,
        help=help,
        epilog=epilog or None,
        rich_markup_mode=None,  # plain help: drawing it with rich doubles the time of --help
        no_args_is_help=True,
        add_completion=False,  # 'actip completion' prints the script; the option would change a person's files
        pretty_exceptions_enable=False,  # a traceback with local values would print a ministry's answers
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": _WIDEST},
    )


app = _group(
    "Validate reports under the ASEAN Convention Against Trafficking in Persons and find their gaps.",
    "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or unreadable input, 3 actip's fault.\n\n"
    "'actip COMMAND --help' has the options of a command, and examples.",
)
imports = _group("Read other people's figures.")
texts = _group("Translate what the program says.")
app.add_typer(imports, name="import")
app.add_typer(texts, name="texts")


def listed(heading: str, *lines: str) -> str:
    """Return a part of a help text in which each line stays one."""
    return "\n".join(("\b", heading, *(f"  {line}" for line in lines)))


def examples(*commands: str) -> str:
    """Return the end of a help text: commands to try."""
    return listed("Examples:", *commands)


def answer(arguments: Sequence[str] | None) -> int:
    """Run the command that the arguments name; return its exit code. Raises ActipError, of wrong usage, too."""
    try:
        ending = app(arguments, standalone_mode=False)
    except NoArgsIsHelpError as nothing:
        nothing.show()
        return 2
    except ClickException as error:
        raise _wrong_usage(error) from error
    return ending if isinstance(ending, int) else 0


def _wrong_usage(error: ClickException) -> ActipError:
    """Return what the library says of wrong usage, as everything else is said."""
    context = error.ctx if isinstance(error, UsageError) else None
    command = context.command_path if context else "actip COMMAND"
    hint = f"'{command} --help' has the options, and examples."
    if isinstance(error, NoSuchOption) and context:
        offered = [name for param in context.command.get_params(context) for name in param.opts]
        near = alike(error.option_name, offered, cutoff=0.7)
        return UnknownName(f"There is no option '{error.option_name}'.", f"Did you mean '{near[0]}'?" if near else hint)
    if isinstance(error, MissingParameter) and error.param and context:
        name = error.param.make_metavar(context).strip("{}")
        if error.param.param_type_name == "option":
            name = f"{error.param.opts[0]} {name}"
        return UnknownName(f"{name} is missing.", hint)
    if surplus := _SURPLUS.match(error.format_message()):
        return UnknownName(f"There is no place for: {surplus[1]}.", hint)
    return UnknownName(error.format_message(), hint)


def _first_sentence(help: str) -> str:
    return " ".join(help.partition("\n\n")[0].split())
