"""No true value survives in any part of any output: not in a hidden sheet, a formula, a cached result or a property."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from actip.cli import add_commands
from actip.cli.app import app, imports
from actip.commands.document import national_document
from actip.commands.report import regional_report
from actip.writers.long_form import FORMATS
from tests.conftest import CREATED, ROOT, Ran, changed, complete, in_every_format, write_yaml

# Figures that stand nowhere else: hidden beside a small count, above the level, merged into a group, told in a text.
BESIDE, ABOVE, MERGED, TOLD, BEFORE = 77_713, 88_817, 55_501, 77_713, 66_601
PLACE = "kingfisher"
PLANTED = (str(BESIDE), str(ABOVE), str(MERGED), str(BEFORE), PLACE)
# Every command that writes what a submission says: for an audience, or for whoever holds the file and mends it.
FOR_AN_AUDIENCE = {"report", "status", "release", "export", "tally"}
FOR_THE_HOLDER = {"validate", "gaps", "diff", "convert", "split", "merge", "template", "figures", "glotip", "questions"}
OF_NO_SUBMISSION = {"completion", "desk", "explain", "obligations", "rules", "schema", "build"}


@pytest.fixture(name="planted")
def _planted(tmp_path: Path) -> Path:
    """A submission with secrets in every place that has one."""
    figures = [
        {"indicator": "persons_convicted", "value": BESIDE + 3},
        {"indicator": "persons_convicted", "sex": "F", "value": 3, "note": f"And {BESIDE} men."},
        {"indicator": "persons_convicted", "sex": "M", "value": BESIDE},
        {"indicator": "victims_charged", "value": ABOVE},
        {"indicator": "offences_recorded", "value": MERGED + 14},
        {"indicator": "offences_recorded", "form": "SEX", "value": 10},
        {"indicator": "offences_recorded", "form": "MARR", "value": 4},
        {"indicator": "offences_recorded", "form": "CRIM", "value": MERGED},
        {"indicator": "persons_prosecuted", "value": 12},
    ]
    answers = {
        "ACTIP-14.7": {"disclosure": "national", "account": f"A {PLACE}.", "in_law": "none", "evidence": None},
        "ACTIP-5.1": {"account": f"{TOLD} were convicted.", "evidence": None},
    }
    data = changed(complete(), {"obligations": answers, "clearance": "draft", "disclosure": "asean"})
    data["statistics"] = {
        "indicators": {
            "victims_charged": {"disclosure": "national", "comment": PLACE},
            "persons_convicted": {"comment": f"Men: {BESIDE:,}.", "source": "Courts"},
        },
        "cells": figures,
    }
    data["stakeholders"] = [
        {"name": PLACE, "disclosure": "national"},
        {"name": "Open house", "role": f"Counts {TOLD}."},
    ]
    data |= {
        "consultations": [{"with": "A network", "effect": f"{TOLD} were heard of."}],
        "practices": [{"title": "A practice", "summary": f"It led to {TOLD:,} cases."}],
        "context": [{"event": "A flood", "detail": f"{TOLD} sentences later.", "response": f"{TOLD} were heard."}],
        "programmes": [{"name": "A programme", "partners": f"For {TOLD} men.", "pathway": f"{TOLD} of them."}],
        "results": [{"title": "A guideline", "kind": "guideline"}],
        "help_needed": {"answer": "needed", "detail": f"With all {TOLD} of them."},
        "budgets": [{"pillar": "protection", "currency": "LAK", "allocated": 5000, "note": f"For {TOLD} men."}],
    }
    data["obligations"]["ACTIP-5.1"] |= {
        "challenges": f"{TOLD} are many.",
        "actions": [{"action": f"Look at {TOLD} files.", "due": "2026-12-31", "state": "planned"}],
        "assistance": [{"kind": "training", "detail": f"For {TOLD} files."}],
        "assistance_offered": [{"kind": "training", "detail": f"With {TOLD} files."}],
    }
    data["last"] = {
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
        "cells": [{"indicator": "persons_convicted", "sex": "M", "value": BEFORE}],
    }
    data["court_indicators"] = {"VSC-1": {"account": PLACE, "disclosure": "national"}}
    data["explanations"] = [
        {"rule": "GAP303", "about": "ACTIP-14.7", "reason": PLACE},
        {"rule": "GAP303", "about": "ACTIP-5.1", "reason": f"All {TOLD} are on paper."},
        {"rule": "SUM206", "about": {"indicator": "persons_convicted", "dimension": "persons_prosecuted", "within": {}},
         "reason": f"{BESIDE} of them of last year."},
    ]  # fmt: skip
    return write_yaml(tmp_path / "LAO_2025.yaml", data)


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield every part of a file: what is packed is unpacked, whatever it is called."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for entry in packed.infolist():
                yield f"comment of {entry.filename}", entry.comment.decode("latin-1")
                yield from ((f"{entry.filename} {name}", text) for name, text in _parts(packed.read(entry)))
    else:
        yield "content", content.decode("utf-8", "replace")


def _found(content: bytes | str) -> list[tuple[str, str]]:
    raw = content.encode() if isinstance(content, str) else content
    parts = [(part, re.sub(_APART, "", text)) for part, text in _parts(raw)]
    return [(part, secret) for part, text in parts for secret in PLANTED if _stands(secret, text)]


_APART = "(?<=[0-9])[,.\u00a0\u202f](?=[0-9]{3})"  # between thousands, as sheets, pages and documents have it


def _stands(secret: str, text: str) -> bool:
    return re.search(rf"(?<![0-9a-f]){re.escape(secret)}(?![0-9a-f])", text) is not None


def test_the_search_finds_what_is_there(planted: Path, known: Any) -> None:
    """In the source, and in all that the nation writes for itself: without it the others would prove nothing."""
    book = regional_report([str(planted)], "national", known, further=True)
    book.write(str(planted.with_name("own.xlsx")), CREATED, all_tables=True)
    book.write_page(str(planted.with_name("own.html")), known, all_tables=True)
    document = national_document([str(planted)], "LAO", "national", known, CREATED).content
    planted.with_name("own.docx").write_bytes(document)

    assert {secret for _, secret in _found(planted.read_bytes())} == {*PLANTED}
    for suffix in ("xlsx", "html", "docx"):
        found = {secret for _, secret in _found(planted.with_name(f"own.{suffix}").read_bytes())}
        assert {str(BESIDE), str(ABOVE), PLACE} <= found


@pytest.mark.parametrize("audience", ["asean", "public"])
def test_nothing_of_it_is_in_a_report(actip: Callable[..., Ran], planted: Path, audience: str, tmp_path: Path) -> None:
    """On the screen, with all sections, and in the workbook with its charts and properties."""
    output = tmp_path / "region.xlsx"
    done = actip(
        "report", "--region", planted, "--audience", audience, "--section", "all", "--all-tables", "-o", output
    )

    assert done.code == 0
    assert _found(done.out) == _found(done.err) == []
    assert _found(output.read_bytes()) == []


@pytest.fixture(name="cycles")
def _cycles(planted: Path) -> Path:
    """A folder with the planted submission and the one of the year before, which has secrets of its own."""
    data = yaml.safe_load(planted.read_text().replace(str(BESIDE), str(BEFORE)).replace("2025", "2024"))
    data["statistics"]["cells"][0]["value"] = BEFORE + 3
    del data["last"]
    write_yaml(planted.with_name("LAO_2024.yaml"), data)
    return planted.parent


@pytest.mark.parametrize("audience", ["asean", "public"])
def test_nothing_of_it_is_in_any_output(
    actip: Callable[..., Ran], cycles: Path, audience: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Of two periods: screen, workbook, page, document, brief, export in every format, the board and the copy."""
    out = tmp_path_factory.mktemp("out")
    to = ("--audience", audience)
    region = (
        "report",
        "--region",
        cycles,
        *to,
        "--section",
        "all",
        "--all-tables",
        "-o",
        out / "r.xlsx",
        "--page",
        out / "r.html",
    )
    state = ("report", "--state", "LAO", cycles, *to)
    commands: list[tuple[object, ...]] = [
        region,
        (*state, "--section", "all", "--all-tables", "-o", out / "s.xlsx", "--page", out / "s.html"),
        (*state, "-o", out / "s.docx"),
        (*state, "--brief", "-o", out / "b.docx"),
        ("status", cycles, "--due", "2026-03-31"),
        ("release", cycles / "LAO_2025.yaml", *to, "-o", out / "c.yaml"),
        *(("export", cycles, *to, "--format", format) for format in FORMATS),
    ]

    for command in commands:
        done = actip(*command)
        assert (command[0], done.code) == (command[0], 0), done.err
        assert _found(done.out) == _found(done.err) == []
    written = sorted(out.iterdir())
    assert [path.name for path in written] == ["b.docx", "c.yaml", "r.html", "r.xlsx", "s.docx", "s.html", "s.xlsx"]
    assert [(path.name, secret) for path in written for secret in _found(path.read_bytes())] == []


