"""Own how a phone number begins; whether it is one, the numbering plans of the states say."""

import re
from collections.abc import Iterator

# What may stand between two digits: the punctuation that the library allows.
_BETWEEN = (
    "[-x\u2010-\u2015\u2212\u30fc\uff0d-\uff0f \u00a0\u00ad\u200b\u2060\u3000()\uff08\uff09\uff3b\uff3d.\\[\\]/~"
    "\u2053\u223c\uff5e]{0,4}"
)
# What it begins with: +, 0 that is not of a day such as 01/02/2025, or a bracket that is not around years.
_BEGIN = r"(?:\+|(?<![0-9])0(?![0-9]/[01]?[0-9]/[0-9]{2})|\((?![12][0-9]{3}[^0-9]))"
_MAY_BE_PHONE = rf"{_BEGIN}(?:{_BETWEEN}[0-9]){{6}}"


def may_hold(text: str) -> bool:
    """Look for six digits or more, with no more than punctuation between them, behind what a number begins with."""
    return re.search(_MAY_BE_PHONE, text) is not None


def phones(text: str, country: str | None) -> Iterator[str]:
    """Find the numbers that are valid in a country, by its code of two letters, or that name another country.

    The address of a page holds the numbers of pages, so that in it only one with + is a phone's.
    """
    from phonenumbers import Leniency, PhoneNumberMatcher  # 40 ms, so only where there may be one

    begin = r"\+" if re.fullmatch(r"https?://\S*", text) else _BEGIN
    for match in PhoneNumberMatcher(text, country, leniency=Leniency.VALID):
        if re.match(begin, match.raw_string):
            yield match.raw_string
