"""Own the opening of tables that are read row by row: CSV of any size, and the sheets of a workbook.

A register of a million rows, or the published figures of every state, never lies in memory as a whole. Rows are
texts, as many as the file has in them: what a table means is not decided here.
"""

import contextlib
import csv
import io
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
from openpyxl.utils.cell import range_boundaries

from actip.errors import ActipError, UnreadableSubmission
from actip.gate.files import read
from actip.gate.workbook import TABLES, inspect_archive, reading

MAX_WORKBOOK = 50_000_000  # bytes of a packed workbook; a CSV may be as long as it is
NO_RESULT = "(formula without a result)"
_PORTION = 256  # rows
_BYTES = 1_000_000
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z0-9:]+)["'][^>]*>""")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_DELIMITERS = ",;\t|"
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_ENCODINGS = "Name one with --encoding, such as cp1252, cp874 (Thai), utf-16, or save the file as CSV UTF-8."
# What is wrong with a workbook, by the rule that says it of a submission.
_REFUSED = {
    "FIL114": ("is locked by a password.", "Take the password out and save it again."),
    "FIL115": ("is an older or another kind of workbook.", "Save it as .xlsx or CSV UTF-8."),
    "FIL116": ("is a Strict Open XML workbook.", "Save it as 'Excel Workbook (.xlsx)'."),
    "FIL117": ("holds macros.", "Save it as .xlsx, without them."),
    "FIL118": ("is too large when unpacked.", "Save the sheet as CSV UTF-8, which is read at any size."),
    "FIL120": ("defines text of its own, as an attack does.", "Save the sheet as CSV UTF-8."),
    "FIL108": (f"is larger than {MAX_WORKBOOK:,} bytes.", "Save the sheet as CSV UTF-8, which is read at any size."),
}


class Merged(NamedTuple):
    """Cells of a sheet that are merged: their address, and the first and last column and row, from 1."""

    address: str
    left: int
    top: int
    right: int
    bottom: int


class StreamedTable(NamedTuple):
    """One table read row by row: the name of its sheet, its rows from the first on, and how far they have been read.

    `done` and `size` are bytes of a CSV; of a sheet nobody knows them, and `size` is 0. `merged` lists the merged cells
    of a sheet; rows begin with the first of the file, blank ones among them.
    """

    name: str
    rows: Iterator[Sequence[str]]
    done: Callable[[], int]
    size: int
    hidden: bool = False
    merged: Callable[[], Sequence[Merged]] = tuple


@contextlib.contextmanager
def tables(path: str, encoding: str = "", *, hidden: bool = False) -> Iterator[list[StreamedTable]]:
    """Open a CSV file, or every visible sheet of a workbook, and hidden ones where they are asked for.

    A CSV is in UTF-8 unless an encoding is named.

    Raises ActipError, also while the rows are read; it names the line that cannot be read and never its contents.
    """
    with _opened(path) as binary:
        begin = binary.read(4)
        if begin.startswith(_PACKED):
            yield _sheets(path, hidden=hidden)
            return
        if begin.strip() and path.lower().endswith(_WORKBOOKS):
            raise ActipError(f"{path} is named like a workbook and is none.", "Save it again as .xlsx or CSV UTF-8.")
        table, reader = _csv(path, binary, encoding)
        try:
            yield [table]
        except UnicodeError as error:
            raise _other_encoding(path, encoding) from error
        except csv.Error as error:
            long = "a quotation mark that is never closed, or a field too long to be one"
            what = long if "field" in str(error) or "end of data" in str(error) else "a quotation mark inside a field"
            raise ActipError(
                f"{path}, line {reader.line_num}: {what}.", "Mend that line, or save the file again as CSV UTF-8."
            ) from error


def _opened(path: str) -> Any:
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):  # a pipe or a device would be waited for without end
            raise ActipError(f"{path} is no file.", "Name a CSV file or an Excel workbook.")
        return Path(path).open("rb")
    except FileNotFoundError as error:
        raise ActipError(f"{path} does not exist.", "Check the name.") from error
    except (OSError, ValueError) as error:
        hint = "See whether you may read it, and close it elsewhere."
        raise ActipError(f"{path} cannot be opened.", hint) from error


