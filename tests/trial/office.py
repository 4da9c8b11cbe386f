"""Drive LibreOffice through its own interface: what is typed, pasted, sorted and filtered goes by its own commands.

Its Python is not everywhere; its Basic is. A macro in a profile of its own reads steps from a file, carries out each as
the program's menu would, on a window of 1366 by 768, and writes what came of it to another file. A protected cell or
sheet refuses it as it refuses a person.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
# What the frame of a spreadsheet program leaves of 1366 by 768: its ribbon, headings, bars and tabs take the rest.
WIDTH, HEIGHT = 1320, 518

_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Trial"/></library:library>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Trial" script:language="StarBasic">{}
</script:module>"""
_MACRO = """
Dim book, view, menu, notes

Function Named(key, value)
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = key : one.Value = value
  Named = one
End Function

Sub Carry(command, arguments)
  menu.executeDispatch(view.Frame, command, "", 0, arguments)
End Sub

Sub Visit(sheet, cells)
  view.setActiveSheet(book.Sheets.getByName(sheet))
  Carry(".uno:GoToCell", Array(Named("ToPoint", cells)))
End Sub

Sub Tell(text)
  notes.writeString(text &amp; Chr(10))
End Sub

Sub CopyOut(text)
  Dim scratch, rows, fields, i, j, before
  scratch = StarDesktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, Array(Named("Hidden", False)))
  rows = Split(text, "\\r")
  For i = 0 To UBound(rows)
    fields = Split(rows(i), "\\c")
    For j = 0 To UBound(fields)
      If IsNumeric(fields(j)) Then
        scratch.Sheets.getByIndex(0).getCellByPosition(j, i).Value = CDbl(fields(j))
      Else
        scratch.Sheets.getByIndex(0).getCellByPosition(j, i).String = fields(j)
      End If
    Next j
  Next i
  before = view
  view = scratch.CurrentController
  view.select(scratch.Sheets.getByIndex(0).getCellRangeByPosition(0, 0, UBound(fields), UBound(rows)))
  Carry(".uno:Copy", Array())
  view = before
  view.Frame.activate()
End Sub

Sub Picture(sheet, cells, path, expected)
  Dim area, style, i, wide
  sheet.removeAllManualPageBreaks()
  area = sheet.getCellRangeByName(cells)
  style = book.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
  For i = 0 To area.Columns.Count - 1
    If area.Columns.getByIndex(i).IsVisible Then wide = wide + area.Columns.getByIndex(i).Width * 96 / 2540
  Next i
  style.HeaderIsOn = False : style.FooterIsOn = False
  style.LeftMargin = 0 : style.RightMargin = 0 : style.TopMargin = 0 : style.BottomMargin = 0
  style.ScaleToPagesX = 0 : style.ScaleToPagesY = 0 : style.PageScale = CLng(100 * expected / wide)
  style.IsLandscape = True : style.Width = 34925 : style.Height = 13705
  sheet.setPrintTitleRows(False) : sheet.setPrintTitleColumns(False)
  For i = 0 To book.Sheets.Count - 1
    book.Sheets.getByIndex(i).setPrintAreas(Array())
  Next i
  sheet.setPrintAreas(Array(area.RangeAddress))
  book.storeToURL(ConvertToURL(path), Array(Named("FilterName", "calc_pdf_Export")))
  Tell("width" &amp; Chr(9) &amp; sheet.Name &amp; Chr(9) &amp; cells &amp; Chr(9) &amp; CLng(wide))
End Sub

Sub Step_(fields)
  Dim cell, parts
  Select Case fields(0)
  Case "type"
    Visit(fields(1), fields(2))
    Carry(".uno:EnterString", Array(Named("StringName", Replace(fields(3), "\\n", Chr(10)))))
  Case "paste"
    CopyOut(fields(3))
    Visit(fields(1), fields(2))
    Carry(".uno:Paste", Array())
  Case "sort"
    Visit(fields(1), fields(2))
    Carry(".uno:DataSort", Array(Named("ByRows", True), Named("HasHeader", False), Named("CaseSensitive", False), _
      Named("Col1", CLng(fields(3))), Named("Ascending1", False)))
  Case "filter"
    Visit(fields(1), fields(2))
    Carry(".uno:DataFilterAutoFilter", Array())
  Case "delete"
    Visit(fields(1), fields(2))
    Carry(".uno:Delete", Array(Named("Flags", "SVDFN")))
  Case "picture"
    parts = Split(fields(3), "|")
    Picture(book.Sheets.getByName(fields(1)), fields(2), parts(0), CLng(parts(1)))
  Case "undo"
    Carry(".uno:Undo", Array())
  End Select
  If fields(2) &lt;&gt; "" Then
    parts = Split(fields(2), ":")
    cell = book.Sheets.getByName(fields(1)).getCellRangeByName(parts(0))
    Tell(fields(0) &amp; Chr(9) &amp; fields(1) &amp; Chr(9) &amp; fields(2) &amp; Chr(9) &amp; _
      Replace(cell.String, Chr(10), "\\n"))
  End If
End Sub

Sub Main
  Dim files, steps, entry, fields
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  notes = createUnoService("com.sun.star.io.TextOutputStream")
  notes.setOutputStream(files.openFileWrite(ConvertToURL(Environ("TRIAL_NOTES"))))
  notes.setEncoding("UTF-8")
  steps = createUnoService("com.sun.star.io.TextInputStream")
  steps.setInputStream(files.openFileRead(ConvertToURL(Environ("TRIAL_STEPS"))))
  steps.setEncoding("UTF-8")
  On Error GoTo Failed
  menu = createUnoService("com.sun.star.frame.DispatchHelper")
  book = StarDesktop.loadComponentFromURL(ConvertToURL(Environ("TRIAL_FORM")), "_blank", 0, Array())
  view = book.CurrentController
  view.Frame.ContainerWindow.setPosSize(0, 0, 1366, 768, 15)
  Do While Not steps.isEOF()
    entry = steps.readLine()
    fields = Split(entry, Chr(9))
    If UBound(fields) = 3 Then Step_(fields)
  Loop
  book.storeToURL(ConvertToURL(Environ("TRIAL_TARGET")), Array(Named("FilterName", "Calc MS Excel 2007 XML")))
  Tell("saved" &amp; Chr(9) &amp; Chr(9) &amp; Chr(9))
Finish:
  notes.closeOutput()
  StarDesktop.terminate()
  Exit Sub
Failed:
  Tell("failed" &amp; Chr(9) &amp; entry &amp; Chr(9) &amp; Erl &amp; Chr(9) &amp; Error$)
  Resume Finish
End Sub
"""


