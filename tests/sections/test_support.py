"""Programmes of partners, what came out of the work, and help with the report: told where somebody names them."""

from pathlib import Path
from typing import Any

import docx
import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.commands.convert import converted
from actip.commands.document import national_document
from actip.commands.template import begun
from actip.readers.excel import document
from actip.sections import further_sections
from tests.conftest import CREATED, changed, complete, write_yaml
from tests.forms import Filled, blank_form
from tests.sections.regions import made, rows, year

ANSWERS = ("/help_needed/answer", "/state", "/period/start", "/reporting_authority")
SUPPORT: dict[str, Any] = {
    "programmes": [
        {
            "name": "A programme", "partners": "A partner; another", "pathway": "Courts", "status": "being_set_up",
            "start": 2018, "end": "2028-06", "amount": 80000000, "currency": "AUD",
        }
    ],
    "results": [
        {
            "title": "A guideline", "kind": "guideline", "date": "2025-06", "obligations": ["ACTIP-14.1"],
            "pillar": "protection", "link": "https://example.org/guideline",
        }
    ],
    "context": [
        {"event": "A flood", "effect_on": "services", "detail": "Shelters closed.", "response": "Two were moved.",
         "start": "2025-08", "end": "2025-09-30"}
    ],
    "help_needed": {"answer": "needed", "kind": "data_systems", "detail": "Figures by age."},
}  # fmt: skip


def test_they_stand_in_the_report(tmp_path: Path, known: Catalogue) -> None:
    """With their time and their money, which is never added up."""
    shown = made(tmp_path, known, year(2025, change=SUPPORT), year(2025, "THA", SUPPORT))

    (programme, other), (result, _) = rows("Programmes", shown, known), rows("Results", shown, known)
    assert programme["Programme"] == other["Programme"] == "A programme"
    assert (programme["Status"], programme["From"], programme["To"]) == ("Being set up", "2018", "2028-06")
    assert (programme["Amount"], programme["Currency"]) == ("80,000,000", "AUD")
    assert (result["Result"], result["Obligations"], result["Date"]) == ("A guideline", "Art. 14(1)", "2025-06")
    (shock, _) = rows("Shocks", shown, known)
    assert (shock["What was done"], shock["From"], shock["To"]) == ("Two were moved.", "2025-08", "2025-09-30")


def test_they_have_no_table_where_nobody_names_one(tmp_path: Path, known: Catalogue) -> None:
    """And nobody is told that one is missing."""
    shown = made(tmp_path, known, year(2025))

    assert {"Programmes", "Results"} & {section.name for section in further_sections(shown, known)} == set()
    (assessment,) = assess([str(write_yaml(tmp_path / "LAO_2025.yaml", complete()))], known)[0]
    assert assessment.findings == ()


def test_help_with_the_report_is_a_need_of_no_obligation(tmp_path: Path, known: Catalogue) -> None:
    """A state that needs none, or says nothing, is not in it."""
    no_help = {"help_needed": {"answer": "not_needed"}}
    shown = made(tmp_path, known, year(2025, change=SUPPORT), year(2025, "THA", no_help), year(2025, "VNM"))

    (row,) = [row for row in rows("Needs and offers", shown, known) if row["Part"] == "Help with the report itself"]
    assert (row["State"], row["Kind"], row["Article"]) == ("LAO (draft)", "Data systems", "")
    assert row["What is asked for, in the state's words"] == "Figures by age."


def test_it_is_shown_to_those_who_may_see_the_whole(tmp_path: Path, known: Catalogue) -> None:
    """What is for the nation alone is in no regional report."""
    shown = made(tmp_path, known, year(2025, change={**SUPPORT, "disclosure": "national"}))

    assert rows("Needs and offers", shown, known) == []
    assert "Programmes" not in {section.name for section in further_sections(shown, known)}


def test_they_stand_in_the_document(tmp_path: Path, known: Catalogue) -> None:
    """Each list below its heading, the help in the first table."""
    path = str(write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), SUPPORT)))
    (tmp_path / "a.docx").write_bytes(national_document([path], "LAO", "national", known, CREATED).content)

    drawn_document = docx.Document(str(tmp_path / "a.docx"))
    cells = {cell.text for table in drawn_document.tables for row in table.rows for cell in row.cells}
    texts = " ".join(paragraph.text for paragraph in drawn_document.paragraphs)
    assert all(word in texts for word in ("A programme", "80\u202f000\u202f000", "A guideline", "Two were moved."))
    assert "Yes, Data systems, Figures by age." in cells


def test_the_form_holds_all_of_it_and_asks_for_help_first(tmp_path: Path, known: Catalogue) -> None:
    """Written and read back, nothing is lost."""
    data = changed(complete(), SUPPORT)
    content = converted(str(write_yaml(tmp_path / "a.yaml", data)), ".xlsx", known, CREATED).content

    read = document("a.xlsx", content).data
    assert {key: read[key] for key in SUPPORT} == SUPPORT
    places = Filled(blank_form()).places
    start = {at: place for at, place in places.items() if place.sheet == "Start" and at in ANSWERS}
    first = min(start, key=lambda at: int("".join(filter(str.isdigit, str(start[at].cell)))))
    assert first == "/help_needed/answer"


def test_the_next_form_has_the_programmes_alone(tmp_path: Path, known: Catalogue) -> None:
    """A result and an event are of their period, and help is asked for anew each time."""
    last = changed(complete(), {**SUPPORT, "period": {"start": "2024-01-01", "end": "2024-12-31"}})
    content = begun("", "2025", "all", str(write_yaml(tmp_path / "a.yaml", last)), "", known, CREATED).content

    read = document("a.xlsx", content).data
    assert read["programmes"] == SUPPORT["programmes"]
    assert not {"results", "context", "help_needed"} & set(read)


@pytest.mark.parametrize(
    "change",
    [
        {"programmes": [{"name": "A programme", "partners": "Write to somchai@example.org"}]},
        {"programmes": [{"name": "A programme", "pathway": "Write to somchai@example.org"}]},
        {"results": [{"title": "A course by somchai@example.org"}]},
        {"context": [{"event": "A flood", "response": "Write to somchai@example.org"}]},
        {"help_needed": {"answer": "needed", "detail": "Write to somchai@example.org"}},
        {"origin": "imported", "source": "Told by somchai@example.org"},
    ],
    ids=str,
)
def test_a_persons_data_in_them_are_told(tmp_path: Path, known: Catalogue, change: dict[str, Any]) -> None:
    """The rules read every text that is typed."""
    (assessment,) = assess([str(write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), change)))], known)[0]

    assert {finding.rule for finding in assessment.findings} == {"PRV401"}
