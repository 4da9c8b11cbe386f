"""Own the model of the reader who wants to know: persons in the cells of a full cross-classification, in whole numbers.

It shares nothing with the relations of `actip.disclosure`. A table is a number of persons (or cases) for each
combination of the codes that stand in it, of its overlapping parts and of its subsets; a figure is a sum of some of
them. What can differ in meaning (are the parts all of the whole? is 'potential' everybody?) is assumed as far as the
file itself does not contradict it: a reader may assume it, and may be right.

Where many dimensions never meet in one figure, the combinations are kept in blocks that agree on what they share.
Blocks that form a tree say as much as the full table (they are joined until they do, or until they grow too large;
`exact` tells which).
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations, product
from typing import Any, NamedTuple

import numpy

from tests.disclosure.printed import Key, Place, codes, indicators, members

Node = str | tuple[str, str]  # a dimension, or a subset or overlapping part: in it or not
Row = tuple[Any, Any, float, float]  # columns, factors, least, most
GROUPS = {"form_group": "form", "citizenship_group": "citizenship"}
OTHER = "~"  # the code for whatever no figure names
LARGEST = 40_000  # combinations in one block


class Assumptions(NamedTuple):
    """What a reader takes for granted; `complete` are the dimensions whose parts make up the whole."""

    complete: frozenset[str] = frozenset()
    potential_is_all: bool = False
    confirmed_in_potential: bool = False
    children_by_age: bool = False
    every_form: bool = False


class Wanted(NamedTuple):
    """Something that a reader may want to know: what it is, and the columns that make it up."""

    label: str
    sort: str
    columns: Any


class Family(NamedTuple):
    """The codes of a dimension: leaves that no two share, and the leaves of each code."""

    leaves: tuple[str, ...]
    of: Mapping[tuple[str, str], frozenset[int]]


class _Block:
    """The combinations of some nodes: for each the column, and the code of each node there."""

    def __init__(self, nodes: Sequence[Node], table: "Table", start: int) -> None:
        self.nodes = tuple(nodes)
        sizes = [table.size(node) for node in nodes]
        grid = numpy.indices(sizes).reshape(len(sizes), -1) if sizes else numpy.zeros((0, 1), dtype=int)
        possible = numpy.ones(grid.shape[1], dtype=bool)
        for number, node in enumerate(nodes):
            for consequent in table.implies(node):
                if consequent in self.nodes:
                    possible &= ~((grid[number] == 1) & (grid[self.nodes.index(consequent)] == 0))
        self.codes = dict(zip(self.nodes, grid[:, possible], strict=True))
        self.columns = start + numpy.arange(int(possible.sum()))

    def where(self, conditions: Mapping[Node, Iterable[int]]) -> Any:
        """Return the columns that meet the conditions."""
        mask = numpy.ones(len(self.columns), dtype=bool)
        for node, allowed in conditions.items():
            mask &= numpy.isin(self.codes[node], list(allowed))
        return self.columns[mask]


class Table:
    """One table: its blocks of persons, and what is true of them whatever is printed."""

    def __init__(self, place: Place, keys: Iterable[Key], assumptions: Assumptions, start: int = 0) -> None:
        """Lay out the columns of a table in which figures of these keys are printed or typed."""
        self.place = place
        self.assumptions = assumptions
        self.indicator = indicators()[place.indicator]
        self.keys = sorted(set(keys), key=sorted)
        self.meanings = {key: self._meaning(key) for key in self.keys}
        used: dict[str, set[tuple[str, str]]] = {}
        for meaning in self.meanings.values():
            for node, pair in meaning.items():
                if isinstance(node, str) and pair:
                    used.setdefault(node, set()).add(pair)
        self.families = {name: self._family(name, pairs) for name, pairs in used.items()}
        self.features = {node for meaning in self.meanings.values() for node in meaning if not isinstance(node, str)}
        self.start = start
        self.blocks, self.exact = self._blocks(start)
        self.end = int(self.blocks[-1].columns[-1]) + 1

    # --- what a figure counts

    def _meaning(self, key: Key) -> dict[Node, tuple[str, str] | None]:
        meaning: dict[Node, tuple[str, str] | None] = {}
        given = self.assumptions
        for name, code in sorted(key):
            if name == "victim_status" and code == "potential" and given.potential_is_all:
                continue
            if (name, code) == ("subset", "children") and given.children_by_age and "age" not in dict(key):
                meaning["age"] = ("age", "C")
                continue
            family = GROUPS.get(name, name)
            if name == "subset" or name in self.indicator.overlapping or (given.every_form and family == "form"):
                meaning[(name, code)] = None
            else:
                meaning[family] = (name, code)
        return meaning

    def _family(self, name: str, used: set[tuple[str, str]]) -> Family:
        named = sorted(code for kind, code in used if kind == name)
        groups = sorted(code for kind, code in used if kind != name)
        leaves = [(code, self._group(name, code)) for code in named]
        of: dict[tuple[str, str], set[str]] = {(name, code): {code} for code in named}
        if name == "form":
            for code in named:
                parent = codes("form")[code].get("part_of")
                if parent and (name, parent) in of:
                    of[(name, parent)].add(code)
                    if f"kinds of {parent}" in self.assumptions.complete:
                        leaves = [leaf for leaf in leaves if leaf[0] != parent]
        for group in groups:
            if any(code not in named for code in self._all_in(name, group)):
                leaves.append((f"{group}*", group))
            of[(f"{name}_group", group)] = {leaf for leaf, where in leaves if where == group}
        if name not in self.assumptions.complete:
            leaves.append((OTHER, None))
        order = [leaf for leaf, _ in leaves]
        places = {leaf: number for number, leaf in enumerate(order)}
        return Family(
            tuple(order), {pair: frozenset(places[c] for c in inside if c in places) for pair, inside in of.items()}
        )

    def _group(self, name: str, code: str) -> str | None:
        if name == "form":
            return str(codes("form")[code].get("sdg_group") or "UNK")
        if name == "citizenship":
            if code == self.place.state:
                return "own"
            return "asean" if code in members() else "unknown" if code == "XXX" else "others"
        return None

    def _all_in(self, name: str, group: str) -> Iterator[str]:
        if name == "form":
            yield from (
                c for c in codes("form") if not codes("form")[c].get("part_of") and self._group(name, c) == group
            )
        elif group in ("own", "unknown"):
            yield self.place.state if group == "own" else "XXX"
        else:
            yield from (members() - {self.place.state} if group == "asean" else ("any",))

    # --- blocks

    def size(self, node: Node) -> int:
        """Return how many codes a node has."""
        return len(self.families[node].leaves) if isinstance(node, str) else 2

    def implies(self, node: Node) -> Iterator[Node]:
        """Yield the parts in which everybody of a part is, too."""
        if node == ("victim_status", "confirmed") and self.assumptions.confirmed_in_potential:
            yield ("victim_status", "potential")
        if self.assumptions.every_form and node[0] == "form":
            kind = codes("form")[node[1]]
            if kind.get("part_of"):
                yield ("form", kind["part_of"])
            yield ("form_group", str(kind.get("sdg_group") or "UNK"))

    def _with_implied(self, scope: frozenset[Node]) -> frozenset[Node]:
        more = {other for node in scope for other in self.implies(node) if other in self.features} - scope
        return self._with_implied(scope | more) if more else scope

    def _blocks(self, start: int) -> tuple[list[_Block], bool]:
        scopes = _largest({self._with_implied(frozenset(meaning)) for meaning in self.meanings.values()})
        exact = True
        while not _is_tree(scopes):
            pairs = [one | other for one, other in combinations(scopes, 2) if one & other]
            joined = min(pairs, key=lambda scope: (self._combinations(scope), sorted(map(str, scope))))
            if self._combinations(joined) > LARGEST:
                exact = False
                break
            scopes = _largest({*scopes, joined})
        blocks = []
        for scope in sorted(scopes, key=lambda scope: sorted(map(str, scope))):
            blocks.append(_Block(sorted(scope, key=str), self, start))
            start = int(blocks[-1].columns[-1]) + 1 if len(blocks[-1].columns) else start
        return blocks, exact

    def _combinations(self, scope: frozenset[Node]) -> int:
        return math.prod(self.size(node) for node in scope)

    def rows(self) -> Iterator[Row]:
        """Yield what holds of the blocks: they count the same persons."""
        edges = list(combinations(range(len(self.blocks)), 2))
        shared = {edge: set(self.blocks[edge[0]].nodes) & set(self.blocks[edge[1]].nodes) for edge in edges}
        edges.sort(key=lambda edge: -len(shared[edge]))
        leader = list(range(len(self.blocks)))
        for edge in edges:
            one, other = (leader[number] for number in edge)
            if one == other and (self.exact or not shared[edge]):
                continue  # it follows from the others
            leader = [one if number == other else number for number in leader]
            yield from self._agree(*(self.blocks[number] for number in edge), sorted(shared[edge], key=str))

    def _agree(self, one: _Block, other: _Block, shared: Sequence[Node]) -> Iterator[Row]:
        for combination in product(*(range(self.size(node)) for node in shared)):
            conditions = {node: (code,) for node, code in zip(shared, combination, strict=True)}
            left, right = one.where(conditions), other.where(conditions)
            if len(left) or len(right):
                factors = numpy.concatenate([numpy.ones(len(left)), -numpy.ones(len(right))])
                yield numpy.concatenate([left, right]), factors, 0, 0

    # --- figures as columns

    def columns(self, conditions: Mapping[Node, Iterable[int]]) -> Any | None:
        """Return the columns of the persons who meet conditions; None where no block tells them apart."""
        holding = [block for block in self.blocks if set(conditions) <= set(block.nodes)]
        return min(holding, key=lambda block: len(block.columns)).where(conditions) if holding else None

    def conditions(self, key: Key) -> dict[Node, frozenset[int]] | None:
        """Return the codes that a figure counts; None where the table does not know one."""
        conditions: dict[Node, frozenset[int]] = {}
        for node, pair in self._meaning(key).items():
            if isinstance(node, str):
                inside = self.families[node].of.get(pair) if node in self.families and pair else None
                if inside is None:
                    return None
                conditions[node] = inside
            elif node not in self.features:
                return None
            else:
                conditions[node] = frozenset({1})
        return conditions

    def figure(self, key: Key) -> Any | None:
        """Return the columns that a figure adds up."""
        conditions = self.conditions(key)
        return None if conditions is None else self.columns(conditions)

    # --- what nobody typed

    def implied(self, most: int = 4000) -> Iterator[Wanted]:
        """Yield the crossings, left-overs and complements of parts, be they typed or not."""
        scopes = {frozenset(meaning) for meaning in self.meanings.values()}
        below = {
            frozenset(part) for scope in scopes for n in range(1, len(scope) + 1) for part in combinations(scope, n)
        }
        for scope in sorted(below, key=lambda scope: (len(scope), sorted(map(str, scope)))):
            nodes = sorted(scope, key=str)
            choices = [list(self._choices(node)) for node in nodes]
            if math.prod(map(len, choices)) > most:
                continue
            for chosen in product(*choices):
                columns = self.columns({node: inside for node, (_, inside, _) in zip(nodes, chosen, strict=True)})
                if columns is not None and len(columns):
                    sorts = [sort for _, _, sort in chosen if sort]
                    label = " ".join(words for words, _, _ in chosen)
                    yield Wanted(label, min(sorts, default="crossing"), columns)

    def _choices(self, node: Node) -> Iterator[tuple[str, frozenset[int], str]]:
        if not isinstance(node, str):
            sort = "not in a subset" if node[0] == "subset" else "not in an overlapping part"
            yield f"{node[0]}={node[1]}", frozenset({1}), ""
            yield f"{node[0]}!={node[1]}", frozenset({0}), sort
            return
        family = self.families[node]
        for (name, code), inside in sorted(family.of.items()):
            if inside:
                yield f"{name}={code}", inside, ""
            if len(inside) > 1 and code in family.leaves:
                yield f"{name}={code}, no kind named", frozenset({family.leaves.index(code)}), "left over"
        if OTHER in family.leaves:
            yield f"{node}={OTHER}", frozenset({family.leaves.index(OTHER)}), "left over"

    def left_over(self, values: Mapping[Key, int]) -> Iterator[Wanted]:
        """Yield for each figure that has a number what its parts with a number leave over, where that is in several."""
        parts: dict[tuple[Key, str], set[int]] = {}
        for key in values:
            for name, code in key:
                family = GROUPS.get(name, name)
                if family in self.families and key - {(name, code)} in values:
                    inside = self.families[family].of.get((name, code), frozenset())
                    parts.setdefault((key - {(name, code)}, family), set()).update(inside)
        for (whole, name), inside in parts.items():
            conditions = self.conditions(whole)
            rest = set(range(self.size(name))) - inside
            if conditions is not None and len(rest) > 1:
                columns = self.columns({**conditions, name: rest})
                if columns is not None and len(columns):
                    words = " ".join(f"{n}={c}" for n, c in sorted(whole))
                    yield Wanted(f"{words} the rest by {name}".strip(), "left over", columns)


def _largest(scopes: Iterable[frozenset[Node]]) -> list[frozenset[Node]]:
    every = set(scopes)
    return sorted((s for s in every if not any(s < other for other in every)), key=lambda s: sorted(map(str, s)))


def _is_tree(scopes: Sequence[frozenset[Node]]) -> bool:
    """Tell whether scopes can be taken apart leaf by leaf (the reduction of Graham, Yu and Ozsoyoglu)."""
    left = [set(scope) for scope in scopes]
    while True:
        before = [set(scope) for scope in left]
        for scope in left:
            others: set[Node] = reduce(lambda a, b: a | b, (o for o in left if o is not scope), set())
            scope &= others
        unique = {frozenset(scope) for scope in left if scope}
        left = [set(s) for s in unique if not any(s < other for other in unique)]
        if not left:
            return True
        if sorted(map(sorted_words, left)) == sorted(map(sorted_words, before)):
            return False


def sorted_words(nodes: Iterable[Node]) -> list[str]:
    """Return nodes in words, in order."""
    return sorted(map(str, nodes))
