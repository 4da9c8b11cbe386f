"""Faults that can only be asked about: each may be true, and a careful colleague would ask about it.

Each is noticed where a finding of any kind names its place.
"""

from typing import Any

from tests.colleague.clean import obligations, submissions
from tests.colleague.fault import (
    Change,
    Fault,
    Submission,
    account,
    answer,
    cell,
    every,
    lacking,
    nothing,
    put,
    says,
    scaled,
)
from tests.colleague.wrong import persons, trained


def _asked(kind: str, name: str, state: str, about: str, change: Change, why: str, **further: Any) -> Fault:
    return Fault(kind, name, state, change, tuple(about.split()), why, sure=False, **further)


AT_MOST = [
    _asked(
        "K3",
        "sheltered above identified",
        "LAO",
        "victims_sheltered victims_detected",
        persons("victims_sheltered", 120, 60, 50),
        "180 sheltered, 135 found: some of last year?",
    ),
    _asked(
        "K3",
        "informed above identified",
        "IDN",
        "victims_informed victims_detected",
        every(persons("victims_informed", 2300, 2100, 700), cell("victims_informed", 4200, subset="own_language")),
        "4400 informed, 3205 found.",
    ),
    _asked(
        "K3",
        "assisted above identified",
        "IDN",
        "victims_assisted victims_detected",
        persons("victims_assisted", 3000, 2600, 700),
        "5600 assisted, 3205 found.",
    ),
    _asked(
        "K3",
        "sheltered boys above boys found",
        "LAO",
        "victims_sheltered victims_detected",
        every(cell("victims_sheltered", 50, sex="M"), cell("victims_sheltered", 18, sex="F")),
        "50 men and boys sheltered, 36 found.",
    ),
    _asked(
        "K3",
        "reintegrated above identified",
        "VNM",
        "victims_reintegrated victims_detected",
        persons("victims_reintegrated", 150, 90, 60),
        "240 in programmes, 131 found.",
    ),
    _asked(
        "K3",
        "screened below identified",
        "THA",
        "victims_screened victims_detected",
        every(
            persons("victims_screened", 200, 180, 90),
            cell("victims_screened", 342, place="domestic"),
            cell("victims_screened", 38, place="abroad"),
        ),
        "380 screened, 505 identified.",
    ),
    _asked(
        "K3",
        "referred by civil society above identified",
        "LAO",
        "victims_referred_by_civil_society victims_detected",
        persons("victims_referred_by_civil_society", 100, 61, 40),
        "161 of 135.",
    ),
    _asked(
        "K3",
        "awarded above asked",
        "LAO",
        "compensation_awarded compensation_asked",
        every(persons("compensation_awarded", 40, 20, 15)),
        "60 awarded, 39 asked.",
    ),
    _asked(
        "K3",
        "convicted above prosecuted",
        "VNM",
        "persons_convicted persons_prosecuted",
        every(
            *(
                cell("persons_convicted", 150 if "sex" not in key else {"F": 50, "M": 100}[key["sex"]], **key)
                for key in (
                    {},
                    {"sex": "F"},
                    {"sex": "M"},
                    {"age": "A"},
                    {"sex": "F", "age": "A"},
                    {"sex": "M", "age": "A"},
                )
            ),
            cell("persons_convicted", 132, citizenship="VNM"),
            cell("persons_convicted", 18, citizenship="CHN"),
            cell("persons_convicted", 100, form="SEX"),
            cell("persons_convicted", 30, form="LAB"),
            cell("persons_convicted", 20, form="CRIM"),
        ),
        "150 convicted, 133 prosecuted: of last year's charges?",
    ),
    _asked(
        "K3",
        "confiscated above frozen",
        "LAO",
        "assets_confiscated assets_frozen",
        cell("assets_confiscated", 54_000_000_000),
        "Five times what was frozen.",
    ),
    _asked(
        "K3",
        "given to victims above confiscated",
        "PHL",
        "assets_to_victims assets_confiscated",
        cell("assets_to_victims", 86_000_000),
        "More than was confiscated.",
    ),
    _asked(
        "K3",
        "cases opened unlike cases investigated",
        "LAO",
        "caseload cases_investigated",
        every(cell("caseload", 85, case_state="opened"), cell("caseload", 69, case_state="still_open")),
        "85 opened, 58 investigations.",
    ),
    _asked(
        "K3",
        "children assessed above children found",
        "LAO",
        "child_victims_bestinterest victims_detected",
        every(
            cell("child_victims_bestinterest", 80),
            cell("child_victims_bestinterest", 60, sex="F"),
            cell("child_victims_bestinterest", 20, sex="M"),
        ),
        "80 children assessed, 47 found.",
    ),
    _asked(
        "K3",
        "foreigners sheltered above foreigners found",
        "LAO",
        "victims_sheltered victims_detected",
        cell("victims_sheltered", 44, subset="foreign"),
        "44 sheltered, 15 found.",
    ),
    _asked(
        "K3",
        "persons with a disability sheltered above those found",
        "LAO",
        "victims_sheltered victims_detected",
        cell("victims_sheltered", 19, subset="with_disability"),
        "19 sheltered, 5 found.",
    ),
    _asked(
        "K3",
        "identified at scam sites above all identified",
        "VNM",
        "scam_site_persons victims_detected",
        every(
            persons("scam_site_persons", 200, 500),
            cell("scam_site_persons", 700, follow_up="screened"),
            cell("scam_site_persons", 400, follow_up="identified"),
        ),
        "400 identified there, 131 everywhere.",
    ),
    _asked(
        "K3",
        "returned above foreigners found",
        "LAO",
        "victims_repatriated victims_detected",
        every(
            cell("victims_repatriated", 60, direction="sent"),
            cell("victims_repatriated", 55, direction="sent", partner="VNM"),
            cell("victims_repatriated", 5, direction="sent", partner="MMR"),
            cell("victims_repatriated", 0, direction="sent", partner="XXO"),
        ),
        "60 sent back, 15 foreigners found.",
    ),
    _asked(
        "K3",
        "identifications told above foreigners found",
        "THA",
        "identifications_notified victims_detected",
        cell("identifications_notified", 420, direction="sent"),
        "420 told, 215 foreigners found.",
    ),
    _asked(
        "K3",
        "permissions to stay above foreigners found",
        "LAO",
        "stay_permits victims_detected",
        every(
            persons("stay_permits", 60, 30),
            cell("stay_permits", 80, outcome="granted"),
            cell("stay_permits", 10, outcome="refused"),
        ),
        "90 asked, 15 foreigners found.",
    ),
    _asked(
        "K3",
        "led to an identification above identified",
        "LAO",
        "hotline_calls victims_detected",
        cell("hotline_calls", 220, subset="led_to_identification"),
        "220 of 135.",
    ),
    _asked(
        "K3",
        "organised-crime cases above cases",
        "PHL",
        "ocg_cases cases_investigated",
        cell("ocg_cases", 670),
        "670 of 402.",
    ),
    _asked(
        "K3",
        "laundering cases above cases",
        "LAO",
        "laundering_cases cases_investigated",
        cell("laundering_cases", 90),
        "90 of 58.",
    ),
    _asked(
        "K3",
        "extraterritorial cases above cases",
        "VNM",
        "extraterritorial_cases cases_investigated",
        cell("extraterritorial_cases", 600),
        "600 of 74.",
    ),
    _asked(
        "K3",
        "cases with frozen assets above cases",
        "LAO",
        "assets_frozen cases_investigated",
        cell("assets_frozen", 110, measure="cases"),
        "110 of 58.",
    ),
    _asked(
        "K3",
        "officials convicted above what the officials' indicator says",
        "PHL",
        "persons_convicted officials_prosecuted",
        cell("persons_convicted", 33, subset="officials"),
        "33 here, 2 there.",
    ),
    _asked(
        "K3",
        "police trained far above the trainings listed",
        "LAO",
        "officials_trained /capacity",
        trained("police", 1600, 2400),
        "4000 police trained, 57 in the list.",
    ),
    _asked(
        "K3",
        "sanctioned recruiters above inspections",
        "LAO",
        "labour_inspections",
        cell("labour_inspections", 900, measure="cases"),
        "900 sanctioned in 84 visits.",
    ),
    _asked(
        "K3",
        "vessels inspected, hardly any inspection in fishing",
        "IDN",
        "labour_inspections",
        cell("labour_inspections", 57_900, measure="vessels"),
        "A hundred vessels a visit.",
    ),
    _asked(
        "K3",
        "paid to nobody",
        "THA",
        "compensation_awarded",
        cell("compensation_awarded", 0, subset="paid"),
        "Money was paid, to nobody.",
    ),
    _asked("K3", "the fund paid to nobody", "LAO", "trust_fund", cell("trust_fund", 0), "Money was paid, to nobody."),
    _asked(
        "K3",
        "judgments reviewed above judgments given",
        "LAO",
        "VSC-1 /court_indicators/VSC-1",
        put("/court_indicators/VSC-1/judgments_reviewed", 390),
        "390 reviewed, 56 given.",
    ),
    _asked(
        "K3",
        "offences far below investigations",
        "THA",
        "offences_recorded cases_investigated",
        every(
            cell("offences_recorded", 31),
            cell("offences_recorded", 25, place="domestic"),
            cell("offences_recorded", 6, place="abroad"),
            cell("offences_recorded", 9, subset="recruited_online"),
            cell("offences_recorded", 5, subset="exploited_online"),
            cell("offences_recorded", 4, subset="online_fraud"),
            cell("offences_recorded", 1, subset="online_undefined"),
        ),
        "31 offences, 312 investigations.",
    ),
]

