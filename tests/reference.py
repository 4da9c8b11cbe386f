"""Write docs/reference: a place for every rule, obligation, indicator and command, in the program's own words.

Run `python -m tests.reference` where a rule, the catalogue or a command changed; a test tells where somebody did not.
Nothing is worded here but what leads from one page to another.
"""

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from itertools import groupby
from os.path import relpath
from textwrap import dedent

import typer

from actip.catalogue import catalogue
from actip.catalogue.entries import Obligation
from actip.catalogue.rounds import with_own_round
from actip.cli import add_commands
from actip.cli.app import app
from actip.form.meanings import UNVERIFIED
from actip.model.section import Section, Shown
from actip.reports import manual, verification
from actip.reports.reference import (
    Passage,
    explanation,
    obligation_list,
    of_indicator,
    of_obligation,
    of_rule,
    rule_list,
)
from actip.rules import RULES, TITLES
from actip.texts import language, languages
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "reference"
_EXAMPLE = "Example"  # the passage of a rule that shows what may be a text of a file: it is set as it stands
_WIDE = 500  # characters of a line of help, which is not to be broken: a page breaks it


def _anchor(name: str) -> str:
    """Return the anchor of what has this id, whatever its heading says besides."""
    return re.sub("[^a-z0-9]+", "-", name.lower())


_CATALOGUE = with_own_round(catalogue())  # as 'actip explain' has it
_INDICATORS = [entry for entry in _CATALOGUE.indicators.values() if entry.id not in _CATALOGUE.questions]
_ARTICLES = {
    number: list(several)
    for number, several in groupby(_CATALOGUE.obligations.values(), key=lambda obligation: obligation.article)
}
# Where everything that has an id is told, from docs/reference.
PLACES = {
    **{name: manual.of_rule(name).removeprefix("reference/").replace(".html", ".md") for name in RULES},
    **{
        name: f"obligations/article-{entry.article}.md#{_anchor(name)}"
        for name, entry in _CATALOGUE.obligations.items()
    },
    **{entry.id: f"indicators.md#{_anchor(entry.id)}" for entry in _INDICATORS},
}


def pages() -> dict[str, str]:
    """Return every page of the reference by its name in docs/reference."""
    return {
        "index.md": _index(),
        "rules/index.md": _rules(),
        **{f"rules/{family.lower()}.md": _family(family) for family in TITLES},
        "obligations/index.md": _obligations(),
        **{f"obligations/article-{number}.md": _article(number) for number in _ARTICLES},
        "indicators.md": _indicators(),
        "commands.md": _commands(),
        "languages.md": _languages(),
    }


def _languages() -> str:
    rows = [
        f"| {spoken.name} | `{code}` | {spoken.translated} | {spoken.reviewer or 'nobody yet: a draft'} |"
        for code in languages()[1:]
        for spoken in (language(code),)
    ]
    return _page(
        "# Languages",
        "English is the language in which everything is written; these are made of it. A draft is shown only where "
        "`--lang CODE` asks for it. It says so on the first sheet of a form, which then has the English beside each "
        "question and each entry of a list.",
        "\n".join(("| Language | Code | Texts translated | Reviewed by |", "|---|---|---|---|", *rows)),
        "`actip --version --lang CODE` says the same. What is not translated stands in English, marked (en).",
    )


def _index() -> str:
    return _page(
        "# Reference",
        "What the program says of itself, with an address for each thing. `actip explain` says the same on the screen.",
        "- [Rules](rules/index.md): what is looked for, how grave it is, and how it is mended\n"
        "- [Obligations](obligations/index.md): what is asked, by the articles of the Convention\n"
        "- [Indicators](indicators.md): the figures, and how each is broken down\n"
        "- [Commands](commands.md): their options, and the exit codes\n"
        "- [Languages](languages.md): how far each is translated, and who has reviewed it",
        _contents("rules/index", "obligations/index", "indicators", "commands", "languages"),
    )


def _rules() -> str:
    parts = [
        part
        for family, title in TITLES.items()
        for part in (f"## {family}: {title}", _table(rule_list(), _of_family(family), "rules"))
    ]
    return _page("# Rules", f"{rule_list().title}.", *parts, _contents(*map(str.lower, TITLES)))


def _family(family: str) -> str:
    names = _of_family(family)
    parts = [part for name in names for part in _entry(name, of_rule(RULES[name]), "rules")]
    return _page(f"# {family}: {TITLES[family]}", _table(rule_list(), names, "rules"), *parts)


def _of_family(family: str) -> list[str]:
    return [name for name, rule in RULES.items() if rule.family == family]


def _obligations() -> str:
    parts = [
        part
        for number in _ARTICLES
        for part in (f"## Article {number}: {_CATALOGUE.articles[number].title}", _of_article(number))
    ]
    contents = _contents(*(f"article-{number}" for number in _ARTICLES))
    return _page("# Obligations", verification(_CATALOGUE), _sign(), *parts, contents)


def _sign() -> str:
    """Return what the sign at the number of an article means."""
    _, *meaning = explanation(UNVERIFIED, _CATALOGUE)
    return f"{UNVERIFIED} {_plain(' '.join(line.text for line in meaning))}"


def _article(number: int) -> str:
    article, several = _CATALOGUE.articles[number], _ARTICLES[number]
    unread = "" if all(obligation.verified for obligation in several) else _sign()
    parts = [
        part
        for obligation in several
        for part in _entry(obligation.id, _with_sign(obligation, of_obligation(obligation, _CATALOGUE)), "obligations")
    ]
    head = (f"# Article {number}: {article.title}", f"Chapter {article.chapter}", _of_article(number), unread)
    return _page(*head, *parts)


