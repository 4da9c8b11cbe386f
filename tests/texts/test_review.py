"""A language goes out as a workbook and comes back: all of it is taken over, or every cell to mend is named."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from actip.commands.texts import TEMPLATE, exported, imported
from actip.errors import ActipError
from actip.resources import folder
from actip.translation.catalogues import source, template_source
from actip.translation.returning import taken_over
from actip.translation.review import START, Reviewed, Row
from actip.translation.tongues import TONGUES
from tests import libreoffice
from tests.conftest import CREATED, ROOT, Ran
from tests.texts.sample_language import TEXTS, language

# The rows of the sample in Filipino, and in a language with one form.
HELLO, ONE, SEVERAL, SHEET, LONG = range(2, 7)


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> Path:
    """A folder with the sample, in a language with two forms and in one with one form."""
    (tmp_path / TEMPLATE).write_text(template_source(TEXTS), encoding="utf-8")
    for code in ("fil", "lo"):
        (tmp_path / f"{code}.po").write_text(source(language(code)), encoding="utf-8")
    return tmp_path


def _book(shelf: Path, cells: Mapping[str, Any] | None = None, code: str = "fil") -> Path:
    """Write the workbook of a language, with something typed into its cells, and return its path."""
    path = shelf / f"{code}.xlsx"
    path.write_bytes(exported(code, shelf, CREATED))
    book = openpyxl.load_workbook(path)
    for cell, value in (cells or {}).items():
        sheet, _, at = cell.rpartition("!")
        book[sheet or "Texts"][at] = value
    if cells:
        book.save(path)
    return path


def _refusal(shelf: Path, cells: Mapping[str, Any], code: str = "fil") -> str:
    with pytest.raises(ActipError) as refused:
        imported(str(_book(shelf, cells, code)), shelf)
    assert refused.value.hint == "Mend these cells and import it again. Nothing was written."
    return refused.value.message


@pytest.mark.parametrize("code", ["fil", "lo"])
def test_what_nobody_touched_comes_back_to_the_byte(shelf: Path, code: str) -> None:
    """Drafts, stale texts, remarks and what is open."""
    back = imported(str(_book(shelf, code=code)), shelf)

    assert (back.code, back.source) == (code, (shelf / f"{code}.po").read_text(encoding="utf-8"))
    assert "Changed by the workbook: 0." in back.account[1]


@pytest.mark.parametrize("code", ["lo", "vi"])
def test_a_language_of_the_program_comes_back_to_the_byte(tmp_path: Path, code: str) -> None:
    """Every text that there is."""
    shelf = folder("schemas") / "texts"
    path = tmp_path / "x.xlsx"
    path.write_bytes(exported(code, shelf, CREATED))

    assert imported(str(path), shelf).source == (shelf / f"{code}.po").read_text(encoding="utf-8")


def test_the_same_language_gives_the_same_workbook(shelf: Path) -> None:
    """To the byte."""
    assert exported("fil", shelf, CREATED) == exported("fil", shelf, CREATED)


def test_a_translator_may_type_in_three_columns_only(shelf: Path) -> None:
    """The rest is locked; the head is frozen, filtered, and every text is wrapped."""
    sheet = openpyxl.load_workbook(_book(shelf))["Texts"]

    assert [cell.value for cell in sheet[1]] == ["Id", "Where", "English", "Translation", "Note", "Reviewed"]
    assert [cell.protection.locked for cell in sheet[2]] == [True, True, True, False, False, False]
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:F6"
    assert all(cell.alignment.wrap_text for cell in sheet[2])
    assert str(sheet.data_validations.dataValidation[0].sqref) == "F2:F6"


def test_each_form_of_a_number_has_a_row(shelf: Path) -> None:
    """A language with one form has one."""

    def rows(code: str) -> list[tuple[Any, ...]]:
        lines = openpyxl.load_workbook(_book(shelf, code=code))["Texts"].iter_rows(min_row=3, values_only=True)
        return [(line[0], line[2], line[3]) for line in lines if "row" in str(line[2])]

    assert rows("fil") == [
        ("form (one)", "{count} row", "{count} hanay"),
        ("form (several)", "{count} rows", "{count} mga hanay"),
    ]
    assert rows("lo") == [("form (any number)", "{count} rows", "{count} mga hanay")]


def test_a_translator_reads_where_a_text_stands_and_what_it_was(shelf: Path) -> None:
    """The place in words, what is filled in, and the English that a stale one was made for."""
    sheet = openpyxl.load_workbook(_book(shelf))["Texts"]

    assert sheet.cell(HELLO, 2).value == "actip/form/sheets.py\n{what}: a column."
    assert sheet.cell(SHEET, 2).value == "key capacity\nThe English was: Trainings"


def test_what_was_typed_is_taken_over(shelf: Path) -> None:
    """Translation, note and review, and an account of it."""
    back = imported(str(_book(shelf, {
        f"D{LONG}": " Sino ang bata? ", f"E{LONG}": "From the law.", f"F{LONG}": "yes", f"F{ONE}": "Yes",
        f"F{SEVERAL}": "Yes", f"D{HELLO}": None, f"F{HELLO}": None,
    })), shelf)  # fmt: skip

    assert '# From the law.\n#: obligation/ACTIP-2\nmsgctxt "ACTIP-2 question"' in back.source
    assert 'msgstr "Sino ang bata?"' in back.source
    assert 'msgid "Fill in {what}."\nmsgstr ""' in back.source
    assert '#, fuzzy\nmsgctxt "form"' not in back.source
    assert back.account == (
        "Filipino: 4 texts. Translated: 2. Reviewed: 2.",
        "Changed by the workbook: 3. Not in it, and left as they were: 0.",
        "It is a draft: it is shown only where --lang asks for it.",
    )


@pytest.mark.parametrize(("cells", "standing"), [({}, "#| msgid"), ({"F": "Yes"}, "#: key/capacity\nmsgctxt"),
                                                  ({"D": "Sanay"}, "#: key/capacity\n#, fuzzy\nmsgctxt")])  # fmt: skip
def test_a_stale_text_is_done_anew_or_found_right(shelf: Path, cells: Mapping[str, str], standing: str) -> None:
    """Until somebody looks at it, it stays stale."""
    back = imported(str(_book(shelf, {f"{column}{SHEET}": value for column, value in cells.items()})), shelf)

    assert standing in back.source


_ALL = {f"D{LONG}": "Bata", **{f"F{row}": "Yes" for row in range(2, 7)}}
_SIGNED = {"B13": "A.\n Cruz", "B14": "Ministry of Justice", "B15": "2026-11-27"}


def test_who_answers_for_all_of_it_is_named(shelf: Path) -> None:
    """Where every text is translated and reviewed, and the first sheet is signed."""
    start = openpyxl.load_workbook(_book(shelf))[START]
    assert [start[cell].value for cell in ("A13", "A14", "A15")] == ["Name", "Office", "Date"]
    signed = {f"{START}!{cell}": value for cell, value in _SIGNED.items()}

    back = imported(str(_book(shelf, {**_ALL, **signed})), shelf)
    assert '"X-Reviewed-By: A. Cruz, Ministry of Justice, 2026-11-27\\n"' in back.source
    assert back.account[-1] == "Reviewed by: A. Cruz, Ministry of Justice, 2026-11-27."

    back = imported(str(_book(shelf, {**_ALL, **signed, f"F{ONE}": "No"})), shelf)
    assert '"X-Reviewed-By: \\n"' in back.source

    back = imported(str(_book(shelf, _ALL)), shelf)
    assert back.account[-1].startswith("Nobody answers for it yet: fill in name, office and date on the sheet")


def test_a_language_that_there_is_not_yet_begins_with_its_workbook(shelf: Path) -> None:
    """Of each language of a member state, without a step before."""
    back = imported(str(_book(shelf, {f"D{HELLO}": "กรอก {what}"}, code="th")), shelf)

    assert '"Language: th\\n"' in back.source
    assert 'msgstr "กรอก {what}"' in back.source


def test_rows_may_be_left_out_and_sorted(shelf: Path) -> None:
    """They are known by id and English; what is not in the workbook stays as it is."""
    path = _book(shelf)
    book = openpyxl.load_workbook(path)
    book["Texts"].delete_rows(ONE, 1)
    book["Texts"].move_range(f"A{LONG - 1}:F{LONG - 1}", rows=5)
    book.save(path)

    back = imported(str(path), shelf)

    assert back.source == (shelf / "fil.po").read_text(encoding="utf-8")
    assert back.account[1].startswith("Changed by the workbook: 0. Not in it, and left as they were: 0.")


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({f"D{HELLO}": "Punan."}, f"Texts!D{HELLO}: {{what}} is missing. Write it"),
        ({f"D{SEVERAL}": "mga hanay"}, f"Texts!D{SEVERAL}: {{count}} is missing."),
        ({f"D{ONE}": None}, f"Texts!D{ONE}: There is no translation. A text about a number of things"),
        ({f"F{HELLO}": "maybe"}, f"Texts!F{HELLO}: 'maybe' is neither Yes nor No. Choose one of them."),
        ({f"F{LONG}": "Yes"}, f"Texts!F{LONG}: Nothing is translated that could be reviewed. Choose No."),
        ({f"A{HELLO}": "fill"}, f"Texts!A{HELLO}: There is no text 'fill' any more. Take the row out."),
        ({f"C{SHEET}": "Training"}, f"Texts!C{SHEET}: The English is another than today's, 'Capacity'. Export anew"),
        ({f"C{SHEET}": "Fill in {what}."}, f"Texts!C{SHEET}: Id and English are of two texts. Was a column sorted"),
        (
            {f"A{LONG}": "sheet", f"C{LONG}": "Capacity"},
            f"Texts!A{LONG}: Row {SHEET} has the same text. Take one of the two out.",
        ),
        ({f"D{SHEET}": "Kaya/han"}, f"Texts!D{SHEET}: The name of a sheet cannot hold '/'."),
    ],
)
def test_what_cannot_be_taken_over_is_named_by_its_cell(shelf: Path, cells: Mapping[str, Any], sentence: str) -> None:
    """What is wrong, and what to do, in the words of a colleague."""
    assert sentence in _refusal(shelf, cells)


def test_everything_that_is_wrong_is_named_at_once(shelf: Path) -> None:
    """In the order of the rows."""
    message = _refusal(shelf, {f"D{HELLO}": "{", f"F{ONE}": "?", f"A{LONG}": "gone"})

    assert [line.partition(":")[0] for line in message.splitlines()[1:]] == ["Texts!D2", "Texts!F3", "Texts!A6"]


@pytest.mark.parametrize("content", [b"", b"no workbook"])
def test_what_is_no_workbook_of_texts_is_refused(shelf: Path, content: bytes) -> None:
    """Another workbook, or no workbook at all."""
    path = shelf / "other.xlsx"
    path.write_bytes(content)
    with pytest.raises(ActipError) as refused:
        imported(str(path), shelf)
    assert refused.value.hint

    with pytest.raises(ActipError, match=r"form\.xlsx is no workbook of texts"):
        imported(str(ROOT / "templates" / "form.xlsx"), shelf)


def test_a_note_keeps_its_lines(shelf: Path) -> None:
    """What the file of a language could not hold, such as a sign of its own, is taken off."""
    row = Row(2, "form", "Fill in {what}.", "Punan ang {what}.", " | one \n\ntwo\ntwo", "Yes")

    returned = taken_over(language(), Reviewed("fil", (row,), ""))

    assert returned.language.entries[0].remark == "one\n\ntwo"


def test_an_unsigned_workbook_leaves_the_reviewer(shelf: Path) -> None:
    """New texts do not undo what was reviewed before; they are not shown until they are reviewed."""
    base = language()._replace(reviewer="A, B, 2026-01-01")

    assert taken_over(base, Reviewed("fil", (), "")).language == base


# --- the commands


def test_the_commands_go_there_and_back(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Without a word on standard output; nothing is written over."""
    book, target = tmp_path / "lo.xlsx", tmp_path / "lo.po"

    out = actip("texts", "export", "--lang", "lo", "-o", book)
    back = actip("texts", "import", book, "-o", target)

    assert (out.code, out.out, out.err) == (0, "", f"wrote {book}\n")
    assert (back.code, back.out) == (0, "")
    assert back.err.endswith(f"wrote {target}\n")
    assert target.read_bytes() == (ROOT / "schemas" / "texts" / "lo.po").read_bytes()
    assert actip("texts", "export", "--lang", "lo", "-o", book).code == 2
    assert "is there already" in actip("texts", "import", book, "-o", target).err


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("export", "--lang", "loo", "-o", "x.xlsx"), "'loo' is no language of a member state.\nhint: Did you mean"),
        (("export", "--lang", "en", "-o", "x.xlsx"), "'en' is no language of a member state."),
        (("export", "--lang", "lo", "-o", "x.csv"), "Let it end in .xlsx"),
        (("import", "none.xlsx"), "none.xlsx does not exist."),
        (("import", "none.xlsx", "-o", "x.txt"), "Let it end in .po"),
    ],
)
def test_a_slip_is_answered_in_a_sentence(
    actip: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], error: str
) -> None:
    """Exit code 2, and nothing is written."""
    monkeypatch.chdir(tmp_path)

    ran = actip("texts", *arguments)

    assert ran.code == 2
    assert error in ran.err
    assert list(tmp_path.iterdir()) == []


