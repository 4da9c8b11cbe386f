"""Own where the manual says what a rule is, and at what address the manual lies."""

from importlib.metadata import PackageNotFoundError, metadata


def of_rule(name: str) -> str:
    """Return the page of a rule and its place there, from the root of the manual: the pages are written by it, too."""
    return f"reference/rules/{name[:3].lower()}.html#{name.lower()}"


def address() -> str | None:
    """Return the address that this installation names for its documentation, with a slash at its end; None for none.

    It is asked for and never made up: where a copy names no address, nobody is sent to one.
    """
    try:
        entries = metadata("actip").get_all("Project-URL") or []
    except PackageNotFoundError:  # a copy that runs without being installed, as the desk does
        return None
    addresses = {label.strip(): url.strip() for label, _, url in (entry.partition(",") for entry in entries)}
    there = addresses.get("Documentation")
    return f"{there.rstrip('/')}/" if there else None
