"""Own how the coordinates of a place are written, and what tells them from amounts."""

import re
from collections.abc import Iterator

_HALF = r" ?°? ?(?:[NSEW]\b|L[US]\b|B[TB]\b)?"
_COORDINATE = r"-?[0-9]{1,3}[.,][0-9]{3,}"
PAIR = (
    rf"(?<![0-9.,-])({_COORDINATE})({_HALF})(?:%2C|[,;/ ])+(?:[NSEW] ?|[A-Za-zĐđ ]{{3,12}}[:= ]+)?"
    rf"({_COORDINATE})({_HALF})(?![0-9])"
)
# The words for latitude, longitude and coordinates, in small letters: of the patterns and of the quick look.
_LATITUDES = (
    *("latitude", "latitud", "lintang", "vĩ độ", "ละติจูด", "ລັດຕິຈູດ", "ລັດຕິຈຸດ", "ເສັ້ນຂະໜານ", "រយៈទទឹង"),
    *("လတ္တီတွဒ်", "လတ္တီကျု", "မြောက်လတ္တီ"),
)
_LONGITUDES = (
    *("longitude", "longitud", "bujur", "kinh độ", "ลองจิจูด", "ລອງຈິຈູດ", "ລອງຕິຈູດ", "ເສັ້ນແວງ", "រយៈបណ្តោយ"),
    *("လောင်ဂျီတွဒ်", "အရှေ့လောင်ဂျီ"),
)
_LOCATED = (
    r"(?i:\blat\b|latitud|coordinates?\b|coordenad|koordenad|koordinad|koordinat|\bGPS\b|lintang|to[ạa] độ|"
    r"tọa độ|vĩ độ|"
    r"พิกัด|ละติจูด|ພິກັດ|និយាមកា|កូអរដោនេ|តැនෙ|ကိုဩဒိနိတ်|တည်နေရာ|လတ္တီတွဒ်|ລັດຕິຈູດ)"
    r"[^0-9]{0,30}\Z"
)
_NORTH_SOUTH = rf"(?i:{'|'.join(_LATITUDES)})[^0-9;\n-]{{0,20}}-?[0-9]{{1,2}}[.,][0-9]{{2,}}"
_EAST_WEST = rf"(?i:{'|'.join(_LONGITUDES)})[^0-9;\n-]{{0,20}}-?[0-9]{{1,3}}[.,][0-9]{{2,}}"
BY_LATITUDE = rf"{_NORTH_SOUTH}[^0-9\n]{{1,12}}?{_EAST_WEST}|{_EAST_WEST}[^0-9\n]{{1,12}}?{_NORTH_SOUTH}"
# With a half of the earth at each, a tenth of a minute is enough: N 17.96 E 102.61, 17.96° N, 102.61° E.
HALVES = (
    r"(?<![\w.])(?:[NS] ?[0-9]{1,2}[.,][0-9]{2,}°?[,;/ ]{1,3}[EW] ?[0-9]{1,3}[.,][0-9]{2,}"
    r"|[0-9]{1,2}[.,][0-9]{2,} ?° ?[NS][,;/ ]{1,3}(?:and )?[0-9]{1,3}[.,][0-9]{2,} ?° ?[EWLO]\b)"
)
_MINUTE = r"[0-9]{1,2}(?:[.,][0-9]+)? ?['′’‘]"
_SECOND = r"(?:[\"″”“]|''|’’|′′)"
_DEGREE = (
    rf"[0-9]{{1,3}} ?[°º] ?{_MINUTE}"
    rf"(?: ?[0-9]{{1,2}}(?:[.,][0-9]+)? ?{_SECOND} ?(?:[NSEWLO]\b)?| ?[NSEWLO]\b)"
)
# Without signs, where the half of the earth stands at each: 17 57 54 N, 102 36 00 E.
_PLAIN = (
    r"[0-9]{1,2}[ :-][0-9]{2}[ :-][0-9]{2}(?:\.[0-9]+)? ?[NS]\b[,;/ ]{1,3}"
    r"[0-9]{1,3}[ :-][0-9]{2}[ :-][0-9]{2}(?:\.[0-9]+)? ?[EW]\b"
)
DEGREES = rf"{_DEGREE}(?:[,;/ ]+(?:and )?{_DEGREE})?|(?<![0-9]){_PLAIN}"
# A square of some metres, by the code that Google gives it: of its own, or of a town behind it; a pin on a map; three
# words; and the grid of the United Nations.
_PLUS = "23456789CFGHJMPQRVWX"
CODES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("+",), rf"(?<![A-Za-z0-9])(?:[{_PLUS}]{{4}}|[{_PLUS}]{{8}})\+[{_PLUS}]{{2,3}}(?![A-Za-z0-9])"),
    (("goo.gl/",), r"(?i:maps\.app\.goo\.gl|goo\.gl/maps)/[A-Za-z0-9]{6,}"),
    (
        ("google.",),
        r"(?i:maps\.google\.[a-z.]+|google\.[a-z.]+/maps)/?(?:place/[^\s@]{1,200})?[^\s]{0,80}[@=](-?[0-9]{1,2}\.[0-9]{3,}),",
    ),
    (
        ("openstreetmap",),
        r"(?i:openstreetmap\.org/)[^\s#]{0,60}#map=[0-9]{1,2}/-?[0-9]{1,2}\.[0-9]{3,}/-?[0-9]{1,3}\.[0-9]{3,}",
    ),
    (("waze.",), r"(?i:waze\.com/ul)[^\s]{0,20}(?:/h[a-z0-9]{8,}|ll=-?[0-9]{1,2}\.[0-9]{3,})"),
    (("geo:",), r"(?i:geo:)-?[0-9]{1,2}\.[0-9]{3,},-?[0-9]{1,3}\.[0-9]{3,}"),
    (
        ("///", "w3w", "what3words"),
        r"(?<![/:\w])///[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}(?![\w.])|(?i:w3w\.co|what3words\.com)/[a-z]+\.[a-z]+\.[a-z]+",
    ),
    (
        ("46", "47", "48", "49", "50", "51", "52", "53", "54"),
        r"(?<![0-9A-Za-z])(?:4[6-9]|5[0-4]) ?[C-HJ-NP-X](?: ?[A-HJ-NP-Z]{2} ?[0-9]{4,5} ?[0-9]{4,5}|"
        r" [0-9]{6}(?:m?E)?[ ,]+[0-9]{6,7}(?:m?N)?)(?![0-9])",
    ),
)
_SOUTH, _NORTH, _WEST, _EAST = -15.0, 35.0, 88.0, 145.0  # the region and its neighbours


