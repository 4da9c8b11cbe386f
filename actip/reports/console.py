"""Own the screen: the only place that prints. Text from a submission stays text: no markup, no links, no escapes."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from actip.errors import CannotWrite
from actip.gate.files import abandon_output
from actip.gate.text import printable
from actip.model.first_page import FirstPage
from actip.model.section import Section, Shown
from actip.reports import Line, as_text

WIDTH = 100  # where nobody says how wide the screen is
_PATIENCE = 1.0  # seconds that a person waits without asking what is going on
_LONG_WORD = 16  # letters of a word that is broken only where it is longer
_WRAPS = 24  # characters of a column that may wrap before the others
_STYLES = {"title": "bold", "error": "bold red", "warning": "yellow", "note": "cyan", "aside": "dim"}


def show(lines: Iterable[Line]) -> None:
    """Print lines to standard output, in colour where that is a terminal that takes it."""
    try:
        if not _colourful():
            sys.stdout.write(as_text(lines))
        else:
            from rich.padding import Padding
            from rich.text import Text

            console = _console()
            for line in lines:
                words = _safe(line.text)
                indent = len(words) - len(words.lstrip())  # what wraps stays under its beginning
                text = Text(words.lstrip() or " ", _STYLES.get(line.role, ""))
                console.print(Padding(text, (0, 0, 0, indent), expand=False))
        sys.stdout.flush()
    except OSError as error:
        _unwritable(error)


def draw(sections: Sequence[Section], stamps: Sequence[str] = ()) -> None:
    """Print sections as tables that fit the screen: wide columns wrap, short forms stand for long ones."""
    try:
        console = _console()
        for section in sections:
            _draw(section, console, stamps)
        sys.stdout.flush()
    except OSError as error:
        _unwritable(error)


def draw_first(first: FirstPage, stamps: Sequence[str] = ()) -> None:
    """Print the first page of a report, at the width of the screen."""
    try:
        console = _console()
        console.print(_safe(first.title))
        sys.stdout.flush()
    except OSError as error:
        _unwritable(error)


@contextlib.contextmanager
def progress(doing: str = "Checking files") -> Iterator[Callable[[int, int], None]]:
    """Yield a callback that takes how many files, or other steps, are done, and of how many.

    If standard error is a screen and the wait is longer than `_PATIENCE`, it draws a bar that is gone at the end.
    """
    began = time.monotonic()
    bar: Any = None

    def after(done: int, files: int) -> None:
        nonlocal bar
        if bar is None and files > 1 and sys.stderr.isatty() and time.monotonic() - began > _PATIENCE:
            bar = _bar(doing, files)
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done)

    try:
        yield after
    finally:
        if bar is not None:
            bar.stop()


def _bar(doing: str, files: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.add_task(doing, total=files)
    bar.start()
    return bar


def _console() -> Any:
    """Build a console without markup, which raises BrokenPipeError when its reader leaves."""
    from rich.console import Console

    class Plain(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    colourful = _colourful()
    return Plain(
        markup=False,
        highlight=False,
        emoji=False,
        width=None if sys.stdout.isatty() or sys.stderr.isatty() or "COLUMNS" in os.environ else WIDTH,
        no_color=not colourful,
        force_terminal=colourful,
    )


def _draw(section: Section, console: Any, stamps: Sequence[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Text(_safe(section.title), "bold"))
    for words in filter(None, (section.lead, " ".join(stamps))):
        console.print(Text(_safe(words)))
    indexes = [index for index, column in enumerate(section.columns) if not column.wide_only]
    if section.grouped:
        indexes.remove(0)
    for band in _bands(section, indexes, console.width):
        _draw_band(section, band, console)
    console.print()
    for note in filter(None, (*section.notes, section.signs)):
        console.print(Padding(Text(_safe(note), "dim"), (0, 0, 0, 2)))
    console.print()


def _draw_band(section: Section, indexes: Sequence[int], console: Any) -> None:
    """Print the rows of a section as far as some of its columns go."""
    from rich.text import Text

    widths = _widths(section, indexes, console.width)
    group = None
    table = _table(section, indexes, widths, header=True)
    for row in section.rows:
        if section.grouped and row[0].text != group:
            if table.row_count or group is None:
                console.print(table)
            group = row[0].text
            console.print(Text(_safe(group), "bold"))
            table = _table(section, indexes, widths, header=False)
        table.add_row(*(Text(_safe(_narrow(row[index]))) for index in indexes))
    console.print(table)


def _bands(section: Section, indexes: Sequence[int], screen: int) -> list[list[int]]:
    """Deal the columns out so that each table fits the screen; the columns that name a row stand in each."""
    names = [index for index in indexes if index < section.fixed] or list(indexes[:1])
    bands = [names]
    for index in indexes:
        if index in names:
            continue
        wider = [*bands[-1], index]
        if len(bands[-1]) > len(names) and sum(_spans(section, wider)[1].values()) > screen - 2 * len(wider):
            bands.append([*names, index])
        else:
            bands[-1] = wider
    return bands


def _table(section: Section, indexes: Sequence[int], widths: Mapping[int, int], *, header: bool) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    table = Table(
        box=box.SIMPLE_HEAD if unicode else box.ASCII2,
        pad_edge=False,
        show_header=header,
        padding=(0, 1, 0, 0),
        show_edge=False,
    )
    for index in indexes:
        right = any(row[index].number is not None for row in section.rows)
        column = section.columns[index]
        title = Text(column.short or column.title)
        table.add_column(title, width=widths[index], overflow="fold", justify="right" if right else "left")
    return table


def _widths(section: Section, indexes: Sequence[int], screen: int) -> dict[int, int]:
    """Fit the columns to the screen: the widest are narrowed first, those that may not wrap never."""
    needed, least = _spans(section, indexes)
    room = screen - 2 * len(indexes)
    while sum(needed.values()) > room:
        spare = [index for index in indexes if needed[index] > least[index]]
        if not spare:
            break  # it does not fit: the terminal will wrap it
        widest = max(spare, key=lambda index: needed[index])
        needed[widest] -= 1
    return needed


def _spans(section: Section, indexes: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Measure how wide columns would like to be, and how wide they have to be so that no figure is broken."""
    from rich.cells import cell_len

    needed, least = {}, {}
    for index in indexes:
        column = section.columns[index]
        lines = [part for row in section.rows for part in _safe(_narrow(row[index])).split("\n")]
        title = max((column.short or column.title).split(" "), key=len)
        needed[index] = max(map(cell_len, (*lines, title)))
        words = {word for line in lines for word in line.split(" ")}
        wraps = max(12, *(cell_len(word) for word in words if _is_figure(word) or len(word) <= _LONG_WORD), 0)
        least[index] = min(needed[index], wraps if column.width >= _WRAPS else needed[index])
    return needed, least


