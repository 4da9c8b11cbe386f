"""Own regions by chance: populations that are counted by state, period and indicator, and typed as states type them.

Every figure counts the same persons, so that tables agree; then some figures are left out, are given as a bound or
with a reason, and some totals do not add up. One seed is one region, on every machine.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product
from random import Random
from typing import Any, NamedTuple

from tests.disclosure.printed import codes, indicators
from tests.disclosure.publishing import Content, content

STATES = ("BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "VNM")
TABLES = (
    *("victims_detected",) * 5,
    *("persons_convicted", "persons_prosecuted", "victims_sheltered", "stay_permits", "persons_acquitted") * 2,
    *("victims_assisted", "victims_charged", "officials_prosecuted", "compensation_asked", "offences_recorded"),
    *("victims_reintegrated", "scam_site_persons", "victim_witnesses_protected", "identifications_recognised"),
    *("aggravated_convictions", "nationality_verifications", "docs_verified"),
)
_CODES: Mapping[str, Sequence[str]] = {
    "sex": ("F", "M", "X", "U"),
    "age": ("C", "A", "U"),
    "form": ("SEX", "LAB", "LAB_DOMESTIC", "LAB_FISHING", "LAB_OTHER", "SLAV", "BEG", "CRIM", "MARR", "UNK"),
    "form_group": ("SEX", "LAB", "ORGAN", "OTH", "UNK"),
    "citizenship": ("LAO", "THA", "VNM", "KHM", "CHN", "IND", "XXA", "XXX"),
    "citizenship_group": ("own", "asean", "others", "unknown"),
    "place": ("domestic", "abroad", "unknown"),
    "partner": ("LAO", "THA", "VNM", "MMR", "CHN"),
    "direction": ("sent", "received"),
}
_OUTCOMES = {
    "stay_permits": ("granted", "refused", "pending", "withdrawn"),
    "persons_acquitted": ("acquitted", "dismissed", "withdrawn", "unknown"),
}
_SUBSETS = {
    "victims_detected": ["recruited_online", "with_disability"],
    "persons_convicted": ["officials"],
    "persons_prosecuted": ["officials"],
    "victims_sheltered": ["with_disability", "foreign"],
    "victims_assisted": ["with_disability", "foreign"],
    "victims_reintegrated": ["followed_up"],
    "docs_verified": ["fraudulent"],
    "offences_recorded": ["recruited_online"],
}
_REASONS = ("withheld", "not_yet_available", "not_collected", "included_elsewhere")
_CASE_STATES = ("carried_over", "opened", "closed", "still_open")


class Person(NamedTuple):
    """A cell of the full cross-classification: codes, and the subsets and overlapping parts that it is in."""

    codes: tuple[tuple[str, str], ...]
    parts: frozenset[tuple[str, str]]


Population = dict[Person, int]


class Region(NamedTuple):
    """The submissions of a region, and whether a period stands inside another."""

    contents: tuple[Content, ...]
    nested: bool


def region(seed: int, *, large: bool = False) -> Region:
    """Return the region of a seed; `large` makes every count that is not small one of four digits."""
    random = Random(seed)  # noqa: S311 - a region by chance is no secret
    count = _large_count if large else _count
    states = random.sample(STATES, random.choice((1, 1, 2, 2, 3)))
    cycles = random.choice((1, 1, 1, 2, 2, 3, 4, 5, 7, 10))
    names = list(dict.fromkeys(random.choices(TABLES, k=2 if cycles > 4 else 4)))
    nested = random.random() < 0.1
    layouts = {(state, name): _Layout(name, random) for state in states for name in names}
    with_cases = random.random() < 0.5
    with_flows = random.random() < 0.5
    open_cases: dict[str, int] = {}
    contents = []
    for year in range(2025 - cycles + 1, 2026):
        flows = _flows(states, count, random) if with_flows else {}
        for state in states:
            halves = nested and random.random() < 0.7
            periods = [f"{year}-H1", f"{year}-H2"] if halves else [str(year)]
            cells: dict[str, list[dict[str, Any]]] = {period: [] for period in (*periods, str(year))}
            countings: dict[str, Any] = {}
            for name in names:
                layout = layouts[state, name]
                people = [layout.population(count, random) for _ in periods]
                for period, own in zip(periods, people, strict=True):
                    cells[period] += layout.typed(own, random)
                if halves:
                    cells[str(year)] += layout.typed(_together(people), random)
                if layout.every_form:
                    countings[name] = {"counting_rule": "every_form"}
            if with_flows:
                cells[str(year)] += _Layout("victims_repatriated", random, flow=True).typed(flows[state], random)
            if with_cases:
                cases = [_cases(open_cases, state, count, random) for _ in periods]
                for period, figures in zip(periods, cases, strict=True):
                    cells[period] += _case_cells(figures, random)
                if halves:
                    first, second = cases
                    whole = (first[0], first[1] + second[1], first[2] + second[2], second[3])
                    cells[str(year)] += _case_cells(whole, random)
            contents += [content(state, period, own, **countings) for period, own in cells.items() if own]
    return Region(tuple(contents), nested)


def _count(random: Random) -> int:
    return random.choice(
        (0, 0, random.randint(1, 4), random.randint(0, 4), random.randint(1, 12), random.randint(5, 60))
    )


def _large_count(random: Random) -> int:
    return random.choice((0, random.randint(1, 4), random.randint(1000, 9999), random.randint(1000, 9999)))


def _together(people: Sequence[Population]) -> Population:
    total: Population = {}
    for population in people:
        for person, number in population.items():
            total[person] = total.get(person, 0) + number
    return total


class _Layout:
    """How a state lays out one table, in every period: its dimensions, parts, and which figures it types."""

    def __init__(self, name: str, random: Random, flow: bool = False) -> None:
        self.name = name
        indicator = indicators()[name]
        parting = [d for d in indicator.dimensions if d not in indicator.overlapping]
        if flow:
            dimensions = ["direction", "partner", *(["sex"] if random.random() < 0.3 else [])]
        else:
            taken = random.sample(parting, min(len(parting), random.choice((1, 1, 2, 2, 2, 3, 3))))
            dimensions = [d for d in taken if d.removesuffix("_group") == d or d.removesuffix("_group") not in taken]
        self.every_form = "form" in dimensions and random.random() < 0.1
        self.codes = {d: self._some(d, random) for d in dimensions if not (self.every_form and d == "form")}
        if flow:
            self.codes["direction"], self.codes["partner"] = ["sent", "received"], [*STATES, "CHN"]
            self.codes = {name: ["F", "M"] if name == "sex" else own for name, own in self.codes.items()}
        parts: list[tuple[str, str]] = []
        for overlapping in indicator.overlapping:
            if overlapping == "victim_status":
                if random.random() < 0.6:
                    parts.append((overlapping, "confirmed"))
            else:
                parts += [(overlapping, code) for code in random.sample(sorted(codes(overlapping)), 3)]
        if self.every_form:
            parts += [("form", code) for code in random.sample(("SEX", "LAB", "CRIM", "MARR"), 3)]
        subsets = _SUBSETS.get(name, ())
        if subsets and not flow and random.random() < 0.5:
            parts.append(("subset", random.choice(subsets)))
        self.parts = parts
        self.potential = ("victim_status", "confirmed") in parts and random.random() < 0.7
        self.shapes = self._shapes(random)
        if flow:
            self.shapes = [((), shape) for shape in ((), ("direction",), ("direction", "partner"))]
            self.shapes += [((), ("direction", "partner", "sex"))] if "sex" in self.codes else []
            self.shapes = [shape for shape in self.shapes if random.random() < 0.85] or self.shapes[2:3]
        self.scale = random.choice((1, 1, 2))

    def _some(self, dimension: str, random: Random) -> list[str]:
        every = _CODES.get(dimension) or _OUTCOMES.get(self.name) or sorted(codes(dimension))
        taken = random.sample(list(every), min(len(every), random.choice((2, 2, 3, 4, 5))))
        if dimension == "form" and any(code.startswith("LAB_") for code in taken) and "LAB" not in taken:
            taken.append("LAB")
        return taken

    def _shapes(self, random: Random) -> list[tuple[tuple[tuple[str, str], ...], tuple[str, ...]]]:
        """Choose which dimensions are crossed, for everybody and for each part."""
        names = list(self.codes)
        every = [shape for size in range(len(names) + 1) for shape in combinations(names, size)]
        chances = {0: 0.85, 1: 0.75, 2: 0.5, 3: 0.35}
        shapes = [((), shape) for shape in every if random.random() < chances[len(shape)]] or [((), ())]
        frames: list[tuple[tuple[str, str], ...]] = [(part,) for part in self.parts]
        if len(self.parts) > 1 and random.random() < 0.3:
            two = random.sample(self.parts, 2)
            frames += [tuple(two)] if two[0][0] != two[1][0] else []
        chances = {0: 0.9, 1: 0.4, 2: 0.25, 3: 0.1}
        return shapes + [(frame, shape) for frame in frames for shape in every if random.random() < chances[len(shape)]]

    def population(self, count: Callable[[Random], int], random: Random) -> Population:
        """Return how many persons there are of each kind."""
        population: Population = {}
        names = list(self.codes)
        kinds = any(code.startswith("LAB_") for code in self.codes.get("form", ()))
        for chosen in product(*self.codes.values()):
            if "LAB" in chosen and kinds and random.random() < 0.8:
                continue  # whoever is in forced labour is in one of its kinds
            for _ in range(self.scale):
                parts = frozenset(part for part in self.parts if random.random() < 0.5)
                person = Person(tuple(zip(names, chosen, strict=True)), parts)
                population[person] = population.get(person, 0) + count(random)
        return population

    def typed(self, population: Population, random: Random) -> list[dict[str, Any]]:
        """Return the figures of a population as a state types them."""
        cells: list[dict[str, Any]] = []
        unknown = random.random() < 0.25  # some are in no code that is typed
        left_out = {d: random.choice(c) for d, c in self.codes.items() if unknown and len(c) > 2}
        wrong = random.random() < 0.04
        for frame, shape in self.shapes:
            for chosen in product(*(self.codes[name] for name in shape)):
                coordinates = dict(zip(shape, chosen, strict=True))
                if any(left_out.get(name) == code for name, code in coordinates.items()) or random.random() < 0.05:
                    continue
                number = sum(n for person, n in population.items() if _counts(person, coordinates, frame))
                if wrong and not shape and random.random() < 0.7:
                    number = max(0, number + random.randint(-6, 6))
                amount = _amount(number, random)
                if amount:
                    cells.append({"indicator": self.name, **coordinates, **dict(frame), **amount})
                    if self.potential and not frame and random.random() < 0.8:
                        again = amount if random.random() < 0.9 else _amount(number, random)
                        status = {"victim_status": "potential"}
                        cells += [{"indicator": self.name, **coordinates, **status, **again}] if again else []
        return cells


def _counts(person: Person, coordinates: Mapping[str, str], frame: Sequence[tuple[str, str]]) -> bool:
    own = dict(person.codes)
    for name, code in coordinates.items():
        is_kind = name == "form" and codes("form")[own[name]].get("part_of") == code
        if own[name] != code and not is_kind:
            return False
    return person.parts.issuperset(frame)


def _amount(number: int, random: Random) -> dict[str, Any] | None:
    """Return a figure as it is typed: mostly its number."""
    chance = random.random()
    if number == 0 and chance < 0.3:
        return None
    if chance < 0.33:
        if number < 3 and chance < 0.31:
            return {"below": random.choice((3, 5))}
        if number < 5 and chance < 0.325:
            return {"below": random.choice((5, 5, 10))}
    if chance > 0.96:
        return {"missing": random.choice(_REASONS) if number or chance < 0.98 else "not_applicable"}
    return {"value": number}


def _flows(states: Sequence[str], count: Callable[[Random], int], random: Random) -> dict[str, Population]:
    """Return whom each state sent and received: what one sends another receives, mostly."""
    sent: dict[tuple[str, str, str], int] = {}
    everywhere = [*states, *random.sample(["CHN", "MMR", "IDN"], 2)]
    for one, other, sex in product(everywhere, everywhere, "FM"):
        if one != other:
            sent[one, other, sex] = count(random)
    flows: dict[str, Population] = {}
    for state in states:
        flows[state] = {}
        differs = random.random() < 0.15
        for (one, other, sex), number in sent.items():
            if state in (one, other):
                way, partner = ("sent", other) if state == one else ("received", one)
                person = Person((("direction", way), ("partner", partner), ("sex", sex)), frozenset())
                flows[state][person] = max(0, number + (random.randint(-3, 3) if differs else 0))
    return flows


def _cases(
    open_cases: dict[str, int], state: str, count: Callable[[Random], int], random: Random
) -> tuple[int, int, int, int]:
    carried = open_cases.get(state, count(random) + count(random))
    opened = count(random) + (count(random) if random.random() < 0.3 else 0)
    closed = random.choice((0, min(3, carried + opened), random.randint(0, carried + opened)))
    open_cases[state] = carried + opened - closed
    return carried, opened, closed, open_cases[state]


def _case_cells(figures: Sequence[int], random: Random) -> Iterator[dict[str, Any]]:
    for state, number in zip(_CASE_STATES, figures, strict=True):
        amount = _amount(number, random) if random.random() < 0.5 else {"value": number}
        if amount and random.random() < 0.97:
            yield {"indicator": "caseload", "case_state": state, **amount}
