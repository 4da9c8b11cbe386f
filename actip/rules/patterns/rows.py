"""Own how single persons are listed: a line for each, with a sex, an age, a citizenship or a running number."""

import re
from collections.abc import Mapping

from actip.catalogue.entries import Code
from actip.rules.patterns.ages import AGE, AGED, YEARS

_ENOUGH = 3  # lines from which on they are a list
_ONE_SEX = r"female|male|girl|boy|woman|man|F|M|P|L|perempuan|laki-laki|wanita|lelaki|nữ|nam|หญิง|ชาย|ຍິງ|ຊາຍ|ស្រី|ប្រុស"
_SEX_AND_AGE = (
    rf"(?<![^\W_])(?:{_ONE_SEX})[ ,./|\t(-]{{1,3}}(?:aged? |umur |อายุ ?|ອາຍຸ ?|អាយុ ?)?{AGE}(?! ?[-–%])|"
    rf"(?<![0-9/.,-]){AGE} ?(?:{YEARS}|yrs?|years|ปี|ປີ|ឆ្នាំ)?[ ,./|\t()-]{{1,3}}(?:{_ONE_SEX})(?![^\W_])"
)
_ONE_AGE = rf"{AGED}|(?:อายุ|ອາຍຸ|អាយុ|အသက်) ?{AGE}"
_RUNNING = r"\A[^\w]*(?i:(?:victim|survivor|person|case|korban|mangsa|nạn nhân|v|no\.?|#) ?)?[0-9]{1,3}[.):,|\t –-]"
CITIZEN = (
    r"\b(?:Lao|Laotian|Thai|Khmer|Cambodian|Vietnamese|Burmese|Indonesian|Malaysian|Filipin[oa]|Singaporean|Bruneian|"
    r"Timorese|Chinese|Bangladeshi|Indian|Nepal(?:i|ese)|Pakistani|Rohingya|Việt|Lào|Thái|Kamboja|Kemboja)\b|"
    "ลาว|ไทย|พม่า|เมียนมา|กัมพูชา|เวียดนาม|ລາວ|ໄທ|ມຽນມາ|ກຳປູເຈຍ|ຫວຽດນາມ|ខ្មែរ|ឡាវ|ថៃ|វៀតណាម"
)
_MANY = (  # a line that counts: more than one person, or a number that is no age
    r"(?i:\b(?:totals?|persons|people|victims|cases|women|girls|men|boys|children|suspects|offenders|orang|kasus|người|"
    r"jumlah|tổng)\b)|%|ราย|คน|ຄົນ|នាក់|(?<![0-9/-])[1-9][0-9]{2}(?![0-9/-])"
)


def may_hold(text: str) -> bool:
    """Look for lines enough, or parts between semicolons."""
    return text.count(";") + text.count("\n") >= _ENOUGH - 1


def rows(text: str, countries: Mapping[str, Code]) -> list[str]:
    """Find the lines of which each is one person. A list with totals in it has none, nor has one of two lines."""
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
