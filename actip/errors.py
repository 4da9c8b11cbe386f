"""Own the errors that mean that we cannot go on.

ActipError
    CatalogueError          the files under schemas/ are missing or damaged: our own fault or a broken install
    UnreadableSubmission    one file cannot be read; the others still can
    Contradiction           two inputs cannot both count, such as two files for one state
    UnknownName             a rule, an obligation or a choice that does not exist
    BadSettings             a settings file cannot be read, or asks for what is not allowed
    CannotWrite             an output could not be written; what stood there before still stands
"""

from collections.abc import Mapping


class ActipError(Exception):
    """Stop the command with a message and a hint what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class CatalogueError(ActipError):
    """The catalogue cannot be loaded."""


class UnreadableSubmission(ActipError):
    """One file cannot be read: the id of the `FIL` rule that words it, its facts and its place."""

    def __init__(
        self,
        rule_id: str,
        facts: Mapping[str, object] | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(rule_id)
        self.rule_id = rule_id
        self.facts = dict(facts or {})
        self.line = line
        self.column = column


class Contradiction(ActipError):
    """Two inputs cannot both count."""


class UnknownName(ActipError):
    """Nothing has this name."""


class BadSettings(ActipError):
    """The settings cannot be followed."""


class CannotWrite(ActipError):
    """An output could not be written."""
