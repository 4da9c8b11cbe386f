"""Own the cells in which several keys of an entry are one text: a law or document, and help that is needed.

What a cell is taken apart into is what was typed, word by word. What has no place of its own stays in the title, or in
the detail, and the cell asks about it. A cell is filled in for an entry only where the reader makes the same entry of
it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.form.choices import choices, meanings
from actip.gate.scalars import folded, latin
from actip.lexicon import DIGITS
from actip.lexicon.days import alone
from actip.lexicon.laws import ARTICLE, LEADS_ON, OF_A_LAW, PROVISION

CITED = ("title", "provision", "date")  # the keys that one cell holds, in the order in which they are written
HELP = ("kind", "detail")  # those of the cell of what help is needed, or offered
KINDS_OF_HELP = "assistance_kinds"
# What a cell asks about. A year in a title is no date of its own: that a citation has none is said by its own rule.
WHICH_DAY, WHICH_YEAR, WHICH_PLACE, SEVERAL, WHICH_KIND = "day", "year", "provision", "several", "kind"

_LINK = re.compile(r"(?:^|[\s,;(<\[])((?:https?://|www\.)[^\s<>]+?)[\s.,;)>\]]*$")
# Parts of a cell: after a comma that is in no number, a line break, a dash between blanks; brackets after a blank.
_BETWEEN = re.compile(
    rf"\s*(?:[;；，、၊]|,(?![{DIGITS}]{{1,3}}(?![{DIGITS}]))|(?<![{DIGITS}]),|\n|[:៖](?=\s)|(?<=\s)[-–—](?=\s))\s*|\s+(?=[(\[])|(?<=[)\]])\s+"
)
_YEAR_IN_TEXT = re.compile(r"(?<![0-9])(?:1[89]|2[0156])[0-9][0-9](?![0-9])")
_EDGES = " \t\r\n,;；，、၊:៖-–—"
_LONGEST = 120  # signs of a place and a day at the end of a text: a long text is not searched from every word of it


class Citation(NamedTuple):
    """What a cell says: the keys of an entry, the day as it was typed, and what the cell asks about.

    `readings` are the days that one text can mean, where it can mean two: none of them is taken.
    """

    title: str = ""
    provision: str = ""
    date: str | int | None = None
    link: str = ""
    dated: str = ""
    asks: str = ""
    readings: tuple[str, ...] = ()

    @property
    def keys(self) -> Mapping[str, Any]:
        """Return the keys of the entry that were filled in."""
        values = {"title": self.title, "provision": self.provision, "date": self.date, "link": self.link}
        return {key: value for key, value in values.items() if value not in ("", None)}

    @property
    def is_tidied(self) -> bool:
        """Tell whether the date is another text than the one that was typed: 17 December 2015, 2551."""
        return self.date is not None and str(self.date) != self.dated


class Help(NamedTuple):
    """What a cell says of help: its kind, what exactly, and what the cell asks about."""

    kind: str = ""
    detail: str = ""
    asks: str = ""

    @property
    def keys(self) -> Mapping[str, Any]:
        """Return the keys of the entry that were filled in."""
        return {key: value for key, value in (("kind", self.kind), ("detail", self.detail)) if value}


class _Part(NamedTuple):
    start: int
    end: int
    text: str


def written(entry: Mapping[str, Any]) -> str | None:
    """Write a citation as one text: 'Law on Anti-Trafficking in Persons, Art. 49, 2015'.

    It is None where the text would not be taken apart into the same title, provision and date again.
    """
    keys = {key: entry[key] for key in CITED if entry.get(key) is not None}
    text = ", ".join(map(str, keys.values()))
    return text if _same(taken_apart(text).keys, keys) else None


def taken_apart(text: str) -> Citation:
    """Take a citation apart: what is certain of its place and its day; all other words are the title."""
    linked = _LINK.search(text)
    cited = text[: linked.start()] if linked else text
    entries = [_one(line) for line in re.split(r"[;\n]", cited)]
    if sum(bool(entry.title and (entry.provision or entry.date is not None)) for entry in entries) > 1:
        citation = Citation(title=cited.strip(), asks=SEVERAL)
    else:
        citation = _one(cited)
    return citation._replace(link=linked.group(1)) if linked else citation


def help_written(entry: Mapping[str, Any], catalogue: Catalogue) -> str | None:
    """Write what help is needed as one text: 'Training: 20 prosecutors in three provinces'.

    It is None where the text would not be taken apart into the same kind and detail again.
    """
    keys = {key: entry[key] for key in HELP if entry.get(key) is not None}
    labels = choices(catalogue, KINDS_OF_HELP)
    kind = labels.get(keys["kind"], keys["kind"]) if isinstance(keys.get("kind"), str) else ""
    text = ": ".join(str(part) for part in (kind, keys.get("detail")) if part)
    return text if _same(help_taken_apart(text, catalogue).keys, keys) else None


def help_taken_apart(text: str, catalogue: Catalogue) -> Help:
    """Take a text about help apart: a kind before a colon or alone, and the detail; without a kind it asks for it."""
    kinds = meanings(catalogue, KINDS_OF_HELP)
    text = text.strip()
    if folded(text) in kinds:
        return Help(kinds[folded(text)])
    for mark in re.finditer(r"\s*[:：៖]\s*|\s+[-–—]\s+", text):
        if kind := kinds.get(folded(text[: mark.start()])):
            return Help(kind, text[mark.end() :])
    return Help(detail=text, asks=WHICH_KIND if text else "")


def _same(read: Mapping[str, Any], keys: Mapping[str, Any]) -> bool:
    """Tell whether the keys are the same, and of one type: the year 2015 is no text."""
    return read == keys and all(type(read[key]) is type(value) for key, value in keys.items())


def _one(text: str) -> Citation:
    """Take apart what is one citation, without a link."""
    text = _inner(text)
    parts = list(_parts(text))
    if _is_place(text) and not alone(latin(parts[-1].text)):
        return Citation(provision=text)
    date: str | int | None = None
    dated, provision, asks = "", "", ""
    readings: tuple[str, ...] = ()
    end = len(parts)  # of the title
    places: list[_Part] = []
    while end > 1:
        last = parts[end - 1]
        size, moments = _moments(text, parts[:end]) if date is None and not readings else (0, [])
        if len(moments) == 1:
            date, dated = _value(moments[0]), _span(text, parts[end - size : end])
            end -= size
        elif len(moments) == 2 and not readings:
            readings, asks = tuple(moments), WHICH_DAY
            break
        elif not places and (several := _places(text, parts[:end])):
            places = several
            end -= len(several)
        else:
            both = _place_and_day(last.text) if not places and date is None else None
            if both is None:
                break
            provision, dated, moment = both
            date, places = _value(moment), [last]
            end -= 1
    if places and not provision:
        provision = _span(text, places)
    title = _span(text, parts[:end])
    if not provision and not readings:
        title, provision = _place_before(title)
    if not readings:
        title, provision, dated = _behind(title, provision, dated)
        if dated and date is None:
            date = _value(alone(latin(dated))[0])
    if title and not provision and _is_place(title):
        title, provision = "", title
    return Citation(title, provision, date, "", dated, asks or _asks(title, provision, date), readings)


def _parts(text: str) -> Iterator[_Part]:
    """Yield the parts of a text without what stands between them, and without brackets around one."""
    start = 0
    for mark in [*_BETWEEN.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if text[start:end].strip(_EDGES):
            yield _Part(start, end, text[start:end])
        start = mark.end() if mark else end


def _inner(text: str) -> str:
    """Return a part without brackets around it."""
    text = text.strip()
    wrapped = text[:1] + text[-1:] in ("()", "[]") and not re.search(r"[()\[\]]", text[1:-1])
    return text[1:-1].strip() if wrapped else text


def _span(text: str, parts: list[_Part]) -> str:
    """Return what was typed from the first of some parts to the last."""
    return _inner(text[parts[0].start : parts[-1].end]).strip() if parts else ""


def _value(moment: str) -> str | int:
    """Return a year as a number and a longer moment as a text, as they stand in a submission."""
    return int(moment) if len(moment) == 4 else moment


def _moments(text: str, parts: list[_Part]) -> tuple[int, list[str]]:
    """Return how many of the last parts are a day, a month or a year, and what they can mean."""
    for size in (2, 1):  # December 17, 2015
        if len(parts) > size and (moments := alone(latin(_span(text, parts[-size:])))):
            return size, moments
    return 0, []


def _places(text: str, parts: list[_Part]) -> list[_Part]:
    """Return the last parts that together are a place: 'Chapter 2, Articles 3, 5 and 7'."""
    for size in range(min(len(parts) - 1, 8), 0, -1):
        several = parts[-size:]
        if _pattern(PROVISION).match(several[0].text) and _is_place(_span(text, several)):
            return several
    return []


def _is_place(text: str) -> bool:
    return _pattern(PROVISION).fullmatch(text) is not None


def _place_and_day(part: str) -> tuple[str, str, str] | None:
    """Take apart a place with a day behind it and nothing between them: 'มาตรา 6 พ.ศ. 2551', 'Art. 4 of 2015'."""
    for blank in re.finditer(r"\s+", part):
        place, day = part[: blank.start()], part[blank.end() :]
        if _is_place(place) and len(moments := alone(latin(_inner(day)))) == 1:
            return place, day, moments[0]
    return None


def _place_before(title: str) -> tuple[str, str]:
    """Take a place from the beginning of a title: 'Article 49 of the Law ...', 'Article 49, Law ...'."""
    match = _pattern(rf"({PROVISION})(?:{OF_A_LAW}|\s*[,;:]\s*)(?=[^\W{DIGITS}])").match(title)
    return (title[match.end() :], match.group(1)) if match else (title, "")


def _behind(title: str, provision: str, dated: str) -> tuple[str, str, str]:
    """Take a place or a day from the end of a title where nothing parts them from it but a blank.

    A place has to be an article or a section, and no word before it may lead on to it; a day has to be a whole day.
    """
    for blank in re.finditer(r"(?<=[^\s,])\s+(?=\S)", title[-_LONGEST:]):
        start = max(len(title) - _LONGEST, 0)
        before, behind = title[: start + blank.start()], title[start + blank.end() :]
        if not provision and not _pattern(rf".*{LEADS_ON}").fullmatch(before[-_LONGEST:]):
            if _pattern(ARTICLE).fullmatch(behind):
                return before, behind, dated
            both = None if dated else _place_and_day(behind)
            if both and _pattern(ARTICLE).fullmatch(both[0]):
                return before, both[0], both[1]
        moments = [] if dated else alone(latin(behind))
        if len(moments) == 1 and len(moments[0]) == len("2015-12-17"):
            return *_behind(before, provision, behind)[:2], behind
    return title, provision, dated


def _asks(title: str, provision: str, date: str | int | None) -> str:
    """Tell what of the words that stayed in a title may be a place or a year."""
    if not provision and _pattern(PROVISION).search(title) and not _is_place(title):
        return WHICH_PLACE
    if date is None and _YEAR_IN_TEXT.search(latin(title)):
        return WHICH_YEAR
    return ""


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first used: most runs take no cell apart."""
    return re.compile(pattern, re.DOTALL)
