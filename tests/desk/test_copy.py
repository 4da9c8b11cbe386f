"""`actip desk` copies the page out of an installation that carries it, and says what to do where none does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from actip.commands import desk
from actip.commands.desk import archive_of
from tests.conftest import ROOT, Ran
from tests.desk.wheel import wheel_with

PAGE = b"<!DOCTYPE html>\n<title>A page</title>\n"
Actip = Callable[..., Ran]


@pytest.fixture(name="archive")
def _archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a checkout has the desk once it is built."""
    path = tmp_path / "checkout" / "build" / "actip-desk.zip"
    path.parent.mkdir(parents=True)
    monkeypatch.setattr(desk, "folder", lambda name: tmp_path / "checkout" / name)
    return path


def test_the_page_is_copied_as_it_was_built(actip: Actip, tmp_path: Path, archive: Path) -> None:
    """Byte by byte, and so is the archive for the mail."""
    with ZipFile(archive, "w") as packed:
        packed.writestr("actip-desk.html", PAGE)

    told = [actip("desk", "-o", tmp_path / name) for name in ("desk.html", "desk.ZIP")]

    assert [ran.code for ran in told] == [0, 0]
    assert f"wrote {tmp_path / 'desk.html'}" in told[0].err
    assert (tmp_path / "desk.html").read_bytes() == PAGE
    assert (tmp_path / "desk.ZIP").read_bytes() == archive.read_bytes()


def test_a_file_is_not_replaced_unasked(actip: Actip, tmp_path: Path, archive: Path) -> None:
    """It may be an older desk that somebody signed for."""
    archive.write_bytes(archive_of_page())
    (tmp_path / "desk.html").write_text("older")

    refused = actip("desk", "-o", tmp_path / "desk.html")
    assert refused.code == 2
    assert "--force" in refused.err
    assert (tmp_path / "desk.html").read_text() == "older"
    assert actip("desk", "-o", tmp_path / "desk.html", "--force").code == 0


def archive_of_page() -> bytes:
    """The archive, made without a folder of templates that is not there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "folder", lambda name: ROOT / name)
        return archive_of(PAGE)


@pytest.mark.usefixtures("archive")
def test_a_checkout_without_a_desk_is_told_how_to_build_it(actip: Actip, tmp_path: Path) -> None:
    """With the command for it."""
    ran = actip("desk", "-o", tmp_path / "desk.html")

    assert ran.code == 2
    assert "The desk is not in this copy of actip." in ran.err
    assert "python -m tests.desk" in ran.err


@pytest.mark.usefixtures("archive")
def test_an_installation_without_a_desk_is_told_where_to_get_it(
    actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the names to ask for; nobody there can build it."""
    monkeypatch.setattr(desk, "in_checkout", lambda: False)

    ran = actip("desk", "-o", tmp_path / "desk.html")

    assert ran.code == 2
    assert "ask for actip-desk.html, or actip-desk.zip" in ran.err
    assert "python" not in ran.err


def test_only_a_page_or_an_archive_is_written(actip: Actip, tmp_path: Path) -> None:
    """A slip must not replace a submission."""
    assert "Let it end in .html or .zip." in actip("desk", "-o", tmp_path / "desk.xlsx").err


@pytest.mark.packaging
def test_a_wheel_of_a_release_carries_the_desk(tmp_path: Path) -> None:
    """And gives it back from another folder, without the checkout."""
    (tmp_path / "actip-desk.zip").write_bytes(archive_of(PAGE))
    wheel = wheel_with(tmp_path / "actip-desk.zip", tmp_path / "dist")
    with ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")

    command = [sys.executable, "-m", "actip", "desk", "-o", "desk.html"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)

    assert (tmp_path / "desk.html").read_bytes() == PAGE
