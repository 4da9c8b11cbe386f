"""Workbooks are parsed by the guarded parser, whatever else is installed."""

import subprocess
import sys


def test_the_parser_is_the_guarded_one() -> None:
    """A library for documents brings another parser, which openpyxl would take: it is kept out."""
    code = "import actip.gate.workbook, openpyxl.xml; print(openpyxl.DEFUSEDXML, openpyxl.xml.LXML)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["True", "False"]
