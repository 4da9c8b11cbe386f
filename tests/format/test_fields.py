"""What a submission holds is described once: every part of the program that knows a key has it from the one table."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from actip.catalogue import catalogue
from actip.disclosure.topics import is_free
from actip.format import records
from actip.format.classes import records_source
from actip.format.fields import SUBMISSION, every_key, key_at
from actip.format.keys import Key, Kind, Level
from actip.format.walk import SteadyPointers, each
from actip.round.diff import changes
from actip.sections.changes import change_sections
from tests.conftest import ROOT, changed, complete

_IDS = {
    Kind.BY_OBLIGATION: "ACTIP-14.7",
    Kind.LAST_ANSWERS: "ACTIP-14.7",
    Kind.BY_INDICATOR: "victims_detected",
    Kind.BY_COURT: "VSC-1",
    Kind.BY_QUESTION: "age_in_doubt",
}
_VALUES: Mapping[Kind, tuple[Any, Any]] = {
    Kind.DATE: ("2025-02-01", "2025-02-02"),
    **dict.fromkeys((Kind.COUNT, Kind.BOUND, Kind.AMOUNT), (7, 8)),
    **dict.fromkeys((Kind.CODES, Kind.QUESTIONS, Kind.OBLIGATIONS, Kind.INDICATORS, Kind.DIMENSIONS), (["a"], ["b"])),
    Kind.SUBJECT: ("ACTIP-14.7", "ACTIP-14.8"),
}


def _paths(top: Key = SUBMISSION, before: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Key]]:
    """Yield every key that has no keys below it, with a path to it through ids and numbers."""
    for key in top.keys:
        if key.kind is Kind.DIMENSION:
            yield (*before, "sex"), key
            continue
        inside: tuple[str | int, ...] = (0,) if key.kind is Kind.ENTRIES else ()
        path = (*before, key.name, *(filter(None, (_IDS.get(key.kind),))), *inside)
        if key.keys:
            yield from _paths(key, path)
        else:
            yield path, key


def _with(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """Return a submission in which nothing but this stands at a path."""
    inner = value
    for step in reversed(path):
        inner = [inner] if isinstance(step, int) else {step: inner}
    return dict(inner)


_PATHS = {"/".join(map(str, path)): (path, key) for path, key in _paths()}


@pytest.mark.parametrize(("path", "key"), list(_PATHS.values()), ids=list(_PATHS))
def test_a_change_of_any_key_is_a_change(path: tuple[str | int, ...], key: Key) -> None:
    """Whatever differs between two files, 'diff' does not say that nothing changed."""
    one, other = _VALUES.get(key.kind, ("one", "other"))

    assert changes(_with(path, one), _with(path, other), catalogue())
    assert changes({}, _with(path, one), catalogue())
    assert changes(_with(path, one), {}, catalogue())
    assert not changes(_with(path, one), _with(path, one), catalogue())


def test_a_change_says_which_key_it_is_of() -> None:
    """By what an editor shows for it, and a text only by how long it is."""
    old = {"state": "LAO", "obligations": {"ACTIP-14.7": {"account": "x" * 40, "in_law": "full"}}}
    new = {"state": "THA", "obligations": {"ACTIP-14.7": {"account": "No.", "in_law": "none"}}}
    found = changes(old, new, catalogue())

    (_, answers), (_, rest) = ((section.name, section.rows) for section in change_sections(found, catalogue()))
    words = [[cell.text for cell in row[1:]] for row in answers]
    assert words == [["In law", "Full", "None"], ["Account", "40 characters", "3 characters"]]
    assert [[cell.text for cell in row] for row in rest] == [["Reporting state", "LAO", "THA"]]


def test_a_key_that_no_table_knows_is_compared_too() -> None:
    """At the top, in an answer, in a list and in place of a group."""
    for change in ({"x": 1}, {"obligations": {"ACTIP-14.7": {"x": 1}}}, {"capacity": [{"x": 1}]}, {"statistics": 3}):
        assert changes(complete(), changed(complete(), change), catalogue())


def test_the_records_are_fresh() -> None:
    """'actip build' writes them from the table."""
    assert (ROOT / "actip" / "format" / "records.py").read_text() == records_source()


def test_every_group_has_its_record() -> None:
    """Each attribute of a record is a key of the table, or says where the record stands."""
    for key in every_key():
        if key.record and key is not SUBMISSION:
            fields = set(getattr(records, key.record)._fields)
            assert {below.attribute for below in key.keys} <= fields, key.name


def test_names_of_keys_are_told_apart() -> None:
    """No group has two keys of one name, and every key has words."""
    for group in every_key():
        names = [key.name for key in group.keys]
        assert len(names) == len(set(names))
        assert all(key.title and key.about for key in group.keys if key.kind is not Kind.DIMENSION)


def test_a_key_of_which_nobody_says_who_may_see_it_is_the_nations() -> None:
    """Closed by default."""
    assert Key("new", "New", "Something new.").level is Level.NATION


def test_free_texts_are_those_that_may_repeat_a_figure() -> None:
    """An account is one, and so are the title of a law and a name; a link, an id and a code are not."""
    free = {key.name for key in every_key() if is_free(key)}

    assert {"account", "comment", "reason", "event", "title", "name", "source", "where"} <= free
    assert not {"link", "id", "rule", "disclosure", "cycle", "email"} & free


def test_a_path_leads_to_its_key() -> None:
    """Ids and numbers are passed over; what is not there leads to nothing."""
    for path, key in _paths():
        if key.kind is not Kind.DIMENSION:
            found = key_at([str(step) for step in path])
            assert found is not None, path
            assert found.name == key.name
    assert key_at(["obligations", "ACTIP-14.7", "no_such_key"]) is None
    assert key_at(["period", "start", "deeper"]) is None


def test_the_walk_meets_every_value_with_its_key() -> None:
    """Of the complete submission each value, each with the key that the table has for it."""
    content = complete()
    steps = {step.pointer: step for step in each(content)}

    assert steps["/obligations/ACTIP-14.7/in_law"].key is not None
    assert json.dumps(content).count('"in_law"') == sum(pointer.endswith("/in_law") for pointer in steps)


@pytest.mark.parametrize("content", [[], "text", {"obligations": 3}, {"capacity": {"a": [None]}}, {"x~/y": [1, [2]]}])
def test_the_walk_takes_nothing_for_granted(content: Any) -> None:
    """Whatever the shape, every value is met and nothing fails."""
    for step in each(content):
        assert step.pointer.startswith("/")


def test_an_entry_keeps_its_name_when_rows_move() -> None:
    """A steady pointer says what an entry is the same by, not where it stands."""
    one, other = {"name": "NGO A", "kind": "civil_society"}, {"name": "NGO B"}

    before = SteadyPointers({"stakeholders": [other, one]}).of("/stakeholders/1/role")
    after = SteadyPointers({"stakeholders": [one, other]}).of("/stakeholders/0/role")

    assert before == after == "/stakeholders/name=NGO A/role"
    assert SteadyPointers({"stakeholders": [{}]}).of("/stakeholders/0") == "/stakeholders/0"


def test_two_entries_of_a_list_never_share_a_name() -> None:
    """One law is cited under two sections, an action planned twice: each has the name that it alone has."""
    law = {"kind": "law", "title": "Law 12"}
    evidence = [{**law, "provision": "Article 1"}, {**law, "provision": "Article 9"}, {**law, "provision": "Article 9"}]
    content = {"obligations": {"ACTIP-14.7": {"evidence": evidence}}}

    of = SteadyPointers(content).of
    names = [of(f"/obligations/ACTIP-14.7/evidence/{number}").rpartition("/")[2] for number in range(3)]
    moved = SteadyPointers({"obligations": {"ACTIP-14.7": {"evidence": evidence[::-1]}}}).of

    assert names[0] == "kind=law,title=Law 12,provision=Article 1"
    assert names[1:] == ["title=Law 12,entry=2", "title=Law 12,entry=3"]
    assert moved("/obligations/ACTIP-14.7/evidence/2").rpartition("/")[2] == names[0]


@pytest.mark.parametrize("name", ["Ms. Somchai Kaew, 17", "Ms. Somchai Kaew, 17, of the shelter in Vientiane " * 3])
def test_no_part_of_a_free_text_stands_in_a_key(name: str) -> None:
    """Of an action, or a name too long to be masked, a key holds a digest."""
    content = {"obligations": {"ACTIP-14.7": {"actions": [{"action": name}], "evidence": [{"title": name * 9}]}}}

    for place in ("actions/0", "evidence/0"):
        steady = SteadyPointers(content).of(f"/obligations/ACTIP-14.7/{place}")
        assert "Somchai" not in steady
        assert "=#" in steady


_LIST = """
    Key("lanterns", "Lanterns", "Lines that victims can call.", Kind.ENTRIES, one="lantern", record="Lantern",
        same_by=("name",), listing=Listing("Lanterns", "Lanterns", "Public numbers only."), keys=(
            Key("name", "Name", "The name of the line.", Kind.NAME, ask=Ask(30), word=Head("Lantern", 5)),
            Key("calls", "Calls", "How many called.", Kind.COUNT, ask=Ask(10), word=Head("Calls", 3, figures=True)),
        )),
