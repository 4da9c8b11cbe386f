"""The copy that goes back holds the answers as they were, and each fault at its cell."""

import re
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.model import COUNTED
from actip.readers import document
from tests.conftest import ROOT, Ran, changed, complete, write_yaml
from tests.forms import Filled, complete_form, written
from tests.submissions import essence

Actip = Callable[..., Ran]


@pytest.fixture(name="faulty")
def _faulty(tmp_path: Path) -> Path:
    form = Filled(complete_form())
    form.cell("/obligations/ACTIP-14.7/in_practice").value = "fulll"
    form.cell("/obligations/ACTIP-14.8/account").value = "Ask somchai@example.com."
    form.cell("/prepared").value = "04/03/2026"
    for row, value in (("; sex=F", 15), ("; sex=M", 12), ("", 25)):
        form.figure("T1a", f"indicator=victims_detected; victim_status=confirmed{row}", "figure:").value = value
    return written(tmp_path / "LAO_2025.xlsx", form.bytes())


def _findings(path: Path, known: Catalogue) -> Counter[tuple[str, str, str]]:
    (assessment,), _ = assess([str(path)], known)
    return Counter((finding.rule, finding.message, finding.pointer) for finding in assessment.findings)


def test_the_copy_has_the_same_answers_and_findings(actip: Actip, faulty: Path, known: Catalogue) -> None:
    """It is a form like any other."""
    copy = faulty.with_name("copy.xlsx")
    before = faulty.read_bytes()

    ran = actip("validate", faulty, "--annotate", copy)

    assert ran.code == 1
    assert essence(document(str(faulty)).data) == essence(document(str(copy)).data)
    assert _findings(faulty, known) == _findings(copy, known)
    assert sum(_findings(copy, known).values()) >= 4
    assert faulty.read_bytes() == before


def test_a_fault_is_said_at_its_cell(actip: Actip, faulty: Path) -> None:
    """In a remark, with the rule and what to do."""
    copy = faulty.with_name("copy.xlsx")
    actip("validate", faulty, "--annotate", copy)

    form = Filled(copy.read_bytes())
    remark = form.cell("/obligations/ACTIP-14.7/in_practice").comment.text
    assert "SCH204" in remark
    assert "'fulll' is not in the list" in remark
    assert "SUM202" in form.figure("T1a", "indicator=victims_detected; victim_status=confirmed", "figure:").comment.text
    assert form.cell("/obligations/ACTIP-14.1/in_practice").comment is None


def test_the_list_leads_to_the_cells(actip: Actip, faulty: Path) -> None:
    """The first sheet, what is wrong on top, each with a link."""
    copy = faulty.with_name("copy.xlsx")
    actip("validate", faulty, "--annotate", copy)

    book = openpyxl.load_workbook(BytesIO(copy.read_bytes()))
    sheet = book.worksheets[0]
    assert sheet.title == "Findings"
    rows = [[cell.value for cell in row[1:7]] for row in sheet.iter_rows(min_row=6) if row[1].value]
    assert [row[1] for row in rows] == sorted((row[1] for row in rows), key=COUNTED.index)
    links = {cell.ref: cell.location for cell in (row[3].hyperlink for row in sheet.iter_rows(min_row=6)) if cell}
    place = Filled(copy.read_bytes()).places["/obligations/ACTIP-14.7/in_practice"]
    assert f"'{place.sheet}'!{place.cell}" in {location.replace("$", "") for location in links.values()}
    assert "somchai" not in str(rows)


def test_a_text_can_be_annotated_as_a_form(actip: Actip, tmp_path: Path, known: Catalogue) -> None:
    """Whoever sent YAML gets a workbook, too."""
    source = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"

    actip("validate", source, "--annotate", tmp_path / "copy.xlsx")

    assert essence(document(str(source)).data) == essence(document(str(tmp_path / "copy.xlsx")).data)
    before, after = (
        Counter(key[0] for key in _findings(path, known).elements()) for path in (source, tmp_path / "copy.xlsx")
    )
    assert before == after


