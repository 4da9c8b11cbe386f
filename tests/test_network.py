"""The program needs no network, and nothing in a file can make it ask for one."""

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from actip.validation.shape import ENGINES
from tests.conftest import ROOT
from tests.network import Shut

# Runs commands in one process and ends it at the first thing that has to do with a socket, whoever does it.
WATCHED = """
import json, os, sys
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        sys.__stderr__.write(f"{event} {arguments}\\n")
        os._exit(99)
sys.addaudithook(watch)
from actip.cli import run
print(json.dumps([run(words) for words in json.loads(sys.argv[1])]), file=sys.__stderr__)
"""
SAMPLE = "sample_data/2025/LAO_2025.yaml"
DAY = ("--as-of", "2026-05-01")  # today is not the same everywhere
COMMANDS = (
    ("validate", "sample_data/2025", "--format", "sarif"),
    ("validate", SAMPLE, "--annotate", "{out}/annotated.xlsx"),
    ("gaps", SAMPLE, "--format", "markdown"),
    ("report", "--region", "sample_data/2025", "-o", "{out}/region.xlsx", "--page", "{out}/region.html", *DAY),
    ("report", "--state", "LAO", SAMPLE, "-o", "{out}/LAO.docx"),
    ("template", "--state", "LAO", "--period", "2026", "-o", "{out}/form.xlsx"),
    ("convert", SAMPLE, "{out}/form2.xlsx"),
    ("validate", "{out}/form2.xlsx", "--format", "junit"),
    ("split", "{out}/form2.xlsx", "--out", "{out}/parts"),
    ("merge", "{out}/parts", "-o", "{out}/whole.yaml"),
    ("diff", "sample_data/2024/LAO_2024.yaml", SAMPLE),
    ("status", "sample_data/2025", "--due", "2026-03-31", "--as-of", "2026-04-01"),
    ("release", SAMPLE, "--audience", "asean", "-o", "{out}/copy.yaml"),
    ("export", SAMPLE),
    ("schema",),
    ("obligations",),
)


def test_the_tests_themselves_are_shut_in() -> None:
    """A test that reaches out fails."""
    with pytest.raises(Shut):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(Shut), socket.socket() as unconnected:
        unconnected.connect(("127.0.0.1", 9))


def test_no_command_touches_a_socket(tmp_path: Path) -> None:
    """Every command that reads or writes, without so much as a name looked up; and where there is no network at all.

    Nor does any give a warning: each would be an error here.
    """
    commands = [[word.format(out=tmp_path) for word in words] for words in COMMANDS]
    alone = ("unshare", "--map-root-user", "--net") if shutil.which("unshare") else ()
    if alone and subprocess.run([*alone, "true"], capture_output=True).returncode:
        alone = ()  # the system gives nobody a network of their own

    done = subprocess.run(
        [*alone, sys.executable, "-W", "error", "-c", WATCHED, json.dumps(commands)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stderr.splitlines()[-1]) == [0] * len(COMMANDS)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/schema.json", "file:///etc/hostname"])
def test_a_reference_to_elsewhere_is_not_followed(address: str) -> None:
    """A schema that asked for another is refused, and nobody is asked."""
    engine = ENGINES["jsonschema"]({"$ref": address})

    with pytest.raises(Exception, match="Unresolvable"):
        list(engine({}))