def _of_article(number: int) -> str:
    listed = obligation_list(_CATALOGUE, victim_rights=False, pillar="", core=False)
    rows = tuple(
        (name, article if _CATALOGUE.obligations[name.text].verified else Shown(article.text + UNVERIFIED), *others)
        for name, article, *others in listed.rows
    )
    return _table(listed._replace(rows=rows), [obligation.id for obligation in _ARTICLES[number]], "obligations")


def _with_sign(obligation: Obligation, passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield what is said of an obligation, with the sign at its article where nobody has verified the text."""
    first, *others = passages
    article, *texts = first.texts
    signed = article if obligation.verified else article.replace(" (", f"{UNVERIFIED} (", 1)
    yield first._replace(texts=(signed, *texts))
    yield from others


def _indicators() -> str:
    rows = (f"| [{entry.id}](#{_anchor(entry.id)}) | {_plain(entry.title)} |" for entry in _INDICATORS)
    parts = [part for entry in _INDICATORS for part in _entry(entry.id, of_indicator(entry, _CATALOGUE), "")]
    return _page("# Indicators", "\n".join(("| Indicator | What is counted |", "|---|---|", *rows)), *parts)


def _entry(name: str, passages: Iterable[Passage], folder: str) -> Iterator[str]:
    """Yield what is said of one thing: its id is its address, and its heading begins with it."""
    first, *others = passages
    yield f"({_anchor(name)})=\n## {name}: {_plain(first.title.partition('  ')[2])}"
    mark = "- " if len(first.texts) > 1 else ""
    yield "\n".join(f"{mark}{_linked(text, name, folder)}" for text in first.texts)
    for title, texts, _ in others:
        if title == _EXAMPLE:
            yield f"**{title}**:"
            yield "\n".join(("```text", *texts, "```"))
        elif len(texts) == 1:
            yield f"**{_plain(title)}**: {_linked(texts[0], name, folder)}"
        else:
            yield f"**{_plain(title)}**:"
            yield "\n".join(f"- {_linked(text, name, folder)}" for text in texts)


def _linked(text: str, itself: str, folder: str) -> str:
    """Return a text for a page, in which every id but that of the entry itself leads to its place."""

    def link(word: re.Match[str]) -> str:
        leads = word[0] in PLACES and word[0] != itself
        return f"[{word[0]}]({_way(PLACES[word[0]], folder)})" if leads else word[0]

    return re.sub(r"[A-Za-z][\w-]*(?:\.\w+)*", link, _plain(text)).replace("  ", ": ")  # a code, then its meaning


def _way(place: str, folder: str) -> str:
    """Return how a page in a folder of the reference leads to a place."""
    return relpath(place, folder or ".").replace("\\", "/")


def _commands() -> str:
    add_commands()
    group = typer.main.get_command(app)
    context = group.context_class(group, info_name="actip", terminal_width=_WIDE)
    ending = ("## Exit codes", _plain(app.info.epilog or ""))
    return _page("# Commands", _plain(app.info.help or ""), *_of_group(group, context), *ending)


def _of_group(group: typer.core.TyperGroup, context: typer.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        own = command.context_class(command, info_name=name, parent=context, terminal_width=_WIDE)
        if command.hidden:
            continue
        if hasattr(command, "list_commands"):
            yield from _of_group(command, own)
        else:
            yield from _of_command(command, own)


def _of_command(command: typer.core.TyperCommand, context: typer.Context) -> Iterator[str]:
    yield f"## {context.command_path.removeprefix('actip ')}"
    yield _plain(cleandoc(command.help or ""))
    yield "\n".join(("```text", command.get_usage(context).removeprefix("Usage: "), "```"))
    records = filter(None, (parameter.get_help_record(context) for parameter in command.get_params(context)))
    rows = (f"| `{name.replace('|', chr(92) + '|')}` | {_plain(what)} |" for name, what in records)
    yield "\n".join(("| Argument or option | What it does |", "|---|---|", *rows))
    for part in filter(None, (command.epilog or "").split("\b\n")):
        title, *lines = part.strip().splitlines()
        yield title
        yield "\n".join(("```sh" if title == "Examples:" else "```text", dedent("\n".join(lines)), "```"))


def _table(listed: Section, names: Iterable[str], folder: str) -> str:
    """Return the rows of a list whose first column is one of these ids, each a link to its place."""
    rows = (
        f"| {_linked(first.text, '', folder)} | {' | '.join(_plain(cell.text) for cell in others)} |"
        for first, *others in listed.rows
        if first.text in names
    )
    head = " | ".join(column.title for column in listed.columns)
    return "\n".join((f"| {head} |", "|---" * len(listed.columns) + "|", *rows))


def _contents(*names: str) -> str:
    return "\n".join(("```{toctree}", ":hidden:", "", *names, "```"))


def _plain(text: str) -> str:
    """Return a text as one of a page: no sign of it is one of Markdown."""
    return re.sub(r"([\\`*\[\]<>|]|(?<!\w)_|_(?!\w))", r"\\\1", text)


def _page(*parts: str) -> str:
    return "\n\n".join(filter(None, parts)) + "\n"


if __name__ == "__main__":
    for path in FOLDER.rglob("*.md"):
        path.unlink()  # what has another name now is not left over
    for name, text in pages().items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(text, encoding="utf-8")
