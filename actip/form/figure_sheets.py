"""Own the sheets that ask for figures: small fixed cross-tabs, every other total in a list, and room for the rest.

The tables are those that the field fills in for UNODC: victims by sex and age, by form of exploitation, by
citizenship and by place, offences, persons at each stage of justice, and the victims returned.
"""

from collections.abc import Iterable, Mapping

from actip.catalogue.entries import Catalogue, Indicator
from actip.form.asking import column, columns
from actip.form.elements import Field, FieldKind, Row, Sheet, Style, Table, said_as_pairs
from actip.format.fields import COUNTINGS, part
from actip.format.records import AMOUNTS

_SEXES, _AGES = ("F", "M", "X", "U"), ("C", "A", "U")
_CONFIRMED = {"indicator": "victims_detected", "victim_status": "confirmed"}
_STAGES = ("persons_in_formal_contact", "persons_prosecuted", "persons_convicted", "persons_acquitted")
_FREE_COUNTRIES = 8
_FREE_FIGURES = 60
_FIGURE = (
    "A whole number; 0 if you looked and there was none. If there is no figure, pick the reason. Blank is not zero."
)
_CHECK = Field("check", "Check", FieldKind.LIVE, 38)
_LABEL = Field("label", "", FieldKind.LABEL, 34)


def figure_sheets(catalogue: Catalogue, indicators: frozenset[str]) -> list[Sheet]:
    """Return the sheets of figures on the indicators that the form asks for."""
    lead = "Each cell takes a whole number, <5, or the reason why there is no figure. Totals and parts are both asked."
    tabs = [
        table
        for table in _cross_tabs(catalogue)
        if {row.fixed.get("indicator", "") for row in table.rows if row.fixed} & indicators
    ]
    population = Table(
        "population", "T8. Population", "Only where you want rates: the number, its year and its source.",
        Style.RECORD, "/population",
        (Field("label", "", FieldKind.LABEL, 34), Field("value", "Answer", FieldKind.TEXT, 38)),
        tuple(Row(key.name, (key.heading,), column(key)._replace(width=12)) for key in part("population").keys),
    )  # fmt: skip
    rest = _rest(catalogue, indicators, tabs)
    sheets = [Sheet("Figures", "Figures", lead, (*tabs, population))]
    if rest.rows:
        sheets.append(Sheet("Other figures", "Other figures", lead, (rest,)))
    sheets.append(Sheet("Figures in detail", "Figures in detail", _detail_lead(), (_detail(catalogue),), pages=2))
    sheets.append(_sources(catalogue, indicators))
    return sheets


def coordinates(cell: Mapping[str, object]) -> Mapping[str, object]:
    """Return the coordinates of a cell: every key but the amount."""
    return {key: code for key, code in cell.items() if key not in AMOUNTS}


def _cross_tabs(catalogue: Catalogue) -> list[Table]:
    return [
        _by_sex_and_age("T1a", "Victims detected, confirmed", _CONFIRMED, catalogue),
        _by_sex_and_age("T1b", "Victims detected, potential", {**_CONFIRMED, "victim_status": "potential"}, catalogue),
        _by_form(catalogue),
        _by_citizenship(catalogue),
        _by_place(catalogue),
        _offences(catalogue),
        _caseload(catalogue),
        _justice(catalogue),
        _returned(catalogue),
    ]


def _figures(parts: Iterable[tuple[str, Mapping[str, str]]], total: str = "Total") -> tuple[Field, ...]:
    """Return a column of figures for each part, one for the total, and the same for the period before, locked."""
    columns = [*parts, (total, {})]
    now = [
        Field(f"figure:{said_as_pairs(fixed)}", title, FieldKind.FIGURE, 10, help=_FIGURE) for title, fixed in columns
    ]
    return (*now, *_last(now))


def _last(now: Iterable[Field]) -> list[Field]:
    return [
        Field(f"last:{said_as_pairs(field.fixed)}", field.title, FieldKind.LAST, 8, band="Last period") for field in now
    ]


def _labels(catalogue: Catalogue, name: str, codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, catalogue.label(name, code)) for code in codes]


def _rows(fixed: Mapping[str, str], name: str, codes: list[tuple[str, str]], total: str) -> tuple[Row, ...]:
    parts = [Row(said_as_pairs({**fixed, name: code}), (label,)) for code, label in codes]
    return (*parts, Row(said_as_pairs(fixed), (total,)))


