"""What readers hold already is read as it was printed, whatever it was written as; what cannot be read stops."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from actip.catalogue.entries import Catalogue
from actip.commands.export import exported
from actip.disclosure.publications import Publications
from actip.errors import ActipError, Contradiction
from actip.format.records import Submission
from actip.importers.publications import publications
from tests.conftest import ROOT, Ran, write_yaml
from tests.forms import bent, complete_form, written

Figures = set[tuple[str, tuple[tuple[str, str], ...], float | None, int | None, str | None]]
CELLS: tuple[dict[str, Any], ...] = (
    {"indicator": "persons_convicted", "value": 30},
    {"indicator": "persons_convicted", "sex": "F", "value": 27},
    {"indicator": "persons_convicted", "sex": "M", "value": 3},
    *({"indicator": "persons_convicted", "form": form, "value": value} for form, value in
      (("SEX", 20), ("MARR", 4), ("CRIM", 6))),
    {"indicator": "victims_detected", "value": 0},
    {"indicator": "victims_charged", "below": 5},
    {"indicator": "victims_sheltered", "missing": "not_collected"},
    {"indicator": "assets_confiscated", "measure": "money", "currency": "LAK", "value": 1200.5},
)  # fmt: skip


def _data(**change: Any) -> dict[str, Any]:
    return {
        "format": "actip-submission/1",
        "catalogue": "0.3",
        "state": "LAO",
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
        "disclosure": "public",
        "parts": ["statistics"],
        "statistics": {"cells": list(CELLS)},
        **change,
    }


@pytest.fixture(name="source")
def _source(tmp_path: Path) -> Path:
    """A submission with small counts, which nobody has been sent."""
    return write_yaml(tmp_path / "LAO_2024.yaml", _data())


@pytest.fixture(name="sent")
def _sent(tmp_path: Path) -> Path:
    """The folder of what was sent."""
    folder = tmp_path / "sent"
    folder.mkdir()
    return folder


def _export(source: Path, target: Path, format: str, known: Catalogue, audience: str = "asean") -> Path:
    target.write_text(exported([str(source)], format, audience, known).content)
    return target


def _figures(submission: Submission) -> Figures:
    return {
        (cell.indicator, tuple(cell.coordinates.items()), cell.value, cell.below, cell.missing)
        for cell in submission.cells
    }


def _refusal(known: Catalogue, *paths: Path | str) -> str:
    with pytest.raises(ActipError) as refused:
        publications([str(path) for path in paths], known)
    return refused.value.message


@pytest.mark.parametrize("suffix", ["xlsx", "yaml", "json"])
def test_a_released_copy_is_read_as_it_was_printed(
    actip: Callable[..., Ran], source: Path, sent: Path, known: Catalogue, suffix: str
) -> None:
    """With what is suppressed in it, what stands in groups, and for whom it is."""
    assert actip("release", source, "--audience", "asean", "-o", sent / f"copy.{suffix}").code == 0

    ((file,), left_out) = publications([str(sent)], known)

    ((submission,), is_for_others) = file.submissions, file.is_for_others
    figures = {(name, dict(where).get("sex") or dict(where).get("form_group")): rest
               for name, where, *rest in _figures(submission)}  # fmt: skip
    assert (submission.state, str(submission.start), is_for_others, left_out) == ("LAO", "2024-01-01", True, ())
    assert figures["persons_convicted", None] == [30, None, None]
    assert figures["persons_convicted", "M"] == [None, None, "suppressed"]
    assert figures["persons_convicted", "OTH"] == [10, None, None]
    assert figures["victims_charged", None] == [None, 5, None]


@pytest.mark.parametrize("format", ["csv", "sdmx-csv", "json"])
def test_an_export_prints_what_the_released_copy_prints(
    actip: Callable[..., Ran], source: Path, sent: Path, known: Catalogue, format: str
) -> None:
    """Figure by figure."""
    actip("release", source, "--audience", "asean", "-o", sent / "copy.yaml")
    long = _export(source, sent / ("long.json" if format == "json" else "long.csv"), format, known)

    copy, export = publications([str(sent / "copy.yaml"), str(long)], known).files

    assert _figures(copy.submissions[0]) == _figures(export.submissions[0])
    assert export.is_for_others


def test_all_states_and_periods_of_an_export_are_published(tmp_path: Path, known: Catalogue) -> None:
    """Each as a submission."""
    paths = [str(ROOT / "sample_data" / year) for year in ("2024", "2025")]
    long = tmp_path / "all.csv"
    long.write_text(exported(paths, "csv", "asean", known).content)

    (file,) = publications([str(long)], known).files

    expected = {path.stem for year in paths for path in Path(year).iterdir()}
    assert {f"{entry.state}_{entry.start.year}" for entry in file.submissions if entry.start} == expected


def test_a_submission_that_was_never_released_is_taken_as_it_stands(source: Path, known: Catalogue) -> None:
    """Its small counts, too: it is last year's, and nobody kept the copy."""
    (file,) = publications([str(source)], known).files

    assert ("persons_convicted", (("sex", "M"),), 3, None, None) in _figures(file.submissions[0])
    assert not file.is_for_others


