"""Own the forms of agencies: one report divided into a form for each, in one archive and one by one."""

from actip.catalogue.entries import Catalogue
from actip.commands.split import divided
from actip.desk.languages import language_of_form
from actip.desk.panels import FILES, Field, Panel
from actip.desk.work import CREATED, Outcome, Request, Work
from actip.gate.package import packed


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before a report is divided."""
    say = catalogue.language.say
    return Panel(
        say("desk", "Divide among agencies"),
        say("desk", "Make of one report a form for each agency, with its own questions, and one for all others."),
        (
            Field(
                "report",
                FILES,
                say("desk", "Report"),
                say("desk", "Filled in or not. Its first sheet names the agencies and says what each answers."),
                is_needed=True,
            ),
            language_of_form(catalogue.language, say("desk", "That of the report")),
        ),
        say("desk", "Divide"),
    )


def divide(request: Request) -> Outcome:
    """Divide a report into a form for each agency."""
    language = request.catalogue.language
    report = request.needed_one(
        "report", language.say("desk", "No report is here."), language.say("desk", "Drop a report on the page.")
    )
    parts = divided(report, request.catalogue, CREATED, request.wish("language"))
    headline = language.counted("desk", "{count} form is ready.", "{count} forms are ready.", len(parts.files))
    next_step = language.say(
        "desk",
        "The .zip holds all of them. Send each agency its own; the one named 'rest' is for what no agency answers. "
        "When they are back, put them together on this page.",
    )
    files = {f"{parts.name}.zip": packed(parts.files), **parts.files}
    return Outcome(headline, files=files, notes=(*parts.notes, next_step))


DIVIDE = Work("divide", panel, divide)
