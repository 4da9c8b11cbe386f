"""Own the blocks of the first page: what changed, what neighbours count, who needs what, what is due, what to decide.

Each block has a few lines and names the section that has the rest. What a meeting is asked to decide follows from the
other blocks by fixed rules, and is a question.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actip.amounts import figure
from actip.catalogue.entries import Catalogue, MemberState
from actip.format.counts import other_child_age
from actip.model.first_page import Block, Point
from actip.model.play import StateOfPlay
from actip.model.region import Region, Status
from actip.rules.flows import Flow, Verdict, flows
from actip.rules.intervals import exact
from actip.sections.actions import Due, When, every_action
from actip.sections.figures import FigureLine, RegionFigures, side_shown
from actip.sections.headlines import ACTIONS, FINISHED, LEFT_OUT, answering, codes, due_until, is_passed
from actip.sections.planning import Wish, help_offers, help_requests
from actip.sections.since_last import moved_answers
from actip.sections.standing import (
    FROM_SILENCE,
    FURTHER,
    LESS_FAR,
    OTHER,
    TO_SILENCE,
    Standing,
    most_open,
    standings,
)
from actip.sections.trends import NO_REASON, FigureOverTime, changes_of_figures
from actip.sections.words import short_id
from actip.texts import ENGLISH

TRENDS, CHANGES, BORDERS, NEEDS, PLAN = "Trends", "What changed", "Across borders", "Needs and offers", "Work plan"
RIGHTS, METHOD = "Rights of victims", "Method"
NO_ANSWERS = "No answers can be seen here."
_NOTABLE = 20  # as rule TRD601: below it a figure leaps by chance
_FEW = 6  # states that a line names; of more it says how many
_CHANGES, _PAIRS, _KINDS, _RIGHTS, _DECISIONS = 5, 4, 4, 1, 6
_WAYS = (
    ("Answers that are further", (FURTHER,)),
    ("Answers that are less far", (LESS_FAR,)),
    ("Answers that moved otherwise, or to or from no information", (FROM_SILENCE, TO_SILENCE, OTHER)),
)


def few(states: Iterable[MemberState], region: Region) -> str:
    """Name states where they are few, else say how many they are."""
    listed = list(states)
    return codes(listed, region) if len(listed) <= _FEW else _states(len(listed))


def _states(count: int) -> str:
    return ENGLISH.counted("region", "{count} state", "{count} states", count)


# -- what changed --


class Change(NamedTuple):
    """One core figure of a state in its last report and in this one, both exact and of periods as long."""

    over_time: FigureOverTime
    earlier: float
    later: float

    @property
    def state(self) -> MemberState:
        """Whose figure it is."""
        return self.over_time.state

    @property
    def times(self) -> float:
        """How many times the one is the other."""
        return max(self.earlier, self.later) / max(1, min(self.earlier, self.later))

    @property
    def is_question(self) -> bool:
        """Whether a reason is asked for, and none is given."""
        return self.over_time.reason == NO_REASON

    @property
    def reason(self) -> str:
        """What the state says of it, in its own words, or that it says nothing."""
        if self.is_question:
            return NO_REASON
        return f"“{self.over_time.reason}”" if self.over_time.reason else "no reason given"


def changes_most(region: Region, catalogue: Catalogue) -> list[Change]:
    """Return of each state the figure from twenty on that changed by the most times, and of these the most, by state.

    Of one state it returns all that did.
    """
    changes = list(_changes(region, catalogue))
    if not region.national:
        of_state: dict[str, Change] = {}
        for change in changes:
            if change.times > of_state.setdefault(change.state.iso3, change).times:
                of_state[change.state.iso3] = change
        changes = list(of_state.values())
    order = [report.state for report in region.reports]
    most = sorted(changes, key=lambda change: -change.times)[:_CHANGES]
    return sorted(most, key=lambda change: order.index(change.state))


def _changes(region: Region, catalogue: Catalogue) -> Iterator[Change]:
    for entry in changes_of_figures(region, catalogue):
        numbers = [
            number
            for number, cycle in zip(entry.numbers, (*region.history, region), strict=True)
            if cycle.submission(entry.state.iso3)
        ]
        if len(numbers) > 1 and region.submission(entry.state.iso3):
            earlier, later = numbers[-2:]
            if earlier is not None and later is not None and earlier != later and max(earlier, later) >= _NOTABLE:
                yield Change(entry, earlier, later)


def changes_block(region: Region, changed: Sequence[Change], catalogue: Catalogue) -> Block:
    """Say which figures changed most, with the state's own reason, and how many answers moved."""
    title = "What changed most, and what the states say of it"
    if not region.history:
        return Block(title, (Point("No earlier cycle is among the files: nothing can be compared."),), TRENDS)
    points = [
        Point(
            ENGLISH.inside(change.over_time.title)
            if region.national
            else f"{codes([change.state], region)} {ENGLISH.inside(change.over_time.title)}",
            f"{figure(change.earlier)} → {figure(change.later)}",
            change.reason,
            TRENDS,
        )
        for change in changed
    ]
    if not points:
        points.append(Point("No core figure is exact in two reports of periods as long.", section=TRENDS))
    moved = moved_answers(region, catalogue)
    for words, ways in _WAYS:
        if of_ways := [entry for entry in moved if entry.direction in ways]:
            where = "" if region.national else f", in {_states(len({entry.state for entry in of_ways}))}"
            points.append(Point(f"{words}{where}", figure(len(of_ways)), section=CHANGES))
    return Block(title, tuple(points), TRENDS)


