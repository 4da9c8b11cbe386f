"""Who answers what: by the row, the question, the article, the pillar or the part, in whatever words it is said."""

from pathlib import Path
from typing import Any

import pytest

from actip.catalogue import catalogue as in_language
from actip.catalogue.entries import Catalogue
from actip.format.agencies import agencies_in
from actip.format.answering import Topics, answering, topics
from actip.readers import document
from actip.workbook.template import workbook
from tests.conftest import CREATED

HEAD = {"state": "LAO", "period": {"start": "2025-01-01", "end": "2025-12-31"}}


def _who(known: Catalogue, *agencies: dict[str, Any], **content: Any) -> Any:
    return answering({"agencies": list(agencies), **content}, known)


def test_the_nearest_assignment_counts(known: Catalogue) -> None:
    """A row goes before the question, the question before its article, the article before its pillar."""
    who = _who(
        known,
        {"id": "pillar", "answers": ["Protection of victims"]},
        {"id": "article", "answers": ["Art. 14"]},
        {"id": "question", "answers": ["14.7", "14.8"]},
        {"id": "row"},
        obligations={"ACTIP-14.8": {"agency": "row"}},
    )

    assert who["ACTIP-14.8"] == ("row",)
    assert who["ACTIP-14.7"] == ("question",)
    assert who["ACTIP-14.2"] == ("article",)
    other = next(
        entry.id for entry in known.obligations.values() if entry.pillar == "protection" and entry.article != 14
    )
    assert who[other] == ("pillar",)
    assert who["ACTIP-5.1"] == ()


def test_an_indicator_is_assigned_by_itself_or_with_all_figures(known: Catalogue) -> None:
    """The pillars say nothing of figures."""
    who = _who(known, {"id": "nso", "answers": ["Figures"]}, {"id": "court", "answers": ["persons_convicted"]})

    assert who["persons_convicted"] == ("court",)
    assert who["victims_detected"] == ("nso",)
    assert who["VSC-1"] == ()


def test_several_agencies_answer_one_question(known: Catalogue) -> None:
    """They are named as the list spells them, however the row does."""
    who = _who(
        known,
        {"id": "mps", "answers": ["Art. 14"]},
        {"id": "Lao Women's Union", "answers": ["14"]},
        obligations={"ACTIP-14.8": {"agency": "MPS; lao women’s union"}, "ACTIP-14.9": {"agency": "Rest"}},
    )

    assert who["ACTIP-14.7"] == who["ACTIP-14.8"] == ("mps", "Lao Women's Union")
    assert who["ACTIP-14.9"] == ()  # the secretariat's own, whatever its article


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("mps", ("mps",)),
        ("mps; MLSW", ("mps", "MLSW")),
        ("mps, mlsw", ("mps", "mlsw")),
        ("mps / mlsw", ("mps", "mlsw")),
        ("mps, police", ("mps, police",)),
        ("R&D", ("R&D",)),
        ("", ("",)),
    ],
)
def test_other_signs_stand_between_agencies_of_the_list_alone(text: str, agencies: tuple[str, ...]) -> None:
    """A comma may be part of a name; a semicolon never is."""
    assert agencies_in(text, ["mps", "mlsw", "R&D"]) == agencies


def test_whatever_a_form_shows_is_understood(known: Catalogue) -> None:
    """Each label means its own topic, in every language of the form, and so does each code."""
    for code in ("en", "lo", "vi"):
        spoken = in_language(code)
        meant = Topics(spoken)
        shown = topics(spoken)
        assert [topic for topic in shown if {meant.of(topic), meant.of(shown[topic])} != {topic}] == []


def test_what_an_agency_answers_is_one_cell_of_the_form(tmp_path: Path, known: Catalogue) -> None:
    """It is shown by its labels, and read back by its codes."""
    answers = ["protection", "Art. 16", "statistics", "ACTIP-14.7"]
    content = {**HEAD, "agencies": [{"id": "mps", "answers": [*answers, "Shelters"]}]}
    for code in ("en", "lo"):
        path = tmp_path / f"{code}.xlsx"
        path.write_bytes(workbook(in_language(code), content, CREATED))

        assert document(str(path)).data["agencies"] == [{"id": "mps", "answers": [*answers, "Shelters"]}]
