"""Own the `FIL` rules about workbooks: what cannot be opened, and what was typed where a form cannot hold it.

FIL114 to FIL121 mean that nothing of the file was read; the others go on to the other rules.
"""

from actip.model import Rule, Severity

_BASIS = "actip-form/1"

PASSWORD = Rule(
    id="FIL114",
    title="The workbook is locked by a password",
    basis="actip",
    severity=Severity.ERROR,
    message="The workbook is locked by a password and cannot be opened.",
    remedy="In Excel choose File, Info, Protect Workbook, Encrypt with Password, empty the field, and save.",
    explanation="""
    What it finds
        A workbook that is encrypted.

    Why it matters
        Nothing of it was checked.

    Example
        LAO_2025.xlsx, saved with a password to open it.

    How to close it
        Take the password off and save. The protection of the form's sheets has none and may stay.
    """,
)

OTHER_FORMAT = Rule(
    id="FIL115",
    title="The workbook is in another format",
    basis="actip",
    severity=Severity.ERROR,
    message="The workbook is in an older or another format than .xlsx, whatever its name says.",
    remedy="Open it, choose Save As, Excel Workbook (.xlsx), and name that file.",
    explanation="""
    What it finds
        A workbook of Excel 97 to 2003 (.xls), a binary one (.xlsb), or one of LibreOffice (.ods) under another name.

    Why it matters
        Nothing of it was checked.

    Example
        report.xls that was renamed to report.xlsx.

    How to close it
        Save it as an Excel workbook (.xlsx) in the program that opens it. Renaming is not enough.
    """,
)

STRICT = Rule(
    id="FIL116",
    title="The workbook is Strict Open XML",
    basis="ISO/IEC 29500, strict",
    severity=Severity.ERROR,
    message="The workbook is saved as 'Strict Open XML', which is not read.",
    remedy="Choose Save As, Excel Workbook (.xlsx), not 'Strict Open XML Spreadsheet'.",
    explanation="""
    What it finds
        A workbook in the strict variant of the format, which has the same ending .xlsx.

    Why it matters
        Its cells stand under other names, and reading it as usual would find an empty workbook.

    Example
        A form that was saved under the second .xlsx entry of Excel's list.

    How to close it
        Save it once more as 'Excel Workbook (.xlsx)'.
    """,
)

MACROS = Rule(
    id="FIL117",
    title="The workbook holds macros",
    basis="actip",
    severity=Severity.ERROR,
    message="The workbook holds macros or controls that can run. The form has none.",
    remedy="Save it as an Excel workbook without macros (.xlsx), and ask the sender where they come from.",
    explanation="""
    What it finds
        A program or an active control inside the workbook.

    Why it matters
        The form never has one. Whoever opens the workbook in Excel could run it.

    Example
        A form that came back with a tool of a ministry saved in it.

    How to close it
        Save as Excel Workbook (.xlsx): that leaves the macros out.
    """,
)

SWOLLEN = Rule(
    id="FIL118",
    title="The workbook is too large when unpacked",
    basis="actip",
    severity=Severity.ERROR,
    message="Unpacked, the workbook or a part of it has {size} million bytes or too many parts; {limit} are allowed.",
    remedy="Check whether this is the right file. Take pictures and other sheets out, or copy the answers into a new "
    "form.",
    explanation="""
    What it finds
        A workbook whose parts are far larger than a filled form, or that holds other packed files.

    Why it matters
        A small file can unpack to more than a computer holds. It is not opened to find out.

    Example
        A workbook of one megabyte with a sheet of three hundred.

    How to close it
        Write a new form with 'actip template' and copy the answers into it.
    """,
)

DAMAGED = Rule(
    id="FIL119",
    title="The file is no workbook that can be read",
    basis="actip",
    severity=Severity.ERROR,
    message="The file ends in .xlsx, but {found}.",
    remedy="Open it in the program that made it, save it as an Excel workbook (.xlsx), or ask for it once more.",
    words={
        "found": {
            "damaged": "it is damaged or was cut off",
            "garbled": "what is in it is garbled",
            "page": "is a web page",
            "pdf": "is a PDF document",
            "text": "is a text",
            "other_zip": "it is another kind of packed file",
            "two_parts": "two of its parts have one name, so it is not clear which one counts",
        },
    },
    explanation="""
    What it finds
        A file under the name of a workbook that is something else, was cut off, or has damaged parts.

    Why it matters
        Nothing of it was checked.

    Example
        A download of a web page that was saved as LAO_2025.xlsx.

    How to close it
        Open it in the program that it comes from and save it again, or ask the sender for it once more.
    """,
)

ENTITIES = Rule(
    id="FIL120",
    title="The workbook defines text of its own",
    basis="actip",
    severity=Severity.ERROR,
    message="The workbook defines text of its own (XML entities), which no spreadsheet program writes.",
    remedy="Do not open it elsewhere. Ask the sender where it comes from.",
    explanation="""
    What it finds
        A document type or an entity in a part of the workbook.

    Why it matters
        With it a few lines can grow to fill all memory, or fetch files of the computer. No spreadsheet writes it.

    Example
        A workbook made by an attack on programs that read workbooks.

    How to close it
        Ask for the file from whom it should come.
    """,
)

