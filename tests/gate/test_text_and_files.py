"""Text is decoded or refused; what is printed cannot act on a screen; files are written whole or not at all."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actip.errors import ActipError, CannotWrite, UnreadableSubmission
from actip.gate import files
from actip.gate.files import read, write
from actip.gate.folders import excluded, expand
from actip.gate.inputs import Exclusion, InputPath, name_of
from actip.gate.text import decode, printable


def test_khmer_keeps_its_zero_width_space() -> None:
    """It is a letter there, not an accident."""
    text = "ការ\u200bពារ\u200bជន\u200bរងគ្រោះ"

    assert text == printable(text)


@pytest.mark.parametrize(
    "sign", ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\u2066", "\x00", "\ud800", "\r", "\n", "\ufffe"]
)
def test_what_acts_on_a_screen_is_shown(sign: str) -> None:
    """Escapes, bells, controls and reordering marks are printed as their number."""
    assert "\\u" in printable(f"a{sign}b")
    assert sign[0] not in printable(f"a{sign}b")


@given(st.text())
def test_what_is_printed_can_be_written(text: str) -> None:
    """Any text becomes one line of UTF-8."""
    assert "\n" not in printable(text)
    printable(text).encode()


def test_a_folder_can_say_that_it_holds_no_submissions(tmp_path: Path) -> None:
    """The folder above leaves it out and names it; named itself, it is searched through."""
    inner = tmp_path / "old"
    inner.mkdir()
    for folder in (tmp_path, inner):
        (folder / "a.yaml").write_text("")
    (inner / ".actipignore").write_text("")

    assert expand(str(tmp_path), [".yaml"]) == ((f"{tmp_path}/a.yaml",), (f"{inner}",))
    assert expand(str(inner), [".yaml"]) == ((f"{inner}/a.yaml",), ())


def test_patterns_leave_out_files_and_folders_as_git_ignores_them(tmp_path: Path) -> None:
    """By name, by folder, and taken back by a later line or a deeper file; what is left out is listed."""
    for name in ("a.yaml", "draft_a.yaml", "draft_b.yaml", "old/a.yaml", "sub/draft_c.yaml", "sub/draft_d.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / ".actipignore").write_text("# drafts\ndraft_*\n!draft_b.yaml\nold/\n")
    (tmp_path / "sub" / ".actipignore").write_text("!draft_d.yaml\n")

    files, left_out = expand(str(tmp_path), (".yaml",))

    assert [str(Path(path).relative_to(tmp_path)) for path in files] == ["a.yaml", "draft_b.yaml", "sub/draft_d.yaml"]
    assert [str(Path(path).relative_to(tmp_path)) for path in left_out] == ["draft_a.yaml", "old", "sub/draft_c.yaml"]


def test_a_line_that_is_no_pattern_is_said(tmp_path: Path) -> None:
    """A lone exclamation mark takes nothing back."""
    (tmp_path / ".actipignore").write_text("!\n")

    with pytest.raises(ActipError, match="has a line that is no pattern"):
        expand(str(tmp_path), (".yaml",))


def test_a_pattern_leaves_out_lock_files_as_a_folder_does(tmp_path: Path) -> None:
    """`*.xlsx` does not mean what an open spreadsheet program keeps beside the file."""
    for name in ("LAO_2025.xlsx", "~$LAO_2025.xlsx"):
        (tmp_path / name).write_text("x")
    assert expand(f"{tmp_path}/*.xlsx", (".xlsx",)).files == (f"{tmp_path}/LAO_2025.xlsx",)


@given(st.binary(max_size=80))
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    """The only error is our own."""
    try:
        assert isinstance(decode(content), str)
    except UnreadableSubmission as error:
        assert error.rule_id in ("FIL103", "FIL104")  # noqa: PT017  both outcomes are right


def test_a_folder_is_searched_in_order(tmp_path: Path) -> None:
    """Sorted, below all folders, without hidden files and the lock files of open workbooks."""
    for name in ("b.yaml", "a.json", "sub/c.YML", ".hidden.yaml", "~$b.yaml", "notes.txt", ".git/x.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    found, left_out = expand(str(tmp_path), (".yaml", ".yml", ".json"))

    assert [str(Path(path).relative_to(tmp_path)) for path in found] == ["a.json", "b.yaml", "sub/c.YML"]
    assert [Path(path).name for path in left_out] == ["notes.txt"]


def test_links_and_what_is_no_file_neither_lead_out_nor_round_and_round(tmp_path: Path) -> None:
    """A link out of the folder is left out and named; a circle ends; a pipe is looked at and not waited for."""
    outside, root = tmp_path / "outside", tmp_path / "root"
    (root / "folder.yaml").mkdir(parents=True)
    outside.mkdir()
    for path in (outside / "secret.yaml", root / "a.yaml"):
        path.write_text("x")
    (root / "circle").symlink_to(root)
    (root / "out").symlink_to(outside)
    (root / "leads_out.yaml").symlink_to(outside / "secret.yaml")
    (root / "leads_in.yaml").symlink_to(root / "a.yaml")
    (root / "itself.yaml").symlink_to(root / "itself.yaml")
    os.mkfifo(root / "pipe.yaml")

    found, left_out = expand(str(root), (".yaml",))

    assert [Path(path).name for path in found] == ["a.yaml", "itself.yaml", "leads_in.yaml", "pipe.yaml"]
    assert [Path(path).name for path in left_out] == ["circle", "leads_out.yaml", "out"]
    for name in ("itself.yaml", "pipe.yaml"):
        with pytest.raises(UnreadableSubmission):
            read(str(root / name))


def test_a_pattern_is_expanded_here(tmp_path: Path) -> None:
    """Windows shells do not do it."""
    for name in ("b.yaml", "a.yaml", "c.txt"):
        (tmp_path / name).write_text("x")

    assert [Path(path).name for path in expand(f"{tmp_path}/*.yaml", (".yaml",))[0]] == ["a.yaml", "b.yaml"]


def test_a_pattern_without_a_match_stays_what_was_typed(tmp_path: Path) -> None:
    """It is reported as a file that does not exist."""
    assert (f"{tmp_path}/*.yaml",) == expand(f"{tmp_path}/*.yaml", (".yaml",))[0]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Only ordinary files are read."""
    os.mkfifo(tmp_path / "pipe.yaml")

    with pytest.raises(UnreadableSubmission) as caught:
        read(str(tmp_path / "pipe.yaml"))

    assert caught.value.facts == {"reason": "not_a_file"}