def test_every_command_is_one_that_was_looked_at(actip: Callable[..., Ran]) -> None:
    """A new one has to say whom it writes for; those for an audience are searched above, `tally` with its registers."""
    add_commands()
    commands = {command.callback.__name__ for command in (*app.registered_commands, *imports.registered_commands)
                if command.callback}  # fmt: skip

    assert commands == FOR_AN_AUDIENCE | FOR_THE_HOLDER | OF_NO_SUBMISSION
    for name in FOR_AN_AUDIENCE - {"status"}:  # the board has no figure; it is for ASEAN unless the settings say more
        assert "--audience" in actip(name, "--help").out


@pytest.mark.parametrize("suffix", ["xlsx", "yaml", "json"])
@pytest.mark.parametrize("audience", ["asean", "public"])
def test_nothing_of_it_is_in_a_copy(
    actip: Callable[..., Ran], planted: Path, audience: str, suffix: str, tmp_path: Path
) -> None:
    """In no part of the file, nor in what the sender is told, nor in any report on the copy."""
    output = tmp_path / f"LAO_2025_copy.{suffix}"
    done = actip("release", planted, "--audience", audience, "-o", output)

    assert done.code == 0
    assert _found(done.out) == _found(done.err) == []
    assert _found(output.read_bytes()) == []
    checked, formats = in_every_format(actip, output, tmp_path, "--fail-on", "never")
    assert checked.code == 0
    assert [secret for text in (checked.out, *formats.values()) for secret in _found(text)] == []


