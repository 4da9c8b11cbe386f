"""Own what of a contact is the address of an office: words beside it could name a person."""

import re

_ADDRESS = r"[^\s@]+@[^\s@]+|(?:https?://|www\.)\S+|\+?[0-9][0-9 ()/-]{5,}"


def office(contact: str | None) -> str:
    """Return an address by mail, page or phone alone; nothing where there is none."""
    address = re.search(_ADDRESS, contact or "")
    return address[0].strip() if address else ""
