"""Own what a key of a submission is: its words, its kind, who may see it, and how it lives on."""

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What stands under a key."""

    TEXT = "text"  # typed freely; as a name it loses its numbers where it is about what is held back
    NAME = "name"  # a title, a name or a number of what is public, in a person's own words
    ADDRESS = "address"  # of an office: the only place for an e-mail address or a phone number
    AGENCY = "agency"  # the short name of an agency
    FORMAT = "format"
    DATE = "date"
    MOMENT = "moment"  # a day, or a month or a year where the day is not known
    COUNT = "count"
    BOUND = "bound"  # a count from 1 on
    AMOUNT = "amount"
    TRUTH = "truth"
    STATE = "state"
    STATES = "states"
    CODE = "code"
    CODES = "codes"
    TEXTS = "texts"
    TOPICS = "topics"  # what an agency answers: pillars, articles, parts and ids, in whatever words
    OBLIGATION = "obligation"
    OBLIGATIONS = "obligations"
    INDICATOR = "indicator"
    INDICATORS = "indicators"
    DIMENSION = "dimension"  # stands for every dimension of the catalogue: a code of the dimension's own list
    DIMENSIONS = "dimensions"
    QUESTIONS = "questions"  # ids of obligations, indicators and court indicators
    SUBJECT = "subject"  # what an explanation is about
    LABELS = "labels"  # codes with their labels, which a question brings itself
    CHOICE = "choice"  # a code of such a question
    TICKS = "ticks"  # several codes of such a question, or of what the question of an obligation names
    GROUP = "group"
    ENTRIES = "entries"  # a list of groups
    BY_OBLIGATION = "by obligation"  # a group for each id, as in the three that follow
    BY_INDICATOR = "by indicator"
    BY_COURT = "by court indicator"
    BY_QUESTION = "by question of the round"
    LAST_ANSWERS = "last answers"

    @property
    def is_by_id(self) -> bool:
        """Whether an id stands between the key and the group."""
        return self in (Kind.BY_OBLIGATION, Kind.BY_INDICATOR, Kind.BY_COURT, Kind.BY_QUESTION, Kind.LAST_ANSWERS)

    @property
    def is_several(self) -> bool:
        """Whether it is a list of codes, ids or texts."""
        return self in _SEVERAL


_SEVERAL = (
    Kind.CODES,
    Kind.STATES,
    Kind.TEXTS,
    Kind.TOPICS,
    Kind.TICKS,
    Kind.OBLIGATIONS,
    Kind.INDICATORS,
    Kind.DIMENSIONS,
    Kind.QUESTIONS,
)


class Level(Enum):
    """Who may see a part of a submission."""

    NATION = "nation"  # nobody else: what agencies write for each other, and what helps to fill in the form
    EVERYBODY = "everybody"  # what says which file it is
    WHOLE = "whole"  # whoever may see the submission as a whole
    ENTRY = "entry"  # each entry says it itself, else as the whole
    SUBJECT = "subject"  # whoever may see what it is about


class Next(Enum):
    """What of a part stands in the form of the next period."""

    OF_ITS_PERIOD = "of its period"  # nothing, and the sender is told
    STANDS = "stands"  # all of it, until somebody changes it
    ANEW = "anew"  # nothing: it is said anew each time


class Whose(Enum):
    """In which agency's part of a report a part of it stands."""

    REST = "rest"  # in that of nobody, the secretariat's own; all parts that hold it are joined
    EVERY = "every"  # in each of them
    OWNER = "owner"  # in the part of the agency that answers for the entry
    PART = "part"  # each part has its own, and the whole has none
    CLEARING = "clearing"  # each part has its own, and the whole that of the rest: who cleared it, whom to ask


class Ask(NamedTuple):
    """How the form asks for a key: the width of its column in characters, and words where they are not the key's own.

    `band` is the heading above several columns. What came `later` is in no form that was handed out before.
    """

    width: int = 12
    heading: str = ""
    help: str = ""
    band: str = ""
    later: bool = False


class Head(NamedTuple):
    """The column of the document: its heading, its share of the width, and whether figures stand in it."""

    heading: str
    share: int
    figures: bool = False


class Listing(NamedTuple):
    """Where a list stands in the form and the document: the sheet, the titles, and how many rows are free.

    One that came `later` has no table in the forms that were handed out before.
    """

    sheet: str
    title: str
    lead: str
    spare: int = 10
    document: str = ""  # its title in the document, where it has a table there
    later: bool = False


class Key(NamedTuple):
    """One key, and all that the rest of the program needs to know of it.

    `title` and `about` are what an editor shows; `codes` names the code list; `keys` are those of a group or an entry.
    `one` is how a message calls an entry of a list, `record` the class of a group in `actip.format.records` and
    `field` the attribute there, where it is not the key. `same_by` names the keys by which entries of two files are
    about the same; without them, `alike_by` names those by which they may be, and where there are none, they are the
    same only where they say the same. `shared` is the name under which the published schema writes the part once;
    `without` a code of the list that is not offered.
    """

    name: str
    title: str
    about: str
    kind: Kind = Kind.TEXT
    codes: str = ""
    ask: Ask | None = None
    word: Head | None = None
    required: bool = False
    keys: tuple["Key", ...] = ()
    one: str = ""
    record: str = ""
    field: str = ""
    shared: str = ""
    without: str = ""
    level: Level = Level.NATION
    next: Next = Next.OF_ITS_PERIOD
    whose: Whose = Whose.REST
    same_by: tuple[str, ...] = ()
    alike_by: tuple[str, ...] = ()
    listing: Listing | None = None

    @property
    def heading(self) -> str:
        """What the form heads it with."""
        return (self.ask.heading if self.ask else "") or self.title

    @property
    def attribute(self) -> str:
        """What its record calls it."""
        return self.field or self.name

    def below(self, name: str) -> "Key | None":
        """Return the key of this name in the group, the entry or what stands under an id; None where there is none."""
        return next((key for key in self.keys if key.name == name), None)

    @property
    def entry(self) -> "Key":
        """One entry of a list, or what stands under one id: a group of its keys. Of a list of codes, one of them."""
        return self._replace(kind=Kind.GROUP) if self.kind is Kind.ENTRIES or self.kind.is_by_id else self

    def step(self, step: str) -> "Key | None":
        """Return the key that one step of a pointer leads to: a key of the group, or an entry of the list."""
        if self.kind is Kind.GROUP:
            return self.below(step)
        return self.entry if self.kind is Kind.ENTRIES or self.kind.is_by_id or self.kind.is_several else None
