"""Own the `SUM` rules that hold a figure against another of its kind: of-which figures, status, stages of justice.

Where two figures count different things, as persons prosecuted and convicted do, what looks impossible can be true:
courts lag police by years. Those rules give warnings, and a state can explain them.
"""

from collections.abc import Iterator

from actip.model import Catalogue, Facts, Found, Graded, Severity, Submission, rule
from actip.rules.intervals import Interval, Key, capital, cells_by_key, coordinates_of, merged

Tables = dict[str, dict[Key, Interval]]

# Each pair: the earlier stage, the later one.
_STAGES = (
    ("persons_in_formal_contact", "persons_prosecuted"),
    ("persons_prosecuted", "persons_convicted"),
    ("persons_in_formal_contact", "persons_convicted"),
)


def _tables(submission: Submission) -> Tables:
    return {
        name: {key: merged(cells) for key, cells in table.items()} for name, table in cells_by_key(submission).items()
    }


@rule(
    "SUM204",
    title="An of-which figure above its whole",
    basis="data standard: a subset is not larger than what it is a subset of",
    severity=Severity.ERROR,
    message="{title}, {within}: '{subset}' is {part}, all of them are {total}.",
    remedy="Correct one of the two; the whole counts everybody, those of the subset too.",
)
def subset_above_whole(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A subset that is larger than the figure it is a part of.

    What it finds
        A figure with a subset, such as online or paid, that is more than the same figure without it.

    Why it matters
        One of the two is wrong, or the whole was given without those of the subset.

    Example
        Victims of sexual exploitation 30, of which online 45.

    How to close it
        Find out which is wrong. The whole includes the subset.
    """
    measures = catalogue.lists["measures"].codes
    for name, table in _tables(submission).items():
        indicator = catalogue.indicators[name]
        for key, part in table.items():
            coordinates = dict(key)
            subset = coordinates.get("subset")
            if subset is None or not measures[coordinates.get("measure", indicator.measures[0])].additive:
                continue
            rest = key - {("subset", subset)}
            whole = table.get(rest)
            if whole and part.low > whole.high:
                yield Found(
                    part.pointers[0],
                    {
                        "indicator": name,
                        "title": capital(indicator.title),
                        "dimension": "subset",
                        "within": {**coordinates_of(rest, indicator), "subset": subset},
                        "subset": subset,
                        "part": part.low,
                        "total": whole.high,
                        "pointers": [*whole.pointers, *part.pointers],
                    },
                )


@rule(
    "SUM205",
    title="More confirmed than potential victims",
    basis="HTCDS 2.0 tells possible from actual victims; here potential victims include those confirmed later",
    severity=Severity.ERROR,
    message="{title}, {within}: {part} are confirmed, {total} potential.",
    remedy="Potential victims include those who were confirmed later; correct one of the two figures.",
)
def confirmed_above_potential(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Confirmed victims that are more than the potential ones among whom they were found.

    What it finds
        Two figures for the same people, by sex, age or form, with more confirmed than potential victims.

    Why it matters
        Some count as potential only those who are not yet confirmed. Then the figures of two states cannot be
        compared.

    Example
        Potential 180, confirmed 510.

    How to close it
        Count every presumed victim as potential, confirmed later or not. Often the two figures are only exchanged.
    """
    table = _tables(submission).get("victims_detected", {})
    indicator = catalogue.indicators["victims_detected"]
    for key, confirmed in table.items():
        rest = key - {("victim_status", "confirmed")}
        potential = table.get(rest | {("victim_status", "potential")}) if rest != key else None
        if potential and confirmed.low > potential.high:
            yield Found(
                confirmed.pointers[0],
                {
                    "indicator": indicator.id,
                    "title": capital(indicator.title),
                    "dimension": "victim_status",
                    "within": coordinates_of(rest, indicator),
                    "part": confirmed.low,
                    "total": potential.high,
                    "pointers": [*potential.pointers, *confirmed.pointers],
                },
            )


@rule(
    "SUM206",
    title="A later stage of justice above an earlier one",
    basis="data standard: formal contact, prosecution, conviction; courts lag police, so it is a question only",
    severity=Severity.WARNING,
    message="{title}: {part}, {earlier_title}: {total}.",
    remedy="If cases of earlier years were decided in this one, say so under 'explanations'; else correct a figure.",
)
def later_stage_above_earlier(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """More persons at a later stage of justice than at an earlier one.

    What it finds
        More persons prosecuted than in formal contact, or more convicted than prosecuted or in formal contact, in
        the totals of one period.

    Why it matters
        It can be true, for trials take years. It is also what a figure in the wrong line looks like.

    Example
        Persons prosecuted 194, persons convicted 213.

    How to close it
        If it is true, explain it: 'decided in 2025, begun before'. Readers will ask.
    """
    tables = _tables(submission)
    nowhere: Key = frozenset()
    for earlier, later in _STAGES:
        before, after = (tables.get(name, {}).get(nowhere) for name in (earlier, later))
        if before and after and after.low > before.high:
            yield Found(
                after.pointers[0],
                {
                    "indicator": later,
                    "title": capital(catalogue.indicators[later].title),
                    "dimension": earlier,
                    "earlier_title": catalogue.indicators[earlier].title,
                    "within": {},
                    "part": after.low,
                    "total": before.high,
                    "pointers": [*before.pointers, *after.pointers],
                },
            )


@rule(
    "SUM207",
    title="More victims returned than detected",
    basis="data standard: repatriation and detection; victims can have been detected earlier, so it is a question",
    severity=Severity.WARNING,
    message="{title}, {within}: {part}, victims detected: {total}.",
    remedy="If they were detected earlier, say so under 'explanations'; else correct a figure.",
)
def more_returned_than_detected(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """More victims sent back to other states than were detected in the period.

    What it finds
        A total of victims repatriated with direction 'sent' above the victims detected, potential ones included.
        Own nationals received from abroad were detected elsewhere and are not compared.

    Why it matters
        It can be true where victims wait long for their return, which is worth knowing. It can also be that the two
        figures count different groups.

    Example
        Victims detected 85, victims repatriated 104.

    How to close it
        Explain it, or correct the figure.
    """
    tables = _tables(submission)
    returned = tables.get("victims_repatriated", {}).get(frozenset({("direction", "sent")}))
    detected = [
        interval
        for key, interval in tables.get("victims_detected", {}).items()
        if not key or {name for name, _ in key} == {"victim_status"}
    ]
    most = max((interval.high for interval in detected), default=None)
    if returned and most is not None and returned.low > most:
        indicator = catalogue.indicators["victims_repatriated"]
        yield Found(
            returned.pointers[0],
            {
                "indicator": indicator.id,
                "title": capital(indicator.title),
                "dimension": "victims_detected",
                "within": {"direction": "sent"},
                "part": returned.low,
                "total": most,
                "pointers": [*returned.pointers, *(pointer for entry in detected for pointer in entry.pointers)],
            },
        )


def _missed(facts: Facts) -> Severity:
    return Severity.ERROR if facts["sum"] > facts["total"] else Severity.WARNING  # type: ignore[operator]  # counts


@rule(
    "SUM208",
    title="Participants by sex that do not add up",
    basis="data standard: the parts of a whole make up the whole, those of unknown sex among them",
    severity=Graded((Severity.ERROR, Severity.WARNING), _missed),
    message="Training {number}: by sex the participants add up to {sum}, the total says {total}.",
    remedy="Correct one of the two; those whose sex is not known have a code of their own.",
)
def participants_by_sex(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A training whose participants by sex are more or fewer than its total.

    What it finds
        Participants by sex that together are more than the total (an error), or fewer (a warning).

    Why it matters
        The share of women among those trained is worked out from these figures.

    Example
        participants: {total: 86, F: 30, M: 65}

    How to close it
        Find out which figure is wrong. Those whose sex was not recorded go under U.
    """
    for number, training in enumerate(submission.trainings, start=1):
        added = sum(training.by_sex.values())
        if training.total is not None and training.by_sex and added != training.total:
            facts = {
                "number": number,
                "indicator": "capacity",
                "dimension": "sex",
                "within": {"number": str(number)},
                "sum": added,
                "total": training.total,
            }
            yield Found(f"{training.pointer}/participants", facts)
