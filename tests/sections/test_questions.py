"""The questions of a round in the region: how many states say what, of those that answer, and nothing that scores."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from actip.catalogue.entries import Catalogue
from actip.sections import sections
from tests.conftest import Ran, write_yaml
from tests.sections.regions import drawn, every_text, made, rows, year
from tests.submissions import ROUND_2031

Actip = Callable[..., Ran]
_SECTION, _WORDS = "Questions of this round", "Round in words"


def _answers(state: str, answers: dict[str, Any], round: Any = None, **more: Any) -> dict[str, Any]:
    return year(2025, state, {"round": round or {"id": "2026"}, "round_answers": answers, **more})


def _with_cells(data: dict[str, Any], *cells: dict[str, Any]) -> dict[str, Any]:
    data["statistics"]["cells"] += cells
    return data


@pytest.fixture(name="three")
def _three() -> list[dict[str, Any]]:
    """Three states that answer in three ways, one of them for the nation only."""
    return [
        _answers("LAO", {"shelter_freedom": {"ticks": ["leave", "work"], "account": "Since May."}}),
        _answers("THA", {"shelter_freedom": {"ticks": []}, "age_in_doubt": {"choice": "until_shown"}}),
        _answers("VNM", {"shelter_freedom": {"ticks": ["leave"], "account": "At home.", "disclosure": "national"}}),
    ]


def test_a_choice_is_counted_among_those_that_answer(tmp_path: Path, known: Catalogue, three: list[Any]) -> None:
    """Who ticks none of them answers; who says nothing, or whose answer is withheld, is not among them."""
    table = {row["Answer"]: row for row in rows(_SECTION, made(tmp_path, known, *three), known)}

    assert table["Leave at will"]["So in"] == "1 of 2"
    assert [table["Leave at will"][state] for state in ("LAO", "THA", "VNM", "BRN")] == [
        "yes",
        "",
        "withheld",
        "no submission",
    ]
    assert table["Yes, until shown otherwise"]["So in"] == "1 of 1"
    assert table["Yes, until shown otherwise"]["LAO"] == "no answer"


def test_nothing_is_scored_and_all_is_marked(tmp_path: Path, known: Catalogue, three: list[Any]) -> None:
    """No hue says how far a state is, and both tables say that it is beyond the text."""
    shown = made(tmp_path, known, *three)

    for name in (_SECTION, _WORDS):
        section = drawn(name, shown, known)
        assert "beyond the text" in section.lead
        assert all(cell.depth is None for row in section.rows for cell in row)


def test_accounts_are_listed_as_the_audience_may_see_them(tmp_path: Path, known: Catalogue, three: list[Any]) -> None:
    """By state; what is for the nation alone is nowhere."""
    shown = made(tmp_path, known, *three)

    assert [(row["State"], row["In the state's words"]) for row in rows(_WORDS, shown, known)] == [
        ("Lao PDR", "Since May.")
    ]
    assert not any("At home." in text for text in every_text(shown, known))


def test_rounds_stand_side_by_side(tmp_path: Path, known: Catalogue) -> None:
    """By round and question; who answers one was not asked the other."""
    shown = made(
        tmp_path,
        known,
        _answers("LAO", {"age_in_doubt": {"choice": "not_treated"}}),
        _answers("THA", {"transit_help": {"choice": "to_all"}, "lessons": {"account": "Much."}}, ROUND_2031),
    )

    table = rows(_SECTION, shown, known)
    assert [row["Question"][:6] for row in table] == sorted(row["Question"][:6] for row in table)
    of_2031 = next(row for row in table if row["Answer"] == "To all")
    assert (of_2031["So in"], of_2031["THA"], of_2031["LAO"]) == ("1 of 1", "yes", "not asked")
    lessons = next(row for row in table if row["Question"] == "2031: What was learned?")
    assert (lessons["Answer"], lessons["So in"]) == ("Answered in words", "1 of 1")


def test_small_counts_are_suppressed_and_texts_do_not_repeat_them(tmp_path: Path, known: Catalogue) -> None:
    """As of every other count of persons."""
    answers = {"recruitment_fees": {"choice": "for_all", "account": "Repaid to 3 women."}}
    cells = [{"indicator": "fees_repaid", "value": 43}, {"indicator": "fees_repaid", "sex": "F", "value": 3},
             {"indicator": "fees_repaid", "sex": "M", "value": 40}]  # fmt: skip
    shown = made(tmp_path, known, _with_cells(_answers("LAO", answers), *cells))

    table = {row["Answer"]: row for row in rows(_SECTION, shown, known) if "fees were repaid" in row["Question"]}
    assert table["In all"]["LAO"] == "43"
    assert (table["Female"]["LAO"], table["Male"]["LAO"]) == ("suppressed", "suppressed")
    assert not any("3 women" in text for text in every_text(shown, known))


def test_a_round_changes_no_other_section(tmp_path: Path, known: Catalogue) -> None:
    """No gap, no percentage, no figure among those that are asked of everybody."""
    plain, asked = tmp_path / "plain", tmp_path / "asked"
    plain.mkdir()
    asked.mkdir()
    answers = {"age_in_doubt": {"choice": "not_treated"}}
    data = _with_cells(_answers("LAO", answers), {"indicator": "fees_repaid", "value": 30})
    without = sections(made(plain, known, year(2025)), known)
    beside = [table for table in sections(made(asked, known, data), known) if table.name not in (_SECTION, _WORDS)]

    assert [table.name for table in beside] == [table.name for table in without]
    assert [table for table in beside if table.name != "Method"] == [
        table for table in without if table.name != "Method"
    ]


def test_a_report_without_a_round_has_no_such_section(tmp_path: Path, known: Catalogue) -> None:
    """As it was."""
    assert _SECTION not in [table.name for table in sections(made(tmp_path, known, year(2025)), known)]


@pytest.mark.parametrize("round", [None, ROUND_2031])
def test_every_way_out_takes_a_round(actip: Actip, tmp_path: Path, round: Any) -> None:
    """Release, export, report, document, diff, annotate: of this version's round and of a copied one."""
    name = "posts_equipped" if round else "fees_repaid"
    answers = {"lessons": {"account": "Much."}} if round else {"age_in_doubt": {"choice": "until_shown"}}
    cells = [{"indicator": name, "value": 30}]
    data = _with_cells(_answers("LAO", answers, round), *cells)
    path = write_yaml(tmp_path / "LAO_2025.yaml", data)

    assert actip("release", path, "--audience", "public", "-o", tmp_path / "out.yaml").code == 0
    released = yaml.safe_load((tmp_path / "out.yaml").read_text())
    assert not released.get("round_answers")
    assert actip("release", path, "--audience", "asean", "-o", tmp_path / "asean.yaml").code == 0
    released = yaml.safe_load((tmp_path / "asean.yaml").read_text())
    assert (released["round"], released["round_answers"]) == (data["round"], answers)
    assert actip("validate", tmp_path / "asean.yaml").code == 0
    assert name in actip("export", path, "--format", "csv").out
    assert name in actip("export", path, "--format", "json").out
    assert actip("report", "--region", path, "-o", tmp_path / "out.xlsx", "--page", tmp_path / "out.html").code == 0
    assert "Questions of this round" in (tmp_path / "out.html").read_text()
    assert actip("report", "--state", "LAO", path, "-o", tmp_path / "out.docx").code == 0
    assert actip("convert", path, tmp_path / "form.xlsx").code == 0
    assert actip("validate", tmp_path / "form.xlsx", "--annotate", tmp_path / "copy.xlsx").code == 0
    assert actip("diff", path, tmp_path / "copy.xlsx").out.strip() == "Nothing changed."


def test_a_question_that_nobody_answers_is_one_row(tmp_path: Path, known: Catalogue, three: list[Any]) -> None:
    """Its choices say nothing yet."""
    table = rows(_SECTION, made(tmp_path, known, *three), known)

    (row,) = (row for row in table if row["Question"] == "2026: Are recruitment fees that workers pay forbidden?")
    assert (row["Answer"], row["So in"], row["LAO"]) == ("No answer yet", "0 of 0", "no answer")
