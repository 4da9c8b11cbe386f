"""Own the figures that a state gives only in finer ones: formed where these are complete, of what is printed alone.

A formed figure is a sum of exact figures that stand printed in the state's own table, so that it tells nothing new to
whoever sees them. It is complete where the finer figures make up the printed total, or where the state says that its
breakdown is complete. What is given, even without a number, is never formed in its place.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator
from actip.format.records import Cell, Counting
from actip.rules.intervals import Key, exact

_EVERY_FORM = "every_form"  # a person stands under each form: the forms add up to more than the persons
_APART = ("direction",)  # sent and received are no parts of anything
_ALTERNATIVES = (("form", "form_group"), ("citizenship", "citizenship_group"))


class Formed(NamedTuple):
    """A figure that was formed, the printed figures that it is the sum of, and the dimensions that they are by."""

    value: float
    of: frozenset[Key]
    by: tuple[str, ...]


class Rollups:
    """What can be formed of the figures of one indicator of one state."""

    def __init__(
        self, table: Mapping[Key, list[Cell]], indicator: Indicator, counting: Counting | None, catalogue: Catalogue
    ) -> None:
        self._table = table
        self._indicator = indicator
        self._forms = catalogue.lists["form"].codes
        self._measures = catalogue.lists["measures"].codes
        self._complete = counting.complete if counting else frozenset()
        no_parts = {*indicator.overlapping, *_APART}
        if counting and counting.counting_rule == _EVERY_FORM:
            no_parts |= {"form", "form_group"}
        self._parting = frozenset(indicator.dimensions) - no_parts
        self._numbers = {
            key: cells[0].value for key, cells in table.items() if len(cells) == 1 and cells[0].value is not None
        }
        self._by_names: dict[frozenset[str], list[Key]] = {}
        for key in table:
            self._by_names.setdefault(_names(key), []).append(key)
        self._finest_last = sorted(self._by_names, key=lambda names: (len(names), sorted(names)))
        self._formed: dict[Key, Formed | None] = {}

    def formed(self, key: Key) -> Formed | None:
        """Return a figure that the state gives only in finer ones, None where it is given or cannot be formed."""
        if key in self._table or not self._is_additive(key):
            return None
        if key not in self._formed:
            self._formed[key] = self._of_finer(key) or self._of_forms(key)
        return self._formed[key]

    def has_finer(self, key: Key) -> bool:
        """Tell whether the state gives finer figures that are parts of one that it does not give."""
        if key in self._table or not self._is_additive(key):
            return False
        return self._is_broken_down(key) or any(map(self._is_there, self._members(key)))

    def _is_additive(self, key: Key) -> bool:
        return self._measures[dict(key).get("measure", self._indicator.measures[0])].additive

    def _is_broken_down(self, key: Key) -> bool:
        names = _names(key)
        return any(
            any(key < finer for finer in keys)
            for others, keys in self._by_names.items()
            if names < others and self._parts(names, others)
        )

    def _is_there(self, key: Key) -> bool:
        return key in self._table or self._is_broken_down(key) or any(map(self._is_there, self._members(key)))

    def _parts(self, names: frozenset[str], finer: frozenset[str]) -> bool:
        """Tell whether figures by the finer names are parts of one by fewer of them."""
        return finer - names <= self._parting and not any(finer.issuperset(both) for both in _ALTERNATIVES)

    def _of_finer(self, key: Key) -> Formed | None:
        """Form a figure of those that are broken down further; where two tables differ, of neither."""
        names = _names(key)
        sums = []
        for finer in self._finest_last:
            if names < finer and self._parts(names, finer):
                parts = self._counted_once(key, finer)
                if parts and self._are_printed(parts) and self._makes_up(key, finer, parts):
                    sums.append(Formed(self._sum(parts), frozenset(parts), self._ordered(finer)))
        return sums[0] if len({entry.value for entry in sums}) == 1 else None

    def _makes_up(self, key: Key, finer: frozenset[str], parts: list[Key]) -> bool:
        """Tell whether finer figures leave nobody out: by the printed total, else by the word of the state."""
        whole = frozenset(pair for pair in key if pair[0] not in self._parting)
        every = self._counted_once(whole, finer)
        total = self._numbers.get(whole)
        printed = [part for part in every if part in self._numbers]
        if total is not None and (len(printed) == len(every) or self._sum(printed) >= total):
            return self._sum(printed) == total
        others = finer - _names(key)
        return others <= self._complete and not any(self._is_elsewhere(name, whole, parts) for name in others)

    def _is_elsewhere(self, name: str, whole: Key, parts: list[Key]) -> bool:
        """Tell whether the state gives a figure for a code of a dimension that the parts have none for."""
        codes = {dict(part)[name] for part in parts}
        others = {dict(key)[name] for key in self._table if whole <= key and name in _names(key)} - codes
        parents = {entry.part_of for code in others if name == "form" and (entry := self._forms.get(code))}
        return bool(others) and not (parents and parents <= codes)

    def _of_forms(self, key: Key) -> Formed | None:
        """Form a form of exploitation of its kinds, or a group of forms of its forms."""
        members = [member for member in self._members(key) if self._is_there(member)]
        figures = [self._figure(member) for member in members]
        if not members or "form" not in self._parting:
            return None
        printed = [figure for figure in figures if figure]
        rest = frozenset(pair for pair in key if pair[0] not in ("form", "form_group"))
        if len(printed) < len(figures) or not self._has_every_form(rest):
            return None
        by = self._ordered(_names(rest) | {"form"}.union(*(figure.by for figure in printed)))
        return Formed(exact(figure.value for figure in printed), frozenset().union(*(f.of for f in printed)), by)

    def _members(self, key: Key) -> list[Key]:
        """Return the keys of the kinds of a form, or of the forms of a group."""
        coordinates = dict(key)
        form, group = coordinates.get("form"), coordinates.get("form_group")
        if form is not None and group is None:
            rest = key - {("form", form)}
            kinds = [code.code for code in self._forms.values() if code.part_of == form]
        elif group is not None and form is None and "form" in self._indicator.dimensions:
            rest = key - {("form_group", group)}
            kinds = [
                code.code
                for code in self._forms.values()
                if code.part_of is None and (code.sdg_group or "UNK") == group
            ]
        else:
            return []
        return [rest | {("form", kind)} for kind in kinds]

    def _has_every_form(self, rest: Key) -> bool:
        """Tell whether the forms leave nobody out: by the printed total, else by the word of the state."""
        whole = [rest | {("form", code.code)} for code in self._forms.values() if code.part_of is None]
        figures = [self._figure(key) if key in self._table else self._of_kinds(key) for key in whole]
        present = [figure for key, figure in zip(whole, figures, strict=True) if self._is_there(key)]
        total, printed = self._numbers.get(rest), exact(figure.value for figure in present if figure)
        if total is not None and (all(present) or printed >= total):
            return printed == total
        return "form" in self._complete

    def _of_kinds(self, key: Key) -> Formed | None:
        """Return the sum of the printed kinds of a form, whether or not they are complete, or of finer figures."""
        if formed := self._of_finer(key):
            return formed
        figures = [self._figure(member) for member in self._members(key) if self._is_there(member)]
        printed = [figure for figure in figures if figure]
        if not figures or len(printed) < len(figures):
            return None
        return Formed(exact(f.value for f in printed), frozenset().union(*(f.of for f in printed)), ("form",))

    def _figure(self, key: Key) -> Formed | None:
        """Return a printed figure as it is, or as it is formed."""
        number = self._numbers.get(key)
        return self.formed(key) if number is None else Formed(number, frozenset((key,)), ())

    def _counted_once(self, key: Key, finer: frozenset[str]) -> list[Key]:
        """Return the figures by the finer names that are parts of one, no kind beside the form that it is part of."""
        parts = [part for part in self._by_names[finer] if key <= part]
        if "form" not in finer or "form" in _names(key):
            return parts
        return [part for part in parts if not self._is_in_another(part)]

    def _is_in_another(self, key: Key) -> bool:
        form = dict(key)["form"]
        entry = self._forms.get(form)
        return (
            bool(entry and entry.part_of)
            and (key - {("form", form)}) | {("form", str(entry and entry.part_of))} in self._table
        )

    def _are_printed(self, keys: Iterable[Key]) -> bool:
        return all(key in self._numbers for key in keys)

    def _sum(self, keys: Iterable[Key]) -> float:
        return exact(self._numbers[key] for key in keys)

    def _ordered(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the dimensions that part a whole, in the order of the indicator."""
        wanted = frozenset(names) & self._parting
        return tuple(name for name in self._indicator.dimensions if name in wanted)


def _names(key: Key) -> frozenset[str]:
    return frozenset(name for name, _ in key)
