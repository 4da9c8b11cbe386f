"""The round of several agencies where it went wrong: contacts, two fillers of the rest, one training, two accounts."""

import copy
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from actip.catalogue import catalogue as in_language
from actip.catalogue.entries import Catalogue
from actip.commands.convert import of_decisions
from actip.commands.merge import Merged, merged
from actip.format.agencies import REST
from actip.format.walk import group
from actip.readers import document
from actip.round.decide import decided
from actip.round.split import parts
from actip.workbook.template import workbook
from tests.conftest import CREATED, Ran, complete, write_yaml

HEAD = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
AGENCIES = [
    {"id": "mps", "name": "Ministry of Public Security", "answers": ["Protection of victims"]},
    {"id": "MLSW", "name": "Ministry of Labour", "answers": ["Art. 14", "Figures"]},
]
TRAINING = {"topic": "Interviews", "audience": "police", "start": "2025-03-01", "end": "2025-03-02"}
CONFIRMED = {"indicator": "victims_detected", "victim_status": "confirmed"}


def _merged(files: dict[str, dict[str, Any]], folder: Path, known: Catalogue, **how: Any) -> Merged:
    for name, content in files.items():
        write_yaml(folder / f"{name}.yaml", {**HEAD, **content})
    return merged([str(folder)], how.pop("target", "whole.xlsx"), [], known, **how)


def _rules(made: Merged) -> list[str]:
    return [finding.rule for assessment in made.assessments for finding in assessment.findings]


def _content(made: Merged) -> dict[str, Any]:
    assert made.content is not None
    return dict(made.content)


# --- who gets which part


def test_a_question_of_two_agencies_is_in_the_part_of_each(known: Catalogue) -> None:
    """By pillar, article or row; the figures go where they are assigned; nobody's questions stay in the rest."""
    whole = {**HEAD, "agencies": AGENCIES, "obligations": {"ACTIP-14.7": {"agency": "MPS; mlsw", "in_law": "full"}},
             "statistics": {"cells": [{**CONFIRMED, "value": 3}]}}  # fmt: skip

    made = {part.agency: part.content for part in parts(whole, known)}

    assert list(made) == ["mps", "MLSW", REST]
    assert "ACTIP-14.7" in made["mps"]["questions"]
    assert "ACTIP-14.7" in made["MLSW"]["questions"]
    assert made["mps"]["obligations"] == made["MLSW"]["obligations"]
    assert "victims_detected" in made["MLSW"]["questions"]
    assert made["MLSW"]["statistics"]["cells"] == [{**CONFIRMED, "value": 3}]
    assert not set(made[REST]["questions"]) & {*made["mps"]["questions"], *made["MLSW"]["questions"]}


def test_a_list_goes_to_whom_it_is_assigned(known: Catalogue) -> None:
    """Trainings are in the part of the agency that gives them, and not in the rest."""
    agencies = [{"id": "mps", "answers": ["Prevention", "Capacity"]}]

    made = {part.agency: part.content for part in parts({**HEAD, "agencies": agencies, "capacity": [TRAINING]}, known)}

    assert made["mps"]["capacity"] == [TRAINING]
    assert "capacity" not in made[REST]


def test_answers_of_two_agencies_to_one_question_merge_by_key(tmp_path: Path, known: Catalogue) -> None:
    """What one of them leaves open the other fills in; both are named where the list does not say so."""
    files = {
        "mps": {"answered_by": "mps", "obligations": {"ACTIP-14.7": {"in_law": "full"}}},
        "lwu": {"answered_by": "lwu", "obligations": {"ACTIP-14.7": {"in_practice": "partial", "account": "One."}}},
    }

    made = _merged(files, tmp_path, known)

    answer = _content(made)["obligations"]["ACTIP-14.7"]
    assert answer == {"in_law": "full", "in_practice": "partial", "account": "One.", "agency": "lwu; mps"}
    assert _rules(made) == []


# --- M1: own contacts


def test_each_part_has_its_own_contact(tmp_path: Path, known: Catalogue) -> None:
    """It is kept beside the agency's clearance, is no conflict with the national one, and comes back later."""
    files = {
        "mps": {"answered_by": "mps", "focal_point": {"agency": "MPS", "unit": "Desk", "email": "desk@mps.gov.la"}},
        "MLSW": {"answered_by": "MLSW", "focal_point": {"agency": "MLSW", "phone": "021 213 000"}},
        "rest": {"answered_by": REST, "focal_point": {"agency": "Secretariat", "email": "office@moj.gov.la"}},
    }  # fmt: skip

    made = _merged({name: {**content, "agencies": AGENCIES} for name, content in files.items()}, tmp_path, known)

    content = _content(made)
    assert _rules(made) == []
    assert content["focal_point"] == files["rest"]["focal_point"]
    assert content["agency_clearances"] == [
        {"agency": "mps", "contact": "MPS, Desk", "email": "desk@mps.gov.la"},
        {"agency": "MLSW", "contact": "MLSW", "phone": "021 213 000"},
    ]
    again = {part.agency: part.content for part in parts(content, known)}
    assert again["mps"]["focal_point"] == {"agency": "MPS, Desk", "email": "desk@mps.gov.la"}
    form = tmp_path / "form.xlsx"
    form.write_bytes(workbook(known, content, CREATED))
    assert document(str(form)).data["agency_clearances"] == content["agency_clearances"]


