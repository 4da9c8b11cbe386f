"""Own the numbers of identity cards and passports: their form and, where they have one, their check digit or date."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple


class Identity(NamedTuple):
    """A number that names one person, and whether it is of a `passport` or an `identity` card."""

    kind: str
    number: str


PASSPORT = (
    r"(?:passport|paspor|pasport|hộ chiếu|หนังสือเดินทาง|ໜັງສືຜ່ານແດນ|ໜັງສືເດີນທາງ|លិខិតឆ្លងដែន|နိုင်ငံကူးလက်မှတ်)"
    r"\W{0,6}(?:no|number|nr|num|số|เลขที่|ເລກທີ)?\W{0,6}([A-Z]{1,2} ?[0-9]{6,8})\b"
)
_PAGE = r"https?://\S*"


def may_hold(text: str) -> bool:
    """Look for five digits in a row: each of the numbers has them."""
    return re.search("[0-9]{5}", text) is not None


def numbers(text: str) -> Iterator[Identity]:
    """Find numbers of passports behind the word for one, and numbers of identity cards that are right in themselves.

    The address of a page holds the numbers of pages, which can look the same.
    """
    for match in re.finditer(PASSPORT, text, re.IGNORECASE):
        yield Identity("passport", match.group(1))
    for pattern, is_right in () if re.fullmatch(_PAGE, text) else CARDS:
        for match in re.finditer(pattern, text):
            if is_right(match.group()):
                yield Identity("identity", match.group())


def _thai(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits[:12], range(13, 1, -1), strict=True))
    return (11 - total % 11) % 10 == digits[12]


def _singaporean(text: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(text[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    total += {"T": 4, "G": 4, "M": 3}.get(text[0], 0)
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "KLJNPQRTUWX"}.get(text[0], "XWUTRQPNMLK")
    index = 10 - total % 11 if text[0] == "M" else total % 11
    return letters[index] == text[8]


def _malaysian(text: str) -> bool:
    return _is_day(int(text[2:4]), int(text[4:6]))


def _indonesian(text: str) -> bool:
    day = int(text[6:8])
    return _is_day(int(text[8:10]), day - 40 if day > 40 else day) and text[12:] != "0000"


def _is_day(month: int, day: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True


CARDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (r"(?<![0-9-])[1-8]-?[0-9]{4}-?[0-9]{5}-?[0-9]{2}-?[0-9](?![0-9-])", _thai),
    (r"\b[STFGM][0-9]{7}[A-Z]\b", _singaporean),
    (r"(?<![0-9-])[0-9]{6}-[0-9]{2}-[0-9]{4}(?![0-9-])", _malaysian),
    (r"(?<![0-9])[1-9][0-9]{15}(?![0-9])", _indonesian),
    (r"\b[0-9]{1,2}/[A-Za-z]{3,9} ?\([A-Za-z]{1,5}\) ?[0-9]{6}\b", lambda text: True),  # Myanmar; it has no check
)
