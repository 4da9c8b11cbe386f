"""Own what one slip explains: several findings about figures that one other value in one cell would take away.

A figure that was typed with two digits exchanged stands in its breakdowns, in its total and beside other figures, and
each of them says so. Nothing is taken out: the other findings say under which one they are folded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue, Limit
from actip.format.records import Cell, Submission
from actip.model import Document, Finding, Scope
from actip.rules import RULES
from actip.rules.intervals import coordinates_of
from actip.rules.wording import worded

_FIGURES = "SUM"
_FEWEST = 2  # findings that share a cell
_MOST_CELLS = 8  # that are looked at, those of most findings first
_MOST_VALUES = 2  # of one cell that are named
_LONGEST = 7  # digits of a figure that are tried out

Subject = tuple[str, str]  # a rule, and what its finding is about


class _Slip(NamedTuple):
    """One other value in one cell, and the findings that it would take away; `likely` is smaller for the likelier."""

    cell: Cell
    value: float
    likely: int
    healed: frozenset[Subject]


def folded(
    findings: Sequence[Finding], submission: Submission, document: Document, catalogue: Catalogue
) -> list[Finding]:
    """Return the findings, those that one slip explains folded under the gravest of them, which names it."""
    open_ones = [entry for entry in findings if entry.rule.startswith(_FIGURES) and entry.explained is None]
    shared = _shared(open_ones)
    if not shared or any(entry.rule.startswith("INT") for entry in findings):  # a rule that failed would fail again
        return list(findings)
    cells = {cell.pointer: cell for cell in submission.cells}
    slips = [
        slip
        for pointer, together in shared[:_MOST_CELLS]
        if (cell := cells.get(pointer)) and cell.value is not None and float(cell.value).is_integer()
        for slip in _slips(cell, together, submission, catalogue)
    ]
    leaders: dict[str, Finding] = {}
    under: dict[str, str] = {}
    while best := _clearest(slips):
        slip, values = best
        group = [entry for entry in open_ones if _subject(entry) in slip.healed and entry.key not in under]
        leader = min(group, key=lambda entry: entry.severity.rank)
        leaders[leader.key] = _naming(leader, slip.cell, values, len(group) - 1, document, catalogue)
        under |= {entry.key: leader.key for entry in group}
        slips = [entry for entry in slips if entry.healed.isdisjoint(slip.healed)]
    return [
        leaders[entry.key]
        if entry.key in leaders
        else entry._replace(folded_under=under[entry.key])
        if entry.key in under
        else entry
        for entry in findings
    ]


def _shared(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """List the cells that several findings rest on, with these, those of most findings first."""
    by_cell: dict[str, list[Finding]] = {}
    for finding in findings:
        for pointer in dict.fromkeys(finding.about.cells):
            by_cell.setdefault(pointer, []).append(finding)
    several = [(pointer, together) for pointer, together in by_cell.items() if len(together) >= _FEWEST]
    return sorted(several, key=lambda entry: -len(entry[1]))


def _slips(cell: Cell, together: Sequence[Finding], submission: Submission, catalogue: Catalogue) -> Iterator[_Slip]:
    """Yield the values with which all findings that rest on a cell would be gone, and no other would be there."""
    near = _beside(cell.indicator, catalogue)
    catalogue = catalogue._replace(limits=_limits_of(cell.indicator, catalogue))  # nothing else changes with the cell
    scope = submission._replace(cells=tuple(entry for entry in submission.cells if entry.indicator in near))
    before: frozenset[Subject] | None = None
    wanted = frozenset(map(_subject, together))
    for value, likely in _values(cell, together).items():
        if not all(_may_heal(finding, cell.value or 0, value) for finding in together):
            continue
        before = before if before is not None else _subjects(scope, catalogue)
        other = tuple(entry._replace(value=value) if entry is cell else entry for entry in scope.cells)
        after = _subjects(scope._replace(cells=other), catalogue)
        if wanted <= before - after and after <= before:
            yield _Slip(cell, value, likely, before - after)


def _may_heal(finding: Finding, present: float, value: float) -> bool:
    """Tell whether a finding could be gone with another value of one of its figures, by its two numbers alone.

    A quick look: whether it is gone, the rules say.
    """
    facts = finding.facts
    part, whole = facts.get("sum", facts.get("part")), facts.get("total")
    if not isinstance(part, int | float) or not isinstance(whole, int | float):
        return True
    more = value - present
    if part > whole:
        return part + more <= whole or part <= whole + more
    return part + more >= whole or part >= whole + more


def _beside(indicator: str, catalogue: Catalogue) -> frozenset[str]:
    """Return the indicators that are held against one, and itself."""
    limits = _limits_of(indicator, catalogue)
    return frozenset({indicator}.union(*map(_tables, limits)))


def _limits_of(indicator: str, catalogue: Catalogue) -> tuple[Limit, ...]:
    """Return the limits that figures of an indicator are held against, or are for others."""
    return tuple(limit for limit in catalogue.limits if indicator in _tables(limit))


def _tables(limit: Limit) -> set[str]:
    return {limit.what.table, *(side.table for side in limit.at_most)}


def _subjects(submission: Submission, catalogue: Catalogue) -> frozenset[Subject]:
    """Return what the rules about figures find in a submission."""
    return frozenset(
        (rule.id, fault.about.key if fault.about else fault.pointer)
        for rule in RULES.values()
        if rule.family == _FIGURES and rule.check and rule.scope is Scope.SUBMISSION
        for fault in rule.check(submission, catalogue)
    )


def _subject(finding: Finding) -> Subject:
    return finding.rule, finding.about.key


def _values(cell: Cell, together: Sequence[Finding]) -> Mapping[float, int]:
    """Return the values to try: two digits exchanged, one too many or too few, or what a breakdown lacks.

    A value that a breakdown asks for is the likelier when it is a slip of the hand as well.
    """
    assert cell.value is not None
    values: dict[float, int] = {}
    for value in _lacking(cell, together):
        values[value] = 3
    digits = str(int(cell.value))
    for likely, texts in enumerate((_exchanged(digits), _other_lengths(digits))):
        for text in texts if len(digits) <= _LONGEST else ():
            value = int(text)
            if value != cell.value:
                values[value] = 0 if value in values else min(values.get(value, 9), likely + 1)
    return values


def _exchanged(digits: str) -> Iterator[str]:
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _other_lengths(digits: str) -> Iterator[str]:
    for at in range(len(digits)):
        if len(digits) > 1:
            yield digits[:at] + digits[at + 1 :]
        yield digits[: at + 1] + digits[at:]  # typed once in place of twice
    yield f"{digits}0"


def _lacking(cell: Cell, together: Iterable[Finding]) -> Iterator[float]:
    """Yield the values with which a breakdown would add up."""
    assert cell.value is not None
    for finding in together:
        added, total = finding.facts.get("sum"), finding.facts.get("total")
        if isinstance(added, int | float) and isinstance(total, int | float):
            is_total = finding.about.cells[:1] == (cell.pointer,)
            value = added if is_total else cell.value + total - added
            if value >= 0:
                yield value


def _clearest(slips: Sequence[_Slip]) -> tuple[_Slip, list[float]] | None:
    """Return the slip that explains most, the likelier of two, with the values of its cell; None where two do alike."""
    if not slips:
        return None
    rank = min((-len(slip.healed), slip.likely) for slip in slips)
    alike = [slip for slip in slips if (-len(slip.healed), slip.likely) == rank]
    first = alike[0]
    if any(slip.cell is not first.cell for slip in alike):
        rest = [slip for slip in slips if slip.healed != first.healed]
        return _clearest(rest)
    return first, [slip.value for slip in alike][:_MOST_VALUES]


def _naming(
    leader: Finding, cell: Cell, values: Sequence[float], others: int, document: Document, catalogue: Catalogue
) -> Finding:
    """Return the finding under which others are folded, with the figure that may be a slip."""
    place = document.place(cell.pointer)
    slip = {
        "figure": {
            "indicator": cell.indicator,
            "within": coordinates_of(frozenset(cell.coordinates.items()), catalogue.indicators[cell.indicator]),
        },
        "place": {"line": place.line, "sheet": place.sheet, "cell": place.cell},
        "pointer": cell.pointer,
        "given": cell.value,
        "instead": list(values),
        "others": others,
    }
    finding = leader._replace(facts={**leader.facts, "slip": slip})
    return worded(RULES[leader.rule], finding, catalogue)
