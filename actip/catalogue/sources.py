"""Own the way from schemas/*.yaml, which people edit, to the one file that the program reads.

To read the seven files takes a fifth of the time of a command that checks one submission, and their grammar besides.
"""

import json
from collections.abc import Mapping
from typing import Any

from actip.gate.files import read_packaged
from actip.gate.json import load_packaged as load_json
from actip.gate.yaml import load_packaged, parse
from actip.resources import folder

FILES = ("obligations", "indicators", "codes", "states", "migrations", "round", "limits")


def packaged_table(name: str) -> Any:
    """Return the content of a file under schemas/, by its name. Raises CatalogueError where it is damaged."""
    path = folder("schemas") / f"{name}.yaml"
    return load_packaged(read_packaged(path), path.name)


def packaged_tables() -> dict[str, Any]:
    """Return the content of the seven files, by their names. Raises CatalogueError where one is damaged."""
    return {name: packaged_table(name) for name in FILES}


def line_of(name: str, pointer: str) -> int | None:
    """Return the line of what a pointer leads to in one of the files, or of the nearest thing around it."""
    places, _ = parse(read_packaged(folder("schemas") / f"{name}.yaml")).positions()
    while pointer and pointer not in places:
        pointer = pointer.rpartition("/")[0]
    return places[pointer][0] if pointer else None


def packaged_schema() -> Any:
    """Return the schema that the seven files are held to before they are packed."""
    path = folder("schemas") / "catalogue.schema.json"
    return load_json(read_packaged(path), path.name)


def packaged_record() -> Any:
    """Return what each version of the catalogue asks, as schemas/versions.json has it."""
    path = folder("schemas") / "versions.json"
    return load_json(read_packaged(path), path.name)


def packed(tables: Mapping[str, Any]) -> str:
    """Return the text of schemas/catalogue.json: the content of the seven files, by their names."""
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n"
