"""Own the comments of a YAML text: nothing reads them, and they are passed on with the file."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

_COMMENT = r"(?:^|(?<=[ \t]))#[ \t]*(.*\S)"


def comments(text: str, data: Any) -> dict[int, str]:
    """Return the comments by the line on which they begin; those that stand one below the other are one.

    A sign for a comment within a text is none: what stands behind it is in the data.
    """
    if "#" not in text:
        return {}
    several = {
        number: match.group(1)
        for number, line in enumerate(text.split("\n"), 1)
        if "#" in line and (match := re.search(_COMMENT, line))
    }
    values = "\n".join(_texts(data)) if several else ""
    single = [(number, words) for number, words in several.items() if words not in values]
    blocks = groupby(enumerate(single), key=lambda entry: entry[1][0] - entry[0])
    return {block[0][0]: "\n".join(words for _, words in block) for block in ([e for _, e in of] for _, of in blocks)}


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for below in data.values() if isinstance(data, dict) else data:
            yield from _texts(below)