# -- across borders --


def differing(region: Region, catalogue: Catalogue) -> list[Flow]:
    """Return the flows of which two states print different counts, in the order of the catalogue."""
    return [flow for flow in _flows(region, catalogue) if flow.verdict is Verdict.DIFFER]


def _flows(region: Region, catalogue: Catalogue) -> list[Flow]:
    return list(flows({state.iso3: submission for state, submission in region.submissions}, catalogue))


def borders_block(region: Region, catalogue: Catalogue) -> Block:
    """Set both numbers of the pairs that differ beside each other, and count those that agree."""
    every = _flows(region, catalogue)
    counts = Counter(flow.verdict for flow in every)
    differ = sorted((flow for flow in every if flow.verdict is Verdict.DIFFER), key=_apart, reverse=True)
    reasons = {
        (finding.facts["indicator"], finding.facts["sender"], finding.facts["receiver"]): finding.explained
        for finding in region.findings
        if finding.explained
    }
    points = [
        Point(
            f"{flow.indicator.title}, {flow.sender} to {flow.receiver}",
            _two_sides(flow, catalogue),
            reasons.get((flow.indicator.id, flow.sender, flow.receiver)) or "",
            BORDERS,
        )
        for flow in differ[:_PAIRS]
    ]
    if len(differ) > _PAIRS:
        points.append(Point("Other flows that differ", figure(len(differ) - _PAIRS), section=BORDERS))
    if every:
        points.append(Point("Flows that agree", f"{counts[Verdict.AGREE]} of {len(every)}", section=BORDERS))
    if counts[Verdict.ONE_SIDE]:
        points.append(Point("Flows where one side is silent", figure(counts[Verdict.ONE_SIDE]), section=BORDERS))
    if not points:
        points.append(Point("No two states name a figure for each other that can be compared.", section=BORDERS))
    return Block("Two sides of a border, two counts", tuple(points), BORDERS)


def _apart(flow: Flow) -> float:
    """Return how far the counts of two states are apart at least."""
    intervals = [side.interval for side in (flow.sent, flow.received) if side and side.interval]
    return max(interval.low for interval in intervals) - min(interval.high for interval in intervals)


def _two_sides(flow: Flow, catalogue: Catalogue) -> str:
    sent, received = flow.sent, flow.received
    both = " · ".join(side_shown(side, catalogue).text for side in (sent, received))
    intervals = [side.interval for side in (sent, received) if side and side.interval]
    apart = _apart(flow)
    at_least = "" if all(interval.low == interval.high for interval in intervals) else "at least "
    return f"{both} ({at_least}{figure(exact([apart]))} apart)"


# -- asked for and offered --


class Kind(NamedTuple):
    """One kind of help: which states ask for it and which offer it, and under which obligations.

    `met` are the obligations under which a state asks for it and another one offers it.
    """

    label: str
    asking: tuple[MemberState, ...]
    offering: tuple[MemberState, ...]
    obligations: int
    met: int


def kinds_of_help(region: Region, catalogue: Catalogue) -> list[Kind]:
    """Return the kinds of help that are asked for or offered, those that most states ask for first."""
    asking, offering = (_by_kind(wishes(region, catalogue)) for wishes in (help_requests, help_offers))
    kinds = [
        _kind(code.label, asking.get(code.code, set()), offering.get(code.code, set()), region)
        for code in catalogue.lists["assistance_kinds"].codes.values()
        if code.code in asking or code.code in offering
    ]
    return sorted(kinds, key=lambda kind: -len(kind.asking))


