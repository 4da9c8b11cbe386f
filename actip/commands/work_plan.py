"""Own the commands on a work plan: an empty sheet, and the way from one of its formats to another."""

from datetime import datetime

from actip.assessment.work_plan import opened_plan, plan_findings
from actip.catalogue.entries import Catalogue
from actip.format.schema import work_plan_schema
from actip.workbook.plan_sheet import plan_workbook
from actip.writers.submission import as_json, as_yaml, ordered


def plan_template(catalogue: Catalogue, created: datetime) -> bytes:
    """Return the workbook in which a plan is written, with nothing in it."""
    return plan_workbook({}, catalogue, created)


def converted_plan(path: str, suffix: str, catalogue: Catalogue, created: datetime) -> bytes:
    """Return a plan in the format that a suffix names. Raises ActipError with all that is wrong with it."""
    opened = opened_plan(path, catalogue)
    plan_findings(opened, catalogue)
    if suffix == ".xlsx":
        return plan_workbook(opened.document.data, catalogue, created)
    tidy = ordered(opened.document.data, work_plan_schema(catalogue, words=False))
    return (as_json(tidy) if suffix == ".json" else as_yaml(tidy)).encode()