ANSWERS = [
    _asked(
        "K4",
        "no shelters yet, with persons sheltered",
        "THA",
        "ACTIP-14.10.a victims_sheltered",
        answer("14.10.a", in_practice="not_yet"),
        "261 were sheltered.",
    ),
    _asked(
        "K4",
        "no one is trained yet, with trainings",
        "LAO",
        "ACTIP-16.6 officials_trained",
        answer("16.6", in_practice="not_yet"),
        "180 were trained.",
    ),
    _asked(
        "K4",
        "no notification yet, with notifications",
        "PHL",
        "ACTIP-14.3 identifications_notified",
        answer("14.3", in_practice="not_yet"),
        "44 were sent.",
    ),
    _asked(
        "K4",
        "stay is not applicable, with permissions",
        "THA",
        "ACTIP-14.4 stay_permits",
        answer("14.4", in_practice="not_applicable"),
        "73 asked for it.",
    ),
    _asked(
        "K4",
        "no compensation law, with compensation awarded",
        "VNM",
        "ACTIP-14.13 compensation_awarded",
        answer("14.13", in_law="none"),
        "21 were awarded it.",
    ),
    _asked(
        "K4",
        "no fund, with payments of the fund",
        "IDN",
        "ACTIP-14.14 trust_fund",
        answer("14.14", in_law="none", in_practice="not_yet"),
        "673 were paid.",
    ),
    _asked(
        "K4",
        "no confiscation, with assets confiscated",
        "THA",
        "ACTIP-17.1.a assets_confiscated",
        answer("17.1.a", in_law="none"),
        "31 cases.",
    ),
    _asked(
        "K4",
        "no laundering law, with laundering convictions",
        "IDN",
        "ACTIP-7.1 laundering_cases",
        answer("7.1", in_law="none"),
        "35 convictions.",
    ),
    _asked(
        "K4",
        "companies are not liable, with companies convicted",
        "PHL",
        "ACTIP-5.4 legal_persons_sanctioned",
        answer("5.4", in_law="none"),
        "13 were convicted.",
    ),
    _asked(
        "K4",
        "organised groups are no crime, with cases",
        "THA",
        "ACTIP-6.1 ocg_cases",
        answer("6.1", in_law="none"),
        "52 cases.",
    ),
    _asked(
        "K4",
        "no specialised units, with staff",
        "VNM",
        "ACTIP-16.1 specialised_staff",
        answer("16.1", in_practice="not_yet"),
        "A hundred posts.",
    ),
    _asked(
        "K4",
        "no meetings of the body, with meetings",
        "LAO",
        "ACTIP-16.4 coordination_meetings",
        answer("16.4", in_practice="not_yet"),
        "6 meetings.",
    ),
    _asked(
        "K4",
        "no research and campaigns, with millions reached",
        "IDN",
        "ACTIP-11.2 awareness_reach",
        answer("11.2", in_practice="not_yet"),
        "370000 were reached.",
    ),
    _asked(
        "K4",
        "screening is not applicable, with persons screened",
        "BRN",
        "ACTIP-14.1 victims_screened",
        answer("14.1", in_practice="not_applicable"),
        "107 were screened.",
    ),
    _asked(
        "K4",
        "fully, beside nobody informed",
        "VNM",
        "ACTIP-14.9 victims_informed",
        every(
            answer("14.9", in_practice="full"),
            persons("victims_informed", 0, 0),
            cell("victims_informed", 0, subset="own_language"),
        ),
        "131 victims, none was told.",
    ),
    _asked(
        "K4",
        "fully, beside nobody assisted",
        "LAO",
        "ACTIP-14.10.c victims_assisted",
        every(answer("14.10.c", in_practice="full"), scaled("victims_assisted", 0)),
        "135 victims, none was helped.",
    ),
    _asked(
        "K4",
        "fully, beside no child assessed",
        "THA",
        "ACTIP-14.12 child_victims_bestinterest",
        every(answer("14.12", in_practice="full"), scaled("child_victims_bestinterest", 0)),
        "154 children, none assessed.",
    ),
    _asked(
        "K4",
        "fully, beside victims detained",
        "VNM",
        "ACTIP-14.8 victims_detained",
        every(answer("14.8", in_practice="full"), persons("victims_detained", 14, 5)),
        "19 were held.",
    ),
    _asked(
        "K4",
        "fully, beside victims charged",
        "PHL",
        "ACTIP-14.7 victims_charged",
        every(answer("14.7", in_practice="full"), persons("victims_charged", 8, 3)),
        "11 were charged.",
    ),
    _asked(
        "K4",
        "trained fully, nobody trained",
        "IDN",
        "ACTIP-16.6 officials_trained",
        every(answer("16.6", in_practice="full"), scaled("officials_trained", 0)),
        "None was trained.",
    ),
    _asked(
        "K4",
        "full coverage of partners, no partnership",
        "PHL",
        "ACTIP-11.3 cso_partnerships",
        every(answer("11.3", in_practice="full"), cell("cso_partnerships", 0)),
        "No agreement.",
    ),
    _asked(
        "K4",
        "the account says there is no law",
        "LAO",
        "ACTIP-7.1",
        account("7.1", "There is no law on the laundering of such proceeds yet; a draft is with the ministry."),
        "The answer is full.",
    ),
    _asked(
        "K4",
        "the account says it is not done",
        "THA",
        "ACTIP-14.11",
        account("14.11", "No reintegration programme exists at present. One is planned for next year."),
        "The answer is large.",
    ),
    _asked(
        "K4",
        "the account says it has not begun",
        "VNM",
        "ACTIP-16.5",
        account("16.5", "Testimony by video has not yet been introduced, and costs are not reimbursed."),
        "The answer is large.",
    ),
    _asked(
        "K4",
        "the account says there is nothing, in Vietnamese",
        "VNM",
        "ACTIP-14.12",
        account("14.12", "Hiện nay chưa có quy định và chưa thực hiện."),
        "The answer is large.",
    ),
    _asked(
        "K4",
        "the account says there is nothing, in Indonesian",
        "IDN",
        "ACTIP-14.6",
        account("14.6", "Belum ada peraturan mengenai hal ini."),
        "The answer is full.",
    ),
    _asked(
        "K4",
        "the account says there is nothing, in Thai",
        "THA",
        "ACTIP-14.5",
        account("14.5", "ยังไม่มีมาตรการ และยังไม่ได้ดำเนินการ"),
        "The answer is large.",
    ),
    _asked(
        "K4",
        "the account says there is nothing, in Lao",
        "LAO",
        "ACTIP-14.6",
        account("14.6", "ຍັງບໍ່ທັນມີກົດໝາຍ ແລະ ຍັງບໍ່ໄດ້ຈັດຕັ້ງປະຕິບັດ"),
        "The answer is full.",
    ),
    _asked(
        "K4",
        "the account says all is done",
        "LAO",
        "ACTIP-16.7",
        account("16.7", "Full protection is in place everywhere, before, during and after the trial."),
        "The answer is partial.",
    ),
    _asked(
        "K4",
        "the account says that nothing arose",
        "PHL",
        "ACTIP-15.2",
        account("15.2", "Not applicable: no victim was returned in the period."),
        "34 were returned.",
    ),
    _asked(
        "K4",
        "no information, with a full account",
        "THA",
        "ACTIP-14.9",
        answer("14.9", in_practice="no_information"),
        "The account tells what is done.",
    ),
    _asked(
        "K4",
        "'not needed' without a reason",
        "VNM",
        "ACTIP-14.5",
        answer("14.5", in_law="not_needed"),
        "The account tells of a law.",
    ),
    _asked(
        "K4",
        "courts fully, no judgment reviewed",
        "THA",
        "VSC-5 /court_indicators/VSC-5",
        every(put("/court_indicators/VSC-5/state", "full"), put("/court_indicators/VSC-5/judgments_reviewed", 0)),
        "Seen where?",
    ),
    _asked(
        "K4",
        "a figure in the account unlike the table",
        "LAO",
        "ACTIP-14.1 victims_detected",
        says("14.1", "In all, 214 victims were identified in 2025."),
        "135 in the table.",
    ),
    _asked(
        "K4",
        "convictions in the account unlike the table",
        "PHL",
        "ACTIP-5.1 persons_convicted",
        says("5.1", "Courts convicted 512 persons of trafficking in the year."),
        "239 in the table.",
    ),
    _asked(
        "K4",
        "trained officials in the account unlike the table",
        "THA",
        "ACTIP-16.6 officials_trained",
        says("16.6", "A total of 2,900 officials were trained."),
        "The table has some 350.",
    ),
]

