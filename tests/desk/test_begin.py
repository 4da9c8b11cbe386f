"""A new form of the desk is that of `actip template`, whatever is chosen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.desk.begin import panel
from actip.desk.page import panels
from actip.desk.panels import TICKS
from actip.form import PARTS
from actip.readers import document
from tests.conftest import ROOT, Ran
from tests.desk.packed import unpacked
from tests.desk.works import done, refusal

Actip = Callable[..., Ran]
LAST = str(ROOT / "sample_data" / "2024" / "LAO_2024.yaml")
ROUND = """format: actip-round/1
id: r9
title: A round
questions:
- {id: change, kind: text, question: What has changed?}
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program of the page stands in a folder of its own, too."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("wishes", "options", "name"),
    [
        ({"state": "LAO"}, ["--state", "LAO"], "LAO_2025.xlsx"),
        ({"state": "VNM", "period": "2026-H1"}, ["--state", "VNM", "--period", "2026-H1"], "VNM_2026-H1.xlsx"),
        ({"state": "THA", "asks": "core"}, ["--state", "THA", "--core"], "THA_2025_core.xlsx"),
        ({"state": "THA", "asks": "core", "parts-people": "yes"}, ["--state", "THA", "--core", "--with", "people"],
         "THA_2025_core.xlsx"),
        ({"state": "PHL", "asks": "victim-rights"}, ["--state", "PHL", "--victim-rights"],
         "PHL_2025_victim-rights.xlsx"),
        ({"state": "PHL", "asks": "protection"}, ["--state", "PHL", "--pillar", "protection"],
         "PHL_2025_protection.xlsx"),
        ({"state": "LAO", "parts-courts": "yes", "parts-budgets": "yes"}, ["--state", "LAO", "--with",
         "courts,budgets"], "LAO_2025.xlsx"),
        ({"state": "LAO", "parts-all": "yes"}, ["--state", "LAO", "--all"], "LAO_2025.xlsx"),
        ({"state": "LAO", "language": "lo"}, ["--state", "LAO", "--lang", "lo"], "LAO_2025.xlsx"),
    ],
)  # fmt: skip
def test_a_blank_form_is_that_of_the_command(
    actip: Actip, wishes: dict[str, str], options: list[str], name: str
) -> None:
    """Part by part, and it is named by whom it is of and what it asks."""
    made = done("begin", {}, {"period": "2025", **wishes})

    period = [] if "--period" in options else ["--period", "2025"]
    assert actip("template", *options, *period, "-o", "whole.xlsx").code == 0
    assert list(made.files) == [name]
    assert unpacked(made.files[name]) == unpacked(Path("whole.xlsx").read_bytes())


@pytest.mark.parametrize(
    ("wishes", "options", "name"),
    [
        ({}, [], "LAO_2025.xlsx"),
        ({"state": "LAO"}, ["--state", "LAO"], "LAO_2025.xlsx"),
        ({"agency": "police"}, ["--agency", "police"], "LAO_2025_police.xlsx"),
    ],
)
def test_one_from_last_years_is_that_of_the_command(
    actip: Actip, wishes: dict[str, str], options: list[str], name: str
) -> None:
    """With its answers, and with the same notes about what is not taken over."""
    made = done("begin", {"last": [LAST]}, {"period": "2025", **wishes})

    ran = actip("template", "--from", LAST, "--period", "2025", *options, "-o", "whole.xlsx")
    assert list(made.files) == [name]
    assert unpacked(made.files[name]) == unpacked(Path("whole.xlsx").read_bytes())
    *notes, _next_step = made.notes
    assert notes
    assert ran.err == "".join(f"note: {note}\n" for note in notes) + "wrote whole.xlsx\n"


def test_the_questions_of_the_last_report_are_asked_again() -> None:
    """The form of a state that made a short report is a short one, and its name says so."""
    (name, content), = done("begin", {}, {"state": "LAO", "period": "2024", "asks": "core"}).files.items()  # fmt: skip
    Path(name).write_bytes(content)

    made = done("begin", {"last": [name]}, {"period": "2025", "asks": "all"})

    assert list(made.files) == ["LAO_2025_core.xlsx"]


