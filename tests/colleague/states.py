"""The six states that report: who answers, under which law, for which period, and how many were found.

The names of laws and bodies are published ones; every figure is invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Reporter:
    """What is the state's own in a clean submission."""

    code: str
    cycle: str
    period: tuple[str, str]
    prepared: str
    cleared: str
    law: str
    law_date: str
    gazette: str
    names: Mapping[str, str]  # agency -> name
    currency: str
    unit: int  # what one US dollar is worth, about
    population: int
    areas: int
    # Confirmed victims by sex and age, the weights of forms, those of citizenships, and those of partner states.
    victims: Mapping[tuple[str, str], int]
    forms: Mapping[str, int]
    citizenships: Mapping[str, int]
    partners: tuple[str, ...]
    suspects: Mapping[tuple[str, str], int]
    cases: int
    carried_over: int
    weaker: tuple[str, ...] = ()  # obligations answered with 'partial'
    finished: tuple[str, ...] = ()  # those that were until the last report, with an action that is done
    soon: tuple[str, ...] = ()  # those whose action is due in the next period
    apart: Mapping[str, Mapping[str, object]] = field(default_factory=dict)  # answers of a rarer kind
    round: bool = False
    email: str = "desk@example.org"
    phone: str = ""
    shift: int = 0  # by how much medians and small counts of another period differ

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return int(self.period[1][:4])