def test_an_address_in_a_conflict_is_no_persons_data(
    tmp_path: Path, known: Catalogue, actip: Callable[..., Ran]
) -> None:
    """Two offices that both hold the rest name two contacts: the conflict says so without repeating an address."""
    files = {
        name: {**HEAD, "answered_by": REST, "focal_point": {"agency": "Office", "email": f"{name}@moj.gov.la"}}
        for name in ("one", "two")
    }
    (tmp_path / "parts").mkdir()

    whole = _merged(files, tmp_path / "parts", known, target="whole.yaml")
    ran = actip("validate", write_yaml(tmp_path / "whole.yaml", _content(whole)))

    assert _rules(whole) == ["MRG701"]
    assert "MRG701" in ran.out
    assert "PRV" not in ran.out


def test_a_part_without_figures_conflicts_with_nobody(tmp_path: Path, known: Catalogue) -> None:
    """What a part does not report the report still does."""
    files = {
        "mps": {"answered_by": "mps", "parts": ["obligations"], "reporting_authority": "Police"},
        "rest": {"answered_by": REST, "parts": ["obligations", "statistics"], "reporting_authority": "Secretariat",
                 "statistics": {"cells": [{**CONFIRMED, "value": 3}]}},
    }  # fmt: skip

    made = _merged(files, tmp_path, known)

    assert _rules(made) == []
    assert _content(made)["parts"] == ["obligations", "statistics"]
    assert _content(made)["reporting_authority"] == "Secretariat"


# --- M2: two fillers of the rest


def test_two_offices_that_hold_the_rest_merge_cell_by_cell(tmp_path: Path, known: Catalogue) -> None:
    """As whole forms do; where both say something else, each is named by its file."""
    sheltered = {"indicator": "victims_sheltered"}
    files = {
        "a": {"answered_by": REST, "statistics": {"cells": [{**CONFIRMED, "value": 3}]}, "prepared": "2026-03-01"},
        "b": {"answered_by": REST, "statistics": {"cells": [{**sheltered, "value": 9}]}, "prepared": "2026-03-14"},
        "c": {"answered_by": REST, "statistics": {"cells": [{**sheltered, "value": 8}]}},
    }

    made = _merged({name: files[name] for name in "ab"}, tmp_path, known)
    assert _rules(made) == []
    assert _content(made)["statistics"]["cells"] == [{**CONFIRMED, "value": 3}, {**sheltered, "value": 9}]
    assert _content(made)["prepared"] == "2026-03-14"

    made = _merged({"c": files["c"]}, tmp_path, known)
    conflict = _content(made)["conflicts"][0]
    assert (conflict["subject"], conflict["first"]["agency"], conflict["second"]["agency"]) == (
        "Victims given shelter", "b.yaml", "c.yaml",
    )  # fmt: skip


# --- M3: one training with two numbers, and two accounts


def test_a_training_with_other_numbers_is_asked_about(tmp_path: Path, known: Catalogue) -> None:
    """It is never counted twice in silence: 45 and 54 are one training, of which nobody says how many took part."""
    files = {
        name: {"answered_by": name, "capacity": [{**TRAINING, "participants": {"total": total}}]}
        for name, total in (("mps", 45), ("MLSW", 54))
    }

    made = _merged(files, tmp_path, known)

    assert _rules(made) == ["MRG701"]
    assert _content(made)["capacity"] == [TRAINING]
    done = decided({**_content(made), "conflicts": [{**_content(made)["conflicts"][0], "take": "other"}]}, known)
    assert done.content["capacity"] == [{**TRAINING, "participants": {"total": 45}}]  # MLSW.yaml was read first


def test_accounts_are_joined_under_the_names_of_their_agencies(tmp_path: Path, known: Catalogue) -> None:
    """With '--join' at once."""
    files = {
        name: {"answered_by": name, "agencies": AGENCIES, "obligations": {"ACTIP-14.7": {"account": account}}}
        for name, account in (("mps", "Two desks."), ("MLSW", "One shelter."))
    }

    made = _merged(files, tmp_path, known, join=True)

    joined = "Ministry of Public Security: Two desks.\nMinistry of Labour: One shelter."
    assert _content(made)["obligations"]["ACTIP-14.7"]["account"] == joined
    assert _rules(made) == ["MRG710"]
    assert "conflicts" not in _content(made)


