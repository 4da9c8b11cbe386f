"""Own what a working group plans with: what states need, who could help, and which gaps they share."""

from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState, Obligation
from actip.format.records import Assistance
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.sections.gaps import gaps
from actip.sections.words import about, named, reporting, share

PART = "Planning"
_DEPTHS = {"high": 4, "medium": 3, "low": 2}
_OBLIGATION = (Column("Obligation", 15), Column("About", 40))


class Wish(NamedTuple):
    """One kind of help that a state asks for, or offers, under an obligation."""

    state: MemberState
    obligation: Obligation
    help: Assistance


def asked(region: Region, catalogue: Catalogue) -> list[Wish]:
    """Return what states ask for, in the order of the catalogue; within an obligation by state."""
    return _wishes(region, catalogue, "assistance")


def offered(region: Region, catalogue: Catalogue) -> list[Wish]:
    """Return what states offer to others."""
    return _wishes(region, catalogue, "assistance_offered")


def _wishes(region: Region, catalogue: Catalogue, field: str) -> list[Wish]:
    return [
        Wish(state, obligation, entry)
        for obligation in catalogue.obligations.values()
        for state, own in region.submissions
        if "obligations" in own.parts and obligation.id in own.answers
        for entry in getattr(own.answers[obligation.id], field)
    ]


def needs(region: Region, catalogue: Catalogue) -> Section:
    """Set out the help that states ask for: kind by obligation by state, with its priority."""
    found: dict[tuple[str, str], dict[str, Assistance]] = {}
    kinds = list(catalogue.lists["assistance_kinds"].codes)
    for wish in asked(region, catalogue):
        kind = wish.help.kind or "other"
        found.setdefault((kind, wish.obligation.id), {}).setdefault(wish.state.iso3, wish.help)
    rows = []
    for kind, name in sorted(found, key=lambda key: (kinds.index(key[0]), list(catalogue.obligations).index(key[1]))):
        by_state = found[kind, name]
        cells = (_priority(by_state.get(report.state.iso3), catalogue) for report in region.reports)
        counted = () if region.national else (share(len(by_state), reporting(region)),)
        rows.append(
            (Shown(catalogue.label("assistance_kinds", kind)), *about(catalogue.obligations[name]), *counted, *cells)
        )
    return Section(
        name="Needs",
        title="Help that states ask for",
        lead="By kind and obligation, with the priority that the state gives it.",
        columns=(
            Column("Kind", 22),
            *_OBLIGATION,
            *(() if region.national else (Column("Asked by", 10),)),
            *(Column(report.state.iso3, 10) for report in region.reports),
        ),
        rows=tuple(rows),
        notes=("Asked: without a priority. On a narrow screen: H high, M medium, L low, A asked.",),
        fixed=3,
        grouped=True,
        part=PART,
    )


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
    wanted: dict[str, list[Wish]] = {}
    given: dict[str, list[Wish]] = {}
    for wish in asked(region, catalogue):
        wanted.setdefault(wish.obligation.id, []).append(wish)
    for wish in offered(region, catalogue):
        given.setdefault(wish.obligation.id, []).append(wish)
    chosen = [catalogue.obligations[name] for name in wanted]
    rows = []
    for obligation in sorted(chosen, key=lambda obligation: not obligation.victim_rights):
        asks, offers = wanted[obligation.id], given.get(obligation.id, [])
        same = sorted({wish.help.kind for wish in asks if wish.help.kind} & {wish.help.kind for wish in offers})
        rows.append(
            (
                Shown("Victims' rights" if obligation.victim_rights else "Other obligations"),
                *about(obligation),
                Shown(_told(asks, catalogue)),
                Shown(_told(offers, catalogue) or "no state yet"),
                Shown(", ".join(catalogue.label("assistance_kinds", str(kind)) for kind in same)),
                Shown(_details(offers)),
            )
        )
    matched = sum(bool(given.get(name)) for name in wanted)
    return Section(
        name="Who could help whom",
        title="Who could help whom",
        lead=f"For {matched} of {len(rows)} obligations under which help is asked for, another state offers some.",
        columns=(
            Column("Part", 18),
            *_OBLIGATION,
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


def _told(wishes: list[Wish], catalogue: Catalogue) -> str:
    return "\n".join(
        f"{wish.state.iso3} {catalogue.label('assistance_kinds', wish.help.kind or 'other').lower()}"
        + (f" ({catalogue.label('priorities', wish.help.priority).lower()})" if wish.help.priority else "")
        for wish in wishes
    )


def _details(wishes: list[Wish]) -> str:
    return "\n".join(f"{wish.state.iso3}: {wish.help.detail}" for wish in wishes if wish.help.detail)


def plan_of_action(region: Region, catalogue: Catalogue) -> Section:
    """Group the gaps that states share under the four areas of the ASEAN Plan of Action."""
    open_in: dict[str, list[MemberState]] = {}
    for state, finding in gaps(region):
        states = open_in.setdefault(str(finding.obligation), [])
        if state not in states:
            states.append(state)
    helped: dict[str, list[list[MemberState]]] = {name: [[], []] for name in open_in}
    for place, wishes in enumerate((asked(region, catalogue), offered(region, catalogue))):
        for wish in wishes:
            if wish.obligation.id in helped and wish.state not in helped[wish.obligation.id][place]:
                helped[wish.obligation.id][place].append(wish.state)
    areas = catalogue.lists["apa_areas"].codes
    shared = [catalogue.obligations[name] for name, states in open_in.items() if len(states) > 1]
    forces = list(catalogue.lists["forces"].codes)
    shared.sort(
        key=lambda one: (
            list(areas).index(one.apa_area),
            not one.victim_rights,
            forces.index(one.force),
            -len(open_in[one.id]),
            list(catalogue.obligations).index(one.id),
        )
    )
    return Section(
        name="Plan of Action",
        title="Shared gaps, by the four areas of the ASEAN Plan of Action",
        lead=f"{len(shared)} obligations are open in two states or more.",
        columns=(
            Column("Area", 26),
            *_OBLIGATION,
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
                Shown(named(open_in[one.id])),
                *(Shown(named(states)) for states in helped[one.id]),
            )
            for one in shared
        ),
        notes=("Victims' rights first, then by force, then by the number of states.",),
        fixed=3,
        grouped=True,
        part=PART,
    )
