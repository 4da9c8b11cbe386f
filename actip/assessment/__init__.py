"""Own the way from paths to Assessments: read, validate, apply the rules. One bad file never hides another."""

from collections.abc import Sequence

from actip.errors import UnreadableSubmission
from actip.gate.files import STANDARD_INPUT, expand
from actip.model import Assessment, Catalogue
from actip.readers import READERS, document
from actip.rules.engine import run, unreadable
from actip.validation import Validator


def assess(paths: Sequence[str], catalogue: Catalogue) -> tuple[tuple[Assessment, ...], tuple[str, ...]]:
    """Return an Assessment for every file that the paths mean, sorted by path, and the files that were left out.

    A path that does not exist, a folder without submissions and a file that cannot be read are Assessments too,
    with a finding that says so.
    """
    validator = Validator(catalogue)
    files, left_out = {}, {}
    for path in paths:
        found, others = expand(path, tuple(READERS))
        files.update(dict.fromkeys(found))
        left_out.update(dict.fromkeys(others))
        if not found:
            files[path] = UnreadableSubmission("FIL102", {"expected": sorted(READERS)})
    assessments = [
        Assessment(path, None, (unreadable(error),)) if error else _assess_file(path, validator)
        for path, error in files.items()
    ]
    return tuple(sorted(assessments, key=lambda assessment: assessment.path)), tuple(left_out)


def _assess_file(path: str, validator: Validator) -> Assessment:
    name = "standard input" if path == STANDARD_INPUT else path
    try:
        read = document(path)
        submission, found = validator.validate(read)
    except UnreadableSubmission as error:
        return Assessment(name, None, (unreadable(error),))
    findings = run(read, found, submission, validator.catalogue)
    if any(finding.pointer == "/reporting_authority" and finding.rule.startswith("PRV") for finding in findings):
        submission = submission._replace(authority=None)  # it would stand in every report
    start, end = (day.isoformat() if day else None for day in (submission.start, submission.end))
    return Assessment(name, submission, findings, submission.state, start, end)
