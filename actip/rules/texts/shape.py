"""Own the `SCH` rules: where a submission does not have the shape that can be read.

Validation finds these faults with the JSON Schema; here are their words. What cannot be used is left out, and the
other rules do not complain of it a second time.
"""

from actip.model import Kind, Severity
from actip.rules.texts.entry import text

_BASIS = "actip-submission/1"

TEXTS = (
    text(
        "SCH201",
        title="A key that every submission needs is missing",
        basis=_BASIS,
        message="{subject}: this key is missing.",
        remedy="Add '{field}'. 'actip explain SCH201' shows the four keys that every submission begins with.",
        form_message="{subject}: this is not filled in, and nothing can be read without it.",
        form_remedy="Fill it in.",
        finds="""
        A submission without format, catalogue, state or period; a period without start or end; a figure without
        its indicator; an agency without id; an explanation without rule, about or reason.
        """,
        why="Without them nobody can tell what the file is about. Every other hole is a gap, not a fault of shape.",
        example="A file that begins with 'state: LAO' and has no period.",
        close="""
        Begin the file with these four keys:
        format: actip-submission/1
        catalogue: "0.1"
        state: LAO
        period: {start: 2025-01-01, end: 2025-12-31}
        """,
    ),
    text(
        "SCH202",
        title="A key that is not known",
        basis=_BASIS,
        message="{subject}: this is not a key that is read here.",
        remedy="Use one of: {expected}.",
        finds="A key that the format does not have at this place, most often a slip of the pen.",
        why="What stands below it was not read. It must not be lost in silence.",
        example="in_pratice: partial",
        close="Correct the key. Remarks of your own go into 'account', 'comment' or 'note'.",
    ),
    text(
        "SCH203",
        title="A value of the wrong kind",
        basis=_BASIS,
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
                "string_or_object": "an obligation's id or the facts of a figure",
            },
            "mend": {
                "string": "Put it in quotes.",
                "integer": "Write it in plain digits, without quotes, separators and words.",
                "number": "Write it in plain digits, such as 1469.",
                "figure": "Write it in plain digits, such as 1469, or give the reason under "
                "'{key[statistics/cells/missing]}'.",
                "array": "Write it as a list, also for a single entry: [first, second].",
                "object": "Write the keys that belong to it below, each on a line of its own.",
                "code": "Write one code, as the list has it.",
                "string_or_object": "Write the id, such as ACTIP-14.7, "
                "or {{indicator: ..., dimension: ..., within: ...}}.",
            },
        },
        form_words={
            "mend": {"figure": "Write it in plain digits, such as 1469, or give the reason from the list."},
        },
        finds="""
        A text where a number is expected, a number where a text is expected, a single value where a list is, and
        the like.
        """,
        why="'1.469' can mean one thousand or one and a half, '12 cases' is no number. Nothing is guessed.",
        example='value: "25"',
        close="Write figures as plain digits: value: 25. Write texts such as the version of the catalogue in "
        'quotes: "0.1".',
    ),
    text(
        "SCH204",
        title="A code that is not in its list",
        basis=_BASIS,
        message="{subject}: '{found}' is not one of the codes offered.",
        remedy="Use one of: {expected}.",
        form_message="{subject}: '{found}' is not in the list.",
        form_remedy="Pick one of: {expected}.",
        finds="An answer, a dimension or a kind that is not in its code list. Codes are written in the letters "
        "of the list.",
        why="Only closed lists can be counted across states.",
        example="in_law: partly",
        close="Use a code of the list. 'actip schema' prints all lists with what each code means.",
    ),
    text(
        "SCH205",
        title="A date that does not exist",
        basis="ISO 8601",
        message="{precision}",
        words={
            "precision": {
                "day": "{subject}: '{found}' is not a date of the calendar in the form year-month-day.",
                "moment": "{subject}: '{found}' is neither a day, a month nor a year of the calendar, in the form "
                "year-month-day.",
            },
            "mend": {
                "day": "Write year-month-day, such as 2025-03-31 for the last day of March.",
                "moment": "Write year-month-day, such as 2025-03-31; 2025-03 or 2025 where the day is not known. What "
                "goes on without an end has none: leave the date out.",
            },
        },
        remedy="{mend}",
        finds="A date that is not written year-month-day with two digits for month and day, or that no calendar has.",
        why="04/03/2025 is April in one ministry and March in the next. Nothing is guessed.",
        example="date: 2026-02-30",
        close="Write the year with four digits, the month and the day with two: 2025-03-31.",
    ),
    text(
        "SCH206",
        title="A number that cannot be",
        basis=_BASIS,
        message="{reason}",
        remedy="Correct the number. Where there is none, leave it out and give the reason under "
        "'{key[statistics/cells/missing]}'.",
        form_remedy="Correct the number, or pick the reason why there is none from the list.",
        words={
            "reason": {
                "below": "{subject}: {found} cannot be; it is at least {expected}.",
                "above": "{subject}: {found} cannot be; it is at most {expected}.",
                "not_whole": "{subject}: {found} cannot be; what is measured in '{measure}' is counted in whole "
                "numbers.",
            },
        },
        finds="A count below zero, a share above one hundred, half a person.",
        why="Every sum that the figure goes into would be wrong.",
        example="value: -3",
        close="Correct the figure. Use 'missing: not_collected' or another reason where there is no figure; "
        "never zero.",
    ),
    text(
        "SCH207",
        title="A text that is too long",
        basis=_BASIS,
        message="{subject}: the text has {length} characters; at most {expected} can be kept.",
        remedy="Shorten it, or cite the document that holds it under '{key[evidence]}'.",
        finds="A text of more than 20,000 characters, some ten pages.",
        why="Nobody reads it in a table, and it will not fit into the cell of a workbook with what is written "
        "beside it.",
        example="A whole law pasted into 'account'.",
        close="Say what was done in a few sentences and cite the law as evidence.",
    ),
    text(
        "SCH208",
        title="A figure needs exactly one of value, below and missing",
        basis="Missing is never zero (UNODC and SDG practice)",
        message="{subject}: of value, below and missing exactly one is needed; found: {given}.",
        remedy="Give the value, or 'below: 5' for '<5', or under '{key[statistics/cells/missing]}' the reason why "
        "there is none.",
        form_message="{subject}: there is neither a figure nor the reason why there is none.",
        form_remedy="Type the figure (0 if you looked and there was none), <5, or pick the reason from the list.",
        finds="An entry among the figures that holds no figure and no reason, or both at once.",
        why="A blank can mean zero, unknown or forgotten. Only the state knows which.",
        example="- {indicator: persons_convicted}",
        close="Zero is a figure: value: 0. Otherwise give a reason: missing: not_yet_available.",
    ),
    text(
        "SCH209",
        title="The period ends before it begins",
        basis=_BASIS,
        message="{what}",
        remedy="Exchange the two dates, or correct the one that is wrong.",
        words={
            "what": {
                "period": "The period begins on {start} and ends on {end}, which is earlier.",
                "training": "Training {number} begins on {start} and ends on {end}, which is earlier.",
                "event": "Event {number}: it begins in {start} and ends in {end}, which is earlier.",
                "programme": "Programme {number}: it begins in {start} and ends in {end}, which is earlier.",
            },
        },
        finds="A period, a training, an event or a programme that ends before it begins.",
        why="No figure can belong to it.",
        example="period: {start: 2025-12-31, end: 2025-01-01}",
        close="Put the first day under start and the last day under end.",
    ),
    text(
        "SCH210",
        title="An obligation that the catalogue does not have",
        basis=_BASIS,
        message="'{found}' is not an obligation of this catalogue.",
        remedy="Correct the id. 'actip obligations' lists all of them.",
        form_remedy="Correct the id: it stands below the article in each row, such as ACTIP-14.7.",
        finds="An answer under an id that is not in the catalogue.",
        why="The answer was not read, and the obligation that was meant counts as unanswered.",
        example="ACTIP-14.17, where ACTIP-14.7 is meant.",
        close="Correct the id. 'actip obligations' lists them with their titles.",
    ),
    text(
        "SCH211",
        title="An answer that was not asked for",
        basis="The catalogue: what each obligation asks",
        severity=Severity.WARNING,
        message="{citation} {title}: '{found}' is not asked here, only {halves}. It was left out.",
        remedy="Move what it says to '{key[account]}', or remove it.",
        finds="An answer in law where only practice is asked, or the other way round.",
        why="It would not be counted anywhere. It does no harm, so it is only a warning.",
        example="in_practice under ACTIP-5.1, which asks whether trafficking is an offence in law.",
        close="Say it in words under 'account'.",
    ),
    text(
        "SCH212",
        title="A figure that its indicator does not have",
        basis="The catalogue: measures, dimensions and subsets of each indicator",
        message="{field}",
        remedy="{mend}",
        words={
            "mend": {
                "one_of": "Use one of: {expected}.",
                "only": "Use: {expected}.",
                "nothing": "Take it out: there is nothing of the kind for this indicator.",
            },
            "field": {
                "dimension": "{subject}: {indicator} cannot be broken down by '{found}'.",
                "measure": "{subject}: {indicator} cannot be measured in '{found}'.",
                "subset": "{subject}: {indicator} cannot have the subset '{found}'.",
            },
        },
        finds="A dimension, measure or subset that the indicator of the figure does not have.",
        why="The figure has no place in any table, and its sum would be wrong.",
        example="- {indicator: offences_recorded, sex: F, value: 12}",
        close="'actip explain' with the id of the indicator lists what it is broken down by.",
    ),
    text(
        "SCH213",
        title="An amount without its currency",
        basis="ISO 4217",
        message="{subject}: an amount of money needs a currency.",
        remedy="Add the currency of the amount, such as 'currency: LAK'.",
        form_remedy="Pick the currency in the cell beside the amount.",
        finds="A figure in money that does not say which money.",
        why="Amounts in unknown currencies can be neither compared nor added.",
        example="- {indicator: assets_confiscated, measure: money, value: 120000000}",
        close="Add the ISO 4217 code of the currency.",
    ),
    text(
        "SCH214",
        title="Another version of the catalogue",
        basis=_BASIS,
        severity=Severity.WARNING,
        message="{subject}: the file answers version {found}; it was checked against version {expected}.",
        remedy="Compare what changed, then write the version that was answered; or use the actip that has it.",
        finds="A submission that answers another version of the catalogue than the one it is checked against.",
        why="""
        Obligations and codes can have been added, split or withdrawn in between. Older versions are read, and what
        moved is said; this one is newer, or is none.
        """,
        example='catalogue: "0.3", checked by an actip whose catalogue is 0.2.',
        close="Use the version of actip that brings this catalogue, or answer what is new.",
    ),
    text(
        "SCH215",
        title="A year of the Buddhist calendar",
        basis="ISO 8601",
        message="{subject}: the year of {found} seems to be one of the Buddhist calendar.",
        remedy="Write {suggestion}; dates are in the common calendar.",
        finds="A date between the years 2401 and 2699.",
        why="2568 is a date of the far future here, and every comparison with it would be wrong.",
        example="date: 2568-03-14",
        close="Take 543 from the year: 2568 is 2025.",
    ),
    text(
        "SCH216",
        title="A key that is not known and has no value",
        basis=_BASIS,
        message="{subject}: nothing stands behind '{found}', and it is not a key that is read here.",
        remedy="If a comma cut it off from the value before it, put that value in quotes (numbers: 1234); else "
        "correct it.",
        finds="""
        A word with no value where only known keys can stand. Between braces, a comma ends a value: what follows it
        becomes a key of its own.
        """,
        why="'value: 1,234' between braces says 1, and the rest would be lost. So would the second half of a sentence.",
        example="- {indicator: offences_recorded, value: 1,234}",
        close="Write numbers without separators: 1234. Put texts with a comma in quotes.",
    ),
    text(
        "SCH217",
        title="An explanation that fits no finding",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{which}",
        remedy=(
            "Remove it if the finding is gone; else compare '{key[explanations/rule]}' and "
            "'{key[explanations/about]}' with the finding."
        ),
        form_remedy="Remove it if the finding is gone; else give the rule, and the obligation or figure, as it "
        "names them.",
        words={
            "which": {
                "rule": "{subject}: rule {rule} finds nothing that a reason can explain in what it names.",
                "none": "{subject}: the rule that it names finds nothing that a reason can explain in what it names.",
            },
        },
        finds="""
        An explanation whose rule and subject fit no finding of this file. Only SUM, GAP, CON and TRD findings and
        those about days can be explained; what makes a file unreadable has to be mended.
        """,
        why="The reason is shown nowhere. Often a word in 'about' is misspelt.",
        example="explanations: [{rule: SUM202, about: {indicator: victims_detectd, dimension: sex, within: {}}, "
        "reason: ...}]",
        close="Copy it from the finding: from the line 'about:' of 'actip validate', or in an annotated copy from the "
        "five cells behind it on the sheet 'Findings'.",
    ),
    text(
        "SCH266",
        title="An explanation of a rule that does not exist",
        basis=_BASIS,
        severity=Severity.WARNING,
        message="{subject}: there is no rule {rule}, so the reason explains nothing.",
        remedy="Compare '{key[explanations/rule]}' with the finding that it is the reason for, or remove it.",
        finds="""
        An explanation whose 'rule' is the id of no rule.
        """,
        why="The reason is shown nowhere, and the finding that it was written for is asked about again.",
        example="explanations: [{rule: SUM299, about: ACTIP-14.1, reason: ...}]",
        close="Copy the id from the finding.",
    ),
    text(
        "SCH218",
        title="A question that has another name now",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{how}",
        remedy="See whether it still says what is meant.",
        words={
            "how": {
                "renamed": "{subject}: the file says {old}; it is called {new} now, and was read so.",
                "split": "{subject}: the file says {old}; it was split, and what was answered was read for {new} as "
                "well.",
            },
        },
        form_words={
            "how": {
                "renamed": "{subject}: the form is of an older version, which called it otherwise; it was read so.",
                "split": "{subject}: the form is of an older version, which asked it together with something else; "
                "what was answered was read for both.",
            },
        },
        finds="An obligation, an indicator or a code of an older catalogue that was renamed or split since.",
        why="""
        Nothing is lost: the answer stands under its new name. Where one question became two, the answer was given to
        both of them together.
        """,
        example="A report on 2024 that answers ACTIP-14.10, which became ACTIP-14.10.a and ACTIP-14.10.b.",
        close="Look at the answer. A file that is written by 'actip convert' has the new names.",
    ),
    text(
        "SCH219",
        title="A question that is no longer asked",
        basis=_BASIS,
        severity=Severity.NOTE,
        message="{old} is no longer asked. What the file says about it is kept under '{key[no_longer_asked]}', and not "
        "counted.",
        remedy="Say it under a question of today where it still matters.",
        finds="An answer, a figure or a code of an older catalogue that the catalogue of today does not have.",
        why="It is no part of the report any more, and it is not dropped: its words are kept.",
        example="A figure by a form of exploitation that was withdrawn from the list.",
        close="Say it under a question of today where it still matters.",
    ),
    text(
        "SCH220",
        title="Burmese that only one font can show",
        basis="The Unicode Standard, Myanmar block",
        severity=Severity.WARNING,
        message="{subject}: the Burmese text seems to be typed for the font Zawgyi. Others see it garbled.",
        remedy="Convert it to Unicode, as most phones and keyboards write it now, and enter it again.",
        finds="""
        A text in which a sign that follows a letter in Unicode stands at the beginning of a word, as it does in the
        font Zawgyi, or a stacking sign with nothing stacked below it.
        """,
        why="The text looks right with that font only. Elsewhere it is garbled, and a search does not find it.",
        example="account: a text that was copied from an old document in Zawgyi",
        close="Convert it with any of the free converters from Zawgyi to Unicode, and read it again.",
    ),
    text(
        "SCH222",
        title="Two agencies with one short name",
        message="{subject}: '{found}' is the short name of an agency above it, too ('{first}').",
        remedy="Give each agency a short name of its own, or take out the line that stands twice.",
        finds="An entry under 'agencies' whose id stands there before, in any letter case and with or without quotes.",
        why="Answers name agencies by their short names: nobody could tell whose they are, or who gets which part.",
        example="{id: mps, name: Ministry of Public Security} and {id: MPS, name: Police}",
        close="Give each its own short name.",
    ),
    text(
        "SCH223",
        title="The name of the file says something else",
        severity=Severity.WARNING,
        message="{what}",
        words={
            "what": {
                "state": "The name of the file begins with {found}, and it reports for {expected}.",
                "year": "The name of the file says {found}, and its period ends in {expected}.",
                "half_year": "The name of the file says {found}, and its period is {start} to {expected}.",
            },
        },
        remedy="See whether it is the right file, then rename it or correct what it says.",
        finds="A file named like LAO_2025 whose state or whose period is another.",
        why="A copy that was renamed, or a form of last year, is sent in place of another one.",
        example="THA_2025.yaml with state: LAO",
        close="Rename the file, or correct its state or period.",
    ),
    text(
        "SCH224",
        title="A very long period",
        severity=Severity.WARNING,
        message="{subject}: it goes from {start} to {end}, which is {months} months.",
        remedy="See whether both days are right: a report is about one period, most often a year.",
        finds="A period of more than 24 months.",
        why="A year that was typed in another calendar, or into a cell for a date, makes a period of many years, and "
        "every figure would be held against it.",
        example="period: {start: 1907-01-11, end: 2025-12-31}",
        close="Correct the day that is wrong.",
    ),
    text(
        "SCH225",
        title="A tick that is not of its question",
        basis="The catalogue: the groups, sectors, acts or stages that a question names",
        message="{reason}",
        remedy="Take it out, or write one of those that the question names. Say others in '{key[account]}'.",
        form_remedy="Write Yes where it is covered, and leave the cell blank where it is not.",
        words={
            "reason": {
                "not_of_it": "{citation} {title}: '{found}' is nothing that this question names. It names: {expected}.",
                "nothing": "{citation} {title}: '{found}' is ticked, and this question names nothing to tick.",
            },
        },
        finds="A code under 'covers' that the question of its obligation does not name.",
        why="The tick is in no count, and what was meant may be missing from it.",
        example="ACTIP-11.5: {covers: [fishing]}, where sea_fishing is meant.",
        close="'actip explain' with the id of the obligation lists what its question names.",
    ),
    text(
        "SCH244",
        title="No day on which it was prepared",
        severity=Severity.NOTE,
        otherwise=Kind.LACKS,
        message="{subject}: the day on which the file was prepared is not given, so nothing can be called late, "
        "overdue or old.",
        remedy="Write the day, such as 'prepared: 2026-03-14'.",
        form_remedy="Write the day on which the form was filled, such as 2026-03-14.",
        finds="A file without 'prepared' that dates evidence, actions or what was held. A day that could not be "
        "read has its own finding.",
        why="""
        Evidence, actions and consultations are held against this day. Without it none of them can be: the end of the
        period is no substitute, for a law of the months after it may well be cited.
        """,
        example="A report on 2025 that does not say that it was prepared on 2026-03-14.",
        close="Write the day on which the file was prepared.",
    ),
    text(
        "SCH245",
        title="Two reports of a state in one cycle",
        severity=Severity.WARNING,
        message="{beside} is of the same state and of cycle '{found}', too, and about another time.",
        remedy="Give the two periods cycles of their own under '{key[cycle]}', or take out the one that does not "
        "belong here.",
        finds="""
        Two files, checked together, of one state, that name the same cycle, or of which the periods end in the same
        year where none is named, and that are about different times.
        """,
        why="A report on the cycle can have one file of each state: 'actip report' would ask which of the two it is.",
        example="A report on 2025 and one on 2024-10-01 to 2025-09-30, both with cycle: '2025'.",
        close="Name the cycles apart, such as '2025' and '2024/25'.",
    ),
)
