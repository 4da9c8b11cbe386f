"""Own the words for a person: for anybody who can be counted, and for one in a story; and how an age is written."""

from actip.lexicon import whole

# Whoever a figure can count, one or several, by language.
_LATIN = {
    "en": (
        "man|men|woman|women|girls?|boys?|victims?|child|children|persons?|people|infants?|bab(?:y|ies)|minors?|adults?|"
        "survivors?|males?|females?|nationals?|citizens?|workers?|migrants?|juveniles?|youths?|teenagers?|foreigners?|"
        "suspects?|offenders?|perpetrators?|traffickers?|defendants?|detainees?|witness(?:es)?|individuals?|convicts?|"
        "mothers?|fathers?|sisters?|brothers?|daughters?|sons?|lad(?:y|ies)|toddlers?|siblings?"
    ),
    "id": (
        "orang|laki-laki|lelaki|perempuan|wanita|pria|anak(?:-anak)?|kanak-kanak|korban|mangsa|bayi|gadis|remaja|warga|"
        "jiwa|pekerja|pelaku|tersangka|terdakwa|terpidana|saksi|balita"
    ),
    "fil": (
        "tao|katao|lalaki|lalake|babae|bata|biktima|sanggol|menor|dalagita|binatilyo|manggagawa|indibidwal|kababaihan|"
        "kalalakihan|kabataan|suspek"
    ),
    "pt": (
        r"homem|homens|mulher(?:es)?|menin[ao]s?|rapaz(?:es)?|raparigas?|vítimas?|crianças?|pessoas?|bebés?|menor(?:es)?|"
        "adult[ao]s?|cidadã[os]?s?|trabalhador(?:es|as)?|arguidos?|suspeitos?|testemunhas?"
    ),
    "tet": "feto|mane|labarik|vítima|ema|bebé|foin-sa'e|joven",
}
VI = (
    "người|nạn nhân|phụ nữ|đàn ông|nam|nữ|trẻ(?: em)?|em|bé|cháu|đối tượng|bị cáo|bị can|nhân chứng|thiếu niên|"
    "thanh niên|công dân|lao động"
)
_BLANKLESS = {
    "th": "คน|ราย|ชาย|หญิง|เด็ก|สตรี|บุรุษ|ผู้|เหยื่อ|บุคคล|ทารก|เยาวชน|แรงงาน|พยาน",
    "lo": "ຄົນ|ຊາຍ|ຍິງ|ເດັກ|ຜູ້|ບຸກຄົນ|ເຍົາວະຊົນ|ແຮງງານ|ພະຍານ|ທ່ານ",
    "km": "នាក់|បុរស|ស្ត្រី|ស្រី|ប្រុស|កុមារ|ជន|ក្មេង|មនុស្ស|ទារក|អ្នក|យុវជន|សាក្សី",
    "my": "ယောက်|ဦး|အမျိုးသား|ကလေး|မိန်း|သားကောင်|လူ|သူ|ကျား|ဖော်",
}
PERSON = "|".join((whole("|".join(_LATIN.values())), *_BLANKLESS.values()))
VI_PERSON = whole(VI)
