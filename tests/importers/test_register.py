"""A register is counted where it lies: the counts are those of a plain count, and nothing else of it comes out."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actip.catalogue.entries import Catalogue
from actip.cli.sentences import of_tally
from actip.importers.mapping import is_personal
from actip.importers.register import Options, Tally, tally
from tests.conftest import Ran, write_yaml
from tests.documents import text_of

MAP: Mapping[str, Any] = {
    "format": "actip-map/1",
    "state": "LAO",
    "period": {"start": "2025-01-01", "end": "2025-12-31"},
    "indicator": "victims_detected",
    "dimensions": {
        "sex": {"column": "Gender", "values": {"W": "F", "M": "M"}},
        "age": {"column": "Age", "years": True},
        "form": {"column": "Form", "values": {"sex": "SEX", "work": "LAB", "boat": "LAB_FISHING"}, "separator": "+"},
        "citizenship": "Nationality",
    },
}
SEX = {"sex": MAP["dimensions"]["sex"]}
HEADER = ("Victim name", "Gender", "Age", "Form", "Nationality")


def _register(folder: Path, rows: Sequence[Sequence[object]], header: Sequence[str] = HEADER) -> Path:
    content = io.StringIO()
    csv.writer(content).writerows([header, *rows])
    path = folder / "register.csv"
    path.write_text(content.getvalue(), encoding="utf-8", newline="")
    return path


def _tally(
    folder: Path,
    known: Catalogue,
    rows: Sequence[Sequence[object]],
    *,
    audience: str = "national",
    header: Sequence[str] = HEADER,
    **change: Any,
) -> Tally:
    mapping = write_yaml(folder / "map.yaml", {**MAP, **change})
    return tally(str(_register(folder, rows, header)), str(mapping), known, Options(audience))


def _cells(done: Tally) -> dict[tuple[tuple[str, str], ...], object]:
    cells = done.data["statistics"]["cells"]
    coordinates = [
        tuple(sorted((name, code) for name, code in cell.items() if name in MAP["dimensions"])) for cell in cells
    ]
    return {key: cell.get("value", cell.get("missing")) for key, cell in zip(coordinates, cells, strict=True)}


# --- the counts

_CODES = {"W": "F", "M": "M", "": "U", "w": "F"}
_FORMS = {"sex": "SEX", "work": "LAB", "boat+work": "LAB_FISHING", "sex+work": "MIX", "": "UNK", "boat": "LAB_FISHING"}
_STATES = {"Laotian": "LAO", "Nationals": "LAO", "THA": "THA", "VN": "VNM", "": "XXX"}
_ROWS = st.lists(
    st.tuples(
        st.text("abc", max_size=3),
        st.sampled_from([*_CODES, "?"]),
        st.integers(0, 90).map(str) | st.sampled_from(["", "old"]),
        st.sampled_from([*_FORMS, "other"]),
        st.sampled_from([*_STATES, "Atlantis"]),
    ),
    max_size=60,
)


@given(_ROWS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_counts_are_those_of_a_plain_count(tmp_path: Path, known: Catalogue, rows: list[tuple[str, ...]]) -> None:
    """Each row in which somebody stands once, under its main form; what has no meaning is not known."""
    plain: Counter[tuple[tuple[str, str], ...]] = Counter({(): 0})
    for _, gender, age, form, nationality in rows:
        if not (gender or age or form or nationality):
            continue
        sex = _CODES.get(gender)
        grown = "U" if not age else None if age == "old" else "C" if int(age) < 18 else "A"
        told = {"sex": sex or "U", "age": grown or "U"}
        told |= {"form": _FORMS.get(form, "UNK"), "citizenship": _STATES.get(nationality, "XXX")}
        plain[()] += 1
        for name, code in told.items():
            plain[((name, code),)] += 1
        plain[(("age", told["age"]), ("sex", told["sex"]))] += 1

    found = _cells(_tally(tmp_path, known, rows))

    zeros = {key: count for key, count in found.items() if count == 0 and key not in plain}
    assert {**plain, **zeros} == found
    assert set(zeros) <= {(("sex", "F"),), (("sex", "M"),), (("age", "C"),), (("age", "A"),)}


def test_none_counted_is_zero_only_where_everything_was_classified(tmp_path: Path, known: Catalogue) -> None:
    """One row without a meaning could be the one."""
    clear = _cells(_tally(tmp_path, known, [("x", "W", "20", "sex", "THA")]))
    unclear = _cells(_tally(tmp_path, known, [("x", "W", "20", "sex", "THA"), ("y", "?", "20", "sex", "THA")]))

    assert clear[(("sex", "M"),)] == 0
    assert (("sex", "M"),) not in unclear


def test_confirmed_victims_are_potential_ones_too(tmp_path: Path, known: Catalogue) -> None:
    """Potential victims include those who were confirmed later."""
    way = {
        "victim_status": {"column": "Status", "values": {"yes": "confirmed", "maybe": "potential", "no": "leave_out"}}
    }
    rows = [("yes",)] * 6 + [("maybe",)] * 3 + [("no",)] * 2

    done = _tally(tmp_path, known, rows, header=("Status",), dimensions=way)

    cells = {cell.get("victim_status"): cell["value"] for cell in done.data["statistics"]["cells"]}
    assert cells == {None: 9, "confirmed": 6, "potential": 9}
    assert done.left_out == 2


def test_a_person_in_several_rows_is_counted_once(tmp_path: Path, known: Catalogue) -> None:
    """Under more than one form where the rows name two; what one row does not know the other may."""
    rows = [("a", "sex", "W"), ("a", "work", ""), ("b", "sex", "M"), ("", "work", "W"), ("", "work", "W")]
    ways = {name: MAP["dimensions"][name] for name in ("form", "sex")}

    done = _tally(
        tmp_path,
        known,
        rows,
        header=("Case", "Form", "Gender"),
        once_by="Case",
        dimensions=ways,
        tables=[["form"], ["sex"]],
    )

    assert _cells(done) == {
        (): 4,
        (("form", "SEX"),): 1,
        (("form", "LAB"),): 2,
        (("form", "MIX"),): 1,
        (("sex", "F"),): 3,
        (("sex", "M"),): 1,
    }
    assert done.again == 1


def test_rows_about_one_person_that_contradict_each_other_are_told(tmp_path: Path, known: Catalogue) -> None:
    """Of the person it is not known, whatever a third row says."""
    done = _tally(
        tmp_path,
        known,
        [("a", "W"), ("a", "M"), ("a", "W")],
        header=("Case", "Gender"),
        once_by="Case",
        dimensions={"sex": MAP["dimensions"]["sex"]},
    )

    assert _cells(done) == {(): 1, (("sex", "U"),): 1}
    (differing,) = done.unclassified
    assert (differing.differing, differing.values, differing.persons) == (1, 0, 1)
    assert "Column Gender: the rows about one person do not agree, for 1 person; see which is right." in of_tally(done)


@pytest.mark.parametrize(
    ("audience", "remark"),
    [
        (
            "asean",
            "Counts from 1 to 4 are suppressed. So are figures from which these could be worked out. Give to one "
            "audience only one tally of a register and period: what one suppresses another could give away.",
        ),
        ("national", "Small counts not suppressed."),
    ],
)
def test_the_remark_says_what_was_suppressed(tmp_path: Path, known: Catalogue, audience: str, remark: str) -> None:
    """The state's own figures stand as they were counted; of others whoever has two tallies could work some out."""
    rows = [("W", "30")] * 7 + [("W", "12")] + [("M", "30")] * 2
    ways = {name: MAP["dimensions"][name] for name in ("sex", "age")}
    done = _tally(tmp_path, known, rows, audience=audience, header=("Gender", "Age"), dimensions=ways)

    assert done.data["statistics"]["indicators"]["victims_detected"]["comment"] == remark


