"""Read the pages that people read: their blocks and what marks them, the commands they name, and where they lead.

`tests/test_documents.py` says at its head how a block is marked.
"""

import json
import re
import shlex
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer
import yaml
from jsonschema import Draft202012Validator

from actip.cli import add_commands
from actip.cli.app import app
from actip.errors import ActipError
from actip.gate.yaml import parse
from actip.settings import settings
from tests.conftest import ROOT, Ran
from tests.test_schemas import OF_FORMAT

WRITTEN_BY_HAND = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_MARK = re.compile(r"<!-- (?P<name>[a-z ]+)(?:: (?P<value>.*?))? -->")
_PART = re.compile(
    r"^<!-- folder\n(?P<folder>.*?)^-->$|"
    r"(?P<marks>(?:^<!-- [^\n]* -->\n)*)^```(?P<language>\S*)[^\n]*\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"(?:\.venv/bin/)?actip (?P<rest>.*)")
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
_OURS = re.compile(r"\./|.*actip|[A-Z_]+\b")  # this repository, by its name or by words in capitals in place of it
_LINK = re.compile(r"\]\((?P<path>[^():#]*)(?:#(?P<anchor>[^()]*))?\)")


class Block(NamedTuple):
    """One fenced block of a page, with what marks it; or, without a language, the files of a folder."""

    line: int
    language: str
    text: str
    marks: Mapping[str, str]

    @property
    def is_run(self) -> bool:
        """Whether nobody says why it is not."""
        return "not run" not in self.marks


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a page, and its folders as blocks of the language 'folder', from top to bottom."""
    for part in _PART.finditer(text):
        line = text.count("\n", 0, part.start()) + 1
        if part["folder"] is not None:
            yield Block(line, "folder", part["folder"], {})
        else:
            marks = {mark["name"]: mark["value"] or "" for mark in _MARK.finditer(part["marks"])}
            yield Block(line, part["language"], part["text"], marks)


def block(holds: Callable[[Block], object]) -> Block:
    """Return the one block of all pages of which this holds, wherever it stands."""
    (only,) = [each for page in WRITTEN_BY_HAND for each in blocks(page.read_text(encoding="utf-8")) if holds(each)]
    return only


def text_of(name: str) -> str:
    """Return the text of the one block with this name."""
    return block(lambda each: name in each.marks).text


def prose(text: str) -> str:
    """Return a page without its blocks and comments."""
    return re.sub(r"<!--.*?-->", "", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), flags=re.DOTALL)


def slips(text: str) -> Iterator[str]:
    """Yield what no command is, or has, among the commands and options that a page names."""
    spans = [" ".join(span.split()) for _, span in re.findall(r"(`+)([^`]+)\1", prose(text))]
    lines = [line for each in blocks(text) if each.language == "sh" for line, _ in _commands(each.text)]
    options_of = _options()
    for words in [*spans, *lines]:
        if command := _COMMAND.fullmatch(words):
            yield from (f"`{words}`: {slip}" for slip in _slips_of(command["rest"], options_of))
        elif words.startswith("--"):
            unknown = set(_OPTION.findall(words)) - set().union(*options_of.values())
            yield from (f"`{words}`: no command has {option}" for option in unknown)


def _slips_of(rest: str, options_of: Mapping[str, set[str]]) -> Iterator[str]:
    first, second = [*rest.split(), "", ""][:2]
    name = next((name for name in (f"{first} {second}", first) if name in options_of), "")
    if not name and re.fullmatch("[a-z]+", first):
        yield f"there is no command {first}"
    else:  # without a command, or with a word in capitals in place of one, it can be an option of any
        own = options_of[name] if name else set().union(*options_of.values())
        yield from (f"it has no option {option}" for option in _OPTION.findall(rest) if option not in own)


def _options() -> dict[str, set[str]]:
    """Return the options of every command by its name; those of `import glotip` and of `import`, too."""
    add_commands()

    def below(command: Any, context: Any, name: str) -> Iterator[tuple[str, set[str]]]:
        options = {option for each in command.get_params(context) for option in (*each.opts, *each.secondary_opts)}
        yield name, {*options, "-h", "--help"}
        for further in command.list_commands(context) if hasattr(command, "list_commands") else ():
            own = command.get_command(context, further)
            yield from below(own, own.context_class(own, parent=context), f"{name} {further}".strip())

    group = typer.main.get_command(app)
    return dict(below(group, group.context_class(group), ""))


def dead_links(path: Path, text: str) -> Iterator[str]:
    """Yield every link of a page to a file that is not there, or to a heading that it does not have."""
    for link in _LINK.finditer(prose(text)):
        there = path.parent / link["path"] if link["path"] else path
        if not there.exists():
            yield f"{link['path']} is not there"
        elif link["anchor"] and link["anchor"] not in _anchors(text if there == path else there.read_text("utf-8")):
            yield f"{link['path']} has no heading #{link['anchor']}"


def _anchors(text: str) -> set[str]:
    """Return the anchors of a page: of its headings, as it is shown unbuilt, and those that it names for Sphinx."""
    headings = [heading.lower() for heading in re.findall(r"^#+ (.*)$", prose(text), re.MULTILINE)]
    named = re.findall(r"^\((.*)\)=$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in headings} | set(named)


def _commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block, and what is remarked behind it."""
    for line in text.replace("\\\n", " ").splitlines():
        command, *remarks = re.split(r"(?:^|\s)#", line, maxsplit=1)
        if command.strip():
            yield command.strip(), "".join(remarks)


class Reader:
    """Somebody who does what a page says, from top to bottom, in a folder of their own with the sample in it."""

    def __init__(self, actip: Callable[..., Ran], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.actip, self.folder, self.monkeypatch = actip, folder, monkeypatch
        self.names: dict[str, Any] = {}

    def read(self, text: str) -> tuple[list[str], str]:
        """Return what is not as the page says, each with its line; and the page with every output as it is now."""
        self._enter("")
        faults: list[str] = []
        now = text
        for each in blocks(text):
            faults += (f"line {each.line}: {fault}" for fault in self._of(each))
            if (command := each.marks.get("output")) and each.is_run:
                ran = self.actip(*shlex.split(command))
                faults += [f"line {each.line}: {ran.err}"] if ran.code > 1 else []
                now = now.replace(f"```{each.language}\n{each.text}```", f"```{each.language}\n{ran.out}```")
        return faults, now

    def _of(self, each: Block) -> Iterator[str]:
        if each.language == "folder":
            self._enter(each.text)
        if name := each.marks.get("file"):
            self._write(name, each.text)
        if each.language in ("yaml", "json"):
            yield from _unfit(each)
        if not each.is_run or each.language == "folder" or each.language.startswith("{"):  # a word to Sphinx
            return
        if each.language == "sh":
            yield from self._run(each.text)
        elif each.language == "python":
            exec(each.text, self.names)  # noqa: S102  it is our own page
        elif each.language == "toml":
            yield from self._set(each.text)
        elif not {"output", "file", "part of"} & set(each.marks) and not _format(each):
            yield "say why it is not run: <!-- not run: ... -->"

    def _enter(self, files: str) -> None:
        """Go to a new folder with the sample and these files in it."""
        here = self.folder / str(len(list(self.folder.iterdir())))
        shutil.copytree(ROOT / "sample_data", here / "sample_data")
        self.monkeypatch.chdir(here)
        for line in files.splitlines():
            name, source = Path(line.partition(" <- ")[0]), ROOT / line.partition(" <- ")[2]
            name.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, name)
            elif name.suffix == source.suffix:
                shutil.copy(source, name)
            else:
                assert self.actip("convert", source, name).code == 0

    def _write(self, name: str, text: str) -> None:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")

    def _run(self, text: str) -> Iterator[str]:
        for command, remark in _commands(text):
            words = shlex.split(command)
            if words[0].rpartition("/")[2] != "actip":
                yield f"'{command}' is no command of actip; say why it is not run: <!-- not run: ... -->"
                return
            expected = re.search("exit code ([0-9])", remark)
            ran = self.actip(*words[1:])
            if ran.code != (int(expected[1]) if expected else 0):
                yield f"'{command}': exit code {ran.code}\n{ran.err}"

    def _set(self, text: str) -> Iterator[str]:
        name = Path("pyproject.toml" if text.startswith("[tool.actip]") else "actip.toml")
        before = name.read_text() if name.exists() else None
        name.write_text(text, encoding="utf-8")
        try:
            settings({})
        except ActipError as error:
            yield f"{error.message} {error.hint}"
        if before is None:
            name.unlink()


def _format(each: Block) -> str | None:
    """Return which of our formats a block says it is in, or is part of."""
    if each.language not in ("yaml", "json"):
        return None
    first = re.search(r"^\W*format\W+(actip-[a-z]+/[0-9]+)", each.text, re.MULTILINE)
    return each.marks.get("part of") or (first[1] if first else None)


def _unfit(each: Block) -> Iterator[str]:
    """Yield why a block is not of its format; of others' formats, which inputs and hooks of ours there are none."""
    if name := _format(each):
        schema = json.loads((ROOT / "schemas" / f"{OF_FORMAT[name]}.schema.json").read_text(encoding="utf-8"))
        schema |= {"required": []} if "part of" in each.marks else {}
        content = {"format": name, **parse(each.text).data}
        for error in Draft202012Validator(schema).iter_errors(content):
            yield f"{error.json_path}: {error.message}"
    elif each.language == "yaml":
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
        inputs = yaml.safe_load((ROOT / "action.yml").read_text())["inputs"]
        for entry in _groups(yaml.safe_load(each.text)):
            if _OURS.match(str(entry.get("uses", ""))):
                yield from (f"the action has no input '{key}'" for key in set(entry.get("with", {})) - set(inputs))
            if _OURS.match(str(entry.get("repo", ""))):
                yield from (f"there is no hook '{own['id']}'" for own in entry["hooks"] if own["id"] != hook["id"])


def _groups(content: object) -> Iterator[dict[str, Any]]:
    """Yield every group of keys in a text, the outer before those inside it."""
    if isinstance(content, dict):
        yield content
    inner = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    for entry in inner:
        yield from _groups(entry)
