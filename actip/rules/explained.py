"""Own what the form's table of explanations calls what a finding is about.

It stands apart from the other names: it needs the lists of the form, which no file but a form has to wait for.
"""

from collections.abc import Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.form.choices import choices
from actip.format.fields import coordinate_lists
from actip.model.about import About
from actip.rules.names import Names
from actip.texts import capital


class ExplainedAs(NamedTuple):
    """What a finding is about, in the words of the form's table of explanations: a cell of it each."""

    obligation: str = ""
    indicator: str = ""
    dimension: str = ""
    within: str = ""


def explained_as(about: About, catalogue: Catalogue) -> ExplainedAs | None:
    """Return what can be copied into the table of explanations of a form; None where no reason explains a finding."""
    subject = about.explained_as
    if subject is None:
        return None
    if isinstance(subject, str):
        return ExplainedAs(about.label or subject)
    name, dimension, within = str(subject["indicator"]), str(subject.get("dimension", "")), subject.get("within")
    indicator = catalogue.indicators.get(name)  # a list that is read as figures, such as the trainings, is none
    return ExplainedAs(
        indicator=capital(indicator.title) if indicator else name,
        dimension=choices(catalogue, "breakdowns").get(dimension, dimension),
        within="; ".join(_within(within, catalogue)) if isinstance(within, Mapping) else "",
    )


def _within(fixed: Mapping[str, object], catalogue: Catalogue) -> list[str]:
    """Return coordinates by their labels, and what names an entry of a list as the form reads it: start=2025-02-01."""
    coordinates = coordinate_lists(catalogue)
    entry = [f"{name}={value}" for name, value in fixed.items() if name not in coordinates]
    return [*Names(catalogue).coordinates(fixed), *entry]
