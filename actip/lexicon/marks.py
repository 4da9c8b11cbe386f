"""Own the words that say that a number follows, and those of which one behind a number makes a count of it."""

from actip.lexicon import whole

_LATIN_MARKS = (
    "numbers?|numbered|nos?|nr|num|nombor|bernombor|nomor|bernomor|nomer|bil|blg|bilang|númer[ou]|numer[ou]|númeru|"
    "nú|code|kod|kode|código|id"
)
_BLANKLESS_MARKS = "mã số|số|หมายเลข|เลขที่|เลข|เบอร์|ที่|ໝາຍເລກ|ເລກທີ່|ເລກທີ|ເລກ|ເບີ|អត្តលេខ|លេខ|ကတ်အမှတ်|နံပါတ်|အမှတ်"
MARK = rf"(?:{whole(_LATIN_MARKS)}\.?|[Nn](?:\.|o\.?)? ?[º°]|№|#|{_BLANKLESS_MARKS})"
# What may stand between a word and the number that belongs to it, beside a mark: a colon, a bracket, 'is'.
_IS = rf"{whole('is|was|reads?|are|là|adalah|ialah|é|era|ay|ang|na')}|คือ|เป็น|ແມ່ນ|ຄື|គឺ|ဖြစ်သော|သည်|မှာ|က"
_NEAR = r"[ :៖.,()\"'“”‘’=/–-]{0,3}"
CLOSE = rf"(?:{_NEAR}(?:{MARK}|{_IS})){{0,3}}{_NEAR}"
MARKED = rf"(?:{_NEAR}(?:{_IS})){{0,1}}{_NEAR}{MARK}(?:{_NEAR}(?:{MARK}|{_IS})){{0,2}}{_NEAR}"

# A count of persons, papers or things, an amount of money, a share, a date: no number of anybody.
_COUNTED = (
    "persons?|people|copies|cards?|books?|booklets?|times|calls?|cases|victims|women|men|girls|boys|children|"
    "passengers|travell?ers|households|families|accounts|vehicles|cars|plates|members|followers|citizens|were|have|"
    "issued|printed|orang|keping|buah|buku|lembar|kali|panggilan|kartu|kad|rekening|akaun|kenderaan|mobil|jiwa|"
    "người|thẻ|cuốn|bản|cuộc|lượt|tài khoản|xe|hộ|trẻ|em|katao|tao|tawag|piraso|pessoas|cidadãos|chamadas|"
    "cartões|exemplares|emitid[ao]s|contas|viaturas|alunos|ema|kartaun|"
    "kip|baht|riels?|kyats?|đồng|rupiah|ringgit|pesos?|piso|dollars|dólares|dólar|usd|million|billion|juta|ribu|milhões"
)
_BLANKLESS_COUNTED = (
    "คน|ราย|ใบ|ฉบับ|เล่ม|ครั้ง|บัญชี|คัน|หลัง|ครัวเรือน|บาท|ล้าน|ຄົນ|ໃບ|ຫົວ|ເຫຼັ້ມ|ສະບັບ|ຄັ້ງ|ບັນຊີ|ຄັນ|ຫຼັງຄາ|ກີບ|ລ້ານ|"
    "នាក់|ក្បាល|សន្លឹក|ដង|គណនី|គ្រឿង|គ្រួសារ|រៀល|លាន|ဦး|ယောက်|အုပ်|ကတ်|ကြိမ်|ခု|စီး|စု|ကျပ်|%"
)
NO_COUNT = rf"(?![0-9]|[.,][0-9]| ?(?:{whole(_COUNTED)}|{_BLANKLESS_COUNTED}))"
# A law, a decree or a document between a word and a number: the number is that of the law.
LAW_BETWEEN = (
    whole(
        "laws?|acts?|decree|order|regulation|circular|resolution|instruction|directive|bill|decision|article|section|"
        "undang-undang|peraturan|akta|keputusan|pekeliling|luật|nghị định|thông tư|quyết định|công văn|lei|"
        "decreto|decreto-lei|"
        "resolução|batas|budget|cost|worth|total"
    )
    + "|พระราชบัญญัติ|ประกาศ|คำสั่ง|กฎ|ระเบียบ|มติ|ກົດໝາຍ|ດຳລັດ|ດໍາລັດ|ຂໍ້ຕົກລົງ|ແຈ້ງການ|ມະຕິ|ច្បាប់|ក្រឹត្យ|ប្រកាស|សារាចរ|ဥပဒေ|အမိန့်|ညွှန်ကြား"
)

# An amount with its thousands apart, a span of years, a day: forms that numbers of persons seldom have.
THOUSANDS = r"(?:[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+)(?![0-9]|[-./ ][0-9]))"
NO_DAY = (
    r"(?!(?:1[89]|2[0-5])[0-9]{2}[-/.](?:1[89]|2[0-5])[0-9]{2}(?![0-9])|"
    r"(?:1[89]|2[0-5])[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])|"
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![-./ ]?[0-9])|"
    r"[0-3]?[0-9][-/.][0-3]?[0-9][-/.](?:1[89]|2[0-5])[0-9]{2}(?![0-9]))"
)
