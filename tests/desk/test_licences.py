"""The page carries the licence of each thing that is in it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.building import ENGINE, PACKAGES
from tests.desk.contents import Elements
from tests.desk.licences import inert

CARRIED = re.findall(r"^([a-z0-9_]+)==(\S+)", PACKAGES.read_text(), re.M)


@pytest.fixture(name="chapters", scope="module")
def _chapters(desk_file: Path) -> dict[str, str]:
    """The text of each licence, by what it is of."""
    pieces = re.split(r"^={100}\n(.*)\nLicence: (.*)\n={100}\n", Elements(desk_file).texts["licences"], flags=re.M)
    return {
        title: f"{kind}\n{text}" for title, kind, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)
    }


@pytest.mark.parametrize(("package", "version"), CARRIED)
def test_every_package_has_its_licence(chapters: dict[str, str], package: str, version: str) -> None:
    """Its kind, and its text in full, or that it has none."""
    text = chapters[f"{package} {version}"]

    assert re.match(r"(MIT|BSD|Apache|Mozilla|PSF)", text)
    assert len(text) > 400 or "The package has no text of its licence. It says of itself: Licence MIT" in text


def test_program_engine_and_python_have_theirs(chapters: dict[str, str]) -> None:
    """The text of the Mozilla licence stands once, where the engine's chapter says."""
    assert "Apache License" in chapters["actip"]
    assert "stands below under pathspec" in chapters[ENGINE.replace("@", " ").capitalize()]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in chapters["CPython, which is a part of Pyodide"]
    assert len(chapters) == len(CARRIED) + 3


@given(st.text("<>/!-scriptSCRIPT "))
def test_a_licence_cannot_end_its_element(text: str) -> None:
    """Nor open a comment in which the rest of the page would be."""
    assert not re.search("</script|<!--", inert(f"<{text}"), re.IGNORECASE)
