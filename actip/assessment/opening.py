"""Own the way from one path to its Assessment: read and checked once, or an error where that cannot be done."""

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError, UnreadableSubmission
from actip.model import Checked, Finding
from actip.readers import document
from actip.rules.engine import run, unreadable
from actip.validation import Validator


def opened(path: str, catalogue: Catalogue) -> tuple[Checked, tuple[Finding, ...]]:
    """Read and check a file. Raises ActipError where it cannot be read."""
    try:
        checked = Validator(catalogue).validate(document(path))
    except UnreadableSubmission as error:
        finding = unreadable(error)
        raise ActipError(f"{path}: {finding.message}", finding.remedy) from error
    submission = checked.submission
    return checked, run(checked._replace(submission=submission._replace(previous=submission.last)), catalogue)
