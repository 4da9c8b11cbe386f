"""Own how a key of a submission is asked for: as a column of a table, or as a row of a record."""

from collections.abc import Iterator

from actip.form.elements import Field, FieldKind, Row
from actip.form.meanings import help_with
from actip.format import words
from actip.format.fields import key_at
from actip.format.keys import Ask, Key, Kind
from actip.texts import Language

_CELLS = {
    Kind.DATE: FieldKind.DATE,
    Kind.MOMENT: FieldKind.MOMENT,
    Kind.COUNT: FieldKind.COUNT,
    Kind.BOUND: FieldKind.COUNT,
    Kind.AMOUNT: FieldKind.NUMBER,
    **dict.fromkeys((Kind.CODE, Kind.STATE, Kind.INDICATOR), FieldKind.CODE),
    **dict.fromkeys((Kind.CODES, Kind.TOPICS, Kind.OBLIGATIONS, Kind.INDICATORS, Kind.DIMENSIONS), FieldKind.CODES),
}


def column(key: Key, language: Language, before: str = "", band: str = "") -> Field:
    """Return the column that asks for a key; `before` is the path from the row to it."""
    ask = key.ask or Ask()
    codes = "agencies" if key.kind is Kind.AGENCY else key.codes
    kind = _CELLS.get(key.kind, FieldKind.TEXT)
    title, help = words.heading(key, language), help_with(words.help_for(key, language), codes, language)
    above = band or words.band(key, language)
    return Field(before + key.name, title, kind, ask.width, codes, help, above, later=ask.later)


def columns(above: Key, language: Language, before: str = "", band: str = "") -> Iterator[Field]:
    """Yield the columns of the keys of a group or an entry that the form asks for, with those of groups in it.

    Of a list in it the first entry stands in the row itself.
    """
    for key in above.keys:
        if key.kind is Kind.ENTRIES:
            band_of_list = words.band(key, language) if key.ask else words.title(key, language)
            yield from columns(key, language, f"{before}{key.name}/0/", band_of_list)
        elif key.kind is Kind.GROUP:
            band_of_group = words.band(key, language) if key.ask else band
            yield from columns(key, language, f"{before}{key.name}/", band_of_group)
        elif key.ask:
            yield column(key, language, before, band)


def row(path: str, language: Language, kind: FieldKind | None = None, *, later: bool = False) -> Row:
    """Return the row of a record that asks for the key at a path, such as `period/start`; `later` as in `Field`."""
    key = key_at(path.split("/"))
    if key is None:
        raise KeyError(path)
    field = column(key, language)._replace(code=path, width=12, later=later or bool(key.ask and key.ask.later))
    return Row(path, (field.title,), field if kind is None else field._replace(kind=kind))


def rows(language: Language, *paths: str) -> tuple[Row, ...]:
    """Return the rows of a record, in their order."""
    return tuple(row(path, language) for path in paths)
