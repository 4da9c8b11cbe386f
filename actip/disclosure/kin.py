"""Own the choice of what is hidden beside a small count: its kin in the order of the codes, whatever their size.

The parts of a whole are halved and halved again, until two or one are left: what shares the smallest block with a count
is nearest to it. Two figures of one block are hidden for the sake of each other, so nobody can tell which of them is
the small one. The last codes of a list, which are the rarest, make the first pairs; the one that stays without a pair
where their number is odd is the largest, which is printed nearly always.
"""

from collections.abc import Iterable, Iterator, Sequence, Set

from actip.disclosure.relations import Figure, Role, Sum, TableId

_Code = tuple[TableId, str, str]  # of a dimension in a table


class Kin:
    """The figures of a publication, and which of them are near each other."""

    def __init__(self, figures: Sequence[Figure], threshold: int) -> None:
        """Take the figures, and the count below which they are hidden for themselves."""
        self.figures = figures
        self.largest = frozenset(_largest(figures, threshold))

    def nearest(self, count: int, proof: Iterable[Sum], can_go: Set[int]) -> tuple[int, ...]:
        """Return the figures to hide so that a proof of a count is broken: of the finest breakdown, the smallest block.

        A part goes before its whole. Nothing is returned where none of the figures can go.
        """
        options = []
        for place, terms in enumerate(proof):
            for is_whole, side in enumerate(_sides(terms)):
                if block := self._block(count, side, can_go):
                    depth = max(len(self.figures[n].key) for n in block)
                    options.append(((is_whole, -depth, len(block), place), block))
        return min(options)[1] if options else ()

    def partners(self, count: int, sums: Iterable[Sum], can_go: Set[int]) -> tuple[int, ...]:
        """Return the kin that are hidden with a small count whatever else is, so that it is not known as the small one.

        Where no whole is printed, or no other part that could be the small one, there are none.
        """
        for terms in sums:
            parts, wholes = _sides(terms)
            whole = self.figures[wholes[0]] if len(wholes) == 1 else None
            is_printed = whole is not None and whole.role is Role.PRINTED and not whole.hidden
            if is_printed and count in parts and (block := self._block(count, parts, can_go)):
                return block
        return ()

    def _block(self, count: int, side: Sequence[int], can_go: Set[int]) -> tuple[int, ...]:
        """Return what can go of the smallest block that the count, or another that is not printed, is in."""
        figures = self.figures
        members = [n for n in reversed(side) if not (figures[n].role is Role.PRINTED and figures[n].high == 0)]
        if len(members) % 2:  # the largest is the one without a pair
            shared = frozenset.intersection(*(figures[n].key for n in members))
            members.sort(
                key=lambda n: any((figures[n].table, *pair) in self.largest for pair in figures[n].key - shared)
            )
        places = {n: place for place, n in enumerate(members)}
        anchors = [count] if count in places else [n for n in members if n not in can_go]
        blocks = [
            tuple(sorted(can_go & set(members[first:last])))
            for anchor in anchors or members[:1]
            for first, last in _blocks(places[anchor], len(members))
        ]
        return min((block for block in blocks if block), key=lambda block: (len(block), block), default=())


def _largest(figures: Iterable[Figure], threshold: int) -> Iterator[_Code]:
    """Yield for each dimension of a table the code of which there are most, where what is printed is sure to tell it.

    That is where none of its totals is small, or where it is twice as many as all others together.
    """
    totals: dict[tuple[TableId, str], list[tuple[int, str]]] = {}
    for figure in figures:
        if figure.role is Role.PRINTED and len(figure.key) == 1 and figure.value != 0:
            ((name, code),) = figure.key
            totals.setdefault((figure.table, name), []).append((figure.value or 0, code))
    for (table, name), counts in totals.items():
        *others, (largest, code) = sorted(counts, key=lambda entry: entry[0])
        if largest >= 2 * sum(count for count, _ in others) or min(counts)[0] >= threshold:
            yield table, name, code


def _sides(terms: Sum) -> tuple[list[int], list[int]]:
    """Return the parts of a relation, and their whole. Where several stand on both sides, all are parts."""
    wholes = [count for count, factor in terms.items() if factor > 0]
    parts = [count for count, factor in terms.items() if factor < 0]
    return (parts, wholes) if len(wholes) == 1 or len(parts) == 1 else ([*wholes, *parts], [])


def _blocks(place: int, size: int) -> Iterator[tuple[int, int]]:
    """Yield the blocks that a place is in, the smallest first, each as its first place and the one behind its last."""
    first, last = 0, size
    blocks = [(first, last)]
    while last - first > 2:
        middle = first + max(2, 2 * ((last - first + 2) // 4))
        first, last = (first, middle) if place < middle else (middle, last)
        blocks.append((first, last))
    yield from reversed(blocks)
