"""Whether a text is shown, and what of it, never depends on a hidden value: which texts are about what is a table."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actip.assessment import assess
from actip.assessment.cycles import region
from actip.assessment.observations import observed
from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import with_own_round
from actip.disclosure.policy import DEFAULT
from actip.disclosure.redaction import disclose
from actip.disclosure.release import readable, release
from actip.disclosure.topics import Topics, hidden_in, is_free
from actip.format.fields import SUBMISSION
from actip.format.keys import Key, Kind, Level
from actip.format.reading import Content, read_submission
from actip.model.region import Region
from tests.conftest import changed, complete, write_yaml

_KNOWN = with_own_round(catalogue())
_SHELTERED = "ACTIP-14.10.a"  # by which 'victims_sheltered' stands


def _with(men: int, text: Mapping[str, Any], total: int = 30) -> dict[str, Any]:
    """Return a submission with a small count of men in shelters, and texts."""
    cells = [
        {"indicator": "victims_sheltered", "value": total},
        {"indicator": "victims_sheltered", "sex": "F", "value": total - men},
        {"indicator": "victims_sheltered", "sex": "M", "value": men},
    ]
    others = [
        {"indicator": name, "missing": "not_collected"} for name in _KNOWN.indicators if name != "victims_sheltered"
    ]
    return changed(complete(), {"disclosure": "public", "statistics": {"cells": [*cells, *others]}, **text})


def _copy(data: dict[str, Any], audience: str = "asean") -> dict[str, Any]:
    return release(data, read_submission(Content(data), _KNOWN, set()), audience, _KNOWN, DEFAULT).data


def _account(text: str, obligation: str = _SHELTERED) -> dict[str, Any]:
    return {"obligations": {obligation: {"account": text}}}


def _region(data: dict[str, Any], folder: Path) -> Region:
    path = write_yaml(folder / "LAO_2025.yaml", data)
    return disclose(region(assess([str(path)], _KNOWN)[0], _KNOWN), "public", _KNOWN)


@settings(max_examples=30)
@given(st.text(max_size=60) | st.from_regex("[a-z]{0,5} ?[0-9]{1,2} ?(?:men|ຄົນ|คน|of them|shelters)", fullmatch=True))
def test_the_text_is_the_same_for_two_hidden_values(text: str) -> None:
    """Whatever it says: presence, absence and words of it tell nothing of the count beside it."""
    account = {
        "obligations": {_SHELTERED: {"account": text}, "ACTIP-5.1": {"account": text}},
        "context": [{"event": text}],
    }
    one, other = (_copy(_with(men, account)) for men in (1, 4))

    assert one == other


def test_a_list_of_what_was_done_does_not_tell_which_number_is_free() -> None:
    """The account went where 1, 2 or 3 were hidden, and stood where it was 4: so it was 4."""
    text = "What was done: (1) four new shelters; (2) staff were hired; (3) guidelines were issued."
    copies = [_copy(_with(men, _account(text))) for men in (1, 2, 3, 4)]

    assert all(copy == copies[0] for copy in copies)
    assert copies[0]["obligations"][_SHELTERED]["account"].startswith("What was done: ([#]) [#] new shelters; ([#])")


def test_one_sentence_of_two_years_does_not_tell_in_which_it_was_true() -> None:
    """The account stood in one year and not in the other, and its one number was 3: so the count was 3."""
    text = _account("The 3 shelters of the ministry were open all year.")
    accounts = [_copy(_with(men, text))["obligations"][_SHELTERED]["account"] for men in (2, 3)]

    assert accounts == ["The [#] shelters of the ministry were open all year."] * 2


@pytest.mark.parametrize(
    "text",
    ["ມີ3ຄົນ", "ຍິງ27ຄົນ", "หญิง 27คน", "๓ คน", "៣ នាក់", "3men", "3rd", "27-year", "27/30", "3.0", "３ men", "three men"],
)
def test_no_digits_are_overlooked(text: str) -> None:
    """Of another script, beside a letter, with a point: each was printed beside the count that it tells."""
    left = _copy(_with(3, _account(text)))["obligations"][_SHELTERED]["account"]

    assert left != text
    assert not any(sign.isdecimal() for sign in left)


def test_a_sentence_under_another_part_tells_nothing() -> None:
    """'The 3 men in shelters were heard' in a court indicator, an event, a consultation, or under another pillar."""
    sentence = "The 3 men in shelters were heard."
    elsewhere = next(
        o.id
        for o in _KNOWN.obligations.values()
        if not Topics(frozenset({"victims_sheltered"}), _KNOWN).is_touched("obligations", o.id)
    )
    copy = _copy(
        _with(
            3,
            {
                **_account(sentence, elsewhere),
                "court_indicators": {"VSC-1": {"account": sentence}},
                "context": [{"event": sentence}],
                "consultations": [{"with": sentence, "effect": sentence}],
            },
        )
    )

    assert json.dumps(copy).count("The [#] men in shelters were heard.") == 5
    assert sentence not in json.dumps(copy)


def test_a_number_that_is_printed_in_another_measure_tells_nothing() -> None:
    """12 days were printed, so 'twelve of them were women' stayed: three were men."""
    data = _with(3, _account("12 of them were women. The median stay is 12 days."), total=15)
    data["statistics"]["cells"].append({"indicator": "victims_sheltered", "measure": "days", "value": 12})

    assert _copy(data)["obligations"][_SHELTERED]["account"] == "[#] of them were women. The median stay is [#] days."


def test_observations_and_the_reply_tell_nothing(tmp_path: Path, known: Catalogue) -> None:
    """They are about every figure of the state's submission in the cycle."""
    text = "Of those sheltered 3 were men and 27 were women."
    item = {"obligation": _SHELTERED, "text": text, "state_reply": text, "evidence": [text], "disclosure": "public"}
    head = {"format": "actip-observations/1", "source": "A network of 3 men", "state": "LAO", "state_reply": text}
    observations = observed(str(write_yaml(tmp_path / "observed.yaml", {**head, "items": [item]})), known)
    path = write_yaml(tmp_path / "LAO_2025.yaml", _with(3, {}))
    whole = region(assess([str(path)], known)[0], known)._replace(observations=(observations,))

    (shown,) = disclose(whole, "public", known).observations
    left = "Of those sheltered [#] were men and [#] were women."
    assert (shown.source, shown.reply) == ("A network of [#] men", left)
    assert [(entry.text, entry.reply, entry.evidence) for entry in shown.items] == [(left, left, (left,))]
    (nation,) = disclose(whole, "national", known).observations
    assert nation.reply == text


