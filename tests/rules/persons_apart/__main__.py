"""Measure how many of the sentences are noticed: `python -m tests.rules.persons_apart [--wrong]`."""

import sys
from collections import defaultdict

from tests.rules.persons_apart.measuring import measured

if __name__ == "__main__":
    results = measured()
    rates: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for result in results:
        for name in ("all", result.language, result.kind):
            number = rates[name]
            number[0 if result.is_person else 2] += 1
            number[1 if result.is_person else 3] += bool(result.rules)
        if "--wrong" in sys.argv and result.is_person != bool(result.rules):
            print("missed" if result.is_person else "alarm ", result.language, result.kind, result.rules, result.text)
    for name, (persons, noticed, others, alarms) in rates.items():
        precision = noticed / (noticed + alarms) if noticed + alarms else 1
        print(f"{name:12} recall {noticed:4}/{persons:<4} alarms {alarms:3}/{others:<4} precision {precision:.3f}")
