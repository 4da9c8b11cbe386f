"""Own how the number of one case is written: of a court, a prosecutor or the police."""

import re
from collections.abc import Iterator

from actip.rules.patterns.anchors import matches, places

_MARKS = "nos?|nr|number|nomor|nombor|bil|blg|bilang|n[uú]mer[ou]|n[uú]meru|nú|id|số"  # what says that a number follows
_NUMBERED = (
    rf"(?:(?:{_MARKS})\b\.?|n\.?º|no\.?º|ref(?:erence)?\b\.?(?: no\b\.?)?|#):? ?"
    r"(?!.{0,12}PUU)(?!(?:19|20)[0-9]{2}[-/](?:19|20)[0-9]{2}\b)"  # a review of a law; a span of years
)
_COUNTED = (
    r"(?:[A-Z]{1,6}[. ]{1,2})?(?=[A-Z0-9()./-]*[0-9])[A-Z0-9().]+[-/][A-Z0-9()]+(?:[-/.:][A-Z0-9()]+)*|"
    r"[0-9]+ of (?:19|20)[0-9]{2}"
)
_MIXED = r"[A-Z]{1,6}-?[0-9]{2,}"

# What a register keeps, and what may stand behind the word. The patterns and the quick look are both made of these.
_PAPERS = (
    ("case", "(?: file)?"),
    ("docket", ""),
    ("blotter", "(?: entry)?"),
    ("complaint", ""),
    ("investigation", "(?: file| paper)?"),
    ("police report", ""),
    ("incident report", ""),
    ("fir", ""),
    ("information report", ""),
    ("kaso", "(?:ng)?(?: kriminal| sibil)?"),
    ("kes", ""),
    ("court file", ""),
    ("police file", ""),
    ("police reference", ""),
    ("crime", "(?: file)?"),
    ("warrant", ""),
    ("perkara", "(?: pidana| perdata)?"),
    ("laporan polis", "i?s?"),
    ("report polis", ""),
    ("repot polis", ""),
    ("rport polis", ""),
    ("rpot polis", ""),
    ("vụ án", "(?: hình sự)?"),
    ("thụ lý", ""),
    ("hồ sơ vụ án", ""),
    ("bản án", "(?: hình sự)?(?: sơ thẩm| phúc thẩm)?"),
    ("tin báo", ""),
    ("putusan", "(?: pengadilan| mahkamah agung)?"),
    ("laporan polisi", ""),
    ("berkas", "(?: perkara)?"),
    ("processo", "(?: crime| judicial)?"),
    ("inquérito", ""),
    ("acórdão", ""),
    ("prosesu", "(?: krime)?"),
    ("prosesu-krime", ""),
    ("kazu", "(?: krime)?"),
)
_THAI = (
    ("คดี", "(?:อาญา|แพ่ง|ค้ามนุษย์)? ?(?:หมายเลข)?(?:ดำ|แดง)?(?:ที่|เลขที่)"),
    ("เลขคดี", "(?:ที่)?"),
    ("หมายเลขคดี", "(?:ที่)?"),
    ("สำนวน", "(?:คดี|การสอบสวน)?ที่"),
)
_OTHERS = (
    ("ຄະດີ", "(?:ອາຍາ|ແພ່ງ|ຄ້າມະນຸດ)? ?(?:ເລກທີ່|ເລກທີ|ເລກ)"),
    ("រឿង", "(?:ព្រហ្មទណ្ឌ|រដ្ឋប្បវេណី)? ?លេខ"),
    ("ပြစ်မှု", "(?:ကြီး)?(?:တွဲ)?အမှတ်(?:စဉ်)?"),
    ("အမှု", "(?:တွဲ)?အမှတ်(?:စဉ်)?"),
)
_NUMBER_FIRST = ("kes", "perkara", "laporan polis", "repot polis")


def _one_of(words: tuple[tuple[str, str], ...]) -> str:
    return f"(?:{'|'.join(word + ending for word, ending in words)})"


CASES = (
    rf"(?i:\b{_one_of(_PAPERS)}[,:(]{{0,1}} {_NUMBERED}({_COUNTED}|{_MIXED}))",
    rf"(?i:\b{_one_of(_PAPERS)} n[or]s?\. ?([0-9]{{3,}})\b(?!\.[0-9]))",
    rf"(?i:\b{_one_of(_PAPERS)} (?:(?:number|nomor|nombor|số)\b|n\.?º|#) ?(?!(?:19|"
    rf"20)[0-9]{{2}}\b)([0-9]{{4,}})\b(?![.,][0-9]))",
    rf"(?i:\b(?:no\.?|nomor|nombor) (?:{'|'.join(_NUMBER_FIRST)}):? ?({_COUNTED}))",
    r"(?i:\b(?:laporan|report|repot) polis:? )([A-Z][A-Za-z]{2,20}(?: [A-Z][a-z]{2,20})?/[0-9]{3,}/[0-9]{2,4})",
    r"\b(LP/(?:[A-Z]/)?[0-9]{1,6}/[IVX]{1,4}/20[0-9]{2})",  # of the police of Indonesia
    rf"(?i:\bNUC\b[:.]? ?(?:n\.?º ?)?({_COUNTED}))",  # of Timor-Leste: one number from the police to the court
    rf"{_one_of(_THAI)} ?((?:[ก-ฮ]{{1,4}}\.? ?)?[0-9]+ ?/ ?[0-9]{{2,4}})",
    rf"{_one_of(_OTHERS)}[ :,(၊]*((?:[က-အ]\)? ?)?[0-9]+(?: ?[/-] ?[0-9]+)*)",
)
_MAY_BE_KEPT = tuple(dict.fromkeys((*(word for word, _ in _PAPERS), *_NUMBER_FIRST)))
_BY_ITSELF = ("nuc", "lp/", "laporan polis", "report polis", "repot polis")
_BEGIN = (*_MAY_BE_KEPT, *_BY_ITSELF, "no ", "no. ", "nomor ", "nombor ", *(word for word, _ in (*_THAI, *_OTHERS)))
_MAY_BE_NUMBERED = rf"\b(?:{_MARKS}|nrs|ref(?:erence)?)\b|[#º]"
_MAY_BE_CASE = tuple(word for word, _ in (*_THAI, *_OTHERS))


def may_hold(text: str) -> bool:
    """Look for the word for what a register keeps, with what says that a number follows where one must."""
    small = text.lower()
    if any(word in small for word in _MAY_BE_KEPT) and re.search(_MAY_BE_NUMBERED, small):
        return True
    return any(word in small for word in _BY_ITSELF) or (
        not text.isascii() and any(word in small for word in _MAY_BE_CASE)
    )


def case_numbers(text: str) -> Iterator[str]:
    """Find the numbers of cases."""
    for match in matches("|".join(CASES), places(_BEGIN, text), text):
        if number := next(filter(None, match.groups()), None):
            yield number
