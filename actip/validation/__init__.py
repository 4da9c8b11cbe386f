"""Own the way from a Document to a Submission and to what is wrong with its shape."""

from actip.catalogue.entries import Catalogue
from actip.errors import UnreadableSubmission
from actip.format.formats import FORMAT
from actip.format.reading import Content, read_submission
from actip.format.records import Submission
from actip.model import Checked, Document
from actip.validation.consistency import agencies, figures, file_name, moments, periods, texts, ticks, versions
from actip.validation.shape import Shape

USABLE = ("SCH220", "SCH222", "SCH223", "SCH224")  # what is wrong with a text that can be used all the same


class Validator:
    """Check documents against one catalogue."""

    def __init__(self, catalogue: Catalogue, engine: str | None = None) -> None:
        """Take the engine named, see `actip.validation.shape.ENGINES`; by default the fastest that is installed."""
        self.catalogue = catalogue
        self._shape = Shape(catalogue, engine)

    def validate(self, document: Document) -> Checked:
        """Read a document as a submission as far as it can be used, and check its shape.

        Raises UnreadableSubmission (FIL107) where the format is one that this version does not know.
        """
        _check_format(document)
        refused = set(document.refused)
        faults = [fault for fault in self._shape.check(document.data) if fault.pointer not in refused]
        unusable = refused | {fault.pointer for fault in faults}
        faults += self._shape.blanks(document.blank)
        faults += versions(document.data, self.catalogue, unusable)
        faults += periods(document.data, unusable)
        faults += agencies(document.data)
        faults += file_name(document.path, document.data, self.catalogue)
        faults += moments(document.data, unusable)
        faults += texts(document.data)
        faults += ticks(document.data, self.catalogue, unusable)
        faults += figures(document.data, self.catalogue, unusable)
        unusable |= {fault.pointer for fault in faults if fault.rule_id not in USABLE}
        submission = read_submission(_content(document), self.catalogue, unusable)
        return Checked(document, submission, tuple(faults), frozenset(unusable))

    def without(self, checked: Checked, private: frozenset[str]) -> Submission:
        """Return the submission without what stands at these pointers: it holds a person's data."""
        return read_submission(_content(checked.document), self.catalogue, set(checked.unusable | private))


def _content(document: Document) -> Content:
    return Content(document.data, document.blank, document.besides, document.later)


def _check_format(document: Document) -> None:
    name = document.data.get("format")
    family = FORMAT.rpartition("/")[0]
    if isinstance(name, str) and name != FORMAT and name.rpartition("/")[0] == family:
        place = document.place("/format")
        facts = {"found": name, "expected": FORMAT}
        raise UnreadableSubmission("FIL107", facts, line=place.line, column=place.column)
