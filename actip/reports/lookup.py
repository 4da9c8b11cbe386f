"""Own what an id or a word leads to besides rules, obligations and indicators.

That is an article, a list, a code by itself or by its label, a key, a sheet or a table of the form.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from textwrap import wrap

from actip.catalogue import same_in
from actip.catalogue.entries import Catalogue, CodeList
from actip.catalogue.plan import asked_under
from actip.form.meanings import UNVERIFIED, defined
from actip.form.sheets import form
from actip.format import words
from actip.format.fields import SUBMISSION
from actip.format.keys import Key
from actip.gate.scalars import folded
from actip.model import COUNTED, EXPLAINED, Kind
from actip.model.play import StateOfPlay
from actip.reports import Line
from actip.reports.findings import kind_title
from actip.sections.standing import meaning
from actip.texts import ENGLISH, languages

# At most four steps below an article: more of them are none, and would be tried in every way there is.
_STEPS = r"(?:[\s.]*\(?[a-z0-9]{1,3}\)?){0,4}"
_CITED = re.compile(rf"(?:actip|art(?:icle|\.)?)?[\s.-]*([0-9]{{1,3}})({_STEPS})", re.IGNORECASE)
_SDG = "16.2.2"
_KINDS = {
    Kind.WRONG.value: "The file cannot be relied on or passed on until it is mended.",
    Kind.QUESTION.value: "It can be right: mend what is not so, or give the reason once, which every report shows.",
    Kind.LACKS.value: "What the report does not have yet. Nothing has to be done: a truthful gap is never an error.",
    EXPLAINED: "The state gave its reason. It is counted apart, and stands in every report beside what was found.",
}
WIDTH = 96  # of running text


def cited(name: str) -> str | None:
    """Return the id of the obligation or article that is cited: `Art. 14(7)`, `14.7` and `actip-14.7` are one."""
    citation = _CITED.fullmatch(name.strip())
    return ".".join([f"ACTIP-{int(citation[1])}", *re.findall("[a-z0-9]+", citation[2].lower())]) if citation else None


def article(name: str, catalogue: Catalogue) -> list[Line]:
    """List the obligations of an article, or of a paragraph that has several; nothing where there is none."""
    number = int(name.removeprefix("ACTIP-").partition(".")[0])
    below = [entry for entry in catalogue.obligations.values() if f"{entry.id}.".startswith(f"{name}.")]
    there = catalogue.articles.get(number)
    if there is None or not (below or name == f"ACTIP-{number}"):
        return []
    lines = [Line(f"Article {number}  {there.title}", "title"), Line(f"Chapter {there.chapter}"), Line("")]
    return [*lines, *(Line(f"  {entry.id:14} {entry.title}") for entry in below)]


def meanings(catalogue: Catalogue) -> dict[str, list[Iterable[Line]]]:
    """Return what each other id or word means, in folded letters: the lines for each thing that is called so."""
    entries: dict[str, list[Iterable[Line]]] = {}
    for name, lines in _entries(catalogue):
        entries.setdefault(folded(name), []).append(lines)
    return entries


def joined(several: Iterable[Iterable[Line]]) -> list[Line]:
    """Join the lines for several things, each once: a code that is written as its label leads there twice."""
    lines: list[Line] = []
    for entry in dict.fromkeys(map(tuple, several)):
        lines += [*([Line("")] if lines else []), *entry]
    return lines


def in_other_languages(word: str, catalogue: Catalogue) -> list[Line]:
    """Return what a label or heading in another language of the program means; nothing where none has it."""
    several: list[Iterable[Line]] = []
    for language in (entry for entry in languages() if entry != ENGLISH.code):
        spoken = same_in(language, catalogue)
        for codes in spoken.lists.values():
            labels = [code.code for code in codes.codes.values() if folded(code.label) == word]
            several += [_code(code, catalogue.lists[codes.name], catalogue) for code in labels]
        several += [_key(*entry) for entry in _keys() if folded(words.heading(entry[0], spoken.language)) == word]
    return joined(several)


def _entries(catalogue: Catalogue) -> Iterator[tuple[str, Iterable[Line]]]:
    """Yield every name with its lines, which are made where somebody asks for them."""
    sdg = "Detected victims of trafficking per 100,000 of the population, by sex, age and form of exploitation."
    for name in (f"SDG {_SDG}", f"SDG-{_SDG}", _SDG):
        yield name, [Line(f"SDG {_SDG}", "title"), Line(sdg), Line("'actip report --region --section Rates' has them.")]
    for codes in catalogue.lists.values():
        listed = (f"  {code.code}  {code.label}" for code in codes.codes.values())
        yield codes.name, _words(codes.name, codes.title, [codes.description, *listed])
        for code in codes.codes.values():
            for name in (code.code, code.label, *code.also):
                yield name, _code(code.code, codes, catalogue)
    for state in catalogue.states.values():
        for name in (state.iso3, state.iso2, state.name):
            yield name, _words(state.iso3, state.name, ["A member state of ASEAN."])
    for dimension in catalogue.dimensions.values():
        about = f"A way to break figures down, by the codes of the list '{dimension.codes}'."
        yield dimension.name, _words(dimension.name, dimension.title, [about])
    for key, above in _keys():
        for name in (key.name, key.heading):
            yield name, _key(key, above)
    for name in COUNTED:
        yield name, _words(name, f"{kind_title(name, ENGLISH)} (a kind of finding)", [_KINDS[name]])
    yield from _states_of_play(catalogue)
    unverified = next(row for row in defined(catalogue) if row.word == UNVERIFIED)
    yield UNVERIFIED, _words(UNVERIFIED, "A text that nobody has verified yet", [unverified.meaning])
    for sheet in form(catalogue).sheets:
        tables = [f"  {table.title}" for table in sheet.tables]
        yield sheet.name, _words(sheet.name, f"{sheet.title} (a sheet of the form)", [sheet.lead, *tables])
        for table in sheet.tables:
            if (folded(table.name), table.lead) == (folded(sheet.name), sheet.lead):
                continue  # the sheet says it already
            place = f"A table of the form, on the sheet '{sheet.name}'."
            yield table.name, _words(table.name, table.title.removeprefix(f"{table.name}. "), [place, table.lead])


def _states_of_play(catalogue: Catalogue) -> Iterator[tuple[str, Iterable[Line]]]:
    """Yield where an obligation can stand, as the map of a report says it, and the whole table of it."""
    place = "Where an obligation stands in a state, as a report on a region maps it."
    for play in StateOfPlay:
        title = f"{play.sign} (where it stands)"
        for name in (play.words, play.sign):
            yield name, _words(play.words, title, [meaning(play, catalogue), place])
    lead = "Made of the state's own answers on law and practice, by this table alone:"
    table = [f"{play.sign} {play.words}: {meaning(play, catalogue)}" for play in StateOfPlay]
    for name in ("state of play", "where it stands"):
        yield name, _words("state of play", "Where an obligation stands in a state", [lead, *table])


def _keys() -> Iterator[tuple[Key, Collection[str]]]:
    """Yield the keys of a submission, each once that says something of its own, with the paths that it stands under."""
    keys: dict[tuple[str, str, str], tuple[Key, dict[str, None]]] = {}
    for key, above in _keys_below(SUBMISSION, ""):
        keys.setdefault((key.name, key.title, key.about), (key, {}))[1][above] = None
    yield from keys.values()


def _keys_below(key: Key, above: str) -> Iterator[tuple[Key, str]]:
    """Yield the keys below a key that have a name, each with the path to it."""
    for below in key.keys:
        if below.name:
            yield below, above
        yield from _keys_below(below, ".".join(filter(None, (above, below.name))))


def _key(key: Key, above: Collection[str]) -> Iterator[Line]:
    offered = f"One of the codes of the list '{key.codes}'." if key.codes else ""
    places = [f"'{name}'" for name in above if name]
    place = f"It stands under {ENGLISH.row_of(places)}." if places else ""
    return _words(key.name, f"{key.title} (a key of a submission)", [key.about, offered, place])


def _code(name: str, codes: CodeList, catalogue: Catalogue) -> Iterator[Line]:
    """Say what a code means, in which list, and what follows from choosing it."""
    code = codes.codes[name]
    group = f"In SDG {_SDG}: {catalogue.label('form_groups', code.sdg_group)}." if code.sdg_group else ""
    under = f"Asked under: {asked_under(code, catalogue)}." if codes.name == "apa_items" else ""
    place = f"A code of the list '{codes.name}': {codes.title}."
    follows = f"What follows: {code.follows}" if code.follows else ""
    yield from _words(name, code.label, [code.description, place, follows, group, under])


def _words(name: str, title: str, about: Iterable[str]) -> Iterator[Line]:
    yield Line(f"{name}  {title}", "title")
    yield from (Line(line) for text in about for line in wrap(text, WIDTH))
