"""Own the languages that a report can be written in: those of the member states."""

from typing import NamedTuple

from actip.errors import UnknownName
from actip.spelling import alike


class Tongue(NamedTuple):
    """One language: its code, its name in itself, and how it counts, in the words of gettext."""

    code: str
    name: str
    plurals: int = 1
    rule: str = "0"

    @property
    def head(self) -> str:
        """What a file of it says about its plural forms."""
        return f"nplurals={self.plurals}; plural={self.rule};"


TONGUES = {
    tongue.code: tongue
    for tongue in (
        Tongue("lo", "ລາວ"),
        Tongue("vi", "Tiếng Việt"),
        Tongue("th", "ไทย"),
        Tongue("id", "Bahasa Indonesia"),
        Tongue("km", "ខ្មែរ"),
        Tongue("my", "မြန်မာ"),
        Tongue("ms", "Bahasa Melayu"),
        Tongue("fil", "Filipino", 2, "(n > 1)"),
        Tongue("pt", "Português", 2, "(n != 1)"),
        Tongue("tet", "Tetun", 2, "(n != 1)"),  # which counts as the Portuguese words in it do
    )
}


def tongue(code: str) -> Tongue:
    """Return a language by its code. Raises UnknownName with those that there are."""
    if code in TONGUES:
        return TONGUES[code]
    near = alike(code, TONGUES)
    offered = f"There are: {', '.join(TONGUES)}."
    raise UnknownName(
        f"'{code}' is no language of a member state.", f"Did you mean '{near[0]}'? {offered}" if near else offered
    )
