"""Own the `SCH` rules: where a submission does not have the shape that can be read.

Validation finds these faults with the JSON Schema; here are their words. What cannot be used is left out, and the
other rules do not complain of it a second time.
"""

from actip.model import Rule, Severity

_BASIS = "actip-submission/1"


MISSING_KEY = Rule(
    id="SCH201",
    title="A key that every submission needs is missing",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: this key is missing.",
    remedy="Add '{field}'. 'actip explain SCH201' shows the four keys that every submission begins with.",
    form_message="{subject}: this is not filled in, and nothing can be read without it.",
    form_remedy="Fill it in.",
    explanation="""
    What it finds
        A submission without format, catalogue, state or period; a period without start or end; a figure without
        its indicator; an agency without id; an explanation without rule, about or reason.

    Why it matters
        Without them nobody can tell what the file is about. Every other hole is a gap, not a fault of shape.

    Example
        A file that begins with 'state: LAO' and has no period.

    How to close it
        Begin the file with these four keys:
        format: actip-submission/1
        catalogue: "0.1"
        state: LAO
        period: {start: 2025-01-01, end: 2025-12-31}
    """,
)

UNKNOWN_KEY = Rule(
    id="SCH202",
    title="A key that is not known",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: this is not a key that is read here.",
    remedy="Use one of: {expected}.",
    explanation="""
    What it finds
        A key that the format does not have at this place, most often a slip of the pen.

    Why it matters
        What stands below it was not read. It must not be lost in silence.

    Example
        in_pratice: partial

    How to close it
        Correct the key. Remarks of your own go into 'account', 'comment' or 'note'.
    """,
)

WRONG_TYPE = Rule(
    id="SCH203",
    title="A value of the wrong kind",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: {kind} stands where {expected} is expected.",
    remedy="{mend}",
    words={
        "kind": {
            "text": "the text '{found}'",
            "number": "the number {found}",
            "truth": "'{found}' without quotes",
            "list": "a list",
            "mapping": "a group of keys",
            "blank": "a blank",
        },
        "expected": {
            "string": "a text",
            "integer": "a whole number",
            "number": "a number",
            "array": "a list",
            "object": "a group of keys",
            "code": "one of the codes offered",
            "string or object": "an obligation's id or the facts of a figure",
        },
        "mend": {
            "string": "Put it in quotes.",
            "integer": "Write it in plain digits, without quotes, separators and words.",
            "number": "Write it in plain digits, such as 1469, or give the reason {where_missing}.",
            "array": "Write it as a list, also for a single entry: [first, second].",
            "object": "Write the keys that belong to it below, each on a line of its own.",
            "code": "Write one code, as the list has it.",
            "string or object": "Write the id, such as ACTIP-14.7, or {{indicator: ..., dimension: ..., within: ...}}.",
        },
    },
    explanation="""
    What it finds
        A text where a number is expected, a number where a text is expected, a single value where a list is, and
        the like.

    Why it matters
        '1.469' can mean one thousand or one and a half, '12 cases' is no number. Nothing is guessed.

    Example
        value: "25"

    How to close it
        Write figures as plain digits: value: 25. Write texts such as the version of the catalogue in quotes: "0.1".
    """,
)

NOT_IN_LIST = Rule(
    id="SCH204",
    title="A code that is not in its list",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: '{found}' is not one of the codes offered.",
    remedy="Use one of: {expected}.",
    form_message="{subject}: '{found}' is not in the list.",
    form_remedy="Pick one of: {expected}.",
    explanation="""
    What it finds
        An answer, a dimension or a kind that is not in its code list. Codes are written in the letters of the list.

    Why it matters
        Only closed lists can be counted across states.

    Example
        in_law: partly

    How to close it
        Use a code of the list. 'actip schema' prints all lists with what each code means.
    """,
)

BAD_DATE = Rule(
    id="SCH205",
    title="A date that does not exist",
    basis="ISO 8601",
    severity=Severity.ERROR,
    message="{subject}: '{found}' is not a date of the calendar in the form year-month-day.",
    remedy="Write year-month-day, such as 2025-03-31 for the last day of March.",
    explanation="""
    What it finds
        A date that is not written year-month-day with two digits for month and day, or that no calendar has.

    Why it matters
        04/03/2025 is April in one ministry and March in the next. Nothing is guessed.

    Example
        date: 2026-02-30

    How to close it
        Write the year with four digits, the month and the day with two: 2025-03-31.
    """,
)

OUT_OF_RANGE = Rule(
    id="SCH206",
    title="A number that cannot be",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: {found} cannot be; {reason}.",
    remedy="Correct the number. Where there is none, leave it out and give the reason {where_missing}.",
    form_remedy="Correct the number, or pick the reason why there is none from the list.",
    words={
        "reason": {
            "below": "it is at least {expected}",
            "above": "it is at most {expected}",
            "not_whole": "{expected} are counted in whole numbers",
        },
    },
    explanation="""
    What it finds
        A count below zero, a share above one hundred, half a person.

    Why it matters
        Every sum that the figure goes into would be wrong.

    Example
        value: -3

    How to close it
        Correct the figure. Use 'missing: not_collected' or another reason where there is no figure; never zero.
    """,
)