# --- M4: what is taken


def _with_conflicts(folder: Path, known: Catalogue) -> dict[str, Any]:
    answers = [
        {"in_law": "full", "account": "Two desks.", "since": "2019-06", "covers": [],
         "evidence": [{"title": "Law 1", "date": "2019"}]},
        {"in_law": "partial", "account": "One shelter.", "since": 2020, "covers": [],
         "evidence": [{"title": "Law 1", "date": "2020"}]},
    ]  # fmt: skip
    figures = [{"value": 3}, {"missing": "not_collected"}]
    files = {
        name: {"answered_by": name, "agencies": AGENCIES, "obligations": {"ACTIP-14.7": answer},
               "statistics": {"cells": [{**CONFIRMED, "sex": "F", **figure}]},
               "stakeholders": [{"name": "Village Focus", "pillars": [pillar]}]}
        for name, answer, figure, pillar in zip(
            ("mps", "MLSW"), answers, figures, ("protection", "prevention"), strict=True
        )
    }  # fmt: skip
    return _content(_merged(files, folder, known))


def test_what_is_taken_stands_in_its_place(tmp_path: Path, known: Catalogue) -> None:
    """Answers, days, figures, reasons and lists, read back from their words in the form of any language."""
    (tmp_path / "parts").mkdir()
    content = _with_conflicts(tmp_path / "parts", known)
    assert len(content["conflicts"]) == 6
    for code in ("en", "lo"):
        form = tmp_path / f"{code}.xlsx"
        form.write_bytes(workbook(in_language(code), content, CREATED))
        read = document(str(form)).data
        assert read["conflicts"] == content["conflicts"]

        for entry in read["conflicts"]:
            entry["take"] = "both" if entry["at"].endswith("account") else "other"
        done = decided(read, in_language(code))

        assert (done.number, done.left) == (6, 0)
        assert "conflicts" not in done.content
        answer = done.content["obligations"]["ACTIP-14.7"]
        assert (answer["in_law"], answer["since"]) == ("partial", 2020)
        assert answer["account"] == "Ministry of Public Security: Two desks.\nMinistry of Labour: One shelter."
        assert answer["evidence"] == [{"title": "Law 1", "date": 2020}]
        assert done.content["statistics"]["cells"] == [{**CONFIRMED, "sex": "F", "missing": "not_collected"}]
        assert done.content["stakeholders"][0]["pillars"] == ["prevention"]


def test_what_was_typed_meanwhile_is_not_overwritten(tmp_path: Path, known: Catalogue) -> None:
    """The conflict stays, and so does what stands in the cell."""
    content = copy.deepcopy(_with_conflicts(tmp_path, known))
    content["obligations"]["ACTIP-14.7"]["in_law"] = "none"
    content["conflicts"] = [{**entry, "take": "one"} for entry in content["conflicts"] if entry["what"] == "In law"]

    done = decided(content, known)

    assert (done.number, done.left) == (0, 1)
    assert done.content == content


def test_what_was_typed_meanwhile_is_named(tmp_path: Path, known: Catalogue) -> None:
    """Whoever decided reads where to put by hand what is right, and nothing that somebody typed."""
    content = copy.deepcopy(_with_conflicts(tmp_path, known))
    content["obligations"]["ACTIP-14.7"]["in_law"] = "none"
    taken = [{**entry, "take": "one"} for entry in content["conflicts"] if entry["what"] == "In law"]

    notes = of_decisions(decided({**content, "conflicts": taken}, known))

    assert [note.rpartition(": ")[2] for note in notes] == ["ACTIP-14.7, In law."]


# --- who answers a question


def _naming(folder: Path, known: Catalogue, mps: str, mlsw: str) -> dict[str, Any]:
    """Merge two parts that name an agency at one obligation, one indicator and one court indicator."""
    files = {
        name: {"answered_by": name, "agencies": AGENCIES,
               "obligations": {"ACTIP-14.7": {"agency": agency}, "ACTIP-14.8": {"in_law": "full"}},
               "statistics": {"indicators": {"victims_detected": {"agency": agency}}},
               "court_indicators": {"trial_time": {"agency": agency}}}
        for name, agency in (("mps", mps), ("MLSW", mlsw))
    }  # fmt: skip
    return _content(_merged(files, folder, known))


def _who_answers(content: Mapping[str, Any]) -> list[object]:
    rows = (("obligations", "ACTIP-14.7"), ("statistics", "indicators", "victims_detected"),
            ("court_indicators", "trial_time"))  # fmt: skip
    return [group(content, *row).get("agency") for row in rows]


