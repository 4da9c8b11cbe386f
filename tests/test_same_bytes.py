"""The same input gives the same bytes: in another folder, language, time zone, year, and order of what has none."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.test_network import COMMANDS, DAY, SAMPLE

LAST = "sample_data/2024/LAO_2024.yaml"
RUN = """
import contextlib, json, sys
from actip.cli import run
for name, words in json.loads(sys.argv[1]):
    with open(name, "w", encoding="utf-8", newline="") as stream, contextlib.redirect_stdout(stream):
        assert run(words) in (0, 1), words
"""
MORE = (
    ("validate", LAST, "--format", "json"),
    ("validate", LAST, "--format", "sarif"),
    ("validate", LAST, "--format", "junit"),
    ("validate", "sample_data/faulty/unknown_key.yaml", "--format", "markdown"),
    ("report", "--state", "LAO", LAST, SAMPLE, "-o", "{out}/over_time.xlsx", "--page", "{out}/over_time.html", *DAY),
    ("merge", "{out}/parts", "-o", "{out}/whole.xlsx"),
    ("convert", "sample_data/2025/SGP_2025.json", "{out}/SGP.yaml"),
    ("diff", LAST, SAMPLE, "-o", "{out}/changes.xlsx"),
    ("export", SAMPLE, "--format", "sdmx-csv"),
    ("export", SAMPLE, "--format", "json"),
    ("rules", "--format", "json"),
)


def _digests(folder: Path, **environment: str) -> dict[str, str]:
    """Run the commands from a folder of its own with a copy of the samples, and return what each file came to."""
    (folder / "sample_data").symlink_to(ROOT / "sample_data")
    (folder / "out").mkdir()
    commands = [(f"{n:02}.txt", [word.format(out="out") for word in words]) for n, words in enumerate(COMMANDS + MORE)]
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(commands)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1700000000", **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    files = [path for path in folder.rglob("*") if path.is_file() and path.parts[-2] != "sample_data"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)}


def test_the_same_input_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Form, copy with remarks, parts, merged report, state, region, document, page, and every format for machines."""
    here, there = tmp_path / "here", tmp_path / "another folder" / "ຫ້ອງການ"
    for folder in (here, there):
        folder.mkdir(parents=True)

    one = _digests(here, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8", COLUMNS="80")
    other = _digests(there, TZ="Asia/Vientiane", PYTHONHASHSEED="4000", LC_ALL="tr_TR.UTF-8", COLUMNS="80")

    assert one == other
    made = {Path(name).suffix for name in one}
    assert made >= {".txt", ".xlsx", ".docx", ".html", ".yaml"}
    assert len(one) > len(COMMANDS + MORE) + 10
