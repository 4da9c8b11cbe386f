"""Own the `Catalogue` that the program works with, made of the one file that `actip build` packs."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType as Frozen
from typing import Any

from actip.catalogue.entries import (
    Article,
    Catalogue,
    Code,
    CodeList,
    Dimension,
    Expected,
    Indicator,
    Limit,
    MemberState,
    Migration,
    Obligation,
    Question,
    Round,
    Side,
    Telling,
)
from actip.catalogue.rounds import asking
from actip.catalogue.translated import in_language
from actip.errors import CatalogueError
from actip.gate.files import read_packaged
from actip.gate.json import load_packaged
from actip.resources import folder
from actip.texts import ENGLISH, language


def catalogue(code: str = ENGLISH.code) -> Catalogue:
    """Return the catalogue that this version of the program brings, in a language.

    Raises CatalogueError where it is damaged, UnknownName for a language that there is not.
    """
    return _catalogue(code)


def same_in(code: str, one: Catalogue) -> Catalogue:
    """Return the catalogue in another language, asking the questions of the same rounds."""
    other = catalogue(code)
    return asking(other, [other.round if round == one.round else round for round in one.rounds])


@cache  # here, where a default is no second way to ask for one
def _catalogue(code: str) -> Catalogue:
    if code != ENGLISH.code:
        return in_language(catalogue(), language(code))
    try:
        return build(**load_packaged(read_packaged(folder("schemas") / "catalogue.json"), "catalogue.json"))
    except (KeyError, TypeError, AttributeError) as error:
        raise CatalogueError("The catalogue of this installation is damaged.", "Install actip again.") from error


def build(
    obligations: Mapping[str, Any],
    indicators: Mapping[str, Any],
    codes: Mapping[str, Any],
    states: Mapping[str, Any],
    migrations: Mapping[str, Any],
    round: Mapping[str, Any],
    limits: Mapping[str, Any] = Frozen({"limits": {}}),
) -> Catalogue:
    """Return the catalogue that the content of the seven files under schemas/ describes."""
    return Catalogue(
        version=obligations["meta"]["version"],
        warning=obligations["meta"]["warning"],
        articles=Frozen({entry["number"]: Article(**entry) for entry in obligations["articles"]}),
        obligations=Frozen({entry["id"]: _obligation(entry) for entry in obligations["obligations"]}),
        dimensions=Frozen({name: Dimension(name, **entry) for name, entry in indicators["dimensions"].items()}),
        indicators=Frozen({name: _indicator(name, entry) for name, entry in indicators["indicators"].items()}),
        lists=Frozen({name: _code_list(name, entry) for name, entry in codes["lists"].items()}),
        states=Frozen(
            {
                entry["iso3"]: MemberState(
                    entry["iso3"],
                    entry["iso2"],
                    entry["name"],
                    voluntary=entry["party"] != "confirmed",
                    also=(entry["formal_name"], *entry.get("also", ())),
                    population=entry.get("population", {}).get("value", 0),
                    currencies=(*entry.get("currencies", ()), *states.get("currencies_of_partners", ())),
                )
                for entry in sorted(states["states"], key=lambda state: str(state["name"]))
            }
        ),
        versions=tuple(migrations["versions"]),
        migrations=tuple(Migration(**{**entry, "new": tuple(entry["new"])}) for entry in migrations["changes"]),
        round=round_of(round),
        limits=tuple(_limits(limits["limits"], indicators["indicators"])),
    )


def round_of(definition: Mapping[str, Any]) -> Round:
    """Return the round that a definition of a valid shape describes."""
    questions = tuple(_question(entry) for entry in definition["questions"])
    words = {name: str(definition[name]) for name in ("period", "note") if name in definition}
    return Round(str(definition["id"]), definition["title"], questions, **words)


def _question(entry: Mapping[str, Any]) -> Question:
    choices = tuple(Code(code, label) for code, label in entry.get("choices", {}).items())
    several = {name: tuple(entry.get(name, ())) for name in ("obligations", "apa_item")}
    return Question(**{**entry, "choices": choices, **several})


def _obligation(entry: Mapping[str, Any]) -> Obligation:
    optional: dict[str, Any] = {
        "paragraph": None, "cycle": "every", "apa_item": (), "covers": {}, "adverse": (), "expects": (), "shows": (),
        "arises": (), "by_being_party": False, "note": "",
    }  # fmt: skip
    values = {**optional, **entry}
    values["covers"] = tuple(Code(code, label) for code, label in values["covers"].items())
    values["expects"] = tuple(Expected(**_with_tuples(expected)) for expected in values["expects"])
    for name in ("shows", "arises"):
        values[name] = tuple(Telling(**telling) for telling in values[name])
    for name in ("asks", "apa_item", "evidence", "indicators", "adverse"):
        values[name] = tuple(values[name])
    return Obligation(**values)


def _indicator(name: str, entry: Mapping[str, Any]) -> Indicator:
    optional: dict[str, Any] = {"overlapping": (), "subsets": (), "partner": "", "core": False}
    values = {**optional, **entry}
    for several in ("measures", "dimensions", "overlapping", "subsets"):
        values[several] = tuple(values[several])
    return Indicator(name, **values)


def _limits(entries: Mapping[str, Any], indicators: Mapping[str, Any]) -> Iterator[Limit]:
    """Yield the limits; one that names no table for each indicator that has figures of its kind."""
    for name, entry in entries.items():
        for table in _tables(entry["what"], indicators):
            yield Limit(
                name,
                entry["rule"],
                _side(entry["what"], table),
                tuple(_side(side, table) for side in entry["at_most"]),
                frozenset(entry["by"]),
                entry["holds"] == "usually",
                entry["reason"],
                Frozen({key: tuple(codes) for key, codes in entry.get("only", {}).items()}),
                tuple(entry.get("without", ())),
                entry.get("unlike", False),
            )


def _tables(what: Mapping[str, Any], indicators: Mapping[str, Any]) -> Iterable[str]:
    if "indicator" in what or "sheet" in what:
        return [what.get("indicator") or what["sheet"]]
    return [name for name, entry in indicators.items() if entry.get("subsets")]


def _side(side: Mapping[str, Any], table: str) -> Side:
    coordinates = {key: code for key, code in side.items() if key not in ("indicator", "sheet", "each", "any")}
    return Side(
        side.get("indicator") or side.get("sheet") or table,
        Frozen(coordinates),
        tuple(side.get("each", ())),
        tuple(side.get("any", ())),
    )


def _code_list(name: str, entry: Mapping[str, Any]) -> CodeList:
    codes = {
        code: Code(code, values) if isinstance(values, str) else Code(code, **_with_tuples(values))
        for code, values in entry["codes"].items()
    }
    return CodeList(name, **{**entry, "codes": Frozen(codes)})


def _with_tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
