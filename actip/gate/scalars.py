"""Own the words of a file: which are numbers, truth values or blanks, and which are refused.

The grammar is that of JSON, for YAML too: `no`, `on`, `012`, `1_000`, `12:30:45` and `2025-01-01` stay the
text that was typed, where YAML 1.1 would make a truth value, an octal number, a number of seconds or a date of them.
"""

import re
import unicodedata
from functools import lru_cache

MAX_DIGITS = 15  # a float holds 15 digits exactly, and so does every spreadsheet

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}\Z")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NOT_A_NUMBER = re.compile(r"[-+]?\.?(?:inf|infinity|nan)\Z", re.IGNORECASE)


class Refused(str):
    """Stand for a value that was read but cannot be trusted: the text as typed, and the `FIL` rule that says why."""

    rule_id: str
    reason: str

    def __new__(cls, text: str, rule_id: str, reason: str) -> "Refused":
        """Keep at most 40 characters of the text: a number of 5,000 digits helps nobody."""
        self = super().__new__(cls, text if len(text) <= 40 else text[:37] + "...")
        self.rule_id = rule_id
        self.reason = reason
        return self


@lru_cache(maxsize=4096)  # the same codes and numbers stand in every file
def plain(text: str) -> object:
    """Interpret an unquoted YAML word: None, a truth value, a number, a `Refused`, or the text itself."""
    first = text[:1]
    if first and first not in "-0123456789.~ntfNTF+iI":
        return text
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.match(text)
    if match:
        return number(text)
    if _NOT_A_NUMBER.match(text) and first in "-+.":
        return Refused(text, "FIL111", "not_finite")
    return text


def number(text: str) -> int | float | Refused:
    """Parse a number by JSON's grammar; return a `Refused` if it cannot be kept exactly."""
    if len(text) <= MAX_DIGITS and text.isdigit():
        return int(text)  # nearly every number of a submission
    if sum(map(str.isdigit, re.split("[eE]", text)[0])) > MAX_DIGITS:
        return Refused(text, "FIL111", "too_long")
    if _THOUSANDS.match(text):
        return Refused(text, "FIL111", "separator")  # 1.234 can be a thousand or one and a bit: nothing is guessed
    if text.lstrip("-").isdigit():
        return int(text)
    value = float(text)
    return value if abs(value) < 10.0**MAX_DIGITS else Refused(text, "FIL111", "too_large")


@lru_cache(maxsize=16_384)  # labels, codes and headings: each is compared many times
def folded(text: str) -> str:
    """Normalise a word for comparison: one kind of space, no invisible signs, no letter case."""
    if text.isascii():  # nearly every label and code
        return " ".join(text.split()).casefold()
    visible = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return " ".join(visible.split()).casefold()


def latin(value: str) -> str:
    """Return a typed text as it is compared, with its digits as 0 to 9.

    It is empty where the digits are of two scripts, or where a sign such as the mark of a footnote only looks like one.
    """
    if value.isascii():  # nearly every cell
        return folded(value)
    scripts = {unicodedata.name(sign).partition("DIGIT")[0] for sign in value if sign.isdecimal()}
    if len(scripts) > 1 or any(sign.isnumeric() and not sign.isdecimal() for sign in value):
        return ""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in folded(value))
