"""Own the `PRV` rules: a person's data in a text. What is found is never repeated; a message shows a masked form.

Article 14(6) protects the privacy and identity of victims. A submission holds totals and citations, so whatever
points to one person is out of place, whoever it is. The patterns are narrow: an alarm that is often false is not
read. An office's address has its own keys, which are not looked at.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from actip.catalogue.entries import NOT_KNOWN, Catalogue
from actip.disclosure.levels import subject
from actip.format.fields import SUBMISSION
from actip.format.keys import Level
from actip.format.records import Submission
from actip.model import Found, Severity, rule
from actip.model.document import Facts
from actip.model.rule import Graded
from actip.rules.patterns import births, cases, emails, identity, names, phones, places, rows, stories
from actip.rules.prose import BASIS, search_each, texts, texts_with_digits

_REMEDY = "Remove it. An office's address belongs under '{key[focal_point]}' or '{key[stakeholders]}'."


def masked(text: str) -> str:
    """Show the first and the last sign of what was found, and nothing of what stands between them."""
    return f"{text[:1]}•••••{text[-1:]}"


@rule(
    "PRV401",
    title="An e-mail address in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds an e-mail address ({masked}).",
    remedy=_REMEDY,
)
def email_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An e-mail address outside the keys that are meant for an office's address.

    What it finds
        Something like desk@example.org in an account, a note, a title or any other text, also with a word for the sign:
        desk (at) example.org.

    Why it matters
        It points to a person. Files are passed on, and what is in them cannot be called back.

    Example
        account: Ask Ms. K. (her address) for the file.

    How to close it
        Remove it, or move an office's address to 'focal_point' or 'stakeholders'.
    """
    for pointer, address in search_each(texts(submission), emails.emails, emails.may_hold):
        yield Found(pointer, {"masked": masked(address)})


@rule(
    "PRV402",
    title="A phone number in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds a phone number ({masked}).",
    remedy=_REMEDY,
)
def phone_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A phone number that exists in the reporting state's numbering plan, or an international one.

    What it finds
        A number that begins with + or 0 and is valid where the state is, in any text. Behind a word for a phone, a
        service such as WhatsApp or a call it needs no zero, and may be one of a neighbour. A line that is free to call,
        and the number of a hotline, are no finding.

    Why it matters
        It points to a person, and a phone number is enough to find one.

    Example
        account: The victim can be reached at 020 ...

    How to close it
        Remove it. The number of a public hotline may be cited by its name.
    """
    state = catalogue.states.get(submission.state or "")
    search = partial(phones.phones, country=state.iso2 if state else None)
    for pointer, number in search_each(texts_with_digits(submission), search, phones.may_hold):
        yield Found(pointer, {"masked": masked(number)})


@rule(
    "PRV403",
    title="A passport or identity number in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds what looks like {kind} ({masked}).",
    remedy="Remove it. A submission holds totals, never a person's number.",
    words={"kind": {"passport": "a passport number", "identity": "an identity number"}},
)
def identity_number_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A number of an identity card or passport.

    What it finds
        Behind the words for a passport, an identity card or a family book in the languages of the states, a number in
        any form that no count has. Without such a word those of Indonesia, Malaysia, Myanmar, Singapore, Thailand and
        Viet Nam, where they have a check digit or fix a date and a place.

    Why it matters
        It names one person beyond doubt.

    Example
        note: passport no. P followed by seven digits

    How to close it
        Remove it. Count the person; that is all a submission needs.
    """
    for pointer, (kind, number) in search_each(texts_with_digits(submission), identity.numbers, identity.may_hold):
        yield Found(pointer, {"kind": kind, "masked": masked(number)})


