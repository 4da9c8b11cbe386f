"""Own the `FIL` rules about what was typed where a form cannot hold it.

What else the file says goes on to the other rules.
"""

from actip.model import One, Severity
from actip.rules.texts.entry import text

_BASIS = "actip-form/2"

TEXTS = (
    text(
        "FIL122",
        title="A value that was tidied",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{subject}: '{found}' was read as {read}.",
        remedy="Nothing, if that is what was meant. Else type the value anew.",
        finds="""
        A number or date that was typed in another way and can mean only one thing: digits of another script,
        separators of thousands, a unit or a currency beside the number, a date with the day first or with the month in
        words, a year of the Buddhist calendar, a year with a word before it, a date stored as a number.
        """,
        why="You should know how it was read.",
        example="໑໒ read as 12; 12 cases read as 12; 31/12/2025 read as 2025-12-31; since 2562 read as 2019.",
        close="It needs no action.",
    ),
    text(
        "FIL123",
        title="A value that can mean two things",
        basis=_BASIS,
        message="{reading}",
        remedy="{mend}",
        words={
            "mend": {
                "number": "Type {first} or {second}, whichever is meant, as a plain number.",
                "day": "Type {first} or {second}, whichever is meant.",
                "year": "Type the day itself, such as {second}-03-31.",
                "dash": "Type 0 if somebody looked and there was none; else pick the reason from the list.",
                "currency": "Leave the currency in one of the two cells.",
            },
            "reading": {
                "two": "{subject}: '{found}' can mean {first} or {second}.",
                "dash": "{subject}: '{found}' can mean {first} or that there is no figure.",
                "year": "{subject}: '{found}' can mean {first} or the year {second}.",
                "currency": "{subject}: the amount says {first}, the cell for the currency {second}.",
            },
        },
        finds="A text in place of a number or date that has two readings: 1,234 or 1.234, 04/03/2025, or a dash.",
        why="Nothing is guessed: 1.234 can be a thousand or one and a bit, and a dash can be zero or 'nobody knows'.",
        example="1,234 in a cell for victims detected.",
        close="Type the number without separators, the date with the year first, or pick the reason why there "
        "is no figure.",
    ),
    text(
        "FIL124",
        title="A formula without a result",
        basis=_BASIS,
        message="{subject}: the cell holds the formula '{found}', and no result is stored with it.",
        remedy="Open the file in Excel or LibreOffice and save it once, or type the value.",
        finds="A formula in a yellow cell that no spreadsheet program has worked out yet.",
        why="What it would give is not in the file. Read as it stands, the answer would be blank.",
        example="=57+0, written by a script.",
        close="Open the workbook in Excel or LibreOffice, save it, and check it again. Better: type the value.",
    ),
    text(
        "FIL125",
        title="A formula in place of an answer",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{subject}: the cell holds a formula; its last result, {read}, was read.",
        remedy="Nothing, if the result is right. A value that is typed in cannot change any more.",
        finds="A formula in a yellow cell.",
        why="Its result depends on other cells, perhaps of another file. What was read is the result when it "
        "was last saved.",
        example="=SUM(Sheet9!B2:B40) in the cell for persons prosecuted.",
        close="Copy the cell and paste it as a value.",
    ),
    text(
        "FIL126",
        title="A cell that shows an error",
        basis=_BASIS,
        message="{subject}: the cell shows '{found}'.",
        remedy="Type the value, or pick the reason why there is none.",
        finds="An error of the spreadsheet program, such as #REF! or #N/A, in a yellow cell.",
        why="The value that stood there is lost.",
        example="#REF! where a formula pointed to a sheet that was deleted.",
        close="Type the value.",
    ),
    text(
        "FIL127",
        title="A row that belongs to no question",
        basis=_BASIS,
        message="Something is filled in here, but the row belongs to no question of the form. It was not read.",
        remedy="Move it to the row of its question. What has no row goes to 'Further entries' or 'Figures in detail'.",
        finds="A row inside a table of questions, with answers, whose hidden id is missing or is not known.",
        why="It is not known what it answers.",
        example="A row that was inserted below Art. 14(7) for a second law.",
        close="Enter it on the sheet 'Further entries', with the id of the obligation.",
    ),
    text(
        "FIL128",
        title="A row or column that stands twice",
        basis=_BASIS,
        message="{where}",
        remedy="Compare the two, keep what is right in the first, and empty the other.",
        words={
            "where": {
                "row": "'{found}' stands here again; it stands first in '{sheet}', row {row}. Only the first was read.",
                "column": "'{found}' stands here again; it stands first in column {column}. Only the first was read.",
                "table": "'{found}' stands here again, with other entries; it stands first on '{sheet}'. Only the "
                "first was read.",
            },
        },
        finds="The same question or column twice in one workbook, with answers in both: copied, or pasted from "
        "another file.",
        why="One of the two would be lost without a word. Which one is right only the state can say.",
        example="The sheet 'Protection' and its copy 'Protection (2)', both filled.",
        close="Keep one of the two and empty the other.",
    ),
    text(
        "FIL129",
        title="Merged cells hide answers",
        basis=_BASIS,
        message="The cells {found} are merged: only what stands in {first} is kept, for the first row alone.",
        remedy="Unmerge them and fill in each row.",
        finds="Merged cells that cover more than one yellow cell.",
        why="A spreadsheet keeps one value for all of them. The other questions are unanswered.",
        example="F31:F33 merged, to give one answer to three questions.",
        close="Unmerge them and repeat the answer.",
    ),
    text(
        "FIL130",
        title="A sheet that is not part of the form",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="The sheet '{found}' is no part of the form; its {cells} filled cells were not read.",
        one={
            "message": One("The sheet '{found}' is no part of the form; its {cells} filled cell was not read.", "cells")
        },
        remedy="Nothing, if no answer stands on it. Take it out before the file is passed on.",
        finds="A sheet that was added.",
        why="Nothing on it is checked, and it may hold what should not be passed on.",
        example="A sheet 'Notes'.",
        close="Move answers to their questions and delete the sheet.",
    ),
    text(
        "FIL131",
        title="A part of the form is missing",
        basis=_BASIS,
        message="'{found}' is not as the form had it. Missing: {rows}.",
        remedy="Undo it, or copy the answers into a new form. What is missing counts as not answered.",
        words={
            "rows": {"not_given": "the whole table"},
        },
        finds="A table, row or column of the form that is no longer in the workbook.",
        why="Its questions cannot have been answered, or their answers are gone. A report would be made without them, "
        "and look whole.",
        example="The row of Art. 14(7), deleted.",
        close="Write a new form with 'actip template' and copy the answers into it.",
    ),
    text(
        "FIL132",
        title="The workbook holds more than sheets",
        basis=_BASIS,
        severity=Severity.WARNING,
        message="The workbook holds {strange}, which the form does not have. They were not opened.",
        remedy="Take them out: under Data, Edit Links or Queries, or by copying the answers into a new form.",
        words={
            "strange": {
                "links": "links",
                "objects": "objects",
                "connections": "connections",
                "buttons": "buttons",
                "text_boxes": "text boxes",
            },
        },
        finds="Links to other files, embedded objects, connections to databases, buttons, or text boxes with words.",
        why="They can show or fetch what is not in the file, and can carry what should not be passed on.",
        example="A formula that was pasted from another workbook leaves a link to it.",
        close="Break the links and delete the objects.",
    ),
    text(
        "FIL133",
        title="Answers in hidden rows",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="Answers stand on '{sheet}' in rows that are hidden ({rows}). They were read.",
        remedy="Show the rows, and see whether the answers are meant.",
        words={
            "rows": {"not_given": "all"},
        },
        finds="Answers in rows or on sheets that a person does not see.",
        why="What nobody sees nobody clears. A filter can hide rows, too.",
        example="Rows that were filtered away, and are still filled.",
        close="Clear the filter or unhide the rows, and look at them.",
    ),
    text(
        "FIL134",
        title="A value where none is asked",
        basis=_BASIS,
        message="{subject}: '{found}' stands under '{field}', which is not asked here. It was not read.",
        remedy="Move it to the cell that asks for it, or take it out if it is no answer.",
        finds="""
        Something in a grey cell: the half of an answer that the obligation does not ask, a currency beside a number of
        persons, or two subjects in one explanation.
        """,
        why="It is not read, and whoever typed it should know.",
        example="'Full' under 'In practice' of an obligation that asks for law only.",
        close="Empty the cell.",
    ),
    text(
        "FIL135",
        title="A row that does not say what it is about",
        basis=_BASIS,
        message="Something is filled in here under '{title}', but nothing is picked under '{found}'. It was not read.",
        remedy="Pick in this cell what it is for.",
        finds="""
        A figure in the row of another country without the country, or an entry under 'Further entries' without the
        obligation that it is for.
        """,
        why="A figure without its country would be taken for the total, and an entry without its obligation for "
        "nobody's.",
        example="'Another country:' 5, and no country picked.",
        close="Pick it from the list in the cell that is named.",
    ),
    text(
        "FIL136",
        title="Text outside the questions",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="Texts or remarks stand outside the yellow cells of this sheet ({cells}). They were not read as "
        "answers.",
        remedy="Nothing, if no answer is among them. Take them out before the file is passed on.",
        finds="Words beside or below the tables of the form, and remarks that hang on cells.",
        why="They are no answers, and they are passed on with the file.",
        example="'to be checked with the police' beside the row of Art. 14(7).",
        close="Move what is an answer into its yellow cell, and delete the rest.",
    ),
    text(
        "FIL137",
        title="A part that is filled and not reported",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{part}: this part is filled, but the form says that it does not report it.",
        remedy="Say 'Yes' to it under 'What this form reports', or empty its cells. Its gaps are not looked for now.",
        finds="A part that has answers, figures or entries, with 'No' under 'What this form reports'.",
        why="Nobody can tell whether they count.",
        example="Statistics: No, and figures on the sheet 'Figures'.",
        close="Say 'Yes' to the part, or take out what stands in it.",
    ),
    text(
        "FIL141",
        title="Rows sorted without their questions",
        basis=_BASIS,
        message="{apart}",
        words={
            "apart": {
                "rows": "The rows of '{title}' were sorted without their questions: row {row} shows '{visible}', and "
                "its hidden mark says '{hidden}'. No answer of this table was taken.",
                "columns": "The columns of '{title}' were exchanged without their hidden marks: column {column} is "
                "headed '{visible}', and its mark says '{hidden}'. No answer of this table was taken.",
            },
        },
        remedy="Undo it, or copy the answers into a new form, each to its question.",
        finds="A table with a row whose first words, or a column whose heading, are those of another one than its "
        "hidden mark names.",
        why="Each answer may stand beside another question. Which of the two is meant only the state can say.",
        example="The visible part of 'Protection' sorted by its answers, without the hidden first column.",
        close="Undo it. Or write a new form with 'actip template' and copy each answer to its question.",
    ),
    text(
        "FIL142",
        title="A sheet that has lost its hidden marks",
        basis=_BASIS,
        message="The hidden first column of the sheet '{sheet}', or the hidden row above its table, is gone, so none "
        "of its answers could be read ({cells}).",
        remedy="Undo the deletion, or copy the answers into a new form.",
        finds="A sheet of the form, by its words, with answers on it and without the marks that say what they answer.",
        why="What it says would be missing in every report, and nobody would see it.",
        example="Column A of 'Protection', deleted because it was empty to look at.",
        close="Undo it, or copy the answers into a new form.",
    ),
    text(
        "FIL143",
        title="An answer outside its cell",
        basis=_BASIS,
        message="What stands in {cells} of the sheet '{sheet}' was not read: an answer counts in a yellow cell only.",
        remedy="Move each to the yellow cell of its question, or take it out if it is none.",
        finds="A number, a day or a word of the lists outside the yellow cells, or any text within a table: in a grey "
        "cell, in a row of checks, over a label, beside a table or below it.",
        why="Somebody typed it for an answer. It would be missing in every report, and nobody would see it.",
        example="A total typed into the row 'Check of each column'.",
        close="Move it to its cell.",
    ),
    text(
        "FIL144",
        title="Answers in hidden columns",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="Answers stand on '{sheet}' in columns that are hidden ({columns}). They were read.",
        remedy="Show the columns, and see whether the answers are meant.",
        finds="Answers in columns that a person does not see.",
        why="What nobody sees nobody clears.",
        example="The column 'In law', hidden while the practice was filled in.",
        close="Unhide the columns, and look at them.",
    ),
    text(
        "FIL145",
        title="An answer that is struck through",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="What stands in {cells} of the sheet '{sheet}' is struck through. It was read all the same.",
        remedy="Delete what is not meant any more.",
        finds="A yellow cell whose text, or a part of it, is struck through.",
        why="A stroke says to a person that it does not count, and to a program nothing.",
        example="A text that was pasted from a document in which deletions are shown.",
        close="Delete what is struck through, or take the stroke off.",
    ),
    text(
        "FIL146",
        title="A text that the spreadsheet has changed",
        basis=_BASIS,
        severity=Severity.WARNING,
        message="{became}",
        words={
            "became": {
                "day": "{subject}: the cell holds the day {found}, where words are asked. Something such as {typed} "
                "may have been typed.",
                "number": "{subject}: the cell holds the number {found}, where words are asked. Something such as "
                "{typed} may have been typed.",
            },
        },
        remedy="See what the cell should say. Type it with an apostrophe before it, such as '5-5, and it stays a text.",
        finds="A day, or a number with one digit behind its point, in a cell for a text.",
        why="A spreadsheet makes a day of 5-5 and 14.1 of 14.10, and shows what it made.",
        example="Section 5-5, stored as 2025-05-05.",
        close="Type it again with an apostrophe before it.",
    ),
    text(
        "FIL147",
        title="Words in place of a figure",
        basis=_BASIS,
        message="{subject}: '{found}' is no figure. It may mean '{missing}' from the list.",
        remedy="Pick the reason from the list if that is meant, else type the figure.",
        finds="A word such as TBC, not available or confidential in a cell for a figure.",
        why="Each of the reasons leads to another plan, and a word can mean several.",
        example="TBC in the cell for persons convicted.",
        close="Pick 'Not yet available', 'Not collected' or 'Withheld', whichever is so.",
    ),
    text(
        "FIL148",
        title="What was not read before is still not read",
        basis=_BASIS,
        message="The sheet '{sheet}' still has {lines} lines of what was not read in the form before this copy.",
        one={
            "message": One(
                "The sheet '{sheet}' still has {lines} line of what was not read in the form before this copy.", "lines"
            )
        },
        remedy="Move each answer to its yellow cell and empty its line there; empty the lines that are no answer, too.",
        finds="Lines on the sheet 'Not read' of a copy that 'actip validate --annotate' wrote.",
        why="The copy holds only what was read. As long as a line stands there, something of the form is lost.",
        example="A line 'Protection, cell AE15: 12'.",
        close="Put each answer into its cell and delete its line, or delete the sheet when nothing on it is an answer.",
    ),
    text(
        "FIL150",
        title="Neither yes nor no",
        basis=_BASIS,
        message="The cell asks for a yes or a no, and '{found}' stands in it.",
        remedy="Pick one of the two from its list.",
        finds="A word other than yes and no, in any of the languages of the form, in a cell that has only these two.",
        why="Whether a part is reported, or something is covered, would be guessed.",
        example="'later' beside a part, under 'What this form reports'.",
        close="Pick yes or no.",
    ),
    text(
        "FIL151",
        title="A citation with its article or year in the title",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{subject}: '{found}' is read as the title alone. {which}",
        remedy="If it is meant apart, write title, article and year with commas between them. Else nothing.",
        words={
            "which": {
                "provision": "It seems to name an article.",
                "year": "It seems to name the year.",
            },
        },
        finds="""
        A law or document in one cell in which a word for an article, or a year, stands within the title. Nothing is
        lost: all of it is the title.
        """,
        why="A citation without its article or year is hard to find again, and nobody sees how old it is.",
        example="'Decree of 2015 on shelters' has no year of its own; 'Decree on shelters, 2015' has.",
        close="Write the title, the article and the year with commas between them, or leave it as it is.",
    ),
    text(
        "FIL152",
        title="A citation that can be read in two ways",
        basis=_BASIS,
        severity=Severity.WARNING,
        message="{subject}: '{found}' can be read in two ways. {which}",
        remedy="{mend}",
        words={
            "which": {
                "day": "Its day can mean {readings}.",
                "several": "It seems to name several documents, and is read as the title of one.",
            },
            "mend": {
                "day": "Write the day with the year first, or the year alone.",
                "several": "Leave one in the cell, and put the others on the sheet 'Further entries'.",
            },
        },
        finds="A law or document in one cell whose day can mean two days, or that seems to be several documents.",
        why="Nothing is guessed, and nothing that was typed is lost: it stands in the title until somebody says.",
        example="'Decree on shelters, 04/03/2025': the 4th of March or the 3rd of April.",
        close="Write the day with the year first; of several documents leave one in the cell.",
    ),
)
