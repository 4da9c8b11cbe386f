"""Own the mark of what an annotated copy says beside the cells of a sheet: it stands in a hidden cell of the same row.

The mark holds a digest of the words that it stands for. So they are known for ours wherever the row has gone, and only
as long as they say what we wrote: a remark that somebody typed over them is a person's own.
"""

import hashlib
import re

BESIDE = "#beside "
WIDTH = 3  # columns: the mark, the cell that is meant, and what to do about it
_MARK = re.compile(f"{BESIDE}[0-9a-f]{{16}}")


def beside_mark(cell: str, words: str) -> str:
    """Return the mark of two texts; how the blanks in them are written does not matter, some programs change it."""
    text = "\n".join(" ".join(part.split()) for part in (cell, words))
    return f"{BESIDE}{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def is_beside_mark(text: object) -> bool:
    """Tell whether a text is such a mark."""
    return isinstance(text, str) and _MARK.fullmatch(text) is not None
