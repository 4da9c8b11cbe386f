"""Own how a person is named: with a title and an age, or beside the word for a victim, survivor or witness."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from actip.catalogue.entries import Code
from actip.rules.patterns.ages import AGE, AGED, MAY_BE_AGED, SEVERAL


class Person(NamedTuple):
    """A person's name, and what tells who it is: an `age`, or the `part` in what happened."""

    kind: str
    name: str


_UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
_WORD = rf"[{_UPPER}][^\W0-9_]+(?:[’'-][^\W0-9_]+)*"  # two letters at least
_MORE = rf"(?: (?:(?:bin|binti|bte|al|dos|da|de|a/[lp]) )?(?:{_WORD}|[{_UPPER}](?![^\W_])\.?))"
_NAME = rf"{_WORD}{_MORE}{{0,4}}"

# What stands before a name. The patterns and the quick look are both made of these. Each begins with a letter of its
# own, not with a group or a set: a search for one of them is several times as fast.
_TITLES = (
    *("Mrs?", "Ms", "Miss", "Mdm", "Madam", "Daw", "Maung", "Bapak", "Bpk", "Ibu", "Saudar[ai]", "Sdri?", "Nona"),
    *("Nyonya", "Tuan", "Encik", "Puan", "Cik", "Gng", "Bb", "Ginang", "Ginoo", "Binibini", "Sra?", "Senhora?"),
    *("Menina", "Chị", "chị", "Cháu", "cháu"),
)
# Words or parts of names of places as well.
_SHORT_TITLES = ("Ko", "Ma", "Ông", "ông", "Bà", "bà", "Anh", "anh", "Em", "em", "Cô", "cô")
_NAME_WORDS = ("named", "bernama", "tên(?: là)?")
_CALLED = ("called", "nagngangalang")

_TITLE, _SHORT_TITLE = "|".join(_TITLES), "|".join(_SHORT_TITLES)
_NAMED_PART, _NAMED_PERSON = "|".join(_NAME_WORDS), "|".join((*_NAME_WORDS, *_CALLED))

_OFFICES = (
    r"(?!(?:Minister|Secretary|Speaker|Justice|Judge|President|Chair\w*|Commissioner|Director|Ambassador|Governor|"
    r"Prosecutor|Attorney|Solicitor|Deputy|Prime|Vice|Senator|Mayor|Registrar|Superintendent|General|Head|"
    r"Menteri|Hakim|Ketua|Presiden|Gubernur|Jaksa|Kepala|Direktur|Bupati|Wali\w*|Kapol\w+|Pengarah|Timbalan|Kota|"
    r"Pertiwi|Negara|Ministr[oa]|Presidente|Ju[ií]z\w*|Procurador\w*|Samui|Phangan|Chang|Tao|Lanta|Kong|Kut|Lipe)\b)"
)
_ALONE = rf"[1-9][0-9](?=\)|[,;](?! ?[0-9])|\.(?![0-9])|\s*\Z){SEVERAL}"
_SEX = r"(?:(?:female|male|girl|boy|woman|man|F|M|perempuan|laki-laki|lelaki|nữ|nam),? )?"
_BETWEEN = r"(?:,? ?[(–—-] ?|, ?| )"

_PARTS = "victim|survivor|witness|korban|mangsa|penyintas|saksi|nạn nhân|nhân chứng|biktima|vítima|testemunha"
_PART = f"(?i:{_PARTS})"
_NO_PERSON = (  # offices and services that have the word in their names
    r"(?![’'-]| (?:support|protection|assistance|advoca\w+|services?|care|liaison|unit|cent(?:re|er)|coordinat\w+|and|"
    r"specialist|lawyer|officer|desk|fund|identification|ahli|pakar|dan)\b)"
)
_AFTER = (
    r"(?:,? who)?,? ?\(?(?:(?:is|was|adalah|merupakan|là) )?(?:(?:identified|recogni[sz]ed|confirmed) as )?"
    r"(?:an? |the |one of the |seorang |một )?(?:(?:child|trafficking|presumed|alleged|rescued|key|former|foreign) )?"
)