@rule(
    "PRV404",
    title="A date of birth in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds a date of birth ({masked}).",
    remedy="Remove it. Say 'child' or 'adult'; figures have a dimension for it.",
)
def birth_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A word for birth with a full date behind it.

    What it finds
        'born', 'date of birth' or the word of a member state's language, with day, month and year beside it, in any
        order and of either calendar. What came of a workshop, and a limit that a law sets, are no finding.

    Why it matters
        With a place it is often enough to know who is meant.

    Example
        account: A girl, born on 3 March 2009, was ...

    How to close it
        Remove the date. Better still, tell nothing about a single person.
    """
    for pointer, day in search_each(texts_with_digits(submission), births.births, births.may_hold):
        yield Found(pointer, {"masked": masked(day)})


@rule(
    "PRV405",
    title="A person by name and age or part",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds a person's name with {kind} ({masked}).",
    remedy="Remove it. Count the person; a submission needs no name. 'A girl' or 'Ms. K.' says enough.",
    words={"kind": {"age": "an age", "part": "a word such as victim or witness"}},
)
def name_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A name beside an age, or beside the word for victim, survivor or witness.

    What it finds
        Ms. or its like in a language of the region, with a name and an age right behind; such a name right beside the
        word for a victim, survivor or witness; 'named' with a name and an age; two words of a name with 'years old'
        or its like. A name alone is no finding, nor is that of an official, and an initial names nobody.

    Why it matters
        A name with an age is enough to know who is meant. Who was harmed may be harmed again.

    Example
        account: Ms. (name), 17, was identified at the border.

    How to close it
        Remove the name and the age. Better still, tell nothing about a single person.
    """
    countries = catalogue.lists["countries"].codes
    every = texts(submission)
    holding = [every[number] for number in names.that_may_hold([text for _, text in every])]
    for pointer, (kind, name) in search_each(holding, partial(names.persons, countries=countries)):
        yield Found(pointer, {"kind": kind, "masked": masked(name)})


@rule(
    "PRV406",
    title="A case number in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds the number of a case ({masked}).",
    remedy=(
        "Remove it. Count the case. A published judgment is cited under '{key[evidence]}' with kind "
        "'{code[evidence_kinds/judgment]}'."
    ),
)
def case_number_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The number under which a court, a prosecutor or the police keeps one case.

    What it finds
        'case no.', 'docket no.', 'police report no.' or their like in a language of the region, with a number behind.
        The number of a law, decree or article is no finding, nor is a judgment that is cited as evidence of its kind.

    Why it matters
        Whoever may look into the register finds the persons behind the number.

    Example
        account: Compensation was granted in case no. (its number).

    How to close it
        Remove it. To cite a published judgment, use an entry under 'evidence' with 'kind: judgment'.
    """
    for pointer, number in search_each(texts_with_digits(submission), cases.case_numbers, cases.may_hold):
        if not _cites_judgment(pointer, submission):
            yield Found(pointer, {"masked": masked(number)})


def _cites_judgment(pointer: str, submission: Submission) -> bool:
    """Tell whether a text belongs to a judgment that is cited as evidence."""
    steps = pointer.split("/")
    answer = (
        submission.answers.get(steps[2]) if len(steps) > 4 and steps[1::2][:2] == ["obligations", "evidence"] else None
    )
    cited = answer.evidence[int(steps[4])] if answer and int(steps[4]) < len(answer.evidence) else None
    return cited is not None and cited.kind == "judgment"


@rule(
    "PRV407",
    title="Coordinates in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds the coordinates of a place ({masked}).",
    remedy="Remove them. Name the province, or say what kind of place it is.",
)
def coordinates_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Latitude and longitude of a place.

    What it finds
        A pair of numbers with three decimals or more that is marked as coordinates, or that lies in the region and
        its neighbours; degrees with minutes; the code of a place, or a link to it, on a map. Amounts with points
        between the thousands are no finding.

    Why it matters
        It leads to a door: of a shelter, whose address is secret, or of a family.

    Example
        note: The shelter is at (latitude, longitude).

    How to close it
        Remove them. A province is exact enough for every question that is asked.
    """
    for pointer, place in search_each(texts(submission), places.coordinates, places.may_hold):
        yield Found(pointer, {"masked": masked(place)})


