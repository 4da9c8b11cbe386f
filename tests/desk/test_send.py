"""The copy that may be sent: the same file and the same words on the desk as on the command line."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.desk import door
from actip.desk.send import panel, send
from actip.desk.work import Outcome, Request
from actip.errors import ActipError
from tests.conftest import ROOT, TODAY, Ran, changed, complete, write_yaml
from tests.desk.packed import unpacked

Actip = Callable[..., Ran]
LAO = "LAO_2025.yaml"
PERSON = {
    "obligations": {"ACTIP-14.7": {"account": "Ms Seng, born 4 March 2001, passport P1234567, +856 20 5555 1234"}}
}


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report, in which the program stands."""
    shutil.copy(ROOT / "sample_data" / "2025" / LAO, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _send(audience: str = "asean", suffix: str = ".yaml", *published: str, forms: Sequence[str] = (LAO,)) -> Outcome:
    paths = {"form": forms, "published": published}
    return send(Request(paths, {"audience": audience, "format": suffix}, catalogue(), TODAY))


def _lines(ran: Ran) -> list[str]:
    """What a command says to whoever runs it, but for the file that it wrote."""
    return [line for line in ran.err.splitlines() if not line.startswith("wrote ")]


@pytest.mark.parametrize("suffix", [".xlsx", ".yaml", ".json"])
@pytest.mark.parametrize("audience", ["asean", "public"])
def test_it_is_the_copy_of_the_command(actip: Actip, folder: Path, audience: str, suffix: str) -> None:
    """Part by part, by the name of the report and of whom it is for."""
    actip("release", LAO, "--audience", audience, "-o", f"out{suffix}")

    ((name, content),) = _send(audience, suffix).files.items()

    assert name == f"LAO_2025_{audience}{suffix}"
    assert unpacked(content) == unpacked((folder / f"out{suffix}").read_bytes())


@pytest.mark.parametrize("audience", ["asean", "public"])
def test_the_sender_reads_what_the_command_says(actip: Actip, audience: str) -> None:
    """What was held back, and before it that nobody else reads it."""
    ran = actip("release", LAO, "--audience", audience, "-o", "out.yaml")

    outcome = _send(audience)

    first, *held_back = outcome.notes
    standing, *lines = _lines(ran)
    assert held_back == lines
    assert "not in the file" in first
    assert outcome.headline.endswith(standing.removeprefix("note: "))


def test_what_was_held_back_is_not_in_the_copy() -> None:
    """No line of it, in no part."""
    outcome = _send(suffix=".xlsx")

    (content,) = outcome.files.values()
    text = b"".join(unpacked(content).values()).decode(errors="replace")
    lines = [note.removeprefix("held back: ") for note in outcome.notes if note.startswith("held back: ")]
    assert lines
    assert [line for line in lines if line in text] == []


def test_nothing_to_hold_back_is_said(folder: Path) -> None:
    """A sender who sees no list knows that none is lost."""
    write_yaml(folder / "open.yaml", changed(complete(), {"disclosure": "public", "clearance": "submitted"}))

    assert _send(forms=["open.yaml"]).notes[-1] == "held back: Nothing had to be held back."


def test_what_readers_hold_already_is_held_against(actip: Actip, folder: Path) -> None:
    """As by the command: the sender is told of which files, and of those that nobody looked into."""
    sent = folder / "sent"
    sent.mkdir()
    actip("release", ROOT / "sample_data" / "2024" / "LAO_2024.yaml", "--audience", "asean", "-o", "sent/LAO_2024.yaml")
    (sent / "letter.docx").write_text("")
    ran = actip("release", LAO, "--audience", "asean", "-o", "out.yaml", "--published", "sent")

    outcome = _send("asean", ".yaml", "sent")

    (content,) = outcome.files.values()
    assert content == (folder / "out.yaml").read_bytes()
    assert [note for note in outcome.notes if "not in the file" not in note] == _lines(ran)[1:]


@pytest.mark.parametrize("clearance", ["draft", None, "nationally_approved"])
def test_a_copy_of_a_draft_is_called_one(actip: Actip, folder: Path, clearance: str | None) -> None:
    """With how many questions are open: whoever sends it knows that nobody has cleared it."""
    changes = {"clearance": clearance, "obligations": {"ACTIP-14.7": {"evidence": None}}}
    write_yaml(folder / "it.yaml", changed(complete(), changes))
    ran = actip("release", "it.yaml", "--audience", "asean", "-o", "out.yaml")

    headline = _send(forms=["it.yaml"]).headline

    words = "Draft: nobody has cleared the report"
    assert (words in headline, words in ran.err) == (clearance != "nationally_approved",) * 2


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({"answered_by": "mps"}, "it.yaml is only the part of mps, not the report of the state."),
        ({"answered_by": "rest", "questions": ["ACTIP-14.7"]}, "it.yaml is only the part of rest"),
        ({"questions": ["ACTIP-14.7"]}, "it.yaml is only a part"),
    ],
)
def test_the_part_of_one_agency_is_not_sent_as_the_report(
    actip: Actip, folder: Path, marks: dict[str, object], words: str
) -> None:
    """A copy is without the marks that it is a part: it would count as all that the state says."""
    write_yaml(folder / "it.yaml", changed(complete(), marks))
    ran = actip("release", "it.yaml", "--audience", "asean", "-o", "out.yaml")

    with pytest.raises(ActipError, match=words) as refusal:
        _send(forms=["it.yaml"])

    assert (ran.code, (folder / "out.yaml").exists()) == (2, False)
    assert ran.err == f"error: {refusal.value.message}\nhint: {refusal.value.hint}\n"