class _Script(NamedTuple):
    """A script without capitals, and mostly without spaces.

    The word before a name begins a word, or stands behind one that says who it is.
    """

    letters: str
    titles: str
    others: str  # what makes another word of a title
    parts: tuple[str, ...]  # who it may be
    name_word: str
    aged: str
    years: str

    def patterns(self) -> Iterator[tuple[str, str]]:
        """Yield what finds a name by an age, and by the word for who it is."""
        start = "|".join((f"(?<![{self.letters}])", *(f"(?<={word})" for word in (*self.parts, self.name_word))))
        word = f"[{self.letters}]{{2,20}}"
        name = f"(?:{self.titles}) ?(?!{self.others})({word}(?: {word})?)"
        age = rf"{self.aged} ?:? ?{AGE}(?: ?{self.years})?|\(?{AGE} ?{self.years}\)"
        yield "age", rf"(?:{start}){name}[ ,(၊]+(?:{age}){SEVERAL}"
        if self.parts:
            yield "part", rf"(?:{'|'.join(self.parts)})(?: ?{self.name_word} ?)?{name}"


_THAI = _Script(
    letters="ก-๎",
    titles=r"นางสาว|น\.ส\.|นาง|นาย|ด\.ญ\.|ด\.ช\.",
    others=(" กรัฐ|กสภา|กสมาคม|กเทศ|กองค์|อำเภอ|ทะเบียน|จ้าง|หน้า|ทหาร|ตำรวจ|แพทย์|ทุน|พล|ประกัน|ท้าย|พยาบาล|แบบ|ช่าง|งาน"),
    parts=("ผู้เสียหาย", "เหยื่อ", "พยาน"),
    name_word="ชื่อ",
    aged="อายุ",
    years="ปี",
)
_LAO = _Script(
    letters="ກ-ໍໜ-ໝ",
    titles="ທ້າວ|ນາງສາວ|ນາງ",
    others="ຟ້າ|ແບບ",
    parts=("ຜູ້ຖືກເຄາະຮ້າຍ", "ພະຍານ"),
    name_word="ຊື່",
    aged="ອາຍຸ",
    years="ປີ",
)
_KHMER = _Script(
    letters="ក-៓",
    titles="លោកស្រី|លោក|អ្នកស្រី|កញ្ញា",
    others="នាយក|រដ្ឋមន្ត្រី|ប្រធាន|ជំទាវ|អភិបាល|ចៅក្រម|ព្រះរាជអាជ្ញា|ឧត្តម|មេធាវី",
    parts=("ជនរងគ្រោះ", "សាក្សី"),
    name_word="ឈ្មោះ",
    aged="អាយុ",
    years="ឆ្នាំ",
)
_BURMESE = _Script(letters="က-ှ", titles="ဒေါ်|မောင်", others="လာ|နှမ", parts=(), name_word="အမည်", aged="အသက်", years="နှစ်")
_SCRIPTS = (_THAI, _LAO, _KHMER, _BURMESE)

