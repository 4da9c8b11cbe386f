"""Own which texts of a submission a person typed freely: they can point to a person, and the rules look at them."""

import re
from functools import lru_cache
from typing import Any

from actip.format.fields import every_key
from actip.format.keys import Kind
from actip.format.records import Text
from actip.format.walk import escaped

# What is meant to hold an address of an office, or is not typed.
_NO_TEXTS = frozenset(key.name for key in every_key() if key.kind in (Kind.ADDRESS, Kind.FORMAT))
# What is no free text, and can hold no person's data: a code or a key, a day, the id of an obligation or of a rule.
# All else is for the rules to judge.
_CODE = r"[A-Za-z_-]+|[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}|ACTIP-[0-9]{1,2}(?:\.[0-9]{1,2})?(?:\.[a-z])?|[A-Z]{3}[0-9]{3}"


@lru_cache(maxsize=4096)  # codes, keys and dates, which are most of the texts of a file, stand there again and again
def is_free(text: str) -> bool:
    """Tell whether a text is more than a code, a key, a day or an id."""
    return not re.fullmatch(_CODE, text)


def free_texts(content: Any) -> list[Text]:
    """Return the texts of raw content that are typed freely, each with its place; a key can be one, too."""
    texts: list[Text] = []
    _gather(content, "", texts)
    return texts


def _gather(content: Any, at: str, texts: list[Text]) -> None:
    steps = content.items() if isinstance(content, dict) else enumerate(content)
    for step, below in steps:
        if isinstance(step, str) and is_free(step):
            texts.append(Text(at, step))  # a key that was meant to be a text
        if isinstance(below, str):
            if is_free(below) and step not in _NO_TEXTS:
                texts.append(Text(f"{at}/{step}", below))
        elif isinstance(below, dict | list):
            _gather(below, f"{at}/{escaped(step) if isinstance(step, str) else step}", texts)


def addresses(content: Any) -> list[str]:
    """Return what stands where no text is looked at, because an office's address or the format belongs there."""
    listed: list[str] = []
    for step, below in content.items() if isinstance(content, dict) else enumerate(content):
        if isinstance(below, str) and step in _NO_TEXTS:
            listed.append(below)
        elif isinstance(below, dict | list):
            listed += addresses(below)
    return listed
