"""Own the Word paper of a region: the first page, and the tables that a meeting reads, in at most eight pages."""

from collections.abc import Sequence
from datetime import datetime

from actip.model.first_page import FirstPage
from actip.model.section import Section


def region_paper(
    first: FirstPage, sections: Sequence[Section], title: str, stamps: Sequence[str], created: datetime
) -> bytes:
    """Return the paper. The same arguments give the same bytes."""
    raise NotImplementedError
