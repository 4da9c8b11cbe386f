"""Own what a working group plans with: what states need, who could help, and which gaps they share."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.format.records import Assistance, HelpNeeded
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.gaps import gaps
from actip.sections.words import OBLIGATION, about, reporting, share, state_codes, state_columns
from actip.texts import ENGLISH

PART = "Planning"
_DEPTHS = {"high": 4, "medium": 3, "low": 2}


class Wish(NamedTuple):
    """One kind of help that a state asks for, or offers, under an obligation."""

    state: MemberState
    obligation: Obligation
    help: Assistance


def help_requests(region: Region, catalogue: Catalogue) -> list[Wish]:
    """Return the help that states ask for, in the order of the catalogue; within an obligation by state."""
    return _wishes(region, catalogue, "assistance")


def help_offers(region: Region, catalogue: Catalogue) -> list[Wish]:
    """Return the help that states offer to others, in the same order."""
    return _wishes(region, catalogue, "assistance_offered")


def _wishes(region: Region, catalogue: Catalogue, field: str) -> list[Wish]:
    return [
        Wish(state, obligation, entry)
        for obligation in catalogue.obligations.values()
        for state, submission in region.submissions
        if "obligations" in submission.parts and obligation.id in submission.answers
        for entry in getattr(submission.answers[obligation.id], field)
    ]


def needs(region: Region, catalogue: Catalogue) -> Section:
    """Set out the help that states ask for: kind by obligation by state, with its priority."""
    by_kind: dict[tuple[str, str], dict[str, Assistance]] = {}
    kinds = list(catalogue.lists["assistance_kinds"].codes)

    for wish in help_requests(region, catalogue):
        kind = wish.help.kind or "other"
        by_kind.setdefault((kind, wish.obligation.id), {}).setdefault(wish.state.iso3, wish.help)
    rows = []
    for kind, name in sorted(by_kind, key=lambda key: (kinds.index(key[0]), list(catalogue.obligations).index(key[1]))):
        by_state = by_kind[kind, name]
        cells = (_priority(by_state.get(report.state.iso3), catalogue) for report in region.reports)
        counted = () if region.national else (share(len(by_state), reporting(region)),)
        rows.append(
            (Shown(catalogue.label("assistance_kinds", kind)), *about(catalogue.obligations[name]), *counted, *cells)
        )
    rows += _with_the_report(region, catalogue)
    return Section(
        name="Needs",
        title="Help that states ask for",
        lead="By kind and obligation, with the priority that the state gives it.",
        columns=(
            Column("Kind", 22),
            *OBLIGATION,
            *(() if region.national else (Column("Asked by", 10),)),
            *state_columns(region, 10),
        ),
        rows=tuple(rows),
        notes=("Asked: without a priority.", *_details_of_help(region)),
        signs="On a narrow screen: H high, M medium, L low, A asked.",
        fixed=3,
        grouped=True,
        part=PART,
    )


def _with_the_report(region: Region, catalogue: Catalogue) -> list[tuple[Shown, ...]]:
    """Return the rows of the help that states need to answer the form: it belongs to no obligation."""
    by_kind: dict[str, set[str]] = {}
    for state, help_needed in _help_with_the_report(region):
        by_kind.setdefault(help_needed.kind or "other", set()).add(state.iso3)
    rows = []
    for code in catalogue.lists["assistance_kinds"].codes.values():
        if states := by_kind.get(code.code):
            in_each = (
                Shown("asked", depth=1, short="A") if report.state.iso3 in states else Shown("")
                for report in region.reports
            )
            counted = () if region.national else (share(len(states), reporting(region)),)
            rows.append((Shown("Reporting itself"), Shown(""), Shown(code.label), *counted, *in_each))
    return rows


def _help_with_the_report(region: Region) -> list[tuple[MemberState, HelpNeeded]]:
    """Return the states that need help to answer the form, with what they say of it."""
    return [
        (state, submission.help_needed)
        for state, submission in region.submissions
        if submission.help_needed and submission.help_needed.answer == "needed"
    ]


def _details_of_help(region: Region) -> list[str]:
    return [
        f"{state.name}, help with the report itself: {help_needed.detail}"
        for state, help_needed in _help_with_the_report(region)
        if help_needed.detail
    ]


def _priority(entry: Assistance | None, catalogue: Catalogue) -> Shown:
    if entry is None:
        return Shown("")
    code = entry.priority
    return (
        Shown(catalogue.label("priorities", code).lower(), depth=_DEPTHS[code], short=code[0].upper())
        if code
        else Shown("asked", depth=1, short="A")
    )


def who_could_help(region: Region, catalogue: Catalogue) -> Section:
    """Set the states that ask for help beside those that offer some under the same obligation."""
    requests = _by_obligation(help_requests(region, catalogue))
    offers = _by_obligation(help_offers(region, catalogue))
    obligations = sorted(map(catalogue.obligations.__getitem__, requests), key=lambda one: not one.victim_rights)
    rows = [_match(one, requests[one.id], offers.get(one.id, []), catalogue) for one in obligations]
    matched = sum(name in offers for name in requests)
    return Section(
        name="Who could help whom",
        title="Who could help whom",
        lead=ENGLISH.counted(
            "region",
            "For {matched} of {count} obligation under which help is asked for, another state offers some.",
            "For {matched} of {count} obligations under which help is asked for, another state offers some.",
            len(rows),
            matched=matched,
        ),
        columns=(
            Column("Part", 18),
            *OBLIGATION,
            Column("Asks for help", 32),
            Column("Offers help", 32),
            Column("Of the same kind", 16, wide_only=True),
            Column("What is offered", 50, wide_only=True),
        ),
        rows=tuple(rows),
        notes=("An offer is what a state says it could give; nobody has been asked on behalf of another.",),
        fixed=3,
        grouped=True,
        part=PART,
    )


def _by_obligation(wishes: list[Wish]) -> dict[str, list[Wish]]:
    by_obligation: dict[str, list[Wish]] = {}
    for wish in wishes:
        by_obligation.setdefault(wish.obligation.id, []).append(wish)
    return by_obligation


def _match(obligation: Obligation, requests: list[Wish], offers: list[Wish], catalogue: Catalogue) -> tuple[Shown, ...]:
    same = sorted({wish.help.kind for wish in requests if wish.help.kind} & {wish.help.kind for wish in offers})
    return (
        Shown("Victims' rights" if obligation.victim_rights else "Other obligations"),
        *about(obligation),
        Shown(_kinds(requests, catalogue)),
        Shown(_kinds(offers, catalogue) or "no state yet"),
        Shown(", ".join(catalogue.label("assistance_kinds", str(kind)) for kind in same)),
        Shown(_details(offers)),
    )


def _kinds(wishes: list[Wish], catalogue: Catalogue) -> str:
    return "\n".join(
        f"{wish.state.iso3} {catalogue.label('assistance_kinds', wish.help.kind or 'other').lower()}"
        + (f" ({catalogue.label('priorities', wish.help.priority).lower()})" if wish.help.priority else "")
        for wish in wishes
    )


def _details(wishes: list[Wish]) -> str:
    return "\n".join(f"{wish.state.iso3}: {wish.help.detail}" for wish in wishes if wish.help.detail)


def plan_of_action(region: Region, catalogue: Catalogue) -> Section:
    """Group the gaps that states share under the four areas of the ASEAN Plan of Action."""
    open_in = _states_by_obligation((str(finding.obligation), state) for state, finding in gaps(region))
    helpers = [
        _states_by_obligation((wish.obligation.id, wish.state) for wish in wishes)
        for wishes in (help_requests(region, catalogue), help_offers(region, catalogue))
    ]
    areas = catalogue.lists["apa_areas"].codes
    shared = _shared(open_in, catalogue)
    return Section(
        name="Plan of Action",
        title="Shared gaps, by the four areas of the ASEAN Plan of Action",
        lead=ENGLISH.counted(
            "region",
            "{count} obligation is open in two states or more.",
            "{count} obligations are open in two states or more.",
            len(shared),
        ),
        columns=(
            Column("Area", 26),
            *OBLIGATION,
            Column("Force", 13, wide_only=True),
            Column("Victims' rights", 10, short="Rights"),
            Column("Open in", 10),
            Column("States", 40),
            Column("Ask for help", 26, wide_only=True),
            Column("Offer help", 26, wide_only=True),
        ),
        rows=tuple(
            (
                Shown(areas[one.apa_area].label),
                *about(one),
                Shown(catalogue.label("forces", one.force)),
                Shown("yes" if one.victim_rights else ""),
                share(len(open_in[one.id]), reporting(region)),
                Shown(state_codes(open_in[one.id], region)),
                *(Shown(state_codes(states.get(one.id, ()), region)) for states in helpers),
            )
            for one in shared
        ),
        notes=("Victims' rights first, then by force, then by the number of states.",),
        fixed=3,
        grouped=True,
        part=PART,
    )


def _states_by_obligation(pairs: Iterable[tuple[str, MemberState]]) -> dict[str, list[MemberState]]:
    """Group states by obligation, each once, in the order in which they come."""
    by_obligation: dict[str, dict[MemberState, None]] = {}
    for obligation, state in pairs:
        by_obligation.setdefault(obligation, {})[state] = None
    return {obligation: list(states) for obligation, states in by_obligation.items()}


def _shared(open_in: Mapping[str, list[MemberState]], catalogue: Catalogue) -> list[Obligation]:
    """Return the obligations that several states leave open: by area, victims' rights first, by force and states."""
    areas, forces = (list(catalogue.lists[name].codes) for name in ("apa_areas", "forces"))
    order = list(catalogue.obligations)
    shared = [catalogue.obligations[name] for name, states in open_in.items() if len(states) > 1]
    return sorted(
        shared,
        key=lambda one: (
            areas.index(one.apa_area),
            not one.victim_rights,
            forces.index(one.force),
            -len(open_in[one.id]),
            order.index(one.id),
        ),
    )
