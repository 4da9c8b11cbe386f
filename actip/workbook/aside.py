"""Own the sheet of a form that takes no answer: how to fill it, and what its words mean."""

from actip.catalogue.entries import Catalogue
from actip.form.meanings import defined
from actip.workbook.frame import Columns


def how_to_fill(catalogue: Catalogue) -> Columns:
    """Build the sheet that says how to fill a form: its columns, rows and lead."""
    say = catalogue.language.say
    heads = (
        (say("how to fill", "About"), 18.0), (say("how to fill", "Step or word"), 27.0),
        (say("how to fill", "What it means"), 136.0),
    )  # fmt: skip
    return heads, defined(catalogue), say("how to fill", "The steps, and what the words mean.")
