"""Own how a sentence becomes a formula: said as always, with a part of the formula where a fact would stand."""

from collections.abc import Callable, Iterable

_HOLE = "\0"  # ends and begins what is no text; no catalogue and no cell can hold it
_MOST = 255  # characters that a text within a formula can have

Counted = Callable[[int, str], str]  # what is said of a number of things: which form, and how the number is written


def hole(expression: str) -> str:
    """Return a fact that stands for what the formula works out."""
    return f"{_HOLE}{expression}{_HOLE}"


def as_text(sentence: str) -> str:
    """Return a sentence as a part of a formula: its words in quotes, joined with what stands in its holes."""
    parts = []
    for number, part in enumerate(sentence.split(_HOLE)):
        if number % 2:
            parts.append(part)
        elif part:
            parts += [quoted(part[at : at + _MOST]) for at in range(0, len(part), _MOST)]
    return "&".join(parts) or '""'


def quoted(text: str) -> str:
    """Return a text as a formula has it."""
    return '"' + text.replace('"', '""') + '"'


def criterion(text: str) -> str:
    """Return a text as a function that counts cells takes it: no sign in it stands for others."""
    for sign in "~*?":
        text = text.replace(sign, f"~{sign}")
    return quoted(f"={text}" if text[:1] in tuple("<>=") else text)


def as_counted(text: Counted, expression: str) -> str:
    """Return what is said of a number that the formula works out, as a part of the formula."""
    one, many = as_text(text(1, hole(expression))), as_text(text(2, hole(expression)))
    return many if one == many else f"IF({expression}=1,{one},{many})"


def of_number(text: Counted, number: int) -> str:
    """Return what the formula gives for a number."""
    return text(1 if number == 1 else 2, str(number))


def is_one_of(cell: str, texts: Iterable[str]) -> str:
    """Return the test whether a cell says one of these texts."""
    tests = [f"{cell}={quoted(text)}" for text in texts]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"
