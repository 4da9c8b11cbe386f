"""Own what a typed word means for a list, in whatever language it was typed.

It is looked for in the form's own language and in English, then in what the form itself offered, then in all other
languages, of which no two may differ about it. To load a language takes its time: it is done where nothing else helps.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial

from actip.catalogue import same_in
from actip.catalogue.entries import Catalogue
from actip.form.choices import meanings
from actip.format.fields import coordinate_lists
from actip.format.words import coordinate
from actip.gate.scalars import folded
from actip.gate.sheets import Grid
from actip.texts import ENGLISH, NOT_TRANSLATED, languages


class Understood(Mapping[str, str]):
    """The codes of one list by what may be typed for them, in folded letters; `near` are those of two languages."""

    def __init__(self, near: Mapping[str, str], farther: Iterable[Callable[[], Mapping[str, str]]]) -> None:
        """Take what is looked in first, and what makes the others, in their order."""
        self.near = near
        self._farther = list(farther)
        self._maps: list[Mapping[str, str]] = []

    def __getitem__(self, word: str) -> str:
        """Return the code that a word means. Raises KeyError where nobody knows it."""
        for meant in self._all():
            if word in meant:
                return meant[word]
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return iter({word for meant in self._all() for word in meant})

    def __len__(self) -> int:
        return len(set(iter(self)))

    def _all(self) -> Iterator[Mapping[str, str]]:
        yield self.near
        yield from self._maps
        while self._farther:
            self._maps.append(self._farther.pop(0)())
            yield self._maps[-1]


class Dictionary:
    """What may be typed in one workbook, list by list."""

    def __init__(self, catalogue: Catalogue, aside: Iterable[Grid]) -> None:
        """Take the catalogue in the language of the form, and the sheets of the form that take no answer."""
        self.catalogue = catalogue
        self._aside = list(aside)
        self._lists: dict[str, Understood] = {}

    def of(self, name: str) -> Understood:
        """Return what may be typed for an entry of a list."""
        if name not in self._lists:
            near = meanings(self.catalogue, name)
            farther = [lambda: self._offered(name)] if self.catalogue.language is not ENGLISH else []
            elsewhere = partial(self._elsewhere, lambda other: meanings(other, name))
            self._lists[name] = Understood(near, [*farther, elsewhere])
        return self._lists[name]

    @cached_property
    def phrases(self) -> Understood:
        """What a finding calls a coordinate, such as `sex Female`: the coordinate as a text has it, `sex=F`."""
        return Understood(_phrases(self.catalogue), [partial(self._elsewhere, _phrases)])

    @property
    def frame_words(self) -> frozenset[str]:
        """What the form says it has said itself around its tables: its translation may be another one by now."""
        return frozenset(self._columns.get("frame_words", {}).values())

    def _offered(self, name: str) -> Mapping[str, str]:
        """Return what the form itself offered: it may be older than what its language says today."""
        labels, codes = self._columns.get(f"lst_{name}", {}), self._columns.get(f"codes_{name}", {})
        entries = {*meanings(self.catalogue, name).values()}
        pairs = ((labels[row], code) for row, code in codes.items() if row in labels and code in entries)
        return {folded(label).removesuffix(NOT_TRANSLATED): code for label, code in pairs}

    @cached_property
    def _columns(self) -> Mapping[str, Mapping[int, str]]:
        """Return the columns of the hidden lists by their names, each text by its row."""
        columns: dict[str, dict[int, str]] = {}
        for grid in self._aside:
            if grid.name.startswith("_"):
                names = {at: str(entry.value) for (row, at), entry in grid.cells.items() if row == 1}
                for (row, at), entry in grid.cells.items():
                    if row > 1 and at in names and isinstance(entry.value, str):
                        columns.setdefault(names[at], {})[row] = entry.value
        return columns

    def _elsewhere(self, meant_in: Callable[[Catalogue], Mapping[str, str]]) -> Mapping[str, str]:
        """Return what other languages understand; a word about which two of them differ is left out."""
        meant: dict[str, set[str]] = {}
        for code in languages():
            if code not in (ENGLISH.code, self.catalogue.language.code):
                for word, entry in meant_in(same_in(code, self.catalogue)).items():
                    meant.setdefault(word, set()).add(entry)
        return {word: min(entries) for word, entries in meant.items() if len(entries) == 1}


def _phrases(catalogue: Catalogue) -> Mapping[str, str]:
    language = catalogue.language
    phrases = {}
    for name, codes in coordinate_lists(catalogue).items():
        for code, entry in catalogue.lists[codes].codes.items():
            word = coordinate(name, language)
            phrase = language.say("coordinate", "{name} {label}", name=word, label=entry.label)
            phrases[folded(phrase)] = f"{name}={code}"
    return phrases
