"""Print how long a command takes as a ratio to a yardstick that runs in turn with it: A B A B ..., medians.

Run `python -m tests.benchmarks [RUNS]` in an environment with the test extra.
"""

import io
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import openpyxl
import xlsxwriter

from actip.assessment.merging import merged
from actip.assessment.parts import parts
from actip.catalogue import catalogue
from actip.model import Catalogue
from actip.readers import document, excel
from actip.reports.region import regional_report
from actip.workbook.template import workbook
from tests.conftest import CREATED
from tests.sample_region import submission

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))
JSON = "sample_data/2025/SGP_2025.json"
YAML = "sample_data/2025/LAO_2025.yaml"

PASS = (sys.executable, "-c", "pass")
CHECK = (str(SCRIPTS / "check-jsonschema"), "--schemafile", "schemas/submission.schema.json")
ACTIP = str(SCRIPTS / "actip")
# The test extra brings jsonschema-rs; this is the command as it is without.
WITHOUT_RS = (
    sys.executable,
    "-c",
    "import importlib.util as util; find = util.find_spec; "
    "util.find_spec = lambda name, *rest: None if name == 'jsonschema_rs' else find(name, *rest); "
    "from actip.__main__ import main; main()",
)

# What is measured, its yardstick, the most that it may take, and what is aimed at.
ROWS: Sequence[tuple[str, Sequence[str], str, Sequence[str], float, float]] = (
    ("actip --version", (ACTIP, "--version"), "python -c pass", PASS, 1.5, 1.1),
    ("actip --help", (ACTIP, "--help"), "python -c pass", PASS, 10, 7.5),
    ("validate JSON", (*WITHOUT_RS, "validate", JSON), "python -c pass", PASS, 18, 14),
    ("validate JSON, actip[fast]", (ACTIP, "validate", JSON), "python -c pass", PASS, 18, 10),
    ("validate YAML", (*WITHOUT_RS, "validate", YAML), "check-jsonschema", (*CHECK, YAML), 0.5, 0.45),
    ("validate YAML, actip[fast]", (ACTIP, "validate", YAML), "check-jsonschema", (*CHECK, YAML), 0.5, 0.33),
    ("validate JSON", (*WITHOUT_RS, "validate", JSON), "check-jsonschema", (*CHECK, JSON), 1, 0.5),
)


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


def seconds(command: Sequence[str]) -> float:
    """Return the wall time of a whole process."""
    # Compiled files are kept, as an installation has them; without, every start compiles the whole program anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment)
    return perf_counter() - start


def main(runs: int) -> None:
    """Print the table."""
    print(f"{'what':<32}{'yardstick':<20}{'median':>8}{'lowest':>8}{'highest':>9}{'limit':>7}{'aim':>6}")
    for what, command, yardstick, other, limit, aim in ROWS:
        seconds(command)
        seconds(other)
        ratios = sorted(seconds(command) / seconds(other) for _ in range(runs))
        print(f"{what:<32}{yardstick:<20}{median(ratios):>8.2f}{ratios[0]:>8.2f}{ratios[-1]:>9.2f}{limit:>7g}{aim:>6g}")


def region(runs: int) -> None:
    """Print how long the regional workbook takes against validating its files and writing its cells."""
    made = regional_report([str(ROOT / "sample_data" / "2025")], "asean", catalogue())
    cells = [[part.name, [[[cell.text, cell.number] for cell in row] for row in part.rows]] for part in made.sections]
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "cells.json", str(Path(folder) / "region.xlsx")
        source.write_text(json.dumps(cells))
        report = (*WITHOUT_RS, "report", "--region", "sample_data/2025", "-o", target)
        alone = (sys.executable, "-c", CELLS_ALONE, str(source), target)
        check = (*WITHOUT_RS, "validate", "sample_data/2025")
        ratios = sorted(seconds(report) / (seconds(alone) + seconds(check)) for _ in range(runs))
    what, yardstick = "report --region, 11 states", "writing + validate"
    print(f"{what:<32}{yardstick:<20}{median(ratios):>8.2f}{ratios[0]:>8.2f}{ratios[-1]:>9.2f}{2:>7}{1.5:>6}")