# The kind of person, and the pattern, whose first group is the name.
PERSONS: tuple[tuple[str, str], ...] = (
    ("age", rf"\b(?:{_TITLE})(?:\. ?| ){_OFFICES}({_NAME})(?:{_BETWEEN}{_SEX}{AGED}|(?:, ?| ?\(){_SEX}{_ALONE})"),
    ("age", rf"\b(?:{_SHORT_TITLE}|U) {_OFFICES}({_NAME})(?:{_BETWEEN}{AGED}| \([1-9][0-9]\))"),
    ("age", rf"\b(?:{_NAMED_PERSON}) {_OFFICES}({_NAME}){_BETWEEN}{_SEX}{AGED}"),
    (
        "age",
        r"\b(?:girl|boy|woman|man|child|minor|worker|teenager|anak|perempuan|gadis|bé gái|bé trai|cô gái) "
        rf"(?:named|called|bernama|tên(?: là)?) ({_NAME})(?:, ?| ?\(){_ALONE}",
    ),
    (
        "part",
        rf"(?<!and )(?<!dan )(?<!và )(?<!expert )\b{_PART} (?:(?:{_NAMED_PART}|là|si|na si) )?"
        rf"(?:{_TITLE}|{_SHORT_TITLE})(?:\. ?| ){_OFFICES}({_NAME})",
    ),
    ("part", rf"(?:\A|[.;\n] ?)(?:The |A |One )?{_PART}[:,] (?:{_TITLE}|{_SHORT_TITLE})(?:\. ?| ){_OFFICES}({_NAME})"),
    ("part", rf"\b{_PART} (?:{_NAMED_PART}) (?!(?:{_TITLE}|{_SHORT_TITLE})\b){_OFFICES}({_NAME})"),
    ("part", rf"\b(?:{_TITLE})(?:\. ?| ){_OFFICES}({_NAME}){_AFTER}\b(?:{_PARTS})\b{_NO_PERSON}"),
    *(pattern for script in _SCRIPTS for pattern in script.patterns()),
)
NAME_AND_AGE = (
    r"(\b(?i:in|from|to|at|near|the|di|dari|ke|từ|ở|tại|em) )?"
    rf"\b({_WORD}{_MORE}{{1,4}})(?:, ?| ?\(){_SEX}{AGED}"
)
_NOT_OF_A_NAME = (
    r"\b(?:The|This|These|An|Each|Every|Our|Its|Hotline|Database|System|Fund|Facility|Bill|Guidelines?|Strategy|Policy|"
    r"Building|Campaign|Act|Law|Code|Decree|Order|Article|Section|Chapter|Convention|Protocol|Plan|Programme|"
    r"Program|Project|Committee|Council|Commission|Court|Ministry|Department|Bureau|Office|Agency|"
    r"Unit|Centre|Center|Shelter|House|Home|School|University|College|Hospital|Province|District|"
    r"City|Town|Village|Region|State|Island|Police|Group|Network|Foundation|Organisation|"
    r"Organization|Association|Women|Men|Girls|Boys|Children|Persons|People|Victims|Workers|"
    r"Students|Minors|Youth|Youths|Female|Male|Females|Males|Adult|Adults|Child|Girl|Boy|Woman|"
    r"Man|Victim|Survivor|Survivors|Witness|Migrant|Migrants|Nationals|Citizens|Both|All|Two|"
    r"Three|Four|Five|Six|Seven|Eight|Nine|Ten|Most|Nam|Lao|Laos|PDR|Khmer|Vietnamese|Burmese|"
    r"Indonesian|Malaysian|Filipino|Filipina|Cambodian|Chinese|Rohingya|Undang|Peraturan|Pasal|Kota|"
    r"Kabupaten|Provinsi|Anak|Perempuan|Korban|Luật|Nghị|Bộ|Tỉnh|Trẻ|Thành)\b"
)
_MAY_BE_NAMED = "|".join(
    (
        *(f"{word}[. ]" for word in (*_TITLES, *_SHORT_TITLES)),
        *(f"{word} " for word in ("U", *_NAME_WORDS, *_CALLED)),
        *MAY_BE_AGED,
        *(script.titles for script in _SCRIPTS),
    )
)


# A person named by a title alone, or by a name with a bare number behind it: nobody can tell the age from a number, so
# in a text that is no finding. As the name of a thing, such as a sheet or a column, it is not repeated.
_TITLED = rf"\b(?:{_TITLE})(?:\. ?| ){_OFFICES}{_NAME}|" + "|".join(
    rf"(?:{s.titles}) ?(?!{s.others})[{s.letters}]{{2,20}}[^0-9]{{0,24}}{AGE}" for s in _SCRIPTS
)
_NUMBERED = rf"\b({_WORD}{_MORE}{{1,4}})(?:, ?| ?\(){_SEX}{_ALONE}"
_MAY_BE_NUMBERED = r"[,(][^,(]{0,14}[1-9][0-9](?![0-9])"


def names_someone(text: str) -> bool:
    """Tell whether the name of a thing, such as a key, a sheet or a heading, is the name of a person."""
    if may_hold(text) and re.search(_TITLED, text):
        return True
    numbered = re.finditer(_NUMBERED, text) if re.search(_MAY_BE_NUMBERED, text) else ()
    return any(not re.search(_NOT_OF_A_NAME, match.group(1)) for match in numbered)


def may_hold(text: str) -> bool:
    """Look for a title, a word such as 'named', or an age: without one of them nobody is found."""
    return re.search(_MAY_BE_NAMED, text) is not None


def persons(text: str, countries: Mapping[str, Code]) -> Iterator[Person]:
    """Find the persons named in a text, each name once. Two words with an age count where nothing else was found."""
    names = set()
    for kind, pattern in PERSONS:
        for match in re.finditer(pattern, text):
            if (name := match.group(1).strip()) not in names:
                names.add(name)
                yield Person(kind, name)
    for match in re.finditer(NAME_AND_AGE, text) if not names else ():
        name = match.group(2)
        general = match.group(1) or re.search(_NOT_OF_A_NAME, name)
        if not general and not any(country.label in name for country in countries.values()):
            yield Person("age", name)