TOO_LONG = Rule(
    id="SCH207",
    title="A text that is too long",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text has {length} characters; at most {expected} can be kept.",
    remedy="Shorten it, or cite the document that holds it under '{key[evidence]}'.",
    explanation="""
    What it finds
        A text of more than 20,000 characters, some ten pages.

    Why it matters
        Nobody reads it in a table, and it will not fit into the cell of a workbook with what is written beside it.

    Example
        A whole law pasted into 'account'.

    How to close it
        Say what was done in a few sentences and cite the law as evidence.
    """,
)

ONE_OF_THREE = Rule(
    id="SCH208",
    title="A figure needs exactly one of value, below and missing",
    basis="Missing is never zero (UNODC and SDG practice)",
    severity=Severity.ERROR,
    message="{subject}: of value, below and missing exactly one is needed; found: {given}.",
    remedy="Give the value, or 'below: 5' for '<5', or {where_missing} the reason why there is none.",
    form_message="{subject}: there is neither a figure nor the reason why there is none.",
    form_remedy="Type the figure (0 if you looked and there was none), <5, or pick the reason from the list.",
    explanation="""
    What it finds
        An entry among the figures that holds no figure and no reason, or both at once.

    Why it matters
        A blank can mean zero, unknown or forgotten. Only the state knows which.

    Example
        - {indicator: persons_convicted}

    How to close it
        Zero is a figure: value: 0. Otherwise give a reason: missing: not_yet_available.
    """,
)

REVERSED_PERIOD = Rule(
    id="SCH209",
    title="The period ends before it begins",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{what} begins on {start} and ends on {end}, which is earlier.",
    remedy="Exchange the two dates, or correct the one that is wrong.",
    explanation="""
    What it finds
        A period whose last day is before its first.

    Why it matters
        No figure can belong to it.

    Example
        period: {start: 2025-12-31, end: 2025-01-01}

    How to close it
        Put the first day under start and the last day under end.
    """,
)

UNKNOWN_OBLIGATION = Rule(
    id="SCH210",
    title="An obligation that the catalogue does not have",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="'{found}' is not an obligation of this catalogue.",
    remedy="Correct the id. 'actip obligations' lists all of them.",
    form_remedy="Correct the id: it stands below the article in each row, such as ACTIP-14.7.",
    explanation="""
    What it finds
        An answer under an id that is not in the catalogue.

    Why it matters
        The answer was not read, and the obligation that was meant counts as unanswered.

    Example
        ACTIP-14.17, where ACTIP-14.7 is meant.

    How to close it
        Correct the id. 'actip obligations' lists them with their titles.
    """,
)

NOT_ASKED = Rule(
    id="SCH211",
    title="An answer that was not asked for",
    basis="The catalogue: what each obligation asks",
    severity=Severity.WARNING,
    message="{citation} {title}: '{found}' is not asked here, only {expected}. It was left out.",
    remedy="Move what it says to '{key[account]}', or remove it.",
    explanation="""
    What it finds
        An answer in law where only practice is asked, or the other way round.

    Why it matters
        It would not be counted anywhere. It does no harm, so it is only a warning.

    Example
        in_practice under ACTIP-5.1, which asks whether trafficking is an offence in law.

    How to close it
        Say it in words under 'account'.
    """,
)

NOT_OFFERED = Rule(
    id="SCH212",
    title="A figure that its indicator does not have",
    basis="The catalogue: measures, dimensions and subsets of each indicator",
    severity=Severity.ERROR,
    message="{subject}: {indicator} cannot {field}.",
    remedy="Use one of: {expected}.",
    words={
        "field": {
            "dimension": "be broken down by '{found}'",
            "measure": "be measured in '{found}'",
            "subset": "have the subset '{found}'",
        },
    },
    explanation="""
    What it finds
        A dimension, measure or subset that the indicator of the figure does not have.

    Why it matters
        The figure has no place in any table, and its sum would be wrong.

    Example
        - {indicator: offences_recorded, sex: F, value: 12}

    How to close it
        'actip explain' with the id of the indicator lists what it is broken down by.
    """,
)

NO_CURRENCY = Rule(
    id="SCH213",
    title="An amount without its currency",
    basis="ISO 4217",
    severity=Severity.ERROR,
    message="{subject}: an amount of money needs a currency.",
    remedy="Add the currency of the amount, such as 'currency: LAK'.",
    form_remedy="Pick the currency in the cell beside the amount.",
    explanation="""
    What it finds
        A figure in money that does not say which money.

    Why it matters
        Amounts in unknown currencies can be neither compared nor added.

    Example
        - {indicator: assets_confiscated, measure: money, value: 120000000}

    How to close it
        Add the ISO 4217 code of the currency.
    """,
)