def periods(runs: int) -> None:
    """Print what a report over 1, 5 and 10 periods of 11 states takes against writing its cells, and its memory."""
    with tempfile.TemporaryDirectory() as folder:
        for years in (1, 5, 10):
            source = Path(folder) / str(years)
            source.mkdir()
            for state, year in product(catalogue().states, range(2026 - years, 2026)):
                content = submission(state, 2025 if year % 2 else 2024) if state != "MMR" else submission(state)
                period = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
                text = json.dumps({**content, "cycle": str(year), "period": period, "prepared": f"{year + 1}-03-14"})
                (source / f"{state}_{year}.json").write_text(text)
            made = regional_report([str(source)], "asean", catalogue())
            cells = [
                [part.name, [[[one.text, one.number] for one in row] for row in part.rows]] for part in made.sections
            ]
            listed, target = Path(folder) / "cells.json", str(Path(folder) / "region.xlsx")
            listed.write_text(json.dumps(cells))
            report = (ACTIP, "report", "--region", str(source), "-o", target)
            alone = (sys.executable, "-c", CELLS_ALONE, str(listed), target)
            check = (ACTIP, "validate", str(source), "--format", "json")
            took = [(seconds(report), seconds(alone), seconds(check)) for _ in range(runs)]
            number = sum(len(row) for _, rows in cells for row in rows)
            ratios = [median(one / other for one, other, _ in took), median(one / (b + c) for one, b, c in took)]
            print(
                f"report, 11 states x {years} period{'s' if years > 1 else ''}: {number} cells, "
                f"{ratios[0]:.2f} of writing them, {ratios[1]:.2f} of writing and validating, "
                f"{median(one for one, _, _ in took):.2f} s, peak {_peak(report):.0f} MB"
            )


def _peak(command: Sequence[str]) -> float:
    """Return the most memory that a process held, in megabytes."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, cwd=ROOT, check=True)
    return float(done.stdout)


def forms(runs: int) -> None:
    """Print how long a filled form takes to be read, written and validated, beside the libraries alone."""
    known = catalogue()
    content = workbook(known, document(str(ROOT / YAML)).data, CREATED)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets = [(sheet.title, [cell for row in sheet.iter_rows() for cell in row if cell.has_style]) for sheet in book]
    pairs = (
        (
            "read a full form",
            lambda: excel.document("a.xlsx", content),
            "openpyxl load",
            lambda: _load(content),
            1.3,
            1.2,
        ),
        ("write a full form", lambda: _write(known), "cells alone", lambda: _cells_alone(sheets), 2, 1.6),
    )
    for what, ours, yardstick, other, limit, aim in pairs:
        ours(), other()
        ratios = sorted(_took(ours) / _took(other) for _ in range(runs))
        print(f"{what:<32}{yardstick:<20}{median(ratios):>8.2f}{ratios[0]:>8.2f}{ratios[-1]:>9.2f}{limit:>7g}{aim:>6g}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        path.write_bytes(content)
        load = (sys.executable, "-c", f"import openpyxl; openpyxl.load_workbook({str(path)!r})")
        check = (*WITHOUT_RS, "validate", str(path))
        ratios = sorted(seconds(check) / seconds(load) for _ in range(runs))
    what = "validate a full form"
    print(f"{what:<32}{'openpyxl load':<20}{median(ratios):>8.2f}{ratios[0]:>8.2f}{ratios[-1]:>9.2f}{2:>7}{1.6:>6}")


def agencies(runs: int) -> None:
    """Print how long eight agencies' forms take to be merged, beside the library that loads their workbooks."""
    known = catalogue()
    whole: Any = document(str(ROOT / YAML)).data
    names = [f"agency{number}" for number in range(8)]
    whole = {**whole, "agencies": [{"id": name} for name in names]}
    for number, answer in enumerate(whole["obligations"].values()):
        answer["agency"] = names[number % 8]
    forms = [workbook(known, part.content, CREATED) for part in parts(whole, known) if part.agency in names]
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / f"{number}.xlsx") for number in range(8)]
        for path, content in zip(paths, forms, strict=True):
            Path(path).write_bytes(content)

        def ours() -> object:
            return merged(paths, "whole.yaml", [], known)

        def other() -> object:
            return [_load(content) for content in forms]

        ours(), other()
        ratios = sorted(_took(ours) / _took(other) for _ in range(runs))
    what = "merge eight agencies' forms"
    print(f"{what:<32}{'openpyxl load':<20}{median(ratios):>8.2f}{ratios[0]:>8.2f}{ratios[-1]:>9.2f}{2:>7}{1.5:>6}")


def _took(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start


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


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    region(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    forms(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    agencies(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    periods(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
