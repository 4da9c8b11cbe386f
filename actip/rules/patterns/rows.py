"""Own how single persons are listed: a line for each, with a sex, an age, a citizenship or a running number."""

import re
from collections.abc import Mapping

from actip.catalogue.entries import Code
from actip.lexicon import naming, whole
from actip.lexicon.marks import LAW_BETWEEN
from actip.rules.patterns.ages import AGE, AGED, YEARS

_ENOUGH = 3  # lines from which on they are a list
_ONE_SEX = (
    r"female|male|girl|boy|woman|man|F|M|P|L|perempuan|laki-laki|wanita|lelaki|babae|lalaki|nữ|nam|หญิง|"
    r"ชาย|ຍິງ|ຊາຍ|ស្រី|ប្រុស|ကျား|မ"
)
_SEX_AND_AGE = (
    rf"(?<![^\W_])(?:{_ONE_SEX})[ ,./|\t(-]{{1,3}}(?:aged? |umur |อายุ ?|ອາຍຸ ?|អាយុ ?)?{AGE}(?! ?[-–%])|"
    rf"(?<![0-9/.,-]){AGE} ?(?:{YEARS}|yrs?|years|ปี|ປີ|ឆ្នាំ)?[ ,./|\t()-]{{1,3}}(?:{_ONE_SEX})(?![^\W_])"
)
_ONE_AGE = rf"{AGED}|(?:อายุ|ອາຍຸ|អាយុ|အသက်) ?{AGE}"
_RUNNING = r"\A[^\w]*(?i:(?:victim|survivor|person|case|korban|mangsa|nạn nhân|v|no\.?|#) ?)?[0-9]{1,3}[.):,|\t –-]"
CITIZEN = (
    r"\b(?:Lao|Laotian|Thai|Khmer|Cambodian|Vietnamese|Burmese|Indonesian|Malaysian|Filipin[oa]|Singaporean|Bruneian|"
    r"Timorese|Chinese|Bangladeshi|Indian|Nepal(?:i|ese)|Pakistani|Rohingya|Việt|Lào|Thái|Kamboja|Kemboja|Pilipin[oa])\b|"
    "ลาว|ไทย|พม่า|เมียนมา|กัมพูชา|เวียดนาม|ລາວ|ໄທ|ມຽນມາ|ກຳປູເຈຍ|ຫວຽດນາມ|ខ្មែរ|ឡាវ|ថៃ|វៀតណាម|မြန်မာ|လာအို|ထိုင်း"
)
_MANY = (  # a line that counts: more than one person, or a number that is no age
    r"(?i:\b(?:totals?|persons|people|victims|cases|women|girls|men|boys|children|suspects|offenders|orang|kasus|người|"
    r"jumlah|tổng)\b)|%|ราย|คน|ຄົນ|នាក់|(?<![0-9/-])[1-9][0-9]{2}(?![0-9/-])"
)


