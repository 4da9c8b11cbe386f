"""The desk checks files as the command line does: the same findings, sentences and copies, in orders for a person."""

import html
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from actip.catalogue import catalogue
from actip.desk import door
from actip.desk.check import CHECK
from actip.desk.page import drawn
from actip.desk.words import in_words_of_page
from actip.desk.work import CheckedFile, Fold, Group, Item, Order, Outcome, Request
from tests.conftest import ROOT, TODAY, Ran, changed, complete, write_yaml
from tests.desk.packed import unpacked
from tests.forms import Filled, complete_form, written

Actip = Callable[..., Ran]
HOSTILE = ROOT.parent / "shared" / "hostile_xlsx"
SAMPLES = ROOT / "sample_data"
FASTER = {"copies": "none"}  # where a test is about the findings


def _checked(
    *forms: str, previous: Sequence[str] = (), code: str = "en", wishes: Mapping[str, str] = FASTER
) -> Outcome:
    return CHECK.do(Request({"forms": forms, "previous": previous}, wishes, catalogue(code), TODAY))


def _html(*forms: str, previous: Sequence[str] = (), code: str = "en") -> str:
    return drawn(_checked(*forms, previous=previous, code=code), catalogue(code))


def _text(page: str) -> str:
    """What a person can read on a page, without a break."""
    return _plain(html.unescape(re.sub(r"<[^>]+>", " ", page)))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _items(order: Order) -> Iterator[Item]:
    for group in order.groups:
        yield from _of_group(group)


def _of_group(group: Group) -> Iterator[Item]:
    yield from _with_folded(group.items)
    for fold in group.folds:
        yield from _of_fold(fold)
    for inner in group.groups:
        yield from _of_group(inner)


