"""Own what a person is asked for before a work begins: the files, the choices, the words. Each work has a panel."""

from typing import NamedTuple

FILES, CHOICE, TEXT, TICK, TICKS = "files", "choice", "text", "tick", "ticks"


class Choice(NamedTuple):
    """One of the values that a field offers, and the words for it."""

    value: str
    label: str


class Field(NamedTuple):
    """One thing that a person gives: `kind` is files, choice, text, tick or ticks.

    Files can be `many`, and come in `folders`. A choice has `choices`, and so have ticks, each of which is a wish of
    its own, `name-value`. A text begins with `value`, and `hint` says what to write. What is `is_further` stands behind
    all others, folded.
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    value: str = ""
    is_needed: bool = False
    many: bool = False
    folders: bool = False
    is_further: bool = False


class Panel(NamedTuple):
    """What a work shows before it begins: its name for a person, what it is for, its fields, the word on its button."""

    title: str
    lead: str
    fields: tuple[Field, ...]
    button: str
