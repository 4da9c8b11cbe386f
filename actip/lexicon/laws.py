"""Own how a law, and a place in a text, is cited: a noun with the number behind it."""

from actip.lexicon import DIGITS, LETTERS, whole
from actip.lexicon.calendar import YEAR
from actip.lexicon.numbers import LO, TH

_ORDINAL = "(?:one|two|three|four|five|six|seven|eight|nine|ten)"
# 14, 14(6), 14.10.a, 3A, 5.º; between brackets; in words.
_NUMBER = (
    rf"(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}}){{0,3}}(?:\.[a-z](?![{LETTERS}]))?(?:bis|[A-Z](?![{LETTERS}]))?(?:\.?[ºª°])?"
    r"(?![0-9]|[.,/][0-9])(?:\([0-9a-z]{1,4}\)){0,3}|\([0-9a-z]{1,3}\))"
)
_NO = r"(?:(?:No|Nos|Nr|Num|Blg|Bil)\.?|Number|Nomor|Nombor|Bilangan|numero|número|n\.?º|số|ที่|ທີ|ទី|เลขที่|ເລກທີ|លេខ|အမှတ်)"

_PLACES = {
    "en": (
        "article|arts?|section|secs?|sub-?section|chapter|paragraph|sub-?paragraph|paras?|phase|annex|pillar|goal|sdgs?|"
        "clause|appendix|regulation|rule|item|ACTIP"
    ),
    "id": "pasal|ayat|bab|fase|lampiran|pilar|perkara|artikel|seksyen|subseksyen|perenggan|fasal|fasa",
    "fil": "artikulo|seksyon|kabanata|talata|yugto",
    "vi": "điều|khoản|chương|mục|phụ lục|giai đoạn|trụ cột",
    "pt": "artigo|alínea|capítulo|secção|fase|anexo|pilar|objetivo|parágrafo",
    "tet": "artigu|kapítulu|paragrafu|faze|aneksu",
}
_BLANKLESS_PLACES = (
    "มาตรา|ข้อ|วรรค|หมวด|บทที่|ระยะที่|เฟส|ภาคผนวก|เป้าหมายที่|เสาหลักที่|ฉบับที่",
    "ມາດຕາ|ຂໍ້|ວັກ|ໝວດ|ໄລຍະທີ|ເປົ້າໝາຍທີ|ເອກະສານຊ້ອນທ້າຍ",
    "មាត្រា|កថាខណ្ឌ|ជំពូក|ដំណាក់កាលទី|ឧបសម្ព័ន្ធ|គោលដៅទី|ប្រការ|ចំណុចទី",
    "ပုဒ်မ|ပုဒ်မခွဲ|အပိုဒ်|နောက်ဆက်တွဲ|အခန်း|အဆင့်",
)
_PLACE = f"(?:(?i:(?<![{LETTERS}])(?:{'|'.join(_PLACES.values())})(?![{LETTERS}]))|{'|'.join(_BLANKLESS_PLACES)})"
_FIRST = rf"\.?[ -]?(?:{_NO} ?)?{_NUMBER}"
_LIST = (  # of several: Articles 3 and 5, Articles 3, 5 and 7
    rf"(?i:(?<![{LETTERS}])(?:articles|arts\.?|sections|paragraphs|paras\.?|chapters|phases|annexes|pillars|goals|clauses|"
    rf"artigos|capítulos|pasal|điều)) (?:{_NUMBER}, ){{0,9}}{_NUMBER},? ?(?:(?:and|or|to|e|dan|và|hingga|-) ?){_NUMBER}"
)
PLACES = (
    _LIST,
    f"{_PLACE}{_FIRST}",
    rf"(?i:(?<![{LETTERS}])(?:phase|paragraph|chapter|pillar|goal|annex|article|section) {_ORDINAL}(?![{LETTERS}]))",
    f"(?:วรรค|หมวด|ข้อ|ระยะที่|มาตรา) ?{TH}",
    f"(?:ວັກ|ໝວດ|ຂໍ້|ໄລຍະທີ|ມາດຕາ) ?{LO}",
    r"§{1,2} ?[0-9]{1,4}(?![0-9])",
    r"n\.?º [0-9]{1,2} (?:do|da) artigo",
    "COVID-19(?![0-9])",
    r"Work Plan 2\.0(?![0-9])",
)

