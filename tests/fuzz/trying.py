"""Own the trial of one spoilt file: which one a number stands for, what is done with it, and what came of it.

The same number is always the same file and the same command. A trial runs in a process of its own kind: it is ended
where it hangs, and its memory is looked at.
"""

import io
import json
import os
import resource
import select
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from actip.catalogue import catalogue
from actip.cli import run
from actip.reports import REPORTERS
from actip.workbook.template import workbook
from tests.conftest import CREATED, ROOT, complete
from tests.fuzz.spoiling import as_text, of_bytes, of_packed, of_structure
from tests.importers.extract import row, written

SECONDS, MEGABYTES = 5, 300
_PROGRAM = 60  # MB that the program holds before it reads anything
CODES = (0, 1, 2)
_SAMPLES = ROOT / "sample_data"


class Trial(NamedTuple):
    """One spoilt file among good ones, and the command that is given it. `{}` in a word is the folder of all."""

    kind: str
    name: str
    content: bytes
    words: Sequence[str]


class Outcome(NamedTuple):
    """What came of a trial: nothing where all was well."""

    number: int
    kind: str
    fault: str


# --- what is spoilt


@cache
def sample() -> dict[str, Any]:
    """A submission with every part and a few obligations: most of a file's code in a tenth of its time."""
    whole = yaml.load((_SAMPLES / "2025" / "LAO_2025.yaml").read_text(), yaml.CSafeLoader)
    whole["obligations"] = dict(list(whole["obligations"].items())[::9])
    whole["statistics"]["cells"] = whole["statistics"]["cells"][::4]
    return json.loads(json.dumps(whole, default=str))


@cache
def _form() -> bytes:
    return workbook(catalogue(), sample(), CREATED)


@cache
def _observations() -> Any:
    path = _SAMPLES / "observations" / "LAO_2025_observations.yaml"
    return json.loads(json.dumps(yaml.load(path.read_text(), yaml.CSafeLoader), default=str))


REGISTER = "Victim name,Gender,Age,Form,Nationality,Day\n" + "".join(
    f"Name {n},{'WM'[n % 2]},{n % 60},{('sex', 'work', 'boat')[n % 3]},{('Lao', 'TH', 'Viet Nam')[n % 3]},"
    f"2025-0{n % 9 + 1}-1{n % 9}\n"
    for n in range(60)
)
MAP = {
    "format": "actip-map/1",
    "state": "LAO",
    "period": {"start": "2025-01-01", "end": "2025-12-31"},
    "indicator": "victims_detected",
    "date": "Day",
    "dimensions": {
        "sex": {"column": "Gender", "values": {"W": "F", "M": "M"}},
        "age": {"column": "Age", "years": True},
        "form": {"column": "Form", "values": {"sex": "SEX", "work": "LAB", "boat": "LAB_FISHING"}, "separator": "+"},
        "citizenship": "Nationality",
    },
}
CYCLE = {
    "format": "actip-cycle/1",
    "cycle": "2025",
    "due": "2026-03-31",
    "expected": ["LAO", "THA", "VNM"],
    "on_hold": [{"state": "MMR", "since": "2021-04", "note": "No form is sent."}],
    "newcomers": [{"state": "TLS", "since": 2025}],
    "note": "The reports go to the working group.",
}
WORK_PLAN = {
    "format": "actip-workplan/1",
    "title": "A plan",
    "activities": [
        {
            "number": "1.1",
            "activity": "Train judges",
            "obligations": ["ACTIP-14.7", "Art. 16"],
            "with": ["THA"],
            "end": "2025-06",
            "budget": 120000,
            "currency": "USD",
            "status": "under_way",
            "indicators": [
                {"title": "Judges", "baseline": 3, "target": 8, "year": 2028, "figure": "officials_trained"}
            ],
        }
    ],
    "decisions": [{"number": "D1", "decision": "Look again", "due": "2026-02", "status": "planned"}],
}
SETTINGS = b'paths = ["in"]\nfail-on = "warning"\nformat = "text"\naudience = "asean"\n[severity]\nGAP303 = "note"\n'


@cache
def _published() -> bytes:
    rows = [
        row(str(n), state=state, year=2018 + n % 4, sex=sex)
        for n, (state, sex) in enumerate((s, x) for s in ("LAO", "THA") for x in ("Total", "Female", "Male"))
    ]
    with tempfile.TemporaryDirectory() as folder:
        return written(Path(folder) / "unodc.xlsx", rows).read_bytes()


@cache
def _exported() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "figures.csv"
        with _silent():
            run(["export", str(_SAMPLES / "2025" / "LAO_2025.yaml"), "-o", str(target)])
        return target.read_bytes()


