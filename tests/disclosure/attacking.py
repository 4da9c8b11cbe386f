"""Attack the program with what it prints, and print what comes of it: which hidden counts can be worked out.

Run `python -m tests.disclosure.attacking MODE... [--number N] [--first SEED] [--show K]`:

sample      the sample of 2024, of 2025, and both in one export
regions     N regions by chance, each in one export (500 are the measure; 60 take a minute)
large       20 tables of four or five dimensions, half of them of potential and confirmed victims: is the headline
            total printed, and how long does the treatment take (seconds of one process)
unions      N regions: the copy of each file, the export of each and of pairs, and the export of all, held side by
            side; the copies of one year after another, alone and with what was published before; two audiences
intruder    226 one-way tables and a reader who has the program: every table that gives the same print
proportion  12 small tables: how much is hidden against the least that has to be
report      N regions by chance: where only hidden counts differ, and the export does not, no section, first page or
            chart of the report differs
outputs     a few regions: workbook, page, paper, document, screen and charts hold no number that the export hides, and
            no total, sum of parts or change that is made of one
all         all of these
look        the tables of regions in which something is pinned, as typed and as printed, with what is pinned

A count is pinned where its interval is narrower than 5, or than the bound that a state published itself. What is secret
is said in `tests/disclosure/intruder.py`: small counts, what is hidden beside them, what a state withholds, and what
nobody typed but subtraction gives as 1 to 4 (left over, a crossing, not in a subset or an overlapping part).
"""

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import combinations, count, islice, product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from actip.cli import run
from actip.disclosure.policy import DEFAULT
from actip.disclosure.treatment import treat
from actip.errors import ActipError, Contradiction
from actip.format.records import Cell, Submission
from actip.readers import document
from tests.conftest import ROOT
from tests.disclosure.attack import KNOWN, submission
from tests.disclosure.intruder import THRESHOLD, Outcome, attack, by_sort
from tests.disclosure.printed import BELOW, SUPPRESSED, VALUE, Fact, in_content, of_persons, read_yaml
from tests.disclosure.publishing import (
    Content,
    can_know_what_was_published,
    content,
    copy,
    export,
    outcome,
    typed,
    write,
)
from tests.disclosure.regions import region
from tests.disclosure.reported import everything, forbidden, holding, moved


class Result(NamedTuple):
    """What one attack came to, and the seconds of the program and of the attack."""

    outcome: Outcome = Outcome()
    tool: float = 0.0
    attack: float = 0.0
    small_printed: int = 0  # figures from 1 to 4 that are printed as they are

    def __add__(self, other: object) -> "Result":
        """Add two results."""
        assert isinstance(other, Result)
        return Result(*(one + more for one, more in zip(self, other, strict=True)))


def line(title: str, result: Result, show: int = 5) -> None:
    """Print a result in a few lines."""
    told = result.outcome
    widths = Counter(
        "point" if a.high == a.low else "1 to 3 wide" if (a.high or 0) - a.low < 4 else "4 wide" for a in told.pinned
    )
    share = f"{told.hidden} of {told.facts} figures hidden, {told.small} of them small" if told.facts else ""
    print(f"{title}: {len(told.answers)} hidden counts solved, {len(told.pinned)} pinned; {share}")
    pinned = by_sort(told.pinned)
    print("   " + "; ".join(f"{sort} {pinned[sort]} of {count}" for sort, count in by_sort(told.answers).most_common()))
    print(
        f"   pinned: {dict(widths)}; small counts printed {result.small_printed}; tables skipped {len(told.skipped)}, "
        f"contradicted {len(told.contradicted)}, not exact {told.inexact}; no answer to {told.unproved} questions; "
        f"seconds: program {result.tool:.1f}, attack {result.attack:.1f}"
    )
    for answer in told.pinned[:show]:
        print(f"   - {answer}")
    sys.stdout.flush()


def _small_printed(prints: Iterable[Iterable[Fact]]) -> int:
    return sum(0 < f.number < THRESHOLD for print_ in prints for f in of_persons(print_) if f.kind == VALUE)


