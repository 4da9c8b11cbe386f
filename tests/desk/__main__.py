"""Build the desk into build/actip-desk.html: python -m tests.desk [FILE]."""

import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.desk.building import build

if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "actip-desk.html")
