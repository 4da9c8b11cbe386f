"""What an audience is shown follows from the copies that may be sent to it, and from nothing else in the files."""

import copy
import random
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from actip.assessment.opening import opened
from actip.catalogue.entries import Catalogue
from actip.commands.document import national_document
from actip.commands.export import exported
from actip.commands.report import regional_report
from actip.commands.status import status_report
from actip.disclosure.policy import DEFAULT
from actip.disclosure.release import release
from actip.model.settings import ReportScope
from actip.reports.excel import workbook
from actip.reports.page import page
from actip.writers.long_form import FORMATS
from tests.conftest import CREATED, changed, complete, write_yaml
from tests.forms import bent, complete_form, written

Content = dict[str, Any]
AUDIENCES = ("public", "asean")
LEVELS = ("public", "public", "asean", "national")
# What the figures of the tables are about, and obligations whose answers the rules hold against them.
TABLES = ("victims_detected", "victims_sheltered", "persons_prosecuted", "persons_convicted", "victims_charged")
ASKED = ("ACTIP-5.1", "ACTIP-14.7", "ACTIP-14.8", "ACTIP-14.9", "ACTIP-14.10.a", "ACTIP-14.13", "ACTIP-16.6")
SHAPES = ((), ("sex",), ("age",), ("sex", "age"))
CODES = {"sex": ("F", "M"), "age": ("C", "A")}
WORDS = ("A shelter was opened.", "The 3 men were heard.", "2 of 4 courts answered in 12 days.", "On 3 March 2025.")
DUE = date(2026, 3, 31)
_TRIES = 12


def _table(chance: random.Random, indicator: str) -> Iterator[Content]:
    """Yield the figures of an indicator, some of them left out, or with a bound or a reason in their place."""
    most = chance.choice((3, 6, 40))
    leaves = {(sex, age): chance.randint(0, most) for sex in CODES["sex"] for age in CODES["age"]}
    for shape in SHAPES:
        for codes in product(*(CODES[name] for name in shape)):
            fixed = dict(zip(shape, codes, strict=True))
            total = sum(
                number
                for leaf, number in leaves.items()
                if all(fixed.get(name, code) == code for name, code in zip(CODES, leaf, strict=True))
            )
            match chance.randrange(14):
                case 0:
                    continue
                case 1 if total < 5:
                    yield {"indicator": indicator, **fixed, "below": 5}
                case 2:
                    yield {"indicator": indicator, **fixed, "missing": "not_yet_available"}
                case _:
                    note = {"note": chance.choice(WORDS)} if not chance.randrange(4) else {}
                    yield {"indicator": indicator, **fixed, "value": total, **note}


def _answer(chance: random.Random) -> Content:
    return {
        "in_law": chance.choice(("full", "partial", "none")),
        "in_practice": chance.choice(("full", "large", "partial", "not_yet")),
        "account": chance.choice(WORDS),
        "disclosure": chance.choice(LEVELS),
        "since_last": chance.choice(("changed", "unchanged")),
        "actions": [{"action": "Open a shelter", "due": "2025-06-30", "state": "planned"}][: chance.randrange(2)],
        "evidence": [{"kind": "law", "title": "Law", "date": "2009-12-17"}][: chance.randrange(2)],
    }


def _submission(chance: random.Random, state: str, year: int) -> Content:
    """Return the report of a state on a year, with secrets of every kind in it."""
    asked = {name: _answer(chance) for name in ASKED}
    base = complete()
    for name, answer in asked.items():
        halves = {key for key in base["obligations"][name] if key.startswith("in_")}
        asked[name] = {k: v for k, v in answer.items() if not k.startswith("in_") or k in halves}
    cells = [cell for name in TABLES if chance.randrange(5) for cell in _table(chance, name)]
    partner = "THA" if state == "LAO" else "LAO"
    cells += [
        {"indicator": "victims_repatriated", "direction": way, **where, "value": chance.choice((2, 7, 30))}
        for way in ("sent", "received")
        for where in ({"partner": partner},)
    ]
    explanations = [
        {"rule": "GAP304", "about": "ACTIP-14.7", "reason": chance.choice(WORDS)},
        {"rule": "CON501", "about": "ACTIP-14.7", "reason": chance.choice(WORDS)},
        {
            "rule": "SUM202",
            "about": {"indicator": "victims_sheltered", "dimension": "sex", "within": {}},
            "reason": chance.choice(WORDS),
        },
    ]
    change = {
        "state": state,
        "cycle": str(year),
        "clearance": chance.choice(("submitted", "draft")),
        "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "prepared": f"{year + 1}-02-01",
        "disclosure": "public",
        "obligations": dict.fromkeys(ASKED),
        "statistics": {
            "indicators": {
                name: {"disclosure": chance.choice(LEVELS), "comment": chance.choice(WORDS)} for name in TABLES
            },
            "cells": cells,
        },
        "explanations": explanations[: chance.randrange(4)],
        "stakeholders": [
            {"name": "A shelter", "role": chance.choice(WORDS), "disclosure": level} for level in ("public", "national")
        ],
    }
    data = changed(base, change)
    data["obligations"] |= asked
    if year == 2025:
        data["last"] = {
            "period": {"start": f"{year - 1}-01-01", "end": f"{year - 1}-12-31"},
            "answers": {name: {"in_practice": "full"} for name in ("ACTIP-14.7", "ACTIP-14.8")},
            "cells": [{"indicator": "victims_detected", "value": 90}],
        }
    return data