def test_a_row_can_stand_for_several_persons(tmp_path: Path, known: Catalogue) -> None:
    """A register of cases says how many; a row that does not say is told."""
    done = _tally(
        tmp_path,
        known,
        [("W", "3"), ("M", "2"), ("M", ""), ("W", "many")],
        header=("Gender", "Victims"),
        persons="Victims",
        dimensions={"sex": MAP["dimensions"]["sex"]},
    )

    assert _cells(done) == {(): 5, (("sex", "F"),): 3, (("sex", "M"),): 2}
    assert [entry.places.text() for entry in done.not_understood] == ["rows 4 to 5"]


@pytest.mark.parametrize(
    ("said", "inside"),
    [("2025-06-30", True), ("30 June 2025", True), ("31/12/2025", True), ("2024-12-31", False), ("45800", True)],
)
def test_rows_of_another_period_are_not_counted(tmp_path: Path, known: Catalogue, said: str, inside: bool) -> None:
    """A day in whatever way it can only be that one."""
    done = _tally(tmp_path, known, [(said,)], header=("Day",), date="Day", dimensions={})

    assert (done.counted, done.outside) == ((1, 0) if inside else (0, 1))


@pytest.mark.parametrize("said", ["31/02/2025", "spring", "", "05-Mar-25"])
def test_a_day_that_is_none_is_told(tmp_path: Path, known: Catalogue, said: str) -> None:
    """Its row is not counted, and is named."""
    done = _tally(tmp_path, known, [(said, "W")], header=("Day", "Gender"), date="Day", dimensions=SEX)

    assert (done.counted, done.outside) == (0, 0)
    assert [(entry.column, entry.places.text()) for entry in done.not_understood] == [("Day", "row 2")]


