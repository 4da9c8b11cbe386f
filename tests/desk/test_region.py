"""The report on the region: the same files and the same words on the desk as on the command line."""

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from actip.catalogue import catalogue
from actip.desk import door
from actip.desk.region import region
from actip.desk.work import Outcome, Request
from actip.errors import ActipError
from tests.conftest import ROOT, TODAY, Ran
from tests.desk.packed import unpacked

Actip = Callable[..., Ran]
SAMPLES = ROOT / "sample_data"
STATES = ("LAO", "THA", "VNM")
BOTH = {"reports": ["2025", "2024"]}


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reports of three states on two cycles, in the folder that the program stands in."""
    for cycle in ("2024", "2025"):
        (tmp_path / cycle).mkdir()
        for state in STATES:
            shutil.copy(SAMPLES / cycle / f"{state}_{cycle}.yaml", tmp_path / cycle)
    shutil.copy(SAMPLES / "work_plan.yaml", tmp_path / "plan.yaml")
    shutil.copy(SAMPLES / "observations" / "LAO_2025_observations.yaml", tmp_path / "observed.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _report(paths: Mapping[str, Sequence[str]], **wishes: str) -> Outcome:
    return region(Request(paths, {"audience": "asean", **wishes}, catalogue(), TODAY))


def _lines(ran: Ran) -> tuple[str, ...]:
    """What a command says to whoever runs it, but for the files that it wrote."""
    return tuple(line for line in ran.err.splitlines() if not line.startswith("wrote "))


def _beside(outcome: Outcome) -> tuple[str, ...]:
    """What stands beside the files, but for the states that are not in the report: its first page names them."""
    return tuple(note for note in outcome.notes if not note.startswith(("Not reported: ", "Not readable: ")))


def _command(actip: Actip, *words: str) -> Ran:
    return actip("report", "--region", *words, "-o", "out.xlsx", "--page", "out.html")


@pytest.mark.parametrize(
    ("words", "paths", "wishes"),
    [
        ((), {}, {}),
        (("--audience", "public", "--due", "2026-03-31"), {}, {"audience": "public", "due": "2026-03-31"}),
        (("--audience", "national", "--all-tables"), {}, {"audience": "national", "all_tables": "yes"}),
        (("--without-drafts", "--cycle", "2024"), {}, {"without_drafts": "yes", "cycle": "2024"}),
        (
            ("--workplan", "plan.yaml", "--observations", "observed.yaml"),
            {"work_plan": ["plan.yaml"], "observations": ["observed.yaml"]},
            {},
        ),
    ],
    ids=["as it is", "public", "national", "without drafts", "beside"],
)
def test_it_is_the_report_of_the_command(
    actip: Actip, folder: Path, words: Sequence[str], paths: Mapping[str, Sequence[str]], wishes: Mapping[str, str]
) -> None:
    """The workbook part by part, the page, and what is said beside them."""
    ran = _command(actip, "2025", "2024", *words)

    outcome = _report({**BOTH, **paths}, **wishes)

    assert (ran.code, outcome.is_whole) == (0, True)
    name = f"region_{wishes.get('audience', 'asean')}"
    assert outcome.files.keys() == {f"{name}.xlsx", f"{name}.html"}
    assert unpacked(outcome.files[f"{name}.xlsx"]) == unpacked((folder / "out.xlsx").read_bytes())
    assert outcome.files[f"{name}.html"] == (folder / "out.html").read_bytes()
    assert _beside(outcome) == _lines(ran)


def test_who_is_not_in_the_report_is_named(folder: Path) -> None:
    """By their names, those that did not report apart from those whose file is torn; nobody else is."""
    (folder / "2025" / "THA_2025.yaml").write_text("format: [")

    absent, torn = (note for note in _report(BOTH).notes if note.startswith("Not r"))

    assert absent.startswith("Not reported: Brunei Darussalam, Cambodia, ")
    assert torn == "Not readable: Thailand."
    assert [name for name in ("Lao PDR", "Thailand", "Viet Nam") if name in absent] == []


def test_a_file_of_another_year_is_not_passed_over(actip: Actip, folder: Path) -> None:
    """It is used for comparison alone, and its state counts as one that did not report: its name is among them."""
    shutil.copy(SAMPLES / "2024" / "PHL_2024.yaml", folder / "2025")
    ran = _command(actip, "2025")

    (note,) = _beside(_report({"reports": ["2025"]}))

    assert note == "note: 1 report is of an earlier cycle, and is used for comparison only: PHL_2024.yaml"
    assert note in ran.err


def test_one_agencys_part_is_not_taken_for_the_report(folder: Path) -> None:
    """Without the other parts it would look as if the state had little to say."""
    path = folder / "2025" / "LAO_2025.yaml"
    path.write_text(path.read_text() + "\nanswered_by: mps\n")

    assert any("2025/LAO_2025.yaml is only one agency's part" in note for note in _report({"reports": ["2025"]}).notes)


def test_what_readers_hold_already_is_held_against(actip: Actip, folder: Path) -> None:
    """As by the command."""
    (folder / "sent").mkdir()
    actip("release", "2024/LAO_2024.yaml", "--audience", "asean", "-o", "sent/LAO_2024.yaml")
    ran = _command(actip, "2025", "--published", "sent")

    outcome = _report({"reports": ["2025"], "published": ["sent"]})

    assert unpacked(outcome.files["region_asean.xlsx"]) == unpacked((folder / "out.xlsx").read_bytes())
    assert _beside(outcome) == _lines(ran) == ("held against 1 published file: LAO_2024.yaml",)


def test_the_preview_is_the_first_page_alone() -> None:
    """Word for word that of the page to save, without its tables and what leads to them."""
    outcome = _report(BOTH)

    def words(page: str) -> str:
        (first,) = re.findall(r'<article class="first".*?</article>', page, re.DOTALL)
        return re.sub(r"</?a\b[^>]*>", "", first)  # what led to a table leads nowhere

    assert words(outcome.preview) == words(outcome.files["region_asean.html"].decode())
    assert [part for part in ("<nav", "<main", "<script", "<a ") if part in outcome.preview] == []


def test_one_file_is_a_report(actip: Actip, folder: Path) -> None:
    """The other states have not reported."""
    ran = _command(actip, "2025/LAO_2025.yaml")

    outcome = _report({"reports": ["2025/LAO_2025.yaml"]})

    assert (ran.code, outcome.is_whole) == (0, True)
    assert outcome.files["region_asean.html"] == (folder / "out.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("2025/MYS_2025.yaml", "format: ["),
        ("2024/MYS_2024.yaml", "format: ["),
        ("2025/torn.yaml", "format: actip-submission/1\nstate: ["),
        ("2025/nobody.yaml", "format: actip-submission/1\ncatalogue: '0.3'\n"),
    ],
    ids=["this cycle", "an earlier cycle", "of nobody", "says nothing"],
)
def test_a_file_that_cannot_be_used_is_named(actip: Actip, folder: Path, name: str, text: str) -> None:
    """The report is made of the others, and is not called whole; the command says the same."""
    (folder / name).write_text(text)
    ran = _command(actip, "2025", "2024")

    outcome = _report(BOTH)

    assert (ran.code, outcome.is_whole) == (2, False)
    assert outcome.files["region_asean.html"] == (folder / "out.html").read_bytes()
    assert _beside(outcome) == _lines(ran)
    assert [note.startswith(f"error: {name}: ") for note in _beside(outcome) if "earlier cycle" not in note] == [True]


def test_a_folder_without_reports_is_a_report_on_nobody(actip: Actip, folder: Path) -> None:
    """It is not whole, and what lies there is named."""
    (folder / "letters").mkdir()
    (folder / "letters" / "letter.txt").write_text("Dear colleagues")
    ran = _command(actip, "letters")

    outcome = _report({"reports": ["letters"]})

    assert (ran.code, outcome.is_whole) == (2, False)
    assert _beside(outcome) == _lines(ran)
    assert any("letters/letter.txt" in note for note in outcome.notes)


@pytest.mark.parametrize(
    ("words", "paths", "wishes"),
    [
        (("2025", "again.yaml"), {"reports": ["2025", "again.yaml"]}, {}),
        (("2025", "--cycle", "2019"), {"reports": ["2025"]}, {"cycle": "2019"}),
        (("2025", "--workplan", "2025/LAO_2025.yaml"), {"reports": ["2025"], "work_plan": ["2025/LAO_2025.yaml"]}, {}),
        (("2025", "--observations", "again.yaml"), {"reports": ["2025"], "observations": ["again.yaml"]}, {}),
        (
            ("2025", "--published", "2025/LAO_2025.yaml"),
            {"reports": ["2025"], "published": ["2025/LAO_2025.yaml"]},
            {},
        ),
        (
            ("2025", "--audience", "national", "--published", "2024"),
            {"reports": ["2025"], "published": ["2024"]},
            {"audience": "national"},
        ),
    ],
    ids=["one state twice", "no such cycle", "no plan", "no observations", "read and published", "for the nation"],
)
def test_it_is_refused_in_the_words_of_the_command(
    actip: Actip,
    folder: Path,
    words: Sequence[str],
    paths: Mapping[str, Sequence[str]],
    wishes: Mapping[str, str],
) -> None:
    """And nothing is made."""
    shutil.copy(folder / "2025" / "LAO_2025.yaml", folder / "again.yaml")
    ran = _command(actip, *words)

    with pytest.raises(ActipError) as refusal:
        _report(paths, **wishes)

    assert ran.code == 2
    assert ran.err == f"error: {refusal.value.message}\nhint: {refusal.value.hint}\n"


def test_a_day_that_is_none_is_refused() -> None:
    """Its field is named as the page names it."""
    with pytest.raises(ActipError, match="'Reports were due on' cannot be"):
        _report(BOTH, due="31.3.2026")


def test_a_report_needs_files() -> None:
    """None, or two work plans, make none."""
    with pytest.raises(ActipError, match="No report is here"):
        _report({})
    with pytest.raises(ActipError, match="One file is needed here, and there are several"):
        _report({**BOTH, "work_plan": ["plan.yaml", "other.yaml"]})


def test_what_is_read_stays_as_it_is(actip: Actip, folder: Path) -> None:
    """Also a report that is called as the workbook is; nothing is written beside it."""
    shutil.rmtree(folder / "2024")
    actip("convert", "2025/LAO_2025.yaml", "2025/region_asean.xlsx")
    (folder / "2025" / "LAO_2025.yaml").unlink()
    shutil.move(folder / "2025" / "region_asean.xlsx", folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    outcome = _report({"reports": ["2025", "region_asean.xlsx"]})

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert outcome.is_whole
    assert "3 of 11 reports can be used." in outcome.preview


def test_the_report_is_in_english_whoever_makes_it() -> None:
    """The page speaks their language; what goes to others has the words of the command line."""
    wishes = {"audience": "asean"}
    answers = [door.do("region", code, TODAY.isoformat(), wishes, {"reports": ["2025"]}) for code in ("en", "lo")]

    assert answers[0]["files"] == answers[1]["files"]
    assert answers[0]["preview"] == answers[1]["preview"]


def test_the_way_is_told_step_by_step() -> None:
    """All files and all that is drawn are counted, and no step goes back."""
    steps: list[tuple[int, int]] = []
    request = Request(BOTH, {"audience": "asean"}, catalogue(), TODAY, lambda done, all_: steps.append((done, all_)))

    region(request)

    assert [done for done, _ in steps] == list(range(1, 2 * len(STATES) + 3))
    assert {of for _, of in steps} == {2 * len(STATES) + 3}
