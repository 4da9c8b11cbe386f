"""Own the `PRV` rules: a person's data in a text. What is found is never repeated; a message shows a masked form.

Article 14(6) protects the privacy and identity of victims. A submission holds totals and citations, so whatever
points to one person is out of place, whoever it is. The patterns are narrow: an alarm that is often false is not
read. An office's address has its own keys, which are not looked at.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from actip.catalogue.entries import Catalogue, Code
from actip.format.records import Submission
from actip.model import Found, Severity, rule

_BASIS = "Article 14(6) (privacy and identity of victims); Article 25 (confidentiality)"
_REMEDY = "Remove it. An office's address belongs under '{key[focal_point]}' or '{key[stakeholders]}'."

_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
_MAYBE_PHONE = r"(?:\+|\b0|\(0)[0-9][0-9 ().-]{6,}[0-9]"

_PASSPORT = (
    r"(?:passport|paspor|pasport|hộ chiếu|หนังสือเดินทาง|ໜັງສືຜ່ານແດນ|ໜັງສືເດີນທາງ|លិខិតឆ្លងដែន|နိုင်ငံကူးလက်မှတ်)"
    r"\W{0,6}(?:no|number|nr|num|số|เลขที่|ເລກທີ)?\W{0,6}([A-Z]{1,2} ?[0-9]{6,8})\b"
)
_BORN = (
    r"\b(?:born|date of birth|birth ?date|d\.?o\.?b|sinh ngày|sinh năm|ngày sinh|lahir|tarikh lahir)\b|ເກີດ|เกิด|កើត|မွေး"
)
_DAY = (
    r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}|"
    r"[0-9]{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? [0-9]{4}"
)


def masked(text: str) -> str:
    """Return the first and the last sign of what was found, and nothing of what stands between them."""
    return f"{text[:1]}•••••{text[-1:]}"


@rule(
    "PRV401",
    title="An e-mail address in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds an e-mail address ({masked}).",
    remedy=_REMEDY,
)
def email_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An e-mail address outside the keys that are meant for an office's address.

    What it finds
        Something like desk@example.org in an account, a note, a title or any other text.

    Why it matters
        It points to a person. Files are passed on, and what is in them cannot be called back.

    Example
        account: Ask Ms. K. (her address) for the file.

    How to close it
        Remove it, or move an office's address to 'focal_point' or 'stakeholders'.
    """
    for pointer, text in submission.texts:
        if "@" in text:
            for found in re.finditer(_EMAIL, text):
                yield Found(pointer, {"masked": masked(found.group())})


@rule(
    "PRV402",
    title="A phone number in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds a phone number ({masked}).",
    remedy=_REMEDY,
)
def phone_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A phone number that exists in the reporting state's numbering plan, or an international one.

    What it finds
        A number that begins with + or 0 and is valid where the state is, in any text.

    Why it matters
        It points to a person, and a phone number is enough to find one.

    Example
        account: The victim can be reached at 020 ...

    How to close it
        Remove it. The number of a public hotline may be cited by its name.
    """
    state = catalogue.states.get(submission.state or "")
    for pointer, text in submission.texts:
        if re.search(_MAYBE_PHONE, text):
            from phonenumbers import Leniency, PhoneNumberMatcher  # 40 ms, so only where there may be one

            for found in PhoneNumberMatcher(text, state.iso2 if state else None, leniency=Leniency.VALID):
                if found.raw_string[:1] in "+0(":
                    yield Found(pointer, {"masked": masked(found.raw_string)})


@rule(
    "PRV403",
    title="A passport or identity number in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds what looks like {kind} ({masked}).",
    remedy="Remove it. A submission holds totals, never a person's number.",
    words={"kind": {"passport": "a passport number", "identity": "an identity number"}},
)
def identity_number_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A number of an identity card or passport.

    What it finds
        Identity numbers of Indonesia, Malaysia, Myanmar, Singapore and Thailand, by their form and, where they
        have one, their check digit or date; and what follows the word for passport in the region's languages.

    Why it matters
        It names one person beyond doubt.

    Example
        note: passport no. P followed by seven digits

    How to close it
        Remove it. Count the person; that is all a submission needs.
    """
    for pointer, text in submission.texts:
        if not re.search("[0-9]{5}", text):
            continue  # each of the numbers has that many digits in a row
        for found in re.finditer(_PASSPORT, text, re.IGNORECASE):
            yield Found(pointer, {"kind": "passport", "masked": masked(found.group(1))})
        for pattern, holds in _IDENTITY:
            for found in re.finditer(pattern, text):
                if holds(found.group()):
                    yield Found(pointer, {"kind": "identity", "masked": masked(found.group())})