def _submission(chance: Random) -> Trial:
    base = complete() if chance.random() < 0.05 else sample()
    suffix, content = as_text(of_structure(base, chance), chance)
    if chance.random() < 0.3:
        content = of_bytes(content, chance)
    return Trial("submission", f"in/LAO_2025{suffix}", content, _of_submission(suffix, chance))


def _workbook(chance: Random) -> Trial:
    content = of_packed(_form(), chance) if chance.random() < 0.85 else of_bytes(_form(), chance)
    return Trial("workbook", "in/LAO_2025.xlsx", content, _of_submission(".xlsx", chance))


def _of_submission(suffix: str, chance: Random) -> Sequence[str]:
    file = f"{{}}/in/LAO_2025{suffix}"
    last = f"{_SAMPLES}/2024/LAO_2024.yaml"
    other = chance.choice([one for one in (".yaml", ".json", ".xlsx") if one != suffix])
    return chance.choice(
        (
            *(("validate", file, "--format", format) for format in REPORTERS),
            ("validate", file, "--previous", last),
            ("validate", file, "--annotate", "{}/out.xlsx"),
            ("gaps", file, "--all"),
            ("diff", last, file),
            ("convert", file, f"{{}}/out{other}"),
            ("split", file, "--out", "{}/parts"),
            ("release", file, "--audience", "public", "-o", f"{{}}/out{other}"),
            ("merge", file, "-o", "{}/out.yaml"),
            ("export", file, "--format", chance.choice(("csv", "sdmx-csv", "json"))),
            ("export", last, "--published", file, "--audience", "asean"),
            ("template", "--from", file, "--period", "2026", "-o", "{}/out.xlsx"),
            ("report", "--state", "LAO", file, "-o", "{}/out.docx"),
            ("report", "--state", "LAO", file, "--section", "all"),
            ("report", "--region", "{}/in", last, "--section", "all", "-o", "{}/out.xlsx"),
            ("report", "--region", "{}/in", "--page", "{}/out.html", "--audience", "national"),
            ("status", "{}/in", "--due", "2026-03-31", "--as-of", "2026-04-01"),
        )
    )


def _observed(chance: Random) -> Trial:
    suffix, content = as_text(of_structure(_observations(), chance), chance)
    if chance.random() < 0.3:
        content = of_bytes(content, chance)
    words = ("report", "--region", "{}/good", "--observations", f"{{}}/observed{suffix}", "--section", "all")
    return Trial("observations", f"observed{suffix}", content, words)


def _cycle(chance: Random) -> Trial:
    suffix, content = as_text(of_structure(CYCLE, chance), chance)
    if chance.random() < 0.3:
        content = of_bytes(content, chance)
    return Trial("cycle", f"good/cycle{suffix}", content, ("status", "{}/good", "--as-of", "2026-04-01"))


def _work_plan(chance: Random) -> Trial:
    suffix, content = as_text(of_structure(WORK_PLAN, chance), chance)
    if chance.random() < 0.3:
        content = of_bytes(content, chance)
    words = ("report", "--region", "{}/good", "--workplan", f"{{}}/plan{suffix}", "--section", "Work plan")
    return Trial("work plan", f"plan{suffix}", content, words)


def _register(chance: Random) -> Trial:
    content = of_bytes(REGISTER.encode(chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))), chance)
    name = f"register{chance.choice(('.csv', '.csv', '.xlsx'))}"
    return Trial("register", name, content, ("tally", f"{{}}/{name}", "--map", chance.choice(("{}/map.yaml", "ctdc"))))


def _mapping(chance: Random) -> Trial:
    suffix, content = as_text(of_structure(MAP, chance), chance)
    if chance.random() < 0.2:
        content = of_bytes(content, chance)
    return Trial("mapping", f"bent{suffix}", content, ("tally", "{}/register.csv", "--map", f"{{}}/bent{suffix}"))


def _table(chance: Random) -> Trial:
    spoilt = of_packed(_published(), chance) if chance.random() < 0.8 else of_bytes(_published(), chance)
    words = ("import", "glotip", "{}/unodc.xlsx", "--out", "{}/out")
    return Trial("published table", "unodc.xlsx", spoilt, words)


def _long_table(chance: Random) -> Trial:
    content = of_bytes(_exported(), chance)
    return Trial("long table", "long.csv", content, ("import", "figures", "{}/long.csv", "--out", "{}/out"))


def _settings(chance: Random) -> Trial:
    return Trial("settings", "actip.toml", of_bytes(SETTINGS, chance), ("validate", "{}/good"))


