"""Own how a date of birth is written: a word for birth with a full date close behind."""

import re
from collections.abc import Iterator

# A word for birth, and how it can be spelt; a pattern and the quick look are both made of these.
_WORDS = {
    "born": r"\bborn\b",
    "birth": r"\b(?:date of birth|birth ?date)\b",
    "d": r"\bd\.?o\.?b\b",
    "sinh": r"\b(?:sinh ngày|sinh năm|ngày sinh)\b",
    "lahir": r"\b(?:lahir|tarikh lahir)\b",
    **{word: word for word in ("ເກີດ", "เกิด", "កើត", "မွေး")},
}
_DAY = (
    r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}|"
    r"[0-9]{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? [0-9]{4}"
)
BIRTH = rf"(?:{'|'.join(_WORDS.values())})[^.;\n]{{0,20}}?({_DAY})"
_SHORT = ("dob", "d.ob", "do.b", "d.o.b")
_LITERAL = (*(word for word in _WORDS if word != "d"), *_SHORT)


def may_hold(text: str) -> bool:
    """Look for a word for birth."""
    small = text.lower()
    return any(word in small for word in _LITERAL)


def births(text: str) -> Iterator[str]:
    """Find the dates of birth."""
    return (match.group(1) for match in re.finditer(BIRTH, text, re.IGNORECASE))
