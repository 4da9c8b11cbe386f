"""Own the output for test reports: JUnit XML, one suite a file, one case a rule.

A case with gaps or questions passes, and says them in its output: its rule did run, so it is not skipped, and an honest
answer fails nothing.
"""

from collections.abc import Sequence
from typing import Any

from junitparser import Failure, JUnitXml, TestCase, TestSuite

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import Assessment, Finding, place_words
from actip.reports import (
    EVERYTHING,
    Line,
    Showing,
    counts_by_kind,
    findings_to_show,
    is_failure,
    kind_word,
    severity_word,
)
from actip.reports.addresses import shown_path
from actip.rules import RULES
from actip.texts import Language


def report(assessments: Sequence[Assessment], catalogue: Catalogue, showing: Showing = EVERYTHING) -> list[Line]:
    """Write one JUnit document: what fails the run is a failure, all else is output; kinds are properties of a suite.

    The cases of a file bear its path, else a program that joins reports takes those of two files for one. An unreadable
    file has cases of the rules about files only: the others did not run.
    """
    document = JUnitXml("actip")
    for assessment in assessments:
        path = shown_path(assessment.path, showing.root)
        suite = TestSuite(path)
        findings = findings_to_show(assessment, showing)
        failures = [finding for finding in findings if is_failure(finding, assessment, showing)]
        for counted_as, count in counts_by_kind(findings).items():
            suite.add_property(counted_as, str(count))
        for rule in RULES.values():
            if assessment.readable or rule.family in ("FIL", "INT"):
                of_rule = [finding for finding in findings if finding.rule == rule.id]
                title = catalogue.language.of(f"{rule.id} title", rule.title)
                case = TestCase(f"{rule.id} {title}", classname=path)
                file: Any = case._elem  # an attribute that readers know and the library does not
                file.set("file", path)
                suite.add_testcase(_filled(case, rule.id, of_rule, failures, catalogue.language))
        document.add_testsuite(suite)
    written: Any = document.tostring  # the library does not say what it returns: bytes
    return [Line(f'<?xml version="1.0" encoding="UTF-8"?>\n{written().decode()}')]


def _filled(
    case: TestCase, rule_id: str, findings: Sequence[Finding], failures: Sequence[Finding], language: Language
) -> TestCase:
    """Return a case with the findings of its rule in it."""
    for finding in findings:
        if finding not in failures:
            continue
        failure = Failure(_graded(finding, language), rule_id)
        failure.text = printable(finding.remedy)
        case.result = [*case.result, failure]
    others = [_graded(finding, language) for finding in findings if finding not in failures]
    if others:
        case.system_out = "\n".join(others)
    return case


def _graded(finding: Finding, language: Language) -> str:
    severity = severity_word(finding.severity, language)
    return language.say(
        "junit",
        "{kind}, {severity}: {finding}",
        kind=kind_word(finding.counted_as, language),
        severity=severity,
        finding=_sentence(finding, language),
    )


def _sentence(finding: Finding, language: Language) -> str:
    words = finding.message
    if place := place_words(finding.place, language):
        words = language.say("junit", "{place}: {finding}", place=place, finding=words)
    reason = language.say("report", "Explained: {reason}", reason=finding.explained or "")
    return printable(f"{words} {reason}" if finding.explained else words)