OTHER_CATALOGUE = Rule(
    id="SCH214",
    title="Another version of the catalogue",
    basis="actip-submission/1",
    severity=Severity.WARNING,
    message="{subject}: the file answers version {found}; it was checked against version {expected}.",
    remedy="Compare what changed, then write the version that was answered; or use the actip that has it.",
    explanation="""
    What it finds
        A submission that answers another version of the catalogue than the one it is checked against.

    Why it matters
        Obligations and codes can have been added, split or withdrawn in between. Older versions are read, and what
        moved is said; this one is newer, or is none.

    Example
        catalogue: "0.3", checked by an actip whose catalogue is 0.2.

    How to close it
        Use the version of actip that brings this catalogue, or answer what is new.
    """,
)

MOVED = Rule(
    id="SCH218",
    title="A question that has another name now",
    basis="actip-submission/1",
    severity=Severity.NOTE,
    message="{subject}: the file says {old}; {how}.",
    remedy="See whether it still says what is meant.",
    words={
        "how": {
            "renamed": "it is called {new} now, and was read so",
            "split": "it was split, and what was answered was read for {new} as well",
        }
    },
    explanation="""
    What it finds
        An obligation, an indicator or a code of an older catalogue that was renamed or split since.

    Why it matters
        Nothing is lost: the answer stands under its new name. Where one question became two, the answer was given to
        both of them together.

    Example
        A report on 2024 that answers ACTIP-14.10, which became ACTIP-14.10.a and ACTIP-14.10.b.

    How to close it
        Look at the answer. A file that is written by 'actip convert' has the new names.
    """,
)

NO_LONGER_ASKED = Rule(
    id="SCH219",
    title="A question that is no longer asked",
    basis="actip-submission/1",
    severity=Severity.NOTE,
    message=(
        "{old} is no longer asked. What the file says about it is kept under '{key[no_longer_asked]}', and not counted."
    ),
    remedy="Say it under a question of today where it still matters.",
    explanation="""
    What it finds
        An answer, a figure or a code of an older catalogue that the catalogue of today does not have.

    Why it matters
        It is no part of the report any more, and it is not dropped: its words are kept.

    Example
        A figure by a form of exploitation that was withdrawn from the list.

    How to close it
        Say it under a question of today where it still matters.
    """,
)

BUDDHIST_YEAR = Rule(
    id="SCH215",
    title="A year of the Buddhist calendar",
    basis="ISO 8601",
    severity=Severity.ERROR,
    message="{subject}: the year of {found} seems to be one of the Buddhist calendar.",
    remedy="Write {suggestion}; dates are in the common calendar.",
    explanation="""
    What it finds
        A date between the years 2401 and 2699.

    Why it matters
        2568 is a date of the far future here, and every comparison with it would be wrong.

    Example
        date: 2568-03-14

    How to close it
        Take 543 from the year: 2568 is 2025.
    """,
)

CUT_OFF = Rule(
    id="SCH216",
    title="A key that is not known and has no value",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: nothing stands behind '{found}', and it is not a key that is read here.",
    remedy="If a comma cut it off from the value before it, put that value in quotes (numbers: 1234); else correct it.",
    explanation="""
    What it finds
        A word with no value where only known keys can stand. Between braces, a comma ends a value: what follows it
        becomes a key of its own.

    Why it matters
        'value: 1,234' between braces says 1, and the rest would be lost. So would the second half of a sentence.

    Example
        - {indicator: offences_recorded, value: 1,234}

    How to close it
        Write numbers without separators: 1234. Put texts with a comma in quotes.
    """,
)

NOT_MATCHED = Rule(
    id="SCH217",
    title="An explanation that fits no finding",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{subject}: rule {rule} finds nothing about what it names.",
    remedy=(
        "Remove it if the finding is gone; else compare '{key[explanations/rule]}' and "
        "'{key[explanations/about]}' with the finding."
    ),
    form_remedy="Remove it if the finding is gone; else give the rule, and the obligation or figure, as it names them.",
    explanation="""
    What it finds
        An explanation whose rule and subject fit no finding of this file. Only SUM, GAP and CON findings can be
        explained; what makes a file unreadable has to be mended.

    Why it matters
        The reason is shown nowhere. Often a word in 'about' is misspelt.

    Example
        explanations: [{rule: SUM202, about: {indicator: victims_detectd, dimension: sex, within: {}}, reason: ...}]

    How to close it
        'actip validate --format json' shows the facts of each finding: indicator, dimension and within.
    """,
)

OLDER_FONT = Rule(
    id="SCH220",
    title="Burmese that only one font can show",
    basis="The Unicode Standard, Myanmar block",
    severity=Severity.WARNING,
    message="{subject}: the Burmese text seems to be typed for the font Zawgyi. Others see it garbled.",
    remedy="Convert it to Unicode, as most phones and keyboards write it now, and enter it again.",
    explanation="""
    What it finds
        A text in which a sign that follows a letter in Unicode stands at the beginning of a word, as it does in the
        font Zawgyi, or a stacking sign with nothing stacked below it.

    Why it matters
        The text looks right with that font only. Elsewhere it is garbled, and a search does not find it.

    Example
        account: a text that was copied from an old document in Zawgyi

    How to close it
        Convert it with any of the free converters from Zawgyi to Unicode, and read it again.
    """,
)
