"""A shelf of languages for tests: catalogues compiled with Babel, in a folder of their own."""

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from actip.catalogue import _catalogue
from actip.texts import language
from actip.texts.translations import text_key

Text = tuple[str, str | tuple[str, str], str | tuple[str, ...]]  # context, English, translation


class _Signed(Catalog):
    """A catalogue whose head also says what the language is called and who reviewed it."""

    head: tuple[tuple[str, str], ...] = ()

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [*super()._get_mime_headers(), *self.head]


def compiled(name: str, reviewer: str, texts: Iterable[Text]) -> bytes:
    """Return a compiled catalogue, which has plurals as English has them."""
    signed = _Signed(fuzzy=False)
    signed.head = (("X-Language-Name", name), ("X-Reviewed-By", reviewer))
    for context, english, translation in texts:
        key = text_key(context, english if isinstance(english, str) else english[0])
        signed.add(key if isinstance(english, str) else (key, key), translation)
    content = io.BytesIO()
    write_mo(content, signed)
    return content.getvalue()


@contextmanager
def shelf(monkeypatch: pytest.MonkeyPatch, folder: Path, catalogues: Mapping[str, bytes]) -> Iterator[None]:
    """Put catalogues on the shelf in place of those that there are."""
    texts = folder / "shelf" / "texts"
    texts.mkdir(parents=True)
    for code, content in catalogues.items():
        (texts / f"{code}.mo").write_bytes(content)
    monkeypatch.setattr("actip.texts.shelf.folder", lambda _: texts.parent)
    _forget()
    yield
    _forget()


def _forget() -> None:
    language.cache_clear()
    _catalogue.cache_clear()
