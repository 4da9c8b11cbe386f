"""Own how the tests of sections make regions: submissions written to a folder, read, disclosed and compared."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycles import region
from actip.catalogue.entries import Catalogue
from actip.model.region import Region
from actip.model.section import Section
from actip.model.settings import ReportScope
from actip.rules.engine import run_across
from actip.sections import further_sections, sections
from tests.conftest import changed, complete, write_yaml


def year(number: int, state: str = "LAO", change: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a complete submission of one year and state, with a change."""
    about = {
        "state": state,
        "cycle": str(number),
        "period": {"start": f"{number}-01-01", "end": f"{number}-12-31"},
        "prepared": f"{number + 1}-02-01",
    }
    return changed(changed(complete(), about), change or {})


def made(
    folder: Path,
    known: Catalogue,
    *submissions: dict[str, Any],
    audience: str = "asean",
    scope: ReportScope = ReportScope(),  # noqa: B008  frozen
) -> Region:
    """Return the region of these submissions as an audience may see it."""
    for number, data in enumerate(submissions):
        write_yaml(folder / f"{number}.yaml", data)
    shown = as_seen_by(audience, region(assess([str(folder)], known)[0], known, scope), known)
    return shown._replace(findings=run_across({state.iso3: own for state, own in shown.submissions}, known))


def _every(shown: Region, known: Catalogue) -> tuple[Section, ...]:
    return (*sections(shown, known), *further_sections(shown, known))


def drawn(name: str, shown: Region, known: Catalogue) -> Section:
    """Return the section of this name."""
    (found,) = (section for section in _every(shown, known) if section.name == name)
    return found


def rows(name: str, shown: Region, known: Catalogue) -> list[dict[str, str]]:
    """Return the rows of a section, each as texts by the titles of the columns."""
    section = drawn(name, shown, known)
    titles = [column.state or column.title for column in section.columns]
    return [dict(zip(titles, (cell.text for cell in row), strict=True)) for row in section.rows]


def every_text(shown: Region, known: Catalogue) -> list[str]:
    """Return all that any section says."""
    return [
        text
        for section in _every(shown, known)
        for text in (
            section.title,
            section.lead,
            *section.notes,
            *(column.title for column in section.columns),
            *(cell.text for row in section.rows for cell in row),
        )
    ]