_LAW = (
    "laws?|acts?|republic act|ra|r\\.a\\.|decree(?:-law)?|order|regulation|ordinance|proclamation|bill|decision|"
    "circular|resolution|instruction|directive|notification|statute|code|undang-undang|uu|peraturan|perpres|permen|"
    "perda|pp|keputusan|keppres|inpres|akta|batas republika|luật|nghị định|quyết định|thông tư|nghị quyết|chỉ thị|"
    "bộ luật|kế hoạch|công văn|lei|decreto(?:-lei)?|dekretu(?:-lei)?|resolução|rezolusaun|executive order"
)
_CAPITAL_LAW = (
    "Act|Law|Decree|Republic Act|RA|R\\.A\\.|Order|Regulation|Ordinance|Proclamation|Bill|Decision|Circular|Resolution|"
    "Akta|UU|PP|Undang-Undang|Perpres|Luật|Lei|Decreto-Lei|Dekretu-Lei|Lei nº"
)
_BLANKLESS_LAW = (
    "พ\\.ร\\.บ\\.|พระราชบัญญัติ|พระราชกำหนด|ประกาศ|คำสั่ง|กฎกระทรวง|ระเบียบ|มติ|ກົດໝາຍ|ດຳລັດ|ດໍາລັດ|ຂໍ້ຕົກລົງ|ສະບັບ|ແຈ້ງການ|"
    "ច្បាប់|ព្រះរាជក្រឹត្យ|អនុក្រឹត្យ|ប្រកាស|សារាចរ|ဥပဒေ|အမိန့်|နည်းဥပဒေ"
)
_LAW_NUMBER = (
    rf"[0-9]{{1,5}}(?:/[0-9]{{1,5}}){{0,2}}(?:/[A-ZĐ][A-ZĐa-zđ0-9]{{0,9}}(?:-[A-ZĐa-zđ]{{1,9}}){{0,3}})?"
    rf"(?![0-9]|[.,][0-9])(?:,? (?:of|tahun|năm|s\.|series of|de) {YEAR})?"
)
_SIGN = "[^0-9.;:\n]"
# Words may stand between a law and a mark that can mean nothing else: 'no 3' and 'số 3' are numbers of something, too.
_MARK = r"(?:[Nn]os?\.|No|NO\.|Number|[Nn]omor|[Nn]ombor|Blg\.?|Bil\.?|[Nn]\.?º|ฉบับที่|เลขที่|ເລກທີ|លេខ|អမှတ်)"
_LAW_NOUN = rf"(?:(?i:(?<![{LETTERS}])(?:{_LAW})(?![{LETTERS}]))|{_BLANKLESS_LAW})"
LAWS = (
    rf"{_LAW_NOUN}{_SIGN}{{0,60}}?{_MARK} ?{_LAW_NUMBER}",
    rf"{_LAW_NOUN} ?(?i:{_NO}) ?{_LAW_NUMBER}",
    rf"(?<![{LETTERS}])(?:{_CAPITAL_LAW}) {_LAW_NUMBER}",
    rf"{_LAW_NOUN} ?[0-9]{{1,5}}/[0-9]{{4}}(?![0-9])",
    # By itself: 53/2015/QH13, 59/QĐ-TTg; with its mark: No. 245/PMO.
    r"(?<![0-9/.,])[0-9]{1,5}/(?:19|20)[0-9]{2}/[A-ZĐ][A-ZĐa-zđ0-9]{0,9}(?:-[A-ZĐa-zđ]{1,9}){0,3}",
    r"(?<![0-9/.,])[0-9]{1,5}/[A-ZĐ]{2,5}-[A-ZĐ][A-Za-zĐđ]{1,9}",
    rf"(?i:{_NO}) ?[0-9]{{1,5}}/[A-ZĐ]{{2,9}}(?![a-z])",
)

# Where a title, the place in it and the day stand in one cell. What is short or has other meanings, such as 's.' or
# 'part', is a place only there, as a part of its own: so these words are no part of those above.
_ARTICLES = {  # the places that laws are cited by; they need no comma before them
    "en": "articles?|arts?|sections?|sect?s?|ss?",
    "id": "pasal|artikel|seksyen|sek",
    "fil": "artikulo|seksyon|sek",
    "vi": "điều",
    "pt": "artigos?|arts?",
    "tet": "artigus?|artigu",
    "th": "มาตรา|ข้อ",
    "lo": "ມາດຕາ|ຂໍ້",
    "km": "មាត្រា|ប្រការ",
    "my": "ပုဒ်မခွဲ|ပုဒ်မ",
}
_OTHER_PLACES = {
    "en": (
        "sub-?sections?|subs?|chapters?|chaps?|chs?|paragraphs?|sub-?paragraphs?|paras?|clauses?|cls?|parts?|pts?|titles?|"
        "books?|schedules?|sched|sch|annex(?:es)?|appendix|appendices|regs?|items?|points?|pages?|pp?|preamble"
    ),
    "id": "ayat|bab|bagian|huruf|angka|butir|lampiran|paragraf|subseksyen|perenggan|fasal|bahagian|jadual|perkara",
    "fil": "kabanata|talata|bahagi|titulo",
    "vi": "khoản|điểm|chương|mục|phần|phụ lục",
    "pt": "capítulos?|alíneas?|al|secç(?:ão|ões)|seção|títulos?|parágrafos?|anexos?|parte",
    "tet": "kapítulu|kapitulu|paragrafu|parágrafu|alínea|aneksu|seksaun|parte",
    "th": "วรรค|หมวด|ส่วน|ภาค|ลักษณะ|บท|ภาคผนวก",
    "lo": "ວັກ|ໝວດ|ພາກ|ຈຸດ|ເອກະສານຊ້ອນທ້າຍ",
    "km": "កថាខណ្ឌ|ជំពូក|ផ្នែក|ចំណុច|ឧបសម្ព័ន្ធ",
    "my": "အပိုဒ်|အခန်း|အပိုင်း|နောက်ဆက်တွဲ",
}
_WITHOUT_BLANKS = ("th", "lo", "km", "my")


