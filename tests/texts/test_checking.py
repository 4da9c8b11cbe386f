"""What would fail or mislead when a translation is read is refused before it is packed, with what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from actip.catalogue import catalogue
from actip.commands import texts
from actip.commands.texts import TEMPLATE, built
from actip.errors import CatalogueError
from actip.gate.files import packaged_names, read_packaged_bytes
from actip.resources import folder, package
from actip.translation.catalogues import source, template
from actip.translation.checking import faults, faults_of
from actip.translation.entries import Entry, Standing, Text, Translation
from actip.translation.tongues import tongue
from actip.translation.updating import updated
from tests.conftest import ROOT, Ran
from tests.texts.sample_language import HELLO, ROWS, SHEET, language

KEYS = Text("SUM202 message", "Look at {key[actions/due]} and {total:,}.")


def _sentences(text: Text, *forms: str, code: str = "lo") -> list[str]:
    return [fault.sentence for fault in faults_of(Entry(text, forms), tongue(code))]


@pytest.mark.parametrize(
    ("text", "forms", "sentence"),
    [
        (HELLO, ("Punan.",), "{what} is missing. Write it, as it stands in the English"),
        (HELLO, ("Punan ang {ano}.",), "{ano} is not in the English, so nothing can be filled in there. Take it out."),
        (HELLO, ("Punan ang {what.real}.",), "{what.real} is not in the English"),
        (HELLO, ("Punan ang {what!r}.",), "{what!r} is not in the English"),
        (KEYS, ("{key[actions/date]} {total:,}",), "{key[actions/due]} is missing"),
        (KEYS, ("{key[actions/due]} {total}",), "{total:,} is missing"),
        (HELLO, ("Punan ang {what}. }",), "A brace stands alone. Write {{ or }}"),
        (HELLO, ("Punan ang {what.",), "A brace stands alone."),
        (HELLO, ("Punan \u202eang {what}.",), "It holds a sign that cannot be seen."),
        (ROWS, ("hanay",), "{count} is missing"),
        (SHEET, ("K" * 32,), "The name of a sheet has at most 31 signs, and this has 32."),
        (SHEET, ("Kaya/han",), "The name of a sheet cannot hold '/'."),
        (SHEET, ("'Kaya",), "neither begins nor ends with an apostrophe"),
    ],
)
def test_a_fault_is_a_sentence(text: Text, forms: tuple[str, ...], sentence: str) -> None:
    """What is wrong, and what to do."""
    assert sentence in " ".join(_sentences(text, *forms))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (HELLO, ("{what} ang {what}: punan.",)),
        (HELLO, ("",)),
        (KEYS, ("{total:,}, {key[actions/due]}, {{}}",)),
        (SHEET, ("ຄ" * 31,)),
        (ROWS, ("{count} hanay",)),
        (Text("x", "a\nb"), ("c\nd\u200be",)),
    ],
)
def test_a_sound_translation_is_not_refused(text: Text, forms: tuple[str, ...]) -> None:
    """Placeholders in any order and number; what is open is no fault; the zero-width space is a letter there."""
    assert _sentences(text, *forms) == []


def test_each_form_of_a_number_is_looked_at() -> None:
    """The one for a single thing may leave the number out where the English does."""
    day = Text("x", "one day", "{count} days")

    assert _sentences(day, "isang araw", "{count} araw", code="fil") == []
    assert "{count} is missing" in _sentences(day, "isang araw", "araw", code="fil")[0]
    assert "{count} is missing" in _sentences(ROWS, "hanay", "{count} hanay", code="fil")[0]
    assert "There is no translation. A text about a number" in _sentences(ROWS, "", "{count} hanay", code="fil")[0]


def test_what_is_stale_is_not_looked_at() -> None:
    """It belongs to another English, and nobody is shown it."""
    assert list(faults_of(Entry(HELLO, ("Punan.",), Standing.STALE, ("Fill in.",)), tongue("lo"))) == []


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        (("in_law full", "Full"), ("in_law partial", "Partial"), "choice"),
        (("sheet", "Answers"), ("sheet", "Capacity"), "sheet"),
    ],
)
def test_what_must_be_told_apart_reads_differently(first: tuple[str, str], second: tuple[str, str], what: str) -> None:
    """A form is read back by the words of its lists and the names of its sheets."""
    entries = tuple(Entry(Text(*name), ("ຄົບ",)) for name in (first, second))

    (fault,) = faults(Translation(tongue("lo"), entries), catalogue())

    assert f"It reads the same as '{first[1]}', and one {what} could not be told from the other" in fault.sentence


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> Path:
    """A folder with the template and one language of today's texts."""
    english = template((folder("schemas") / "texts" / TEMPLATE).read_bytes(), TEMPLATE)
    (tmp_path / "fil.po").write_text(source(updated(Translation(tongue("fil")), english)), encoding="utf-8")
    return tmp_path


def _spoil(path: Path, english: str, translation: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert f'msgid "{english}"\nmsgstr ""' in text
    path.write_text(text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{translation}"'),
                    encoding="utf-8")  # fmt: skip


def test_a_sound_language_is_built(shelf: Path) -> None:
    """What people edit, and what the program reads."""
    _spoil(shelf / "fil.po", "Art. {number}", "Art. {number}")

    assert set(built(catalogue(), shelf, package())) == {TEMPLATE, "fil.po", "fil.mo"}


def test_nothing_is_built_of_a_language_with_a_fault(shelf: Path) -> None:
    """It is named with its file, its line and its context."""
    _spoil(shelf / "fil.po", "Art. {number}", "Art. {numero}")

    with pytest.raises(CatalogueError, match=r"schemas/texts/fil\.po, line \d+, citation: \{number\} is missing") as no:
        built(catalogue(), shelf, package())
    assert no.value.hint.endswith("Nothing was written.")


def test_a_file_of_no_language_is_refused(shelf: Path) -> None:
    """A slip of the name would be a language that nobody can ask for."""
    (shelf / "fil.po").rename(shelf / "fill.po")

    with pytest.raises(CatalogueError, match=r"schemas/texts/fill\.po: 'fill' is no language") as no:
        built(catalogue(), shelf, package())
    assert "Did you mean 'fil'?" in no.value.hint


def test_build_writes_nothing_where_a_language_is_broken(
    actip: Callable[..., Ran], shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, and no generated file is another than before."""
    (shelf / "fil.po").write_text('msgid "\n')
    paths = [path for name in ("schemas", "templates") for path in (ROOT / name).rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in paths}
    monkeypatch.setattr(texts, "packaged_names", lambda folder, suffix: packaged_names(shelf, suffix))
    monkeypatch.setattr(texts, "read_packaged_bytes", lambda path: read_packaged_bytes(shelf / path.name))

    ran = actip("build")

    assert (ran.code, ran.out) == (2, "")
    assert "fil.po, line 1: it cannot be read there" in ran.err
    assert {path: path.read_bytes() for path in paths} == before


def test_the_sample_has_no_fault() -> None:
    """The tests of this folder begin with it."""
    assert list(faults(language(), catalogue())) == []
