"""Own the workbook of a report: the first page where there is one, then any sections, one sheet each."""

from collections.abc import Sequence
from datetime import datetime

from actip.format.formats import REPORT
from actip.model.first_page import FirstPage
from actip.model.section import Section
from actip.reports.excel.first_sheet import CONTENTS, ONE_PAGE, contents, first_sheet
from actip.reports.excel.style import Style
from actip.reports.excel.tables import table_sheet
from actip.writers.excel import ensure, new_workbook


def workbook(
    sections: Sequence[Section], title: str, stamps: Sequence[str], created: datetime, first: FirstPage | None = None
) -> bytes:
    """Write sections as a workbook, one sheet each, after the first page. The same arguments give the same bytes.

    Without a first page a list of the sheets stands in its place.
    """
    book, content = new_workbook(title, " ".join(stamps), created)
    ensure(book.set_custom_property("actip.report", REPORT))
    style = Style(book)
    if first:
        first_sheet(book, style, first, sections, stamps)
    else:
        contents(book, style, sections, title, stamps)
    for section in sections:
        table_sheet(book, style, section, stamps, ONE_PAGE if first else CONTENTS)
    book.close()
    return content.getvalue()
