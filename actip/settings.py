"""Own the settings: what a file in the folder and the environment ask for, and what of it the policy lets through.

An option on the command line goes before the environment, the environment before the file. Settings are a reader's:
they change how grave a finding is to whoever checks, never what a state said.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS
from actip.disclosure.policy import LEAST_THRESHOLD
from actip.errors import BadSettings, UnknownName
from actip.gate.toml import SettingsFile, nearest
from actip.model import Assessment, Finding, Rule, Severity
from actip.model.settings import NEVER, OFF, Settings
from actip.reports import REPORTERS
from actip.rules import RULES
from actip.rules.engine import AT_MOST_WARNING, allowed, severities
from actip.spelling import alike
from actip.validation.values import shown

OFFERED: Mapping[str, Sequence[str]] = {
    "fail-on": (*(severity.value for severity in Severity), NEVER),
    "format": tuple(REPORTERS),
    "audience": LEVELS,
}
_THRESHOLD = "ACTIP_THRESHOLD"
_SEVERITIES = (*(severity.value for severity in Severity), OFF)
_MUST_BE_SEEN = ("FIL", "PRV")  # that a file cannot be read, or holds a person's data


def settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings of the nearest file, and over them those of the environment.

    Raises BadSettings, and UnknownName for a word that is not offered.
    """
    found = nearest()
    said = _from_file(found) if found else {}
    for key, offered in OFFERED.items():
        variable = f"ACTIP_{_field(key).upper()}"
        if given := environment.get(variable):
            said[_field(key)] = chosen(variable, given, offered)
    if given := environment.get(_THRESHOLD):
        said["threshold"] = _least(int(given) if given.isascii() and given.isdigit() else None, _THRESHOLD, "5")
    return Settings(**said)


def chosen(name: str, given: str, offered: Sequence[str]) -> str:
    """Return what was given where it is offered. Raises UnknownName, with what may have been meant."""
    if given not in offered:
        raise UnknownName(f"{name} cannot be '{shown(given)}'.", _hint(given, offered))
    return given


def applied(assessment: Assessment, own: Settings, catalogue: Catalogue) -> Assessment:
    """Return an assessment with the severities that the settings ask for, as far as the policy allows them."""
    if not any(finding.rule in own.severities for finding in assessment.findings):
        return assessment
    off = tuple(finding for finding in assessment.findings if own.severities.get(finding.rule) == OFF)
    kept = tuple(
        _graded(finding, own.severities.get(finding.rule), assessment.state, catalogue)
        for finding in assessment.findings
        if own.severities.get(finding.rule) != OFF
    )
    return assessment._replace(findings=kept, switched_off=off, switched_off_by=own.name)


def _graded(finding: Finding, asked: str | None, state: str | None, catalogue: Catalogue) -> Finding:
    if asked is None:
        return finding
    obligation = catalogue.obligations.get(finding.obligation or "")
    most = allowed(RULES[finding.rule], obligation, state, catalogue)
    return finding._replace(severity=max(Severity(asked), most, key=lambda severity: severity.rank))


def _from_file(file: SettingsFile) -> dict[str, Any]:
    said: dict[str, Any] = {"name": file.name}
    for key, value in file.keys.items():
        if key not in _READ:
            raise UnknownName(f"{file.name}: there is no setting '{shown(key)}'.", _hint(key, list(_READ)))
        said[_field(key)] = _READ[key](file, key, value)
    return said


def _field(key: str) -> str:
    return "severities" if key == "severity" else key.replace("-", "_")


def _word(file: SettingsFile, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(file, key, "one of the words offered, in quotes", f"Choose one of: {', '.join(OFFERED[key])}.")
    return chosen(f"{file.name}: {key}", value, OFFERED[key])


def _paths(file: SettingsFile, key: str, value: object) -> tuple[str, ...]:
    """Return paths as they are seen from the current folder: in the file they begin where the file is."""
    if not isinstance(value, list) or not all(isinstance(path, str) and path for path in value):
        raise _wrong(file, key, "a list of paths", f'Write it as {key} = ["2025"].')
    if file.folder == ".":
        return tuple(value)
    return tuple(os.path.join(file.folder, path).replace(os.sep, "/") for path in value)  # noqa: PTH118  the ./ stays


def _threshold(file: SettingsFile, key: str, value: object) -> int:
    number = value if isinstance(value, int) and not isinstance(value, bool) else None
    return _least(number, f"{file.name}: {key}", f"{key} = 5")


def _least(number: int | None, name: str, example: str) -> int:
    if number is None or number < LEAST_THRESHOLD:
        expected = f"a whole number from {LEAST_THRESHOLD} on"
        raise BadSettings(f"{name} has to be {expected}.", f"Write it as {example}.")
    return number


def _yes_or_no(file: SettingsFile, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(file, key, "true or false", f"Write it as {key} = true.")
    return value


def _severities(file: SettingsFile, key: str, value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise _wrong(file, key, "a table of rules", 'Write [severity], and below it lines such as SUM203 = "note".')
    for rule_id, asked in value.items():
        where = f"{file.name}: {shown(rule_id)}"
        if rule_id not in RULES:
            hint = _hint(rule_id, list(RULES), "'actip rules' lists them.")
            hint = "Write this setting above the line [severity]." if rule_id in _READ else hint
            raise UnknownName(f"{file.name}: there is no rule '{shown(rule_id)}'.", hint)
        if not isinstance(asked, str):
            raise BadSettings(f"{where} has to be a severity in quotes.", f"Choose one of: {', '.join(_SEVERITIES)}.")
        _insist(where, RULES[rule_id], chosen(where, asked, _SEVERITIES))
    return value


def _insist(where: str, rule: Rule, asked: str) -> None:
    """Insist on the policy: an honest answer fails nobody's check, and what must be seen is seen."""
    if rule.family in AT_MOST_WARNING and asked == Severity.ERROR.value:
        why = "it is about honest answers, and a truthful gap is at most a warning"
        raise BadSettings(f"{where} cannot be an error: {why}.", "Choose warning, note or off.")
    gravest = severities(rule)[0]
    if rule.family in _MUST_BE_SEEN and gravest is Severity.ERROR and asked in (Severity.NOTE.value, OFF):
        why = "that a file cannot be read, or holds a person's data, has to be seen"
        raise BadSettings(f"{where} cannot be {_said(asked)}: {why}.", "Choose error or warning.")
    if rule.family == "INT":
        raise BadSettings(f"{where} cannot be changed: it tells of a fault of actip.", "Take the line out.")


def _said(asked: str) -> str:
    return "switched off" if asked == OFF else f"a {asked}"


def _wrong(file: SettingsFile, key: str, expected: str, hint: str) -> BadSettings:
    return BadSettings(f"{file.name}: {key} has to be {expected}.", hint)


def _hint(given: str, offered: Sequence[str], otherwise: str = "") -> str:
    near = alike(given.lower(), (name.lower() for name in offered))
    meant = next((name for name in offered if near and name.lower() == near[0]), None)
    return f"Did you mean '{meant}'?" if meant else otherwise or f"Choose one of: {', '.join(offered)}."


_READ: Mapping[str, Callable[[SettingsFile, str, Any], Any]] = {
    "fail-on": _word,
    "format": _word,
    "paths": _paths,
    "previous": _paths,
    "audience": _word,
    "threshold": _threshold,
    "fewest-cells": _yes_or_no,
    "severity": _severities,
}
