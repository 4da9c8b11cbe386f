"""Own the parts of a report that several agencies fill in: each with its own questions, and a part for the rest."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from actip.catalogue.entries import Catalogue
from actip.format.agencies import REST, agencies_in, as_compared, as_listed
from actip.format.answering import answering, assigned, assigning_in
from actip.format.fields import SUBMISSION, lists
from actip.format.keys import Key, Whose
from actip.format.rounds import with_rounds_in
from actip.format.walk import group, groups

# What every part says of the report that it belongs to.
_COMMON = tuple(key.name for key in SUBMISSION.keys if key.whose is Whose.EVERY)


_OWNED = tuple(key for key in SUBMISSION.keys if key.whose is Whose.OWNER)  # divided by who answers the question
_LISTS = tuple(key.name for key in lists())  # trainings, stakeholders: a list goes as a whole to whom it is assigned
_CONTACT = ("email", "phone")  # of an agency's own office, besides its name


class AgencyPart(NamedTuple):
    """One part of a report: the short name of the agency that fills it in, or `REST`, and its content."""

    agency: str
    content: dict[str, Any]


def parts(whole: Mapping[str, Any], catalogue: Catalogue) -> tuple[AgencyPart, ...]:
    """Split a report into parts, in the order of its agencies; together they hold all of it.

    A question stands in the part of each agency that answers it, see `actip.format.answering`. All others stay in the
    last part.
    """
    catalogue = with_rounds_in(catalogue, whole)
    owners = _owners(whole, catalogue)
    names = [name for name in agency_names(whole) if any(name in owning for owning in owners.values())]
    of_lists = _owners_of_lists(whole, names, catalogue)
    of_agencies = [AgencyPart(name, _of_agency(whole, name, owners, of_lists)) for name in names]
    rest = {key: value for key, value in _without(whole, owners).items() if key not in of_lists}
    questions = [name for name in _questions(whole, catalogue) if name not in owners]
    return (*of_agencies, AgencyPart(REST, {**rest, "answered_by": REST, "questions": questions}))


def part_of(whole: Mapping[str, Any], agency: str, catalogue: Catalogue) -> dict[str, Any] | None:
    """Return the content of one agency's part, or None where no question is its own."""
    divided = {part.agency: part.content for part in parts(whole, catalogue)}
    return divided.get(as_listed(agency, divided) or "")


def agency_names(whole: Mapping[str, Any]) -> list[str]:
    """Return the short names of the agencies of a report, in its order."""
    ids = [entry.get("id") for _, entry in groups(whole, "agencies")]
    return list(dict.fromkeys(name for name in ids if isinstance(name, str) and name != REST))


def named_agencies(whole: Mapping[str, Any]) -> list[str]:
    """List the agencies that answers and indicators name, on the list of agencies or not."""
    entries = [*group(whole, "obligations").values(), *group(whole, "statistics", "indicators").values()]
    entries += [*group(whole, "court_indicators").values(), *group(whole, "round_answers").values()]
    texts = [str(entry["agency"]) for entry in entries if isinstance(entry, Mapping) and "agency" in entry]
    return [agency for text in texts for agency in agencies_in(text, agency_names(whole))]


def _owners(whole: Mapping[str, Any], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the agencies of the list that answer each question which has any, in the order of the catalogue."""
    return _listed(answering(whole, catalogue), agency_names(whole))


def _owners_of_lists(
    whole: Mapping[str, Any], names: Sequence[str], catalogue: Catalogue
) -> dict[str, tuple[str, ...]]:
    """Return to which of the agencies each list is assigned; who answers no question has no part to put it in."""
    by_topic = assigned(assigning_in(whole), catalogue)
    return _listed({name: by_topic[name] for name in _LISTS if name in by_topic}, names)


def _listed(owners: Mapping[str, Sequence[str]], names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    by_what = {what: tuple(name for name in owning if name in names) for what, owning in owners.items()}
    return {what: owning for what, owning in by_what.items() if owning}


def _questions(whole: Mapping[str, Any], catalogue: Catalogue) -> Iterable[str]:
    """List the questions that the report asks, and those that it answers besides."""
    asks = whole.get("asks", "all")
    obligations = catalogue.obligations_of(asks if isinstance(asks, str) else "all")
    counted = catalogue.indicators if asks == "all" else {name for entry in obligations for name in entry.indicators}
    questions = {entry.id for entry in obligations} | set(counted) | set(catalogue.lists["court_indicators"].codes)
    questions |= {*group(whole, "obligations"), *group(whole, "statistics", "indicators"), *catalogue.questions}
    return [name for name in catalogue.every_question if name in questions]


def _of_agency(
    whole: Mapping[str, Any],
    agency: str,
    owners: Mapping[str, Sequence[str]],
    of_lists: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    names = {name for name, owning in owners.items() if agency in owning}
    content = {key: whole[key] for key in _COMMON if key in whole}
    content |= {"answered_by": agency, "questions": [name for name in owners if name in names]}
    content |= {"focal_point": contact} if (contact := _contact(whole, agency)) else {}
    content |= {name: whole[name] for name, owning in of_lists.items() if agency in owning and name in whole}
    return content | _filled(_share(whole, names.__contains__, _OWNED))


def _contact(whole: Mapping[str, Any], agency: str) -> dict[str, Any]:
    """Return the focal point of an agency's own part, as far as an earlier merge has kept it."""
    for _, entry in groups(whole, "agency_clearances"):
        if as_compared(str(entry.get("agency"))) == as_compared(agency):
            office = {"agency": entry["contact"]} if "contact" in entry else {}
            return office | {key: entry[key] for key in _CONTACT if key in entry}
    return {}


def _without(whole: Mapping[str, Any], owners: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Remove from the report what is an agency's."""
    return {**whole, **_share(whole, lambda name: name not in owners, _OWNED)}


def _share(group: Mapping[str, Any], is_in: Callable[[str], bool], keys: Iterable[Key]) -> dict[str, Any]:
    """Return of a group what is about the questions that are in a part; what names no question stays as it is."""
    return {key.name: _part(group[key.name], is_in, key) for key in keys if key.name in group}


def _part(value: Any, is_in: Callable[[str], bool], key: Key) -> Any:
    if isinstance(value, Mapping) and key.kind.is_by_id:
        return {name: entry for name, entry in value.items() if is_in(name)}
    if isinstance(value, Mapping):
        return _filled({**value, **_share(value, is_in, key.keys)})
    if isinstance(value, list):
        return [entry for entry in value if is_in(_question(entry))]
    return value


def _question(entry: Any) -> str:
    """Return the question of a figure, or that an explanation is about."""
    about = entry.get("about", entry) if isinstance(entry, Mapping) else None
    return str(about.get("indicator")) if isinstance(about, Mapping) else str(about).partition("/")[0]


def _filled(entries: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if value not in (None, {}, [])}
