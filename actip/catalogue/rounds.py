"""Own the catalogue that asks the questions of a round besides: a choice has a code list, a count is an indicator.

So all that is done with lists and figures is done with these, too: cells of the form, sums, suppression, reports. No
obligation asks for such an indicator, so nobody can lack it.
"""

from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType as Frozen

from actip.catalogue.entries import Catalogue, CodeList, Indicator, Question, Round

BASIS = "round"  # of an indicator that is a question of a round
_MOST = 64  # catalogues that are kept: a folder of thousands of files has few rounds


def asking(catalogue: Catalogue, rounds: Iterable[Round]) -> Catalogue:
    """Return the catalogue with the questions of some rounds; made once for each."""
    wanted = tuple(dict.fromkeys((*catalogue.rounds, *rounds)))
    return catalogue if wanted == catalogue.rounds else _extended(_Key(catalogue), wanted)


def with_own_round(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the questions of the round that this version brings."""
    return asking(catalogue, [catalogue.round])


def without_rounds(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue without the questions of any round."""
    if not catalogue.rounds:
        return catalogue
    lists = {question.codes for question in catalogue.questions.values()}
    return catalogue._replace(
        indicators=Frozen({name: entry for name, entry in catalogue.indicators.items() if entry.basis != BASIS}),
        lists=Frozen({name: entry for name, entry in catalogue.lists.items() if name not in lists}),
        rounds=(),
    )


class _Key:
    """A catalogue as a key: two are the same where they are one object."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.catalogue is other.catalogue


@lru_cache(maxsize=_MOST)
def _extended(key: _Key, rounds: tuple[Round, ...]) -> Catalogue:
    catalogue = without_rounds(key.catalogue)
    lists, indicators = dict(catalogue.lists), dict(catalogue.indicators)
    for round in rounds:
        for question in round.questions:
            if question.choices:
                lists[question.codes] = _list(question, round)
            if question.kind == "count" and question.id not in catalogue.indicators:
                indicators[question.id] = _joined(_indicator(question, round, catalogue), indicators.get(question.id))
    return catalogue._replace(lists=Frozen(lists), indicators=Frozen(indicators), rounds=rounds)


def _list(question: Question, round: Round) -> CodeList:
    codes = Frozen({choice.code: choice for choice in question.choices})
    return CodeList(question.codes, question.question, round.title, BASIS, "high", question.source, codes)


def _indicator(question: Question, round: Round, catalogue: Catalogue) -> Indicator:
    """Return the count that a question asks for; where its dimension has groups, a release can put it into these."""
    by = (question.by, f"{question.by}_group")
    overlapping = {name for one in catalogue.indicators.values() for name in one.overlapping}
    return Indicator(
        id=question.id,
        title=question.question,
        description=catalogue.language.say(
            "indicator of a round", "Good practice beyond the text of the Convention: {round}.", round=round.title
        ),
        measures=(question.measure,),
        dimensions=tuple(name for name in by if name in catalogue.dimensions),
        overlapping=tuple(name for name in by if name in overlapping),
        subsets=(),
        partner="",
        core=False,
        basis=BASIS,
        confidence="high",
    )


def _joined(indicator: Indicator, other: Indicator | None) -> Indicator:
    """Return an indicator with the measures and dimensions that the same one has in another round besides."""
    if other is None:
        return indicator
    return indicator._replace(
        measures=tuple(dict.fromkeys((*other.measures, *indicator.measures))),
        dimensions=tuple(dict.fromkeys((*other.dimensions, *indicator.dimensions))),
    )