def _hidden_change(chance: random.Random, data: Content, copied: Content) -> Content:
    """Return a submission in which something is another that a copy of it does not have, or may not have."""
    data = copy.deepcopy(data)
    cells = data["statistics"]["cells"]
    hidden = [
        cell
        for cell, sent in zip(cells, copied["statistics"]["cells"], strict=False)
        if "value" in cell and sent.get("missing") == "suppressed" and sent["indicator"] == cell["indicator"]
    ]
    gone = {cell["indicator"] for cell in copied["statistics"]["cells"] if cell.get("missing") == "withheld"}
    above = [cell for cell in cells if cell["indicator"] in gone and "value" in cell]
    match chance.randrange(6):
        case 0 if hidden:
            chance.choice(hidden)["value"] += chance.choice((-1, 1))
        case 1 | 2 if len(hidden) > 3:  # so that the margins stay
            for cell, more in zip(chance.sample(hidden, 4), (1, -1, -1, 1), strict=True):
                cell["value"] += more
        case 3 if above:
            chance.choice(above)["value"] = chance.randint(0, 60)
        case 4:
            name = chance.choice(ASKED)
            data["obligations"][name] = {**data["obligations"][name], "account": chance.choice(WORDS)} | (
                {"in_practice": chance.choice(("full", "not_yet"))}
                if "in_practice" in data["obligations"][name]
                else {}
            )
        case _:
            data["stakeholders"] += [{"name": "Another", "disclosure": "national"}]
            if "last" in data:
                data["last"]["answers"]["ACTIP-14.8"] = {"in_practice": chance.choice(("full", "not_yet"))}
    return data


class Copies:
    """The copies of submissions that may be sent, and whether one may be."""

    def __init__(self, folder: Path, audience: str, known: Catalogue) -> None:
        self.path = folder / "copied.yaml"
        self.audience = audience
        self.known = known

    def of(self, data: Mapping[str, Any]) -> Content | None:
        """Return the copy of a submission, None where it cannot be released."""
        checked, findings = opened(str(write_yaml(self.path, data)), self.known)
        if any(finding.is_open_error for finding in findings):
            return None
        return release(checked.document.data, checked.submission, self.audience, self.known, DEFAULT).data