def _words(tables: tuple[dict[str, str], ...]) -> str:
    latin = "|".join(words for table in tables for name, words in table.items() if name not in _WITHOUT_BLANKS)
    others = "|".join(table[name] for table in tables for name in _WITHOUT_BLANKS)
    return rf"(?:(?i:(?<![{LETTERS}'’])(?:{latin})(?![{LETTERS}])\.?)|(?:{others})(?:ที่|ທີ|ទី)?|§{{1,2}})"


# 49, 26A, 4(a), 65-67, 5.º, 14.10.a, II, one letter; of any script.
_LETTERED = rf"\([^()\s]{{1,5}}\)|(?:[IVXLC]{{1,6}}|[A-Za-zđĐ])(?![{LETTERS}{DIGITS}])"
_NUMBERED = (
    rf"[{DIGITS}]{{1,4}}(?:\.[{DIGITS}]{{1,3}}){{0,3}}(?:\.[a-z](?![a-z]))?"
    rf"(?:-?[A-Za-z](?![A-Za-z])|\s?(?:bis|ter)(?![A-Za-z]))?(?:\.?[ºª°])?(?![{DIGITS}/])"
)
_ITEM = rf"(?:(?:{_NUMBERED}|{_LETTERED})(?:\s?\([^()\s]{{1,5}}\)){{0,4}}|{_ORDINAL}(?![{LETTERS}]))"
_AND = (
    rf"(?<![{LETTERS}])(?:and|or|to|e|ou|a|dan|hingga|sampai|s/d|và|đến|at|o|hanggang|no|to'o)(?![{LETTERS}])|"
    "และ|ถึง|ແລະ|ຫາ|និង|ដល់|နှင့်|မှ"
)
_PLACED = rf"(?:\s?(?:{_NO}\s?)?{_ITEM}(?:\s?(?:[-–—;&]|,?\s?(?:{_AND})|,)\s?{_ITEM}){{0,9}})"
_WITHIN = r"(?:\s?(?:,|of(?:\sthe)?|ng|của|do|da|dari|daripada|husi)\s|\s?)"
_ANY_PLACE = _words((_ARTICLES, _OTHER_PLACES))
_MORE_PLACES = rf"(?:{_WITHIN}{_ANY_PLACE}{_PLACED}){{0,4}}"
# One place with all its parts: 'Articles 3, 5 and 7', 'Pasal 2 ayat (1) huruf a', 'Annex'.
PROVISION = (
    rf"(?:{_ANY_PLACE}{_PLACED}{_MORE_PLACES}|(?i:annex|appendix|preamble|lampiran|anexo|phụ lục)(?![{LETTERS}]))"
)
ARTICLE = rf"(?:{_words((_ARTICLES,))}{_PLACED}{_MORE_PLACES})"
# What stands between a place and the law behind it: 'Article 49 of the Law on ...', 'Pasal 2 UU No. 21'.
OF_A_LAW = rf"(?:(?i:\s(?:of|ng|của|do|da|dari|daripada|husi|sa)(?:\sthe|\sang)?\s)|\s(?={_LAW_NOUN}))"
# Words after which a place belongs to what is said of it: 'Law amending Article 49'.
LEADS_ON = whole(
    "of|to|in|under|by|and|or|the|with|on|for|from|as|per|see|its|amending|amends|implementing|da|do|das|dos|de|no|na|e|"
    "dan|dari|pada|dalam|atas|tentang|của|và|theo|tại|ng|sa|at|husi|iha|kona-ba|new|this"
)
