"""Run LibreOffice as a person would open and save a file: it recalculates everything when it loads it."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
needed = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")

_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def saved(paths: Sequence[Path], folder: Path, kind: str = "xlsx") -> list[Path]:
    """Open files, recalculate them, and save each into a folder; return the new paths."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE)
    out = folder / "saved"
    assert PROGRAM is not None
    command = [PROGRAM, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", out, *paths], check=True, capture_output=True, timeout=300)
    return [out / path.with_suffix(f".{kind}").name for path in paths]


def _speaks_uno(python: str) -> bool:
    return subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0


# The Python that LibreOffice was built with; a program that types for a person talks to it.
PYTHON = next((path for path in ("/usr/bin/python3", "python3") if shutil.which(path) and _speaks_uno(path)), None)
can_type = pytest.mark.skipif(PROGRAM is None or PYTHON is None, reason="LibreOffice with its Python is not installed")

_TYPING = """
import json, os, sys, time, uno
from com.sun.star.beans import PropertyValue
pipe, jobs = sys.argv[1], json.load(open(sys.argv[2]))
here = uno.getComponentContext()
resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
for attempt in range(300):
    try:
        office = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.3)
desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
kind = PropertyValue("FilterName", 0, "Calc MS Excel 2007 XML", 0)
for source, target, entries in jobs:
    book = desktop.loadComponentFromURL(source, "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
    for sheet, cell, text in entries:
        book.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(text)
    book.storeToURL(target, (kind,))
    book.close(True)
try:
    desktop.terminate()
except Exception:
    pass
os._exit(0)  # all is saved; what this ends by itself it sometimes ends by falling over the bridge that is gone
"""


def typed(jobs: Mapping[Path, Sequence[tuple[str, str, str]]], folder: Path) -> list[Path]:
    """Open files, type into their cells as a person does (sheet, cell, text), and save each; return the new paths."""
    targets = {path: folder / "typed" / path.name for path in jobs}
    (folder / "typed").mkdir()
    listed = folder / "jobs.json"
    listed.write_text(json.dumps([[path.as_uri(), targets[path].as_uri(), list(jobs[path])] for path in jobs]))
    pipe = f"actip{abs(hash(str(folder)))}"
    assert PROGRAM is not None
    assert PYTHON is not None
    profile = f"-env:UserInstallation={(folder / 'typing').as_uri()}"
    office = subprocess.Popen([PROGRAM, profile, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp"])
    try:
        command = [PYTHON, "-c", _TYPING, pipe, listed]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, f"{done.returncode}: {done.stderr}"
    finally:
        office.terminate()
        office.wait(60)
    return list(targets.values())
