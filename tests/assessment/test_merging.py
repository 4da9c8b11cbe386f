"""The parts of agencies become one report: everything of each, nothing twice, nothing chosen in silence."""

import copy
import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actip.catalogue.entries import Catalogue
from actip.commands.merge import Merged, merged
from actip.errors import Contradiction, UnknownName
from actip.format.agencies import REST
from actip.round.split import parts
from actip.workbook.template import workbook
from tests.conftest import CREATED, changed, complete, write_yaml
from tests.submissions import KNOWN, essence, submissions

AGENCIES = ["mps", "lwu", "court"]


def _assigned(whole: dict[str, Any], chance: Random) -> dict[str, Any]:
    """The submission with three agencies, each of which answers for some of it."""
    whole = {key: copy.deepcopy(whole[key]) for key in whole if key not in ("answered_by", "questions")}
    whole["agencies"] = [{"id": name} for name in AGENCIES]
    statistics = whole.get("statistics", {})
    for group in (whole.get("obligations", {}), whole.get("court_indicators", {}), statistics.get("indicators", {})):
        for entry in group.values():
            owner = chance.choice([*AGENCIES, None])
            entry.pop("agency", None)
            if owner:
                entry["agency"] = owner
    return whole


def _answered(content: dict[str, Any], known: Catalogue) -> dict[str, Any]:
    """The content as its agencies fill it in: another answer, another figure, by a rule that anybody can follow."""
    content = copy.deepcopy(content)
    for name, answer in content.get("obligations", {}).items():
        for half in known.obligations[name].asks:
            answer[f"in_{half}"] = "partial"
        answer["account"] = f"Done under {name}."
    for cell in content.get("statistics", {}).get("cells", []):
        if "value" in cell:
            cell["value"] = len(cell)
    return content


def _merged(files: Mapping[str, Any], folder: Path, known: Catalogue, prefer: str = "") -> Merged:
    for name, content in files.items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            write_yaml(folder / name, content)
    return merged([str(folder)], "whole.xlsx", [prefer] if prefer else [], known)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(whole=submissions(), chance=st.integers(0, 10**6).map(Random))
