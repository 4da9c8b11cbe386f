"""Own the first page of a paper: who reported, what leads, the map, and what has to be decided, on one sheet."""

from actip.model.first_page import Block, FirstPage, Headline, MapRow, Point, Tile
from actip.reports.paper.maps import legend, map_cell
from actip.texts import ENGLISH
from actip.writers.paper import Paper, PaperCell, PaperColumn, TableLook

_HERE, _DRAFT, _INK, _PALE = "1F3864", "D9E2F3", "FFFFFF", "F5F7FB"
_HEADLINES = TableLook("Dense", 3, shades_header=False)
_SHARES = (46, 27, 27)  # of the width: the map, the blocks beside it, and those of what is to be done


def write_first_page(paper: Paper, first: FirstPage, points: int) -> None:
    """Write the first page, of each block so many points at most; what is left out is said, with where it stands."""
    paper.heading(first.title, 0)
    paper.paragraph(first.lead, "Subtitle")
    if first.tiles:
        _strip(paper, first.tiles)
    if first.headlines:
        _headlines(paper, first.headlines)
    beside, after = _halves(first.blocks)
    with paper.columns(_SHARES):
        paper.paragraph(first.map_title, "Block Heading")
        if first.map_rows:
            _map(paper, first)
            legend(paper, first.legend)
        for note in first.notes:
            paper.paragraph(note, "Dense")
        for column in (beside, after):
            paper.next_column()
            for block in column:
                _block(paper, block, points)


def _halves(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Divide the blocks where the letters on both sides are most alike; the order stays."""
    sizes = [sum(len(point.words + point.figure + point.reason) + 40 for point in block.points) for block in blocks]
    cut = min(range(len(blocks) + 1), key=lambda place: abs(sum(sizes[:place]) - sum(sizes[place:])))
    return blocks[:cut], blocks[cut:]


def _strip(paper: Paper, tiles: tuple[Tile, ...]) -> None:
    columns = [PaperColumn(tile.code, 1) for tile in tiles]
    heads = [PaperCell(f"{tile.code}*" if tile.is_draft else tile.code, *_tile_look(tile)) for tile in tiles]
    look = TableLook("Dense", 3, shades_header=False)
    paper.table("", columns, [[tile.words for tile in tiles]], look=look, name="Who reported", header=heads)


def _tile_look(tile: Tile) -> tuple[str, str]:
    if tile.is_draft:
        return _DRAFT, "000000"
    return (_HERE, _INK) if tile.is_here else ("", "")


def _headlines(paper: Paper, headlines: tuple[Headline, ...]) -> None:
    columns = [PaperColumn(one.about, 1) for one in headlines]
    heads = [PaperCell(one.about, _PALE) for one in headlines]
    rows = [
        [PaperCell(one.figure, _PALE, _HERE, "Figure") for one in headlines],
        [PaperCell("\n".join(filter(None, (one.coverage, one.change))), _PALE) for one in headlines],
    ]
    paper.table("", columns, rows, look=_HEADLINES, name="Headline figures", header=heads)


def _map(paper: Paper, first: FirstPage) -> None:
    codes = [f"{tile.code}*" if tile.is_draft else tile.code for tile in first.tiles]
    columns = [
        PaperColumn("Obligation", 37),
        *(PaperColumn(code, 7.7, signs=True) for code in codes),
        PaperColumn(_open_in(first), 11, figures=True),
    ]
    heads = [PaperCell(column.title, style="Code" if column.signs else "") for column in columns]
    rows = [_map_row(row) for row in first.map_rows]
    paper.table("", columns, rows, look=TableLook("Dense", 1), name=first.map_title, header=heads)


def _open_in(first: FirstPage) -> str:
    """Return what heads the last column of the map: of one state it says how an answer moved."""
    return "Not in place" if any(" of " in row.open_in for row in first.map_rows) else "Moved"


def _map_row(row: MapRow) -> list[str | PaperCell]:
    return [row.about, *map(map_cell, row.cells), row.open_in]


def _block(paper: Paper, block: Block, most: int) -> None:
    paper.paragraph(block.title, "Block Heading")
    for number, point in enumerate(block.points[:most], 1):
        _point(paper, point, f"{number}. " if block.numbered else "")
    if (left := len(block.points) - most) > 0:
        sheet = block.section or block.points[-1].section
        paper.paragraph(and_more(left, sheet), "Point")


def _point(paper: Paper, point: Point, number: str) -> None:
    words = f"{number}{point.words}"
    colon = ", " if ":" in point.words else ": "
    pieces = [(f"{words}{colon}" if point.figure else words, False), (point.figure, True)]
    if point.reason:
        pieces.append((f" \u2013 {point.reason}", False))
    paper.mixed(pieces, "Point")


def and_more(count: int, sheet: str) -> str:
    """Say how many more there are, and where."""
    where = f": workbook, sheet '{sheet}'" if sheet else ""
    return ENGLISH.counted("region", "And {count} more{where}.", "And {count} more{where}.", count, where=where)