def test_a_submission_with_errors_can_be_published(tmp_path: Path, known: Catalogue) -> None:
    """Its figures were read, and so were they by others."""
    cells = [{"indicator": "victims_detected", "value": 9}, {"indicator": "victims_detected", "sex": "F", "value": 12}]
    path = write_yaml(tmp_path / "LAO_2024.yaml", _data(statistics={"cells": cells}, clearance="nonsense"))

    (file,) = publications([str(path)], known).files

    assert len(file.submissions[0].cells) == 2


@pytest.mark.parametrize("version", ["0.1", "0.2"])
def test_a_file_of_an_older_catalogue_can_be_published(known: Catalogue, version: str) -> None:
    """It is read as a submission of that version is."""
    paths = [str(ROOT / "tests" / "older" / f"{version}.{suffix}") for suffix in ("xlsx", "yaml")]

    form, text = publications(paths, known).files

    assert _figures(form.submissions[0]) == _figures(text.submissions[0])


def test_figures_of_a_round_are_read_beside_the_copy_that_brings_its_questions(
    tmp_path: Path, sent: Path, known: Catalogue
) -> None:
    """A table alone does not say what they are."""
    question = {"id": "posts_equipped", "question": "posts", "kind": "count", "measure": "posts"}
    round = {"id": "2031", "questions": [question]}
    cells = [{"indicator": "posts_equipped", "value": 7}]
    source = write_yaml(tmp_path / "LAO_2024.yaml", _data(round=round, statistics={"cells": cells}))
    long = _export(source, sent / "a.csv", "csv", known)

    both = publications([str(long), str(source)], known)

    assert [_figures(file.submissions[0]) for file in both.files] == [{("posts_equipped", (), 7, None, None)}] * 2
    assert "indicator 'posts_equipped' is not in its list" in _refusal(known, long)


def test_of_a_folder_what_has_no_figures_is_left_out_and_named(sent: Path, source: Path, known: Catalogue) -> None:
    """A letter, and what an officer says of the cycle; a file that is meant twice is read once."""
    source.rename(sent / "LAO_2024.yaml")
    (sent / "letter.docx").write_bytes(b"a letter")
    (sent / "cycle.yaml").write_text("format: actip-cycle/1\ncycle: '2024'\n")

    published = publications([str(sent), str(sent / "LAO_2024.yaml")], known)

    assert [Path(path).name for path in published.paths] == ["LAO_2024.yaml"]
    assert [Path(path).name for path in published.left_out] == ["letter.docx", "cycle.yaml"]


# --- what cannot be read


def test_a_report_is_not_read_back(actip: Callable[..., Ran], source: Path, sent: Path, known: Catalogue) -> None:
    """The message says what to name in its place."""
    actip("report", "--region", source, "-o", sent / "region.xlsx")

    with pytest.raises(ActipError) as refused:
        publications([str(sent)], known)

    assert f"{sent}/region.xlsx is a report, from which no figures are read back." in refused.value.message
    assert "the copies and exports hold the same figures" in refused.value.hint


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.yaml", "format: [", "The text cannot be read from here on"),
        ("a.yaml", "format: actip-assessment/1\n", "This is what 'actip validate' wrote"),
        ("a.json", '{"name": "a package"}', "Nothing in the file is a part of a submission."),
        ("a.csv", "name,age\n", "has no column state"),
        ("a.csv", "", "is empty."),
        ("a.xlsx", "no workbook", "a.xlsx: "),
        ("a.ods", "", "is of a kind that no figures are read from."),
        ("a.xlsm", "", "is of a kind that no figures are read from."),
        ("a.txt", "", "holds no file that figures are read from."),
    ],
)
def test_a_folder_of_which_a_file_cannot_be_read_is_refused(
    sent: Path, known: Catalogue, name: str, content: str, said: str
) -> None:
    """An output that was not held against it would look protected."""
    (sent / name).write_text(content)

    assert said in _refusal(known, sent)


def test_all_that_cannot_be_read_is_named_at_once(sent: Path, known: Catalogue) -> None:
    """One bad file hides no other."""
    for name in ("a.csv", "b.yaml", "c.json"):
        (sent / name).write_text("")

    refusal = _refusal(known, sent, "nowhere", "no*.yaml", "-")

    assert len(refusal.splitlines()) == 7
    assert "nowhere does not exist." in refusal
    assert "no*.yaml does not exist." in refusal
    assert "Standard input is read for the output" in refusal