class Step(NamedTuple):
    """One thing that a person does: `type`, `paste`, `sort`, `filter`, `delete` or `undo`, where, and with what.

    What is pasted has lines with tabs between the cells; a sort names the number of its column. A `picture` of cells
    goes to the file that is named, with the width that they have in Excel behind '|': what a screen of 1366 by 768
    shows at 100 % within the program's own frame. Where the font of the form is missing, columns are wider here.
    """

    deed: str
    sheet: str = ""
    cells: str = ""
    text: str = ""


class Outcome(NamedTuple):
    """What a step left in the first of its cells."""

    deed: str
    sheet: str
    cells: str
    shows: str


def done(form: Path, steps: Sequence[Step], target: Path, folder: Path) -> list[Outcome]:
    """Carry out steps on a form in LibreOffice and save it; return what each left where it was done."""
    assert PROGRAM is not None
    profile = folder / "office"
    command = [PROGRAM, f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore"]
    library = profile / "user" / "basic" / "Standard"
    if not library.exists():  # a new profile is filled when the program first starts: a macro in it would be lost
        subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
        library.mkdir(parents=True, exist_ok=True)
    (library.parent / "script.xlc").write_text(_LIBRARIES)
    (library / "script.xlb").write_text(_LIBRARY)
    (library / "Trial.xba").write_text(_MODULE.format(_MACRO))
    listed, notes = folder / "steps.txt", folder / "notes.txt"
    lines = ["\t".join((deed, sheet, cells, _line(deed, text))) for deed, sheet, cells, text in steps]
    listed.write_text("\n".join([*lines, "end", ""]), "utf-8")
    surroundings = {
        **os.environ,
        "TRIAL_STEPS": str(listed.resolve()),
        "TRIAL_NOTES": str(notes.resolve()),
        "TRIAL_FORM": str(form.resolve()),
        "TRIAL_TARGET": str(target.resolve()),
    }
    subprocess.run(
        [*command, "macro:///Standard.Trial.Main"], env=surroundings, check=True, capture_output=True, timeout=300
    )
    outcomes = [Outcome(*line.split("\t", 3)) for line in notes.read_text("utf-8").splitlines() if line.count("\t") > 2]
    failed = [outcome for outcome in outcomes if outcome.deed == "failed"]
    assert not failed, failed
    assert target.exists(), outcomes
    return [outcome for outcome in outcomes if outcome.deed != "saved"]


def _line(deed: str, text: str) -> str:
    """Return a text as one line of the file of steps."""
    if deed == "paste":
        return text.replace("\t", "\\c").replace("\n", "\\r")
    return text.replace("\n", "\\n")