def test_flags_make_one_form(tmp_path: Path, known: Catalogue) -> None:
    """One yes is the form, several are more than one, none is not known, another word has no meaning."""
    way = {"form": {"flags": {"isSex": "SEX", "isWork": "LAB"}, "yes": ["1"], "no": ["0"], "unknown": ["-99"]}}
    rows = [("1", "0"), ("1", "1"), ("0", "0"), ("-99", "1"), ("x", "1")]

    done = _tally(tmp_path, known, rows, header=("isSex", "isWork"), dimensions=way)

    assert _cells(done) == {
        (): 5,
        (("form", "SEX"),): 1,
        (("form", "LAB"),): 1,
        (("form", "MIX"),): 1,
        (("form", "UNK"),): 2,
    }


def test_a_column_for_the_main_form_decides(tmp_path: Path, known: Catalogue) -> None:
    """Where it is filled."""
    way = {"form": {**MAP["dimensions"]["form"], "main": "Main"}}

    done = _tally(tmp_path, known, [("sex", "sex+work"), ("", "sex+work")], header=("Main", "Form"), dimensions=way)

    assert _cells(done) == {(): 2, (("form", "SEX"),): 1, (("form", "MIX"),): 1}


# --- what comes out

NAMES = ("Somchai Namwong", "Bouasone Xaiyalath", "Nguyen Thi Hoa")


@pytest.mark.parametrize("audience", ["public", "asean", "national"])
def test_no_row_and_no_name_comes_out(tmp_path: Path, actip: Callable[..., Ran], audience: str) -> None:
    """Not even where a column is mapped that was swapped with one of names."""
    rows = [(name, name, "17", "sex", "THA") for name in NAMES] + [("x", "W", "17", "sex", "THA")] * 3
    mapping = write_yaml(tmp_path / "map.yaml", MAP)

    ran = actip("tally", _register(tmp_path, rows), "--map", mapping, "--audience", audience)

    assert ran.code == 0
    assert not [name for name in NAMES if name in ran.out + ran.err]
    assert "Column Gender: 3 different values in 3 rows have no meaning in the mapping." in ran.err
    assert "Data of single persons, never read: Victim name." in ran.err


@pytest.mark.parametrize("audience", ["public", "asean"])
def test_small_counts_are_suppressed_zero_is_not(tmp_path: Path, known: Catalogue, audience: str) -> None:
    """Three states never look alike."""
    cells = _cells(_tally(tmp_path, known, [("x", "W", "20", "sex", "THA")] * 4, audience=audience))

    assert cells[()] == "suppressed"
    assert cells[(("sex", "M"),)] == 0


# 18 women of whom 16 are grown: two girls, who follow from any two of the three figures.
_GIRLS = [("W", "30")] * 16 + [("W", "9")] * 2 + [("M", "30")] * 12 + [("M", "9")] * 9


def test_the_states_own_figures_stand_as_they_were_counted(tmp_path: Path, known: Catalogue) -> None:
    """None is suppressed beside two from which it follows, and the file does not say that one is."""
    ways = {name: MAP["dimensions"][name] for name in ("sex", "age")}

    done = _tally(tmp_path, known, _GIRLS, header=("Gender", "Age"), dimensions=ways)

    cells = _cells(done)
    assert cells[(("sex", "F"),)] == 18
    assert cells[(("age", "A"), ("sex", "F"))] == 16
    assert cells[(("age", "C"), ("sex", "F"))] == 2
    assert done.data["statistics"]["indicators"]["victims_detected"]["comment"] == "Small counts not suppressed."
    assert not [line for line in of_tally(done) if "suppressed" in line]


