"""Own how numbers are written in words, from one to twenty, and what looks like one and is none."""

from actip.lexicon import LETTERS, whole

# Words that are a number wherever they stand, by language.
LATIN = {
    "en": (
        "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
        "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    ),
    "id": (
        "(?<!salah )satu(?! sama lain| pintu|-satunya| atap)|seorang|dua|tiga|empat|lima|enam|tujuh|"
        "delapan|sembilan|sepuluh|sebelas"
    ),
    "ms": "lapan",
    "fil": (
        r"isa|dalawa(?:ng)?|tatlo(?:ng)?|apat|limang?|anim|pito(?:ng)?|walo(?:ng)?|siyam|sampu(?:ng)?|"
        r"labi(?:ng|n|m)-?(?:isa|dalawa|tatlo|apat|lima|anim|pito|walo|siyam)(?:ng)?|dalawampu(?:ng)?"
    ),
    "pt": (
        "dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze|quatorze|quinze|dezasseis|"
        "dezesseis|dezassete|dezessete|dezoito|dezanove|dezenove|vinte|trinta|quarenta|cinquenta"
    ),
    "tet": "tolu|haat|hitu|ualu|sanulu|ruanulu",
}
# What goes on with a number in words: twenty-seven, dua puluh tujuh, vinte e sete.
MORE = "one|hundred|thousand|million|dozen|juta|triệu|nghìn|trăm|belas|puluh|ratus|ribu|mươi|mốt|lăm|resin"
# 'One' in these is no count.
_ONE = (
    r"(?<!no )(?<!no-)(?<!any )(?<!each )(?<!every )(?<!this )(?<!that )(?<!which )(?<!other )(?<!day )(?<!at )"
    r"one(?!-?stop| stop| another|'s|’s|-off|-way|-time| and the same| or more| way or)"
)
# Words that are an article as well, or something else altogether: a number beside a word for persons alone.
ARTICLES = {"pt": "uma?", "fil": "isang", "tet": "ida|rua|lima|neen|sia|hat"}

# Vietnamese is written with blanks, but two of its numbers are other words without their signs: 'ba' in Tetum, 'hai'.
VIETNAMESE = "[ăđơưĂĐƠƯ\u1ea0-\u1ef9]"
_VI_ONE = r"một(?! số| phần| cách| cửa| lần nữa| trong những)"
_VI_COUNTED = (  # 'năm' is a year, unless it counts one of these
    "người|nạn|phụ|đàn|trẻ|em|bé|cháu|nam|nữ|vụ|bị|đối|tỉnh|huyện|xã|cơ|trung|nhà|khóa|lớp|lần|tháng|ngày|đơn|trường|"
    "hộ|gia|công|cán"
)
VI = (
    rf"hai|ba(?! mẹ| lô)|bốn|sáu|bảy|bẩy|tám|chín|mười|{_VI_ONE}|năm(?= (?:{_VI_COUNTED})(?![{LETTERS}]))|"
    r"(?<=mươi )năm|(?<=mười )năm"
)

# Without blanks. A number is no part of a longer syllable: no sign of a vowel or a tone goes on with it.
_TH_ON, _LO_ON, _KM_ON = "(?![ะ-ฺ็-๎])", "(?![ະ-ຼ່-ໍ])", "(?![\u17b4-\u17d3])"
TH = (
    "(?<![เแโใไ])(?:(?<!ใด)หนึ่ง|สอง(?!แถว)|(?<!เ)สาม(?!หาว|เณร)|สี่|ห้า(?![มงว](?![าิ-ู]))|(?<!โก)หก(?!ล้ม|คะเมน)|เจ็ด|"
    f"แปด(?!เปื้อน)|เก้า(?!อี้)|(?:ยี่)?สิบ(?!ตำรวจ|ตรี|โท|เอก)(?:เอ็ด)?){_TH_ON}"
)
LO = (
    "(?<![ເແໂໃໄ])(?:(?<!ໃດ)(?:ໜຶ່ງ|ຫນຶ່ງ|ນຶ່ງ)|ສອງ(?!ແຖວ)|(?<!ພາ)(?<!ອາ)ສາມ|ສີ່|ຫ້າ(?![ມງວ](?![າິ-ູ]))|"
    f"ຫົກ(?!ລົ້ມ)|ເຈັດ|ແປດ(?!ເປື້ອນ)|ເກົ້າ(?!ອີ້)|(?:ຊາວ)?ສິບ(?!ຕີ|ໂທ|ເອກ)(?:ເອັດ)?|ຊາວ(?= ?ຄົນ)){_LO_ON}"
)
KM = f"(?<!\u17d2)(?:(?<!ជា)មួយ(?!ចំនួន)|ពីរ(?!ដ្ឋ|បស់|បៀប|យៈ|បប)|បី(?!បាច់)|បួន|ប្រាំ(?:មួយ|ពីរ|បី|បួន)|ប្រាំ(?!ង)|ដប់|ម្ភៃ){_KM_ON}"
# Most of them are other words as well ('year', 'use'): a number before the word by which persons or things are counted.
_MY = "တစ်|နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်|ခုနှစ်|ခွန်|ရှစ်|ကိုး|ဆယ့်|ဆယ်"
MY = f"(?<!အ)(?:{_MY}){{1,3}}(?= ?(?:ယောက်|ဦး(?!ပိုင်း)|ဖော်|ပါး|ခု(?![ါ-ှ])))|တ(?=ယောက်)"

_ALWAYS = "|".join((*LATIN.values(), _ONE))
WORDS = "|".join((whole(_ALWAYS), whole(r"(?<=na'in[- ])(?:ida|rua|lima|neen|sia|hat)"),
                  whole(r"(?<=nain[- ])(?:ida|rua|lima|neen|sia|hat)"), TH, LO, KM, MY))  # fmt: skip
VI_WORDS = whole(VI)
BESIDE_PERSONS = whole("|".join(ARTICLES.values()))
GOES_ON = whole(MORE)
