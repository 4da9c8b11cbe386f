"""Own the report on a region or a state: from paths to the sections that an audience may see, and their workbook."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from actip.assessment import assess
from actip.assessment.audiences import as_seen_by
from actip.assessment.cycle_file import cycle_files, without_cycle_files
from actip.assessment.cycles import region as region_in_cycle
from actip.assessment.drafts import without_drafts as leave_drafts_out
from actip.assessment.observations import observed
from actip.assessment.thresholds import refuse_another_threshold
from actip.assessment.wholeness import whole_ones
from actip.assessment.work_plan import work_plan as plan_at
from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.publications import NOTHING, Publications
from actip.errors import CannotWrite, UnknownName
from actip.format.records import Submission
from actip.gate.files import is_same, write
from actip.model import Assessment, Finding
from actip.model.cycle_file import CycleFile
from actip.model.first_page import FirstPage
from actip.model.region import Region, Status
from actip.model.section import Section
from actip.model.settings import ReportScope
from actip.reports import notes
from actip.reports.excel import workbook
from actip.sections import further_sections, sections, stamps
from actip.sections.findings import TO_MEND
from actip.sections.first_page import first_page
from actip.spelling import alike
from actip.writers.paper import Paper
from actip.writers.papers import WORD, written


class Drawn(Protocol):
    """What the modules of the page and of the paper offer."""

    def page(
        self,
        sections: Sequence[Section],
        title: str,
        stamps: Sequence[str],
        catalogue: Catalogue,
        first: FirstPage,
        further: Sequence[Section],
    ) -> str:
        """Return the whole page."""

    def region_paper(
        self,
        first: FirstPage,
        sections: Sequence[Section],
        title: str,
        stamps: Sequence[str],
        created: datetime,
        catalogue: Catalogue,
    ) -> Paper:
        """Return the whole paper."""


class RegionalReport(NamedTuple):
    """The first page and the sections of a region, the stamps on them, and whether every file was read and placed.

    `further` are the tables behind the sections, which are made where somebody asks for them.

    `faults` are the findings about files of observations and about cycles, each with its file; `assessments` those of
    the cycle, as the files say it, and of earlier ones what was not read, or not in full; `unplaced` are of no state or
    cycle; `unused` says of which files about cycles nothing is in it, and why. `earlier` are files that are used for
    comparison alone, `parts` those that are one agency's. `absent` are the names of the states of which no report is
    there, `unreadable` of those whose report cannot be read.
    """

    title: str
    sections: tuple[Section, ...]
    stamps: tuple[str, ...]
    whole: bool
    paths: tuple[str, ...]
    left_out: tuple[str, ...]
    faults: tuple[tuple[str, Finding], ...] = ()
    assessments: tuple[Assessment, ...] = ()
    unused: tuple[str, ...] = ()
    first: FirstPage | None = None
    further: tuple[Section, ...] = ()
    unplaced: tuple[Assessment, ...] = ()
    earlier: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()

    def sections_named(self, names: Sequence[str]) -> list[Section]:
        """Return the sections of these names. Raises UnknownName."""
        if [name.casefold() for name in names] == ["all"]:
            return [*self.sections, *self.further]
        by_name = {section.name.casefold(): section for section in (*self.sections, *self.further)}
        selection = [section for section in self.sections if section.name == TO_MEND]  # whatever else is wanted
        for name in names:
            if name.casefold() not in by_name:
                near = alike(name.casefold(), by_name)
                offered = ", ".join(section.name for section in (*self.sections, *self.further))
                hint = f"Did you mean '{by_name[near[0]].name}'?" if near else f"Choose one of: {offered}."
                raise UnknownName(f"There is no section '{name}'.", hint)
            if by_name[name.casefold()] not in selection:
                selection.append(by_name[name.casefold()])
        return selection

    def beside(self, published: Publications = NOTHING) -> tuple[str, ...]:
        """Say to whoever makes the report what is not in it, and what it was held against."""
        return (
            *notes.replaced(self.assessments),
            *notes.unplaced(self.unplaced),
            *notes.of_parts(self.parts),
            *notes.compared_alone(self.earlier),
            *notes.left_out(self.left_out),
            *notes.unused(self.unused),
            *notes.held_against(published),
            *notes.about_files(self.faults),
        )

    def as_workbook(self, created: datetime, *, all_tables: bool = False) -> bytes:
        """Return the workbook, with the tables behind the sections where they are wanted."""
        tables = (*self.sections, *self.further) if all_tables else self.sections
        return workbook(tables, self.title, self.stamps, created, self.first)

    def as_page(self, catalogue: Catalogue, *, all_tables: bool = False) -> str:
        """Return the page, likewise."""
        return self._drawn(self.sections, catalogue, self.further if all_tables else ())

    def as_first_page(self, catalogue: Catalogue) -> str:
        """Return a page that is the first page alone, with what has to be mended before all else, if anything."""
        return self._drawn(self.sections_named(()), catalogue)

    def _drawn(self, tables: Sequence[Section], catalogue: Catalogue, further: Sequence[Section] = ()) -> str:
        """Draw a page of some tables; what it is drawn with is loaded only here."""
        assert self.first is not None
        drawn = cast(Drawn, import_module("actip.reports.page"))
        return drawn.page(tables, self.title, self.stamps, catalogue, self.first, further)

    def write(self, path: str, created: datetime, *, all_tables: bool = False) -> None:
        """Write the workbook, whole or not at all. Raises CannotWrite, also where it would replace an input."""
        self.put(path, self.as_workbook(created, all_tables=all_tables))

    def write_page(self, path: str, catalogue: Catalogue, *, all_tables: bool = False) -> None:
        """Write the page, likewise."""
        self.put(path, self.as_page(catalogue, all_tables=all_tables))

    def write_paper(self, path: str, created: datetime, catalogue: Catalogue) -> None:
        """Write the Word paper of a region, likewise."""
        assert self.first is not None
        drawn = cast(Drawn, import_module("actip.reports.paper.region"))
        paper = drawn.region_paper(self.first, self.sections, self.title, self.stamps, created, catalogue)
        self.put(path, written(paper, WORD))

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
    scope: ReportScope = ReportScope(),  # noqa: B008  frozen
    observations: Sequence[str] = (),
    policy: Policy = DEFAULT,
    cycle_file: str = "",
    published: Publications = NOTHING,
    *,
    work_plan: str = "",
    without_drafts: bool = False,
    further: bool = False,
) -> RegionalReport:
    """Report on the submissions at the paths: all states, or the one of the scope. Raises Contradiction.

    `after` is called after each file, as by `assess`. `observations` are files of what others observed; `policy` says
    how small counts are kept; `cycle_file` is what the officer says of a cycle, beside what lies at the paths. What is
    `published` already the audience holds too. `work_plan` is joined with what states plan. `without_drafts` leaves
    drafts out of all that counts, in every cycle. With `further` the tables behind the sections are made, too.
    """
    drafts = bool(scope.state) and audience == LEVELS[-1]  # a state reads its own before it is mended
    plan = plan_at(work_plan, catalogue) if work_plan else None
    others = [path for path in paths if path != work_plan] or paths  # a shell names it, too, for 2025/*
    gathered = region_of(others, catalogue, after, scope, cycle_file, drafts=drafts, without_drafts=without_drafts)
    whole = leave_drafts_out(gathered.region) if without_drafts else gathered.region
    for read in (report.assessment for cycle in (whole, *whole.history) for report in cycle.reports):
        if read and read.submission:
            refuse_another_threshold(read.path, read.submission, audience, policy)
    beside = tuple(observed(path, catalogue) for path in observations)
    about_states = tuple(entry for entry in beside if scope.state in ("", entry.state))
    already = published.beside(_read(whole), catalogue)
    region = as_seen_by(audience, whole._replace(observations=about_states), catalogue, policy, already)
    about = f"{whole.reports[0].state.name}, report" if whole.national else "Reports"
    title = f"{about} under the ASEAN Convention Against Trafficking in Persons, cycle {whole.cycle or 'not known'}"
    files = tuple(source.path for cycle in (gathered.region, *gathered.region.history) for source in cycle.sources)
    faults = tuple((entry.path, finding) for entry in beside for finding in entry.findings)
    faults += tuple((plan.path, finding) for finding in plan.findings) if plan else ()
    region = region._replace(work_plan=plan)
    tables, marks = sections(region, catalogue), stamps(region, catalogue)
    behind = further_sections(region, catalogue) if further else ()
    first = first_page(region, catalogue)
    inputs = (
        *files,
        *observations,
        *filter(None, (work_plan,)),
        *published.paths,
        *(file.path for file in gathered.cycle_files),
    )
    unused = tuple(gathered.unused)
    complaints = (*gathered.faults, *faults)
    return RegionalReport(
        title,
        tables,
        marks,
        gathered.is_whole,
        inputs,
        tuple(path for path in gathered.left_out if not work_plan or not is_same(path, work_plan)),
        complaints,
        assessments_of(whole),
        unused,
        first,
        behind,
        whole.unplaced,
        tuple(entry.path for entry in _earlier(gathered.region)),
        tuple(entry.path for entry in _assessed(gathered.region) if entry.submission and entry.submission.answered_by),
        tuple(report.state.name for report in whole.reports if report.status is Status.MISSING),
        tuple(report.state.name for report in whole.reports if report.status is Status.UNREADABLE),
    )


def _earlier(region: Region) -> list[Assessment]:
    """Return the reports of earlier cycles, those of states that have none in this one first."""
    reporting = {entry.state for entry in _assessed(region)}
    earlier = [entry for cycle in region.history for entry in _assessed(cycle)]
    return sorted(earlier, key=lambda entry: entry.state in reporting)


def _assessed(cycle: Region) -> Iterator[Assessment]:
    return (report.assessment for report in cycle.reports if report.assessment)


class Gathered(NamedTuple):
    """A region of files, the files left out, whether each could be read and placed, and the files about cycles."""

    region: Region
    left_out: tuple[str, ...]
    is_whole: bool
    cycle_files: tuple[CycleFile, ...]

    @property
    def faults(self) -> tuple[tuple[str, Finding], ...]:
        """What was found in files about cycles and does not keep them from being used, each with its file."""
        return tuple((file.path, finding) for file in self.cycle_files for finding in file.findings)

    @property
    def unused(self) -> Iterator[str]:
        """A sentence for each file about a cycle that is not reported, or about which another one was named."""
        used = {file.cycle: file for cycle in (self.region, *self.region.history) if (file := cycle.cycle_file)}
        for file in self.cycle_files:
            other = used.get(file.cycle)
            if other is None:
                cycle = f"this report is on cycle '{self.region.cycle}'"
                yield f"{file.path} is about cycle '{file.cycle}', and {cycle}: it is not used."
            elif other is not file:
                yield f"{file.path} is about cycle '{file.cycle}', as is {other.path}: it is not used."


def region_of(
    paths: Sequence[str],
    catalogue: Catalogue,
    after: After | None,
    scope: ReportScope,
    cycle_file: str = "",
    *,
    drafts: bool = False,
    without_drafts: bool = False,
) -> Gathered:
    """Make a region of the files. What the officers of cycles say is for a region, not for one state.

    With `drafts` a draft is in it of which not all cells were read; `without_drafts` no other report is compared with
    one.
    """
    officers = () if scope.state else cycle_files(paths, cycle_file, catalogue)
    assessments, left_out = assess(
        without_cycle_files(paths, officers), catalogue, after=after, drafts=not without_drafts
    )
    assessments = whole_ones(assessments, drafts=drafts)
    whole = region_in_cycle(assessments, catalogue, scope, officers)
    is_whole = all(assessment.readable for assessment in assessments) and not whole.unplaced
    read = {file.path for file in officers}
    return Gathered(whole, tuple(path for path in left_out if path not in read), is_whole, officers)


def assessments_of(region: Region) -> tuple[Assessment, ...]:
    """Return the assessments of a cycle, and of those before it the ones that were not read, or not in full."""
    earlier = (report.assessment for cycle in region.history for report in cycle.reports)
    not_whole = (entry for entry in earlier if entry and (entry.unread or not entry.readable))
    return (*(report.assessment for report in region.reports if report.assessment), *not_whole)


def _read(region: Region) -> list[tuple[str, Submission]]:
    """Return all submissions of a region and its history, each with its path."""
    assessments = (report.assessment for cycle in (*region.history, region) for report in cycle.reports)
    return [(entry.path, entry.submission) for entry in assessments if entry and entry.submission]
