"""Own small tables in the shape of UNODC's, written by the tests themselves."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

HEADER = (
    *("Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age", "Year"),
    *("Unit of measurement", "txtVALUE", "Source"),
)
DETECTED = "Detected trafficking victims"


def row(
    amount: str,
    *,
    state: str = "LAO",
    year: int = 2020,
    indicator: str = DETECTED,
    dimension: str = "Total",
    category: str = "Total",
    sex: str = "Total",
    age: str = "Total",
) -> tuple[object, ...]:
    """Return one row as UNODC writes it."""
    about = (state, state, "Asia", "South-eastern Asia", indicator, dimension, category, sex, age)
    return (*about, year, "Counts", amount, "GLOTIP")


def written(path: Path, rows: Sequence[Sequence[object]], above: Sequence[Sequence[str]] = ()) -> Path:
    """Write a workbook with a preamble, a header and rows, and return its path."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    sheet = book.add_worksheet("data_glotip_1")
    for number, cells in enumerate([*(above or (("UNODC",), ("14/04/2025",))), HEADER, *rows]):
        sheet.write_row(number, 0, cells)
    book.close()
    return path
