"""Print how long commands take as ratios to yardsticks that run in turn with them: one table, with growth.

Run `python -m tests.benchmarks [RUNS]` in an environment with the test extra.
"""

import io
import json
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.commands.merge import merged
from actip.commands.report import regional_report
from actip.readers import document, excel
from actip.round.split import parts
from actip.workbook.template import workbook
from tests.benchmarks.measuring import ACTIP, PASS, ROOT, SCRIPTS, WITHOUT_RS, Job, header, line
from tests.benchmarks.registers import registers
from tests.conftest import CREATED
from tests.sample_region import submission

JSON = "sample_data/2025/SGP_2025.json"
YAML = "sample_data/2025/LAO_2025.yaml"
CHECK = (str(SCRIPTS / "check-jsonschema"), "--schemafile", "schemas/submission.schema.json")
# The same files by the library alone.
PARSE = "import sys, yaml\nfor path in sys.argv[1:]: yaml.load(open(path, encoding='utf-8'), yaml.CSafeLoader)"

# The cells of the regional workbook, written by the library alone: the price that no tool of ours can go below.
CELLS_ALONE = """
import json, sys, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[2], {"in_memory": True})
style = book.add_format({"text_wrap": True, "border": 1})
for name, rows in json.load(open(sys.argv[1])):
    sheet = book.add_worksheet(name)
    for y, row in enumerate(rows):
        for x, (text, number) in enumerate(row):
            if number is None:
                sheet.write_string(y, x, text, style)
            else:
                sheet.write_number(y, x, number, style)
book.close()
"""


def starting(runs: int) -> None:
    """One file, or none: most of it is the start of the program."""
    line("actip --version", (ACTIP, "--version"), "python -c pass", [PASS], 1.5, runs)
    line("actip --help", (ACTIP, "--help"), "python -c pass", [PASS], 7.5, runs)
    line("validate JSON", (*WITHOUT_RS, "validate", JSON), "python -c pass", [PASS], 16, runs)
    line("validate JSON, actip[fast]", (ACTIP, "validate", JSON), "python -c pass", [PASS], 10, runs)
    line("validate JSON", (*WITHOUT_RS, "validate", JSON), "check-jsonschema", [(*CHECK, JSON)], 0.5, runs)
    line("validate YAML", (*WITHOUT_RS, "validate", YAML), "check-jsonschema", [(*CHECK, YAML)], 0.45, runs)
    line("validate YAML, actip[fast]", (ACTIP, "validate", YAML), "check-jsonschema", [(*CHECK, YAML)], 0.33, runs)


def many(runs: int, folder: Path) -> None:
    """From one submission to a thousand."""
    for number in (1, 10, 100, 1000):
        source = folder / str(number)
        source.mkdir()
        paths = [source / f"LAO_{place}.yaml" for place in range(number)]
        for path in paths:
            path.write_bytes((ROOT / YAML).read_bytes())
        validate = (ACTIP, "validate", str(source), "--format", "json")
        parse = (sys.executable, "-c", PARSE, *map(str, paths))
        line(f"validate {number:,} YAML, actip[fast]", validate, "CSafeLoader", [parse], 1.5, _fewer(runs, number, 10))


