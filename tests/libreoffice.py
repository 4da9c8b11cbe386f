"""Run LibreOffice as a person would open and save a file: it recalculates everything when it loads it."""

import shutil
import subprocess
from collections.abc import Sequence
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
