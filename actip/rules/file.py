"""Own the `FIL` rules: what can be wrong with a file before anybody looks at what it says.

Reading finds these faults; here are their words. `readable` files go on to the other rules, the others stop here
and the exit code is 2.
"""

from actip.model import Rule, Severity

NOT_OPENED = Rule(
    id="FIL101",
    title="The file cannot be opened",
    basis="actip",
    severity=Severity.ERROR,
    message="The file {reason}.",
    remedy="Check the name and the folder, and close the file in other programs.",
    words={
        "reason": {
            "missing": "does not exist",
            "no_match": "is a pattern that fits no file",
            "not_allowed": "may not be read by you, or another program holds it",
            "not_a_file": "is not an ordinary file",
            "refused": "could not be opened",
        },
    },
    explanation="""
    What it finds
        A path that does not exist, may not be read, or is not an ordinary file.

    Why it matters
        Nothing of it was checked. The other files still are.

    Example
        actip validate LAO_2052.yaml, where the file is LAO_2025.yaml.

    How to close it
        Check the name and the folder. On Windows, close the file in the program that holds it.
    """,
)

NO_FILES = Rule(
    id="FIL102",
    title="No submission in the folder",
    basis="actip",
    severity=Severity.ERROR,
    message="The folder holds no submission. Files that end in {expected} are read.",
    remedy="Name another folder, or the file itself.",
    explanation="""
    What it finds
        A folder in which no file has a name that submissions have.

    Why it matters
        Nothing was checked, and that must not look like 'no faults'.

    Example
        actip validate reports, where the submissions are in reports_2025.

    How to close it
        Name the folder that holds the submissions, or name the files one by one.
    """,
)

EMPTY = Rule(
    id="FIL103",
    title="The file is empty",
    basis="actip",
    severity=Severity.ERROR,
    message="The file is empty.",
    remedy="Save it again in the program that it comes from, or ask the sender for it once more.",
    explanation="""
    What it finds
        A file of no bytes, or of nothing but spaces and line breaks.

    Why it matters
        An empty file is often a copy that broke off. It says nothing about the state.

    Example
        A file of 0 bytes on a USB stick that was pulled out too early.

    How to close it
        Save or copy the file again.
    """,
)

NOT_TEXT = Rule(
    id="FIL104",
    title="The file is not a text in UTF-8",
    basis="actip",
    severity=Severity.ERROR,
    message="The file is {found}, not a text in the encoding UTF-8.",
    remedy="Name the right file, or save it as text in the encoding UTF-8 in the program that made it.",
    words={
        "found": {
            "zip": "a workbook or another packed file",
            "old_workbook": "an old or password-protected workbook",
            "pdf": "a PDF document",
            "picture": "a picture",
            "compressed": "a compressed file",
            "utf_16": "a text in the encoding UTF-16",
            "binary": "made of other signs than letters",
            "other_encoding": "a text in another encoding",
        },
    },
    explanation="""
    What it finds
        A workbook, picture or other file under the name of a text, or a text in another encoding.

    Why it matters
        Lao, Khmer, Thai, Burmese and Vietnamese letters are garbled when an encoding is guessed.

    Example
        A workbook renamed to LAO_2025.yaml; a text that an old editor saved as 'Unicode' or 'ANSI'.

    How to close it
        Open it in the program that made it and save it as text in the encoding UTF-8.
    """,
)

BAD_SYNTAX = Rule(
    id="FIL105",
    title="The text breaks the rules of its format",
    basis="YAML 1.2, RFC 8259 (JSON)",
    severity=Severity.ERROR,
    message="The text cannot be read from here on: {cause}.",
    remedy="Mend this line or the one above it, then check the file again.",
    words={
        "cause": {
            "tab": "a tab stands where spaces are expected",
            "colon": "a colon stands in the middle of a text, which must be in quotes",
            "open_quote": "a quotation mark is opened and never closed, or the file was cut off",
            "open_bracket": "a bracket is opened and never closed, a comma is missing, or the file was cut off",
            "backslash": "a backslash stands in a text in double quotes",
            "no_space": "a space is missing after the colon of a key",
            "no_colon": "the colon after a key is missing, or a line is indented too little",
            "indentation": "the indentation does not match the lines above",
            "dash": "a dash stands where a value is expected",
            "reserved": "a text begins with a sign that YAML keeps for itself",
            "control": "a control character, tab or line break stands inside a text",
            "complex_key": "a list or a group stands where a key is expected",
            "quoted_key": "a key in double quotes is expected, or there is a comma too many",
            "no_comma": "a comma is missing, a quotation mark stands inside a text, or the file was cut off",
            "no_value": "a value is missing, or the file was cut off",
            "after_end": "something stands after the end of the submission",
            "comma": "there is a comma too many",
            "half_character": "one half of a character stands alone",
            "garbled": "the text breaks off or is garbled",
        },
    },
    explanation="""
    What it finds
        A place where the text is no YAML or JSON: a tab, an open quotation mark, a line that is indented wrongly,
        or a file that was cut off.

    Why it matters
        What follows that place cannot be read at all, so the file was not checked.

    Example
        account: the law was amended: see annex 2

    How to close it
        Put texts that hold a colon, a hash or a bracket in quotes, and indent with spaces.
    """,
)

