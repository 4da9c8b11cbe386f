"""Own the choice of the fewest figures to hide, by an integer program. It is never less safe than the plain rule.

Each proof that a count could be known too well says that one of the figures it rests on has to be hidden. The least
set that breaks all proofs found so far is audited, which gives new proofs or none; with none, the same audit that the
plain rule has to pass is passed. The optimiser is HiGHS, of the extra `actip[disclosure]`.
"""

from collections.abc import Callable, Sequence

from actip.disclosure.suppression import Auditor, Unsafe, plain_rule
from actip.errors import ActipError

_OUTSIDE = 10  # a figure that another publication may print costs as much as ten others
_ROUNDS = 20  # of proofs and new choices; the plain rule finishes where there are more
# As many nodes, not as much time: the same figures are chosen on every machine.
_EFFORT = {"node_limit": 200, "mip_rel_gap": 0.02}


def fewest(auditor: Auditor, hidden: frozenset[int]) -> frozenset[int]:
    """Hide as few figures beside those hidden first as can be found, never more than by the plain rule.

    Raises ActipError if the optimiser is not installed.
    """
    return min(plain_rule(auditor, _optimised(auditor, hidden)), plain_rule(auditor, hidden), key=len)


def _optimised(auditor: Auditor, hidden: frozenset[int]) -> frozenset[int]:
    """Choose figures that break every proof, within `_ROUNDS`."""
    offered = sorted(
        count for count in range(len(auditor.figures)) if auditor.can_be_hidden(count) and count not in hidden
    )
    solve = _solver(auditor, offered)
    cuts: list[Unsafe] = []
    choice = hidden
    for _ in range(_ROUNDS):
        result = auditor.audit(choice)
        new = [unsafe for unsafe in result.unsafe if unsafe.breakers]
        if result.unproved or not new:
            return choice
        cuts += new
        least = solve(cuts)
        if least is None:
            return choice
        choice = hidden | least
    return choice


def _solver(auditor: Auditor, offered: Sequence[int]) -> Callable[[Sequence[Unsafe]], set[int] | None]:
    """Return the function that finds the cheapest of the offered counts that break some proofs, None if it cannot."""
    try:
        import numpy
        from scipy.optimize import Bounds, LinearConstraint, milp
    except ImportError as error:
        hint = "Install actip[disclosure], or take 'fewest-cells' out of the settings."
        raise ActipError("The optimiser that chooses the fewest cells is not installed.", hint) from error
    column = {count: number for number, count in enumerate(offered)}
    size = len(offered)
    # Of choices with as many figures, the one with the smallest is taken.
    ranks = {count: rank for rank, count in enumerate(sorted(offered, key=auditor.price))}
    costs = [(_OUTSIDE if auditor.figures[n].outside else 1) + ranks[n] / (size + 1) ** 2 for n in offered]

    def solve(cuts: Sequence[Unsafe]) -> set[int] | None:
        rows = numpy.zeros((len(cuts), size))
        least = numpy.zeros(len(cuts))
        for number, (count, breakers) in enumerate(cuts):
            for breaker in breakers:
                rows[number, column[breaker]] = 1
            if count in column and auditor.figures[count].value is not None:
                rows[number, column[count]] -= 1  # it has to be protected only where it is hidden itself
            else:
                least[number] = 1
        limits = LinearConstraint(rows, least)
        solution = milp(costs, integrality=numpy.ones(size), bounds=Bounds(0, 1), constraints=limits, options=_EFFORT)
        return None if solution.x is None else {count for count, n in column.items() if solution.x[n] > 0.5}

    return solve
