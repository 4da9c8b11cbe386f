"""Own the packing of a document that another library made: the same parts, with no trace of when it was done."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a packed file can name


def timeless(content: bytes) -> bytes:
    """Repack a file with the same parts in the same order, each dated alike."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(packed, "w") as target:
        for entry in source.infolist():
            part = ZipInfo(entry.filename, _LONG_AGO)
            part.compress_type = ZIP_DEFLATED
            target.writestr(part, source.read(entry))
    return packed.getvalue()
