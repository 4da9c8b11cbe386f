"""Own the numbers of all outputs, held against each other and against the files."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from tests.meeting import files
from tests.meeting.outputs import REGION
from tests.meeting.questions import Meeting

_A_NUMBER = re.compile(r"(?<![\w.,])[0-9][0-9,]*(?:\.[0-9]+)?(?![\w])")


class Held(NamedTuple):
    """How many numbers of one kind were held against another place, and those that differ."""

    what: str
    held: int
    differing: tuple[str, ...]


def numbers(meeting: Meeting) -> Iterator[Held]:
    """Yield what came of each comparison."""
    yield _sheets_and_page(meeting)
    yield _sheets_and_screen(meeting)
    yield _first_page(meeting)
    yield _figures_and_files(meeting)
    yield _totals(meeting)
    yield _export(meeting)


def _plain(page: str) -> list[str]:
    """Return the texts of the cells of a page, in order."""
    cells = re.findall(r"(?s)<t[dh][^>]*>(.*?)</t[dh]>", page)
    return [_squeezed(unescape(re.sub(r"<[^>]*>", " ", cell))) for cell in cells]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u202f", "").replace("\xa0", " ")).strip()


def _of_text(text: str) -> list[str]:
    return [_alike(number.replace(",", "").rstrip(".")) for number in _A_NUMBER.findall(text)]


def _alike(number: str) -> str:
    """Write a number one way: 0.6 and 0.60 are one."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _in_sheet(sheet: Any) -> list[tuple[str, str]]:
    """Return each number in the cells of a sheet, with the place where it stands."""
    places = []
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None and not isinstance(cell.value, bool):
                text = f"{cell.value:g}" if isinstance(cell.value, float) else str(cell.value)
                places += [(number, f"{sheet.title}!{cell.coordinate}") for number in _of_text(text)]
    return places


def _sheets_and_page(meeting: Meeting) -> Held:
    """Hold every number of the workbook, sheet by sheet, against the numbers of the page."""
    page = {number for text in _plain(meeting.outputs.page) for number in _of_text(text)}
    page |= set(_of_text(_squeezed(unescape(re.sub(r"<[^>]*>", " ", meeting.outputs.page)))))
    every = [place for sheet in meeting.outputs.book.worksheets[1:] for place in _in_sheet(sheet)]
    differing = [f"{where}: {number} is not on the page" for number, where in every if number not in page]
    return Held("sheets and page", len(every), tuple(differing))


def _sheets_and_screen(meeting: Meeting) -> Held:
    """Hold every figure of four sheets against the same tables of the screen."""
    held, differing = 0, []
    sheets = {"Figures": "Pillar", "Trends": "Indicator", "Across borders": "Flow", "Actions": "State"}
    screen = set(_of_text(meeting.outputs.report(*(word for sheet in sheets for word in ("--section", sheet)))))
    for sheet, first in sheets.items():
        for row in meeting.outputs.rows(sheet, first):
            for title, value in row.items():
                if isinstance(value, (int, float)) and not title.startswith("(") and title != "Behind the lines":
                    held += 1
                    if f"{value:g}" not in screen and str(value) not in screen:
                        differing.append(f"{sheet}, {list(row.values())[:3]}, {title}: {value} is not on the screen")
    return Held("sheets and screen", held, tuple(differing))


def _first_page(meeting: Meeting) -> Held:
    """Hold the numbers of the first sheet against the screen, the page and the paper."""
    places = {
        "screen": meeting.outputs.screen,
        "page": unescape(re.sub(r"<[^>]*>", " ", meeting.outputs.page)),
        "paper": "\n".join(meeting.outputs.paper),
    }
    sheet = meeting.outputs.first_sheet
    until = next((n for n, text in enumerate(sheet) if text == "Sheet"), len(sheet))
    mine = [number for text in sheet[:until] for number in _of_text(text)]
    held, differing = 0, []
    for name, text in places.items():
        there = set(_of_text(text))
        held += len(mine)
        differing += [f"first sheet: {number} is not in the {name}" for number in mine if number not in there]
    return Held("first sheet, screen, page and paper", held, tuple(differing))