def _timed(make: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    return make(), time.process_time() - start


def _attacked(contents: Sequence[Content], prints: Sequence[Sequence[Fact]], seconds: float) -> Result:
    told, taken = _timed(lambda: outcome(contents, prints))
    return Result(told, seconds, taken, _small_printed(prints))


# --- 1. the sample


def sample(years: Sequence[str], audience: str = "asean") -> Result:
    """Attack an export of the sample."""
    paths = [path for year in years for path in sorted((ROOT / "sample_data" / year).iterdir())]
    contents = [dict(document(str(path)).data) for path in paths]
    print_, seconds = _timed(lambda: export(paths, audience))
    return _attacked(contents, [print_], seconds)


# --- 2. regions by chance


def one_region(seed: int) -> tuple[Result, bool]:
    """Attack one region; where an export of all is refused, of the years and of their halves. Tell whether it was."""
    made = region(seed)
    with tempfile.TemporaryDirectory() as folder:
        try:
            return _in_one_export(made.contents, Path(folder)), False
        except Contradiction:
            parts = [[c for c in made.contents if ("-H" in c["cycle"]) is half] for half in (True, False)]
            return sum((_in_one_export(part, Path(folder)) for part in parts if part), Result()), True


def _in_one_export(contents: Sequence[Content], folder: Path) -> Result:
    paths = write(contents, folder)
    print_, seconds = _timed(lambda: export(paths))
    return _attacked(contents, [print_], seconds)


def regions(first: int, number: int, show: int) -> None:
    """Attack regions by chance."""
    total, refused, leaking = Result(), 0, []
    for seed in range(first, first + number):
        result, was_refused = one_region(seed)
        total += result
        refused += was_refused
        if result.outcome.pinned or result.outcome.contradicted:
            leaking.append(seed)
    line(f"{number} regions from seed {first} ({refused} with halves of a year, exported apart)", total, show)
    print(f"   seeds with something pinned: {len(leaking)}: {leaking}")


# --- 3. large tables

_FIVE = {
    "sex": ("F", "M", "U"),
    "age": ("C", "A", "U"),
    "form": ("SEX", "LAB", "BEG", "CRIM", "MARR"),
    "citizenship": ("LAO", "THA", "VNM", "CHN", "XXX"),
    "place": ("domestic", "abroad"),
}


def large_table(seed: int) -> Content:
    """Return a submission of one table of four or five dimensions, of 130 to 400 cells."""
    random = Random(seed)  # noqa: S311 - a table by chance is no secret
    names = list(_FIVE) if seed % 2 else random.sample(list(_FIVE), 4)
    statuses = ("potential", "confirmed") if seed % 4 < 2 else ("",)
    weights = {name: [random.random() ** 2 + 0.02 for _ in _FIVE[name]] for name in names}
    people = [
        (*(random.choices(_FIVE[name], weights[name])[0] for name in names), random.random() < 0.6)
        for _ in range(random.choice((150, 300, 600)))
    ]
    shapes = [shape for size in range(len(names) + 1) for shape in combinations(names, size)]
    must, may = [shape for shape in shapes if len(shape) < 2], [shape for shape in shapes if len(shape) > 1]
    random.shuffle(may)
    cells: list[dict[str, Any]] = []
    most = random.randint(130, 400)
    for shape in (*must, *may):
        numbers: Counter[tuple[Any, ...]] = Counter()
        for person in people:
            numbers[(*(person[names.index(name)] for name in shape), person[-1])] += 1
        own = [
            {"indicator": "victims_detected", **dict(zip(shape, chosen, strict=True)), **status, "value": value}
            for chosen in product(*(_FIVE[name] for name in shape))
            for status, value in _by_status(numbers, chosen, statuses)
        ]
        if len(cells) + len(own) <= most or shape in must:
            cells += own
    return content("LAO", "2025", cells)


def _by_status(
    numbers: Mapping[tuple[Any, ...], int], chosen: tuple[str, ...], statuses: Sequence[str]
) -> Iterator[tuple[dict[str, str], int]]:
    confirmed, whole = numbers[(*chosen, True)], numbers[(*chosen, True)] + numbers[(*chosen, False)]
    for status in statuses:
        if not status:
            yield {}, whole
        else:
            yield {"victim_status": status}, confirmed if status == "confirmed" else whole


def _read(contents: Sequence[Content], folder: Path) -> list[Submission]:
    from actip.assessment import assess

    return [a.submission for a in assess([str(p) for p in write(contents, folder)], KNOWN)[0] if a.submission]


def large(number: int, show: int) -> None:
    """Attack large tables."""
    total, printed_totals, seconds = Result(), 0, []
    for seed in range(number):
        contents = [large_table(seed)]
        with tempfile.TemporaryDirectory() as folder:
            read = _read(contents, Path(folder))
            _, taken = _timed(lambda read=read: treat(read, KNOWN, DEFAULT))
            result = _in_one_export(contents, Path(folder))
            shown = export(list(Path(folder).iterdir()))
        values = [fact for fact in shown if fact.kind == VALUE and fact.number]
        headline = any(f.kind == VALUE and f.key <= {("victim_status", "potential")} for f in shown)
        printed_totals += headline
        seconds.append(taken)
        own = result.outcome
        print(
            f"   table {seed}: {len(contents[0]['statistics']['cells'])} cells, {own.facts} above zero, {len(values)} "
            f"printed, total {'printed' if headline else 'NOT printed'}, {taken:.1f} s, pinned {len(own.pinned)}"
        )
        sys.stdout.flush()
        total += result._replace(tool=taken)
    line(f"{number} large tables", total, show)
    print(f"   headline total printed in {printed_totals}; treat took {sum(seconds):.1f} s, at most {max(seconds):.1f}")


# --- 4. publications side by side


class Published(NamedTuple):
    """Everything that is published of some submissions, by what it is."""

    prints: dict[str, list[list[Fact]]]
    refused: int  # copies that were not made, because a check found an error


def published(contents: Sequence[Content], folder: Path) -> Published:
    """Return the copies, single exports, exports of pairs, and the export of all."""
    paths = write(contents, folder)
    copies, refused = [], 0
    for path in paths:
        try:
            copies.append(in_content(read_yaml(copy(path))))
        except ActipError:
            refused += 1  # its export alone says the same
            copies.append(export([path]))
    whole = [export(paths)]
    pairs = [export(pair) for pair in list(combinations(paths, 2))[:6]]
    without = [export([p for p in paths if p != path]) for path in paths[:4]] if len(paths) > 1 else []
    years = [export([p for p in paths if p.stem[4:] == year]) for year in sorted({p.stem[4:] for p in paths})]
    return Published(
        {
            "the region alone, to compare with": whole,
            "the copy of each": copies,
            "the copy of each and the region": copies + whole,
            "the region of each year, one after another": years,
            "pairs and all but one": pairs + without + whole,
            "two audiences": [*whole, export(paths, "asean")],
            "everything": copies + whole + years + pairs + without,
        },
        refused,
    )


def knowing(contents: Sequence[Content], folder: Path) -> list[list[Fact]]:
    """Return the copies that are made one after another, each with those before it."""
    prints: list[list[Fact]] = []
    copies: list[Path] = []
    target = folder / "copies"
    target.mkdir(exist_ok=True)
    for path in sorted(write(contents, folder), key=lambda path: path.stem[4:]):
        text = copy(path, published=copies)
        copies.append(target / path.name)
        copies[-1].write_text(text, encoding="utf-8")
        prints.append(in_content(read_yaml(text)))
    return prints


def _with_several(first: int) -> Iterator[int]:
    """Yield the seeds of regions of two to twelve files, none of the half of a year."""
    for seed in count(first):
        made = region(seed)
        if 1 < len(made.contents) <= 12 and not made.nested:
            yield seed


def unions(first: int, number: int, show: int) -> None:
    """Attack publications that are held side by side."""
    totals: dict[str, Result] = {}
    refused = 0
    seeds = list(islice(_with_several(first), number))
    for seed in seeds:
        contents = region(seed).contents
        with tempfile.TemporaryDirectory() as folder:
            together, seconds = _timed(lambda contents=contents, f=folder: published(contents, Path(f)))
            refused += together.refused
            for name, prints in together.prints.items():
                totals[name] = totals.get(name, Result()) + _attacked(contents, prints, seconds)
            if can_know_what_was_published():
                try:
                    prints, seconds = _timed(lambda contents=contents, f=folder: knowing(contents, Path(f)))
                except ActipError:
                    continue
                name = "copies made with what was published before"
                totals[name] = totals.get(name, Result()) + _attacked(contents, prints, seconds)
    print(f"{len(seeds)} regions side by side; {refused} copies refused for an error, the export of the file instead")
    for name, result in totals.items():
        line(f"  {name}", result, show)
    years = [sorted((ROOT / "sample_data" / year).iterdir()) for year in ("2024", "2025")]
    contents = [dict(document(str(path)).data) for paths in years for path in paths]
    prints = [export(paths, audience) for paths in years for audience in ("asean", "public")]
    prints += [export([path], "asean") for paths in years for path in paths]
    line("  the sample: regions of two years, two audiences, each file", _attacked(contents, prints, 0.0), show)


# --- 5. the intruder who has the program

_PLACES = ("police", "prosecution", "judiciary", "immigration", "labour", "social", "consular", "health", "education")


def one_way(seed: int) -> list[int]:
    """Return the parts of a table by chance, at least one of them small."""
    random = Random(seed)  # noqa: S311 - a table by chance is no secret
    parts = [
        random.choice((random.randint(1, 9), random.randint(1, 9), random.randint(0, 60)))
        for _ in range(random.randint(3, 9))
    ]
    return parts if any(0 < part < THRESHOLD for part in parts) else [random.randint(1, 4), *parts[1:]]


def _print_of(parts: Sequence[int]) -> tuple[Any, ...]:
    cells = [Cell("officials_trained", {}, "/statistics/cells/0", value=sum(parts))]
    cells += [
        Cell("officials_trained", {"audience": code}, f"/statistics/cells/{n + 1}", value=part)
        for n, (code, part) in enumerate(zip(_PLACES, parts, strict=False))
    ]
    shown = {c.pointer: c for c in treat([submission(cells)], KNOWN, DEFAULT)[0].submission.cells}
    return tuple(
        None if (cell := shown.get(c.pointer)) is None else cell.missing if cell.value is None else cell.value
        for c in cells
    )


def intruder(number: int, most: int = 3000) -> None:
    """Enumerate all tables that give the same print, and say how closely that tells the hidden counts."""
    hidden = narrow = points = leaking = exact_tables = sampled = closed = 0
    start = time.process_time()
    for seed in range(number):
        parts = one_way(seed)
        print_ = _print_of(parts)
        places = [n for n, shown in enumerate(print_[1:]) if shown == SUPPRESSED]
        if not isinstance(print_[0], (int, float)) or not places:
            closed += 1
            continue
        rest = sum(parts[n] for n in places)
        splits: Iterable[tuple[int, ...]] = _splits(rest, len(places))
        if _ways(rest, len(places)) > most:  # too many for all of them: as many by chance, and those with one as large
            sampled += 1
            splits = _some_splits(rest, len(places), Random(seed))  # noqa: S311 - a table by chance is no secret
        possible = [tuple(parts[n] for n in places)]
        for split in splits:
            candidate = list(parts)
            for place, value in zip(places, split, strict=True):
                candidate[place] = value
            if _print_of(candidate) == print_:
                possible.append(split)
        widths = [max(values) - min(values) for values in zip(*possible, strict=True)]
        hidden += len(widths)
        narrow += sum(width < THRESHOLD for width in widths)
        points += sum(width == 0 for width in widths)
        leaking += any(width < THRESHOLD for width in widths)
        exact_tables += any(width == 0 for width in widths)
    print(
        f"{number} one-way tables, the intruder has the program: {hidden} hidden counts, {narrow} narrower than "
        f"{THRESHOLD} ({leaking} tables), {points} known exactly ({exact_tables} tables); {closed} tables without a "
        f"total or without anything hidden, {sampled} by a sample of their tables; {time.process_time() - start:.1f} s"
    )


def _ways(total: int, parts: int) -> int:
    from math import comb

    return comb(total + parts - 1, parts - 1)


def _some_splits(total: int, parts: int, random: Random) -> Iterator[tuple[int, ...]]:
    for large in range(parts):
        for small in range(1, 5):
            yield tuple(total - small * (parts - 1) if n == large else small for n in range(parts))
    for _ in range(150):
        cuts = sorted(random.sample(range(1, total), parts - 1)) if total > parts else []
        if cuts:
            yield tuple(b - a for a, b in zip((0, *cuts), (*cuts, total), strict=True))


def _splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for others in _splits(total - first, parts - 1):
            yield (first, *others)


# --- 6. proportion

_PERMITS = ("granted", "refused", "pending", "withdrawn")
_TWO_WAY = (
    ("stay_permits", "outcome", _PERMITS[:3], "sex", ("F", "M")),
    ("stay_permits", "outcome", _PERMITS[:3], "age", ("C", "A", "U")),
    ("victims_sheltered", "sex", ("F", "M", "U"), "age", ("C", "A", "U")),
    ("stay_permits", "outcome", _PERMITS, "sex", ("F", "M", "U")),
)


def small_table(number: int) -> Content:
    """Return one of the twelve tables: four one-way, eight two-way, with all totals."""
    random = Random(100 + number)  # noqa: S311 - a table by chance is no secret
    if number < 4:
        parts = [random.randint(1, 4), *(random.randint(5, 40) for _ in range(4 + number))]
        parts[1 + number % 2] = random.choice((random.randint(1, 4), 8))
        cells: list[dict[str, Any]] = [{"indicator": "officials_trained", "value": sum(parts)}]
        cells += [
            {"indicator": "officials_trained", "audience": c, "value": n} for c, n in zip(_PLACES, parts, strict=False)
        ]
        return content("LAO", "2025", cells)
    name, one, ones, other, others = _TWO_WAY[number % 4]
    counts = {
        pair: random.choice((0, random.randint(1, 4), *(random.randint(5, 30) for _ in range(6))))
        for pair in product(ones, others)
    }
    counts[ones[0], others[0]] = random.randint(1, 4)
    cells = [{"indicator": name, "value": sum(counts.values())}]
    cells += [{"indicator": name, one: a, "value": sum(counts[a, b] for b in others)} for a in ones]
    cells += [{"indicator": name, other: b, "value": sum(counts[a, b] for a in ones)} for b in others]
    cells += [{"indicator": name, one: a, other: b, "value": n} for (a, b), n in counts.items()]
    return content("LAO", "2025", cells)


def fewest(contents: Content) -> int:
    """Return how few counts can be hidden so that each hidden one spans five: by trying all choices."""
    facts = in_content(contents)
    small = [n for n, f in enumerate(facts) if 0 < f.number < THRESHOLD]
    others = [n for n, f in enumerate(facts) if f.number >= THRESHOLD]
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            hidden = {*small, *chosen}
            if _lone(facts, hidden):
                continue
            print_ = [f._replace(kind=SUPPRESSED, number=0) if n in hidden else f for n, f in enumerate(facts)]
            if not attack(facts, [print_]).pinned:
                return len(hidden)
    return len(small) + len(others)


def _lone(facts: Sequence[Fact], hidden: set[int]) -> bool:
    """Tell at once where a sum has one hidden term: most choices fail by it."""
    by_key = {fact.key: n for n, fact in enumerate(facts)}
    names = {name for fact in facts for name, _ in fact.key}
    for fact in facts:
        for name in names - {n for n, _ in fact.key}:
            codes = {code for other in facts for n, code in other.key if n == name}
            terms = [
                by_key[fact.key],
                *(by_key[fact.key | {(name, code)}] for code in codes if fact.key | {(name, code)} in by_key),
            ]
            if len(terms) > 1 and len(hidden.intersection(terms)) == 1:
                return True
    return False


def proportion() -> None:
    """Compare what is hidden of twelve small tables with the least that has to be."""
    sums = Counter[str]()
    for number in range(12):
        contents = small_table(number)
        with tempfile.TemporaryDirectory() as folder:
            shown = {(f.place, f.key): f for f in export(write([contents], Path(folder)))}
        facts = [fact for fact in in_content(contents) if fact.number]
        small = sum(fact.number < THRESHOLD for fact in facts)
        hidden = sum((f := shown.get((fact.place, fact.key))) is None or f.kind != VALUE for fact in facts)
        best, seconds = _timed(lambda contents=contents: fewest(contents))
        sums.update(small=small, hidden=hidden, best=best)
        print(
            f"   table {number}: {len(facts)} figures, {small} small, hidden {hidden}, least {best} ({seconds:.1f} s)"
        )
        sys.stdout.flush()
    beside, least = sums["hidden"] - sums["small"], sums["best"] - sums["small"]
    print(
        f"12 small tables: hidden {sums['hidden']} of which {beside} beside the small ones; least {sums['best']}, "
        f"{least} beside; ratio {sums['hidden'] / sums['best']:.2f}, beside {beside / max(least, 1):.2f}"
    )


# --- the other outputs


def outputs(first: int, number: int) -> None:
    """Look for hidden numbers, and for totals, sums of parts and changes made of them, in all that is written."""
    looked, wrong = 0, []
    for seed in range(first, first + number):
        contents = [c for c in region(seed, large=True).contents if "-H" not in c["cycle"]]
        with tempfile.TemporaryDirectory() as folder:
            paths = write(contents, Path(folder))
            numbers = forbidden(contents, export(paths))
            looked += len(numbers)
            for name, text in all_outputs(paths, Path(folder)).items():
                wrong += [f"seed {seed}: {n} in {name}: {what}" for n, what in numbers.items() if holding(text, n)]
    print(f"{number} regions, {looked} numbers of four digits looked for in seven outputs: {len(wrong)} stand there")
    for words in wrong[:10]:
        print(f"   - {words}")


def report(first: int, number: int) -> None:
    """Change hidden counts where the export stays the same: so does the report, to the last number of a chart."""
    tried = alike = 0
    differing: list[str] = []
    start = time.process_time()
    for seed in range(first, first + number):
        made = region(seed)
        if not made.nested:
            with tempfile.TemporaryDirectory() as folder:
                told = moved(made.contents, Path(folder), seed)
            tried, alike = tried + told.tried, alike + told.alike
            differing += told.differing
    print(
        f"{number} regions: hidden counts changed {tried} times, the export stayed the same {alike} times, and the "
        f"report changed {len(differing)} times; {time.process_time() - start:.1f} s"
    )
    for words in differing[:10]:
        print(f"   - {words}")


def all_outputs(paths: Sequence[Path], folder: Path) -> dict[str, str]:
    """Return what is written of submissions for the public, by what it is."""
    import openpyxl

    out = folder / "out"
    out.mkdir()
    words = [str(path) for path in paths]
    asked = ("report", "--region", *words, "--audience", "public")
    _quiet(*asked, "--all-tables", "-o", str(out / "r.xlsx"), "--page", str(out / "r.html"))
    _quiet(*asked, "-o", str(out / "r.docx"))
    _quiet("report", "--state", paths[0].stem[:3], *words, "--audience", "public", "-o", str(out / "s.docx"))
    book = openpyxl.load_workbook(out / "r.xlsx")
    values = [str(v) for sheet in book for row in sheet.iter_rows(values_only=True) for v in row if v is not None]
    return {
        "workbook": "\n".join(values),
        "page": _of_page((out / "r.html").read_text(encoding="utf-8")),
        "paper": _of_document(out / "r.docx"),
        "document": _of_document(out / "s.docx"),
        "screen": _quiet(*asked),
        "all sections": _quiet(*asked, "--section", "all"),
        "report": everything(paths),
    }


def _of_page(text: str) -> str:
    """Return what a page says and holds for those who do not see it, without how it looks and where lines are drawn."""
    said = re.findall(r'\b(?:title|aria-label|data-[a-z-]+)="([^"]*)"', text)
    return "\n".join([*said, re.sub(r"<[^>]*>", "\n", re.sub(r"(?s)<style.*?</style>", "", text))])


def _of_document(path: Path) -> str:
    import docx

    letter = docx.Document(str(path))
    cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in letter.paragraphs), *cells])


