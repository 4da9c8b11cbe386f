"""Own the checks that commands share: paths, names of files, days, audiences; and the exit code."""

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from types import ModuleType

from actip.catalogue import catalogue
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.publications import NOTHING, Publications
from actip.errors import ActipError, UnknownName
from actip.gate.files import STANDARD_INPUT
from actip.gate.inputs import Exclusion, InputPath
from actip.model import Assessment, Severity
from actip.model.settings import ReportScope, Settings
from actip.reports import console
from actip.texts import ENGLISH, Language


def created() -> datetime:
    """Return the time of creation for workbooks: SOURCE_DATE_EPOCH, else a fixed day."""
    try:
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return datetime(2000, 1, 1)


def repository() -> str:
    """Return the folder that addresses are from: that of the repository around this one, else this one."""
    from actip.gate.folders import around

    return around(".git") or "."


def load_settings(config: str = "", exclude: Sequence[str] = ()) -> Settings:
    """Read the settings of a file, or of the nearest actip.toml, of the environment and of options.

    Raises BadSettings.
    """
    from actip.settings import settings

    read = settings(os.environ, config)
    return read._replace(exclude=Exclusion(tuple(exclude), where="--exclude")) if exclude else read


def report_scope(cycle: str, state: str, due: str, as_of: str) -> ReportScope:
    """Check the options that select what a report is about: cycle, state, and the days of comparison.

    Where nobody says of which day it is, it is of today.
    """
    from actip.settings import day

    code = choice("--state", state.upper(), list(catalogue().states)) if state else ""
    return ReportScope(cycle, code, day("--due", due), day("--as-of", as_of) or today())


def today() -> date:
    """Return the day on which a report is made: the one clock of the program that an output shows."""
    return datetime.now().date()


def audience_for(audience: str, settings: Settings, state: str) -> str:
    """Return the audience of a report; by default national for one state, asean for the region."""
    default = "national" if state else "asean"
    return choice("--audience", audience or settings.audience or default, list(catalogue().lists["disclosure"].codes))


def policy_of(settings: Settings) -> Policy:
    """Return the policy on small counts from the settings."""
    return Policy(settings.threshold or DEFAULT.threshold)


def named_paths(arguments: Sequence[str], settings: Settings, alias: str = "") -> Sequence[str]:
    """Return the paths of the arguments, or those of the settings, each with what is left out where it is searched.

    `alias` is what standard input is called. Raises UnknownName if there are none, or it is not among them.
    """
    if alias and STANDARD_INPUT not in arguments:
        raise UnknownName("--stdin-filename has no meaning without standard input.", "Add '-', or leave it out.")
    if paths := arguments or settings.paths:
        return [InputPath(path, settings.exclude, alias) for path in paths]
    raise UnknownName("No file is named.", "Name files or folders, or set 'paths' in actip.toml.")


def existing_paths(arguments: Sequence[str], settings: Settings) -> Sequence[str]:
    """Return the paths of which one output is made. Raises UnknownName if there are none, or one leads to nothing."""
    return paths_of_reports(named_paths(arguments, settings))


def paths_of_reports(paths: Sequence[str]) -> Sequence[str]:
    """Return paths as they are. Raises UnknownName where one leads to nothing."""
    from actip.gate.folders import insist_on

    insist_on(paths)
    return paths


def tell_excluded(paths: Sequence[str], settings: Settings) -> None:
    """Print what is left out of the paths by a person's wish."""
    if settings.exclude.where:
        from actip.gate.folders import excluded
        from actip.reports import notes

        report_notes(notes.excluded(excluded(paths), settings.exclude.where))


def published_already(paths: Sequence[str], level: str) -> Publications:
    """Read what is published already. Raises UnknownName for an audience from which nothing is held back."""
    if not paths:
        return NOTHING
    from actip.importers.publications import published_for

    return published_for(level, paths, catalogue())


def report_notes(notes: Iterable[str]) -> None:
    """Print the notes beside an output."""
    for note in notes:
        console.complain(note)


def tell_written(path: str, language: Language = ENGLISH) -> None:
    """Print which file was written."""
    console.complain(language.say("screen", "wrote {file}", file=path))


def exit_code(assessments: Sequence[Assessment], threshold: Severity | None) -> int:
    """Return the exit code: 3 for a fault of actip, 2 for an unreadable file, 1 for findings at the threshold, 0."""
    if any(assessment.broken for assessment in assessments):
        return 3
    if not all(assessment.readable for assessment in assessments):
        return 2
    return 1 if any(assessment.fails(threshold) for assessment in assessments) else 0


def require_suffix(output: str, *suffixes: str) -> None:
    """Raise UnknownName unless a file name ends in a suffix of its kind: a slip must not replace a submission."""
    if not output.lower().endswith(suffixes):
        raise UnknownName(
            f"{output} is not the name of a file of this kind.", f"Let it end in {' or '.join(suffixes)}."
        )


def refuse_overwriting(output: str, force: bool | None, *inputs: str) -> None:
    """Raise if a file would be replaced: an input never may be, another only by force (None: there is no --force)."""
    from actip.gate.files import is_same, refuse_existing

    if any(is_same(output, path) for path in inputs):
        raise UnknownName(f"{output} is the file that is read.", "Name another file to write.")
    if force is None:
        refuse_existing(output, "Name another file.")
    elif not force:
        refuse_existing(output)


def choice(option: str, text: str, offered: Sequence[str]) -> str:
    """Return the value of an option if it is offered. Raises UnknownName with the nearest that is."""
    if text in offered:
        return text
    from actip.settings import one_of

    return one_of(option, text, offered)


def translators() -> ModuleType:
    """Return the use cases of translators. Raises ActipError where what reads their files is not installed."""
    try:
        from actip.commands import texts
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "babel":
            raise
        hint = "Install it with 'pip install \"actip[texts]\"'."
        raise ActipError("The files of translators are read by Babel, which is not installed.", hint) from error
    return texts