def may_hold(text: str) -> bool:
    """Look for a number with decimals enough, the sign for degrees, or what a code or an address of a map has in it."""
    return re.search(_MAY_BE_PLACE, text) is not None


_MAY_BE_PLACE = (
    rf"[0-9][.,][0-9]{{2}}|[0-9] ?[°º]|[{_PLUS}]\+[{_PLUS}]|[Gg][Oo]{{2}}\.[Gg][Ll]/|///|3[Ww]|[Ww][Aa][Zz][Ee]\.|"
    r"[0-9] ?[NS]\b|[0-9] ?[C-X][ A-Z]"
)


def coordinates(text: str) -> Iterator[str]:
    """Find what names one point: degrees with minutes, codes of maps, pairs that are marked or lie in the region."""
    small = text.lower()
    spans: list[tuple[int, int]] = []
    codes = (pattern for words, pattern in CODES if any(word in small for word in words))
    worded = (BY_LATITUDE,) if any(word in small for word in _LATITUDES) else ()
    for pattern in (DEGREES, HALVES, *worded, *codes, PAIR):
        for match in re.finditer(pattern, text):
            overlaps = any(first < match.end() and match.start() < last for first, last in spans)
            if not overlaps and (pattern is not PAIR or _is_place(match, text)):
                spans.append(match.span())
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
    worded = re.search("[A-Za-zĐđ]{2}", text[match.end(2) : match.start(3)])  # '12.345 and 102.345' are two counts
    if not exact and (listed or worded or "," in match.group(1) + match.group(3)):
        return False
    return any(_SOUTH <= north <= _NORTH and _WEST <= east <= _EAST for north, east in orders)
