"""Own the way from paths to what is published already: released copies, exports and submissions.

What cannot be read stops the command: an output that was not held against it would look protected, and might not be.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from actip.assessment.wholeness import not_read
from actip.catalogue.entries import Catalogue
from actip.catalogue.rounds import with_own_round
from actip.disclosure.levels import LEVELS
from actip.disclosure.policy import LEAST_THRESHOLD
from actip.disclosure.publications import NOTHING, Publication, Publications
from actip.disclosure.relations import measure_of
from actip.errors import ActipError, UnknownName, UnreadableSubmission
from actip.format.formats import CYCLE, FIGURES, MAP, OBSERVATIONS, ROUND, family
from actip.format.records import REMARKS, Submission
from actip.format.rounds import with_rounds_of
from actip.gate.files import STANDARD_INPUT
from actip.gate.folders import each_once, expand, missing
from actip.importers.long import read
from actip.model import Checked, Document
from actip.readers import OTHER_WORKBOOKS, READERS, document
from actip.rules.engine import unreadable
from actip.texts import ENGLISH
from actip.validation import Validator

_TABLE = ".csv"
_ENDINGS = (*READERS, _TABLE, *OTHER_WORKBOOKS)
_WITHOUT_FIGURES = tuple(map(family, (CYCLE, MAP, OBSERVATIONS, ROUND)))  # they lie beside submissions everywhere
_NO_FORM, _OTHER_KIND = "FIL121", "FIL113"
_CELL = re.compile("/statistics/cells/([0-9]+)(?:/([^/]+))?")
_HINT = (
    "Name released copies, what 'actip export' wrote, or submissions. A report, a document or a page is not read "
    "back: the copies and exports hold the same figures. Nothing was written."
)


def publications(paths: Sequence[str], catalogue: Catalogue) -> Publications:
    """Read what is published already at the paths: files, folders or patterns.

    Raises ActipError that names each file that cannot be read, or not as a whole.
    """
    reading = _Reading(catalogue)
    for path in paths:
        reading.expand(path)
    documents = {path: reading.document(path, is_of_folder=path not in paths) for path in each_once(reading.meant)}
    files = [entry for path, read in documents.items() if read and (entry := reading.submission(path, read))]
    # The tables bring no definition of a round: they come after the copies that do.
    of_copies = [submission for file in files for submission in file.submissions]
    asking = with_rounds_of(with_own_round(catalogue), of_copies)
    files += [entry for path in reading.tables if (entry := reading.table(path, asking))]
    if reading.faults:
        head = "What is published already cannot be taken into account."
        raise ActipError("\n".join((head, *reading.faults)), _HINT)
    return Publications(tuple(sorted(files, key=lambda file: file.path)), tuple(reading.left_out))


def published_for(audience: str, paths: Sequence[str], catalogue: Catalogue) -> Publications:
    """Read what an audience holds already, none where no path is given.

    Raises UnknownName for an audience from which nothing is held back, and what `publications` raises.
    """
    if not paths:
        return NOTHING
    if audience == LEVELS[-1]:
        raise UnknownName(
            f"What is published already has no meaning for the audience '{audience}': "
            "no small count is held back from it.",
            "Leave it out, or name who will see it: asean or public.",
        )
    return publications(paths, catalogue)


class _Reading:
    """Read the files one by one, and collect what is wrong with any of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.validator = Validator(catalogue)
        self.meant: list[str] = []
        self.tables: list[str] = []
        self.left_out: list[str] = []
        self.faults: list[str] = []

    def expand(self, path: str) -> None:
        """Add the files that a path means, or that it means none."""
        if path == STANDARD_INPUT:
            self.faults.append("Standard input is read for the output: what is published stands in a file.")
            return
        if missing([path]):
            self.faults.append(f"{path} does not exist.")
            return
        files, others = expand(path, _ENDINGS)
        self.meant += files
        self.left_out += others
        if not files:
            self.faults.append(f"{path} holds no file that figures are read from.")

    def document(self, path: str, *, is_of_folder: bool) -> Document | None:
        """Open a submission; put a table apart, and leave out what a folder holds besides and has no figures."""
        if path.lower().endswith(_TABLE):
            self.tables.append(path)
            return None
        try:
            opened = document(path)
        except UnreadableSubmission as error:
            self.faults.append(_why(path, error))
            return None
        kind = family(opened.data.get("format"))
        if kind == family(FIGURES):
            self.tables.append(path)
            return None
        if kind in _WITHOUT_FIGURES and is_of_folder:
            self.left_out.append(path)
            return None
        return opened

    def submission(self, path: str, opened: Document) -> Publication | None:
        """Read what a submission prints."""
        try:
            checked = self.validator.validate(opened)
        except UnreadableSubmission as error:
            self.faults.append(_why(path, error))
            return None
        faults = list(_unusable(path, checked))
        self.faults += faults
        submission = checked.submission
        return None if faults else Publication(path, (submission,), submission.released is not None)

    def table(self, path: str, catalogue: Catalogue) -> Publication | None:
        """Read what an export prints: each of its periods as the submission that says the same."""
        try:
            table = read(path, catalogue)
        except ActipError as error:
            self.faults.append(error.message)
            return None
        validator = Validator(catalogue)
        checked = [validator.validate(_document(path, content)) for content in table.submissions.values()]
        faults = [fault for entry in checked for fault in _unusable(path, entry)]
        self.faults += faults
        submissions = tuple(entry.submission for entry in checked)
        is_for_others = table.audience in LEVELS[:-1]
        if not table.audience:  # a table says nothing of it, but no count below the least threshold was ever printed
            is_for_others = not any(_prints_small_counts(submission, catalogue) for submission in submissions)
        return None if faults else Publication(path, submissions, is_for_others)


def _document(path: str, content: Mapping[str, object]) -> Document:
    return Document(path, content, (), (), dict)


def _why(path: str, error: UnreadableSubmission) -> str:
    """Say why no figures are read from a file."""
    if error.rule_id == _NO_FORM and error.facts.get("found") == "report":
        return f"{path} is a report, from which no figures are read back."
    if error.rule_id == _OTHER_KIND:
        return f"{path} is of a kind that no figures are read from."
    return f"{path}: {unreadable(error).message}"


def _unusable(path: str, checked: Checked) -> Iterator[str]:
    """Yield why the figures of a submission cannot be taken for all that it prints."""
    submission, unread = checked.submission, checked.document.unread
    if unread:
        yield not_read(path, unread)
    if submission.state is None or submission.start is None or submission.end is None:
        yield f"{path} does not say of which state and period it is."
    if {"/statistics", "/statistics/cells"} & checked.unusable:
        yield f"{path}: its figures cannot be read."
    matches = filter(None, map(_CELL.match, checked.unusable))
    cells = {int(match[1]) for match in matches if match[2] not in REMARKS}
    if cells:
        yield ENGLISH.counted(
            "note",
            "{file}: {count} figure of it cannot be read; 'actip validate' names it.",
            "{file}: {count} figures of it cannot be read; 'actip validate' names them.",
            len(cells),
            file=path,
        )


def _prints_small_counts(submission: Submission, catalogue: Catalogue) -> bool:
    """Tell whether a figure is printed that no output for others has, whatever its threshold."""
    measures = catalogue.lists["measures"].codes
    return any(
        cell.value is not None and 0 < cell.value < LEAST_THRESHOLD and measures[measure_of(cell, catalogue)].protected
        for cell in submission.cells
    )
