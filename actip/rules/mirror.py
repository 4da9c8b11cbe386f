"""Own the `MIR` rules: one state against another. Two honest counts can differ; the finding is where to ask.

They look at the submissions of a cycle together, as far as the audience may see them. What a state keeps to a closer
circle is not compared: the comparison would tell it.
"""

from collections.abc import Iterator, Mapping

from actip.amounts import figure
from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import Facts, Found, Graded, Scope, Severity, rule
from actip.rules.flows import Flow, FlowSide, Verdict, flows
from actip.rules.intervals import Interval, capital

_BASIS = "Article 24 (monitoring, reviewing and reporting); data standard: mirror statistics"


def _partial(facts: Facts) -> Severity:
    return Severity.WARNING if facts["coverage"] == "whole" else Severity.NOTE


@rule(
    "MIR701",
    title="Two states that count one flow differently",
    basis=_BASIS,
    severity=Graded((Severity.WARNING, Severity.NOTE), _partial),
    message="{title}, {sender_name} to {receiver_name}: {sender_name} says {sent}, {receiver_name} says {received}."
    "{coverage}",
    remedy="The two focal points compare what and when they count; then one of them corrects its figure, or gives the "
    "reason under '{key[explanations]}'.",
    words={"coverage": {"whole": "", "areas": " Not all areas of both are covered."}},
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
                **_about(flow, catalogue),
                "sent": _words(flow.sent.interval),
                "received": _words(flow.received.interval),
                "coverage": "areas" if flow.sent.partial or flow.received.partial else "whole",
            }
            yield Found("", facts)


@rule(
    "MIR702",
    title="A flow that only one of two states counts",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{title}, {sender_name} to {receiver_name}: {speaker_name} says {figure}, {other_name} {silence}.",
    remedy="{other_name} adds the figure or the reason why it has none; {speaker_name} can say how it counted.",
    words={
        "silence": {
            "nothing": "says nothing",
            "not_collected": "does not collect the figure",
            "not_yet_available": "does not have the figure yet",
            "not_applicable": "says that it does not apply",
            "included_elsewhere": "counts it elsewhere",
        }
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
                    **_about(flow, catalogue),
                    "speaker": names[0],
                    "speaker_name": catalogue.states[names[0]].name,
                    "other": names[1],
                    "other_name": catalogue.states[names[1]].name,
                    "figure": _words(speaker.interval),
                    "silence": other.missing or "nothing",
                }
                yield Found("", facts)


@rule(
    "MIR703",
    title="Two states whose periods differ",
    basis=_BASIS,
    severity=Severity.NOTE,
    message="{sender_name} and {receiver_name}: one reports on {sent}, the other on {received}, so their figures on "
    "each other are not compared.",
    remedy="Agree on one period for the cycle, or read the two figures side by side.",
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
            facts = {**_about(flow, catalogue), "indicator": "", "sent": _period(sent), "received": _period(received)}
            yield Found("", facts)


def _about(flow: Flow, catalogue: Catalogue) -> dict[str, object]:
    return {
        "indicator": flow.indicator.id,
        "title": capital(flow.indicator.title),
        "sender": flow.sender,
        "sender_name": catalogue.states[flow.sender].name,
        "receiver": flow.receiver,
        "receiver_name": catalogue.states[flow.receiver].name,
    }


def _words(interval: Interval | None) -> str:
    if interval is None:
        return "no figure"
    low, high = interval.low, interval.high
    if low == high:
        return figure(low)
    if high == float("inf"):
        return f"at least {figure(low)}"
    return f"at most {figure(high)}" if low == 0 else f"{figure(low)} to {figure(high)}"


def _period(side: FlowSide) -> str:
    return " to ".join(day.isoformat() if day else "an open day" for day in side.period)
