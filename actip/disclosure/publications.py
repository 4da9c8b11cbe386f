"""Own what is published already: whoever gets the next output holds it too, so nothing it prints is a secret."""

from collections.abc import Sequence
from typing import NamedTuple

from actip.catalogue.entries import Catalogue
from actip.errors import Contradiction
from actip.format.periods import period_name
from actip.format.records import Submission
from actip.gate.files import is_same


class Publication(NamedTuple):
    """One file that is published already, and what it prints; `is_for_others`: small counts were held back in it."""

    path: str
    submissions: tuple[Submission, ...]
    is_for_others: bool


class Publications(NamedTuple):
    """The files that are published already, and those of their folders that no figures are read from."""

    files: tuple[Publication, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the files."""
        return tuple(file.path for file in self.files)

    def beside(self, inputs: Sequence[tuple[str, Submission]], catalogue: Catalogue) -> tuple[Submission, ...]:
        """Return what is published beside the submissions that an output is made of, each given with its path.

        Raises Contradiction where a file is both, and where a figure to be protected is published as it is: nothing of
        it would be held back.
        """
        for file in self.files:
            for path, submission in inputs:
                if is_same(file.path, path):
                    raise Contradiction(
                        f"{file.path} is read for this output, and is among what is published already.",
                        "Name it once: as published only what others hold already.",
                    )
                if not file.is_for_others and any(_are_of_one(submission, entry) for entry in file.submissions):
                    raise Contradiction(_unprotected(file.path, submission, catalogue), "Name the copy that was sent.")
        return tuple(submission for file in self.files for submission in file.submissions)


NOTHING = Publications()


def _are_of_one(submission: Submission, other: Submission) -> bool:
    """Tell whether two submissions are of one state and period."""
    about = (submission.state, submission.start, submission.end)
    return None not in about and about == (other.state, other.start, other.end)


def _unprotected(path: str, submission: Submission, catalogue: Catalogue) -> str:
    state = catalogue.states[str(submission.state)].name
    period = period_name(str(submission.start), str(submission.end))
    return (
        f"{path} has the figures of {state} for {period} as they are, and is no copy that was made for others: with it "
        "as published nothing of them would be held back."
    )