DATES = [
    _asked(
        "K5", "a period of eleven months", "LAO", "/period", put("/period/end", "2025-11-30"), "A month is missing."
    ),
    _asked("K5", "a period of two years", "THA", "/period", put("/period/start", "2023-10-01"), "Two years?"),
    _asked("K5", "a period of one day", "BRN", "/period", put("/period/start", "2025-12-31"), "One day?"),
    _asked(
        "K5", "a half-year called a year", "PHL", "/period /cycle", put("/period/start", "2025-07-01"), "Half a year?"
    ),
    _asked(
        "K5", "a population of another decade", "LAO", "/population", put("/population/year", 2005), "Twenty years ago."
    ),
    _asked(
        "K5",
        "prepared long after the period",
        "LAO",
        "/prepared",
        every(put("/prepared", "2029-02-20"), put("/cleared_by/date", "2029-03-12")),
        "Three years after.",
    ),
    _asked(
        "K5",
        "a consultation of years before",
        "THA",
        "/consultations/0",
        put("/consultations/0/date", "2019-07-22"),
        "Six years ago.",
    ),
    _asked(
        "K5", "in force since before the state was", "IDN", "ACTIP-6.1", answer("6.1", since="1809-04-19"), "A slip?"
    ),
    _asked(
        "K5",
        "in force before the law cited was made",
        "LAO",
        "ACTIP-14.6",
        answer("14.6", since="1998-02-01"),
        "The law is of 2015.",
    ),
    _asked(
        "K5",
        "an action due before the report, by a slip of the year",
        "LAO",
        "ACTIP-14.3",
        put("/obligations/ACTIP-14.3/actions/0/due", "2006-10-30"),
        "Twenty years ago.",
    ),
    _asked(
        "K5",
        "an action due in forty years",
        "VNM",
        "ACTIP-5.4",
        put("/obligations/ACTIP-5.4/actions/0/due", "2067-10-30"),
        "A slip?",
    ),
    _asked(
        "K5",
        "an action done that is due only next year",
        "LAO",
        "ACTIP-14.12",
        every(
            put("/obligations/ACTIP-14.12/actions/0/state", "done"),
            put("/obligations/ACTIP-14.12/actions/0/due", "2027-12-30"),
        ),
        "Done already?",
    ),
    _asked(
        "K5",
        "an action planned that was due long ago",
        "PHL",
        "ACTIP-14.2",
        put("/obligations/ACTIP-14.2/actions/0/due", "2024-10-30"),
        "Overdue.",
    ),
    _asked(
        "K5",
        "evidence last checked six years ago",
        "LAO",
        "ACTIP-5.1",
        put("/obligations/ACTIP-5.1/evidence/0/checked", "2019-11-20"),
        "Still so?",
    ),
    _asked(
        "K5",
        "a training of a year and three days",
        "IDN",
        "/capacity/2",
        put("/capacity/2/end", "2026-02-28"),
        "A slip of the year?",
    ),
    _asked(
        "K5",
        "a judgment of another age",
        "PHL",
        "VSC-3 /court_indicators/VSC-3",
        put("/court_indicators/VSC-3/evidence/0/date", "1925-12-06"),
        "A hundred years ago.",
    ),
    _asked(
        "K5",
        "a holiday as the day of many things",
        "THA",
        "/consultations/1",
        put("/consultations/1/date", "1900-01-01"),
        "Excel's first day.",
    ),
    _asked("K5", "an event of the year 1926", "VNM", "/context/0", put("/context/0/start", "1926-05-02"), "A slip?"),
]


