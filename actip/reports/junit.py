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
from actip.reports import Line, counts_by_kind, findings_to_show, kind_word, severity_word
from actip.rules import RULES
from actip.texts import Language


def report(assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool) -> list[Line]:
    """Write one JUnit document: unexplained errors are failures, all else is output; kinds are properties of a suite.

    An unreadable file has cases of the rules about files only: the others did not run.
    """
    document = JUnitXml("actip")
    for assessment in assessments:
        suite = TestSuite(printable(assessment.path))
        findings = findings_to_show(assessment, gaps_only, unfold)
        for counted_as, count in counts_by_kind(findings).items():
            suite.add_property(counted_as, str(count))
        for rule in RULES.values():
            if assessment.readable or rule.family in ("FIL", "INT"):
                of_rule = [finding for finding in findings if finding.rule == rule.id]
                title = catalogue.language.of(f"{rule.id} title", rule.title)
                suite.add_testcase(_case(rule.id, title, of_rule, catalogue.language))
        document.add_testsuite(suite)
    written: Any = document.tostring  # the library does not say what it returns: bytes
    return [Line(written().decode())]


def _case(rule_id: str, title: str, findings: Sequence[Finding], language: Language) -> TestCase:
    case = TestCase(f"{rule_id} {title}", classname=f"actip.{rule_id[:3]}")
    failures = [finding for finding in findings if finding.is_open_error]
    for finding in failures:
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
