"""Own the eighteen questions: where the answer stands, what it is, and what the files say."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.meeting import files
from tests.meeting.files import Submission
from tests.meeting.outputs import DAY, Outputs, codes, counts, said


class Answer(NamedTuple):
    """The click or command that leads to an answer, the answer as it stands there, and what the files say."""

    where: str
    printed: Any
    expected: Any
    words: str = ""


class Meeting(NamedTuple):
    """What the answers are read from, and what they are held against: this cycle and the last one."""

    outputs: Outputs
    now: Mapping[str, Submission]
    before: Mapping[str, Submission]


def who_has_not_reported(meeting: Meeting) -> Answer:
    """Answer: who has not reported, and who reports voluntarily."""
    sheet = meeting.outputs.book.worksheets[0]
    rows = [[value for value in row if value] for row in sheet.iter_rows(values_only=True)]
    strip = next(place for place, row in enumerate(rows) if row[:1] == ["BRN"])
    printed = dict(zip(rows[strip], rows[strip + 1], strict=True))
    words = {"submitted": "submitted", "nationally_approved": "approved, not submitted"}
    expected = dict.fromkeys(printed, "not reported")
    expected |= {state: words.get(entry["clearance"], "draft") for state, entry in meeting.now.items()}
    expected["TLS"] += ", voluntary"
    return Answer("workbook: first sheet, the strip of eleven", printed, expected)


def most_shared_gaps(meeting: Meeting) -> Answer:
    """Answer: which five victims' rights are not in place in most states."""
    rights = {entry["id"].removeprefix("ACTIP-"): entry for entry in files.catalogue() if entry["victim_rights"]}
    lines = [
        line
        for line in meeting.outputs.screen.splitlines()
        if re.match(r"[0-9]+\.[0-9a-z.]* .*[0-9]+ of [0-9]+$", line)
    ]
    printed = [(line.split()[0], *map(int, re.findall(r"([0-9]+) of ([0-9]+)$", line)[0])) for line in lines]
    printed += [
        (row["Article"], *map(int, re.findall("[0-9]+", row["Not in place"])))
        for row in meeting.outputs.rows("Rights of victims", "Part") if row["Article"] in rights
    ]  # fmt: skip
    expected = {name: files.not_in_place(entry, meeting.now) for name, entry in rights.items()}
    most = sorted((count for count, _ in expected.values()), reverse=True)[:5]
    shown = sorted((count for _, count, _ in printed[:5]), reverse=True)
    return Answer(
        "first screen, and sheet 'Rights of victims'",
        ({name: (count, of) for name, count, of in printed}, shown),
        (expected, most),
        ", ".join(f"{name}: {count} of {of}" for name, count, of in printed[:5]),
    )


def in_law_not_in_practice(meeting: Meeting) -> Answer:
    """Answer: where does non-punishment (14.7) stand in law, and not in practice."""
    row = next(row for row in meeting.outputs.rows("Rights of victims", "Part") if row["Article"] == "14.7")
    (entry,) = (entry for entry in files.catalogue() if entry["id"] == "ACTIP-14.7")
    expected = [state for state in files.state_names() if files.stands(entry, meeting.now[state]) == "in law only"]
    printed = [state for state in files.state_names() if row[state] == "◔"]
    return Answer("sheet 'Rights of victims', row 14.7, the sign ◔", printed, expected)


def training_for_judges(meeting: Meeting) -> Answer:
    """Answer: who asks for training, in which words, and who offers it."""
    rows = meeting.outputs.rows("Needs and offers", "Part")
    row = next(row for row in rows if row["Part"] == "In all, by kind" and row["Kind"] == "Training")
    single = [row for row in rows if row["Part"] == "What each state asks for" and row["Kind"] == "Training"]
    asked = files.wishes(meeting.now, "assistance", "training")
    offered = files.wishes(meeting.now, "assistance_offered", "training")
    asks, offers = (row["What is asked for, in the state's words"], row["Who offers the same kind under it"])
    return Answer(
        "sheet 'Needs and offers', kind Training",
        (counts(asks), len(single), counts(offers)),
        (asked, sum(asked.values()), offered),
        f"{asks}; {offers}",
    )


def overdue(meeting: Meeting) -> Answer:
    """Answer: what is overdue, and whose is it."""
    rows = meeting.outputs.rows("Actions in full", "When")
    printed = Counter(row["State"].split()[0] for row in rows if row["When"] == "Late")
    expected = Counter(state for state, _, action in files.actions(meeting.now) if files.is_late(action, DAY))
    return Answer("--all-tables, sheet 'Actions in full', filter Late", printed, expected, f"{printed.total()} actions")


