"""Own the choice of the fewest figures to hide, by an integer program. It is never less safe than the plain rule.

Each proof that a count could be known too well says that one of the figures it rests on has to be hidden. The least
set that breaks all proofs found so far is audited, which gives new proofs or none; with none, the same audit that the
plain rule has to pass is passed. The optimiser is HiGHS, of the extra `actip[disclosure]`.
"""

from actip.disclosure.suppression import Auditor, plain
from actip.errors import ActipError

_OUTSIDE = 10  # a figure that another publication may print costs as much as ten others
_ROUNDS = 20  # of proofs and new choices; the plain rule finishes where there are more
# As many nodes, not as much time: the same figures are chosen on every machine.
_EFFORT = {"node_limit": 200, "mip_rel_gap": 0.02}


def fewest(auditor: Auditor, hidden: frozenset[int]) -> frozenset[int]:
    """Return what is hidden in the end, with as few figures beside those hidden first as can be found.

    They are never more than by the plain rule. Raises ActipError where the optimiser is not installed.
    """
    return min(plain(auditor, _chosen(auditor, hidden)), plain(auditor, hidden), key=len)


def _chosen(auditor: Auditor, hidden: frozenset[int]) -> frozenset[int]:
    """Return a choice that breaks every proof found, as far as the rounds go."""
    try:
        import numpy
        from scipy.optimize import Bounds, LinearConstraint, milp
    except ImportError as error:
        hint = "Install actip[disclosure], or take 'fewest-cells' out of the settings."
        raise ActipError("The optimiser that chooses the fewest cells is not installed.", hint) from error
    offered = sorted(
        count for count in range(len(auditor.figures)) if auditor.can_be_hidden(count) and count not in hidden
    )
    column = {count: number for number, count in enumerate(offered)}
    size = len(offered)
    # Of choices with as many figures, the one with the smallest is taken.
    ranks = {count: rank for rank, count in enumerate(sorted(offered, key=auditor.price))}
    costs = [(_OUTSIDE if auditor.figures[n].outside else 1) + ranks[n] / (size + 1) ** 2 for n in offered]
    cuts: list[tuple[int, tuple[int, ...]]] = []
    chosen = hidden
    for _ in range(_ROUNDS):
        found = auditor.audit(chosen)
        if found.unproved:
            return chosen
        new = [(unsafe.figure, unsafe.breakers) for unsafe in found.unsafe if unsafe.breakers]
        if not new:
            return chosen
        cuts += new
        rows = numpy.zeros((len(cuts), size))
        least = numpy.zeros(len(cuts))
        for number, (count, breakers) in enumerate(cuts):
            for breaker in breakers:
                rows[number, column[breaker]] = 1
            if count in column and auditor.figures[count].value is not None:
                rows[number, column[count]] -= 1  # it has to be kept only where it is hidden itself
            else:
                least[number] = 1
        limits = LinearConstraint(rows, least)
        solved = milp(costs, integrality=numpy.ones(size), bounds=Bounds(0, 1), constraints=limits, options=_EFFORT)
        if solved.x is None:
            return chosen
        chosen = hidden | {count for count, number in column.items() if solved.x[number] > 0.5}
    return chosen
