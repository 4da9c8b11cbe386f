"""The words of the answers are defined where they are chosen, on one page, and as the rules take them."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.catalogue.translated import in_language
from actip.form import FieldKind, Style, form
from actip.form.meanings import LONGEST_PROMPT, UNVERIFIED, defined, help_for_figures, help_with, legend, prompt_of
from actip.format.reading import read_submission
from actip.model import Document, Rule
from actip.rules.gaps import claim_without_evidence, gap_without_action
from actip.texts import ENGLISH, NOT_TRANSLATED, languages
from actip.workbook.template import workbook
from tests.conftest import CREATED
from tests.pseudo import PSEUDO

SPOKEN = {**{code: catalogue(code) for code in languages()}, "pseudo": in_language(catalogue(), PSEUDO)}
IN_SHORT = [name for name, codes in catalogue().lists.items() if any(code.short for code in codes.codes.values())]
ANSWERED = ("in_law", "in_practice", "court_states", "missing", "disclosure", "action_states", "since_last",
            "help_needed", "clearance", "priorities", "forces")  # fmt: skip


@pytest.mark.parametrize("name", ANSWERED)
def test_every_word_of_an_answer_has_a_meaning(name: str) -> None:
    """In short and at length."""
    assert [code.code for code in catalogue().lists[name].codes.values() if not (code.short and code.description)] == []


def _meaning(word: str, meaning: str, spoken: Catalogue) -> str:
    """Return a word with its meaning as the language writes a sentence: not each has a colon and a full stop."""
    sentence = spoken.language.sign("meaning", "{word}: {meaning}.")
    return sentence.format(word=word, meaning=meaning).replace(NOT_TRANSLATED, "")


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("name", IN_SHORT)
def test_a_prompt_fits_beside_a_cell(name: str, language: str) -> None:
    """In every language, and it begins with the first word of its list."""
    spoken = SPOKEN[language]
    first = next(iter(spoken.lists[name].codes.values()))
    prompt = prompt_of(spoken, name)

    assert prompt.startswith(_meaning(first.label, "\0", spoken).partition("\0")[0])
    assert len(prompt) <= LONGEST_PROMPT


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("name", IN_SHORT)
def test_a_prompt_is_never_cut_within_a_meaning(name: str, language: str) -> None:
    """What has no room is left out whole."""
    spoken = SPOKEN[language]
    codes = spoken.lists[name].codes.values()
    whole = [_meaning(code.label, code.short, spoken) for code in codes if code.short and not code.past]
    prompt = prompt_of(spoken, name).removesuffix(NOT_TRANSLATED)

    assert any(prompt == " ".join(whole[:count]) for count in range(1, len(whole) + 1))


@pytest.mark.parametrize("name", IN_SHORT)
def test_in_english_all_meanings_fit(name: str) -> None:
    """Nothing has to be left out."""
    codes = [code for code in catalogue().lists[name].codes.values() if code.short]
    assert prompt_of(catalogue(), name).count(": ") == len(codes)


def test_what_is_not_offered_is_not_explained() -> None:
    """A mandatory obligation cannot be declined."""
    assert "declined" in prompt_of(catalogue(), "in_practice")
    assert "declined" not in prompt_of(catalogue(), "in_practice", ("considered_declined",))


def test_a_list_without_meanings_has_no_prompt() -> None:
    """Nor has one that is none of the catalogue."""
    assert prompt_of(catalogue(), "currencies") == ""
    assert prompt_of(catalogue(), "agencies") == ""


def test_the_words_of_a_key_come_first() -> None:
    """Where there is room for both."""
    assert help_with("How far it has come.", "action_states", ENGLISH).startswith("How far it has come. Planned: ")


def test_the_words_of_a_key_give_way() -> None:
    """Where there is none, the meanings stand alone."""
    assert help_with("x" * 200, "in_law", ENGLISH) == prompt_of(catalogue(), "in_law")


def test_the_help_of_a_key_without_codes_stays() -> None:
    """Nothing is added to it."""
    assert help_with("The day.", "", ENGLISH) == "The day."


def test_every_column_of_codes_says_what_they_mean() -> None:
    """Wherever a form asks for one of a list with meanings."""
    tables = (table for table in form(catalogue()).tables.values() if table.style is not Style.FIGURES)
    fields = [field for table in tables for field in table.inputs if not field.locked]
    asked = [field for field in fields if field.kind is FieldKind.CODE and field.codes in IN_SHORT]

    assert asked
    assert [field.code for field in asked if prompt_of(catalogue(), field.codes) not in field.help] == []


def test_the_box_at_an_answer_explains_what_its_list_offers() -> None:
    """Whether 'Considered and declined' is among it or not."""
    sheet = _book(catalogue())["Questions"]
    boxes = {str(rule.formula1): rule.prompt for rule in sheet.data_validations.dataValidation if rule.prompt}

    assert "declined" in boxes["lst_in_practice"]
    assert "declined" not in boxes["lst_in_practice_mandatory"]
    assert "No information: " in boxes["lst_in_practice_mandatory"]


@pytest.mark.parametrize("language", SPOKEN)
def test_the_box_at_a_figure_says_what_the_reasons_mean(language: str) -> None:
    """After its own words, those that have room."""
    spoken = SPOKEN[language]
    help = help_for_figures(spoken.language)
    first = next(iter(spoken.lists["missing"].codes.values()))

    assert len(help) <= LONGEST_PROMPT
    assert _meaning(first.label, "\0", spoken).partition("\0")[0] in help


@pytest.mark.parametrize("language", SPOKEN)
def test_the_legend_is_two_lines(language: str) -> None:
    """One for the law, one for the practice, each as long as a screen is wide."""
    lines = legend(SPOKEN[language])

    assert [0 < len(line) <= 190 for line in lines] == [True, True]


def test_a_text_that_is_not_translated_is_marked_once() -> None:
    """At the end of a prompt, and not at each of its words."""

    class Untranslated(type(PSEUDO)):  # type: ignore[misc]
        def of(self, context: str, english: str) -> str:
            return f"{english}{NOT_TRANSLATED}" if english else ""

    untranslated = prompt_of(in_language(catalogue(), Untranslated()), "in_law")

    assert untranslated.count(NOT_TRANSLATED.strip()) == 1


def _book(spoken: Catalogue) -> Any:
    return openpyxl.load_workbook(BytesIO(workbook(spoken, {"state": "LAO"}, CREATED)))


@pytest.mark.parametrize("language", ["en", "lo"])
def test_how_to_fill_is_one_page(language: str) -> None:
    """Printed, whatever the language."""
    sheet = _book(SPOKEN[language]).worksheets[1]

    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)


def test_how_to_fill_is_two_screens() -> None:
    """At 1366 x 768 some 390 pixels of rows are seen below the head that stays."""
    sheet = _book(catalogue()).worksheets[1]
    rows = range(6, sheet.max_row + 1)
    height = sum((sheet.row_dimensions[row].height or 15) * 96 / 72 for row in rows)

    assert height <= 2 * 390


def test_how_to_fill_defines_every_answer() -> None:
    """Of law and practice, of missing figures, and who may see it."""
    words = {row.word for row in defined(catalogue())}
    labels = {
        code.label
        for name in ("in_law", "in_practice", "missing", "disclosure")
        for code in catalogue().lists[name].codes.values()
        if code.code != "suppressed"
    }

    assert labels <= words


def test_how_to_fill_explains_the_sign_of_an_unverified_text() -> None:
    """With what decides."""
    (row,) = (row for row in defined(catalogue()) if row.word == UNVERIFIED)

    assert "official text" in row.meaning


def test_how_to_fill_defines_how_an_obligation_binds() -> None:
    """Each force that one has."""
    forces = {catalogue().label("forces", obligation.force) for obligation in catalogue().obligations.values()}
    (meaning,) = (row.meaning for row in defined(catalogue()) if row.word == "Force")

    assert all(f"{force}: " in meaning for force in forces)


_BOTH = next(one for one in catalogue().obligations.values() if one.force != "mandatory" and len(one.asks) == 2)
_ANSWERS = [(half, code) for half in ("in_law", "in_practice") for code in catalogue().lists[half].codes]


def _asks(rule: Rule, half: str, code: str) -> bool:
    """Tell whether a rule asks for something where one half is answered so, with a reason, and the other is open."""
    answer = {"account": "Why it is so.", half: code}
    document = Document("", {"state": "LAO", "obligations": {_BOTH.id: answer}}, (), (), dict)
    submission = read_submission(document, catalogue(), set())
    assert rule.check is not None
    return bool(list(rule.check(submission, catalogue())))


@pytest.mark.parametrize(("half", "code"), _ANSWERS)
def test_what_follows_says_when_evidence_is_asked_for(half: str, code: str) -> None:
    """As the rule on a claim without evidence does."""
    follows = catalogue().lists[half].codes[code].follows

    assert follows.startswith("It is a claim: cite ") == _asks(claim_without_evidence, half, code)


@pytest.mark.parametrize(("half", "code"), _ANSWERS)
def test_what_follows_says_when_a_step_is_asked_for(half: str, code: str) -> None:
    """As the rule on a gap without an action does."""
    follows = catalogue().lists[half].codes[code].follows

    assert ("say under 'Follow-up'" in follows or "so a step is asked for" in follows) == _asks(
        gap_without_action, half, code
    )
