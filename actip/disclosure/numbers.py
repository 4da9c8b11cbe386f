"""Own how the numbers of a text are replaced by a mark, in place and by their form alone.

No figure is known here. A text is treated the same whatever is hidden, so that neither a mark nor a number that stays
tells anything about it. Articles, laws, days and years stay, as they are known by their form.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from actip.lexicon.calendar import ANY_YEAR, DATES, IN_YEAR, SHORT_DATES
from actip.lexicon.laws import LAWS, PLACES
from actip.lexicon.numbers import BESIDE_PERSONS, GOES_ON, VI_WORDS, VIETNAMESE, WORDS
from actip.lexicon.persons import PERSON, VI_PERSON

MARK = "[#]"  # begins no formula, and is no markup of a page, a document or a text

_DIGITS = r"[0-9]{1,3}(?:[ '’][0-9]{3}){1,9}(?![0-9])|[0-9]+(?:[.,][0-9]+)*"
_STAYS = "|".join(f"(?:{pattern})" for pattern in (*DATES, *IN_YEAR))
_STAYS_ALONE = "|".join(f"(?:{pattern})" for pattern in (*LAWS, *PLACES, *SHORT_DATES, *ANY_YEAR))
_CLAUSE = r"[.;:!?()\n\u104a\u104b\u17d4\u0e2f]|,(?![0-9])"
_WORDS_BESIDE, _SIGNS_BESIDE = 4, 24  # how near a word for persons is; in scripts without blanks the signs


class _Reading(NamedTuple):
    """A text as patterns read it: `plain`, and where each sign of it stands in the `text`."""

    text: str
    plain: str
    at: tuple[int, ...]


class _Span(NamedTuple):
    start: int
    end: int


def is_masked(text: str | None) -> bool:
    """Tell whether something of a text is not shown, so that it cannot be compared with another."""
    return text is not None and MARK in text


@lru_cache(maxsize=8192)  # what stands under many answers alike is read once
def without_numbers(text: str) -> str:
    """Replace every number of a text by the mark, in any digits or in words; articles, laws, days and years stay."""
    return _marked(text, beside_persons=False)


@lru_cache(maxsize=8192)
def without_persons(text: str) -> str:
    """Replace the numbers that stand beside a word for persons, in the same clause, by the mark."""
    return _marked(text, beside_persons=True)


def _marked(text: str, *, beside_persons: bool) -> str:
    reading = _read(text)
    spans = [span for span in _numbers(reading.plain) if not beside_persons or _is_beside_persons(reading.plain, span)]
    if not spans:
        return text
    pieces, last = [], 0
    for span in spans:
        pieces += [reading.text[last : reading.at[span.start]], MARK]
        last = reading.at[span.end - 1] + 1
    return "".join((*pieces, reading.text[last:]))


def _read(text: str) -> _Reading:
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    signs = [(index, _plain(sign)) for index, sign in enumerate(composed)]
    seen = [(index, sign) for index, sign in signs if sign]
    return _Reading(composed, "".join(sign for _, sign in seen), tuple(index for index, _ in seen))


def _plain(sign: str) -> str:
    """Return how patterns read one sign: a digit of any script as 0 to 9, nothing for what nobody sees."""
    if sign.isascii():
        return sign
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category in ("No", "Nl"):
        return "0"  # within a ring, raised, or of Rome: a number of one sign
    if category == "Zs":
        return " "
    return "-" if category == "Pd" or sign == "\u2212" else "" if category == "Cf" else sign


def _numbers(plain: str) -> Iterator[_Span]:
    """Yield where numbers stand that do not stay; number words that go on with each other are one."""
    stays = [_Span(*match.span()) for match in re.finditer(_STAYS, plain)]
    alone = (_Span(*match.span()) for match in re.finditer(_STAYS_ALONE, plain))
    stays += [span for span in alone if not _counts(plain, span.end)]
    numbers = [_Span(*match.span()) for match in re.finditer(_DIGITS, plain)]
    numbers += [_Span(*match.span()) for match in re.finditer(WORDS, plain)]
    if re.search(VIETNAMESE, plain):
        numbers += [_Span(*match.span()) for match in re.finditer(VI_WORDS, plain)]
    articles = (_Span(*match.span()) for match in re.finditer(BESIDE_PERSONS, plain))
    numbers += [span for span in articles if _is_beside_persons(plain, span, words=1)]
    yield from _joined(sorted(span for span in numbers if not _is_within(span, stays)), plain)


def _counts(plain: str, end: int) -> bool:
    """Tell whether a word for persons stands right behind: then what looks like an article or a year may count them."""
    return re.match(rf" ?-?(?:{PERSON}|{VI_PERSON})", plain[end : end + _SIGNS_BESIDE]) is not None


def _is_within(span: _Span, others: Iterable[_Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _joined(spans: list[_Span], plain: str) -> Iterator[_Span]:
    """Join numbers in words that are one number: twenty-seven, dua puluh tujuh."""
    joined: list[_Span] = []
    for span in spans:
        end = span.end
        while more := re.match(rf"[ -]?(?:{GOES_ON})", plain[end:]):
            end += more.end()
        span = _Span(span.start, end)
        if joined and span.start <= joined[-1].end:
            joined[-1] = _Span(joined[-1].start, max(joined[-1].end, span.end))
        elif joined and _goes_on(plain, joined[-1], span):
            joined[-1] = _Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return iter(joined)


def _goes_on(plain: str, before: _Span, span: _Span) -> bool:
    """Tell whether nothing but a blank, a hyphen or 'and' stands between two numbers in words."""
    between = plain[before.end : span.start]
    in_words = not (plain[before.end - 1].isdigit() or plain[span.start].isdigit())
    return in_words and between in ("", " ", "-", " e ")


def _is_beside_persons(plain: str, span: _Span, words: int = _WORDS_BESIDE) -> bool:
    """Tell whether a word for persons stands near a number, in the same clause."""
    behind = re.split(_CLAUSE, plain[span.end : span.end + 80], maxsplit=1)[0]
    before = re.split(_CLAUSE, plain[max(0, span.start - 80) : span.start])[-1]
    near = (_first(behind, words), _last(before, words))
    person = f"{PERSON}|{VI_PERSON}" if re.search(VIETNAMESE, plain) else PERSON
    return any(re.search(person, part) for part in near)


def _first(part: str, words: int) -> str:
    return " ".join(word[:_SIGNS_BESIDE] for word in part.split(" ")[: words + 1])


def _last(part: str, words: int) -> str:
    return " ".join(word[-_SIGNS_BESIDE:] for word in part.split(" ")[-words - 1 :])
