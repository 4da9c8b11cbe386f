"""Own how an age is written in the languages of the region."""

AGE = r"[0-9]{1,2}(?![0-9]|[.,/:][0-9])"
# What makes an age one of several: an age group, a term of years.
SEVERAL = (
    r"(?! ?(?:[-–—]|to\b|or\b|and\b|hingga|sampai|dan\b|ke atas|atau|đến|trở|ถึง|ขึ้น|-) ?(?:[0-9]|above|over|"
    r"below|under|older|younger|up|lebih|bawah|lên|xuống|ไป)?| ke atas)"
)
# What stands before an age, and behind it. Each begins with a letter of its own, not with a group or a set: a search
# for one of them is several times as fast.
_BEFORE = (
    *("Aged?", "aged?", "Umur", "umur", "Usia", "usia", "Berumur", "berumur", "Berusia", "berusia", "Edad", "edad"),
    *("idade", "tuổi", "tinan"),
)
_YEARS = (
    r"years?[ -]olds?\b",
    r"yrs?[ -]old",
    r"years? of age",
    r"y/?o\b",
    r"tahun\b(?! (?:penjara|pengalaman|kerja|masa|lalu|terakhir))",
    r"tuổi",
    r"taong gulang",
    r"anos\b(?! de)",
)
YEARS = f"(?:{'|'.join(_YEARS)})"
_BEFORE_AGE = f"(?:{'|'.join(_BEFORE)}):? ?"
AGED = rf"(?:{_BEFORE_AGE}{AGE}(?:[ -]?{YEARS})?|{AGE}[ -]?{YEARS}){SEVERAL}"
MAY_BE_AGED = (*(f"{word}:? ?[0-9]" for word in _BEFORE), *_YEARS)
