"""Own what follows from the counts of a record: people by sex, whether they cover the state, who is a child in them."""

from collections.abc import Mapping

from actip.format.records import Counting, Participants

_SEXES = tuple(name for name in Participants._fields if name not in ("pointer", "total"))


def by_sex(participants: Participants | None) -> Mapping[str, int]:
    """Return how many took part by sex, as far as it is given."""
    counts = {sex: getattr(participants, sex, None) for sex in _SEXES}
    return {sex: count for sex, count in counts.items() if count is not None}


ADULT = 18  # a child is anyone below it, in the words of the Convention (Article 2)


def is_of_children(indicator: str, coordinates: Mapping[str, str]) -> bool:
    """Tell whether a figure depends on the age below which a person was counted as a child."""
    of_children = bool({"child", "children"} & set(indicator.split("_")))
    return of_children or coordinates.get("age") in ("C", "A") or coordinates.get("subset") == "children"


def other_child_age(counting: Counting | None) -> int | None:
    """Return the age below which a state counted children, where it says that it is another than the Convention's."""
    age = counting.child_age if counting else None
    return age if age != ADULT else None


def is_partial(counting: Counting | None) -> bool:
    """Tell whether a state says that its figures leave out some of its areas."""
    coverage = counting.coverage if counting else None
    return coverage is not None and (coverage.areas or 0) < (coverage.of or 0)
