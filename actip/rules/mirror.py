"""Own the `MIR` rules: one state against another. Two honest counts can differ; the finding is where to ask.

They look at the submissions of a cycle together, as far as the audience may see them. What a state keeps to a closer
circle is not compared: the comparison would tell it.
"""

from collections.abc import Iterator, Mapping

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import Facts, Found, Graded, Scope, Severity, rule
from actip.rules.flows import Flow, FlowSide, Verdict, flows
from actip.rules.intervals import Interval

_BASIS = "Article 24 (monitoring, reviewing and reporting); data standard: mirror statistics"


def _amounts(name: str) -> dict[str, str]:
    """Return what an amount reads, by the kind of the interval that it is."""
    return {
        "no_figure": "no figure",
        "exact": f"{{{name}_low}}",
        "at_least": f"at least {{{name}_low}}",
        "at_most": f"at most {{{name}_high}}",
        "between": f"{{{name}_low}} to {{{name}_high}}",
    }


def _periods(name: str) -> dict[str, str]:
    """Return what a period reads, by which of its days are open."""
    return {
        "closed": f"{{{name}_start}} to {{{name}_end}}",
        "open_end": f"{{{name}_start}} to an open day",
        "open_start": f"an open day to {{{name}_end}}",
        "open": "an open day to an open day",
    }


def _partial(facts: Facts) -> Severity:
    return Severity.WARNING if facts["coverage"] == "whole" else Severity.NOTE


@rule(
    "MIR701",
    title="Two states that count one flow differently",
    basis=_BASIS,
    severity=Graded((Severity.WARNING, Severity.NOTE), _partial),
    message="{coverage}",
    remedy="The two focal points compare what and when they count; then one of them corrects its figure, or gives the "
    "reason under '{key[explanations]}'.",
    words={
        "coverage": {
            "whole": "{title}, {sender} to {receiver}: {sender} says {sent}, {receiver} says {received}.",
            "areas": "{title}, {sender} to {receiver}: {sender} says {sent}, {receiver} says {received}. Not all areas "
            "of both are covered.",
        },
        "sent": _amounts("sent"),
        "received": _amounts("received"),
    },
    scope=Scope.REGION,
)
def counted_differently(submissions: Mapping[str, Submission], catalogue: Catalogue) -> Iterator[Found]:
    """Two figures for one flow, one from each end, that cannot both be right as they stand.

    What it finds
        Victims returned, requests (for legal assistance, extradition, confiscation, verification of nationality or of
        documents) and notifications that one state says it sent to another, and that the other says it received, for
        the same period, where the two figures cannot be the same. '<5' is 0 to 4. A state that names no figure for the
        other is taken at its total, less what it names for others. Where figures do not cover all areas of a state it
        is a note.

    Why it matters
        No victim should be lost between two lists. Both can count honestly: on the day of departure or of arrival,
        with or without families, by one agency or by all.

    Example
        Victims repatriated, Lao PDR to Malaysia: Lao PDR says 120, Malaysia says 85.

    How to close it
        Compare the two lists. Correct the figure that is wrong; if both are right, say why they differ.
    """
    for flow in flows(submissions, catalogue):
        if flow.verdict is Verdict.DIFFER and flow.sent and flow.received:
            facts = {
                **_about(flow),
                **_bounds("sent", flow.sent.interval),
                **_bounds("received", flow.received.interval),
                "coverage": "areas" if flow.sent.partial or flow.received.partial else "whole",
            }
            yield Found("", facts)


