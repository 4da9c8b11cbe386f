"""Tables that hang together are treated together; what is proved group by group is what is proved over all at once."""

from collections.abc import Mapping, Sequence

from actip.assessment import assess
from actip.disclosure.auditor import Auditor
from actip.disclosure.linked import Linked, linked
from actip.format.records import SUPPRESSED, Cell, Submission
from tests.conftest import ROOT
from tests.disclosure.attack import KNOWN, submission

SENT = {"direction": "sent", "partner": "THA"}
RECEIVED = {"direction": "received", "partner": "LAO"}


def _flow(state: str, coordinates: Mapping[str, str], year: int = 2025) -> Submission:
    return submission([Cell("victims_repatriated", coordinates, "/statistics/cells/0", value=3)], state, year)


def _cases(year: int, case_state: str) -> Submission:
    return submission([Cell("caseload", {"case_state": case_state}, "/statistics/cells/0", value=3)], "LAO", year)


def _sizes(*submissions: Submission) -> list[int]:
    return [len(group.tables) for group in linked(submissions, KNOWN)]


def _sample() -> list[Submission]:
    paths = [str(ROOT / "sample_data" / year) for year in ("2024", "2025")]
    return [own.submission for own in assess(paths, KNOWN)[0] if own.submission]


def _told(groups: Sequence[Linked]) -> set[object]:
    """Return the counts that are known too closely, when those are hidden that are small themselves."""
    auditors = [Auditor(group.publication(), 5) for group in groups]
    return {
        (auditor.figures[unsafe.figure].table, auditor.figures[unsafe.figure].key)
        for auditor in auditors
        for unsafe in auditor.audit(auditor.primary)
    }


def test_what_one_state_sends_and_another_receives_is_one_group() -> None:
    """Both print the same count, so neither table is safe by itself."""
    assert _sizes(_flow("LAO", SENT), _flow("THA", RECEIVED)) == [2]


def test_flows_of_other_periods_are_no_group() -> None:
    """Victims of two years are not the same victims."""
    assert _sizes(_flow("LAO", SENT, 2024), _flow("THA", RECEIVED)) == [1, 1]


def test_a_total_of_victims_sent_is_no_flow_to_a_state_that_is_not_known() -> None:
    """A file without a state is nobody's partner."""
    nobody = _flow("LAO", RECEIVED)._replace(state=None)

    assert _sizes(_flow("LAO", {"direction": "sent"}), nobody) == [1, 1]


def test_cases_still_open_are_one_group_with_the_next_period() -> None:
    """And not with the one after that, which nothing was carried over into."""
    later = _cases(2026, "carried_over")

    assert _sizes(_cases(2024, "still_open"), _cases(2025, "carried_over"), later) == [2, 1]


def test_groups_are_proved_as_the_whole_is() -> None:
    """Over two years of the region the same counts are told, whether all tables are audited at once or by group."""
    groups = linked(_sample(), KNOWN)
    tables = tuple(table for group in groups for table in group.tables)
    whole = Linked(tables, tuple(link for group in groups for link in group.links))

    assert len(groups) > 100
    assert any(len(group.tables) > 1 for group in groups)
    assert _told(groups) == _told([whole])
    assert _told(groups)


def test_a_masked_table_is_the_table_of_a_masked_submission() -> None:
    """Reading what is printed anew gives the counts and relations that masking gives."""
    read = _sample()
    cells = {(n, cell.pointer) for n, own in enumerate(read) for cell in own.cells if 0 < (cell.value or 0) < 12}
    hidden = [
        own._replace(
            cells=tuple(
                cell._replace(value=None, missing=SUPPRESSED) if (number, cell.pointer) in cells else cell
                for cell in own.cells
            )
        )
        for number, own in enumerate(read)
    ]

    masked = [group.masked(cells, KNOWN) for group in linked(read, KNOWN)]

    assert [group.publication() for group in masked] == [group.publication() for group in linked(hidden, KNOWN)]
