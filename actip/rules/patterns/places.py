"""Own how the coordinates of a place are written, and what tells them from amounts."""

import re
from collections.abc import Iterator

_HALF = r" ?°? ?(?:[NSEW]\b|L[US]\b|B[TB]\b)?"
PAIR = (
    rf"(?<![0-9.,-])(-?[0-9]{{1,3}}[.,][0-9]{{3,}})({_HALF})(?:%2C|[,;/ ])+(?:[NSEW] ?|[A-Za-zĐđ ]{{3,12}}[:= ]+)?"
    rf"(-?[0-9]{{1,3}}[.,][0-9]{{3,}})({_HALF})(?![0-9])"
)
_LOCATED = (
    r"(?i:\blat\b|latitude|coordinates?\b|koordinat|\bGPS\b|lintang|to[ạa] độ|tọa độ|vĩ độ|พิกัด|ละติจูด|ພິກັດ|និយាមកា)"
    r"[^0-9]{0,30}\Z"
)
_DEGREE = (
    r"[0-9]{1,3} ?[°º] ?[0-9]{1,2}(?:\.[0-9]+)? ?['′’]"
    r"(?: ?[0-9]{1,2}(?:\.[0-9]+)? ?(?:[\"″”]|''|’’) ?(?:[NSEW]\b)?| ?[NSEW]\b)"
)
DEGREES = rf"{_DEGREE}(?:[,;/ ]+(?:and )?{_DEGREE})?"
_SOUTH, _NORTH, _WEST, _EAST = -15.0, 35.0, 88.0, 145.0  # the region and its neighbours


def may_hold(text: str) -> bool:
    """Look for a number with three decimals, or one with the sign for degrees."""
    return re.search(r"[0-9][.,][0-9]{3}|[0-9] ?[°º]", text) is not None


def coordinates(text: str) -> Iterator[str]:
    """Find degrees with minutes, and pairs of numbers that are marked as coordinates or lie in the region."""
    for match in re.finditer(DEGREES, text):
        yield match.group().strip()
    for match in re.finditer(PAIR, text):
        if _is_place(match, text):
            yield match.group().strip()


def _is_place(match: re.Match[str], text: str) -> bool:
    """Tell two coordinates from two amounts with points between the thousands."""
    before = text[max(0, match.start() - 60) : match.start()]
    first, second = (float(match.group(index).replace(",", ".")) for index in (1, 3))
    marked = bool((match.group(2) + match.group(4)).strip()) or re.search(_LOCATED, before) is not None
    if marked:
        return min(abs(first), abs(second)) <= 90 and max(abs(first), abs(second)) <= 180
    exact = all(len(re.split("[.,]", match.group(index))[1]) > 3 for index in (1, 3))
    orders = [(first, second), (second, first)] if exact else [(first, second)]
    listed = re.match(r" ?[,;/]? ?[0-9]", text[match.end() : match.end() + 4]) or re.search(r"[0-9] ?[,;/] ?\Z", before)
    if not exact and (listed or "," in match.group(1) + match.group(3)):
        return False
    return any(_SOUTH <= north <= _NORTH and _WEST <= east <= _EAST for north, east in orders)
