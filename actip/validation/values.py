"""Own the words for values and paths that the findings of validation share."""

import re
from collections.abc import Sequence

from actip.gate.scalars import folded
from actip.lexicon.days import nearest
from actip.model import Found
from actip.spelling import alike


def kind(value: object) -> str:
    """Return the kind of a value, as a code that rule SCH203 has words for."""
    if value is None:
        return "blank"
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "text"
    return "list" if isinstance(value, list) else "mapping"


def quotable(value: object) -> object:
    """Return what a message may repeat of a value: a number, a text of up to 60 characters, else its kind."""
    if isinstance(value, str):
        return value if len(value) <= 60 else value[:57] + "..."
    return value if isinstance(value, int | float) else kind(value)


# What people write for a code that is spelt quite otherwise.
_MEANT = {
    "n/a": "not_applicable",
    "na": "not_applicable",
    "unknown": "no_information",
    "don't_know": "no_information",
    "not_known": "no_information",
    "victims_identified": "victims_detected",
    "identified_victims": "victims_detected",
    "laotian": "LAO",
    "burmese": "MMR",
    "burma": "MMR",
    "filipino": "PHL",
    "indonesian": "IDN",
    "malaysian": "MYS",
    "cambodian": "KHM",
    "khmer": "KHM",
    "vietnamese": "VNM",
    "thai": "THA",
    "singaporean": "SGP",
    "bruneian": "BRN",
    "timorese": "TLS",
    "0_17": "C",
    "18+": "A",
    "out": "sent",
    "in": "received",
    "arrests": "persons_in_formal_contact",
    "persons_arrested": "persons_in_formal_contact",
    "cases_reported": "offences_recorded",
}


def closest(text: str, names: Sequence[str]) -> str | None:
    """Suggest the one of some names that `text` was most likely meant to be, or None."""
    wanted = text.strip().replace("-", "_").replace(" ", "_").casefold()
    if _MEANT.get(wanted) in names:
        return _MEANT[wanted]
    spelt = {name.replace("-", "_").replace(" ", "_").casefold(): name for name in names}
    if wanted in spelt:
        return spelt[wanted]
    longer = [name for key, name in spelt.items() if len(wanted) > 2 and key.startswith(wanted)]
    if len(longer) == 1:
        return longer[0]
    near = alike(wanted, spelt, 0.76)
    return spelt[near[0]] if near else None


def meant_by(text: str, names: Sequence[str]) -> str | None:
    """Return the code that people write quite otherwise, such as 'laotian' for LAO; None for any other word."""
    code = _MEANT.get(text.strip().replace("-", "_").replace(" ", "_").casefold())
    return code if code in names else None


def closest_id(text: str, ids: Sequence[str]) -> str | list[str] | None:
    """Suggest the obligation that was meant: in another spelling, its parts, or one of the same article."""
    bare = re.sub("^[^0-9]+", "", folded(text)).strip(" .-_")  # before it stands ACTIP, or what was meant
    wanted = "ACTIP-" + bare.replace("(", ".").replace(")", "").replace(" ", "").replace("..", ".")
    if wanted in ids:
        return wanted
    if below := [name for name in ids if name.startswith(f"{wanted}.")]:
        return below[:4]
    article = wanted.split(".")[0]
    near = alike(wanted, (name for name in ids if name.split(".")[0] == article))
    return near[0] if near else None


_LATE = ("due", "end")  # what is to be done by a quarter may take all of it


def no_moment(at: str, field: str, value: object) -> Found:
    """Return the finding that a value is neither a day, a month nor a year, with the one that may be meant."""
    near = nearest(folded(value), late=field in _LATE) if isinstance(value, str) else ""
    facts = {"field": field, "found": quotable(value), "precision": "moment", "mend": "moment"}
    return Found(at, {**facts, "suggestion": near} if near else facts, "SCH205")
