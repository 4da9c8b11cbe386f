"""Take the page of the desk apart again, as the browser does."""

import gzip
from base64 import b85decode
from html.parser import HTMLParser
from pathlib import Path

_AS_PYTHON = str.maketrans(",.:", "<>&")  # the signs that a page would take for its own


class Elements(HTMLParser):
    """The scripts of a page: by their id, else by the name of the part, their text as the browser has it."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self._name = ""
        self.feed(page.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        names = dict(attrs)
        self._name = (names.get("id") or names.get("data-name") or "") if tag == "script" else ""

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        self._name = ""

    def handle_data(self, data: str) -> None:
        """Take what stands in it."""
        if self._name:
            self.texts[self._name] = self.texts.get(self._name, "") + data


def parts(page: Path) -> dict[str, bytes]:
    """Return what the page carries, unpacked: the engine, the library and the program, by their names."""
    texts = Elements(page).texts
    names = ("engine", "loader", "wasm", "library", "lock", "program")
    return {name: gzip.decompress(b85decode(texts[name].translate(_AS_PYTHON))) for name in names}
