"""Own the way from bytes to text, and from text to a screen."""

import re
import unicodedata

from actip.errors import UnreadableSubmission

_MAGIC = {
    b"PK\x03\x04": "zip",
    b"\xd0\xcf\x11\xe0": "old_workbook",
    b"%PDF": "pdf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"\x1f\x8b": "compressed",
}
# C0, DEL and C1 controls act on a terminal; bidirectional controls reorder what is read; surrogates cannot be written,
# and the last two are no characters, which no XML can hold.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def decode(content: bytes) -> str:
    """Decode UTF-8 text, with or without a byte order mark.

    Raises UnreadableSubmission: FIL103 where there is nothing, FIL104 where it is not text.
    """
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise UnreadableSubmission("FIL103")
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise UnreadableSubmission("FIL104", {"found": what})
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableSubmission("FIL104", {"found": "utf_16"})
    if b"\x00" in content:
        raise UnreadableSubmission("FIL104", {"found": "binary"})
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableSubmission("FIL104", {"found": "other_encoding"}, line=line) from error


def printable(text: str) -> str:
    r"""Return `text` in normal form C, with what would act on a terminal shown as `\u001b`.

    The zero-width space stays: Khmer, Lao, Thai and Burmese are written with it.
    """
    escaped = _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)
    return escaped if escaped.isascii() else unicodedata.normalize("NFC", escaped)