def _same_figures(submission: Submission) -> None:
    """Give the last report the figures of this one."""
    submission["statistics"] = submissions()[submission["state"]]["statistics"]


def _same_account(name: str) -> Change:
    """Give the last report the account of this one."""

    def change(submission: Submission) -> None:
        now = submissions()[submission["state"]]["obligations"][name]
        submission["obligations"][name]["account"] = now["account"]

    return change


def _all(key: str, value: str, indicator: str) -> Change:
    def change(submission: Submission) -> None:
        for place in submission["statistics"]["cells"]:
            if place["indicator"] == indicator and key in place:
                place[key] = value

    return change


def _currency(value: str) -> Change:
    def change(submission: Submission) -> None:
        for place in [*submission["statistics"]["cells"], *submission["budgets"]]:
            if "currency" in place:
                place["currency"] = value

    return change


BEFORE = [
    _asked(
        "K6", "days became months", "LAO", "case_duration", cell("case_duration", 9), "269 last year.", last=nothing
    ),
    _asked(
        "K6",
        "months became years",
        "PHL",
        "sentence_imposed",
        cell("sentence_imposed", 8, measure="months"),
        "95 last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "days became hours",
        "LAO",
        "victims_sheltered",
        cell("victims_sheltered", 2016, measure="days"),
        "85 last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "another currency, the same amounts",
        "LAO",
        "/budgets prevention_budget",
        _currency("USD"),
        "Kip last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "another currency in one amount",
        "PHL",
        "trust_fund",
        _all("currency", "USD", "trust_fund"),
        "Pesos last year.",
        last=nothing,
    ),
    _asked("K6", "all figures as last year", "LAO", "@file", nothing, "Copied?", last=_same_figures),
    _asked("K6", "all figures as last year, the other state", "PHL", "@file", nothing, "Copied?", last=_same_figures),
    _asked(
        "K6",
        "carried over unlike what was left open",
        "LAO",
        "caseload",
        every(cell("caseload", 41, case_state="carried_over"), cell("caseload", 49, case_state="still_open")),
        "34 were left open.",
        last=nothing,
    ),
    _asked(
        "K6",
        "a small figure that jumped",
        "LAO",
        "obstruction_cases",
        cell("obstruction_cases", 17),
        "1 last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "a small figure that jumped, officials",
        "PHL",
        "officials_prosecuted",
        every(cell("officials_prosecuted", 39), cell("officials_prosecuted", 38, sex="M")),
        "4 last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "victims fell to a tenth",
        "PHL",
        "victims_detected",
        nothing,
        "10990 last year.",
        last=scaled("victims_detected", 10),
    ),
    _asked(
        "K6",
        "screened ten times as many",
        "LAO",
        "victims_screened",
        scaled("victims_screened", 10),
        "875 last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "no convictions after many",
        "PHL",
        "persons_convicted",
        scaled("persons_convicted", 0),
        "228 last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "an answer that fell back",
        "LAO",
        "ACTIP-14.5",
        answer("14.5", in_practice="partial"),
        "Large last year.",
        last=nothing,
    ),
    _asked(
        "K6", "a law that is gone", "PHL", "ACTIP-14.6", answer("14.6", in_law="none"), "Full last year.", last=nothing
    ),
    _asked(
        "K6",
        "an action that vanished",
        "LAO",
        "ACTIP-14.3",
        answer("14.3", actions=None),
        "Done, or dropped?",
        last=nothing,
    ),
    _asked(
        "K6",
        "the day of an action moved on",
        "PHL",
        "ACTIP-14.5",
        put("/obligations/ACTIP-14.5/actions/0/due", "2029-12-30"),
        "By three years.",
        last=nothing,
    ),
    _asked(
        "K6", "the text of last year", "LAO", "ACTIP-14.3", nothing, "Word for word.", last=_same_account("ACTIP-14.3")
    ),
    _asked(
        "K6",
        "figures withheld that were given",
        "LAO",
        "victims_assisted",
        lacking("victims_assisted", "not_collected"),
        "118 last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "the way of counting changed",
        "PHL",
        "victims_detected /statistics/indicators/victims_detected",
        put("/statistics/indicators/victims_detected/counting_rule", "every_form"),
        "Main form last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "fewer areas covered",
        "LAO",
        "offences_recorded /statistics/indicators/offences_recorded",
        put("/statistics/indicators/offences_recorded/coverage", {"areas": 6, "of": 18}),
        "18 last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "the population halved",
        "LAO",
        "/population",
        put("/population/value", 3_650_000),
        "7550000 last year.",
        last=nothing,
    ),
    _asked(
        "K6",
        "a hole between the periods",
        "LAO",
        "@file",
        nothing,
        "What of the months between?",
        last=every(put("/period", {"start": "2023-01-01", "end": "2023-12-31"}), put("/cycle", "2023")),
    ),
    _asked(
        "K6",
        "the budget a thousand times as large",
        "LAO",
        "/budgets/1 prevention_budget",
        every(put("/budgets/1/allocated", lambda n: n * 1000), put("/budgets/1/spent", lambda n: n * 1000)),
        "A slip?",
        last=nothing,
    ),
    _asked(
        "K6",
        "the last report is two years old",
        "PHL",
        "@file",
        nothing,
        "Is there none of 2024?",
        last=every(put("/period", {"start": "2022-01-01", "end": "2022-12-31"}), put("/cycle", "2022")),
    ),
    _asked(
        "K6",
        "less covered than last year",
        "PHL",
        "ACTIP-14.9 ACTIP-14.10.a",
        answer("14.10.a", covers=["women"]),
        "Men, children and wheelchairs last year.",
        last=nothing,
    ),
]

