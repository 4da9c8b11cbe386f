"""Own which translated texts do not fit a form: they would be cut, or could not be read back."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import with_own_round
from actip.form import ROUND, Field, FieldKind, Form, Sheet, Table, form
from actip.form.choices import YES_OR_NO, choices
from actip.form.sheet_names import LONGEST, unfit_sheet_names
from actip.gate.scalars import folded
from actip.workbook.choice_lists import LONGEST_MESSAGE, LONGEST_TITLE, refusals
from actip.workbook.fit import HEAD, WIDEST, longest_word
from actip.workbook.tables import column_widths


class Unfit(NamedTuple):
    """A text that does not fit, and what it must be."""

    text: str
    need: str


def unfit_texts(catalogue: Catalogue) -> list[Unfit]:
    """Return the texts of the form in the language of a catalogue that do not fit where they stand, each once."""
    catalogue = with_own_round(catalogue)
    whole = form(catalogue, having=ROUND)
    need = f"The name of a sheet has at most {LONGEST} characters, none of []:*?/\\'!, and is no other sheet's."
    names = [Unfit(name, need) for name in unfit_sheet_names(catalogue.language)]
    return list(dict.fromkeys([*names, *_headings(whole), *_messages(whole, catalogue), *_labels(whole, catalogue)]))


def _headings(whole: Form) -> Iterator[Unfit]:
    """Yield headings of which a word is broken, and headings of several columns that the next one would cut."""
    for sheet in whole.sheets:
        for table in sheet.tables:
            for field in table.fields:
                most = int(WIDEST * HEAD / 0.84)
                if longest_word(field.title) > most:
                    yield Unfit(field.title, f"A word of the heading of a column has at most {most} characters.")
            yield from _bands(sheet, table)


def _bands(sheet: Sheet, table: Table) -> Iterator[Unfit]:
    widths = column_widths(sheet)
    runs: list[tuple[str, float]] = []
    for column, field in enumerate(table.fields, start=1):
        before, room = runs.pop() if runs and runs[-1][0] == field.band else (field.band, 0.0)
        runs.append((before, room + widths[column]))
    for band, room in runs[:-1]:  # nothing stands beside the last one
        if len(band) * 0.95 > room:
            yield Unfit(band, f"The heading above these columns has at most {int(room / 0.95)} characters.")


def _messages(whole: Form, catalogue: Catalogue) -> Iterator[Unfit]:
    titles = [title for title, _ in refusals(catalogue.language).values()]
    messages = [message for _, message in refusals(catalogue.language).values()]
    messages += [field.help for field in _fields(whole)]
    for texts, most in ((titles, LONGEST_TITLE), (messages, LONGEST_MESSAGE)):
        for text in texts:
            if len(text) > most:
                yield Unfit(text, f"What a cell says has at most {most} characters here.")


def _labels(whole: Form, catalogue: Catalogue) -> Iterator[Unfit]:
    """Yield labels that could not be told from others, or that hold a sign which means something in a cell."""
    several = {field.codes for field in _fields(whole) if field.kind is FieldKind.CODES}
    names = {field.codes for field in _fields(whole) if field.kind is FieldKind.CODE} | several | {"missing", YES_OR_NO}
    for name in sorted(names - {"agencies", "obligations", "obligations_and_courts"}):
        labels = choices(catalogue, name)
        number = Counter(folded(_bare(label, code)) for code, label in labels.items())
        for code, label in labels.items():
            if number[folded(_bare(label, code))] > 1:
                yield Unfit(_bare(label, code), f"Each code of the list '{name}' has another label.")
            if any(sign in label for sign in "*?~"):
                yield Unfit(label, f"A label of the list '{name}' has no *, ? or ~: they stand for other signs.")
            if name in several and ";" in label:
                yield Unfit(label, f"A label of the list '{name}' has no semicolon: it stands between two of them.")


def _bare(label: str, code: str) -> str:
    """Return a label without the code by which the form tells it from one that reads the same."""
    return label.removesuffix(f" ({code})")


def _fields(whole: Form) -> Iterator[Field]:
    for table in whole.tables.values():
        yield from table.fields
        yield from (row.field for row in table.rows if row.field)
