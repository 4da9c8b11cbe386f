"""Own what the fill-in workbook is made of: sheets, tables, columns, and the marks by which they are read back.

Nothing is ever read by its address. A hidden column holds the id of each row, a hidden row above each table the
code of each column, and a mark where the two meet begins a table. So rows may be moved, inserted, deleted or copied,
columns swapped, and sheets renamed, and every answer is still known for what it is. What a person sees of a row, its
first words, has to agree with its hidden id.
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

HEAD_ROW = "#head"  # the id of the row of headings, below the hidden row of codes: so a filter hides no code
CHECK_ROW = "#checks"  # the id of a row of checks below a table
OK, OPEN, WRONG = "✔", "…", "✘"  # begin what a check within the form says
UNREAD = "#unread"  # marks the sheet of a copy that lists what was not read of the form that was sent
ANSWER = "value"  # the code of a column in which each row asks for a thing of its own
REMARK = "actip: "  # begins a remark of ours on a cell


class FieldKind(Enum):
    """What stands in the cells of a column."""

    LABEL = "label"  # our own words, locked
    LIVE = "live"  # a formula of ours, locked
    LAST = "last"  # a figure of the period before, locked
    TEXT = "text"
    CODE = "code"  # one code of a list; people see its label
    CODES = "codes"  # several codes, with semicolons between them
    DATE = "date"
    MOMENT = "moment"  # a day, a month or a year, as a text: no program turns it into a day
    COUNT = "count"
    NUMBER = "number"
    FIGURE = "figure"  # a value, an upper bound such as <5, or the reason why there is none
    YES = "yes"
    PAIRS = "pairs"  # coordinates such as sex=F; age=C
    CITED = "cited"  # a law or document in one cell: its title, article and date
    HELP = "help"  # help in one cell: its kind, and what exactly

    def __init__(self, name: str) -> None:
        """Note whether a person fills it in: a form asks it of each of its columns, many times."""
        self.is_input = name not in ("label", "live", "last")


class Style(Enum):
    """How the rows of a table stand for the parts of a submission."""

    RECORD = "record"  # a row for each key of one group; all values in one column
    ENTRIES = "entries"  # a row for each known id, such as an obligation; a column for each of its keys
    LIST = "list"  # a row for each entry of a list
    FURTHER = "further"  # a row for each further entry of a list that begins in another table
    SHARED = "shared"  # a row for a table of figures: what it says is so of each indicator in it
    FIGURES = "figures"  # cells of statistics, their coordinates from the row, the column and what was picked


class Field(NamedTuple):
    """One column, or one row of a record.

    `code` is the pointer of its value below the row's own, such as `evidence/0/title`; of a figure's column the
    coordinates that it adds. `codes` names the code list of a CODE. `band` is the heading that stands above several
    columns, `help` what a person sees when the cell is chosen.
    """

    code: str
    title: str
    kind: FieldKind
    width: int = 12
    codes: str = ""
    help: str = ""
    band: str = ""
    without: tuple[str, ...] = ()  # codes of the list that are not offered
    later: bool = False  # forms were handed out before it was asked: they do not lack it
    locked: bool = False  # carried over from the last report: nobody types it, and it is read all the same

    @property
    def fixed(self) -> Mapping[str, str]:
        """The coordinates that a column of figures adds."""
        return pairs(self.code.partition(":")[2])


class Row(NamedTuple):
    """One row: its id, and what its LABEL columns say, in their order.

    `field` is what the row itself asks for in the column `ANSWER`. `closed` names the columns that take no answer in
    this row; `without` the codes of a list that are not offered in it. `note` is a remark at the first shown cell,
    `emphasis` how many of its signs stand out. A `heading` takes no answer; a row of a `part` is written where it holds
    something, or its part is asked for. In the part of an agency what others answer is `hidden`: every cell keeps its
    address. What a row says is so of each id in `shared`.
    """

    id: str
    labels: tuple[str, ...]
    field: Field | None = None
    closed: frozenset[str] = frozenset()
    without: tuple[str, ...] = ()
    note: str = ""
    emphasis: int = 0
    heading: bool = False
    hidden: bool = False
    part: str = ""
    shared: tuple[str, ...] = ()

    @property
    def fixed(self) -> Mapping[str, str]:
        """The coordinates that a row of figures adds."""
        return pairs(self.id)

    def asks(self, column: Field) -> Field:
        """Return what a column asks for in this row."""
        return self.field if self.field and column.code == ANSWER else column


class Table(NamedTuple):
    """One table: its rows stand for what lies at `path` in a submission.

    `spare` rows are free below the fixed ones. One that is `checked_down` has a row of checks below them.
    """

    name: str
    title: str
    lead: str
    style: Style
    path: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...] = ()
    spare: int = 0
    checked_down: bool = False
    later: bool = False  # forms were handed out before there was such a table: they do not lack it
    part: str = ""  # of a table that is written where it holds something, or its part is asked for

    @property
    def inputs(self) -> tuple[Field, ...]:
        """The columns that a person fills in."""
        return tuple(field for field in self.fields if field.kind.is_input)


class Sheet(NamedTuple):
    """One sheet: tables below each other. `fixed` columns stay in sight when a person scrolls.

    It is known by its `code`; its `name` is what the tab shows.
    """

    code: str
    name: str
    title: str
    lead: str
    tables: tuple[Table, ...]
    fixed: int = 2
    legend: tuple[str, ...] = ()  # lines above the tables


class Form(NamedTuple):
    """The whole workbook. `asks` says which obligations it asks about, `notices` stand on top of its first sheet."""

    asks: str
    sheets: tuple[Sheet, ...]
    notices: tuple[str, ...] = ()

    @property
    def tables(self) -> Mapping[str, Table]:
        """Every table by its name."""
        return {table.name: table for sheet in self.sheets for table in sheet.tables}


def pairs(text: str) -> dict[str, str]:
    """Parse coordinates such as `sex=F; age=C`. A part without '=' is a key with an empty code."""
    coordinates = {}
    for part in text.replace(",", ";").split(";"):
        if part.strip():
            name, _, code = part.partition("=")
            coordinates[name.strip()] = code.strip()
    return coordinates


def said_as_pairs(coordinates: Mapping[str, str]) -> str:
    """Write coordinates as the text that `pairs` parses."""
    return "; ".join(f"{name}={code}" for name, code in coordinates.items())
