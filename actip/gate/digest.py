"""Own the fingerprint of a file, by which a report names its sources."""

import hashlib
from pathlib import Path


def digest(path: str) -> str:
    """Return the SHA-256 of a file in hexadecimal, or what stands in its place where there is no such file."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except (OSError, ValueError):
        return "not available"
