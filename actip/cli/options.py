"""Own the options that several commands take, and how an option shows what can be chosen."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from actip.cli.offers import pillars, rules, states
from actip.reports import REPORTERS
from actip.texts import languages


def option(*names: str, offered: Sequence[str], help: str) -> Any:
    """Return an option of which help, and a shell, show what can be chosen."""
    return typer.Option(*names, help=help, metavar="|".join(offered), autocompletion=lambda: list(offered))


Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders or patterns; '-' is standard input; if none, the 'paths' of actip.toml.",
        metavar="PATH...",
        show_default=False,
    ),
]


FormatOption = Annotated[
    str, option("--format", offered=tuple(REPORTERS), help="The format; if none, ACTIP_FORMAT, actip.toml, text.")
]


LangOption = Annotated[
    str,
    typer.Option(
        "--lang",
        help="The language; if none, ACTIP_LANG, actip.toml, the system's, en.",
        metavar="CODE",
        autocompletion=languages,
    ),
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


StateOption = Annotated[
    str, typer.Option("--state", help="Report on one member state.", metavar="ISO3", autocompletion=states)
]


CycleOption = Annotated[
    str, typer.Option("--cycle", help="The cycle to report on; if none, the latest.", metavar="NAME")
]


AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        help="The day that the report speaks of, and that due days are held against; if none, today.",
        metavar="DATE",
    ),
]


CycleFileOption = Annotated[
    str,
    typer.Option(
        "--cycle-file",
        help="When reports are due, from whom, who is on hold; if none, cycle.yaml in the folder.",
        metavar="FILE",
    ),
]


AudienceOption = Annotated[
    str,
    option(
        "--audience",
        offered=("public", "asean", "national"),
        help="Who will read it; if none, ACTIP_AUDIENCE, actip.toml, asean, of one state national.",
    ),
]


ObservationsOption = Annotated[
    list[str], typer.Option("--observations", help="What an organisation observed: a sheet of its own.", metavar="FILE")
]


OfStateOption = Annotated[
    str,
    typer.Option("--state", help="The member state, by its three letters.", metavar="ISO3", autocompletion=states),
]


PillarOption = Annotated[
    str,
    typer.Option(
        "--pillar",
        help="Only what is of one pillar: criminalisation, prevention, protection, law-enforcement, "
        "international-cooperation, coordination-monitoring.",
        metavar="PILLAR",
        autocompletion=pillars,
    ),
]


EncodingOption = Annotated[
    str, typer.Option("--encoding", help="Of a CSV that is not in UTF-8, such as cp874.", metavar="NAME")
]


OutOption = Annotated[str, typer.Option("--out", help="The folder to write to.", metavar="DIR")]


IntoOption = Annotated[str, typer.Option("--into", help="A draft to fill in; -o names the new file.", metavar="FILE")]


FilledOption = Annotated[str, typer.Option("--output", "-o", help="The draft with the figures.", metavar="FILE")]


PublishedOption = Annotated[
    list[str],
    typer.Option(
        "--published",
        help="What readers hold already: copies that were sent, exports. A file or a folder; several times.",
        metavar="PATH",
    ),
]


ForceOption = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]


AllOption = Annotated[bool, typer.Option("--all", help="Show every unanswered obligation by itself.")]


ConfigOption = Annotated[
    str, typer.Option("--config", help="The settings; if none, those of the nearest actip.toml.", metavar="FILE")
]


ExcludeOption = Annotated[
    list[str],
    typer.Option(
        "--exclude",
        help="Leave out of folders what a pattern fits, as in .gitignore; if none, 'exclude' of actip.toml. "
        "Can be given several times.",
        metavar="PATTERN",
    ),
]


SelectOption = Annotated[
    list[str],
    typer.Option(
        "--select",
        help="Show only what these rules or families find, with commas; what is left out is counted.",
        metavar="RULE,...",
        autocompletion=rules,
    ),
]


IgnoreOption = Annotated[
    list[str],
    typer.Option(
        "--ignore",
        help="Leave out what these rules or families find, with commas; it is counted.",
        metavar="RULE,...",
        autocompletion=rules,
    ),
]


InputNameOption = Annotated[
    str,
    typer.Option(
        "--stdin-filename", help="What '-' is called, in outputs too; its ending says how it is read.", metavar="NAME"
    ),
]
