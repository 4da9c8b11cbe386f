"""Own one line of the table: ours and a yardstick in turn, A B A B ..., the median of their ratios, and memory."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))
ACTIP = str(SCRIPTS / "actip")
PASS = (sys.executable, "-c", "pass")
# The test extra brings jsonschema-rs; this is the command as it is without.
WITHOUT_RS = (
    sys.executable,
    "-c",
    "import importlib.util as util; find = util.find_spec; "
    "util.find_spec = lambda name, *rest: None if name == 'jsonschema_rs' else find(name, *rest); "
    "from actip.__main__ import main; main()",
)

Job = Sequence[str] | Callable[[], object]


# A process that is new when it starts ours: what it says of memory has nothing of the one that measures.
_PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
)


def seconds(job: Job) -> float:
    """Return the time of the clock that a whole process takes, or a function in this one."""
    start = perf_counter()
    if callable(job):
        job()
    else:
        quiet = subprocess.DEVNULL
        subprocess.run(job, stdout=quiet, stderr=quiet, cwd=ROOT, env=_environment(), check=False)
    return perf_counter() - start


def _environment() -> dict[str, str]:
    # Compiled files are kept, as an installation has them; without, every start compiles the whole program anew.
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def header() -> None:
    """Print what the columns are. `of aim` is the median as a share of what is aimed at."""
    print(f"{'what':<40}{'yardstick':<22}{'median':>8}{'lowest':>8}{'highest':>9}{'aim':>7}{'of aim':>8}{'peak MB':>9}")


def line(what: str, ours: Job, yardstick: str, others: Sequence[Job], aim: float, runs: int) -> None:
    """Print a line; where there are several yardsticks they are taken together."""
    for job in (ours, *others):
        seconds(job)
    ratios = [seconds(ours) / sum(map(seconds, others)) for _ in range(runs)]
    middle = median(ratios)
    figures = f"{middle:>8.2f}{min(ratios):>8.2f}{max(ratios):>9.2f}{aim:>7g}{100 * middle / aim:>7.0f}%"
    print(f"{what:<40}{yardstick:<22}{figures}{_peak(ours):>9}", flush=True)


def _peak(job: Job) -> str:
    """Return the most memory that a process holds, in megabytes; of a function here it is not known."""
    if callable(job):
        return ""
    command = [sys.executable, "-c", _PEAK, *job]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=_environment()).stdout.strip()