def test_a_copy_replaces_nothing(actip: Actip, faulty: Path) -> None:
    """Neither the file that was sent, nor a copy that somebody has begun to mend."""
    assert actip("validate", faulty, "--annotate", faulty).code == 2
    faulty.with_name("copy.xlsx").write_text("mine")
    assert actip("validate", faulty, "--annotate", faulty.with_name("copy.xlsx")).code == 2
    assert faulty.with_name("copy.xlsx").read_text() == "mine"


def test_a_copy_is_made_of_one_file(actip: Actip, faulty: Path) -> None:
    """Of a folder it is not clear which."""
    (faulty.parent / "other.yaml").write_text("format: actip-submission/1\n")
    ran = actip("validate", faulty.parent, "--annotate", faulty.parent.parent / "copy.xlsx")
    assert ran.code == 2
    assert "is made of one file" in ran.err


def test_a_figure_is_marked_wherever_the_text_lists_it(actip: Actip, tmp_path: Path) -> None:
    """The order of figures in a text is not that of the form."""
    source = ROOT / "sample_data" / "faulty" / "breakdown_above_total.yaml"

    actip("validate", source, "--annotate", tmp_path / "copy.xlsx")

    form = Filled((tmp_path / "copy.xlsx").read_bytes())
    total, women = (
        form.figure("T1a", f"indicator=victims_detected; victim_status=confirmed{row}", "figure:")
        for row in ("", "; sex=F")
    )
    assert (total.value, women.value) == (25, 15)
    assert "SUM202" in total.comment.text
    assert women.comment is None


def test_what_is_missing_is_said_at_its_own_cell(actip: Actip, tmp_path: Path) -> None:
    """A claim without evidence: where the citation would stand."""
    form = Filled(complete_form())
    for field in ("kind", "title"):
        form.cell(f"/obligations/ACTIP-14.7/evidence/0/{field}").value = None
    source = written(tmp_path / "a.xlsx", form.bytes())

    actip("validate", source, "--annotate", tmp_path / "copy.xlsx")

    copy = Filled((tmp_path / "copy.xlsx").read_bytes())
    assert "GAP303" in copy.beside("/obligations/ACTIP-14.7/in_law", "evidence/0").comment.text
    assert copy.cell("/obligations/ACTIP-14.7/in_law").comment is None


def test_an_explained_finding_is_listed_last_with_its_reason(actip: Actip, tmp_path: Path) -> None:
    """Nothing is asked for again, and no cell is marked for it."""
    cited = {"evidence": [{"kind": "law", "title": "Law 12"}, {"kind": "law", "title": "Law 13"}]}
    reason = {"rule": "GAP308", "about": "ACTIP-14.7/evidence/title=Law 12", "reason": "Not published."}
    content = changed(complete(), {"obligations": {"ACTIP-14.7": cited}, "explanations": [reason]})
    copy = tmp_path / "copy.xlsx"

    actip("validate", write_yaml(tmp_path / "LAO_2025.yaml", content), "--annotate", copy)

    rows = openpyxl.load_workbook(copy)["Findings"].iter_rows(min_row=6, min_col=3, values_only=True)
    (first, _, _, asked, *_), (last, _, _, reason_shown, *_) = rows
    assert (first, last) == ("lacks", "explained")
    assert asked.startswith("Add the day")
    assert reason_shown == "State's reason: Not published."
    assert sum("GAP308" in str(cell.comment.text) for cell in _remarked(copy)) == 1


def _remarked(path: Path) -> list[Any]:
    sheets = openpyxl.load_workbook(path).worksheets
    return [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.comment]


