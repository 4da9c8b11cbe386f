"""Own what states need and what they offer: one row an ask, with the words of it, and who offers the same kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, MemberState
from actip.format.records import HelpNeeded
from actip.model.region import Region
from actip.model.section import Chart, ChartKind, Column, Section, Series, Shown
from actip.sections.planning import PART, Wish, help_offers, help_requests
from actip.sections.words import reporting, share, short_id, state_codes, state_counts
from actip.texts import ENGLISH

NOBODY = "no other state yet"
_DEPTHS = {"high": 4, "medium": 3, "low": 2}
_IN_ALL, _OFFERED, _THE_REPORT = "In all, by kind", "Offered, and nobody asks", "Help with the report itself"
_NOT_SAID = "Not said"
_MATCH = (
    "An offer is what a state says it could give; nobody has been asked on behalf of another. A state's own offer is "
    "no match, nor is one of another kind."
)
_REPORTING = "Of: the states that report obligations."


class Ask(NamedTuple):
    """One request for help, and what other states offer of the same kind under the same obligation."""

    wish: Wish
    offers: tuple[Wish, ...]


def asks(region: Region, catalogue: Catalogue) -> list[Ask]:
    """Return what states ask for with who offers it: victims' rights first, then as in the catalogue, then by state."""
    by_subject: dict[tuple[str, str], list[Wish]] = {}
    for offer in help_offers(region, catalogue):
        if offer.help.kind:
            by_subject.setdefault((offer.obligation.id, offer.help.kind), []).append(offer)
    requests = sorted(help_requests(region, catalogue), key=lambda wish: not wish.obligation.victim_rights)
    return [
        Ask(
            wish,
            tuple(
                offer
                for offer in by_subject.get((wish.obligation.id, wish.help.kind or ""), ())
                if offer.state != wish.state
            ),
        )
        for wish in requests
    ]


def unasked_offers(region: Region, catalogue: Catalogue) -> list[Wish]:
    """Return the offers for which no other state asks under the same obligation."""
    by_subject: dict[tuple[str, str | None], set[MemberState]] = {}
    for wish in help_requests(region, catalogue):
        by_subject.setdefault((wish.obligation.id, wish.help.kind), set()).add(wish.state)
    return [
        offer
        for offer in help_offers(region, catalogue)
        if offer.help.kind is None or not by_subject.get((offer.obligation.id, offer.help.kind), set()) - {offer.state}
    ]


def needs_and_offers(region: Region, catalogue: Catalogue) -> Section:
    """List what states ask for, one row an ask; first what is asked and offered in all, by kind and state."""
    every, offers = asks(region, catalogue), help_offers(region, catalogue)
    of_one = region.national
    rows = [] if of_one else _in_all(every, offers, region, catalogue)
    rows += [_ask(entry, region, catalogue) for entry in every]
    rows += [] if of_one else _offered(unasked_offers(region, catalogue), region, catalogue)
    rows += [_with_the_report(*entry, region, catalogue) for entry in helps_with_the_report(region)]
    return Section(
        name="Needs and offers",
        title="What states need, and who offers it",
        lead=_lead(every, region),
        columns=(
            Column("Part", 25),
            Column("State", 12),
            Column("Kind", 20),
            Column("What is asked for, in the state's words", 60, short="In the state's words"),
            Column("Priority", 9),
            Column("Article", 9),
            *(() if of_one else (Column("Who offers the same kind under it", 60, short="Who offers it"),)),
            Column("About", 52, wide_only=True),
        ),
        rows=tuple(rows),
        notes=() if of_one else (_MATCH, _REPORTING, "'Offers' has every offer in the words of the state."),
        fixed=3,
        grouped=True,
        charts=() if of_one else _pictures(every, offers, region, catalogue),
        part=PART,
    )


def _lead(every: Sequence[Ask], region: Region) -> str:
    if region.national:
        return ENGLISH.counted(
            "region", "The state asks for help {count} time.", "The state asks for help {count} times.", len(every)
        )
    matched = sum(bool(entry.offers) for entry in every)
    return ENGLISH.say(
        "region",
        "{asks} by {states} of the {of} states that report obligations. To {matched} of them another state offers the "
        "same kind under the same obligation.",
        asks=_count_of_asks(len(every)),
        states=len({entry.wish.state for entry in every}),
        of=reporting(region),
        matched=matched,
    )


