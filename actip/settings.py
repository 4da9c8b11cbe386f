"""Own the settings: those of a file in the folder and of the environment, within what the policy allows.

An option on the command line goes before the environment, the environment before the file. Settings are a reader's:
they change how grave a finding is to whoever checks, never what a state said.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from actip.catalogue.entries import Catalogue
from actip.disclosure.levels import LEVELS
from actip.disclosure.policy import LEAST_THRESHOLD
from actip.errors import ActipError, BadSettings, UnknownName
from actip.gate.inputs import Exclusion
from actip.gate.toml import SettingsFile, file_at, nearest
from actip.model import Assessment, Finding, Kind, Rule, Severity
from actip.model.settings import NEVER, OFF, Settings, Wish
from actip.reports import REPORTERS
from actip.rules import RULES
from actip.rules.engine import AT_MOST_WARNING, allowed, severities
from actip.spelling import alike
from actip.texts import ENGLISH, languages
from actip.validation.values import quotable

OFFERED: Mapping[str, Sequence[str]] = {
    "fail-on": (*(severity.value for severity in Severity), NEVER),
    "format": tuple(REPORTERS),
    "audience": LEVELS,
}
_THRESHOLD, _LANGUAGE = "ACTIP_THRESHOLD", "ACTIP_LANG"
_SEVERITIES = (*(severity.value for severity in Severity), OFF)
_OF_ACTIP = "INT"
_ALL_RULES = "'actip rules' lists them."
_MUST_BE_SEEN = ("FIL", "PRV")  # that a file cannot be read, or holds a person's data


def settings(environment: Mapping[str, str], path: str = "") -> Settings:
    """Read the settings of the file at a path, or of the nearest one, overridden by those of the environment.

    Raises BadSettings, and UnknownName for a word that is not offered.
    """
    file = file_at(path) if path else nearest()
    values = _from_file(file) if file else {}
    for key, offered in OFFERED.items():
        variable = f"ACTIP_{_field(key).upper()}"
        if text := environment.get(variable):
            values[_field(key)] = one_of(variable, text, offered)
    if text := environment.get(_THRESHOLD):
        values["threshold"] = _least(int(text) if text.isascii() and text.isdigit() else None, _THRESHOLD, "5")
    if text := environment.get(_LANGUAGE):
        values["wishes"] = (Wish(language_code(_LANGUAGE, text), _LANGUAGE), *values.get("wishes", ()))
    return Settings(**values)


def one_of(name: str, text: str, offered: Sequence[str]) -> str:
    """Return a text if it is offered. Raises UnknownName with the nearest word that is."""
    if text not in offered:
        raise UnknownName(f"{name} cannot be '{quotable(text)}'.", _hint(text, offered))
    return text


def day(name: str, text: str) -> date | None:
    """Return the day that a text is, none where it is empty. Raises UnknownName, which says where it stands."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UnknownName(
            f"{name} cannot be '{quotable(text)}'.", "Write year, month and day, as in 2026-03-31."
        ) from None


def language_code(name: str, text: str) -> str:
    """Return a text if it is the code of a language. Raises UnknownName, which says where it stands and what there is.

    No catalogue of texts is opened: who reads English does not wait for one.
    """
    if text != ENGLISH.code and text not in languages():
        near = alike(text.lower(), languages())
        meant = f"Did you mean '{near[0]}'? " if near else ""
        raise UnknownName(f"{name} cannot be '{quotable(text)}'.", f"{meant}There are: {', '.join(languages())}.")
    return text


def apply_settings(assessment: Assessment, settings: Settings, catalogue: Catalogue) -> Assessment:
    """Give the findings of an assessment the severities of the settings, as far as the policy allows."""
    if not any(finding.rule in settings.severities for finding in assessment.findings):
        return assessment
    off = tuple(finding for finding in assessment.findings if settings.severities.get(finding.rule) == OFF)
    findings = tuple(
        _graded(finding, settings.severities.get(finding.rule), assessment.state, catalogue)
        for finding in assessment.findings
        if settings.severities.get(finding.rule) != OFF
    )
    return assessment._replace(findings=findings, switched_off=off, switched_off_by=settings.name)


