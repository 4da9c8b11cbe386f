"""Try spoilt files for some minutes: `python -m tests.fuzz MINUTES [FIRST]`; one number again: `... --again NUMBER`.

Prints every fault with its number, and at the end how many files of each kind were tried.
"""

import sys
import tempfile
from itertools import count, islice
from pathlib import Path
from time import monotonic

from tests.fuzz.trying import attempt, attempts, counted, trial


def main(minutes: float, first: int) -> int:
    """Try files until the time is over; return 1 where there was a fault."""
    end, numbers, outcomes = monotonic() + 60 * minutes, count(first), []
    while monotonic() < end:
        for outcome in attempts(list(islice(numbers, 200))):
            outcomes.append(outcome)
            if outcome.fault:
                print(f"--- {outcome.number} ({outcome.kind}): {outcome.fault}", flush=True)
    faults = sum(bool(outcome.fault) for outcome in outcomes)
    kinds = ", ".join(f"{number} x {kind}" for kind, number in counted(outcomes).items())
    print(f"{len(outcomes)} files from number {first} on ({kinds}): {faults} faults")
    return int(faults > 0)


def again(number: int) -> None:
    """Try one number in this process and keep its folder."""
    folder = Path(tempfile.mkdtemp())
    print(trial(number).words, folder, attempt(trial(number), folder), sep="\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--again"]:
        again(int(sys.argv[2]))
    else:
        sys.exit(main(float(sys.argv[1]) if sys.argv[1:] else 1, int(sys.argv[2]) if sys.argv[2:] else 0))
