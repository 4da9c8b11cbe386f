"""Own the form of a text that patterns are written for: one sign for each letter, digits 0 to 9, nothing invisible."""

import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # hyphens and spaces of no width
_ZEROS = "\u0660\u06f0\u0e50\u0ed0\u1040\u1090\u17e0\uff10"  # Arabic twice, Thai, Lao, Burmese, Shan, Khmer, full width
_READ_AS = str.maketrans(
    {
        **{chr(ord(zero) + digit): str(digit) for zero in _ZEROS for digit in range(10)},
        **dict.fromkeys("\u00a0\u2007\u202f\u3000", " "),
        **dict.fromkeys("\u2010\u2011\uff0d", "-"),
        **{"＋": "+", "＠": "@", "（": "(", "）": ")"},
        **{"ı": "i", "İ": "I", "ſ": "s"},  # a pattern without regard to case takes them so
    }
)


def normal(text: str) -> str:
    """Compose letters and marks, write the digits of all scripts of the region as 0 to 9, drop what nobody sees."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_INVISIBLE)).translate(_READ_AS)