def _by_sex_and_age(number: str, title: str, fixed: Mapping[str, str], catalogue: Catalogue) -> Table:
    ages = [(label, {"age": code}) for code, label in _labels(catalogue, "age", _AGES)]
    rows = _rows(fixed, "sex", _labels(catalogue, "sex", _SEXES), "Total")
    lead = "Potential victims include those confirmed later." if number == "T1b" else "Formally identified as victims."
    fields = (_LABEL._replace(title="Sex"), _CHECK, *_figures(ages))
    return Table(number, f"{number}. {title}", lead, Style.FIGURES, "", fields, rows, checked_down=True)


def _by_form(catalogue: Catalogue) -> Table:
    sexes = [(label, {"sex": code}) for code, label in _labels(catalogue, "sex", _SEXES)]
    ages = [
        (label if code != "U" else "Age not known", {"age": code}) for code, label in _labels(catalogue, "age", _AGES)
    ]
    now = tuple(
        Field(f"figure:{said_as_pairs(fixed)}", title, FieldKind.FIGURE, 10, help=_FIGURE)
        for title, fixed in [*sexes, *ages, ("Total", {})]
    )
    forms = [
        (code.code, f"   of which: {code.label.lower()}" if code.part_of else code.label)
        for code in catalogue.lists["form"].codes.values()
    ]
    rows = _rows(_CONFIRMED, "form", forms, "All forms (totals: T1a)")
    lead = "Confirmed victims, each once under the main form. 'More than one form' only where none is the main one."
    fields = (_LABEL._replace(title="Form of exploitation"), _CHECK, *now, *_last(now[-1:]))
    # The total by sex and by age is asked in T1a: a figure is asked once.
    rows = (*rows[:-1], rows[-1]._replace(closed=frozenset(field.code for field in now)))
    return Table("T2", "T2. Victims by form of exploitation", lead, Style.FIGURES, "", fields, rows)


def _by_citizenship(catalogue: Catalogue) -> Table:
    members = [(state.iso3, state.name) for state in catalogue.states.values()]
    others = _labels(catalogue, "countries", ("XXA", "XXO", "XXX"))
    rows = [Row(said_as_pairs({**_CONFIRMED, "citizenship": code}), (label,)) for code, label in [*members, *others]]
    closed = [row._replace(closed=frozenset({"citizenship"})) for row in rows]
    free = [Row(said_as_pairs({**_CONFIRMED, "": f"free{n}"}), ("Another country:",)) for n in range(_FREE_COUNTRIES)]
    whole = Row(
        said_as_pairs(_CONFIRMED), ("All citizenships (total: T1a)",), closed=frozenset({"citizenship", "figure:"})
    )
    now = [Field("figure:", "Confirmed", FieldKind.FIGURE, 10, help=_FIGURE)]
    pick = Field("citizenship", "Which", FieldKind.CODE, 9, "countries", "Pick the country, or type its three letters.")
    lead = "Confirmed victims by citizenship. Nothing is implied about the status of any territory."
    fields = (_LABEL._replace(title="Citizenship"), _CHECK, pick, *now, *_last(now))
    return Table("T3", "T3. Victims by citizenship", lead, Style.FIGURES, "", fields, (*closed, *free, whole))


def _by_place(catalogue: Catalogue) -> Table:
    places = _labels(catalogue, "place", catalogue.lists["place"].codes)
    rows = [Row(said_as_pairs({**_CONFIRMED, "place": code}), (label,)) for code, label in places]
    rows.append(Row(said_as_pairs(_CONFIRMED), ("All places (total: T1a)",), closed=frozenset({"figure:"})))
    now = [Field("figure:", "Confirmed", FieldKind.FIGURE, 10, help=_FIGURE)]
    fields = (_LABEL._replace(title="Place of exploitation"), _CHECK, *now, *_last(now))
    lead = "Confirmed victims by where they were exploited, or were meant to be."
    return Table("T4", "T4. Victims by place of exploitation", lead, Style.FIGURES, "", fields, tuple(rows))


