"""Own what follows from the counts of a record: people by sex, and whether figures cover the whole state."""

from collections.abc import Mapping

from actip.format.records import Counting, Participants

_SEXES = tuple(name for name in Participants._fields if name not in ("pointer", "total"))


def by_sex(participants: Participants | None) -> Mapping[str, int]:
    """Return how many took part by sex, as far as it is given."""
    counts = {sex: getattr(participants, sex, None) for sex in _SEXES}
    return {sex: count for sex, count in counts.items() if count is not None}


def is_partial(counting: Counting | None) -> bool:
    """Tell whether a state says that its figures leave out some of its areas."""
    coverage = counting.coverage if counting else None
    return coverage is not None and (coverage.areas or 0) < (coverage.of or 0)