# A row of a register in one text, behind its number, a semicolon or the end of a line: a name, with a sex and an age
# or a date, or with a date of birth alone between strokes.
_BEGIN = r"(?<![^\s;|])[0-9]{1,3} ?[.):;|/,။\t၊–-]+|[;\n]"
_WORD = r"[^\W0-9_a-z](?![ .])[^\W0-9_]*(?:[’'-][^\W0-9_]+)*"
_SHORT_WORD = r"(?:bin|binti|bt|bte|a/l|a/p|da|de|do|dos|dela|[A-Z]\.)"
_NAME = (
    rf"(?P<latin>{_WORD}(?:\.? (?:{_WORD}|{_SHORT_WORD})){{1,5}})|"
    rf"(?P<other>(?:[ก-๎]+\.){{0,3}} ?[ก-๎ກ-ໝក-៓က-ှ][ก-๎ກ-ໝក-៓က-ှ.]+(?: (?!(?:ญ|ช|ຍ|ຊ|ស|ប|ស្រី|ប្រុស|หญิง|"
    rf"ชาย|ຍິງ|ຊາຍ) )[ก-๎ກ-ໝក-៓က-ှ]+){{0,2}}?)"
)
_HEAD = r"\s*(?:[^\W0-9_a-z]|[ก-๎ກ-ໝក-៓က-ှ])"  # what a row begins with: the first sign of a name
_SIGN = r"(?: ?[,;|/\t၊] ?| [–-] )"
_SPACE = rf"(?:{_SIGN}| )"
_SEX_OF_ROW = (
    r"(?i:female|male|f|m|p|l|b|perempuan|laki-laki|lelaki|wanita|pria|babae|lalaki|nữ|nam|feminin[oa]|masculin[oa]|feto|mane)|"
    "หญิง|ชาย|ญ|ช|ຍິງ|ຊາຍ|ຍ|ຊ|ស្រី|ប្រុស|ស|ប|ကျား|မ"
)
_DATE = r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:19|20|25)[0-9]{2}|(?:19|20|25)[0-9]{2}-[0-9]{2}-[0-9]{2}"
# A bare number can be a count: as an age it has a place or a citizenship behind it, or the word for years.
_BEHIND_AGE = (
    r"(?= ?(?:tahun|thn|tuổi|anos|anyos|taon|years?|yrs?|ปี|ປີ|ឆ្នាំ|နှစ်)|(?: ?[,|/\t၊] ?| [–-] | )[^\W0-9_](?! ?[0-9]))"
)
_AGE_OR_DATE = (
    rf"(?:{_DATE}|(?:19|2[05])[0-9]{{2}}|(?:[^\W0-9_]{{2,8}} ?)?[1-9][0-9]?(?![0-9.%]){_BEHIND_AGE})(?![0-9.%])"
)
_LONG_AGO = (
    r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:19[4-9][0-9]|200[0-9]|201[0-4]|24[89][0-9]|25[0-4][0-9]|"
    r"255[0-7])|(?:19[4-9][0-9]|200[0-9]|201[0-4])-[0-9]{2}-[0-9]{2}"
)
_CELL = rf"[^,;|/\t၊\n]{{1,25}}{_SIGN}"
ROW = (
    rf"\s*(?:{_NAME})(?:{_SPACE}(?:{_CELL}){{0,2}}?(?:{_SEX_OF_ROW}){_SPACE}(?:{_CELL})?{_AGE_OR_DATE}|"
    rf"{_SIGN}(?:{_CELL})?{_AGE_OR_DATE}(?: ?[^\W0-9_]{{2,7}})?{_SIGN}(?:{_SEX_OF_ROW})(?![^\W_])|"
    rf"{_SIGN}(?:{_CELL})?(?:{_LONG_AGO})(?={_SIGN}))"
)
_NO_ROW = (
    "[0-9] ?(?:ราย|คน|ຄົນ|ລາຍ|នាក់|ယောက်)|"  # a count
    + whole("laws?|acts?|decree|agreement|mou|treaty|convention|protocol|luật|lei|akta|undang-undang")
    + f"|{LAW_BETWEEN}"
)


def may_hold(text: str) -> bool:
    """Look for a sign that ends a row, or for the number of one."""
    return re.search(_BEGIN, text) is not None


def _registered(text: str) -> list[str]:
    """Find the rows that begin with the name of a person."""
    ends = (0, *(match.end() for match in re.finditer(_BEGIN, text)))
    starts = [end for end in ends if re.compile(_HEAD).match(text, end)]
    if len(starts) < 2:  # most texts have no two: the pattern is not made ready for them
        return []
    row = re.compile(ROW)
    matches = (row.match(text, start) for start in starts)
    persons = [match for match in matches if match and not re.search(_NO_ROW, match.group())]
    return [
        match.group().strip()
        for match in persons
        if match.group("other") or not re.search(naming.GENERAL, match.group("latin"))
    ]


def rows(text: str, countries: Mapping[str, Code]) -> list[str]:
    """Find the lines of which each is one person. A list with totals in it has none, nor has one of two lines."""
    registered = _registered(text)
    if len(registered) > 1:
        return registered
    lines = [line.strip() for line in re.split(r"[;\n]", text)]
    if sum(1 for line in lines if any(map(str.isalpha, line))) < _ENOUGH:
        return []  # an age or a sex has letters
    single = [line for line in lines if _is_person(line, countries)]
    return single if len(single) >= _ENOUGH and not any(re.search(_MANY, line) for line in lines) else []


def _is_person(line: str, countries: Mapping[str, Code]) -> bool:
    """Tell whether a line holds three of what tells one person from another."""
    both = re.search(_SEX_AND_AGE, line) is not None
    if not both and not re.search(_ONE_AGE, line):
        return False
    coded = any(code in countries for code in re.findall(r"\b[A-Z]{3}\b", line))
    citizen = coded or bool(re.search(CITIZEN, line)) or any(code.label in line for code in countries.values())
    return both + 1 + citizen + (re.search(_RUNNING, line) is not None) >= 3
