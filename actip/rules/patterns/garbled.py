"""Own what tells that a text is garbled: read in a wrong encoding, with signs lost, or typed for an old font.

Nothing here mends a text: what looks like a cure can be another fault. `ftfy` judges whether a text was read in a
wrong encoding. On 8,800 texts of the field in eleven languages it was wrong on none, and of words of seven of these
read as cp1252, cp1258, Mac or DOS text it saw nine in ten. It takes long to start, so it is asked only about what
`UNUSUAL` lets through. What it does not see, the encoding of Thai Windows and what programs leave behind, stands here.
"""

import re

# --- what was read in a wrong encoding

_LOWER = "ßà-öø-ÿāăąćčďđęěēėğģįīķĺľłļńňņœŕśşšťźżžŏőōūųﬁﬂ"
_UPPER = "À-ÖØ-ÞĀĂĄĆČĎĐĘĚĒĖĞĢİĪĶĹĽŁĻŃŇŅŒŘŚŞŠŢŤŮŰŪŲŸŹŻŽŐŌ"
# Signs that stand in few texts, and beside a letter with an accent in none that is meant.
_RARE = "¢-¦¨¬¯-´µ¸¹¼-¾×÷ªºƒˆˇ˘˛˜˝΄΅‚„†‡‰‹›⁄₧€№™∂∆∏∑√∞∩∫≈≠≡≤≥⌐◊│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓\uf8ff\ufffd\u0370-\u04ff§¶"
_QUOTE = "¡«»¿©®“”‘•"
# A superset of what `ftfy` finds.
UNUSUAL = (
    rf"[\x80-\x9fŒœ]|[^\x00-\x7f][{_RARE}]|[{_RARE}][^\x00-\x7f]|[{_LOWER}][{_UPPER}]|[ÂÃ]\s|[ÂÃÎÐ][^\x00-\x7f]|"
    rf"[{_LOWER}{_UPPER}][{_QUOTE}][\w{_QUOTE}]|[{_QUOTE}][{_UPPER}]|[ØÙ][^\x00-\x7f\w]|à[²µ¹¼½¾]|"
    rf"[a-z][{_UPPER}][{_QUOTE}]|[{_QUOTE}]{{2}}|[a-z.,?!] ?Â|‚Ä|‚[âó]"
)
# UTF-8 read as Vietnamese Windows, and as Thai Windows: Thai, Lao, or a letter with an accent between plain ones.
_VIETNAMESE_WINDOWS = r"[a-z][ĂÂÃ][\x80-¿][a-z]"
_THAI_WINDOWS = r"(?:เ[ธนบป][^\x00-\x7f]?){4}|[a-zA-Z](?:[รยฤฦ][ก-ฮ\u2018-\u2026€\xa0]|แ[บป][^\x00-\x7f])[a-z]"
# What programs write for signs: HTML and its tags, escapes of JSON and of Excel, mail.
_LEFT_BEHIND = (
    r"&(?:nbsp|amp|quot|lt|gt|apos|[lr]dquo|[lr]squo|ndash|mdash|hellip|eacute|atilde|ccedil|#[0-9]{2,6}|#x[0-9a-f]{2,5});|"
    r"(?:\\u[0-9a-f]{4}){2}|(?:\\x[89a-f][0-9a-f]){2}|_x[0-9a-f]{4}_|=\?utf-8\?|"
    r"</?(?:p|br|div|span|strong|font|table|td|tr|li|ul)(?: [^<>]{0,200})?/?>"
)
_HINTS = ("&", "\\u", "\\x", "_x", "=?", "<")


def misread(text: str) -> str | None:
    """Tell how a text was read wrongly: in another `encoding`, or with signs of a program in it (`escapes`)."""
    folded = text.lower()
    if any(hint in folded for hint in _HINTS) and re.search(_LEFT_BEHIND, folded):
        return "escapes"
    if text.isascii():
        return None
    if re.search(_THAI_WINDOWS, text) or re.search(_VIETNAMESE_WINDOWS, text):
        return "encoding"
    return "encoding" if re.search(UNUSUAL, text) and "\ufffd" not in text and _is_bad(text) else None