def _count_of_asks(count: int) -> str:
    return ENGLISH.counted("region", "{count} ask", "{count} asks", count)


def _count_of_offers(count: int) -> str:
    return ENGLISH.counted("region", "{count} offer", "{count} offers", count)


def kind_of(wish: Wish, catalogue: Catalogue) -> str:
    """Return the kind of help as the form names it."""
    return catalogue.label("assistance_kinds", wish.help.kind) if wish.help.kind else _NOT_SAID


def _kinds(wishes: Iterable[Wish], catalogue: Catalogue) -> list[str]:
    """Return the kinds of some wishes, in the order of the catalogue."""
    present = {kind_of(wish, catalogue) for wish in wishes}
    labels = [code.label for code in catalogue.lists["assistance_kinds"].codes.values()]
    return [label for label in (*labels, _NOT_SAID) if label in present]


def _in_all(
    every: Sequence[Ask], offers: Sequence[Wish], region: Region, catalogue: Catalogue
) -> list[tuple[Shown, ...]]:
    """Return a row for each kind: how many ask and offer, and each state's number."""
    rows: list[tuple[Shown, ...]] = []
    for kind in _kinds((*(entry.wish for entry in every), *offers), catalogue):
        of_kind = [entry for entry in every if kind_of(entry.wish, catalogue) == kind]
        to_give = [wish for wish in offers if kind_of(wish, catalogue) == kind]
        by_ask, by_offer = Counter(entry.wish.state for entry in of_kind), Counter(wish.state for wish in to_give)
        high = sum(entry.wish.help.priority == "high" for entry in of_kind)
        matched = sum(bool(entry.offers) for entry in of_kind)
        rows.append(
            (
                Shown(_IN_ALL),
                share(len(by_ask), reporting(region)),
                Shown(kind),
                Shown(_with_states(_count_of_asks(len(of_kind)), by_ask, region)),
                Shown(f"{high} high" if high else ""),
                Shown(""),
                Shown(_with_states(_count_of_offers(len(to_give)), by_offer, region)),
                Shown(f"{matched} of {_count_of_asks(len(of_kind))} with an offer" if of_kind else ""),
            )
        )
    return rows


def _with_states(words: str, counts: Counter[MemberState], region: Region) -> str:
    return f"{words}: {state_counts(counts, region)}" if counts else words


def _ask(entry: Ask, region: Region, catalogue: Catalogue) -> tuple[Shown, ...]:
    wish = entry.wish
    obligation = wish.obligation
    code = wish.help.priority
    by_offer = () if region.national else (Shown(_words_of(entry.offers, region) or NOBODY),)
    return (
        Shown("Asked, victims' rights" if obligation.victim_rights else "Asked, other obligations"),
        Shown(state_codes((wish.state,), region)),
        Shown(kind_of(wish, catalogue)),
        Shown(wish.help.detail or "no words"),
        Shown(catalogue.label("priorities", code).lower(), depth=_DEPTHS[code]) if code else Shown("not given"),
        Shown(short_id(obligation)),
        *by_offer,
        Shown(obligation.title),
    )


def _words_of(wishes: Iterable[Wish], region: Region) -> str:
    """Return what states say of their offers; those that say the same in one line."""
    by_words: dict[str, list[MemberState]] = {}
    for wish in wishes:
        by_words.setdefault(wish.help.detail or "", []).append(wish.state)
    return "\n".join(
        f"{state_codes(dict.fromkeys(states), region)}{f': {words}' if words else ''}"
        for words, states in by_words.items()
    )


