"""Try each trait on a form: which findings came with it, and which answers are others."""

import json
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from actip.model import Document
from actip.readers.excel import document
from tests.colleague.measure import identity
from tests.colleague.running import Actip, in_turns
from tests.libreoffice import PROGRAM, saved
from tests.trial.form import Spreadsheet, differences
from tests.trial.traits import TRAITS, Trait

Finding = Mapping[str, Any]


class Tried(NamedTuple):
    """What came of one trait: the findings that the untouched form does not have, and what was read otherwise."""

    trait: Trait
    new: Sequence[Finding]
    changed: Sequence[str]
    failed: str = ""  # why it could not be tried

    @property
    def is_alarm(self) -> bool:
        """Whether somebody would be alarmed: by more than a note, a note about nothing, or an answer that changed."""
        loud = [finding for finding in self.new if finding["severity"] != "note" or not self.trait.may_say]
        return bool(loud or self.changed)


def tried(form: Path, expected: Any, actip: Actip, folder: Path, named: str = "") -> list[Tried]:
    """Try every trait on a form that says what is expected of it; `named` only those in whose name it stands."""
    form = form.resolve()
    content = form.read_bytes()
    read = document(form.name, content)
    clean = Counter(identity(finding) for finding in actip.findings([form]))
    traits = [trait for trait in TRAITS if named in trait.name and (not trait.saved_as or PROGRAM)]
    paths = [_bent(read, content, trait, folder / f"{number:02}", form.name) for number, trait in enumerate(traits)]

    def found_in(path: Path | str) -> list[Finding]:
        return [] if isinstance(path, str) else actip.findings([path])

    results = []
    for trait, path, findings in zip(traits, paths, in_turns(paths, found_in), strict=True):
        if isinstance(path, str):
            results.append(Tried(trait, [], [], path))
            continue
        seen = Counter(clean)
        new = []
        for finding in findings:
            if seen[identity(finding)]:
                seen[identity(finding)] -= 1
            elif not _moved(finding, clean):
                new.append(finding)
        # One after the other: reading a workbook keeps openpyxl from printing, for all threads.
        says = json.loads(json.dumps(dict(document(path.name, path.read_bytes()).data)))
        results.append(Tried(trait, new, differences(expected, says)))
    return results


def _moved(finding: Finding, clean: Counter[tuple[str, ...]]) -> bool:
    """Tell whether a finding is one of the untouched form whose words name another sheet or cell now."""
    return any(rule == finding["rule"] and key == finding["key"] for rule, key, *_ in clean)


def _bent(read: Document, content: bytes, trait: Trait, folder: Path, name: str) -> Path | str:
    """Write the form with a trait; return why it cannot be where the form has nothing to try it on."""
    folder.mkdir()
    path = folder / name
    form = Spreadsheet(content, read)
    try:
        trait.change(form)
    except (AssertionError, IndexError, StopIteration) as error:
        return f"nothing in the form to try it on ({error or type(error).__name__})"
    path.write_bytes(content if trait.saved_as else form.bytes())
    for turn, kind in enumerate(trait.saved_as):
        target = folder / f"{turn}"
        target.mkdir()
        path = Path(shutil.copy(saved([path], target, kind)[0], folder / f"{turn}{path.stem}.{kind}"))
    return path


def table(results: Sequence[Tried]) -> str:
    """Return a line for each trait: errors, warnings and notes that came with it, answers that changed."""
    lines = [f"{'':56}{'errors':>8}{'warnings':>10}{'notes':>7}{'changed':>9}"]
    for one in results:
        count = Counter(str(finding["severity"]) for finding in one.new)
        row = f"{count['error']:>8}{count['warning']:>10}{count['note']:>7}{len(one.changed):>9}"
        lines.append(f"{'!' if one.is_alarm else ' '} {one.trait.name:54}{f'   {one.failed}' if one.failed else row}")
        lines += [f"      {finding['severity']} {finding['rule']}: {finding['message']}" for finding in one.new[:3]]
        lines += [f"      {line[:150]}" for line in one.changed[:3]]
    alarms = sum(one.is_alarm for one in results)
    without = sum(not one.is_alarm and not one.failed for one in results)
    return "\n".join([*lines, f"\n{len(results)} traits: {without} without alarm, {alarms} with one."])
