"""Own which files of a folder are submissions: by what they say they are, not by how their names end.

Outputs of this program, files of its other formats and files of other programs lie beside submissions everywhere. What
may be meant as a submission is never left out: it is read, and what is wrong with it is said.
"""

from collections.abc import Mapping, Sequence

from actip.catalogue.entries import Catalogue
from actip.errors import UnreadableSubmission
from actip.format.fields import MARK, SUBMISSION
from actip.format.file_names import state_in
from actip.format.formats import FORMAT, OTHERS, family
from actip.gate.marks import holds
from actip.readers import OTHER_WORKBOOKS

_FAMILY = family(FORMAT)
_OTHERS = [family(name) for name in OTHERS]  # what is written, and what is read beside submissions
_NOT_ONE_GROUP = ("FIL106", "FIL109")  # a list, several documents, references back: most often of another program
_NO_FORM = "FIL121"


def says_it_is_one(path: str, content: Mapping[str, object], catalogue: Catalogue) -> bool:
    """Tell whether what a file holds may be meant as a submission: by its format, its state, its name or its keys."""
    of = family(content.get("format"))
    if of == _FAMILY or of in _OTHERS:
        return of == _FAMILY
    keys = {key.name for key in SUBMISSION.keys} & set(content) - {"round"}  # the catalogue itself has one, too
    return names_state(path, catalogue) or str(content.get("state")) in catalogue.states or len(keys) > 1


def may_be_one(path: str, error: UnreadableSubmission, catalogue: Catalogue) -> bool:
    """Tell whether a file that could not be read may be meant as a submission; only what is surely another's is not."""
    if error.rule_id == _NO_FORM:
        return error.facts.get("found") != "report" and names_state(path, catalogue)
    if error.rule_id in _NOT_ONE_GROUP:
        return names_state(path, catalogue) or holds(path, _FAMILY)
    return True


def should_be_saved_anew(paths: Sequence[str], catalogue: Catalogue) -> list[str]:
    """Return the workbooks of other kinds that are named like a submission or hold a form: nobody reads them."""
    others = (path for path in paths if path.lower().endswith(OTHER_WORKBOOKS))
    return [path for path in others if names_state(path, catalogue) or holds(path, MARK)]


def names_state(path: str, catalogue: Catalogue) -> bool:
    """Tell whether the name of a file begins with the code of a member state, such as LAO_2025.yaml."""
    return state_in(path, catalogue) is not None
