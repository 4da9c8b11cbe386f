"""Own what is looked up: one rule, obligation or indicator in full, and the lists of them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Indicator, Obligation, Question, Telling
from actip.catalogue.plan import WORDS, area, asked_by_nobody, asked_under, items
from actip.catalogue.rounds import with_own_round
from actip.errors import UnknownName
from actip.format.schema import (
    cycle_schema,
    observations_schema,
    round_schema,
    submission_schema,
    work_plan_schema,
)
from actip.gate.scalars import folded
from actip.model import HEADINGS, Rule
from actip.model.section import Column, Section, Shown
from actip.reports import Line, verification
from actip.reports.lookup import WIDTH, article, cited, in_other_languages, joined, meanings
from actip.rules import RULES
from actip.rules.engine import kinds, severities
from actip.spelling import alike
from actip.texts import ENGLISH, capital

_NUMBERING = {
    "verified": "the paragraph was read",
    "count-verified": "the number of paragraphs is confirmed, the paragraph is recalled",
    "article-verified": "article and title are confirmed, the paragraph is not",
    "unverified": "article and paragraph are recalled",
}


class Passage(NamedTuple):
    """A heading with what stands under it: running lines, or a list of entries."""

    title: str
    texts: Sequence[str]
    is_list: bool = False


def explanation(name: str, catalogue: Catalogue) -> list[Line]:
    """Explain one id or word in full, in any letter case. Raises UnknownName, with a suggestion."""
    catalogue = with_own_round(catalogue)
    wanted = folded(name)
    ids = {entry.casefold(): entry for entry in (*RULES, *catalogue.every_question)}
    citation = cited(name)
    match = ids.get(wanted) or (citation if citation in catalogue.obligations else None) or ""
    if match in RULES:
        return _lines(of_rule(RULES[match]))
    if match in catalogue.obligations:
        return _lines(of_obligation(catalogue.obligations[match], catalogue))
    others = meanings(catalogue)
    beside = joined(others.get(wanted, []))
    if match in catalogue.questions:
        return _lines(_of_question(catalogue.questions[match], catalogue))
    if match in catalogue.indicators:
        lines = _lines(of_indicator(catalogue.indicators[match], catalogue))
        return [*lines, *([Line("")] if beside else []), *beside]
    if lines := beside or (article(citation, catalogue) if citation else []):
        return lines
    if lines := in_other_languages(wanted, catalogue):
        return lines
    if citation:  # a reference to the treaty is held against its own article only
        ids = {entry.casefold(): entry for entry in catalogue.obligations if _article(entry) == _article(citation)}
        near = alike(citation.casefold(), ids, most=3)
    else:
        near = alike(wanted, {**others, **ids}, most=3)
    meant = [ids[other] if other in ids else _id(joined(others[other])) for other in near]
    hint = f"Did you mean {' or '.join(dict.fromkeys(meant))}? " if near else ""
    hint += "'actip rules' and 'actip obligations' list what there is."
    raise UnknownName(f"There is no '{name}'.", hint)


def _id(lines: Sequence[Line]) -> str:
    """Return the id with which an explanation begins."""
    return lines[0].text.partition("  ")[0]


def _article(name: str) -> str:
    return name.partition(".")[0]


def rule_list() -> Section:
    """Return the list of rules."""
    rows = [
        (Shown(rule.id), Shown(_kinds(rule)), Shown(_severities(rule)), Shown(rule.title)) for rule in RULES.values()
    ]
    columns = (Column("Rule", 6), Column("Kind", 17), Column("Severity", 22), Column("What it finds", 60))
    return Section(
        "Rules", ENGLISH.counted("reference", "{count} rule", "{count} rules", len(rows)), "", columns, tuple(rows)
    )


def rules_as_json() -> str:
    """Return the rules with all that is said about them, as a JSON text in ASCII."""
    content = [
        {
            "id": rule.id,
            "title": rule.title,
            "kinds": [kind.value for kind in kinds(rule)],
            "severities": [severity.value for severity in severities(rule)],
            "basis": rule.basis,
            "sections": {heading: _section_text(rule, heading) for heading in HEADINGS},
        }
        for rule in RULES.values()
    ]
    return json.dumps(content, indent=2)


def rules_as_markdown() -> str:
    """Return the rules as a table for a page in Markdown."""
    rows = (f"| `{rule.id}` | {_kinds(rule)} | {_severities(rule)} | {rule.title} |" for rule in RULES.values())
    return "\n".join(("| rule | kind | severity | what it finds |", "|---|---|---|---|", *rows))


def plan_list(catalogue: Catalogue) -> Section:
    """List the items of the ASEAN Plan of Action, each with the obligations that ask about it."""
    rows = tuple(
        (Shown(area(item, catalogue)), Shown(item.code), Shown(item.label), Shown(asked_under(item, catalogue)))
        for item in items(catalogue)
    )
    columns = (Column("Area", 26), Column("Item", 7), Column("In short", 50), Column("Asked under", 40))
    title = ENGLISH.counted(
        "reference", "{count} item of the ASEAN Plan of Action", "{count} items of the ASEAN Plan of Action", len(rows)
    )
    lead = f"Items that no question asks about: {asked_by_nobody(catalogue)}."
    return Section("Plan of Action", title, lead, columns, rows, notes=(WORDS,), fixed=2, grouped=True)


def obligation_list(catalogue: Catalogue, *, victim_rights: bool, pillar: str, core: bool) -> Section:
    """List the obligations that the three choices leave."""
    rows = [
        (
            Shown(obligation.id),
            Shown(obligation.citation),
            Shown(obligation.title),
            Shown(catalogue.label("forces", obligation.force)),
            Shown(", ".join(obligation.asks)),
            Shown("read" if obligation.verified else f"recalled, {obligation.confidence}"),
        )
        for obligation in catalogue.obligations.values()
        if (not victim_rights or obligation.victim_rights)
        and (not core or obligation.core)
        and (not pillar or obligation.pillar == pillar)
    ]
    columns = (
        Column("Id", 13),
        Column("Article", 14),
        Column("Obligation", 60),
        Column("Force", 13),
        Column("Asks", 13),
        Column("Text, confidence", 16),
    )
    count = len(catalogue.obligations)
    title = ENGLISH.counted(
        "reference", "{some} of {count} obligation", "{some} of {count} obligations", count, some=len(rows)
    )
    return Section("Obligations", title, "", columns, tuple(rows), notes=(verification(catalogue),))


def schema_text(catalogue: Catalogue) -> str:
    """Return the published JSON Schema of a submission as a text."""
    return json.dumps(submission_schema(with_own_round(catalogue)), indent=2, ensure_ascii=False) + "\n"


def observations_text(catalogue: Catalogue) -> str:
    """Return the published JSON Schema of a file of observations as a text."""
    return json.dumps(observations_schema(catalogue), indent=2, ensure_ascii=False) + "\n"


def work_plan_text(catalogue: Catalogue) -> str:
    """Return the published JSON Schema of a work plan as a text."""
    return json.dumps(work_plan_schema(catalogue), indent=2, ensure_ascii=False) + "\n"


def cycle_text(catalogue: Catalogue) -> str:
    """Return the published JSON Schema of an officer's file about a cycle as a text."""
    return json.dumps(cycle_schema(catalogue), indent=2, ensure_ascii=False) + "\n"


