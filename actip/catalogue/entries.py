"""Own the words of what is asked: obligations, indicators, code lists and member states."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from actip.texts import ENGLISH, Language

NOT_KNOWN = ("U", "UNK", "XXX", "unknown")  # the code of a list for what nobody knows


class Code(NamedTuple):
    """One entry of a code list. `part_of` and `sdg_group` are the two parents of a form of exploitation.

    `short` is its meaning in a few words and without a full stop, `follows` what a report is asked for once it is
    chosen. `also` are other words that people type for it; `asks` are words that may mean it, so that it is offered.
    `nearest` are the obligations that come near an item of the Plan of Action which none of them asks about. What is
    `past` stands in older files and is asked of nobody.
    """

    code: str
    label: str
    description: str = ""
    part_of: str | None = None
    sdg_group: str | None = None
    additive: bool = True  # for a measure: whether figures in it may be added
    whole: bool = True  # for a measure: whether it counts in whole numbers
    protected: bool = False  # for a measure: whether a small count in it may point to a person
    also: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    past: bool = False
    short: str = ""
    follows: str = ""


class CodeList(NamedTuple):
    """One closed list of codes, in the order in which a form shows them."""

    name: str
    title: str
    description: str
    basis: str
    confidence: str
    source: str
    codes: Mapping[str, Code]


class Dimension(NamedTuple):
    """One way to break figures down, and the code list of its values."""

    name: str
    title: str
    codes: str


class Indicator(NamedTuple):
    """One statistic asked for. The first measure is meant where a cell names none."""

    id: str
    title: str
    description: str
    measures: tuple[str, ...]
    dimensions: tuple[str, ...]
    overlapping: tuple[str, ...]
    subsets: tuple[str, ...]
    partner: str
    core: bool
    basis: str
    confidence: str


class Expected(NamedTuple):
    """A figure that asks back where it is zero beside a full answer, as those of `also`, and that of `where` is not."""

    figure: str
    subset: str | None = None
    also: tuple[str, ...] = ()
    where: str | None = None


class Telling(NamedTuple):
    """A figure that asks back where it is above zero beside an answer that nothing is there.

    `within` are the coordinates that it has at least. With `law` it shows that there is a law as well.
    """

    figure: str
    subset: str | None = None
    within: Mapping[str, str] = MappingProxyType({})
    law: bool = False


class Obligation(NamedTuple):
    """One duty under the Convention, with what is asked about it and how far its text is verified.

    `apa_item` are the items of the ASEAN Plan of Action that the answer serves. `covers` are the groups, sectors, acts
    or stages that its question names at once. The figures under `shows` tell that the thing is there, those under
    `arises` that it was called for. With `by_being_party` it is what a state that is a Party has.
    """

    id: str
    article: int
    paragraph: str | None
    title: str
    pillar: str
    force: str
    kind: str
    asks: tuple[str, ...]
    victim_rights: bool
    core: bool
    cycle: str
    apa_area: str
    apa_item: tuple[str, ...]
    summary: str
    question: str
    covers: tuple[Code, ...]
    evidence: tuple[str, ...]
    indicators: tuple[str, ...]
    adverse: tuple[str, ...]
    expects: tuple[Expected, ...]
    shows: tuple[Telling, ...]
    arises: tuple[Telling, ...]
    by_being_party: bool
    basis: str
    confidence: str
    numbering: str
    note: str
    cited_as: str = "Art. {number}"

    @property
    def citation(self) -> str:
        """The article as it may be cited: with its paragraph only where the numbering is verified."""
        read = self.paragraph if self.numbering in ("verified", "count-verified") else None
        paragraphs = "".join(f"({part})" for part in read.split(".")) if read else ""
        return self.cited_as.format(number=f"{self.article}{paragraphs}")

    @property
    def verified(self) -> bool:
        """Whether the text was read in a published copy of the Convention."""
        return self.basis == "text"


class Article(NamedTuple):
    """One article of the Convention."""

    number: int
    title: str
    chapter: str


class MemberState(NamedTuple):
    """One member state of ASEAN. A state whose being a Party is not established reports voluntarily.

    `also` are its formal name and other names that people type. `population` is rough, 0 where nobody looked;
    `currencies` are those that it is likely to reckon in, its own first.
    """

    iso3: str
    iso2: str
    name: str
    voluntary: bool
    also: tuple[str, ...] = ()
    population: int = 0
    currencies: tuple[str, ...] = ()


class Question(NamedTuple):
    """One question of a round: one of some choices, several of them, a text, or a count by a dimension.

    It asks for good practice beyond the text of the Convention: what nobody answers is no gap, and no answer is scored.
    """

    id: str
    question: str
    kind: str  # choice | ticks | text | count
    source: str = ""
    choices: tuple[Code, ...] = ()
    by: str = ""
    measure: str = ""
    obligations: tuple[str, ...] = ()  # those that it stands by
    apa_item: tuple[str, ...] = ()  # items of the ASEAN Plan of Action that its answer serves

    @property
    def codes(self) -> str:
        """The name of the code list of its choices."""
        return f"round_{self.id}"


class Round(NamedTuple):
    """The questions that member states agree to ask of each other in one cycle, or in a few."""

    id: str
    title: str
    questions: tuple[Question, ...]
    period: str = ""
    note: str = ""

    def question(self, name: str) -> Question | None:
        """Return a question by its id, None where the round does not have it."""
        return next((question for question in self.questions if question.id == name), None)


NO_ROUND = Round("", "", ())


class Side(NamedTuple):
    """One side of a limit: figures of a table, which is an indicator or a list of the submission read as figures.

    `coordinates` are those that the figure has besides what both sides share. Of `each` dimension every value is held
    alone; of `any` the largest figure counts, the one without the dimension too.
    """

    table: str
    coordinates: Mapping[str, str] = MappingProxyType({})
    each: tuple[str, ...] = ()
    any: tuple[str, ...] = ()


class Limit(NamedTuple):
    """That one figure is at most another, by definition or usually, in total and for each value of `by`.

    It is held against the first of `at_most` that a file has. `only` are the codes of a dimension for which it holds,
    `without` dimensions that its table must not have. Where both count the same group, less is `unlike` as well.
    """

    id: str
    rule: str
    what: Side
    at_most: tuple[Side, ...]
    by: frozenset[str]
    usually: bool
    reason: str
    only: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    without: tuple[str, ...] = ()
    unlike: bool = False


class Migration(NamedTuple):
    """One change from a version of the catalogue to the next.

    `what` is `obligation`, `indicator`, `court_indicator`, `code` (of a `list`, with the `label` that the form had) or
    `key`. `old` is empty for what is new; `new` is one name (renamed), several (split) or none (withdrawn).
    """

    version: str
    what: str
    new: tuple[str, ...]
    old: str = ""
    list: str = ""
    label: str = ""


class Catalogue(NamedTuple):
    """The versioned set of obligations, indicators, code lists and member states: the single truth.

    What of it a person reads is in one `language`, in which everything that is made of it speaks. `round` are the
    questions of the round that this version brings; those of `rounds` are asked besides, see `actip.catalogue.rounds`.
    """

    version: str
    warning: str
    articles: Mapping[int, Article]
    obligations: Mapping[str, Obligation]
    dimensions: Mapping[str, Dimension]
    indicators: Mapping[str, Indicator]
    lists: Mapping[str, CodeList]
    states: Mapping[str, MemberState]
    versions: tuple[str, ...] = ()  # every version that there was, the oldest first
    migrations: tuple[Migration, ...] = ()
    language: Language = ENGLISH
    round: Round = NO_ROUND
    rounds: tuple[Round, ...] = ()
    limits: tuple[Limit, ...] = ()  # one that holds for every indicator stands there once for each

    @property
    def questions(self) -> Mapping[str, Question]:
        """The questions of the rounds that are asked, by their ids."""
        return {question.id: question for round in self.rounds for question in round.questions}

    @property
    def every_question(self) -> tuple[str, ...]:
        """The ids of whatever can be asked: obligations, indicators, court indicators, questions of a round."""
        courts = self.lists["court_indicators"].codes
        return tuple(dict.fromkeys((*self.obligations, *self.indicators, *courts, *self.questions)))

    def since(self, version: object) -> tuple[Migration, ...]:
        """Return what changed since an older version, in order; nothing for a version that is not known."""
        later = self.versions[self.versions.index(version) + 1 :] if version in self.versions else ()
        return tuple(change for name in later for change in self.migrations if change.version == name)

    def later_than(self, version: object) -> frozenset[str]:
        """Return the questions and figures that came since an older version: a file of it could not be asked them."""
        whats = ("obligation", "indicator", "court_indicator")
        return frozenset(
            name for change in self.since(version) if change.what in whats and not change.old for name in change.new
        )

    def obligations_of(
        self, questionnaire: str, questions: frozenset[str] = frozenset(), later: frozenset[str] = frozenset()
    ) -> tuple[Obligation, ...]:
        """Return the obligations that a questionnaire asks about: `all`, `core`, `victim-rights` or a pillar's.

        Where a file is one agency's part, its own `questions` are asked instead. What came `later` is not asked.
        """
        if questions:
            return tuple(obligation for obligation in self.obligations.values() if obligation.id in questions)
        return tuple(
            obligation
            for obligation in self.obligations.values()
            if obligation.id not in later
            if questionnaire in ("all", obligation.pillar)
            or (questionnaire == "core" and obligation.core)
            or (questionnaire == "victim-rights" and obligation.victim_rights)
        )

    def label(self, list_name: str, code: str) -> str:
        """Return the label of a code, or the code itself where the list does not have it."""
        code_entry = self.lists[list_name].codes.get(code)
        return code_entry.label if code_entry else code
