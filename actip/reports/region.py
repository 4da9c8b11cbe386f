"""Own the regional report: from paths to the sections that an audience may see, and the workbook of them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import NamedTuple

from actip.assessment import assess
from actip.assessment.region import region
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.region import disclose
from actip.errors import CannotWrite, UnknownName
from actip.gate.files import is_same, write
from actip.model import Catalogue
from actip.model.section import Section
from actip.reports.excel import workbook
from actip.sections import sections, stamps

# What a person looks at first on a screen; the others are asked for by name.
FIRST = ("At a glance", "By pillar", "Protection of victims", "Statistics")


class RegionalReport(NamedTuple):
    """All sections of a region, the stamps on every page, and whether every file could be read and placed."""

    title: str
    sections: tuple[Section, ...]
    stamps: tuple[str, ...]
    whole: bool
    paths: tuple[str, ...]
    left_out: tuple[str, ...]

    def chosen(self, names: Sequence[str]) -> list[Section]:
        """Return the sections of these names, `FIRST` where there are none. Raises UnknownName."""
        if [name.casefold() for name in names] == ["all"]:
            return list(self.sections)
        known = {section.name.casefold(): section for section in self.sections}
        found = []
        for name in names or FIRST:
            if name.casefold() not in known:
                near = get_close_matches(name.casefold(), known, n=1)
                offered = ", ".join(section.name for section in self.sections)
                hint = f"Did you mean '{known[near[0]].name}'?" if near else f"Choose one of: {offered}."
                raise UnknownName(f"There is no section '{name}'.", hint)
            found.append(known[name.casefold()])
        return found

    def write(self, path: str, created: datetime) -> None:
        """Write the workbook, whole or not at all. Raises CannotWrite, also where it would replace an input."""
        if any(is_same(path, source) for source in self.paths):
            raise CannotWrite(f"{path} is one of the files that are read.", "Name another file for the workbook.")
        write(path, workbook(self.sections, self.title, self.stamps, created))


def regional_report(
    paths: Sequence[str],
    audience: str,
    catalogue: Catalogue,
    after: Callable[[int, int], None] | None = None,
    policy: Policy = DEFAULT,
) -> RegionalReport:
    """Return the report on the region whose submissions are at the paths. Raises Contradiction.

    `after` is called after each file, as by `assess`; `policy` says how small counts are kept.
    """
    assessments, left_out = assess(paths, catalogue, after=after)
    whole = region(assessments, catalogue)
    shown = disclose(whole, audience, catalogue, policy)
    title = f"Reports under the ASEAN Convention Against Trafficking in Persons, cycle {whole.cycle or 'not known'}"
    readable = all(assessment.readable for assessment in assessments) and not whole.unplaced
    files = tuple(assessment.path for assessment in assessments)
    return RegionalReport(title, sections(shown, catalogue), stamps(shown, catalogue), readable, files, left_out)