"""


@pytest.fixture(name="house", scope="module")
def _house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in whose table one list was added, rebuilt by 'actip build'."""
    house = tmp_path_factory.mktemp("house")
    for name in ("actip", "schemas", "templates"):
        shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house / "pyproject.toml")
    table = house / "actip" / "format" / "fields.py"
    text = table.read_text()
    assert text.count("    EXPLANATIONS,\n") == 1
    table.write_text(text.replace("    EXPLANATIONS,\n", f"{_LIST}    EXPLANATIONS,\n"))
    assert _run(house, "build").returncode == 0
    lines = [{"name": "1300", "calls": 120}, {"name": "Line of the women's union", "calls": 30}]
    whole = {**complete(), "disclosure": "national", "lanterns": lines}
    (house / "whole.json").write_text(json.dumps(whole))
    (house / "open.json").write_text(json.dumps({**whole, "disclosure": "public"}))
    return house


def _run(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the copy."""
    code = "import sys; sys.path.insert(0, '.'); from actip.__main__ import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(house)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=house, env=environment)


class TestAListIsOneEntry:
    """A list that is added to the table, and nowhere else, is known wherever a submission is."""

    def test_in_the_schema(self, house: Path) -> None:
        """Its keys are checked: a wrong one is told with what was meant."""
        (house / "wrong.json").write_text(json.dumps({**complete(), "lanterns": [{"cals": 1}]}))

        assert "lanterns" in json.loads(_run(house, "schema").stdout)["properties"]
        assert "Did you mean 'calls'?" in _run(house, "validate", "wrong.json").stdout

    def test_in_the_form_and_back(self, house: Path) -> None:
        """It has a sheet of its own, is read back, and a fault in it is told in the words of the form."""
        assert _run(house, "convert", "whole.json", "form.xlsx", "--force").returncode == 0
        sheet = openpyxl.load_workbook(house / "form.xlsx")["Lanterns"]
        assert {"Name", "Calls", "1300", 120} <= {cell.value for row in sheet.iter_rows() for cell in row}

        assert _run(house, "convert", "form.xlsx", "again.json", "--force").returncode == 0
        assert json.loads((house / "again.json").read_text())["lanterns"][0] == {"name": "1300", "calls": 120}

    def test_in_the_comparison(self, house: Path) -> None:
        """A change in it is a change."""
        whole = json.loads((house / "whole.json").read_text())
        (house / "other.json").write_text(json.dumps({**whole, "lanterns": whole["lanterns"][:1]}))

        assert "Lanterns" in _run(house, "diff", "whole.json", "other.json").stdout

    def test_in_the_merge(self, house: Path) -> None:
        """Two agencies that say different things of one entry are in conflict."""
        for agency, calls in (("mps", 1), ("lwu", 2)):
            head = {key: complete()[key] for key in ("format", "catalogue", "state", "period")}
            part = {**head, "answered_by": agency, "lanterns": [{"name": "1300", "calls": calls}]}
            (house / "parts").mkdir(exist_ok=True)
            (house / "parts" / f"{agency}.json").write_text(json.dumps(part))

        merged = _run(house, "merge", "parts", "-o", "merged.json", "--force")

        assert merged.returncode == 1
        assert "Lanterns, 1300, Calls" in " ".join(merged.stdout.split())

    def test_in_the_document(self, house: Path) -> None:
        """It is a table under its own heading."""
        assert _run(house, "report", "--state", "LAO", "whole.json", "-o", "LAO.docx").returncode == 0
        document = docx.Document(str(house / "LAO.docx"))
        assert any(paragraph.text == "Lanterns" for paragraph in document.paragraphs)
        assert any(cell.text == "1300" for table in document.tables for row in table.rows for cell in row.cells)

    @pytest.mark.parametrize("audience", ["public", "asean"])
    def test_it_is_held_back(self, house: Path, audience: str) -> None:
        """Nobody said who may see it, so no copy has it, even where the whole is public; and the sender is told."""
        released = _run(house, "release", "open.json", "--audience", audience, "-o", "sent.json", "--force")

        assert released.returncode == 0, released.stderr
        assert "lanterns" in released.stderr
        assert "1300" not in (house / "sent.json").read_text()
