"""Own the screen: the only place that prints. Text from a submission stays text: no markup, no links, no escapes."""

import contextlib
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from actip.amounts import figure
from actip.errors import CannotWrite
from actip.gate.files import abandon_output
from actip.gate.text import printable
from actip.model.first_page import Block, FirstPage, Headline, Point
from actip.model.play import StateOfPlay
from actip.model.section import Section, Shown
from actip.reports import Line, as_text

WIDTH = 100  # where nobody says how wide the screen is
_PATIENCE = 1.0  # seconds that a person waits without asking what is going on
_LONG_WORD = 16  # letters of a word that is broken only where it is longer
_WRAPS = 24  # characters of a column that may wrap before the others
_HEADLINE, _BLOCK, _ABOUT, _APART = (
    33,
    58,
    16,
    3,
)  # columns of the screen that a figure, a block, a line of the map and a gap want
_CHANGE = 2  # cycles of which the change says all
_Styled = tuple[str, str]  # a line, and its style
_NOT_FORCED = ("0", "false", "no")  # FORCE_COLOR that says the opposite
_STYLES = {"title": "bold", "error": "bold red", "warning": "yellow", "note": "cyan", "aside": "dim"}


def show(lines: Iterable[Line]) -> None:
    """Print lines to standard output: on a terminal at its width, in colour if it can; in a pipe as they are."""
    try:
        if not _colourful() and not sys.stdout.isatty():
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


def hand_over(lines: Iterable[Line]) -> None:
    """Print what another program reads to standard output: as UTF-8, with the ends of line that it has everywhere.

    The encoding of a console would spoil it on the way into a pipe or a file: on Windows that is not UTF-8. Where
    standard output is a screen, a person reads it there as any other text.
    """
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None or sys.stdout.isatty():
        return show(lines)
    try:
        sys.stdout.flush()
        binary.write(as_text(lines).encode("utf-8", "backslashreplace"))
        binary.flush()
    except OSError as error:
        _unwritable(error)
    return None


def draw(sections: Sequence[Section], stamps: Sequence[str] = ()) -> None:
    """Print sections as tables that fit the screen: wide columns wrap, short forms stand for long ones."""
    try:
        console = _console()
        for section in sections:
            _draw(section, console, stamps)
        sys.stdout.flush()
    except OSError as error:
        _unwritable(error)


def draw_first(first: FirstPage, stamps: Sequence[str] = (), names: Sequence[str] = ()) -> None:
    """Print the first page of a report at the width of the screen, and the `names` of the sections behind it."""
    try:
        console = _console()
        _draw_page(first, console, stamps, names)
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


