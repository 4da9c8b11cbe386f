"""Forms of every version that were handed out are read as they always were; they are files that nobody makes anew."""

import json
from pathlib import Path

import pytest

from actip.readers.excel import document

_FORMS = sorted(path for version in (1, 2) for path in (Path(__file__).parent / f"forms_{version}").glob("*.xlsx"))
_NAMES = [f"{path.parent.name}/{path.stem}" for path in _FORMS]


@pytest.mark.parametrize("path", _FORMS, ids=_NAMES)
def test_a_form_says_what_it_said(path: Path) -> None:
    """Filled, blank, carried over in Lao, and the part of an agency: each key is the same."""
    read = document(path.name, path.read_bytes())

    assert dict(read.data) == json.loads(path.with_suffix(".json").read_text())


@pytest.mark.parametrize("path", _FORMS, ids=_NAMES)
def test_a_form_lacks_nothing(path: Path) -> None:
    """What the form of today has besides is not missing in it, and what it says itself is no remark."""
    faults = document(path.name, path.read_bytes()).faults

    assert faults == ()
