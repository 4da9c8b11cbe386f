"""Own how the house of a person is pointed at: by its address, and by what only one family has."""

import re
from collections.abc import Iterable, Iterator

from actip.lexicon import whole
from actip.lexicon.offices import LIVING, OFFICE, SOMEBODY

# Parts of words, and a pattern that matches nothing without one of them.
Worded = tuple[tuple[str, ...], str]


def patterns_for(text: str, patterns: Iterable[Worded]) -> tuple[Worded, ...]:
    """Return the patterns of which a text in small letters holds a word; it can be many texts in one."""
    return tuple((words, pattern) for words, pattern in patterns if any(word in text for word in words))


# --- the address of a house

_NO = r"(?:(?:[Nn]o|[Nn]um|[Nn]r|[Bb]lg|[Nn])\.? ?º?|#|[Nn]omor|[Nn]ombor|[Nn]úmer[ou]|số|[Nn]umber)"
_HOUSE_NUMBER = r"[0-9]{1,5}[A-Za-z]?(?:[/-](?:[0-9]{1,4}[A-Za-z]?|[A-Z]\b)){0,3}(?![0-9A-Za-z]|[.,][0-9]{3})"
_NAME = r"(?:[A-ZĐ][^\W_]*\.?|[0-9]{1,3}[A-Z]?|d[aeo]s?)(?:[ -](?:[A-ZĐ][^\W_]*\.?|[0-9]{1,3}|d[aeo]s?)){0,4}"
_STREET = (
    r"(?:Street|St\.?|Road|Rd\.?|Lane|Ln\.?|Avenue|Ave\.?|Alley|Drive|Close|Crescent|Boulevard|Blvd\.?|"
    r"Soi|Walk|Terrace|Place)"
)
_WAY = r"(?:Jalan|Jln\.?|Jl\.?|Lorong|Lrg\.?|Gang|Gg\.?|Simpang|Spg\.?|Kalye|Kampung|Kg\.?|Taman|Persiaran|Lebuh)"
_WAYS = (
    *("jalan ", "jln", "jl", "lorong ", "lrg", "gang ", "gg", "simpang ", "spg", "kampung ", "kg", "taman "),
    *("persiaran ", "lebuh ", "kalye "),
)
_RUA = r"(?:[Rr]ua|[Aa]venida|[Aa]v\.|[Tt]ravessa|[Bb]eco|[Ee]strada)"
# Those that are of a house by themselves, and those that are of an office as well: a house where a person lives has
# somebody beside it. Each with parts of words of which a text holds one, in small letters.
# What is said to be the address of somebody, whatever stands behind it: two parts at least.
_LATIN_WHO = (
    "victim|survivor|witness|accused|defendant|suspect|complainant|returnee|korban|mangsa|saksi|pelapor|tersangka|"
    "terdakwa|pelaku|keluarga|nạn nhân|nhân chứng|bị hại|bị cáo|bị can|đối tượng|gia đình|biktima|saksi|akusado|"
    "suspek|pamilya|vítima|testemunha|arguid[oa]|família|suspeit[oa]"
)
_ADDRESS_OF = (
    rf"(?:(?:{_LATIN_WHO})(?:[’']s)? (?:home |current |last )?address|"
    rf"(?:home |current |permanent |last known )?(?:address|residence) of (?:the )?(?:{_LATIN_WHO})|"
    rf"(?:alamat|tempat tinggal|kediaman)(?: (?:rumah|kediaman|tinggal|terakhir|tetap|semasa|asal))* (?:{_LATIN_WHO})|"
    rf"(?:tirahan|tinitirhan|address|adres) ng (?:{_LATIN_WHO})|"
    rf"(?:morada|residência|endereço|hela-fatin) (?:d[aeo] )?(?:{_LATIN_WHO})|"
    rf"(?:chỗ ở|nơi ở|địa chỉ|nơi cư trú|nơi thường trú|nơi tạm trú|hộ khẩu)(?: (?:hiện nay|thường trú))? "
    rf"(?:của )?(?:{_LATIN_WHO}))"
)
_OTHER_ADDRESS_OF = (
    "ที่อยู่(?:ปัจจุบัน|ตามทะเบียนบ้าน)?(?:ของ)?(?:ผู้เสียหาย|พยาน|เหยื่อ|จำเลย|ผู้ต้องหา|ครอบครัว)|"
    "ທີ່ຢູ່(?:ປັດຈຸບັນ)?(?:ຂອງ)?(?:ຜູ້ຖືກເຄາະຮ້າຍ|ພະຍານ|ຈຳເລີຍ|ຜູ້ຖືກຫາ|ຄອບຄົວ)|"
    "(?:អាសយដ្ឋាន|ទីលំនៅ)(?:របស់)?(?:ជនរងគ្រោះ|សាក្សី|ជនជាប់ចោទ|ជនសង្ស័យ|គ្រួសារ)|"
    "(?:နစ်နာသူ|သက်သေ|တရားခံ|လူကုန်ကူးခံရသူ|မိသားစု) ?၏ ?(?:နေရပ်|အိမ်|လက်ရှိ)?လိပ်စာ"
)
_NOT_TOLD = (
    r"(?!(?i:confidential|not|none|no|kept|removed|withheld|redacted|unknown|hidden|see|as|in|protected|undisclosed|"
    r"dirahasiakan|tidak|tanpa|lihat|rahsia|sulit|rahasia|di|dalam|không|xem|chưa|được|đã|walang|hindi|tingnan|lihim|"
    r"não|ver|confidencial|sigilo|omitid[oa]|la|segredu|[a-z]+ed)\b|ไม่|ปกปิด|ดู|ลับ|ບໍ່|ປົກປິດ|ເບິ່ງ|មិន|លាក់|សម្ងាត់|"
    "မဖော်ပြ|မသိ|လျှို့ဝှက်)"
)
_HOUSES: tuple[Worded, ...] = (
    (
        (
            *("address", "residence", "alamat", "tempat tinggal", "kediaman", "tirahan", "tinitirhan", "adres ng"),
            *("morada", "residência", "endereço", "hela-fatin", "chỗ ở", "nơi ", "địa chỉ", "hộ khẩu"),
            *("ที่อยู่", "ທີ່ຢູ່", "អាសយដ្ឋាន", "ទីលំនៅ", "လိပ်စာ"),
        ),
        rf"(?:\b(?i:{_ADDRESS_OF})|{_OTHER_ADDRESS_OF}) "
        rf"?[:៖–-] ?(?! ){_NOT_TOLD}[^\n:;.,၊0-9]{{0,40}}[0-9][^\n:;]{{0,12}}[,၊ ] ?[^\W0-9_]{{2}}",
    ),
    (
        (
            "flat",
            "apartment",
            "condo",
            "kondo",
            "pangsapuri",
            "apartmen",
            "residensi",
            "ppr",
            "blok",
            "rusun",
            "menara",
        ),
        r"(?<![\w-])[A-Z]-[0-9]{1,2}-[0-9]{1,2}[A-Z]?,? "
        r"(?i:flat|apartments?|condo[a-z]{0,8}|kondo[a-z]{0,8}|pangsapuri|apartmen|residensi|ppr|blok|rusun|menara)\b",
    ),
    (
        ("house", "flat", "apartment", "apt", "block", "blk", "unit"),
        rf"(?i:\b(?:house|flat|apartment|apt|block|blk|unit))\.?(?: ?{_NO})? ?{_HOUSE_NUMBER},? "
        rf"(?:#[0-9]{{2}}-[0-9]|(?i:unit|lot|lt|block|blk|village|ban|street|road|phase)\b|"
        rf"{_NAME},? {_STREET}(?![a-z]))",
    ),
    (("#",), r"(?<![\w#])#[0-9]{2}-[0-9]{2,4}(?![0-9])"),
    (("house",), rf"(?i:\bhouse {_NO}) ?{_HOUSE_NUMBER}"),
    (
        ("nhà số", "số nhà", "căn hộ", "phòng trọ số"),
        rf"(?i:nhà số|số nhà|căn hộ(?: số)?|phòng trọ số) ?{_HOUSE_NUMBER}",
    ),
    (
        ("flat", "unit", "apartment", "condo", "pangsapuri", "apartmen"),
        r"(?i:\b(?:flat|unit|apartment|condo[a-z]{0,8}|pangsapuri|apartmen))[^0-9.;\n]{0,20}?\b[A-Z]-[0-9]{1,2}-[0-9]{1,2}[A-Z]?\b",
    ),
    (("nhà ",), rf"[Nn]hà {_HOUSE_NUMBER},? ?(?:ngõ|ngách|hẻm|đường|phố|thôn|ấp|xóm|tổ) "),
    (("เลขที่",), rf"(?:บ้าน|ห้อง|ห้องพัก)เลขที่ ?{_HOUSE_NUMBER}"),
    (
        ("ເລກ",),
        rf"(?:ເຮືອນ|ບ້ານ|ຫ້ອງ) ?(?:ເລກທີ່|ເລກທີ|ເລກ) ?:? ?{_HOUSE_NUMBER}|ເລກເຮືອນ ?:? ?{_HOUSE_NUMBER}",
    ),
    (("ໜ່ວຍ", "ຫນ່ວຍ", "ຄຸ້ມ"), r"(?:ໜ່ວຍທີ|ໜ່ວຍ|ຫນ່ວຍ|ຄຸ້ມ) ?[0-9]{1,3},? ?(?:ບ້ານ|ບ\.)(?! ?[0-9])"),
    (("ផ្ទះ", "បន្ទប់"), rf"(?:ផ្ទះ|បន្ទប់)(?:ជួល)? ?(?:លេខ|ជាប់លេខ|#) ?:? ?{_HOUSE_NUMBER}"),
    (("အိမ်", "အခန်း", "တိုက်"), rf"(?:အိမ်|အခန်း|တိုက်)(?:ခန်း)? ?(?:အမှတ်|နံပါတ်) ?\(? ?{_HOUSE_NUMBER}"),
    (("rt",), r"(?i:\brt)\.? ?[0-9]{1,3} ?[/,]? ?(?i:rw)\.? ?[0-9]{1,3}"),
    (("bl",), r"(?i:\bbl(?:oc)?k)\.? ?[0-9]{1,3},? ?(?i:lo?t)\.? ?[0-9]{1,3}"),
    (("purok",), r"(?i:\bpurok) [0-9]{1,2},? (?i:brgy|barangay|sitio)"),
    (
        ("casa ", "uma ", "apartamento "),
        rf"(?i:\b(?:casa|uma|apartamento)) (?:n\.?º|n[uú]mer[ou]|nú\.?) ?{_HOUSE_NUMBER}",
    ),
)
_STREETS: tuple[Worded, ...] = (
    (
        (
            *(" street", " st", " road", " rd", " lane", " ln", " ave", " alley", " drive", " close", " crescent"),
            *(" boulevard", " blvd", " soi", " walk", " terrace", " place"),
        ),
        rf"(?<![\w./-]){_HOUSE_NUMBER},? {_NAME} {_STREET}(?![a-z])",
    ),
    (_WAYS, rf"(?<![\w/.-])(?:(?:{_NO}|[Ll]ot) ?)?{_HOUSE_NUMBER},? {_WAY} {_NAME}"),
    (_WAYS, rf"{_WAY} {_NAME},? (?:{_NO}) ?{_HOUSE_NUMBER}"),
    (("rua ", "avenida ", "av. ", "travessa ", "beco ", "estrada "), rf"{_RUA} {_NAME},? (?:{_NO} ?)?{_HOUSE_NUMBER}"),
    (
        ("đường ", "phố ", "ngõ ", "ngách ", "hẻm ", "tổ ", "thôn ", "ấp ", "xóm "),
        rf"(?:số )?{_HOUSE_NUMBER},? ?(?:đường|phố|ngõ|ngách|hẻm|tổ|khu phố|thôn|ấp|xóm) [^\W_]",
    ),
    (
        ("p.", "phường", "q.", "quận"),
        rf"(?<![\w./-]){_HOUSE_NUMBER},? {_NAME}, ?(?:[Pp]hường|[Qq]uận|P\.|Q\.)",
    ),
    (
        ("หมู่", "ม.", "ซอย", "ซ.", "ถนน", "ถ.", "ตรอก"),
        r"(?<![0-9/.,])[0-9]{1,4}(?:/[0-9]{1,4})? ?(?:หมู่ที่|หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตรอก) ?[0-9ก-๎]",
    ),
    (("ໜ່ວຍ", "ຮ່ອມ", "ຖະໜົນ", "ຖະຫນົນ"), rf"(?:ເລກທີ່|ເລກທີ) ?{_HOUSE_NUMBER},? ?(?:ໜ່ວຍ|ຮ່ອມ|ຖະໜົນ|ຖະຫນົນ)"),
    (("ផ្លូវ", "ភូមិ", "មហាវិថី"), rf"(?:លេខ ?)?{_HOUSE_NUMBER},? ?(?:ផ្លូវ(?:លេខ)?|ភូមិ|មហាវិថី) ?[0-9ក-៓]"),
    (("လမ်း", "ရပ်ကွက်"), rf"အမှတ် ?\(? ?{_HOUSE_NUMBER} ?\)?[၊, ]{{0,3}}[က-ှ 0-9]{{1,40}}(?:လမ်း|ရပ်ကွက်)"),
)
ADDRESSES = (*_HOUSES, *_STREETS)
_PART = 8  # signs within which a street or a unit belongs to the same address