def test_the_parts_that_agencies_fill_in_make_the_filled_whole(
    whole: dict[str, Any], chance: Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Split, filled in as workbooks, and merged, a report is what it is when it is filled in whole.

    Explanations stand together by the agency that gave them: first the rest, then as the report names them.
    """
    whole = _assigned(whole, chance)
    filled = {f"{part.agency}.xlsx": _answered(part.content, KNOWN) for part in parts(whole, KNOWN)}
    expected = _answered(whole, KNOWN)
    if "explanations" in whole:
        shares = [filled.get(f"{name}.xlsx", {}).get("explanations", ()) for name in (REST, *AGENCIES)]
        expected["explanations"] = [entry for share in shares for entry in share]

    forms = {name: workbook(KNOWN, content, CREATED) for name, content in filled.items()}
    made = _merged(forms, tmp_path_factory.mktemp("parts"), KNOWN)

    assert made.content is not None
    assert essence(made.content) == essence(expected)
    of_the_merge = {finding.rule for finding in _all(made) if finding.rule.startswith("MRG")}
    assert of_the_merge <= {"MRG701", "MRG709", "MRG711"}  # what the report itself held before it was divided


@given(whole=submissions(), chance=st.integers(0, 10**6).map(Random))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
def test_every_question_is_in_one_part(whole: dict[str, Any], chance: Random) -> None:
    """No answer is in two parts, and none is in no part."""
    whole = _assigned(whole, chance)

    made = parts(whole, KNOWN)

    named = [name for part in made for name in part.content.get("obligations", {})]
    assert sorted(named) == sorted(whole.get("obligations", {}))
    asked = [name for part in made for name in part.content["questions"]]
    assert len(asked) == len(set(asked))
    assert made[-1].agency == REST


def _all(made: Merged) -> list[Any]:
    return [finding for assessment in made.assessments for finding in assessment.findings]


def _report(**change: Any) -> dict[str, Any]:
    return changed(complete(), change)


def test_seeded_conflicts_are_all_found(tmp_path: Path, known: Catalogue) -> None:
    """Of answers, of figures, and of what stands on the first sheet: each with both places."""
    figure = {"indicator": "victims_detected", "victim_status": "confirmed", "value": 25}
    head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
    names = list(known.obligations)[:20]
    one = {name: {f"in_{known.obligations[name].asks[0]}": "full"} for name in names}
    other = {
        name: {f"in_{known.obligations[name].asks[0]}": "none" if "law" in known.obligations[name].asks else "partial"}
        for name in names
    }
    cells = [{**figure, "sex": sex, "value": 3} for sex in ("F", "M")]
    files = {
        "mps.yaml": {**head, "answered_by": "mps", "cycle": "2025", "obligations": one,
                     "statistics": {"cells": [figure, *cells]}},
        "lwu.yaml": {**head, "answered_by": "lwu", "cycle": "2026", "obligations": other,
                     "statistics": {"cells": [{**figure, "value": 31}, {**cells[0], "value": 4}, cells[1]]}},
    }  # fmt: skip

    made = _merged(files, tmp_path, known)

    conflicts = [finding for finding in _all(made) if finding.rule == "MRG701"]
    assert len(conflicts) == len(names) + 2 + 1
    assert all("mps.yaml, line" in entry.message and "lwu.yaml, line" in entry.message for entry in conflicts)
    assert made.content is not None
    assert made.content["statistics"]["cells"] == [cells[1]]
    assert not any(
        half in answer for answer in made.content["obligations"].values() for half in ("in_law", "in_practice")
    )


def test_the_word_of_the_agency_preferred_counts(tmp_path: Path, known: Catalogue) -> None:
    """The other word is named in a note, and is not in the report."""
    head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
    files = {
        "mps.yaml": {**head, "answered_by": "mps", "obligations": {"ACTIP-14.7": {"in_law": "full"}}},
        "lwu.yaml": {**head, "answered_by": "lwu", "obligations": {"ACTIP-14.7": {"in_law": "partial"}}},
    }

    made = _merged(files, tmp_path, known, prefer="lwu")

    assert made.content is not None
    assert made.content["obligations"]["ACTIP-14.7"]["in_law"] == "partial"
    assert "conflicts" not in made.content


def test_an_agency_without_a_file_cannot_be_preferred(tmp_path: Path, known: Catalogue) -> None:
    """A slip of the pen must not decide nothing in silence."""
    with pytest.raises(UnknownName, match="'mpss'"):
        _merged({"mps.yaml": _report(answered_by="mps")}, tmp_path, known, prefer="mpss")


def test_reports_of_two_states_are_not_merged(tmp_path: Path, known: Catalogue) -> None:
    """They are not one report."""
    with pytest.raises(Contradiction, match="another state"):
        _merged({"a.yaml": _report(), "b.yaml": _report(state="THA")}, tmp_path, known)


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path, known: Catalogue) -> None:
    """All of them are named, and nothing is written."""
    made = _merged({"a.yaml": b"\xff", "b.xlsx": b"none", "c.yaml": _report()}, tmp_path, known)

    assert made.content is None
    assert [assessment.path.rpartition("/")[2] for assessment in made.assessments] == ["a.yaml", "b.xlsx"]


def test_who_answered_and_who_cleared_is_kept(tmp_path: Path, known: Catalogue) -> None:
    """The agency stands with the answer, its clearance in a list; the report's own stays the secretariat's."""
    head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
    files = {
        "mps.yaml": {**head, "answered_by": "mps", "clearance": "agency_cleared", "prepared": "2026-03-02",
                     "cleared_by": {"office": "Legal Department", "date": "2026-03-05"},
                     "obligations": {"ACTIP-14.7": {"in_law": "full"}}},
        "rest.yaml": {**head, "answered_by": REST, "clearance": "draft", "prepared": "2026-03-14"},
    }  # fmt: skip

    made = _merged(files, tmp_path, known)

    assert made.content is not None
    assert made.content["obligations"]["ACTIP-14.7"]["agency"] == "mps"
    assert made.content["clearance"] == "draft"
    assert made.content["prepared"] == "2026-03-14"
    assert made.content["agency_clearances"] == [
        {"agency": "mps", "clearance": "agency_cleared", "office": "Legal Department", "date": "2026-03-05",
         "prepared": "2026-03-02"},
    ]  # fmt: skip


def test_an_agency_is_one_however_its_name_is_written(tmp_path: Path, known: Catalogue) -> None:
    """Capitals make no other agency."""
    head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
    files = {
        "a.yaml": {**head, "answered_by": "mps", "agencies": [{"id": "MPS", "name": "Public Security"}]},
        "b.yaml": {**head, "answered_by": REST, "agencies": [{"id": "mps"}]},
    }

    made = _merged(files, tmp_path, known)

    assert made.content is not None
    assert [entry["name"] for entry in made.content["agencies"]] == ["Public Security"]


def test_the_moment_of_saving_tells_versions_apart(tmp_path: Path, known: Catalogue) -> None:
    """Where neither says when it was prepared, the workbook itself does."""
    from datetime import datetime

    older = _report(answered_by="mps", prepared=None)
    newer = changed(older, {"obligations": {"ACTIP-14.7": {"in_law": "partial"}}})
    files = {
        "a.xlsx": workbook(known, newer, datetime(2026, 3, 14, 9, 30)),
        "b.xlsx": workbook(known, older, datetime(2026, 3, 1, 9, 30)),
    }

    (found,) = [finding for finding in _all(_merged(files, tmp_path, known)) if finding.rule == "MRG703"]

    assert found.message.endswith(f"{tmp_path}/a.xlsx is the newer one: saved on 2026-03-14 09:30, the other on "
                                  "2026-03-01 09:30.")  # fmt: skip


def test_where_two_versions_differ_is_said_with_both_values(tmp_path: Path, known: Catalogue) -> None:
    """Codes and figures by what they are called, what stands in one alone too; of a text no more than its length."""
    head = {key: _report()[key] for key in ("format", "catalogue", "state", "period")}
    women = {"indicator": "victims_detected", "sex": "F"}
    files = {
        "a.yaml": {**head, "answered_by": "mps", "statistics": {"cells": [{**women, "value": 3}]},
                   "obligations": {"ACTIP-14.7": {"in_law": "full", "account": "One desk."}}},
        "b.yaml": {**head, "answered_by": "mps", "statistics": {"cells": [{**women, "below": 5, "note": "Few."}]},
                   "obligations": {"ACTIP-14.7": {"in_law": "partial", "account": "Two desks."},
                                   "ACTIP-14.8": {"in_practice": "not_yet", "covers": ["labour", "fishing"]}}},
    }  # fmt: skip

    (found,) = [finding for finding in _all(_merged(files, tmp_path, known)) if finding.rule == "MRG703"]

    places = re.sub(r" \(line \d+\)", "", found.message).partition("each says: ")[2]
    assert places.partition(". Nothing tells")[0].split("; ") == [
        "ACTIP-14.7, In law: 'Full' and 'Partial'",
        "ACTIP-14.7, Account: a text of 9 characters and a text of 10 characters",
        "ACTIP-14.8, In practice: (not given) and 'Not yet'",
        "ACTIP-14.8, Covers: (not given) and 2 entries",
        "Victims detected, sex Female: '3' and '<5'",
        "Victims detected, sex Female, Note: (not given) and a text of 4 characters",
    ]


def test_of_many_places_the_first_are_named(tmp_path: Path, known: Catalogue) -> None:
    """And it is said how many there are."""
    head = {key: _report()[key] for key in ("format", "catalogue", "state", "period")}
    files = {
        name: {
            **head,
            "answered_by": "mps",
            "obligations": {id: {"in_law": code} for id in list(known.obligations)[:20]},
        }
        for name, code in (("a.yaml", "full"), ("b.yaml", "partial"))
    }  # fmt: skip

    (found,) = [finding for finding in _all(_merged(files, tmp_path, known)) if finding.rule == "MRG703"]

    assert found.message.count("'Full' and 'Partial'") == 12
    assert "; and 8 more. " in found.message


def test_two_parts_in_one_workbook_are_named(tmp_path: Path, known: Catalogue) -> None:
    """Sheets of two agencies, copied into one file: the second first sheet is not taken in silence."""
    from io import BytesIO

    import openpyxl

    one, other = (
        workbook(known, {**_report(), "answered_by": name, "obligations": {}}, CREATED) for name in ("mps", "lwu")
    )
    book, second = openpyxl.load_workbook(BytesIO(one)), openpyxl.load_workbook(BytesIO(other))
    copied = book.create_sheet("Start (2)")
    for row in second["Start"].iter_rows():
        for cell in row:
            copied.cell(cell.row, cell.column).value = cell.value
    content = BytesIO()
    book.save(content)

    made = _merged({"both.xlsx": content.getvalue()}, tmp_path, known)

    assert made.content is None
    (found,) = _all(made)
    assert found.message.startswith("both.xlsx: Start (2), cell B12: 'Answered by' stands here again; it stands first")


def _parts(**content: Any) -> dict[str, Any]:
    """Two parts with something about one obligation each, `mps` first."""
    head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
    names = {"mps": content["mps"], "lwu": content["lwu"]}
    return {
        f"{agency}.yaml": {**head, "answered_by": agency, "obligations": {"ACTIP-14.7": answer}}
        for agency, answer in names.items()
    }


def test_the_most_closed_level_holds_until_somebody_decides(tmp_path: Path, known: Catalogue) -> None:
    """A conflict about who may see an answer must not open it."""
    files = _parts(mps={"disclosure": "public"}, lwu={"disclosure": "national"})

    made = _merged(files, tmp_path, known)

    assert made.content is not None
    assert made.content["obligations"]["ACTIP-14.7"]["disclosure"] == "national"
    assert [finding.rule for finding in _all(made)] == ["MRG701"]


def test_one_citation_that_differs_is_a_conflict(tmp_path: Path, known: Catalogue) -> None:
    """Evidence of one title, and one action, are one entry: what differs in it is not written twice."""
    files = _parts(
        mps={"evidence": [{"title": "Law", "date": "2019-01-01"}], "actions": [{"action": "Train", "state": "done"}]},
        lwu={
            "evidence": [{"title": "Law", "date": "2020-01-01"}],
            "actions": [{"action": "Train", "state": "planned"}],
        },
    )

    made = _merged(files, tmp_path, known)

    assert made.content is not None
    assert made.content["obligations"]["ACTIP-14.7"] == {
        "evidence": [{"title": "Law"}], "actions": [{"action": "Train"}], "agency": "lwu; mps",
    }  # fmt: skip
    assert [finding.rule for finding in _all(made)] == ["MRG701", "MRG701"]


def test_a_preferred_text_is_not_repeated(tmp_path: Path, known: Catalogue) -> None:
    """Nobody has looked yet whether it holds a person's data."""
    files = _parts(mps={"account": "A girl of 16, +856 20 5551 2345"}, lwu={"account": "Passport P1234567"})

    said = " ".join(finding.message for finding in _all(_merged(files, tmp_path, known, prefer="mps")))

    assert "a text of 31 characters" in said
    assert "5551" not in said
    assert "P1234567" not in said


def test_two_remarks_on_one_figure_are_a_conflict(tmp_path: Path, known: Catalogue) -> None:
    """The figure is the same, what it means is not."""
    head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
    figure = {"indicator": "victims_sheltered", "value": 5}
    files = {
        f"{name}.yaml": {**head, "answered_by": name, "statistics": {"cells": [{**figure, "note": f"{name} only"}]}}
        for name in ("mps", "lwu")
    }

    made = _merged(files, tmp_path, known)

    assert made.content is not None
    assert made.content["statistics"]["cells"] == [figure]
    assert [finding.rule for finding in _all(made)] == ["MRG701"]


def test_all_who_say_the_same_are_named(tmp_path: Path, known: Catalogue) -> None:
    """Of four parts with three answers, two conflicts name all four."""
    head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
    said = {"a": 9, "b": 5, "c": 6, "d": 6}
    files = {
        f"{name}.yaml": {**head, "answered_by": name,
                         "statistics": {"cells": [{"indicator": "victims_sheltered", "value": value}]}}
        for name, value in said.items()
    }  # fmt: skip

    messages = [finding.message for finding in _all(_merged(files, tmp_path, known))]

    assert len(messages) == 2
    assert any("c, d says '6'" in message for message in messages)


def test_agencies_with_names_in_any_script_have_files_of_their_own(tmp_path: Path, actip: Any) -> None:
    """Also where two names differ in letter case only."""
    whole = _report(agencies=[{"id": name} for name in ("ປກສ", "ກະຊວງ", "Police", "police")])
    for name, answer in zip(("ປກສ", "ກະຊວງ", "Police", "police"), whole["obligations"].values(), strict=False):
        answer["agency"] = name
    write_yaml(tmp_path / "whole.yaml", whole)

    assert actip("split", f"{tmp_path}/whole.yaml", "--out", f"{tmp_path}/parts").code == 0

    names = {path.name for path in (tmp_path / "parts").iterdir()}
    shorts = ("ປກສ", "ກະຊວງ", "Police", "police-2", "rest")
    assert names == {f"LAO_2025_{short}.xlsx" for short in shorts}
