"""Own what stands in the live columns of a form: the checks of one line, and how much of it is answered."""

from collections.abc import Mapping
from functools import partial

from actip.catalogue.entries import Catalogue
from actip.form import Field
from actip.form.choices import meanings, texts_of, typed
from actip.format.fields import CONFLICTS
from actip.gate.scalars import folded
from actip.texts import Language
from actip.workbook import live
from actip.workbook.agency_progress import Questions, progress, questions
from actip.workbook.checks import cross_checks, result_at, speech_of
from actip.workbook.grid import Placed, Ref
from actip.workbook.links import link_to
from actip.workbook.since import then_and_now


class LiveColumns:
    """Work out the live columns of a form: the cross-checks with the cells of their results, and each line's own."""

    def __init__(self, tables: Mapping[str, Placed], catalogue: Catalogue) -> None:
        """Take the tables of a form as they are placed and filled."""
        self.tables = tables
        self.catalogue = catalogue
        self.checks = cross_checks(tables, catalogue)
        self.speech = speech_of(catalogue)
        language = catalogue.language
        self.results = [result_at(number, check, language) for number, check in enumerate(self.checks)]
        self.answers = [table for name, table in tables.items() if name.startswith("answers-")]
        self._offered = {
            half: {text.casefold(): code for text, code in typed(catalogue, f"in_{half}")}
            for half in ("law", "practice")
        }
        self._reasons = [text for text, _ in typed(catalogue, "missing")]
        self._dropped = texts_of(catalogue, "action_states", "dropped")
        self._states = meanings(catalogue, "action_states")
        self._questions: Questions | None = None
        self._owned: dict[tuple[str, int | str], list[Ref]] = {}
        for ref, check in zip(self.results, self.checks, strict=True):
            self._owned.setdefault(check.owner, []).append(ref)

    def of_line(self, table: Placed, number: int, field: Field) -> live.Live | None:
        """Return the formula of a live column in one line, None if the cell is blank."""
        line = table.lines[number]
        if field.code == "progress":
            return self._agency_progress(table, number)
        if table.table.name == CONFLICTS.name:
            return link_to(str(line.values.get("at", "")), self.tables)
        if table.table.name in ("last-answers", "last-figures"):
            return then_and_now(self.tables, table, number, field.code, self.catalogue)
        if line.row and table.table.name.startswith("answers-"):
            law, practice = (
                None if half in line.row.closed else table.ref(number, half) for half in ("in_law", "in_practice")
            )
            if field.code == "answered":
                return live.answered(law, practice, self._since_last(table, number))
            return self._answer(table, number, law, practice)
        owned = self._owned.get((table.table.name, number), [])
        if table.table.name == "T9":
            indicator = line.row.fixed.get("indicator", "") if line.row else ""
            cell = table.ref(number, "figure:")
            fit = live.figure(
                cell, "typed_missing", self._reasons, self.speech, needed=indicator not in self.catalogue.questions
            )
            for result in reversed(owned):
                fit = live.unless_wrong(result, fit)
            return fit
        return live.first_of(owned) if owned else None

    def of_column(self, table: Placed, code: str) -> live.Live | None:
        """Return the check of one column, for the row of checks below a table."""
        owned = self._owned.get((table.table.name, code), [])
        return live.first_of(owned) if owned else None

    def answered_now(self, table: Placed) -> int:
        """Count the answers of a table, as its column `answered` does."""
        column = next(field for field in table.table.fields if field.code == "answered")
        counts = (self.of_line(table, number, column) for number in range(len(table.lines)))
        return sum(int(live_cell.result) for live_cell in counts if live_cell)

    def _answer(self, table: Placed, number: int, law: Ref | None, practice: Ref | None) -> live.Live:
        line = table.lines[number]
        assert line.row is not None
        evidence, actions = self.tables["further-evidence"], self.tables["further-actions"]
        codes = [field.code for field in table.table.fields]
        pursued = [
            entry
            for entry in actions.lines
            if entry.values.get("of") == line.row.id
            and self._states.get(folded(str(entry.values.get("state", "")))) != "dropped"
        ]
        cells = live.AnswerCells(
            law, practice,
            [table.ref(number, code) for code in codes if code.startswith("evidence/")],
            [table.ref(number, code) for code in codes if code.startswith("actions/")],
            table.ref(number, "actions/0/state"), line.row.id,
            sum(entry.values.get("of") == line.row.id for entry in evidence.lines), len(pursued),
            evidence.span("of"), actions.span("of"), actions.span("state"), self._dropped,
            self._since_last(table, number),
        )  # fmt: skip
        declinable = not line.row.without
        practice_offered = {
            text: code for text, code in self._offered["practice"].items() if declinable or code not in line.row.without
        }
        offered = {**self._offered, "practice": practice_offered}
        names = {
            "law": "typed_in_law",
            "practice": "typed_in_practice" if declinable else "typed_in_practice_mandatory",
            "claims": "typed_claims",
            "lacking": "typed_lacking",
        }
        return live.answer(cells, offered, names, self.speech)

    def _agency_progress(self, table: Placed, number: int) -> live.Live:
        column = next((field for one in self.answers for field in one.table.fields if field.code == "answered"), None)

        def answered(one: Placed, line: int) -> int:
            live_cell = self.of_line(one, line, column) if column else None
            return int(live_cell.result) if live_cell else 0

        if self._questions is None:
            self._questions = questions(self.answers, table, self.catalogue)
        share = partial(of_all, self.catalogue.language)
        return progress(table.ref(number, "id"), self._questions, answered, share)

    def _since_last(self, table: Placed, number: int) -> Ref | None:
        """Return the cell that says whether an answer still stands, None if the form does not ask."""
        has_question = any(field.code == "since_last" for field in table.table.fields)
        return table.ref(number, "since_last") if has_question else None


def of_all(language: Language, count: str, total: str) -> str:
    """Return how many of all are answered: '3 of 12'."""
    return language.say("live check", "{count} of {total}", count=count, total=total)
