"""Own the output for GitLab: its report on the quality of code, which a merge request shows beside the lines."""

import json
from collections.abc import Sequence
from hashlib import sha256

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import Assessment, Finding, Severity
from actip.reports import EVERYTHING, Line, Showing, findings_to_show, is_failure
from actip.reports.addresses import cell, shown_path

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_FAILS = "critical"  # graver than what is as grave and does not fail


def report(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing = EVERYTHING) -> list[Line]:
    """Write one list of findings that nobody explained; the words of one in a form begin with its cell."""
    entries = [
        {
            "description": printable(": ".join(filter(None, (cell(finding.place), finding.message)))),
            "check_name": finding.rule,
            "fingerprint": _fingerprint(assessment.path, finding),
            "severity": _FAILS if is_failure(finding, assessment, showing) else _SEVERITIES[finding.severity],
            "location": {
                "path": shown_path(assessment.path, showing.root),
                "lines": {"begin": 1 if finding.place.cell else finding.place.line or 1},
            },
        }
        for assessment in assessments
        for finding in findings_to_show(assessment, showing)
        if finding.explained is None
    ]
    return [Line(json.dumps(entries, indent=1))]


def _fingerprint(path: str, finding: Finding) -> str:
    """Return what a finding is known by again: the file, what it is about, and where."""
    return sha256("|".join((path, finding.key, finding.pointer)).encode(errors="replace")).hexdigest()
