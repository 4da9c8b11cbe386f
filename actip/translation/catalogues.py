"""Own the files of gettext: the template, the file of a language that people edit, and what the program reads of it.

Babel reads what people edit and packs what the program reads. What is written for people is written here, without a
day, a program or a line of code in it: it changes where a text does, and nowhere else.
"""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser, denormalize, normalize

from actip.errors import CatalogueError
from actip.texts.translations import text_key
from actip.translation.entries import Entry, Standing, Text, Translation
from actip.translation.tongues import Tongue

_FUZZY = "fuzzy"
_PREVIOUS = "|"
# What a line can be besides a comment, and which keyword can stand before which. Babel would cut the last letter of a
# text without its quotation mark, and take what has no 'msgid' for a part of the text above.
_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr)(\[[0-9]\])? +)?"(?:[^"\\]|\\.)*"')
_AFTER = {
    "msgctxt": ("msgstr", "msgstr[]"),
    "msgid": ("msgctxt", "msgstr", "msgstr[]"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[]": ("msgid_plural", "msgstr[]"),
}


class _Book(Catalog):
    """A catalogue of gettext that keeps its head as it is written, and does not fold two entries of one text."""

    def __init__(self) -> None:
        super().__init__(charset="utf-8", fuzzy=False, creation_date="", header_comment="")
        self.head: dict[str, str] = {}
        self.twice: list[Message] = []

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head: names and values."""
        return list(self.head.items())

    @mime_headers.setter
    def mime_headers(self, heads: Iterable[tuple[str, str]]) -> None:
        self.head = dict(heads)

    @property
    def num_plurals(self) -> int:
        """How many forms a text about a number has, as the head says."""
        counting = re.match("nplurals=([0-9])", self.head.get("Plural-Forms", ""))
        return int(counting[1]) if counting else 2

    def __setitem__(self, id: Any, message: Message) -> None:
        if self.get(id, message.context) is not None and id:
            self.twice.append(message)
        super().__setitem__(id, message)


# --- read


def translation(content: bytes, tongue: Tongue, place: str) -> Translation:
    """Read the file of a language. Raises CatalogueError with the line of what cannot be read."""
    book = _parsed(content, place)
    wanted = {"Language": tongue.code, "Plural-Forms": tongue.head}
    for name, value in wanted.items():
        if book.head.get(name) != value:
            raise CatalogueError(
                f"{place}: its head says '{name}: {book.head.get(name, '')}', which is not that of '{tongue.code}'.",
                f"Write '{name}: {value}'.",
            )
    entries = tuple(_entry(message) for message in book if message.id)
    return Translation(tongue, entries, book.head.get("X-Reviewed-By", "").strip())


def template(content: bytes, place: str) -> tuple[Text, ...]:
    """Read the template: every text there is. Raises CatalogueError where it is damaged."""
    return tuple(_entry(message).text for message in _parsed(content, place) if message.id)


def _parsed(content: bytes, place: str) -> _Book:
    book = _Book()
    lines = _text(content, place).split("\n")
    _check_grammar(lines, place)
    parser = PoFileParser(book, ignore_obsolete=True, abort_invalid=True)
    try:
        parser.parse(lines)
    except PoFileError as error:
        line = error.lineno + 1
        if "num_plurals" not in str(error):
            raise _broken(place, line) from error
        raise CatalogueError(
            f"{place}, line {line}: more forms of this text than its head says that the language has.",
            f"Leave {book.num_plurals} of them.",
        ) from error
    except (ValueError, LookupError, AttributeError) as error:  # what the parser does not look for
        raise _broken(place, parser.offset + 1) from error
    if book.twice:
        message = book.twice[0]
        raise CatalogueError(
            f"{place}, line {message.lineno}: a second entry of the text that stands above.", "Take one of them out."
        )
    return book


def _check_grammar(lines: Iterable[str], place: str) -> None:
    """Raise CatalogueError with the first line that cannot stand where it does."""
    last, number = "msgstr", 0
    for number, text in enumerate(map(str.strip, lines), start=1):
        if not text or text.startswith("#"):
            continue
        line = _LINE.fullmatch(text)
        keyword = f"{line[1]}[]" if line and line[2] else (line and line[1]) or last
        if line is None or (line[1] and last not in _AFTER.get(keyword, ())):
            raise _broken(place, number, text)
        last = keyword
    if not last.startswith("msgstr"):
        raise _broken(place, number)


def _text(content: bytes, place: str) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CatalogueError(f"{place}, line {line}: it is not in UTF-8.", "Save it again in UTF-8.") from error


def _broken(place: str, line: int, text: str = "") -> CatalogueError:
    hint = "Each text is 'msgctxt', 'msgid' and 'msgstr' in this order, each followed by words in double quotes."
    if text.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        hint = "Two changes of the file meet there: keep one of each pair, and take these marks out."
    return CatalogueError(f"{place}, line {line}: it cannot be read there.", hint)


def _entry(message: Message) -> Entry:
    english, many = message.id if isinstance(message.id, tuple) else (message.id, "")
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    before, remark = _comments(message.user_comments)
    standing = Standing.REVIEWED if not message.fuzzy else Standing.STALE if before else Standing.DRAFT
    places = tuple(name for name, _ in message.locations)
    note = " ".join(message.auto_comments)
    text = Text(message.context or "", str(english), str(many), tuple(map(_in_words, places)), note)
    return Entry(text, tuple(map(str, forms)), standing, before, remark, message.lineno or 0)


def _comments(comments: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """Return the English that a stale translation was made for, and what translators wrote."""
    before: list[str] = []
    remark: list[str] = []
    for comment in comments:  # Babel reads '#| msgid' as a comment
        if not comment.startswith(_PREVIOUS):
            remark.append(comment)
            continue
        keyword, _, text = comment.removeprefix(_PREVIOUS).strip().partition('"')
        if keyword:
            before.append("")
        if before:
            before[-1] += denormalize(f'"{text}')
    return tuple(before), "\n".join(remark).strip()


# --- written for people


def template_source(texts: Iterable[Text]) -> str:
    """Return the template: every text there is, none translated."""
    entries = (Entry(text, ("", "") if text.many else ("",)) for text in texts)
    return _source((("Content-Type", "text/plain; charset=UTF-8"),), entries)


def source(language: Translation) -> str:
    """Return the file of a language that people edit."""
    return _source(_head(language), language.entries)


def _head(language: Translation) -> tuple[tuple[str, str], ...]:
    tongue = language.tongue
    return (
        ("Language", tongue.code),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", tongue.head),
        ("X-Language-Name", tongue.name),
        ("X-Reviewed-By", language.reviewer),
    )


def _source(head: Iterable[tuple[str, str]], entries: Iterable[Entry]) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in head)
    return "\n\n".join((f'msgid ""\nmsgstr {_quoted(lines)}', *("\n".join(_lines(entry)) for entry in entries))) + "\n"


def _lines(entry: Entry) -> Iterator[str]:
    text = entry.text
    yield from (f"# {line}".rstrip() for line in entry.remark.splitlines())
    if text.note:
        yield f"#. {text.note}"
    yield from (f"#: {_in_path(place)}" for place in text.places)
    if entry.standing is not Standing.REVIEWED and any(entry.forms):
        yield f"#, {_FUZZY}"
    for keyword, english in zip(("msgid", "msgid_plural"), entry.before, strict=False):
        yield from (f"#| {line}" for line in f"{keyword} {_quoted(english)}".split("\n"))
    yield f"msgctxt {_quoted(text.context)}"
    yield f"msgid {_quoted(text.english)}"
    if text.many:
        yield f"msgid_plural {_quoted(text.many)}"
        yield from (f"msgstr[{number}] {_quoted(form)}" for number, form in enumerate(entry.forms))
    else:
        yield f"msgstr {_quoted(entry.forms[0])}"


def _quoted(text: str) -> str:
    return str(normalize(text, width=0))


def _in_path(place: str) -> str:
    """Return a place as a file of gettext has it: without a space."""
    return place.replace(" ", "/")


def _in_words(place: str) -> str:
    return place if place.endswith(".py") else place.replace("/", " ", 1)


# --- packed for the program


def packed(language: Translation) -> bytes:
    """Return what the program reads of a language. The same file gives the same bytes."""
    book = _Book()
    wanted = ("Language", "Content-Type", "Plural-Forms", "X-Language-Name", "X-Reviewed-By")
    book.mime_headers = [(name, value) for name, value in _head(language) if name in wanted]
    book.head["X-Translated"] = f"{len(language.ready):,} of {len(language.entries):,}"
    for text, forms, *_ in language.ready:
        key = text_key(*text.id)
        book.add((key, key) if text.many else key, forms if text.many else forms[0])
    content = BytesIO()
    write_mo(content, book)
    return content.getvalue()