@pytest.mark.parametrize(
    "change",
    [
        {"obligations": {"a/b": {"in_law": "full"}}},
        {"statistics": {"cells": [{"indicator": "victims_detected", "value": 4}, 7]}},
        {"obligations": {"ACTIP-14.7": {"account": "x" * 40_000}}},
    ],
    ids=["a name with a stroke", "a figure that is none", "a text longer than a cell"],
)
def test_what_no_form_has_a_place_for_is_in_the_list(actip: Actip, tmp_path: Path, change: dict[str, Any]) -> None:
    """The copy is written, and says what is not in it."""
    source = write_yaml(tmp_path / "a.yaml", changed(complete(), change))

    ran = actip("validate", source, "--annotate", tmp_path / "copy.xlsx")

    listed = openpyxl.load_workbook(tmp_path / "copy.xlsx").worksheets[0]
    words = {str(cell.value) for row in listed.iter_rows() for cell in row}
    assert ran.code == 1
    assert set(re.findall(r"\b[A-Z]{3}[0-9]{3}\b", ran.out)) <= words


# --- by agency


def _shared_report(**change: Any) -> dict[str, Any]:
    """A report of two agencies that have something to mend each, and the secretariat, which has too."""
    data = changed(complete(), {"agencies": [{"id": "mps"}, {"id": "lwu"}, {"id": "moj"}]})
    lacking = {"evidence": None, "account": "Officers were trained."}
    answers = {
        "ACTIP-14.7": {**lacking, "agency": "mps"},
        "ACTIP-14.8": {**lacking, "agency": "lwu"},
        "ACTIP-14.9": {**lacking},
        "ACTIP-16.6": {"in_practice": "fulll", "agency": "lwu"},
        "ACTIP-2": {"agency": "moj"},
    }
    return changed(data, {"obligations": answers, **change})


def _agencies_of(path: Path) -> list[tuple[str, str]]:
    rows = openpyxl.load_workbook(path)["Findings"].iter_rows(min_row=6, min_col=2, max_col=3, values_only=True)
    return [(str(agency), str(kind)) for agency, kind in rows]


def test_findings_stand_by_agency_and_those_of_nobody_last(actip: Actip, tmp_path: Path) -> None:
    """In the order of the report's own list; of each what is wrong first."""
    copy = tmp_path / "copy.xlsx"

    actip("validate", write_yaml(tmp_path / "LAO_2025.yaml", _shared_report()), "--annotate", copy)

    assert _agencies_of(copy) == [
        ("mps", "lacks"),
        ("lwu", "wrong"),
        ("lwu", "lacks"),
        ("nobody named", "lacks"),
    ]


def test_a_finding_of_several_agencies_names_them(actip: Actip, tmp_path: Path) -> None:
    """It is in the list once, and in the copy of each."""
    shared = changed(_shared_report(), {"obligations": {"ACTIP-14.7": {"agency": "mps; lwu"}}})

    actip("validate", write_yaml(tmp_path / "LAO_2025.yaml", shared), "--annotate", tmp_path / "copy.xlsx")

    assert _agencies_of(tmp_path / "copy.xlsx")[0] == ("mps; lwu", "lacks")


def test_each_agency_gets_its_part_with_what_was_found_in_it(actip: Actip, tmp_path: Path) -> None:
    """As the parts of the report are made, and one for the rest."""
    source = write_yaml(tmp_path / "LAO_2025.yaml", _shared_report())
    out, forms = tmp_path / "out", tmp_path / "parts"

    ran = actip("validate", source, "--annotate", out, "--by", "agency")
    actip("split", source, "--out", forms)

    assert ran.code == 1
    assert sorted(path.name for path in out.iterdir()) == [
        f"LAO_2025_{name}_remarks.xlsx" for name in ("lwu", "moj", "mps", "rest")
    ]
    for form in forms.iterdir():
        part, copy = document(str(form)), document(str(out / f"{form.stem}_remarks.xlsx"))
        assert essence(part.data) == essence(copy.data)
        moved = {
            pointer: (place, copy.places[pointer])
            for pointer, place in part.places.items()
            if not pointer.startswith("/besides") and place[2:] != copy.places[pointer][2:]
        }
        assert moved == {}
    assert _agencies_of(out / "LAO_2025_lwu_remarks.xlsx") == [("lwu", "wrong"), ("lwu", "lacks")]
    assert _agencies_of(out / "LAO_2025_mps_remarks.xlsx") == [("mps", "lacks")]
    assert _agencies_of(out / "LAO_2025_rest_remarks.xlsx") == [("nobody named", "lacks")]
    assert "Findings" not in openpyxl.load_workbook(out / "LAO_2025_moj_remarks.xlsx").sheetnames
    assert "moj: nothing was found" in ran.err


