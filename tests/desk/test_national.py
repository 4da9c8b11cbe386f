"""The national report on the desk: the page of the command line, for whom and in which language a person chooses."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from markupsafe import escape

from actip.assessment import assess
from actip.catalogue import catalogue
from actip.desk import door
from actip.desk.national import national, panel
from actip.desk.page import words
from actip.desk.work import Outcome, Request
from actip.errors import ActipError
from actip.texts import languages
from tests.conftest import ROOT, TODAY, Ran, changed, complete, write_yaml

Actip = Callable[..., Ran]
LAO, LAST = "LAO_2025.yaml", "LAO_2024.yaml"


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports of a state, in which the program stands."""
    shutil.copy(ROOT / "sample_data" / "2025" / LAO, tmp_path)
    shutil.copy(ROOT / "sample_data" / "2024" / LAST, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _make(wishes: Mapping[str, str] = {}, published: Sequence[str] = (), code: str = "en", **paths: str) -> Outcome:
    files = {"report": [LAO], "published": published, **{name: [path] for name, path in paths.items()}}
    return national(Request(files, wishes, catalogue(code), TODAY))


@pytest.mark.parametrize(
    ("wishes", "options", "name"),
    [
        ({"which": "whole"}, (), "LAO_2025_national.html"),
        ({"which": "brief"}, ("--brief", "--audience", "national"), "LAO_2025_brief_national.html"),
        ({"which": "brief", "audience": "public"}, ("--brief",), "LAO_2025_brief_public.html"),
        ({"which": "whole", "audience": "asean"}, ("--audience", "asean"), "LAO_2025_asean.html"),
        (
            {"which": "brief", "audience": "asean", "language": "lo"},
            ("--brief", "--lang", "lo", "--audience", "asean"),
            "LAO_2025_brief_asean.html",
        ),
    ],
)
def test_it_is_the_page_of_the_command(
    actip: Actip, folder: Path, wishes: dict[str, str], options: tuple[str, ...], name: str
) -> None:
    """Byte by byte, with the last report to compare with; the same is shown and saved."""
    as_of = ("--as-of", TODAY.isoformat())
    actip("report", "--state", "LAO", LAO, "--previous", LAST, *as_of, *options, "-o", "out.html")

    outcome = _make(wishes, previous=LAST)

    assert outcome.files == {name: (folder / "out.html").read_bytes()}
    assert outcome.preview.encode() == outcome.files[name]


def test_a_brief_shows_the_state_what_it_wrote_unless_others_are_chosen() -> None:
    """A minister who reads the page as it comes reads answers; and what is offered first says whose it is."""
    (audience,) = (field for field in panel(catalogue()).fields if field.name == "audience")

    assert audience.value == audience.choices[0].value == "national"
    assert "reporting state" in audience.choices[0].label
    assert "withheld" not in _make({"which": "brief"}).preview


@pytest.mark.parametrize(
    ("audience", "start"), [("national", "The report is ready"), ("public", "LAO_2025_public.html shows no answer")]
)
def test_a_report_that_shows_next_to_nothing_says_so(audience: str, start: str) -> None:
    """The headline tells it before anybody prints it."""
    assert _make({"audience": audience}).headline.startswith(start)


@pytest.mark.parametrize(("audience", "says_so"), [("national", False), ("public", True)])
def test_the_command_says_so_too(actip: Actip, folder: Path, audience: str, says_so: bool) -> None:
    """A brief is for the public unless somebody says otherwise: of a form that is not, it shows nothing."""
    ran = actip("report", "--state", "LAO", LAO, "--brief", "--audience", audience, "-o", str(folder / "brief.html"))

    assert ("brief.html shows no answer: its readers may see none." in ran.err) == says_so


def test_a_report_that_shows_few_answers_says_how_many(folder: Path) -> None:
    """Some may be read by everybody, most may not."""
    levels = {f"ACTIP-14.{number}": {"disclosure": "public"} for number in (1, 3, 4)}
    write_yaml(folder / "it.yaml", changed(complete(), {"disclosure": "asean", "obligations": levels}))

    headline = _make({"audience": "public"}, report="it.yaml").headline

    assert headline == "it_public.html shows few answers: its readers may not see 101 of 104."


def test_what_is_wrong_in_the_form_is_counted_in_the_headline(folder: Path) -> None:
    """As many as its first page names, to the state alone."""
    change = {"obligations": {"ACTIP-14.7": {"in_law": "fulll"}, "ACTIP-14.8": {"in_practice": "yess"}}}
    write_yaml(folder / "it.yaml", changed(complete(), {**change, "clearance": "draft"}))

    made = _make(report="it.yaml")

    assert made.headline == (
        "The report is ready: it_national.html. But 2 things in the form are wrong: they stand on the first page."
    )
    assert [word for word in ("fulll", "yess") if word not in made.preview] == []


def test_how_to_print_names_the_button_of_the_page() -> None:
    """Nobody saves and opens a file to print what is in front of them."""
    how = _make().notes[0]

    assert f"'{words(catalogue())['print']}'" in how
    assert "save" not in how


def test_the_state_is_that_of_the_form(folder: Path) -> None:
    """Nobody is asked for what stands in the file, also where other states' reports lie beside it."""
    shutil.copy(ROOT / "sample_data" / "2025" / "VNM_2025.yaml", folder)

    assert "Viet Nam" in _make(report="VNM_2025.yaml").preview


def test_a_report_is_in_the_language_of_the_page_unless_another_is_chosen() -> None:
    """An official who reads the page in Lao gets the document in Lao."""
    for wishes, code in (({}, "lo"), ({"language": "en"}, "en")):
        assert f'<html lang="{code}" translate="no">' in _make(wishes, code="lo").preview
    (field,) = (field for field in panel(catalogue("lo")).fields if field.name == "language")
    assert field.value == "lo"
    assert [choice.value for choice in field.choices] == list(languages())


def test_a_last_report_of_another_state_is_refused(folder: Path) -> None:
    """It is said whose it is, as by the command."""
    shutil.copy(ROOT / "sample_data" / "2024" / "VNM_2024.yaml", folder)

    with pytest.raises(ActipError, match="it is of Viet Nam, and what is checked is of Lao PDR"):
        _make(previous="VNM_2024.yaml")


def test_a_later_report_as_the_last_one_is_refused() -> None:
    """The two files were exchanged: the newer would else be the one that is printed."""
    with pytest.raises(ActipError, match="is not before"):
        _make(report=LAST, previous=LAO)


def test_what_is_published_is_said_to_have_been_held_against(actip: Actip, folder: Path) -> None:
    """As the command says it to whoever makes the report."""
    actip("release", LAO, "--audience", "asean", "-o", "sent.yaml")
    ran = actip("report", "--state", "LAO", LAO, "--audience", "asean", "--published", "sent.yaml", "-o", "out.html")
    outcome = _make({"audience": "asean"}, published=["sent.yaml"])

    assert "\n".join(outcome.notes[1:]) in ran.err
    assert len(outcome.notes) == 2
    assert outcome.files["LAO_2025_asean.html"] == (folder / "out.html").read_bytes()


@pytest.mark.parametrize("name", ["a.xls", "a.yaml", "a.png"])
def test_a_file_that_cannot_be_read_gets_the_words_of_the_check(folder: Path, name: str) -> None:
    """What it is and what to do, without a trace of the program."""
    contents = {"a.xls": b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.yaml": b"state: [", "a.png": b"\x89PNG\r\n"}
    (folder / name).write_bytes(contents[name])
    (assessment,), _ = assess([name], catalogue())
    answer = door.do("national", "en", TODAY.isoformat(), {}, {"report": [name]})

    assert escape(f"{name}: {assessment.findings[0].message}") in str(answer["html"])
    assert (answer["whole"], answer["files"]) == (False, {})


def test_no_form_is_no_report() -> None:
    """It says what to drop."""
    answer = door.do("national", "en", TODAY.isoformat(), {}, {})

    assert "Drop a form" in str(answer["html"])