def test_agencies_that_each_name_themselves_answer_together(tmp_path: Path, known: Catalogue) -> None:
    """That two agencies answer one question is no conflict between them."""
    content = _naming(tmp_path, known, "MPS", "mlsw")

    assert "conflicts" not in content
    assert _who_answers(content) == ["mps; MLSW"] * 3


def test_agencies_that_name_another_are_in_conflict(tmp_path: Path, known: Catalogue) -> None:
    """Its place stays empty until somebody decides; taking one of them, the other or both settles it."""
    content = _naming(tmp_path, known, "mps", "moj")
    assert _who_answers(content) == [None] * 3
    assert len(content["conflicts"]) == 3

    for take, agencies in (("one", "mps"), ("other", "moj"), ("both", "mps; moj")):
        done = decided({**content, "conflicts": [{**entry, "take": take} for entry in content["conflicts"]]}, known)

        assert (done.number, done.left) == (3, 0)
        assert _who_answers(done.content) == [agencies] * 3


def test_who_answers_can_be_taken_in_a_report_of_an_earlier_version(tmp_path: Path, known: Catalogue) -> None:
    """It wrote all of them beside the conflict: nobody typed that."""
    content = copy.deepcopy(_naming(tmp_path, known, "mps", "moj"))
    content["obligations"]["ACTIP-14.7"]["agency"] = "MLSW; mps"
    taken = [{**entry, "take": "one"} for entry in content["conflicts"] if entry["subject"] == "ACTIP-14.7"]

    done = decided({**content, "conflicts": taken}, known)

    assert (done.number, done.left) == (1, 0)
    assert done.content["obligations"]["ACTIP-14.7"]["agency"] == "mps"


def test_a_line_that_shows_another_place_is_not_carried_out(tmp_path: Path, known: Catalogue) -> None:
    """What a person reads was moved without what nobody sees: nothing of it is taken."""
    content = _with_conflicts(tmp_path, known)
    places = [entry["at"] for entry in content["conflicts"]]
    moved = [
        {**entry, "at": at, "take": "one"}
        for entry, at in zip(content["conflicts"], [*places[1:], places[0]], strict=True)
    ]

    done = decided({**content, "conflicts": moved}, known)

    assert done.content["obligations"]["ACTIP-14.7"].keys() == content["obligations"]["ACTIP-14.7"].keys()
    assert "cells" not in done.content["statistics"] or not done.content["statistics"]["cells"]
    assert done.number == 0


def test_an_emptied_line_is_no_conflict(known: Catalogue) -> None:
    """What nobody sees of it stays behind, and goes when the file is written anew."""
    assert decided({"conflicts": [{"at": "/obligations/ACTIP-14.7/in_law"}]}, known).content == {}


def test_a_figure_cannot_be_both(tmp_path: Path, known: Catalogue) -> None:
    """Only accounts can."""
    content = _with_conflicts(tmp_path, known)

    done = decided({**content, "conflicts": [{**entry, "take": "both"} for entry in content["conflicts"]]}, known)

    assert (done.number, done.left) == (1, 5)


def test_a_conflict_speaks_as_the_form_does_and_leads_to_its_cell(tmp_path: Path, known: Catalogue) -> None:
    """No id of an indicator, and a link to the cell in which what is right belongs."""
    import openpyxl

    content = _with_conflicts(tmp_path, known)
    form = tmp_path / "form.xlsx"
    form.write_bytes(workbook(known, content, CREATED))

    sheet = openpyxl.load_workbook(form)["Conflicts"]
    hidden = {letter for letter, column in sheet.column_dimensions.items() if column.hidden}
    shown = [
        str(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.column_letter not in hidden and not sheet.row_dimensions[cell.row].hidden
    ]
    assert "Victims detected" in shown
    assert [text for text in shown if "victims_detected" in text or text.startswith("/")] == []
    links = [text for text in shown if "HYPERLINK" in text]
    assert len(links) == 6


def test_merge_or_convert_carries_out_what_was_taken(
    tmp_path: Path, known: Catalogue, actip: Callable[..., Ran]
) -> None:
    """'validate' calls it an error until then."""
    (tmp_path / "parts").mkdir()
    content = _with_conflicts(tmp_path / "parts", known)
    content = {**content, "conflicts": [{**content["conflicts"][0], "take": "one"}, *content["conflicts"][1:]]}
    form = tmp_path / "whole.xlsx"
    form.write_bytes(workbook(known, content, CREATED))

    before = actip("validate", form)
    assert before.out.count("MRG709") == 1

    for command in (("convert", form, tmp_path / "a.yaml"), ("merge", form, "-o", tmp_path / "b.yaml")):
        ran = actip(*command)
        assert "1 conflict is decided" in ran.err
    for name in ("a.yaml", "b.yaml"):
        assert len(document(str(tmp_path / name)).data["conflicts"]) == 5
