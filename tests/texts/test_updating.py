"""A language follows the program: what is new comes in, what changed is stale, what is gone goes."""

from actip.translation.entries import Entry, Standing, Text, Translation
from actip.translation.tongues import tongue
from actip.translation.updating import updated
from tests.texts.sample_language import HELLO, LONG, ROWS, SHEET, TEXTS, language


def _entry(texts: tuple[Text, ...], context: str, base: Translation | None = None) -> Entry:
    return next(entry for entry in updated(base or language(), texts).entries if entry.text.context == context)


def test_a_language_of_today_stays_as_it_is() -> None:
    """Its order is that of the program."""
    assert updated(language(), TEXTS) == language()
    assert [entry.text for entry in updated(language(), TEXTS[::-1]).entries] == list(TEXTS[::-1])


def test_a_new_text_comes_in_untranslated() -> None:
    """With as many forms as the language has."""
    fresh = updated(Translation(tongue("fil")), TEXTS)

    assert [entry.forms for entry in fresh.entries] == [("",), ("", ""), ("",), ("",)]


def test_a_text_that_is_gone_goes() -> None:
    """Its context has no other that it could have become."""
    assert [entry.text for entry in updated(language(), (HELLO,)).entries] == [HELLO]


def test_a_text_whose_english_changed_is_stale() -> None:
    """Its translation stays for who does it anew, and the program does not show it."""
    now = HELLO._replace(english="Please fill in {what}.")

    entry = _entry((now, ROWS, SHEET, LONG), "form")

    assert (entry.text, entry.standing, entry.before) == (now, Standing.STALE, (HELLO.english,))
    assert entry.forms == ("Punan ang {what}.",)
    assert not entry.is_translated


def test_a_stale_text_knows_the_english_that_it_was_made_for() -> None:
    """However often it changes, and until it is again as it was: then it is a draft."""
    assert _entry((SHEET._replace(english="Training"),), "sheet").before == ("Trainings",)
    back = _entry((SHEET._replace(english="Trainings"),), "sheet")
    assert (back.standing, back.before) == (Standing.DRAFT, ())


def test_where_two_changed_nothing_is_guessed() -> None:
    """Two texts of one context are gone and two are new: which became which, nobody knows."""
    texts = (HELLO._replace(english="A {what}"), ROWS._replace(english="{count} line", many="{count} lines"))

    assert [entry.forms for entry in updated(language(), texts).entries] == [("",), ("", "")]


def test_a_text_that_is_counted_now_is_translated_anew() -> None:
    """What is said of one thing says nothing of several; what was remarked stays."""
    base = Translation(tongue("fil"), (Entry(SHEET, ("Kakayahan",), remark="?"),))

    assert updated(base, (SHEET._replace(many="Capacities"),)).entries[0]._replace(text=SHEET) == Entry(
        SHEET, ("", ""), remark="?"
    )


def test_words_are_kept_in_one_form() -> None:
    """What was typed as letter and accent is the letter with its accent."""
    base = Translation(tongue("vi"), (Entry(SHEET, ("e\u0301",)),))

    assert updated(base, (SHEET,)).entries[0].forms == ("é",)
