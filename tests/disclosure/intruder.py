"""Own the question: how closely can each hidden figure be known from all that is printed, solved in whole numbers.

What the state typed says which assumptions of a reader are true (one that it contradicts is dropped; a table that
contradicts all of them is skipped and counted) and which figures are secrets. What is printed says how closely each
can be known.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from tests.disclosure.persons import GROUPS, OTHER, Assumptions, Row, Table, Wanted
from tests.disclosure.printed import BELOW, SUPPRESSED, VALUE, Fact, Key, Place, indicators, of_persons

THRESHOLD = 5
SECONDS = 20.0  # for one question to the solver
_CASELOAD = {"carried_over": 1, "opened": 1, "closed": -1, "still_open": -1}
_AT_A_TIME = frozenset({"specialised_staff"})  # how many there are, not how many came in the period
_ALIKE = (  # often the same number under two names
    (("caseload", frozenset({("case_state", "opened")})), ("cases_investigated", frozenset())),
    (
        ("persons_convicted", frozenset({("subset", "officials")})),
        ("officials_prosecuted", frozenset({("outcome", "convicted")})),
    ),
)


class Answer(NamedTuple):
    """How closely one hidden count can be known; `high` None is without an end that matters."""

    places: tuple[Place, ...]
    label: str
    sort: str
    needed: int
    low: int
    high: int | None

    @property
    def is_pinned(self) -> bool:
        """Whether the interval is narrower than it has to be."""
        return self.high is not None and self.high - self.low < self.needed

    def __str__(self) -> str:
        place = self.places[0]
        where = f"{place.state} {place.start}..{place.end} {place.indicator}"
        return f"{where} {self.label or 'total'} ({self.sort}): [{self.low}, {self.high}]"


class Outcome(NamedTuple):
    """What an attack came to. `skipped`: tables that contradict any model; `unproved`: questions without an answer."""

    answers: tuple[Answer, ...] = ()
    skipped: tuple[Place, ...] = ()
    unproved: int = 0
    inexact: int = 0  # tables too large for all combinations, of which a reader may know a little more
    contradicted: tuple[Place, ...] = ()  # what is printed cannot be true: a fault of the tool or of the model
    facts: int = 0  # typed figures of persons above zero
    hidden: int = 0  # of those: not printed as a number
    small: int = 0  # typed figures from 1 to 4

    @property
    def pinned(self) -> tuple[Answer, ...]:
        """The hidden counts that can be known too closely."""
        return tuple(answer for answer in self.answers if answer.is_pinned)

    def __add__(self, other: object) -> "Outcome":
        """Add two outcomes."""
        assert isinstance(other, Outcome)
        return Outcome(*(one + more for one, more in zip(self, other, strict=True)))


class _Infeasible(Exception):
    """No persons can be counted like this."""


class _Program:
    """Whole-number questions under the same rows."""

    def __init__(self, size: int, rows: Sequence[Row], top: int) -> None:
        starts = numpy.cumsum([0, *(len(columns) for columns, *_ in rows)])
        indices = numpy.concatenate([columns for columns, *_ in rows]) if rows else numpy.zeros(0, dtype=int)
        factors = numpy.concatenate([factors for _, factors, *_ in rows]) if rows else numpy.zeros(0)
        matrix = csr_matrix((factors, indices, starts), shape=(len(rows), size))
        self.size = size
        least, most = [row[2] for row in rows], [row[3] for row in rows]
        self.constraints = [LinearConstraint(matrix, least, most)] if rows else []
        self.bounds = Bounds(0, top)

    def least(self, goal: Any) -> tuple[float | None, Any]:
        """Return the least value of a goal and where it is met; None where the time was too short."""
        done = milp(
            goal,
            constraints=self.constraints,
            bounds=self.bounds,
            integrality=numpy.ones(self.size),
            options={"time_limit": SECONDS},
        )
        if done.status == 2 or (done.status == 4 and done.x is None):
            raise _Infeasible
        if done.status != 0:
            return None, done.x if done.x is None else numpy.round(done.x)
        return round(float(done.fun)), numpy.round(done.x)

    def is_possible(self) -> bool:
        """Tell whether anything meets the rows."""
        try:
            self.least(numpy.zeros(self.size))
        except _Infeasible:
            return False
        return True


class _Question(NamedTuple):
    wanted: Wanted
    places: tuple[Place, ...]
    needed: int


def attack(
    typed: Iterable[Fact],
    prints: Sequence[Iterable[Fact]],
    *,
    every_form: Iterable[tuple[Place, ...]] | Iterable[Place] = (),
    alike: bool = False,
) -> Outcome:
    """Work out what a reader of all these prints knows of the hidden figures.

    `every_form` are the tables in which a person counts under every form; `alike` lets the reader take figures for
    the same that often are.
    """
    tables: dict[Place, dict[Key, Fact | None]] = {}
    for fact in of_persons(typed):
        own = tables.setdefault(fact.place, {})
        own[fact.key] = None if fact.key in own and own[fact.key] != fact else fact  # given twice: neither holds
    printed: dict[Place, dict[Key, list[Fact]]] = {}
    for print_ in prints:
        for fact in of_persons(print_):
            printed.setdefault(fact.place, {}).setdefault(fact.key, []).append(fact)
    rules = frozenset(every_form)
    links = list(_links(tables, alike))
    total = Outcome()
    for group in _groups(tables, links):
        own_links = [link for link in links if link.places <= set(group)]
        total += _Attack({p: tables[p] for p in group}, printed, own_links, rules).outcome()
    return total


# --- what two tables say of each other


class _Link(NamedTuple):
    """Figures that add up to zero, each with its factor; or 'within', where a part of a period is at most the whole."""

    terms: tuple[tuple[Place, Key, int], ...]
    within: bool = False

    @property
    def places(self) -> set[Place]:
        return {place for place, _, _ in self.terms}


def _links(tables: Mapping[Place, Mapping[Key, Fact | None]], alike: bool) -> Iterator[_Link]:
    for place, own in tables.items():
        for key in own:
            coordinates = dict(key)
            partner = coordinates.get("partner")
            if coordinates.get("direction") == "sent" and partner:
                turned = frozenset({**coordinates, "direction": "received", "partner": place.state}.items())
                other = place._replace(state=partner)
                if turned in tables.get(other, ()):
                    yield _Link(((place, key, 1), (other, turned, -1)))
        if place.indicator == "caseload":
            terms = [(place, frozenset({("case_state", s)}), sign) for s, sign in _CASELOAD.items()]
            if all(key in own for _, key, _ in terms):
                yield _Link(tuple(terms))
            still, carried = (frozenset({("case_state", state)}) for state in ("still_open", "carried_over"))
            for other in tables:
                follows = (other.state, other.indicator) == (place.state, "caseload") and other.start == _next(place)
                if follows and still in own and carried in tables[other]:
                    yield _Link(((place, still, 1), (other, carried, -1)))
        if alike:
            for (name, key), (other_name, other_key) in _ALIKE:
                other = place._replace(indicator=other_name, measure=indicators()[other_name].measures[0])
                if place.indicator == name and key in own and other_key in tables.get(other, ()):
                    yield _Link(((place, key, 1), (other, other_key, -1)))
    yield from _periods(tables)


def _periods(tables: Mapping[Place, Mapping[Key, Fact | None]]) -> Iterator[_Link]:
    """Yield what the parts of a period say of the whole."""
    for whole in tables:
        if whole.indicator in _AT_A_TIME:
            continue
        parts = [p for p in tables if p != whole and p[0] == whole[0] and p[3:] == whole[3:] and _inside(p, whole)]
        parts.sort(key=lambda place: place.start)
        for key in {key for place in (whole, *parts) for key in tables[place]} if parts else ():
            state = dict(key).get("case_state")
            if state in ("carried_over", "still_open"):
                same = [p for p in parts if (p.start == whole.start if state == "carried_over" else p.end == whole.end)]
                yield from (_Link(((whole, key, 1), (part, key, -1))) for part in same)
                continue
            ends = [_day(whole.start) - timedelta(1), *(_day(part.end) for part in parts)]
            complete = all(_day(p.start) == e + timedelta(1) for p, e in zip(parts, ends, strict=False))
            complete = complete and parts[-1].end == whole.end
            yield _Link(((whole, key, 1), *((part, key, -1) for part in parts)), within=not complete)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _next(place: Place) -> str:
    return (_day(place.end) + timedelta(1)).isoformat()


def _inside(part: Place, whole: Place) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _groups(tables: Mapping[Place, object], links: Iterable[_Link]) -> list[list[Place]]:
    leader = {place: place for place in tables}
    for link in links:
        first, *others = (leader[place] for place in link.places)
        for other in others:
            leader = {place: first if at == other else at for place, at in leader.items()}
    groups: dict[Place, list[Place]] = {}
    for place, at in leader.items():
        groups.setdefault(at, []).append(place)
    return list(groups.values())


# --- one group of tables


class _Attack:
    """The tables of one group, as a reader models them."""

    def __init__(
        self,
        tables: Mapping[Place, Mapping[Key, Fact | None]],
        printed: Mapping[Place, Mapping[Key, Sequence[Fact]]],
        links: Sequence[_Link],
        every_form: frozenset[Any],
    ) -> None:
        self.typed = tables
        self.printed = {place: printed.get(place, {}) for place in tables}
        self.every_form = every_form
        self.top = 3 * max((f.number for own in tables.values() for f in own.values() if f), default=0) + 60
        nested = {place: {p for link in links if len(link.terms) > 1 and place in link.places for p in link.places
                          if p[0] == place[0] and p[3:] == place[3:]} for place in tables}  # fmt: skip
        self.keys = {
            place: {key for p in (place, *nested[place]) for key in (*tables[p], *self.printed[p])} for place in tables
        }
        self.links = list(links)

    def outcome(self) -> Outcome:
        """Settle what may be assumed, ask for each secret, and count."""
        self.tables: dict[Place, Table] = {}
        skipped = []
        start = 0
        for place in self.typed:
            table = self._settled(place, start)
            if table is None:
                skipped.append(place)
            else:
                self.tables[place] = table
                start = table.end
        self.size = start
        own = [fact for place in self.tables for fact in self.typed[place].values() if fact and fact.number]
        values = [fact for fact in own if fact.kind == VALUE]
        hidden = [fact for fact in values if not self._is_printed(fact.place, fact.key)]
        counted = Outcome(
            skipped=tuple(skipped),
            inexact=sum(not table.exact for table in self.tables.values()),
            facts=len(values),
            hidden=len(hidden),
            small=sum(fact.number < THRESHOLD for fact in values),
        )
        if not self.tables:
            return counted
        rows = [row for table in self.tables.values() for row in table.rows()]
        raw = [row for place in self.tables for row in self._rows(place, self._typed_facts(place))]
        linked = self._consistent_links(rows, raw)
        seen = [row for place in self.tables for row in self._rows(place, self._printed_facts(place))]
        questions, unproved = self._questions(_Program(self.size, [*rows, *linked, *raw], self.top))
        if not questions:
            return counted
        try:
            answers, more = _answers(_Program(self.size, [*rows, *linked, *seen], self.top), questions)
        except _Infeasible:
            return counted._replace(contradicted=tuple(self.tables))
        if any(answer.is_pinned for answer in answers):
            unbound = [row for p in self.tables for row in self._rows(p, self._printed_facts(p, with_bounds=False))]
            without = _Program(self.size, [*rows, *linked, *unbound], self.top)
            answers = [
                _beside_bounds(answer, question.wanted, without)
                for answer, question in zip(answers, questions, strict=True)
            ]
        solved = tuple(answer for answer in answers if answer.needed)
        return counted._replace(answers=solved, unproved=unproved + more)

    # --- what may be assumed

    def _settled(self, place: Place, start: int) -> Table | None:
        """Return the table with as much assumed as what was typed allows; None where it allows nothing."""
        table = Table(place, self.keys[place], Assumptions())
        names = [*table.families]
        kinds = {f"kinds of {parent}" for parent in ("LAB",) if any(dict(k).get("form", "").startswith(f"{parent}_")
                                                                    for k in self.keys[place])}  # fmt: skip
        everything = Assumptions(frozenset({*names, *kinds}), True, True, True)
        loosest = Assumptions()
        if place in self.every_form:
            everything, loosest = (entry._replace(every_form=True) for entry in (everything, loosest))
        if (full := self._possible(place, everything, start)) is not None:
            return full
        best = self._possible(place, loosest, start)
        if best is None and not loosest.every_form and "form" in names:
            loosest = loosest._replace(every_form=True)  # more persons by form than there are: some are in two
            best = self._possible(place, loosest, start)
        if best is None:
            return None
        taken = loosest
        candidates = [taken._replace(complete=frozenset({name})) for name in (*names, *sorted(kinds))]
        candidates += [taken._replace(**{name: True}) for name in _SWITCHES]
        for candidate in candidates:
            more = Assumptions(
                taken.complete | candidate.complete,
                *(getattr(taken, name) or getattr(candidate, name) for name in (*_SWITCHES, "every_form")),
            )
            if more != taken and (table_more := self._possible(place, more, start)) is not None:
                taken, best = more, table_more
        return best

    def _possible(self, place: Place, assumptions: Assumptions, start: int) -> Table | None:
        table = Table(place, self.keys[place], assumptions)
        rows = [*table.rows(), *_fact_rows(table, self._typed_facts(place), {})]
        if not _Program(table.end, rows, self.top).is_possible():
            return None
        return Table(place, self.keys[place], assumptions, start) if start else table

    def _consistent_links(self, rows: Sequence[Row], raw: Sequence[Row]) -> list[Row]:
        linked = [row for link in self.links if (row := self._link_row(link)) is not None]
        if not linked or _Program(self.size, [*rows, *raw, *linked], self.top).is_possible():
            return linked
        taken: list[Row] = []
        for row in linked:
            if _Program(self.size, [*rows, *raw, *taken, row], self.top).is_possible():
                taken.append(row)
        return taken

    def _link_row(self, link: _Link) -> Row | None:
        columns, factors = [], []
        for place, key, factor in link.terms:
            figure = self.tables[place].figure(key) if place in self.tables else None
            if figure is None:
                return None
            columns.append(figure)
            factors.append(numpy.full(len(figure), float(factor)))
        most = numpy.inf if link.within else 0
        return numpy.concatenate(columns), numpy.concatenate(factors), 0, most

    # --- facts as rows

    def _typed_facts(self, place: Place) -> list[Fact]:
        return [fact for fact in self.typed[place].values() if fact]

    def _printed_facts(self, place: Place, with_bounds: bool = True) -> list[Fact]:
        facts = [fact for facts in self.printed[place].values() for fact in facts]
        return [fact for fact in facts if with_bounds or fact.kind != BELOW or fact.number > THRESHOLD]

    def _rows(self, place: Place, facts: Sequence[Fact]) -> list[Row]:
        floors = {f.key: 1 for f in self.typed[place].values() if f and f.kind == VALUE and f.number}
        for key in list(floors):
            for name, group in GROUPS.items():
                if group in dict(key):
                    rest = key - {(group, dict(key)[group])}
                    table = self.tables[place]
                    inside = table.families[group].of.get((group, dict(key)[group])) if group in table.families else ()
                    for (kind, code), leaves in table.families[group].of.items() if inside else ():
                        if kind == name and set(inside or ()) <= leaves:
                            floors[rest | {(name, code)}] = 1
        return _fact_rows(self.tables[place], facts, floors)

    def _is_printed(self, place: Place, key: Key) -> bool:
        return any(fact.kind == VALUE for fact in self.printed[place].get(key, ()))

    # --- what is secret

    def _questions(self, raw: _Program) -> tuple[list[_Question], int]:
        """Return what is secret: what was typed and is not printed, and what nobody typed but is 1 to 4."""
        questions: list[_Question] = []
        uncertain: list[_Question] = []
        for place, table in self.tables.items():
            places, seen = (place,), set()
            for key, fact in self.typed[place].items():
                columns = table.figure(key)
                if columns is None or fact is None:
                    continue
                label = " ".join(f"{name}={code}" for name, code in sorted(key))
                shown = self.printed[place].get(key, ())
                kinds = {entry.kind for entry in shown}
                if fact.kind in (VALUE, BELOW):
                    seen.add(columns.tobytes())
                if VALUE in kinds:
                    continue
                if fact.kind == VALUE and 0 < fact.number < THRESHOLD:
                    questions.append(_Question(Wanted(label, "small", columns), places, THRESHOLD))
                elif fact.kind == VALUE and fact.number and SUPPRESSED in kinds:
                    questions.append(_Question(Wanted(label, "beside", columns), places, THRESHOLD))
                elif fact.kind == BELOW and fact.number > 1:
                    bounds = [entry.number for entry in shown if entry.kind == BELOW]
                    needed = min([THRESHOLD, *(bound - 1 for bound in bounds)])
                    uncertain.append(_Question(Wanted(label, "bound", columns), places, needed))
                elif fact.kind == "withheld":
                    seen.add(columns.tobytes())
                    uncertain.append(_Question(Wanted(label, "withheld", columns), places, THRESHOLD))
            values = {f.key: f.number for f in self.typed[place].values() if f and f.kind == VALUE}
            for wanted in (*table.implied(), *table.left_over(values)):
                if wanted.columns.tobytes() not in seen:
                    seen.add(wanted.columns.tobytes())
                    uncertain.append(_Question(wanted, places, THRESHOLD))
        secret, unproved = _are_secret(raw, uncertain)
        return questions + secret, unproved


_SWITCHES = ("potential_is_all", "confirmed_in_potential", "children_by_age")


def _fact_rows(table: Table, facts: Sequence[Fact], floors: Mapping[Key, int]) -> list[Row]:
    rows = []
    for fact in facts:
        columns = table.figure(fact.key)
        if columns is None:
            continue
        ones = numpy.ones(len(columns))
        if fact.kind == VALUE:
            rows.append((columns, ones, fact.number, fact.number))
        elif fact.kind == BELOW:
            rows.append((columns, ones, 0, fact.number - 1))
        elif fact.kind == "not_applicable":
            rows.append((columns, ones, 0, 0))
        elif fact.kind == SUPPRESSED and floors.get(fact.key):
            rows.append((columns, ones, 1, numpy.inf))
    return rows


def _matrix(questions: Sequence[_Question], size: int) -> Any:
    starts = numpy.cumsum([0, *(len(q.wanted.columns) for q in questions)])
    indices = numpy.concatenate([q.wanted.columns for q in questions]) if questions else numpy.zeros(0, dtype=int)
    return csr_matrix((numpy.ones(len(indices)), indices, starts), shape=(len(questions), size))


class _Seen:
    """The least and the greatest value of each question in the solutions so far."""

    def __init__(self, program: _Program, questions: Sequence[_Question], seed: int = 1) -> None:
        self.program = program
        self.matrix = _matrix(questions, program.size)
        self.low = numpy.full(len(questions), numpy.inf)
        self.high = numpy.full(len(questions), -numpy.inf)
        self.random = numpy.random.default_rng(seed)

    def note(self, solution: Any) -> None:
        """Remember a solution."""
        values = self.matrix @ solution
        self.low, self.high = numpy.minimum(self.low, values), numpy.maximum(self.high, values)

    def spread(self, is_open: Any, rounds: int) -> None:
        """Look for solutions in which the open questions differ as much as they can."""
        idle = 0
        for number in range(rounds):
            numbers = numpy.flatnonzero(is_open(self))
            if not len(numbers) or idle == 2:
                return
            signs = numpy.zeros(self.matrix.shape[0])
            signs[numbers] = 1 if number == 0 else -1 if number == 1 else self.random.choice((-1, 1), len(numbers))
            _, solution = self.program.least(self.matrix.T @ signs)
            if solution is not None:
                self.note(solution)
            idle = idle + 1 if len(numpy.flatnonzero(is_open(self))) == len(numbers) else 0

    def end(self, number: int, sign: int) -> int | None:
        """Return the least (1) or greatest (-1) value of a question; None where the time was too short."""
        goal = sign * self.matrix[number].toarray().ravel()
        value, solution = self.program.least(goal)
        if solution is not None:
            self.note(solution)
        return None if value is None else sign * int(value)


def _are_secret(raw: _Program, uncertain: Sequence[_Question]) -> tuple[list[_Question], int]:
    """Return those that the typed figures make a secret: 1 to 4; of what is withheld, whatever can be above zero."""
    if not uncertain:
        return [], 0
    by_state = numpy.array([q.wanted.sort in ("withheld", "bound") for q in uncertain])
    seen = _Seen(raw, uncertain)
    seen.spread(lambda s: numpy.where(by_state, s.high < 1, (s.low >= 1) & (s.high < THRESHOLD)), 6)
    secret, unproved = [], 0
    for number, question in enumerate(uncertain):
        if by_state[number]:
            if seen.high[number] >= 1 or (seen.end(number, -1) or 0) >= 1:
                secret.append(question)
        elif seen.low[number] >= 1 and seen.high[number] < THRESHOLD:
            low, high = seen.end(number, 1), seen.end(number, -1)
            if low is None or high is None:
                unproved += 1
            elif low >= 1 and high < THRESHOLD:
                secret.append(question)
    return secret, unproved


def _answers(program: _Program, questions: Sequence[_Question]) -> tuple[list[Answer], int]:
    needed = numpy.array([question.needed for question in questions])
    seen = _Seen(program, questions)
    seen.spread(lambda s: s.high - s.low < needed, 12)
    answers, unproved = [], 0
    for number, question in enumerate(questions):
        low, high = seen.low[number], seen.high[number]
        if high - low < question.needed:
            least, most = seen.end(number, 1), None
            if least is not None and seen.high[number] - least < question.needed:
                most = seen.end(number, -1)
            if least is None or (most is None and seen.high[number] - least < question.needed):
                unproved += 1
                answers.append(Answer(question.places, question.wanted.label, question.wanted.sort, 0, 0, None))
                continue
            low, high = least, most if most is not None else seen.high[number]
        answers.append(
            Answer(question.places, question.wanted.label, question.wanted.sort, question.needed, int(low), int(high))
        )
    return answers, unproved


def _beside_bounds(answer: Answer, wanted: Wanted, without: _Program) -> Answer:
    """Ask no more of a count than the bounds that states published themselves, where they alone make it narrow."""
    if answer.is_pinned and answer.low == 0 and (answer.high or 0) >= THRESHOLD - 1:
        goal = numpy.zeros(without.size)
        goal[wanted.columns] = -1
        most, _ = without.least(goal)
        if most is not None and -most >= answer.needed:
            return answer._replace(needed=THRESHOLD - 1)
    return answer


def by_sort(answers: Iterable[Answer]) -> Counter[str]:
    """Count answers by what kind of secret they are."""
    return Counter(answer.sort for answer in answers)


__all__ = ["OTHER", "Answer", "Outcome", "attack", "by_sort"]
