"""What the catalogue sets against an answer asks back, each once, and what it does not set there never does."""

import pytest

from actip.catalogue import catalogue
from actip.catalogue.entries import Obligation, Telling
from actip.format.reading import read_submission
from actip.model import Document, Found
from actip.rules.contradictions import shown_by_a_figure
from tests.conftest import changed, complete

_OBLIGATIONS = catalogue().obligations.values()
_SHOWS = [(each, telling) for each in _OBLIGATIONS for telling in each.shows]
_ARISES = [(each, telling) for each in _OBLIGATIONS for telling in each.arises]


def _questions(change: dict[str, object], *cells: dict[str, object]) -> list[Found]:
    data = changed(complete(), {"obligations": change})
    data["statistics"]["cells"] = list(cells)
    assert shown_by_a_figure.check is not None
    document = Document("", data, (), (), dict)
    return list(shown_by_a_figure.check(read_submission(document, catalogue(), set()), catalogue()))


def _cell(telling: Telling, value: int) -> dict[str, object]:
    subset = {"subset": telling.subset} if telling.subset else {}
    return {"indicator": telling.figure, **telling.within, **subset, "value": value}


def _nothing(obligation: Obligation) -> dict[str, str]:
    """Answer that nothing is there, in practice where it is asked."""
    return {"in_practice": "not_yet"} if "practice" in obligation.asks else {"in_law": "none"}


@pytest.mark.parametrize(("obligation", "telling"), _SHOWS, ids=[f"{each.id}-{one.figure}" for each, one in _SHOWS])
def test_what_shows_it_asks_back_above_zero_and_never_at_zero(obligation: Obligation, telling: Telling) -> None:
    answer = {obligation.id: _nothing(obligation)}

    assert [entry.pointer for entry in _questions(answer, _cell(telling, 3))] == [f"/obligations/{obligation.id}"]
    assert not _questions(answer, _cell(telling, 0))


@pytest.mark.parametrize(("obligation", "telling"), _ARISES, ids=[f"{each.id}-{one.figure}" for each, one in _ARISES])
def test_what_was_called_for_asks_back_where_it_is_said_not_to_arise(obligation: Obligation, telling: Telling) -> None:
    not_applicable = {obligation.id: {"in_practice": "not_applicable"}}
    shown = any(telling._replace(law=one.law) == one for one in obligation.shows)

    assert len(_questions(not_applicable, _cell(telling, 3))) == 1
    assert len(_questions({obligation.id: {"in_practice": "not_yet"}}, _cell(telling, 3))) == shown


@pytest.mark.parametrize("obligation", _OBLIGATIONS, ids=lambda each: each.id)
def test_an_obligation_asks_once_whatever_figures_there_are(obligation: Obligation) -> None:
    every = [_cell(telling, 3) for telling in (*obligation.shows, *obligation.arises)]
    answers = {"in_law": "none", "in_practice": "not_applicable"}
    answer = {f"in_{half}": answers[f"in_{half}"] for half in obligation.asks}

    assert len(_questions({obligation.id: answer}, *every)) == bool(every)


@pytest.mark.parametrize("obligation", _OBLIGATIONS, ids=lambda each: each.id)
def test_a_law_is_shown_only_by_what_cannot_be_without_one(obligation: Obligation) -> None:
    every = [_cell(telling, 3) for telling in obligation.shows if not telling.law]
    practised = {obligation.id: {"in_law": "none"}}

    assert "practice" not in obligation.asks or not _questions(practised, *every)
