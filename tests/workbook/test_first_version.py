"""Forms of the first version that were handed out are read as they always were."""

import json
from pathlib import Path

import pytest

from actip.readers.excel import document

_FORMS = sorted((Path(__file__).parent / "forms_1").glob("*.xlsx"))


@pytest.mark.parametrize("path", _FORMS, ids=lambda path: path.stem)
def test_a_form_of_the_first_version_says_what_it_said(path: Path) -> None:
    """Filled, blank, carried over in Lao, and the part of an agency: each key is the same."""
    read = document(path.name, path.read_bytes())

    assert dict(read.data) == json.loads(path.with_suffix(".json").read_text())


@pytest.mark.parametrize("path", _FORMS, ids=lambda path: path.stem)
def test_a_form_of_the_first_version_lacks_nothing(path: Path) -> None:
    """What the form of today has besides is not missing in it."""
    faults = document(path.name, path.read_bytes()).faults

    assert faults == ()
