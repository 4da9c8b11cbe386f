"""Own the reading of what is printed: each figure of a table or a copy as a fact, by no code of the program.

What the indicators, dimensions and codes mean is read from `schemas/`, as a reader of the report can read it too.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_SCHEMAS = Path(__file__).parent.parent.parent / "schemas"
Key = frozenset[tuple[str, str]]
VALUE, BELOW, SUPPRESSED = "value", "below", "suppressed"
_NO_COORDINATE = frozenset(
    (
        *("state", "period_start", "period_end", "origin", "indicator", "measure", "currency", "child_age"),
        *("value", "status", "below", "missing", "where", "note"),
    )
)


class Place(NamedTuple):
    """One table: of a state, a period, an indicator and a measure."""

    state: str
    start: str
    end: str
    indicator: str
    measure: str


class Fact(NamedTuple):
    """One figure: `kind` is 'value', 'below' or the reason why there is none; `number` goes with the first two."""

    place: Place
    key: Key
    kind: str
    number: int = 0


class Indicator(NamedTuple):
    """What the catalogue says of an indicator."""

    measures: tuple[str, ...]
    dimensions: tuple[str, ...]
    overlapping: tuple[str, ...]


@cache
def indicators() -> dict[str, Indicator]:
    """Return the indicators of the catalogue."""
    tables = _schema("indicators")["indicators"]
    return {
        name: Indicator(tuple(e["measures"]), tuple(e["dimensions"]), tuple(e.get("overlapping", ())))
        for name, e in tables.items()
    }


@cache
def codes(name: str) -> dict[str, dict[str, Any]]:
    """Return the codes of a list."""
    listed: dict[str, dict[str, Any]] = _schema("codes")["lists"][name]["codes"]
    return listed


@cache
def members() -> frozenset[str]:
    """Return the codes of the member states."""
    return frozenset(state["iso3"] for state in _schema("states")["states"])


@cache
def _schema(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load((_SCHEMAS / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return read


def of_persons(facts: Iterable[Fact]) -> list[Fact]:
    """Return the figures that count persons, cases and the like: those that the program says it protects."""
    return [fact for fact in facts if codes("measures")[fact.place.measure].get("protected")]


def in_long_form(text: str) -> list[Fact]:
    """Read the table that `actip export --format csv` writes."""
    facts = []
    for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))):
        place = Place(row["state"], row["period_start"], row["period_end"], row["indicator"], row["measure"])
        key = frozenset((name, code) for name, code in row.items() if code and name not in _NO_COORDINATE)
        if row["status"] == "reported":
            if float(row["value"]).is_integer():
                facts.append(Fact(place, key, VALUE, int(float(row["value"]))))
        elif row["status"] == "below":
            facts.append(Fact(place, key, BELOW, int(row["value"].removeprefix("<"))))
        else:
            facts.append(Fact(place, key, row["status"]))
    return facts


def in_content(content: Mapping[str, Any]) -> list[Fact]:
    """Read the figures of a submission or of a released copy, as its YAML or JSON holds them."""
    period = content["period"]
    facts = []
    for cell in (content.get("statistics") or {}).get("cells") or ():
        name = cell["indicator"]
        if name not in indicators():
            continue
        place = Place(
            content["state"],
            str(period["start"]),
            str(period["end"]),
            name,
            cell.get("measure", indicators()[name].measures[0]),
        )
        key = frozenset((name, code) for name, code in cell.items() if name not in _NO_COORDINATE)
        if cell.get("value") is not None:
            if float(cell["value"]).is_integer():
                facts.append(Fact(place, key, VALUE, int(cell["value"])))
        elif cell.get("below") is not None:
            facts.append(Fact(place, key, BELOW, int(cell["below"])))
        elif cell.get("missing"):
            facts.append(Fact(place, key, cell["missing"]))
    return facts


def read_yaml(text: str) -> dict[str, Any]:
    """Read a copy; days stay words."""
    content: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return content


def counted_in_every_form(content: Mapping[str, Any]) -> frozenset[str]:
    """Return the indicators in which a person is counted under every form, as the file itself says."""
    countings = (content.get("statistics") or {}).get("indicators") or {}
    return frozenset(name for name, entry in countings.items() if entry.get("counting_rule") == "every_form")