@pytest.mark.parametrize("audience", ["public", "asean"])
def test_nobody_else_can_work_a_small_count_out(tmp_path: Path, known: Catalogue, audience: str) -> None:
    """Of the women, the grown and the girls at least two are suppressed, and so of the men and of each age."""
    ways = {name: MAP["dimensions"][name] for name in ("sex", "age")}

    done = _tally(tmp_path, known, _GIRLS, audience=audience, header=("Gender", "Age"), dimensions=ways)

    cells = _cells(done)
    assert cells[(("age", "C"), ("sex", "F"))] == "suppressed"
    for whole, parts in (
        ((("sex", "F"),), [(("age", "A"), ("sex", "F")), (("age", "C"), ("sex", "F"))]),
        ((("age", "C"),), [(("age", "C"), ("sex", "F")), (("age", "C"), ("sex", "M"))]),
    ):
        assert [cells.get(key, "suppressed") for key in (whole, *parts)].count("suppressed") >= 2


def test_whoever_counts_learns_what_is_suppressed_and_how_to_see_it(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """At the default audience figures are missing: how many, why, and which option gives the state's own."""
    ways = {name: MAP["dimensions"][name] for name in ("sex", "age")}
    mapping = write_yaml(tmp_path / "map.yaml", {**MAP, "dimensions": ways})
    register = _register(tmp_path, _GIRLS, ("Gender", "Age"))

    by_default = actip("tally", register, "--map", mapping)
    of_state = actip("tally", register, "--map", mapping, "--audience", "national")

    number = by_default.out.count("suppressed\n")
    assert f"{number} figures suppressed: counts from 1 to 4, and those from which they" in by_default.err
    assert "'--audience national' writes the state's own figures, with nothing suppressed." in by_default.err
    assert "suppressed" not in of_state.err


def test_who_has_no_word_in_the_mapping_is_told_and_counted(tmp_path: Path, known: Catalogue) -> None:
    """As not known, where there is such a code; else in the total alone, and the file says so."""
    status = {"victim_status": {"column": "Status", "values": {"yes": "confirmed"}}, **SEX}
    rows = [("yes", "W")] * 6 + [("maybe", "?")] * 2

    done = _tally(tmp_path, known, rows, header=("Status", "Gender"), dimensions=status)

    cells = {(cell.get("victim_status"), cell.get("sex")): cell.get("value") for cell in _listed(done)}
    assert (cells[None, None], cells[None, "U"], cells["confirmed", None]) == (8, 2, 6)
    lines = list(of_tally(done))
    assert "  2 persons stand in the figures as not known for this." in lines
    assert "  2 persons are in the total for this, and in no part of the breakdown." in lines
    comment = done.data["statistics"]["indicators"]["victims_detected"]["comment"]
    assert "Not known includes what has no meaning in the mapping: sex." in comment
    assert "Without the persons of whom nothing can be said in it: " in comment


def _listed(done: Tally) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = done.data["statistics"]["cells"]
    return cells


def test_what_has_no_meaning_is_told_by_column_and_never_by_value(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """However often it stands there; how to find it is told by what has a meaning."""
    rows = [("x", "F?", "20", "sex", "THA")] * 7 + [("x", "W", "20", "sex", "THA"), ("x", "W", "abc", "sex", "THA")]
    mapping = write_yaml(tmp_path / "map.yaml", MAP)

    ran = actip("tally", _register(tmp_path, rows), "--map", mapping)

    assert "Column Gender: 1 value in 7 rows has no meaning in the mapping." in ran.err
    assert "See rows 2 to 8, or filter the column in the register by what is none of the words of the map" in ran.err
    assert "(W, M) and no code or label of the list 'sex'." in ran.err
    assert "Column Age: 1 value in 1 row has no meaning in the mapping." in ran.err
    assert "See row 10, or filter the column in the register by what is no age in years." in ran.err
    assert "F?" not in ran.out + ran.err


MARK = "zqxwvkj"
_MARKED = st.sampled_from(["", "Ms. ", "12 ", "01/02/", "total ", "+856 20 "]).map(lambda text: f"{text}{MARK}") | (
    st.sampled_from([f"{MARK};{MARK}", f"{MARK}\x1b", f"{MARK}, 17", f"2025-01-01 {MARK}", f"{MARK}@mail.example.org"])
)


@given(
    st.lists(st.tuples(*[_MARKED] * 6), min_size=1, max_size=8),
    st.sampled_from(["public", "asean", "national"]),
    st.sampled_from([{}, {"date": "Day"}, {"once_by": "Case"}, {"persons": "Day"}]),
    st.sampled_from(["", ",x", '"']),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_no_cell_of_a_register_comes_out(
    tmp_path: Path,
    actip: Callable[..., Ran],
    rows: list[tuple[str, ...]],
    audience: str,
    more: Mapping[str, Any],
    end: str,
) -> None:
    """Every cell is marked, and often the same; no option prints or writes the mark, nor does an error."""
    header = ("Gender", "Age", "Form", "Nationality", "Case", "Day")
    flags = {"form": {"flags": {"Form": "SEX"}}}
    for ways in (MAP["dimensions"], flags):
        mapping = write_yaml(tmp_path / "map.yaml", {**MAP, "dimensions": ways, **more})
        register = _register(tmp_path, rows * 6, header)
        register.write_text(register.read_text() + end)

        ran = actip("tally", register, "--map", mapping, "--audience", audience, "-o", tmp_path / "counted.yaml")

        written = tmp_path / "counted.yaml"
        assert MARK not in ran.out + ran.err + (written.read_text() if written.exists() else "")


@pytest.mark.parametrize("change", [{"dimensions": {"sex": "Gender"}}, {}])
def test_a_register_whose_first_row_is_a_person_is_not_quoted(
    tmp_path: Path, actip: Callable[..., Ran], change: dict[str, Any]
) -> None:
    """Neither as a heading that is like one, nor among those that were not looked at."""
    mapping = write_yaml(tmp_path / "map.yaml", {**MAP, **change})
    row = ("Gender", "Ms. Hoa Nguyen, 17", "+856 20 5555 1234", "Form", "Nationality")

    ran = actip("tally", _register(tmp_path, [("W",) * 5] * 5, row), "--map", mapping)

    assert not [word for word in ("Hoa", "Nguyen", "5555") if word in ran.out + ran.err]


@pytest.mark.parametrize(
    "change",
    [
        {"dimensions": {"form": {"column": "Form", "values": {"Ms. Hoa Nguyen, 17": "SEXX"}}}},
        {"dimensions": {"form": {"column": "Form", "values": {"work": "Ms. Hoa Nguyen, 17"}}}},
        {"dimensions": {"Ms. Hoa Nguyen, 17": "Form"}},
        {"dimensions": {"sex": "Ms. Hoa Nguyen, 17"}},
        {"date": "Ms. Hoa Nguyen, 17"},
        {"sheet": "Ms. Hoa Nguyen, 17"},
        {"state": "Ms. Hoa Nguyen, 17"},
        {"period": {"start": "Ms. Hoa Nguyen, 17", "end": "2025-12-31"}},
        {"Ms. Hoa Nguyen, 17": 1},
    ],
)
def test_nor_is_a_mapping_that_names_a_person(
    tmp_path: Path, actip: Callable[..., Ran], change: dict[str, Any]
) -> None:
    """Its faults are named by their lines."""
    mapping = write_yaml(tmp_path / "map.yaml", {**MAP, **change})

    ran = actip("tally", _register(tmp_path, [("x", "W", "20", "sex", "THA")]), "--map", mapping)

    assert ran.code == 2
    assert "Nguyen" not in ran.out + ran.err


def test_the_outcome_is_a_submission_that_can_be_checked(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Nothing is to be found in it where everything was classified."""
    rows = [("x", "W", "20", "sex", "THA"), ("x", "M", "9", "work", "Laotian")] * 10
    mapping = write_yaml(tmp_path / "map.yaml", MAP)

    made = actip("tally", _register(tmp_path, rows), "--map", mapping, "-o", tmp_path / "counted.yaml")
    ran = actip("validate", tmp_path / "counted.yaml")

    assert (made.code, ran.code) == (0, 0)
    assert "No findings." in ran.out
    assert yaml.safe_load((tmp_path / "counted.yaml").read_text())["statistics"]["indicators"] == {
        "victims_detected": {
            "source": "Case register",
            "counting_rule": "main_form",
            "comment": "Give to one audience only one tally of a register and period: what one suppresses another "
            "could give away.",
        }
    }


# --- what a register may look like


def test_a_workbook_is_counted_like_a_csv(tmp_path: Path, known: Catalogue) -> None:
    """Numbers, blanks at the end of a row, and a sheet by its name."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Cases")
    for row in (HEADER, ("x", "W", 17, "sex", "THA"), ("y", "M", 18.0, "work")):
        sheet.append(row)
    book.save(tmp_path / "register.xlsx")
    mapping = write_yaml(tmp_path / "map.yaml", {**MAP, "sheet": "Cases"})

    cells = _cells(tally(str(tmp_path / "register.xlsx"), str(mapping), known, Options("national")))

    assert (cells[(("age", "C"),)], cells[(("age", "A"),)], cells[(("citizenship", "XXX"),)]) == (1, 1, 1)


def test_rows_with_another_number_of_fields_are_not_counted_and_told(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Their columns cannot be relied on; blank rows and blank fields at the end are nothing."""
    path = tmp_path / "register.csv"
    path.write_text("Gender,Age\nW,20\nW,20,x\nW\n\nM,30,,\n")
    ways = {name: MAP["dimensions"][name] for name in ("sex", "age")}
    mapping = write_yaml(tmp_path / "map.yaml", {**MAP, "dimensions": ways})

    ran = actip("tally", path, "--map", mapping)

    assert ran.code == 1
    assert "5 rows read, 2 counted." in ran.err
    assert "2 NOT counted, they have not as many fields as the header: rows 3 to 4." in ran.err
    assert "1 with nothing in any column of the mapping, not counted: row 5." in ran.err


def test_another_encoding_is_read_where_it_is_named(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """And refused where it is not."""
    path = tmp_path / "register.csv"
    path.write_bytes("เพศ\nชาย\n".encode("cp874"))
    way = {"sex": {"column": "เพศ", "values": {"ชาย": "M", "หญิง": "F"}}}
    mapping = write_yaml(tmp_path / "map.yaml", {**MAP, "dimensions": way})

    named = actip("tally", path, "--map", mapping, "--encoding", "cp874", "--audience", "national")

    assert actip("tally", path, "--map", mapping).code == 2
    assert {"indicator": "victims_detected", "sex": "M", "value": 1} in yaml.safe_load(named.out)["statistics"]["cells"]


@pytest.mark.parametrize(
    ("name", "header", "row", "cell"),
    [
        (
            "ctdc",
            "gender,ageBroad,citizenship,isForcedLabour,isSexualExploit,isOtherExploit,isForcedMarriage,isForcedMilitary,"
            "isOrganRemoval,isSlaveryAndPractices",
            "Woman,9--17,KH,1,0,-99,0,0,0,0",
            {"sex": "F", "age": "C"},
        ),
        (
            "htcds",
            "vic_TraffickingStatus,prs_Gender,vic_TypeOfExploitation,prs_Citizenship",
            "ActualVictimOfTrafficking,Feminine,ForcedLabour,KHM",
            {"sex": "F", "form": "LAB"},
        ),
    ],
)
def test_mappings_for_two_standards_are_ready(
    tmp_path: Path, actip: Callable[..., Ran], name: str, header: str, row: str, cell: dict[str, str]
) -> None:
    """With the state and the period on the command line."""
    path = tmp_path / "register.csv"
    path.write_text("\n".join([header, *[row] * 5]) + "\n")

    ran = actip("tally", path, "--map", name, "--state", "lao", "--period", "2025")

    made = yaml.safe_load(ran.out)
    assert (ran.code, made["state"], made["period"]["end"]) == (0, "LAO", "2025-12-31")
    assert {"indicator": "victims_detected", **cell, "value": 5} in made["statistics"]["cells"]
    assert {"indicator": "victims_detected", "citizenship": "KHM", "value": 5} in made["statistics"]["cells"]


def test_the_mapping_of_the_pages_is_one(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """It counts a register with its columns."""
    (tmp_path / "map.yaml").write_text(text_of("map"))
    header = ("Detected on", "Person number", "Gender", "Age", "Exploitation", "Nationality")
    rows = [("2025-05-01", number, "Woman", 17, "Brothel;Fishing boat", "Laotian") for number in range(5)]

    ran = actip("tally", _register(tmp_path, rows, header), "--map", tmp_path / "map.yaml")

    assert ran.code == 0
    assert {"indicator": "victims_detected", "form": "MIX", "value": 5} in yaml.safe_load(ran.out)["statistics"][
        "cells"
    ]


# --- mappings that do not fit


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "actip-map/9"}, "the format is not named"),
        ({"indicator": "victims_detectd"}, "the indicator cannot be 'victims_detectd'"),
        ({"state": "LAOS"}, "the state cannot be 'LAOS'"),
        ({"dimension": {}}, "the key cannot be 'dimension'"),
        ({"dimensions": {"sex": {"column": "Gender", "values": {"W": "female"}}}}, "the column 'Gender', value 'W'"),
        ({"dimensions": {"sexe": "Gender"}}, "cannot be 'sexe'"),
        ({"dimensions": {"sex": {}}}, "sex names no column"),
        ({"dimensions": {"sex": {"column": "Gendr"}}}, "has no column 'Gendr'"),
        ({"dimensions": {"form": {"flags": {"isSex": "SEXX"}}}}, "the column 'isSex' cannot be 'SEXX'"),
        ({"dimensions": {"sex": "Victim name"}}, "the column 'Victim name' looks like data of single persons"),
        ({"once_by": "Victim name"}, "the column 'Victim name' looks like data of single persons"),
        ({"tables": [["sex", "place"]]}, "a table cannot be 'place'"),
        ({"sheet": 7}, "'sheet' is no text"),
        ({"sheet": "Other"}, "has no sheet 'Other'"),
        ({"period": {"start": "2025-13-01", "end": "2025-12-31"}}, "'2025-13-01' is no day"),
        ({"period": {}}, "does not say of which state and period"),
        ({"dimensions": []}, "is no group of keys"),
    ],
)
def test_a_fault_of_the_mapping_is_named(
    tmp_path: Path, actip: Callable[..., Ran], change: dict[str, Any], said: str
) -> None:
    """With its line, the column and the value, and what was probably meant."""
    mapping = write_yaml(tmp_path / "map.yaml", {**MAP, **change})

    ran = actip("tally", _register(tmp_path, [("x", "W", "20", "sex", "THA")]), "--map", mapping)

    assert ran.code == 2
    assert said in ran.err
    assert "hint: " in ran.err


def test_a_register_without_a_header_gives_no_row_away(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """Its first row is a person's."""
    mapping = write_yaml(tmp_path / "map.yaml", MAP)

    ran = actip("tally", _register(tmp_path, [], (NAMES[0], "W", "17", "sex", "THA")), "--map", mapping)

    assert (ran.code, NAMES[0] in ran.err, "name its columns" in ran.err) == (2, False, True)


def test_the_nearest_column_is_named(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """A slip of the pen in the mapping."""
    mapping = write_yaml(tmp_path / "map.yaml", {**MAP, "dimensions": {"sex": "Gendr"}})

    assert "Did you mean 'Gender'?" in actip("tally", _register(tmp_path, []), "--map", mapping).err


def test_a_mapping_that_is_no_yaml_is_named_with_its_line(tmp_path: Path, actip: Callable[..., Ran]) -> None:
    """And one that does not exist."""
    (tmp_path / "map.yaml").write_text("format: actip-map/1\nstate: [\n")

    assert "line 3: cannot be read as a mapping" in actip("tally", "x.csv", "--map", tmp_path / "map.yaml").err
    assert "none.yaml: the mapping does not exist." in actip("tally", "x.csv", "--map", "none.yaml").err


@pytest.mark.parametrize(
    ("column", "personal"),
    [
        *(("Victim name", True), ("fullName", True), ("nama_korban", True), ("ชื่อ", True), ("PASSPORT NO", True)),
        *(("Date of birth", True), ("Phone", True), ("Country name", False), ("Gender", False), ("Form", False)),
    ],
)
def test_columns_about_persons_are_told_by_their_names(column: str, personal: bool) -> None:
    """In the languages of the region."""
    assert is_personal(column) is personal