def _quiet(*arguments: str) -> str:
    text = StringIO()
    with redirect_stdout(text), redirect_stderr(StringIO()):
        code = run(list(arguments))
    if code not in (0, 1):
        raise RuntimeError(f"actip {' '.join(arguments)} ended with {code}")
    return text.getvalue()


# --- what there is to look at


def look(seed: int) -> None:
    """Print each table of a region in which a count is pinned: as typed, as printed, and what is pinned."""
    contents = region(seed).contents
    with tempfile.TemporaryDirectory() as folder:
        paths = write(contents, Path(folder))
        try:
            print_ = export(paths)
        except Contradiction:
            print(f"seed {seed}: a period stands inside another, and one export is refused")
            return
    told = outcome(contents, [print_])
    for place in dict.fromkeys(answer.places[0] for answer in told.pinned):
        print(f"seed {seed}: {' '.join(place)}")
        shown = {fact.key: fact for fact in print_ if fact.place == place}
        before = {fact.key: fact for fact in typed(contents) if fact.place == place}
        for key in (*before, *(key for key in shown if key not in before)):
            words = " ".join(f"{name}={code}" for name, code in sorted(key)) or "total"
            print(f"   {words}: {_in_words(before.get(key))} -> {_in_words(shown.get(key))}")
        for answer in told.pinned:
            if answer.places[0] == place:
                print(f"   PINNED {answer.label or 'total'} ({answer.sort}): [{answer.low}, {answer.high}]")