def _by_kind(wishes: Iterable[Wish]) -> dict[str, set[tuple[MemberState, str]]]:
    by_kind: dict[str, set[tuple[MemberState, str]]] = {}
    for wish in wishes:
        by_kind.setdefault(wish.help.kind or "other", set()).add((wish.state, wish.obligation.id))
    return by_kind


def _kind(label: str, asks: set[tuple[MemberState, str]], offers: set[tuple[MemberState, str]], region: Region) -> Kind:
    asking, offering = (
        tuple(state for state, _ in region.submissions if any(state == who for who, _ in wishes))
        for wishes in (asks, offers)
    )
    met = {name for state, name in asks if any(other == name and who != state for who, other in offers)}
    return Kind(label, asking, offering, len({name for _, name in asks}), len(met))


def needs_block(region: Region, catalogue: Catalogue) -> Block:
    """Say of each kind of help which states ask for it, and which others offer it."""
    points = [
        Point(
            f"{kind.label}: asked by {few(kind.asking, region)}, {_obligations(kind.obligations)}",
            f"offered by {few(kind.offering, region)}, {figure(kind.met)} of these"
            if kind.offering
            else "no offer yet",
            section=NEEDS,
        )
        for kind in kinds_of_help(region, catalogue)
        if kind.asking
    ][:_KINDS]
    if not points:
        points.append(Point("No state asks for help." if answering(region) else NO_ANSWERS, section=NEEDS))
    return Block("Asked for and offered", tuple(points), NEEDS)


def _obligations(count: int) -> str:
    return ENGLISH.counted("region", "{count} obligation", "{count} obligations", count)


# -- due, late, delivered --


def due_block(region: Region, catalogue: Catalogue) -> Block:
    """Say what is due in this quarter and the next, what is late, and what was delivered."""
    every = list(every_action(region, catalogue))
    points = []
    if region.as_of is None:
        points.append(Point("No day is given against which an action could be late.", section=ACTIONS))
    elif not answering(region):
        points.append(Point(NO_ANSWERS, section=ACTIONS))
    else:
        for words, when in (
            ("This quarter, still to come", When.THIS),
            ("Next quarter", When.NEXT),
            ("Late", When.LATE),
        ):
            entries = [entry for entry in every if entry.when is when]
            points.append(Point(f"{words}: {_actions(entries, region)}", _on_rights(entries), section=ACTIONS))
        passed = due_until(region, catalogue)
        finished = sum(entry.when is When.DONE for entry in passed)
        share = f"{figure(finished)} of {figure(len(passed))}"
        points.append(Point("Delivered, of what was due until now", share, section=ACTIONS))
    points += _of_work_plan(region)
    return Block("Due, late, delivered", tuple(points), ACTIONS)


def _actions(entries: Sequence[Due], region: Region) -> str:
    actions = ENGLISH.counted("region", "{count} action", "{count} actions", len(entries))
    if region.national or not entries:
        return actions
    return f"{actions} in {_states(len({entry.state for entry in entries}))}"


def _on_rights(entries: Sequence[Due]) -> str:
    rights = sum(entry.obligation.victim_rights for entry in entries)
    return f"{figure(rights)} on victims' rights" if entries else ""


def _of_work_plan(region: Region) -> Iterator[Point]:
    plan = region.work_plan
    if plan is None or not plan.activities:
        return
    delivered = sum(activity.status == FINISHED for activity in plan.activities)
    words = ENGLISH.counted(
        "region",
        "Work plan: {delivered} of {count} activity delivered",
        "Work plan: {delivered} of {count} activities delivered",
        len(plan.activities),
        delivered=delivered,
    )
    late = sum(
        is_passed(activity.end, region.as_of)
        for activity in plan.activities
        if activity.status not in (FINISHED, LEFT_OUT)
    )
    yield Point(words, f"{figure(late)} late" if region.as_of else "", section=PLAN)
    if plan.decisions:
        finished = sum(decision.status == FINISHED for decision in plan.decisions)
        yield Point("Decisions of the last meeting, done", f"{finished} of {len(plan.decisions)}", section=PLAN)


# -- for the meeting to decide --


