"""Own what crosses a border, as both ends count it: victims returned, requests and notifications."""

from collections import Counter
from collections.abc import Mapping, Sequence

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.model import Finding
from actip.model.region import Region
from actip.model.section import Column, Section, Shown
from actip.rules.flows import Flow, FlowSide, Verdict, flows
from actip.sections.figures import SIGNS, side_shown
from actip.sections.words import amount, state_name
from actip.texts import ENGLISH, capital

PART = "Across borders"
_RETURNS = "victims_repatriated"
_SIGNS = (
    "On a narrow screen: 5 both say 5; 2/4 the sender says 2 and the receiver 4; ? a side that says nothing; nc, ny, "
    "na, ie its reason for no figure; s suppressed; W withheld here; . no figures reported."
)


_OTHERS = {  # what is said of the flows on which the two sides do not differ
    Verdict.AGREE: "on {count} both agree",
    Verdict.ONE_SIDE: "on {count} one side alone names a figure",
    Verdict.PERIODS: "on {count} the periods differ",
    Verdict.OPEN: "{count} cannot be compared, as where both name none or one is withheld",
}


def across_borders(region: Region, catalogue: Catalogue) -> Section:
    """List the flows that two states count differently: both figures, the difference, and their reason."""
    every = _flows(region, catalogue)
    differing = [flow for flow in every if flow.verdict is Verdict.DIFFER]
    by_pair = _by_pair(region)
    rows = [
        (
            Shown(capital(flow.indicator.title)),
            state_name(catalogue.states[flow.sender], region),
            state_name(catalogue.states[flow.receiver], region),
            side_shown(flow.sent, catalogue),
            side_shown(flow.received, catalogue),
            _difference(flow.sent, flow.received),
            Shown(_reason(by_pair.get((flow.indicator.id, flow.sender, flow.receiver))) or "none given"),
        )
        for flow in differing
    ]
    return Section(
        name="Across borders",
        title="What two states count differently",
        lead=_lead(every),
        columns=(
            Column("Flow", 34),
            Column("From", 18),
            Column("To", 18),
            Column("The sender says", 14, short="Sender"),
            Column("The receiver says", 14, short="Receiver"),
            Column("Difference", 14),
            Column("The states' own reason", 60),
        ),
        rows=tuple(rows),
        notes=(
            "Figures can differ and both be right: another day, another list, another area.",
            "Not named; at most: what is left of that state's total after the partners that it names.",
            "'Mirror figures' has all flows, 'Returns of victims' the victims returned from each state to each.",
        ),
        signs=SIGNS,
        fixed=3,
        grouped=True,
        part=PART,
    )


def _lead(every: Sequence[Flow]) -> str:
    """Say of all flows on how many the two sides differ, agree, or cannot be held against each other."""
    counts = Counter(flow.verdict for flow in every)
    others = "; ".join(
        words.format(count=figure(counts[verdict])) for verdict, words in _OTHERS.items() if counts[verdict]
    )
    return ENGLISH.counted(
        "region",
        "On {differ} of {count} flow between two states the two figures differ{others}.",
        "On {differ} of {count} flows between two states the two figures differ{others}.",
        len(every),
        differ=counts[Verdict.DIFFER],
        others=f"; {others}" if others else "",
    )


def _difference(sent: FlowSide | None, received: FlowSide | None) -> Shown:
    """Return how far two figures are apart: exactly, or at least where one of them is a range."""
    one, other = (side.interval if side else None for side in (sent, received))
    if one is None or other is None:
        return Shown("")
    apart = max(one.low - other.high, other.low - one.high)
    if one.low == one.high and other.low == other.high:
        return amount(apart)
    return Shown(f"at least {figure(apart)}")


def _by_pair(region: Region) -> Mapping[tuple[object, ...], Finding]:
    return {
        (finding.facts["indicator"], finding.facts["sender"], finding.facts["receiver"]): finding
        for finding in region.findings
    }


def _reason(finding: Finding | None) -> str:
    return (finding.explained if finding else None) or ""


