"""Own how a day, a month or a year is typed in the languages of the states, and which one it can only mean.

A year of the Buddhist calendar can be no other: 2562 is 2019. What can mean two things is given with both.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari janeiro janeiru enero ม.ค. มกราคม ມັງກອນ មករា ဇန်နဝါရီ",
            "feb february februari fevereiro fevereiru pebrero ก.พ. กุมภาพันธ์ ກຸມພາ កុម្ភៈ ဖေဖော်ဝါရီ",
            "mar march maret mac março marsu marso มี.ค. มีนาคม ມີນາ មីនា မတ်",
            "apr april abril เม.ย. เมษายน ເມສາ មេសា ဧပြီ",
            "may mei maio maiu mayo พ.ค. พฤษภาคม ພຶດສະພາ ឧសភា မေ",
            "jun june juni junho juñu junu hunyo มิ.ย. มิถุนายน ມິຖຸນາ មិថុនា ဇွန်",
            "jul july juli julai julho jullu hulyo ก.ค. กรกฎาคม ກໍລະກົດ កក្កដា ဇူလိုင်",
            "aug august agustus ogos agosto agostu ส.ค. สิงหาคม ສິງຫາ សីហា ဩဂုတ် သြဂုတ်",
            "sep sept september setembro setembru setyembre ก.ย. กันยายน ກັນຍາ កញ្ញា စက်တင်ဘာ",
            "oct october oktober outubro outubru oktubre ต.ค. ตุลาคม ຕຸລາ តុលា အောက်တိုဘာ",
            "nov november novembro novembru nobyembre พ.ย. พฤศจิกายน ພະຈິກ វិច្ឆិកា နိုဝင်ဘာ",
            "dec december desember disember dezembro dezembru disyembre ธ.ค. ธันวาคม ທັນວາ ធ្នូ ဒီဇင်ဘာ",
        ),
        start=1,
    )
    for name in unicodedata.normalize("NFKC", names).split()
}
_BUDDHIST = range(2401, 2700)  # 543 before: the years 1858 to 2156
# What stands between and around the parts of a day, longest first: eras, 'day', 'month', 'year', 'of'.
_AROUND = (
    *(
        "พ.ศ.",
        "พ.ศ",
        "ค.ศ.",
        "ค.ศ",
        "ลงวันที่",
        "วันที่",
        "เดือน",
        "ปี",
        "ພ.ສ.",
        "ພ.ສ",
        "ຄ.ສ.",
        "ຄ.ສ",
        "ລົງວັນທີ",
        "ວັນທີ",
        "ເດືອນ",
        "ປີ",
    ),
    *("ថ្ងៃទី", "ថ្ងៃ", "ខែ", "ឆ្នាំ", "គ.ស.", "ព.ស.", "ခုနှစ်", "ရက်", "လ"),
)
_AROUND_LATIN = (
    r"b\.e\.?|be|a\.d\.?|ad|c\.e\.?|ce|of|the|dated|on|year|month|day|ngày|năm|tahun|tanggal|tarikh|bertarikh|bulan|taong|tinan|"
    r"fulan|loron|dia|ano|de|ng|ika"
)
# Patterns are compiled when they are first used: most files need none of them.
_PAUSES = "|".join(
    [
        *(re.escape(unicodedata.normalize("NFKC", word)) for word in _AROUND),
        rf"(?<![^\W_])(?:{_AROUND_LATIN})(?![^\W_])",
    ]
)
_ORDINAL = r"(?<=[0-9])(?:st|nd|rd|th|º|\.º|-ke)(?![^\W_])"
_VIETNAMESE = r"(?:ngày )?(?:([0-9]{1,2}) )?tháng ([0-9]{1,2}),? (?:năm )?([0-9]{4})"
_PART = r"[0-9]+|[^0-9\s,()]+"
_QUARTER = r"(?:q|quarter )([1-4])[ ,/-]*(?:of )?([0-9]{4})|([0-9]{4})[ ,/-]*q([1-4])"
# Beside one of these a year is not the one that is meant, or a number is no year.
_NOT_THAT_YEAR = frozenset(
    [
        "before",
        "until",
        "till",
        "til",
        "after",
        "between",
        "about",
        "around",
        "approx",
        "approximately",
        "circa",
        "ca",
        "c",
        "not",
        "no",
        "never",
        "unless",
        "maybe",
        "perhaps",
        "possibly",
        "fy",
        "fiscal",
        "financial",
        "budget",
        "nr",
        "number",
        "article",
        "art",
        "section",
        "sec",
        "page",
        "para",
        "than",
        "without",
        "under",
        "over",
        "trước",
        "sau",
        "đến",
        "khoảng",
        "chưa",
        "không",
        "số",
        "sebelum",
        "sesudah",
        "setelah",
        "selepas",
        "hingga",
        "sampai",
        "sekitar",
        "belum",
        "tidak",
        "nomor",
        "bago",
        "matapos",
        "hanggang",
        "hindi",
        "antes",
        "depois",
        "até",
        "cerca",
        "não",
        "número",
        "hafoin",
        "molok",
    ]
)
_NOT_THAT_YEAR_WITHIN = (  # scripts without blanks
    *("ก่อน", "หลัง", "ถึง", "ประมาณ", "ยังไม่", "ฉบับที่", "มาตรา", "งบประมาณ", "ກ່ອນ", "ຫຼັງ", "ຫລັງ", "ເຖິງ", "ປະມານ"),
    *("ເລກທີ", "ມາດຕາ", "មុន", "ក្រោយ", "ដល់", "ប្រហែល", "លេខ", "មាត្រា", "မတိုင်မီ", "နောက်ပိုင်း", "အမှတ်", "ပုဒ်မ"),
)
_MOST_WORDS = 6  # 'in force since the decree of 2019' is a year; a sentence is none
_YEARS = range(1900, 2100)
_PRINTED = range(1800, 2100)  # of laws that are still in force, such as the penal codes of 1860 and 1871


def common_year(year: int) -> int:
    """Return a year of our calendar: one of the Buddhist calendar is 543 less."""
    return year - 543 if year in _BUDDHIST else year


def days(plain: str) -> list[str]:
    """Return the days that a text in small letters and Latin digits can mean, in ISO form."""
    if match := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[t ][0-9:.]+z?)?", plain):
        return _iso([(match.group(1), match.group(2), match.group(3))])
    if match := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", _without_pauses(plain)):
        one, other, year = match.groups()
        return _iso([(year, other, one), (year, one, other)])
    if (match := re.fullmatch(_VIETNAMESE, plain)) and match.group(1):
        return _iso([(match.group(3), match.group(2), match.group(1))])
    numbers, month, others = _parts(plain)
    short, long = [one for one in numbers if len(one) <= 2], [one for one in numbers if len(one) == 4]
    if month and len(short) == len(long) == 1 and len(numbers) == 2 and not others:
        return _iso([(long[0], str(month), short[0])])
    return []


def month(plain: str) -> str:
    """Return the month that a text means, as 2019-06; nothing where it means none."""
    year, number = "", 0
    if match := re.fullmatch(r"([12][0-9]{3})[-/.]([0-9]{1,2})", plain):
        year, number = match.group(1), int(match.group(2))
    elif match := re.fullmatch(r"([0-9]{1,2})[-/.]([12][0-9]{3})", _without_pauses(plain)):
        year, number = match.group(2), int(match.group(1))
    elif (match := re.fullmatch(_VIETNAMESE, plain)) and not match.group(1):
        year, number = match.group(3), int(match.group(2))
    else:
        numbers, in_words, others = _parts(plain)
        if in_words and len(numbers) == 1 and len(numbers[0]) == 4 and not _misleading(others, plain):
            year, number = numbers[0], in_words
    return f"{common_year(int(year))}-{number:02}" if year and 1 <= number <= 12 else ""


def year(plain: str) -> str:
    """Return the year that a text names: alone, or as the only number beside a few words, as in 'since 2019'."""
    numbers, in_words, others = _parts(plain)
    if in_words or len(numbers) != 1 or len(numbers[0]) != 4:
        return ""
    read = common_year(int(numbers[0]))
    if plain == numbers[0]:
        return str(read) if 1000 <= read < 3000 else ""
    return str(read) if read in _YEARS and not _misleading(others, plain) else ""


def alone(plain: str) -> list[str]:
    """Return the days, the month or the year that a text can mean in which nothing else is said, in ISO form.

    'in force since 2019' says more than the year; 12/2015 may be a number of a paper and is no month here.
    """
    if several := days(plain):
        return several
    if _parts(plain)[2] or not (plain[:1] + plain[-1:]).replace(".", "").isalnum():
        return []
    if re.fullmatch("[0-9]{4}", plain):
        return [str(common_year(int(plain)))] if common_year(int(plain)) in _PRINTED else []
    read = "" if re.fullmatch("[0-9]{1,2}/[0-9]{4}", plain) else month(plain) or year(plain)
    return [read] if read else []


def nearest(plain: str, *, late: bool) -> str:
    """Return the month or year that may be meant by a text that was not read: it is offered, and not taken.

    `late` asks for the last month of a quarter, else for its first.
    """
    if match := re.fullmatch(_QUARTER, plain):
        quarter, of_year = int(match.group(1) or match.group(4)), int(match.group(2) or match.group(3))
        return f"{common_year(of_year)}-{quarter * 3 if late else quarter * 3 - 2:02}"
    if not re.search(r"[^0-9\s./-]", plain):  # no words: a slip in a month or a day, not a year
        return ""
    years = {common_year(int(one)) for one in re.findall("(?<![0-9])[12][0-9]{3}(?![0-9])", plain)}
    return str(min(years)) if len(years) == 1 and min(years) in _YEARS else ""


def _without_pauses(plain: str) -> str:
    return " ".join(re.sub(_PAUSES, " ", plain).split())


def _parts(plain: str) -> tuple[list[str], int, list[str]]:
    """Return the numbers of a text, the month that it names, and its other words; two months are no month."""
    text = re.sub(_PAUSES, " ", re.sub(_ORDINAL, "", unicodedata.normalize("NFKC", plain)))
    numbers, months, others = [], [], []
    for token in re.findall(_PART, text):
        bare = token.strip("-/'’:;")
        if token.isdecimal():
            numbers.append(token)
        elif in_words := _MONTHS.get(bare) or _MONTHS.get(bare.strip(".")):
            months.append(in_words)
        elif bare.strip("."):
            others.append(bare.strip("."))
    if len(months) > 1:
        others += ["?"]
    return numbers, months[0] if len(months) == 1 else 0, others


def _misleading(others: list[str], plain: str) -> bool:
    """Tell whether words beside a year may say that it is not the one, or that it is none."""
    return (
        len(others) > _MOST_WORDS
        or plain[-1:] in "-–—/"
        or plain[:1] in "-–—/"
        or any(word in _NOT_THAT_YEAR or not _is_word(word) for word in others)
        or any(part in plain for part in _NOT_THAT_YEAR_WITHIN)
    )


def _is_word(text: str) -> bool:
    return all(unicodedata.category(sign)[0] in "LM" or sign in "-'’." for sign in text)


def _iso(readings: list[tuple[str, str, str]]) -> list[str]:
    return list(dict.fromkeys(_existing(readings)))


def _existing(readings: list[tuple[str, str, str]]) -> Iterator[str]:
    for year_typed, month_typed, day_typed in readings:
        try:
            day = date(common_year(int(year_typed)), int(month_typed), int(day_typed))
        except ValueError:
            continue
        yield day.strftime("%Y-%m-%d")
