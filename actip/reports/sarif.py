"""Own the output for code scanning: SARIF 2.1.0, as plain data; no library for it is kept up.

What is wrong, a question or lacking is said in the `properties` of a result. It has no `kind` of SARIF: any other than
its default, `fail`, would need the level `none`, and a result of that level is shown to nobody.
"""

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from actip import __version__
from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import Assessment, Finding, Rule
from actip.reports import EVERYTHING, Line, Showing, findings_to_show, manual
from actip.reports.addresses import cell, from_root, uri
from actip.rules import RULES
from actip.rules.engine import kinds, severities
from actip.texts import ENGLISH, Language

_ROOT = "%SRCROOT%"  # how code scanning calls the root of a repository
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing = EVERYTHING) -> list[Line]:
    """Write one SARIF 2.1.0 log with one run; explained findings are suppressed, with the state's reason."""
    ids = list(RULES)
    results = [
        _result(assessment, finding, ids.index(finding.rule), showing.root)
        for assessment in assessments
        for finding in findings_to_show(assessment, showing)
    ]
    language = catalogue.language
    address = manual.address()
    rules = [_rule(rule, language, address) for rule in RULES.values()]
    driver: dict[str, object] = {"name": "actip", "version": __version__, "rules": rules}
    if address:
        driver["informationUri"] = address
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": not any(assessment.broken for assessment in assessments)}],
        "properties": {"catalogue": catalogue.version},
        "results": results,
    }
    if language is not ENGLISH:  # which is what the standard takes it for where nothing is said
        driver["language"] = run["language"] = language.code
    return [Line(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2))]


def _rule(rule: Rule, language: Language, address: str | None) -> dict[str, object]:
    sections = {
        heading: (language.of("explanation", heading), language.of(f"{rule.id} {heading}", body))
        for heading, body in rule.sections.items()
    }
    text = "\n\n".join(f"{heading}\n{body}" for heading, body in sections.values())
    markdown = "\n\n".join(f"### {heading}\n{body}" for heading, body in sections.values())
    return {
        "id": rule.id,
        "name": "".join(re.findall("[A-Za-z0-9]+", rule.title.title())),
        "shortDescription": {"text": language.of(f"{rule.id} title", rule.title)},
        "fullDescription": {"text": sections["What it finds"][1]},
        "help": {"text": text, "markdown": markdown},
        **({"helpUri": f"{address}{manual.of_rule(rule.id)}"} if address else {}),
        "defaultConfiguration": {"level": severities(rule)[0].value},
        "properties": {"basis": rule.basis, "tags": [kind.value for kind in kinds(rule)]},
    }


def _result(assessment: Assessment, finding: Finding, index: int, root: str) -> dict[str, object]:
    place = finding.place
    # A form has no lines: its cell is a logical place, and stands in the words.
    region = {"startLine": 1} if place.cell else {"startLine": place.line or 1, "startColumn": place.column or 1}
    kind = {"kind": "cell"} if place.cell else {}
    words = ": ".join(filter(None, (cell(place), f"{finding.message} {finding.remedy}")))
    fingerprint = "|".join(str(part) for part in (assessment.state, assessment.start, finding.key))
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": printable(words)},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": _artifact(assessment.path, root), "region": region},
                "logicalLocations": [{"fullyQualifiedName": cell(place) or finding.pointer or "/", **kind}],
            }
        ],
        "partialFingerprints": {"actip/v1": fingerprint},
        "properties": {"kind": finding.kind.value, "tags": [finding.kind.value]},
    }
    if finding.folded_under:
        result["properties"] = {"foldedUnder": finding.folded_under}
    if finding.explained is not None:
        reason = printable(finding.explained)
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return result


def _artifact(path: str, root: str) -> dict[str, str]:
    """Return the address of a file: from the root of the repository, by which code scanning knows it, else whole."""
    relative = from_root(path, root)
    if relative is None:
        return {"uri": Path(os.path.realpath(path)).as_uri()}
    return {"uri": uri(relative), **({"uriBaseId": _ROOT} if root else {})}
