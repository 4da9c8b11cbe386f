"""Own the way from a Document to the observations of an organisation and to what is wrong with their shape."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.format.fields import DEFAULT_LEVEL
from actip.format.formats import OBSERVATIONS as OBSERVATIONS_FORMAT
from actip.format.free_texts import free_texts
from actip.format.reading import MOST_CLOSED
from actip.format.records import Submission
from actip.format.schema import observations_schema
from actip.model import Document, Found
from actip.model.observations import Observation, Observations
from actip.validation.shape import Shape


def is_observations(document: Document) -> bool:
    """Tell whether a document says that it holds observations."""
    return document.data.get("format") == OBSERVATIONS_FORMAT


def observations_shape(document: Document, catalogue: Catalogue) -> tuple[Found, ...]:
    """Return what is wrong with the shape of a file of observations."""
    schema = observations_schema(catalogue, words=False)
    refused = set(document.refused)
    return tuple(
        fault for fault in Shape(catalogue, schema=schema).check(document.data) if fault.pointer not in refused
    )


def as_texts(document: Document) -> Submission:
    """Return a submission that reports nothing and holds the texts of the file, for the rules on persons' data."""
    return Submission(disclosure=MOST_CLOSED, texts=tuple(free_texts(document.data)))


def read_observations(document: Document, unusable: frozenset[str]) -> Observations:
    """Return the observations that a document holds, as far as they can be used.

    An item whose obligation cannot be read is left out; of a text that cannot be shown nothing is kept.
    """
    return _ObservationsReader(document.data, unusable).observations(document.path)


class _ObservationsReader:
    """Make records of what can be used; treat an unusable value as missing."""

    def __init__(self, data: Mapping[str, Any], unusable: frozenset[str]) -> None:
        self.data = data
        self.unusable = unusable

    def observations(self, path: str) -> Observations:
        period = self.get("", "period", self.data) or {}
        listed = self.get("", "items", self.data) or []
        start, end = (self.get("/period", key, period) for key in ("start", "end"))
        return Observations(
            path=path,
            source=self.get("", "source", self.data),
            state=self.get("", "state", self.data) or "",
            start=date.fromisoformat(start) if start else None,
            end=date.fromisoformat(end) if end else None,
            shared=self.get("", "shared_with_state", self.data) is True,
            reply=self.get("", "state_reply", self.data),
            items=tuple(
                self.item(f"/items/{index}", raw)
                for index, raw in enumerate(listed)
                if isinstance(raw, Mapping) and self.get(f"/items/{index}", "obligation", raw)
            ),
            findings=(),
        )

    def item(self, at: str, raw: Mapping[str, Any]) -> Observation:
        cited = self.get(at, "evidence", raw) or []
        level = MOST_CLOSED if f"{at}/disclosure" in self.unusable else raw.get("disclosure", DEFAULT_LEVEL)
        return Observation(
            obligation=raw["obligation"],
            text=self.get(at, "text", raw),
            evidence=tuple(text for index, text in enumerate(cited) if f"{at}/evidence/{index}" not in self.unusable),
            reply=self.get(at, "state_reply", raw),
            disclosure=level,
        )

    def get(self, at: str, key: str, raw: Mapping[str, Any]) -> Any:
        return None if f"{at}/{key}" in self.unusable else raw.get(key)
