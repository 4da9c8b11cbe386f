"""Own how an e-mail address is written, with its sign or with a word in place of it."""

import re
from collections.abc import Iterator

_NAME, _DOMAIN = "[A-Za-z0-9._%+-]+", r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
_AT, _DOT = "at|arroba|a còng", "dot|punto|ponto|titik|tuldok|chấm"
_SIGN = rf"(?: ?@ ?| ?[(\[{{<*] ?(?:@|(?i:{_AT})) ?[)\]}}>*] ?| (?i:{_AT}) )"
_POINT = rf"(?: ?[(\[{{<*] ?(?i:{_DOT}) ?[)\]}}>*] ?| (?i:{_DOT}) )"
_IN_BRACKETS = rf"[(\[{{<*] ?(?:{_AT}) ?[)\]}}>*]"
EMAILS = (
    f"{_NAME}@{_DOMAIN}",
    # desk (at) example.org, desk @ example.org; in words alone where the point is in words, too
    rf"{_NAME}(?: @ ?| ?[(\[{{<*] ?(?:@|(?i:{_AT})) ?[)\]}}>*] ?){_DOMAIN}",
    rf"{_NAME}{_SIGN}[A-Za-z0-9-]+(?:{_POINT}[A-Za-z0-9-]+){{0,3}}{_POINT}(?:[A-Za-z]{{2,6}}(?![A-Za-z]))",
)


def may_hold(text: str) -> bool:
    """Look for the sign, or for a word that stands for it: between brackets, or with one that stands for a point."""
    if "@" in text:
        return True
    small = text.lower()
    if not any(word in small for word in _AT.split("|")):
        return False
    return any(word in small for word in _DOT.split("|")) or re.search(_IN_BRACKETS, small) is not None


def emails(text: str) -> Iterator[str]:
    """Find the addresses, each once."""
    spans: list[tuple[int, int]] = []
    for pattern in EMAILS:
        for match in re.finditer(pattern, text):
            if not any(first < match.end() and match.start() < last for first, last in spans):
                spans.append(match.span())
                yield match.group()