def _is_figure(word: str) -> bool:
    """Tell a figure, a day or a share from a word, a path or a checksum."""
    return any(map(str.isdigit, word)) and not any(map(str.isalpha, word))


def _narrow(cell: Shown) -> str:
    return cell.short or cell.text


def cells(text: str) -> int:
    """Count the cells of the screen that a text takes: a mark above a letter takes none, some letters two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def padded(text: str, width: int) -> str:
    """Fill a text up to a width in cells: with spaces behind it, or before it where the width is negative."""
    spaces = " " * (abs(width) - cells(text))
    return f"{text}{spaces}" if width > 0 else f"{spaces}{text}"


def can_show(words: str, stream: TextIO) -> bool:
    """Tell whether a stream has the letters of a text; where it has not, they are written by their numbers."""
    try:
        words.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def complain(words: str) -> None:
    """Print one line to standard error."""
    sys.stderr.write(f"{_safe(words)}\n")


def _unwritable(error: OSError) -> None:
    abandon_output()
    if not isinstance(error, BrokenPipeError):  # a reader that left, such as `head`, has seen enough
        hint = "See whether the disk is full."
        raise CannotWrite("The output could not be written.", hint) from error


def _safe(text: str) -> str:
    return "\n".join(printable(part) for part in text.split("\n"))


def _colourful() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
