"""Print what counting a register of a million rows, and reading UNODC's table, cost: time against a yardstick, memory.

Run `python -m tests.benchmarks.registers [RUNS [ROWS]]`.
"""

import csv
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from tests.benchmarks.__main__ import ROOT, seconds
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
RUN = "import sys; from actip.__main__ import main; sys.argv = ['actip', *sys.argv[1:]]; main()"
PEAK = (
    "import atexit, resource, sys\n"
    "atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.__stderr__))\n"
    f"{RUN}"
)
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


def measured(what: str, ours: Sequence[str], yardstick: str, other: Sequence[str], runs: int, limit: float) -> None:
    """Print the ratio of two processes that run in turn, and the most memory that ours takes."""
    ratios = sorted(seconds((sys.executable, "-c", RUN, *ours)) / seconds(other) for _ in range(runs))
    done = subprocess.run((sys.executable, "-c", PEAK, *ours), capture_output=True, text=True, cwd=ROOT, check=False)
    peak = done.stderr.splitlines()[-1]
    print(f"{what:<32}{yardstick:<20}{median(ratios):>8.2f}{ratios[0]:>8.2f}{ratios[-1]:>9.2f}{limit:>7g}{peak:>8} MB")


def main(runs: int, rows: int) -> None:
    """Print the table."""
    print(f"{'what':<32}{'yardstick':<20}{'median':>8}{'lowest':>8}{'highest':>9}{'limit':>7}{'peak':>11}")
    with tempfile.TemporaryDirectory() as folder:
        path, mapping = Path(folder) / "register.csv", Path(folder) / "map.yaml"
        register(path, rows)
        mapping.write_text(MAP)
        iterate = (sys.executable, "-c", ITERATE, str(path))
        own = ("tally", str(path), "--map", str(mapping), "-o", f"{folder}/counted.yaml")
        measured(f"tally, own words, {rows:,}", own, "csv.reader", iterate, runs, 3.2)
        flags = ("tally", str(path), "--map", "ctdc", "--state", "LAO", "--period", "2025", "-o", f"{folder}/ctdc.yaml")
        measured(f"tally, ctdc, {rows:,}", flags, "csv.reader", iterate, runs, 3.2)
        if REAL.exists():
            sheet = (sys.executable, "-c", SHEET, str(REAL))
            read = ("import", "glotip", str(REAL), "--out", f"{folder}/published", "--force")
            measured("import glotip, 11 states", read, "openpyxl rows", sheet, runs, 1.5)
            measured("validate 160 of them", ("validate", f"{folder}/published"), "openpyxl rows", sheet, runs, 1)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    main(numbers[0] if numbers else 5, numbers[1] if len(numbers) > 1 else 1_000_000)
