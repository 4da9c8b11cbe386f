"""Own how an age is written in the languages of the region."""

AGE = r"[0-9]{1,2}(?![0-9]|[.,/:][0-9])"
# What makes an age one of several: an age group, a term of years.
SEVERAL = (
    r"(?! ?(?:[-–—]|to\b|or\b|and\b|hingga|sampai|dan\b|ke atas|atau|đến|trở|ถึง|ขึ้น|-) ?(?:[0-9]|above|over|"
    r"below|under|older|younger|up|lebih|bawah|lên|xuống|ไป)?| ke atas)"
)
YEARS = (
    r"(?:years?[ -]olds?\b|yrs?[ -]old|years? of age|y/?o\b|tahun\b(?! (?:penjara|pengalaman|kerja|masa|lalu|"
    r"terakhir))|tuổi|taong gulang|anos\b(?! de))"
)
_BEFORE = r"(?:[Aa]ged?|[Uu]mur|[Uu]sia|[Bb]erumur|[Bb]erusia|[Ee]dad|idade|tuổi|tinan):? ?"
_BEHIND = rf"[ -]?{YEARS}"
AGED = rf"(?:{_BEFORE}{AGE}(?:{_BEHIND})?|{AGE}{_BEHIND}){SEVERAL}"
MAY_BE_AGED = f"{_BEFORE}[0-9]|[0-9]{_BEHIND}"
