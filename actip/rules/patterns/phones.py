"""Own how a phone number begins, and the words it stands behind; whether it is one, the numbering plans say."""

import re
from collections.abc import Iterator
from typing import Any

from actip.lexicon import LETTERS
from actip.lexicon.marks import CLOSE, MARK, NO_COUNT, NO_DAY, THOUSANDS
from actip.lexicon.offices import SOMEBODY
from actip.rules.patterns.anchors import matches, places

# What may stand between two digits: the punctuation that the library allows.
_BETWEEN = (
    "[-x\u2010-\u2015\u2212\u30fc\uff0d-\uff0f \u00a0\u00ad\u200b\u2060\u3000()\uff08\uff09\uff3b\uff3d.\\[\\]/~"
    "\u2053\u223c\uff5e]{0,4}"
)
# What it begins with: +, 0 that is not of a day such as 01/02/2025, or a bracket that is not around years.
_BEGIN = r"(?:\+|(?<![0-9])0(?![0-9]/[01]?[0-9]/[0-9]{2})|\((?![12][0-9]{3}[^0-9]))"
_MAY_BE_PHONE = rf"{_BEGIN}(?:{_BETWEEN}[0-9]){{6}}"

# Words for a phone, or for a service that knows a person by one, and words for calling; in small letters. The patterns
# and the quick look are both made of these.
_LATIN = (
    *(
        "tel",
        "telp",
        "sms",
        "phoned",
        "tlp",
        "telephone",
        "phone",
        "mobile",
        "mob",
        "cell",
        "cel",
        "cellphone",
        "handphone",
    ),
    *("whatsapp", "whats app", "wa", "wechat", "viber", "telegram", "signal", "zalo", "line", "imo", "hp"),
    *("telepon", "ponsel", "telefon", "telefon bimbit", "telepono", "selpon", "telefone", "telemóvel", "telemovel"),
    *("telemovél", "gcash", "gopay", "paymaya", "momo", "đt", "đtdđ", "sđt", "dđ"),
    *("her number", "his number", "their number", "new number", "old number", "số mới", "nomornya", "nomor baru"),
    *("điện thoại", "di động", "truemoney", "kbzpay", "wavepay"),
)
_BLANKLESS = (
    *("โทรศัพท์", "โทร", "มือถือ", "เบอร์", "ไลน์", "ວັອດແອັບ", "ວອດແອັບ", "ວັອດສແອັບ", "ໂທລະສັບ", "ໂທ", "ມືຖື", "ເບີ", "ລາຍ"),
    *("ទូរស័ព្ទ", "ទូរសព្ទ", "តេឡេក្រាម", "ဖုန်း", "တယ်လီဖုန်း", "ဗိုင်ဘာ"),
)
_CALLING = (
    *("call", "reach", "contact", "text", "gọi", "liên hệ", "nhắn"),
    *("hubungi", "dihubungi", "kontak", "tawagan", "kontakin", "kontakt", "ligar para", "contactar", "contacto"),
    *("kontaktu", "ติดต่อ", "ຕິດຕໍ່", "ទាក់ទង", "ဆက်သွယ်"),
)
_WORDS = (*_LATIN, *_CALLING, *_BLANKLESS)
_SOMEBODY = r"(?= (?:at|on|under|her|him|them|me|us|his|their|the|this|m[rs]s?)\b)"
_SPELT = {
    "line": "line(?= ?(?:id|:))",  # of a budget it is another
    **{word: f"{word}(?:ed)?{_SOMEBODY}" for word in ("call", "reach", "contact", "text")},
}


def _word(words: tuple[str, ...]) -> str:
    """Return the pattern of one of the words, alone where it is of Latin letters."""
    latin, others = ([_SPELT.get(word, re.escape(word)) for word in words if (word < "\u0e00") is wanted]
                     for wanted in (True, False))  # fmt: skip
    return rf"(?:(?i:(?<![{LETTERS}])(?:{'|'.join(latin)})(?![{LETTERS}])\.?)|{'|'.join(others)})"


