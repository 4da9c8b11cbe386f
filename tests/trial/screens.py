"""Look at every sheet as a screen of 1366 by 768 shows it: whether all columns fit, and what stands still."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.trial.form import Spreadsheet
from tests.trial.office import HEIGHT, PROGRAM, WIDTH, Step, done

_DRAW = shutil.which("pdftoppm")
_POINTS = 96 / 72
_ROW = 20  # pixels of a row that has no height of its own


class Screen(NamedTuple):
    """One sheet: how wide it is on Windows and in LibreOffice, in pixels, and the share of the screen that is left."""

    name: str
    width: int
    in_office: int
    left: float

    @property
    def fits(self) -> bool:
        """Whether nobody has to move sideways."""
        return self.width <= WIDTH


def screens(path: Path, folder: Path) -> list[Screen]:
    """Measure every sheet, and draw what is seen of it first into a folder."""
    form = Spreadsheet(path.read_bytes())
    widths = _drawn(path, form, folder) if PROGRAM else {}
    return [
        Screen(sheet.title, _width(sheet, 1, _last(sheet)), widths.get(sheet.title, 0), _left(sheet))
        for sheet in form.visible
    ]


def _drawn(path: Path, form: Spreadsheet, folder: Path) -> dict[str, int]:
    folder.mkdir(parents=True, exist_ok=True)
    papers = {sheet.title: folder / f"{number:02}.pdf" for number, sheet in enumerate(form.visible, start=1)}
    steps = [
        Step("picture", sheet.title, f"A1:{get_column_letter(_last(sheet))}80", _target(sheet, papers[sheet.title]))
        for sheet in form.visible
    ]
    outcomes = done(path, steps, folder / "saved.xlsx", folder)
    for paper in filter(Path.exists, papers.values()) if _DRAW else ():  # of a sheet without words there is none
        subprocess.run(
            [str(_DRAW), "-r", "96", "-png", "-singlefile", paper, paper.with_suffix("")], check=True, timeout=60
        )
    return {outcome.sheet: int(outcome.shows) for outcome in outcomes if outcome.deed == "width"}


def _target(sheet: Worksheet, paper: Path) -> str:
    return f"{paper.resolve()}|{_width(sheet, 1, _last(sheet))}"


def _last(sheet: Worksheet) -> int:
    """The last column with something that is seen."""
    seen = [
        cell.column
        for row in sheet.iter_rows()
        if not sheet.row_dimensions[row[0].row].hidden
        for cell in row
        if cell.value is not None
    ]
    return max((column for column in seen if not _hidden(sheet, column)), default=1)


def _hidden(sheet: Worksheet, column: int) -> bool:
    return any(
        dimension.hidden and dimension.min and dimension.min <= column <= dimension.max
        for dimension in sheet.column_dimensions.values()
    )


def _width(sheet: Worksheet, first: int, last: int) -> int:
    """The pixels of some columns in Excel: seven a sign, of which the width in the file is a multiple."""
    total = 0
    for column in range(first, last + 1):
        if not _hidden(sheet, column):
            ours = [
                dimension.width
                for dimension in sheet.column_dimensions.values()
                if dimension.min and dimension.min <= column <= dimension.max
            ]
            total += round((ours[0] if ours else sheet.sheet_format.defaultColWidth or 9.14) * 7)
    return total


def _left(sheet: Worksheet) -> float:
    """The share of the cells in sight that move when a person scrolls: what is frozen stands still."""
    if not sheet.freeze_panes:
        return 1.0
    column, row, *_ = range_boundaries(sheet.freeze_panes)
    high = sum(
        (sheet.row_dimensions[number].height or _ROW / _POINTS) * _POINTS
        for number in range(1, row)
        if not sheet.row_dimensions[number].hidden
    )
    return max(0.0, 1 - _width(sheet, 1, column - 1) / WIDTH) * max(0.0, 1 - high / HEIGHT)


def table(measured: Sequence[Screen]) -> str:
    """Return a line for each sheet."""
    lines = [f"{'':26}{'Windows':>9}{'LibreOffice':>13}  of {WIDTH} px{'left for typing':>20}"]
    lines += [
        f"{'!' if not one.fits else ' '} {one.name:24}{one.width:>9}{one.in_office or '-':>13}"
        f"  {'fits' if one.fits else 'goes on sideways'}{f'{100 * one.left:.0f} %':>22}"
        for one in measured
    ]
    return "\n".join(lines)