@pytest.mark.parametrize("name", ["nothing.yaml", "a\0b.yaml", "x" * 5000])
def test_a_name_that_leads_nowhere_is_said(tmp_path: Path, name: str) -> None:
    """Missing, impossible and too long names are all unreadable, not crashes."""
    with pytest.raises(UnreadableSubmission) as caught:
        read(f"{tmp_path}/{name}")

    assert caught.value.rule_id == "FIL101"


def test_a_file_of_more_than_the_budget_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The budget is looked at while reading, so a file that grows is caught too."""
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (tmp_path / "large.yaml").write_text("x" * 11)

    with pytest.raises(UnreadableSubmission) as caught:
        read(str(tmp_path / "large.yaml"))

    assert caught.value.rule_id == "FIL108"


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new content, the old rights, and nothing beside it."""
    target = tmp_path / "out.json"
    target.write_text("old")
    target.chmod(0o640)

    write(str(target), "new")

    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [target] == list(tmp_path.iterdir())


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full half-way: the old content stands, and no part of the new one is left."""
    target = tmp_path / "out.json"
    target.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(CannotWrite, match="no space left"):
        write(str(target), "new")

    assert target.read_text() == "old"
    assert [target] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "missing/out.json"])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    """A folder, or a folder that is not there."""
    with pytest.raises(CannotWrite):
        write(str(tmp_path / name), "new")


def test_what_a_path_is_without_is_neither_meant_nor_left_out(tmp_path: Path) -> None:
    """Files by their names, folders as a whole; it is told by itself, and the plain path has them all."""
    for name in ("a.yaml", "b_draft.yaml", "old/c.yaml", "old/deep/d.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    path = InputPath(str(tmp_path), Exclusion(("*_draft.yaml", "old/"), str(tmp_path), "--exclude"))

    assert expand(path, (".yaml",)) == ((f"{tmp_path}/a.yaml",), (f"{tmp_path}/notes.txt",))
    assert excluded([path]) == [f"{tmp_path}/b_draft.yaml", f"{tmp_path}/old"]
    assert len(expand(str(tmp_path), (".yaml",)).files) == 4
    assert excluded([str(tmp_path)]) == []


def test_an_exclusion_goes_before_what_a_folder_says(tmp_path: Path) -> None:
    """A pattern that takes back, as .gitignore has them, works inside one list only."""
    (tmp_path / ".actipignore").write_text("!a.yaml\n")
    (tmp_path / "a.yaml").write_text("x")
    (tmp_path / "b.yaml").write_text("x")

    def of(*patterns: str) -> list[str]:
        path = InputPath(str(tmp_path), Exclusion(patterns, str(tmp_path), "--exclude"))
        return [Path(file).name for file in expand(path, (".yaml",)).files]

    assert of("a.yaml") == ["b.yaml"]
    assert of("*.yaml", "!b.yaml") == ["b.yaml"]
    assert of("/sub/a.yaml", "# a.yaml") == ["a.yaml", "b.yaml"]


def test_a_path_with_something_said_of_it_is_equal_to_its_text() -> None:
    """A name is only that of standard input."""
    assert InputPath("-", alias="a.yaml") == "-"
    assert name_of(InputPath("-", alias="a.yaml")) == "a.yaml"
    assert name_of(InputPath("b.yaml", alias="a.yaml")) == "b.yaml"
    assert name_of("-") == "standard input"
