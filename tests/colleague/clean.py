"""Six complete submissions in which a colleague finds no fault, and the last reports of two of them."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.colleague.accounts import ACCOUNTS, BESIDES
from tests.colleague.figures import figures
from tests.colleague.states import BEFORE, REPORTERS, Reporter

ROOT = Path(__file__).parent.parent.parent
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PILLARS = [
    "criminalisation",
    "prevention",
    "protection",
    "law-enforcement",
    "international-cooperation",
    "coordination-monitoring",
]
# What cannot arise where nobody was identified and no case was opened.
_ONLY_WITH_CASES = {
    "5.3.a",
    "5.3.b",
    "5.3.c",
    "9.a",
    "10.2",
    "10.5",
    "11.1.b",
    "14.2",
    "14.3",
    "14.4",
    "14.5",
    "14.7",
    "14.8",
    "14.9",
    "14.10.a",
    "14.10.b",
    "14.10.c",
    "14.10.d",
    "14.11",
    "14.12",
    "14.13",
    "15.1",
    "15.2",
    "15.3",
    "15.4",
    "15.5",
    "15.6",
    "15.7",
    "16.2",
    "16.3",
    "16.5",
    "16.7",
    "17.5",
    "18.1",
    "18.2",
    "19.3",
    "20.1.b",
    "21.1",
    "21.2",
    "22.2",
    "22.3",
}
_CHALLENGES = (
    "Two agencies share the task, and neither has a budget line for it.",
    "Trained staff leave after a year, and the post stays vacant for months.",
    "The amendment waits for the committee stage in parliament.",
    "Distances are long, and the district offices have one car each.",
)
_STEPS = (
    "Draft the missing rule and bring it to the cabinet",
    "Hire and train two officers for it",
    "Agree on a joint procedure of the two agencies",
    "Extend the service to the remaining regions",
)


@cache
def _catalogue() -> dict[str, Any]:
    catalogue: dict[str, Any] = yaml.load(
        (ROOT / "schemas" / "obligations.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return catalogue


def obligations() -> list[dict[str, Any]]:
    """The obligations of the catalogue, as its file has them."""
    return list(_catalogue()["obligations"])


def submissions(version: str | None = None) -> dict[str, dict[str, Any]]:
    """The six submissions by state, of a version of the catalogue."""
    return {one.code: submission(one, version) for one in REPORTERS}


def last_reports(version: str | None = None) -> dict[str, dict[str, Any]]:
    """The last reports by state."""
    return {code: submission(one, version) for code, one in BEFORE.items()}


def submission(one: Reporter, version: str | None = None) -> dict[str, Any]:
    """All that one state reports."""
    trainings, budgets = _trainings(one), _budgets(one)
    codes = list(one.names)
    content: dict[str, Any] = {
        "format": "actip-submission/1",
        "catalogue": version or _catalogue()["meta"]["version"],
        "state": one.code,
        "period": {"start": one.period[0], "end": one.period[1]},
        "cycle": one.cycle,
        "parts": [
            "obligations",
            "statistics",
            "capacity",
            "budgets",
            "court_indicators",
            "stakeholders",
            "consultations",
            "practices",
        ],
        "origin": "state",
        "reporting_authority": one.names[codes[0]],
        "clearance": "nationally_approved",
        "cleared_by": {"office": "Office of the Prime Minister", "date": one.cleared},
        "prepared": one.prepared,
        "disclosure": "asean",
        "focal_point": {
            "agency": one.names[codes[0]],
            "unit": "Anti-Trafficking Department",
            "email": one.email,
            "phone": one.phone,
        },
        "agencies": [{"id": code, "name": name, "area": "national"} for code, name in one.names.items()],
        "obligations": {
            entry["id"]: _answer(one, entry, number) for number, entry in enumerate(obligations(), start=1)
        },
        "statistics": {
            "indicators": _sources(one),
            "cells": figures(one, trainings, budgets),
        },
        "population": {"value": one.population, "year": one.year - 1, "source": "National statistics office, mid-year"},
        "capacity": trainings,
        "budgets": budgets,
        "court_indicators": _courts(one),
        "stakeholders": _stakeholders(one),
        "consultations": _consultations(one),
        "practices": [
            {
                "title": "One card for first contact",
                "obligations": ["ACTIP-14.9"],
                "summary": "Officers carry a card with the first ten sentences in eleven languages.",
            },
            {
                "title": "A day of open files",
                "obligations": ["ACTIP-16.3", "ACTIP-16.4"],
                "summary": "Once a quarter police, prosecutors and judges look at delayed trials together.",
            },
        ],
        "context": [
            {
                "event": "Floods along two rivers",
                "effect_on": "services",
                "detail": "Two district offices were closed for nine days.",
                "response": "Social workers of the next district took over.",
            }
        ],
    }
    if one.round:
        content["round"] = {"id": "2026"}
        content["round_answers"] = {
            "age_in_doubt": {"choice": "until_shown", "account": "A panel of three decides after an interview."},
            "shelter_freedom": {
                "ticks": ["leave", "telephone"],
                "account": "House rules say so since the last review.",
            },
            "recruitment_fees": {
                "choice": "for_all",
                "account": "The employer pays, and inspectors ask workers about it.",
            },
            "data_system": {
                "ticks": ["exists", "several_agencies"],
                "account": "Four agencies enter their figures each month.",
            },
        }
        content["statistics"]["cells"] += [
            {"indicator": "fees_repaid", "value": 46},
            {"indicator": "fees_repaid", "sex": "F", "value": 19},
            {"indicator": "fees_repaid", "sex": "M", "value": 27},
        ]
    return content


def _answer(one: Reporter, entry: dict[str, Any], number: int) -> dict[str, Any]:
    name = entry["id"]
    words = _words(one, number)
    account = ACCOUNTS[name]
    weak = name in one.weaker
    bare = not one.victims and name.removeprefix("ACTIP-") in _ONLY_WITH_CASES
    agency = list(one.names)[_agency(entry)]
    answer: dict[str, Any] = {}
    sentences: list[str] = []
    if account.law:
        answer["in_law"] = "partial" if weak else "full"
        sentences.append(account.law)
    if account.done:
        if bare:
            answer["in_practice"] = "not_applicable"
            what = entry["title"].lower()
            sentences.append(
                f"Under '{what}' nothing arose in {one.year}: nobody was identified, and no case was opened."
            )
            sentences.append(f"For the day when it does, the secretariat looks into this: {account.gap}.")
        else:
            answer["in_practice"] = "partial" if weak else ("full" if number % 5 == 0 else "large")
            sentences.append(account.done)
            if answer["in_practice"] == "large":
                sentences.append(_NEARLY[number % len(_NEARLY)])
    if weak:
        sentences.append("Still open: " + account.gap + ".")
    if not bare:
        sentences.append(BESIDES[(number * 3 + one.shift) % len(BESIDES)])
    answer["account"] = " ".join(_sentence(sentence.format(**words)) for sentence in sentences)
    if account.law:
        answer["since"] = one.law_date
        answer["evidence"] = [
            {
                "kind": "law",
                "title": one.law,
                "provision": f"Article {number}",
                "date": one.law_date,
                "checked": _day(one, 40 + number % 60),
                "link": f"{one.gazette}#a{number}",
            }
        ]
    else:
        answer["evidence"] = [
            {
                "kind": "procedure",
                "title": f"Standing order {number} of {one.year - 2}",
                "provision": f"Part {number % 7 + 1}",
                "date": f"{one.year - 2}-{number % 12 + 1:02d}-{number % 27 + 1:02d}",
                "checked": _day(one, 30 + number % 50),
            }
        ]
    if weak:
        answer["challenges"] = _CHALLENGES[number % len(_CHALLENGES)]
        answer["actions"] = [_action(one, name, number, account.gap, agency)]
        if number % 2:
            detail = f"A visit to a Party that has solved this: {account.gap}"
            answer["assistance"] = [{"kind": "expert_exchange", "detail": detail, "priority": "medium"}]
    elif name in one.finished:
        answer["actions"] = [{**_action(one, name, number, account.gap, agency), "state": "done"}]
    elif number % 17 == 0 and not bare:
        detail = f"Two trainers for a week on {entry['title'].lower()}"
        answer["assistance_offered"] = [{"kind": "training", "detail": detail}]
    ticks = list(entry.get("covers", {}))
    if ticks and not bare:
        answer["covers"] = ticks[: len(ticks) // 2] if weak else ticks
    answer["agency"] = agency
    if name in one.apart:
        for key in ("covers", "challenges", "actions", "assistance", "assistance_offered"):
            answer.pop(key, None)
        answer.update(one.apart[name])
    return answer


def _action(one: Reporter, name: str, number: int, gap: str, agency: str) -> dict[str, Any]:
    early = name in (*one.finished, *one.soon)
    return {
        "action": f"{_STEPS[number % len(_STEPS)]}: {gap}",
        "agency": agency,
        "due": f"{one.year + one.shift}-11-30" if early else f"{one.year + 1 + one.shift}-{number % 3 + 10}-30",
        "state": "planned" if one.shift or number % 2 else "under_way",
    }


_NEARLY = (
    "This holds in all but a few districts.",
    "The most remote districts follow a year later.",
    "Some new officers have yet to be shown how.",
    "A handful of offices still use the older form.",
)


def _agency(entry: dict[str, Any]) -> int:
    """Which of the state's agencies answers, by its place."""
    if entry["pillar"] == "protection":
        return 2
    return {"legislative": 1, "data": 4, "institutional": 0, "operational": 0, "service": 2}[entry["kind"]]


