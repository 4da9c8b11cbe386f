"""Own the pact between the writer and the reader of the fill-in workbook: what stands where, and how it is found."""

from actip.form.elements import (
    ANSWER,
    CHECK_ROW,
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
from actip.form.sheets import EVERYTHING, ROUND, form
from actip.format.fields import MARK
from actip.format.formats import FORM as IDENTITY

__all__ = [
    "ANSWER",
    "CHECK_ROW",
    "EVERYTHING",
    "IDENTITY",
    "MARK",
    "OK",
    "OPEN",
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
    "form",
    "pairs",
    "said_as_pairs",
]