def test_an_installed_copy_asks_for_a_file(actip: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own languages are not rewritten."""
    monkeypatch.setattr("actip.cli.languages.in_checkout", lambda: False)

    assert "Add -o FILE.po." in actip("texts", "import", "x.xlsx").err


def test_without_babel_it_says_what_to_install(tmp_path: Path) -> None:
    """One sentence; whatever else the program does, it does without."""
    code = (
        "import sys; sys.modules['babel'] = None; from actip.cli import run\n"
        f"sys.exit(run(['texts', 'export', '--lang', 'lo', '-o', {str(tmp_path / 'x.xlsx')!r}]))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)

    assert done.returncode == 2
    assert "error: The files of translators are read by Babel, which is not installed.\nhint: Install" in done.stderr


def test_a_language_is_spoken_without_babel() -> None:
    """The standard library reads what was packed."""
    code = (
        "import sys; sys.modules['babel'] = None; from actip.catalogue import catalogue\n"
        "print(catalogue('lo').language.name)"
    )

    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, cwd=ROOT)

    assert done.stdout.strip() == TONGUES["lo"].name


@pytest.mark.libreoffice
@libreoffice.needed
def test_what_libreoffice_saved_comes_back_to_the_byte(tmp_path: Path) -> None:
    """Every text of a language, spaces and line ends included."""
    shelf = folder("schemas") / "texts"
    path = tmp_path / "lo.xlsx"
    path.write_bytes(exported("lo", shelf, CREATED))

    (saved,) = libreoffice.saved([path], tmp_path)

    assert imported(str(saved), shelf).source == (shelf / "lo.po").read_text(encoding="utf-8")


@pytest.mark.libreoffice
@libreoffice.can_type
def test_what_was_typed_in_libreoffice_is_taken_over(shelf: Path) -> None:
    """Saved there as .xlsx: nothing else is another than before."""
    lao = shelf / "lo.po"
    path = _book(shelf, code="lo")
    (saved,) = libreoffice.typed({path: [("Texts", "D5", "ຜູ້ໃດແມ່ນເດັກ?"), ("Texts", "F5", "Yes")]}, shelf)

    back = imported(str(saved), shelf)

    text = lao.read_text(encoding="utf-8")
    assert back.source == text.replace('Under 18."\nmsgstr ""', 'Under 18."\nmsgstr "ຜູ້ໃດແມ່ນເດັກ?"')
    assert back.source != text
