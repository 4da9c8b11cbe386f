"""What a release carries."""

import pytest

from actip import __version__
from tests.conftest import ROOT
from tests.release import notes_of

_CHANGELOG = "# Changelog\n\n## Unreleased\n\n- a\n\n## 0.2.0 (2026-11-28)\n\n### Added\n\n- b\n\n## 0.1.0\n\n- c\n"


def test_the_notes_of_a_release_are_its_section_of_the_changelog() -> None:
    """Without its title, and without those of other releases."""
    assert notes_of(_CHANGELOG, "0.2.0") == "### Added\n\n- b\n"
    assert notes_of(_CHANGELOG, "0.1.0") == "- c\n"


@pytest.mark.parametrize("version", ["0.2", "0.3.0", "Unrelease"])
def test_a_release_of_which_nothing_is_written_is_not_built(version: str) -> None:
    """Nobody would know what changed."""
    with pytest.raises(SystemExit, match=f"says nothing of {version}"):
        notes_of(_CHANGELOG, version)


def test_the_changelog_tells_of_this_version() -> None:
    """The workflow of a release reads it from there."""
    assert notes_of((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__).startswith("### ")
