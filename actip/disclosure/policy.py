"""Own how small counts are kept from a reader."""

from typing import NamedTuple

LEAST_THRESHOLD = 3  # one or two persons are never safe


class Policy(NamedTuple):
    """Counts from 1 to the threshold less one are hidden; `fewest_cells` asks an optimiser what to hide beside them."""

    threshold: int = 5  # as UNODC prints "<5"
    fewest_cells: bool = False


DEFAULT = Policy()
