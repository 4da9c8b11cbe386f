"""Own the output for test reports: JUnit XML, one suite a file, one case a rule."""

from collections.abc import Sequence
from typing import Any

from junitparser import Failure, JUnitXml, TestCase, TestSuite

from actip.catalogue.entries import Catalogue
from actip.gate.text import printable
from actip.model import Assessment, Finding
from actip.reports import Line, findings_to_show
from actip.rules import RULES


def report(assessments: Sequence[Assessment], catalogue: Catalogue, *, gaps_only: bool, unfold: bool) -> list[Line]:
    """Write one JUnit document: unexplained errors are failures, all else is output.

    An unreadable file has cases of the rules about files only: the others did not run.
    """
    document = JUnitXml("actip")
    for assessment in assessments:
        suite = TestSuite(printable(assessment.path))
        findings = findings_to_show(assessment, gaps_only)
        for rule in RULES.values():
            if assessment.readable or rule.family in ("FIL", "INT"):
                of_rule = [finding for finding in findings if finding.rule == rule.id]
                suite.add_testcase(_case(rule.id, rule.title, of_rule))
        document.add_testsuite(suite)
    written: Any = document.tostring  # the library does not say what it returns: bytes
    return [Line(written().decode())]


def _case(rule_id: str, title: str, findings: Sequence[Finding]) -> TestCase:
    case = TestCase(f"{rule_id} {title}", classname=f"actip.{rule_id[:3]}")
    failures = [finding for finding in findings if finding.is_open_error]
    for finding in failures:
        failure = Failure(_sentence(finding), rule_id)
        failure.text = printable(finding.remedy)
        case.result = [*case.result, failure]
    others = [f"{finding.severity.value}: {_sentence(finding)}" for finding in findings if finding not in failures]
    if others:
        case.system_out = "\n".join(others)
    return case


def _sentence(finding: Finding) -> str:
    place = f"{words}: " if (words := finding.place.words) else ""
    explained = f" Explained: {finding.explained}" if finding.explained else ""
    return printable(f"{place}{finding.message}{explained}")
