"""Own the pact between the writer and the reader of the fill-in workbook: what stands where, and how it is found."""

from actip.form.elements import (
    ANSWER,
    CHECK_ROW,
    HEAD_ROW,
    OK,
    OPEN,
    REMARK,
    UNREAD,
    WRONG,
    Field,
    FieldKind,
    Form,
    Row,
    Sheet,
    Style,
    Table,
    pairs,
    said_as_pairs,
)
from actip.form.first_version import as_first, is_first
from actip.form.parts import PARTS, without_unasked
from actip.form.sheets import EVERYTHING, ROUND, form
from actip.format.fields import MARK
from actip.format.formats import FORM as IDENTITY

__all__ = [
    "ANSWER",
    "CHECK_ROW",
    "EVERYTHING",
    "HEAD_ROW",
    "IDENTITY",
    "MARK",
    "OK",
    "OPEN",
    "PARTS",
    "REMARK",
    "ROUND",
    "UNREAD",
    "WRONG",
    "Field",
    "FieldKind",
    "Form",
    "Row",
    "Sheet",
    "Style",
    "Table",
    "as_first",
    "form",
    "is_first",
    "pairs",
    "said_as_pairs",
    "without_unasked",
]
