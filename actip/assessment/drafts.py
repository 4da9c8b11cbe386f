"""Own the report without drafts: what no state has approved counts in no cycle of it, and the state is still named."""

from actip.model.region import Region, Report, Status


def without_drafts(region: Region) -> Region:
    """Return a region of which the drafts are left out, in this cycle and in all before it.

    This is done before anything of it is disclosed: neither what is printed nor what is hidden depends on a draft.
    """
    history = tuple(_without_drafts(cycle) for cycle in region.history)
    return _without_drafts(region)._replace(history=history)


def _without_drafts(cycle: Region) -> Region:
    left_out = {
        report.assessment.path for report in cycle.reports if report.assessment and report.state in cycle.drafts
    }
    reports = tuple(
        Report(report.state, Status.LEFT_OUT, None, report.marks) if report.state in cycle.drafts else report
        for report in cycle.reports
    )
    sources = tuple(source for source in cycle.sources if source.path not in left_out)
    return cycle._replace(reports=reports, sources=sources)
