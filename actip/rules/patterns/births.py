"""Own how a date of birth is written: a word for birth with a full date close behind, or right before it."""

import re
from collections.abc import Iterator

from actip.lexicon import LETTERS
from actip.lexicon.calendar import MONTH
from actip.rules.patterns.anchors import matches, places

_NO_DAY_OF_BIRTH = (  # a limit that a law sets, or a thing that came of something
    r"(?! ?(?:before|after|on or|between|since|from|until|out of|of|in the wake|sebelum|sesudah|setelah|selepas|sejak|"
    r"daripada|dari\b|antara|trước|sau|từ|antes|depois|d[aeo] |bago|matapos|hanggang)\b)"
)
# A word for birth, and how it can be spelt; a pattern and the quick look are both made of these. 'To be born' is 'to
# happen' in Thai, Lao and Khmer: what may follow is where or when.
_WORDS = {
    "born": r"\bborn\b",
    "birth": r"\b(?:date(?: and place)? of birth|birth ?dates?|births? on|birthday(?! of (?:her|his|the|king|"
    r"queen|president)))\b",
    "d": r"\bd\.?o\.?b\b\.?",
    "sinh": r"\b(?:sinh|ngày sinh|sinh ngày|sinh năm)\b(?! (?:viên|hoạt|sống|kế|"
    r"học))(?<!học sinh)(?<!vệ sinh)(?<!hy sinh)",
    "lahir": r"\b(?:di)?lahir(?:kan|nya)?\b",
    "ttl": r"\bttl\b",
    "kelahiran": r"(?<!angka )(?<!kadar )(?<!akta )(?<!sijil )(?<!jumlah )\bkelahiran\b",
    "sn": r"(?<![^\s(])sn\b:?(?= ?[0-9])",
    "anak": r"\b(?:ipinanganak|ipinanganák|kapanganakan)\b",
    "silang": r"\bisinilang\b",
    "bday": r"\bbday\b",
    "kaarawan": r"\b(?:kaarawan|kapanganakan)\b",
    "nasc": r"\bnasc(?:id[ao]|eu|er|imento|ida?s?)\b",
    "moris": r"\bmoris\b(?! (?:diak|foun|hamutuk|iha governu))",
    "เกิด": r"(?<!เหตุ)(?<!การณ์)(?<!คดี)(?<!ปัญหา)(?<!ให้)(?<!ภัย)เกิด(?=[ :]|วัน|เมื่อ|ที่|ใน|ณ|ปี|[0-9])",
    "ເກີດ": r"(?<!ເຫດ)(?<!ການ)(?<!ຄະດີ)(?<!ບັນຫາ)(?<!ໃຫ້)(?<!ໄພ)ເກີດ(?=[ :]|ວັນ|ເມື່ອ|ທີ່|ຢູ່|ໃນ|ປີ|[0-9])",
    "កើត": r"(?<!ហេតុ)(?<!ការណ៍)(?<!បញ្ហា)(?<!បង្)កើត(?=[ :៖]|ថ្ងៃ|នៅ|ក្នុង|ឆ្នាំ|ខែ|[0-9])",
    "កំណើត": r"កំណើត(?=[ :៖]|នៅ|ថ្ងៃ|[0-9])",
    "မွေး": r"မွေး(?!မြူ)(?:သက္ကရာဇ်|နေ့|ဖွား|ရက်)?",
}
# How a match begins, where it is not with the word itself.
_STARTS = {
    "d": ("dob", "d.ob", "do.b", "d.o.b"),
    "birth": (
        "date of birth",
        "date and place of birth",
        "birth date",
        "birthdate",
        "birth on",
        "births on",
        "birthday",
    ),
    "sinh": ("sinh", "ngày sinh"),
    "lahir": ("lahir", "dilahir"),
    "anak": ("ipinanganak", "ipinanganák", "kapanganakan"),
    "silang": ("isinilang",),
    "kaarawan": ("kaarawan",),
}
_GAP = r"[^.;\n]{0,60}?"
_D, _Y = r"(?<![0-9])(?:0?[1-9]|[12][0-9]|3[01])", r"(?:(?:1[89]|2[0456])[0-9]{2}|[0-9]{2})(?![0-9])"
_Y4 = r"(?:1[89]|2[0456])[0-9]{2}"
_SHORT = (
    "Fev|Abr|Mai|Ago|Set|Out|Dez|Agt|Okt|Des|Ogo|Dis|Ene|Peb|Hun|Hul|Nob|jan|fev|mar|abr|mai|jun|jul|ago|"
    "set|out|nov|dez"
)
_NAME = rf"(?:{MONTH}|(?<![{LETTERS}])(?:{_SHORT})(?![{LETTERS}]))(?:လ)?\.?"
_ORDER = r"(?:st|nd|rd|th|hb|º|\.º|er)?"
_OF = r"(?:of|de|ng|bulan|tháng|fulan|เดือน|ເດືອນ|ខែ)"
_OF_YEAR = r"(?:of|de|tahun|tinan|năm|noong|(?:ปี ?)?พ\.ศ\.|(?:ปี ?)?ค\.ศ\.|ปี|(?:ປີ ?)?ພ\.ສ\.?|(?:ປີ ?)?ຄ\.ສ\.?|ປີ|ឆ្នាំ|ခုနှစ်)"
_TO_NAME = rf"{_ORDER}[ ,./-]{{0,2}}(?:{_OF}[ .-]?)?"
_TO_NUMBER = rf"{_ORDER}(?:[-/. ]{{1,2}}|[ ,.-]?{_OF}[ .-]?)"
_TO_YEAR = rf"[ ,./-]{{0,2}}(?:{_OF_YEAR}[ .]?)?"
_TO_YEAR_OF_NUMBER = rf"(?:[-/. ]{{1,2}}|[ ,]{{0,2}}{_OF_YEAR}[ .]?)"
_DATES = (
    rf"{_D}{_TO_NAME}{_NAME}{_TO_YEAR}{_Y}",
    rf"{_D}{_TO_NUMBER}{_D}{_TO_YEAR_OF_NUMBER}{_Y}",
    rf"{_NAME}[ ,.-]{{1,2}}{_D}{_ORDER}(?![0-9]),? ?(?:{_OF_YEAR} ?)?{_Y4}(?![0-9])",
    rf"(?<![0-9]){_Y4}[-/. ,၊]{{0,2}}(?:ခုနှစ်)?[-/. ,၊]{{0,2}}(?:ខែ|{_OF})?[ .-]?"
    rf"(?:{_NAME}|(?<=[-/. ])(?:0?[1-9]|1[0-2])(?![0-9]))[-/. ,]{{0,2}}(?:ថ្ងៃទី|ວັນທີ|วันที่|ngày|\()?[ ]?{_D}(?![0-9])",
    rf"(?<![0-9])(?:(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2]){_Y4}|{_Y4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9])",
)
_DAY = "|".join(_DATES)
BIRTH = rf"(?:{'|'.join(_WORDS.values())}){_NO_DAY_OF_BIRTH}({_GAP})({_DAY})"
# Burmese ends with the word; a date in brackets or a table can stand before it in any language.
BORN = (
    rf"({_DAY})[ )]{{0,2}}(?:ရက်)?(?:နေ့)?(?:တွင်|၌|က|မှာ)?[ ,(]{{0,2}}(?:[က-ှ]{{2,30}}(?:၌|တွင်|မှာ) ?)?"
    r"(?:မွေး(?!မြူ)|(?:is |as |= ?)?(?:her |his |the )?date of birth)"
)
_BEHIND = ("မွေး", "date of birth")
_LITERAL = (
    *(word for word in _WORDS if word not in _STARTS),
    *(start for many in _STARTS.values() for start in many),
)
# Something that came to be: 'the network was born on', 'o programa nasceu a'.
_THING = (
    r"(?i:\b(?:networks?|program\w*|projects?|projek|proyek|projeto|plans?|units?|force|teams?|initiatives?|inisiatif|"
    r"iniciativa|alliances?|coalition|agency|centre|center|law|act|committee|group|movement|campaign|organi[sz]\w+|"
    r"tugas|pasukan|rede|aliança|comissão|lembaga|pusat|gerakan|kampanya|samahan|mạng lưới|chương trình|dự án|rede|"
    r"projetu|programa|idea|ideia|country|nation|negara)(?: (?:it[ou]|ini|tersebut|iha|this|that))?)"
    r"|โครงการ|เครือข่าย|หน่วยงาน|ໂຄງການ|ເຄືອຂ່າຍ|គម្រោង|បណ្តាញ"
)
_OF_A_THING = rf"(?:{_THING}) ?(?:was|were|is|had been|has been|foi|ay|telah|đã)? ?\Z"
# Somebody born somewhere did something on a day: the day is of that.
_DID = (
    r"(?i:\b(?:was|were|who|returned|arrived|identified|came|met|and (?!in)|has|have|had|yang|dan|đã|được|foi|"
    r"foram|que|nga|regist\w+|registration|certificates?|rates?|akta|angka|kadar)\b)"
)


def may_hold(text: str) -> bool:
    """Look for a word for birth."""
    small = text.lower()
    return any(word in small for word in _LITERAL)


def births(text: str) -> Iterator[str]:
    """Find the dates of birth."""
    small = text.lower()
    for match in matches(BIRTH, places(_LITERAL, text), text, re.IGNORECASE):
        thing = re.search(_OF_A_THING, text[max(0, match.start() - 60) : match.start()])
        elsewhere = re.search(_DID, match.group(1)) or re.search("[0-9]{4}", match.group(1))  # another year between
        if not thing and not elsewhere:
            yield match.group(2)
    for match in re.finditer(BORN, text, re.IGNORECASE) if any(word in small for word in _BEHIND) else ():
        yield match.group(1)
