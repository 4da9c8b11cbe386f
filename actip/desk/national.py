"""Own the national report and the brief of it: from a state's form to a page that prints on A4."""

from pathlib import PurePosixPath

from actip.catalogue import catalogue as in_english
from actip.catalogue.entries import Catalogue
from actip.commands.document import NationalDocument, national_document
from actip.desk.audiences import AUDIENCE, PUBLISHED, audience_field, published_field
from actip.desk.languages import language_choices
from actip.desk.panels import CHOICE, FILES, Choice, Field, Panel
from actip.desk.work import CREATED, Outcome, Request, Work
from actip.disclosure.policy import DEFAULT
from actip.importers.publications import published_for
from actip.reports import notes
from actip.texts import Language, language
from actip.writers.papers import PAGE

_WHOLE, _BRIEF = "whole", "brief"


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before a report is made."""
    say = catalogue.language.say
    levels = audience_field(catalogue, "national", "asean", "public")
    first = Choice("national", say("desk", "The reporting state: all that is in its form"))
    return Panel(
        say("desk", "National report"),
        say(
            "desk",
            "All that a state answered, with room for signatures, or two pages of it for a minister. Both print on A4.",
        ),
        (
            Field("report", FILES, say("desk", "The form of the state"), is_needed=True),
            Field(
                "previous",
                FILES,
                say("desk", "Last reports"),
                say("desk", "If you have them: what changed is held against them."),
                many=True,
            ),
            Field(
                "which",
                CHOICE,
                say("desk", "Which"),
                choices=(
                    Choice(_WHOLE, say("desk", "The whole report")),
                    Choice(_BRIEF, say("desk", "In brief: two pages")),
                ),
                value=_WHOLE,
            ),
            levels._replace(choices=(first, *levels.choices[1:])),
            Field(
                "language",
                CHOICE,
                say("desk", "Language of the report"),
                choices=language_choices(catalogue.language),
                value=catalogue.language.code,
            ),
            published_field(catalogue),
        ),
        say("desk", "Make the report"),
    )


def national(request: Request) -> Outcome:
    """Make the report of one state, or the brief of it: a page to look at, to save and to print."""
    say = request.catalogue.language.say
    path = request.needed_one("report", say("desk", "No form is here."), say("desk", "Drop a form on the page."))
    in_brief, english = request.wish("which") == _BRIEF, in_english()
    audience = request.wish(AUDIENCE) or "national"
    already = published_for(audience, request.files(PUBLISHED), english)
    paper = national_document(
        [path],
        "",
        audience,
        english,
        CREATED,
        DEFAULT,
        language(request.wish("language") or request.catalogue.language.code),
        already,
        previous=request.files("previous"),
        in_brief=in_brief,
        as_of=request.day,
        kind=PAGE,
    )
    name = f"{PurePosixPath(path).stem}{'_brief' if in_brief else ''}_{audience}{PAGE}"
    how_to_print = say("desk", "To print it, press 'Print' below, and choose A4 and default margins.")
    return Outcome(
        _headline(paper, name, request.catalogue.language),
        files={name: paper.content},
        notes=(how_to_print, *notes.held_against(already)),
        preview=paper.content.decode(),
    )


def _headline(paper: NationalDocument, name: str, language: Language) -> str:
    """Say that a report is there; of one that shows faults, or next to nothing, that it does."""
    if paper.wrong:
        return language.counted(
            "desk",
            "The report is ready: {file}. But {count} thing in the form is wrong: it stands on the first page.",
            "The report is ready: {file}. But {count} things in the form are wrong: they stand on the first page.",
            paper.wrong,
            file=name,
        )
    few = notes.mostly_withheld(name, paper.withheld, paper.answers, language)
    return few or language.say("desk", "The report is ready: {file}", file=name)


NATIONAL = Work("national", panel, national)
