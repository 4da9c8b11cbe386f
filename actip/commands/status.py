"""Own the status of a cycle: whose report is here, and how it stands to the day on which it was due."""

from collections.abc import Sequence

from actip.catalogue.entries import Catalogue
from actip.commands.report import After, RegionalReport, region_of
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.redaction import disclose
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
) -> RegionalReport:
    """Report the board alone: which state's report is here, and how early or late it is."""
    whole, left_out, readable = region_of(paths, catalogue, after, scope)
    region = disclose(whole, audience, catalogue, policy)
    files = tuple(source.path for source in whole.sources)
    read = tuple(report.assessment for report in whole.reports if report.assessment)
    return RegionalReport(
        "", (board(region, catalogue),), stamps(region, catalogue), readable, files, left_out, (), read
    )
