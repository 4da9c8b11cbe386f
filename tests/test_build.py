"""`actip build` refuses a catalogue that is not sound, or whose forms would read wrongly, before it writes anything."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actip.catalogue import sources
from actip.catalogue.sources import packaged_record, packaged_schema, packaged_tables
from actip.catalogue.versions import ids, text, with_version
from actip.errors import CatalogueError
from actip.resources import folder
from actip.validation.catalogue import check
from tests.conftest import ROOT, Ran

Tables = dict[str, Any]
TABLES: Tables = packaged_tables()


def _tables(*changes: Callable[[Tables], object]) -> Tables:
    """Return the content of the six files with changes made to it."""
    tables = copy.deepcopy(TABLES)
    for change in changes:
        change(tables)
    return tables


def _set(*path: str | int) -> Callable[[Tables], None]:
    """Return a change that sets what the path but for its last step leads to; a last step `None` is not needed."""
    *steps, key, value = path

    def change(tables: Tables) -> None:
        at: Any = tables
        for step in steps:
            at = at[step]
        at[key] = value

    return change


def _obligation(key: str, value: Any) -> Callable[[Tables], None]:
    return _set("obligations", "obligations", 0, key, value)


def _indicator(key: str, value: Any) -> Callable[[Tables], None]:
    return _set("indicators", "indicators", "offences_recorded", key, value)


def _without(key: str) -> Callable[[Tables], None]:
    return lambda tables: tables["obligations"]["obligations"][0].pop(key)


def _refusal(tables: Tables) -> str:
    with pytest.raises(CatalogueError) as refused:
        check(tables, packaged_schema())
    assert "Nothing was written" in refused.value.hint
    return refused.value.message


def _limit(*keys: Any) -> Callable[[Tables], object]:
    return _set("limits", "limits", "informed_of_identified", *keys)


# --- shape and names


@pytest.mark.parametrize("key", ["basis", "confidence", "numbering", "question", "force"])
def test_an_obligation_needs_what_matters(key: str) -> None:
    """Without its question, force or provenance it is refused, by file, line and id."""
    message = _refusal(_tables(_without(key)))

    assert "schemas/obligations.yaml, line " in message
    assert f"ACTIP-1.2: '{key}' is missing. Write '{key}' as " in message


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_obligation("pillar", "protecton"), "'protecton' is none of the choices. Write one of: criminalisation, "),
        (_obligation("asks", ["practice", "law"]), "Write one of: [law], [practice], [law, practice]."),
        (_obligation("id", "ACTIP-1,2"), "'ACTIP-1,2' is not written as it has to be. Write it like 'ACTIP-14.10.a'."),
        (_obligation("core", "false"), "core: 'false' is a text. Write true or false."),
        (_obligation("question", ""), "question: the text is empty. Write it, or take the key out"),
        (_obligation("title", "x" * 61), "title: the text has 61 characters. Shorten it to 60."),
        (_obligation("article", 32), "article: 32 is too large. Write at most 31."),
        (_obligation("article", 0), "article: 0 is too small. Write at least 1."),
        (_obligation("adverse", []), "adverse: the list has 0 entries. Write at least 1, or leave the key out."),
        (_obligation("evidence", [None]), "evidence, entry 1: what stands there is empty. Write a text."),
        (_obligation("indicators", ["caseload", "caseload"]), "indicators: an entry stands twice. Take one out."),
        (_obligation("sumary", "x"), "sumary: there is no such key. Did you mean 'summary'?"),
        (_obligation("zzz", "x"), "zzz: there is no such key. Take it out; the keys are: id, article, "),
        (_set("obligations", "meta", "prepared", "2026-11-31"), "'2026-11-31' is no day of the calendar."),
        (lambda tables: tables["states"]["states"].append({}), "the list has 12 entries. Keep at most 11."),
        (_set("states", "meta", "members", 12), "states.yaml, line 4, meta, members: '12' stands there. Write 11."),
        (_set("codes", "lists", "sex", "codes", {"F": "Female"}), "sex, codes: there is 1 entry. Write at least 2."),
        (_set("codes", "lists", "sex", "codes", "F", {"labl": "x"}), "sex, F: 'label' is missing. Write 'label' as"),
        (_indicator("measures", [{}]), "what stands there is a group of keys. Write a text."),
    ],
)  # fmt: skip
def test_what_breaks_the_schema_is_said_in_a_sentence(change: Callable[[Tables], object], sentence: str) -> None:
    """The file, the entry, what is wrong and what to do, without a word of the library that finds it."""
    assert sentence in _refusal(_tables(change))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_set("obligations", "obligations", 1, "id", "ACTIP-1.2"), "ACTIP-1.2: the same id stands above."),
        (_obligation("indicators", ["caselod"]), "'caselod' is no indicator of schemas/indicators.yaml. Did you mean"),
        (_obligation("adverse", ["caseload"]), "'caseload' is no figure under its own 'indicators'."),
        (_obligation("expects", [{"figure": "victims_detected", "where": "zzz"}]), "'zzz' is no indicator of"),
        (_obligation("expects", [{"figure": "victims_detected", "subset": "zzz"}]), "'zzz' is no subset of"),
        (_obligation("shows", [{"figure": "caseload"}]), "'caseload' is no figure under its own 'indicators'."),
        (
            _obligation("shows", [{"figure": "victims_detected", "within": {"route": "x"}}]),
            "'route' is no dimension of",
        ),
        (_obligation("arises", [{"figure": "victims_detected", "within": {"sex": "W"}}]), "'W' is no code of the list"),
        (_indicator("measures", ["zzz"]), "measures: 'zzz' is no code of the list measures. Take it out, or add"),
        (_indicator("dimensions", ["zzz"]), "'zzz' is no dimension."),
        (_indicator("overlapping", ["sex"]), "'sex' is no dimension of it."),
        (_indicator("subsets", ["zzz"]), "'zzz' is no code of the list subset."),
        (_indicator("partner", "zzz"), "'partner' and the dimension partner go together."),
        (_set("indicators", "dimensions", "sex", "codes", "zzz"), "'zzz' is no list of schemas/codes.yaml."),
        (_limit("by", ["zzz"]), "by: 'zzz' is no dimension of what is held."),
        (_limit("what", {"indicator": "victims_informd"}), "Did you mean 'victims_informed'?"),
        (_limit("at_most", [{"indicator": "victims_detected", "age": "X"}]), "'X' is no code of the list age."),
        (_limit("at_most", [{"any": ["service"]}]), "'service' is no dimension of it."),
        (
            lambda tables: tables["codes"]["lists"]["forces"]["codes"].pop("mandatory"),
            "'mandatory' is no code of the list forces.",
        ),
    ],
)
def test_a_name_that_does_not_exist_is_said(change: Callable[[Tables], object], sentence: str) -> None:
    """Names that lead nowhere would only show in a form or a report."""
    assert sentence in _refusal(_tables(change))


def test_an_indicator_that_nobody_asks_for_is_refused() -> None:
    """No indicator is in the catalogue for nothing."""
    tables = _tables()
    tables["indicators"]["indicators"]["zzz"] = copy.deepcopy(tables["indicators"]["indicators"]["caseload"])

    assert "zzz: no obligation asks for it." in _refusal(tables)


def test_many_faults_are_counted() -> None:
    """The first ones are told; the others often follow from them."""
    tables = _tables()
    for entry in tables["obligations"]["obligations"][:10]:
        del entry["force"]

    assert _refusal(tables).endswith("\nand 2 more")


# --- versions


def _new_obligation(tables: Tables) -> None:
    new = copy.deepcopy(tables["obligations"]["obligations"][0])
    tables["obligations"]["obligations"].append({**new, "id": "ACTIP-14.9.z"})


def _new_indicator(tables: Tables) -> None:
    tables["indicators"]["indicators"]["zzz"] = tables["indicators"]["indicators"]["caseload"]


def _new_code(tables: Tables) -> None:
    tables["codes"]["lists"]["service"]["codes"]["zzz"] = "Sample"


def _new_court_indicator(tables: Tables) -> None:
    tables["codes"]["lists"]["court_indicators"]["codes"]["VSC-Z"] = "Sample"


def _withdrawn(tables: Tables) -> None:
    del tables["obligations"]["obligations"][0]


def _withdrawn_code(tables: Tables) -> None:
    del tables["codes"]["lists"]["service"]["codes"]["housing"]


def _raised(tables: Tables) -> None:
    tables["obligations"]["meta"]["version"] = "9.9"
    tables["migrations"]["versions"].append("9.9")


def _told(**change: Any) -> Callable[[Tables], None]:
    return lambda tables: tables["migrations"]["changes"].append({"version": "9.9", **change})


WAYS = [
    (_new_obligation, "what: obligation, new: [ACTIP-14.9.z]}", {"what": "obligation", "new": ["ACTIP-14.9.z"]}),
    (_new_indicator, "what: indicator, new: [zzz]}", {"what": "indicator", "new": ["zzz"]}),
    (_new_code, "what: code, list: service, new: [zzz]}", {"what": "code", "list": "service", "new": ["zzz"]}),
    (_new_court_indicator, "what: court_indicator, new: [VSC-Z]}", {"what": "court_indicator", "new": ["VSC-Z"]}),
    (_withdrawn, "what: obligation, old: ACTIP-1.2, new: []}", {"what": "obligation", "old": "ACTIP-1.2", "new": []}),
    (
        _withdrawn_code,
        "what: code, list: service, old: housing, label: WHAT THE FORM CALLED IT, new: []}",
        {"what": "code", "list": "service", "old": "housing", "label": "Housing", "new": []},
    ),
]


def test_the_record_of_versions_is_up_to_date() -> None:
    """schemas/versions.json holds the ids of today's version, and the migrations tell what changed before."""
    record = packaged_record()

    assert with_version(record, packaged_tables()) == record
    assert text(record) == (ROOT / "schemas" / "versions.json").read_text()
    assert list(record) == packaged_tables()["migrations"]["versions"]