def changes_of_victims(meeting: Meeting) -> Answer:
    """Answer: how did the number of victims change, and which change needs a question."""
    names = {name: state for state, name in files.state_names().items()}
    printed, expected = {}, {}
    for row in meeting.outputs.rows("Trends", "Indicator"):
        about, before, now = row["Indicator"], row["2024"], row["2025"]
        if about.startswith("Victims detected") and all(isinstance(number, (int, float)) for number in (before, now)):
            state = names[row["State"].partition(" (")[0]]
            status = "potential" if "potential" in about else "confirmed"
            change = str(row["Since its last report"]).replace("the same", "0").replace(",", "")
            printed[state, status] = (before, now, int(change.split()[0]))
            cycles = (meeting.before, meeting.now)
            first, last = (
                files.number(entry[state], "victims_detected", victim_status=status) or 0 for entry in cycles
            )
            expected[state, status] = (first, last, last - first)
    words = meeting.outputs.first_sheet
    asked = [
        line.split()[0].rstrip("*")
        for line, beside in zip(words, [*words[2:], "", ""], strict=True)
        if "victims detected" in line and "a question" in beside
    ]
    where = "sheet 'Trends', and 'What changed most' on the first sheet"
    return Answer(where, (printed, len(printed) > 5), (expected, True), f"questions to {', '.join(asked)}: {printed}")


def _victims(submission: Submission, status: str) -> float:
    return files.number(submission, "victims_detected", victim_status=status) or 0


def repatriations_that_differ(meeting: Meeting) -> Answer:
    """Answer: on which repatriations do two states differ, and by how many."""
    names = {name: state for state, name in files.state_names().items()}
    printed = {
        tuple(names[row[side].partition(" (")[0]] for side in ("From", "To")): (
            row["The sender says"], row["The receiver says"], row["Difference"],
        )
        for row in meeting.outputs.rows("Across borders", "Flow") if row["Flow"] == "Victims repatriated"
    }  # fmt: skip
    expected = {
        pair: (*both, abs(both[0] - both[1])) for pair, both in files.flows(meeting.now, "victims_repatriated").items()
    }
    return Answer("sheet 'Across borders'", printed, expected)


def women_among_the_trained(meeting: Meeting) -> Answer:
    """Answer: how many of those trained are women."""
    every = [entry["participants"] for submission in meeting.now.values() for entry in submission["capacity"]]
    people, women = sum(entry["total"] for entry in every), sum(entry["F"] for entry in every)
    of = sum(entry["F"] + entry["M"] for entry in every)
    rows = [row for row in meeting.outputs.rows("Figures", "Pillar") if row["Indicator"] == "People in trainings"]
    totals = {row["Breakdown"]: row["Total"] for row in rows}
    share = next(total for breakdown, total in totals.items() if breakdown.startswith("share of women"))
    printed = (totals["in all trainings of the list"], totals["of which women"], share)
    expected = (people, women, f"{round(100 * women / of)} %")
    return Answer("sheet 'Figures', People in trainings; a headline of the first sheet", printed, expected)


def budgets_in_a_shock(meeting: Meeting) -> Answer:
    """Answer: which budgets fell, and beside which event."""
    names = {name: state for state, name in files.state_names().items()}
    rows = meeting.outputs.rows("Money", "State")
    printed = [
        (
            names[row["State"].partition(" (")[0]],
            row["Planned before"],
            row["Planned"],
            row["Spent before"],
            row["Spent"],
        )
        for row in rows
    ]
    expected = []
    for state in files.state_names():
        before = {entry["pillar"]: entry for entry in meeting.before.get(state, {}).get("budgets", ())}
        for entry in meeting.now[state]["budgets"]:
            last = before.get(entry["pillar"], {})
            expected.append((state, last.get("allocated"), entry["allocated"], last.get("spent"), entry["spent"]))
    fell = sum(bool(before) and now < before for _, before, now, _, _ in expected)
    lead = next(text for text in said(meeting.outputs.book["Money"]) if "it fell in" in text)
    numbers = [tuple(value if isinstance(value, (int, float)) else None for value in row[1:]) for row in printed]
    return Answer(
        "sheet 'Money'",
        (
            sorted(zip([row[0] for row in printed], numbers, strict=True), key=repr),
            f"it fell in {fell or 'none'}" in lead,
        ),
        (sorted(((row[0], row[1:]) for row in expected), key=repr), True),
        lead,
    )


