"""Several files in one: what went in comes out, and nothing tells when it was done."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from actip.gate.package import packed, part_of

NAMES = st.text(st.characters(categories=("L", "N"), include_characters=" ._-"), min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.binary(max_size=60), max_size=5))
def test_what_is_packed_comes_out_in_its_order(files: dict[str, bytes]) -> None:
    """Names of any writing, and any content."""
    with zipfile.ZipFile(io.BytesIO(packed(files))) as archive:
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == files
        assert archive.namelist() == list(files)


def test_nothing_tells_when_it_was_packed() -> None:
    """Every file in it is dated alike."""
    with zipfile.ZipFile(io.BytesIO(packed({"a.xlsx": b"a", "b.xlsx": b"b"}))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(st.dictionaries(NAMES, st.binary(max_size=60), min_size=1, max_size=5))
def test_each_file_can_be_taken_out_again(files: dict[str, bytes]) -> None:
    """Byte by byte, by its name."""
    archive = packed(files)

    assert {name: part_of(archive, name) for name in files} == files
