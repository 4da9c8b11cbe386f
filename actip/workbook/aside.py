"""Own the sheets of a form that take no answer: how to fill it, and what each article asks."""

from collections.abc import Mapping

from actip.catalogue.entries import Catalogue
from actip.form import Form
from actip.workbook.frame import Columns

_STEPS = (
    ("1", "Start on the first sheet: state, period, focal point, and a short name for each agency that answers."),
    ("2", "Fill in what is yellow. Grey cells are worked out or closed. Tab leads to the next cell to fill in."),
    ("3", "Answer for law (what is in force) and for practice (what was done in the period) apart. Say in the account "
          "what was done; cite the law or document with its section and date. A citation, never an attachment."),
    ("4", "Figures: enter totals and their parts. Whole numbers without separators (1234). 0 means: looked for, and "
          "there was none. If there is no figure, pick the reason. A blank cell is an open question, never zero."),
    ("5", "Look at the checks while you type, and at the sheet 'Checks'. A cross says what does not agree, three dots "
          "what is still open."),
    ("6", "What has no place in a table goes to 'Further entries' (a second citation) or 'Figures in detail'."),
    ("7", "Save it as an Excel workbook (.xlsx) and hand it on. 'actip validate FILE' names every fault with its "
          "cell."),
    ("No information", "Pick it when nobody could find out. It is an answer, and nothing is held against it."),
    ("Not collected", "Nobody in the state collects this figure."),
    ("Not yet available", "The figure exists or is being collected and will follow."),
    ("Not applicable", "The situation cannot arise in this state."),
    ("Withheld", "The state holds the figure and does not give it."),
    ("Included elsewhere", "The figure is part of another one: say which on 'Figures in detail'."),
    ("<5", "For a figure that is published only as 'below five'."),
    ("Who may see it", "Public, ASEAN bodies and member states, or the reporting state only: for the whole report on "
                       "the first sheet, for one answer in its row."),
    ("Nobody's data", "Totals only. No names, dates of birth, case or passport numbers, and no story by which a victim "
                      "or witness could be known (Articles 14.6 and 25 of the Convention)."),
    ("✔ ✘ …", "A tick: agrees. A cross: does not agree, and the words say what. Three dots: still open."),
)  # fmt: skip


def aside_sheets(catalogue: Catalogue, layout: Form) -> Mapping[str, Columns]:
    """Build the sheets that take no answer: columns, rows and lead by name."""
    ids = {row.id for table in layout.tables.values() for row in table.rows if row.id in catalogue.obligations}
    articles = [
        (
            obligation.id,
            obligation.citation,
            obligation.title,
            catalogue.label("forces", obligation.force),
            obligation.summary,
            "; ".join(obligation.evidence),
            "Read in a published copy" if obligation.verified else f"Recalled, confidence {obligation.confidence}",
        )
        for obligation in catalogue.obligations.values()
        if obligation.id in ids
    ]
    warning = ("Treaty text", catalogue.warning)
    heads = (("Id", 15.0), ("Article", 11.0), ("Title", 32.0), ("Force", 13.0), ("In our words", 60.0),
             ("Evidence could be", 42.0), ("Treaty text", 18.0))  # fmt: skip
    return {
        "How to fill": ((("Step or word", 22.0), ("What it means", 110.0)), [*_STEPS, warning], "On one page."),
        "Articles": (
            heads,
            articles,
            "What is asked, in this project's own words. The official text of the Convention decides.",
        ),
    }
