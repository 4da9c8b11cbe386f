"""Own how the days, months and years of the states are written: of our calendar and of the Buddhist one."""

from actip.lexicon import LETTERS

# Months of languages whose small letters are no other word: 'may' and 'march' are, so those have their capital.
_CAPITAL = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?|"
    # Indonesian and Malay
    "Januari|Februari|Maret|Mac|Mei|Juni?|Juli|Julai|Agustus|Ogos|Oktober|Desember|Disember|"
    # Filipino, Tetum
    "Enero|Pebrero|Marso|Abril|Mayo|Hunyo|Hulyo|Agosto|Setyembre|Oktubre|Nobyembre|Disyembre|"
    "Janeiru|Fevereiru|Marsu|Maiu|Ju[ñn]u|Jullu|Agostu|Setembru|Outubru|Novembru|Dezembru"
)
_PORTUGUESE = "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
_MONTHS = {
    "th": (
        "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
        r"ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\."
    ),
    "lo": "ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ",
    "km": "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
    "my": "ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ်|သြဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ",
}
_LATIN_MONTH = rf"(?<![{LETTERS}])(?:{_CAPITAL}|{_PORTUGUESE})(?![{LETTERS}])"
MONTH = f"(?:{_LATIN_MONTH}|{'|'.join(_MONTHS.values())})"

# From 1930 on, to 2059: a count is seldom one of them. Of the Buddhist calendar the same.
YEAR = "(?:19[3-9][0-9]|20[0-5][0-9]|24[7-9][0-9]|25[0-9]{2})(?![0-9]|[.,][0-9])"
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_OF_MONTH = "(?:0?[1-9]|1[0-2])(?![0-9])"
_ALONE = "(?<![0-9])(?<![0-9][.,/-])"  # no part of a longer number
_ERA = r"(?:พ\.ศ\.|ค\.ศ\.|ພ\.ສ\.|ຄ\.ສ\.|ឆ្នាំ|B\.?E\.?|ປີ|ปี)"
DATES = (
    rf"{_ALONE}{YEAR}-{_OF_MONTH}(?:-{_DAY})?",
    rf"{_ALONE}{_DAY}[/.-]{_DAY}[/.-]{YEAR}",
    # 3 March 2025, 3rd of March, 3-5 March, 3 de março de 2025, ika-3 ng Marso, 3 มีนาคม พ.ศ. 2568
    rf"{_ALONE}{_DAY}(?:-{_DAY})?(?:st|nd|rd|th|º|\.º)? ?(?:of |de |ng |fulan[- ]|ខែ|ခု|,)? ?{MONTH}"
    rf"(?:(?:,| de| tinan| tahun| {_ERA}|{_ERA})? ?{YEAR})?",
    # March 3, 2025; on March 3. Without a year or 'on' before it a count may follow the month.
    rf"{MONTH} {_DAY}(?:st|nd|rd|th)?(?:,| of)? ?{YEAR}",
    rf"{_ALONE}{_DAY} (?:and|to) {_DAY} {MONTH} {YEAR}",
    rf"(?i:ngày) {_DAY}(?: tháng |/|-){_OF_MONTH}(?:(?: năm |/|-){YEAR})?",
    rf"(?i:tháng) {_OF_MONTH}(?: năm |/|-){YEAR}",
    # The words for a day before it, and Burmese, which ends with the day.
    rf"(?:วันที่|ວັນທີ|ថ្ងៃទី) ?{_DAY}(?: ?(?:{MONTH}|ខែ{MONTH}|ເດືອນ ?{MONTH})|/{_OF_MONTH}/)",
    rf"(?:ເດືອນ|เดือน) ?{_OF_MONTH} ?(?:/|ປີ|ปี) ?{YEAR}",
    rf"{MONTH}လ ?\(? ?{_DAY} ?\)? ?ရက်",
)
# A word for persons behind one of these makes a count of it: 'on March 3 women', 'tháng 3 nạn nhân'.
SHORT_DATES = (rf"(?<=[Oo]n ){MONTH} {_DAY}", rf"(?i:tháng) {_OF_MONTH}", rf"(?i:ngày) {_DAY}")
# Words for persons behind a year make a count of it, unless one before it says that it is a year.
IN_YEAR = (
    rf"(?i:(?<![{LETTERS}])(?:in|since|until|till|during|year|early|late|mid|before|after|cycle|fy|pada|tahun|sejak|hingga|"
    rf"sampai|năm|từ|đến|taong|noong|tinan|em|desde|até|ano)[ -]?){YEAR}",
    rf"{MONTH},? ?{YEAR}",
    rf"{_ERA} ?{YEAR}",
    rf"{YEAR} ?ခုနှစ်",
    rf"{_ALONE}{YEAR}[/–-]{YEAR}",
    rf"{_ALONE}{YEAR}/[0-9]{{2}}(?![0-9])",
    rf"{_ALONE}{YEAR}-[HQ][1-4](?![0-9])",
    rf"(?<![{LETTERS}])[HQ][1-4](?: of)? {YEAR}",
)
ANY_YEAR = (rf"{_ALONE}{YEAR}(?!/[0-9])",)
