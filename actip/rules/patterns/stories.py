"""Own how the story of one person, or of a few, is told: a number, with two of an age, a place, a month."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actip.lexicon import LETTERS, whole
from actip.lexicon.calendar import DATES, MONTH
from actip.rules.patterns.ages import AGE


class Story(NamedTuple):
    """A sentence that tells of one person: its number, of how many, and which details it gives, joined by `_`."""

    sentence: int
    sentences: int
    kind: str


# --- a small number of persons

_DIGIT = r"(?<![0-9.,/-])(?<![0-9] )[1-4](?![0-9.,/%-]|st|nd|rd|th)"
_BEFORE_PERSON = (  # what may stand between 'two' and 'girls'
    r"(?:[1-9][0-9]?-years?-old |(?:young|female|male|adult|minor|teenage|child|foreign|local|other|more|trafficked|"
    r"rescued|underage|identified|presumed|potential|suspected|pregnant|unaccompanied|little|small|infant|missing|vulnerable|"
    r"unidentified|disabled|indigenous|migrant|former|elderly|orphaned|stateless|(?-i:[A-Z][a-z]+)),? ){0,3}"
)
# Not an office, a service, a law or anything else that has the word in its name.
_ALONE = (
    r"(?![’'-]| (?:support|protection|assistance|advoca[a-z]+|services?|care|liaison|units?|cent(?:re|er)s?|"
    r"coordinat[a-z]+|identification|friendly|labou?r|rights|welfare|marriage|helpdesk|desks?|shelters?|judges?|officers?|police|"
    r"officials?|prosecutors?|ministers?|lawyers?|interpreters?|investigators?|experts?|doctors?|nurses?|ambassadors?|directors?|"
    r"delegates?|representatives?|students?|participants?|workers?|leaders?|groups?|networks?|organi[sz]ations?|"
    r"and child))"
)
_WHO = (
    r"girls?|boys?|wom[ae]n|m[ae]n|victims?|child(?:ren)?|infants?|bab(?:y|ies)|toddlers?|minors?|teenagers?|teens?|youths?|"
    r"survivors?|mothers?|daughters?|sons?|sisters?|brothers?|(?:fe)?males?"
)
_LATIN = {
    "en": rf"(?:one|two|three|four|an?|{_DIGIT}) {_BEFORE_PERSON}(?:{_WHO}){_ALONE}",
    "en persons": rf"(?:one|two|three|four|{_DIGIT}) {_BEFORE_PERSON}(?:persons?|people){_ALONE}",
    "id": (
        rf"(?:satu|seorang|dua|tiga|empat|{_DIGIT}) (?:orang )?(?:korban|mangsa|anak|gadis|perempuan|wanita|laki-laki|"
        r"lelaki|pria|bayi|remaja|kanak-kanak|budak|balita)"
    ),
    "fil": (
        rf"(?:isang|isa(?=ng)|dalawang|tatlong|apat na|{_DIGIT}(?: na)?) (?:menor de edad na )?(?:batang )?"
        r"(?:babae|lalaki|bata|biktima|sanggol|dalagita|binatilyo|menor)"
    ),
    "pt": (
        rf"(?:uma?|dois|duas|três|quatro|{_DIGIT}) (?:jovem |jovens )?(?:menin[ao]s?|rapariga(?:s)?|rapaz(?:es)?|"
        r"mulher(?:es)?|homem|homens|vítimas?|crianças?|bebés?|adolescentes?)(?! e )"
    ),
    "tet": (
        r"(?:labarik|feto|mane|vítima|bebé)(?: feto| mane)? "
        rf"(?:ida|rua|tolu|haat|nain[- ](?:ida|rua|tolu|haat)|{_DIGIT})"
    ),
    "vi": (
        rf"(?:một|hai|ba|bốn|{_DIGIT}) (?:nạn nhân|bé gái|bé trai|em gái|em bé|trẻ em|trẻ|cháu|phụ nữ|cô gái|"
        r"đàn ông|thiếu nữ|người phụ nữ|người đàn ông)(?! dưới)"
    ),
}
_BLANKLESS = {
    "th": (
        rf"(?:เด็กหญิง|เด็กชาย|เด็ก|หญิง|ชาย|สตรี|ผู้เสียหาย|เหยื่อ|ทารก|เยาวชน)[ก-๎]{{0,12}} ?(?:จำนวน ?)?"
        rf"(?:หนึ่ง|สอง|สาม|สี่|{_DIGIT}) ?(?:คน|ราย)"
    ),
    "lo": (
        rf"(?:ເດັກຍິງ|ເດັກຊາຍ|ເດັກນ້ອຍ|ເດັກ|ແມ່ຍິງ|ຍິງ|ຊາຍ|ຜູ້ຖືກເຄາະຮ້າຍ|ຜູ້ເຄາະຮ້າຍ)[ກ-ໍ]{{0,12}} ?(?:ຈຳນວນ ?)?"
        rf"(?:ໜຶ່ງ|ນຶ່ງ|ສອງ|ສາມ|ສີ່|{_DIGIT}) ?(?:ຄົນ|ລາຍ|ນາງ)"
    ),
    "km": (
        r"(?:ក្មេងស្រី|ក្មេងប្រុស|កុមារី|កុមារា|កុមារ|ស្ត្រី|បុរស|ជនរងគ្រោះ|ទារក)[ក-៓]{0,12} ?(?:ចំនួន ?)?"
        rf"(?:ម្នាក់|(?:មួយ|ពីរ|បី|បួន|{_DIGIT}) ?(?:នាក់|រូប))"
    ),
    "my": (
        r"(?:မိန်းကလေး|ယောက်ျားလေး|အမျိုးသမီး|အမျိုးသား|ကလေးသူငယ်|ကလေး|သားကောင်|လူကုန်ကူးခံရသူ)[က-ှ]{0,12} ?"
        rf"(?:တစ်|နှစ်|သုံး|လေး|{_DIGIT}) ?(?:ယောက်|ဦး)"
    ),
}
# Each with parts of words of which a text holds one, else it is not looked through: in small letters.
FEW = (
    (("girl", "boy", "woman", "women", "man", "men", "victim", "child", "infant", "bab", "toddler", "minor", "teen",
      "youth", "survivor", "mother", "daughter", "son", "sister", "brother", "male", "people"),
     whole("|".join((_LATIN["en"], _LATIN["en persons"])))),
    (("korban", "mangsa", "anak", "gadis", "perempuan", "wanita", "lelaki", "laki-laki", " pria", "bayi",
      "remaja", "budak", "balita"),
     whole(_LATIN["id"])),
    (("babae", "lalaki", "bata", "biktima", "sanggol", "dalagita", "binatilyo", "menor"), whole(_LATIN["fil"])),
    (("menin", "rapaz", "rapariga", "mulher", "homem", "homens", "vítima", "criança", "bebé", "adolescente"),
     whole(_LATIN["pt"])),
    (("labarik", "feto", "mane", "vítima", "bebé"), whole(_LATIN["tet"])),
    (("nạn", "bé", "gái", "trẻ", "cháu", "phụ", "đàn", "thiếu", "người"), whole(_LATIN["vi"])),
    (("ด็ก", "หญิง", "ชาย", "สตรี", "ผู้", "เหยื่อ", "ทารก", "เยาวชน"), _BLANKLESS["th"]),
    (("ເດັກ", "ຍິງ", "ຊາຍ", "ຜູ້"), _BLANKLESS["lo"]),
    (("ក្មេង", "កុមារ", "ស្ត្រី", "បុរស", "ជន", "ទារក"), _BLANKLESS["km"]),
    (("ကလေး", "ယောက်ျား", "အမျိုး", "သားကောင်", "လူ"), _BLANKLESS["my"]),
)  # fmt: skip

# --- what of them is told

_BOUND = (  # before a limit of age, which is nobody's
    r"(?<!under )(?<!below )(?<!over )(?<!above )(?<!than )(?<!least )(?<!dưới )(?<!trên )(?<!bawah )(?<!atas )"
)
_UP = r"(?! ?(?:and|or) (?:above|over|below|under|older|younger)| ?(?:ke atas|trở lên|ขึ้นไป|ຂຶ້ນໄປ))"
AGES = (
    rf"(?i:{_BOUND}\b(?:aged?|umur|usia|berumur|berusia|edad|idade|tinan)):? (?:of )?{AGE}{_UP}",
    rf"(?i:{_BOUND}(?<![0-9.,/-]){AGE}(?:,? (?:and|to|or|-) ?{AGE})?[ -]?"
    rf"(?:years?[ -]olds?\b|yrs?[ -]old|years? of age|taong gulang|tuổi|anos de idade|tinan idade)){_UP}",
    rf"{_BOUND}(?<![0-9.,/-]){AGE} tahun\)",
    rf"(?:อายุ|ວັຍ|ອາຍຸ|អាយុ|အသက်) ?{AGE} ?(?:-|และ|ແລະ|និង|နှင့်|ปี|ປີ|ឆ្នាំ|နှစ်|\Z|[ ,)])(?! ?(?:ขึ้นไป|ຂຶ້ນໄປ))",
    rf"(?<![0-9]){AGE} ?နှစ်အရွယ်",
)
_NAME = "[A-ZĐ][^\\W0-9_]+"
_NO_NAME = r"(?:The|This|That|Each|Every|Any|One|Some|Of|In|Both|Its|Our|A|An)\b"
_PARTS = {
    "en": (
        rf"\b(?!{_NO_NAME}){_NAME} "
        r"(?:[Pp]rovince|[Dd]istrict|[Vv]illage|[Cc]ity|[Tt]own(?:ship)?|[Cc]ommune|[Ii]sland)\b"
    ),
    "en of": rf"\b(?:province|district|village|city|town|township|commune|municipality|island) of {_NAME}",
    "id": (
        r"\b(?:[Pp]rovinsi|[Kk]abupaten|[Kk]ota|[Kk]ecamatan|[Dd]esa|[Kk]ampung|[Dd]aerah|[Nn]egeri|[Dd]i|[Dd]ari) "
        f"{_NAME}"
    ),
    "fil": rf"\b(?:[Ll]alawigan|[Ll]ungsod|[Bb]ayan) ng {_NAME}|\b(?:[Bb]arangay|sa|mula) {_NAME}",
    "vi": rf"\b(?:[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Tt]hành phố|[Qq]uận|[Bb]ản|[Tt]hị xã) {_NAME}",
    "pt": rf"\b(?:[Dd]istrito|[Mm]unicípio|[Pp]rovíncia|[Aa]ldeia|[Ss]uco|[Cc]idade) d[eoa] {_NAME}",
    "tet": rf"\b(?:[Mm]unisípiu|[Ss]uku|[Aa]ldeia|[Pp]ostu) {_NAME}",
    "th": ("(?:จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|ประเทศ)(?!ต่าง|ทั้ง|ที่|นี้|ใด|ของ|และ|หรือ|เพื่อน|ต้นทาง|ปลายทาง|ภาคี)[ก-๎]{2}"),
    "lo": "(?:ແຂວງ|ເມືອງ|ບ້ານ|ປະເທດ|ນະຄອນຫຼວງ) ?(?!ຕ່າງ|ທັງ|ທີ່|ນີ້|ໃດ|ຂອງ|ແລະ|ຫຼື|ເພື່ອນ|ພັກ)[ກ-ໝ]{2}",
    "km": "(?:ខេត្ត|ស្រុក|ភូមិ|ឃុំ|ក្រុង|ប្រទេស|រាជធានី) ?(?!ទាំង|នេះ|នានា|ដែល|និង)[ក-៓]{2}",
    "my": "[က-ှ]{2}(?:ပြည်နယ်|တိုင်းဒေသကြီး|မြို့နယ်|မြို့|ရွာ|နိုင်ငံ)",
}
_NO_PLACE = (  # a word with a capital that is none: of a law, a court, a language, an office
    f"{MONTH}|(?:Article|Section|Act|Law|Phase|Annex|English|ASEAN|Convention|Court|Chapter|Part|Parliament|Appendix|Table|"
    "Q[1-4]|H[12]|AD|BE|Pillar|Goal|Form|Schedule|January|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
PLACES = (*_PARTS.values(), rf"\b(?:from|in|near|in the town of) (?!{_NO_PLACE})[A-Z][a-z]+")
TIMES = (MONTH, *DATES)
_AGE, _PLACE, _TIME = ("|".join(f"(?:{pattern})" for pattern in patterns) for patterns in (AGES, PLACES, TIMES))
# Of everybody, and of nobody: what the law says.
_GENERAL = whole(
    "shall|must|may not|should|if|whenever|where a|any|every|each|means|entitled|right|defined|presumed to be|"
    "policy|guidelines?|procedures?|curriculum|module"
)
# A sentence ends with its sign before a blank; a word of one to three letters before a point is an abbreviation.
_END = rf"(?<![ (.][{LETTERS}])(?<!\b[A-Za-z]{{2}})(?<!\bArt)(?<!\bSec)(?<!\bNos)[.!?](?=\s)|[\n။។]|[!?](?=\s)"
_GOES_ON = (
    r"\s*(?:She|He|They|Her|His|Their|Both|The (?:girl|boy|woman|man|child|victim|infant|baby)s?|The (?:wo)?men|"
    r"The children|Ia|Dia|Mereka|Siya|Sila|Ela|Ele|Elas|Eles|Nia|Sira|Cô|Em|Cháu|Họ|Chị|Anh)\b|"
    r"\s*(?:เธอ|เขา|พวกเขา|ນາງ|ລາວ|ເຂົາ|នាង|គេ|គាត់|သူ)"
)
_FAR = 150  # signs within which something belongs to the persons; without blanks nothing says where a sentence ends


def may_hold(text: str) -> bool:
    """Look for a small number of persons: without them there is no story."""
    return any(True for _ in _few(text))


def _few(text: str) -> Iterator[re.Match[str]]:
    """Find the small numbers of persons in each language of which the text holds a word."""
    small = text.lower()
    for words, pattern in FEW:
        if any(word in small for word in words):
            yield from re.finditer(pattern, text)


def stories(text: str, countries: Iterable[str]) -> Iterator[Story]:
    """Find the sentences that tell of a few persons with two details, in the sentence or in one beside it.

    `countries` are the names of places that need no word such as 'province' beside them.
    """
    sentences = [sentence for sentence in re.split(_END, text) if sentence.strip()]
    for number, sentence in enumerate(sentences):
        before, behind = "".join(sentences[max(0, number - 1) : number]), "".join(sentences[number + 1 : number + 2])
        for few in _few(sentence):
            if re.match(r"(?i:an?) ", few.group()) and re.search(_GENERAL, sentence):
                continue
            near = sentence[max(0, few.start() - _FAR) : few.end() + _FAR]
            details = _details_of_story(near, before[-_FAR:], behind[:_FAR], countries)
            if len(details) > 1:
                yield Story(number + 1, len(sentences), "_".join(details))
                break


def _details_of_story(near: str, before: str, behind: str, countries: Iterable[str]) -> tuple[str, ...]:
    """Return the details beside some persons, with those of the sentence before or behind where it goes on with them.

    It does where one detail stands beside the persons; else the one behind does with a word for them, or an age.
    """
    beside = _details(near, countries)
    parts = [near]
    if beside:
        parts += [f"{before}\n{near}", f"{near}\n{behind}"]
    elif re.match(_GOES_ON, behind) or re.search(_AGE, behind):
        parts.append(f"{near}\n{behind}")
    return max((_details(part, countries) for part in parts), key=len)


def _details(text: str, countries: Iterable[str]) -> tuple[str, ...]:
    """Return which details a text gives: an age, a place, a time."""
    place = re.search(_PLACE, text) or any(name in text for name in countries)
    matches = {"age": re.search(_AGE, text), "place": place, "time": re.search(_TIME, text)}
    return tuple(kind for kind, match in matches.items() if match)
