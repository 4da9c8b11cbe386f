"""The report answers what a meeting asks, and says the same numbers everywhere."""

import pytest

from tests.meeting.numbers import numbers
from tests.meeting.questions import QUESTIONS, Meeting, meeting

LEAST = {"sheets and page": 5000, "export and files": 1000, "figures and files": 1000, "sheets and screen": 500}


@pytest.fixture(name="about", scope="module")
def _about(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """What the program writes of the sample, and the files."""
    return meeting(tmp_path_factory.mktemp("meeting"))


@pytest.mark.parametrize("ask", QUESTIONS, ids=lambda ask: ask.__name__)
def test_the_answer_of_the_report_is_that_of_the_files(about: Meeting, ask: object) -> None:
    """Read from what was written, and reckoned anew by no code of the program."""
    assert callable(ask)
    answer = ask(about)

    assert answer.printed == answer.expected


def test_no_number_of_one_output_is_another_in_the_next(about: Meeting) -> None:
    """Workbook, page, screen, paper, export and the files."""
    several = list(numbers(about))

    assert [words for one in several for words in one.differing] == []
    held = {one.what: one.held for one in several}
    assert [name for name, least in LEAST.items() if held[name] < least] == []
