"""Own the writing of tables as CSV: what a spreadsheet would take for a formula stays a text, and comes back as it was.

Signs of other widths count too: some spreadsheets take a full-width equals sign for the other one. Signs that nobody
sees and that act on a terminal are left out.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8
_CONTROLS = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"  # act on a terminal in which somebody looks at the table
_ACTS = "[=+\\-@\t\r\n＝＋－＠]"


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str | int | float]], *, mark: bool = False) -> str:
    """Return a table as CSV, with the byte order mark that Excel needs where one is asked for."""
    content = StringIO()
    writer = csv.writer(content, lineterminator="\n")
    writer.writerow([_inert(name) for name in header])
    for row in rows:
        writer.writerow([_inert(value) if isinstance(value, str) else value for value in row])
    return (BYTE_ORDER_MARK if mark else "") + content.getvalue()


def plain(text: str) -> str:
    """Undo the quoting of a CSV text."""
    return text[1:] if re.match(f"'+{_ACTS}", text) else text


def _inert(text: str) -> str:
    text = re.sub(_CONTROLS, "", text)
    return f"'{text}" if re.match(f"'*{_ACTS}", text) else text
