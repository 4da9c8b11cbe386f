"""Own the fingerprint of a file, by which a report names its sources."""

import hashlib

from actip.errors import UnreadableSubmission
from actip.gate.files import read
from actip.gate.inputs import NOT_A_FILE


def digest(path: str) -> str:
    """Return the SHA-256 of a file in hexadecimal, or what stands in its place where there is no such file."""
    try:
        return hashlib.sha256(read(path)).hexdigest() if path != NOT_A_FILE else "not available"
    except UnreadableSubmission:
        return "not available"
