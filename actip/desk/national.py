"""Own the national report and the brief of it: from a state's form to a page that prints on A4."""

from pathlib import PurePosixPath

from actip.catalogue import catalogue as in_english
from actip.catalogue.entries import Catalogue
from actip.commands.document import national_document, usual_audience
from actip.desk.audiences import AUDIENCE, PUBLISHED, audience_field, published_field
from actip.desk.panels import CHOICE, FILES, Choice, Field, Panel
from actip.desk.work import CREATED, Outcome, Request, Work
from actip.disclosure.policy import DEFAULT
from actip.importers.publications import published_for
from actip.reports import notes
from actip.texts import Language, language, languages
from actip.writers.papers import PAGE

_WHOLE, _BRIEF = "whole", "brief"


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before a report is made."""
    say = catalogue.language.say
    usual = say("desk", "As usual: the whole report for the reporting state only, the brief for everybody")
    levels = audience_field(catalogue, "national", "asean", "public")
    return Panel(
        "national",
        say("desk", "National report"),
        say("desk", "All that a state answered, or two pages of it for a minister, to be printed on A4 and signed."),
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
            levels._replace(choices=(Choice("", usual), *levels.choices), value=""),
            Field(
                "language",
                CHOICE,
                say("desk", "Language of the report"),
                choices=tuple(Choice(code, _name(language(code), catalogue.language)) for code in languages()),
                value=catalogue.language.code,
            ),
            published_field(catalogue),
        ),
        say("desk", "Make the report"),
    )


def _name(one: Language, reader: Language) -> str:
    """Return what a language is called; of one that nobody reviewed, that it is a draft."""
    if not one.is_draft:
        return one.name
    return reader.say("desk", "{language}: draft, not reviewed yet", language=one.name)


def national(request: Request) -> Outcome:
    """Make the report of one state, or the brief of it: a page to look at, to save and to print."""
    say = request.catalogue.language.say
    request.needed("report", say("desk", "No form is here."), say("desk", "Drop a form on the page."))
    path, in_brief, english = request.one("report"), request.wish("which") == _BRIEF, in_english()
    audience = request.wish(AUDIENCE) or usual_audience(in_brief=in_brief)
    already = published_for(audience, request.files(PUBLISHED), english)
    content = national_document(
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
    how_to_print = say(
        "desk",
        "To print it, save the file, open it in a browser and press Ctrl+P. Choose A4 and default margins.",
    )
    return Outcome(
        say("desk", "The report is ready: {file}", file=name),
        files={name: content},
        notes=(how_to_print, *notes.held_against(already)),
        preview=content.decode(),
    )


NATIONAL = Work("national", panel, national)
