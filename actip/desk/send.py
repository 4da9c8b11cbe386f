"""Own the copy of a report that may be sent: without what is above its readers, and with small counts held back."""

from pathlib import PurePosixPath

from actip.catalogue import catalogue as in_english
from actip.catalogue.entries import Catalogue
from actip.commands.release import released
from actip.desk.audiences import AUDIENCE, PUBLISHED, audience_field, published_field
from actip.desk.panels import CHOICE, FILES, Choice, Field, Panel
from actip.desk.work import CREATED, Outcome, Request, Work
from actip.disclosure.policy import DEFAULT
from actip.importers.publications import published_for
from actip.reports import notes


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before a copy is made."""
    say = catalogue.language.say
    return Panel(
        say("desk", "The copy that may be sent"),
        say("desk", "Without what its readers may not see, and with small counts held back. You see what is left out."),
        (
            Field("form", FILES, say("desk", "The report"), is_needed=True),
            audience_field(catalogue, "asean", "public"),
            Field(
                "format",
                CHOICE,
                say("desk", "As"),
                choices=(
                    Choice(".xlsx", say("desk", "Form: an Excel workbook")),
                    Choice(".yaml", "YAML"),
                    Choice(".json", "JSON"),
                ),
                value=".xlsx",
            ),
            published_field(catalogue),
        ),
        say("desk", "Make the copy"),
    )


def send(request: Request) -> Outcome:
    """Make the copy of one report, and tell the sender alone what it is without."""
    say = request.catalogue.language.say
    path = request.needed_one("form", say("desk", "No report is here."), say("desk", "Drop a report on the page."))
    audience, suffix = request.wish(AUDIENCE), request.wish("format")
    english = in_english()  # what the command line says of it, it says in English
    already = published_for(audience, request.files(PUBLISHED), english)
    copy = released(path, audience, suffix, english, DEFAULT, CREATED, already)
    name = f"{PurePosixPath(path).stem}_{audience}{suffix}"
    for_sender = (
        *notes.held_against(already),
        say("desk", "Only you see what follows: it is not in the file, and is not sent with it."),
        *notes.held_back(copy.notes),
    )
    headline = say("desk", "The copy is ready: {file}", file=name)
    if copy.is_draft:
        headline = f"{headline}. {notes.not_cleared(copy.questions, request.catalogue.language)}"
    return Outcome(headline, files={name: copy.content}, notes=for_sender)


SEND = Work("send", panel, send)