KINDS: Sequence[tuple[Callable[[Random], Trial], int]] = (
    *((_submission, 45), (_workbook, 25), (_observed, 5), (_register, 8)),
    *((_mapping, 7), (_table, 5), (_long_table, 3), (_settings, 2), (_cycle, 3), (_work_plan, 3)),
)


def trial(number: int) -> Trial:
    """Return the trial that a number stands for."""
    chance = Random(number)  # noqa: S311  it can be repeated
    kinds, weights = zip(*KINDS, strict=True)
    made: Trial = chance.choices(kinds, weights)[0](chance)
    return made


# --- what comes of it


class Hung(BaseException):
    """A trial took too long; no handler of the program stops it."""


@contextmanager
def _silent() -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(b""))
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    sys.stdout, sys.stderr = out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept


def attempt(given: Trial, folder: Path) -> str:
    """Run a trial in a folder and return what is wrong with what came of it, nothing where all is well."""
    for path in ("in", "good"):
        (folder / path).mkdir(parents=True)
    (folder / "good" / "LAO_2025.json").write_text(json.dumps(sample()))
    (folder / "map.yaml").write_text(json.dumps(MAP))
    (folder / "register.csv").write_text(REGISTER)
    (folder / given.name).write_bytes(given.content)
    was, words = Path.cwd(), [word.replace("{}", str(folder)) for word in given.words]
    os.chdir(folder)
    try:
        with _silent() as (out, err), _hurried():
            code = run(words)
            for stream in (out, err):
                stream.flush()
    except Hung:
        return f"more than {SECONDS} seconds of work: {' '.join(words)}"
    except Exception as error:
        where = "".join(traceback.format_tb(error.__traceback__)[-3:])
        return f"{' '.join(words)}\n{where}{type(error).__name__}: {error}"
    finally:
        os.chdir(was)
    said = "".join(stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    if code not in CODES or "Traceback" in said:
        return f"exit code {code}: {' '.join(words)}\n{said[-2000:]}"
    left = [path.name for path in folder.rglob("*.part")]
    return f"left behind: {left}" if left else ""


@contextmanager
def _hurried() -> Iterator[None]:
    def ring(_signal: int, _frame: object) -> None:
        raise Hung

    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _peak() -> int:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _batch(numbers: Sequence[int], pipe: int) -> None:
    """Try one number after the other and tell of each, before it and after it.

    Of its memory counts what is taken here, not what the process that runs the tests holds already.
    """
    inherited = _peak()
    for number in numbers:
        given = trial(number)
        os.write(pipe, f"{json.dumps([number, given.kind, None])}\n".encode())
        with tempfile.TemporaryDirectory() as folder:
            fault = attempt(given, Path(folder))
        peak = _peak() - inherited + _PROGRAM
        if not fault and peak > MEGABYTES:
            fault = f"{peak} MB of memory: {' '.join(given.words)}"
        os.write(pipe, f"{json.dumps([number, given.kind, fault])}\n".encode())
        if peak > MEGABYTES:
            return


def attempts(numbers: Sequence[int], size: int = 40) -> Iterator[Outcome]:
    """Yield the outcome of each number. A process takes some, so that none inherits the memory of many."""
    _form(), sample(), _observations(), _published(), _exported()  # once, not in each process
    waiting = list(numbers)
    while waiting:
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            with suppress(BaseException):
                os.close(reading)
                _batch(waiting[:size], writing)
            os._exit(0)
        os.close(writing)
        yield from _outcomes(reading, process, waiting)


def _outcomes(reading: int, process: int, waiting: list[int]) -> Iterator[Outcome]:
    """Yield what a process tells; what it had begun and not finished when it ended is a fault, and so is silence."""
    begun: tuple[int, str] | None = None
    silent = False
    with os.fdopen(reading, "rb") as lines:
        while True:
            if not select.select([lines], [], [], 4 * SECONDS)[0] and not lines.peek():
                silent = True
                os.kill(process, signal.SIGKILL)
            line = lines.readline()
            if not line:
                break
            number, kind, fault = json.loads(line)
            begun = (number, kind) if fault is None else None
            if fault is not None:
                waiting.remove(number)
                yield Outcome(number, kind, fault)
    os.waitpid(process, 0)
    if begun:
        waiting.remove(begun[0])
        yield Outcome(*begun, "nothing more was heard of it" if silent else "its process ended")


def counted(outcomes: Sequence[Outcome]) -> Mapping[str, int]:
    """Return how many files of each kind were tried."""
    kinds = sorted({outcome.kind for outcome in outcomes})
    return {kind: sum(outcome.kind == kind for outcome in outcomes) for kind in kinds}
