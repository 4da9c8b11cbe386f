"""The README shows what the tool really says, and its examples are good submissions."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from actip.errors import ActipError
from actip.reports.reference import with_rules
from tests.conftest import ROOT, Ran, expect

README = (ROOT / "README.md").read_text()
_OUTPUTS = re.findall(r"<!-- output: (.*?) -->\n```(text|json)\n(.*?)```", README, re.DOTALL)
_SUBMISSION = re.findall(r"```yaml\n(format: actip-submission.*?)```", README, re.DOTALL)
_ROUND = re.findall(r"```yaml\n(format: actip-round.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "kind", "shown"), _OUTPUTS)
def test_an_output_is_what_the_command_prints(
    actip: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: str, kind: str, shown: str
) -> None:
    """Word for word; UPDATE_GOLDEN=1 writes it into the page."""
    monkeypatch.chdir(ROOT)
    page, said = (ROOT / "README.md").read_text(), actip(*command.split()).out

    expect(ROOT / "README.md", page.replace(f"<!-- output: {command} -->\n```{kind}\n{shown}```",
                                            f"<!-- output: {command} -->\n```{kind}\n{said}```"))  # fmt: skip


def test_there_are_outputs_and_submissions() -> None:
    """The patterns above find something."""
    assert _OUTPUTS
    assert len(_SUBMISSION) == 1


def test_the_submission_shown_has_no_error(actip: Callable[..., Ran]) -> None:
    """A person may begin with it; what is found are gaps, one figure by sex among them."""
    ran = actip("validate", "-", stdin=_SUBMISSION[0])

    assert ran.code == 0
    assert "SUM203" in ran.out


def test_the_round_shown_makes_a_form(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Whoever copies it has questions of each kind."""
    (text,) = _ROUND
    path = tmp_path / "round.yaml"
    path.write_text(text)

    made = actip("template", "--state", "LAO", "--period", "2027", "--round", path, "-o", tmp_path / "form.xlsx")

    assert made.code == 0
    assert all(f"kind: {kind}" in text for kind in ("choice", "ticks", "text", "count"))


def test_every_command_is_in_the_readme(actip: Callable[..., Ran]) -> None:
    """No command is hidden from a reader."""
    listed = re.findall(r"^  ([a-z]+)  ", actip("--help").out, re.MULTILINE)

    assert listed
    assert all(f"`actip {name}" in README for name in listed)


def test_the_table_of_rules_is_fresh() -> None:
    """'actip build' writes it."""
    assert with_rules(README) == README


def test_a_page_without_a_place_for_the_rules_is_refused() -> None:
    """Nothing is written over."""
    with pytest.raises(ActipError, match="no place for the rules"):
        with_rules("<!-- rules -->")


def test_the_test_command_is_what_ci_runs() -> None:
    """.ci/run takes the line between the two marks."""
    (block,) = re.findall(r"<!-- tests -->(.*?)<!-- /tests -->", README, re.DOTALL)

    assert len(re.findall("^python3 ", block, re.MULTILINE)) == 1
