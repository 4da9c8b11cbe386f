"""Own the way from UNODC's published figures (GLOTIP) to submissions, one for each state and year.

The file is one long table with texts for its coordinates. Every row is accounted for: it becomes one figure, or it is
listed with the reason. A cell that the file prints more than once is both: nobody can tell which row counts, so all of
them are written, rule SUM201 names them, and the list says so too.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError
from actip.gate.table import tables
from actip.importers.citizenship import Citizenships, bare
from actip.importers.long_figures import ImportedFigure, statistics, submission
from actip.writers.csv_table import as_csv

_COLUMNS = {
    "state": ("iso3 code", "iso3", "iso code", "country code"),
    "indicator": ("indicator",),
    "dimension": ("dimension",),
    "category": ("category",),
    "sex": ("sex",),
    "age": ("age",),
    "year": ("year",),
    "unit": ("unit of measurement", "unit"),
    "amount": ("txtvalue", "value"),
}
_INDICATORS = {
    "detected trafficking victims": "victims_detected",
    "offences of trafficking in persons": "offences_recorded",
    "persons brought into formal contact": "persons_in_formal_contact",
    "persons prosecuted": "persons_prosecuted",
    "persons convicted": "persons_convicted",
}
_DIMENSIONS = {
    "total": "",
    "by form of exploitation": "form",
    "by citizenship": "citizenship",
    "by country of repatriation": "partner",
}
_FORMS = {"sexual exploitation": "SEX", "forced labour": "LAB", "other forms of exploitation": "OTH"}
_SEXES = {"total": "", "female": "F", "male": "M", "other": "X", "unknown": "U"}
_AGES = {"total": "", "0 to 17 years": "C", "18 years or over": "A", "unknown": "U"}
_HEADED_WITHIN = 50  # rows: releases have a title, an address and a date above the names of the columns

# Why a row is listed, in words; the order is that of the summary.
REASONS = {
    "again": "the same cell more than once; all of them are written, choose one",
    "subtotal": "a subtotal among its parts",
    "own": "the reporting state's own citizens, who stand in another row by name",
    "itself": "it names the reporting state itself as partner",
    "word": "the word for the citizenship is not known",
    "unclear": "the word means no one citizenship",
    "several": "it means several states together",
    "form": "words left over from the questionnaire",
    "blank": "no category is given",
    "text": "a word in the row is not known",
    "breakdown": "the catalogue does not have this breakdown",
    "amount": "the amount cannot be read",
}
SOURCE = "UNODC, published data on trafficking in persons (GLOTIP)"
_COMMENTS = {
    "form": "UNODC publishes three groups of forms; each stands under the form of the same name.",
    "partner": "UNODC does not say whether these persons were sent or received, so no direction is given.",
}


class PublishedRow(NamedTuple):
    """One row of the file: its number from 1, and what stands in the columns that are read."""

    number: int
    state: str
    year: str
    indicator: str
    dimension: str
    category: str
    sex: str
    age: str
    unit: str
    amount: str


class Listed(NamedTuple):
    """One row to look at: the reason as a key of `REASONS`, a note, and whether it was written."""

    row: PublishedRow
    reason: str
    note: str = ""
    written: bool = False


class Published(NamedTuple):
    """What a file holds for some states and years: how many rows, figures by state and year, and the listed rows."""

    released: str
    rows: int
    figures: Mapping[tuple[str, int], tuple[ImportedFigure, ...]]
    listed: tuple[Listed, ...]

    @property
    def mapped(self) -> int:
        """How many rows became a figure and are not listed."""
        return self.rows - len(self.listed)

    def reasons(self) -> dict[str, int]:
        """Count the listed rows by reason, in the order of `REASONS`."""
        counts = Counter(entry.reason for entry in self.listed)
        return {reason: counts[reason] for reason in REASONS if counts[reason]}

    def list_as_csv(self) -> str:
        """Return the listed rows as the text of a CSV table."""
        header = [*(name for name in PublishedRow._fields if name != "number"), "written", "reason"]
        return as_csv(["row", *header], (_listed(entry) for entry in self.listed))

    def submissions(self, catalogue: Catalogue) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield a name such as LAO_2015 and the content of a submission, for each state and year."""
        source = f"{SOURCE}, as of {self.released}" if self.released else SOURCE
        for (state, year), figures in self.figures.items():
            period = (f"{year}-01-01", f"{year}-12-31")
            comments = {name: " ".join(_comments(name, figures)) for name in {figure.indicator for figure in figures}}
            content = submission(catalogue, state, period, statistics(catalogue, figures, source, comments))
            content["disclosure"] = "public"  # they are published
            yield f"{state}_{year}", content


def published(
    path: str, states: Sequence[str], years: range | None, catalogue: Catalogue, encoding: str = ""
) -> Published:
    """Read what a release of the file, as workbook or CSV, holds about states. Raises ActipError."""
    maker = _FigureMaker(catalogue)
    with tables(path, encoding) as sheets:
        for table in sheets:
            rows, released = _rows(enumerate(table.rows, 1))
            if rows is not None:
                of_states = (row for row in rows if row.state in states)
                wanted = [row for row in of_states if not row.year.isdigit() or years is None or int(row.year) in years]
                return maker.published(wanted, released)
    names = ", ".join(several[0] for several in _COLUMNS.values())
    raise ActipError(f"{path} is not UNODC's table: no row names the columns {names}.", "Download it again as .xlsx.")