@pytest.mark.parametrize(("change", "line", "entry"), WAYS)
def test_a_version_that_was_written_down_keeps_its_ids(
    change: Callable[[Tables], None], line: str, entry: dict[str, Any]
) -> None:
    """What is new or gone needs a new version; the refusal says what to write, word for word."""
    with pytest.raises(CatalogueError) as refused:
        with_version(packaged_record(), _tables(change))

    version = packaged_tables()["obligations"]["meta"]["version"]
    later = f"0.{int(version.partition('.')[2]) + 1}"
    assert f"under 'meta', write: version: '{later}'" in refused.value.message
    assert f"add '{later}' at the end of 'versions'" in refused.value.message
    assert f"  - {{version: '{later}', {line}" in refused.value.message


@pytest.mark.parametrize(("change", "line", "entry"), WAYS)
def test_a_new_version_tells_what_changed(change: Callable[[Tables], None], line: str, entry: dict[str, Any]) -> None:
    """A higher number alone is not enough: without the entry a form of the version before is read wrongly."""
    with pytest.raises(CatalogueError, match="does not tell all that changed") as refused:
        with_version(packaged_record(), _tables(change, _raised))
    assert f"  - {{version: '9.9', {line}" in refused.value.message

    tables = _tables(change, _raised, _told(**entry))
    assert with_version(packaged_record(), tables)["9.9"] == ids(tables)


