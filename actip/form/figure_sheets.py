"""Own the sheets that ask for figures: small fixed cross-tabs, every other total in a list, and room for the rest.

The tables are those that the field fills in for UNODC: victims by sex and age, by form of exploitation, by
citizenship and by place, offences, persons at each stage of justice, and the victims returned.
"""

from collections.abc import Iterable, Iterator, Mapping

from actip.catalogue.entries import Catalogue, Code, Indicator
from actip.form.asking import column, columns
from actip.form.elements import Field, FieldKind, Row, Sheet, Style, Table, said_as_pairs
from actip.form.meanings import help_for_figures
from actip.form.sheet_names import sheet_names
from actip.format.fields import COUNTINGS, part
from actip.texts import Language, capital

_SEXES, _AGES = ("F", "M", "X", "U"), ("C", "A", "U")
_CONFIRMED = {"indicator": "victims_detected", "victim_status": "confirmed"}
_PERSONS = "persons"  # the measure that a total has where its words name none
_STAGES = ("persons_in_formal_contact", "persons_prosecuted", "persons_convicted", "persons_acquitted")
_FREE_COUNTRIES = 8
_FREE_FIGURES = 20
_AFTER = ("T4", "T5b")  # what few states have stands below what is asked of all


_LATEST: dict[frozenset[str], tuple[Catalogue, list[Sheet]]] = {}  # of the latest catalogue


def figure_sheets(catalogue: Catalogue, indicators: frozenset[str]) -> list[Sheet]:
    """Return the sheets of figures on the indicators that the form asks for, made once for the same ones.

    Whoever reads a form takes them twice: those that it can have, and those that it should have.
    """
    if any(one is not catalogue for one, _ in _LATEST.values()):
        _LATEST.clear()
    if indicators not in _LATEST:
        _LATEST[indicators] = (catalogue, _figure_sheets(catalogue, indicators))
    return list(_LATEST[indicators][1])


def _figure_sheets(catalogue: Catalogue, indicators: frozenset[str]) -> list[Sheet]:
    language = catalogue.language
    say, names = language.say, sheet_names(language)
    lead = say(
        "form lead",
        "Each cell takes a whole number, <5, or the reason why there is no figure. Totals and parts are both asked.",
    )
    tabs = [
        table
        for table in _cross_tabs(catalogue)
        if {row.fixed.get("indicator", "") for row in table.rows if row.fixed} & indicators
    ]
    tabs.sort(key=lambda table: table.name in _AFTER)
    rest = rest_table(catalogue, indicators, tabs)
    counted = [*tabs, *([rest] if rest.rows else [])]
    of_tables = _table_sources(catalogue, counted)
    sheets = [
        Sheet(
            "figures", names["figures"], say("form title", "Figures"), lead,
            (*tabs, _population(language), *([of_tables] if of_tables.rows else [])), fixed=0,
        )
    ]  # fmt: skip
    if rest.rows:
        title = say("form title", "Other figures")
        sheets.append(Sheet("other-figures", names["other-figures"], title, lead, (rest,)))
    detail = _detail(catalogue)
    sheets.append(Sheet("detail", names["detail"], detail.title, detail.lead, (detail,)))
    sheets.append(_sources(catalogue, indicators))
    return sheets


def _population(language: Language) -> Table:
    say = language.say
    lead = say("T8", "Only where you want rates: the number, its year and its source.")
    answer = Field("value", say("form column", "Answer"), FieldKind.TEXT, 38)
    keys = [(key.name, column(key, language)._replace(width=12)) for key in part("population").keys]
    rows = tuple(Row(name, (field.title,), field) for name, field in keys)
    fields = (_label(""), answer)
    return Table("population", say("T8", "T8. Population"), lead, Style.RECORD, "/population", fields, rows)


def _cross_tabs(catalogue: Catalogue) -> list[Table]:
    return [
        _confirmed(catalogue),
        _potential(catalogue),
        _by_form(catalogue),
        _by_citizenship(catalogue),
        _by_place(catalogue),
        _offences(catalogue),
        _caseload(catalogue),
        _justice(catalogue),
        _returned(catalogue),
    ]


def _label(title: str, width: int = 34) -> Field:
    return Field("label", title, FieldKind.LABEL, width)


def _check(language: Language) -> Field:
    return Field("check", language.say("form column", "Check"), FieldKind.LIVE, 38)