def _draw_page(first: FirstPage, console: Any, stamps: Sequence[str], names: Sequence[str]) -> None:
    """Print who reported, the figures that lead, the map, the blocks, and what stands behind them."""
    width = console.width
    _print(console, first.title, "bold")
    _print(console, first.lead)
    _print(console, " ".join(stamps), "dim")
    console.print()
    for line in _strip(first, width):
        _print(console, line)
    console.print()
    beside = _even(len(first.headlines), max(1, width // _HEADLINE))
    ends = (width - _APART * (beside - 1)) // beside
    figures = [_headline_lines(headline, ends) for headline in first.headlines]
    for start in range(0, len(figures), beside):
        _print_row(console, figures[start : start + beside], ends)
        console.print()
    _print(console, first.map_title, "bold")
    for line in _map_lines(first, width):
        _print(console, line)
    if first.map_rows:
        _print(console, "; ".join(f"{_sign(sign)} {words}" for sign, words in first.legend), "dim")
    console.print()
    beside = max(1, width // _BLOCK)
    ends = (width - _APART * (beside - 1)) // beside
    blocks = [[*_block_lines(block, ends), ("", "")] for block in first.blocks]
    _print_row(console, list(_dealt(blocks, beside)), ends)
    for note in first.notes:
        _print(console, note, "dim")
    if names:
        console.print()
        _print(console, f"Behind it: {', '.join(names)}.", "dim")
        _print(console, f'To see one: --section "{names[0]}"; every table: --section all.', "dim")
    console.print()


def _print(console: Any, words: str, style: str = "", indent: int = 0) -> None:
    """Print a text, if it is one, folded so that no figure and no code is broken over two lines."""
    from rich.text import Text

    if words:
        lines = folded(_plain(_safe(words)), console.width - indent).split("\n")
        console.print(Text("\n".join(f"{' ' * indent}{line}" for line in lines), style))


def _even(count: int, most: int) -> int:
    """Return how many of some things stand beside each other so that no row is much shorter: at most so many."""
    rows = -(-count // max(1, most))
    return -(-count // rows) if rows else 1


def _dealt(blocks: Sequence[Sequence[_Styled]], columns: int) -> Iterator[list[_Styled]]:
    """Deal blocks of lines to columns, in their order, so that the columns are about as long."""
    room = -(-sum(map(len, blocks)) // columns)
    column: list[_Styled] = []
    for block in blocks:
        if column and columns > 1 and len(column) + len(block) // 2 > room:
            yield column
            column, columns = [], columns - 1
        column.extend(block)
    yield column


def _print_row(console: Any, columns: Sequence[Sequence[_Styled]], width: int) -> None:
    """Print columns of lines beside each other."""
    from rich.text import Text

    for number in range(max(map(len, columns), default=0)):
        line = Text()
        for place, lines in enumerate(columns):
            words, style = lines[number] if number < len(lines) else ("", "")
            line.append(padded(words, width + _APART) if place + 1 < len(columns) else words, style)
        line.rstrip()
        console.print(line)


def _strip(first: FirstPage, width: int) -> Iterator[str]:
    """Yield the states with how far their reports are, as many in a line as have room."""
    texts = [f"{tile.code} {_plain(_safe(tile.words))}" for tile in first.tiles]
    column = max(map(cells, texts), default=0) + 3
    beside = max(1, (width + 3) // column)
    for start in range(0, len(texts), beside):
        yield "".join(padded(text, column) for text in texts[start : start + beside]).rstrip()


def _headline_lines(headline: Headline, width: int) -> list[_Styled]:
    trend = headline.trend if len(headline.trend) > _CHANGE else ()
    line = "over the cycles: " + " · ".join("-" if number is None else figure(number) for number in trend)
    texts = (headline.about, headline.coverage, headline.change, line if trend else "")
    return [
        *_lines(headline.figure, width, "bold"),
        *(line for place, text in enumerate(texts) if text for line in _lines(text, width, "dim" if place else "")),
    ]


def _lines(text: str, width: int, style: str = "") -> list[_Styled]:
    return [(line, style) for line in folded(_plain(_safe(text)), width).split("\n")]


def _map_lines(first: FirstPage, width: int) -> Iterator[str]:
    """Yield the lines of the map, the columns of the states dealt out where not all have room."""
    ends = [_plain(_safe(row.open_in)) for row in first.map_rows]
    last = max((*map(cells, ends), 0)) + 2
    column = max((len(tile.code) for tile in first.tiles), default=0) + 1
    beside = _even(len(first.tiles), (width - _ABOUT - last) // column)
    for start in range(0, len(first.tiles) if first.map_rows else 0, beside):
        tiles = first.tiles[start : start + beside]
        about = width - last - column * len(tiles)
        yield (" " * about + "".join(padded(tile.code, column) for tile in tiles)).rstrip()
        if any(tile.is_draft for tile in tiles):
            yield " " * about + "".join(padded("*" if tile.is_draft else "", column) for tile in tiles).rstrip()
        for row, end in zip(first.map_rows, ends, strict=True):
            signs = "".join(padded(_narrow(cell), column) for cell in row.cells[start : start + beside])
            words = folded(_plain(_safe(row.about)), about - 2).split("\n")
            yield f"{padded(words[0], about)}{signs}{end}".rstrip()
            yield from words[1:]


def _block_lines(block: Block, width: int) -> list[_Styled]:
    lines = _lines(block.title, width, "bold")
    for number, point in enumerate(block.points, 1):
        lead = f"{number}. " if block.numbered else ""
        lines += _point_lines(point, width, lead)
    return lines


def _point_lines(point: Point, width: int, lead: str) -> list[_Styled]:
    """Return a line with its figure at the right end, or below where that is long, and the reason under it."""
    words, end, indent = _plain(_safe(point.words)), _plain(_safe(point.figure)), len(lead) or 2
    is_short = cells(end) <= width // 2
    room = width - (cells(end) + 2 if end and is_short else 0) - len(lead)
    first, *others = folded(words, room).split("\n")
    if end and is_short:
        first = f"{padded(first, room)}  {end}"
    lines = [(f"{lead}{first}", ""), *((f"{' ' * len(lead)}{line}", "") for line in others)]
    below = (("", end if not is_short else ""), ("dim", _plain(_safe(point.reason))))
    for style, text in below:
        lines += [(f"{' ' * indent}{line}", style) for line in folded(text, width - indent).split("\n") if text]
    return lines


_NUMBER = r"\S*[0-9]\S*(?: %\S*)?"
_JOINED = r"(?:→|->|·|/|of|to)"
_GLUED = re.compile(  # what is read as one: 1 May 2026, 280 → 60, 7 of 9, 12 to 16, 47 %
    rf"\S*[0-9] \w+ [0-9]{{4}}\S*|{_NUMBER}(?: {_JOINED} {_NUMBER})*|\S+"
)


def folded(text: str, width: int) -> str:
    """Fold a text at its spaces, with no figure and no comparison of two broken; a word wider than a line is cut."""
    return "\n".join(line for part in text.split("\n") for line in _folded(part, max(1, width)))


def _folded(text: str, width: int) -> list[str]:
    if cells(text) <= width:
        return [text]
    lines = [""]
    for word in _GLUED.findall(text):
        pieces = [word] if cells(word) <= width else [part for one in word.split() for part in _cut(one, width)]
        for piece in pieces:
            if lines[-1] and cells(lines[-1]) + 1 + cells(piece) > width:
                lines.append("")
            lines[-1] += f"{' ' if lines[-1] else ''}{piece}"
    return lines


def _cut(word: str, width: int) -> list[str]:
    """Cut a word into pieces that fit a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and cells(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


_SIGNS = {play.sign: play.letter for play in StateOfPlay}
_LETTERS = str.maketrans({"→": "->", "·": "/", "“": '"', "”": '"', "–": "-", "’": "'"})


def _sign(sign: str) -> str:
    """Return a sign of the map, or the letter for it where the stream has not all of them."""
    return sign if can_show("".join(_SIGNS), sys.stdout) else _SIGNS.get(sign, sign)


def _plain(text: str) -> str:
    """Return a text with the arrows and quotation marks that the stream has."""
    return text if can_show("→·“”–’", sys.stdout) else text.translate(_LETTERS)


def _draw(section: Section, console: Any, stamps: Sequence[str]) -> None:
    for words, style in ((section.title, "bold"), (section.lead, ""), (" ".join(stamps), "")):
        _print(console, words, style)
    indexes = [index for index, column in enumerate(section.columns) if not column.wide_only]
    if section.grouped:
        indexes.remove(0)
    for band in _bands(section, indexes, console.width):
        _draw_band(section, band, console)
    console.print()
    for note in (*section.notes, _lettered(section.signs)):
        _print(console, note, "dim", indent=2)
    console.print()


def _lettered(signs: str) -> str:
    """Return the words for signs; those of a map with the letters where the stream has not the signs."""
    for play in StateOfPlay:
        signs = signs.replace(f"{play.sign} {play.words}", f"{_sign(play.sign)} {play.words}")
    return signs


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
            _print(console, group, "bold")
            table = _table(section, indexes, widths, header=False)
        table.add_row(*(Text(folded(_safe(_narrow(row[index])), widths[index])) for index in indexes))
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
        words = {word for line in lines for word in _GLUED.findall(line)}
        wraps = max(12, *(cell_len(word) for word in words if _is_figure(word) or len(word) <= _LONG_WORD), 0)
        least[index] = min(needed[index], wraps if column.width >= _WRAPS else needed[index])
    return needed, least


def _is_figure(word: str) -> bool:
    """Tell a figure, a day, a share or two figures that are read as one from a word, a path or a checksum."""
    return any(map(str.isdigit, word)) and (" " in word or not any(map(str.isalpha, word)))


def _narrow(cell: Shown) -> str:
    """Return what a narrow screen shows of a cell: of a map its sign, or a letter where the stream has not that."""
    return _sign(cell.short) if cell.play and cell.short == cell.play.sign else cell.short or cell.text


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
    forced = os.environ.get("FORCE_COLOR", "")
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or forced.lower() in _NOT_FORCED:
        return False
    return bool(forced) or sys.stdout.isatty()
