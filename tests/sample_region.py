"""Make the sample submissions: published figures where there are some, invented answers by a printed rule elsewhere.

The rule is printed in sample_data/README.md. Run `python -m tests.sample_region` to write the files anew; a test
holds them to what this module makes.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue, Indicator, Obligation
from actip.format.reading import Content, read_submission
from actip.rules.excess import excesses
from actip.workbook.template import workbook

ROOT = Path(__file__).parent.parent / "sample_data"
OLDER = Path(__file__).parent / "older"
NEWEST = 2025
JSON_STATES = ("MYS", "SGP")  # both formats are there
NOT_THERE = {("MMR", 2024)}
FILES = {
    f"{year}/{state}_{year}.{'json' if state in JSON_STATES else 'yaml'}": (state, year)
    for year in (2024, NEWEST)
    for state in catalogue().states
    if (state, year) not in NOT_THERE
}

# Returns of victims and requests for legal assistance, by who sends and who receives. The two sides say the same,
# but for these, where the receiving state says: a number, or a reason why it has none.
DISAGREE: dict[tuple[str, str, str, int], int | str] = {
    ("victims_repatriated", "IDN", "LAO", 2025): 31,
    ("victims_repatriated", "VNM", "KHM", 2025): 29,
    ("victims_repatriated", "PHL", "SGP", 2025): "not_collected",
    ("mla_requests", "SGP", "TLS", 2025): 27,
    ("extradition_requests", "IDN", "LAO", 2025): 9,
    ("identifications_notified", "IDN", "MYS", 2025): 27,
    ("intl_confiscation_requests", "SGP", "THA", 2025): "not_yet_available",
    ("victims_repatriated", "IDN", "LAO", 2024): 27,
}
SMALL = {("mla_requests", "PHL", "THA", 2025)}  # here the receiving state says '<5', which agrees
PARTIAL = {("extradition_requests", "LAO", 2025)}  # figures that do not cover all areas
SIZES = (0, 8, 15, 22, 40)  # of a flow between two states; large enough to be printed
LEAST = 12  # of an invented figure: below it, its parts could not be printed
ALLOCATED, PAID = 21000, 18900  # what the budgets by pillar add up to
MORE = {"officials_trained": 140}  # as many as the trainings beside them have
FLOWS = (
    "victims_repatriated",
    "mla_requests",
    "extradition_requests",
    "intl_confiscation_requests",
    "identifications_notified",
)
ROUND = 120  # turns of the rotation: a multiple of every list of answers below
SEED = "11313862"  # of the turns; of many tried, the one that gives the states the evenest mix of answers
EXCHANGED = 4  # of the pairs of neighbouring turns, every so many stood the other way round before
CLEARANCES = ("submitted", "nationally_approved", "agency_cleared", "draft")

# Each entry: law, practice, and what stands beside the answer (e evidence, a action, h help needed, o help offered).
LAW = ("full e", "full e", "partial ea", "none ah", "full e", "not_needed", "partial ea", "no_information")
PRACTICE = (
    "full eo",
    "large e",
    "partial ea",
    "not_yet ah",
    "not_applicable",
    "large eo",
    "no_information",
    "partial e",
)
BOTH = (
    "full full eo",
    "full large e",
    "full partial ea",
    "partial partial eah",
    "full not_yet ea",
    "none not_yet ah",
    "not_needed large e",
    "partial no_information ea",
    "full large",
    "no_information no_information",
)
MISSING = ("not_collected", "not_yet_available", "withheld", "not_applicable")
AGENCIES = ("police", "justice", "social")
KINDS = ("training", "legislative_drafting", "expert_exchange", "equipment", "funding", "data_systems")
PRIORITIES = ("high", "medium", "low")
POPULATION = {"value": 10_000_000, "source": "Sample: one round number for every state, no census"}
REASON = {
    "rule": "MIR701",
    "about": {"indicator": "identifications_notified", "within": {"direction": "sent", "partner": "MYS"}},
    "reason": "Sample reason: counted on the day of sending.",
}


@cache
def _figures() -> dict[str, dict[int, Any]]:
    path = Path(__file__).parent / "published_figures.yaml"
    return dict(yaml.safe_load(path.read_text())["states"])


def submission(state: str, year: int = NEWEST) -> dict[str, Any]:
    """Return the data of one sample submission."""
    known = catalogue()
    first = list(known.states).index(state)
    place = first + year - NEWEST
    counted, cells = _statistics(known, place, _figures()[state][year], state, year)
    other_parts = _other_parts(known, place, year)
    cells = _without_questions({"statistics": {"cells": cells}, **other_parts}, known)
    if year == NEWEST and (first + 1) % 3:
        cells += _counts_of_round(known, place)
    answers = dict(_answers(known, first, year))
    unproven = next(name for name, answer in answers.items() if _claims_without_evidence(answer))
    return {
        "format": "actip-submission/1",
        "catalogue": known.version,
        "state": state,
        "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "cycle": str(year),
        "parts": list(known.lists["parts"].codes),
        "origin": "sample",
        "reporting_authority": "Sample, no government's report",
        "clearance": CLEARANCES[place % len(CLEARANCES)],
        "prepared": f"{year + 1}-03-14",
        "disclosure": "asean",
        "focal_point": {"agency": "Sample agency", "unit": "Sample unit", "email": "desk@example.org"},
        "agencies": [{"id": name, "name": f"Sample agency: {name}", "area": "national"} for name in AGENCIES],
        "obligations": answers,
        "statistics": {"indicators": counted, "cells": cells},
        **({"population": POPULATION | {"year": year - 1}} if first % 2 == 0 else {}),
        **other_parts,
        **(_round(known, place) if year == NEWEST and (first + 1) % 3 else {}),
        "explanations": [
            {"rule": "GAP303", "about": unproven, "reason": "Sample reason: the order is not published."},
            *_lagging(cells),
            *([REASON] if (state, year) == ("IDN", NEWEST) else []),
        ],
    }


def _lagging(cells: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Explain published figures of a later stage of justice that are above those of an earlier one."""
    totals = {cell["indicator"]: cell.get("value") for cell in cells if set(cell) == {"indicator", "value"}}
    stages = ("persons_in_formal_contact", "persons_prosecuted", "persons_convicted")
    for earlier, later in combinations(stages, 2):
        if (totals.get(later) or 0) > (totals.get(earlier) or 10**9):
            about = {"indicator": later, "dimension": earlier, "within": {}}
            yield {"rule": "SUM206", "about": about, "reason": "Sample reason: begun in an earlier year."}


