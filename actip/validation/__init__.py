"""Own the way from a Document to a Submission and to what is wrong with its shape."""

from collections.abc import Mapping
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.errors import UnreadableSubmission
from actip.format.fields import SUBMISSION
from actip.format.formats import FORMAT, OTHERS, family
from actip.format.reading import Content, read_submission
from actip.format.records import Submission
from actip.format.rounds import with_rounds_in
from actip.model import Checked, Document, Found
from actip.validation.consistency import (
    agencies,
    figures,
    file_name,
    moments,
    periods,
    prepared,
    programmes,
    texts,
    ticks,
    versions,
)
from actip.validation.rounds import names_of_copy, round_faults
from actip.validation.shape import Shape

_MOST_ROUNDS = 16  # of which the check is kept
USABLE = ("SCH220", "SCH222", "SCH223", "SCH224", "SCH244")  # what is wrong with a text that can be used all the same


class Validator:
    """Check documents against one catalogue."""

    def __init__(self, catalogue: Catalogue, engine: str | None = None) -> None:
        """Take the engine named, see `actip.validation.shape.ENGINES`; by default the fastest that is installed."""
        self.catalogue = catalogue
        self._engine = engine
        self._shapes: dict[object, Shape] = {}

    def validate(self, document: Document) -> Checked:
        """Read a document as a submission as far as it can be used, and check its shape.

        Raises UnreadableSubmission (FIL107) where the format is one that this version does not know.
        """
        _check_format(document)
        catalogue = with_rounds_in(self.catalogue, document.data)
        shape, refused = self._shape(catalogue), set(document.refused)
        faults = [fault for fault in shape.check(document.data) if fault.pointer not in refused]
        unusable = refused | {fault.pointer for fault in faults}
        faults += round_faults(document.data, catalogue, unusable)
        faults = _without_what_follows(faults, document.data)
        faults += shape.blanks(document.blank)
        faults += versions(document.data, catalogue, unusable)
        faults += periods(document.data, unusable)
        faults += prepared(document.data, unusable)
        faults += agencies(document.data)
        faults += file_name(document.path, document.data, catalogue)
        faults += moments(document.data, unusable)
        faults += texts(document.data)
        faults += ticks(document.data, catalogue, unusable)
        faults += programmes(document.data)
        faults += figures(document.data, catalogue, unusable)
        unusable |= {fault.pointer for fault in faults if fault.rule_id not in USABLE}
        submission = read_submission(_content(document), catalogue, unusable)
        return Checked(document, submission, tuple(faults), frozenset(unusable))

    def without(self, checked: Checked, private: frozenset[str]) -> Submission:
        """Return the submission without what stands at these pointers: it holds a person's data."""
        catalogue = with_rounds_in(self.catalogue, checked.document.data)
        return read_submission(_content(checked.document), catalogue, set(checked.unusable | private))

    def _shape(self, catalogue: Catalogue) -> Shape:
        """Return the check of files that answer the same round, made once."""
        if catalogue.rounds not in self._shapes:
            if len(self._shapes) > _MOST_ROUNDS:
                self._shapes = {}
            self._shapes[catalogue.rounds] = Shape(catalogue, self._engine)
        return self._shapes[catalogue.rounds]


def _without_what_follows(faults: list[Found], data: Mapping[str, Any]) -> list[Found]:
    """Leave out that a figure's indicator is not known, where it is a question of a definition that is damaged."""
    is_unknown = any(fault.rule_id == "SCH231" for fault in faults)  # whatever is no indicator may be of it
    is_damaged = any(fault.rule_id == "SCH230" or fault.pointer.startswith("/round/questions/") for fault in faults)
    damaged = names_of_copy(data) if is_damaged else frozenset()

    def follows(code: object) -> bool:
        return is_unknown or code in damaged

    return [
        fault
        for fault in faults
        if not (fault.rule_id == "SCH204" and fault.pointer.endswith("/indicator") and follows(fault.facts["found"]))
    ]


def _content(document: Document) -> Content:
    return Content(document.data, document.blank, document.besides, document.later, document.lines)


def _check_format(document: Document) -> None:
    """Raise UnreadableSubmission for a file of another version, or of another kind."""
    name = document.data.get("format")
    of = family(name)
    is_another_version = isinstance(name, str) and name != FORMAT and of == family(FORMAT)
    if is_another_version or of in map(family, OTHERS):
        place = document.place("/format")  # only here: to find places takes longer than to read the file
        kind = of.removeprefix("actip-")
        facts = {"found": name, "expected": FORMAT} if is_another_version else {"what": kind, "mend": kind}
        rule = "FIL107" if is_another_version else "FIL149"
        raise UnreadableSubmission(rule, facts, line=place.line, column=place.column)
    if document.data and not any(key.name in document.data for key in SUBMISSION.keys):
        raise UnreadableSubmission("FIL149", {"what": "nothing", "mend": "nothing"})