@rule(
    "PRV404",
    title="A date of birth in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds a date of birth ({masked}).",
    remedy="Remove it. Say 'child' or 'adult'; figures have a dimension for it.",
)
def birth_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A word for birth with a full date behind it.

    What it finds
        'born', 'date of birth' or the word of a member state's language, with day, month and year close behind.

    Why it matters
        With a place it is often enough to know who is meant.

    Example
        account: A girl, born on 3 March 2009, was ...

    How to close it
        Remove the date. Better still, tell nothing about a single person.
    """
    for pointer, text in submission.texts:
        if not re.search(_DAY, text, re.IGNORECASE):
            continue
        for found in re.finditer(f"(?:{_BORN})[^.;\\n]{{0,20}}?({_DAY})", text, re.IGNORECASE):
            yield Found(pointer, {"masked": masked(found.group(1))})


@rule(
    "PRV405",
    title="A person by name and age or part",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds a person's name with {kind} ({masked}).",
    remedy="Remove it. Count the person; a submission needs no name. 'A girl' or 'Ms. K.' says enough.",
    words={"kind": {"age": "an age", "part": "a word such as victim or witness"}},
)
def name_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A name beside an age, or beside the word for victim, survivor or witness.

    What it finds
        Ms. or its like in a language of the region, with a name and an age right behind; such a name right beside the
        word for a victim, survivor or witness; 'named' with a name and an age; two words of a name with 'years old'
        or its like. A name alone is no finding, nor is that of an official, and an initial names nobody.

    Why it matters
        A name with an age is enough to know who is meant. Who was harmed may be harmed again.

    Example
        account: Ms. (name), 17, was identified at the border.

    How to close it
        Remove the name and the age. Better still, tell nothing about a single person.
    """
    countries = catalogue.lists["countries"].codes.values()
    for pointer, text in submission.texts:
        if not re.search(_MAYBE_NAME, text):
            continue
        composed, told = _composed(text), set()
        for kind, pattern in _NAMED:
            for found in re.finditer(pattern, composed):
                if (name := found.group(1).strip()) not in told:
                    told.add(name)
                    yield Found(pointer, {"kind": kind, "masked": masked(name)})
        for found in re.finditer(_NAME_AND_AGE, composed):
            name = found.group(2)
            general = found.group(1) or re.search(_NOT_OF_A_NAME, name)
            if not general and not told and not any(country.label in name for country in countries):
                yield Found(pointer, {"kind": "age", "masked": masked(name)})


@rule(
    "PRV406",
    title="A case number in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds the number of a case ({masked}).",
    remedy=(
        "Remove it. Count the case. A published judgment is cited under '{key[evidence]}' with kind "
        "'{code[evidence_kinds/judgment]}'."
    ),
)
def case_number_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The number under which a court, a prosecutor or the police keeps one case.

    What it finds
        'case no.', 'docket no.', 'police report no.' or their like in a language of the region, with a number behind.
        The number of a law, decree or article is no finding, nor is a judgment that is cited as evidence of its kind.

    Why it matters
        Whoever may look into the register finds the persons behind the number.

    Example
        account: Compensation was granted in case no. (its number).

    How to close it
        Remove it. To cite a published judgment, use an entry under 'evidence' with 'kind: judgment'.
    """
    for pointer, text in submission.texts:
        if re.search(_MAYBE_CASE, text.lower()) and not _cites_judgment(pointer, submission):
            for found in re.finditer(_CASE, _composed(text)):
                if number := next(filter(None, found.groups()), None):
                    yield Found(pointer, {"masked": masked(number)})


@rule(
    "PRV407",
    title="Coordinates in a text",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds the coordinates of a place ({masked}).",
    remedy="Remove them. Name the province, or say what kind of place it is.",
)
def coordinates_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Latitude and longitude of a place.

    What it finds
        A pair of numbers with three decimals or more that is marked as coordinates, or that lies in the region and
        its neighbours; and degrees with minutes. Amounts with points between the thousands are no finding.

    Why it matters
        It leads to a door: of a shelter, whose address is secret, or of a family.

    Example
        note: The shelter is at (latitude, longitude).

    How to close it
        Remove them. A province is exact enough for every question that is asked.
    """
    for pointer, text in submission.texts:
        if re.search(r"[0-9][.,][0-9]{3}|[0-9] ?[°º]", text):
            for found in re.finditer(_DEGREES, text):
                yield Found(pointer, {"masked": masked(found.group().strip())})
            for found in re.finditer(_PAIR, text):
                if _is_place(found, text):
                    yield Found(pointer, {"masked": masked(found.group().strip())})