def heard(meeting: Meeting) -> Answer:
    """Answer: which states heard civil society or survivors, and on what."""
    names = {name: state for state, name in files.state_names().items()}
    rows = meeting.outputs.rows("Voices", "Kind")
    kinds = ("Civil society organisation", "Survivor network")
    printed = sorted(
        (names[row["State"].partition(" (")[0]], row["Obligations"])
        for row in rows if row["Kind"] == "Consultation" and any(kind in row["Who, or what"] for kind in kinds)
    )  # fmt: skip
    expected = sorted(
        (state, "Art. 14(10)(a)" if entry["obligations"] == ["ACTIP-14.10.a"] else "?")
        for state, submission in meeting.now.items()
        for entry in submission["consultations"] if entry["kind"] in ("civil_society", "survivor_network")
    )  # fmt: skip
    return Answer("sheet 'Voices', Consultation", printed, expected, f"{len(printed)} of {len(meeting.now)}")


def may_be_published(meeting: Meeting) -> Answer:
    """Answer: what may be published."""
    out = " ".join(meeting.outputs.report("--audience", "public", "--section", "Method").split())
    found = {code: int(number) for code, number in re.findall(r"([A-Z]{3}): ([0-9]+) answers?", out)}
    expected = {
        state: len(submission["obligations"])
        for state, submission in meeting.now.items()
        if submission.get("disclosure") != "public"
    }
    return Answer(
        "report --audience public --section Method: 'Withheld'",
        found,
        expected,
        "nothing of the answers: all are above the level",
    )


def not_verified(meeting: Meeting) -> Answer:
    """Answer: which texts of the Convention are not verified."""
    rows = meeting.outputs.rows("Where it stands", "Part")
    printed = sorted(row["Article"] for row in rows if row["Text"] == "recalled")
    expected = sorted(entry["id"].removeprefix("ACTIP-") for entry in files.catalogue() if entry["basis"] == "recalled")
    return Answer("sheet 'Where it stands', column Text", printed, expected, f"{len(printed)} of {len(rows)}")


def one_state(meeting: Meeting) -> Answer:
    """Answer: where does one state stand, on one page."""
    sheet = meeting.outputs.of_lao.worksheets[0]
    words = said(sheet)
    open_ones = [
        entry
        for entry in files.catalogue()
        if _stands_for_itself(entry, meeting.now["LAO"]) not in ("in place", "not applicable")
    ]
    rights = sum(entry["victim_rights"] for entry in open_ones)
    late = sum(files.is_late(action, DAY) for state, _, action in _own_actions(meeting.now["LAO"]))
    printed = (
        f"Not in place: {len(open_ones)} obligations, {rights} on victims' rights" in words,
        any(f"Late: {late} actions" in text for text in words),
        str(int(files.number(meeting.now["LAO"], "victims_detected", victim_status="confirmed") or 0)) in words,
        sheet.page_setup.orientation,
    )
    return Answer("report --state LAO ... -o LAO.xlsx: first sheet", printed, (True, True, True, "landscape"))


def _stands_for_itself(obligation: Mapping[str, Any], submission: Submission) -> str:
    answers = {name: {**answer, "disclosure": ""} for name, answer in submission["obligations"].items()}
    return files.stands(obligation, {**submission, "obligations": answers})


def _own_actions(submission: Submission) -> list[tuple[str, str, Mapping[str, Any]]]:
    return [("", "", action) for answer in submission["obligations"].values() for action in answer.get("actions", ())]


def totals_by_form(meeting: Meeting) -> Answer:
    """Answer: what is the total of victims by form of exploitation, over how many states."""
    forms = {
        "sexual exploitation": "SEX",
        "forced labour or services": "LAB",
        "forced marriage": "MARR",
        "forced begging": "BEG",
    }
    printed, expected = {}, {}
    for row in meeting.outputs.rows("Figures", "Pillar"):
        _, _, form = str(row["Breakdown"]).partition("confirmed victim, ")
        if row["Indicator"] != "Victims detected" or form not in forms or "Breakdown" not in row:
            continue
        there = [state for state in meeting.now if isinstance(row[state], (int, float))]
        suppressed = sum(str(row[state]).startswith("<") for state in meeting.now)
        total = files.summed(
            [
                files.number(meeting.now[state], "victims_detected", victim_status="confirmed", form=forms[form])
                for state in there
            ]
        )
        printed[form] = (str(row["Total"]).replace(",", ""), len(codes(row["States in the total"].partition(";")[0])))
        words = f"{total:g}" if not suppressed else f"{total:g} to {total + 4 * suppressed:g}"
        expected[form] = (words, len(there) + suppressed)
    return Answer("sheet 'Figures', Victims detected", printed, expected)