@pytest.mark.parametrize(
    ("change", "published"),
    [
        ({"origin": "stat"}, ()),
        (PERSON, ()),
        ({}, ("it.yaml",)),
        ({}, ("torn.yaml",)),
        ({}, ("source.yaml",)),
        (None, ()),
    ],
    ids=["an error", "a person", "both", "published torn", "published as it is", "torn"],
)
def test_it_is_refused_in_the_words_of_the_command(
    actip: Actip, folder: Path, change: dict[str, object] | None, published: Sequence[str]
) -> None:
    """And nothing is made."""
    (folder / "torn.yaml").write_text("format: [")
    write_yaml(folder / "source.yaml", complete())
    if change is None:
        shutil.copy(folder / "torn.yaml", folder / "it.yaml")
    else:
        write_yaml(folder / "it.yaml", changed(complete(), change))
    options = [word for path in published for word in ("--published", path)]
    ran = actip("release", "it.yaml", "--audience", "asean", "-o", "out.yaml", *options)

    with pytest.raises(ActipError) as refusal:
        _send("asean", ".yaml", *published, forms=["it.yaml"])

    assert ran.code == 2
    assert ran.err == f"error: {refusal.value.message}\nhint: {refusal.value.hint}\n"


@pytest.mark.parametrize(
    ("forms", "words"), [((), "No report is here."), ((LAO, "other.yaml"), "One file is needed here")]
)
def test_it_is_made_of_one_report(forms: Sequence[str], words: str) -> None:
    """Of none nothing can be made, and of several none is left out in silence."""
    with pytest.raises(ActipError, match=words):
        _send(forms=forms)


def test_the_page_shows_text_of_a_file_as_text(folder: Path) -> None:
    """Also where it stands in a refusal."""
    name = "<img src=x onerror=alert(1)>.yaml"
    (folder / name).write_text("format: [")

    wishes = {"audience": "asean", "format": ".yaml"}
    answer = door.do("send", "en", TODAY.isoformat(), wishes, {"form": [name]})

    assert (answer["whole"], answer["files"], "<img" in str(answer["html"])) == (False, {}, False)


def test_who_may_read_it_is_what_the_command_offers(known: Catalogue) -> None:
    """No copy is made for the nation: it is what the report is."""
    (audience,) = (field for field in panel(known).fields if field.name == "audience")

    assert [choice.value for choice in audience.choices] == ["asean", "public"]
