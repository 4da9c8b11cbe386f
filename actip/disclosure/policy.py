"""Own how small counts are kept from a reader."""

from typing import NamedTuple

LEAST_THRESHOLD = 3  # one or two persons are never safe


class Policy(NamedTuple):
    """Counts from 1 to the threshold less one are hidden."""

    threshold: int = 5  # as UNODC prints "<5"


DEFAULT = Policy()
