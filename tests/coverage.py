"""Print how much of the program a run of the tests went through, and where least: `python -m tests.coverage FILE`."""

import json
import sys
from pathlib import Path

LEAST = 5

if __name__ == "__main__":
    measured = json.loads(Path(sys.argv[1]).read_text())
    share = {name: file["summary"]["percent_covered"] for name, file in measured["files"].items()}
    print(f"{measured['summary']['percent_covered']:5.1f} % of the lines of the program were run, of these least:")
    for name in sorted(share, key=share.__getitem__)[:LEAST]:
        print(f"{share[name]:5.1f} % {name}")
