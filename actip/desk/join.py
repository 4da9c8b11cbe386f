"""Own the way from the parts of several agencies to one report, with every conflict between them."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.commands.merge import Joined, joined
from actip.desk.findings import orders
from actip.desk.panels import CHOICE, FILES, TEXT, TICK, Choice, Field, Panel
from actip.desk.work import CREATED, CheckedFile, Outcome, Request, Work
from actip.model import Assessment, Finding, Severity
from actip.reports import verification
from actip.reports.findings import in_words
from actip.reports.summary import summary
from actip.texts import Language

_CONFLICTS = ("MRG701", "MRG709")


def panel(spoken: Catalogue) -> Panel:
    """Return what a person is asked for before parts become one report."""
    say = spoken.language.say
    formats = (Choice(".xlsx", say("desk", "A form (Excel)")), Choice(".yaml", say("desk", "A text (YAML)")))
    return Panel(
        "join",
        say("desk", "Put the parts together"),
        say("desk", "Make one report of what the agencies sent back. Where two of them differ, both are named."),
        (
            Field(
                "parts",
                FILES,
                say("desk", "Parts"),
                say(
                    "desk",
                    "The form of each agency, and that named 'rest'. Or one report in whose list of conflicts you said "
                    "which is right.",
                ),
                many=True,
                is_needed=True,
                folders=True,
            ),
            Field("prefer", TEXT, say("desk", "Whose word counts where two differ"), say("desk", "The short names of "
                  "agencies, the first goes first: mps, mlsw. Leave it empty to decide each conflict."),
                  is_further=True),
            Field("join", TICK, say("desk", "Join different accounts of one question under the agencies' names"),
                  is_further=True),
            Field("format", CHOICE, say("desk", "Write it as"), choices=formats, is_further=True),
        ),
        say("desk", "Put together"),
    )  # fmt: skip


def join(request: Request) -> Outcome:
    """Make one report of parts, and name what came up between them.

    Findings are made in English and worded anew, as those of a check are.
    """
    language = request.catalogue.language
    paths = request.needed(
        "parts", language.say("desk", "No part is here."), language.say("desk", "Drop the parts on the page.")
    )
    suffix = request.wish("format") or ".xlsx"
    prefer = [agency.strip() for agency in re.split("[;,]", request.wish("prefer")) if agency.strip()]
    target = f"merged{suffix}"
    report = joined(paths, target, prefer, catalogue(), CREATED, join=bool(request.wish("join")))
    name = f"{report.name}_{target}"
    files = {} if report.content is None else {name: report.content}
    heading = name if files else language.say("desk", "The parts together")
    assessments, spoken = in_words(report.assessments, request.catalogue)
    return Outcome(
        _headline(report, language),
        is_whole=bool(files),
        files=files,
        notes=tuple(_notes(report, suffix, language)) if files else (),
        checks=tuple(
            _checked(entry, heading if entry.path == target else entry.path, spoken)
            for entry in assessments
            if entry.findings
        ),
        ending=verification(spoken) if files else "",
    )


def _checked(assessment: Assessment, heading: str, spoken: Catalogue) -> CheckedFile:
    lines = summary(assessment, assessment.findings, spoken)
    return CheckedFile(heading, "", tuple(line.text for line in lines), orders(assessment, spoken))


def _headline(report: Joined, language: Language) -> str:
    """Say first whether there is one report now, and how many conflicts or obstacles there are."""
    if not report.name:
        return language.counted(
            "desk",
            "Not put together: {count} file cannot be read.",
            "Not put together: {count} files cannot be read.",
            len(report.assessments),
        )
    if report.content is None:
        return language.counted(
            "desk",
            "Not put together yet: {count} thing is in the way.",
            "Not put together yet: {count} things are in the way.",
            sum(finding.severity is Severity.ERROR for finding in _findings(report)),
        )
    if conflicts := sum(finding.rule in _CONFLICTS for finding in _findings(report)):
        return language.counted(
            "desk",
            "Put together, and {count} conflict is open.",
            "Put together, and {count} conflicts are open.",
            conflicts,
        )
    return language.say("desk", "Put together without a conflict.")


def _findings(report: Joined) -> list[Finding]:
    return [finding for assessment in report.assessments for finding in assessment.findings]


def _notes(report: Joined, suffix: str, language: Language) -> Iterator[str]:
    """Say of which files the report is made, and what to do next: decide what is open, and check it."""
    names = language.row_of([PurePath(path).name for path in report.parts])
    yield language.say("desk", "It is made of: {files}.", files=names)
    yield from report.notes
    if any(finding.rule in _CONFLICTS for finding in _findings(report)):
        yield (
            language.say(
                "desk",
                "Open it: its list of conflicts shows both sides. Say in the last column which one is right, save it, "
                "and drop it here again, alone. As 'actip convert' does, that puts what you took into its place.",
            )
            if suffix == ".xlsx"
            else language.say(
                "desk",
                "Open it: under 'conflicts' stand both sides. Write under 'take' which one is right (one, other, or of "
                "accounts both), save it, and drop it here again, alone. As 'actip convert' does, that puts what you "
                "took into its place.",
            )
        )
    yield language.say("desk", "Only what several parts say of the same was looked at: now check the report.")


JOIN = Work("join", panel, join)
