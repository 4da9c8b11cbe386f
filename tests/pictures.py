"""Draw docs/region.svg: the first page of a report on a region on a screen, as a picture without network fonts.

And docs/page.png, the page of it in Chromium, and docs/desk.png, the desk with what it found in a form; the desk is
built before, with `python -m tests.desk`.

Run `python -m tests.pictures` where the output changed, and look at it. docs/workbook.png is the first page of the
workbook, made with LibreOffice and pdftoppm:

    actip report --region sample_data/2024 sample_data/2025 --as-of 2026-05-01 -o region.xlsx
    soffice --headless --convert-to pdf region.xlsx && pdftoppm -r 80 -f 1 -l 1 -png region.pdf workbook
"""

import io
import os
import re
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from actip.assessment.opening import opened
from actip.catalogue import catalogue
from actip.commands.report import RegionalReport, regional_report
from actip.model.settings import ReportScope
from actip.reports import console as screen
from actip.workbook.template import workbook
from tests import chromium
from tests.conftest import CREATED
from tests.desk.driving import desk

ROOT = Path(__file__).parent.parent
DAY = "2026-05-01"


def _report(*paths: str) -> RegionalReport:
    return regional_report(paths, "asean", catalogue(), scope=ReportScope(as_of=date.fromisoformat(DAY)))


def region_svg() -> str:
    """Return the picture of the first page."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        made = _report("sample_data/2024", "sample_data/2025")
    finally:
        os.chdir(before)
    recorder = Console(record=True, width=100, file=io.StringIO(), color_system="truecolor", force_terminal=True)
    recorder.print(Text(f"$ actip report --region sample_data/2024 sample_data/2025 --as-of {DAY}", "bold"))
    assert made.first is not None
    screen._draw_page(made.first, recorder, made.stamps, [section.name for section in made.sections])
    svg = recorder.export_svg(title="actip", unique_id="actip")
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)  # they are fetched from a network
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", "monospace")


def desk_png() -> bytes:
    """Return the picture of the desk with what it found in a form in which two cells are wrong."""
    data = dict(opened(str(ROOT / "sample_data" / "2025" / "LAO_2025.yaml"), catalogue())[0].document.data)
    data["obligations"] = {**data["obligations"], "ACTIP-14.7": {"in_law": "mostly", "in_practice": "full"}}
    data["statistics"] = {**data["statistics"], "cells": [{"indicator": "victims_detected", "value": 25}, *_WRONG]}
    with tempfile.TemporaryDirectory() as folder, desk(Path(folder)) as driven:
        form = Path(folder) / "LAO_2025.xlsx"
        form.write_bytes(workbook(catalogue(), data, CREATED))
        driven.open(ROOT / "build" / "actip-desk.html")
        driven.window.size(1200, 760)
        driven.give("forms", form)
        driven.do()
        return driven.window.picture()


_WRONG = [{"indicator": "victims_detected", "sex": sex, "value": value} for sex, value in (("F", 17), ("M", 12))]


def page_png() -> bytes:
    """Return the picture of the top of the page."""
    made = _report(*(str(ROOT / "sample_data" / year) for year in ("2024", "2025")))
    with tempfile.TemporaryDirectory() as folder, chromium.browser(Path(folder) / "profile") as window:
        page = Path(folder) / "region.html"
        made.write_page(str(page), catalogue())
        window.open(page)
        return window.picture()


if __name__ == "__main__":
    (ROOT / "docs" / "region.svg").write_text(region_svg(), encoding="utf-8")
    (ROOT / "docs" / "page.png").write_bytes(page_png())
    (ROOT / "docs" / "desk.png").write_bytes(desk_png())
