"""A link is an address on the web or it is told; none is ever opened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, changed, complete, write_yaml

Actip = Callable[..., Ran]
NO_ADDRESS = (
    *("../law.pdf", "/srv/law.pdf", "C:\\law.pdf", "C:/law.pdf", "\\\\server\\share\\law.pdf", "law.pdf", "CON.pdf"),
    *("law.pdf:stream", "%2f..%2flaw.pdf", "file:///etc/passwd", "FILE:///c:/law.pdf", "ftp://example.org/law.pdf"),
    *("javascript:alert(1)", "data:text/html,x", "//example.org/law.pdf", "https:///law.pdf", "https://localhost/law"),
    *("https://", "www.example.org", "https://example.org/a b", "=HYPERLINK(1)", "mailto:x", "https://example.org/\n"),
)


@pytest.mark.parametrize("link", NO_ADDRESS)
def test_what_somebody_else_cannot_open_is_told(actip: Actip, tmp_path: Path, link: str) -> None:
    """A file, a folder, a share, a script, half an address."""
    cited = [{"kind": "law", "title": "Decree 12", "provision": "Article 1", "date": "2019-12-17", "link": link}]
    data = changed(complete(), {"obligations": {"ACTIP-14.7": {"evidence": cited}}})

    assert "GAP311" in actip("validate", write_yaml(tmp_path / "LAO_2025.yaml", data)).out


@pytest.mark.parametrize(
    "link", ["https://example.org/law.pdf", "http://law.example.la/%E0%BA%81?id=1#a", "https://a.la"]
)
def test_an_address_is_one(actip: Actip, tmp_path: Path, link: str) -> None:
    """With and without a path."""
    cited = [{"kind": "law", "title": "Decree 12", "provision": "Article 1", "date": "2019-12-17", "link": link}]
    data = changed(complete(), {"obligations": {"ACTIP-14.7": {"evidence": cited}}})

    assert actip("validate", write_yaml(tmp_path / "LAO_2025.yaml", data), "--fail-on", "note").code == 0
