"""Own the way from the parts of several agencies to one report, with every conflict between them."""

import re
from collections.abc import Iterator

from actip.catalogue.entries import Catalogue
from actip.commands.merge import Joined, joined
from actip.desk.panels import CHOICE, FILES, TEXT, TICK, Choice, Field, Panel
from actip.desk.work import CREATED, CheckedFile, Group, Item, Order, Outcome, Request, Work
from actip.model import Assessment, Finding, Severity
from actip.reports import in_kinds, kind_word
from actip.texts import Language

_CONFLICTS = ("MRG701", "MRG709")


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before parts become one report."""
    say = catalogue.language.say
    formats = (Choice(".xlsx", say("desk", "A form (Excel)")), Choice(".yaml", say("desk", "A text (YAML)")))
    return Panel(
        "join",
        say("desk", "Put the parts together"),
        say("desk", "Make one report of what the agencies sent back. Where two of them differ, both are named."),
        (
            Field("parts", FILES, say("desk", "Parts"), say("desk", "The form of each agency, and that named 'rest'. "
                  "Or one report in whose list of conflicts you said which is right: it is put into its place."),
                  many=True, is_needed=True, folders=True),
            Field("prefer", TEXT, say("desk", "Whose word counts where two differ"), say("desk", "The short names of "
                  "agencies, the first goes first: mps, mlsw. Leave it empty to decide each conflict."), further=True),
            Field("join", TICK, say("desk", "Join different accounts of one question under the agencies' names"),
                  further=True),
            Field("format", CHOICE, say("desk", "Write it as"), choices=formats, further=True),
        ),
        say("desk", "Put together"),
    )  # fmt: skip


def join(request: Request) -> Outcome:
    """Make one report of parts, and name what came up between them."""
    language = request.catalogue.language
    paths = request.needed(
        "parts", language.say("desk", "No part is here."), language.say("desk", "Drop the parts on the page.")
    )
    suffix = request.wish("format") or ".xlsx"
    prefer = [agency.strip() for agency in re.split("[;,]", request.wish("prefer")) if agency.strip()]
    target = f"merged{suffix}"
    report = joined(paths, target, prefer, request.catalogue, CREATED, join=bool(request.wish("join")))
    name = f"{report.name}_{target}"
    files = {} if report.content is None else {name: report.content}
    heading = name if files else language.say("desk", "The parts together")
    checks = tuple(
        _checked(entry, language, heading if entry.path == target else entry.path)
        for entry in report.assessments
        if entry.findings
    )
    return Outcome(
        _headline(report, language),
        is_whole=bool(files),
        files=files,
        notes=(*report.notes, *_next_steps(report, suffix, language)) if files else (),
        checks=checks,
    )


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


def _next_steps(report: Joined, suffix: str, language: Language) -> Iterator[str]:
    """Say what to do with the report: decide its conflicts, have it written anew, and check it."""
    if any(finding.rule in _CONFLICTS for finding in _findings(report)):
        yield (
            language.say(
                "desk",
                "Open it: its list of conflicts shows both sides. Say in the last column which one is right, save it, "
                "and drop it here again, alone: what you took is then put into its place.",
            )
            if suffix == ".xlsx"
            else language.say(
                "desk",
                "Open it: under 'conflicts' stand both sides. Write under 'take' which one is right (one, other, or of "
                "accounts both), save it, and drop it here again, alone: what you took is then put into its place.",
            )
        )
    yield language.say("desk", "Only what several parts say of the same was looked at: now check the report.")


def _checked(assessment: Assessment, language: Language, heading: str) -> CheckedFile:
    items = tuple(
        Item(
            finding.counted_as,
            kind_word(finding.counted_as, language),
            finding.rule,
            finding.place.words,
            finding.message,
            finding.remedy,
        )
        for finding in assessment.findings
    )
    sentences = tuple(filter(None, [in_kinds(assessment.findings, language)]))
    order = Order("first", language.say("desk", "What to mend first"), (Group("", items),))
    return CheckedFile(heading, sentences, (order,))


JOIN = Work("join", panel, join)