TEXTS = [
    _asked("K7", "see attachment", "LAO", "ACTIP-14.11", account("14.11", "Please see attachment."), "There is none."),
    _asked(
        "K7",
        "see annex 3",
        "THA",
        "ACTIP-16.1",
        account("16.1", "See Annex 3 of the covering letter."),
        "It does not travel along.",
    ),
    _asked("K7", "same as above", "VNM", "ACTIP-14.10.b", account("14.10.b", "Same as above."), "Above what?"),
    _asked("K7", "ditto", "PHL", "ACTIP-17.2", account("17.2", "Ditto"), "Above what?"),
    _asked(
        "K7",
        "one account under many duties",
        "LAO",
        "ACTIP-14.9 ACTIP-14.10.a ACTIP-14.10.b ACTIP-14.10.c ACTIP-14.11",
        every(
            *(
                account(
                    name, "The Lao Women's Union provides comprehensive services to all victims in line with the law."
                )
                for name in ("14.9", "14.10.a", "14.10.b", "14.10.c", "14.10.d", "14.11")
            )
        ),
        "Six duties, one sentence.",
    ),
    _asked(
        "K7",
        "one account under nearly all duties of an article",
        "IDN",
        "ACTIP-17.1.a ACTIP-17.1.b ACTIP-17.2 ACTIP-17.3",
        every(
            *(
                account(name, "The matter is regulated in the criminal code and its implementing rules.")
                for name in ("17.1.a", "17.1.b", "17.2", "17.3", "17.4")
            )
        ),
        "Five duties, one sentence.",
    ),
    _asked(
        "K7",
        "cut in mid-word",
        "THA",
        "ACTIP-14.7",
        account(
            "14.7",
            (
                "Victims are free of guilt for acts that they were made to do, and "
                "prosecutors close such files on the report of "
                "the ministry, while records of earlier judgments are corrected by the "
                "registry of the court in the district "
                "where the person was registered at the time"
            )[:255],
        ),
        "Cut at 255.",
    ),
    _asked(
        "K7",
        "cut in mid-sentence",
        "PHL",
        "ACTIP-14.13",
        account("14.13", "Prosecutors file the claim with the charge, and bailiffs follow up what was ordered by the"),
        "Goes on where?",
    ),
    _asked(
        "K7",
        "the question as the account",
        "LAO",
        "ACTIP-10.5",
        account("10.5", "How do you consult other Parties where proceedings run in parallel?"),
        "The question, not an answer.",
    ),
    _asked(
        "K7",
        "the question of the form as the account",
        "VNM",
        "ACTIP-14.8",
        lambda submission: _question(submission, "ACTIP-14.8"),
        "The question, not an answer.",
    ),
    _asked(
        "K7",
        "a reviewer's remark left in",
        "LAO",
        "ACTIP-16.4",
        says("16.4", "[Comment MOJ: please check with the cabinet before sending!]"),
        "A remark.",
    ),
    _asked(
        "K7",
        "a note to a colleague left in",
        "PHL",
        "ACTIP-20.2",
        says("20.2", "@Joy pls verify this with DFA"),
        "A remark.",
    ),
    _asked(
        "K7",
        "a tracked change left in",
        "IDN",
        "ACTIP-14.2",
        says("14.2", "Deleted: in 2019. Formatted: Font: 11 pt"),
        "A remark.",
    ),
    _asked("K7", "an account of one letter", "THA", "ACTIP-5.4", account("5.4", "x"), "Says nothing."),
    _asked("K7", "an account of a dash", "VNM", "ACTIP-9.b", account("9.b", "-"), "Says nothing."),
    _asked("K7", "yes as the account", "IDN", "ACTIP-10.1.a", account("10.1.a", "Yes"), "Says nothing."),
    _asked(
        "K7",
        "'to be updated' in a challenge",
        "LAO",
        "ACTIP-2",
        answer("2", challenges="To be updated after the meeting"),
        "Unfinished.",
    ),
    _asked(
        "K7",
        "a doubtful figure marked by its writer",
        "PHL",
        "ACTIP-11.2",
        says("11.2", "The survey reached 1,200 (?) households."),
        "Sure?",
    ),
    _asked(
        "K7",
        "a text pasted twice",
        "THA",
        "ACTIP-20.2",
        account(
            "20.2", " ".join(["Memoranda with four neighbours let specialist units speak to each other directly."] * 2)
        ),
        "Twice.",
    ),
    _asked(
        "K7",
        "another state's name throughout",
        "LAO",
        "ACTIP-14.14",
        account("14.14", "The Government of Viet Nam has set up a fund for victims in Viet Nam under its own law."),
        "Copied?",
    ),
    _asked(
        "K7",
        "a title without a title",
        "VNM",
        "ACTIP-7.2",
        put("/obligations/ACTIP-7.2/evidence/0/title", "Law"),
        "Which law?",
    ),
    _asked(
        "K7",
        "Khmer in a legacy font",
        "THA",
        "ACTIP-14.3",
        says("14.3", "RkumRbwkSaCatikmµ<úCa RbqaMgGMeBIC¨dUr"),
        "Typed in an old font.",
    ),
    _asked(
        "K7",
        "Lao in a legacy font",
        "LAO",
        "ACTIP-14.12",
        says("14.12", "fkopdksP0v'c,jp\u00b2i: 3s0hfotgdHd dkomhkmkp"),
        "Typed in an old font.",
    ),
    _asked(
        "K7",
        "an effect that is none",
        "IDN",
        "/consultations/1",
        put("/consultations/1/effect", "N/A"),
        "What came of it?",
    ),
]