def _offences(catalogue: Catalogue) -> Table:
    columns = [(label, {"place": code}) for code, label in _labels(catalogue, "place", catalogue.lists["place"].codes)]
    names = ("offences_recorded", "cases_investigated")
    rows = tuple(Row(f"indicator={name}", (_title(catalogue.indicators[name]),)) for name in names)
    fields = (_LABEL._replace(title="Cases"), _CHECK, *_figures(columns))
    lead = "Cases, not persons. By the place of the exploitation."
    return Table("T5", "T5. Offences and investigations", lead, Style.FIGURES, "", fields, rows)


def _caseload(catalogue: Catalogue) -> Table:
    states = _labels(catalogue, "case_state", catalogue.lists["case_state"].codes)
    rows = [Row(said_as_pairs({"indicator": "caseload", "case_state": code}), (label,)) for code, label in states]
    now = [Field("figure:", "Cases", FieldKind.FIGURE, 10, help=_FIGURE)]
    fields = (_LABEL._replace(title="Cases in hand"), _CHECK, *now, *_last(now))
    lead = "Carried over and opened are as many as closed and still open."
    return Table("T5b", "T5b. Cases in hand", lead, Style.FIGURES, "", fields, tuple(rows))


def _justice(catalogue: Catalogue) -> Table:
    parts = [(label, {"sex": code}) for code, label in _labels(catalogue, "sex", _SEXES)]
    parts += [
        (label if code != "U" else "Age not known", {"age": code}) for code, label in _labels(catalogue, "age", _AGES)
    ]
    parts.append(("Of which officials", {"subset": "officials"}))
    now = tuple(
        Field(f"figure:{said_as_pairs(fixed)}", title, FieldKind.FIGURE, 10, help=_FIGURE)
        for title, fixed in [*parts, ("Total", {})]
    )
    rows = tuple(
        Row(
            f"indicator={name}",
            (_title(catalogue.indicators[name]),),
            closed=_impossible(catalogue.indicators[name], now),
        )
        for name in _STAGES
    )
    fields = (_LABEL._replace(title="Persons"), _CHECK, *now, *_last(now[-1:]))
    lead = (
        "Persons, not cases. Courts lag the police: more convictions than prosecutions can be true, and is asked about."
    )
    return Table("T6", "T6. Persons at each stage of justice", lead, Style.FIGURES, "", fields, rows)


def _returned(catalogue: Catalogue) -> Table:
    fixed = {"indicator": "victims_repatriated"}
    states = [
        *((state.iso3, state.name) for state in catalogue.states.values()),
        *_labels(catalogue, "countries", ("XXO", "XXX")),
    ]
    columns = [
        ("Sent", {"direction": "sent"}),
        ("of which voluntary", {"direction": "sent", "subset": "voluntary"}),
        ("Received", {"direction": "received"}),
        ("of which voluntary", {"direction": "received", "subset": "voluntary"}),
    ]
    now = [Field(f"figure:{said_as_pairs(part)}", title, FieldKind.FIGURE, 10, help=_FIGURE) for title, part in columns]
    rows = _rows(fixed, "partner", states, "All states")
    fields = (_LABEL._replace(title="State returned to, or from"), _CHECK, *now, *_last(now))
    lead = "Sent: returned by you to that state. Received: your nationals, returned by that state."
    return Table("T7", "T7. Victims returned", lead, Style.FIGURES, "", fields, rows, checked_down=True)


def _impossible(indicator: Indicator, columns: Iterable[Field]) -> frozenset[str]:
    """Return the codes of the columns that the indicator cannot have."""
    return frozenset(
        column.code
        for column in columns
        if not (set(column.fixed) - {"subset"} <= set(indicator.dimensions))
        or column.fixed.get("subset", indicator.subsets[:1] and indicator.subsets[0]) not in (*indicator.subsets, ())
    )


def _rest(catalogue: Catalogue, indicators: frozenset[str], tabs: Iterable[Table]) -> Table:
    """Return the list of the totals that no cross-tab asks for: a row for each measure, direction and subset."""
    in_tabs = {
        frozenset({**row.fixed, **field.fixed}.items())
        for table in tabs
        for row in table.rows
        for field in table.fields
        if field.kind is FieldKind.FIGURE and field.code not in row.closed
    }
    rows = []
    for indicator in catalogue.indicators.values():
        if indicator.id in indicators:
            rows += [
                _total(indicator, fixed, catalogue)
                for fixed in _totals(indicator)
                if frozenset({"indicator": indicator.id, **fixed}.items()) not in in_tabs
                and not (indicator.id == "victims_detected" and not fixed)
            ]
    fields = (
        _LABEL._replace(title="What is counted", width=44),
        _CHECK,
        Field("unit", "Unit", FieldKind.LABEL, 14),
        Field("currency", "Currency", FieldKind.CODE, 10, "currencies", "For amounts of money: which currency."),
        Field("figure:", "Figure", FieldKind.FIGURE, 14, help=_FIGURE),
        Field("last:", "Last period", FieldKind.LAST, 12),
    )
    lead = "Totals. Zero is a figure; where there is none, pick the reason. Breakdowns go to 'Figures in detail'."
    return Table("T9", "T9. Other figures", lead, Style.FIGURES, "", fields, tuple(rows))