def _claims_without_evidence(answer: Mapping[str, Any]) -> bool:
    return answer.get("in_law") == "full" and "evidence" not in answer


# --- answers


def _answers(known: Catalogue, place: int, year: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for obligation in known.obligations.values():
        cycle = BOTH if len(obligation.asks) == 2 else LAW if obligation.asks == ("law",) else PRACTICE
        turn = _turn(obligation.id, place)
        if year != NEWEST and turn // 2 % EXCHANGED == 0:
            turn ^= 1
        yield obligation.id, _answer(obligation, cycle[turn % len(cycle)].split(), turn, year)


def _turn(name: str, place: int) -> int:
    """Return the turn of a question or figure for a state: of its own id, so that no other one can move it."""
    return (int(hashlib.sha256(f"{name} {SEED}".encode()).hexdigest(), 16) + place) % ROUND


def _answer(obligation: Obligation, entry: list[str], turn: int, year: int) -> dict[str, Any]:
    halves = [f"in_{half}" for half in obligation.asks]
    marks = entry[len(halves)] if len(entry) > len(halves) else ""
    agency = AGENCIES[turn % len(AGENCIES)]
    answer: dict[str, Any] = dict(zip(halves, entry, strict=False))
    if obligation.covers and "partial" in entry:
        answer["covers"] = [one.code for number, one in enumerate(obligation.covers) if (number + turn) % 2]
    answer["account"] = f"Sample account of {year}, answer {turn + 1} of the rotation."
    if "e" in marks:
        kind = "law" if "in_law" in answer else "procedure"
        cited = {"kind": kind, "title": f"Sample {kind}", "provision": f"Article {turn + 1}", "date": "2019-06-01"}
        answer["evidence"] = [{**cited, "checked": f"{year}-11-01", "link": "https://example.org/sample"}]
    if "h" in marks:
        answer["challenges"] = "Sample challenge."
        kind, priority = KINDS[turn % len(KINDS)], PRIORITIES[turn % len(PRIORITIES)]
        answer["assistance"] = [{"kind": kind, "detail": "Sample request.", "priority": priority}]
    if "o" in marks:
        # What a state three turns on, or two turns back, asks help for under the same obligation.
        answer["assistance_offered"] = [
            {"kind": KINDS[(turn + further) % len(KINDS)], "detail": "Sample offer."} for further in (3, 4)
        ]
    if "a" in marks:
        day = f"{year}-12-31" if turn % 11 == 4 else f"{year + 1}-{('03-31', '06-30', '09-30', '12-31')[turn % 4]}"
        state = ("planned", "under_way")[turn % 2]
        answer["actions"] = [{"action": "Sample action.", "agency": agency, "due": day, "state": state}]
    if turn % 17 == 5:
        answer["disclosure"] = "national"
    return {**answer, "agency": agency}


# --- figures


def _statistics(
    known: Catalogue, place: int, published: Mapping[str, Any], state: str, year: int
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    counted: dict[str, Any] = {}
    cells: list[dict[str, Any]] = []
    in_order = sorted(known.indicators.values(), key=lambda entry: not (entry.core or entry.id in FLOWS))
    for indicator in in_order:
        figures = published["figures"].get(indicator.id)
        if figures:
            counted[indicator.id] = {
                "source": f"Sample after {published['source']}, figures of {published['year']}",
                "counting_rule": "main_form",
                "release": "provisional",
            }
            if "left_out" in published:
                counted[indicator.id]["comment"] = f"Not used: {published['left_out'].strip().rstrip('.')}."
            cells += _published(indicator, figures)
        elif indicator.core:
            cells.append({"indicator": indicator.id, "missing": "not_yet_available"})
        elif indicator.id in FLOWS:
            cells += _flows(indicator, list(known.states), state, year)
            if (indicator.id, state, year) in PARTIAL:
                counted[indicator.id] = {"source": "Sample agency", "coverage": {"areas": 15, "of": 18}}
        else:
            turn = _turn(indicator.id, place)
            if turn % 40 == 12:
                counted[indicator.id] = {"source": "Sample agency", "disclosure": "national"}
            cells += _invented(indicator, turn, *_between(indicator.id, cells, known))
    order = {name: number for number, name in enumerate(known.indicators)}
    cells.sort(key=lambda cell: order[cell["indicator"]])
    return {name: counted[name] for name in order if name in counted}, cells


def _without_questions(data: dict[str, Any], known: Catalogue) -> list[dict[str, Any]]:
    """Leave out invented figures that a rule asks about: the breakdown by a dimension, or all of them."""
    cells: list[dict[str, Any]] = data["statistics"]["cells"]
    published = {name for name, entry in known.indicators.items() if entry.core} | set(FLOWS)
    while True:
        held = excesses(read_submission(Content({**data, "statistics": {"cells": cells}}), known, set()), known)
        asked = [entry for rule, entries in held.items() if rule != "SUM207" for entry in entries]
        asked = [entry for entry in asked if not {entry.limit.what.table, entry.beside} <= published]
        if not asked:
            return cells
        first = asked[0]
        name = first.limit.what.table
        if name in {*published, "capacity", "budgets"}:
            name = first.beside
        dimensions = {dimension for dimension, _ in first.shared}
        if dimensions:
            cells = [cell for cell in cells if cell["indicator"] != name or not dimensions & set(cell)]
        else:
            place = next(number for number, cell in enumerate(cells) if cell["indicator"] == name)
            left_out = {"indicator": name, "missing": "not_yet_available"}
            rest = [cell for cell in cells if cell["indicator"] != name]
            cells = [*rest[:place], left_out, *rest[place:]]


def _between(name: str, cells: list[dict[str, Any]], known: Catalogue) -> tuple[int, int]:
    """Return the least and the most that the total of an indicator can be beside the figures that are there."""
    totals: dict[str, list[int]] = {}
    for cell in cells:
        beside = set(cell) - {"indicator", "victim_status", "currency", "value", "below", "note"}
        if not beside or (cell.get("direction") == "received" and beside == {"direction"}):
            amounts = [cell["value"]] if "value" in cell else [cell["below"] - 1] if "below" in cell else []
            amounts += [0] if cell.get("missing") == "not_applicable" else []
            totals.setdefault(cell["indicator"], []).extend(amounts)
    least, most = 0, 10**9
    for limit in known.limits:
        if len(limit.at_most) <= 2 and not limit.what.each and limit.what.table != limit.at_most[0].table:
            wholes = next((totals[side.table] for side in limit.at_most if totals.get(side.table)), [])
            if limit.what.table == name and wholes:
                most = min(most, max(wholes))
            if limit.at_most[0].table == name:
                least = max(least, *totals.get(limit.what.table, [0]), 0)
    return least, most


def _flows(indicator: Indicator, states: list[str], state: str, year: int) -> Iterator[dict[str, Any]]:
    """Each state sends to the next two in the alphabetical row, and receives from the two before it."""
    place = states.index(state)
    for direction, step in (("sent", 1), ("received", -1)):
        parts: list[dict[str, Any]] = []
        for distance in (1, 2):
            partner = states[(place + step * distance) % len(states)]
            sender, receiver = (state, partner) if step == 1 else (partner, state)
            number: int | str = SIZES[(3 * states.index(sender) + 4 * states.index(receiver) + year) % len(SIZES)]
            flow = (indicator.id, sender, receiver, year)
            if step == -1:
                number = DISAGREE.get(flow, number)
            amount: dict[str, Any] = {"value": number} if isinstance(number, int) else {"missing": number}
            if step == -1 and flow in SMALL:
                amount = {"below": 5}
            parts.append({"indicator": indicator.id, "direction": direction, "partner": partner, **amount})
        total = sum(part.get("value", 0) for part in parts)
        fixed = {"indicator": indicator.id, "direction": direction}
        yield {**fixed, "value": total}
        yield from parts
        for subset in indicator.subsets:
            yield {**fixed, "subset": subset, "value": total // 2}


def _published(indicator: Indicator, figures: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    fixed = {"indicator": indicator.id}
    if "victim_status" in indicator.dimensions:
        fixed["victim_status"] = "confirmed"
    if "potential" in figures:
        yield {**fixed, "victim_status": "potential", "value": figures["potential"]}
    yield {**fixed, **_amount(figures["total"])}
    crossed = figures.get("sex_and_age", {})
    for pair, value in crossed.items():
        sex, age = pair.split("-")
        rest = figures["total"] - value
        yield {**fixed, "sex": sex, "age": age, "value": value}
        yield {**fixed, "sex": "U", "age": "U", "value": rest, "note": "Published only for girls."}
    for dimension in ("sex", "age", "form", "citizenship"):
        parts = figures.get(dimension, {})
        unknown = {"sex": "U", "age": "U", "form": "UNK", "citizenship": "XXX"}[dimension]
        rest = _rest(figures["total"], [value for code, value in parts.items() if code != unknown]) if parts else 0
        for code, value in parts.items():
            if code != unknown or rest <= 0:
                yield {**fixed, dimension: code, **_amount(value)}
        if rest > 0:
            note = "With those who are not in the published breakdown."
            yield {**fixed, dimension: unknown, "value": rest, "note": note}


def _amount(published: int | str) -> dict[str, int]:
    return {"below": int(published[1:])} if isinstance(published, str) else {"value": published}


def _rest(total: int | str, parts: list[int | str]) -> int:
    """Return what is surely missing from a breakdown, so that total and parts agree."""
    if isinstance(total, str):
        return 0
    return total - sum(4 if isinstance(part, str) else part for part in parts)


def _invented(indicator: Indicator, turn: int, least: int, most: int) -> Iterator[dict[str, Any]]:
    fixed: dict[str, Any] = {"indicator": indicator.id}
    if turn % 4 == 3 or most < LEAST:
        yield {**fixed, "missing": MISSING[turn // 4 % len(MISSING)]}
        return
    number = ALLOCATED if indicator.id == "prevention_budget" else 0
    number = number or min(max(10 + turn * 7 % 40 + MORE.get(indicator.id, 0), least), most)
    money = {"currency": "USD"} if indicator.measures[0] == "money" else {}
    directions = [{"direction": "sent"}, {"direction": "received"}] if "direction" in indicator.dimensions else [{}]
    for direction in directions:
        yield {**fixed, **direction, **money, "value": number}
        if "sex" in indicator.dimensions:
            yield {**fixed, **direction, **money, "sex": "F", "value": number - number // 3}
            yield {**fixed, **direction, **money, "sex": "M", "value": number // 3}
        if "age" in indicator.dimensions:
            yield {**fixed, **direction, **money, "age": "C", "value": number // 4}
            yield {**fixed, **direction, **money, "age": "A", "value": number - number // 4}
        for subset in indicator.subsets:
            if not catalogue().lists["subset"].codes[subset].past:
                value = PAID if indicator.id == "prevention_budget" else number // 2
                yield {**fixed, **direction, **money, "subset": subset, "value": value}
        for measure in indicator.measures[1:]:
            other = {"currency": "USD"} if measure == "money" else {}
            yield {**fixed, **direction, "measure": measure, **other, "value": 2 * number}


# --- the questions of the round, which two of three states answer


def _round(known: Catalogue, place: int) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for question in known.round.questions:
        codes = [choice.code for choice in question.choices]
        turn = _turn(question.id, place)
        answer: dict[str, Any] = {"account": f"Sample account, answer {turn + 1} of the rotation."}
        if question.kind == "choice":
            answers[question.id] = {"choice": codes[turn % len(codes)], **answer}
        elif question.kind == "ticks":
            answers[question.id] = {
                "ticks": [code for number, code in enumerate(codes) if (number + turn) % 3],
                **answer,
            }
    return {"round": {"id": known.round.id}, "round_answers": answers}


def _counts_of_round(known: Catalogue, place: int) -> Iterator[dict[str, Any]]:
    for question in known.round.questions:
        if question.kind == "count":
            number = 10 + _turn(question.id, place) * 7 % 40
            yield {"indicator": question.id, "value": number}
            yield {"indicator": question.id, "sex": "F", "value": number - number // 3}
            yield {"indicator": question.id, "sex": "M", "value": number // 3}


# --- the other parts


def _other_parts(known: Catalogue, place: int, year: int) -> dict[str, Any]:
    states = list(known.lists["court_states"].codes)
    return {
        "capacity": [
            {
                "topic": "Sample training",
                "audience": audience,
                "start": f"{year}-03-0{day}",
                "end": f"{year}-03-0{day + 2}",
                "participants": {"total": 30, "F": 14, "M": 16},
            }
            for day, audience in enumerate(("police", "judiciary", "social"), start=2)
        ],
        "budgets": [
            {"pillar": pillar, "currency": "USD", "allocated": 1000 * (turn + 1), "spent": 900 * (turn + 1)}
            for turn, pillar in enumerate(known.lists["pillars"].codes)
        ],
        "court_indicators": {
            code: {
                "state": states[_turn(code, place) % len(states)],
                "account": "Sample account.",
                "judgments_reviewed": 40,
            }
            for code in known.lists["court_indicators"].codes
        },
        "stakeholders": [
            {
                "name": "Sample organisation",
                "kind": "civil_society",
                "role": "Sample role.",
                "area": "national",
                "pillars": ["protection"],
                "contact": "office@example.org",
            }
        ],
        "consultations": [
            {
                "with": "Sample network",
                "kind": ("survivor_network", "civil_society", "business")[place % 3],
                "date": f"{year}-09-15",
                "obligations": ["ACTIP-14.10.a"],
                "effect": "Sample effect.",
                "paid": ("paid", "expenses", "unpaid")[place % 3],
            }
        ],
        "practices": [{"title": "Sample practice", "obligations": ["ACTIP-16.6"], "summary": "Sample summary."}],
        "context": [
            {
                "event": "Sample event",
                "effect_on": ("budget", "services", "figures")[place % 3],
                "detail": "Sample detail.",
            }
        ],
    }


# --- files


class _Dumper(yaml.SafeDumper):
    """Write a submission as a person would: dates without quotes, short entries on one line."""

    yaml_implicit_resolvers = {  # noqa: RUF012  the form that PyYAML asks for
        first: [(tag, pattern) for tag, pattern in entries if tag != "tag:yaml.org,2002:timestamp"]
        for first, entries in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> Any:
        short = all(not isinstance(value, dict | list) for value in mapping.values())
        small = short and bool({"value", "below", "missing", "start", "rule"} & set(mapping))
        listed = short and {"kind", "action", "pillar", "name", "title", "event"} & set(mapping) and len(mapping) < 7
        return super().represent_mapping(tag, mapping, flow_style=bool(small or listed))


def text(name: str) -> str:
    """Return the content of one sample file."""
    content = submission(*FILES[name])
    if name.endswith(".json"):
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    head = "# Sample: answers invented by the rule in sample_data/README.md, no government's report.\n"
    return head + yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)


def keep_version() -> None:
    """Write a text and a form of today's catalogue for the time when it will be an older one; they stay as they are.

    A form of a version that was changed without a new number shows by them: it seems to lack what came later.
    """
    version, name = catalogue().version, f"{NEWEST}/KHM_{NEWEST}.yaml"
    if not (OLDER / f"{version}.xlsx").exists():
        (OLDER / f"{version}.yaml").write_text(text(name))
        (OLDER / f"{version}.xlsx").write_bytes(workbook(catalogue(), submission(*FILES[name]), datetime(2000, 1, 1)))


if __name__ == "__main__":
    for name in FILES:
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_text(text(name))
    keep_version()
