"""Languages that exist only in a test: the pseudo-language, and small real ones, packed as gettext packs them."""

import struct
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from actip.texts import Language
from actip.texts.translations import text_key
from tests.pseudo import PSEUDO

_MAGIC = 0x950412DE


class Recorder(Language):
    """English that remembers what it was asked for: what a translator would get."""

    code = "rec"
    name = "Recorder"

    def __init__(self) -> None:
        self.texts: dict[tuple[str, str], str] = {}  # the plural, where there is one, by context and English

    def of(self, context: str, english: str) -> str:
        """Return the text, and remember it."""
        if english:
            self.texts.setdefault((context, english), "")
        return english

    def of_several(self, context: str, one: str, many: str, count: int) -> str:
        """Return the form for a number, and remember both."""
        self.texts[context, one] = many
        return super().of_several(context, one, many, count)


def packed(texts: Iterable[tuple[str, str, str, str]], code: str, reviewer: str = "") -> bytes:
    """Return a compiled catalogue of texts: context, English, plural and translation; the plural needs no second."""
    head = (
        f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\nX-Language-Name: {code}\n"
        f"X-Reviewed-By: {reviewer}\n"
    )
    pairs = {b"": head.encode()}
    for context, english, plural, translation in texts:
        key = text_key(context, english)
        pairs[(f"{key}\0{key}" if plural else key).encode()] = translation.encode()
    keys = sorted(pairs)
    at = 28 + 16 * len(keys)
    tables: list[bytes] = []
    content = b""
    for entries in ([*keys], [pairs[key] for key in keys]):
        for entry in entries:
            tables.append(struct.pack("<II", len(entry), at + len(content)))
            content += entry + b"\0"
    header = struct.pack("<7I", _MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, at)
    return header + b"".join(tables) + content


def offer(monkeypatch: pytest.MonkeyPatch, folder: Path, **catalogues: bytes) -> None:
    """Put languages on the shelf for one test, by their codes; `qps` is the pseudo-language without any content."""
    from actip.texts import translations

    (folder / "texts").mkdir(exist_ok=True)
    for code, content in catalogues.items():
        (folder / "texts" / f"{code}.mo").write_bytes(content)
    real: Callable[[str, bytes], Language] = translations.Translated
    monkeypatch.setattr("actip.texts.shelf.folder", lambda _: folder)
    monkeypatch.setattr(
        translations, "Translated", lambda code, packed: PSEUDO if code == "qps" else real(code, packed)
    )