NOT_THE_FORM = Rule(
    id="FIL121",
    title="The workbook is not the form",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="None of the sheets is one of the form ({found}).",
    remedy="Write a form with 'actip template' and copy the answers into it.",
    words={"found": {"report": "it is a report that was written to be read", "other": "it is another workbook"}},
    explanation="""
    What it finds
        A workbook without any table of the form: another workbook, or a form of which only values were copied.

    Why it matters
        Without the hidden ids it is not known which answer belongs to which question.

    Example
        A list of cases, or a sheet that was pasted into a new workbook.

    How to close it
        Write a new form with 'actip template' and paste the answers into its yellow cells.
    """,
)

TIDIED = Rule(
    id="FIL122",
    title="A value that was tidied",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{subject}: '{found}' was read as {read}.",
    remedy="Nothing, if that is what was meant. Else type the value anew.",
    explanation="""
    What it finds
        A number or date that was typed in another way and can mean only one thing: digits of another script,
        separators of thousands, a unit behind the number, a date with the day first, a date stored as a number.

    Why it matters
        You should know how it was read.

    Example
        ໑໒ read as 12; 12 cases read as 12; 31/12/2025 read as 2025-12-31.

    How to close it
        It needs no action.
    """,
)

AMBIGUOUS = Rule(
    id="FIL123",
    title="A value that can mean two things",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: '{found}' can mean {first} or {second}.",
    remedy="Type the one that is meant: plain digits such as 1234, a date such as 2025-03-04, or the reason from the "
    "list.",
    explanation="""
    What it finds
        A text in place of a number or date that has two readings: 1,234 or 1.234, 04/03/2025, or a dash.

    Why it matters
        Nothing is guessed: 1.234 can be a thousand or one and a bit, and a dash can be zero or 'nobody knows'.

    Example
        1,234 in a cell for victims detected.

    How to close it
        Type the number without separators, the date with the year first, or pick the reason why there is no figure.
    """,
)

NO_RESULT = Rule(
    id="FIL124",
    title="A formula without a result",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the cell holds the formula '{found}', and no result is stored with it.",
    remedy="Open the file in Excel or LibreOffice and save it once, or type the value.",
    explanation="""
    What it finds
        A formula in a yellow cell that no spreadsheet program has worked out yet.

    Why it matters
        What it would give is not in the file. Read as it stands, the answer would be blank.

    Example
        =57+0, written by a script.

    How to close it
        Open the workbook in Excel or LibreOffice, save it, and check it again. Better: type the value.
    """,
)

FORMULA = Rule(
    id="FIL125",
    title="A formula in place of an answer",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{subject}: the cell holds a formula; its last result, {read}, was read.",
    remedy="Nothing, if the result is right. A value that is typed in cannot change any more.",
    explanation="""
    What it finds
        A formula in a yellow cell.

    Why it matters
        Its result depends on other cells, perhaps of another file. What was read is the result when it was last saved.

    Example
        =SUM(Sheet9!B2:B40) in the cell for persons prosecuted.

    How to close it
        Copy the cell and paste it as a value.
    """,
)

ERROR_VALUE = Rule(
    id="FIL126",
    title="A cell that shows an error",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the cell shows '{found}'.",
    remedy="Type the value, or pick the reason why there is none.",
    explanation="""
    What it finds
        An error of the spreadsheet program, such as #REF! or #N/A, in a yellow cell.

    Why it matters
        The value that stood there is lost.

    Example
        #REF! where a formula pointed to a sheet that was deleted.

    How to close it
        Type the value.
    """,
)

UNKNOWN_ROW = Rule(
    id="FIL127",
    title="A row that belongs to no question",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="Something is filled in here, but the row has no id of a question ('{found}'). It was not read.",
    remedy="Move it to the row of its question. What has no row goes to 'Further entries' or 'Figures in detail'.",
    explanation="""
    What it finds
        A row inside a table of questions, with answers, whose hidden id is missing or is not known.

    Why it matters
        It is not known what it answers.

    Example
        A row that was inserted below Art. 14(7) for a second law.

    How to close it
        Enter it on the sheet 'Further entries', with the id of the obligation.
    """,
)

ROW_TWICE = Rule(
    id="FIL128",
    title="A row or column that stands twice",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="'{found}' stands here again; it stands first in {first}. Only the first was read.",
    remedy="Compare the two, keep what is right in the first, and empty the other.",
    explanation="""
    What it finds
        The same question or column twice in one workbook, with answers in both: copied, or pasted from another file.

    Why it matters
        One of the two would be lost without a word. Which one is right only the state can say.

    Example
        The sheet 'Protection' and its copy 'Protection (2)', both filled.

    How to close it
        Keep one of the two and empty the other.
    """,
)

