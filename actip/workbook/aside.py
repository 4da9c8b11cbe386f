"""Own the sheets of a form that take no answer: how to fill it, and what each article asks."""

from collections.abc import Mapping

from actip.catalogue.entries import Catalogue, Obligation
from actip.form import Form
from actip.form.sheet_names import sheet_names
from actip.format import words
from actip.format.fields import part
from actip.texts import Language
from actip.workbook.frame import Columns


def aside_sheets(catalogue: Catalogue, layout: Form) -> Mapping[str, Columns]:
    """Build the sheets that take no answer: columns, rows and lead by the code of the sheet."""
    say = catalogue.language.say
    ids = {row.id for table in layout.tables.values() for row in table.rows if row.id in catalogue.obligations}
    how = ((say("how to fill", "Step or word"), 22.0), (say("how to fill", "What it means"), 110.0))
    steps = [*_steps(catalogue.language), *_words(catalogue)]
    heads = (
        (say("articles", "Id"), 15.0), (say("articles", "Article"), 11.0), (say("articles", "Title"), 32.0),
        (say("articles", "Force"), 13.0), (say("articles", "In our words"), 60.0),
        (say("articles", "Evidence could be"), 42.0), (say("articles", "Treaty text"), 18.0),
    )  # fmt: skip
    articles = [_article(entry, catalogue) for entry in catalogue.obligations.values() if entry.id in ids]
    about = say("articles", "What is asked, in this project's own words. The official text of the Convention decides.")
    return {"how": (how, steps, say("how to fill", "On one page.")), "articles": (heads, articles, about)}


def _article(obligation: Obligation, catalogue: Catalogue) -> tuple[str, ...]:
    return (
        obligation.id,
        obligation.citation,
        obligation.title,
        catalogue.label("forces", obligation.force),
        obligation.summary,
        "; ".join(obligation.evidence),
        _treaty_text(obligation, catalogue.language),
    )


def _treaty_text(obligation: Obligation, language: Language) -> str:
    """Return how far what is asked was read in the treaty itself."""
    if obligation.verified:
        return language.say("articles", "Read in a published copy")
    match obligation.confidence:
        case "high":
            return language.say("articles", "Recalled, confidence high")
        case "medium":
            return language.say("articles", "Recalled, confidence medium")
    return language.say("articles", "Recalled, confidence low")


def _steps(language: Language) -> list[tuple[str, str]]:
    say, names = language.say, sheet_names(language)
    steps = (
        say("how to fill", "Start on the first sheet: state, period, focal point, and a short name for each agency "
            "that answers."),
        say("how to fill", "Fill in what is yellow. Grey cells are worked out or closed. Tab leads to the next cell "
            "to fill in."),
        say("how to fill", "Answer for law (what is in force) and for practice (what was done in the period) apart. "
            "Say in the account what was done; cite the law or document with its section and date. A citation, never "
            "an attachment."),
        say("how to fill", "Figures: enter totals and their parts. Whole numbers without separators (1234). 0 means: "
            "looked for, and there was none. If there is no figure, pick the reason. A blank cell is an open "
            "question, never zero."),
        say("how to fill", "Look at the checks while you type, and at the sheet '{checks}'. A cross says what does "
            "not agree, three dots what is still open.", checks=names["checks"]),
        say("how to fill", "What has no place in a table goes to '{further}' (a second citation) or '{detail}'.",
            further=names["further"], detail=names["detail"]),
        say("how to fill", "Save it as an Excel workbook (.xlsx) and hand it on. 'actip validate FILE' names every "
            "fault with its cell."),
    )  # fmt: skip
    return [(str(number), step) for number, step in enumerate(steps, start=1)]


def _words(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return what the words that stand in many cells mean."""
    language = catalogue.language
    say, label = language.say, catalogue.label
    return [
        (label("in_law", "no_information"),
         say("how to fill", "Pick it when nobody could find out. It is an answer, and nothing is held against it.")),
        (label("missing", "not_collected"), say("how to fill", "Nobody in the state collects this figure.")),
        (label("missing", "not_yet_available"),
         say("how to fill", "The figure exists or is being collected and will follow.")),
        (label("missing", "not_applicable"), say("how to fill", "The situation cannot arise in this state.")),
        (label("missing", "withheld"), say("how to fill", "The state holds the figure and does not give it.")),
        (label("missing", "included_elsewhere"),
         say("how to fill", "The figure is part of another one: say which on '{detail}'.",
             detail=sheet_names(language)["detail"])),
        ("<5", say("how to fill", "For a figure that is published only as 'below five'.")),
        (words.heading(part("disclosure"), language),
         say("how to fill", "Public, ASEAN bodies and member states, or the reporting state only: for the whole "
             "report on the first sheet, for one answer in its row.")),
        (say("how to fill", "Nobody's data"),
         say("how to fill", "Totals only. No names, dates of birth, case or passport numbers, and no story by which "
             "a victim or witness could be known (Articles 14.6 and 25 of the Convention).")),
        ("✔ ✘ …",
         say("how to fill", "A tick: agrees. A cross: does not agree, and the words say what. Three dots: still "
             "open.")),
        (say("how to fill", "Treaty text"), catalogue.warning),
    ]  # fmt: skip
