"""Own how a register of persons is known whose cells stand side by side: in a sheet, or in the entries of a list.

One cell says little: a name, a number, a sex. A row of them is a person.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from actip.catalogue.entries import Code
from actip.format.records import Line
from actip.gate.normal import normal
from actip.lexicon import naming
from actip.rules.patterns import names, scripts
from actip.rules.patterns.ages import AGED, BORN
from actip.rules.patterns.rows import CITIZEN

_ENOUGH = 2  # rows from which on they are a register
_TELLING = frozenset(("name", "foreign", "word", "number", "day"))
_SHORT = 3  # signs of what is masked nowhere: it would be found within other words
_LONG_HEAD = 25
_LONGEST = 80  # signs of what is one cell of it; a longer one is an account
_FEWEST_DIGITS = 5  # of a number of a person: a paper or a phone
_SEXES = frozenset(
    [
        "f",
        "m",
        "p",
        "l",
        "female",
        "male",
        "girl",
        "boy",
        "woman",
        "man",
        "perempuan",
        "laki-laki",
        "lelaki",
        "wanita",
        "pria",
        "nữ",
        "nam",
        "หญิง",
        "ชาย",
        "ญ",
        "ช",
        "ยญ",
        "ຍິງ",
        "ຊາຍ",
        "ຍ",
        "ຊ",
        "ស្រី",
        "ប្រុស",
        "ស",
        "ប",
        "កျား",
        "မ",
        "ကျား",
        "babae",
        "lalaki",
        "feminino",
        "masculino",
        "feminina",
        "feto",
        "mane",
        "fem",
        "masc",
    ]
)
_AGE_HEADS = frozenset(
    [
        "age",
        "umur",
        "usia",
        "edad",
        "idade",
        "tuổi",
        "tinan",
        "อายุ",
        "ອາຍຸ",
        "អាយុ",
        "အသက်",
        "born",
        "birth",
        "dob",
        "sinh",
        "lahir",
        "kapanganakan",
        "nascimento",
        "เกิด",
        "ເກີດ",
        "កើត",
        "မွေး",
        "aged",
        "moris",
    ]
)
_COUNT_HEADS = (
    r"number|total|count|cases?|victims|persons|participants|officers|beds|how many|no\. of|jumlah|bilangan|banyaknya|"
    r"bilang|số lượng|tổng|จำนวน|รวม|ຈຳນວນ|ຈໍານວນ|ລວມ|ចំនួន|សរុប|အရေအတွက်|စုစုပေါင်း|número|totál|hira|value|amount|group|range"
)
_NAME_HEADS = (
    r"\A(?:full |first |last |family )?names?\b|\bnama\b|họ (?:và )?tên|\btên\b|pangalan|\bnomes?\b|naran|victim|"
    r"survivor|korban|mangsa|biktima|vítima|nạn nhân|ชื่อ|ຊື່|ឈ្មោះ|အမည်"
)
_DAY = r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}(?: 00:00(?::00)?)?"
_PHONE = r"[+(]?[0-9][0-9 ()./-]{6,18}[0-9]"
_PAPER = r"(?=[A-Z0-9/-]*[0-9]{5})[A-Z]{0,3} ?[0-9][A-Z0-9/-]{5,20}"
_NAME = rf"(?:{'|'.join(naming.TITLES)})?\.? ?({names.WORD}(?: {names.WORD}| [A-Z]\.?){{1,4}})"
_INITIALS = r"(?:[A-Z]\. ?){2,4}"
_FOREIGN_NAME = "|".join(
    rf"(?:{s.titles}|{s.long_titles})? ?[{s.letters}]{{2,20}}(?: [{s.letters}]{{2,20}}){{0,2}}" for s in scripts.SCRIPTS
)
_BETWEEN = r"[,;|\t\n()]"


class Register(NamedTuple):
    """The lines of one group that are one person each."""

    lines: tuple[Line, ...]


def registers(lines: Iterable[Line], countries: Mapping[str, Code]) -> Iterator[Register]:
    """Find the groups of lines in which several are one person each."""
    states = frozenset((*countries, *(code.label for code in countries.values())))
    for _, group in groupby(lines, key=lambda line: line.group):
        several = [line for line in group if line.texts]
        if len(several) >= _ENOUGH and may_hold(several):
            judged = _Group(several, states)
            single = [line for line in several if judged.is_person(line)]
            if len(single) >= _ENOUGH and judged.are_different(single):
                yield Register(tuple(single))


def may_hold(lines: Iterable[Line]) -> bool:
    """Look for the words for one sex, or phones, on two lines, or for the heading of ages: without them none is one."""
    sexes = 0
    for line in lines:
        marks = {mark for text in (line.texts if line.begin else (*line.texts, *line.columns)) for mark in _marks(text)}
        sexes += "sex" in marks
        if "age" in marks or sexes >= _ENOUGH:
            return True
    return False


def private_texts(lines: Iterable[Line], countries: Mapping[str, Code]) -> list[str]:
    """Return what of a register tells who somebody is: the names and the numbers."""
    states = frozenset((*countries, *(code.label for code in countries.values())))
    return [
        text
        for register in registers(lines, countries)
        for line in register.lines
        for text in line.texts
        if len(text) > _SHORT and any(_kinds(part, states) & _TELLING for part in _parts(text))
    ]


@lru_cache(maxsize=8192)  # the same labels and codes stand in a form again and again
def _marks(text: str) -> frozenset[str]:
    """Return whether a text is, or holds between signs, the word for one `sex`, the heading of an `age`, or a phone."""
    if len(text) > _LONGEST:
        return frozenset()
    if text[:1] in "+(0123456789":
        plain = normal(text)
        is_number = len(text) > 7 and re.fullmatch(_PHONE, plain) and not re.fullmatch(_DAY, plain)
        return frozenset(("sex",)) if is_number else _marks_between(text) if "," in text or "|" in text else frozenset()
    return _marks_between(text)


def _marks_between(text: str) -> frozenset[str]:
    small = normal(text).lower()
    sex = any(part.strip() in _SEXES for part in re.split(_BETWEEN, small))
    age = len(text) < _LONG_HEAD and any(word in _AGE_HEADS for word in re.split("[ _./()-]", small))
    return frozenset((*(("sex",) if sex else ()), *(("age",) if age else ())))


def _cells(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the column and the text of each cell; one that holds several between signs is several."""
    for column, text in zip(line.columns, line.texts, strict=True):
        yield from ((column, part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """Return what stands between the signs of a cell, nothing of an account."""
    parts = re.split("[,;|\t\n]", normal(text)) if len(text) <= _LONGEST else ()
    return [part.strip() for part in parts if part.strip()]


@lru_cache(maxsize=8192)
def _kinds(text: str, states: frozenset[str]) -> frozenset[str]:
    """Return what a cell may be: a `name`, `sex`, `age` with its word, `count`, `day`, `state`, `number` or a word."""
    small = text.lower().strip(" .")
    if small in _SEXES:
        return frozenset(("sex",))
    if re.fullmatch("[0-9]{1,2}(?:\\.0)?", text):
        return frozenset(("count",)) if text not in ("0", "00") else frozenset()
    if re.fullmatch(f"(?:{_DAY})", text):
        return frozenset(("day",))
    if re.fullmatch(rf"(?:{AGED}|{BORN}|(?:อายุ|ອາຍຸ|អាយុ|အသက်)? ?[0-9]{{1,2}} ?(?:ปี|ປີ|ឆ្នាំ|နှစ်))", text):
        return frozenset(("age",))
    if text in states or re.fullmatch(f"(?:{CITIZEN})", text):
        return frozenset(("state",))
    if re.fullmatch(_PAPER, text) or (re.fullmatch(_PHONE, text) and sum(sign.isdigit() for sign in text) > 7):
        return frozenset(("number",))
    is_name = re.fullmatch(_NAME, text) and not re.search(naming.GENERAL, text)
    if is_name or re.fullmatch(_INITIALS, text):
        return frozenset(("name",))
    if re.fullmatch(names.WORD, text) and not re.search(naming.GENERAL, text):
        return frozenset(("word",))
    return frozenset(("foreign",)) if not text.isascii() and re.fullmatch(_FOREIGN_NAME, text) else frozenset()


class _Group:
    """The lines of one sheet or list, with the headings above their columns."""

    def __init__(self, lines: Sequence[Line], states: frozenset[str]) -> None:
        self._states = states
        self._heads: dict[str, str] = {}
        for line in lines:
            for column, text in zip(line.columns, line.texts, strict=True):
                small = normal(text).lower() if len(text) <= _LONGEST else ""
                if _is_head(small):
                    self._heads.setdefault(column, small)
        self._lines = lines

    def _head(self, column: str) -> str:
        return self._heads.get(column, column.lower().replace("_", " "))

    def is_person(self, line: Line) -> bool:
        """Tell whether a line holds a name, or else a sex and an age, with enough of what tells one from another."""
        kinds: list[str] = []
        cells = list(_cells(line))
        if not self.may_be_person(cells):
            return False
        for column, text in cells if len(cells) > 1 else ():
            head = self._head(column)
            for kind in _kinds(text, self._states):
                if kind == "count":
                    kind = "age" if _is_age_head(head) else "" if re.search(_COUNT_HEADS, head) else kind
                if kind == "day":
                    kind = "age" if _is_age_head(head) else "day"
                if kind in ("foreign", "word"):
                    kind = "name" if re.search(_NAME_HEADS, head) else kind
                kinds.append(kind)
        has = set(kinds)
        if any(re.fullmatch("[1-9][0-9]{2,5}", text) for _, text in cells):
            return False  # a row of figures
        third = has & {"sex", "state", "number"}
        if "name" in has or ("foreign" in has and "sex" in has):
            listed = "sex" in has and kinds.count("count") in (1, 2) and "age" not in has
            return bool(
                ("age" in has and third)
                or ("number" in has and has & {"sex", "state", "age", "count", "day"})
                or listed
                or ("age" in has and self._has_heading_of_names())
            )
        return {"sex", "age", "state"} <= has or (
            "number" in has and "sex" in has and bool(has & {"age", "count", "day"})
        )

    def may_be_person(self, cells: Sequence[tuple[str, str]]) -> bool:
        """Glance at the cells of a line: without a sex, a state, a number or a heading of names it is no person."""
        return (
            any(
                text.lower().strip(" .") in _SEXES
                or text in self._states
                or sum(map(str.isdigit, text)) >= _FEWEST_DIGITS
                or re.fullmatch(f"(?:{CITIZEN})", text)
                for _, text in cells
            )
            or self._has_heading_of_names()
        )

    def _has_heading_of_names(self) -> bool:
        columns = (column for line in self._lines[:1] for column in line.columns)
        return any(re.search(_NAME_HEADS, head) for head in (*self._heads.values(), *columns))

    def are_different(self, lines: Sequence[Line]) -> bool:
        """Tell whether no two lines begin with the same name: those of a province, one for each sex, do."""
        first = [
            name
            for line in lines
            if (name := next((t for _, t in _cells(line) if _kinds(t, self._states) & {"name", "foreign"}), ""))
        ]
        return len(set(first)) * 3 >= len(first) * 2


def _is_head(small: str) -> bool:
    return (
        _is_age_head(small)
        or re.search(_NAME_HEADS, small) is not None
        or re.fullmatch(rf"(?:{_COUNT_HEADS})s?", small) is not None
    )


def _is_age_head(small: str) -> bool:
    return (
        not re.search("group|range|under|over|kelompok|nhóm|ช่วง|กลุ่ม", small)
        and any(word in _AGE_HEADS for word in re.split(r"[ ()/_.-]+", small))
        if small.isascii()
        else any(word in small for word in _AGE_HEADS if not word.isascii())
        or any(word in _AGE_HEADS for word in small.split())
    )
