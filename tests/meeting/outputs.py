"""Own the outputs of one run over the sample, and how a person reads a sheet of them."""

import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
import openpyxl

from tests.meeting.files import ROOT

DAY, DUE = date(2026, 5, 1), date(2026, 3, 31)
REGION = ("--region", "sample_data/2024", "sample_data/2025")
_DAYS = ("--due", DUE.isoformat(), "--as-of", DAY.isoformat())


class Outputs:
    """What `actip report` writes of the sample, made where it is asked for; `said` is what each run prints."""

    def __init__(self, folder: Path) -> None:
        """Take the folder to write to."""
        self.folder = folder

    def run(self, *words: str) -> str:
        """Run the program in a process of its own, and return what it prints on both streams."""
        command = [sys.executable, "-m", "actip", *words]
        environment = {**os.environ, "COLUMNS": "140", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{' '.join(command)}: {done.stderr}")
        return done.stdout + done.stderr

    def report(self, *words: str, about: Sequence[str] = REGION) -> str:
        """Run one report on the day of the meeting."""
        return self.run("report", *about, *_DAYS, *words)

    @cached_property
    def screen(self) -> str:
        """The first screen; workbook and page with all tables are written beside it."""
        return self.report("--all-tables", "-o", str(self.folder / "r.xlsx"), "--page", str(self.folder / "r.html"))

    @cached_property
    def book(self) -> Any:
        """The workbook."""
        assert self.screen
        return _book(self.folder / "r.xlsx")

    @cached_property
    def page(self) -> str:
        """The text of the page."""
        assert self.screen
        return (self.folder / "r.html").read_text("utf-8")

    @cached_property
    def paper(self) -> list[str]:
        """The lines of the Word paper, those of its tables among them."""
        self.report("-o", str(self.folder / "r.docx"))
        letter = docx.Document(str(self.folder / "r.docx"))
        cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
        return [*(paragraph.text for paragraph in letter.paragraphs), *cells]

    @cached_property
    def of_lao(self) -> Any:
        """The workbook of one state."""
        about = ("--state", "LAO", "sample_data/2024", "sample_data/2025")
        self.report("-o", str(self.folder / "lao.xlsx"), about=about)
        return _book(self.folder / "lao.xlsx")

    def rows(self, sheet: str, first: str) -> list[dict[str, Any]]:
        """Return the rows of a sheet by the titles of its columns; `first` is the title of the first one."""
        return list(_rows(self.book[sheet].iter_rows(values_only=True), first))

    @cached_property
    def first_sheet(self) -> list[str]:
        """What stands in the cells of the first sheet, row by row."""
        return said(self.book.worksheets[0])


def said(sheet: Any) -> list[str]:
    """Return what stands in the cells of a sheet, row by row."""
    return [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value not in (None, "")]


def _rows(values: Iterator[Sequence[Any]], first: str) -> Iterator[dict[str, Any]]:
    titles: list[str] = []
    for row in values:
        if titles:
            if row[0] in (None, ""):
                return
            yield dict(zip(titles, row, strict=False))
        elif row[0] == first and row[1]:
            titles = [str(title).split("\n")[0] if title else f"({n})" for n, title in enumerate(row)]


def _book(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path)


def counts(words: str) -> dict[str, int]:
    """Return the numbers beside the codes of states, as in 'BRN 1, IDN (draft) 6'."""
    return {code: int(number) for code, number in re.findall(r"\b([A-Z]{3})(?: \(draft\))? ([0-9]+)", words)}


def codes(words: str) -> list[str]:
    """Return the codes of states in some words."""
    return re.findall(r"\b[A-Z]{3}\b", words)