def _with_folded(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        for fold in item.folds:
            yield from _of_fold(fold)


def _of_fold(fold: Fold) -> Iterator[Item]:
    for remedy, items in fold.parts:
        yield from _with_folded(item._replace(remedy=item.remedy or remedy) for item in items)


def _findings(actip: Actip, *paths: str) -> dict[str, list[dict[str, Any]]]:
    """What the command line finds, of each file."""
    content = json.loads(actip("validate", *paths, "--all", "--format", "json").out)
    return {entry["path"]: entry["findings"] for entry in content["assessments"]}


def _place(finding: Mapping[str, Any]) -> str:
    if finding["cell"]:
        sheet = finding["sheet"]
        return f"{sheet if sheet.isidentifier() else repr(sheet)}!{finding['cell']}"
    return f"line {finding['line']}" if finding["line"] else ""


def _cure(finding: Mapping[str, Any]) -> str:
    reason = finding["explained"]
    return finding["remedy"] if reason is None else f"State's reason: {reason}"


def _row(finding: Mapping[str, Any]) -> tuple[str, ...]:
    return finding["rule"], _place(finding), finding["message"], _cure(finding)


def _rows(order: Order) -> Counter[tuple[str, ...]]:
    return Counter((item.aside[0], item.place, item.message, item.remedy) for item in _items(order))


@pytest.fixture(name="shelf", params=["samples", "faulty", "hostile", "begun", "made"])
def _shelf(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, actip: Actip) -> str:
    """A folder of files of all kinds, as a person drops it."""
    match request.param:
        case "samples":
            monkeypatch.chdir(SAMPLES)
            return "2025"
        case "faulty":
            monkeypatch.chdir(SAMPLES)
            return "faulty"
        case "hostile":
            if not HOSTILE.exists():
                pytest.skip("These workbooks are not here.")
            monkeypatch.chdir(HOSTILE.parent)
            return HOSTILE.name
        case "begun":
            (tmp_path / "begun").mkdir()
            last = SAMPLES / "2024" / "LAO_2024.yaml"
            out = tmp_path / "begun" / "LAO_2025.xlsx"
            assert actip("template", "--state", "LAO", "--period", "2025", "--from", last, "-o", out).code == 0
    monkeypatch.chdir(tmp_path)
    if request.param == "begun":
        return "begun"
    (tmp_path / "made").mkdir()
    written(tmp_path / "made" / "LAO_2025.xlsx", faulty_form())
    write_yaml(tmp_path / "made" / "VNM_2025.yaml", changed(_of_agencies(), {"state": "VNM"}))
    return "made"


def faulty_form() -> bytes:
    """A form with faults of every kind: in a choice, in a text, in a day, and in a sum."""
    form = Filled(complete_form())
    form.cell("/obligations/ACTIP-14.7/in_practice").value = "fulll"
    form.cell("/obligations/ACTIP-14.8/account").value = "Ask somchai@example.com."
    form.cell("/obligations/ACTIP-14.1/in_law").value = None
    form.cell("/prepared").value = "04/03/2026"
    for row, value in (("; sex=F", 15), ("; sex=M", 12), ("", 25)):
        form.figure("T1a", f"indicator=victims_detected; victim_status=confirmed{row}", "figure:").value = value
    return form.bytes()


def _of_agencies() -> dict[str, Any]:
    """A report of two agencies, with a silent pillar, answers that are missing elsewhere, and one of both agencies."""
    agencies = [
        {"id": "mps", "name": "Ministry of Public Security", "answers": ["criminalisation"]},
        {"id": "lwu", "answers": ["protection"]},
    ]
    pillars = {entry.id: entry.pillar for entry in catalogue().obligations.values()}
    silent = {name: None for name, pillar in pillars.items() if pillar == "prevention"}
    data = changed(complete(), {"agencies": agencies, "obligations": {**silent, "ACTIP-5.2.a": None}})
    lacking = {"evidence": None, "account": "Officers were trained."}
    answers = {
        **dict.fromkeys(("ACTIP-14.1", "ACTIP-14.3", "ACTIP-14.4")),
        "ACTIP-14.7": {**lacking, "agency": "mps; lwu"},
        "ACTIP-14.9": {"in_practice": "fulll"},
    }
    return changed(data, {"obligations": answers})


# --- the findings


def test_each_order_holds_each_finding_of_the_command_line_once(actip: Actip, shelf: str) -> None:
    """With its place, its words and its cure, folded or not."""
    findings = _findings(actip, shelf)

    files = _checked(shelf).checks

    assert [file.path for file in files] == list(findings)
    assert sum(map(len, findings.values())) > 0
    for file in files:
        expected = Counter(map(_row, findings[file.path]))
        assert [_rows(order) for order in file.orders] == [expected] * len(file.orders)
        assert bool(file.orders) == bool(expected)


def test_the_page_says_what_the_command_line_says_and_finds_nothing_else(actip: Actip, shelf: str) -> None:
    """Each finding stands with its place, its kind, its message and its cure; no other line is one."""
    findings = [finding for of_file in _findings(actip, shelf).values() for finding in of_file]

    outcome = _checked(shelf)
    page = drawn(outcome, catalogue())
    text = _text(page)

    for finding in findings:
        kind = "explained" if finding["explained"] is not None else finding["kind"]
        assert _plain(f"{_place(finding)} {kind} {finding['message']}") in text
        assert _plain(in_words_of_page(Outcome(_cure(finding)), catalogue()).headline) in text
    orders = sum(len(file.orders) * _number(file) for file in outcome.checks)
    assert page.count('<li class="finding ') == orders


def _number(file: CheckedFile) -> int:
    return sum(_rows(file.orders[0]).values()) if file.orders else 0


def test_the_page_tells_of_each_file_what_the_screen_does(actip: Actip, shelf: str) -> None:
    """Whose it is, for what period, how far cleared; how much was found and answered; and what is verified."""
    outcome = _checked(shelf)
    text = _text(drawn(outcome, catalogue()))

    blocks = actip("validate", shelf).out.split("\n\n")
    paths = {file.path for file in outcome.checks}
    sentences = [line for block in blocks for line in _lines_of(block, paths)]

    assert len(sentences) >= len(paths) * 2
    for sentence in sentences:
        assert _plain(sentence) in text


def _lines_of(block: str, paths: Iterable[str]) -> list[str]:
    """The lines of a block that begins with a file or with the totals."""
    lines = block.strip("\n").split("\n")
    return lines if lines[0] in paths or re.match(r"\d+ files?, |Catalogue ", lines[0]) else []


@pytest.mark.parametrize("looked", [0, 1])
def test_answers_of_last_year_are_no_good_news(tmp_path: Path, actip: Actip, looked: int) -> None:
    """Of a form that was begun with the last report: how many nobody has looked at, not that it can be passed on."""
    out = tmp_path / "LAO_2025.yaml"
    begun = ["template", "--state", "LAO", "--period", "2025", "--from", str(SAMPLES / "2024" / "LAO_2024.yaml")]
    assert actip(*begun, "-o", str(tmp_path / "form.xlsx")).code == 0
    assert actip("convert", str(tmp_path / "form.xlsx"), str(out)).code == 0
    data: Any = yaml.safe_load(out.read_text())
    for answer in list(data["obligations"].values())[:looked]:
        answer["since_last"] = "unchanged"
    write_yaml(out, data)
    number = sum("in_law" in answer or "in_practice" in answer for answer in data["obligations"].values()) - looked

    (file,) = _checked(str(out)).checks

    words = f"but {number} answers are from the last report, and nobody has looked at them yet."
    assert file.verdict == f"Nothing is wrong, {words}"
    assert [sentence for sentence in file.sentences if "can be passed on" in sentence] == []


def test_the_verdict_agrees_with_the_exit_code(actip: Actip, shelf: str) -> None:
    """What can be passed on is what exits with 0, whatever it lacks."""
    for file in _checked(shelf).checks[::3]:
        code = actip("validate", file.path).code
        alone = _checked(file.path).checks[0].verdict
        assert alone.startswith("Nothing is wrong") == (code == 0)
        assert ("before you pass the file on" in alone) == (code == 1)
        assert ("Not readable" in alone) == (code == 2)


def test_what_is_open_is_no_fault_and_no_sign_that_the_file_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of a form that nobody has filled yet nothing is wrong."""
    monkeypatch.chdir(tmp_path)
    write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), {"obligations": {"ACTIP-14.8": None}}))

    (file,) = _checked("LAO_2025.yaml").checks

    assert file.verdict == "Nothing is wrong. Open: 1 thing the report lacks."
    assert any("can be passed on" in words and "only you can tell" in words for words in file.sentences)


# --- the orders


def test_what_is_wrong_is_first_and_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other groups are closed, each with how many it holds."""
    monkeypatch.chdir(tmp_path)
    write_yaml(tmp_path / "LAO_2025.yaml", _of_agencies())

    first = _checked("LAO_2025.yaml").checks[0].orders[0]
    page = _html("LAO_2025.yaml")

    assert [group.heading for group in first.groups] == ["Wrong: mend this first", "What the report lacks"]
    section = page[page.index('data-order="first"') : page.index('data-order="place"')]
    opened = re.findall(r'<details class="group"( open)?>\s*<summary>(.*?) <span class="number">(\d+)', section)
    assert opened[0] == (" open", "Wrong: mend this first", "1")
    assert opened[1] == ("", "What the report lacks", str(first.groups[1].number))


def test_obligations_without_an_answer_are_one_line_of_their_pillar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a pillar without any has its own line, under which they stand."""
    monkeypatch.chdir(tmp_path)
    write_yaml(tmp_path / "LAO_2025.yaml", _of_agencies())

    lacks = _checked("LAO_2025.yaml").checks[0].orders[0].groups[1]

    groups = {group.heading: group for group in lacks.groups}
    (fold,) = groups["Protection of victims"].folds
    assert fold.words == "3 obligations have no answer yet."
    silent = next(item for item in groups["The file"].items if item.aside[0] == "GAP317")
    assert silent.folds[0].words == "9 obligations have no answer yet."
    assert all(item.aside[0] != "GAP301" for group in lacks.groups for item in group.items[1:])


def test_the_cure_that_all_of_a_line_have_stands_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The official need not read the same 20 times."""
    monkeypatch.chdir(tmp_path)
    write_yaml(tmp_path / "LAO_2025.yaml", _of_agencies())

    lacks = _checked("LAO_2025.yaml").checks[0].orders[0].groups[1]

    folds = [*(fold for group in lacks.groups for fold in group.folds)]
    folds += [fold for group in lacks.groups for item in group.items for fold in item.folds]
    assert folds
    for fold in folds:
        remedies = [remedy for remedy, _ in fold.parts]
        assert len(remedies) == len(set(remedies))
        assert not any(item.remedy for _, items in fold.parts for item in items)


def test_the_sheets_come_in_the_order_of_the_form_and_then_the_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a person goes through it."""
    monkeypatch.chdir(tmp_path)
    form = Filled(written(tmp_path / "LAO_2025.xlsx", faulty_form()).read_bytes())

    order = _checked("LAO_2025.xlsx").checks[0].orders[1]

    names = [sheet.title for sheet in form.book]
    headings = [group.heading for group in order.groups]
    assert order.label == "By sheet"
    assert headings == [name for name in names if name in headings]
    for group in order.groups:
        rows = [int(re.search(r"(\d+)$", item.place)[1]) for item in group.items]  # type: ignore[index]
        assert rows == sorted(rows)


def test_a_place_is_written_so_that_a_spreadsheet_program_goes_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into its box of names; of a text it is the line."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "LAO_2025.xlsx", faulty_form())
    write_yaml(tmp_path / "VNM_2025.yaml", changed(_of_agencies(), {"state": "VNM"}))

    form, text = _checked("LAO_2025.xlsx", "VNM_2025.yaml").checks

    assert {"Start!C18", "Questions!E55"} <= {item.place for item in _items(form.orders[0])}
    assert all(re.fullmatch(r"line \d+", item.place) for item in _items(text.orders[0]))
    assert text.orders[1].label == "By line"


def test_the_agencies_come_as_the_report_lists_them_and_nobody_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A finding of two stands under both together, once."""
    monkeypatch.chdir(tmp_path)
    write_yaml(tmp_path / "LAO_2025.yaml", _of_agencies())

    order = _checked("LAO_2025.yaml").checks[0].orders[2]

    together = "Ministry of Public Security (mps); lwu"
    assert {group.heading for group in order.groups} == {
        *("Ministry of Public Security (mps)", together, "lwu", "No agency is named for it")
    }
    assert order.groups[-1].heading == "No agency is named for it"
    assert order.groups[0].heading == "Ministry of Public Security (mps)"


def test_there_is_no_order_by_agency_where_none_answers_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One group of nobody would tell nothing."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "LAO_2025.xlsx", faulty_form())

    assert [order.name for order in _checked("LAO_2025.xlsx").checks[0].orders] == ["first", "place"]


def test_a_person_in_the_name_of_an_agency_is_masked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in every output."""
    monkeypatch.chdir(tmp_path)
    agencies = [{"id": "Somchai somchai@example.com", "answers": ["protection"]}]
    write_yaml(tmp_path / "LAO_2025.yaml", changed(_of_agencies(), {"agencies": agencies}))

    page = _html("LAO_2025.yaml")

    assert "By agency" in page
    assert "somchai@example.com" not in page


def test_text_of_a_file_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands in a cell or in the name of a file acts on nobody."""
    monkeypatch.chdir(tmp_path)
    name = "<img src=x onerror=alert(1)>.yaml"
    write_yaml(tmp_path / name, changed(complete(), {"origin": "<script>alert(2)</script>\u202e"}))

    page = _html(name)

    assert "&lt;img src=x" in page
    assert "&lt;script&gt;" in page
    assert "<img" not in page
    assert "<script" not in page
    assert "\u202e" not in page


# --- languages


def test_the_findings_speak_the_language_of_the_page(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word for word as the command line does in that language."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "LAO_2025.xlsx", faulty_form())

    text = _text(_html("LAO_2025.xlsx", code="vi"))

    said = actip("validate", "LAO_2025.xlsx", "--all", "--lang", "vi").out
    messages = re.findall(r"^    (?!> |about: )(.+)$", said, re.MULTILINE)
    cures = re.findall(r"^    > (.+)$", said, re.MULTILINE)
    assert len(messages) == len(cures) >= 5
    for sentence in (*messages, *cures):
        assert _plain(sentence) in text


# --- several files


def test_files_of_one_state_are_told_as_on_the_command_line(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing says which of the two counts."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.yaml", "b.yaml"):
        write_yaml(tmp_path / name, complete())

    text = _text(_html("a.yaml", "b.yaml"))

    assert "b.yaml reports for the same state and period" in text
    assert "a.yaml reports for the same state and period" in text
    assert actip("validate", "a.yaml", "b.yaml").out.splitlines()[-2] in text


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has its own block, in the order of the names, and a line that leads to it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.xlsx").write_bytes(b"")
    write_yaml(tmp_path / "b.yaml", complete())

    outcome = _checked("a.xlsx", "b.yaml")

    assert outcome.headline == "2 files, 1 of them readable. 1 wrong."
    assert not outcome.is_whole
    assert [(file.path, file.verdict) for file in outcome.checks] == [
        ("a.xlsx", "Not readable. Nothing of it was checked."),
        ("b.yaml", "Nothing is wrong: the file can be passed on."),
    ]
    assert '<a href="#file-2">b.yaml</a>' in _html("a.xlsx", "b.yaml")


def test_files_of_a_folder_that_are_no_forms_are_named(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody believes that they were checked."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "2025"
    folder.mkdir()
    write_yaml(folder / "LAO_2025.yaml", complete())
    (folder / "letter.docx").write_bytes(b"PK\x03\x04")

    notes = _checked("2025").notes

    assert "2025/letter.docx" in notes[0]
    assert list(notes) == actip("validate", "2025").err.splitlines()


def test_what_was_compared_with_nothing_is_told(actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With last reports at hand a person thinks that all were compared."""
    monkeypatch.chdir(tmp_path)
    write_yaml(tmp_path / "LAO_2025.yaml", complete())
    write_yaml(tmp_path / "VNM_2025.yaml", changed(complete(), {"state": "VNM"}))
    days = {"start": "2024-01-01", "end": "2024-12-31"}
    write_yaml(tmp_path / "LAO_2024.yaml", changed(complete(), {"period": days}))

    outcome = _checked("LAO_2025.yaml", "VNM_2025.yaml", previous=["LAO_2024.yaml"])

    ran = actip("validate", "LAO_2025.yaml", "VNM_2025.yaml", "--previous", "LAO_2024.yaml")
    (sentence,) = ran.err.splitlines()
    assert "VNM_2025.yaml" in sentence
    assert sentence in outcome.notes
    assert any("Compared with LAO_2024.yaml" in words for words in outcome.checks[0].sentences)


def test_a_last_report_that_is_none_is_complained_of_beside_the_findings(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check itself stands."""
    monkeypatch.chdir(tmp_path)
    write_yaml(tmp_path / "LAO_2025.yaml", complete())
    write_yaml(tmp_path / "VNM_2024.yaml", changed(complete(), {"state": "VNM"}))

    outcome = _checked("LAO_2025.yaml", previous=["VNM_2024.yaml"])

    (complaint,) = outcome.complaints
    ran = actip("validate", "LAO_2025.yaml", "--previous", "VNM_2024.yaml")
    assert ran.err.splitlines() == [f"error: {complaint.message}", f"hint: {complaint.hint}"]
    assert not outcome.is_whole
    assert outcome.checks[0].verdict.startswith("Nothing is wrong")


# --- bad input


def _packed(name: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr(name, b"<a/>")
    return content.getvalue()


_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)
BAD = {
    "old.xls": _OLD,
    "old.xlsx": _OLD,
    "locked.xlsx": _OLD + "EncryptedPackage".encode("utf-16-le"),
    "picture.png": _PICTURE,
    "picture.xlsx": _PICTURE,
    "picture.yaml": _PICTURE,
    "nothing.xlsx": b"",
    "nothing.yaml": b"",
    "forms.zip": _packed("LAO_2025.xlsx"),
    "zip.xlsx": _packed("LAO_2025.txt"),
    "letter.docx": _packed("word/document.xml"),
    "letter.xlsx": _packed("word/document.xml"),
    "long.yaml": b"a: " + b"b" * 6_000_000,
    "plan.yaml": (SAMPLES / "work_plan.yaml").read_bytes(),
    "folder/notes.txt": b"nothing here is a form",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_form_is_refused_in_the_words_of_the_command_line(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """And no copy is made of it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(BAD[name])
    top = name.partition("/")[0]

    outcome = _checked(top, wishes={})

    ran = actip("validate", top)
    assert ran.code == 2
    (file,) = outcome.checks
    assert [file.path, file.verdict] == ran.out.splitlines()[:2]
    assert outcome.headline == file.verdict
    words = _plain(ran.out)
    for item in _items(file.orders[0]):
        assert _plain(item.message) in words
        assert _plain(item.remedy) in words
    assert sum(_rows(file.orders[0]).values()) == len(re.findall(r"^  error ", ran.out, re.MULTILINE)) > 0
    assert outcome.files == {}
    assert not outcome.is_whole


def test_without_a_file_a_person_is_asked_for_one() -> None:
    """There is nothing to check."""
    answer = door.do("check", "en", TODAY.isoformat(), {}, {})

    assert "Drop a form on the page." in str(answer["html"])
    assert answer["whole"] is False


# --- the copies


@pytest.mark.parametrize("code", ["en", "vi"])
@pytest.mark.parametrize("name", ["LAO_2025.xlsx", "LAO_2025.yaml"])
def test_the_copy_is_that_of_the_command_line(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str
) -> None:
    """Part by part, of a form and of a text, in the language of the form and not of the page."""
    monkeypatch.chdir(tmp_path)
    if name.endswith(".xlsx"):
        written(tmp_path / name, faulty_form())
    else:
        write_yaml(tmp_path / name, _of_agencies())

    files = _checked(name, wishes={}, code=code).files

    actip("validate", name, "--annotate", "out.xlsx")
    assert list(files) == ["LAO_2025_remarks.xlsx"]
    assert unpacked(files["LAO_2025_remarks.xlsx"]) == unpacked((tmp_path / "out.xlsx").read_bytes())


def test_the_copies_for_agencies_are_those_of_the_command_line(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one archive, with the same notes."""
    monkeypatch.chdir(tmp_path)
    write_yaml(tmp_path / "LAO_2025.yaml", _of_agencies())

    outcome = _checked("LAO_2025.yaml", wishes={"copies": "agency"})

    ran = actip("validate", "LAO_2025.yaml", "--annotate", "out", "--by", "agency")
    copies = unpacked(outcome.files["LAO_2025_remarks.zip"])
    expected = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert list(outcome.files) == ["LAO_2025_remarks.zip"]
    assert sorted(copies) == sorted(expected)
    assert len(copies) == 3
    for name, content in copies.items():
        assert unpacked(content) == unpacked(expected[name])
    notes = [line for line in ran.err.splitlines() if not line.startswith("wrote ")]
    assert list(outcome.checks[0].sentences[-len(notes) :]) == notes


def test_where_no_agency_is_named_one_copy_is_made_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person who asked for several is told why there is one."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "LAO_2025.xlsx", faulty_form())

    outcome = _checked("LAO_2025.xlsx", wishes={"copies": "agency"})

    assert list(outcome.files) == ["LAO_2025_remarks.xlsx"]
    assert (
        "LAO_2025.xlsx names no agency for any question. So one copy was made for all." in outcome.checks[0].sentences
    )


def test_two_files_of_one_name_have_two_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None replaces another, and each file says which is its own."""
    monkeypatch.chdir(tmp_path)
    names = ["new/LAO_2025.yaml", "old/lao_2025.yaml"]
    for name in names:
        (tmp_path / name).parent.mkdir()
        write_yaml(tmp_path / name, changed(complete(), {"reporting_authority": name}))

    outcome = _checked("new", "old", wishes={})

    assert list(outcome.files) == ["LAO_2025_remarks.xlsx", "lao_2025_remarks-2.xlsx"]
    for file in outcome.checks:
        (copy,) = file.files
        assert any(file.path.encode() in part for part in unpacked(outcome.files[copy]).values())


def test_progress_goes_up_to_the_last_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of it is the check, the other half the copies."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.yaml", "b.yaml"):
        write_yaml(tmp_path / name, complete())
    steps: list[tuple[int, int]] = []

    paths = {"forms": ["a.yaml", "b.yaml"]}
    CHECK.do(Request(paths, {}, catalogue(), TODAY, lambda done, every: steps.append((done, every))))

    assert steps[-1] == (4, 4)
    assert steps == sorted(steps)
    assert {every for _, every in steps} == {4}
