"""The pages show what the tool really says: every block is run or says why not, every command and heading is there.

Each page is done from top to bottom, in a folder of its own that holds `sample_data`. A block is marked by comments
right above it.

sh                  every line is a command of actip, run in order: exit code 0, or the one of `# exit code 1` behind it
text, json          with `<!-- output: COMMAND -->`: what the command prints, word for word
yaml, json          with a key `format`: fits its schema; with `<!-- part of: FORMAT -->`: as a part of one
toml                is read as settings
python              runs, one block after the other
anything            with `<!-- file: NAME -->`: is put into the folder, for the commands below
                    with `<!-- not run: WHY -->`: is only looked through for commands, options, inputs and hooks
                    with `<!-- NAME -->`: is what another test looks for

What else the folder holds is said before, in a comment that begins with the word folder and has a line a file, such as
`LAO_2025.xlsx <- sample_data/2025/LAO_2025.yaml`. Where the two are of another kind, one is converted into the other.
"""

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from actip.gate.yaml import parse
from tests import documents, reference
from tests.conftest import ROOT, Ran, expect

PAGES = documents.WRITTEN_BY_HAND
OTHERS = [ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]  # how the project works: nobody copies an example from them
GENERATED = sorted(reference.FOLDER.rglob("*.md"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


class _Frame:
    """As much of a table of pandas as a page shows: rows that all have the same columns."""

    def __init__(self, rows: Sequence[Any], columns: Sequence[str] = ()) -> None:
        assert rows
        names = {tuple(columns or getattr(row, "_fields", ())) for row in rows if not isinstance(row, Mapping)}
        assert len(names) <= 1
        self.rows = rows


@pytest.fixture(name="reader")
def _reader(actip: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> documents.Reader:
    """A reader in a folder of their own, with a stand-in for pandas."""
    tables = ModuleType("pandas")
    tables.DataFrame = _Frame  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pandas", tables)
    return documents.Reader(actip, tmp_path, monkeypatch)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_what_a_page_shows_is_so(page: Path, reader: documents.Reader) -> None:
    """Commands run, outputs are word for word, files are of their format; UPDATE_GOLDEN=1 writes the outputs."""
    faults, now = reader.read(page.read_text(encoding="utf-8"))

    expect(page, now)
    assert faults == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_no_block_is_overlooked(page: Path) -> None:
    """A fence begins its line, and no command stands in a block without one."""
    text = page.read_text(encoding="utf-8")
    fenced = [each for each in documents.blocks(text) if each.language != "folder"]

    assert text.count("```") == 2 * len(fenced)
    assert re.findall(r"^ {4,}(?:\.venv/bin/)?actip .*", documents.prose(text), re.MULTILINE) == []


@pytest.mark.parametrize("page", [*PAGES, *OTHERS, *GENERATED], ids=_name)
def test_every_command_and_option_that_a_page_names_is_there(page: Path) -> None:
    """In tables and in sentences, too, and where a block is not run."""
    assert list(documents.slips(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("page", [*PAGES, *OTHERS, *GENERATED], ids=_name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file that is there, and a heading that it has."""
    assert list(documents.dead_links(page, page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("```sh\npip install actip\n```\n", "no command of actip"),
        ("```sh\nactip validate sample_data/faulty/bad_date.yaml\n```\n", "exit code 1"),
        ("```sh\nactip rules  # exit code 1\n```\n", "exit code 0"),
        ("```text\nanything\n```\n", "say why it is not run"),
        ("```bash\nactip rules\n```\n", "say why it is not run"),
        ("```yaml\nkey: value\n```\n", "say why it is not run"),
        ('```json\n{"format": "actip-figures/1"}\n```\n', "required property"),
        ("```yaml\nformat: actip-cycle/1\ncycle: '2025'\ndoo: 1\n```\n", "'doo'"),
        ("<!-- part of: actip-submission/1 -->\n```yaml\nexplanation: []\n```\n", "'explanation'"),
        ("<!-- not run: needs GitHub -->\n```yaml\nuses: actip/actip@v1\nwith: {path: a}\n```\n", "no input 'path'"),
        ("<!-- not run: needs a version -->\n```yaml\nrepo: HERE\nhooks: [{id: actips}]\n```\n", "no hook 'actips'"),
        ('```toml\nfail-on = "eror"\n```\n', "fail-on"),
        ("<!-- output: nothing -->\n```text\n```\n", "'nothing'"),
    ],
)
def test_what_is_not_so_is_told(text: str, fault: str, reader: documents.Reader) -> None:
    """With its line."""
    told, *_ = reader.read(f"# A page\n\n{text}")[0]

    assert fault in told
    assert told.startswith("line 3: ")


def test_an_output_that_changed_is_shown_as_it_is_now(reader: documents.Reader) -> None:
    """So that it can be held against the page, or written into it."""
    before = "<!-- output: --version -->\n```text\nactip 0\n```\n"

    faults, now = reader.read(before)

    assert faults == []
    assert re.fullmatch(r"<!-- output: --version -->\n```text\nactip \d+\.\d+\.\d+\n```\n", now)


def test_what_a_page_prepares_is_there_for_its_commands(reader: documents.Reader) -> None:
    """Files of the sample, in any format; files that it shows; what an earlier command wrote."""
    page = """<!-- folder
form.xlsx <- sample_data/2025/LAO_2025.yaml
2025 <- sample_data/2025
-->
<!-- file: 2025/cycle.yaml -->
```yaml
format: actip-cycle/1
cycle: "2025"
```

```sh
actip convert form.xlsx \\
  again.yaml      # a text
actip validate again.yaml
actip status 2025 --due 2026-03-31
```
"""

    assert reader.read(page) == ([], page)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("`actip validates FILE`", "no command validates"),
        ("Write `actip\nvalidate FILE --anotate X`.", "no option --anotate"),
        ("| `actip import glotip FILE --audience public` |", "no option --audience"),
        ("`--anotate`", "no command has --anotate"),
        ("<!-- not run: a reason -->\n```sh\nactip gaps --fail-on error\n```\n", "no option --fail-on"),
    ],
)
def test_a_command_that_is_not_there_is_told(text: str, slip: str) -> None:
    """Where it stands does not matter."""
    (told,) = documents.slips(text)

    assert slip in told


@pytest.mark.parametrize(
    "text", ["`actip validate X --annotate Y`", "`actip --version`", "`actip COMMAND --help`", "`pip install --user`"]
)
def test_a_command_that_is_there_is_no_slip(text: str) -> None:
    """Nor is one of another program."""
    assert list(documents.slips(text)) == []


def test_a_link_that_leads_nowhere_is_told() -> None:
    """A file, a heading of another page, a heading of this one."""
    page = ROOT / "docs" / "index.md"
    text = "# Here\n[a](nowhere.md) [b](asean.md#nowhere) [c](#nowhere) [d](#here) [e](https://example.org/x)"

    assert len(list(documents.dead_links(page, text))) == 3


def test_the_submission_shown_is_only_lacking(actip: Callable[..., Ran]) -> None:
    """A person may begin with it: its own figures raise no question, and the page says how much is still open."""
    shown = documents.block(lambda each: each.text.startswith("format: actip-submission/"))

    ran = actip("validate", "-", "--format", "json", stdin=shown.text)

    kinds = json.loads(ran.out)["totals"]["kinds"]
    (lacking,) = re.findall("([0-9]+) things are lacking", (ROOT / "docs" / "formats.md").read_text(encoding="utf-8"))
    assert ran.code == 0
    assert kinds == {"wrong": 0, "question": 0, "lacks": int(lacking), "explained": 0}


def test_the_round_shown_makes_a_form(actip: Callable[..., Ran], tmp_path: Path) -> None:
    """Whoever copies it has questions of each kind."""
    shown = documents.block(lambda each: each.text.startswith("format: actip-round/"))
    path = tmp_path / "round.yaml"
    path.write_text(shown.text)

    ran = actip("template", "--state", "LAO", "--period", "2027", "--round", path, "-o", tmp_path / "form.xlsx")

    assert ran.code == 0
    assert {each["kind"] for each in parse(shown.text).data["questions"]} == {"choice", "ticks", "text", "count"}


def test_every_command_is_told_on_a_page(actip: Callable[..., Ran]) -> None:
    """No command is hidden from a reader."""
    listed = re.findall(r"^  ([a-z]+)  ", actip("--help").out, re.MULTILINE)
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)

    assert listed
    assert [name for name in listed if f"`actip {name}" not in text] == []


def test_the_test_command_is_what_ci_runs() -> None:
    """.ci/run takes the line between the two marks."""
    (there,) = re.findall(r"<!-- tests -->(.*?)<!-- /tests -->", PAGES[0].read_text(encoding="utf-8"), re.DOTALL)

    assert len(re.findall("^python3 ", there, re.MULTILINE)) == 1


def test_the_reference_says_what_the_program_says() -> None:
    """`python -m tests.reference` writes it; no page of it is left over."""
    pages = reference.pages()

    assert {path.relative_to(reference.FOLDER).as_posix() for path in GENERATED} == set(pages)
    for name, text in pages.items():
        expect(reference.FOLDER / name, text)


def test_everything_with_an_id_has_its_place() -> None:
    """A heading that begins with it, on the page that is named for it, under the anchor that is named for it."""
    for name, place in reference.PLACES.items():
        page, _, anchor = place.partition("#")
        assert anchor
        assert f"\n({anchor})=\n## {name}: " in (reference.FOLDER / page).read_text(encoding="utf-8")