@rule(
    "PRV408",
    title="Rows about single cases",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text lists {rows} persons one by one ({masked}).",
    remedy="Remove the list. Give their number under '{key[statistics]}', by sex, age and citizenship.",
)
def rows_of_persons(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A list in which each line is one person.

    What it finds
        Three lines or more, or parts between semicolons, of which each holds three of these: a sex, the age of one
        person, a citizenship, a running number; or two rows, on lines or behind numbers within one text, of a name with
        a sex and an age, or with a date of birth. Lines with totals are no finding: they speak of persons, hold a
        number of three digits, or put a colon before the count.

    Why it matters
        In a small country a sex, an age and a citizenship are often enough to know who is meant.

    Example
        note: a line for each victim with sex, age and country, copied from a register

    How to close it
        Count the lines, and give the totals as figures.
    """
    countries = catalogue.lists["countries"].codes
    for pointer, single in search_each(
        texts_with_digits(submission), lambda text: filter(None, [rows.rows(text, countries)]), rows.may_hold
    ):
        yield Found(pointer, {"rows": len(single), "masked": masked(single[0])})


_NATIONAL = "national"
_ASIDE = "/besides/aside/"  # sheets of a form that take no answer, on which it says itself what is no story


def _sent_on(facts: Facts) -> Severity:
    return Severity.WARNING if facts["level"] == _NATIONAL else Severity.ERROR


@rule(
    "PRV409",
    title="A story about one person, or a few",
    basis=BASIS,
    severity=Graded((Severity.ERROR, Severity.WARNING), _sent_on),
    message="{subject}: sentence {sentence} of {sentences} tells of one person, or of a few, with {kind}.",
    remedy="Say it without the person: no small number of persons, age, place and month together.",
    words={
        "kind": {
            "age_place": "an age and a place",
            "age_time": "an age and a month or a day",
            "place_time": "a place and a month or a day",
            "age_place_time": "an age, a place, and a month or a day",
        }
    },
)
def story_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A small number of girls, boys, women, men or victims, with two of an age, a place, and a month or a day.

    What it finds
        'A girl', 'two women', '3 victims' or their like in a language of the region, and in the same sentence, or in
        one beside it, at least two of these: an age, the name of a country or a place, a month or a day. It is an
        error where others than the nation may see the text. What the law says of everybody is no finding, nor is a
        total, nor an office with the word in its name.

    Why it matters
        Nobody is named, and yet whoever lives there knows who is meant. Figures of the file are suppressed for the
        same reason; a text would tell what they hide.

    Example
        account: A girl of an age, from a district, was returned from a country in a month.

    How to close it
        Say what was done, not to whom: 'Victims were returned from abroad'. Where a figure says how many, leave the
        number out.
    """
    answers = [(pointer, text) for pointer, text in texts(submission) if not pointer.startswith(_ASIDE)]
    search = partial(stories.stories, countries=tuple(_names_of_places(catalogue)))
    for pointer, story in search_each(answers, search, stories.may_hold):
        yield Found(pointer, {**story._asdict(), "level": _level(pointer, submission)})


def _names_of_places(catalogue: Catalogue) -> Iterator[str]:
    """Yield the names of countries; 'Lao' alone says whose citizen somebody is."""
    yield from (code.label for name, code in catalogue.lists["countries"].codes.items() if name not in NOT_KNOWN)
    yield from (name for state in catalogue.states.values() for name in state.also if name != "Lao")


def _level(pointer: str, submission: Submission) -> str:
    """Return who may see a text: as its entry says, else as the whole; what nobody decided on is the nation's."""
    steps = pointer.split("/")[1:]
    key = SUBMISSION.below(steps[0]) if steps else None
    if key is None or key.level is Level.NATION:
        return _NATIONAL
    at = "/".join(pointer.split("/")[:3])
    if key.level is Level.SUBJECT:
        return next((_level_of(subject(entry.about), submission) for entry in submission.explanations
                     if entry.pointer == at), submission.disclosure)  # fmt: skip
    if steps[:2] == ["statistics", "indicators"] and len(steps) > 2:
        return _level_of(steps[2], submission)
    if steps[:2] == ["statistics", "cells"] and len(steps) > 2:
        figure = "/".join(pointer.split("/")[:4])
        counted = (cell.indicator for cell in submission.cells if cell.pointer == figure)
        return _level_of(next(counted, ""), submission)
    if key.level is not Level.ENTRY or key.attribute not in Submission._fields:
        return submission.disclosure
    part = getattr(submission, key.attribute)
    entries = part.values() if isinstance(part, Mapping) else part
    return next((str(entry.disclosure) for entry in entries if entry.pointer == at), submission.disclosure)


def _level_of(name: str, submission: Submission) -> str:
    """Return who may see what an obligation or an indicator is about."""
    if name in submission.answers:
        return submission.answers[name].disclosure
    counting = submission.countings.get(name)
    return (counting.disclosure if counting else None) or submission.disclosure
