"""Own what stands in the live columns of a form: the checks of one line, and how much of it is answered."""

from collections.abc import Mapping

from actip.catalogue.entries import Catalogue
from actip.form import Field
from actip.form.answer_sheets import FOLLOW_UP, QUESTIONS
from actip.form.choices import meanings, texts_of, typed
from actip.format.fields import CONFLICTS
from actip.gate.scalars import folded
from actip.texts import Language
from actip.workbook import live
from actip.workbook.checks import cross_checks, result_at, speech_of
from actip.workbook.formula import as_text, hole
from actip.workbook.grid import Placed, Ref
from actip.workbook.links import link_to
from actip.workbook.since import answer_of, then_and_now

_HALVES = ("in_law", "in_practice")


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
        self.answers = tables.get(QUESTIONS)
        self._offered = {
            half: {text.casefold(): code for text, code in typed(catalogue, f"in_{half}")}
            for half in ("law", "practice")
        }
        self._reasons = [text for text, _ in typed(catalogue, "missing")]
        self._dropped = texts_of(catalogue, "action_states", "dropped")
        self._states = meanings(catalogue, "action_states")
        self._follow_ups: dict[
            tuple[int, str], live.Live
        ] = {}  # each is looked at by the line, the filter and the count
        self._owned: dict[tuple[str, int | str], list[Ref]] = {}
        for ref, check in zip(self.results, self.checks, strict=True):
            self._owned.setdefault(check.owner, []).append(ref)

    def of_line(self, table: Placed, number: int, field: Field) -> live.Live | None:
        """Return the formula of a live column in one line, None if the cell is blank."""
        line = table.lines[number]
        if line.row and line.row.hidden:
            return None
        if table.table.name == CONFLICTS.name:
            return link_to(str(line.values.get("at", "")), self.tables)
        if table.table.name in ("last-answers", "last-figures"):
            return then_and_now(self.tables, table, number, field.code, self.catalogue)
        if line.row and table.table.name == QUESTIONS:
            return self._of_pillar(table, number) if line.row.heading else self._answer(table, number)
        if line.row and table.table.name == FOLLOW_UP:
            if line.row.heading:
                return None
            key = number, field.code
            if key not in self._follow_ups:
                self._follow_ups[key] = self._follow_up(table, number, field.code)
            return self._follow_ups[key]
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

    def answered(self, first: int = 0, last: int | None = None) -> tuple[live.Live, int]:
        """Return how many questions are answered, and how many there are, in all lines or in some that follow."""
        table = self.answers
        assert table is not None
        numbers = range(first, len(table.lines) if last is None else last)
        cells = [[table.ref(number, half) for number in numbers] for half in _HALVES]
        confirmed = [table.ref(number, "since_last") for number in numbers] if self._asks_since(table) else None
        total = sum(bool(line.row and not (line.row.heading or line.row.hidden)) for line in table.lines[first:last])
        return live.answered(cells, confirmed), total

    def share(self, live_cell: live.Live, total: int) -> live.Live:
        """Return how many of all are answered: '3 of 12'."""
        language = self.catalogue.language
        formula = as_text(of_all(language, hole(f"({live_cell.formula.removeprefix('=')})"), str(total)))
        return live.Live(f"={formula}", of_all(language, str(live_cell.result), str(total)))

    def _of_pillar(self, table: Placed, number: int) -> live.Live:
        """Return how many questions below a heading are answered."""
        end = next(
            (at for at, line in enumerate(table.lines) if at > number and line.row and line.row.heading),
            len(table.lines),
        )
        return self.share(*self.answered(number + 1, end))

    def _answer(self, table: Placed, number: int) -> live.Live:
        line = table.lines[number]
        assert line.row is not None
        evidence = self.tables.get("further-evidence")
        law, practice = (None if half in line.row.closed else table.ref(number, half) for half in _HALVES)
        cells = live.AnswerCells(
            law, practice, table.ref(number, "evidence/0"), line.row.id,
            sum(entry.values.get("of") == line.row.id for entry in evidence.lines) if evidence else 0,
            evidence.span("of") if evidence else "",
            table.ref(number, "since_last") if self._asks_since(table) else None,
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
        }
        return live.answer(cells, offered, names, self.speech)

    def _follow_up(self, table: Placed, number: int, code: str) -> live.Live:
        row = table.lines[number].row
        assert row is not None
        halves = [answer_of(self.tables, row.id, half) for half in _HALVES]
        if code == "standing":
            return live.standing(*halves)
        actions = self.tables.get("further-actions")
        pursued = [
            entry
            for entry in (actions.lines if actions else ())
            if entry.values.get("of") == row.id
            and self._states.get(folded(str(entry.values.get("state", "")))) != "dropped"
        ]
        cells = live.FollowUpCells(
            table.ref(number, "actions/0/action"), table.ref(number, "actions/0/state"),
            table.ref(number, "assistance/0"), row.id, len(pursued),
            actions.span("of") if actions else "", actions.span("state") if actions else "", self._dropped,
        )  # fmt: skip
        offered = {**self._offered["law"], **self._offered["practice"]}
        return live.follow_up(
            cells, [half for half in halves if half], offered, {"lacking": "typed_lacking"}, self.speech
        )

    @staticmethod
    def _asks_since(table: Placed) -> bool:
        """Tell whether the form asks if an answer that was carried over still stands."""
        return any(field.code == "since_last" for field in table.table.fields)


def of_all(language: Language, count: str, total: str) -> str:
    """Return how many of all are answered: '3 of 12'."""
    return language.say("live check", "{count} of {total}", count=count, total=total)