def decisions_block(region: Region, changed: Sequence[Change], catalogue: Catalogue) -> Block:
    """Put to the meeting as questions what follows from the rest of the page, by fixed rules."""
    points = [
        *_on_compensation(region, catalogue),
        *_on_rights_not_in_place(region, catalogue),
        *_on_help(region, catalogue),
        *_on_borders(region, catalogue),
        *_on_reasons(region, changed),
        *_on_definitions(region),
        *_on_reports(region),
    ]
    if not points:
        points.append(Point("Nothing in the reports puts a question to the meeting."))
    return Block("For the meeting to decide", tuple(points[:_DECISIONS]), numbered=True)


def _on_compensation(region: Region, catalogue: Catalogue) -> Iterator[Point]:
    """Ask of payment where less was paid than awarded, over the states that name both."""
    indicator = catalogue.indicators["compensation_awarded"]
    figures = RegionFigures(region, (indicator.id,), catalogue)
    lines = [FigureLine(indicator, fixed, "") for fixed in ({}, {"subset": "paid"})]
    both = [[figures.number(state.iso3, line) for line in lines] for state, _ in region.submissions]
    exact_in_both = [(awarded, paid) for awarded, paid in both if awarded is not None and paid is not None]
    awarded, paid = (exact(pair[place] for pair in exact_in_both) for place in (0, 1))
    if paid < awarded:
        states = _states(len(exact_in_both))
        yield Point(
            f"How can compensation be paid, not only awarded (paid to {figure(paid)} of {figure(awarded)}, in the "
            f"{states} that count both)?",
            section="Figures",
        )


def _on_rights_not_in_place(region: Region, catalogue: Catalogue) -> Iterator[Point]:
    for entry in rights_not_in_place(region, catalogue)[:_RIGHTS]:
        in_place = len(entry.by_play.get(StateOfPlay.IN_PLACE, ()))
        obligation = entry.obligation
        yield Point(
            f"What would help with {short_id(obligation)} {obligation.title} (in place as reported in "
            f"{in_place} of {_states(len(entry.answered_in))})?",
            section=RIGHTS,
        )


def rights_not_in_place(region: Region, catalogue: Catalogue) -> list[Standing]:
    """Return the obligations that two states or more do not report as in place, victims' rights of most states first.

    Among equals the protection of victims stands first, as in the map of their rights.
    """
    entries = sorted(standings(region, catalogue), key=lambda entry: entry.obligation.pillar != "protection")
    return [entry for entry in most_open(entries) if len(entry.open_in) > 1]


def _on_help(region: Region, catalogue: Catalogue) -> Iterator[Point]:
    matched = [kind for kind in kinds_of_help(region, catalogue) if kind.met]
    if matched:
        kind = matched[0]
        yield Point(
            f"Which states lead an exchange on {kind.label.lower()} (asked for and offered by another under "
            f"{_obligations(kind.met)})?",
            section=NEEDS,
        )


def _on_borders(region: Region, catalogue: Catalogue) -> Iterator[Point]:
    pairs = dict.fromkeys("-".join(sorted((flow.sender, flow.receiver))) for flow in differing(region, catalogue))
    if pairs:
        listed = ", ".join(list(pairs)[:_PAIRS])
        more = ENGLISH.counted("region", " and {count} other pair", " and {count} other pairs", len(pairs) - _PAIRS)
        others = more if len(pairs) > _PAIRS else ""
        yield Point(f"Shall {listed}{others} compare their lists before the next cycle?", section=BORDERS)


def _on_reasons(region: Region, changed: Sequence[Change]) -> Iterator[Point]:
    silent = [change.state for change in changed if change.is_question or not change.over_time.reason]
    if silent:
        yield Point(f"What is behind the changes of which no reason is given ({few(silent, region)})?", section=TRENDS)


def _on_definitions(region: Region) -> Iterator[Point]:
    """Ask where a state counts as a child who is under another age than eighteen."""
    otherwise = [
        state for state, submission in region.submissions if any(map(other_child_age, submission.countings.values()))
    ]
    if otherwise:
        yield Point(
            f"How are children to be set beside each other, whom {few(otherwise, region)} count otherwise than as "
            "under 18?",
            section="Figures",
        )


def _on_reports(region: Region) -> Iterator[Point]:
    drafts = [report.state for report in region.reports if report.state in region.drafts]
    if drafts:
        yield Point(f"May the drafts of {few(drafts, region)} be counted in what is published?", section=METHOD)
    torn, missing = (
        [report.state for report in region.expected if report.status is status]
        for status in (Status.UNREADABLE, Status.MISSING)
    )
    if torn:
        yield Point(f"When can {few(torn, region)} send again what came and could not be read?", section=METHOD)
    if missing:
        yield Point(f"What would help {few(missing, region)} to report?", section=METHOD)
