"""Own how much room the words of a form need where they stand."""

import math
import re

HEAD = 0.85  # of the width of a column is what a head in bold has of it
WIDEST = 30  # characters of a column that is as wide as a word of its heading; a longer word is broken
_LATIN = "\u1eff"  # the last letter of the scripts whose words are not broken within


def longest_word(heading: str) -> int:
    """Return how many characters the longest word of a heading has; other scripts than Latin break where they must."""
    words = re.split(r"[\s/-]+", heading)
    whole = [word for word in words if not any(sign.isalpha() and sign > _LATIN for sign in word)]
    return max(map(len, whole), default=0)


def room_for(heading: str) -> float:
    """Return how wide a column must be for the longest word of its heading."""
    return min(math.ceil(longest_word(heading) * 0.84 / HEAD), WIDEST)