def _question(submission: Submission, name: str) -> None:
    """Put the question of an obligation in place of its account."""
    question = next(entry["question"] for entry in obligations() if entry["id"] == name)
    submission["obligations"][name]["account"] = question


SLIPS = [
    _asked(
        "slips",
        "a per cent in place of a count",
        "THA",
        "victims_informed",
        cell("victims_informed", 96, subset="own_language"),
        "96 of 483, or 96 per cent?",
    ),
    _asked(
        "slips",
        "one line in thousands",
        "IDN",
        "awareness_reach",
        every(
            cell("awareness_reach", 372),
            cell("awareness_reach", 193, sex="F"),
            cell("awareness_reach", 179, sex="M"),
            cell("awareness_reach", 60, audience="migrants"),
            cell("awareness_reach", 45, audience="education"),
            cell("awareness_reach", 264, audience="public"),
            cell("awareness_reach", 3, audience="business"),
        ),
        "372 reached at 298 events.",
    ),
    _asked("slips", "population in thousands", "LAO", "/population", put("/population/value", 7650), "Thousands?"),
    _asked(
        "slips", "population of another state", "BRN", "/population", put("/population/value", 284_400_000), "Whose?"
    ),
    _asked(
        "slips", "dollars in place of kip", "LAO", "/budgets/0", put("/budgets/0/currency", "USD"), "A billion dollars?"
    ),
    _asked("slips", "another state's currency", "LAO", "trust_fund", _all("currency", "THB", "trust_fund"), "Baht?"),
    _asked(
        "slips",
        "a median of a hundred years",
        "VNM",
        "sentence_imposed",
        cell("sentence_imposed", 1200, measure="months"),
        "A hundred years?",
    ),
    _asked("slips", "a trial of eighty years", "LAO", "case_duration", cell("case_duration", 29_200), "Eighty years?"),
    _asked(
        "slips",
        "a stay of no day",
        "PHL",
        "victims_sheltered",
        cell("victims_sheltered", 0, measure="days"),
        "In and out?",
    ),
    _asked(
        "slips",
        "money awarded of one kip",
        "LAO",
        "compensation_awarded",
        every(
            cell("compensation_awarded", 1, measure="money"),
            cell("compensation_awarded", 1, measure="money", subset="paid"),
        ),
        "One kip?",
    ),
    _asked(
        "slips",
        "money awarded without anybody",
        "BRN",
        "compensation_awarded",
        cell("compensation_awarded", 41_000, measure="money"),
        "To whom?",
    ),
    _asked(
        "slips",
        "all victims are of one age",
        "THA",
        "victims_sheltered",
        every(cell("victims_sheltered", 0, age="A"), cell("victims_sheltered", 261, age="C")),
        "All are children?",
    ),
    _asked(
        "slips",
        "more victims of one citizenship than the state has people",
        "BRN",
        "victims_detected /population",
        every(put("/population/value", 455)),
        "455 people?",
    ),
    _asked(
        "slips",
        "one amount for all budgets",
        "VNM",
        "/budgets",
        every(*(put(f"/budgets/{number}/allocated", 1_000_000_000) for number in range(6))),
        "A placeholder?",
    ),
    _asked(
        "slips",
        "all participants are of one sex by a shift",
        "PHL",
        "/capacity/1",
        every(
            put("/capacity/1/participants/F", lambda n: 0),
            put("/capacity/1/participants/M", 48),
            put("/capacity/1/participants/total", 48),
        ),
        "No woman?",
    ),
    _asked(
        "slips",
        "two trainings on one day with one audience and almost one title",
        "LAO",
        "/capacity/8 /capacity/0",
        lambda submission: submission["capacity"].append(
            {**submission["capacity"][0], "topic": "Financial enquiries in trafficking cases"}
        ),
        "The same?",
    ),
    _asked(
        "slips",
        "an organisation under two names",
        "THA",
        "/stakeholders/4 /stakeholders/0",
        lambda submission: submission["stakeholders"].append(
            {**submission["stakeholders"][0], "name": "Open Door Shelter Foundation (ODSF)"}
        ),
        "The same?",
    ),
    _asked(
        "slips",
        "a ministry among civil society",
        "VNM",
        "/stakeholders/0",
        put("/stakeholders/0/name", "Ministry of Public Security"),
        "Civil society?",
    ),
    _asked(
        "slips",
        "evidence under the wrong kind",
        "LAO",
        "ACTIP-5.1",
        put(
            "/obligations/ACTIP-5.1/evidence/0",
            {"kind": "training", "title": "Workshop on the penal code", "date": "2025-03-02", "checked": "2025-11-20"},
        ),
        "A workshop is no law.",
    ),
    _asked(
        "slips",
        "help offered and wanted for the same",
        "THA",
        "ACTIP-14.13",
        answer(
            "14.13",
            assistance=[{"kind": "training", "detail": "Training on compensation", "priority": "high"}],
            assistance_offered=[{"kind": "training", "detail": "Training on compensation"}],
        ),
        "Wanted or offered?",
    ),
    _asked(
        "slips",
        "partial, and all is ticked",
        "LAO",
        "ACTIP-14.12",
        answer("14.12", covers=["age", "gender", "disability", "identification", "care", "proceedings"]),
        "What is missing?",
    ),
    _asked(
        "slips",
        "full, and nothing is ticked",
        "VNM",
        "ACTIP-14.10.a",
        answer("14.10.a", in_practice="full", covers=[]),
        "For whom?",
    ),
]

ASKED = [*AT_MOST, *ANSWERS, *DATES, *BEFORE, *TEXTS, *SLIPS]
