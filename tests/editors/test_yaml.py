"""While a submission is typed, an editor offers the codes with their meaning and tells a wrong one once."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from actip.catalogue import catalogue
from tests.conftest import ROOT
from tests.editors.server import NODE, NPM, Editor, editor, installed

_TEXT = """\
format: actip-submission/1
catalogue: "0.3"
state: LAO
period: {start: 2025-01-01, end: 2025-12-31}
obligations:
  ACTIP-14.7:
    in_law: %s
"""
_ROW = 6  # of the answer, counted from 0


@pytest.fixture(name="opened", scope="module")
def _opened() -> Iterator[Editor]:
    """An editor that knows the schema of the checkout."""
    try:
        if not (NODE and NPM):
            raise OSError("node and npm are not installed")
        program = installed(ROOT / "build" / "editors")
    except OSError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    with editor(program, ROOT / "schemas" / "submission.schema.json") as driven:
        yield driven


def _address(tmp_path: Path) -> str:
    return (tmp_path / "LAO_2025.yaml").as_uri()


def test_a_right_code_is_no_complaint(opened: Editor, tmp_path: Path) -> None:
    """A draft is a submission."""
    assert opened.diagnostics(_address(tmp_path), _TEXT % "partial") == []


def test_a_wrong_code_is_one_complaint(opened: Editor, tmp_path: Path) -> None:
    """It stands on the code, and names those that can stand there."""
    (complaint,) = opened.diagnostics(_address(tmp_path), _TEXT % "mostly")

    assert complaint["range"]["start"]["line"] == _ROW
    assert "partial" in complaint["message"]


def test_a_code_is_offered_with_its_meaning(opened: Editor, tmp_path: Path) -> None:
    """Whoever chooses one reads what it says."""
    address = _address(tmp_path)
    opened.diagnostics(address, _TEXT % "")
    position = {"line": _ROW, "character": len("    in_law: ")}

    answer = opened.ask("textDocument/completion", textDocument={"uri": address}, position=position)

    offered = {item["label"]: str(item.get("documentation")) for item in answer["items"]}
    meanings = {code.code: code.description for code in catalogue().lists["in_law"].codes.values()}
    assert set(offered) == set(meanings)
    assert all(meaning in offered[code] for code, meaning in meanings.items())


def test_a_question_is_shown_over_its_obligation(opened: Editor, tmp_path: Path) -> None:
    """With the article that it is about."""
    address = _address(tmp_path)
    opened.diagnostics(address, _TEXT % "full")

    answer = opened.ask(
        "textDocument/hover", textDocument={"uri": address}, position={"line": _ROW - 1, "character": 6}
    )

    assert "Art. 14(7)" in str(answer["contents"])
