"""Own how a key of a submission is asked for: as a column of a table, or as a row of a record."""

from collections.abc import Iterator

from actip.form.elements import Field, FieldKind, Row
from actip.format.fields import key_at
from actip.format.keys import Ask, Key, Kind

_CELLS = {
    Kind.DATE: FieldKind.DATE,
    Kind.COUNT: FieldKind.COUNT,
    Kind.BOUND: FieldKind.COUNT,
    Kind.AMOUNT: FieldKind.NUMBER,
    **dict.fromkeys((Kind.CODE, Kind.STATE, Kind.INDICATOR), FieldKind.CODE),
    **dict.fromkeys((Kind.CODES, Kind.OBLIGATIONS, Kind.INDICATORS, Kind.DIMENSIONS), FieldKind.CODES),
}


def column(key: Key, before: str = "", band: str = "") -> Field:
    """Return the column that asks for a key; `before` is the path from the row to it."""
    ask = key.ask or Ask()
    codes = "agencies" if key.kind is Kind.AGENCY else key.codes
    kind = _CELLS.get(key.kind, FieldKind.TEXT)
    help = ask.help or key.about
    return Field(before + key.name, key.heading, kind, ask.width, codes, help, band or ask.band, later=ask.later)


def columns(above: Key, before: str = "", band: str = "") -> Iterator[Field]:
    """Yield the columns of the keys of a group or an entry that the form asks for, with those of groups in it.

    Of a list in it the first entry stands in the row itself.
    """
    for key in above.keys:
        if key.kind is Kind.ENTRIES:
            yield from columns(key, f"{before}{key.name}/0/", key.ask.band if key.ask else key.title)
        elif key.kind is Kind.GROUP:
            yield from columns(key, f"{before}{key.name}/", key.ask.band if key.ask else band)
        elif key.ask:
            yield column(key, before, band)


def row(path: str, kind: FieldKind | None = None) -> Row:
    """Return the row of a record that asks for the key at a path, such as `period/start`."""
    key = key_at(path.split("/"))
    if key is None:
        raise KeyError(path)
    field = column(key)._replace(code=path, width=12)
    return Row(path, (key.heading,), field if kind is None else field._replace(kind=kind))


def rows(*paths: str) -> tuple[Row, ...]:
    """Return the rows of a record, in their order."""
    return tuple(row(path) for path in paths)
