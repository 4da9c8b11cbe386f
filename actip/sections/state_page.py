"""Own the first page of a report on one state: the same shape, held against the state's own last reports."""

from actip.catalogue.entries import Catalogue
from actip.model.first_page import FirstPage
from actip.model.region import Region
from actip.sections.headlines import headlines
from actip.sections.rights import LEGEND


def state_page(region: Region, catalogue: Catalogue) -> FirstPage:
    """Make the first page of one state."""
    return FirstPage(region.reports[0].state.name, "", (), headlines(region, catalogue), "", (), LEGEND, ())
