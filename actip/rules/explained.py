"""Own what the form's table of explanations calls what a finding is about.

It stands apart from the other names: it needs the lists of the form, which no file but a form has to wait for.
"""

from collections.abc import Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.form.choices import choices
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
    dimension, within = str(subject.get("dimension", "")), subject.get("within")
    return ExplainedAs(
        indicator=capital(catalogue.indicators[str(subject["indicator"])].title),
        dimension=choices(catalogue, "breakdowns").get(dimension, dimension),
        within="; ".join(Names(catalogue).coordinates(within)) if isinstance(within, Mapping) else "",
    )
