"""Stand-in."""

from collections.abc import Mapping
from typing import Any


def written(part: Mapping[str, Any]) -> str | None:
    """Compose."""
    text = " | ".join(f"{k}={v}" for k, v in part.items())
    return text if all(isinstance(v, str) and "|" not in v and "=" not in v for v in part.values()) else None


def help_written(part: Mapping[str, Any], catalogue: object) -> str | None:
    """Compose."""
    return written(part)


def taken_apart(text: str, catalogue: object) -> dict[str, str]:
    """Take apart."""
    return dict(part.split("=", 1) for part in text.split(" | ")) if "=" in text else {"title": text}


def help_taken_apart(text: str, catalogue: object) -> dict[str, str]:
    """Take apart."""
    return dict(part.split("=", 1) for part in text.split(" | ")) if "=" in text else {"detail": text}
