"""The files of a language: written for people, read back, and packed for the program."""

import gettext

import pytest

from actip.catalogue import catalogue
from actip.commands.texts import built
from actip.errors import CatalogueError
from actip.resources import folder, package
from actip.texts import language as spoken
from actip.texts import languages
from actip.texts.translations import Translated, text_key
from actip.translation.catalogues import packed, source, template, template_source, translation
from actip.translation.tongues import TONGUES, tongue
from tests.texts.sample_language import ROWS, TEXTS, language

SHELF = folder("schemas") / "texts"


def test_the_languages_are_fresh() -> None:
    """The template, what people edit and what the program reads are as 'actip build' would write them."""
    files = built(catalogue(), SHELF, package())

    assert sorted(files) == sorted(path.name for path in SHELF.iterdir() if path.suffix != ".yaml")
    for name, content in files.items():
        assert (SHELF / name).read_bytes() == content, f"{name} is not fresh: run 'actip build'"


def test_every_language_is_there_for_the_program() -> None:
    """With its own name, and nobody has reviewed it but whom it names."""
    for code in languages()[1:]:
        assert spoken(code).name == TONGUES[code].name


@pytest.mark.parametrize("code", TONGUES)
def test_a_language_is_read_as_it_was_written(code: str) -> None:
    """Forms, marks, the English before, remarks and places."""
    text = source(language(code))

    again = translation(text.encode(), tongue(code), "x.po")

    assert source(again) == text
    assert [entry._replace(line=0) for entry in again.entries] == list(language(code).entries)
    assert template(template_source(TEXTS).encode(), "x.pot") == TEXTS


def test_a_file_changes_only_with_its_texts() -> None:
    """No day, no program, no line of code stands in it."""
    text = source(language())

    assert "Date" not in text
    assert "Generated" not in text
    assert "#: actip/form/sheets.py\n" in text
    assert '#| msgid "Trainings"\n' in text


def test_what_is_packed_is_what_is_translated() -> None:
    """A draft is packed, what is stale is not; the head says the name and the rule for numbers."""
    texts = Translated("fil", packed(language()))

    assert texts.of("form", "Fill in {what}.") == "Punan ang {what}."
    assert texts.of_several("form", ROWS.english, ROWS.many, 2) == "{count} mga hanay"
    assert texts.of("sheet", "Capacity") == "Capacity (en)"
    assert texts.name == "Filipino"
    assert b"POT-Creation-Date" not in packed(language())
    assert packed(language()) == packed(language())


def test_a_reviewed_language_shows_no_draft() -> None:
    """It is taken by itself, so what nobody read stays out of it."""
    texts = Translated("fil", packed(language()._replace(reviewer="A, B, 2026-01-01")))

    assert texts.of("form", "Fill in {what}.") == "Punan ang {what}."
    assert texts.of_several("form", ROWS.english, ROWS.many, 2) == f"{ROWS.many} (en)"
    assert texts.reviewer == "A, B, 2026-01-01"


def test_no_two_texts_have_one_key() -> None:
    """A text of the program never reads as another one."""
    texts = template((SHELF / "actip.pot").read_bytes(), "actip.pot")

    assert len({text_key(*text.id) for text in texts}) == len(texts) > 4000


@pytest.mark.parametrize("code", TONGUES)
def test_a_language_counts_by_its_rule(code: str) -> None:
    """The rule is one that the program can read, and gives as many forms as it says."""
    plural = gettext.c2py(TONGUES[code].rule)  # type: ignore[attr-defined]

    assert {plural(number) for number in range(200)} == set(range(TONGUES[code].plurals))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ('msgid "Capacity"', 'msgid "Capacity', r"x\.po, line 31: it cannot be read there"),
        ('msgid "Capacity"', "msgid Capacity", r"x\.po, line 31: it cannot be read there"),
        ('msgid "Capacity"', "<<<<<<< HEAD", r"x\.po, line 31: it cannot be read there"),
        ('msgid "Capacity"\nmsgstr', "msgstr", r"x\.po, line 31: it cannot be read there"),
        ('msgstr "Kakayahan"\n', "", r"x\.po, line 34: it cannot be read there"),
        ('msgstr[0] "{count} hanay"', 'msgstr "{count} hanay"', r"x\.po, line 24: it cannot be read there"),
        ('msgstr[1] "', 'msgstr[2] "', "more forms of this text than its head says"),
        ("Language: fil", "Language: vi", "its head says 'Language: vi', which is not that of 'fil'"),
        ("nplurals=2", "nplurals=3", "its head says 'Plural-Forms: nplurals=3;"),
        ('msgctxt "sheet"\nmsgid "Capacity"', 'msgctxt "form"\nmsgid "Fill in {what}."', "a second entry of the text"),
    ],
)
def test_a_broken_file_is_named_with_its_line(before: str, after: str, sentence: str) -> None:
    """A person edited it: nothing of it is guessed."""
    text = source(language())
    assert before in text

    with pytest.raises(CatalogueError, match=sentence) as refused:
        translation(text.replace(before, after).encode(), tongue("fil"), "x.po")
    assert refused.value.hint


def test_a_file_in_another_encoding_is_named_with_its_line() -> None:
    """Editors of Windows write such."""
    with pytest.raises(CatalogueError, match=r"x\.po, line 3: it is not in UTF-8"):
        translation('msgid ""\nmsgstr ""\n"X: é"\n'.encode("cp1252"), tongue("fil"), "x.po")
