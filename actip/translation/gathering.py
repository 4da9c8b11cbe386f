"""Own the search for every text that a person reads, in the order in which translators get them.

Texts stand where they are used. Those of a call (`language.say("form", "...")`) are read from the source: Babel's own
extractor passes over a call inside another one. Those of a table are asked for by walking it, with a language that
remembers what it was asked.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from actip.catalogue.entries import Catalogue
from actip.catalogue.translated import in_language
from actip.errors import CatalogueError
from actip.format import words
from actip.format.fields import SUBMISSION
from actip.format.keys import Key
from actip.gate.files import read_packaged
from actip.rules import RULES
from actip.rules.translatable import texts_of_rules
from actip.translation.checking import placeholders
from actip.translation.entries import Recorder, Text

# The calls that hold a text: how many of their first arguments are its context and its forms, and how many have no
# name. Where they are no literals, nobody would ever translate them.
_SAYING = {"say": (2, 2), "counted": (3, 4)}
# The calls that may: else they ask for a text of a table that is walked.
_ASKING = {"of": (2, 2), "sign": (2, 2), "of_several": (3, 4)}
_COMMENT = "# Translators:"
# What stands in a placeholder that many texts have, for who has not seen them filled.
_FILLED_WITH = {
    "subject": "what it is about, such as 'Budget 2'",
    "found": "what stands in the file",
    "expected": "what can stand there",
    "key": "the heading of that column or the name of that key",
    "code": "the label or the code of that choice",
    "citation": "an article, such as 'Art. 14(7)'",
    "title": "the title of the article's obligation",
    "within": "the group of persons, such as 'sex Female, age Child'",
    "masked": "the beginning of what was found; the rest is hidden",
    "count": "the number",
    "words": "the parts of a list but the last",
}


def texts(catalogue: Catalogue, package: Path) -> tuple[Text, ...]:
    """Return every text of the program, each once.

    `package` is the folder of the source. Raises CatalogueError for a text that could not be looked up at run time.
    """
    return _joined(map(_explained, (*_table(), *_catalogue(catalogue), *_rules(), *_calls(package))))


def _table() -> Iterator[Text]:
    """Yield the words of the keys of a submission: columns, their help, titles, sheets."""
    recorder = Recorder()
    for key in filter(lambda key: key.name, _keys(SUBMISSION)):
        recorder.place = f"key {key.name}"
        for word in words.ALL:
            word(key, recorder)
    yield from recorder.texts


def _keys(key: Key) -> Iterator[Key]:
    yield key
    for below in key.keys:
        yield from _keys(below)


def _catalogue(catalogue: Catalogue) -> Iterator[Text]:
    """Yield what of the catalogue is read: questions, titles, lists and their meanings, names of states."""
    recorder = Recorder()
    in_language(catalogue, recorder)
    yield from (text._replace(places=(_place(text.context, catalogue),)) for text in recorder.texts)


def _place(context: str, catalogue: Catalogue) -> str:
    """Say what of the catalogue a text belongs to, by its context, which begins with the id of it."""
    name = context.partition(" ")[0]
    for kind, ids in (
        ("obligation", catalogue.obligations),
        ("indicator", catalogue.indicators),
        ("list", catalogue.lists),
    ):
        if name in ids:
            return f"{kind} {name}"
    return " ".join(context.split()[:2])


def _rules() -> Iterator[Text]:
    """Yield the words of findings."""
    for context, english, *many in texts_of_rules():
        name = context.partition(" ")[0]
        yield Text(context, english, "".join(many), (f"rule {name}" if name in RULES else context,))


def _calls(package: Path) -> Iterator[Text]:
    """Yield the texts that stand in calls, module by module."""
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package.parent).as_posix()
        yield from texts_in(read_packaged(path), place)


def texts_in(source: str, place: str) -> Iterator[Text]:
    """Yield the texts of the calls in a module. Raises CatalogueError for a call that says what is no literal."""
    lines = source.splitlines()
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        size, unnamed = _SAYING.get(name) or _ASKING.get(name) or (0, -1)
        if len(call.args) != unnamed or _is_english_alone(call):  # no call of a language, or of no other one
            continue
        arguments = [node.value for node in call.args[:size] if isinstance(node, ast.Constant)]
        literals = [value for value in arguments if isinstance(value, str)]
        if len(literals) == size:
            context, english, *many = literals
            yield Text(context, english, "".join(many), (place,), _comment(lines, call.lineno))
        elif name in _SAYING:
            raise CatalogueError(
                f"{place}, line {call.lineno}: '{name}' is called with what is no literal text, so it cannot be "
                "translated.",
                f"Write the first {size} arguments out, or look a table's text up with 'of'.",
            )


def _is_english_alone(call: ast.Call) -> bool:
    """Tell whether a text is said in English whatever the reader's language: the region's, the command line's."""
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "ENGLISH"


def _comment(lines: list[str], line: int) -> str:
    """Return what the comment just above a line says to translators."""
    above: list[str] = []
    for text in reversed(lines[: line - 1]):
        if not text.strip().startswith("#"):
            break
        above.insert(0, text.strip())
    begin = next((index for index, text in enumerate(above) if text.startswith(_COMMENT)), len(above))
    return " ".join(text.removeprefix(_COMMENT).removeprefix("#").strip() for text in above[begin:])


def _explained(text: Text) -> Text:
    """Return a text with a note on its placeholders, where nobody wrote one."""
    if text.note or "{" not in text.english:
        return text
    names = dict.fromkeys(name.strip("{}").partition("[")[0] for name in sorted(placeholders(text.english)))
    notes = [f"{{{name}}}: {_FILLED_WITH[name]}." for name in names if name in _FILLED_WITH]
    return text._replace(note=" ".join(notes))


def _joined(texts: Iterable[Text]) -> tuple[Text, ...]:
    """Return each text once, with all its places. Raises CatalogueError where two that share an id count otherwise."""
    joined: dict[tuple[str, str], Text] = {}
    for text in texts:
        before = joined.setdefault(text.id, text)
        if before.many != text.many:
            raise CatalogueError(
                f"'{text.english}' of '{text.context}' has two forms for several things: in {before.places[0]} and in "
                f"{text.places[0]}.",
                "Say it with 'counted' and the same two forms everywhere, or give one of them a context of its own.",
            )
        places = tuple(dict.fromkeys((*before.places, *text.places)))
        joined[text.id] = before._replace(places=places, note=before.note or text.note)
    return tuple(joined.values())
