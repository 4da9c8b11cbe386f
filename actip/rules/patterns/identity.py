"""Own the numbers of identity cards, passports and family books: behind their words, or right in themselves.

A number without its word is a person's only with a check digit, or in a form that fixes a date and a place. `stdnum` is
not used: of the eleven states it knows four, each without its places, and takes one number of twelve for a Thai card.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from actip.lexicon import LETTERS
from actip.lexicon.marks import CLOSE, LAW_BETWEEN, MARK, MARKED, NO_COUNT, NO_DAY, THOUSANDS
from actip.rules.patterns.anchors import matches, places


class Identity(NamedTuple):
    """A number that names one person, and whether it is of a `passport` or an `identity` card."""

    kind: str
    number: str


# The words for each, in small letters; the patterns and the quick look are both made of these.
_PASSPORTS = (
    *(
        "passport",
        "paspor",
        "pasaporte",
        "pasaporteng",
        "passaporte",
        "hộ chiếu",
        "หนังสือเดินทาง",
        "พาสปอร์ต",
        "ໜັງສືຜ່ານແດນ",
    ),
    *(
        "ຫນັງສືຜ່ານແດນ",
        "ໜັງສືເດີນທາງ",
        "ຫນັງສືເດີນທາງ",
        "ພາສປອດ",
        "ພາສປອຕ",
        "ປັດສະປໍ",
        "ປື້ມຜ່ານແດນ",
        "ປຶ້ມຜ່ານແດນ",
        "លិខិតឆ្លងដែន",
        "ប៉ាស្ព័រ",
    ),
    *(
        "ប៉ាស្ព័រ",
        "ប៉ាស្ប៉័រ",
        "နိုင်ငံကူးလက်မှတ်",
        "ပတ်စပို့",
        "ပါစပို့",
        "travel document",
        "ppt no",
        "ppt:",
        "pp no",
        "passpt",
        "hc số",
        "số hc",
        "hc:",
    ),
)
_PAPERS = (
    # English
    *("identity card", "id card", "identification card", "identity number", "identity no", "identification number"),
    *("identification no", "national id", "id number", "id no", "id:", "citizen id", "citizenship card", "family book"),
    *("household book", "birth certificate", "driving licen", "driver's licen", "driver’s licen", "border pass"),
    *("registration card", "residence card", "work permit"),
    # of a state, in any language
    *("nric", "fin", "brunei ic", "ic no", "ic:", "i.c.", "smart card", "mykad", "mykid", "philsys", "philid", "umid"),
    *(
        "psn",
        "pcn",
        "sss",
        "philhealth",
        "pag-ibig",
        "voter's id",
        "cccd",
        "cmnd",
        "cmt",
        "nrc",
        "nik",
        "ktp",
        "npwp",
        "tin ",
        "nif",
        "niss",
    ),
    # Vietnamese; Indonesian and Malay; Filipino; Portuguese and Tetum
    *("căn cước", "chứng minh nhân dân", "chứng minh thư", "số định danh", "hộ khẩu", "giấy khai sinh"),
    *("kartu tanda penduduk", "kartu identitas", "kartu keluarga", "no. kk", "nomor kk", "akta kelahiran"),
    *("nomor induk kependudukan", "kad pengenalan", "k/p", "sijil kelahiran", "sijil lahir", "surat beranak"),
    *("katibayan ng kapanganakan", "sertipiko ng kapanganakan", "kard ng pagkakakilanlan"),
    *("bilhete de identidade", "cartão de identidade", "cartão de eleitor", "cartão eleitoral", "bi n", "b.i."),
    *("certidão de nascimento", "ficha de família", "cartão de cidadão", "documento de identidade"),
    *("kartaun eleitorál", "kartaun eleitoral", "kartaun identidade", "billete identidade", "bilhete identidade"),
    *("sertidaun moris", "sertidaun rdtl", "fixa família", "ficha família"),
    # Thai, Lao, Khmer, Burmese
    *(
        "บัตรประชาชน",
        "บัตรประจำตัว",
        "เลขประจำตัว",
        "เลขประชาชน",
        "เลขบัตร",
        "ทะเบียนบ้าน",
        "สูติบัตร",
        "ใบเกิด",
        "บัตรชมพู",
        "บัตรต่างด้าว",
    ),
    *("ບັດປະຈຳຕົວ", "ບັດປະຈໍາຕົວ", "ສຳມະໂນຄົວ", "ສໍາມະໂນຄົວ", "ເລກປະຈຳຕົວ", "ປຈຕ", "ເລກປະຈໍາຕົວ", "ໃບຢັ້ງຢືນການເກີດ"),
    *("ໃບເກີດ", "ບັດຜ່ານແດນ"),
    *("អត្តសញ្ញាណ", "សៀវភៅគ្រួសារ", "សៀវភៅស្នាក់នៅ", "សំបុត្រកំណើត", "អត្តលេខ", "អត្ត.", "ប័ណ្ណសញ្ជាតិ"),
    *("မှတ်ပုံတင်", "စိစစ်ရေးကတ်", "နိုင်ငံသားကတ်", "အိမ်ထောင်စုစာရင်း", "အိမ်ထောင်စုဇယား", "မွေးစာရင်း"),
    *("မွေးလက်မှတ်", "ထောက်ခံခံချက်"),
)
# Those that are spelt in several ways, or are a word of their own only before what stands behind them.
_SPELT = {
    "ppt no": "ppt(?= no)",
    "ppt:": "ppt(?=:)",
    "pp no": "pp(?= no)",
    "hc số": "hc(?= số)",
    "hc:": "hc(?=:)",
    "paspor": "pasport?",
    "driving licen": "driving licen[cs]e",
    "driver's licen": "driver's licen[cs]e",
    "driver’s licen": "driver’s licen[cs]e",
    "bi n": "bi(?= n)",
    "tin ": "(?-i:TIN)(?= )",
    "id:": "id(?=:)",
    "ic:": "ic(?=:)",
    "id no": "id(?= no)",
    "ic no": "ic(?= no)",
    "id number": "id(?= number)",
    "identity no": "identity(?= no)",
    "identity number": "identity(?= number)",
    "identification no": "identification(?= no)",
    "identification number": "identification(?= number)",
}


def _word(words: tuple[str, ...]) -> str:
    """Return the pattern of one of the words, alone where it is of Latin letters: 'cards' are counted."""
    latin, others = ([_SPELT.get(word, re.escape(word)) for word in words if (word < "\u0e00") is wanted]
                     for wanted in (True, False))  # fmt: skip
    return f"(?i:(?<![{LETTERS}])(?:{'|'.join(latin)})(?![{LETTERS}])|{'|'.join(others)})"


_PASSPORT, _PAPER = _word(_PASSPORTS), _word(_PAPERS)
_LOOSE = r"[^0-9.;\n]{0,40}?"
_MORE = r"(?:[-./ ]?[0-9])"
# Of a passport: letters with digits; digits alone behind a mark. What is written in one is no count, whatever follows.
_TRAVEL = (
    r"(?:(?:[A-Z]{1,2}|[a-z]{1,2})[0-9]{6,9}(?:[A-Z](?![A-Za-z]))?(?![0-9])|"
    rf"[A-Z]{{1,2}}[ -][0-9]{{6,9}}(?:[A-Z](?![A-Za-z]))?{NO_COUNT})"
)
# Of a card: in a form that no count has (a zero before, letters, groups behind hyphens), or in any form.
_FORMED = (
    rf"(?:{NO_DAY}(?:0{_MORE}{{5,19}}|[A-Z]{{1,3}}-?[0-9]{{6,12}}[A-Z]?|(?=(?:-?[0-9]){{6}})[0-9]{{1,7}}(?:-[0-9]{{1,12}}){{1,4}}|"
    rf"[0-9]{{4}}(?: [0-9]{{4}}){{2,3}}|[0-9]{{6}} [0-9]{{2}} [0-9]{{4}})){NO_COUNT}"
)
_BARE = rf"(?:{NO_DAY}(?!{THOUSANDS})[0-9]{_MORE}{{5,19}}){NO_COUNT}"
_ANY = (
    rf"(?:{NO_DAY}(?:[A-Z]{{1,4}}[-/. ]?)?[0-9]{_MORE}{{4,19}}|"
    rf"[0-9]{{2,8}}-[A-Z]{{1,4}}-[0-9]{{5,9}}(?:-[0-9]{{1,6}})?){NO_COUNT}"
)
PASSPORT = (
    rf"{_PASSPORT}{_LOOSE}(?<![A-Za-z])({_TRAVEL})",
    rf"{_PASSPORT}{MARKED}({_TRAVEL}|{_ANY})",
)
BEFORE_PASSPORT = rf"(?<![A-Za-z])({_TRAVEL})[ ,(]{{1,3}}(?:{_PASSPORT})"
PAPER = (
    rf"{_PAPER}{_LOOSE}(?<![0-9A-Za-z/.-])({_FORMED})",
    rf"{_PAPER}[ก-๎ກ-ໝក-៓က-ှ]{{0,16}}{CLOSE}({_BARE})",  # of the people: the word goes on
    rf"{_PAPER}{_LOOSE}{MARK}[ :=.]{{0,3}}({_ANY})",
    rf"{_PAPER}(?: (?:d[aeo]|of|ng|milik|của) (?:the )?[^\W0-9_]+)?: ?({_BARE})",
    # Myanmar: the township in Latin letters stands with its number alone, in Burmese ones as well.
    rf"{_PAPER}{_LOOSE}([0-9]{{1,2}}/[^0-9;\n]{{2,24}}[0-9]{{6}}){NO_COUNT}",
)
_PAGE = r"https?://\S*"
# From the beginning of a number on; a day alone is none.
_FIVE = rf"(?<![0-9])(?<![0-9][-./ ])(?![0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?!{_MORE}))[0-9]{_MORE}{{4}}"
_CARD = r"[0-9]{5}|[0-9]{4}[ .-][0-9]{4}"


def may_hold(text: str) -> bool:
    """Look for five digits, with a sign between two of them at most: each of the numbers has them."""
    return re.search(_FIVE, text) is not None


def numbers(text: str) -> Iterator[Identity]:
    """Find numbers behind the words for a passport or a card, and numbers of cards that are right in themselves.

    The address of a page holds the numbers of pages, which can look the same.
    """
    small = text.lower()
    numbers: set[str] = set()
    for kind, words, patterns in (("passport", _PASSPORTS, PASSPORT), ("identity", _PAPERS, PAPER)):
        starts = places(words, text)
        for pattern in patterns if starts else ():
            for match in matches(pattern, starts, text):
                number = match.group(1)
                between = text[match.start() : match.start(1)].partition(" ")[2]  # 'akta kelahiran' is no law
                if not re.search(LAW_BETWEEN, between) and not any(number in other for other in numbers):
                    numbers.add(number)
                    yield Identity(kind, number)
    for match in re.finditer(BEFORE_PASSPORT, text) if any(word in small for word in _PASSPORTS) else ():
        if not any(match.group(1) in other for other in numbers):
            numbers.add(match.group(1))
            yield Identity("passport", match.group(1))
    for pattern, is_right in CARDS if re.search(_CARD, text) and not re.fullmatch(_PAGE, text) else ():
        for match in re.finditer(pattern, text):
            if is_right(match.group()) and not any(match.group() in other for other in numbers):
                numbers.add(match.group())
                yield Identity("identity", match.group())


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _thai(text: str) -> bool:
    number = _digits(text)
    total = sum(int(digit) * weight for digit, weight in zip(number[:12], range(13, 1, -1), strict=True))
    return (11 - total % 11) % 10 == int(number[12]) and int(number[1:3]) in _THAI_PROVINCES


def _singaporean(text: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(text[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    total += {"T": 4, "G": 4, "M": 3}.get(text[0], 0)
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "KLJNPQRTUWX"}.get(text[0], "XWUTRQPNMLK")
    index = 10 - total % 11 if text[0] == "M" else total % 11
    return letters[index] == text[8]


def _malaysian(text: str) -> bool:
    number = _digits(text)
    return _is_day(int(number[2:4]), int(number[4:6])) and int(number[6:8]) in _MALAYSIAN_PLACES


def _indonesian(text: str) -> bool:
    number = _digits(text)
    day = int(number[6:8])
    is_day = _is_day(int(number[8:10]), day - 40 if day > 40 else day)
    return is_day and number[12:] != "0000" and int(number[:2]) in _INDONESIAN_PROVINCES


def _vietnamese(text: str) -> bool:
    return int(text[:3]) in _VIETNAMESE_PROVINCES and text[6:] != "000000"


def _burmese(text: str) -> bool:
    return 1 <= int(text.partition("/")[0]) <= 14


def _is_day(month: int, day: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True


# The provinces of each, by the numbers that cards begin with; for Malaysia the states and other places of birth.
_THAI_PROVINCES = frozenset(
    (*range(10, 28), *range(30, 50), *range(50, 59), *range(60, 68), *range(70, 78), *range(80, 87), *range(90, 97))
)
_INDONESIAN_PROVINCES = frozenset(
    (*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 98))
)
_MALAYSIAN_PLACES = frozenset(
    (*range(1, 17), *range(21, 60), *range(60, 69), 71, 72, *range(74, 80), *range(82, 94), 98, 99)
)
_VIETNAMESE_PROVINCES = frozenset(
    (
        *range(2, 13, 2), *range(20, 28, 2), 30, 31, *range(33, 39), *range(40, 47, 2), 48, *range(52, 57, 2),
        *range(58, 69, 2), *range(70, 76, 2), *range(80, 88, 2), *range(91, 97),
        *(1, 11, 14, 15, 17, 19, 25, 27, 45, 49, 51, 67, 75, 77, 79, 83, 87, 89),
    )
)  # fmt: skip
CARDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (r"(?<![0-9-])[1-8][- ]?[0-9]{4}[- ]?[0-9]{5}[- ]?[0-9]{2}[- ]?[0-9](?![0-9-])", _thai),
    (r"\b[STFGM][0-9]{7}[A-Z]\b", _singaporean),
    (r"(?<![0-9-])[0-9]{6}(?:-[0-9]{2}-|[0-9]{2}(?!0{4}))[0-9]{4}(?![0-9-])", _malaysian),
    (r"(?<![0-9-])0[0-9]{2}[0-3][0-9]{8}(?![0-9-])", _vietnamese),
    (
        r"(?<![0-9])[1-9][0-9]{3}(?:[0-9]{12}|(?:[ .-][0-9]{4}){3}|[0-9]{2}[ .-][0-9]{6}[ .-][0-9]{4})(?![0-9])",
        _indonesian,
    ),
    (r"\b[0-9]{1,2}/ ?[A-Za-z]{3,12} ?\((?:[A-Za-z]{1,7})\) ?[0-9]{6}(?![0-9])", _burmese),
    (r"(?<![0-9/])[0-9]{1,2}/ ?[က-အဣ-ဪ][က-ှ]{1,12} ?\([က-ှ]{1,10}\) ?[0-9]{6}(?![0-9])", _burmese),
)
