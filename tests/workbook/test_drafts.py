"""A form in each language of the program, as it is handed out: nothing in it is a fault of whoever fills it in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from actip.texts import languages
from tests.conftest import ROOT, Ran, write_yaml

LAST = ROOT / "sample_data" / "2024" / "LAO_2024.yaml"


@pytest.mark.form
@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("start", [("--state", "LAO"), ("--from", str(LAST))], ids=["blank", "from the last report"])
def test_an_untouched_form_has_no_error(
    actip: Callable[..., Ran], tmp_path: Path, code: str, start: tuple[str, str]
) -> None:
    """Neither its own lists nor the grey figures of the last report are taken for what somebody typed."""
    form = tmp_path / "form.xlsx"
    assert actip("template", *start, "--period", "2025", "--lang", code, "-o", form).code == 0

    checked = actip("validate", form, "--lang", "en", "--quiet")

    assert (checked.code, checked.out) == (0, "")


@pytest.mark.form
def test_a_training_that_does_not_add_up_is_told_of_a_form(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """With what an explanation of it would name: a list that is read as figures is no indicator."""
    training = {"topic": "Interviews", "start": "2025-02-01", "participants": {"total": 20, "F": 12, "M": 9}}
    text = write_yaml(tmp_path / "a.yaml", {
        "format": "actip-submission/1", "catalogue": "0.3", "state": "LAO", "parts": ["capacity"],
        "period": {"start": "2025-01-01", "end": "2025-12-31"}, "capacity": [training],
    })  # fmt: skip
    assert actip("convert", text, tmp_path / "a.xlsx").code == 0

    checked = actip("validate", tmp_path / "a.xlsx", "--annotate", tmp_path / "remarks.xlsx")

    assert checked.code == 1
    assert "about: capacity | sex | start=2025-02-01" in checked.out
    assert (tmp_path / "remarks.xlsx").exists()