_WORD, _CALL = _word((*_LATIN, *_BLANKLESS)), _word(_CALLING)
_NUMBER = rf"\+?{NO_DAY}[0-9](?:[-. ()]{{0,2}}[0-9]){{6,13}}"
# Whose it is may stand between: 'of her aunt is', 'ของน้องคือ'.
WORDED = (
    rf"{_WORD}{CLOSE}({_NUMBER}){NO_COUNT}",
    rf"{_WORD}[^0-9.;:,\n]{{1,30}}?(?:{MARK}|[:=]|(?<![{LETTERS}])(?:is|on|at|là|adalah|ialah|é|ay)|คือ|ແມ່ນ|គឺ|"
    rf"မှာ) ?({_NUMBER}){NO_COUNT}",
    rf"{_WORD}(?: [^\W0-9_]+){{1,3}} (?!{THOUSANDS})({_NUMBER}){NO_COUNT}",
    rf"{_CALL}[^0-9.;\n]{{1,30}}?(?!{THOUSANDS})({_NUMBER}){NO_COUNT}",
    rf"{_CALL}[^0-9.;\n]{{1,30}}?{MARK}[ :]{{1,2}}({_NUMBER}){NO_COUNT}",
)
# The number of a line that is open to everybody.
_HOTLINE = (
    r"(?i:hot ?line|help ?line|call cent(?:re|er)|toll[- ]free|switchboard|emergency|đường dây nóng|tổng đài|"
    r"talian (?:kecemasan|bantuan|hayat|kasih|nur|aduan|khas)|layanan|"
    r"linha verde|linha de apoio|liña)|สายด่วน|ສາຍດ່ວນ|បន្ទាន់|အရေးပေါ်|ဖုန်းလိုင်း"
)
_OPEN = rf"(?:{_HOTLINE})[^.;\n]{{0,40}}\Z"
_OPEN_TOO = rf"\A[^.;\n]{{0,20}}(?:{_HOTLINE})"
_SEVEN = r"(?<![0-9])[0-9](?:[-. ()]{0,2}[0-9]){6}"
# Whoever writes a number of a neighbour as it is dialled there does so behind its word.
_NEAR = ("BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN", "CN", "BD", "IN", "NP", "TW", "HK")


def may_hold(text: str) -> bool:
    """Look for six digits or more behind what a number begins with, or for seven and a word for a phone or a call."""
    if re.search(_MAY_BE_PHONE, text):
        return True
    return re.search(_SEVEN, text) is not None and _may_be_worded(text)


def _may_be_worded(text: str) -> bool:
    small = text.lower()
    return any(word in small for word in _WORDS)


def phones(text: str, country: str | None) -> Iterator[str]:
    """Find the numbers that are valid in a country, by its code of two letters, or that name another country.

    Behind a word for a phone a number needs no zero, and may be one of a neighbour. What is free to call, or costs all
    callers the same, is no person's. The address of a page holds the numbers of pages, so that in it only one with + is
    a phone's.
    """
    from phonenumbers import Leniency, PhoneNumberMatcher  # 40 ms, so only where there may be one

    is_page = re.fullmatch(r"https?://\S*", text) is not None
    begin = r"\+" if is_page else _BEGIN
    spans: list[tuple[int, int]] = []
    by_itself = re.search(_MAY_BE_PHONE, text) is not None
    for entry in PhoneNumberMatcher(text, country, leniency=Leniency.VALID) if by_itself else ():
        if re.match(begin, entry.raw_string) and _is_somebodys(entry.number, text, entry.start, entry.end):
            spans.append((entry.start, entry.end))
            yield entry.raw_string
    starts = [] if is_page else places(_WORDS, text)
    for pattern in WORDED if starts else ():
        for match in matches(pattern, starts, text):
            start, end = match.span(1)
            if not any(first < end and start < last for first, last in spans):
                read = next(_read(match.group(1), country), None)
                if read and _is_somebodys(read, text, start, end):
                    spans.append((start, end))
                    yield match.group(1)


def _read(number: str, country: str | None) -> Iterator[Any]:
    """Read a number as one of the country, as one with the code of a country, then as one of a neighbour."""
    from phonenumbers import NumberParseException, is_valid_number, parse

    nearby = [(number, near) for near in _NEAR] if number.startswith("0") else []
    for written, region in ((number, country), (f"+{number.lstrip('+')}", None), *nearby):
        try:
            read = parse(written, region)
        except NumberParseException:
            continue
        if is_valid_number(read):
            yield read


def _is_somebodys(number: Any, text: str, start: int, end: int) -> bool:
    """Tell the number of a person or a desk from that of a line which is open to everybody."""
    from phonenumbers import PhoneNumberType, number_type

    kinds = PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN, PhoneNumberType.PREMIUM_RATE
    beside = re.search(_OPEN, text[max(0, start - 70) : start]) or re.search(_OPEN_TOO, text[end : end + 40])
    is_open = beside is not None and not re.search(SOMEBODY, beside.group())
    return number_type(number) not in kinds and not is_open