def test_a_renamed_one_needs_one_entry() -> None:
    """Its new name is no news beside the old one."""

    def renamed(tables: Tables) -> None:
        tables["obligations"]["obligations"][0]["id"] = "ACTIP-1.9"

    told = _told(what="obligation", old="ACTIP-1.2", new=["ACTIP-1.9"])

    assert "9.9" in with_version(packaged_record(), _tables(renamed, _raised, told))


def test_a_list_that_is_new_as_a_whole_needs_no_entry() -> None:
    """No form could hold a code of it."""

    def new_list(tables: Tables) -> None:
        tables["codes"]["lists"]["zzz"] = tables["codes"]["lists"]["service"]

    assert "9.9" in with_version(packaged_record(), _tables(new_list, _raised))


def test_an_entry_names_what_there_is() -> None:
    """A slip of the pen would leave the real one untold."""
    with pytest.raises(
        CatalogueError, match=r"names 'ACTIP-99' as new in catalogue 9\.9, which has no such obligation"
    ):
        with_version(packaged_record(), _tables(_raised, _told(what="obligation", new=["ACTIP-99"])))


def test_the_last_version_is_that_of_the_obligations() -> None:
    """Both files name it."""
    with pytest.raises(CatalogueError, match=r"is version 9\.9"):
        with_version(packaged_record(), _tables(_set("obligations", "meta", "version", "9.9")))


# --- the command


@pytest.mark.parametrize("change", [_obligation("force", "shall"), _new_obligation])
def test_build_refuses_before_it_writes(
    change: Callable[[Tables], None], actip: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, and no generated file is another than before."""
    tables = _tables(change)
    generated = (path for name in ("schemas", "templates") for path in folder(name).rglob("*"))
    files = [path for path in generated if path.is_file()]
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}
    monkeypatch.setattr(sources, "packaged_table", lambda name: tables[name])

    ran = actip("build")

    assert (ran.code, ran.out) == (2, "")
    assert "error: " in ran.err
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files} == before


def test_a_record_that_is_damaged_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is one of our own files."""
    (tmp_path / "versions.json").write_text("{")
    monkeypatch.setattr(sources, "folder", lambda name: tmp_path)

    with pytest.raises(CatalogueError, match=r"versions\.json"):
        packaged_record()
