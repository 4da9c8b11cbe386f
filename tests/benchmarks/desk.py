"""Print what the desk costs in a browser, beside the command line on the same files: the least of several runs.

Run `python -m tests.benchmarks.desk [RUNS]`. A busy machine makes all of it slower; ratios suffer less than seconds.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from tests.benchmarks.measuring import ACTIP, ROOT, seconds
from tests.desk.building import build
from tests.desk.driving import Desk, desk
from tests.forms import complete_form

REGION = ("sample_data/2024", "sample_data/2025")


def main(runs: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        page, form = Path(folder) / "desk.html", Path(folder) / "LAO_2025.xlsx"
        build(page)
        form.write_bytes(complete_form())
        print(f"size{page.stat().st_size / 1e6:>33.1f} MB")
        with desk(Path(folder)) as driven:
            print(f"ready after opening{min(_opened(driven, page) for _ in range(runs)):>18.1f} s")
            print(f"memory when it is ready{driven.memory():>14} MB")
            checked = (ACTIP, "validate", str(form))
            copied = (ACTIP, "validate", str(form), "--annotate", f"{folder}/copy.xlsx")
            here = _done(driven, "check", "forms", [form], runs)
            _line("check of a full form and its copy", here, copied, runs)
            print(f"  the check alone at the command line{min(seconds(checked) for _ in range(runs)):>6.1f} s")
            if driven.has("region"):
                reported = (ACTIP, "report", "--region", *REGION, "-o", f"{folder}/region.xlsx")
                here = _done(driven, "region", "reports", [ROOT / path for path in REGION], runs)
                _line("region of eleven, two years", here, reported, runs)
            print(f"memory at the end{driven.memory():>20} MB")


def _opened(driven: Desk, page: Path) -> float:
    start = perf_counter()
    driven.open(page)
    return perf_counter() - start


def _done(driven: Desk, work: str, field: str, paths: Sequence[Path], runs: int) -> float:
    """Return the least time that a work took, from the press of its button until its end is read."""
    driven.choose(work)
    for path in paths:
        driven.give(field, path)
    least = float("inf")
    for _ in range(runs):
        driven.ready()
        start = perf_counter()
        driven.do()
        least = min(least, perf_counter() - start)
    return least


def _anew(command: Sequence[str]) -> float:
    Path(command[-1]).unlink(missing_ok=True)  # what is there already is not written over
    return seconds(command)


def _line(what: str, here: float, command: Sequence[str], runs: int) -> None:
    there = min(_anew(command) for _ in range(runs))
    print(f"{what:<36}{here:>6.1f} s, command line{there:>6.1f} s, ratio{here / there:>6.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
