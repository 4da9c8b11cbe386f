"""Parts that are put together on the desk are what `actip merge` makes of them, with every conflict named."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from actip.desk.work import Outcome
from actip.readers import document
from tests.conftest import Ran, changed, complete, write_yaml
from tests.desk.packed import unpacked
from tests.desk.works import done, refusal

Actip = Callable[..., Ran]
HEAD = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
MPS = {**HEAD, "answered_by": "mps", "obligations": {"ACTIP-14.7": {"in_law": "full", "account": "One."}}}
LWU = {**HEAD, "answered_by": "lwu", "obligations": {"ACTIP-14.7": {"in_law": "none", "account": "Two."}}}
REST = {**HEAD, "answered_by": "rest", "obligations": {"ACTIP-16.7": {"in_law": "partial"}}}


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program of the page stands in a folder of its own, too."""
    monkeypatch.chdir(tmp_path)


def _written(**files: object) -> list[str]:
    return [write_yaml(Path(f"{name}.yaml"), content).name for name, content in files.items()]


def _items(outcome: Outcome) -> list[tuple[str, str]]:
    """What came up, each with what to do about it."""
    groups = [group for file in outcome.checks for order in file.orders[:1] for group in order.groups]
    return [(item.message, item.remedy) for group in groups for item in group.items]


def _read(outcome: Outcome) -> dict[str, object]:
    ((name, content),) = outcome.files.items()
    Path(name).write_bytes(content)
    return dict(document(name).data)


@pytest.mark.parametrize(
    ("wishes", "options"),
    [
        ({}, []),
        ({"prefer": "lwu; mps"}, ["--prefer", "lwu", "--prefer", "mps"]),
        ({"prefer": "mps, lwu"}, ["--prefer", "mps", "--prefer", "lwu"]),
        ({"join": "yes"}, ["--join"]),
    ],
)
def test_the_report_is_that_of_the_command(actip: Actip, wishes: dict[str, str], options: list[str]) -> None:
    """Part by part, and what came up in the same words, each with what to do."""
    paths = _written(mps=MPS, lwu=LWU, rest=REST)

    made = done("join", {"parts": paths}, wishes)

    ran = actip("merge", *paths, *options, "-o", "whole.xlsx")
    assert list(made.files) == ["LAO_2025_merged.xlsx"]
    assert unpacked(made.files["LAO_2025_merged.xlsx"]) == unpacked(Path("whole.xlsx").read_bytes())
    screen = " ".join(ran.out.split())
    assert _items(made)
    for message, remedy in _items(made):
        assert message in screen
        assert remedy in screen


def test_it_can_be_a_text(actip: Actip) -> None:
    """The same bytes as those of the command."""
    paths = _written(mps=MPS, rest=REST)

    made = done("join", {"parts": paths}, {"format": ".yaml"})

    actip("merge", *paths, "-o", "whole.yaml")
    assert made.files == {"LAO_2025_merged.yaml": Path("whole.yaml").read_bytes()}


def test_a_folder_is_its_parts() -> None:
    """What a person drops as a folder is what they would drop one by one."""
    Path("parts").mkdir()
    for name, content in (("mps", MPS), ("rest", REST)):
        write_yaml(Path("parts") / f"{name}.yaml", content)

    assert done("join", {"parts": ["parts"]}).files == done("join", {"parts": _written(mps=MPS, rest=REST)}).files


def test_the_report_is_the_same_whoever_reads_the_page() -> None:
    """It speaks the language of the parts; what came up is worded in that of the page."""
    paths = _written(mps=MPS, lwu=LWU, rest=REST)

    made, lao = (done("join", {"parts": paths}, code=code) for code in ("en", "lo"))

    assert made.files == lao.files
    assert len(_items(made)) == len(_items(lao))
    assert _items(made) != _items(lao)


def test_conflicts_are_counted_first() -> None:
    """Two agencies that say different things of two cells: one report, two conflicts, and how to decide them."""
    made = done("join", {"parts": _written(mps=MPS, lwu=LWU, rest=REST)})

    assert made.is_whole
    assert made.headline == "Put together, and 2 conflicts are open."
    assert [message for message, _ in _items(made) if "mps says" in message and "lwu says" in message]
    assert made.notes[0] == "It is made of: mps.yaml, lwu.yaml, rest.yaml."
    assert made.notes[1].startswith("Open it: its list of conflicts shows both sides.")
    assert made.notes[-1].endswith("now check the report.")


