"""Own the sheets of a form that take no answer: how to fill it, and what each article asks."""

from collections.abc import Mapping

from actip.catalogue.entries import Catalogue, Obligation
from actip.form import Form
from actip.form.meanings import defined
from actip.texts import Language
from actip.workbook.frame import Columns


def aside_sheets(catalogue: Catalogue, layout: Form) -> Mapping[str, Columns]:
    """Build the sheets that take no answer: columns, rows and lead by the code of the sheet."""
    say = catalogue.language.say
    ids = {row.id for table in layout.tables.values() for row in table.rows if row.id in catalogue.obligations}
    how = (
        (say("how to fill", "About"), 18.0), (say("how to fill", "Step or word"), 27.0),
        (say("how to fill", "What it means"), 136.0),
    )  # fmt: skip
    heads = (
        (say("articles", "Id"), 15.0), (say("articles", "Article"), 11.0), (say("articles", "Title"), 32.0),
        (say("articles", "Force"), 13.0), (say("articles", "In our words"), 60.0),
        (say("articles", "Evidence could be"), 42.0), (say("articles", "Treaty text"), 18.0),
    )  # fmt: skip
    articles = [_article(entry, catalogue) for entry in catalogue.obligations.values() if entry.id in ids]
    about = say("articles", "What is asked, in this project's own words. The official text of the Convention decides.")
    return {
        "how": (how, defined(catalogue), say("how to fill", "The steps, and what the words mean.")),
        "articles": (heads, articles, about),
    }


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
