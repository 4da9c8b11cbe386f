"""Every text that a person reads is gathered, once, with where it stands."""

import ast
from pathlib import Path

import pytest

from actip.catalogue import catalogue
from actip.errors import CatalogueError
from actip.resources import package
from actip.rules import RULES
from actip.rules.translatable import texts_of
from actip.translation.checking import placeholders
from actip.translation.gathering import texts, texts_in

TEXTS = texts(catalogue(), package())
BY_ID = {text.id: text for text in TEXTS}


@pytest.mark.parametrize(
    ("context", "place"),
    [
        ("ACTIP-14.7 question", "obligation ACTIP-14.7"),
        ("victims_detected title", "indicator victims_detected"),
        ("in_law full", "list in_law"),
        ("in_law full meaning", "list in_law"),
        ("state LAO", "state LAO"),
        ("article 14 title", "article 14"),
        ("dimension sex", "dimension sex"),
        ("column due", "key due"),
        ("sheet", "key capacity"),
        ("SUM202 message", "rule SUM202"),
        ("SUM202 cure", "rule SUM202"),
        ("list", "actip/texts/language.py"),
        ("thousands", "actip/texts/language.py"),
    ],
)
def test_a_text_is_gathered_with_its_place(context: str, place: str) -> None:
    """Rules, questions, lists, columns, sheets, and the signs of a language."""
    places = [place for text in TEXTS if text.context == context for place in text.places]

    assert place in places


def test_every_rule_is_there_with_all_its_words() -> None:
    """Messages, cures and the phrases that a code stands for."""
    contexts = {text.context for text in TEXTS}

    for rule in RULES.values():
        assert {f"{rule.id} {name}" for name in ("title", *dict(texts_of(rule)))} <= contexts


def test_a_text_is_there_once() -> None:
    """However often it is said: its places are listed."""
    assert len(BY_ID) == len(TEXTS)
    assert all(text.places for text in TEXTS)


def test_a_text_of_a_number_has_both_its_forms() -> None:
    """The one for a single thing is its id."""
    assert BY_ID["list", "{words} and {count} more"].many == "{words} and {count} more"


def test_every_text_can_be_filled() -> None:
    """No brace of the English stands alone, and every placeholder has a name."""
    for text in TEXTS:
        for form in (text.english, text.many):
            assert all(name.strip("{}!r:") for name in placeholders(form)), text.id


def test_what_is_filled_in_is_explained() -> None:
    """Who translates has not seen it filled."""
    assert BY_ID["SUM202 cure", RULES["SUM202"].remedy].note == "" or "{" in RULES["SUM202"].remedy
    assert any("{citation}: an article" in text.note for text in TEXTS)


@pytest.mark.parametrize(
    ("source", "gathered"),
    [
        ('language.say("form", "Sex")', [("form", "Sex", "")]),
        ('say("form", "One " "text")', [("form", "One text", "")]),
        ('language.say("form", "Of {what}", what=language.say("form", "Inner"))',
         [("form", "Of {what}", ""), ("form", "Inner", "")]),
        ('f([language.say("form", ("In a list"))], x=f"{a} b")', [("form", "In a list", "")]),
        ('language.counted("form", "{count} row", "{count} rows", len(rows))',
         [("form", "{count} row", "{count} rows")]),
        ('language.of("chapter", entry.chapter); language.of(f"{name} title", "Title")', []),
        ('self.sign("decimal", ".")', [("decimal", ".", "")]),
        ("self.gathered.say(pointer, reading, place)", []),
        ("def say(self, context, english): ...", []),
    ],
)  # fmt: skip
def test_the_texts_of_a_call_are_gathered(source: str, gathered: list[tuple[str, str, str]]) -> None:
    """Wherever the call stands, inside another one too."""
    assert [(text.context, text.english, text.many) for text in texts_in(source, "actip/x.py")] == gathered


def test_a_comment_is_for_translators() -> None:
    """What stands just above the call, from the mark on."""
    source = '# Why it is so.\n# Translators: {what} is a column,\n# such as Due.\nsay("form", "Of {what}")'

    (text,) = texts_in(source, "actip/x.py")

    assert text.note == "{what} is a column, such as Due."


@pytest.mark.parametrize("call", ['language.say("form", text)', 'language.say(f"{name} title", "Title")',
                                  'language.counted("form", one, many, 2)'])  # fmt: skip
def test_what_is_no_literal_is_refused(call: str) -> None:
    """Nobody would ever translate it."""
    with pytest.raises(CatalogueError, match=r"actip/x\.py, line 2: '\w+' is called with what is no literal text"):
        list(texts_in(f"\n{call}", "actip/x.py"))


def test_two_ways_to_count_one_text_are_refused(tmp_path: Path) -> None:
    """Gettext knows a text by its context and its first form."""
    module = tmp_path / "module.py"
    module.write_text('say("a", "{count} row")\ncounted("a", "{count} row", "{count} rows", 2)\n')

    with pytest.raises(CatalogueError, match="two forms for several things"):
        texts(catalogue(), tmp_path)


def test_every_call_of_the_source_is_gathered() -> None:
    """As many as a plain count of them."""
    calls = [
        node
        for path in package().rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if (node.func.attr, len(node.args)) in (("say", 2), ("counted", 4))
        if getattr(node.func.value, "id", "") != "ENGLISH"
    ]

    for call in calls:
        context, english = (ast.literal_eval(node) for node in call.args[:2])
        assert (context, english) in BY_ID


def test_what_is_in_english_alone_is_not_asked_for() -> None:
    """The regional report and the command line speak no other language: translators have enough to do."""
    source = 'ENGLISH.say("region", "Reports")\nlanguage.say("screen", "Files")\n'

    assert [text.english for text in texts_in(source, "x.py")] == ["Files"]