def narrowed(settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> Settings:
    """Return settings that switch off what is not selected, and what is ignored; each is a rule, or a family of them.

    What has to be seen always is: selecting keeps it, and ignoring it is refused. Raises UnknownName and BadSettings.
    """
    only, without = _named_rules("--select", select), _named_rules("--ignore", ignore)
    for name, rules in without.items():
        if always := [rule for rule in rules if _must_be_seen(RULES[rule])]:
            others = [rule for rule in rules if rule not in always]
            hint = f"Of this family these can be: {', '.join(others)}." if others else "Leave it out."
            raise BadSettings(f"--ignore cannot be '{name}': {_must_be_seen(RULES[always[0]])}.", hint)
    choice = [rule for rules in only.values() for rule in rules]
    others = [rule for rule in RULES if only and rule not in choice and not _must_be_seen(RULES[rule])]
    of_file = {
        rule: severity
        for rule, severity in settings.severities.items()
        if severity != OFF or (not only or rule not in choice)
    }
    severities = of_file | dict.fromkeys((*others, *(rule for rules in without.values() for rule in rules)), OFF)
    sources = (
        settings.name if OFF in of_file.values() else "",
        "--select" if only else "",
        "--ignore" if without else "",
    )
    return settings._replace(severities=severities, name=", ".join(filter(None, sources)) or settings.name)


def _named_rules(option: str, words: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the rules of each name in an option: those of a family, or the one that has it as its id."""
    names = [name.strip().upper() for word in words for name in word.split(",") if name.strip()]
    if words and not names:
        raise UnknownName(f"{option} names no rule.", "Name rules or families of them: SUM202, GAP.")
    rules = {name: [rule.id for rule in RULES.values() if name in (rule.id, rule.family)] for name in names}
    for name in (name for name, there in rules.items() if not there):
        raise _no_rule(option, name)
    return rules


def _no_rule(option: str, name: str) -> UnknownName:
    """Return what is said of a name that no rule has; nothing is offered that the option refuses."""
    refused = [rule.id for rule in RULES.values() if option == "--ignore" and _must_be_seen(rule)]
    offered = [rule for rule in RULES if rule not in refused]
    families = dict.fromkeys(rule.family for rule in RULES.values())
    if hint := _hint_of_family(name, offered):
        return UnknownName(f"{option} cannot be '{name}': the family {name[:3]} has no such rule.", hint)
    whole = [family for family in families if not any(rule.startswith(family) for rule in refused)]
    return UnknownName(f"{option} cannot be '{quotable(name)}'.", _hint(name, [*offered, *whole], _ALL_RULES))


def _hint_of_family(name: str, offered: Sequence[str]) -> str:
    """Say which rules there are where only the number of one is not known: the nearest number means nothing."""
    if not re.fullmatch("[0-9]{3}", name[3:]) or not any(rule.startswith(name[:3]) for rule in RULES):
        return ""
    of_family = [rule for rule in offered if rule.startswith(name[:3])]
    return f"Choose one of: {', '.join(of_family)}." if of_family else _ALL_RULES


def _graded(finding: Finding, severity: str | None, state: str | None, catalogue: Catalogue) -> Finding:
    if severity is None:
        return finding
    obligation = catalogue.obligations.get(finding.obligation or "")
    gravest = allowed(RULES[finding.rule], obligation, state, catalogue)
    graded = max(Severity(severity), gravest, key=lambda severity: severity.rank)
    kind = Kind.WRONG if graded is Severity.ERROR else finding.kind  # what is wrong stays so, whoever looks away
    return finding._replace(severity=graded, kind=kind)


def _from_file(file: SettingsFile) -> dict[str, Any]:
    """Return the settings of a file. Raises BadSettings that tells all that is wrong with it, where it is several."""
    values: dict[str, Any] = {"name": file.name}
    faults: list[Exception] = []
    for key, value in file.keys.items():
        try:
            if key not in _READ:
                raise UnknownName(f"{file.name}: there is no setting '{quotable(key)}'.", _hint(key, list(_READ)))
            values[_field(key)] = _READ[key](file, key, value)
        except* (BadSettings, UnknownName) as several:
            faults += several.exceptions
    if len(faults) == 1:
        raise faults[0]
    if faults:
        lines = (f"{fault.message} {fault.hint}" for fault in faults if isinstance(fault, ActipError))
        raise BadSettings(
            "\n".join((f"{file.name} cannot be used as it stands.", *lines)), "Mend this, then try again."
        )
    return values


def _field(key: str) -> str:
    return {"severity": "severities", "lang": "wishes"}.get(key, key.replace("-", "_"))


def _word(file: SettingsFile, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(file, key, "one of the words offered, in quotes", f"Choose one of: {', '.join(OFFERED[key])}.")
    return one_of(f"{file.name}: {key}", value, OFFERED[key])


def _paths(file: SettingsFile, key: str, value: object) -> tuple[str, ...]:
    """Turn paths that begin at the file's folder into paths from the current folder."""
    if not isinstance(value, list) or not all(isinstance(path, str) and path for path in value):
        raise _wrong(file, key, "a list of paths", f'Write it as {key} = ["2025"].')
    if file.folder == ".":
        return tuple(value)
    return tuple(os.path.join(file.folder, path).replace(os.sep, "/") for path in value)  # noqa: PTH118  the ./ stays


def _exclusion(file: SettingsFile, key: str, value: object) -> Exclusion:
    if not isinstance(value, list) or not all(isinstance(pattern, str) for pattern in value):
        raise _wrong(file, key, "a list of patterns", f'Write it as {key} = ["drafts/"].')
    return Exclusion(tuple(value), file.folder, f"{key} of {file.name}")


def _wishes(file: SettingsFile, key: str, value: object) -> tuple[Wish, ...]:
    if not isinstance(value, str):
        raise _wrong(file, key, "the code of a language, in quotes", f"There are: {', '.join(languages())}.")
    return (Wish(language_code(f"{file.name}: {key}", value), file.name),)


def _threshold(file: SettingsFile, key: str, value: object) -> int:
    number = value if isinstance(value, int) and not isinstance(value, bool) else None
    return _least(number, f"{file.name}: {key}", f"{key} = 5")


def _least(number: int | None, name: str, example: str) -> int:
    if number is None or number < LEAST_THRESHOLD:
        expected = f"a whole number from {LEAST_THRESHOLD} on"
        raise BadSettings(f"{name} has to be {expected}.", f"Write it as {example}.")
    return number


def _severities(file: SettingsFile, key: str, value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise _wrong(file, key, "a table of rules", 'Write [severity], and below it lines such as SUM203 = "note".')
    faults = []
    for rule_id, severity in value.items():
        try:
            _check_severity(file, rule_id, severity)
        except (BadSettings, UnknownName) as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup(key, faults)
    return value


def _check_severity(file: SettingsFile, rule_id: str, severity: object) -> None:
    """Raise UnknownName or BadSettings where there is no such rule, or it cannot have this severity."""
    where = f"{file.name}: {quotable(rule_id)}"
    if rule_id not in RULES:
        hint = _hint_of_family(rule_id, list(RULES)) or _hint(rule_id, list(RULES), _ALL_RULES)
        hint = "Write this setting above the line [severity]." if rule_id in _READ else hint
        raise UnknownName(f"{file.name}: there is no rule '{quotable(rule_id)}'.", hint)
    if not isinstance(severity, str):
        raise BadSettings(f"{where} has to be a severity in quotes.", f"Choose one of: {', '.join(_SEVERITIES)}.")
    _check_policy(where, RULES[rule_id], one_of(where, severity, _SEVERITIES))


def _check_policy(where: str, rule: Rule, severity: str) -> None:
    """Raise BadSettings if a severity breaks the policy: a truthful gap is no error, privacy is never hidden."""
    if rule.family in AT_MOST_WARNING and severity == Severity.ERROR.value:
        why = "it is about honest answers, and a truthful gap is at most a warning"
        raise BadSettings(f"{where} cannot be an error: {why}.", "Choose warning, note or off.")
    if rule.family == _OF_ACTIP:
        raise BadSettings(f"{where} cannot be changed: {_must_be_seen(rule)}.", "Take the line out.")
    if severity in (Severity.NOTE.value, OFF) and (why := _must_be_seen(rule)):
        raise BadSettings(f"{where} cannot be {_severity_words(severity)}: {why}.", "Choose error or warning.")


def _must_be_seen(rule: Rule) -> str:
    """Say why what a rule finds may not be hidden; nothing where it may."""
    if rule.family == _OF_ACTIP:
        return "it tells of a fault of actip"
    if rule.family in _MUST_BE_SEEN and severities(rule)[0] is Severity.ERROR:
        return "that a file cannot be read, or holds a person's data, has to be seen"
    return ""


def _severity_words(severity: str) -> str:
    return "switched off" if severity == OFF else f"a {severity}"


def _wrong(file: SettingsFile, key: str, expected: str, hint: str) -> BadSettings:
    return BadSettings(f"{file.name}: {key} has to be {expected}.", hint)


def _hint(text: str, offered: Sequence[str], otherwise: str = "") -> str:
    near = alike(text.lower(), (name.lower() for name in offered))
    meant = next((name for name in offered if near and name.lower() == near[0]), None)
    return f"Did you mean '{meant}'?" if meant else otherwise or f"Choose one of: {', '.join(offered)}."


_READ: Mapping[str, Callable[[SettingsFile, str, Any], Any]] = {
    "fail-on": _word,
    "format": _word,
    "lang": _wishes,
    "paths": _paths,
    "previous": _paths,
    "exclude": _exclusion,
    "audience": _word,
    "threshold": _threshold,
    "severity": _severities,
}