# Of these sheets every number is a count of persons, cases or requests.
COUNTS = ("Figures", "Trends", "Non-punishment", "Returns of victims", "Mirror figures")


@pytest.mark.filterwarnings("ignore:Sparkline Group")  # openpyxl reads the sheets without them
def test_no_small_count_of_the_sample_is_in_its_report(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """On the sheets of counts, with both cycles, no cell holds a number from 1 to 4; many say that it is suppressed."""
    import openpyxl

    actip(
        "report",
        "--region",
        ROOT / "sample_data" / "2024",
        ROOT / "sample_data" / "2025",
        "--all-tables",
        "-o",
        tmp_path / "a.xlsx",
    )
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes()))
    printed = [cell.value for name in COUNTS for row in book[name].iter_rows(min_row=7, min_col=2) for cell in row]

    assert [value for value in printed if isinstance(value, int | float) and 0 < value < 5] == []
    assert "suppressed" in printed


def test_no_small_count_of_the_sample_is_exported(actip: Callable[..., Ran], known: Any) -> None:
    """Of persons, cases, requests and documents, in both cycles."""
    out = actip("export", ROOT / "sample_data" / "2024", ROOT / "sample_data" / "2025").out
    rows = list(csv.DictReader(io.StringIO(out)))
    measures = known.lists["measures"].codes

    counted = [
        float(row["value"]) for row in rows if row["status"] == "reported" and measures[row["measure"]].protected
    ]
    assert min(value for value in counted if value) >= 5
    assert "suppressed" in {row["status"] for row in rows}