@rule(
    "PRV408",
    title="Rows about single cases",
    basis=_BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text lists {rows} persons one by one ({masked}).",
    remedy="Remove the list. Give their number under '{key[statistics]}', by sex, age and citizenship.",
)
def rows_of_persons(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A list in which each line is one person.

    What it finds
        Three lines or more, or parts between semicolons, of which each holds three of these: a sex, the age of one
        person, a citizenship, a running number. Lines with totals are no finding: they speak of persons, hold a
        number of three digits, or put a colon before the count.

    Why it matters
        In a small country a sex, an age and a citizenship are often enough to know who is meant.

    Example
        note: a line for each victim with sex, age and country, copied from a register

    How to close it
        Count the lines, and give the totals as figures.
    """
    countries = catalogue.lists["countries"].codes
    for pointer, text in submission.texts:
        if text.count(";") + text.count("\n") >= 2:
            parts = [part.strip() for part in re.split(r"[;\n]", text)]
            rows = [part for part in parts if _is_person(part, countries)]
            counted = any(re.search(_MANY, part) for part in parts)
            if len(rows) >= 3 and not counted:
                yield Found(pointer, {"rows": len(rows), "masked": masked(rows[0])})


# --- names

_DIGIT = "0-9๐-๙໐-໙០-៩၀-၉"
_UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
_WORD = rf"[{_UPPER}][^\W0-9_]+(?:[’'-][^\W0-9_]+)*"  # two letters at least
_MORE = rf"(?: (?:(?:bin|binti|bte|al|dos|da|de|a/[lp]) )?(?:{_WORD}|[{_UPPER}](?![^\W_])\.?))"
_NAME = rf"{_WORD}{_MORE}{{0,4}}"

_TITLE = (
    r"Mr|Mrs|Ms|Miss|Mdm|Madam|Daw|Maung|Bapak|Bpk|Ibu|Saudar[ai]|Sdri?|Nona|Nyonya|Tuan|Encik|Puan|Cik|"
    r"Gng|Bb|Ginang|Ginoo|Binibini|Sra?|Senhora?|Menina|[Cc]hị|[Cc]háu"
)
_SHORT_TITLE = "Ko|Ma|[Ôô]ng|[Bb]à|[Aa]nh|[Ee]m|[Cc]ô"  # words or parts of names of places as well
_OFFICES = (
    r"(?!(?:Minister|Secretary|Speaker|Justice|Judge|President|Chair\w*|Commissioner|Director|Ambassador|Governor|"
    r"Prosecutor|Attorney|Solicitor|Deputy|Prime|Vice|Senator|Mayor|Registrar|Superintendent|General|Head|"
    r"Menteri|Hakim|Ketua|Presiden|Gubernur|Jaksa|Kepala|Direktur|Bupati|Wali\w*|Kapol\w+|Pengarah|Timbalan|Kota|"
    r"Pertiwi|Negara|Ministr[oa]|Presidente|Ju[ií]z\w*|Procurador\w*|Samui|Phangan|Chang|Tao|Lanta|Kong|Kut|Lipe)\b)"
)
_N = rf"[{_DIGIT}]{{1,2}}(?![{_DIGIT}]|[.,/:][{_DIGIT}])"
_SEVERAL = (  # an age group, a term of years
    rf"(?! ?(?:[-–—]|to\b|or\b|and\b|hingga|sampai|dan\b|ke atas|atau|đến|trở|ถึง|ขึ้น|-) ?(?:[{_DIGIT}]|above|over|"
    r"below|under|older|younger|up|lebih|bawah|lên|xuống|ไป)?| ke atas)"
)
_YEARS = (
    r"(?:years?[ -]olds?\b|yrs?[ -]old|years? of age|y/?o\b|tahun\b(?! (?:penjara|pengalaman|kerja|masa|lalu|"
    r"terakhir))|tuổi|taong gulang|anos\b(?! de))"
)
_AGED = (
    rf"(?:(?:[Aa]ged?|[Uu]mur|[Uu]sia|[Bb]erumur|[Bb]erusia|[Ee]dad|idade|tuổi|tinan):? ?{_N}(?:[ -]?{_YEARS})?|"
    rf"{_N}[ -]?{_YEARS}){_SEVERAL}"
)
_ALONE = rf"[1-9][0-9](?=\)|[,;](?! ?[0-9])|\.(?![0-9])|\s*\Z){_SEVERAL}"
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

# Scripts without capitals, most of them without spaces: the word before a name begins a word, or stands behind one that
# says who it is. In turn: letters; such words; what makes another word of one; who it may be, and 'name'; age; year.
_THAI = (
    "ก-๎",
    r"นางสาว|น\.ส\.|นาง|นาย|ด\.ญ\.|ด\.ช\.",
    "กรัฐ|กสภา|กสมาคม|กเทศ|กองค์|อำเภอ|ทะเบียน|จ้าง|หน้า|ทหาร|ตำรวจ|แพทย์|ทุน|พล|ประกัน|ท้าย|พยาบาล|แบบ|ช่าง|งาน",
    ("ผู้เสียหาย", "เหยื่อ", "พยาน", "ชื่อ"),
    "อายุ",
    "ปี",
)
_LAO = ("ກ-ໍໜ-ໝ", "ທ້າວ|ນາງສາວ|ນາງ", "ຟ້າ|ແບບ", ("ຜູ້ຖືກເຄາະຮ້າຍ", "ພະຍານ", "ຊື່"), "ອາຍຸ", "ປີ")
_KHMER = (
    "ក-៓",
    "លោកស្រី|លោក|អ្នកស្រី|កញ្ញា",
    "នាយក|រដ្ឋមន្ត្រី|ប្រធាន|ជំទាវ|អភិបាល|ចៅក្រម|ព្រះរាជអាជ្ញា|ឧត្តម|មេធាវី",
    ("ជនរងគ្រោះ", "សាក្សី", "ឈ្មោះ"),
    "អាយុ",
    "ឆ្នាំ",
)
_BURMESE = ("က-ှ", "ဒေါ်|မောင်", "လာ|နှမ", ("အမည်",), "အသက်", "နှစ်")


def _in_script(
    letters: str, titles: str, others: str, behind: tuple[str, ...], aged: str, years: str
) -> Iterator[tuple[str, str]]:
    """Yield what finds a name in a script without capitals, by an age and by the word for who it is."""
    start = "|".join((f"(?<![{letters}])", *(f"(?<={word})" for word in behind)))
    name = f"(?:{titles}) ?(?!{others})([{letters}]{{2,20}}(?: [{letters}]{{2,20}})?)"
    age = rf"{aged} ?:? ?{_N}(?: ?{years})?|\(?{_N} ?{years}\)"
    yield "age", rf"(?:{start}){name}[ ,(၊]+(?:{age}){_SEVERAL}"
    if persons := "|".join(behind[:-1]):
        yield "part", rf"(?:{persons})(?: ?{behind[-1]} ?)?{name}"


_NAMED: tuple[tuple[str, str], ...] = (
    ("age", rf"\b(?:{_TITLE})(?:\. ?| ){_OFFICES}({_NAME})(?:{_BETWEEN}{_SEX}{_AGED}|(?:, ?| ?\(){_SEX}{_ALONE})"),
    ("age", rf"\b(?:{_SHORT_TITLE}|U) {_OFFICES}({_NAME})(?:{_BETWEEN}{_AGED}| \([1-9][0-9]\))"),
    ("age", rf"\b(?:named|called|bernama|tên(?: là)?|nagngangalang) {_OFFICES}({_NAME}){_BETWEEN}{_SEX}{_AGED}"),
    (
        "age",
        r"\b(?:girl|boy|woman|man|child|minor|worker|teenager|anak|perempuan|gadis|bé gái|bé trai|cô gái) "
        rf"(?:named|called|bernama|tên(?: là)?) ({_NAME})(?:, ?| ?\(){_ALONE}",
    ),
    (
        "part",
        rf"(?<!and )(?<!dan )(?<!và )(?<!expert )\b{_PART} (?:(?:named|bernama|tên(?: là)?|là|si|na si) )?"
        rf"(?:{_TITLE}|{_SHORT_TITLE})(?:\. ?| ){_OFFICES}({_NAME})",
    ),
    ("part", rf"(?:\A|[.;\n] ?)(?:The |A |One )?{_PART}[:,] (?:{_TITLE}|{_SHORT_TITLE})(?:\. ?| ){_OFFICES}({_NAME})"),
    ("part", rf"\b{_PART} (?:named|bernama|tên(?: là)?) (?!(?:{_TITLE}|{_SHORT_TITLE})\b){_OFFICES}({_NAME})"),
    ("part", rf"\b(?:{_TITLE})(?:\. ?| ){_OFFICES}({_NAME}){_AFTER}\b(?:{_PARTS})\b{_NO_PERSON}"),
    *_in_script(*_THAI),
    *_in_script(*_LAO),
    *_in_script(*_KHMER),
    *_in_script(*_BURMESE),
)
_NAME_AND_AGE = (
    r"(\b(?i:in|from|to|at|near|the|di|dari|ke|từ|ở|tại|em) )?"
    rf"\b({_WORD}{_MORE}{{1,4}})(?:, ?| ?\(){_SEX}{_AGED}"
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
# A word that every pattern needs one of. Each begins with a letter, not with a group: it is looked for in every text.
_MAYBE_NAME = (
    "Mr|Ms|Miss|Mdm|Madam|Daw |Maung |Ma |Ko |U |Bapak |Bpk|Ibu |Saudar|Sdr|Nona |Nyonya |Tuan |Encik |Puan |Cik |Gng|"
    "Bb|Ginang |Ginoo |Binibini |Sr|Senhor|Menina |Chị |chị |Cháu |cháu |Ông |ông |Bà |bà |Anh |anh |Em |em |Cô |cô |"
    "named |called |bernama |tên |tuổi|nagngangalang |age |age:|aged |old|y/?o|tahun|umur|usia|edad |idade |gulang|"
    "anos|tinan|น\\.ส|ด\\.ญ|ด\\.ช|นาง|นาย|ທ້າວ|ນາງ|លោក|អ្នកស្រី|កញ្ញា|ဒေါ်|မောင်"
)


def _composed(text: str) -> str:
    """Return a text with letters and marks in one sign each and without the spaces that nobody sees."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.replace("\u200b", ""))


# --- numbers of cases

_NUMBERED = (
    r"(?:(?:nos?|nr|number|nomor|nombor|bil|blg|id|số)\b\.?|n\.?º|no\.?º|ref(?:erence)?\b\.?(?: no\b\.?)?|#):? ?"
    r"(?!.{0,12}PUU)(?!(?:19|20)[0-9]{2}[-/](?:19|20)[0-9]{2}\b)"  # a review of a law; a span of years
)
_COUNTED = (
    r"(?:[A-Z]{1,6}[. ]{1,2})?(?=[A-Z0-9()./-]*[0-9])[A-Z0-9().]+[-/][A-Z0-9()]+(?:[-/.:][A-Z0-9()]+)*|"
    r"[0-9]+ of (?:19|20)[0-9]{2}"
)
_MIXED = r"[A-Z]{1,6}-?[0-9]{2,}"
_KEPT = (
    r"case(?: file)?|docket|blotter(?: entry)?|complaint|investigation(?: file)?|police report|incident report|FIR|"
    r"information report|kaso|kes|perkara(?: pidana| perdata)?|laporan polisi?s?|re?po(?:r)?t polis|vụ án(?: hình sự)?|"
    r"thụ lý|hồ sơ vụ án|processo"
)
_CASE = (
    rf"(?i:\b(?:{_KEPT}) {_NUMBERED}({_COUNTED}|{_MIXED})|"
    rf"\b(?:{_KEPT}) n[or]s?\. ?([0-9]{{3,}})\b(?!\.[0-9])|"
    rf"\bno\.? (?:kes|perkara|laporan polis|repot polis):? ?({_COUNTED}))|"
    rf"(?:คดี(?:อาญา|แพ่ง|ค้ามนุษย์)?(?:หมายเลข)?(?:ดำ|แดง)?(?:ที่|เลขที่)|เลขคดี(?:ที่)?|หมายเลขคดี(?:ที่)?|สำนวน(?:คดี|การสอบสวน)?ที่)"
    rf" ?((?:[ก-ฮ]{{1,4}}\.? ?)?[{_DIGIT}]+ ?/ ?[{_DIGIT}]{{2,4}})|"
    rf"(?:ຄະດີ(?:ອາຍາ|ແພ່ງ|ຄ້າມະນຸດ)?(?:ເລກທີ|ເລກ)|រឿង(?:ព្រហ្មទណ្ឌ)?លេខ|(?:ပြစ်မှုကြီး|ပြစ်မှု|အမှု)(?:တွဲ)?အမှတ်(?:စဉ်)?)"
    rf"[ :,(၊]*([{_DIGIT}]+(?: ?[/-] ?[{_DIGIT}]+)*)"
)
_MAYBE_CASE = (
    "case|docket|blotter|complaint|investigation|report|fir |kaso|kes|perkara|laporan|repot|vụ án|thụ lý|processo|"
    "คดี|สำนวน|ຄະດີ|រឿង|အမှု|ပြစ်မှု"
)


def _cites_judgment(pointer: str, submission: Submission) -> bool:
    """Tell whether a text belongs to a judgment that is cited as evidence."""
    steps = pointer.split("/")
    answer = (
        submission.answers.get(steps[2]) if len(steps) > 4 and steps[1::2][:2] == ["obligations", "evidence"] else None
    )
    cited = answer.evidence[int(steps[4])] if answer and int(steps[4]) < len(answer.evidence) else None
    return cited is not None and cited.kind == "judgment"


# --- places

_HALF = r" ?°? ?(?:[NSEW]\b|L[US]\b|B[TB]\b)?"
_PAIR = (
    rf"(?<![0-9.,-])(-?[0-9]{{1,3}}[.,][0-9]{{3,}})({_HALF})(?:%2C|[,;/ ])+(?:[NSEW] ?|[A-Za-zĐđ ]{{3,12}}[:= ]+)?"
    rf"(-?[0-9]{{1,3}}[.,][0-9]{{3,}})({_HALF})(?![0-9])"
)
_LOCATED = (
    r"(?i:\blat\b|latitude|coordinates?\b|koordinat|\bGPS\b|lintang|to[ạa] độ|tọa độ|vĩ độ|พิกัด|ละติจูด|ພິກັດ|និយាមកា)"
    r"[^0-9]{0,30}\Z"
)
_DEGREE = (
    r"[0-9]{1,3} ?[°º] ?[0-9]{1,2}(?:\.[0-9]+)? ?['′’]"
    r"(?: ?[0-9]{1,2}(?:\.[0-9]+)? ?(?:[\"″”]|''|’’) ?(?:[NSEW]\b)?| ?[NSEW]\b)"
)
_DEGREES = rf"{_DEGREE}(?:[,;/ ]+(?:and )?{_DEGREE})?"
_SOUTH, _NORTH, _WEST, _EAST = -15.0, 35.0, 88.0, 145.0  # the region and its neighbours


def _is_place(found: re.Match[str], text: str) -> bool:
    """Tell whether two numbers are coordinates, and not two amounts with points between the thousands."""
    before = text[max(0, found.start() - 60) : found.start()]
    first, second = (float(found.group(index).replace(",", ".")) for index in (1, 3))
    marked = bool((found.group(2) + found.group(4)).strip()) or re.search(_LOCATED, before) is not None
    if marked:
        return min(abs(first), abs(second)) <= 90 and max(abs(first), abs(second)) <= 180
    exact = all(len(re.split("[.,]", found.group(index))[1]) > 3 for index in (1, 3))
    orders = [(first, second), (second, first)] if exact else [(first, second)]
    listed = re.match(r" ?[,;/]? ?[0-9]", text[found.end() : found.end() + 4]) or re.search(r"[0-9] ?[,;/] ?\Z", before)
    if not exact and (listed or "," in found.group(1) + found.group(3)):
        return False
    return any(_SOUTH <= north <= _NORTH and _WEST <= east <= _EAST for north, east in orders)


# --- rows

_ONE_SEX = r"female|male|girl|boy|woman|man|F|M|P|L|perempuan|laki-laki|wanita|lelaki|nữ|nam|หญิง|ชาย|ຍິງ|ຊາຍ|ស្រី|ប្រុស"
_SEX_AND_AGE = (
    rf"(?<![^\W_])(?:{_ONE_SEX})[ ,./|\t(-]{{1,3}}(?:aged? |umur |อายุ ?|ອາຍຸ ?|អាយុ ?)?{_N}(?! ?[-–%])|"
    rf"(?<![{_DIGIT}/.,-]){_N} ?(?:{_YEARS}|yrs?|years|ปี|ປີ|ឆ្នាំ)?[ ,./|\t()-]{{1,3}}(?:{_ONE_SEX})(?![^\W_])"
)
_ONE_AGE = rf"{_AGED}|(?:อายุ|ອາຍຸ|អាយុ|အသက်) ?{_N}"
_RUNNING = r"\A[^\w]*(?i:(?:victim|survivor|person|case|korban|mangsa|nạn nhân|v|no\.?|#) ?)?[0-9]{1,3}[.):,|\t –-]"
_CITIZEN = (
    r"\b(?:Lao|Laotian|Thai|Khmer|Cambodian|Vietnamese|Burmese|Indonesian|Malaysian|Filipin[oa]|Singaporean|Bruneian|"
    r"Timorese|Chinese|Bangladeshi|Indian|Nepal(?:i|ese)|Pakistani|Rohingya|Việt|Lào|Thái|Kamboja|Kemboja)\b|"
    "ลาว|ไทย|พม่า|เมียนมา|กัมพูชา|เวียดนาม|ລາວ|ໄທ|ມຽນມາ|ກຳປູເຈຍ|ຫວຽດນາມ|ខ្មែរ|ឡាវ|ថៃ|វៀតណាម"
)
_MANY = (  # a line that counts: more than one person, or a number that is no age
    r"(?i:\b(?:totals?|persons|people|victims|cases|women|girls|men|boys|children|suspects|offenders|orang|kasus|người|"
    rf"jumlah|tổng)\b)|%|ราย|คน|ຄົນ|នាក់|(?<![{_DIGIT}/-])[1-9][0-9]{{2}}(?![{_DIGIT}/-])"
)


def _is_person(part: str, countries: Mapping[str, Code]) -> bool:
    """Tell whether a line holds three of what tells one person from another."""
    both = re.search(_SEX_AND_AGE, part) is not None
    if not both and not re.search(_ONE_AGE, part):
        return False
    coded = any(code in countries for code in re.findall(r"\b[A-Z]{3}\b", part))
    citizen = coded or bool(re.search(_CITIZEN, part)) or any(code.label in part for code in countries.values())
    return both + 1 + citizen + (re.search(_RUNNING, part) is not None) >= 3


# --- numbers that check themselves


def _thai(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits[:12], range(13, 1, -1), strict=True))
    return (11 - total % 11) % 10 == digits[12]