@pytest.mark.parametrize(
    "text",
    [
        "Under Article 3 of the law, shelters were opened.",
        "On 3 March 2025 the law came into force.",
        "Phase 3 of the plan.",
    ],
)
def test_an_article_a_day_and_a_phase_stay(text: str) -> None:
    """Each deleted the whole account where the hidden count was 3."""
    assert _copy(_with(3, _account(text)))["obligations"][_SHELTERED]["account"] == text


def _typed(top: Key = SUBMISSION, before: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Key]]:
    """Yield every key that others may see and under which a text can stand, with a path to it."""
    ids = {
        Kind.BY_OBLIGATION: _SHELTERED, Kind.BY_INDICATOR: "victims_sheltered", Kind.BY_COURT: "VSC-1",
        Kind.BY_QUESTION: "age_in_doubt",
    }  # fmt: skip
    for key in top.keys:
        if top is SUBMISSION and key.level is Level.NATION:
            continue
        inside: tuple[str | int, ...] = (0,) if key.kind is Kind.ENTRIES else ()
        path = (*before, key.name, *(filter(None, (ids.get(key.kind),))), *inside)
        if key.keys:
            yield from _typed(key, path)
        elif key.kind in (Kind.TEXT, Kind.NAME, Kind.TEXTS):
            yield path, key


_TYPED = {"/".join(map(str, path)): (path, key) for path, key in _typed()}
# Under these nothing is said: names that are looked up, pages, and the questions of a round, which all states share.
_NOT_SAID = ("catalogue", "cycle", "agencies/0/id", "explanations/0/rule")


def _said(path: str, key: Key) -> bool:
    return path not in _NOT_SAID and key.name != "link" and not path.startswith("round/")


@pytest.mark.parametrize(("path", "key"), list(_TYPED.values()), ids=list(_TYPED))
def test_every_free_key_of_the_table_loses_its_numbers(path: tuple[str | int, ...], key: Key) -> None:
    """A key that is added to the table is among them by itself, unless it is said here that nothing is said in it."""
    text: Any = ["Of 3 men"] if key.kind is Kind.TEXTS else "Of 3 men"
    data = _with(3, {})
    place: Any = data
    for step, after in zip(path, (*path[1:], None), strict=True):
        if after is None:
            place[step] = text
        elif step == "cells":
            place = place["cells"][-1:]
        elif isinstance(step, int):
            place = place[0]
        else:
            place = place.setdefault(step, [{}] if isinstance(after, int) else {})
    if path[0] == "explanations":
        data["explanations"][0] |= {"about": _SHELTERED}

    copied = "Of 3 men" in json.dumps(_copy(data))
    assert copied is not _said("/".join(map(str, path)), key)
    assert is_free(key) or copied