NOT_A_SUBMISSION = Rule(
    id="FIL106",
    title="The file is not one submission",
    basis="actip-submission/1",
    severity=Severity.ERROR,
    message="The file holds {found}; a submission is one group of keys such as format, state and period.",
    remedy="Begin the file with 'format: actip-submission/1', and keep one submission to a file.",
    words={
        "found": {
            "documents": "more than one document",
            "list": "a list",
            "scalar": "a single word or number",
        },
    },
    explanation="""
    What it finds
        A file whose outermost part is a list, a single word or number, or more than one document.

    Why it matters
        It is not clear which state and period it would be about.

    Example
        A file with two submissions, separated by a line of three dashes.

    How to close it
        Put each submission into a file of its own.
    """,
)

UNKNOWN_VERSION = Rule(
    id="FIL107",
    title="The format has a version that is not known",
    basis="actip-submission/1",
    severity=Severity.ERROR,
    message="The file is in the format {found}; this version of actip reads {expected}.",
    remedy="Use a version of actip that reads it, or ask for the file in {expected}.",
    explanation="""
    What it finds
        A format line that names another version of the format.

    Why it matters
        Another version may give the same key another meaning. Guessing would change answers in silence.

    Example
        format: actip-submission/2

    How to close it
        Use the version of actip that the file was made for.
    """,
)

TOO_LARGE = Rule(
    id="FIL108",
    title="The file is too large or too deeply nested",
    basis="actip",
    severity=Severity.ERROR,
    message="The file has more than {limit} {what}; a full submission stays far below that.",
    remedy="Check whether this is the right file.",
    words={
        "what": {
            "bytes": "bytes",
            "levels": "levels of brackets",
            "entries": "entries",
        },
    },
    explanation="""
    What it finds
        A file of more than five million bytes or 20,000 entries, or brackets nested more than 64 deep.

    Why it matters
        Such a file is no submission. Reading it could stop the computer.

    Example
        A case register in place of the submission.

    How to close it
        Name the right file. Submissions hold totals, not cases.
    """,
)

ALIAS = Rule(
    id="FIL109",
    title="The text refers back to another part of itself",
    basis="YAML 1.2, aliases",
    severity=Severity.ERROR,
    message="'{found}' refers to another place of the file; a submission writes everything out.",
    remedy="Write the text out in full, or put it in quotes if it only begins with an asterisk.",
    explanation="""
    What it finds
        A YAML alias: a word that begins with an asterisk outside quotes.

    Why it matters
        A few aliases can make a file of one page grow to fill all memory.

    Example
        evidence: *same_as_above

    How to close it
        Copy the text to where it is needed, or put it in quotes.
    """,
)

REPEATED_KEY = Rule(
    id="FIL110",
    title="A key stands twice",
    basis="YAML 1.2, RFC 8259 (JSON)",
    severity=Severity.ERROR,
    message="'{found}' stands here again; it stands first on line {first_line}. Only the first was read.",
    remedy="Keep one of the two and remove the other.",
    explanation="""
    What it finds
        The same key twice in one group: often the same obligation answered by two agencies.

    Why it matters
        One of the two would be lost without a word. Which one is right only the state can say.

    Example
        ACTIP-14.7 on line 88, and once more on line 301.

    How to close it
        Compare the two, keep what is right under one key, and remove the other.
    """,
)

BAD_NUMBER = Rule(
    id="FIL111",
    title="A number that cannot be kept",
    basis="actip",
    severity=Severity.ERROR,
    message="{subject}: '{found}' {reason}.",
    remedy="Write plain digits, such as 1234, or say {where_missing} why there is none.",
    words={
        "reason": {
            "not_finite": "is no number",
            "too_long": "has more than 15 digits",
            "too_large": "is too large to be kept",
            "separator": "can mean thousands or a fraction",
        },
    },
    explanation="""
    What it finds
        'Not a number', infinity, a number of more than 15 digits, or one like 1.234 that can mean thousands.

    Why it matters
        Such values pass every comparison or turn into other numbers when they are saved.

    Example
        value: .nan

    How to close it
        Write the figure, or say why there is none.
    """,
)

TAG = Rule(
    id="FIL112",
    title="A value with a type of its own",
    basis="YAML 1.2, tags",
    severity=Severity.ERROR,
    message="{subject}: the value carries the mark '{reason}', which a submission does not use. It was not read.",
    remedy="Remove the mark, or put the text in quotes if it only begins with an exclamation mark.",
    explanation="""
    What it finds
        A YAML tag: a word that begins with an exclamation mark outside quotes.

    Why it matters
        Tags can make a program run code. None is ever acted on here.

    Example
        account: !important the law was amended

    How to close it
        Put the text in quotes.
    """,
)

OTHER_KIND = Rule(
    id="FIL113",
    title="A kind of file that is not read",
    basis="actip",
    severity=Severity.ERROR,
    message="This version of actip does not read {found}. It reads files that end in {expected}.",
    remedy="Save the submission in one of these formats.",
    words={
        "found": {
            "tables": "workbooks and tables",
            "other": "files of this kind",
        },
    },
    explanation="""
    What it finds
        A file named on the command line whose name says that it is of another kind.

    Why it matters
        Nothing of it was checked.

    Example
        actip validate report.docx

    How to close it
        Name the submission itself.
    """,
)
