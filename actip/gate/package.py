"""Own what is packed: a document that another library made, and several files in one; no trace of when it was done."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a packed file can name


def timeless(content: bytes) -> bytes:
    """Repack a file with the same parts in the same order, each dated alike."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(packed, "w") as target:
        for entry in source.infolist():
            _put(target, entry.filename, source.read(entry))
    return packed.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as one archive (.zip), in their order and each dated alike. The same files give the same bytes."""
    archive = BytesIO()
    with ZipFile(archive, "w") as target:
        for name, content in files.items():
            _put(target, name, content)
    return archive.getvalue()


def part_of(archive: bytes, name: str) -> bytes:
    """Return one file of an archive that is our own."""
    with ZipFile(BytesIO(archive)) as source:
        return source.read(name)


def _put(target: ZipFile, name: str, content: bytes) -> None:
    part = ZipInfo(name, _LONG_AGO)
    part.compress_type = ZIP_DEFLATED
    target.writestr(part, content)