def test_a_figure_is_marked_in_the_part_of_whoever_answers_it(actip: Actip, tmp_path: Path) -> None:
    """Its number among the figures of a part is another than in the whole."""
    figure = {"indicator": "victims_detected", "victim_status": "confirmed"}
    wrong = [{**figure, "value": 25}, {**figure, "sex": "F", "value": 15}, {**figure, "sex": "M", "value": 12}]
    data = _shared_report()
    cells = [cell for cell in data["statistics"]["cells"] if cell["indicator"] != "victims_detected"]
    data["statistics"] = {"indicators": {"victims_detected": {"agency": "mps"}}, "cells": [*cells, *wrong]}

    actip("validate", write_yaml(tmp_path / "LAO_2025.yaml", data), "--annotate", tmp_path / "out", "--by", "agency")

    form = Filled((tmp_path / "out" / "LAO_2025_mps_remarks.xlsx").read_bytes())
    remark = form.figure("T1a", "indicator=victims_detected; victim_status=confirmed", "figure:").comment
    assert "SUM202" in remark.text


def test_what_was_carried_over_is_counted_for_each_agency(actip: Actip, tmp_path: Path) -> None:
    """Each is told how many of its own answers nobody has looked at."""
    last = {
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
        "answers": {name: {"in_law": "full", "in_practice": "full"} for name in ("ACTIP-14.7", "ACTIP-14.8")},
    }

    actip(
        "validate", write_yaml(tmp_path / "a.yaml", _shared_report(last=last)), "--annotate", tmp_path / "out",
        "--by", "agency",
    )  # fmt: skip

    sheet = openpyxl.load_workbook(tmp_path / "out" / "LAO_2025_mps_remarks.xlsx")["Findings"]
    messages = [str(row[0]) for row in sheet.iter_rows(min_row=6, min_col=5, max_col=5, values_only=True)]
    assert any(message.startswith("1 of 1 answers is from the last report") for message in messages)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--by", "agency"), "--by has no meaning without --annotate"),
        (("--annotate", "copy.xlsx", "--by", "agency"), "is named like a file"),
        (("--annotate", "out", "--by", "pillar"), "agency"),
    ],
)
def test_what_cannot_be_divided_is_refused(options: tuple[str, ...], said: str, actip: Actip, tmp_path: Path) -> None:
    """Before anything is read."""
    ran = actip("validate", write_yaml(tmp_path / "a.yaml", _shared_report()), *options)

    assert ran.code == 2
    assert said in ran.err


def test_a_report_that_names_no_agency_is_not_divided(actip: Actip, tmp_path: Path) -> None:
    """There is one copy then."""
    ran = actip(
        "validate", write_yaml(tmp_path / "a.yaml", complete()), "--annotate", tmp_path / "out", "--by", "agency"
    )

    assert ran.code == 2
    assert "names no agency" in ran.err
    assert not (tmp_path / "out").exists()


def test_copies_replace_nothing(actip: Actip, tmp_path: Path) -> None:
    """If one of the files is there, none is written."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "LAO_2025_mps_remarks.xlsx").write_text("mine")

    ran = actip("validate", write_yaml(tmp_path / "a.yaml", _shared_report()), "--annotate", out, "--by", "agency")

    assert ran.code == 2
    assert [path.read_text() for path in out.iterdir()] == ["mine"]