@rule(
    "MIR702",
    title="A flow that only one of two states counts",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{silence}",
    remedy="{other} adds the figure or the reason why it has none; {speaker} can say how it counted.",
    words={
        "silence": {
            "nothing": "{title}, {sender} to {receiver}: {speaker} says {figure}, {other} says nothing.",
            "not_collected": "{title}, {sender} to {receiver}: {speaker} says {figure}, {other} does not collect the "
            "figure.",
            "not_yet_available": "{title}, {sender} to {receiver}: {speaker} says {figure}, {other} does not have the "
            "figure yet.",
            "not_applicable": "{title}, {sender} to {receiver}: {speaker} says {figure}, {other} says that it does not "
            "apply.",
            "included_elsewhere": "{title}, {sender} to {receiver}: {speaker} says {figure}, {other} counts it "
            "elsewhere.",
        },
        "figure": _amounts("figure"),
    },
    scope=Scope.REGION,
)
def counted_by_one_side(submissions: Mapping[str, Submission], catalogue: Catalogue) -> Iterator[Found]:
    """A figure above zero from one end of a flow, and none from the other.

    What it finds
        Victims returned, requests and notifications that one state counts, while the other names no figure for that
        partner, or a reason why it has none. A state that withholds the figure is not asked.

    Why it matters
        The figure may be right. Only where both ends count can either of them be checked.

    Example
        Victims repatriated, Philippines to Thailand: Philippines says 7, Thailand does not collect the figure.

    How to close it
        The silent side adds its figure by partner, zero included, or says why there is none.
    """
    for flow in flows(submissions, catalogue):
        if flow.verdict is Verdict.ONE_SIDE and flow.sent and flow.received:
            speaker, other = (flow.sent, flow.received) if flow.sent.has_figure else (flow.received, flow.sent)
            names = (flow.sender, flow.receiver) if flow.sent.has_figure else (flow.receiver, flow.sender)
            if other.missing != "withheld":
                facts = {
                    **_about(flow),
                    "speaker": names[0],
                    "other": names[1],
                    **_bounds("figure", speaker.interval),
                    "silence": other.missing or "nothing",
                }
                yield Found("", facts)


@rule(
    "MIR703",
    title="Two states whose periods differ",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{sender} and {receiver}: one reports on {sent}, the other on {received}, so their figures on each other "
    "are not compared.",
    remedy="Agree on one period for the cycle, or read the two figures side by side.",
    words={"sent": _periods("sent"), "received": _periods("received")},
    scope=Scope.REGION,
)
def periods_that_differ(submissions: Mapping[str, Submission], catalogue: Catalogue) -> Iterator[Found]:
    """Two states that name figures on each other for periods that are not the same.

    What it finds
        Pairs of states of which both name a figure for a flow between them, but for other periods.

    Why it matters
        Figures of other periods must differ. Comparing them would raise questions that are none.

    Example
        Lao PDR reports on 2025-01-01 to 2025-12-31, Malaysia on 2025-04-01 to 2026-03-31.

    How to close it
        The period is set for each cycle; a state whose own year is another one can give figures for both.
    """
    pairs = set()
    for flow in flows(submissions, catalogue):
        pair = frozenset((flow.sender, flow.receiver))
        sent, received = flow.sent, flow.received
        if (
            flow.verdict is Verdict.PERIODS
            and sent
            and received
            and sent.has_figure
            and received.has_figure
            and pair not in pairs
        ):
            pairs.add(pair)
            facts = {**_about(flow), "indicator": "", **_days("sent", sent), **_days("received", received)}
            yield Found("", facts)


def _about(flow: Flow) -> dict[str, object]:
    return {"indicator": flow.indicator.id, "sender": flow.sender, "receiver": flow.receiver}


def _bounds(name: str, interval: Interval | None) -> dict[str, object]:
    """Return the facts of what a figure can be: which kind of interval, and its two ends."""
    if interval is None:
        return {name: "no_figure"}
    low, high = interval.low, interval.high
    if high == float("inf"):
        return {name: "at_least", f"{name}_low": low}
    kind = "exact" if low == high else "at_most" if low == 0 else "between"
    return {name: kind, f"{name}_low": low, f"{name}_high": high}


def _days(name: str, side: FlowSide) -> dict[str, object]:
    """Return the facts of a period: which of its two days are open, and the days."""
    start, end = (day.isoformat() if day else None for day in side.period)
    kind = "closed" if start and end else "open_end" if start else "open_start" if end else "open"
    return {name: kind, f"{name}_start": start, f"{name}_end": end}
