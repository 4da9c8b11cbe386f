"""Own the report on a region or a state: from paths to the sections that an audience may see, and their workbook."""

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from actip.assessment import assess
from actip.assessment.cycles import region
from actip.assessment.observations import observed
from actip.catalogue.entries import Catalogue
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.redaction import disclose
from actip.errors import CannotWrite, UnknownName
from actip.gate.files import is_same, write
from actip.model import Finding
from actip.model.region import Region
from actip.model.section import Section
from actip.model.settings import Asked
from actip.reports.excel import workbook
from actip.rules.engine import run_across
from actip.sections import sections, stamps
from actip.sections.glance import board
from actip.spelling import alike

# What a person looks at first on a screen; the others are asked for by name.
FIRST = ("At a glance", "For the agenda", "By pillar", "Protection of victims", "Statistics")


class Drawn(Protocol):
    """What the module of the page offers."""

    def page(self, sections: Sequence[Section], title: str, stamps: Sequence[str], catalogue: Catalogue) -> str:
        """Return the whole page."""


class RegionalReport(NamedTuple):
    """All sections of a region, the stamps on every page, and whether every file could be read and placed.

    `faults` are the findings about files of observations, each with its file.
    """

    title: str
    sections: tuple[Section, ...]
    stamps: tuple[str, ...]
    whole: bool
    paths: tuple[str, ...]
    left_out: tuple[str, ...]
    faults: tuple[tuple[str, Finding], ...] = ()

    def chosen(self, names: Sequence[str]) -> list[Section]:
        """Return the sections of these names, `FIRST` where there are none. Raises UnknownName."""
        if [name.casefold() for name in names] == ["all"]:
            return list(self.sections)
        known = {section.name.casefold(): section for section in self.sections}
        found = []
        for name in names or FIRST:
            if name.casefold() not in known:
                near = alike(name.casefold(), known)
                offered = ", ".join(section.name for section in self.sections)
                hint = f"Did you mean '{known[near[0]].name}'?" if near else f"Choose one of: {offered}."
                raise UnknownName(f"There is no section '{name}'.", hint)
            found.append(known[name.casefold()])
        return found

    def write(self, path: str, created: datetime) -> None:
        """Write the workbook, whole or not at all. Raises CannotWrite, also where it would replace an input."""
        self.put(path, workbook(self.sections, self.title, self.stamps, created))

    def write_page(self, path: str, catalogue: Catalogue) -> None:
        """Write the page, likewise; what it is drawn with is loaded only here."""
        drawn = cast(Drawn, import_module("actip.reports.page"))
        self.put(path, drawn.page(self.sections, self.title, self.stamps, catalogue))

    def put(self, path: str, content: str | bytes) -> None:
        """Write what was drawn of the report. Raises CannotWrite, also where it would replace an input."""
        if any(is_same(path, source) for source in self.paths):
            raise CannotWrite(f"{path} is one of the files that are read.", "Name another file for the report.")
        write(path, content)


After = Callable[[int, int], None]


def regional_report(
    paths: Sequence[str],
    audience: str,
    catalogue: Catalogue,
    after: After | None = None,
    asked: Asked = Asked(),  # noqa: B008  frozen
    observations: Sequence[str] = (),
    policy: Policy = DEFAULT,
) -> RegionalReport:
    """Return the report on the submissions at the paths: all states, or the one asked for. Raises Contradiction.

    `after` is called after each file, as by `assess`. `observations` are files of what others observed; `policy` says
    how small counts are kept.
    """
    made, left_out, whole = _made(paths, catalogue, after, asked)
    heard = tuple(observed(path, catalogue) for path in observations)
    told = tuple(entry for entry in heard if asked.state in ("", entry.state))
    shown = _compared(disclose(made._replace(observations=told), audience, catalogue, policy), catalogue)
    about = f"{made.reports[0].state.name}, report" if made.national else "Reports"
    title = f"{about} under the ASEAN Convention Against Trafficking in Persons, cycle {made.cycle or 'not known'}"
    files = tuple(source.path for cycle in (made, *made.history) for source in cycle.sources)
    faults = tuple((entry.path, finding) for entry in heard for finding in entry.findings)
    marks = stamps(shown, catalogue)
    return RegionalReport(title, sections(shown, catalogue), marks, whole, (*files, *observations), left_out, faults)


def status_report(
    paths: Sequence[str],
    audience: str,
    catalogue: Catalogue,
    after: After | None = None,
    asked: Asked = Asked(),  # noqa: B008  frozen
    policy: Policy = DEFAULT,
) -> RegionalReport:
    """Return the board alone: which state's report is here, and how it stands to its day."""
    made, left_out, whole = _made(paths, catalogue, after, asked)
    shown = disclose(made, audience, catalogue, policy)
    files = tuple(source.path for source in made.sources)
    return RegionalReport("", (board(shown, catalogue),), stamps(shown, catalogue), whole, files, left_out)


def _made(
    paths: Sequence[str], catalogue: Catalogue, after: After | None, asked: Asked
) -> tuple[Region, tuple[str, ...], bool]:
    assessments, left_out = assess(paths, catalogue, after=after)
    made = region(assessments, catalogue, asked)
    return made, left_out, all(assessment.readable for assessment in assessments) and not made.unplaced


def _compared(shown: Region, catalogue: Catalogue) -> Region:
    """Return a region with what its states' figures say of each other, as far as the audience may see them."""
    if shown.national:
        return shown
    return shown._replace(findings=run_across({state.iso3: own for state, own in shown.submissions}, catalogue))
