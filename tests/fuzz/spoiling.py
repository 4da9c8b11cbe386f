"""Own the ways to spoil a file: its bytes, the structure that they stand for, the parts of a packed file."""

import copy
import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import yaml

# What stands where something else was meant: other kinds, limits, signs that act, words that other readers turn.
STRANGE: Sequence[Any] = (
    *(None, True, False, 0, -1, 1.5, -0.0, 1e308, 10**14, 10**15, 10**400, "", " ", "\u200b", "x", "full", "none"),
    *("2026-02-30", "2568-03-04", "2025-01-01\n", "0000-00-00", "9999-12-31", "1,234", "1.234", "<5", "<", "-", "n/a"),
    *([], {}, [[]], {"x": 1}, [None], {"": ""}, ["LAO"], "ຂໍ້", "໑໒໓", "²", "１２", "\u202egnp", "a\x1b[2Jb", "a\0b"),
    *("=1+1", "@SUM(1)", "[/b]", "{{ ''.__class__ }}", "%s", "{0}", "${x}", "../../x", "CON", "file:///etc/passwd"),
    *("http://[", "https://example.org/%zz", "::error::x", "]]>", "<!DOCTYPE x>", "A" * 5000, "\ufffe", "🧑‍🤝‍🧑" * 50),
    *("ms. Somchai Kaew, 17", "+66 81 234 5678", "LAO", "lao", "ACTIP-14.7", "ACTIP-99", "victims_detected", "sex=F"),
)
TOKENS = (
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\n", b"\r", b"\t", b'"', b"'", b"{", b"}", b"[", b"]", b":"),
    *(b"- ", b",", b";", b"|", b"&a", b"*a", b"!!python/name:os", b"<<:", b"---\n", b"...\n", b"%YAML 9\n", b"? "),
    *(b"#", b"\\u", b"\\ud800", b"1e999", b"NaN", b".inf", b"0x1F", b"9" * 400, b"[" * 100, b"{a: " * 80),
    *(b"\xe2\x80\xae", b"\xc0\x80", b"<f>1+1</f>", b"<v></v>", b't="e"', b't="s"', b's="999"', b"&#0;", b"&amp;"),
    *(b"</", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"),
)
KINDS_OF_CELLS = (b"s", b"b", b"e", b"d", b"str", b"inlineStr", b"n")


def of_bytes(content: bytes, chance: Random) -> bytes:
    """Return the content after a few changes of its bytes: turned, cut, doubled, moved, filled in."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(spoilt) + 1)
        to = min(len(spoilt), at + chance.choice((1, 2, 8, 100, 5000)))
        match chance.randrange(6):
            case 0 if at < len(spoilt):
                spoilt[at] ^= 1 << chance.randrange(8)
            case 1:
                del spoilt[at:to]
            case 2:
                spoilt[at:at] = spoilt[at:to] * chance.choice((1, 2, 30))
            case 3:
                del spoilt[at:]
            case 4:
                spoilt[at:to] = spoilt[chance.randrange(len(spoilt) + 1) :][: to - at]
            case _:
                spoilt[at:at] = chance.choice(TOKENS)
    return bytes(spoilt)


def of_structure(content: Any, chance: Random) -> Any:
    """Return a copy of plain data after a few changes at any depth: of values, keys, kinds and numbers."""
    spoilt = copy.deepcopy(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        _spoil(spoilt, chance)
    return spoilt


def _spoil(below: Any, chance: Random) -> None:
    while isinstance(below, dict | list) and below:
        key = chance.choice(sorted(below, key=str) if isinstance(below, dict) else range(len(below)))
        value = below[key]
        if isinstance(value, dict | list) and value and chance.random() > 0.12:
            below = value
            continue
        if isinstance(below, list) and chance.random() < 0.2:
            below += [copy.deepcopy(value)] * chance.choice((1, 2, 40))
        elif isinstance(below, dict) and chance.random() < 0.3:
            below[chance.choice((f"{key}_", str(key).upper(), str(chance.choice(STRANGE)), ""))] = below.pop(key)
        elif chance.random() < 0.15:
            del below[key]
        else:
            below[key] = chance.choice((copy.deepcopy(chance.choice(STRANGE)), [value], {"value": value}, str(value)))
        return


def as_text(content: Any, chance: Random) -> tuple[str, bytes]:
    """Return plain data as a file, with its suffix: YAML in one layout or another, or JSON."""
    if chance.random() < 0.4:
        return ".json", json.dumps(content, ensure_ascii=chance.random() < 0.5).encode(errors="surrogatepass")
    flow = chance.choice((None, True, False))
    text = yaml.dump(content, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, default_flow_style=flow)
    return ".yaml", text.encode(errors="surrogatepass")


def of_packed(content: bytes, chance: Random) -> bytes:
    """Return a packed file with some of its parts spoilt, left out, doubled or put under another name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        telling = [name for name in names if "sheet" in name or "workbook" in name or "shared" in name]
        chosen = {chance.choice(chance.choice((names, telling))) for _ in range(chance.choice((1, 1, 2, 6)))}
        for name in names:
            part = old.read(name)
            if name not in chosen:
                new.writestr(zipfile.ZipInfo(name), part)
                continue
            match chance.randrange(12):
                case 0:
                    continue
                case 1:
                    other = chance.choice((f"../{name}", name.upper(), f"{name}.zip", "xl/vbaProject.bin"))
                    new.writestr(zipfile.ZipInfo(other), part)
                case 2 | 3:
                    new.writestr(zipfile.ZipInfo(name), of_bytes(part, chance))
                case 4:
                    new.writestr(zipfile.ZipInfo(name), old.read(chance.choice(names)))
                case _:
                    new.writestr(zipfile.ZipInfo(name), _of_markup(part, chance))
    return out.getvalue()


_PLACES: Sequence[tuple[bytes, Callable[[Random], bytes]]] = (
    (rb">[^<>]+<", lambda chance: b">" + _escaped(chance.choice(STRANGE)) + b"<"),
    (rb'="[^"]*"', lambda chance: b'="' + _escaped(chance.choice(STRANGE)) + b'"'),
    (rb"<[^<>]+/>", lambda chance: chance.choice(TOKENS)),
    (rb"<row\b[^>]*>.*?</row>", lambda chance: b""),
    (rb'r="[A-Z]+[0-9]+"', lambda chance: chance.choice((b'r="XFD1048576"', b'r="A1"', b'r="A0"', b'r="1"', b""))),
    (rb't="[a-zA-Z]+"', lambda chance: b't="' + chance.choice(KINDS_OF_CELLS) + b'"'),
    (rb"<v>[^<]*</v>", lambda chance: b"<f>1/0</f><v>" + chance.choice((b"#DIV/0!", b"-1", b"1e999", b"")) + b"</v>"),
)  # fmt: skip


def _of_markup(part: bytes, chance: Random) -> bytes:
    """Return a part of a workbook with other values, attributes, kinds and places of cells, and lost rows."""
    for _ in range(chance.choice((1, 3, 10))):
        pattern, other = chance.choice(_PLACES)
        found = list(re.finditer(pattern, part, re.DOTALL))
        if found:
            hit = chance.choice(found)
            part = part[: hit.start()] + other(chance) + part[hit.end() :]
    return part


def _escaped(value: object) -> bytes:
    text = str(value)[:300].replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return text.encode(errors="surrogatepass")
