"""Own the way from a file of observations to what of it may be shown, and to what is wrong with it."""

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError, UnreadableSubmission
from actip.format.formats import OBSERVATIONS as OBSERVATIONS_FORMAT
from actip.model import Checked
from actip.model.observations import Observations
from actip.readers import document
from actip.rules.engine import run, unreadable
from actip.validation.observations import as_texts, is_observations, observations_shape, read_observations


def observed(path: str, catalogue: Catalogue) -> Observations:
    """Read and check a file of observations; leave out texts with a person's data.

    Raises ActipError where the file cannot be read, is of another format, or does not say which state it is about.
    """
    try:
        read = document(path)
    except UnreadableSubmission as error:
        finding = unreadable(error)
        raise ActipError(f"{path}: {finding.message}", finding.remedy) from error
    if not is_observations(read):
        raise ActipError(f"{path} holds no observations.", f"Its first line has to say: format: {OBSERVATIONS_FORMAT}")
    faults = observations_shape(read, catalogue)
    findings = run(Checked(read, as_texts(read), faults, read.refused), catalogue)
    observations = read_observations(read, frozenset(finding.pointer for finding in findings) | read.refused)
    if not observations.state:
        raise ActipError(f"{path} does not say which member state it is about.", "Add its code under 'state'.")
    return observations._replace(findings=findings)