_BREAKDOWN = {"total": {}, "confirmed victim": {"victim_status": "confirmed"}, "sent": {"direction": "sent"},
              "received": {"direction": "received"}}  # fmt: skip


def _figures_and_files(meeting: Meeting) -> Held:
    """Hold each figure of a state in 'Figures in full' and 'Figures' against all that its file gives."""
    held, differing = 0, []
    for sheet, first in (("Figures", "Pillar"), ("Figures in full", "Indicator")):
        if sheet not in meeting.outputs.book.sheetnames:
            continue
        for row in meeting.outputs.rows(sheet, first):
            for state, submission in meeting.now.items():
                if isinstance(row.get(state), (int, float)):
                    held += 1
                    typed = {cell.get("value") for cell in submission["statistics"]["cells"]}
                    if row.get("Indicator") == "People in trainings":
                        typed = _trained(submission)
                    if row[state] not in typed:
                        differing.append(f"{sheet}: {row[first]} {row.get('Breakdown')} {state}: {row[state]}")
    return Held("figures and files", held, tuple(differing))


def _trained(submission: files.Submission) -> set[float | None]:
    people = [entry["participants"] for entry in submission["capacity"]]
    women, men = (sum(entry[sex] for entry in people) for sex in ("F", "M"))
    return {sum(entry["total"] for entry in people), women, women + men}


def _totals(meeting: Meeting) -> Held:
    """Hold each total against the sum of the figures of the states beside it."""
    held, differing = 0, []
    for sheet, first in (("Figures", "Pillar"), ("Figures in full", "Indicator")):
        if sheet not in meeting.outputs.book.sheetnames:
            continue
        for row in meeting.outputs.rows(sheet, first):
            total = str(row.get("Total") or "").partition("\n")[0].replace(",", "")
            if not re.match(r"[0-9]", total) or "%" in total:
                continue
            parts = [_part(row[state]) for state in meeting.now]
            low = files.summed([part for part, _ in parts])
            high = low + sum(beside for _, beside in parts)
            numbers_of_total = re.findall(r"[0-9]+(?:\.[0-9]+)?", total)
            held += len(numbers_of_total)
            if [float(number) for number in numbers_of_total] != ([low] if low == high else [low, high]):
                differing.append(
                    f"{sheet}: {row.get('Indicator')} {row.get('Breakdown')}: {total}, not {low:g}, {high:g}"
                )
    return Held("totals and their parts", held, tuple(differing))


def _part(value: Any) -> tuple[float | None, float]:
    """Return the figure in a cell and how much more it can be: '<5' is from 0 to 4, '40 formed' is 40."""
    if isinstance(value, (int, float)):
        return float(value), 0.0
    if found := re.match(r"([0-9][0-9,]*)\n", str(value)):  # with a word about it below: formed, 15 of 18 areas
        return float(found[1].replace(",", "")), 0.0
    found = re.match(r"<([0-9]+)", str(value))
    return (0.0, float(found[1]) - 1) if found else (None, 0.0)


def _export(meeting: Meeting) -> Held:
    """Hold each figure of an export against the file that it is of."""
    path = meeting.outputs.folder / "figures.csv"
    meeting.outputs.run("export", *REGION[1:], "--audience", "asean", "--format", "csv", "-o", str(path))
    held, differing = 0, []
    cycles = {"2024": meeting.before, "2025": meeting.now}
    columns = ("victim_status", "sex", "age", "form", "direction", "partner", "subset", "audience", "outcome")
    for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))):
        if row["status"] != "reported":
            continue
        submission = cycles[row["period_end"][:4]][row["state"]]
        held += 1
        given = [cell for cell in submission["statistics"]["cells"] if cell["indicator"] == row["indicator"]
                 and all((cell.get(name) or "") == (row.get(name) or "") for name in columns)]  # fmt: skip
        if float(row["value"]) not in [cell.get("value") for cell in given]:
            differing.append(f"{row['state']} {row['period_end']} {row['indicator']}: {row['value']}")
    return Held("export and files", held, tuple(differing))
