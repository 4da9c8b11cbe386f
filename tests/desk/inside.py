"""Compile, pack and draw the desk. Runs in the engine's own CPython, so that no other has a hand in the bytes.

It stands in a folder with `engine/` as published, `program/` (the program and its packages, as source), `library.zip`
(CPython's, as source), `lock.json` and `licences.txt`; it leaves `page.html` and `page.zip` there.
"""

import ast
import gzip
import sys
import zipfile
from collections.abc import Iterator
from importlib import import_module
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from importlib.util import source_hash
from pathlib import Path

PROGRAM = Path("program")
DISPENSABLE = ("rich", "jsonschema_rs")  # a screen, and what is the same sooner: the program does without
LIBRARY = (
    "/lib/python314.zip/"  # where the engine has its library, which is shown in nothing but a fault of the program
)


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
    """Compile what the desk carries, once all that our modules import is there: what is missing must not go out."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(PROGRAM.absolute()))
    for path in sorted((PROGRAM / "actip").rglob("*.py")):
        import_module(".".join(path.relative_to(PROGRAM).with_suffix("").parts).removesuffix(".__init__"))
        for module, name in imports(path.read_bytes()):
            if not module.startswith(DISPENSABLE) and not hasattr(import_module(module), name or "__name__"):
                import_module(f"{module}.{name}")
    files = {}
    for path in sorted(path for path in PROGRAM.rglob("*") if path.is_file()):
        name, content = path.relative_to(PROGRAM).as_posix(), path.read_bytes()
        if path.suffix == ".py":
            files[f"{name}c"] = compiled(f"/program/{name}", content, 0)
        else:
            files[name] = content
    return files


def imports(source: bytes) -> Iterator[tuple[str, str]]:
    """Yield each module that a source imports, also inside functions, and each name that it takes from one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


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
    "engine": Path("engine/pyodide.asm.mjs").read_bytes(),
    "loader": Path("engine/pyodide.mjs").read_bytes(),
    "wasm": Path("engine/pyodide.asm.wasm").read_bytes(),
    "library": packed(library()),
    "lock": Path("lock.json").read_bytes(),
    "program": carried,
}
desk, catalogue = import_module("actip.desk.page"), import_module("actip.catalogue")
parts = tuple(desk.Part(name, desk.written(gzip.compress(content, 9, mtime=0))) for name, content in contents.items())
page = desk.whole(parts, Path("licences.txt").read_text(encoding="utf-8"), catalogue.catalogue()).encode()
Path("page.html").write_bytes(page)
Path("page.zip").write_bytes(import_module("actip.commands.desk").archive_of(page))
