"""A language of two texts and more, small enough to look at."""

from actip.translation.entries import Entry, Standing, Text, Translation
from actip.translation.tongues import TONGUES

HELLO = Text("form", "Fill in {what}.", "", ("actip/form/sheets.py",), "{what}: a column.")
ROWS = Text("form", "{count} row", "{count} rows", ("actip/form/sheets.py",))
SHEET = Text("sheet", "Capacity", "", ("key capacity",))
LONG = Text("ACTIP-2 question", 'Who is a "child"?\nUnder 18.', "", ("obligation ACTIP-2",))
TEXTS = (HELLO, ROWS, SHEET, LONG)


def language(code: str = "fil") -> Translation:
    """Return a language in which something is reviewed, something a draft, something stale and something open."""
    tongue = TONGUES[code]
    forms = ("{count} hanay", "{count} mga hanay")[-tongue.plurals :]
    return Translation(
        tongue,
        (
            Entry(HELLO, ("Punan ang {what}.",)),
            Entry(ROWS, forms, Standing.DRAFT, remark="Tingnan ang batas.\nAno ang tawag?"),
            Entry(SHEET, ("Kakayahan",), Standing.STALE, ("Trainings",)),
            Entry(LONG, ("",)),
        ),
    )
