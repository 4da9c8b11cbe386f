"""Own the `FIL` rules about workbooks that cannot be opened.

Nothing of such a file was read.
"""

from actip.rules.texts.entry import text

_BASIS = "actip-form/2"

TEXTS = (
    text(
        "FIL114",
        title="The workbook is locked by a password",
        message="The workbook is locked by a password and cannot be opened.",
        remedy="In Excel choose File, Info, Protect Workbook, Encrypt with Password, empty the field, and save.",
        finds="A workbook that is encrypted.",
        why="Nothing of it was checked.",
        example="LAO_2025.xlsx, saved with a password to open it.",
        close="Take the password off and save. The protection of the form's sheets has none and may stay.",
    ),
    text(
        "FIL115",
        title="The workbook is in another format",
        message="The workbook is in an older or another format than .xlsx, whatever its name says.",
        remedy="Open it, choose Save As, Excel Workbook (.xlsx), and name that file.",
        finds="A workbook of Excel 97 to 2003 (.xls), a binary one (.xlsb), or one of LibreOffice (.ods) under "
        "another name.",
        why="Nothing of it was checked.",
        example="report.xls that was renamed to report.xlsx.",
        close="Save it as an Excel workbook (.xlsx) in the program that opens it. Renaming is not enough.",
    ),
    text(
        "FIL116",
        title="The workbook is Strict Open XML",
        basis="ISO/IEC 29500, strict",
        message="The workbook is saved as 'Strict Open XML', which is not read.",
        remedy="Choose Save As, Excel Workbook (.xlsx), not 'Strict Open XML Spreadsheet'.",
        finds="A workbook in the strict variant of the format, which has the same ending .xlsx.",
        why="Its cells stand under other names, and reading it as usual would find an empty workbook.",
        example="A form that was saved under the second .xlsx entry of Excel's list.",
        close="Save it once more as 'Excel Workbook (.xlsx)'.",
    ),
    text(
        "FIL117",
        title="The workbook holds macros",
        message="The workbook holds macros or controls that can run. The form has none.",
        remedy="Save it as an Excel workbook without macros (.xlsx), and ask the sender where they come from.",
        finds="A program or an active control inside the workbook.",
        why="The form never has one. Whoever opens the workbook in Excel could run it.",
        example="A form that came back with a tool of a ministry saved in it.",
        close="Save as Excel Workbook (.xlsx): that leaves the macros out.",
    ),
    text(
        "FIL118",
        title="The workbook is too large when unpacked",
        message="Unpacked, the workbook or a part of it has {size} million bytes or too many parts; {limit} are "
        "allowed.",
        remedy="Check whether this is the right file. Take pictures and other sheets out, or copy the answers "
        "into a new form.",
        finds="A workbook whose parts are far larger than a filled form, or that holds other packed files.",
        why="A small file can unpack to more than a computer holds. It is not opened to find out.",
        example="A workbook of one megabyte with a sheet of three hundred.",
        close="Write a new form with 'actip template' and copy the answers into it.",
    ),
    text(
        "FIL119",
        title="The file is no workbook that can be read",
        message="{found}",
        remedy="Open it in the program that made it, save it as an Excel workbook (.xlsx), or ask for it once more.",
        words={
            "found": {
                "damaged": "The file ends in .xlsx, but it is damaged or was cut off.",
                "garbled": "The file ends in .xlsx, but what is in it is garbled.",
                "page": "The file ends in .xlsx, but is a web page.",
                "pdf": "The file ends in .xlsx, but is a PDF document.",
                "text": "The file ends in .xlsx, but is a text.",
                "other_zip": "The file ends in .xlsx, but it is another kind of packed file.",
                "two_parts": "The file ends in .xlsx, but two of its parts have one name, so it is not clear which one "
                "counts.",
            },
        },
        finds="A file under the name of a workbook that is something else, was cut off, or has damaged parts.",
        why="Nothing of it was checked.",
        example="A download of a web page that was saved as LAO_2025.xlsx.",
        close="Open it in the program that it comes from and save it again, or ask the sender for it once more.",
    ),
    text(
        "FIL120",
        title="The workbook defines text of its own",
        message="The workbook defines text of its own (XML entities), which no spreadsheet program writes.",
        remedy="Do not open it elsewhere. Ask the sender where it comes from.",
        finds="A document type or an entity in a part of the workbook.",
        why="With it a few lines can grow to fill all memory, or fetch files of the computer. No spreadsheet "
        "writes it.",
        example="A workbook made by an attack on programs that read workbooks.",
        close="Ask for the file from whom it should come.",
    ),
    text(
        "FIL121",
        title="The workbook is not the form",
        basis=_BASIS,
        message="None of the sheets is one of the form ({found}).",
        remedy="Write a form with 'actip template' and copy the answers into it.",
        words={
            "found": {
                "report": "it is a report that was written to be read",
                "form": "it was a form, and its hidden marks are gone",
                "other": "it is another workbook",
            },
        },
        finds="A workbook without any table of the form: another workbook, or a form of which only values were copied.",
        why="Without the hidden ids it is not known which answer belongs to which question.",
        example="A list of cases, or a sheet that was pasted into a new workbook.",
        close="Write a new form with 'actip template' and paste the answers into its yellow cells.",
    ),
)
