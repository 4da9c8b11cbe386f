"""Own the hidden sheet of lists, and what each kind of cell takes: a list, a number, a date."""

from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from actip.catalogue.entries import Catalogue
from actip.form import MARK, Field, FieldKind
from actip.form.choices import YES_OR_NO, choices, typed
from actip.form.meanings import LONGEST_PROMPT
from actip.texts import Language
from actip.workbook.grid import Placed
from actip.writers.excel import ensure

SHEET = "_lists"
_CODED = (
    "member_states", "indicators", "dimensions", "breakdowns", "obligations", "obligations_and_courts",
)  # fmt: skip
_DECLINED = "considered_declined"  # no answer where an obligation is mandatory
LONGEST_TITLE, LONGEST_MESSAGE = 32, LONGEST_PROMPT  # characters that a spreadsheet shows beside a cell


class Lists:
    """Keep the lists that the dropdowns of a form offer, by name."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the lists from the catalogue: the validation of a cell can hold no more than a line itself."""
        self.catalogue = catalogue
        self.columns: dict[str, list[str]] = {}
        names = [
            name
            for name in catalogue.lists
            if name not in ("forces", "kinds", "apa_areas", "apa_items", "court_indicators")
        ]
        for name in (*_CODED, *names):
            labels = choices(catalogue, name)
            self.columns[f"lst_{name}"] = list(labels.values())
            self.columns[f"codes_{name}"] = list(labels)
            self.columns[f"typed_{name}"] = [text for text, _ in typed(catalogue, name)]
        self._of_answers()
        self.columns["lst_amounts"] = [*choices(catalogue, "missing").values(), "<5"]
        self.columns["lst_yes"] = list(choices(catalogue, YES_OR_NO).values())
        for indicator in catalogue.indicators.values():
            measures = choices(catalogue, "measures")
            self.columns[f"measures_{indicator.id}"] = [measures[code] for code in indicator.measures]
            if indicator.subsets:
                subsets = choices(catalogue, "subset")
                self.columns[f"subsets_{indicator.id}"] = [subsets[code] for code in indicator.subsets]

    def _of_answers(self) -> None:
        """Add what is offered where an obligation cannot be declined, and what is a claim or a gap."""
        practice = choices(self.catalogue, "in_practice")
        halves = [typed(self.catalogue, half) for half in ("in_law", "in_practice")]
        self.columns["lst_in_practice_mandatory"] = [practice[code] for code in practice if code != _DECLINED]
        self.columns["typed_in_practice_mandatory"] = [text for text, code in halves[1] if code != _DECLINED]
        for name, codes in (("claims", ("full", "large", "partial")), ("lacking", ("none", "not_yet", "partial"))):
            texts = (text for wanted in codes for half in halves for text, code in half if code == wanted)
            self.columns[f"typed_{name}"] = list(dict.fromkeys(texts))

    def write(self, book: Any, sheet: Any, agencies: Placed) -> None:
        """Write the sheet and name its columns; the list of agencies is the range on the first sheet."""
        ensure(sheet.write_string(0, 0, f"{MARK}aside"))
        for column, (name, entries) in enumerate(self.columns.items(), start=1):
            ensure(sheet.write_string(0, column, name))
            for row, entry in enumerate(entries, start=1):
                ensure(sheet.write_string(row, column, entry))
            letter = xl_col_to_name(column, col_abs=True)
            ensure(book.define_name(name, f"={SHEET}!{letter}$2:{letter}${len(entries) + 1}"))
        first, last = agencies.ref(0, "id"), agencies.ref(len(agencies.lines) - 1, "id")
        ensure(book.define_name("lst_agencies", f"={first.at}:{last.at.partition('!')[2]}"))
        sheet.very_hidden()

    def rule(self, field: Field, row: int, column: int) -> dict[str, Any]:
        """Return the validation for the cells of a column from this row on; empty for a plain text."""
        if field.kind is FieldKind.FIGURE:  # a number, or a reason from the list: so the list cannot refuse
            return {"validate": "list", "source": "=lst_amounts", "show_error": False}
        if field.kind is FieldKind.YES:
            return self._listed("=lst_yes")
        if field.kind is FieldKind.CODE:
            return self._listed(self._source(field, row, column))
        if field.codes in ("agencies", "obligations", "obligations_and_courts") and field.kind is FieldKind.TEXT:
            return {"validate": "list", "source": f"=lst_{field.codes}", "show_error": False}
        if field.kind is FieldKind.DATE:
            between = {"minimum": date(1906, 1, 1), "maximum": date(2100, 12, 31)}
            return {"validate": "date", "criteria": "between", **between, **self._refused("date")}
        if field.kind is FieldKind.COUNT:
            return {"validate": "integer", "criteria": ">=", "value": 0, **self._refused("count")}
        if field.kind is FieldKind.NUMBER:
            return {"validate": "decimal", "criteria": ">=", "value": 0, **self._refused("number")}
        return {"validate": "any"} if field.help else {}

    def _listed(self, source: str) -> dict[str, Any]:
        return {"validate": "list", "source": source, **self._refused("list")}

    def _refused(self, kind: str) -> dict[str, str]:
        title, message = refusals(self.catalogue.language)[kind]
        return {"error_title": shortened(title, LONGEST_TITLE), "error_message": shortened(message, LONGEST_MESSAGE)}

    def _source(self, field: Field, row: int, column: int) -> str:
        if field.without:
            return f"=lst_{field.codes}_mandatory"
        if field.codes in ("measures", "subset") and field.code in ("measure", "subset"):
            # What the indicator of this very row can have: the reference moves with the row.
            indicator = xl_rowcol_to_cell(row, 1, col_abs=True)
            code = f"INDEX(codes_indicators,MATCH({indicator},lst_indicators,0))"
            return f'=INDIRECT("{"measures" if field.code == "measure" else "subsets"}_"&{code})'
        return f"=lst_{field.codes}"


def shortened(text: str, most: int) -> str:
    """Return a text of which a spreadsheet shows so many signs; what is left out is marked."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def refusals(language: Language) -> dict[str, tuple[str, str]]:
    """Return what a cell says where it refuses what was typed: a title and what to do, by what it takes."""
    say = language.say
    number = say("refusal", "A whole number, without separators: 1234.")
    day = say("refusal", "Type year, month and day, such as 2025-03-31.")
    pick = say("refusal", "Pick one of the list: open it with the arrow beside the cell.")
    return {
        "date": (say("refusal", "Not a date"), day),
        "count": (say("refusal", "Not a whole number"), number),
        "number": (say("refusal", "Not a number"), number),
        "list": (say("refusal", "Not in the list"), pick),
    }