def _fewer(runs: int, size: int, still: int) -> int:
    """Return how often to run what is large: it tells as much in fewer runs."""
    return max(2, runs * still // max(size, still))


def region(runs: int, folder: Path) -> None:
    """A regional report over 1 to 10 periods against writing its cells, and against validating its files besides."""
    for years in (1, 2, 5, 10):
        source = folder / f"{years} periods"
        source.mkdir()
        for state, year in product(catalogue().states, range(2026 - years, 2026)):
            content = submission(state, 2025 if year % 2 or state == "MMR" else 2024)
            period = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
            text = json.dumps({**content, "cycle": str(year), "period": period, "prepared": f"{year + 1}-03-14"})
            (source / f"{state}_{year}.json").write_text(text)
        made = regional_report([str(source)], "asean", catalogue())
        cells = [[part.name, [[[one.text, one.number] for one in row] for row in part.rows]] for part in made.sections]
        listed, target = folder / f"{years}.json", str(folder / "region.xlsx")
        listed.write_text(json.dumps(cells))
        report = (ACTIP, "report", "--region", str(source), "-o", target)
        alone = (sys.executable, "-c", CELLS_ALONE, str(listed), target)
        check = (ACTIP, "validate", str(source), "--format", "json")
        number = sum(len(row) for _, rows in cells for row in rows)
        what, fewer = f"report, {years} x 11 states, {number:,} cells", _fewer(runs, years, 3)
        line(what, report, "XlsxWriter", [alone], 1.5, fewer)
        line(what, report, "XlsxWriter + validate", [alone, check], 1.5, fewer)


def forms(runs: int, folder: Path) -> None:
    """The form: read, written, validated, merged, beside the libraries alone."""
    known = catalogue()
    content = workbook(known, document(str(ROOT / YAML)).data, CREATED)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets = [(sheet.title, [cell for row in sheet.iter_rows() for cell in row if cell.has_style]) for sheet in book]
    path = folder / "form.xlsx"
    path.write_bytes(content)
    load = (sys.executable, "-c", f"import openpyxl; openpyxl.load_workbook({str(path)!r})")
    line("validate a full form", (*WITHOUT_RS, "validate", str(path)), "openpyxl load", [load], 1.3, runs)
    read: Job = lambda: excel.document("a.xlsx", content)  # noqa: E731  one job among others that are lambdas
    line("read a full form", read, "openpyxl load", [lambda: _load(content)], 1.2, runs)
    line("write a full form", lambda: _write(known), "cells alone", [lambda: _cells_alone(sheets)], 1.6, runs)
    whole: Any = document(str(ROOT / YAML)).data
    names = [f"agency{number}" for number in range(8)]
    whole = {**whole, "agencies": [{"id": name} for name in names]}
    for number, answer in enumerate(whole["obligations"].values()):
        answer["agency"] = names[number % 8]
    made = [workbook(known, part.content, CREATED) for part in parts(whole, known) if part.agency in names]
    paths = [str(folder / f"{number}.xlsx") for number in range(8)]
    for name, part in zip(paths, made, strict=True):
        Path(name).write_bytes(part)
    merge: Job = lambda: merged(paths, "whole.yaml", [], known)  # noqa: E731  one job among others that are lambdas
    loads: Job = lambda: [_load(part) for part in made]  # noqa: E731  one job among others that are lambdas
    line("merge eight agencies' forms", merge, "openpyxl load", [loads], 1.5, _fewer(runs, 8, 2))


def _load(content: bytes) -> object:
    return openpyxl.load_workbook(io.BytesIO(content))


def _write(known: Catalogue) -> bytes:
    return workbook(known, document(str(ROOT / YAML)).data, CREATED)


def _cells_alone(sheets: Sequence[tuple[str, list[Any]]]) -> None:
    """Write the same cells and remarks with the library alone: no lists, rules, checks or heights."""
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    style = book.add_format({"text_wrap": True, "border": 1})
    for title, cells in sheets:
        sheet = book.add_worksheet(title)
        for cell in cells:
            row, column = cell.row - 1, cell.column - 1
            if cell.value is None:
                sheet.write_blank(row, column, None, style)
            elif cell.data_type == "f":
                sheet.write_formula(row, column, cell.value, style, "")
            elif cell.data_type == "n":
                sheet.write_number(row, column, cell.value, style)
            else:
                sheet.write_string(row, column, str(cell.value), style)
            if cell.comment:
                sheet.write_comment(row, column, cell.comment.text)
    book.close()


def main(runs: int) -> None:
    """Print the table."""
    header()
    starting(runs)
    with tempfile.TemporaryDirectory() as folder:
        forms(max(2, runs // 2), Path(folder))
        many(runs, Path(folder))
        region(max(2, runs // 2), Path(folder))
        registers(max(2, runs // 5), Path(folder))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
