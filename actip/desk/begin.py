"""Own a new form: blank, or with the answers of the last report; whole, or one part of it."""

from actip.catalogue.entries import Catalogue
from actip.commands.template import begun
from actip.desk.languages import language_of_form
from actip.desk.panels import CHOICE, FILES, TEXT, TICKS, Choice, Field, Panel
from actip.desk.work import CREATED, Outcome, Request, Work
from actip.errors import UnknownName
from actip.form import EVERYTHING, PARTS
from actip.texts import Language

_ALL = "all"


def panel(catalogue: Catalogue) -> Panel:
    """Return what a person is asked for before a form is made: what every form needs first, the rest folded."""
    say = catalogue.language.say
    states = sorted((Choice(code, state.name) for code, state in catalogue.states.items()), key=lambda one: one.label)
    whole = say("desk", "All, or those that the last report was asked")
    asks = [
        Choice(code, whole if code == EVERYTHING else entry.label)
        for code, entry in catalogue.lists["questionnaires"].codes.items()
    ]
    return Panel(
        say("desk", "A new form"),
        say("desk", "Make the form that a ministry fills in: blank, or with the answers of the last report in it."),
        (
            Field("state", CHOICE, say("desk", "Member state"), say("desk", "With a last report it can stay open."),
                  choices=(Choice("", say("desk", "Choose")), *states)),
            Field("period", TEXT, say("desk", "Period"), say("desk", "A year: 2025. Half of one: 2026-H1. Or the first "
                  "and the last day: 2025-04-01:2026-03-31."), is_needed=True),
            Field("last", FILES, say("desk", "Last report"), say("desk", "If there is one: its answers stand in the "
                  "form, each to be looked at again.")),
            Field("asks", CHOICE, say("desk", "Questions"), choices=tuple(asks), value=EVERYTHING, is_further=True),
            Field("parts", TICKS, say("desk", "Ask for more"), choices=_parts(catalogue.language), is_further=True),
            language_of_form(catalogue.language, say("desk", "That of the last report, else that of this page")),
            Field("agency", TEXT, say("desk", "Only the questions of one agency"), say("desk", "Its short name in the "
                  "last report, such as mps. Leave it empty for all questions."), is_further=True),
            Field("round", FILES, say("desk", "Questions of a round"), say("desk", "The file of a round (.yaml), if "
                  "you have one."), is_further=True),
        ),
        say("desk", "Make the form"),
    )  # fmt: skip


def _parts(language: Language) -> tuple[Choice, ...]:
    """Return what a form can ask besides, by the names that `actip template --with` takes, and all of it."""
    say = language.say
    words = {
        "details": say("desk", "Answers in detail: since when, kind and link of a document, who may see an answer"),
        "covered": say("desk", "Which of the groups, sectors or acts that a question names are covered"),
        "further": say("desk", "A second law or document, action or kind of help"),
        "figures-in-detail": say("desk", "Figures of any breakdown"),
        "sources": say("desk", "How each indicator was counted"),
        "courts": say("desk", "Court indicators"),
        "budgets": say("desk", "Budgets"),
        "programmes": say("desk", "Programmes"),
        "practices": say("desk", "Good practices"),
        "results": say("desk", "Results"),
        "events": say("desk", "Events that bear on the figures"),
        "round": say("desk", "The questions of this round"),
        "explanations": say("desk", "Reasons for what is found and is right"),
        "follow-up": say("desk", "For a short report: what stands in the way, and what is planned"),
        "people": say("desk", "For a short report: trainings, partners and consultations"),
        "figures": say("desk", "For a short report: all tables of figures"),
    }
    return (Choice(_ALL, say("desk", "Everything")), *(Choice(name, label) for name, label in words.items()))


def begin(request: Request) -> Outcome:
    """Make a form."""
    say = request.catalogue.language.say
    state, period = request.wish("state"), request.wish("period")
    last, round = request.one("last"), request.one("round")
    if not (state or last):
        raise UnknownName(
            say("desk", "No member state is chosen."), say("desk", "Choose one, or drop its last report on the page.")
        )
    if not period:
        raise UnknownName(say("desk", "No period is given."), say("desk", "Write a year, such as 2025."))
    wanted = [name for name in (_ALL, *PARTS) if request.wish(f"parts-{name}")]
    form = begun(
        state,
        period,
        request.wish("asks") or EVERYTHING,
        last,
        request.wish("agency"),
        request.catalogue,
        CREATED,
        request.wish("language"),
        round,
        PARTS if _ALL in wanted else wanted,
    )
    next_step = say("desk", "Fill in the yellow cells, save it, and check it on this page.")
    return Outcome(say("desk", "The form is ready."), files={form.name: form.content}, notes=(*form.notes, next_step))


BEGIN = Work("begin", panel, begin)