MERGED = Rule(
    id="FIL129",
    title="Merged cells hide answers",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="The cells {found} are merged: only what stands in {first} is kept, for the first row alone.",
    remedy="Unmerge them and fill in each row.",
    explanation="""
    What it finds
        Merged cells that cover more than one yellow cell.

    Why it matters
        A spreadsheet keeps one value for all of them. The other questions are unanswered.

    Example
        F31:F33 merged, to give one answer to three questions.

    How to close it
        Unmerge them and repeat the answer.
    """,
)

OTHER_SHEET = Rule(
    id="FIL130",
    title="A sheet that is not part of the form",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="The sheet '{found}' is not part of the form and was not read.",
    remedy="Nothing, if no answer stands on it. Take it out before the file is passed on.",
    explanation="""
    What it finds
        A sheet that was added.

    Why it matters
        Nothing on it is checked, and it may hold what should not be passed on.

    Example
        A sheet 'Notes'.

    How to close it
        Move answers to their questions and delete the sheet.
    """,
)

PART_MISSING = Rule(
    id="FIL131",
    title="A part of the form is missing",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="'{found}' is not as the form had it. Missing: {rows}.",
    remedy="If it was taken out by mistake, copy the answers into a new form; what is missing counts as not answered.",
    words={"rows": {"none": "the whole table"}},
    explanation="""
    What it finds
        A table, row or column of the form that is no longer in the workbook.

    Why it matters
        Its questions cannot have been answered. It is not the same as an answer that was left open.

    Example
        The row of Art. 14(7), deleted.

    How to close it
        Write a new form with 'actip template' and copy the answers into it.
    """,
)

STRANGE_PARTS = Rule(
    id="FIL132",
    title="The workbook holds more than sheets",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="The workbook holds {found}, which the form does not have. They were not opened.",
    remedy="Take them out: under Data, Edit Links or Queries, or by copying the answers into a new form.",
    explanation="""
    What it finds
        Links to other files, embedded objects, connections to databases, or buttons of its own.

    Why it matters
        They can show or fetch what is not in the file, and can carry what should not be passed on.

    Example
        A formula that was pasted from another workbook leaves a link to it.

    How to close it
        Break the links and delete the objects.
    """,
)

HIDDEN = Rule(
    id="FIL133",
    title="Answers in hidden rows",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="Answers stand on '{sheet}' in rows that are hidden ({rows}). They were read.",
    remedy="Show the rows, and see whether the answers are meant.",
    explanation="""
    What it finds
        Answers in rows or on sheets that a person does not see.

    Why it matters
        What nobody sees nobody clears. A filter can hide rows, too.

    Example
        Rows that were filtered away, and are still filled.

    How to close it
        Clear the filter or unhide the rows, and look at them.
    """,
)

CLOSED = Rule(
    id="FIL134",
    title="A value where none is asked",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{subject}: '{found}' stands under '{field}', which is not asked here. It was not read.",
    remedy="Empty the cell. What it says may belong into the account.",
    explanation="""
    What it finds
        Something in a grey cell: the half of an answer that the obligation does not ask, a currency beside a number of
        persons, or two subjects in one explanation.

    Why it matters
        It is not read, and whoever typed it should know.

    Example
        'Full' under 'In practice' of an obligation that asks for law only.

    How to close it
        Empty the cell.
    """,
)

NOT_NAMED = Rule(
    id="FIL135",
    title="A row that does not say what it is about",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="Something is filled in here under '{title}', but nothing is picked under '{found}'. It was not read.",
    remedy="Pick in this cell what it is for.",
    explanation="""
    What it finds
        A figure in the row of another country without the country, or an entry under 'Further entries' without the
        obligation that it is for.

    Why it matters
        A figure without its country would be taken for the total, and an entry without its obligation for nobody's.

    Example
        'Another country:' 5, and no country picked.

    How to close it
        Pick it from the list in the cell that is named.
    """,
)

OUTSIDE = Rule(
    id="FIL136",
    title="Text outside the questions",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="Texts or remarks stand outside the yellow cells of this sheet ({found}). They were not read as answers.",
    remedy="Nothing, if no answer is among them. Take them out before the file is passed on.",
    explanation="""
    What it finds
        Words beside or below the tables of the form, and remarks that hang on cells.

    Why it matters
        They are no answers, and they are passed on with the file.

    Example
        'to be checked with the police' beside the row of Art. 14(7).

    How to close it
        Move what is an answer into its yellow cell, and delete the rest.
    """,
)

PART_LEFT_OUT = Rule(
    id="FIL137",
    title="A part that is filled and not reported",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{part}: this part is filled, but the form says that it does not report it.",
    remedy="Say 'Yes' to it under 'What this form reports', or empty its cells. Its gaps are not looked for now.",
    explanation="""
    What it finds
        A part that has answers, figures or entries, with 'No' under 'What this form reports'.

    Why it matters
        Nobody can tell whether they count.

    Example
        Statistics: No, and figures on the sheet 'Figures'.

    How to close it
        Say 'Yes' to the part, or take out what stands in it.
    """,
)
