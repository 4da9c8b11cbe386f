"""Own the check of forms, and the copy of one with its findings in its cells."""

from actip.catalogue.entries import Catalogue
from actip.commands.annotate import annotated
from actip.commands.validate import validated
from actip.desk.panels import FILES, Field, Panel
from actip.desk.work import CREATED, CheckedFile, Group, Item, Order, Outcome, Request, Work
from actip.model import Assessment
from actip.model.settings import Settings
from actip.reports import in_kinds, kind_word


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before a check."""
    say = catalogue.language.say
    return Panel(
        "check",
        say("desk", "Check a form"),
        say("desk", "See what is wrong and what is missing, cell by cell, and save a copy with the remarks in it."),
        (
            Field("forms", FILES, say("desk", "Forms to check"), many=True, is_needed=True),
            Field(
                "previous",
                FILES,
                say("desk", "Last reports"),
                say("desk", "If you have them: what changed is held against them."),
                many=True,
            ),
        ),
        say("desk", "Check"),
    )


def check(request: Request) -> Outcome:
    """Check forms; of one that can be read make the copy with remarks, too."""
    say = request.catalogue.language.say
    forms = request.needed("forms", say("desk", "No form is here."), say("desk", "Drop a form on the page."))
    assessments, _ = validated(
        forms, request.files("previous"), Settings(), request.catalogue, request.after, keep=True
    )
    files = {}
    for assessment in assessments:
        if assessment.checked is not None:
            name = f"{assessment.path.rpartition('/')[2].rpartition('.')[0]}_remarks.xlsx"
            files[name] = annotated(assessment.checked.document, assessment.findings, request.catalogue, CREATED)
    readable = all(assessment.readable for assessment in assessments)
    every = [finding for assessment in assessments for finding in assessment.findings]
    headline = in_kinds(every, request.catalogue.language) or say("desk", "Nothing was found.")
    return Outcome(headline, readable, files, checks=tuple(_checked(entry, request) for entry in assessments))


def _checked(assessment: Assessment, request: Request) -> CheckedFile:
    language = request.catalogue.language
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
    order = Order("first", language.say("desk", "What to mend first"), (Group("", items),))
    return CheckedFile(assessment.path, (in_kinds(assessment.findings, language),), (order,))


CHECK = Work("check", panel, check)
