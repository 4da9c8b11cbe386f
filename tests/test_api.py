"""What `import actip` offers: it is listed, typed, told on its page, and gives what the command line gives."""

import inspect
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import actip
from actip import api
from actip.catalogue import catalogue
from actip.commands.report import regional_report
from tests.conftest import ROOT, Ran

SAMPLE = str(ROOT / "sample_data" / "2025")
LAO = f"{SAMPLE}/LAO_2025.yaml"
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
FUNCTIONS = [name for name in api.__all__ if inspect.isfunction(getattr(api, name))]
RECORDS = [name for name in api.__all__ if hasattr(getattr(api, name), "_fields")]


def test_what_is_public_is_listed_once() -> None:
    """The package, its types and its page name the same things."""
    stub = (ROOT / "actip" / "__init__.pyi").read_text()

    assert set(actip.__all__) == {*api.__all__, "__version__"}
    assert set(re.findall(r"import (\w+) as", stub)) == set(api.__all__)
    assert {*FUNCTIONS, *RECORDS, "ActipError"} == set(api.__all__)
    assert all(f"actip.{name}(" in PAGE for name in FUNCTIONS)


@pytest.mark.parametrize("name", actip.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """It is what the module behind it has."""
    assert getattr(actip, name) is getattr(api, name, actip.__version__)


def test_another_name_is_not_there() -> None:
    """As in any package."""
    with pytest.raises(AttributeError, match="'assesses'"):
        _ = actip.assesses  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_has_a_type(name: str) -> None:
    """And none is anything at all."""
    record = getattr(api, name)

    assert set(record.__annotations__) == set(record._fields)
    assert Any not in record.__annotations__.values()


def test_assess_finds_what_validate_finds(actip: Callable[..., Ran]) -> None:
    """The same findings of the same files, in the same order."""
    written = json.loads(actip("validate", SAMPLE, "--format", "json", "--all").out)["assessments"]

    assessments = api.assess([SAMPLE])

    assert [entry.file for entry in assessments] == [entry["path"] for entry in written]
    for assessment, entry in zip(assessments, written, strict=True):
        keys = ("rule", "key", "severity", "message", "remedy", "explained")
        assert [[getattr(finding, key) for key in keys] for finding in assessment.findings] == [
            [finding[key] for key in keys] for finding in entry["findings"]
        ]


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    """Its reason is its finding."""
    (tmp_path / "LAO_2025.yaml").write_text("[")

    both = api.assess([str(tmp_path / "LAO_2025.yaml"), f"{SAMPLE}/THA_2025.yaml"])
    unread, read = sorted(both, key=lambda assessment: assessment.readable)

    assert (unread.readable, unread.state, read.readable) == (False, None, True)
    assert unread.findings[0].message


def test_a_path_that_leads_nowhere_is_an_error() -> None:
    """It is no report without findings."""
    with pytest.raises(api.ActipError, match="does not exist"):
        api.assess(["nowhere"])


def test_figures_are_those_of_the_export(actip: Callable[..., Ran]) -> None:
    """As the state itself sees them: with their value, their bound or their reason, and no zero for what is missing."""
    written = json.loads(actip("export", LAO, "--format", "json", "--audience", "national").out)["figures"]

    report = api.submission(LAO)

    assert list(report.figures) == written
    assert all(len({"value", "below", "missing"} & set(row)) == 1 for row in report.figures)


def test_a_region_has_every_table_of_the_report() -> None:
    """With its stamps; small counts are suppressed as there."""
    built = regional_report([SAMPLE], "asean", catalogue(), further=True)

    region = api.region([SAMPLE])

    sections = (*built.sections, *built.further)
    assert (region.title, region.stamps, region.is_whole) == (built.title, tuple(built.stamps), True)
    assert [table.name for table in region.tables] == [section.name for section in sections]
    for table, section in zip(region.tables, sections, strict=True):
        assert len(table.rows) == len(section.rows)
        assert {len(row) for row in table.rows} <= {len(table.columns)}


def test_an_audience_that_is_none_is_an_error() -> None:
    """It is not taken for another one, to whom more is shown."""
    with pytest.raises(api.ActipError, match="'asian'"):
        api.region([SAMPLE], audience="asian")
