"""Own how the number plate of a vehicle is written, behind the words for one."""

import re
from collections.abc import Iterator

from actip.lexicon import LETTERS
from actip.lexicon.marks import CLOSE, NO_COUNT
from actip.rules.patterns.anchors import matches, places

# The words, in small letters: of the pattern and of the quick look.
_PLATES = (
    *("licence plate", "license plate", "licence no", "number plate", "plate no", "plate num", "plate:", "plate ("),
    *("registration number", "registration no"),
    *("biển số", "biển kiểm soát", "bks", "biển đăng ký", "biển xe"),
    *(
        "nomor polisi",
        "nopol",
        "plat ",
        "plat:",
        "nombor pendaftaran",
        "bernombor pendaftaran",
        "no. pendaftaran",
        "nombor plat",
    ),
    *("plaka", "matrícula", "matrikula", "matríkula", "chapa", "xapa"),
    *("ทะเบียน", "ປ້າຍ", "ທະບຽນ", "ស្លាកលេខ", "ផ្លាកលេខ", "ယာဉ်အမှတ်", "ကားနံပါတ်", "ကားအမှတ်", "ယာဉ်နံပါတ်", "ဆိုင်ကယ်အမှတ်"),
    *("ဆိုင်ကယ်နံပါတ်",),
)
_SPELT = {
    "registration no": "registration(?= no)",
    "registration number": "registration(?= number)",
    "licence no": "licence(?= no)",
    "plate no": "plate(?= no)",
    "plate num": "plate(?= num)",
    "plate:": "plate(?=:)",
    "plate (": r"plate(?= \()",
    "plat ": "plat(?= )",
    "plat:": "plat(?=:)",
}
_LATIN = "|".join(_SPELT.get(word, re.escape(word)) for word in _PLATES if word < "\u0e00")
_OTHERS = "|".join(word for word in _PLATES if word >= "\u0e00")
_WORD = rf"(?:(?i:(?<![{LETTERS}])(?:{_LATIN})(?![{LETTERS}]))|{_OTHERS})"
_PROVINCE = r"(?:[^ 0-9.,;:\n]{2,20}[ ,:]{1,2}){0,2}?"  # as it stands on plates of Cambodia
_PLATE = "|".join(
    (
        # Viet Nam: 29A-123.45; Cambodia: 2AB-1234; Myanmar: 2A-1234, YGN 5K/1234; Lao and Thai letters
        r"[0-9]{2}[A-Z][A-Z0-9]?[- .]{0,2}[0-9]{3}\.?[0-9]{1,2}",
        r"[0-9]{1,2}[A-Z]{1,3}[-/ ]?[0-9]{4}",
        r"[0-9][က-အ][-/ ]?[0-9]{4}",
        r"(?:[0-9]{0,2}[ก-ฮ]{1,3}|[ກ-ຮ]{1,2})[ -]?[0-9]{1,4}(?! ?(?:คน|คัน|ราย|ใบ|ฉบับ|เล่ม|ຄົນ|ຄັນ|ໃບ|ຫົວ|ສະບັບ))",
        # Indonesia, Malaysia, Brunei, Singapore, the Philippines: B 1234 XYZ, SAB 1234 C, ABC 1234
        r"(?!(?:No|NO|ID|IN|OF|HS) )[A-Z]{1,3}[ -]?[0-9]{1,4}(?:[ -]?[A-Z]{1,3})?(?![A-Za-z])",
        # Timor-Leste
        r"[0-9]{2}[-. ][0-9]{3}(?:[ -]?(?:TLS|TL))?",
    )
)
PLATE = rf"{_WORD}{CLOSE}{_PROVINCE}{CLOSE}(?<![A-Za-z0-9ก-ฮກ-ຮ])({_PLATE}){NO_COUNT}"
# What is registered may be no vehicle: a law, an association, a pupil.
_VEHICLE = (
    rf"(?i:(?<![{LETTERS}])(?:vehicles?|cars?|van|truck|lorry|bus|motor(?:cycle|bike)|bike|boat|taxi|pick-?up|kenderaan|"
    rf"kendaraan|mobil|motor|kereta|xe|ô tô|viatura|carro|carrinha|mota|motorizada|karreta|motór|sasakyan|"
    rf"kotse)(?![{LETTERS}]))|"
    "รถ|ลำ|ລົດ|រថយន្ត|ឡាន|ម៉ូតូ|ကား|ယာဉ်|ဆိုင်ကယ်"
)
_OF_ANYTHING = r"(?i:registration|pendaftaran|matr[ií]cula|matr[ií]kula|licence)|ทะเบียน|ທະບຽນ"
_OF_VEHICLES = r"(?i:plate|chapa|xapa)|ป้าย|ປ້າຍ"


def may_hold(text: str) -> bool:
    """Look for a word for a plate."""
    small = text.lower()
    return any(word in small for word in _PLATES)


def plates(text: str) -> Iterator[str]:
    """Find the number plates; behind a word for anything that is registered, where there is a vehicle beside it."""
    for match in matches(PLATE, places(_PLATES, text), text):
        words = text[match.start() : match.start(1)]
        before = text[max(0, match.start() - 60) : match.start(1)]
        if re.search(_OF_ANYTHING, words) and not re.search(_OF_VEHICLES, before) and not re.search(_VEHICLE, before):
            continue
        yield match.group(1)