def test_parts_that_agree_are_one_report() -> None:
    """Nothing is said of a conflict; that it wants to be checked is."""
    made = done("join", {"parts": _written(mps=MPS, rest=REST)})

    assert made.headline == "Put together without a conflict."
    assert made.notes == (
        "It is made of: mps.yaml, rest.yaml.",
        "Only what several parts say of the same was looked at: now check the report.",
    )
    assert _read(made)["obligations"] == {
        "ACTIP-14.7": {**MPS["obligations"]["ACTIP-14.7"], "agency": "mps"},
        **REST["obligations"],
    }


def test_a_missing_part_is_in_the_headline_with_its_agency() -> None:
    """Whose it is, as the parts that are there tell; of all that came, it is what somebody still has to do."""
    agencies = [{"id": "mps", "answers": ["ACTIP-14.7"]}, {"id": "lwu", "answers": ["protection"]},
                {"id": "mol", "answers": ["ACTIP-16.7"]}]  # fmt: skip
    part = {**MPS, "agencies": agencies, "questions": ["ACTIP-14.7"]}

    made = done("join", {"parts": _written(mps=part)})
    with_rest = done("join", {"parts": _written(mps=part, rest={**REST, "questions": ["ACTIP-11.1"]})})

    expected = "Put together without a conflict. The parts of {} are missing."
    assert made.headline.startswith("Put together without a conflict. The parts of ")
    assert sorted(re.findall("lwu|mol|rest|mps", made.headline)) == ["lwu", "mol", "rest"]
    assert with_rest.headline in (expected.format("lwu and mol"), expected.format("mol and lwu"))


def test_a_missing_part_of_nobody_knows_whom_is_missing() -> None:
    """It is not passed over because no part names an agency for what is not asked."""
    parts = {"mps": {**MPS, "questions": ["ACTIP-14.7"]}, "rest": {**REST, "questions": ["ACTIP-16.7"]}}

    made = done("join", {"parts": _written(**parts)})

    assert made.headline == "Put together without a conflict. A part is missing."


def test_what_was_decided_is_carried_out() -> None:
    """The merged file with a decision, dropped again alone, has it in its place."""
    name, = _written(whole=_read(done("join", {"parts": _written(mps=MPS, lwu=LWU)}, {"join": "yes"})))  # fmt: skip
    decided = document(name).data
    for conflict in decided["conflicts"]:
        conflict["take"] = "other"

    made = done("join", {"parts": _written(decided=decided)})

    assert made.headline == "Put together without a conflict."
    assert any(note.startswith("decided.yaml: 1 conflict is decided") for note in made.notes)
    assert "conflicts" not in _read(made)


def test_two_versions_of_one_part_are_not_put_together(actip: Actip) -> None:
    """It is said which they are; no file is made of either."""
    paths = _written(mps=MPS, again=changed(MPS, {"obligations": {"ACTIP-14.7": {"in_law": "none"}}}))

    made = done("join", {"parts": paths})

    assert actip("merge", *paths, "-o", "whole.xlsx").code == 1
    assert (made.headline, made.is_whole, made.files) == ("Not put together yet: 1 thing is in the way.", False, {})
    ((message, _),) = _items(made)
    assert "are both the part of mps" in message


@pytest.mark.parametrize("name", ["pictures/photo.png", "pictures"])
def test_a_part_that_cannot_be_read_is_named(actip: Actip, name: str) -> None:
    """A picture, a folder of pictures: whatever else is there, the report could lack a part."""
    Path("pictures").mkdir()
    Path("pictures/photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    paths = [name, *_written(mps=MPS)]

    made = done("join", {"parts": paths})

    ran = actip("merge", *paths, "-o", "whole.xlsx")
    assert ran.code == 2
    assert (made.headline, made.is_whole, made.files) == ("Not put together: 1 file cannot be read.", False, {})
    assert [file.path for file in made.checks] == [name]
    assert all(message in " ".join(ran.out.split()) for message, _ in _items(made))


@pytest.mark.parametrize(
    ("paths", "wishes", "options"),
    [
        (["mps.yaml", "other.yaml"], {}, []),
        (["mps.yaml", "rest.yaml"], {"prefer": "navy"}, ["--prefer", "navy"]),
    ],
)
def test_what_is_no_report_is_refused_in_the_words_of_the_command(
    actip: Actip, paths: list[str], wishes: dict[str, str], options: list[str]
) -> None:
    """Parts of two states, an agency without a part."""
    _written(mps=MPS, rest=REST, other={**LWU, "state": "THA"})

    words = refusal("join", {"parts": paths}, wishes)

    assert actip("merge", *paths, *options, "-o", "whole.xlsx") == Ran(2, "", words)


def test_a_page_without_parts_asks_for_them() -> None:
    """A person reads what to do."""
    assert refusal("join", {}) == "error: No part is here.\nhint: Drop the parts on the page.\n"
