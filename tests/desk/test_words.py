"""What a person reads on the page names no command: it names what the page can do instead."""

import html
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from actip.catalogue import catalogue
from actip.desk import door
from actip.desk.page import drawn
from actip.desk.words import in_words_of_page
from actip.desk.work import CheckedFile, Complaint, Fold, Group, Item, Order, Outcome
from actip.desk.works import WORKS
from actip.texts import languages
from tests.conftest import ROOT, TODAY, changed, complete, write_yaml
from tests.desk.test_check import HOSTILE, faulty_form
from tests.desk.test_join import LWU, MPS, REST

SAMPLES = ROOT / "sample_data"
FIELDS = {
    "check": "forms",
    "begin": "last",
    "divide": "form",
    "join": "parts",
    "send": "form",
    "national": "report",
    "region": "reports",
}
CONFLICT = {
    "what": {"obligation": "ACTIP-14.7"},
    "first": {"agency": "mps", "says": "full"},
    "second": {"agency": "lwu", "says": "none"},
    "at": "/obligations/ACTIP-14.7/in_law",
}
WISHES = {"audience": "asean", "format": ".yaml", "state": "LAO", "start": "2025-01-01", "end": "2025-12-31"}


def _said(work: str, paths: Sequence[str], published: Sequence[str] = (), code: str = "en", **wishes: str) -> str:
    """All that a person reads of what came of a work: what is drawn, and the page that is shown."""
    answer = door.do(work, code, TODAY.isoformat(), {**WISHES, **wishes}, {FIELDS[work]: paths, "published": published})
    assert not answer["broken"], answer["html"]
    return html.unescape(re.sub("<style.*?</style>|<script.*?</script>", " ", f"{answer['html']}{answer['preview']}",
                                flags=re.DOTALL))  # fmt: skip


def _commands(text: str) -> list[str]:
    """The commands and options that a text names."""
    return re.findall(r"'actip .{0,60}|'--.{0,60}", text)


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports with faults of many kinds, in the folder that the program stands in."""
    shutil.copytree(SAMPLES / "faulty", tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.expected"))
    (tmp_path / "form.xlsx").write_bytes(faulty_form())
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    write_yaml(tmp_path / "revised.yaml", changed(complete(), {"revision": 2}))
    write_yaml(
        tmp_path / "disputed.yaml", changed(complete(), {"conflicts": [CONFLICT, {**CONFLICT, "take": "other"}]})
    )
    for name, content in (("mps", MPS), ("mps2", {**MPS, "prepared": "2026-01-01"}), ("lwu", LWU), ("rest", REST)):
        write_yaml(tmp_path / f"{name}.yaml", {**content, "questions": [*content["obligations"]]})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_finding_names_a_command(folder: Path) -> None:
    """Of the faulty files, a form with faults, a picture, parts and conflicts; in each language."""
    for code in languages():
        assert _commands(_said("check", sorted(path.name for path in folder.iterdir()), code=code, copies="none")) == []


@pytest.mark.parametrize("work", [work.name for work in WORKS if work.name != "check"])
def test_no_refusal_and_no_note_names_a_command(folder: Path, work: str) -> None:
    """Whatever a work is given: what it cannot do it says in words of the page."""
    for path in sorted(path.name for path in folder.iterdir()):
        assert _commands(_said(work, [path], which="brief")) == [], path


@pytest.mark.parametrize("folder_of", [SAMPLES / "2025", HOSTILE], ids=["samples", "hostile"])
def test_no_folder_leads_to_a_command(folder_of: Path) -> None:
    """Neither in the check nor in the report on the region."""
    if not folder_of.exists():
        pytest.skip("These files are not here.")
    for work in ("check", "region"):
        assert _commands(_said(work, [str(folder_of)], copies="none", all_tables="yes")) == []


@pytest.mark.parametrize(
    ("work", "paths"),
    [
        ("join", ["mps.yaml", "mps2.yaml"]),
        ("join", ["mps.yaml", "lwu.yaml", "rest.yaml"]),
        ("join", ["mps.yaml", "form.xlsx"]),
        ("national", ["form.xlsx"]),
        ("send", ["form.xlsx"]),
    ],
)
def test_what_agencies_sent_back_leads_to_no_command(work: str, paths: Sequence[str]) -> None:
    """Two versions, a conflict, a part that is missing, a form of which cells were not read."""
    assert _commands(_said(work, paths, audience="national" if work == "national" else "asean")) == []


def test_what_readers_hold_already_leads_to_no_command(folder: Path) -> None:
    """A page, a picture or a torn file among what was published is refused in words of the page."""
    for path in ("picture.png", "truncated.json", "form.xlsx"):
        assert _commands(_said("send", ["revised.yaml"], [path])) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mend what 'actip validate' names, or see it with '--annotate'.",
         "Mend what 'Check a form' names, or see it with 'Copy with remarks'."),
        ("'actip diff' shows where. Take one out.", "Take one out."),
        ("Nothing, if that is meant. 'actip diff' shows each change.", "Nothing, if that is meant."),
        ("This is what 'actip diff' wrote.", "This is what actip in a terminal (diff) wrote."),
        ("'actip export --format json' writes it.", "actip in a terminal (export) writes it."),
        ("Give it to 'actip report --region' with --workplan.",
         "Give it to 'Report on the region' with 'A work plan of the region, if there is one to hold it against'."),
        ("Merge with '--prefer AGENCY'.", "Merge with 'Whose word counts where two differ'."),
        ("Please report it, with what 'actip --version' prints.",
         "Please report it, with what the foot of this page prints."),
    ],
)  # fmt: skip
def test_a_command_is_the_work_that_does_the_same(text: str, words: str) -> None:
    """One that no work does is left out where more is said, and else is named as what it is."""
    assert in_words_of_page(Outcome(text), catalogue()).headline == words


def test_every_sentence_is_in_words_of_the_page() -> None:
    """Wherever it stands in what came of a work; the names of files stay."""
    text = "Run 'actip validate'."
    item = Item("wrong", "Wrong", "A1", text, text, (text,), (Fold(text, ((text, ()),)),))
    group = Group(text, 1, (item,), (Fold(text, ((text, (item,)),)),), (Group(text, 1, (item,)),))
    checks = (CheckedFile("a.yaml", text, (text,), (Order("first", text, (group,)),)),)
    name = "'actip validate'.yaml"

    outcome = Outcome(text, True, {name: b""}, (text,), (Complaint(text, text),), checks, "", text)

    assert all(_commands(part) == [name] for part in _parts(drawn(outcome, catalogue())))


def _parts(page: str) -> Iterator[str]:
    """The texts of a page that name something like a command."""
    yield from (part for part in re.findall(r">([^<]+)<", html.unescape(page)) if _commands(part))


def test_each_name_of_a_work_is_in_the_language_of_the_page() -> None:
    """As it stands in the list of works."""
    for code in languages():
        spoken: Mapping[str, str] = {work.name: work.panel(catalogue(code)).title for work in WORKS}
        assert in_words_of_page(Outcome("'actip merge FILE'"), catalogue(code)).headline == f"'{spoken['join']}'"
