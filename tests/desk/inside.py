"""Compile, pack and draw the desk. Runs in the engine's own CPython, so that no other has a hand in the bytes.

It stands in a folder with `program/` (what the desk carries, as source), `library.zip` (CPython's, as source),
`engine.mjs`, `loader.mjs`, `engine.wasm`, `lock.json` and `licences.txt`; it leaves `page.html` and `page.zip` there.
"""

import base64
import gzip
import sys
import zipfile
from importlib import import_module
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from importlib.util import source_hash
from pathlib import Path

PROGRAM = Path("program")
LIBRARY = "/lib/python314.zip/"  # where the engine has its library, which is shown in nothing but a fault of the program


def compiled(name: str, source: bytes, optimize: int) -> bytes:
    """Return a module as CPython loads it without looking at its source again."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    return bytes(_code_to_hash_pyc(code, source_hash(source), False))


def packed(files: dict[str, bytes]) -> bytes:
    """Return an archive of files as they are: gzip makes them smaller together than one by one."""
    with zipfile.ZipFile("packed.zip", "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name])
    return Path("packed.zip").read_bytes()


def program() -> dict[str, bytes]:
    """Compile what the desk carries, and load every module of it once: one that cannot be loaded must not go out."""
    files = {}
    for path in sorted(path for path in PROGRAM.rglob("*") if path.is_file()):
        name, content = path.relative_to(PROGRAM).as_posix(), path.read_bytes()
        if path.suffix == ".py":
            files[f"{name}c"] = compiled(f"/program/{name}", content, 0)
        else:
            files[name] = content
    sys.path.insert(0, str(PROGRAM.absolute()))
    sys.modules["rpds"] = import_module("pyrsistent_as_rpds.pure")
    for name in files:
        if name.startswith("actip/") and name.endswith(".pyc"):
            import_module(name.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
    return files


def library() -> dict[str, bytes]:
    """Compile what of the library the program has loaded. The rest stays source, which is half as large.

    Docstrings and asserts are left out, as `python -OO` does.
    """
    files = {}
    loaded = {str(getattr(module, "__file__", "")).removeprefix(LIBRARY) for module in sys.modules.values()}
    with zipfile.ZipFile("library.zip") as archive:
        for name in sorted(archive.namelist()):
            content = archive.read(name)
            if name in loaded:
                files[f"{name}c"] = compiled(LIBRARY + name, content, 2)
            else:
                files[name] = content
    return files


carried = packed(program())
contents = {
    "engine": Path("engine.mjs").read_bytes(),
    "loader": Path("loader.mjs").read_bytes(),
    "wasm": Path("engine.wasm").read_bytes(),
    "library": packed(library()),
    "lock": Path("lock.json").read_bytes(),
    "program": carried,
}
desk, catalogue = import_module("actip.desk.page"), import_module("actip.catalogue")
parts = tuple(
    desk.Part(name, base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()) for name, content in contents.items()
)
page = desk.whole(parts, Path("licences.txt").read_text(encoding="utf-8"), catalogue.catalogue()).encode()
Path("page.html").write_bytes(page)
Path("page.zip").write_bytes(import_module("actip.commands.desk").zipped(page))