def _figure(title: str, fixed: Mapping[str, str], language: Language, width: int = 10) -> Field:
    """Return a column of figures, by the coordinates that it adds."""
    code = f"figure:{said_as_pairs(fixed)}"
    return Field(code, title, FieldKind.FIGURE, width, help=help_for_figures(language))


def _figures(parts: Iterable[tuple[str, Mapping[str, str]]], language: Language) -> list[Field]:
    """Return a column of figures for each part, and one for the total."""
    total = language.say("form column", "Total")
    return [_figure(title, fixed, language) for title, fixed in [*parts, (total, {})]]


def _last(now: Iterable[Field], language: Language) -> list[Field]:
    """Return the same columns for the period before, locked."""
    band = language.say("form band", "Last period")
    return [Field(f"last:{said_as_pairs(field.fixed)}", field.title, FieldKind.LAST, 8, band=band) for field in now]


def _labels(catalogue: Catalogue, name: str, codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, catalogue.label(name, code)) for code in codes]


def _rows(fixed: Mapping[str, str], name: str, codes: list[tuple[str, str]], total: str) -> tuple[Row, ...]:
    parts = [Row(said_as_pairs({**fixed, name: code}), (label,)) for code, label in codes]
    return (*parts, Row(said_as_pairs(fixed), (total,)))


def _confirmed(catalogue: Catalogue) -> Table:
    say = catalogue.language.say
    title, lead = say("T1a", "T1a. Victims detected, confirmed"), say("T1a", "Formally identified as victims.")
    return _by_sex_and_age("T1a", title, lead, _CONFIRMED, catalogue)


def _potential(catalogue: Catalogue) -> Table:
    say = catalogue.language.say
    title = say("T1b", "T1b. Victims detected, potential")
    lead = say("T1b", "Potential victims include those confirmed later.")
    return _by_sex_and_age("T1b", title, lead, {**_CONFIRMED, "victim_status": "potential"}, catalogue)


def _by_sex_and_age(number: str, title: str, lead: str, fixed: Mapping[str, str], catalogue: Catalogue) -> Table:
    language = catalogue.language
    ages = [(label, {"age": code}) for code, label in _labels(catalogue, "age", _AGES)]
    rows = _rows(fixed, "sex", _labels(catalogue, "sex", _SEXES), language.say("form row", "Total"))
    now = _figures(ages, language)
    sex = _label(language.say("form column", "Sex"))
    fields = (sex, _check(language), *now, *_last(now, language))
    return Table(number, title, lead, Style.FIGURES, "", fields, rows, checked_down=True)