def returns(region: Region, catalogue: Catalogue) -> Section:
    """Set out the victims returned, from each member state to each other, as both count them."""
    by_pair = {
        (flow.sender, flow.receiver): flow for flow in _flows(region, catalogue) if flow.indicator.id == _RETURNS
    }
    codes = [report.state.iso3 for report in region.reports]
    rows = [
        (
            Shown(sender.state.name),
            *(_returned(by_pair.get((sender.state.iso3, receiver)), catalogue) for receiver in codes),
        )
        for sender in region.reports
    ]
    return Section(
        name="Returns of victims",
        title="Victims returned between member states",
        lead="From the state in the row to the state in the column. One figure where both say the same.",
        columns=(Column("From", 20), *(Column(code, 11) for code in codes)),
        rows=tuple(rows),
        notes=("An empty place: neither of the two names a figure for the other. That is not zero.",),
        signs=_SIGNS,
        part=PART,
    )


def _returned(flow: Flow | None, catalogue: Catalogue) -> Shown:
    if flow is None:
        return Shown("")
    sent, received = (side_shown(side, catalogue) for side in (flow.sent, flow.received))
    if flow.verdict is Verdict.AGREE and sent == received:
        return sent
    signs = [side.text if side.number is not None else side.short.replace("-", "?") for side in (sent, received)]
    depth = 2 if flow.verdict is Verdict.DIFFER else None
    return Shown(f"sent: {sent.text}\nreceived: {received.text}", depth=depth, short="/".join(signs))


def mirror_figures(region: Region, catalogue: Catalogue) -> Section:
    """Set side by side what two states say of each flow between them, and what they say together."""
    every = _flows(region, catalogue)
    by_pair = _by_pair(region)
    counts = Counter(flow.verdict for flow in every)
    verdicts = ", ".join(f"{counts[verdict]} where {verdict.value}" for verdict in Verdict if counts[verdict])
    return Section(
        name="Mirror figures",
        title="Two sides of a border, two counts",
        lead=ENGLISH.counted(
            "region",
            "{count} flow of which a side says something: {verdicts}.",
            "{count} flows of which a side says something: {verdicts}.",
            len(every),
            verdicts=verdicts or "none",
        ),
        columns=(
            Column("Flow", 30),
            Column("From", 18),
            Column("To", 18),
            Column("The sender says", 18, short="Sender"),
            Column("The receiver says", 18, short="Receiver"),
            Column("Together", 22),
            Column("Rule", 10, wide_only=True),
            Column("The states' own reason", 40, wide_only=True),
        ),
        rows=tuple(
            _both(flow, by_pair.get((flow.indicator.id, flow.sender, flow.receiver)), region, catalogue)
            for flow in every
        ),
        notes=(
            "Figures can differ and both be right: another day, another list, another area. A finding is where to ask.",
            "Not named; at most: what is left of that state's total after the partners that it names.",
        ),
        signs=SIGNS,
        fixed=3,
        grouped=True,
        part=PART,
    )


def own_flows(region: Region, catalogue: Catalogue) -> Section:
    """List what one state counts of its flows with each other: the figures of its own side alone."""
    reporter = region.reports[0].state.iso3
    rows = []
    for flow in _flows(region, catalogue):
        if reporter in (flow.sender, flow.receiver):
            side = flow.sent if flow.sender == reporter else flow.received
            names = (catalogue.states[code].name for code in (flow.sender, flow.receiver))
            rows.append((Shown(capital(flow.indicator.title)), *map(Shown, names), side_shown(side, catalogue)))
    return Section(
        name="Flows",
        title="Flows with other member states",
        lead="As this state counts them. The report on the region sets the other side's figure beside each.",
        columns=(Column("Flow", 36), Column("From", 20), Column("To", 20), Column("Figure", 20)),
        rows=tuple(rows),
        signs=SIGNS,
        fixed=3,
        grouped=True,
        part=PART,
    )


def _both(flow: Flow, finding: Finding | None, region: Region, catalogue: Catalogue) -> tuple[Shown, ...]:
    return (
        Shown(capital(flow.indicator.title)),
        state_name(catalogue.states[flow.sender], region),
        state_name(catalogue.states[flow.receiver], region),
        side_shown(flow.sent, catalogue),
        side_shown(flow.received, catalogue),
        Shown(flow.verdict.value, depth=2 if flow.verdict is Verdict.DIFFER else None),
        Shown(finding.rule if finding else ""),
        Shown(_reason(finding)),
    )


def _flows(region: Region, catalogue: Catalogue) -> list[Flow]:
    return list(flows({state.iso3: submission for state, submission in region.submissions}, catalogue))
