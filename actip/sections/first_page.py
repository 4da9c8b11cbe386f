"""Own the first page of a report: where we stand, what changed and what has to be decided, made from its sections."""

from actip.catalogue.entries import Catalogue
from actip.model.first_page import FirstPage
from actip.model.region import Region
from actip.sections.rights import LEGEND


def first_page(region: Region, catalogue: Catalogue) -> FirstPage:
    """Make the first page of a region that has been through `actip.disclosure`, or of one state."""
    title = f"Where the region stands under the ASEAN Convention Against Trafficking in Persons, {region.cycle}"
    return FirstPage(title, "", (), (), "", (), LEGEND, ())