def round_text(catalogue: Catalogue) -> str:
    """Return the published JSON Schema of a file of a round as a text."""
    return json.dumps(round_schema(catalogue), indent=2, ensure_ascii=False) + "\n"


def _severities(rule: Rule) -> str:
    return _one_of([severity.value for severity in severities(rule)])


def _kinds(rule: Rule) -> str:
    return _one_of([kind.value for kind in kinds(rule)])


def _one_of(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def of_rule(rule: Rule) -> Iterator[Passage]:
    """Say all that is to say on a rule."""
    kind = f"Kind: {_kinds(rule)}. Severity: {_severities(rule)}. Basis: {rule.basis}."
    yield Passage(f"{rule.id}  {rule.title}", (kind,))
    yield from (Passage(heading, (_section_text(rule, heading),)) for heading in HEADINGS)


def _section_text(rule: Rule, heading: str) -> str:
    return rule.sections[heading].replace("\n    ", "\n")


def of_obligation(obligation: Obligation, catalogue: Catalogue) -> Iterator[Passage]:
    """Say all that is to say on an obligation, and how far its text and its number are verified."""
    article = catalogue.articles[obligation.article]
    text = "read in a published copy" if obligation.verified else "recalled, to be checked against the official text"
    kind = catalogue.label("kinds", obligation.kind).lower()
    rights = " It is one of those that uphold victims' rights." if obligation.victim_rights else ""
    yield Passage(
        f"{obligation.id}  {obligation.title}",
        (
            f"{obligation.citation} ({article.title}), chapter {article.chapter}",
            f"Text: {text}; confidence {obligation.confidence}. Numbering: {_NUMBERING[obligation.numbering]}.",
            f"Force: {catalogue.label('forces', obligation.force).lower()}. Kind: {kind}.",
            f"Pillar: {catalogue.label('pillars', obligation.pillar)}.{rights}",
        ),
    )
    yield from _listed("What it says, in this project's words", [obligation.summary])
    yield from _listed(
        f"Question (answer {' and '.join(f'in_{half}' for half in obligation.asks)})", [obligation.question]
    )
    yield from _listed("Covers, to tick", [f"{one.code}  {one.label}" for one in obligation.covers])
    yield from _listed("Evidence could be", obligation.evidence)
    figures = [f"{name}: {catalogue.indicators[name].title}" for name in obligation.indicators]
    yield from _listed("Figures", figures)
    asks = [f"{name}: above zero beside a full answer" for name in obligation.adverse]
    asks += [f"{', '.join((each.figure, *each.also))}: zero beside a full answer" for each in obligation.expects]
    asks += [f"{_told_by(each)}: above zero where nothing is said to be there" for each in obligation.shows]
    asks += [f"{_told_by(each)}: above zero where it is said not to arise" for each in obligation.arises]
    yield from _listed("Figures that ask back", asks)
    serves = [f"{item}  {catalogue.label('apa_items', item)}" for item in obligation.apa_item]
    yield from _listed("Serves, of the ASEAN Plan of Action of 2015", serves)
    beyond = [entry for entry in catalogue.round.questions if obligation.id in entry.obligations]
    yield from _listed(
        f"Asked in the round {catalogue.round.id}, beyond the text",
        [f"{entry.id}: {capital(entry.question)}" for entry in beyond],
    )
    yield from _listed("Note", [obligation.note] if obligation.note else [])


def _told_by(telling: Telling) -> str:
    return ", ".join((telling.figure, *telling.within.values(), *filter(None, [telling.subset])))


def of_indicator(indicator: Indicator, catalogue: Catalogue) -> Iterator[Passage]:
    """Say all that is to say on an indicator."""
    standard = "one of the five that UNODC publishes" if indicator.basis == "standard" else "this project's own"
    source = f"Source: {standard}; confidence {indicator.confidence}."
    yield Passage(f"{indicator.id}  {indicator.title}", (indicator.description, source))
    yield from _counted(indicator, catalogue)
    obligations = [obligation for obligation in catalogue.obligations.values() if indicator.id in obligation.indicators]
    yield from _listed("Asked under", [f"{obligation.id}  {obligation.title}" for obligation in obligations])


def _counted(indicator: Indicator, catalogue: Catalogue) -> Iterator[Passage]:
    yield from _listed("Measures (the first is meant where none is named)", indicator.measures)
    yield from _listed(
        "Dimensions",
        [_dimension(name, indicator, catalogue) for name in indicator.dimensions],
    )
    yield from _listed("Subsets (of which)", indicator.subsets)


_KINDS = {
    "choice": "Answer with one of these, under 'choice'",
    "ticks": "Answer with all of these that are so, under 'ticks'; [] for none of them",
    "text": "Answer in words, under 'account'",
    "count": "Answer with figures under 'statistics', this id as their indicator",
}


def _of_question(question: Question, catalogue: Catalogue) -> Iterator[Passage]:
    about = (
        f"A question of the round {catalogue.round.id}: good practice beyond the text of the Convention.",
        "What nobody answers is no gap, and no answer is scored.",
        *([] if question.choices else [f"{_KINDS[question.kind]}."]),
    )
    yield Passage(f"{question.id}  {capital(question.question)}", about)
    yield from _listed(_KINDS[question.kind], [f"{choice.code}: {choice.label}" for choice in question.choices])
    if question.kind == "count":
        yield from _counted(catalogue.indicators[question.id], catalogue)
    yield from _listed("Where it comes from", [question.source] if question.source else [])
    obligations = [catalogue.obligations[name] for name in question.obligations]
    yield from _listed("It stands by", [f"{obligation.id}  {obligation.title}" for obligation in obligations])


def _dimension(name: str, indicator: Indicator, catalogue: Catalogue) -> str:
    codes = catalogue.lists[catalogue.dimensions[name].codes].codes.values()
    listed = (
        "; ".join(f"{code.code} {code.label.lower()}" for code in codes) if len(codes) < 30 else "ISO 3166-1 alpha-3"
    )
    overlap = ", can overlap, never added" if name in indicator.overlapping else ""
    partner = f", {indicator.partner}" if name == "partner" else ""
    return f"{name}{overlap}{partner}: {listed}"


def _listed(title: str, entries: Sequence[str]) -> Iterator[Passage]:
    if entries:
        yield Passage(title, entries, is_list=True)


def _lines(passages: Iterable[Passage]) -> list[Line]:
    lines: list[Line] = []
    for title, texts, is_list in passages:
        lines += [*([Line("")] if lines else []), Line(title, "title")]
        lines += [Line(f"  {part}") for text in texts for part in wrap(text, WIDTH)] if is_list else map(Line, texts)
    return lines
