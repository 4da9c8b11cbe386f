"""Own what an id leads to besides rules, obligations and indicators: articles, lists, codes, keys and the form."""

import re
from collections.abc import Iterable, Iterator

from actip.catalogue.entries import Catalogue, CodeList
from actip.catalogue.plan import asked_under
from actip.form.sheets import form
from actip.format.fields import SUBMISSION, every_key
from actip.reports import Line

_CITED = re.compile(r"(?:actip|art(?:icle|\.)?)?[\s.-]*([0-9]+)((?:[\s.]*\(?[a-z0-9]{1,3}\)?)*)", re.IGNORECASE)
_SDG = "16.2.2"


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


def meanings(catalogue: Catalogue) -> dict[str, list[Line]]:
    """Return what each other id means, by the id in lower case; one that means several things has all of them."""
    lines: dict[str, list[Line]] = {}
    for name, words in _entries(catalogue):
        before = lines.setdefault(name.casefold(), [])
        before += [*([Line("")] if before else []), *words]
    return lines


def _entries(catalogue: Catalogue) -> Iterator[tuple[str, list[Line]]]:
    sdg = "Detected victims of trafficking per 100,000 of the population, by sex, age and form of exploitation."
    for name in (f"SDG {_SDG}", f"SDG-{_SDG}", _SDG):
        yield name, [Line(f"SDG {_SDG}", "title"), Line(sdg), Line("'actip report --region' has them under 'Rates'.")]
    for codes in catalogue.lists.values():
        listed = (f"  {code.code}  {code.label}" for code in codes.codes.values())
        yield codes.name, _words(codes.name, codes.title, [codes.description, *listed])
        for code in codes.codes.values():
            yield code.code, list(_code(code.code, codes, catalogue))
    for state in catalogue.states.values():
        for name in (state.iso3, state.iso2, state.name):
            yield name, _words(state.iso3, state.name, ["A member state of ASEAN."])
    for dimension in catalogue.dimensions.values():
        about = f"A way to break figures down, by the codes of the list '{dimension.codes}'."
        yield dimension.name, _words(dimension.name, dimension.title, [about])
    keys = {(key.name, key.title, key.about): key for key in every_key(SUBMISSION) if key.name}
    for key in keys.values():
        offered = f"One of the codes of the list '{key.codes}'." if key.codes else ""
        yield key.name, _words(key.name, f"{key.title} (a key of a submission)", [key.about, offered])
    for sheet in form(catalogue).sheets:
        tables = [f"  {table.title}" for table in sheet.tables]
        yield sheet.name, _words(sheet.name, f"{sheet.title} (a sheet of the form)", [sheet.lead, *tables])
        for table in sheet.tables:
            place = f"A table of the form, on the sheet '{sheet.name}'."
            yield table.name, _words(table.name, table.title.removeprefix(f"{table.name}. "), [place, table.lead])


def _code(name: str, codes: CodeList, catalogue: Catalogue) -> Iterator[Line]:
    code = codes.codes[name]
    group = f"In SDG {_SDG}: {catalogue.label('form_groups', code.sdg_group)}." if code.sdg_group else ""
    under = f"Asked under: {asked_under(code, catalogue)}." if codes.name == "apa_items" else ""
    place = f"A code of the list '{codes.name}': {codes.title}."
    yield from _words(name, code.label, [code.description, place, group, under])


def _words(name: str, title: str, about: Iterable[str]) -> list[Line]:
    return [Line(f"{name}  {title}", "title"), *(Line(words) for words in about if words)]