def test_a_file_named_by_itself_has_to_have_figures(tmp_path: Path, known: Catalogue) -> None:
    """Only beside others is it left out."""
    path = tmp_path / "cycle.yaml"
    path.write_text("format: actip-cycle/1\ncycle: '2024'\n")

    assert "it is not a submission" in _refusal(known, path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"state": "XYZ"}, "does not say of which state and period it is."),
        ({"period": None}, "does not say of which state and period it is."),
        ({"statistics": []}, "its figures cannot be read."),
        ({"statistics": {"cells": [{"indicator": "victims_detected", "value": "many"}]}}, "1 figure of it cannot be"),
        ({"statistics": {"cells": [{"indicator": "nothing", "value": 7}]}}, "1 figure of it cannot be read"),
        ({"statistics": {"cells": [{"indicator": "victims_detected", "sx": "F", "value": 7}]}}, "1 figure of it"),
        ({"statistics": {"cells": [{"indicator": "victims_detected"}, {"value": 3}]}}, "2 figures of it cannot be"),
    ],
)
def test_a_submission_of_which_a_figure_cannot_be_read_is_refused(
    tmp_path: Path, known: Catalogue, change: Mapping[str, Any], said: str
) -> None:
    """Nobody knows what it told."""
    path = write_yaml(tmp_path / "copy.yaml", _data(**change))

    assert f"{path}" in _refusal(known, path)
    assert said in _refusal(known, path)


def test_a_remark_that_cannot_be_read_keeps_no_figure_back(tmp_path: Path, known: Catalogue) -> None:
    """The figure itself was printed."""
    cells = [{"indicator": "victims_detected", "value": 7, "note": ["a"]}]
    path = write_yaml(tmp_path / "copy.yaml", _data(statistics={"cells": cells}))

    assert len(publications([str(path)], known).files) == 1


def test_a_form_that_was_not_read_in_full_is_refused(tmp_path: Path, known: Catalogue) -> None:
    """As every command refuses it."""
    steps = [{"beside_table": "/obligations/ACTIP-14.7/in_law", "put": 12}]
    form = written(tmp_path / "LAO_2025.xlsx", bent(complete_form(), steps))

    assert "1 cell of the form holds something that was not read: Questions!AE54." in _refusal(known, form)


# --- beside what is sent now


def _beside(known: Catalogue, source: Path, *paths: Path) -> tuple[Submission, ...]:
    ((file,), _) = publications([str(source)], known)
    return publications([str(path) for path in paths], known).beside([(str(source), file.submissions[0])], known)


def test_a_file_is_not_both_read_and_published(source: Path, sent: Path, known: Catalogue) -> None:
    """Nor through a link."""
    (sent / "link.yaml").symlink_to(source)

    for path in (source, sent / "link.yaml"):
        with pytest.raises(Contradiction, match="is read for this output, and is among what is published already"):
            _beside(known, source, path)


@pytest.mark.parametrize("kind", ["submission", "csv", "sdmx-csv", "json"])
def test_the_figures_as_they_are_are_not_published_already(
    source: Path, sent: Path, known: Catalogue, kind: str
) -> None:
    """With them as known nothing would be left to hide; of a table it is seen by a count of 1 or 2."""
    data = _data(statistics={"cells": [*CELLS, {"indicator": "victims_detected", "sex": "F", "value": 2}]})
    write_yaml(source, data)
    path = sent / f"other.{'json' if kind == 'json' else 'yaml' if kind == 'submission' else 'csv'}"
    if kind == "submission":
        path.write_text(source.read_text())
    else:
        _export(source, path, kind, known, "national")

    with pytest.raises(Contradiction, match="has the figures of Lao PDR for 2024 as they are"):
        _beside(known, source, path)


@pytest.mark.parametrize(
    "change",
    [
        {"state": "THA"},
        {"period": {"start": "2023-01-01", "end": "2023-12-31"}},
        {"period": {"start": "2024-07-01", "end": "2024-12-31"}},
        {"released": {"audience": "public", "threshold": 5}},
    ],
)
def test_any_other_copy_can_be_published(source: Path, sent: Path, known: Catalogue, change: Mapping[str, Any]) -> None:
    """Of another state, another period, half of the year; of the same where it was released for somebody."""
    copy = write_yaml(sent / "copy.yaml", _data(**change))

    assert len(_beside(known, source, copy)) == 1


def test_nothing_is_published_where_nobody_says_so(source: Path, known: Catalogue) -> None:
    """And nothing is refused."""
    assert Publications().beside([(str(source), Submission())], known) == ()


def test_an_export_of_one_state_for_the_nation_is_known_by_what_it_says(
    source: Path, sent: Path, known: Catalogue
) -> None:
    """Without any small count in it."""
    write_yaml(source, _data(statistics={"cells": [{"indicator": "victims_detected", "value": 50}]}))
    long = _export(source, sent / "long.json", "json", known, "national")

    assert json.loads(long.read_text())["audience"] == "national"
    assert not publications([str(long)], known).files[0].is_for_others
    assert publications([str(_export(source, sent / "long.csv", "csv", known))], known).files[0].is_for_others