def _in_words(fact: Fact | None) -> str:
    if fact is None:
        return "nothing"
    return str(fact.number) if fact.kind == VALUE else f"<{fact.number}" if fact.kind == BELOW else fact.kind


MODES = ("sample", "regions", "large", "unions", "intruder", "proportion", "report", "outputs")


def main(arguments: Sequence[str]) -> None:
    """Run the modes that are named."""
    parser = argparse.ArgumentParser(prog="python -m tests.disclosure.attacking", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("modes", nargs="+", choices=(*MODES, "all", "look"))
    parser.add_argument("--number", type=int, help="how many regions or tables")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--show", type=int, default=5, help="how many pinned counts are shown")
    chosen = parser.parse_args(arguments)
    modes = MODES if "all" in chosen.modes else chosen.modes

    def number(default: int) -> int:
        return default if chosen.number is None else int(chosen.number)

    for mode in modes:
        print(f"== {mode}")
        if mode == "sample":
            for years in (["2024"], ["2025"], ["2024", "2025"]):
                line(f"sample {' and '.join(years)}", sample(years), chosen.show)
        elif mode == "regions":
            regions(chosen.first, number(500), chosen.show)
        elif mode == "large":
            large(number(20), chosen.show)
        elif mode == "unions":
            unions(chosen.first, number(40), chosen.show)
        elif mode == "intruder":
            intruder(number(226))
        elif mode == "proportion":
            proportion()
        elif mode == "look":
            for seed in range(chosen.first, chosen.first + number(1)):
                look(seed)
        elif mode == "report":
            report(chosen.first, number(60))
        else:
            outputs(chosen.first, number(6))


if __name__ == "__main__":
    main(sys.argv[1:])
