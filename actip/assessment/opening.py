"""Own the opening of a file that a command cannot do without: what is wrong with it is said, and the command ends."""

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError, UnreadableSubmission
from actip.model import Document, Finding
from actip.readers import document
from actip.rules.engine import run, unreadable
from actip.validation import Validator


def opened(path: str, catalogue: Catalogue) -> tuple[Document, tuple[Finding, ...]]:
    """Return a document and what a check finds in it. Raises ActipError where the file cannot be read."""
    try:
        read = document(path)
        submission, found = Validator(catalogue).validate(read)
    except UnreadableSubmission as error:
        finding = unreadable(error)
        raise ActipError(f"{path}: {finding.message}", finding.remedy) from error
    return read, run(read, found, submission._replace(previous=submission.last), catalogue)
