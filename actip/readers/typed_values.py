"""Own what a cell can mean: the number, date or code that was typed, read where it can mean only one thing.

What can mean two things is refused with both readings; what had to be tidied is read with a note. Nothing is guessed,
and nothing ever becomes zero.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Context, Decimal
from typing import NamedTuple

from actip.form import pairs
from actip.format.moments import YEARS
from actip.gate.scalars import MAX_DIGITS, folded, latin
from actip.gate.sheets import Typed
from actip.lexicon.days import common_year
from actip.lexicon.days import days as _days
from actip.lexicon.days import month as _month
from actip.lexicon.days import year as _year

DOLLAR = "$"
TIDIED, AMBIGUOUS, TOO_LONG, MAY_BE_A_REASON, WAS_A_TEXT = "FIL122", "FIL123", "FIL111", "FIL147", "FIL146"

_UNITS = (
    "cases?|persons?|people|victims?|offences?|requests?|days?|months?|children|women|men|girls?|boys?|"
    "documents?|events?|คน|ราย|คดี|ຄົນ|ຄະດີ|ນາງ|ຄັ້ງ|នាក់|ករណី|ယောက်|ဦး|người|vụ|orang|kasus|kes|pessoas|ema|katao|tao"
)
_DASHES = frozenset(("-", "–", "—", ".", "..", "...", "?", "nil", "none", "no", "n/a", "na", "n.a.", "x",
                     "ບໍ່ມີ", "ไม่มี", "មិនមាន", "គ្មាន", "không", "không có", "tidak ada", "wala", "မရှိ"))  # fmt: skip
_SERIALS = range(20_000, 80_000)  # days since the epoch of spreadsheets: the years 1954 to 2119
_TYPED_YEARS = range(1_000, 3_000)  # of our calendar or the Buddhist one: as days since the epoch, they end in 1912
_AS_SHOWN = Context(prec=MAX_DIGITS)
_SIZES = {  # words for many, by the power of ten
    word: power
    for power, words_of in (
        (3, "thousand ribu nghìn ngàn พัน ພັນ ពាន់ libo mil rihun"),
        (6, "million mio juta triệu ล้าน ລ້ານ លាន သန်း milyon milhão milhões miliaun"),
        (9, "billion bn miliar tỷ tỉ bilyon"),
    )
    for word in words_of.split()
}
_SIZE = "|".join(_SIZES)
_ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ESCAPED = re.compile("_x00([01][0-9A-F])_")


class Reading(NamedTuple):
    """A value as it was read, and the rule and facts of what there is to say about it."""

    value: object
    rule: str = ""
    facts: Mapping[str, object] = {}


def is_blank(value: Typed | None) -> bool:
    """Tell whether a cell shows nothing: no value, or a text of spaces and invisible signs."""
    if isinstance(value, str):
        return not ("!" <= value[:1] <= "~" or folded(value))
    return value is None


def text(value: Typed) -> str:
    """Return what a cell says as a text: a number without `.0`, a day in ISO form."""
    if isinstance(value, str):
        # Spreadsheets keep control characters, such as the line breaks of Windows, in this form.
        return _ESCAPED.sub(lambda escape: chr(int(escape.group(1), 16)), value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d") if value.year >= 1000 else str(value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def words(value: Typed) -> Reading:
    """Return a text; a day or a number with one digit behind its point may be what a spreadsheet made of one.

    In a cell of the general kind 5-5 becomes a day, and 14.10 becomes 14.1.
    """
    read = text(value)
    if isinstance(value, datetime | date):
        return Reading(read, WAS_A_TEXT, {"found": read, "became": "day", "typed": f"{value.day}-{value.month}"})
    if isinstance(value, float) and re.fullmatch(r"[0-9]+\.[0-9]", read):
        return Reading(read, WAS_A_TEXT, {"found": read, "became": "number", "typed": f"{read}0"})
    return Reading(read)


def text_of(value: object) -> str:
    """Return what any cell says as a text, one that holds a formula among them."""
    return text(value) if isinstance(value, str | int | float | bool | datetime | date) else str(value)


def code(value: Typed, meanings: Mapping[str, str]) -> object:
    """Return the code that a text means, by itself or its label, in any letter case; else the text."""
    typed = text(value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return meanings.get(folded(typed), value if is_number else " ".join(typed.split()))


def codes(value: Typed, meanings: Mapping[str, str]) -> list[object]:
    """Return several codes, with semicolons, line breaks or commas between them."""
    typed = text(value)
    parts = re.split(r"[;\n]", typed)
    if len(parts) == 1 and folded(typed) not in meanings:
        parts = typed.split(",")
    return [code(part, meanings) for part in parts if folded(part)]


def number(value: Typed, *, whole: bool = False) -> Reading:
    """Return a number: typed as one, or a text that can be nothing else.

    Of what is counted in `whole` numbers 1,234 and 1.234 have one reading. A spreadsheet keeps fifteen digits; what
    stands behind them is what its way of reckoning left there.
    """
    if isinstance(value, bool):
        return Reading(text(value))
    if isinstance(value, int | float):
        if abs(value) >= 10.0**MAX_DIGITS:
            return Reading(str(value), TOO_LONG, {"found": str(value), "reason": "too_large"})
        rounded = float(_AS_SHOWN.create_decimal_from_float(float(value)))
        return Reading(int(rounded) if rounded.is_integer() else rounded)
    if not isinstance(value, str):
        return Reading(text(value))
    plain = latin(value)
    read = _number(plain, whole=whole)
    is_plain = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain)
    if read is None or (whole and isinstance(read, float) and not is_plain):  # 1,23 persons are no persons
        return Reading(value.strip())
    if isinstance(read, Reading):
        return read._replace(value=value.strip(), facts={**read.facts, "found": value.strip()})
    native = any(sign.isdecimal() and not sign.isascii() for sign in value)
    grouped = whole and re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", plain)
    tidied = native or grouped or not is_plain
    return Reading(read, TIDIED, {"found": value.strip(), "read": str(read)}) if tidied else Reading(read)


def money(value: Typed, currencies: Mapping[str, str]) -> tuple[Reading, str]:
    """Return an amount and the code of the currency that stands before or behind it; no code where there is none.

    A dollar, which several states have, has the code `DOLLAR`.
    """
    plain = latin(value) if isinstance(value, str) else ""
    match = re.fullmatch(r"([^0-9-]*)([0-9].*[0-9]|[0-9])([^0-9]*)", plain)
    if not match:
        return Reading(value), ""
    before, digits, behind = (part.strip() for part in match.groups())
    for size in sorted(_SIZES, key=len, reverse=True):
        if behind.startswith(size) and not behind[len(size) :][:1].isalpha():
            digits, behind = f"{digits} {size}", behind[len(size) :].strip()
            break
    word = before or behind
    code = DOLLAR if word in ("$", "dollar", "dollars") else currencies.get(word, "")
    read = _number(digits, whole=False)
    if read is None or (before and behind):
        return Reading(value), ""
    return (read if isinstance(read, Reading) else Reading(read)), code


def _number(plain: str, *, whole: bool) -> int | float | Reading | None:
    """Parse a text in Latin digits as a number; return a Reading where it can mean two, None for no number."""
    if counted := re.fullmatch(rf"(.*[0-9])\s*(?:{_UNITS})\.?", plain):
        return _number(counted.group(1).strip(), whole=whole)
    if sized := re.fullmatch(rf"([0-9]+(?:[.,][0-9]{{1,2}})?) ?({_SIZE})", plain):
        exact = Decimal(sized.group(1).replace(",", ".")).scaleb(_SIZES[sized.group(2)])
        return int(exact) if exact < 10**MAX_DIGITS else None
    if sum(map(str.isdigit, plain)) > MAX_DIGITS:
        return Reading(plain, TOO_LONG, {"reason": "too_long"}) if re.fullmatch(r"[0-9., ]+", plain) else None
    if re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", plain):
        together = plain.replace(",", "").replace(".", "")
        if whole:
            return int(together)
        return Reading(plain, AMBIGUOUS, _two(plain, "number", together, plain.replace(",", ".")))
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:([.,' ’])[0-9]{3})(?:\1[0-9]{3})*", plain):
        return int(re.sub("[^0-9]", "", plain))
    if match := re.fullmatch(r"([1-9][0-9]{0,2}(?:([.,' ’])[0-9]{3})(?:\2[0-9]{3})*)([.,])([0-9]{1,2})", plain):
        groups, between, point, rest = match.groups()
        if between != point:  # 20,000.50 and 20.000,50
            value = float(f"{re.sub('[^0-9]', '', groups)}.{rest}")
            return int(value) if value.is_integer() else value
    if re.fullmatch(r"-?[0-9]+", plain):
        return int(plain)
    if re.fullmatch(r"-?[0-9]+[.,][0-9]+", plain):
        value = float(plain.replace(",", "."))
        return int(value) if value.is_integer() else value
    return None


def coordinates(
    typed: str, phrases: Mapping[str, str], near: Mapping[str, Mapping[str, str]], all_: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Return coordinates: typed as `sex=F; age=C`, or in the labels that a finding shows, as `sex Female`.

    `near` and `all_` hold what may be typed for the codes of each dimension, the second more and at a cost; `phrases`
    the coordinate that is meant by a label with the word of its dimension, in whatever order a language has them.
    """
    by_name = pairs(typed)
    for part in [name for name, code in by_name.items() if not code]:
        del by_name[part]
        word = folded(part)
        name, code = _labelled(word, near) or _phrase(word, phrases) or _labelled(word, all_) or (part, "")
        by_name[name] = code
    return by_name