@pytest.mark.parametrize("number", [3, 27])
def test_a_region_a_copy_and_a_document_say_the_same(number: int, tmp_path: Path) -> None:
    """Of an answer, how it was counted, an entry of a list and a reason."""
    text, left = f"There were {number} of them.", "There were [#] of them."
    data = _with(3, _account(text))
    data["statistics"]["indicators"] = {"victims_sheltered": {"comment": text, "source": text}}
    data["practices"] = [{"title": text, "summary": text}]
    shown = _region(data, tmp_path).submission("LAO")
    document, gone = readable(data, read_submission(Content(data), _KNOWN, set()), "public", _KNOWN, DEFAULT)

    assert shown is not None
    assert shown.answers[_SHELTERED].account == left
    assert (shown.countings["victims_sheltered"].comment, shown.practices[0].title) == (left, left)
    assert document["obligations"] == _copy(data, "public")["obligations"]
    assert document["obligations"][_SHELTERED]["account"] == left
    assert not gone


def test_a_text_about_something_else_keeps_its_numbers() -> None:
    """Under a pillar of whose figures nothing is hidden, only those of persons go; where nothing is hidden none."""
    topics = Topics(frozenset({"victims_sheltered"}), _KNOWN)
    other = next(name for name in _KNOWN.obligations if not topics.is_touched("obligations", name))
    text = "12 courses, 3 of them for women."

    assert (
        _copy(_with(3, _account(text, other)))["obligations"][other]["account"] == "12 courses, [#] of them for women."
    )
    assert _copy(_with(10, _account(text)))["obligations"][_SHELTERED]["account"] == text


def test_an_answer_is_about_what_its_pillar_counts() -> None:
    """The indicators of the obligation, and those of every other of the pillar."""
    pillar = _KNOWN.obligations[_SHELTERED].pillar
    topics = Topics(frozenset({"victims_sheltered"}), _KNOWN)

    touched = {name for name in _KNOWN.obligations if topics.is_touched("obligations", name)}
    assert {name for name, entry in _KNOWN.obligations.items() if entry.pillar == pillar} <= touched


def test_what_is_withheld_is_hidden_as_well() -> None:
    """By the state itself, and above the level of the audience."""
    data = _with(10, _account("There were 12."))
    data["statistics"]["cells"][0] = {"indicator": "victims_sheltered", "missing": "withheld"}
    above = _with(10, _account("There were 12."))
    above["statistics"]["indicators"] = {"victims_sheltered": {"disclosure": "national"}}

    for content in (data, above):
        assert _copy(content)["obligations"][_SHELTERED]["account"] == "There were [#]."
    submission = read_submission(Content(data), _KNOWN, set())
    assert "victims_sheltered" in hidden_in(submission)


def test_a_text_of_this_year_about_the_last_loses_its_numbers(tmp_path: Path) -> None:
    """In a report on both, where the last one hides the count and this one does not."""
    last = {**_with(3, {}), "period": {"start": "2024-01-01", "end": "2024-12-31"}, "prepared": "2025-03-14"}
    paths = [
        str(write_yaml(tmp_path / "LAO_2024.yaml", last)),
        str(write_yaml(tmp_path / "LAO_2025.yaml", _with(10, _account("In 2024 there were 3.")))),
    ]
    shown = disclose(region(assess(paths, _KNOWN)[0], _KNOWN), "public", _KNOWN).submission("LAO")

    assert shown is not None
    assert shown.answers[_SHELTERED].account == "In 2024 there were [#]."


def test_of_a_contact_only_the_address_is_sent() -> None:
    """Words beside it could name a person; the copy and the document are without them as the report is."""
    contact = "Ms Hoa Nguyen, for the 3 men, 020 5555 1234"
    data = _with(10, {"stakeholders": [{"name": "Open", "disclosure": "public", "contact": contact}]})
    submission = read_submission(Content(data), _KNOWN, set())
    document, _ = readable(data, submission, "public", _KNOWN, DEFAULT)

    assert _copy(data)["stakeholders"][0]["contact"] == document["stakeholders"][0]["contact"] == "020 5555 1234"


def test_what_is_asked_stays_as_it_is() -> None:
    """The questions of a round are the same for every state, and two that differ could not be put side by side."""
    questions = [{"id": "posts", "question": "Of 3 men?", "kind": "text"}]
    data = _with(3, {"round": {"id": "2027", "title": "Of 3 men", "questions": questions}})

    assert _copy(data)["round"] == {"id": "2027", "title": "Of 3 men", "questions": questions}


def test_the_walk_meets_the_free_keys() -> None:
    """Those of the table that others may see; without it the test above would prove nothing."""
    assert len(_TYPED) > 40