def _csv(path: str, binary: Any, encoding: str) -> tuple[StreamedTable, Any]:
    binary.seek(0)
    begin = binary.read(65_536)
    if not begin.strip():
        raise ActipError(f"{path} is empty.", "Name the file that holds the table.")
    unicode = encoding.casefold().replace("_", "-") in ("", "utf-8", "utf8")
    if unicode and (b"\x00" in begin or begin.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise _other_encoding(path, encoding)
    binary.seek(0)
    try:
        text = io.TextIOWrapper(binary, encoding="utf-8-sig" if unicode else encoding, newline="")
        first = text.readline(len(begin))
        text.seek(0)
    except LookupError as error:
        raise ActipError(f"There is no encoding '{encoding}'.", _ENCODINGS) from error
    except UnicodeError as error:
        raise _other_encoding(path, encoding) from error
    outside = "".join(first.split('"')[::2])
    # Strict: a field that is not closed would swallow the rows below it in silence.
    reader = csv.reader(text, delimiter=max(_DELIMITERS, key=outside.count), strict=True)
    return StreamedTable("", reader, binary.tell, os.fstat(binary.fileno()).st_size), reader


def _other_encoding(path: str, encoding: str) -> ActipError:
    """Return the error for a text that is not in its encoding, with the first line that is not."""
    with Path(path).open("rb") as binary:
        if binary.read(2) in (b"\xff\xfe", b"\xfe\xff") and not encoding:
            return ActipError(f"{path} is in UTF-16.", "Add --encoding utf-16, or save it as CSV UTF-8.")
        binary.seek(0)
        for number, line in enumerate(binary, 1):
            try:
                line.decode(encoding or "utf-8-sig")
            except UnicodeError:
                return ActipError(f"{path}, line {number}: not in {encoding or 'UTF-8'}.", _ENCODINGS)
    return ActipError(f"{path} is not a text in {encoding or 'UTF-8'}.", _ENCODINGS)


def _sheets(path: str, *, hidden: bool) -> list[StreamedTable]:
    try:
        content = read(path, MAX_WORKBOOK)
        inspect_archive(content, TABLES)
    except UnreadableSubmission as error:
        why, hint = _REFUSED.get(error.rule_id, ("is no workbook that can be read.", "Save it again as .xlsx or CSV."))
        raise ActipError(f"{path} {why}", hint) from error
    book = _book(path, content, results=False)
    sheets = [(sheet, sheet.sheet_state != "visible") for sheet in book.worksheets]
    if all(is_hidden for _, is_hidden in sheets):
        raise ActipError(f"{path} has no sheet that can be seen.", "Show the sheet that holds the table.")
    return [
        StreamedTable(sheet.title, _rows(path, content, sheet), lambda: 0, 0, is_hidden, partial(_merged, path, sheet))
        for sheet, is_hidden in sheets
        if hidden or not is_hidden
    ]


def _merged(path: str, sheet: Any) -> list[Merged]:
    """Return the merged cells of a sheet, which stand behind its rows and are not among what openpyxl streams."""
    areas: list[str] = []
    with reading(_damaged(path)), sheet._get_source() as part:
        rest = b""
        while portion := part.read(_BYTES):
            text = rest + portion
            areas += (area.decode() for area in _MERGED.findall(text))
            rest = text[text.rfind(b"<") :]
    return [Merged(area, *(side or 1 for side in range_boundaries(area))) for area in areas]


def _book(path: str, content: bytes, *, results: bool) -> Any:
    if not openpyxl.DEFUSEDXML:
        raise ActipError("The guard against hostile workbooks is missing.", "Install actip again, with defusedxml.")
    with reading(_damaged(path)):
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)


def _rows(path: str, content: bytes, sheet: Any) -> Iterator[list[str]]:
    """Yield the rows of a sheet as text; a formula as the result that was saved with it."""
    typed = _values(path, sheet)
    results: Iterator[Sequence[Any]] = iter(())
    behind = -1  # rows that the results were not asked for, -1 before the first formula
    for number, row in enumerate(typed):
        if any(type(value) is str and value[:1] == "=" for value in row):
            if behind < 0:
                stored_sheet = _book(path, content, results=True)[sheet.title]
                results, behind = _values(path, stored_sheet, only_values=False), number
            stored = next(islice(results, behind, None))
            behind = 0
            row = [
                _result(result) if type(value) is str and value[:1] == "=" else value
                for value, result in zip(row, stored, strict=True)
            ]
        elif behind >= 0:
            behind += 1
        yield [value if type(value) is str else _text(value) for value in row]


def _result(cell: Any) -> Any:
    """Return what a formula gave; the empty text of one that gives "" is stored as a text without contents."""
    return cell.value if cell.value is not None else "" if cell.data_type == "str" else NO_RESULT


def _values(path: str, sheet: Any, *, only_values: bool = True) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()  # what the file says of its own size is not to be relied on
    rows = sheet.iter_rows(values_only=only_values)
    while True:
        with reading(_damaged(path)):
            portion = list(islice(rows, _PORTION))
        if not portion:
            return
        yield from portion


def _damaged(path: str) -> ActipError:
    return ActipError(f"{path} is damaged.", "Open it in Excel and save it again as .xlsx.")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00")
    return value.isoformat() if isinstance(value, date) else str(value)