def _by_form(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    now = _figures(_sexes_and_ages(catalogue), language)
    forms = [(code.code, _form_label(code, language)) for code in catalogue.lists["form"].codes.values()]
    rows = _rows(_CONFIRMED, "form", forms, say("T2", "All forms (totals: T1a)"))
    lead = say(
        "T2",
        "Confirmed victims, each once under the main form. '{several}' only where none is the main one.",
        several=catalogue.label("form", "MIX"),
    )
    label = _label(say("form column", "Form of exploitation"))
    fields = (label, _check(language), *now, *_last(now[-1:], language))
    # The total by sex and by age is asked in T1a: a figure is asked once.
    rows = (*rows[:-1], rows[-1]._replace(closed=frozenset(field.code for field in now)))
    return Table("T2", say("T2", "T2. Victims by form of exploitation"), lead, Style.FIGURES, "", fields, rows)


def _sexes_and_ages(catalogue: Catalogue) -> list[tuple[str, Mapping[str, str]]]:
    """Return the columns by sex, then those by age: 'not known' is said of which."""
    unknown = catalogue.language.say("form column", "Age not known")
    sexes = [(label, {"sex": code}) for code, label in _labels(catalogue, "sex", _SEXES)]
    ages = [(label if code != "U" else unknown, {"age": code}) for code, label in _labels(catalogue, "age", _AGES)]
    return [*sexes, *ages]


def _form_label(code: Code, language: Language) -> str:
    if not code.part_of:
        return code.label
    return f"   {language.say('form row', 'of which: {what}', what=language.inside(code.label))}"


def _by_citizenship(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    members = [(state.iso3, state.name) for state in catalogue.states.values()]
    others = _labels(catalogue, "countries", ("XXA", "XXO", "XXX"))
    rows = [Row(said_as_pairs({**_CONFIRMED, "citizenship": code}), (label,)) for code, label in [*members, *others]]
    closed = [row._replace(closed=frozenset({"citizenship"})) for row in rows]
    another = say("T3", "Another country:")
    free = [Row(said_as_pairs({**_CONFIRMED, "": f"free{n}"}), (another,)) for n in range(_FREE_COUNTRIES)]
    whole = Row(
        said_as_pairs(_CONFIRMED),
        (say("T3", "All citizenships (total: T1a)"),),
        closed=frozenset({"citizenship", "figure:"}),
    )
    now = [_figure(say("form column", "Confirmed"), {}, language)]
    help = say("form help", "Pick the country, or type its three letters.")
    pick = Field("citizenship", say("form column", "Which"), FieldKind.CODE, 9, "countries", help)
    lead = say("T3", "Confirmed victims by citizenship. Nothing is implied about the status of any territory.")
    label = _label(say("form column", "Citizenship"))
    fields = (label, _check(language), pick, *now, *_last(now, language))
    title = say("T3", "T3. Victims by citizenship")
    return Table("T3", title, lead, Style.FIGURES, "", fields, (*closed, *free, whole))


def _by_place(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    places = _labels(catalogue, "place", catalogue.lists["place"].codes)
    rows = [Row(said_as_pairs({**_CONFIRMED, "place": code}), (label,)) for code, label in places]
    whole = say("T4", "All places (total: T1a)")
    rows.append(Row(said_as_pairs(_CONFIRMED), (whole,), closed=frozenset({"figure:"})))
    now = [_figure(say("form column", "Confirmed"), {}, language)]
    label = _label(say("form column", "Place of exploitation"))
    fields = (label, _check(language), *now, *_last(now, language))
    lead = say("T4", "Confirmed victims by where they were exploited, or were meant to be.")
    title = say("T4", "T4. Victims by place of exploitation")
    return Table("T4", title, lead, Style.FIGURES, "", fields, tuple(rows))


def _offences(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    places = [(label, {"place": code}) for code, label in _labels(catalogue, "place", catalogue.lists["place"].codes)]
    names = ("offences_recorded", "cases_investigated")
    rows = tuple(Row(f"indicator={name}", (capital(catalogue.indicators[name].title),)) for name in names)
    now = _figures(places, language)
    fields = (_label(say("form column", "Cases")), _check(language), *now, *_last(now, language))
    lead = say("T5", "Cases, not persons. By the place of the exploitation.")
    return Table("T5", say("T5", "T5. Offences and investigations"), lead, Style.FIGURES, "", fields, rows)


def _caseload(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    states = _labels(catalogue, "case_state", catalogue.lists["case_state"].codes)
    rows = [Row(said_as_pairs({"indicator": "caseload", "case_state": code}), (label,)) for code, label in states]
    now = [_figure(say("form column", "Cases"), {}, language)]
    fields = (_label(say("form column", "Cases in hand")), _check(language), *now, *_last(now, language))
    lead = say("T5b", "Carried over and opened are as many as closed and still open.")
    return Table("T5b", say("T5b", "T5b. Cases in hand"), lead, Style.FIGURES, "", fields, tuple(rows))


def _justice(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    officials = (say("form column", "Of which officials"), {"subset": "officials"})
    now = _figures([*_sexes_and_ages(catalogue), officials], language)
    stages = [catalogue.indicators[name] for name in _STAGES]
    rows = tuple(
        Row(f"indicator={indicator.id}", (capital(indicator.title),), closed=_impossible(indicator, now))
        for indicator in stages
    )
    fields = (_label(say("form column", "Persons")), _check(language), *now, *_last(now[-1:], language))
    lead = say(
        "T6",
        "Persons, not cases. Courts lag the police: more convictions than prosecutions can be true, and is asked "
        "about.",
    )
    return Table("T6", say("T6", "T6. Persons at each stage of justice"), lead, Style.FIGURES, "", fields, rows)


def _returned(catalogue: Catalogue) -> Table:
    language = catalogue.language
    say = language.say
    states = [
        *((state.iso3, state.name) for state in catalogue.states.values()),
        *_labels(catalogue, "countries", ("XXO", "XXX")),
    ]
    voluntary = say("form column", "of which voluntary")
    columns: list[tuple[str, dict[str, str]]] = [
        (say("form column", "Sent"), {"direction": "sent"}),
        (voluntary, {"direction": "sent", "subset": "voluntary"}),
        (say("form column", "Received"), {"direction": "received"}),
        (voluntary, {"direction": "received", "subset": "voluntary"}),
    ]
    now = [_figure(title, part, language) for title, part in columns]
    rows = _rows({"indicator": "victims_repatriated"}, "partner", states, say("T7", "All states"))
    label = _label(say("form column", "State returned to, or from"))
    fields = (label, _check(language), *now, *_last(now, language))
    lead = say("T7", "Sent: returned by you to that state. Received: your nationals, returned by that state.")
    return Table("T7", say("T7", "T7. Victims returned"), lead, Style.FIGURES, "", fields, rows, checked_down=True)


def _impossible(indicator: Indicator, columns: Iterable[Field]) -> frozenset[str]:
    """Return the codes of the columns that the indicator cannot have."""
    return frozenset(
        column.code
        for column in columns
        if not (set(column.fixed) - {"subset"} <= set(indicator.dimensions))
        or column.fixed.get("subset", indicator.subsets[:1] and indicator.subsets[0]) not in (*indicator.subsets, ())
    )


def rest_table(catalogue: Catalogue, indicators: frozenset[str], tabs: Iterable[Table]) -> Table:
    """Return the list of the totals that no cross-tab asks for, each with its unit in its words."""
    rows = tuple(_totals_besides(catalogue, indicators, tabs))
    language = catalogue.language
    say = language.say
    which = say("form help", "For amounts of money: which currency.")
    fields = (
        _label(say("form column", "What is counted"), 44),
        _check(language),
        Field("currency", say("form column", "Currency"), FieldKind.CODE, 10, "currencies", which),
        _figure(say("form column", "Figure"), {}, language, 14),
        Field("last:", say("form column", "Last period"), FieldKind.LAST, 12),
    )
    lead = say(
        "T9",
        "Totals. Zero is a figure; where there is none, pick the reason. Breakdowns go to '{sheet}'.",
        sheet=sheet_names(language)["detail"],
    )
    return Table("T9", say("T9", "T9. Other figures"), lead, Style.FIGURES, "", fields, rows)


def _totals_besides(catalogue: Catalogue, indicators: frozenset[str], tabs: Iterable[Table]) -> Iterator[Row]:
    """Yield a row for each measure, direction and subset that no cross-tab asks for."""
    in_tabs = {
        frozenset({**row.fixed, **field.fixed}.items())
        for table in tabs
        for row in table.rows
        for field in table.fields
        if field.kind is FieldKind.FIGURE and field.code not in row.closed
    }
    for indicator in catalogue.indicators.values():
        if indicator.id in indicators:
            for fixed in _totals(indicator, catalogue):
                of_tab = frozenset({"indicator": indicator.id, **fixed}.items()) in in_tabs
                if not of_tab and not (indicator.id == "victims_detected" and not fixed):
                    yield _total(indicator, fixed, catalogue)


def _totals(indicator: Indicator, catalogue: Catalogue) -> list[dict[str, str]]:
    bases: list[dict[str, str]] = [{}]
    if "direction" in indicator.dimensions:
        bases = [{"direction": "sent"}, {"direction": "received"}]
    coordinates = []
    for number, measure in enumerate(indicator.measures):
        fixed = {"measure": measure} if number else {}
        money = indicator.measures == ("money",) or measure == "money"
        coordinates += [{**fixed, **base} for base in bases]
        if number == 0 or (money and "paid" in indicator.subsets):
            subsets = [subset for subset in indicator.subsets if not catalogue.lists["subset"].codes[subset].past]
            coordinates += [{**fixed, **base, "subset": subset} for base in bases for subset in subsets]
    return coordinates


def _total(indicator: Indicator, fixed: Mapping[str, str], catalogue: Catalogue) -> Row:
    measure = fixed.get("measure", indicator.measures[0])
    closed = frozenset() if measure == "money" else frozenset({"currency"})
    what = what_is_counted(indicator, fixed, catalogue)
    if measure != _PERSONS:
        unit = catalogue.language.inside(catalogue.label("measures", measure))
        what = catalogue.language.say("T9 row", "{what}, in {unit}", what=what, unit=unit)
    row_id = said_as_pairs({"indicator": indicator.id, **fixed})
    part = "round" if indicator.id in catalogue.questions else ""
    return Row(row_id, (what,), closed=closed, note=indicator.description, part=part)


def what_is_counted(indicator: Indicator, fixed: Mapping[str, str], catalogue: Catalogue) -> str:
    """Return what a total counts: the indicator, the direction, and the part that it is of."""
    language = catalogue.language
    words = {name: language.inside(catalogue.label(name, code)) for name, code in fixed.items() if name != "measure"}
    title = capital(indicator.title)
    match sorted(words):
        case ["direction", "subset"]:
            return language.say("T9 row", "{indicator}, {direction}, of which: {subset}", indicator=title, **words)
        case ["direction"]:
            return language.say("T9 row", "{indicator}, {direction}", indicator=title, **words)
        case ["subset"]:
            return language.say("T9 row", "{indicator}, of which: {subset}", indicator=title, **words)
    return title


def _detail(catalogue: Catalogue) -> Table:
    """Return the table in which any figure can stand."""
    language = catalogue.language
    say = language.say
    lead = say(
        "form lead",
        "Only what has no place on the other sheets: one row for each figure. A column that is left blank means the "
        "total over it.",
    )
    blank = say("form help", "Blank means all of them together.")
    unit_help = say("form help", "Only where it is not the first unit of the indicator.")
    subset_help = say("form help", "Never more than the same figure without it.")
    which, code = say("form help", "For amounts of money."), FieldKind.CODE
    elsewhere = catalogue.label("missing", "included_elsewhere")
    where_help = say("form help", "For '{reason}': in which figure.", reason=elsewhere)
    counted = say("form help", "What is counted.")
    fields = (
        Field("indicator", say("form column", "Indicator"), code, 30, "indicators", counted),
        _figure(say("form column", "Figure"), {}, language, 14),
        Field("measure", say("form column", "Unit"), code, 13, "measures", unit_help),
        *(
            Field(name, capital(dimension.title), code, 13, dimension.codes, blank)
            for name, dimension in catalogue.dimensions.items()
        ),
        Field("subset", say("form column", "Of which"), code, 14, "subset", subset_help),
        Field("currency", say("form column", "Currency"), code, 10, "currencies", which),
        Field("where", say("form column", "Included where"), FieldKind.TEXT, 22, help=where_help),
        Field(
            "note", say("form column", "Note"), FieldKind.TEXT, 30, help=say("form help", "A remark on this figure.")
        ),
    )
    title = say("form title", "Figures in detail")
    return Table("detail", title, lead, Style.FIGURES, "", fields, spare=_FREE_FIGURES)


def _table_sources(catalogue: Catalogue, tables: Iterable[Table]) -> Table:
    """Return the table that asks once for each other one where its figures come from, and who gives them."""
    language = catalogue.language
    say = language.say
    label = _label(say("form column", "Table"), 34)
    by_code = {field.code: field for field in columns(COUNTINGS, language)}
    fields = (label, by_code["source"], by_code["agency"])
    rows, before = [], set[str]()
    for table in tables:
        ids = [name for row in table.rows if (name := row.fixed.get("indicator", "")) and name not in before]
        if ids:
            before |= set(ids)
            rows.append(Row(table.name, (table.title,), shared=tuple(dict.fromkeys(ids))))
    title = say("form title", "Sources of the figures")
    lead = say("form lead", "Once for each table. Where one table has several sources, use the sheet '{sheet}'.",
               sheet=sheet_names(language)["sources"])  # fmt: skip
    return Table("table-sources", title, lead, Style.SHARED, "/statistics/indicators", fields, tuple(rows))


def _sources(catalogue: Catalogue, indicators: frozenset[str]) -> Sheet:
    """Return the sheet that asks how each indicator was counted."""
    language = catalogue.language
    say = language.say
    label = Field("label", say("form column", "Indicator"), FieldKind.LABEL, 36)
    fields = (label, *columns(COUNTINGS, language))
    rows = tuple(
        Row(indicator.id, (capital(indicator.title),), note=indicator.description)
        for indicator in catalogue.indicators.values()
        if indicator.id in indicators
    )
    title = say("form title", "Sources of the figures")
    lead = say("form lead", "How each indicator was counted: source, article of law, counting rule, coverage.")
    table = Table("sources", title, lead, Style.ENTRIES, "/statistics/indicators", fields, rows)
    return Sheet("sources", sheet_names(language)["sources"], title, lead, (table,))
