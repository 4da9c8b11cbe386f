"""Words for citizenships mean a code, or they are listed: nothing is guessed."""

import pytest

from actip.catalogue.entries import Catalogue
from actip.catalogue.sources import packaged_table
from actip.importers.citizenship import Citizenships, bare


@pytest.fixture(name="words", scope="module")
def _words(known: Catalogue) -> Citizenships:
    """The table."""
    return Citizenships(known)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        *(
            ("INDONESIA", "IDN"),
            ("Indonesian", "IDN"),
            ("Filippino", "PHL"),
            ("Phillipines", "PHL"),
            ("Ugandean", "UGA"),
        ),
        *(("Uzbecki", "UZB"), ("Laotian", "LAO"), ("LAOS", "LAO"), ("Lao People's Democratic Republic", "LAO")),
        *(("Burmese", "MMR"), ("MyanMar", "MMR"), ("Myanmar Nation", "MMR"), ("chiness", "CHN"), ("Norvegian", "NOR")),
        *(("Nigerians", "NGA"), ("Niger", "NER"), ("NO", "NOR"), ("TH", "THA"), ("VNM", "VNM"), ("Viet Nam", "VNM")),
        *(
            ("Côte d'Ivoire", "CIV"),
            ("Cote d'ivoire", "CIV"),
            ("Stateless", "XXA"),
            ("Unknown", "XXX"),
            ("Timor Leste", "TLS"),
        ),
    ],
)
def test_a_word_means_a_code(words: Citizenships, said: str, code: str) -> None:
    """Codes, names, demonyms, names of other languages and slips of the pen."""
    assert words.meaning(said).code == code


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        *(("Rohingya", "unclear"), ("Korean", "unclear"), ("Kosovo", "unclear"), ("N/A", "unclear")),
        *(
            ("Nationals", "own"),
            ("Abroad", "several"),
            ("(specify the country)", "form"),
            ("", "blank"),
            ("  ", "blank"),
        ),
        *(("Indonezian", "unknown"), ("Atlantis", "unknown"), ("2 maliens", "unknown"), ("th", "unknown")),
    ],
)
def test_a_word_without_one_meaning_has_no_code(words: Citizenships, said: str, kind: str) -> None:
    """A people is no citizenship, and what is nearly a name is not taken for it."""
    meaning = words.meaning(said)

    assert (meaning.kind, meaning.code) == (kind, "")


def test_the_nearest_is_named(words: Citizenships) -> None:
    """For a person to decide."""
    assert words.meaning("Indonezian").note == "did you mean Indonesia (IDN)?"
    assert words.meaning("Atlantis").note == ""


def test_no_word_has_two_meanings(known: Catalogue) -> None:
    """In the whole table, also where plurals lose their s."""
    table = packaged_table("citizenships")
    names = [(code.label, code.code) for code in known.lists["countries"].codes.values()]
    pairs = [(word, code) for code, several in table["words"].items() for word in several]
    others = [(word, kind) for kind in ("own", "several", "form", "unclear") for word in table[kind]]
    meant: dict[str, str] = {}
    for word, meaning in (*names, *pairs, *others):
        assert meant.setdefault(bare(word), meaning) == meaning, word


def test_every_code_is_one_of_the_list(known: Catalogue) -> None:
    """And every country has its two letters, none of them twice."""
    table = packaged_table("citizenships")
    countries = set(known.lists["countries"].codes)

    assert set(table["words"]) <= countries
    assert set(table["iso2"]) == countries - {"XXA", "XXO", "XXX"}
    assert len(set(table["iso2"].values())) == len(table["iso2"])
    assert {state.iso2: code for code, state in known.states.items()}.items() <= {
        two: code for code, two in table["iso2"].items()
    }.items()