def _words(one: Reporter, number: int) -> dict[str, Any]:
    names = list(one.names.values())
    return {
        "law": one.law,
        "police": f"the {names[0]}",
        "justice": f"the {names[1]}",
        "social": f"the {names[2]}",
        "courts": f"the {names[3]}",
        "foreign": f"the {names[4]}",
        "border": "the immigration department",
        "committee": "the national committee",
        "year": one.year,
        "month": _MONTHS[(int(one.period[0][5:7]) - 1 + number % 5) % 12]
        if one.period[0][5:7] == "01"
        else _MONTHS[number % 8],
        "n": 3 + (number * 7 + one.population // 1000 + one.shift) % 17,
    }


def _sentence(text: str) -> str:
    text = text.replace("the the ", "the ")
    return text[:1].upper() + text[1:]


def _day(one: Reporter, before: int) -> str:
    """A day some days before the end of the period."""
    return (date.fromisoformat(one.period[1]) - timedelta(days=before)).isoformat()


def _trainings(one: Reporter) -> list[dict[str, Any]]:
    topics = (
        ("police", "Financial inquiries in trafficking cases"),
        ("prosecution", "Charging without the victim's testimony"),
        ("judiciary", "Electronic evidence in trials"),
        ("immigration", "Questions at the border"),
        ("labour", "Signs of forced labour on vessels and farms"),
        ("social", "Care that knows about trauma"),
        ("consular", "Help to nationals at scam sites"),
        ("police", "Interviewing children"),
    )
    size = 18 + min(60, one.population // 4_000_000)
    trainings = []
    for number, (audience, topic) in enumerate(topics):
        total = size + number * 3 - one.shift
        women = total * (38 + number) // 100
        start = date.fromisoformat(one.period[0]) + timedelta(days=18 + number * 19)
        trainings.append(
            {
                "topic": topic,
                "audience": audience,
                "start": start.isoformat(),
                "end": (start + timedelta(days=2)).isoformat(),
                "participants": {"total": total, "F": women, "M": total - women},
            }
        )
    return trainings


def _budgets(one: Reporter) -> list[dict[str, Any]]:
    return [
        {
            "pillar": pillar,
            "currency": one.currency,
            "allocated": (40_000 + 17_000 * number + 1_000 * one.population // 1_000_000 - 1_500 * one.shift)
            * one.unit,
            "spent": (36_000 + 16_000 * number + 900 * one.population // 1_000_000 - 1_100 * one.shift) * one.unit,
        }
        for number, pillar in enumerate(_PILLARS)
    ]


def _sources(one: Reporter) -> dict[str, Any]:
    names = list(one.names)
    from_police = {"source": f"Register of the {one.names[names[0]]}", "agency": names[0]}
    from_social = {"source": f"Monthly returns to the {one.names[names[2]]}", "agency": names[2]}
    from_courts = {"source": f"Case list of the {one.names[names[3]]}", "agency": names[3]}
    counted = {"counting_rule": "main_form", "release": "final", "coverage": {"areas": one.areas, "of": one.areas}}
    return {
        "offences_recorded": {**from_police, **counted},
        "cases_investigated": {**from_police, **counted},
        "persons_in_formal_contact": {**from_police, **counted},
        "persons_prosecuted": {**from_courts, **counted},
        "persons_convicted": {**from_courts, **counted},
        "victims_detected": {**from_police, **counted, "child_age": 18, "complete": ["sex", "age", "citizenship"]},
        "victims_sheltered": {**from_social, "release": "final"},
        "victims_assisted": {**from_social, "release": "final"},
        "victims_repatriated": {**from_social, "release": "final"},
        "compensation_awarded": {**from_courts, "release": "final"},
    }


def _courts(one: Reporter) -> dict[str, Any]:
    accounts = (
        "Screens and separate entrances are in use in the larger courts.",
        "Statements recorded before the trial were admitted where the law allows it.",
        "Judges new to the bench spent a day on trauma before their first trial.",
        "Clerks hand out a sheet on rights and remedies and explain it.",
        "A protocol between courts and shelters names one contact for each trial.",
        "Forensic doctors examine once, and their report serves all agencies.",
        "Children testify from a room of their own with a support person.",
        "Interpreters for sign language were called where somebody asked for one.",
    )
    count = sum(one.suspects.values()) * 46 // 100
    states = ("large", "large", "partial", "large", "partial", "large", "full", "partial")
    return {
        f"VSC-{number}": {
            "state": states[number - 1] if one.suspects else "not_applicable",
            "account": accounts[number - 1]
            if one.suspects
            else f"No trial of this kind was held in {one.year}; prepared for area {number} is a bench note.",
            "judgments_reviewed": min(40, count) - number % 3 if one.suspects else 0,
            **(
                {
                    "evidence": [
                        {
                            "kind": "report",
                            "title": f"Review of judgments, area {number}",
                            "provision": f"Section {number}",
                            "date": _day(one, 25),
                            "checked": _day(one, 5),
                        }
                    ]
                }
                if one.suspects
                else {}
            ),
            "agency": list(one.names)[3],
        }
        for number in range(1, 9)
    }


def _stakeholders(one: Reporter) -> list[dict[str, Any]]:
    return [
        {
            "name": "Open Door Shelter Foundation",
            "kind": "civil_society",
            "role": "Runs two shelters under agreement",
            "area": "national",
            "pillars": ["protection"],
            "contact": "office@open-door.example.org",
        },
        {
            "name": "Network of Those Who Came Back",
            "kind": "survivor_network",
            "role": "Comments on plans and leaflets",
            "area": "national",
            "pillars": ["protection", "prevention"],
        },
        {
            "name": "Federation of Employers and Recruiters",
            "kind": "business",
            "role": "Code of conduct for recruiters",
            "area": "national",
            "pillars": ["prevention"],
        },
        {
            "name": "Institute of Social Research",
            "kind": "academia",
            "role": "Survey of recruitment",
            "area": "national",
            "pillars": ["prevention", "coordination-monitoring"],
        },
    ]


def _consultations(one: Reporter) -> list[dict[str, Any]]:
    return [
        {
            "with": "Network of Those Who Came Back",
            "kind": "survivor_network",
            "date": _day(one, 70),
            "obligations": ["ACTIP-14.9", "ACTIP-14.10.a"],
            "effect": "The leaflet was shortened, and shelters changed their visiting hours.",
            "paid": "paid",
        },
        {
            "with": "Federation of Employers and Recruiters",
            "kind": "business",
            "date": _day(one, 44),
            "obligations": ["ACTIP-11.4"],
            "effect": "Members no longer charge fees to workers.",
            "paid": "unpaid",
        },
    ]
