"""Own the walk over the raw content of a submission."""

from collections.abc import Iterable

Path = tuple[str | int, ...]


def pointer(path: Iterable[str | int]) -> str:
    """Return the JSON Pointer (RFC 6901) of a path."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def touched(at: str, unusable: Iterable[str]) -> bool:
    """Tell whether a pointer, or one below it, is among the unusable ones."""
    return any(fault == at or fault.startswith(f"{at}/") for fault in unusable)
