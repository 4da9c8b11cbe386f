"""Own the way out: the figures of submissions in long form, as an audience may see them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from actip.assessment import assess
from actip.assessment.thresholds import refuse_another_threshold
from actip.assessment.wholeness import refuse_unread
from actip.catalogue.entries import Catalogue
from actip.disclosure.alone import disclosed
from actip.disclosure.policy import DEFAULT, Policy
from actip.disclosure.publications import NOTHING, Publications
from actip.errors import Contradiction
from actip.format.records import SUPPRESSED, Submission
from actip.format.rounds import with_rounds_of
from actip.model import Assessment, Severity
from actip.writers.long_form import ExportedFigures, as_long_form, readable


class Exported(NamedTuple):
    """Figures in long form as one text, and notes beside it."""

    content: str
    figures: int
    suppressed: int
    withheld: Mapping[str, int]  # how many indicators are above the level of the audience, by state
    unreadable: tuple[Assessment, ...]
    faulty: tuple[str, ...]  # the files in which an error stands
    left_out: tuple[str, ...]
    paths: tuple[str, ...]


def exported(
    paths: Sequence[str],
    format: str,
    audience: str,
    catalogue: Catalogue,
    *,
    policy: Policy = DEFAULT,
    published: Publications = NOTHING,
    mark: bool = False,
    after: Callable[[int, int], None] | None = None,
) -> Exported:
    """Export the figures of submissions. What is `published` already the audience holds too.

    Raises Contradiction for two files about one state and period, and for one that is published as it is.
    """
    assessments, left_out = assess(paths, catalogue, after=after)
    for entry in assessments:
        refuse_unread(entry.path, entry.unread)
    read = [(entry.path, entry.submission) for entry in assessments if entry.submission and not entry.counts_instead]
    _insist_on_one_each(read)
    for path, submission in read:
        refuse_another_threshold(path, submission, audience, policy)
    catalogue = with_rounds_of(catalogue, (submission for _, submission in read))
    beside = published.beside(read, catalogue)
    visible = disclosed((submission for _, submission in read), audience, catalogue, policy, beside)
    figures = ExportedFigures(visible, catalogue, audience, policy.threshold)
    content = as_long_form(figures, format, mark=mark)
    cells = [cell for entry in visible for cell in entry.cells if readable(cell)]
    return Exported(
        content,
        len(cells),
        sum(cell.missing == SUPPRESSED for cell in cells),
        _withheld(visible, catalogue),
        tuple(entry for entry in assessments if not entry.readable),
        tuple(entry.path for entry in assessments if entry.readable and _has_error(entry)),
        left_out,
        tuple(entry.path for entry in assessments),
    )


def _withheld(visible: Iterable[Submission], catalogue: Catalogue) -> dict[str, int]:
    """Count for each state the indicators that are withheld in any of its submissions, each once."""
    names: dict[str, set[str]] = {}
    for entry in visible:
        names.setdefault(str(entry.state), set()).update(entry.withheld & set(catalogue.indicators))
    return {state: len(indicators) for state, indicators in names.items() if indicators}


def _has_error(assessment: Assessment) -> bool:
    return any(finding.severity is Severity.ERROR for finding in assessment.findings)


def _insist_on_one_each(read: Iterable[tuple[str, Submission]]) -> None:
    seen: dict[tuple[object, ...], str] = {}
    for path, submission in read:
        about = (submission.state, submission.start, submission.end)
        if about in seen:
            raise Contradiction(f"{seen[about]} and {path} are about one state and period.", "Name one of them.")
        seen[about] = path
