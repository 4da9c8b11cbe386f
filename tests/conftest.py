"""Own what the tests share: the catalogue, a submission without any finding, and the command."""

import copy
import gc
import io
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import settings

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.cli import run
from actip.reports import REPORTERS
from tests import network

network.shut()
# Nothing is timed in a test: on a busy machine the first of a thousand examples may take a quarter of a second.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
gc.set_threshold(200_000, 10, 50)  # a workbook is that many objects, and most go when their last name goes

ROOT = Path(__file__).parent.parent
CREATED = datetime(2000, 1, 1)
TODAY = date(2026, 5, 1)  # of every command that a test runs in this process, where it names no day
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the one in C writes a submission in a tenth of the time


class Ran(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str


def pytest_collection_finish() -> None:
    """Keep the collector from looking again and again at what lives as long as the tests do."""
    gc.freeze()


@pytest.fixture(name="known", scope="session")
def _known() -> Catalogue:
    """The catalogue."""
    return catalogue()


@pytest.fixture(name="actip")
def _actip(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """A function that runs a command in this process; `stdin` is the text of standard input."""
    own = ("ACTIP_FAIL_ON", "ACTIP_FORMAT", "ACTIP_AUDIENCE", "ACTIP_THRESHOLD", "ACTIP_LANG")
    system = ("LC_ALL", "LC_MESSAGES", "LANG")  # what the terminal of whoever runs the tests speaks
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS", *own, *system):
        monkeypatch.delenv(name, raising=False)

    monkeypatch.setattr("actip.cli.usage.today", lambda: TODAY)  # no test depends on the day on which it runs

    def invoke(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        content = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return invoke


def in_every_format(actip: Callable[..., Ran], path: Path, folder: Path, *options: str) -> tuple[Ran, dict[str, str]]:
    """Validate a file once; return what the command gave back, and what every format says."""
    files = {name: folder / f"every_format.{name}" for name in REPORTERS}
    outputs = [word for name, file in files.items() for word in ("--output-file", f"{name}={file}")]
    ran = actip("validate", path, *options, *outputs)
    return ran, {name: file.read_text(encoding="utf-8") for name, file in files.items()}


def complete() -> dict[str, Any]:
    """Return the data of a submission in which nothing is to be found."""
    known = catalogue()
    answers = {
        obligation.id: {f"in_{half}": "full" for half in obligation.asks}
        | {"evidence": [{"kind": "law", "title": "Law on Trafficking", "provision": "Article 1", "date": "2019-12-17"}]}
        for obligation in known.obligations.values()
    }
    return {
        "format": "actip-submission/1",
        "catalogue": known.version,
        "state": "LAO",
        "period": {"start": "2025-01-01", "end": "2025-12-31"},
        "prepared": "2026-03-14",
        "obligations": answers,
        "statistics": {"cells": [{"indicator": name, "missing": "not_collected"} for name in known.indicators]},
    }


def changed(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Return the base with a change merged into it: groups of keys are merged, null removes a key."""
    merged = copy.deepcopy(dict(base))
    for key, value in change.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = changed(merged[key], value)
        else:
            merged[key] = copy.deepcopy(value)
    return merged


def write_yaml(path: Path, data: object) -> Path:
    """Write data as YAML and return the path."""
    path.write_text(yaml.dump(data, Dumper=_DUMPER, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path


def expect_golden(name: str, content: str) -> None:
    """Hold content to a file of tests/golden."""
    expect(ROOT / "tests" / "golden" / name, content)


def expect(path: Path, content: str) -> None:
    """Hold content to a file; UPDATE_GOLDEN=1 writes it anew, to be looked at before it is kept."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(content, encoding="utf-8")
    assert content == path.read_text(encoding="utf-8")
