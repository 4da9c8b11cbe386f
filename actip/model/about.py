"""Own what a finding is about: an answer, a figure, a flow between two states, a part of the file, or the whole of it.

The key of a finding, a state's explanation of it, and whether an audience may see it hang on this, never on its facts.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

_NOTHING: Mapping[str, object] = MappingProxyType({})


class About(NamedTuple):
    """What a finding is about, made by one of the functions below.

    `key` names it, whatever row it stands in; `names` is what an explanation may call it. `obligation` is the one whose
    answer it is, `indicators` are those whose figures it rests on, `cells` the pointers of these figures. `label` is
    what a form calls a part of the file.
    """

    key: str
    names: frozenset[str] = frozenset()
    obligation: str | None = None
    indicators: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    label: str = ""

    @property
    def explained_as(self) -> "str | Mapping[str, object] | None":
        """What an explanation of the finding writes under `about`: an id, a part, or what names a figure.

        None where no reason can explain it.
        """
        if not self.names:
            return None
        if self.obligation or not self.indicators:
            return self.obligation or self.key
        indicator, dimension, rest = self.key.split("/", 2)
        within = dict(pair.split("=", 1) for pair in rest.split(",") if pair)
        figure: dict[str, object] = {"indicator": indicator}
        figure |= {"dimension": dimension} if dimension else {}
        return figure | ({"within": within} if within else {})


def about_answer(
    obligation: str, place: str = "", row: str = "", *, indicators: Sequence[str] = (), cells: Sequence[str] = ()
) -> About:
    """Name the answer to an obligation, or a `place` in it such as `evidence/title=Law 12`.

    `row` is the same place by its number. An explanation of the whole answer explains what is at any place in it.
    """
    key = f"{obligation}/{place}" if place else obligation
    return About(key, frozenset((key, obligation, f"{obligation}/{row}")), obligation, tuple(indicators), tuple(cells))


def about_figure(
    indicator: str,
    dimension: str = "",
    within: Mapping[str, object] = _NOTHING,
    *,
    cells: Sequence[str] = (),
    older: Mapping[str, object] = _NOTHING,
) -> About:
    """Name a figure within fixed coordinates, broken down by, or compared with, `dimension`.

    `older` are coordinates by which explanations named it before.
    """
    key = _figure(indicator, dimension, within)
    names = {key, _figure(indicator, dimension, older)} if older else {key}
    return About(key, frozenset(names), None, (indicator,), tuple(cells))


def about_flow(indicator: str, sender: str, receiver: str) -> About:
    """Name what one state sends and another receives."""
    return About("/".join(filter(None, (indicator, sender, receiver))), indicators=(indicator,))


def about_part(name: str, label: str = "") -> About:
    """Name a part of the file other than an answer or a figure: a pillar, an agency, an entry of a list.

    `label` is what a form calls it, by which an explanation may name it as well.
    """
    return About(name, frozenset(filter(None, (name, label))), label=label)


def as_explained(about: About) -> str | Mapping[str, object] | None:
    """Return what an explanation of one finding alone names, in a file; None where no reason can be kept for it.

    One that names an obligation explains whatever its rule finds in the answer: here the place in it stands as well.
    """
    return about.key if about.names and about.obligation else about.explained_as


def _figure(indicator: str, dimension: str, within: Mapping[str, object]) -> str:
    fixed = ",".join(f"{name}={within[name]}" for name in sorted(within))
    return f"{indicator}/{dimension}/{fixed}"
