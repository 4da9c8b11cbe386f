"""A workbook from outside is looked at before it is unpacked, and what it hides comes out nowhere."""

import io
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from actip.errors import UnreadableSubmission
from actip.gate import workbook
from actip.gate.workbook import MAX_PART_BYTES, open_workbook
from tests.conftest import Ran
from tests.forms import Filled, complete_form, repacked, written

Actip = Callable[..., Ran]
SHEET = "xl/worksheets/sheet1.xml"


def _rule(content: bytes) -> str:
    with pytest.raises(UnreadableSubmission) as caught:
        open_workbook(content)
    return caught.value.rule_id


def test_a_megabyte_that_holds_three_hundred_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory tells it: no part is opened."""
    content = io.BytesIO(complete_form())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/worksheets/x.xml", "w") as part:
        for _ in range(300):
            part.write(b"<row/>" * 170_000)
    assert len(content.getvalue()) < 1_500_000

    def opened(*_arguments: object) -> None:
        raise AssertionError("a part was opened")

    monkeypatch.setattr(zipfile.ZipFile, "open", opened)
    monkeypatch.setattr(zipfile.ZipFile, "read", opened)
    assert _rule(content.getvalue()) == "FIL118"


def test_a_directory_that_lies_about_sizes_is_refused() -> None:
    """No more is unpacked than it says, and then the check sum does not fit."""
    content = repacked(complete_form(), {"xl/media/x.xml": {"text": "<a/>", "times": MAX_PART_BYTES}})
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        honest = packed.getinfo("xl/media/x.xml").file_size
    lying = content.replace(struct.pack("<L", honest), struct.pack("<L", 1000))

    assert _rule(content) == "FIL118"
    assert _rule(lying) == "FIL119"


def test_where_the_stack_ends_first_elements_are_counted_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a browser: a thousand levels never reach the parser; a form, and elements beside each other, are read."""
    form = complete_form()
    monkeypatch.setattr(workbook, "_STACK_ENDS_FIRST", True)

    assert open_workbook(form).grids
    assert open_workbook(repacked(form, {"docProps/x.xml": {"text": f"<a>{'<b/><c>1</c>' * 1000}</a>"}})).grids
    for deep in ("<a>" * 1000, f"{'<a>' * 1000}{'</a>' * 1000}", "<a x='1'><b>" * 501):
        assert _rule(repacked(form, {"docProps/x.xml": {"text": deep}})) == "FIL119"


def _laughs(levels: int) -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><x>&a{levels - 1};</x>'


@pytest.mark.parametrize(
    "text",
    [
        _laughs(9),
        _laughs(5),
        f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]><x>{"&a;" * 1000}</x>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///{secret}">]><x>&a;</x>',
        '<!DOCTYPE x SYSTEM "file:///{secret}"><x/>',
    ],
    ids=["nine levels", "five levels", "quadratic", "a file", "a definition elsewhere"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_no_entity_is_expanded(tmp_path: Path, text: str, encoding: str, part: str) -> None:
    """Small or large, in whatever part and encoding: the file is refused and nothing of another file is read."""
    (tmp_path / "secret").write_text("of another file")
    raw = text.replace("{secret}", f"{tmp_path}/secret").encode(encoding)
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(complete_form())) as old, zipfile.ZipFile(content, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, raw if entry.filename == part else old.read(entry), zipfile.ZIP_STORED)

    assert _rule(content.getvalue()) == "FIL120"


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("xl/vbaProject.bin", "FIL117"),
        ("xl/activeX/activeX1.xml", "FIL117"),
        ("../../evil.txt", "FIL119"),
        ("xl/embeddings/inner.xlsx", "FIL118"),
        ("xl/inner.zip", "FIL118"),
    ],
)
def test_a_part_that_has_no_business_in_a_form_is_refused(part: str, rule: str) -> None:
    """Programs, paths that climb out, packed files within."""
    assert _rule(repacked(complete_form(), {part: "x"})) == rule


