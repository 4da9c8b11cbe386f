"""Try every fault on a version of actip, and count which are noticed."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.colleague.clean import ROOT, last_reports, submissions
from tests.colleague.fault import Fault, Submission, changed
from tests.colleague.running import Actip, in_turns

Finding = Mapping[str, Any]


@dataclass(frozen=True)
class Tried:
    """What came of one fault in one kind of file."""

    fault: Fault
    form: bool
    new: Sequence[Finding]  # findings that the clean file does not have
    fitting: Sequence[Finding]  # those at the place of the fault, severe enough
    refused: str = ""  # why no form could be made of it

    @property
    def noticed(self) -> bool:
        """Whether somebody who reads the findings would see the fault."""
        return bool(self.fitting)


def version_of(tree: Path) -> str:
    """The version of the catalogue of a tree."""
    text = (tree / "schemas" / "obligations.yaml").read_text("utf-8")
    return str(yaml.load(text, Loader=yaml.CSafeLoader)["meta"]["version"])


def titles() -> dict[str, str]:
    """The titles of the indicators, by which a message may name them."""
    text = (ROOT / "schemas" / "indicators.yaml").read_text("utf-8")
    return {name: entry["title"] for name, entry in yaml.load(text, Loader=yaml.CSafeLoader)["indicators"].items()}


def write(path: Path, submission: Submission) -> Path:
    """Write a submission as YAML, each part in full."""
    path.write_text(
        yaml.dump(json.loads(json.dumps(submission)), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False),
        encoding="utf-8",
    )
    return path


def identity(finding: Finding) -> tuple[str, ...]:
    """What makes two findings of two files the same."""
    return (finding["rule"], finding["key"], finding["severity"], finding["message"])


def mentions(finding: Finding, about: str, names: Mapping[str, str], submission: Submission) -> bool:
    """Whether a finding is at a place, or about an obligation or an indicator."""
    pointer = str(finding.get("pointer") or "")
    if about == "@file":  # about the file as a whole, or what it is held against
        return pointer.strip("/") in ("", "state", "statistics") or pointer.startswith(
            ("/period", "/cycle", "/revision", "/last")
        )
    if about.startswith("/"):
        return (pointer + "/").startswith(about + "/") or (pointer != "" and (about + "/").startswith(pointer + "/"))
    if about == finding.get("obligation"):
        return True
    words = " ".join(str(finding.get(part) or "") for part in ("key", "facts", "pointer"))
    if re.search(rf"(?<![\w.]){re.escape(about)}(?!\.?\w)", words):  # 14.1 is not 14.10
        return True
    message = str(finding["message"]).casefold()
    if about in names and names[about].casefold() in message:
        return True
    steps = pointer.split("/")
    if steps[1:3] == ["statistics", "cells"] and len(steps) > 3 and about in names and "file" in finding:
        cells = submission["statistics"]["cells"]
        return str(finding["file"]).endswith(".yaml") and bool(cells[int(steps[3])]["indicator"] == about)
    return False


# Findings that a fault brings along without anybody seeing it: a weaker answer is a gap, whatever the figures say.
_BESIDES = {
    "K4": ("GAP301", "GAP302", "GAP303", "GAP304", "GAP307", "GAP315"),
    "K6": ("GAP301", "GAP302", "GAP303", "GAP304", "GAP307", "GAP315"),
}


class Measurement:
    """Clean files and faults, tried with one version of actip."""

    def __init__(self, actip: Actip, tree: Path, folder: Path) -> None:
        self.actip = actip
        self.folder = folder
        version = version_of(tree)
        self.clean = submissions(version)
        self.last = last_reports(version)
        self.names = titles()
        self.clean_findings: dict[tuple[str, bool, bool], list[Finding]] = {}

    def begin(self, forms: bool = True) -> None:
        """Write the clean files and look at them."""
        tasks = []
        for state, submission in self.clean.items():
            path = write(self.folder / f"{state}.yaml", submission)
            if state in self.last:
                write(self.folder / f"{state}_last.yaml", self.last[state])
            if forms and (said := self.actip.convert(path, path.with_suffix(".xlsx"))):
                raise RuntimeError(said)
            for form in (False, True) if forms else (False,):
                tasks += [(state, form, last) for last in ((False, True) if state in self.last else (False,))]
        results = in_turns(tasks, lambda task: self._clean(*task))
        self.clean_findings = dict(zip(tasks, results, strict=True))

    def _clean(self, state: str, form: bool, last: bool) -> list[Finding]:
        path = self.folder / f"{state}{'.xlsx' if form else '.yaml'}"
        return list(self.actip.findings([path], self.folder / f"{state}_last.yaml" if last else None))

    def faults(self, faults: Sequence[Fault], form: bool) -> list[Tried]:
        """Try faults in text files or in forms."""
        numbered = list(enumerate(faults))
        return in_turns(numbered, lambda task: self._fault(task[0], task[1], form))

    def _fault(self, number: int, fault: Fault, form: bool) -> Tried:
        submission = changed(self.clean[fault.state], fault.change)
        stem = f"{'form' if form else 'text'}_{number}"
        path = write(self.folder / f"{stem}.yaml", submission)
        if form:
            if said := self.actip.convert(path, path.with_suffix(".xlsx")):
                return Tried(fault, form, [], [], refused=said)
            path = path.with_suffix(".xlsx")
        paths = [path]
        if fault.twin:
            paths.append(write(self.folder / f"{stem}_twin.yaml", changed(self.clean[fault.state], fault.twin)))
        last = None
        if fault.last or fault.last_of:
            before = self.last[fault.last_of or fault.state]
            last = write(self.folder / f"{stem}_last.yaml", changed(before, fault.last) if fault.last else before)
        found = self.actip.findings(paths, last)
        usual = {identity(one) for one in self.clean_findings[(fault.state, form, False)]}
        if last and not fault.last_of:
            usual |= {identity(one) for one in self.clean_findings[(fault.state, form, True)]}
        new = [one for one in found if identity(one) not in usual]
        return Tried(fault, form, new, self.fitting(fault, new, submission))

    def fitting(self, fault: Fault, new: Iterable[Finding], submission: Submission) -> list[Finding]:
        """The findings by which a fault is noticed."""
        severe = ("error", "warning") if fault.sure else ("error", "warning", "note")
        return [
            one
            for one in new
            if one["severity"] in severe
            and one["rule"] not in _BESIDES.get(fault.kind, ())
            and (one.get("refused") or any(mentions(one, about, self.names, submission) for about in fault.about))
        ]
