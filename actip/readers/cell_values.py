"""Own what one cell of a form says: the value of its kind, of a formula its last result, of an error nothing."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from actip.form import Field, FieldKind
from actip.form.choices import offered
from actip.form.citation import SEVERAL, WHICH_DAY, help_taken_apart, taken_apart
from actip.format.fields import coordinate_lists
from actip.gate.sheets import Entry, Typed
from actip.gate.workbook import results
from actip.model import Found, Place
from actip.readers import typed_values
from actip.readers.gathering import Gathered, cut
from actip.readers.understanding import Dictionary

_DOLLARS = ("USD", "SGD", "BND", "AUD")


class Values:
    """Read the cells of a form, each by the kind of its field."""

    def __init__(self, gathered: Gathered, content: bytes, epoch: datetime, dictionary: Dictionary) -> None:
        """Take the workbook itself for the results of its formulas, and the day from which it counts days."""
        self.gathered = gathered
        self.content = content
        self.epoch = epoch
        self.dictionary = dictionary
        self._currencies: dict[str, object] = {}  # those that an amount brought, by the pointer of their own cell
        self._results: Mapping[tuple[str, int, int], Entry] | None = None

    def value(self, pointer: str, entry: Entry, field: Field, place: Place) -> bool:
        """Read one cell and put its value where its pointer says; return whether there was one."""
        value = self.settled(entry, pointer, place)
        if value is None:
            self.gathered.put(pointer, cut(entry.value))
            return True
        if typed_values.is_blank(value):
            return False
        if field.kind is FieldKind.LABEL:
            self.gathered.put(pointer, typed_values.text(value))
            return True
        if field.kind in (FieldKind.CITED, FieldKind.HELP):
            return self._several(pointer, value, field, place)
        reading = self.read(value, field)
        if field.kind is FieldKind.NUMBER and isinstance(reading.value, str):
            reading = self.of_money(pointer, value, place) or reading
        if field.code.rpartition("/")[2] == "currency":
            reading = self._one_currency(pointer, reading)
        self.gathered.put(pointer, reading.value)
        self.gathered.say(pointer, reading, place)
        return True

    def _several(self, pointer: str, value: Typed, field: Field, place: Place) -> bool:
        """Take one cell apart that says several keys of an entry; what stays in one of them is asked about."""
        text = str(typed_values.text(value))
        if field.kind is FieldKind.HELP:
            self._put_all(pointer, help_taken_apart(text, self.dictionary.catalogue).keys, place)
            return True
        citation = taken_apart(text)
        self._put_all(pointer, citation.keys, place)
        title, day = f"{pointer}/title", f"{pointer}/date"
        if citation.is_tidied:
            tidied = {"found": cut(citation.dated), "read": str(citation.date)}
            self.gathered.faults.append(Found(day, tidied, typed_values.TIDIED, place))
        facts: dict[str, object] = {"found": cut(text), "which": citation.asks}
        if citation.asks in (WHICH_DAY, SEVERAL):
            facts |= {"mend": citation.asks, "readings": list(citation.readings) or None}
        if citation.asks:
            rule = "FIL152" if "mend" in facts else "FIL151"
            self.gathered.faults.append(Found(title, facts, rule, place))
        return True

    def _put_all(self, pointer: str, keys: Mapping[str, object], place: Place) -> None:
        for key, part in keys.items():
            self.gathered.mark(f"{pointer}/{key}", place)
            self.gathered.put(f"{pointer}/{key}", part)

    def amount(self, pointer: str, entry: Entry, place: Place, *, whole: bool) -> None:
        """Read one figure: a value, an upper bound, or the reason why there is none. `whole` is what it counts in."""
        value = self.settled(entry, f"{pointer}/value", place)
        if value is None:
            self.gathered.put(f"{pointer}/value", cut(entry.value))
        elif not typed_values.is_blank(value):
            key, reading = typed_values.figure(value, self.meanings("missing"), self._may_mean, whole=whole)
            if key == "value" and not whole and isinstance(reading.value, str):
                reading = self.of_money(f"{pointer}/value", value, place) or reading
            self.gathered.put(f"{pointer}/{key}", reading.value)
            self.gathered.places[f"{pointer}/{key}"] = place
            self.gathered.say(f"{pointer}/{key}", reading, place)

    @cached_property
    def _may_mean(self) -> Mapping[str, str]:
        """What may mean a reason why there is no figure: it is offered, and not taken."""
        return offered(self.dictionary.catalogue, "missing")

    def of_money(self, pointer: str, value: Typed, place: Place) -> typed_values.Reading | None:
        """Read an amount with its currency in the same cell, such as 500 kip or $20,000.50; None for what is none.

        The currency goes into its own cell where that says nothing else.
        """
        amount, code = typed_values.money(value, self.meanings("currencies"))
        if not code:
            return None
        beside = f"{pointer.rpartition('/')[0]}/currency"
        beside_it = self.gathered.value_at(beside)
        if code == typed_values.DOLLAR and beside_it in (None, *_DOLLARS):  # which one, the other cell says
            code = str(beside_it or code)
        elif beside_it in (None, code):
            self.gathered.put(beside, code)
            self.gathered.places.setdefault(beside, place)
            self._currencies[beside] = code
        else:
            facts = _two_currencies(value, code, beside_it)
            return typed_values.Reading(cut(value).strip(), typed_values.AMBIGUOUS, facts)
        if amount.rule:
            return amount._replace(value=cut(value).strip(), facts={**amount.facts, "found": cut(value).strip()})
        facts = {"found": cut(value).strip(), "read": f"{amount.value} {code}"}
        return amount._replace(rule=typed_values.TIDIED, facts=facts)

    def _one_currency(self, pointer: str, reading: typed_values.Reading) -> typed_values.Reading:
        """Refuse a currency other than that which an amount beside it brought."""
        brought = self._currencies.get(pointer, reading.value)
        if brought == reading.value:
            return reading
        facts = _two_currencies(reading.value, brought, reading.value)
        return typed_values.Reading(reading.value, typed_values.AMBIGUOUS, facts)

    def settled(self, entry: Entry, pointer: str, place: Place) -> Typed | None:
        """Return the value of a cell, of a formula its last result; None, with a finding, for an error."""
        if entry.is_formula:
            if self._results is None:
                self._results = results(self.content)
            row, column = int(place.line or 0), int(place.column or 0)
            result = self._results.get((str(place.sheet), row, column))
            if result is None:
                self.gathered.refuse(pointer, {"found": cut(entry.value)}, "FIL124", place)
                return None
            if result.value == "":  # the formula decided that there is nothing to show
                return ""
            if not result.is_error:
                facts = {"found": cut(entry.value), "read": typed_values.text(result.value)}
                self.gathered.faults.append(Found(pointer, facts, "FIL125", place))
                return result.value
            entry = result
        if entry.is_error:
            self.gathered.refuse(pointer, {"found": str(entry.value)}, "FIL126", place)
            return None
        return entry.value

    def read(self, value: Typed, field: Field) -> typed_values.Reading:
        """Read a value by the kind of a field."""
        if field.kind is FieldKind.CODE:
            return typed_values.Reading(typed_values.code(value, self.meanings(field.codes)))
        if field.kind is FieldKind.CODES:
            return typed_values.Reading(typed_values.codes(value, self.meanings(field.codes)))
        if field.kind is FieldKind.DATE:
            return typed_values.day(value, self.epoch)
        if field.kind is FieldKind.MOMENT:
            return typed_values.moment(value, self.epoch)
        if field.kind in (FieldKind.COUNT, FieldKind.NUMBER):
            return typed_values.number(value, whole=field.kind is FieldKind.COUNT)
        if field.kind is FieldKind.PAIRS:
            return typed_values.Reading(self._coordinates(typed_values.text(value)))
        if field.codes in ("obligations", "obligations_and_courts"):
            return typed_values.Reading(typed_values.code(value, self.meanings(field.codes)))
        return typed_values.words(value)

    def meanings(self, name: str) -> Mapping[str, str]:
        """Map everything that may be typed for an entry of a list to its code, in folded letters."""
        return self.dictionary.of(name)

    def _coordinates(self, typed: str) -> dict[str, str]:
        """Read coordinates; only what two languages do not know is looked up in all of them."""
        lists = coordinate_lists(self.dictionary.catalogue)
        everywhere = {name: self.dictionary.of(codes) for name, codes in lists.items()}
        near = {name: meant.near for name, meant in everywhere.items()}
        between = self.dictionary.catalogue.language.sign("between", ", ").strip()
        parts = typed.replace(between, ";") if between else typed
        return typed_values.coordinates(parts, self.dictionary.phrases, near, everywhere)


def _two_currencies(value: object, first: object, second: object) -> dict[str, object]:
    facts = {"found": cut(value), "first": str(first), "second": str(second)}
    return {**facts, "reading": "currency", "mend": "currency"}