def _offered(offers: Sequence[Wish], region: Region, catalogue: Catalogue) -> list[tuple[Shown, ...]]:
    """Return a row for each kind that is offered where no other state asks: under which articles, and by whom."""
    rows: list[tuple[Shown, ...]] = []
    for kind in _kinds(offers, catalogue):
        of_kind = [wish for wish in offers if kind_of(wish, catalogue) == kind]
        by_article: dict[str, list[MemberState]] = {}
        for wish in of_kind:
            by_article.setdefault(short_id(wish.obligation), []).append(wish.state)
        articles = "; ".join(
            f"{article} {', '.join(dict.fromkeys(state.iso3 for state in states))}"
            for article, states in by_article.items()
        )
        rows.append(
            (
                Shown(_OFFERED),
                share(len({wish.state for wish in of_kind}), reporting(region)),
                Shown(kind),
                Shown(f"{_count_of_offers(len(of_kind))}: {articles}"),
                *(Shown("") for _ in range(4)),
            )
        )
    return rows


def helps_with_the_report(region: Region) -> list[tuple[MemberState, HelpNeeded]]:
    """Return the states that need help to answer the form, with what they say of it: it belongs to no obligation."""
    return [
        (state, submission.help_needed)
        for state, submission in region.submissions
        if submission.help_needed and submission.help_needed.answer == "needed"
    ]


def _with_the_report(
    state: MemberState, help_needed: HelpNeeded, region: Region, catalogue: Catalogue
) -> tuple[Shown, ...]:
    kind = catalogue.label("assistance_kinds", help_needed.kind) if help_needed.kind else _NOT_SAID
    return (
        Shown(_THE_REPORT),
        Shown(state_codes((state,), region)),
        Shown(kind),
        Shown(help_needed.detail or "no words"),
        Shown("not given"),
        *(Shown("") for _ in range(1 if region.national else 2)),
        Shown("To answer the form"),
    )


def _pictures(every: Sequence[Ask], offers: Sequence[Wish], region: Region, catalogue: Catalogue) -> tuple[Chart, ...]:
    kinds = _kinds((*(entry.wish for entry in every), *offers), catalogue)
    if not kinds:
        return ()
    asks_by_kind, matched = (
        Counter(kind_of(entry.wish, catalogue) for entry in every if entry.offers or not with_offer)
        for with_offer in (False, True)
    )
    offers_by_kind = Counter(kind_of(wish, catalogue) for wish in offers)
    series = (("Asks", asks_by_kind), ("Asks with an offer by another state", matched), ("Offers", offers_by_kind))
    return (
        Chart(
            "Help asked for and offered, by kind",
            ChartKind.BESIDE,
            tuple(kinds),
            tuple(Series(name, tuple(counts[kind] for kind in kinds)) for name, counts in series),
            note=ENGLISH.counted(
                "region",
                "Over {count} state that reports obligations.",
                "Over {count} states that report obligations.",
                reporting(region),
            ),
        ),
    )


def offers_in_full(region: Region, catalogue: Catalogue) -> Section:
    """List every offer in the words of the state, with who else asks for the same kind."""
    by_subject: dict[tuple[str, str | None], list[MemberState]] = {}
    for wish in help_requests(region, catalogue):
        by_subject.setdefault((wish.obligation.id, wish.help.kind), []).append(wish.state)
    rows = []
    for wish in help_offers(region, catalogue):
        asking = by_subject.get((wish.obligation.id, wish.help.kind), ()) if wish.help.kind else ()
        others = [state for state in dict.fromkeys(asking) if state != wish.state]
        rows.append(
            (
                Shown(wish.state.name),
                Shown(kind_of(wish, catalogue)),
                Shown(wish.help.detail or "no words"),
                Shown(short_id(wish.obligation)),
                Shown(wish.obligation.title),
                *(() if region.national else (Shown(state_codes(others, region) or NOBODY),)),
            )
        )
    order = [report.state.name for report in region.reports]
    return Section(
        name="Offers",
        title="What states offer to others",
        lead="In the words of the state that offers; nobody has been asked on behalf of another.",
        columns=(
            Column("State", 20),
            Column("Kind", 20),
            Column("What is offered", 60),
            Column("Article", 10),
            Column("About", 40),
            *(() if region.national else (Column("Who asks for the same kind", 26),)),
        ),
        rows=tuple(sorted(rows, key=lambda row: order.index(row[0].text))),
        fixed=2,
        grouped=True,
        part=PART,
    )