def _totals(indicator: Indicator) -> list[dict[str, str]]:
    bases: list[dict[str, str]] = [{}]
    if "direction" in indicator.dimensions:
        bases = [{"direction": "sent"}, {"direction": "received"}]
    coordinates = []
    for number, measure in enumerate(indicator.measures):
        fixed = {"measure": measure} if number else {}
        money = indicator.measures == ("money",) or measure == "money"
        coordinates += [{**fixed, **base} for base in bases]
        if number == 0 or (money and "paid" in indicator.subsets):
            coordinates += [{**fixed, **base, "subset": subset} for base in bases for subset in indicator.subsets]
    return coordinates


def _total(indicator: Indicator, fixed: Mapping[str, str], catalogue: Catalogue) -> Row:
    measure = fixed.get("measure", indicator.measures[0])
    words = [_title(indicator)]
    words += [catalogue.label("direction", fixed["direction"]).lower()] if "direction" in fixed else []
    words += [f"of which: {catalogue.label('subset', fixed['subset']).lower()}"] if "subset" in fixed else []
    closed = frozenset() if measure == "money" else frozenset({"currency"})
    unit = catalogue.label("measures", measure)
    row_id = said_as_pairs({"indicator": indicator.id, **fixed})
    return Row(row_id, (", ".join(words), unit), closed=closed, note=indicator.description)


def _detail_lead() -> str:
    return (
        "Only what has no place on the other sheets: one row for each figure. A column that is left blank means the "
        "total over it."
    )


def _detail(catalogue: Catalogue) -> Table:
    """Return the table in which any figure can stand."""
    picks = [
        Field("indicator", "Indicator", FieldKind.CODE, 30, "indicators", "What is counted."),
        Field(
            "measure", "Unit", FieldKind.CODE, 13, "measures", "Only where it is not the first unit of the indicator."
        ),
        *(
            Field(
                name,
                dimension.title.capitalize(),
                FieldKind.CODE,
                13,
                dimension.codes,
                "Blank means all of them together.",
            )
            for name, dimension in catalogue.dimensions.items()
        ),
        Field("subset", "Of which", FieldKind.CODE, 14, "subset", "Never more than the same figure without it."),
        Field("currency", "Currency", FieldKind.CODE, 10, "currencies", "For amounts of money."),
    ]
    fields = (
        *picks[:1], Field("figure:", "Figure", FieldKind.FIGURE, 14, help=_FIGURE), *picks[1:],
        Field("where", "Included where", FieldKind.TEXT, 22, help="For 'Included elsewhere': in which figure."),
        Field("note", "Note", FieldKind.TEXT, 30, help="A remark on this figure."),
    )  # fmt: skip
    return Table("detail", "Figures in detail", _detail_lead(), Style.FIGURES, "", fields, spare=_FREE_FIGURES)


def _sources(catalogue: Catalogue, indicators: frozenset[str]) -> Sheet:
    """Return the sheet that asks how each indicator was counted."""
    fields = (Field("label", "Indicator", FieldKind.LABEL, 36), *columns(COUNTINGS))
    rows = tuple(
        Row(indicator.id, (_title(indicator),), note=indicator.description)
        for indicator in catalogue.indicators.values()
        if indicator.id in indicators
    )
    lead = "How each indicator was counted: source, article of law, counting rule, coverage."
    table = Table("sources", "Sources of the figures", lead, Style.ENTRIES, "/statistics/indicators", fields, rows)
    return Sheet("Sources", "Sources of the figures", lead, (table,))


def _title(indicator: Indicator) -> str:
    return indicator.title[:1].upper() + indicator.title[1:]
