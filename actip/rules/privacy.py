"""Own the `PRV` rules: a person's data in a text. What is found is never repeated; a message shows a masked form.

Article 14(6) protects the privacy and identity of victims. A submission holds totals and citations, so whatever
points to one person is out of place, whoever it is. The patterns are narrow: an alarm that is often false is not
read. An office's address has its own keys, which are not looked at.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from actip.model import Catalogue, Found, Severity, Submission, rule

_BASIS = "Article 14(6) (privacy and identity of victims); Article 25 (confidentiality)"
_REMEDY = "Remove it. An office's address belongs under 'focal_point' or 'stakeholders'."

_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
_MAYBE_PHONE = r"(?:\+|\b0|\(0)[0-9][0-9 ().-]{6,}[0-9]"

_PASSPORT = (
    r"(?:passport|paspor|pasport|hộ chiếu|หนังสือเดินทาง|ໜັງສືຜ່ານແດນ|ໜັງສືເດີນທາງ|លិខិតឆ្លងដែន|နိုင်ငံကူးလက်မှတ်)"
    r"\W{0,6}(?:no|number|nr|num|số|เลขที่|ເລກທີ)?\W{0,6}([A-Z]{1,2} ?[0-9]{6,8})\b"
)
_BORN = (
    r"\b(?:born|date of birth|birth ?date|d\.?o\.?b|sinh ngày|sinh năm|ngày sinh|lahir|tarikh lahir)\b|ເກີດ|เกิด|កើត|မွေး"
)
_DAY = (
    r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}|"
    r"[0-9]{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? [0-9]{4}"
)


def masked(text: str) -> str:
    """Return the first and the last sign of what was found, and nothing of what stands between them."""
    return f"{text[:1]}•••••{text[-1:]}"


@rule(
    "PRV401",
    title="An e-mail address in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds an e-mail address ({masked}).",
    remedy=_REMEDY,
)
def email_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An e-mail address outside the keys that are meant for an office's address.

    What it finds
        Something like desk@example.org in an account, a note, a title or any other text.

    Why it matters
        It points to a person. Files are passed on, and what is in them cannot be called back.

    Example
        account: Ask Ms. K. (her address) for the file.

    How to close it
        Remove it, or move an office's address to 'focal_point' or 'stakeholders'.
    """
    for pointer, text in submission.texts:
        if "@" in text:
            for found in re.finditer(_EMAIL, text):
                yield Found(pointer, {"masked": masked(found.group())})


@rule(
    "PRV402",
    title="A phone number in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds a phone number ({masked}).",
    remedy=_REMEDY,
)
def phone_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A phone number that exists in the reporting state's numbering plan, or an international one.

    What it finds
        A number that begins with + or 0 and is valid where the state is, in any text.

    Why it matters
        It points to a person, and a phone number is enough to find one.

    Example
        account: The victim can be reached at 020 ...

    How to close it
        Remove it. The number of a public hotline may be cited by its name.
    """
    state = catalogue.states.get(submission.state or "")
    for pointer, text in submission.texts:
        if re.search(_MAYBE_PHONE, text):
            from phonenumbers import Leniency, PhoneNumberMatcher  # 40 ms, so only where there may be one

            for found in PhoneNumberMatcher(text, state.iso2 if state else None, leniency=Leniency.VALID):
                if found.raw_string[:1] in "+0(":
                    yield Found(pointer, {"masked": masked(found.raw_string)})


@rule(
    "PRV403",
    title="A passport or identity number in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds what looks like {kind} ({masked}).",
    remedy="Remove it. A submission holds totals, never a person's number.",
    words={"kind": {"passport": "a passport number", "identity": "an identity number"}},
)
def identity_number_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A number of an identity card or passport.

    What it finds
        Identity numbers of Indonesia, Malaysia, Myanmar, Singapore and Thailand, by their form and, where they
        have one, their check digit or date; and what follows the word for passport in the region's languages.

    Why it matters
        It names one person beyond doubt.

    Example
        note: passport no. P followed by seven digits

    How to close it
        Remove it. Count the person; that is all a submission needs.
    """
    for pointer, text in submission.texts:
        for found in re.finditer(_PASSPORT, text, re.IGNORECASE):
            yield Found(pointer, {"kind": "passport", "masked": masked(found.group(1))})
        for pattern, holds in _IDENTITY:
            for found in re.finditer(pattern, text):
                if holds(found.group()):
                    yield Found(pointer, {"kind": "identity", "masked": masked(found.group())})


@rule(
    "PRV404",
    title="A date of birth in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds a date of birth ({masked}).",
    remedy="Remove it. Say 'child' or 'adult'; figures have a dimension for it.",
)
def birth_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A word for birth with a full date behind it.

    What it finds
        'born', 'date of birth' or the word of a member state's language, with day, month and year close behind.

    Why it matters
        With a place it is often enough to know who is meant.

    Example
        account: A girl, born on 3 March 2009, was ...

    How to close it
        Remove the date. Better still, tell nothing about a single person.
    """
    for pointer, text in submission.texts:
        for found in re.finditer(f"(?:{_BORN})[^.;\\n]{{0,20}}?({_DAY})", text, re.IGNORECASE):
            yield Found(pointer, {"masked": masked(found.group(1))})


# --- numbers that check themselves


def _thai(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits[:12], range(13, 1, -1), strict=True))
    return (11 - total % 11) % 10 == digits[12]


def _singaporean(text: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(text[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    total += {"T": 4, "G": 4, "M": 3}.get(text[0], 0)
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "KLJNPQRTUWX"}.get(text[0], "XWUTRQPNMLK")
    index = 10 - total % 11 if text[0] == "M" else total % 11
    return letters[index] == text[8]


def _malaysian(text: str) -> bool:
    return _is_day(int(text[2:4]), int(text[4:6]))


def _indonesian(text: str) -> bool:
    day = int(text[6:8])
    return _is_day(int(text[8:10]), day - 40 if day > 40 else day) and text[12:] != "0000"


def _is_day(month: int, day: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True


_IDENTITY: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (r"(?<![0-9-])[1-8]-?[0-9]{4}-?[0-9]{5}-?[0-9]{2}-?[0-9](?![0-9-])", _thai),
    (r"\b[STFGM][0-9]{7}[A-Z]\b", _singaporean),
    (r"(?<![0-9-])[0-9]{6}-[0-9]{2}-[0-9]{4}(?![0-9-])", _malaysian),
    (r"(?<![0-9])[1-9][0-9]{15}(?![0-9])", _indonesian),
    (r"\b[0-9]{1,2}/[A-Za-z]{3,9} ?\([A-Za-z]{1,5}\) ?[0-9]{6}\b", lambda text: True),  # Myanmar; it has no check
)
