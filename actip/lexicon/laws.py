"""Own how a law, and a place in a text, is cited: a noun with the number behind it."""

from actip.lexicon import LETTERS
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