def _labelled(word: str, by_dimension: Mapping[str, Mapping[str, str]]) -> tuple[str, str] | None:
    """Return the coordinate that a label means, with the name of its dimension before it or without."""
    for name, meanings in by_dimension.items():
        bare = word.removeprefix(f"{folded(name)} ")
        if bare in meanings:
            return name, meanings[bare]
    return None


def _phrase(word: str, phrases: Mapping[str, str]) -> tuple[str, str] | None:
    name, _, code = phrases.get(word, "").partition("=")
    return (name, code) if name else None


def figure(
    value: Typed, reasons: Mapping[str, str], may_mean: Mapping[str, str], *, whole: bool
) -> tuple[str, Reading]:
    """Return the key of an amount (value, below or missing) and what it reads.

    `reasons` has the code of a reason for what is typed for it, `may_mean` for what may mean it: that is asked.
    """
    if isinstance(value, str):
        word = folded(value)
        if any(map(str.isalpha, word)) and word in reasons:
            return "missing", Reading(reasons[word])
        if small := re.fullmatch(r"(<|below|under|less than|fewer than)\s*([0-9]{1,3})", latin(value)):
            bound = int(small.group(2))
            tidied = not re.fullmatch(r"<\s*[0-9]+", word)
            facts = {"found": value.strip(), "read": f"<{bound}"}
            return "below", Reading(bound, TIDIED, facts) if tidied else Reading(bound)
        if word in _DASHES:
            facts = {"found": value.strip(), "reading": "dash", "first": "0", "mend": "dash"}
            return "value", Reading(value.strip(), AMBIGUOUS, facts)
        if word.rstrip(".") in may_mean:
            facts = {"found": value.strip(), "missing": may_mean[word.rstrip(".")]}
            return "value", Reading(value.strip(), MAY_BE_A_REASON, facts)
    return "value", number(value, whole=whole)