def next_quarter(meeting: Meeting) -> Answer:
    """Answer: what falls due in the next quarter."""
    rows = meeting.outputs.rows("Actions", "State")
    printed = rows[0]["Due next quarter"]
    year, number = files.quarter(DAY)
    following = (year, number + 1) if number < 4 else (year + 1, 1)
    expected = sum(
        files.quarter(files.day_of(action)) == following
        for _, _, action in files.actions(meeting.now)
        if action.get("due") and action.get("state") in (None, "planned", "under_way")
    )
    return Answer("sheet 'Actions', Due next quarter", printed, expected)


def compensated(meeting: Meeting) -> Answer:
    """Answer: how many victims were awarded compensation, how many were paid, in how many states."""
    words = meeting.outputs.first_sheet
    place = words.index("victims awarded compensation")
    row = next(
        row
        for row in meeting.outputs.rows("Figures", "Pillar")
        if "ompensation" in row["Indicator"] and row["Breakdown"] == "total"
    )
    there = [state for state in meeting.now if isinstance(row[state], (int, float))]
    awarded = files.summed([files.number(meeting.now[state], "compensation_awarded") for state in there])
    paid = files.summed([files.number(meeting.now[state], "compensation_awarded", subset="paid") for state in there])
    text = " ".join(words[place - 8 : place + 12])
    question = next(text for text in words if "compensation be paid" in text)
    return Answer(
        "first sheet, headline and proposal 1",
        (
            f"{awarded:g}" in words,
            f"paid: {paid:g} in {len(there)}" in text.replace("\n", " "),
            f"{paid:g} of {awarded:g}" in question,
        ),
        (True, True, True),
        question,
    )


def courts(meeting: Meeting) -> Answer:
    """Answer: how do the courts stand, by the eight indicators."""
    signs = {"full": "●", "large": "●", "partial": "◐", "not_yet": "○", "no_information": "?", "not_applicable": "–"}
    rows = [row for row in meeting.outputs.rows("Rights of victims", "Part") if str(row["Article"]).startswith("VSC")]
    printed = {(row["Article"], state): row[state] for row in rows for state in meeting.now}
    expected = {
        (row["Article"], state): signs[submission["court_indicators"][row["Article"]]["state"]]
        for row in rows for state, submission in meeting.now.items()
    }  # fmt: skip
    return Answer(
        "sheet 'Rights of victims', the courts", printed, expected, f"{len(rows)} indicators, {len(printed)} cells"
    )


def one_page(meeting: Meeting) -> Answer:
    """Answer: is there one page for the chair, and does it say the same everywhere."""
    sheet = meeting.outputs.book.worksheets[0]
    words = meeting.outputs.first_sheet
    figures = [text for text in words if re.fullmatch(r"[0-9,]+ to [0-9,]+|[0-9]+ %", text)]
    paper, page = "\n".join(meeting.outputs.paper), re.sub(r"<[^>]*>", " ", meeting.outputs.page)
    places = {"screen": meeting.outputs.screen, "page": page, "paper": paper}
    printed = {name: [figure in text for figure in figures] for name, text in places.items()}
    shape = (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage)
    return Answer(
        "first sheet, first screen, top of the page, first page of -o region.docx",
        (printed, shape),
        ({name: [True] * len(figures) for name in places}, ("landscape", True)),
        f"{len(figures)} headline figures in four places",
    )


QUESTIONS: tuple[Callable[[Meeting], Answer], ...] = (
    who_has_not_reported,
    most_shared_gaps,
    in_law_not_in_practice,
    training_for_judges,
    overdue,
    changes_of_victims,
    repatriations_that_differ,
    women_among_the_trained,
    budgets_in_a_shock,
    heard,
    may_be_published,
    not_verified,
    one_state,
    totals_by_form,
    next_quarter,
    compensated,
    courts,
    one_page,
)


def meeting(folder: Path) -> Meeting:
    """Return a meeting over the sample, with a folder to write to."""
    samples = files.ROOT / "sample_data"
    return Meeting(Outputs(folder), files.read(samples / "2025"), files.read(samples / "2024"))