def test_a_blank_form_speaks_the_language_of_the_page() -> None:
    """Whoever reads the page in a language wants the form in it, if nothing else is chosen."""
    lao = done("begin", {}, {"state": "LAO", "period": "2025"}, "lo")
    chosen = done("begin", {}, {"state": "LAO", "period": "2025", "language": "lo"})

    assert unpacked(lao.files["LAO_2025.xlsx"]) == unpacked(chosen.files["LAO_2025.xlsx"])


def test_a_round_brings_its_questions(actip: Actip) -> None:
    """Its file is one more that is dropped."""
    Path("round.yaml").write_text(ROUND)
    made = done("begin", {"round": ["round.yaml"]}, {"state": "LAO", "period": "2025"})

    actip("template", "--state", "LAO", "--period", "2025", "--round", "round.yaml", "-o", "whole.xlsx")
    assert unpacked(made.files["LAO_2025.xlsx"]) == unpacked(Path("whole.xlsx").read_bytes())
    Path("made.xlsx").write_bytes(made.files["LAO_2025.xlsx"])
    assert document("made.xlsx").data["round"]["id"] == "r9"


@pytest.mark.parametrize(
    ("paths", "wishes", "options"),
    [
        ({}, {"state": "LAO", "period": "soon"}, ["--state", "LAO", "--period", "soon"]),
        ({}, {"state": "LAO", "period": "2568"}, ["--state", "LAO", "--period", "2568"]),
        ({}, {"state": "LAO", "period": "2025-12-31:2025-01-01"}, ["--state", "LAO", "--period",
         "2025-12-31:2025-01-01"]),
        ({}, {"state": "LAO", "period": "2025", "agency": "mps"}, ["--state", "LAO", "--period", "2025", "--agency",
         "mps"]),
        ({"last": [LAST]}, {"state": "THA", "period": "2025"}, ["--from", LAST, "--state", "THA", "--period", "2025"]),
        ({"last": [LAST]}, {"period": "2024"}, ["--from", LAST, "--period", "2024"]),
        ({"last": [LAST]}, {"period": "2025", "agency": "navy"}, ["--from", LAST, "--period", "2025", "--agency",
         "navy"]),
        ({"last": ["photo.png"]}, {"period": "2025"}, ["--from", "photo.png", "--period", "2025"]),
        ({"round": ["photo.png"]}, {"state": "LAO", "period": "2025"}, ["--round", "photo.png", "--state", "LAO",
         "--period", "2025"]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_the_words_of_the_command(
    actip: Actip, paths: dict[str, list[str]], wishes: dict[str, str], options: list[str]
) -> None:
    """No period, the last report of another state or of the same period, nobody's questions, a picture."""
    Path("photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")

    words = refusal("begin", paths, wishes)

    ran = actip("template", *options, "-o", "whole.xlsx")
    assert ran.code == 2
    assert ran.err == words
    assert "--" not in words


@pytest.mark.parametrize(
    ("wishes", "message", "hint"),
    [
        ({"period": "2025"}, "No member state is chosen.", "Choose one, or drop its last report on the page."),
        ({"state": "LAO"}, "No period is given.", "Write a year, such as 2025."),
    ],
)
def test_what_was_left_empty_is_asked_for(wishes: dict[str, str], message: str, hint: str) -> None:
    """A person reads what to do on the page."""
    assert refusal("begin", {}, wishes) == f"error: {message}\nhint: {hint}\n"


@pytest.mark.parametrize("code", ["en", "lo"])
def test_the_panel_offers_every_state_and_every_part(code: str) -> None:
    """Each by its name; what goes further stands behind what every form needs."""
    spoken: Catalogue = catalogue(code)
    fields = {field.name: field for field in panel(spoken).fields}

    assert {choice.value for choice in fields["state"].choices} == {"", *spoken.states}
    assert fields["parts"].kind == TICKS
    assert {choice.value for choice in fields["parts"].choices} == {"all", *PARTS}
    assert [name for name, field in fields.items() if not field.is_further] == ["state", "period", "last"]


def test_what_goes_further_is_folded() -> None:
    """On the page it stands behind one line, with a tick for each part and what every form needs before it."""
    spoken = catalogue()

    drawn = panels(spoken).partition('id="panel-begin"')[2].partition("</form>")[0]

    before, folded = drawn.split('<details class="further">')
    names = {field.name for field in panel(spoken).fields if not field.is_further}
    assert all(f'"{name}"' in before for name in names)
    assert all(f'name="parts-{part}"' in folded.partition("</details>")[0] for part in PARTS)