def _singaporean(text: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(text[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    total += {"T": 4, "G": 4, "M": 3}.get(text[0], 0)
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "KLJNPQRTUWX"}.get(text[0], "XWUTRQPNMLK")
    index = 10 - total % 11 if text[0] == "M" else total % 11
    return letters[index] == text[8]


def _malaysian(text: str) -> bool:
    return _is_day(int(text[2:4]), int(text[4:6]))


def _indonesian(text: str) -> bool:
    day = int(text[6:8])
    return _is_day(int(text[8:10]), day - 40 if day > 40 else day) and text[12:] != "0000"


def _is_day(month: int, day: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True


_IDENTITY: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (r"(?<![0-9-])[1-8]-?[0-9]{4}-?[0-9]{5}-?[0-9]{2}-?[0-9](?![0-9-])", _thai),
    (r"\b[STFGM][0-9]{7}[A-Z]\b", _singaporean),
    (r"(?<![0-9-])[0-9]{6}-[0-9]{2}-[0-9]{4}(?![0-9-])", _malaysian),
    (r"(?<![0-9])[1-9][0-9]{15}(?![0-9])", _indonesian),
    (r"\b[0-9]{1,2}/[A-Za-z]{3,9} ?\([A-Za-z]{1,5}\) ?[0-9]{6}\b", lambda text: True),  # Myanmar; it has no check
)