def _rows(numbered: Iterator[tuple[int, Sequence[str]]]) -> tuple[Iterator[PublishedRow] | None, str]:
    """Return the rows below the column names, None if there are none, and the day of release above them."""
    released = ""
    for number, cells in numbered:
        names = [bare(cell).replace("_", " ") for cell in cells]
        at = {key: next((names.index(name) for name in words if name in names), -1) for key, words in _COLUMNS.items()}
        if all(place >= 0 for key, place in at.items() if key != "unit"):
            return (_row(number, cells, at) for number, cells in numbered if any(cells)), released
        released = next(filter(None, map(_day, cells)), released)
        if number >= _HEADED_WITHIN:
            break
    return None, ""


def _row(number: int, cells: Sequence[str], at: Mapping[str, int]) -> PublishedRow:
    values = {key: cells[place].strip() if 0 <= place < len(cells) else "" for key, place in at.items()}
    return PublishedRow(number, **values)


def _day(text: str) -> str:
    """Return a day such as 14/04/2025 in ISO form, empty if it could be another one."""
    match = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text.strip())
    day, month = (int(match[1]), int(match[2])) if match else (0, 0)
    return f"{match[3]}-{month:02}-{day:02}" if match and 12 < day < 32 and 0 < month < 13 else ""


class _FigureMaker:
    """Turn rows into figures."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.citizenships = Citizenships(catalogue)

    def published(self, rows: Sequence[PublishedRow], released: str) -> Published:
        beside = Counter((row.state, row.year, row.indicator, row.dimension) for row in rows)
        figures: dict[tuple[str, int], list[ImportedFigure]] = {}
        listed: list[Listed] = []
        same: dict[tuple[str, int, str, tuple[tuple[str, str], ...]], list[tuple[PublishedRow, ImportedFigure]]] = {}
        of_nationals: list[tuple[PublishedRow, ImportedFigure]] = []
        for row in rows:
            figure = self.figure(row, alone=beside[row.state, row.year, row.indicator, row.dimension] == 1)
            if isinstance(figure, Listed):
                listed.append(figure)
            elif self.citizenships.meaning(row.category).kind == "own":
                of_nationals.append((row, figure))
            else:
                same.setdefault((row.state, int(row.year), figure.indicator, figure.key), []).append((row, figure))
        for row, figure in of_nationals:
            cell = (row.state, int(row.year), figure.indicator, figure.key)
            if cell in same:
                listed.append(Listed(row, "own"))
            else:
                same[cell] = [(row, figure)]
        for (state, year, _, _), entries in same.items():
            figures.setdefault((state, year), []).extend(figure for _, figure in entries)
            if len(entries) > 1:
                listed += [Listed(row, "again", written=True) for row, _ in entries]
        ordered = {place: tuple(figures[place]) for place in sorted(figures)}
        return Published(released, len(rows), ordered, tuple(sorted(listed, key=lambda entry: entry.row.number)))

    def figure(self, row: PublishedRow, *, alone: bool) -> ImportedFigure | Listed:
        """Turn a row into a figure, or into an entry of the list with the reason."""
        indicator, dimension = _INDICATORS.get(bare(row.indicator)), _DIMENSIONS.get(bare(row.dimension))
        sex, age = _SEXES.get(bare(row.sex)), _AGES.get(bare(row.age))
        if indicator is None or dimension is None or sex is None or age is None or bare(row.unit) not in ("counts", ""):
            return Listed(row, "text")
        if not re.fullmatch("[0-9]{4}", row.year):
            return Listed(row, "text", "the year")
        amount = _amount(row.amount)
        if amount is None:
            return Listed(row, "amount")
        code = self.category(row, dimension, alone)
        if isinstance(code, Listed):
            return code
        if dimension == "partner":
            indicator = "victims_repatriated"
        coordinates = {name: value for name, value in ((dimension, code), ("sex", sex), ("age", age)) if value}
        if not set(coordinates) <= set(self.catalogue.indicators[indicator].dimensions):
            return Listed(row, "breakdown")
        return ImportedFigure(indicator, tuple(sorted(coordinates.items())), *amount)

    def category(self, row: PublishedRow, dimension: str, alone: bool) -> str | Listed:
        """Return the code of a category, empty for a total, or an entry of the list with the reason."""
        if dimension in ("", "form"):
            code = _FORMS.get(bare(row.category)) if dimension else {"total": ""}.get(bare(row.category))
            return Listed(row, "text" if row.category else "blank") if code is None else code
        meaning = self.citizenships.meaning(row.category)
        if meaning.kind == "several" and dimension == "partner":
            return "" if alone else Listed(row, "subtotal")  # alone it is all of them
        if dimension == "partner" and (meaning.kind == "own" or meaning.code == row.state):
            return Listed(row, "itself")
        if meaning.kind == "own":
            return row.state
        if meaning.kind == "several":
            return Listed(row, "several" if alone else "subtotal")
        return meaning.code or Listed(row, "word" if meaning.kind == "unknown" else meaning.kind, meaning.note)


def _amount(text: str) -> tuple[str, int] | None:
    """Parse an amount into its key and number: '<5' is below 5, '1,469' has a comma between thousands."""
    if small := re.fullmatch(r"<\s*([1-9][0-9]{0,2})", text):
        return "below", int(small[1])
    if re.fullmatch(r"[0-9]{1,9}|[1-9][0-9]{0,2}(,[0-9]{3}){1,3}", text):
        return "value", int(text.replace(",", ""))
    return None


def _comments(indicator: str, figures: Iterable[ImportedFigure]) -> Iterator[str]:
    dimensions = {name for figure in figures if figure.indicator == indicator for name, _ in figure.key}
    yield from (
        words
        for name, words in _COMMENTS.items()
        if name in dimensions or (name == "partner" and indicator == "victims_repatriated")
    )


def _listed(entry: Listed) -> list[str | int]:
    row = entry.row
    note = f": {entry.note}" if entry.note else ""
    return [*row, "yes" if entry.written else "no", f"{REASONS[entry.reason]}{note}"]
