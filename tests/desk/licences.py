"""Own the licences of all that the page carries, as one text that people read in it."""

import json
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

_LINE = "=" * 100
_TEXTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE")


def licences(engine: Path, wheels: Path, own: Path) -> str:
    """Return the licences: of actip, of the engine, of CPython inside it, and of each package.

    Two texts come from packages that carry them in full: that of the MPL from pathspec, that of Python from et_xmlfile.
    """
    packages = {name: (about, texts) for name, about, texts in map(_package, sorted(wheels.glob("*.whl")))}
    about = json.loads((engine / "package.json").read_text(encoding="utf-8"))
    mozilla = packages["pathspec"][1]
    python = packages["et_xmlfile"][1].partition("-" * 70)[2]
    assert about["license"] == "MPL-2.0"
    assert "Mozilla Public License Version 2.0" in mozilla
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in python
    chapters = [
        ("actip", "Apache-2.0", own.read_text(encoding="utf-8")),
        (
            f"Pyodide {about['version']}",
            "MPL-2.0",
            "CPython compiled to WebAssembly, with what it takes to run in a browser. It is carried as published.\n"
            f"Its source: {about['homepage']}\n"
            "Its text is the Mozilla Public License Version 2.0, which stands below under pathspec.\n"
            "Parts of it have licences of their own, which its source names: Emscripten and musl (MIT), zlib, bzip2,\n"
            "Expat, libffi, xz, Zstandard and others that CPython is built with.",
        ),
        ("CPython, which is a part of Pyodide", "PSF-2.0", python),
        *((f"{name} {about['Version']}", _kind(about), texts) for name, (about, texts) in packages.items()),
    ]
    text = "\n\n".join(
        f"{_LINE}\n{title}\nLicence: {kind}\n{_LINE}\n\n{body.strip()}" for title, kind, body in chapters
    )
    source = (
        "The packages are carried as compiled from what the Python Package Index has under these names and versions."
    )
    return inert(f"What this page carries, and under which licence. {source}\n\n{text}\n")


def inert(text: str) -> str:
    """Return a text that cannot end, or comment out, the element of the page that it stands in."""
    return text.replace("</", "< /").replace("<!--", "< !--")


def _package(wheel: Path) -> tuple[str, Message, str]:
    """Return the name of a package, what it says of itself, and its licence in full."""
    with zipfile.ZipFile(wheel) as packed:
        names = [name for name in packed.namelist() if ".dist-info/" in name]
        about = message_from_bytes(packed.read(next(name for name in names if name.endswith("/METADATA"))))
        texts = [packed.read(name).decode() for name in names if name.rpartition("/")[2].upper().startswith(_TEXTS)]
    text = "\n\n".join(text.strip() for text in texts if text.strip())
    if not text:
        author = about["Author"] or about["Author-email"]
        text = f"The package has no text of its licence. It says of itself: Licence {about['License']}, by {author}."
    return wheel.name.partition("-")[0], about, text


def _kind(about: Message) -> str:
    """Return how a package names its licence, else how its classifiers do."""
    classifiers = [entry.rpartition(" :: ")[2] for entry in about.get_all("Classifier", ()) if "License ::" in entry]
    return about["License-Expression"] or about["License"] or ", ".join(classifiers)