def _is_bad(text: str) -> bool:
    # A few files of a hundred hold a text for which it is needed, and it takes a tenth of a whole run to import.
    from ftfy.badness import is_bad

    return bool(is_bad(text))


# --- what was lost

_LOST = (
    r"\ufffd|\?{5,}|\?{3,}[^?]{1,40}\?{3,}|"
    r"(?<![/=&?.])\b[a-zà-ỹ]{0,12}[a-zà-ỹ]\?{1,3}[a-zà-ỹ]{1,12}\b[^?\n]{0,60}[a-zà-ỹ]\?{1,3}[a-zà-ỹ]"
)


def lost(text: str) -> bool:
    """Tell whether question marks, or the sign for a sign that could not be read, stand in place of letters."""
    if "\ufffd" in text:
        return True
    return text.count("?") > 1 and "://" not in text and re.search(_LOST, text) is not None


# --- what was typed for an old font

_MARKS = "¡-©«¬®-¿"  # signs of Latin-1 that are letters in the Vietnamese fonts of the standard TCVN 3
_TCVN = rf"[a-z][{_MARKS}À-Þ][a-z]|\b®[a-zÀ-ÿ]|[a-z][¨©¬®µ-¹¼-¾](?= [a-z])"
_VNI = r"[aA][âäåøûõï]|[eE][äåøûï]|[oO][âäåøûï]|[uU][øûõï]|[yY][ùøû]|[öÖ][ôùøûõï]|[ôÔ][øûõï]|ie[äåáàã]"
_LIMON = r"[a-z][A-Z¡-Þ]{1,3}(?=[a-z])"  # Khmer: capitals inside of words
_KEYS = r"[a-z][;\[\]\\][a-z;'\[\]\\=]|[a-z]'[;\[\]\\a-z]{3}"  # Lao: the keys of a Latin keyboard
# Digits and commas between letters, in the same words: no code has both so often.
_MIXED = r"(?<=[a-zA-Z])[0-9,'²](?=[a-z])|(?<![\w.-])[0-9](?=[a-z])"
_SURE = 5  # capitals inside of words, in one sentence among others
_FEW = 18  # letters of which nothing can be said yet
_PRIVATE = "[\ue000-\uefff]{2}"  # what Unicode leaves to whoever makes a font


def old_font(text: str) -> str | None:
    """Tell for which font of before Unicode a text seems to be typed: a Vietnamese, Khmer or Lao one, or one's own.

    It is told by what no other text has much of, so a word or two are not enough.
    """
    if not text.isascii():
        if re.search(_PRIVATE, text):
            return "private"
        if len(set(re.findall(_TCVN, text))) >= 3 or len(set(re.findall(_VNI, text))) >= 3:
            return "vietnamese"
    if len(text) < _FEW or not (re.search(_LIMON, text) or re.search(_KEYS, text) or re.search(_MIXED, text)):
        return None
    # A sentence of it can be pasted behind others.
    sentences = re.split(r"(?<=[a-z]{3}[.!?]) ", text)
    return _old_font_of(text, 1) or next(filter(None, (_old_font_of(one, _SURE) for one in sentences)), None)


def _old_font_of(text: str, least: int) -> str | None:
    words = [word for word in text.split() if len(word) > 3 and not re.search(r"[/@_`]|www|:[^ ]", word)]
    letters = sum(map(len, words))
    capitals = len(re.findall(_LIMON, " ".join(words)))
    if letters >= _FEW and capitals >= least and capitals > letters * 0.12:
        return "khmer"
    odd = sum(1 for word in words if re.search(_KEYS, word) or len(re.findall(_MIXED, word)) >= 2)
    return "lao" if odd >= max(2, len(words) * 0.4) else None
