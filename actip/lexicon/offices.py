"""Own the words of institutions, whose addresses are public, and those of living somewhere and of whoever does."""

from actip.lexicon import whole

_LATIN_OFFICES = (
    "ministr(?:y|ies)|department|dept|bureau|offices?|agency|agencies|secretariat|authority|commission|committee|council|"
    "police|station|court|courthouse|prosecutor(?:'s|s)?|embassy|consulate|university|college|academy|school|institute|"
    "hospital|clinic|hotel|hall|centre|center|headquarters|hq|task force|coalition|network|organi[sz]ation|foundation|"
    "fund|association|ngo|un|iom|unodc|asean|asean-act|official|page|campaign|hotline|desk|company|ltd|directorate|"
    "kementerian|kantor|dinas|badan|lembaga|direktorat|polres|polda|polsek|pengadilan|kejaksaan|kedutaan|universitas|"
    "sekolah|rumah sakit|gedung|balai|halaman|laman|yayasan|resmi|kampanye|pejabat|jabatan|balai polis|ibu pejabat|"
    "mahkamah|kedutaan|universiti|hospital|rasmi|kempen|majlis|"
    "kagawaran|tanggapan|ahensya|pulisya|hukuman|korte|paaralan|ospital|opisyal|kampanya|iacat|dswd|"
    "bộ|sở|cục|ủy ban|uỷ ban|công an|tòa án|viện|trường|bệnh viện|khách sạn|trụ sở|văn phòng|đại sứ quán|trang|fanpage|"
    "trung tâm|hội|chiến dịch|quỹ|"
    "ministério|departamento|gabinete|polícia|tribunal|procuradoria|embaixada|universidade|escola|hospital|direção|"
    "sede|página|campanha|centro|ministériu|departamentu|gabinete|polísia|eskola|sentru|páxina|kampaña|sekretariadu|pntl"
)
_BLANKLESS_OFFICES = (
    "กระทรวง|กรม|สำนัก|สถานี|ศาล|อัยการ|สถานทูต|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|โรงแรม|ศูนย์|เพจ|มูลนิธิ|ศาลากลาง|ที่ทำการ|"
    "องค์กร|กองทุน|ทางการ|หน่วยงาน|"
    "ກະຊວງ|ກົມ|ພະແນກ|ຫ້ອງການ|ສານ|ອົງການ|ສະຖານ|ມະຫາວິທະຍາໄລ|ໂຮງຮຽນ|ໂຮງໝໍ|ໂຮງແຮມ|ສູນ|ເພຈ|ມູນນິທິ|ກອງທຶນ|ກອງບັນຊາການ|ທາງການ|"
    "ក្រសួង|នាយកដ្ឋាន|មន្ទីរ|ការិយាល័យ|តុលាការ|អយ្យការ|ស្ថានទូត|សាកលវិទ្យាល័យ|សាលា|មន្ទីរពេទ្យ|សណ្ឋាគារ|មជ្ឈមណ្ឌល|"
    "ទំព័រ|អង្គការ|មូលនិធិ|ផ្លូវការ|ស្នងការ|"
    "ဝန်ကြီးဌာန|ဦးစီးဌာန|ရုံး|ဌာန|တရားရုံး|သံရုံး|တက္ကသိုလ်|ကျောင်း(?!နောက်|ဘေး)|ဆေးရုံ|ဟိုတယ်|စာမျက်နှာ|အဖွဲ့|ရန်ပုံငွေ|ရဲစခန်း"
)
_FUNDS = "funds?|foundation|treasury|donations?|yayasan|tabung|quỹ|pondo|fundo|fundu"
FUND = f"(?:{whole(_FUNDS)}|กองทุน|มูลนิธิ|ກອງທຶນ|ມູນນິທິ|មូលនិធិ|ရန်ပုံငွေ)"
OFFICE = f"(?:{whole(_LATIN_OFFICES)}|{_BLANKLESS_OFFICES})"

_LATIN_LIVING = (
    "lives?|lived|living|resid(?:es?|ed|ing|ents?)|home|stays?|stayed|slept|(?:her|his|their) (?:house|address)|"
    "tinggal|rumah(?:nya)?(?! sakit)|kediaman|alamat rumah|alamat korban|menetap|"
    "sống|ở nhà|cư trú|thường trú|tạm trú|trú|trú quán|nhà của|"
    "nakatira|tirahan|bahay|naninirahan|"
    "mora(?:da)?|reside|residência|vive|vivem|moram|casa|hela|uma"
)
_LATIN_WHO = (
    "lol[ao]|nenek|av[óô]|grand(?:parents|father)|ngoại|bị hại|family|families|victims?|survivors?|"
    "witness|mother|father|parents|aunt|uncle|grandmother|sister|brother|girls?|boys?|"
    "child|wom[ae]n|korban|keluarga|ibu|ibunya|mangsa|kakaknya|neneknya|nạn nhân|gia đình|cháu|mẹ|biktima|"
    "pamilya|nanay|bata|"
    "ina|tiya|vítimas?|família|mãe|tia|umakain|inan|labarik"
)
_BLANKLESS_LIVING = "พัก(?!เด็ก)|อาศัย|(?<!ตั้ง)อยู่|กลับบ้าน|ອາໄສ|ພັກ(?!ປະຊາ)|(?<!ຕັ້ງ)ຢູ່|រស់នៅ|ស្នាក់|နေထိုင်|နေသည်"
_BLANKLESS_WHO = (
    "ผู้เสียหาย|ครอบครัว|เหยื่อ|เด็ก|แม่|ຄອບຄົວ|ຜູ້ຖືກເຄາະຮ້າຍ|ເດັກ|ແມ່ຂອງ|គ្រួសារ|ជនរងគ្រោះ|នាង|ម្តាយ|"
    "လူကုန်ကူးခံရသူ|နစ်နာသူ|အဘွား|မိသားစု|သားကောင်|ကလေး|မိခင်"
)
LIVING = f"(?:{whole(_LATIN_LIVING)}|{_BLANKLESS_LIVING})"
SOMEBODY = f"(?:{whole(_LATIN_WHO)}|{_BLANKLESS_WHO})"