LAO = Reporter(
    code="LAO",
    cycle="2025",
    period=("2025-01-01", "2025-12-31"),
    prepared="2026-02-20",
    cleared="2026-03-12",
    law="Law on Anti-Trafficking in Persons",
    law_date="2015-12-17",
    gazette="https://gazette.example.org/la/73na",
    names={
        "mps": "Ministry of Public Security",
        "moj": "Ministry of Justice",
        "lwu": "Lao Women's Union",
        "spc": "People's Supreme Court",
        "mofa": "Ministry of Foreign Affairs",
        "mlsw": "Ministry of Labour and Social Welfare",
    },
    currency="LAK",
    unit=20_000,
    population=7_650_000,
    areas=18,
    victims={("F", "C"): 38, ("F", "A"): 61, ("M", "C"): 9, ("M", "A"): 27},
    forms={"SEX": 5, "LAB_DOMESTIC": 2, "LAB_FISHING": 1, "LAB_OTHER": 4, "MARR": 4, "CRIM": 5, "BEG": 1},
    citizenships={"LAO": 120, "VNM": 8, "MMR": 7},
    partners=("THA", "CHN", "MMR", "VNM"),
    suspects={("F", "A"): 34, ("M", "A"): 70, ("M", "C"): 1, ("F", "C"): 0},
    cases=58,
    carried_over=34,
    weaker=(
        "ACTIP-2",
        "ACTIP-10.5",
        "ACTIP-14.3",
        "ACTIP-14.12",
        "ACTIP-14.14",
        "ACTIP-16.7",
        "ACTIP-20.3",
        "ACTIP-22.3",
    ),
    finished=("ACTIP-13.3",),
    round=True,
    phone="+856 21 212 000",
)
THA = Reporter(
    code="THA",
    cycle="2025",
    period=("2024-10-01", "2025-09-30"),
    prepared="2025-12-10",
    cleared="2026-01-15",
    law="Anti-Trafficking in Persons Act B.E. 2551",
    law_date="2008-06-05",
    gazette="https://gazette.example.org/th/2551",
    names={
        "rtp": "Royal Thai Police",
        "oag": "Office of the Attorney General",
        "msdhs": "Ministry of Social Development and Human Security",
        "coj": "Courts of Justice",
        "mfa": "Ministry of Foreign Affairs",
        "mol": "Ministry of Labour",
    },
    currency="THB",
    unit=34,
    population=66_050_000,
    areas=77,
    victims={("F", "C"): 121, ("F", "A"): 164, ("M", "C"): 33, ("M", "A"): 187},
    forms={"SEX": 7, "LAB_DOMESTIC": 1, "LAB_FISHING": 5, "LAB_OTHER": 6, "CRIM": 6, "BEG": 2, "SLAV": 1},
    citizenships={"THA": 290, "MMR": 118, "KHM": 41, "LAO": 38, "VNM": 18},
    partners=("MMR", "KHM", "LAO", "VNM", "CHN"),
    suspects={("F", "A"): 131, ("M", "A"): 239, ("M", "C"): 2, ("F", "C"): 1},
    cases=312,
    carried_over=140,
    weaker=("ACTIP-5.3.c", "ACTIP-11.5", "ACTIP-14.4", "ACTIP-14.13", "ACTIP-16.3", "ACTIP-22.2"),
    apart={
        "ACTIP-22.3": {
            "in_law": "not_needed",
            "in_practice": "considered_declined",
            "account": "The cabinet considered sharing agreements in March 2025 "
            "and declined: assets go to victims first, and "
            "the treasury act leaves nothing to share. No law is needed for that decision.",
        },
    },
    round=True,
    phone="+66 2 202 9000",
)
BRN = Reporter(
    code="BRN",
    cycle="2025",
    period=("2025-01-01", "2025-12-31"),
    prepared="2026-01-28",
    cleared="2026-02-09",
    law="Anti-Trafficking in Persons Order, 2019",
    law_date="2019-12-07",
    gazette="https://gazette.example.org/bn/s2019",
    names={
        "rbpf": "Royal Brunei Police Force",
        "agc": "Attorney General's Chambers",
        "japem": "Department of Community Development",
        "court": "Supreme Court",
        "mofa": "Ministry of Foreign Affairs",
        "nctip": "National Committee for Anti-Trafficking in Persons",
    },
    currency="BND",
    unit=1,
    population=455_000,
    areas=4,
    victims={},
    forms={"LAB_OTHER": 1},
    citizenships={"BRN": 1},
    partners=("MYS", "IDN", "PHL"),
    suspects={},
    cases=0,
    carried_over=0,
    weaker=("ACTIP-14.14", "ACTIP-16.8"),
    phone="+673 238 0000",
)
VNM = Reporter(
    code="VNM",
    cycle="2026-H1",
    period=("2026-01-01", "2026-06-30"),
    prepared="2026-08-14",
    cleared="2026-09-02",
    law="Law on Human Trafficking Prevention and Combat",
    law_date="2024-11-28",
    gazette="https://gazette.example.org/vn/53-2024",
    names={
        "mps": "Ministry of Public Security",
        "spp": "Supreme People's Procuracy",
        "moh": "Ministry of Health",
        "spc": "Supreme People's Court",
        "mofa": "Ministry of Foreign Affairs",
        "vwu": "Viet Nam Women's Union",
    },
    currency="VND",
    unit=25_000,
    population=101_600_000,
    areas=34,
    victims={("F", "C"): 29, ("F", "A"): 52, ("M", "C"): 6, ("M", "A"): 44},
    forms={"SEX": 4, "MARR": 4, "CRIM": 7, "LAB_OTHER": 3, "LAB_FISHING": 1, "SURR": 1, "ADOPT": 1},
    citizenships={"VNM": 126, "LAO": 5},
    partners=("CHN", "KHM", "LAO", "MMR"),
    suspects={("F", "A"): 68, ("M", "A"): 119, ("M", "C"): 0, ("F", "C"): 0},
    cases=74,
    carried_over=39,
    weaker=("ACTIP-5.4", "ACTIP-13.2.a", "ACTIP-14.10.d", "ACTIP-17.4", "ACTIP-20.1.d"),
    phone="+84 24 3825 0000",
)
IDN = Reporter(
    code="IDN",
    cycle="2025",
    period=("2025-01-01", "2025-12-31"),
    prepared="2026-03-02",
    cleared="2026-03-27",
    law="Law No. 21 of 2007 on the Eradication of the Criminal Act of Trafficking in Persons",
    law_date="2007-04-19",
    gazette="https://gazette.example.org/id/21-2007",
    names={
        "polri": "Indonesian National Police",
        "ago": "Attorney General's Office",
        "kemsos": "Ministry of Social Affairs",
        "ma": "Supreme Court",
        "kemlu": "Ministry of Foreign Affairs",
        "kp2mi": "Ministry for the Protection of Migrant Workers",
    },
    currency="IDR",
    unit=16_000,
    population=284_400_000,
    areas=38,
    victims={("F", "C"): 402, ("F", "A"): 1183, ("M", "C"): 96, ("M", "A"): 1524},
    forms={"SEX": 5, "LAB_DOMESTIC": 6, "LAB_FISHING": 5, "LAB_OTHER": 6, "CRIM": 9, "ORGAN": 1, "MIX": 1},
    citizenships={"IDN": 3150, "MMR": 21, "BGD": 34},
    partners=("MYS", "KHM", "MMR", "SAU", "PHL"),
    suspects={("F", "A"): 388, ("M", "A"): 642, ("M", "C"): 3, ("F", "C"): 2},
    cases=1061,
    carried_over=433,
    weaker=("ACTIP-10.2", "ACTIP-11.4", "ACTIP-14.8", "ACTIP-16.1", "ACTIP-17.5", "ACTIP-21.1", "ACTIP-22.3"),
    apart={
        "ACTIP-5.3.c": {
            "in_law": "full",
            "in_practice": "no_information",
            "account": "The law names life-threatening disease. Courts do not "
            "record the circumstance, so nobody could say how often "
            "it was applied.",
            "assistance": [
                {"kind": "data_systems", "detail": "A field for circumstances in the case system", "priority": "low"}
            ],
        },
    },
    phone="+62 21 344 1000",
)
PHL = Reporter(
    code="PHL",
    cycle="2025",
    period=("2025-01-01", "2025-12-31"),
    prepared="2026-03-06",
    cleared="2026-03-20",
    law="Expanded Anti-Trafficking in Persons Act (RA 9208, as amended)",
    law_date="2022-06-23",
    gazette="https://gazette.example.org/ph/ra11862",
    names={
        "pnp": "Philippine National Police",
        "iacat": "Inter-Agency Council Against Trafficking",
        "dswd": "Department of Social Welfare and Development",
        "sc": "Supreme Court",
        "dfa": "Department of Foreign Affairs",
        "dmw": "Department of Migrant Workers",
    },
    currency="PHP",
    unit=57,
    population=113_900_000,
    areas=18,
    victims={("F", "C"): 317, ("F", "A"): 498, ("M", "C"): 88, ("M", "A"): 241, ("U", "U"): 6, ("X", "A"): 4},
    forms={"SEX": 11, "LAB_DOMESTIC": 3, "LAB_FISHING": 1, "LAB_OTHER": 5, "CRIM": 6, "SERV": 1, "ORGAN": 1, "UNK": 1},
    citizenships={"PHL": 1090, "IDN": 22, "MMR": 17, "KEN": 16, "XXX": 9},
    partners=("MYS", "ARE", "MMR", "KHM", "LAO"),
    suspects={("F", "A"): 218, ("M", "A"): 301, ("M", "C"): 1, ("F", "C"): 1},
    cases=402,
    carried_over=255,
    weaker=("ACTIP-5.3.d", "ACTIP-14.2", "ACTIP-14.5", "ACTIP-14.11", "ACTIP-15.3", "ACTIP-19.3"),
    finished=("ACTIP-18.2",),
    apart={
        "ACTIP-25.2": {
            "in_law": "full",
            "in_practice": "not_yet",
            "account": "The rule asks for written consent. The log in which consent is to be kept starts in 2026.",
            "challenges": "The registry was moved, and the software for the log arrived late.",
            "actions": [
                {"action": "Open the log of consents", "agency": "dfa", "due": "2026-09-30", "state": "under_way"}
            ],
        },
    },
    round=True,
    phone="+63 2 8523 0000",
)
REPORTERS = (LAO, THA, BRN, VNM, IDN, PHL)

