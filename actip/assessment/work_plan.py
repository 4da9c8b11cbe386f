"""Own the way from a file to a regional work plan, or to all that is wrong with it at once."""

from collections.abc import Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError, UnreadableSubmission
from actip.format.formats import WORK_PLAN as FORMAT
from actip.format.formats import family
from actip.gate.files import STANDARD_INPUT, read
from actip.gate.inputs import NOT_A_FILE
from actip.gate.workbook import says_of_itself
from actip.model import Checked, Document, Finding, Place, Severity
from actip.model.work_plan import WorkPlan
from actip.readers import document
from actip.readers.plan_sheet import SUFFIX, Stray, plan_in
from actip.rules.engine import run, unreadable
from actip.rules.masking import mask_of
from actip.validation.observations import as_texts
from actip.validation.work_plan import is_work_plan, read_work_plan, remedy, slips, work_plan_shape

_NO_GROUP = "FIL106"


class Opened(NamedTuple):
    """A file that says that it is a work plan, and what in a sheet has no place in one."""

    document: Document
    strays: tuple[Stray, ...] = ()


def work_plan(path: str, catalogue: Catalogue) -> WorkPlan:
    """Read a work plan: a text, or a sheet. Raises ActipError with all that is wrong with it."""
    opened = opened_plan(path, catalogue)
    findings = plan_findings(opened, catalogue)
    return read_work_plan(opened.document, catalogue)._replace(findings=findings)


def is_plan(path: str) -> bool:
    """Tell whether a file says that it is a work plan; what cannot be read does not."""
    if path == STANDARD_INPUT:
        return False
    try:
        content = read(path)
        if path.lower().endswith(SUFFIX):
            return says_of_itself(content, FORMAT)
        return family(FORMAT).encode() in content and is_work_plan(document(path))
    except UnreadableSubmission:
        return False


def opened_plan(path: str, catalogue: Catalogue) -> Opened:
    """Open a text or a sheet. Raises ActipError where it does not say that it is a work plan."""
    name = NOT_A_FILE if path == STANDARD_INPUT else path
    try:
        if path.lower().endswith(SUFFIX):
            return Opened(*plan_in(name, read(path), catalogue))
        source = document(path)._replace(path=name)
    except UnreadableSubmission as error:
        if error.rule_id == _NO_GROUP:
            raise ActipError(f"{name}: the file is no group of keys.", f"Begin it with: format: {FORMAT}") from error
        finding = unreadable(error)
        place = f", {finding.place.words}" if finding.place.words else ""
        raise ActipError(f"{name}{place}: {finding.message}", _of_a_plan(finding)) from error
    if not is_work_plan(source):
        raise ActipError(f"{name} is no work plan.", f"Its first line has to say: format: {FORMAT}")
    return Opened(source)


def _of_a_plan(finding: Finding) -> str:
    """Return what to do about a file that cannot be read; a template of the form is of no use here."""
    return (
        "Name a work plan: a text (.yaml, .json), or a sheet (.xlsx)." if "FIL113" in finding.rule else finding.remedy
    )


def plan_findings(opened: Opened, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Check a plan; return what keeps it from nothing. Raises ActipError with all that keeps it from being used."""
    source = opened.document
    findings = run(Checked(source, as_texts(source), work_plan_shape(source, catalogue), source.refused), catalogue)
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    mask = mask_of([source], catalogue)  # a remedy can hold what is there
    faults = [(one.place, one.message, mask.text(remedy(one, source))) for one in errors]
    faults += [
        (source.place(slip.pointer), mask.text(slip.message), mask.text(slip.remedy))
        for slip in slips(source, catalogue)
    ]
    faults += [(stray.place, mask.text(stray.message), stray.remedy) for stray in opened.strays]
    if faults:
        sheets = {name: number for number, name in enumerate(source.sheets)}
        ordered = sorted(faults, key=lambda fault: _order(fault[0], sheets))
        message = "\n".join(
            (
                "The work plan cannot be used as it stands.",
                *(_line(source.path, mask.place(place), *words) for place, *words in ordered),
            )
        )
        raise ActipError(message, "Mend this, then try again. Nothing was written.")
    return tuple(finding for finding in findings if finding not in errors)


def _order(place: Place, sheets: Mapping[str, int]) -> tuple[int, int, int]:
    return sheets.get(place.sheet or "", -1), place.line or 0, place.column or 0


def _line(path: str, place: Place, message: str, remedy: str) -> str:
    where = f", {place.words}" if place.words else ""
    return f"{path}{where}: {message} {remedy}"
