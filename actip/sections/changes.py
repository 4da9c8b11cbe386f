"""Own the tables of what changed between two submissions. Nothing is judged: an answer that changed is a change."""

from collections.abc import Iterable, Mapping, Sequence

from actip.catalogue.entries import Catalogue
from actip.format.fields import ANSWERS, COURTS, ROUND_ANSWERS, SUBMISSION
from actip.model.change import Change
from actip.model.section import Column, Section, Shown

_LISTS = {"in_law": "in_law", "in_practice": "in_practice", "state": "court_states", "disclosure": "disclosure"}
_COLUMNS = (Column("What", 26), Column("Before", 28), Column("Now", 28))


def change_sections(changes: Sequence[Change], catalogue: Catalogue) -> tuple[Section, ...]:
    """Lay out changes as a table of answers, one of figures and one of the rest; empty tables are left out."""
    answers = [change for change in changes if change.part == "answers"]
    figures = [change for change in changes if change.part == "figures"]
    others = [change for change in changes if change.part in ("about", "lists")]
    sections = (
        Section(
            name="Answers that changed",
            title="Answers that changed",
            lead="Texts are not repeated here: how long they were and are.",
            columns=(Column("Obligation", 44), *_COLUMNS),
            rows=tuple(_answer(change, catalogue) for change in answers),
        ),
        Section(
            name="Figures that changed",
            title="Figures that changed",
            lead="A figure that is not there before or now is shown as -; that is not zero.",
            columns=(Column("Indicator", 36), *_COLUMNS),
            rows=tuple(_figure(change, catalogue) for change in figures),
        ),
        Section(
            name="The rest",
            title="What else changed",
            lead="About the report itself, and its lists.",
            columns=_COLUMNS,
            rows=tuple((Shown(_title(change)), *_both(change)) for change in others),
        ),
    )
    return tuple(section for section in sections if section.rows)


def _answer(change: Change, catalogue: Catalogue) -> tuple[Shown, ...]:
    obligation = catalogue.obligations.get(change.subject)
    court = catalogue.lists["court_indicators"].codes.get(change.subject)
    question = catalogue.questions.get(change.subject)
    others = (court.label if court else "", question.question if question else "", change.subject)
    title = f"{obligation.citation} {obligation.title}" if obligation else next(filter(None, others))
    lists = {**_LISTS, "choice": question.codes} if question else _LISTS
    before, after = (_label(change.what, code, lists, catalogue) for code in (change.before, change.after))
    labels = change._replace(before=before, after=after)
    return (Shown(title, short=change.subject), Shown(_title(change)), *_both(labels))


def _figure(change: Change, catalogue: Catalogue) -> tuple[Shown, ...]:
    indicator = catalogue.indicators.get(change.subject)
    title = indicator.title[:1].upper() + indicator.title[1:] if indicator else change.subject
    return (Shown(title), Shown(change.what), *_both(change))


def _both(change: Change) -> Iterable[Shown]:
    return (Shown(change.before or "-"), Shown(change.after or "-"))


def _label(what: str, code: str | None, lists: Mapping[str, str], catalogue: Catalogue) -> str | None:
    return catalogue.label(lists[what], code) if code and what in lists else code


def _title(change: Change) -> str:
    """Return what an editor shows for the key that changed, of an answer or of the report itself."""
    groups = (ANSWERS, COURTS, ROUND_ANSWERS) if change.subject else (SUBMISSION,)
    return next((key.title for group in groups if (key := group.below(change.what))), change.what)
