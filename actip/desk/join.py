"""Own the way from the parts of several agencies to one report, with every conflict between them."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from actip.catalogue import catalogue as in_english
from actip.catalogue.entries import Catalogue
from actip.commands.merge import Merged, joined
from actip.desk.findings import orders
from actip.desk.panels import CHOICE, FILES, TEXT, TICK, Choice, Field, Panel
from actip.desk.work import CREATED, CheckedFile, Outcome, Request, Work
from actip.model import Assessment, Finding, Severity
from actip.reports import verification
from actip.reports.findings import in_words
from actip.reports.summary import summary
from actip.texts import Language

_CONFLICTS = ("MRG701", "MRG709")
_MISSING = "MRG705"


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before parts become one report."""
    say = catalogue.language.say
    formats = (Choice(".xlsx", say("desk", "A form (Excel)")), Choice(".yaml", say("desk", "A text (YAML)")))
    return Panel(
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
    report, content = joined(paths, target, prefer, in_english(), CREATED, join=bool(request.wish("join")))
    name = f"{report.name}_{target}"
    files = {} if content is None else {name: content}
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


def _headline(report: Merged, language: Language) -> str:
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
    return " ".join((_put_together(report, language), *_missing(report, language)))


def _put_together(report: Merged, language: Language) -> str:
    if conflicts := sum(finding.rule in _CONFLICTS for finding in _findings(report)):
        return language.counted(
            "desk",
            "Put together, and {count} conflict is open.",
            "Put together, and {count} conflicts are open.",
            conflicts,
        )
    return language.say("desk", "Put together without a conflict.")


def _missing(report: Merged, language: Language) -> Iterator[str]:
    """Name the agencies of which no part is there; where nothing tells which they are, say that one is missing."""
    for finding in _findings(report):
        if finding.rule == _MISSING:
            agencies = finding.facts["agencies"]
            names = [str(name) for name in agencies] if isinstance(agencies, list) else []
            if names:
                yield language.counted(
                    "desk",
                    "The part of {agencies} is missing.",
                    "The parts of {agencies} are missing.",
                    len(names),
                    agencies=language.all_of(names),
                )
            else:
                yield language.say("desk", "A part is missing.")


def _findings(report: Merged) -> list[Finding]:
    return [finding for assessment in report.assessments for finding in assessment.findings]


def _notes(report: Merged, suffix: str, language: Language) -> Iterator[str]:
    """Say of which files the report is made, and what to do next: decide what is open, and check it."""
    names = language.row_of([PurePath(path).name for path in report.parts])
    yield language.say("desk", "It is made of: {files}.", files=names)
    yield from report.notes
    if any(finding.rule in _CONFLICTS for finding in _findings(report)):
        yield (
            language.say(
                "desk",
                "Open it: its list of conflicts shows both sides. Say in the last column which one is right, save it, "
                "and drop it here again, alone. That puts what you took into its place.",
            )
            if suffix == ".xlsx"
            else language.say(
                "desk",
                "Open it: under 'conflicts' stand both sides. Write under 'take' which one is right (one, other, or of "
                "accounts both), save it, and drop it here again, alone. That puts what you took into its place.",
            )
        )
    yield language.say("desk", "Only what several parts say of the same was looked at: now check the report.")


JOIN = Work("join", panel, join)
