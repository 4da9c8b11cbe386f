"""Own the way from paths to what the officers of cycles say: which files say it, and what is wrong with them."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError, Contradiction, UnreadableSubmission
from actip.format.formats import CYCLE as FORMAT
from actip.format.formats import FORMAT as SUBMISSION
from actip.format.formats import OTHERS, family
from actip.gate.files import STANDARD_INPUT
from actip.gate.folders import each_once, expand
from actip.gate.inputs import NOT_A_FILE
from actip.model import Checked, Document, Finding, Severity
from actip.model.cycle_file import CycleFile
from actip.readers import document
from actip.rules.engine import run, unreadable
from actip.rules.masking import mask_of
from actip.validation.cycle_file import (
    contradictions,
    cycle_shape,
    is_cycle_file,
    read_cycle_file,
    remedy,
)
from actip.validation.observations import as_texts

NAMES = ("cycle.yaml", "cycle.yml", "cycle.json")
_NO_GROUP = "FIL106"


def cycle_files(paths: Sequence[str], path: str, catalogue: Catalogue) -> tuple[CycleFile, ...]:
    """Read the files about cycles: first the one at `path` where it is given, then those named `NAMES` at the paths.

    Raises ActipError with all that is wrong with any of them, and Contradiction where two are about one cycle and none
    of these is the one at `path`.
    """
    files: list[CycleFile] = []
    faults: list[str] = []
    for file in each_once([*filter(None, (path,)), *_named_so(paths)]):
        name = NOT_A_FILE if file == STANDARD_INPUT else file
        try:
            read = document(file)._replace(path=name)
        except UnreadableSubmission as error:
            faults.append(_line(name, _unreadable(error)))
            continue
        if file != path and not _is_meant(read):
            continue
        findings, wrong = _checked(read, catalogue)
        faults += wrong
        files += [] if wrong else [read_cycle_file(read)._replace(findings=findings)]
    if faults:
        message = "\n".join(("What the officer of a cycle says cannot be used as it stands.", *faults))
        raise ActipError(message, "Mend this, then try again. Nothing was written.")
    _refuse_two_of_one_cycle(files[1:] if path else files, files[0].cycle if path else "")
    return tuple(files)


def without_cycle_files(paths: Sequence[str], files: Sequence[CycleFile]) -> list[str]:
    """Return the paths without those that name a file about a cycle, as a shell does for 2025/*: it was read here."""
    others = [path for path in paths if path not in {file.path for file in files}]
    return others or list(paths)


def _named_so(paths: Sequence[str]) -> list[str]:
    files = (file for path in paths if path != STANDARD_INPUT for file in expand(path, NAMES).files)
    return [file for file in files if PurePosixPath(file).name.lower() in NAMES]


def _is_meant(read: Document) -> bool:
    """Tell whether a file of this name is meant as one about a cycle: not if it says that it is another of ours."""
    others = {family(name) for name in (SUBMISSION, *OTHERS)}
    return is_cycle_file(read) or family(read.data.get("format")) not in others


def _checked(read: Document, catalogue: Catalogue) -> tuple[tuple[Finding, ...], list[str]]:
    """Return the findings about a file that do not keep it from being used, and a line for each that does."""
    findings = run(Checked(read, as_texts(read), cycle_shape(read, catalogue), read.refused), catalogue)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    mask = mask_of([read], catalogue)  # a remedy can hold what is there
    lines = [
        (
            read.place(finding.pointer).line or 0,
            _line(read.path, finding._replace(remedy=mask.text(remedy(finding, read, catalogue)))),
        )
        for finding in errors
    ]
    for slip in contradictions(read, catalogue):
        place = read.place(slip.pointer)
        lines.append((place.line or 0, f"{read.path}, {place.words}: {slip.message} {slip.remedy}"))
    others = tuple(finding for finding in findings if finding not in errors)
    return others, [line for _, line in sorted(lines, key=lambda entry: entry[0])]


def _line(path: str, finding: Finding) -> str:
    place = f", {finding.place.words}" if finding.place.words else ""
    return f"{path}{place}: {finding.message} {finding.remedy}"


def _refuse_two_of_one_cycle(files: Sequence[CycleFile], but_of: str) -> None:
    """Raise Contradiction where two files are about one cycle, other than that of which one was named."""
    by_cycle: dict[str, CycleFile] = {}
    for file in files:
        other = by_cycle.setdefault(file.cycle, file)
        if other is not file and file.cycle != but_of:
            raise Contradiction(
                f"Two files are about cycle {file.cycle}: {other.path} and {file.path}.",
                "Keep the one that counts, or name it with --cycle-file.",
            )


def _unreadable(error: UnreadableSubmission) -> Finding:
    """Return the finding for a file that could not be read; what it is not is said in the words of this format."""
    finding = unreadable(error)
    if error.rule_id != _NO_GROUP:
        return finding
    return finding._replace(message="The file is no group of keys.", remedy=f"Begin it with: format: {FORMAT}")