def addresses(text: str, among: Iterable[Worded] = ADDRESSES) -> Iterator[str]:
    """Find the addresses of houses; the address of an institution is public."""
    small = text.lower()
    spans: list[tuple[int, int]] = []
    for words, pattern in among:
        for match in re.finditer(pattern, text) if any(word in small for word in words) else ():
            start, end = match.span()
            beside = f"{text[max(0, start - 70) : start]} \n {text[end : end + 40]}"
            is_office = re.search(OFFICE, beside) is not None
            is_house = not is_office and ((words, pattern) in _HOUSES or re.search(SOMEBODY, beside))
            parts = any(first - _PART < end and start < last + _PART for first, last in spans)
            if not parts and (is_house or re.search(LIVING, beside)):
                spans.append((start, end))
                yield match.group()


# --- what only one family has

_BESIDE = (
    r"(?:behind|beside|near|opposite|across from|next to|in front of|at the (?:end|edge|back) of|left of|"
    r"right of|below|above)\b"
)
_HOLY = (
    r"(?:temple|pagoda|wat|mosque|church|school|market|chapel|shrine|river|bridge|well|mill|stupa|monastery|"
    r"clinic|pier|jetty|dam|waterfall|cemetery|sawmill|ferry|bus stop|police post|border post|kiln|quarry|mosque)"
)
_VILLAGES = (
    "village",
    "commune",
    "barangay",
    "hamlet",
    "tribal",
    "suco",
    "subdistrict",
    "sub-district",
    "ban",
    "kampung",
)
_HEADS = ("head", "chief", "captain", "leader", "elder")
_HEAD = rf"(?:the )?(?:(?:{'|'.join(_VILLAGES)})(?:'s)? (?:{'|'.join(_HEADS)}|headman)|headman)(?!s\b|men\b|[a-z])"
_KIN = r"(?:family|daughter|son|wife|niece|nephew|sister|brother|granddaughter|grandson|child|household|house)"
# Each with parts of words of which a text holds one, else it is not looked through: in small letters.
# Who is one in a village, by language; whose only child, or wife, is one person.
_ONE = (
    r"teacher|school ?teacher|head ?teacher|principal|shop ?(?:owner|keeper)|storekeeper|imam|priest|"
    r"pastor|abbot|midwife|"
    r"nurse|doctor|ferryman|miller|blacksmith|baker|tailor|landlord|moneylender|healer|butcher|barber|postman|boatman|"
    r"(?:village|commune|hamlet|ward|tribal) (?:head|chief|elder|leader)|headman|barangay captain|chieftain"
)
_ONE_MALAY = (
    r"guru(?: (?:ngaji|agama|sekolah|besar|silat))?|kepala sekolah|imam(?: (?:masjid|surau|besar))?|"
    r"bidan(?: (?:desa|kampung))?|"
    r"pemilik (?:warung|toko|kedai)|tuan (?:kedai|rumah|guru)|pekedai|dukun|bomoh|pendeta|pastor|kiai|"
    r"kyai|ustaz|ustadz|"
    r"tok (?:imam|batin|penghulu|ketua|bidan)|pak (?:rt|rw|imam|lurah|kades)|tukang (?:perahu|gunting|besi|pos)|"
    r"kepala (?:desa|dusun|kampung|suku|adat)|ketua (?:kampung|adat|rt|rw)|penghulu|mantri|tauke|juragan"
)
_ONE_FILIPINO = (
    r"guro|maestra|punong-?guro|pari|pastor|imam|hilot|kumadrona|komadrona|albularyo|"
    r"may-ari ng (?:tindahan|sari-sari store)|"
    r"tindera|panadero|bangkero|kapitan|kagawad|datu|sakristan|barbero|mananahi"
)
_ONE_PORTUGUESE = (
    r"professora?|padre|catequista|parteira|dono da (?:loja|quiosque|padaria)|enfermeir[oa]|liurai|"
    r"curandeir[oa]|barqueiro|"
    r"chefe d[aeo] (?:aldeia|suco|povoação)|pastor|imã|alfaiate|padeiro"
)
_ONE_VIETNAMESE = (
    r"trưởng (?:thôn|bản|ấp|xóm)|già làng|thầy (?:giáo|đồ|cúng|lang|mo)|cô giáo|bà đỡ|cô đỡ|bà mụ|"
    r"chủ (?:tiệm|quán|cửa hàng)|"
    r"hiệu trưởng|linh mục|mục sư|trưởng tộc|người lái đò|thợ rèn|y sĩ"
)
PLACES_OF_ONE: tuple[Worded, ...] = (
    (
        ("only ", "eldest ", "youngest ", "oldest ", "sole ", "twin "),
        rf"(?i:\b(?:only|eldest|youngest|oldest|sole|twin) {_KIN} of (?:the |our |that |"
        rf"its )(?:[a-z]+ ){{0,2}}(?:{_ONE})\b|"
        rf"\b(?:the|our|that) (?:[a-z]+ )?(?:{_ONE})['’]s (?:only|eldest|youngest|oldest|sole|twin) {_KIN}\b)",
    ),
    (
        (" of the only ", " of its only "),
        r"(?i:\b(?:wife|daughter|son|sister|brother|niece|nephew|family|child|husband|mother|"
        r"father) of (?:the|its) only "
        r"(?:[a-z]+ )?(?:teacher|midwife|nurse|imam|shop ?(?:owner|keeper)|shopkeeper|baker|tailor|ferryman)\b)",
    ),
    (
        ("tunggal", "satu-satunya", "sulung", "bongsu", "bungsu"),
        rf"(?i:\b(?:anak|putri|putra|puteri|putera|cucu|adik|kakak)(?: perempuan| lelaki| laki-laki)? "
        rf"(?:tunggal|satu-satunya|sulung|bongsu|bungsu) (?:kepada |dari |daripada |seorang )?(?:{_ONE_MALAY})\b)",
    ),
    (
        (
            *("guru", "imam", "bidan", "pemilik ", "tuan ", "pekedai", "dukun", "bomoh", "pendeta", "pastor", "kiai"),
            *("kyai", "usta", "tok ", "pak ", "tukang ", "kepala ", "ketua ", "penghulu", "mantri", "tauke", "juragan"),
        ),
        rf"(?i:(?<!para )(?<!semua )\b(?:keluarga|anak(?: perempuan| lelaki| laki-laki)?|putri|putra|isteri|istri|cucu|"
        rf"keponakan|anak saudara|adik) (?:kepada |dari |daripada )?(?:{_ONE_MALAY}) (?:di |dari )?(?:desa|"
        rf"kampung|dusun|"
        r"kampong)(?: (?:itu|tersebut|ini|[A-Z])|nya))",
    ),
    (
        ("nag-iisang", "kaisa-isang", "bugtong", "panganay", "bunsong"),
        rf"(?i:\b(?:nag-iisang|kaisa-isang|bugtong(?: na)?|panganay na|bunsong) (?:anak|kapatid|apo|pamangkin|"
        rf"babaeng anak)"
        rf"(?: na (?:babae|lalaki))? ng (?:{_ONE_FILIPINO})\b)",
    ),
    (
        ("únic", "mais velh", "mais nov"),
        rf"(?i:\b(?:filh|net|sobrinh|irm)[oaãí]{{1,2}} (?:únic[oa]|mais velh[oa]|"
        rf"mais nov[oa]) d[aeo] (?:{_ONE_PORTUGUESE})\b|"
        rf"\búnic[oa] (?:filh|net|sobrinh|irm)[oaãí]{{1,2}} d[aeo] (?:{_ONE_PORTUGUESE})\b)",
    ),
    (
        ("duy nhất", " một của", "cả của", "út của", "độc nhất"),
        rf"(?i:\b(?:con gái|con trai|con|cháu gái|cháu) (?:(?:duy nhất|độc nhất) (?:của )?|(?:một|cả|út) của )"
        rf"(?:ông |bà )?(?:{_ONE_VIETNAMESE}))",
    ),
    (
        ("คนเดียวของ", "คนโตของ", "คนเล็กของ"),
        r"(?:ลูก|ลูกสาว|ลูกชาย|บุตร|บุตรสาว|บุตรชาย|หลาน|หลานสาว|น้องสาว)คน(?:เดียว|โต|เล็ก)ของ(?:ครู|ผู้ใหญ่บ้าน|กำนัน|เจ้าของร้าน|"
        r"หมอตำแย|โต๊ะอิหม่าม|อิหม่าม|หมอ|เจ้าอาวาส|คนแจวเรือ|อบต)",
    ),
    (
        ("ຄົນດຽວຂອງ", "ຜູ້ດຽວຂອງ", "ກົກຂອງ", "ຫຼ້າຂອງ"),
        r"(?:ລູກ|ລູກສາວ|ລູກຊາຍ|ຫຼານສາວ|ຫຼານ|ນ້ອງສາວ)(?:ຄົນດຽວ|ຜູ້ດຽວ|ກົກ|ຫຼ້າ)ຂອງ ?(?:ນາຍຄູ|ຄູ|ນາຍບ້ານ|ເຈົ້າຂອງຮ້ານ|ໝໍຕຳແຍ|ໝໍ|ແມ່ຮ້ານ)",
    ),
    (
        ("តែមួយរបស់", "មួយគត់របស់", "ច្បងរបស់", "ពៅរបស់"),
        r"(?:កូនស្រី|កូនប្រុស|កូន|ក្មួយស្រី|ក្មួយ|ចៅ)(?:តែមួយ|មួយគត់|តែមួយគត់|ច្បង|ពៅ)របស់ ?(?:លោក|អ្នក)?(?:គ្រូ|មេភូមិ|ម្ចាស់ហាង|ឆ្មប|មេឃុំ|អាចារ្យ|"
        r"ពេទ្យ)",
    ),
    (
        ("တစ်ဦးတည်း", "တစ်ယောက်တည်း", "အကြီးဆုံး", "အငယ်ဆုံး"),
        r"(?:ဆရာ|ဆရာမ|ရွာလူကြီး|ရွာသူကြီး|ဆိုင်ရှင်|အရပ်လက်သည်|သားဖွားဆရာမ|အုပ်ချုပ်ရေးမှူး) ?(?:၏|ရဲ့) ?"
        r"(?:တစ်ဦးတည်းသော|တစ်ယောက်တည်းသော|အကြီးဆုံး|အငယ်ဆုံး) ?(?:သမီး|သား|မြေး|တူမ)",
    ),
    (
        tuple(
            f"only {thing}" for thing in ("house", "family", "home", "shop", "farm", "hut", "bakery", "store", "noodle")
        ),
        rf"(?i:\bonly (?:house|family|home|shop|household|farm|hut|bakery|store|noodle shop)\b (?:(?:that is |"
        rf"which is |standing |left |"
        rf"living )?{_BESIDE}|"
        r"(?:[a-z ]{1,40} )?(?:in|of|on) (?:the |this |that )?(?:village|ban|hamlet|lane|alley|street|island|"
        r"kampung|commune)\b))",
    ),
    (
        ("of the only ",),
        rf"(?i:\b{_KIN} of the only [a-z]+ (?:in|of|on) )",
    ),
    (
        tuple(f" {word}" for word in ("behind", "beside", "opposite", "next to", "in front of")),
        r"(?i:\b(?:the|a|her|his|their) (?:[a-z]+ ){0,2}(?:house|home|hut|shop) (?:right |just )?"
        rf"(?:behind|beside|opposite|next to|in front of) (?:the )?(?:[a-z]+ )?{_HOLY}\b)",
    ),
    (
        ("headman", *(f"{place}{s} {head}" for place in _VILLAGES for s in ("", "'s") for head in _HEADS)),
        rf"(?i:\b{_KIN} of {_HEAD}|\b(?<!all )(?<!for ){_HEAD}(?:'s|’s) {_KIN}\b)",
    ),
    (
        (" of the ",),
        rf"(?i:\b{_KIN} of the (?:[a-z]+ )?(?:{_ONE}) (?:of|in) (?:the |this |"
        rf"that )?(?:{'|'.join(_VILLAGES)})\b)",
    ),
    (
        ("duy nhất",),
        r"(?i:(?:ngôi nhà|căn nhà|nhà|gia đình|hộ|hộ gia đình|quán|tiệm|cửa hàng) duy nhất)",
    ),
    (
        ("nhà ",),
        r"(?i:\bnhà (?:ngay )?(?:cạnh|phía sau|sau|đối diện|bên cạnh|kế bên|sát) (?:chùa|trường|chợ|đình|"
        r"nhà thờ|cầu|sông|bến|miếu|trạm|đập|cổng làng|nghĩa trang))",
    ),
    (
        ("trưởng", "già làng"),
        r"(?i:(?<!các )(?<!những )(?<!cho )(?:gia đình|con gái|con trai|con|vợ|cháu|em gái) (?:của |ông )?"
        r"(?:trưởng (?:thôn|bản|ấp|xóm)|già làng))",
    ),
    (
        ("เดียว",),
        r"บ้าน(?:เพียง)?หลังเดียว|ร้าน(?:ค้า|ก๋วยเตี๋ยว|ชำ)?(?:เพียง)?(?:แห่ง|ร้าน)เดียวใน(?:หมู่บ้าน|ตำบล)|ครอบครัวเดียว(?:ใน|ที่)",
    ),
    (
        ("บ้าน",),
        r"บ้าน(?:ที่|หลังที่)?(?:อยู่)?(?:ด้าน)?(?:หลัง|ข้าง|ติด|ตรงข้าม|หน้า)(?:กับ)?(?:วัด|โรงเรียน|ตลาด|มัสยิด|โบสถ์|สะพาน|ท่าเรือ|ท่าน้ำ|สุเหร่า|ศาลเจ้า|ป่าช้า|ฝาย|โรงสี)",
    ),
    (
        ("ผู้ใหญ่บ้าน", "กำนัน"),
        r"(?:ครอบครัว|ลูกสาว|ลูกชาย|บุตรสาว|บุตรชาย|บุตร|ภรรยา|ภริยา|หลานสาว|หลาน)(?:ของ)?(?:ผู้ใหญ่บ้าน|กำนัน)"
        r"(?! ?(?:ทุก|ทั้ง|[0-9]|และ|จำนวน))",
    ),
    (("ດຽວ",), r"ເຮືອນ(?:ຫຼັງ|ຫລັງ)ດຽວ|ຄອບຄົວດຽວ(?:ໃນ|ຢູ່|ທີ່)"),
    (
        ("ເຮືອນ",),
        r"ເຮືອນ(?:ຫຼັງ)?(?:ທີ່)?(?:ຢູ່)?(?:ທາງ)?(?:ດ້ານ)?(?:ຫຼັງ|ຫລັງ|ຂ້າງ|ຕິດ|ໜ້າ)(?:ກັບ)?(?:ວັດ|ໂຮງຮຽນ|ຕະຫຼາດ|ຂົວ|ທ່າເຮືອ|ໂບດ|ໂຮງສີ|ສຸກສາລາ)",
    ),
    (
        ("ບ້ານ",),
        r"(?:ຄອບຄົວ|ລູກສາວ|ລູກຊາຍ|ລູກ|ເມຍ|ພັນລະຍາ|ຫຼານສາວ|ຫຼານ)(?:ຂອງ)? ?(?:ນາຍບ້ານ|ພໍ່ບ້ານ|ຜູ້ໃຫຍ່ບ້ານ)"
        r"(?! ?(?:ທຸກ|ທັງ|[0-9]|ແລະ|ຈຳນວນ))",
    ),
    (("តែមួយ", "មួយគត់", "មួយខ្នង"), r"ផ្ទះ(?:តែមួយ(?:គត់|ខ្នង)?|មួយ(?:គត់|ខ្នងគត់))|គ្រួសារតែមួយ"),
    (
        ("ផ្ទះ",),
        r"ផ្ទះ ?(?:ដែល)?(?:នៅ|ស្ថិតនៅ)? ?(?:ក្រោយ|ខាងក្រោយ|ជាប់|ក្បែរ|ទល់មុខ)(?:នឹង)? ?(?:វត្ត|សាលារៀន|ផ្សារ|"
        r"វិហារ|ស្ពាន|កំពង់ផែ|ព្រះវិហារ|កំពង់ចម្លង|ទំនប់|មន្ទីរពេទ្យ)",
    ),
    (
        ("មេភូមិ",),
        r"(?:គ្រួសារ|កូនស្រី|កូនប្រុស|កូន|ប្រពន្ធ|ភរិយា|ក្មួយស្រី|ក្មួយ)(?:របស់)?(?:លោក)? ?មេភូមិ(?! ?(?:ទាំង|គ្រប់|[0-9]|និង))",
    ),
    (("တည်း",), r"(?:တစ်လုံးတည်းသော|တစ်ခုတည်းသော) ?(?:အိမ်|တဲ)|တစ်အိမ်တည်း|(?:အိမ်|တဲ) ?တစ်လုံးတည်း"),
    (
        ("အိမ်", "တဲ"),
        r"(?:ဘုန်းကြီးကျောင်း|ဘုရား|စေတီ|ဈေး|စာသင်ကျောင်း|တံတား|ဆိပ်ကမ်း|ဗလီ|ရေတွင်း|"
        r"ကူးတို့ဆိပ်) ?(?:၏)? ?(?:နောက်|အနောက်|ဘေး)(?:ဘက်)?(?:ရှိ|က)? ?(?:အိမ်|တဲ)",
    ),
    (
        ("ရွာလူကြီး", "ရွာသူကြီး", "အုပ်ချုပ်ရေးမှူး"),
        r"(?:ရွာလူကြီး|ရွာသူကြီး|ကျေးရွာအုပ်ချုပ်ရေးမှူး|ရပ်ကွက်အုပ်ချုပ်ရေးမှူး) ?(?:၏|ရဲ့)? ?(?:မိသားစု|သမီး|သား|ဇနီး|တူမ)",
    ),
    (("satu-satunya",), r"(?i:\bsatu-satunya (?:rumah|keluarga|pondok|gubuk|warung|kedai|toko (?:di|dekat)))"),
    (
        ("rumah",),
        r"(?i:\brumah(?:nya)? (?:yang )?(?:(?:ber)?ada )?(?:tepat )?(?:di )?(?:belakang|samping|sebelah|depan|hadapan) "
        r"(?:masjid|surau|gereja|pura|vihara|sekolah|pasar|kuil|jambatan|jembatan|dermaga|jeti|pelabuhan|"
        r"tokong|wat|pekuburan|kuburan|balai desa|sungai|penggilingan))",
    ),
    (
        ("kepala ", "ketua kampung", "penghulu", "pak lurah"),
        r"(?i:(?<!para )(?<!semua )\b(?:keluarga|anak(?: perempuan| lelaki| laki-laki)?|isteri|istri|keponakan|"
        r"cucu|anak saudara) "
        r"(?:kepada |dari )?(?:kepala (?:desa|dusun|kampung|suku)|ketua kampung|penghulu|pak lurah))(?! (?:se-|dan))",
    ),
    (
        ("nag-iisang", "tanging", "kaisa-isang"),
        r"(?i:\b(?:nag-iisang|tanging|kaisa-isang) (?:bahay|pamilya|kubo|tindahan|panaderya))",
    ),
    (
        ("bahay",),
        r"(?i:\bbahay (?:na nasa |sa |na )?(?:likod|tabi|harap|tapat) ng (?:simbahan|paaralan|palengke|kapilya|"
        r"moske|tulay|eskwelahan|pantalan|sementeryo|simbahang|ilog|daungan|barangay hall|bukid))",
    ),
    (
        ("kapitan", "punong barangay", "barangay captain", "chieftain", "datu"),
        r"(?i:(?<!mga )\b(?:anak|pamilya|asawa|pamangkin|apo|kapatid) ng (?:kapitan|punong barangay|barangay captain|"
        r"tribal chieftain|datu))",
    ),
    (("única",), r"(?i:\búnica (?:casa|família|cabana|loja|padaria))"),
    (
        ("casa ",),
        r"(?i:\bcasa (?:que fica )?(?:atrás|ao lado|em frente|por trás) (?:d[aeo]|à|ao) (?:igreja|escola|capela|"
        r"mercado|ponte|cais|cemitério|ribeira|mesquita|posto))",
    ),
    (
        ("chefe d",),
        r"(?i:\b(?:família|filh[ao]|esposa|mulher|sobrinh[ao]|net[ao]) do chefe d[aeo] (?:aldeia|suco|povoação))",
    ),
    (("ida de'it",), r"(?i:\b(?:uma|família) (?:mesak )?ida de'it)"),
    (("uma ",), r"(?i:\buma (?:ne'ebé )?(?:iha|besik) (?:igreja|kapela|eskola|merkadu)(?: nia)? (?:kotuk|sorin|oin))"),
    (("xefe",), r"(?i:\bxefe (?:de )?(?:aldeia|suku) nia (?:família|oan(?:-feto|-mane)?|fe[en]|sobriña))"),
)
# A court, a law and a house of parliament have the words in their names; and what was done for all of a kind.
_NO_FAMILY = whole("court|law|code|representatives|parliament|affairs|act|senate|commons|centre|center|shelter for")


def places_of_one(text: str, among: Iterable[Worded] = PLACES_OF_ONE) -> Iterator[str]:
    """Find what points to the house of one family, or to one family, without a number."""
    small = text.lower()
    spans: list[tuple[int, int]] = []
    for words, pattern in among:
        for match in re.finditer(pattern, text) if any(word in small for word in words) else ():
            start, end = match.span()
            overlaps = any(first < end and start < last for first, last in spans)
            if not overlaps and not re.search(_NO_FAMILY, text[start : end + 16]):
                spans.append((start, end))
                yield match.group()