def _pair(chance: random.Random, states: int, copies: Copies) -> tuple[list[Content], list[Content]]:
    """Return the submissions of some states on two years, and others that the same copies are made of."""
    first: list[Content] = []
    while len(first) < 2 * states:
        data = _submission(chance, ("LAO", "THA", "VNM")[len(first) // 2], 2024 + len(first) % 2)
        if copies.of(data) is not None:
            first.append(data)
    second = []
    for data in first:
        copied, other = copies.of(data), data
        assert copied is not None
        for _ in range(_TRIES):
            changed_once = _hidden_change(chance, other, copied)
            if copies.of(changed_once) == copied:
                other = changed_once
        second.append(other)
    return first, second


def _everything(folder: Path, audience: str, known: Catalogue) -> dict[str, object]:
    """Return all that is made of a folder of submissions for an audience."""
    paths = [str(folder)]
    scope = ReportScope(due=DUE, as_of=DUE)
    built = regional_report(paths, audience, known, scope=scope)
    drawn: dict[str, object] = {
        "sections": built.sections,
        "stamps": built.stamps,
        "workbook": workbook(built.sections, built.title, built.stamps, CREATED),
        "page": page(built.sections, built.title, built.stamps, known),
        "status": status_report(paths, audience, known, scope=scope).sections,
    }
    for format in FORMATS:
        drawn[format] = exported(paths, format, audience, known).content
    for state in sorted({state for state, _ in _files(folder)}):
        of_state = regional_report(paths, audience, known, scope=ReportScope(state=state))
        drawn[f"report of {state}"] = of_state.sections
        drawn[f"document of {state}"] = national_document(paths, state, audience, known, CREATED).content
    return drawn


def _files(folder: Path) -> list[tuple[str, Path]]:
    """Return the files of a folder, each with the state that it is about."""
    return [(yaml.safe_load(path.read_text())["state"], path) for path in sorted(folder.rglob("*.yaml"))]


def _written(folder: Path, names: str, every: list[Content]) -> Path:
    for number, data in enumerate(every):
        path = folder / names.format(number=number, back=len(every) - number)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_yaml(path, data)
    return folder


@pytest.mark.parametrize(("seed", "audience"), [(0, "asean"), (1, "public"), (2, "public")])
def test_files_of_which_the_same_copies_are_made_give_the_same_reports(
    tmp_path: Path, known: Catalogue, seed: int, audience: str
) -> None:
    """Whatever is hidden in them, whatever they are called and wherever they lie: of one state, or of two."""
    chance = random.Random(seed)  # noqa: S311  nothing here is secret
    first, second = _pair(chance, 1 + seed % 2, Copies(tmp_path, audience, known))
    (tmp_path / "copied.yaml").unlink()
    one = _written(tmp_path / "one", "file_{number}.yaml", first)
    other = _written(tmp_path / "other", "elsewhere_{number}/z{back}.yaml", second)

    assert first != second
    expected, actual = _everything(one, audience, known), _everything(other, audience, known)
    for name, content in expected.items():
        assert actual[name] == content, name


def _figures(*cells: tuple[str, Mapping[str, str], int]) -> Content:
    entries = [{"indicator": name, **fixed, "value": value} for name, fixed, value in cells]
    return changed(complete(), {"disclosure": "public", "statistics": {"cells": entries}})


def _stages(prosecuted: int) -> Content:
    """Return figures on the stages of justice of which one is hidden, because all of it is small counts."""
    women = 2
    return _figures(
        ("persons_in_formal_contact", {}, 6),
        ("persons_prosecuted", {}, prosecuted),
        ("persons_prosecuted", {"sex": "M"}, prosecuted - women),
        ("persons_prosecuted", {"sex": "F"}, women),
        ("persons_convicted", {}, 6),
    )


def test_a_figure_between_two_others_is_not_told_by_what_is_found(tmp_path: Path, known: Catalogue) -> None:
    """More were convicted than prosecuted, or as many: the report is the same, and so is the document."""
    audience = "asean"
    copies = Copies(tmp_path, audience, known)
    first, second = copies.of(_stages(5)), copies.of(_stages(6))
    everything = []
    for name, prosecuted in (("one", 5), ("other", 6)):
        folder = _written(tmp_path / name, "file_{number}.yaml", [_stages(prosecuted)])
        everything.append(_everything(folder, audience, known))

    assert first is not None
    assert first == second
    assert everything[0] == everything[1]


def _undetermined(women: int) -> Content:
    """Return figures that leave over how many are of unknown sex."""
    return _figures(
        ("victims_sheltered", {}, 22),
        ("victims_sheltered", {"sex": "F"}, women),
        ("victims_sheltered", {"sex": "M"}, 3),
    )


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_method_says_the_same_whatever_is_hidden(tmp_path: Path, known: Catalogue, audience: str) -> None:
    """No number of counts, no width and no number of findings tells of what is left over between two figures."""
    said = []
    for women in (17, 18):
        folder = _written(tmp_path / str(women), "file_{number}.yaml", [_undetermined(women)])
        (method,) = regional_report([str(folder)], audience, known).sections_named(["Method"])
        said.append([tuple(cell.text for cell in row) for row in method.rows if row[0].text == "Disclosure"])

    assert said[0] == said[1]
    assert any("cannot be known closer than an interval of 5" in how for _, _, how in said[0])


@pytest.mark.parametrize("audience", AUDIENCES)
def test_of_a_form_that_was_not_read_in_full_nothing_is_told(tmp_path: Path, known: Catalogue, audience: str) -> None:
    """Neither its figures, nor what the rules find in them, nor what stands in the cell."""
    form = bent(complete_form(), [{"at_closed": ["/obligations/ACTIP-27/in_practice", "in_law"], "put": "Ms Zorvath"}])
    folder = tmp_path / "forms"
    folder.mkdir()
    written(folder / "LAO_2025.xlsx", form)
    built = regional_report([str(folder)], audience, known)
    texts = [cell.text for section in built.sections for row in section.rows for cell in row]

    assert not built.whole
    assert not [text for text in texts if "Zorvath" in text]
    assert "Its file was not read in full; a check of it names what was not." in texts


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_report_says_where_a_file_lies(tmp_path: Path, known: Catalogue, audience: str) -> None:
    """Not even of a file that cannot be placed: its name is enough to find it."""
    folder = _written(tmp_path / "innermost", "LAO_2025.yaml", [_undetermined(17)])
    write_yaml(folder / "stray.yaml", {key: value for key, value in complete().items() if key != "state"})
    write_yaml(folder / "cycle.yaml", {"format": "actip-cycle/1", "cycle": "2025", "on_hold": [{"state": "MMR"}]})
    drawn = regional_report([str(folder)], audience, known)
    whole = page(drawn.sections, drawn.title, drawn.stamps, known)
    board = str(status_report([str(folder)], audience, known, scope=ReportScope(due=DUE, as_of=DUE)).sections)

    assert "stray.yaml" in whole
    assert "So says the officer of the cycle." in whole
    for text in (whole, board):
        assert "innermost" not in text
        assert "SHA-256" not in text
