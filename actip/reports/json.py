"""Own the machine format `actip-assessment/1`: every key is always there, null where nothing is known."""

import json
from collections import Counter
from collections.abc import Sequence

from actip import __version__
from actip.catalogue.entries import Catalogue
from actip.format.formats import ASSESSMENT as FORMAT
from actip.model import Assessment, Finding, LastReport, Severity
from actip.reports import EVERYTHING, Line, Showing, counts_by_kind, findings_to_show, is_failure, switched_off


def report(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing = EVERYTHING) -> list[Line]:
    """Write one JSON object, in ASCII so that no pipe can garble it."""
    content = {
        "format": FORMAT,
        "actip": __version__,
        "catalogue": catalogue.version,
        "fail_on": showing.threshold.value if showing.threshold else "never",
        "totals": _totals(assessments, showing),
        "left_out": list(showing.left_out),
        "assessments": [_assessment(assessment, showing) for assessment in assessments],
    }
    return [Line(json.dumps(content, indent=2, allow_nan=False))]


def _totals(assessments: Sequence[Assessment], showing: Showing) -> dict[str, object]:
    """Count over all files: how many there are, how many could be read, and what was found and fails in them."""
    findings = [finding for assessment in assessments for finding in findings_to_show(assessment, showing)]
    return {
        "files": len(assessments),
        "readable": sum(assessment.readable for assessment in assessments),
        "failing": sum(_failing(assessment, showing) for assessment in assessments),
        "switched_off": sum(switched_off(assessment, showing.gaps_only) for assessment in assessments),
        "kinds": counts_by_kind(findings),
    }


def _failing(assessment: Assessment, showing: Showing) -> int:
    return sum(is_failure(finding, assessment, showing) for finding in findings_to_show(assessment, showing))


def _assessment(assessment: Assessment, showing: Showing) -> dict[str, object]:
    findings = findings_to_show(assessment, showing)
    counts = Counter(finding.severity for finding in findings)
    open_ones = Counter(finding.severity for finding in findings if finding.explained is None)
    return {
        "path": assessment.path,
        "state": assessment.state,
        "period": {"start": assessment.start, "end": assessment.end},
        "compared_with": _compared_with(assessment.compared_with),
        "readable": assessment.readable,
        "counts": {severity.value: counts[severity] for severity in Severity},
        "open": {severity.value: open_ones[severity] for severity in Severity},
        "failing": _failing(assessment, showing),
        "switched_off": switched_off(assessment, showing.gaps_only),
        "switched_off_by": assessment.switched_off_by or None,
        "kinds": counts_by_kind(findings),
        "findings": [_finding(finding) for finding in findings],
    }


def _compared_with(last: LastReport | None) -> dict[str, object] | None:
    """Return the last report that a submission was held against; its path is null where the file itself shows it."""
    if last is None:
        return None
    start, end = (day.isoformat() if day else None for day in (last.start, last.end))
    return {
        "path": last.path or None,
        "period": {"start": start, "end": end},
        "answers": last.answers,
        "figures": last.figures,
        "as_long": last.as_long,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "key": finding.key,
        "severity": finding.severity.value,
        "kind": finding.kind.value,
        "message": finding.message,
        "pointer": finding.pointer,
        "line": finding.place.line,
        "column": finding.place.column,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "obligation": finding.obligation,
        "remedy": finding.remedy,
        "facts": dict(finding.facts),
        "explained": finding.explained,
        "folded_under": finding.folded_under or None,
        "reason_before": finding.reason_before,
        "about": finding.about.explained_as,
    }