def day(value: Typed, epoch: datetime) -> Reading:
    """Return a day in ISO form: a real date, or a text or number that can be only one day."""
    if isinstance(value, datetime | date):
        number = (datetime(value.year, value.month, value.day) - epoch).days
        if number in _TYPED_YEARS:  # a year, typed into a cell for a date, is a day of some hundred years ago
            facts = {**_two(text(value), "year", text(value), str(number)), "reading": "year"}
            return Reading(text(value), AMBIGUOUS, facts)
        return _tidied(text(value), _days(text(value))[0])
    if isinstance(value, int | float) and not isinstance(value, bool):
        if int(value) in _SERIALS:
            read = (epoch + timedelta(days=int(value))).strftime("%Y-%m-%d")
            return Reading(read, TIDIED, {"found": text(value), "read": read})
        return Reading(value)
    if not isinstance(value, str):
        return Reading(text(value))
    typed = value.strip()
    days = _days(latin(value))
    if len(days) == 2:
        return Reading(typed, AMBIGUOUS, _two(typed, "day", *days))
    return _tidied(typed, days[0]) if days else Reading(typed)


def moment(value: Typed, epoch: datetime) -> Reading:
    """Return a day, a month or a year: the year as a number, as a text has it, the others in ISO form.

    A few words around a year or a month are left out, with a note: 'Since 2019' is 2019.
    """
    if isinstance(value, int | float) and not isinstance(value, bool) and int(value) == value and int(value) in YEARS:
        return _tidied(text(value), str(common_year(int(value))), int(common_year(int(value))))
    plain = latin(value) if isinstance(value, str) else ""
    if not plain or _ISO_DAY.fullmatch(plain):  # nearly every one
        return day(value, epoch)
    typed = str(value).strip()
    if read := _year(plain):
        return _tidied(typed, read, int(read))
    if read := _month(plain):
        return _tidied(typed, read)
    return day(value, epoch)


def _two(typed: str, mend: str, first: str, second: str) -> dict[str, object]:
    """Return the facts of a value with two readings; `mend` says between what the choice is."""
    return {"found": typed, "reading": "two", "first": first, "second": second, "mend": mend}


def _tidied(typed: str, read: str, value: object = None) -> Reading:
    """Return what was read, with a note where something else was typed."""
    value = read if value is None else value
    return Reading(value) if typed == read else Reading(value, TIDIED, {"found": typed, "read": read})
