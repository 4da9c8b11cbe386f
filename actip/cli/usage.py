"""Own what commands insist on: paths, names of files, days, levels, and the exit code that follows."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime

from actip.catalogue import catalogue
from actip.disclosure.policy import DEFAULT, Policy
from actip.errors import UnknownName
from actip.model import Assessment, Severity
from actip.model.settings import Asked, Settings
from actip.reports import console


def created() -> datetime:
    """Return the moment that a workbook says it was made: fixed, or as SOURCE_DATE_EPOCH has it."""
    try:
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return datetime(2000, 1, 1)


def own_settings() -> Settings:
    """Return the settings of actip.toml and the environment. Raises BadSettings."""
    from actip.settings import settings

    return settings(os.environ)


def asked_for(cycle: str, state: str, due: str, as_of: str) -> Asked:
    """Return what is asked of a report: the cycle, the state, and the days that it is held against."""
    code = choice("--state", state.upper(), list(catalogue().states)) if state else ""
    return Asked(cycle, code, _day("--due", due), _day("--as-of", as_of))


def _day(option: str, given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise UnknownName(f"{option} cannot be '{given}'.", "Write year, month and day, as in 2026-03-31.") from None


def level_for(audience: str, own: Settings, state: str) -> str:
    """Return who will see a report: that on one state stays in it, where nobody says otherwise."""
    default = "national" if state else "asean"
    return choice("--audience", audience or own.audience or default, list(catalogue().lists["disclosure"].codes))


def own_policy(own: Settings) -> Policy:
    """Return how small counts are kept, as the settings ask for it."""
    return Policy(own.threshold or DEFAULT.threshold, own.fewest_cells)


def named_paths(given: Sequence[str], own: Settings) -> Sequence[str]:
    """Return the paths that were named, or those of the settings. Raises UnknownName where there are none."""
    if paths := given or own.paths:
        return paths
    raise UnknownName("No file is named.", "Name files or folders, or set 'paths' in actip.toml.")


def tell_left_out(left_out: Sequence[str]) -> None:
    """Say which files of a folder were not read."""
    if left_out:
        named = ", ".join(left_out[:3]) + (", ..." if len(left_out) > 3 else "")
        console.complain(f"note: not read, because they are no submissions: {len(left_out)} ({named})")


def exit_code(assessments: Sequence[Assessment], threshold: Severity | None) -> int:
    """Return the exit code that findings have: 3 for a fault of ours, 2 for a file that cannot be read, 1 or 0."""
    if any(assessment.broken for assessment in assessments):
        return 3
    if not all(assessment.readable for assessment in assessments):
        return 2
    return 1 if any(assessment.fails(threshold) for assessment in assessments) else 0


def insist_on_end(output: str, *suffixes: str) -> None:
    """Insist on the name that a file of this kind has: a slip must not replace a submission."""
    if not output.lower().endswith(suffixes):
        raise UnknownName(
            f"{output} is not the name of a file of this kind.", f"Let it end in {' or '.join(suffixes)}."
        )


def may_write(output: str, force: bool | None, *inputs: str) -> None:
    """Insist that nobody's work is replaced: an existing file only by force, where there is one, an input never."""
    from actip.gate.files import is_same, refuse_existing

    if any(is_same(output, path) for path in inputs):
        raise UnknownName(f"{output} is the file that is read.", "Name another file to write.")
    if force is None:
        refuse_existing(output, "Name another file.")
    elif not force:
        refuse_existing(output)


def choice(option: str, given: str, offered: Sequence[str]) -> str:
    """Return what was given where it is offered. Raises UnknownName, with what may have been meant."""
    if given in offered:
        return given
    from actip.settings import chosen

    return chosen(option, given, offered)
