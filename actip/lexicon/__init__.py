"""Own the words by which a number, a person, a day or a law is known in a text, by language of the region.

All are patterns for a text of one form: composed, digits 0 to 9, one sign for a space and for a hyphen. Words of Latin
letters are held against whole words by `whole`; Thai, Lao, Khmer and Burmese are written without blanks, so theirs say
themselves of which longer word they are no part.
"""

LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"  # of words between blanks
DIGITS = "0-9๐-๙໐-໙០-៩၀-၉０-９"  # Latin, Thai, Lao, Khmer, Burmese and full width


def whole(pattern: str) -> str:
    """Return the pattern of whole words in Latin letters, whatever their case; a digit may stand right beside."""
    return f"(?i:(?<![{LETTERS}])(?:{pattern})(?![{LETTERS}]))"