@pytest.mark.parametrize(
    "part",
    ["xl/externalLinks/externalLink1.xml", "xl/embeddings/oleObject1.bin", "xl/connections.xml", "customUI/a.xml"],
)
def test_a_part_that_asks_for_something_is_named(actip: Actip, tmp_path: Path, part: str) -> None:
    """Nothing of it is opened; the finding says what there is."""
    path = written(tmp_path / "a.xlsx", repacked(complete_form(), {part: "<x/>"}))

    assert "FIL132" in actip("validate", path).out


def _hidden_sheet(form: Filled) -> None:
    sheet = form.book.create_sheet("Notes")
    sheet["A1"] = "somchai@mail.example"
    sheet.sheet_state = "veryHidden"


def _comment(form: Filled) -> None:
    cell = form.cell("/obligations/ACTIP-14.7/in_law")
    cell.comment = Comment("somchai@mail.example", "desk")


def _property(form: Filled) -> None:
    form.book.properties.creator = "somchai@mail.example"


def _last_saved(form: Filled) -> None:
    form.book.properties.lastModifiedBy = "somchai@mail.example"


@pytest.mark.parametrize("hide", [_hidden_sheet, _comment, _property, _last_saved])
def test_a_persons_data_is_found_where_nobody_looks(
    actip: Actip, tmp_path: Path, hide: Callable[[Filled], None]
) -> None:
    """A sheet that cannot be seen, a remark, who wrote the file: found, never repeated, and in no copy."""
    form = Filled(complete_form())
    hide(form)
    path = written(tmp_path / "a.xlsx", form.bytes())

    ran = actip("validate", path, "--annotate", tmp_path / "copy.xlsx")

    assert "PRV401" in ran.out
    assert "somchai" not in ran.out + ran.err
    assert not any("somchai" in text for text in _texts(tmp_path / "copy.xlsx"))


def test_nothing_is_told_of_who_made_a_file(actip: Actip, tmp_path: Path) -> None:
    """What is written has the name of the program as its author, and no remark of the file that was read."""
    form = Filled(complete_form())
    form.book.properties.creator, form.book.properties.lastModifiedBy = "A. Clerk", "A. Clerk"
    form.cell("/obligations/ACTIP-14.7/in_law").comment = Comment("A. Clerk thinks otherwise", "A. Clerk")
    source = written(tmp_path / "a.xlsx", form.bytes())

    for name in ("copy.xlsx", "copy.yaml"):
        assert actip("convert", source, tmp_path / name).code == 0
    assert actip("report", "--region", source, "-o", tmp_path / "region.xlsx").code == 0
    assert actip("report", "--state", "LAO", source, "-o", tmp_path / "LAO.docx").code == 0

    assert "A. Clerk" not in (tmp_path / "copy.yaml").read_text()
    for name in ("copy.xlsx", "region.xlsx", "LAO.docx"):
        assert not any("Clerk" in text for text in _texts(tmp_path / name))
    assert openpyxl.load_workbook(tmp_path / "copy.xlsx").properties.creator == "actip"


def _texts(path: Path) -> list[str]:
    """Return the parts of a packed file as text; none where it was not written."""
    if not path.exists():
        return []
    with zipfile.ZipFile(path) as packed:
        return [packed.read(name).decode(errors="replace") for name in packed.namelist()]


def test_the_guard_against_entities_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Openpyxl stands on defusedxml; without it no workbook is opened."""
    assert openpyxl.DEFUSEDXML is True
    monkeypatch.setattr(openpyxl, "DEFUSEDXML", False)

    with pytest.raises(Exception, match="guard against hostile workbooks is missing"):
        open_workbook(complete_form())


@pytest.mark.parametrize("module", ["sheets", "table", "workbook"])
def test_the_parser_is_the_guarded_one(module: str) -> None:
    """A library for documents brings another parser, which openpyxl would take: it is kept out, as is a wish for it."""
    code = f"import actip.gate.{module}, openpyxl.xml; print(openpyxl.DEFUSEDXML, openpyxl.xml.LXML)"
    wish = {**os.environ, "OPENPYXL_DEFUSEDXML": "False", "OPENPYXL_LXML": "True"}

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=wish)

    assert done.stdout.split() == ["True", "False"]
