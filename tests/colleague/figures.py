"""Figures that add up in every direction: totals, sex, age, form, citizenship, place, stages, caseload and money."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.colleague.states import Reporter

Group = tuple[str, str]  # sex and age
SEXES, AGES = ("F", "M", "X", "U"), ("C", "A", "U")
FORMS = [
    "SEX",
    "LAB_DOMESTIC",
    "LAB_FISHING",
    "LAB_OTHER",
    "SLAV",
    "SERV",
    "ORGAN",
    "BEG",
    "CRIM",
    "MARR",
    "ADOPT",
    "SURR",
    "MIL",
    "MIX",
    "OTH",
    "UNK",
]  # LAB is the sum of its kinds
FORM_GROUPS = {"SEX": "SEX", "SLAV": "LAB", "SERV": "LAB", "ORGAN": "ORGAN", "UNK": "UNK"}
NEIGHBOURS = ("BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "TLS", "VNM")
DUTY_AUDIENCES = ("police", "prosecution", "judiciary", "immigration", "labour", "social", "consular", "health")


def shares(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Divide a number by weights, so that the parts add up to it; what is left over goes to the heaviest."""
    whole = sum(weights.values())
    parts = {name: total * weight // whole for name, weight in weights.items()}
    parts[max(weights, key=lambda name: weights[name])] += total - sum(parts.values())
    return parts


def portion(groups: Mapping[Group, int], percent: int) -> dict[Group, int]:
    """A part of each group: never above it, whichever way the two are added."""
    return {group: number * percent // 100 for group, number in groups.items()}


def children(groups: Mapping[Group, int]) -> int:
    """How many of them are children."""
    return sum(number for (_, age), number in groups.items() if age == "C")


def plus(groups: Mapping[Group, int], percent: int) -> dict[Group, int]:
    """Each group and some more."""
    return {group: number + number * percent // 100 for group, number in groups.items()}


class Table:
    """The cells of a submission, each written once."""

    def __init__(self) -> None:
        self.cells: list[dict[str, Any]] = []

    def put(self, indicator: str, value: int, **key: str) -> None:
        """Add one figure."""
        self.cells.append({"indicator": indicator, **key, "value": value})

    def people(
        self, indicator: str, groups: Mapping[Group, int], crossed: bool = False, wide: bool = False, **key: str
    ) -> int:
        """Add a total with its sexes and ages, and both at once if `crossed`; all sexes and ages if `wide`."""
        total = sum(groups.values())
        self.put(indicator, total, **key)
        sexes = [sex for sex in SEXES if wide or sex in "FM" or any(group[0] == sex for group in groups)]
        ages = [age for age in AGES if wide or age in "CA" or any(group[1] == age for group in groups)]
        for sex in sexes:
            self.put(indicator, sum(groups.get((sex, age), 0) for age in AGES), **key, sex=sex)
        for age in ages:
            self.put(indicator, sum(groups.get((sex, age), 0) for sex in SEXES), **key, age=age)
        if crossed:
            for sex in sexes:
                for age in ages:
                    self.put(indicator, groups.get((sex, age), 0), **key, sex=sex, age=age)
        return total

    def parts(self, indicator: str, dimension: str, parts: Mapping[str, int], total: bool = True, **key: str) -> None:
        """Add a total and its parts."""
        if total:
            self.put(indicator, sum(parts.values()), **key)
        for code, number in parts.items():
            self.put(indicator, number, **key, **{dimension: code})


def figures(one: Reporter, trainings: list[dict[str, Any]], budgets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All cells of a state."""
    table = Table()
    victims = _victims(table, one)
    convicted = _justice(table, one)
    _protection(table, one, victims)
    _returns(table, one, victims)
    _cooperation(table, one, convicted)
    _prevention(table, one, trainings, budgets)
    return table.cells


def confirmed(one: Reporter) -> dict[Group, int]:
    """The confirmed victims, girls and boys too where there are none."""
    return {**dict.fromkeys((("F", "C"), ("F", "A"), ("M", "C"), ("M", "A")), 0), **one.victims}


def foreign(one: Reporter) -> int:
    """How many of the confirmed victims are of another state."""
    total = sum(one.victims.values())
    parts = shares(total, one.citizenships)
    return total - parts[one.code] - parts.get("XXX", 0)


def _victims(table: Table, one: Reporter) -> dict[Group, int]:
    groups = confirmed(one)
    total = table.people("victims_detected", groups, crossed=True, wide=True, victim_status="confirmed")
    table.people("victims_detected", plus(groups, 40), crossed=True, wide=True, victim_status="potential")
    of_form = {group: shares(number, one.forms) for group, number in groups.items()}
    by_form = {form: {group: parts.get(form, 0) for group, parts in of_form.items()} for form in FORMS}
    labour = [form for form in FORMS if form.startswith("LAB_")]
    by_form["LAB"] = {group: sum(by_form[form][group] for form in labour) for group in groups}
    for form, members in by_form.items():
        key = {"victim_status": "confirmed", "form": form}
        table.put("victims_detected", sum(members.values()), **key)
        for sex in SEXES:
            table.put("victims_detected", sum(n for g, n in members.items() if g[0] == sex), **key, sex=sex)
        for age in AGES:
            table.put("victims_detected", sum(n for g, n in members.items() if g[1] == age), **key, age=age)
    states = {**dict.fromkeys((*NEIGHBOURS, "XXA", "XXO", "XXX"), 0), **shares(total, one.citizenships)}
    table.parts("victims_detected", "citizenship", states, total=False, victim_status="confirmed")
    abroad = total * 3 // 10
    places = {"domestic": total - abroad, "abroad": abroad, "unknown": 0}
    table.parts("victims_detected", "place", places, total=False, victim_status="confirmed")
    key = {"victim_status": "confirmed"}
    table.put("victims_detected", children(groups), **key, subset="children")
    table.put("victims_detected", total * 4 // 100, **key, subset="with_disability")
    crime = sum(by_form["CRIM"].values())
    table.put("victims_detected", total * 31 // 100, **key, subset="recruited_online")
    table.put("victims_detected", total * 22 // 100, **key, subset="exploited_online")
    table.put("victims_detected", crime * 8 // 10, **key, subset="online_fraud")
    table.put("victims_detected", total * 2 // 100, **key, subset="online_undefined")
    screened = {group: number * 7 for group, number in groups.items()}
    number = table.people("victims_screened", screened if total else {("F", "A"): 41, ("M", "A"): 66})
    place = {"domestic": number * 9 // 10, "abroad": number - number * 9 // 10}
    table.parts("victims_screened", "place", place, total=False)
    table.people("victims_referred_by_civil_society", portion(groups, 24))
    if total:
        table.put("identification_time", 12 + one.shift)
    else:
        table.cells.append({"indicator": "identification_time", "missing": "not_applicable"})
    raid = {("F", "A"): crime // 3, ("M", "A"): crime - crime // 3}
    met = table.people("scam_site_persons", {group: 3 * number for group, number in raid.items()})
    followed = {"screened": met, "identified": crime * 7 // 10, "charged": met // 20, "immigration": met // 6}
    table.parts("scam_site_persons", "follow_up", followed, total=False)
    return groups


def _justice(table: Table, one: Reporter) -> dict[Group, int]:
    cases = one.cases
    places = {"domestic": cases - cases // 5, "abroad": cases // 5, "unknown": 0}
    for indicator in ("offences_recorded", "cases_investigated"):
        table.parts(indicator, "place", places)
        for subset, percent in (
            ("recruited_online", 28),
            ("exploited_online", 19),
            ("online_fraud", 13),
            ("online_undefined", 2),
        ):
            table.put(indicator, cases * percent // 100, subset=subset)
    table.put("cases_investigated", cases * 16 // 100, subset="financial")
    closed = (one.carried_over + cases) * 55 // 100
    states = {"carried_over": one.carried_over, "opened": cases, "closed": closed}
    states["still_open"] = one.carried_over + cases - closed
    table.parts("caseload", "case_state", states, total=False)
    suspects = {**dict.fromkeys((("F", "C"), ("F", "A"), ("M", "C"), ("M", "A")), 0), **one.suspects}
    prosecuted, convicted = portion(suspects, 72), portion(suspects, 46)
    for indicator, groups, officials in (
        ("persons_in_formal_contact", suspects, 4),
        ("persons_prosecuted", prosecuted, 3),
        ("persons_convicted", convicted, 2),
    ):
        total = table.people(indicator, groups, crossed=True, wide=True)
        table.put(indicator, min(officials, total), subset="officials")
        own = total * 88 // 100
        other = one.partners[0]
        table.parts(indicator, "citizenship", {one.code: own, other: total - own}, total=False)
        if indicator != "persons_in_formal_contact":
            table.parts(indicator, "form", _forms_of_cases(total), total=False)
    acquitted = portion(suspects, 9)
    total = table.people("persons_acquitted", acquitted, wide=True)
    table.parts(
        "persons_acquitted",
        "outcome",
        {"acquitted": total - total // 4 - total // 8, "dismissed": total // 4, "withdrawn": total // 8},
        total=False,
    )
    sentenced = portion(convicted, 94)
    number = table.people("sentence_imposed", sentenced)
    table.put("sentence_imposed", number * 8 // 100, subset="suspended")
    count = sum(convicted.values())
    if count:
        table.put("sentence_imposed", 96 - one.shift, measure="months")
        table.put("sentence_imposed", count * 900 * one.unit, measure="money", currency=one.currency)
        table.put("case_duration", 268 + one.shift)
    else:
        table.cells.append({"indicator": "sentence_imposed", "measure": "months", "missing": "not_applicable"})
        table.put("sentence_imposed", 0, measure="money", currency=one.currency)
        table.cells.append({"indicator": "case_duration", "missing": "not_applicable"})
    companies = cases // 20
    table.put("legal_persons_sanctioned", companies)
    for outcome, part in (("prosecuted", companies), ("convicted", companies * 2 // 3)):
        table.put("legal_persons_sanctioned", part, outcome=outcome)
    table.put("legal_persons_sanctioned", companies * 4_000 * one.unit, measure="money", currency=one.currency)
    aggravated = portion(convicted, 50)
    number = table.people("aggravated_convictions", aggravated)
    kinds = (("vulnerable_victim", 60), ("several_victims", 40), ("organised_group", 25), ("death_injury", 3))
    for kind, percent in (*kinds, ("disease", 0), ("repeat_offending", 8), ("public_official", 2), ("other", 0)):
        table.put("aggravated_convictions", number * percent // 100, aggravation=kind)
    few = 1 if cases else 0
    table.people("officials_prosecuted", {("M", "A"): 3 * few, ("F", "A"): few})
    # Officials by age are not asked: only the sexes stay.
    table.cells[-2:] = []
    for outcome, part in (("prosecuted", 3 * few), ("convicted", 2 * few)):
        table.put("officials_prosecuted", part, outcome=outcome)
    table.put("laundering_cases", cases // 15)
    for outcome, part in (("prosecuted", cases // 20), ("convicted", cases // 30)):
        table.put("laundering_cases", part, outcome=outcome)
    table.put("ocg_cases", cases // 6)
    table.put("obstruction_cases", cases // 50)
    table.put("extraterritorial_cases", cases // 12)
    return convicted


def _forms_of_cases(total: int) -> dict[str, int]:
    return {"SEX": total - total // 3 - total // 5, "LAB": total // 3, "CRIM": total // 5}


def _protection(table: Table, one: Reporter, victims: Mapping[Group, int]) -> None:
    total = sum(victims.values())
    strangers = foreign(one)
    informed = portion(victims, 96)
    number = table.people("victims_informed", informed)
    table.put("victims_informed", number * 97 // 100, subset="own_language")
    sheltered = portion(victims, 52)
    number = table.people("victims_sheltered", sheltered)
    table.put("victims_sheltered", number * 3 // 100, subset="with_disability")
    table.put("victims_sheltered", min(number, strangers) * 6 // 10, subset="foreign")
    assisted = portion(victims, 88)
    number = table.people("victims_assisted", assisted)
    # Those of a service are a part of all who were assisted; the same persons stand in the indicator of shelter.
    services = {
        "housing": sum(sheltered.values()),
        "counselling": number * 80 // 100,
        "legal_aid": number * 61 // 100,
        "medical": number * 44 // 100,
        "psychological": number * 39 // 100,
        "material": number * 72 // 100,
        "interpretation": strangers * 5 // 10,
    }
    for service, part in services.items():
        table.put("victims_assisted", part, service=service)
    table.put("victims_assisted", total * 3 // 100, subset="with_disability")
    table.put("victims_assisted", strangers * 7 // 10, subset="foreign")
    jobs = portion(victims, 34)
    number = table.people("victims_training_jobs", jobs)
    for service, part in (("education", number * 70 // 100), ("employment", number * 45 // 100)):
        table.put("victims_training_jobs", part, service=service)
    number = table.people("victims_reintegrated", portion(victims, 58))
    table.put("victims_reintegrated", number * 66 // 100, subset="followed_up")
    minors = {group: count * 94 // 100 for group, count in victims.items() if group[1] == "C"}
    number = sum(minors.values())
    table.put("child_victims_bestinterest", number)
    for sex in ("F", "M"):
        table.put("child_victims_bestinterest", minors.get((sex, "C"), 0), sex=sex)
    table.put("child_victims_bestinterest", number * 30 // 100, subset="with_guardian")
    asked = portion(victims, 31)
    awarded = portion(victims, 17)
    number = table.people("compensation_asked", asked)
    table.put("compensation_asked", number * 85 // 100, route="criminal_order")
    table.put("compensation_asked", number * 15 // 100, route="wage_claim")
    number = table.people("compensation_awarded", awarded)
    table.put("compensation_awarded", number * 80 // 100, route="criminal_order")
    table.put("compensation_awarded", number * 12 // 100, route="wage_claim")
    table.put("compensation_awarded", number * 5 // 10, subset="paid")
    money = {"measure": "money", "currency": one.currency}
    table.put("compensation_awarded", number * 1_100 * one.unit, **money)
    table.put("compensation_awarded", number * 450 * one.unit, **money, subset="paid")
    fund = total * 21 // 100
    table.put("trust_fund", fund)
    table.put("trust_fund", fund * 240 * one.unit, **money)
    number = table.people("victim_witnesses_protected", portion(victims, 27))
    for service, percent in (("court_measures", 80), ("police_protection", 45), ("relocation", 5)):
        table.put("victim_witnesses_protected", number * percent // 100, service=service)
    permits = {
        ("F", "A"): min(strangers // 5, victims[("F", "A")]),
        ("M", "A"): min(strangers // 7, victims[("M", "A")]),
    }
    number = table.people("stay_permits", permits)
    table.parts("stay_permits", "outcome", {"granted": number - number // 9, "refused": number // 9}, total=False)
    table.people("victims_detained", {})
    table.people("victims_charged", {})
    if total:
        table.put("child_victims_bestinterest", 9 + one.shift, measure="days")
        table.put("victims_sheltered", 84 + one.shift, measure="days")
    for outcome in ("prosecuted", "convicted"):
        table.put("victims_charged", 0, outcome=outcome)


def _returns(table: Table, one: Reporter, victims: Mapping[Group, int]) -> None:
    total = sum(victims.values())
    strangers = foreign(one)
    sent, received = strangers * 62 // 100, total * 3 // 10 * 7 // 10
    own = shares(total, one.citizenships)
    foreigners = {code: n for code, n in own.items() if code not in (one.code, "XXX")} or {one.partners[0]: 1}
    to = shares(sent, foreigners)
    origin = shares(received, {code: weight for weight, code in enumerate(reversed(one.partners), 1)})
    for direction, number, partners in (("sent", sent, to), ("received", received, origin)):
        known = {code: n for code, n in partners.items() if code in NEIGHBOURS}
        rest = number - sum(known.values())
        rows = {**{code: 0 for code in NEIGHBOURS if code != one.code}, **known, "XXO": rest, "XXX": 0}
        voluntary = {code: n * 9 // 10 for code, n in rows.items()}
        table.parts("victims_repatriated", "partner", rows, direction=direction)
        table.parts("victims_repatriated", "partner", voluntary, direction=direction, subset="voluntary")
        table.put("victims_repatriated", number * 95 // 100, direction=direction, subset="risk_assessed")
        table.put(
            "victims_repatriated",
            number * children(victims) // (total or 1) // 2,
            direction=direction,
            subset="children",
        )
    told = strangers * 8 // 10
    heard = total * 12 // 100
    for direction, number in (("sent", told), ("received", heard)):
        table.put("identifications_notified", number, direction=direction)
        if number:
            table.put("identifications_notified", 6, direction=direction, measure="days")
    table.parts("identifications_recognised", "outcome", {"granted": heard - heard // 12, "pending": heard // 12})
    for direction, number in (("sent", strangers), ("received", total // 6)):
        outcomes = {"granted": number - number // 10, "pending": number // 10}
        table.parts("nationality_verifications", "outcome", outcomes, direction=direction)
        if number:
            table.put("nationality_verifications", 16 + one.shift, direction=direction, measure="days")
    documents = received * 6 // 10
    table.put("travel_docs_issued", documents)
    if documents:
        table.put("travel_docs_issued", 4 + one.shift, measure="days")


def _cooperation(table: Table, one: Reporter, convicted: Mapping[Group, int]) -> None:
    cases = one.cases
    money = {"currency": one.currency}
    frozen = cases // 5
    table.put("assets_frozen", frozen * 21_000 * one.unit, **money)
    table.put("assets_frozen", frozen, measure="cases")
    table.put("assets_confiscated", frozen // 2 * 15_000 * one.unit, **money)
    table.put("assets_confiscated", frozen // 2, measure="cases")
    table.put("assets_to_victims", frozen // 2 * 2_000 * one.unit, **money)
    table.put("assets_to_victims", frozen // 2 * 2, measure="persons")
    first, second = one.partners[:2]
    kinds = (("mla_requests", 8, 3), ("extradition_requests", 25, 2), ("intl_confiscation_requests", 60, 1))
    for indicator, size, change in kinds:
        before = change * one.shift
        for direction, number in (("sent", _few(cases, size) + before), ("received", _few(cases, size + 3) + before)):
            table.parts(indicator, "partner", {first: number - number // 3, second: number // 3}, direction=direction)
            outcomes = {"granted": number - number // 4, "pending": number // 4}
            table.parts(indicator, "outcome", outcomes, total=False, direction=direction)
            if number and indicator != "intl_confiscation_requests":
                table.put(indicator, 75, direction=direction, measure="days")
    table.parts("police_coop", "partner", {first: cases // 4 + 9, second: cases // 7 + 5})
    for direction, number in (("sent", _few(cases, 120)), ("received", _few(cases, 200))):
        table.put("assets_returned_shared", number * 3_000 * one.unit, direction=direction, **money)
        table.put("assets_returned_shared", number, direction=direction, measure="cases")
    staff = {"police": 46 + cases // 3, "prosecution": 18 + cases // 12, "judiciary": 9 + cases // 20}
    table.parts("specialised_staff", "audience", staff)
    number = sum(staff.values())
    for sex, part in (("F", number * 4 // 10), ("M", number - number * 4 // 10)):
        table.put("specialised_staff", part, sex=sex)
    papers = 30 + cases
    for direction, number in (("sent", papers), ("received", papers * 2 // 3)):
        table.put("docs_verified", number, direction=direction)
        table.put("docs_verified", cases * 5 // 100, direction=direction, subset="fraudulent")


def _few(cases: int, size: int) -> int:
    """One for so many cases, and one at least where there are cases."""
    return max(1, cases // size) if cases else 0


def _prevention(table: Table, one: Reporter, trainings: list[dict[str, Any]], budgets: list[dict[str, Any]]) -> None:
    for audience, participants in _by_audience(trainings):
        for sex in ("F", "M"):
            table.put("officials_trained", participants[sex], audience=audience, sex=sex)
        table.put("officials_trained", participants["total"], audience=audience)
    every = [training["participants"] for training in trainings if training["audience"] in DUTY_AUDIENCES]
    table.put("officials_trained", sum(participants["total"] for participants in every))
    for sex in ("F", "M"):
        table.put("officials_trained", sum(participants[sex] for participants in every), sex=sex)
    size = max(1, one.population // 1_000_000) - one.shift
    reach = {"migrants": 210 * size, "education": 160 * size, "public": 930 * size, "business": 12 * size}
    table.parts("awareness_reach", "audience", reach)
    reached = sum(reach.values())
    table.put("awareness_reach", reached * 52 // 100, sex="F")
    table.put("awareness_reach", reached - reached * 52 // 100, sex="M")
    table.put("awareness_reach", 14 + size - one.shift, measure="events")
    calls = 120 + one.cases * 4
    table.put("hotline_calls", calls)
    table.put("hotline_calls", sum(one.victims.values()) * 11 // 100, subset="led_to_identification")
    money = {"currency": one.currency}
    for budget in budgets:
        table.put("prevention_budget", budget["allocated"], **money, pillar=budget["pillar"])
        table.put("prevention_budget", budget["spent"], **money, pillar=budget["pillar"], subset="paid")
    table.put("prevention_budget", sum(budget["allocated"] for budget in budgets), **money)
    table.put("prevention_budget", sum(budget["spent"] for budget in budgets), **money, subset="paid")
    table.put("cso_partnerships", 7)
    table.put("cso_partnerships", 60_000 * one.unit, measure="money", **money)
    visits = {"fishing": 2 * size + 11, "domestic_work": size + 4, "agriculture": size + 9, "recruitment": 3 * size + 6}
    table.parts("labour_inspections", "sector", visits)
    table.put("labour_inspections", size // 4, measure="cases")
    table.put("labour_inspections", 2 * size + 11, measure="vessels")
    table.put("coordination_meetings", 6 - one.shift)
    table.parts(
        "actions_completed",
        "outcome",
        {"completed": 31 - 4 * one.shift, "under_way": 17 + one.shift, "not_started": 5 + 3 * one.shift},
    )


def _by_audience(trainings: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, int]]]:
    for audience in DUTY_AUDIENCES:
        every = [training["participants"] for training in trainings if training["audience"] == audience]
        if every:
            yield audience, {key: sum(one[key] for one in every) for key in ("total", "F", "M")}
