"""Own the writing of a submission as YAML or JSON, so that reading it gives the same content again."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import with_own_round
from actip.format.fields import DEFAULT_LEVEL, part
from actip.format.formats import FORMAT
from actip.gate.scalars import number, plain
from actip.writers.dumper import DUMPER

_MARK = "\ue000"  # of the private use area: stands around a number in JSON until it is whole


@cache
def _dumper(base: Any) -> Any:
    """Return a class that writes long texts as blocks, and numbers so that they are read as themselves."""
    dumper: Any = type("Dumper", (base,), {})
    dumper.add_representer(str, _text)
    dumper.add_representer(float, _float)
    return dumper


def _text(dumper: Any, value: str) -> Any:
    block = "\n" in value.strip()
    quoted = not block and type(plain(value)) is not str  # without quotes it would be read as something else
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if block else "'" if quoted else None)


def _float(dumper: Any, value: float) -> Any:
    digits = _digits(value)
    if "." not in digits:
        digits = digits.replace("e", ".0e")  # without a point YAML 1.1 takes it for a text, and it is given a tag
    return dumper.represent_scalar("tag:yaml.org,2002:float", digits)


def as_yaml(data: Mapping[str, Any], dumper: Any = DUMPER) -> str:
    """Return a submission as YAML, its keys in the order given."""
    text: str = yaml.dump(dict(data), Dumper=_dumper(dumper), sort_keys=False, allow_unicode=True, width=110)
    # The mark of an end stands behind a block that ends with empty lines; one of the two writes it elsewhere, too.
    return text[:-4] if text.endswith("\n...\n") else text


def as_json(data: Mapping[str, Any]) -> str:
    """Return a submission as JSON, its keys in the order given."""
    text = json.dumps(_marked(data), indent=2, ensure_ascii=False, allow_nan=False)
    return re.sub(f'"{_MARK}([^{_MARK}]*){_MARK}"', r"\1", text) + "\n"


def skeleton(catalogue: Catalogue) -> str:
    """Return a submission in YAML with every question and no answer: what is left blank is as if it were not there."""
    return "".join(f"{line}\n" for line in _skeleton(catalogue))


def _skeleton(catalogue: Catalogue) -> Iterator[str]:
    yield "# A blank submission. Whatever is left blank counts as not answered; 'actip validate' says what is open."
    yield "# 'actip explain ACTIP-14.7' says what an obligation asks, 'actip schema' what else can be given."
    yield f"format: {FORMAT}"
    yield f"catalogue: '{catalogue.version}'"
    yield from ("state:", "period:", "  start:", "  end:", "prepared:", "reporting_authority:", "clearance: draft")
    yield from (f"disclosure: {DEFAULT_LEVEL}", "focal_point:")
    yield from (f"  {key.name}:" for key in part("focal_point").keys)
    yield "obligations:"
    for obligation in catalogue.obligations.values():
        force = catalogue.label("forces", obligation.force).lower()
        read = "" if obligation.verified else ", treaty text not verified"
        yield f"  # {obligation.citation} {obligation.title} ({force}{read})"
        yield f"  # {obligation.question}"
        yield f"  {obligation.id}:"
        yield from (f"    in_{half}:" for half in obligation.asks)
        yield from ("    account:", "    evidence:", "    actions:")
    yield "# Good practice beyond the text of the Convention: what is left blank is no gap."
    yield from ("round:", f"  id: '{catalogue.round.id}'", "round_answers:")
    for question in catalogue.round.questions:
        if question.kind != "count":
            yield f"  # {question.question}"
            yield from (f"  # {choice.code}: {choice.label}" for choice in question.choices)
            yield from (f"  {question.id}:", *([f"    {question.kind}:"] if question.choices else []), "    account:")
    yield "statistics:"
    yield "  cells:"
    for indicator in with_own_round(catalogue).indicators.values():
        yield f"    # {indicator.description}"
        yield f"    # - {{indicator: {indicator.id}, value: }}"


def ordered(value: Any, schema: Mapping[str, Any]) -> Any:
    """Sort the keys of data as the schema has them; keys that it lacks come last."""
    if isinstance(value, Mapping):
        properties = schema.get("properties", {})
        names = [name for name in properties if name in value] + [name for name in value if name not in properties]
        return {name: ordered(value[name], properties.get(name, {})) for name in names}
    if isinstance(value, list):
        return [ordered(below, schema.get("items", {})) for below in value]
    return value


def _digits(value: float) -> str:
    """Write a number so that it is read back as itself: 1.234 could be a thousand, 1.2340 cannot."""
    text = repr(value)
    return text if number(text) == value and not isinstance(number(text), str) else f"{text}0"


def _marked(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _marked(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_marked(below) for below in value]
    if isinstance(value, float) and _digits(value) != repr(value):
        return f"{_MARK}{_digits(value)}{_MARK}"
    return value
