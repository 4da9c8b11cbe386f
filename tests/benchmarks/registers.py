"""Own what counting a register, and reading UNODC's table, cost."""

import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.measuring import ACTIP, line
from tests.importers.published import REAL

COLUMNS = 20
MAP = """
format: actip-map/1
state: LAO
period: {start: 2025-01-01, end: 2025-12-31}
indicator: victims_detected
date: Day
dimensions:
  sex: {column: Sex, values: {Woman: F, Man: M}}
  age: {column: Age, years: true}
  form: {column: Form, values: {sex: SEX, work: LAB, begging: BEG}, otherwise: OTH}
  citizenship: Nationality
"""
CTDC = ("isSexualExploit", "isForcedLabour", "isForcedMarriage", "isForcedMilitary", "isOrganRemoval")
FLAGS = (*CTDC, "isSlaveryAndPractices", "isOtherExploit")
# The yardsticks: the rows by the library alone.
ITERATE = "import csv, sys\nfor row in csv.reader(open(sys.argv[1], newline='')): pass"
SHEET = (
    "import openpyxl, sys\nsheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]\n"
    "sheet.reset_dimensions()\nfor row in sheet.iter_rows(values_only=True): pass"
)


def register(path: Path, rows: int) -> None:
    """Write a register in a ministry's own words; the same each time."""
    draw = random.Random(9)  # noqa: S311  nothing secret
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        named = ("Case", "Victim name", "Sex", "Age", "Nationality", "Form", "Day", "gender", "ageBroad", "citizenship")
        writer.writerow([*named, *FLAGS, *(f"column {number}" for number in range(COLUMNS - len(named) - len(FLAGS)))])
        for number in range(rows):
            age, day = draw.randint(1, 60), date(2025, 1, 1) + timedelta(draw.randint(0, 364))
            woman = draw.choice(("Woman", "Man", ""))
            state = draw.choice(("LA", "TH", "VN", "MM", "KH"))
            about = (number, f"Name {number}", woman, age, state, draw.choice(("sex", "work", "begging")), day)
            flags = [draw.choice("0001") for _ in FLAGS]
            writer.writerow([*about, woman or "-99", "9--17" if age < 18 else "48+", state, *flags, *("text",) * 3])


def registers(runs: int, folder: Path) -> None:
    """Print the lines of registers of a thousand to a million rows, and of UNODC's table where it is there."""
    mapping = folder / "map.yaml"
    mapping.write_text(MAP)
    for rows in (1_000, 10_000, 100_000, 1_000_000):
        path = folder / f"{rows}.csv"
        register(path, rows)
        iterate = (sys.executable, "-c", ITERATE, str(path))
        own = (ACTIP, "tally", str(path), "--map", str(mapping), "-o", f"{folder}/counted.yaml")
        line(f"tally, own words, {rows:,} rows", own, "csv.reader", [iterate], 3.2, runs)
    flags = (ACTIP, "tally", str(path), "--map", "ctdc", "--state", "LAO", "--period", "2025")
    line(f"tally, ctdc, {rows:,} rows", (*flags, "-o", f"{folder}/ctdc.yaml"), "csv.reader", [iterate], 3.2, runs)
    if REAL.exists():
        sheet = (sys.executable, "-c", SHEET, str(REAL))
        read = (ACTIP, "import", "glotip", str(REAL), "--out", f"{folder}/published", "--force")
        line("import glotip, 11 states", read, "openpyxl rows", [sheet], 1.5, runs)
        line("validate 160 of them", (ACTIP, "validate", f"{folder}/published"), "openpyxl rows", [sheet], 1, runs)
