"""Own how a date of birth is written: a word for birth with a full date close behind."""

import re
from collections.abc import Iterator

_BORN = (
    r"\b(?:born|date of birth|birth ?date|d\.?o\.?b|sinh ngày|sinh năm|ngày sinh|lahir|tarikh lahir)\b|ເກີດ|เกิด|កើត|မွေး"
)
_DAY = (
    r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}|"
    r"[0-9]{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? [0-9]{4}"
)
BIRTH = rf"(?:{_BORN})[^.;\n]{{0,20}}?({_DAY})"


def may_hold(text: str) -> bool:
    """Look for a full date."""
    return re.search(_DAY, text, re.IGNORECASE) is not None


def births(text: str) -> Iterator[str]:
    """Find the dates of birth."""
    return (match.group(1) for match in re.finditer(BIRTH, text, re.IGNORECASE))
