"""Own the words for where an obligation stands in a state: one for each pair of answers, and one for each silence."""

from enum import Enum
from typing import NamedTuple


class _Look(NamedTuple):
    words: str
    sign: str
    letter: str


class StateOfPlay(Enum):
    """Where an obligation stands in a state, as the state answers. Only a state's own answer puts it in place.

    `sign` is what stands for it in one place of a map, also on paper without colour; `letter` the same where a screen
    has no such signs. The last four say why there is no answer to show: none of them is a no.
    """

    IN_PLACE = _Look("in place as reported", "●", "#")
    PARTLY = _Look("partly", "◐", "+")
    IN_LAW_ONLY = _Look("in law only", "◔", "l")
    NOT_YET = _Look("not yet", "○", "o")
    NO_INFORMATION = _Look("no information", "?", "?")
    NOT_APPLICABLE = _Look("not applicable or declined", "–", "-")
    WITHHELD = _Look("withheld", "▨", "W")
    NOT_ASKED = _Look("not asked", "·", ".")
    NOT_REPORTED = _Look("not reported", "×", "x")

    @property
    def words(self) -> str:
        """How it is said."""
        return self.value.words

    @property
    def sign(self) -> str:
        """What stands for it in one place of a map."""
        return self.value.sign

    @property
    def letter(self) -> str:
        """What stands for it where a screen has no such signs."""
        return self.value.letter

    @property
    def is_open(self) -> bool:
        """Whether the state answers, and does not report it as in place."""
        return self in OPEN

    @property
    def is_answered(self) -> bool:
        """Whether it counts among the answers of which 'in 7 of 9' speaks: in place, or not reported as in place."""
        return self is StateOfPlay.IN_PLACE or self.is_open


OPEN = (StateOfPlay.PARTLY, StateOfPlay.IN_LAW_ONLY, StateOfPlay.NOT_YET, StateOfPlay.NO_INFORMATION)
