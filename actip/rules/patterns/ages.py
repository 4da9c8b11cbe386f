"""Own how an age is written in the languages of the region, in figures and in words."""

AGE = r"[0-9]{1,2}(?![0-9]|[.,/:][0-9])"
# What makes an age one of several: an age group, a term of years.
SEVERAL = (
    r"(?! ?(?:(?:[-–—]|to|or|and|hingga|sampai|dan|atau|đến|và|ถึง|และ|to['’]o|até|at|e|ou|ຫາ|ແລະ|ដល់|និង|မှ|နှင့်) ?"
    r"(?:[0-9]|above|over|"
    r"below|under|older|younger|up|lebih|bawah|lên|xuống|trên|dưới)|"
    r"ke atas|dan ke|trở|ขึ้น|ຂຶ້ນ|ឡើង|အထိ|အောက်|pataas|pababa))"
)
# What stands before an age, and behind it. Each begins with a letter of its own, not with a group or a set: a search
# for one of them is several times as fast.
_BEFORE = (
    *("Aged?", "aged?", "Umur", "umur", "Usia", "usia", "Berumur", "berumur", "Berusia", "berusia", "Edad", "edad"),
    *("idade", "tuổi", "tinan", "Tinan"),
)
_YEARS = (
    r"years?[ -]olds?\b",
    r"yrs?[ -]old",
    r"years? of age",
    r"y/?o\b",
    r"y\.o\.",
    r"tahun\b(?! (?:penjara|pengalaman|kerja|masa|lalu|terakhir|berdiri|beroperasi|berkuat))",
    r"tuổi",
    r"taong gulang",
    r"taon gulang",
    r"anyos\b",
    r"anos\b(?! de (?!idade)| atrás)",
)
YEARS = f"(?:{'|'.join(_YEARS)})"
_BEFORE_AGE = f"(?:{'|'.join(_BEFORE)}):? ?"
_IN_WORDS = (
    r"(?:(?:twenty|thirty|forty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|three|four|five|six|seven|eight|"
    r"nine)[ -](?:years?[ -]old\b|years? of age)",
    r"(?:(?:se|dua |tiga |empat |lima |enam |tujuh |delapan |lapan |sembilan )belas|"
    r"(?:dua|tiga) puluh(?: [a-z]+)?) tahun\b",
    r"(?:hai mươi|ba mươi|mười)(?: (?:mốt|một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))? tuổi",
    r"(?:labi[nm][gn]?-?[a-z]{3,8}|dalawampu[a-z't ]{0,12}|limang|anim na|pitong|walong|siyam na|"
    r"sampung) (?:taong gulang|anyos\b)",
    r"(?:onze|doze|treze|catorze|quinze|dezasseis|dezassete|dezoito|dezanove|vinte(?: e [a-z]+)?) "
    r"anos\b(?! de (?!idade))",
)
_WORDS = "|".join(_IN_WORDS)
AGED = rf"(?:{_BEFORE_AGE}(?:de )?(?:{AGE}(?:[ -]?{YEARS})?|{_WORDS})|{AGE}[ -]?{YEARS}|{_WORDS}){SEVERAL}"
# The year of birth tells the age.
BORN = (
    r"(?:born (?:in|on)|nascid[oa] (?:em|a)|lahir(?: pada)? tahun|kelahiran|sinh năm|ipinanganak noong|"
    r"moris iha|SN:?|b\.)"
    r" (?:[^\W0-9_]+ ){0,2}(?:19|20)[0-9]{2}(?![0-9])"
)
# Of each age and year of birth a text holds one of these; of an age in words the end of its number.
MAY_BE_AGED = (
    "|".join(rf"{word}:? ?(?:de )?[0-9]" for word in _BEFORE),
    r"[0-9][ -]?(?:year|yr|y[/.]?o|tahun|tuổi|tao|anyos|anos)",
    r"years? of age|years?[ -]old|yrs?[ -]old|taong gulang|anyos\b",
    r"(?:belas|puluh)(?: [a-z]+)? tahun|mười(?: [^\W0-9_]+)? tuổi|mươi(?: [^\W0-9_]+)? tuổi",
    r"(?:onze|doze|treze|torze|quinze|sseis|ssete|zoito|zanove|vinte)(?: e [a-z]+)? anos",
    r"(?:born |nascid|lahir |lahir pada |kelahiran|sinh năm|ipinanganak|moris iha|SN|b\. )"
    r"[^0-9\n]{0,60}(?:19|20)[0-9]{2}",
)