# The last reports of two of them: fewer victims and cases, and as many cases open at the end as were carried over.
LAO_BEFORE = replace(
    LAO,
    cycle="2024",
    period=("2024-01-01", "2024-12-31"),
    prepared="2025-02-18",
    cleared="2025-03-10",
    population=7_550_000,
    victims={("F", "C"): 35, ("F", "A"): 57, ("M", "C"): 8, ("M", "A"): 25},
    suspects={("F", "A"): 31, ("M", "A"): 66, ("M", "C"): 1, ("F", "C"): 0},
    cases=53,
    carried_over=22,
    weaker=(*LAO.weaker, "ACTIP-13.3"),
    finished=(),
    soon=("ACTIP-13.3",),
    shift=1,
)
PHL_BEFORE = replace(
    PHL,
    cycle="2024",
    period=("2024-01-01", "2024-12-31"),
    prepared="2025-03-05",
    cleared="2025-03-21",
    population=112_700_000,
    victims={("F", "C"): 301, ("F", "A"): 477, ("M", "C"): 84, ("M", "A"): 229, ("U", "U"): 5, ("X", "A"): 3},
    suspects={("F", "A"): 209, ("M", "A"): 288, ("M", "C"): 1, ("F", "C"): 1},
    cases=389,
    carried_over=177,
    weaker=(*PHL.weaker, "ACTIP-18.2"),
    finished=(),
    soon=("ACTIP-18.2",),
    apart={
        "ACTIP-25.2": {
            "in_law": "full",
            "in_practice": "not_yet",
            "account": "Consent is asked for by letter in some cases. A log is to "
            "be bought, and the registry has not begun it.",
            "challenges": "The registry has no software for it.",
            "actions": [
                {"action": "Open the log of consents", "agency": "dfa", "due": "2026-09-30", "state": "planned"}
            ],
        },
    },
    shift=1,
)
BEFORE = {"LAO": LAO_BEFORE, "PHL": PHL_BEFORE}
