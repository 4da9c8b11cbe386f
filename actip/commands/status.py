"""Own the status of a cycle: whose report is here, and how it stands to the day on which it was due."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.commands.report import After, RegionalReport, assessments_of, region_of
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.redaction import disclose
from actip.errors import UnknownName
from actip.model.settings import ReportScope
from actip.sections import stamps
from actip.sections.glance import board


def status_report(
    paths: Sequence[str],
    audience: str,
    catalogue: Catalogue,
    after: After | None = None,
    scope: ReportScope = ReportScope(),  # noqa: B008  frozen
    policy: Policy = DEFAULT,
    cycle_file: str = "",
) -> RegionalReport:
    """Report the board alone: which state's report is here, and how early or late it is.

    Raises UnknownName where neither the scope nor the officer of the cycle names the day on which it was due.
    """
    gathered = region_of(paths, catalogue, after, scope, cycle_file)
    whole = gathered.region
    if whole.due is None:
        raise UnknownName(
            "A status needs the day on which the reports are due.",
            "Add --due, such as --due 2026-03-31, or write 'due: 2026-03-31' into the cycle.yaml of this cycle.",
        )
    region = disclose(whole, audience, catalogue, policy)
    files = tuple(source.path for source in whole.sources)
    tables, marks = (board(region, catalogue),), stamps(region, catalogue, counts=False)
    return RegionalReport(
        "",
        tables,
        marks,
        gathered.is_whole,
        files,
        gathered.left_out,
        gathered.faults,
        assessments_of(whole),
        tuple(gathered.unused),
        unplaced=whole.unplaced,
    )
