"""Hold the sentences against the rules about persons' data, each as the account of one answer."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from actip.catalogue import catalogue

_HERE = Path(__file__).parent
STATES = {
    "burmese": "MMR", "english": "LAO", "filipino": "PHL", "indonesian": "IDN", "khmer": "KHM", "lao": "LAO",
    "malay": "MYS", "portuguese": "TLS", "thai": "THA", "vietnamese": "VNM",
}  # fmt: skip


class Result(NamedTuple):
    """One sentence, whether a person's data is in it, and the rules that took it for that."""

    language: str
    kind: str
    text: str
    is_person: bool
    rules: tuple[str, ...]


def sentences(language: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the sentences of a language with their kind, and whether they hold a person's data."""
    lists = yaml.safe_load((_HERE / f"{language}.yaml").read_text(encoding="utf-8"))
    for kind, texts in lists["person"].items():
        yield from ((kind, text, True) for text in texts)
    yield from (("general", text, False) for text in lists["general"])


def measured() -> list[Result]:
    """Run the program on the sentences of each language, and return what it said of each."""
    with tempfile.TemporaryDirectory() as folder:
        for language in STATES:
            path = Path(folder, f"{language}.yaml")
            path.write_text(yaml.safe_dump(_submission(language), allow_unicode=True), encoding="utf-8")
        command = [sys.executable, "-m", "actip", "validate", folder, "--format", "json"]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return [result for file in json.loads(ran.stdout)["assessments"] for result in _results(file)]


def _submission(language: str) -> Mapping[str, object]:
    texts = [text for _, text, _ in sentences(language)]
    return {
        "format": "actip-submission/1", "catalogue": catalogue().version, "state": STATES[language],
        "period": {"start": "2025-01-01", "end": "2025-12-31"}, "prepared": "2026-03-14",
        "obligations": {
            name: {"in_practice": "full", "account": text}
            for name, text in zip(catalogue().obligations, texts, strict=False)
        },
    }  # fmt: skip


def _results(file: Mapping[str, list[Mapping[str, str]]]) -> Iterator[Result]:
    language = Path(str(file["path"])).stem
    rules: dict[str, set[str]] = {}
    for finding in file["findings"]:
        if finding["rule"].startswith("PRV"):
            rules.setdefault(str(finding["obligation"]), set()).add(finding["rule"])
    entries = list(sentences(language))
    assert len(entries) <= len(catalogue().obligations)
    for name, (kind, text, is_person) in zip(catalogue().obligations, entries, strict=False):
        yield Result(language, kind, text, is_person, tuple(sorted(rules.get(name, ()))))
