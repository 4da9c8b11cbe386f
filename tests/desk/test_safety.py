"""The desk in a browser: nothing leaves it, nothing stays in it, no file acts in it, and a bad one ends in words."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import openpyxl
import pytest
import yaml

from actip.desk import door
from actip.writers.html import plain
from tests import chromium, libreoffice
from tests.conftest import ROOT, Ran, complete
from tests.desk.driving import Desk, desk, until
from tests.desk.packed import unpacked, unpacked_through
from tests.forms import Filled, complete_form, repacked

pytestmark = chromium.needed
Actip = Callable[..., Ran]
HOSTILE = ROOT.parent / "shared" / "hostile_xlsx"
SAMPLE = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)
ACT = "<img src=x onerror=window.hit=1>"
SCRIPT = "</script><script>window.hit=1</script>"
TEMPLATE = "{{7*7}}"
TURNED = "\u202egpj"
# Each way that a script has to reach out; `u` is an address on this machine, where somebody listens.
TRICKS = """
const put = (tag, values) => document.body.appendChild(Object.assign(document.createElement(tag), values));
const tricks = [
  (u) => fetch(u).catch(() => {}),
  (u) => { const asked = new XMLHttpRequest(); asked.open("GET", u); asked.send(); },
  (u) => new WebSocket(u.replace("http", "ws")),
  (u) => new EventSource(u),
  (u) => navigator.sendBeacon(u, "x"),
  (u) => import(u).catch(() => {}),
  (u) => new Worker(u),
  (u) => put("img", { src: u }),
  (u) => put("script", { src: u }),
  (u) => put("iframe", { src: u }),
  (u) => put("embed", { src: u }),
  (u) => put("object", { data: u }),
  (u) => put("video", { src: u }),
  (u) => put("link", { rel: "stylesheet", href: u }),
  (u) => put("link", { rel: "prefetch", href: u }),
  (u) => put("link", { rel: "preload", as: "image", href: u }),
  (u) => { document.body.style.background = `url(${u})`; },
  (u) => new FontFace("x", `url(${u})`).load().catch(() => {}),
  (u) => { put("iframe", { name: "inside" }); put("form", { action: u, target: "inside" }).submit(); },
];
tricks.forEach((trick, number) => {
  try { trick(`${arguments[0]}/${number}`); } catch (error) { /* refused at once */ }
});
"""
IN_WORKER = """
for (const trick of [
  () => { const asked = new XMLHttpRequest(); asked.open("GET", "%(u)s", false); asked.send(); },
  () => new WebSocket("%(w)s"),
  () => new EventSource("%(u)s"),
  () => import("%(u)s").catch(() => {}),
  () => new Worker("%(u)s"),
  () => WorkerGlobalScope.prototype.importScripts.call(self, "%(u)s"),
  () => Object.getPrototypeOf(Object.getPrototypeOf(self)).fetch.call(self, "%(u)s").catch(() => {}),
]) try { trick(); } catch (error) { /* refused at once */ }
"""


@pytest.fixture(name="opened", scope="module")
def _opened(desk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The page in one window for all tests here, with the network cut."""
    with desk(tmp_path_factory.mktemp("desk")) as started:
        started.cut()
        started.open(desk_file)
        yield started


@pytest.fixture(name="driven")
def _driven(opened: Desk, desk_file: Path) -> Iterator[Desk]:
    """The page without any file of an earlier test, and afterwards: what no test may ever see."""
    opened.ready()
    opened.clear()
    yield opened
    requests = {address for address in opened.record.requests if not address.startswith("blob:null/")}
    assert requests <= {desk_file.as_uri()}, "something was asked for"
    assert opened.record.complaints == [], "the console has a complaint"
    assert opened.stored() == [], "something is stored"
    assert opened.window.script("return window.hit") is None, "a text of a file acted"


@pytest.fixture(name="command")
def _command(actip: Actip, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Actip:
    """The command line in a folder of its own, on the day that it is: that is the day of the page."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("actip.cli.usage.today", date.today)
    return actip


def _faulty_form() -> bytes:
    """Return a form whose figures do not add up, with markup, a template and a turning sign where a person writes."""
    form = Filled(complete_form())
    for row, value in (("; sex=F", 15), ("; sex=M", 12), ("", 25)):
        form.figure("T1a", f"indicator=victims_detected; victim_status=confirmed{row}", "figure:").value = value
    form.cell("/obligations/ACTIP-14.7/in_practice").value = ACT
    form.cell("/obligations/ACTIP-14.8/in_practice").value = f"{SCRIPT} {TEMPLATE} {TURNED}"
    return form.bytes()


def _written(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _sentences(command: Actip, paths: Sequence[Path]) -> list[str]:
    """Return what the command line says of files that it cannot read, or finds wrong, as a page has it."""
    ran = command("validate", *(path.name for path in paths), "--format", "json")
    assessments = json.loads(ran.out)["assessments"]
    assert {entry["path"] for entry in assessments} == {path.name for path in paths}
    findings = [finding for entry in assessments for finding in entry["findings"] if finding["kind"] == "wrong"]
    return [" ".join(plain(finding["message"]).split()) for finding in findings]


def _bomb() -> bytes:
    """Return a workbook of a megabyte that unpacks to three hundred."""
    content = io.BytesIO(complete_form())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/worksheets/x.xml", "w") as part:
        for _ in range(300):
            part.write(b"<row/>" * 170_000)
    return content.getvalue()


def _hollow(path: Path, size: int) -> Path:
    """Write a file of a size that takes no room on the disk."""
    with path.open("wb") as stream:
        stream.truncate(size)
    return path


def test_a_dropped_form_is_checked_and_its_copy_saved_as_the_command_line_has_it(
    driven: Desk, command: Actip, tmp_path: Path
) -> None:
    """The file falls from the hand of the browser; what is saved is the same in every part."""
    (path,) = _written(tmp_path, {"LAO_2025.xlsx": _faulty_form()})
    driven.drop("forms", path)
    outcome = driven.do()
    files = driven.save()
    sentences = _sentences(command, [path])
    command("validate", path.name, "--annotate", "copy.xlsx")

    assert len(sentences) >= 3
    assert [sentence for sentence in sentences if sentence not in outcome] == []
    assert list(files) == ["LAO_2025_remarks.xlsx"]
    assert unpacked(files["LAO_2025_remarks.xlsx"]) == unpacked((tmp_path / "copy.xlsx").read_bytes())


WORKS_OF_FILES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "begin": {"last": ["2024/LAO_2024.yaml"]},
    "divide": {"report": ["2025/LAO_2025.yaml"]},
    "send": {"form": ["2025/LAO_2025.yaml"]},
    "national": {"report": ["2025/LAO_2025.yaml"], "previous": ["2024/LAO_2024.yaml"]},
    "region": {"reports": ["2024", "2025"]},
}


@pytest.mark.parametrize("work", WORKS_OF_FILES)
def test_what_is_saved_is_what_the_same_work_gives_elsewhere(
    driven: Desk, work: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each work in the browser and in plain CPython, which its own tests hold to the command line: the same files."""
    fields = WORKS_OF_FILES[work]
    driven.choose(work)
    for field, names in fields.items():
        for name in names:
            driven.give(field, ROOT / "sample_data" / name)
            copy = shutil.copytree if (ROOT / "sample_data" / name).is_dir() else shutil.copy
            copy(ROOT / "sample_data" / name, tmp_path / Path(name).name)
    if work == "begin":
        driven.wish("period", "2025")
    wishes = driven.wishes
    driven.do()
    files = driven.save()
    driven.choose("check")
    monkeypatch.chdir(tmp_path)
    paths = {field: [Path(name).name for name in names] for field, names in fields.items()}
    elsewhere: Any = door.do(work, "en", date.today().isoformat(), wishes, paths)["files"]

    assert files
    assert {name: unpacked_through(content) for name, content in files.items()} == {
        name: unpacked_through(content) for name, content in elsewhere.items()
    }


@libreoffice.needed
def test_a_saved_copy_has_its_remarks_in_an_office_program(driven: Desk, tmp_path: Path) -> None:
    """LibreOffice opens it, and what it saves has a remark at the cell with the fault."""
    (path,) = _written(tmp_path, {"LAO_2025.xlsx": _faulty_form()})
    driven.give("forms", path)
    driven.do()
    (copy,) = _written(tmp_path, driven.save())
    (again,) = libreoffice.saved([copy], tmp_path)
    remark = Filled(again.read_bytes()).cell("/obligations/ACTIP-14.7/in_practice").comment

    assert remark is not None
    assert ACT in remark.text


def test_text_of_a_file_stays_text(driven: Desk, tmp_path: Path) -> None:
    """Of a cell, a sheet, an agency, a key, a file's name: it is read as it is, and nothing is made of it."""
    book = openpyxl.load_workbook(io.BytesIO(_faulty_form()))
    book.create_sheet(ACT[:31])
    form = io.BytesIO()
    book.save(form)
    data = complete() | {
        "parts": [{"agency": ACT, "obligations": ["ACTIP-14.7"]}, {"agency": SCRIPT, "statistics": [TEMPLATE]}],
        TEMPLATE: SCRIPT,
        ACT: TURNED,
        TURNED: 1,
    }
    text = yaml.safe_dump(data, allow_unicode=True).encode()
    names = (f"{ACT}.yaml", f"{TEMPLATE}.yaml", f"{TURNED}.yaml", "<b>bold<b>&amp;.yaml")
    driven.give("forms", *_written(tmp_path, dict.fromkeys(names, text) | {f"{ACT}.xlsx": form.getvalue()}))
    outcome = driven.do()
    made = driven.window.script(
        "return [...document.querySelectorAll('#desk :is(img, script, b, iframe, [onerror])')]"
        ".map(one => one.outerHTML).filter(one => /hit|src=|bold/.test(one))"
    )

    assert made == []
    assert [text for text in (*names[:2], names[3], f"{ACT}.xlsx", SCRIPT) if text not in outcome] == []
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(outcome)


def test_markup_that_got_in_would_not_act(driven: Desk) -> None:
    """The policy of the page lets no script run but its own, were its words ever written without care."""
    driven.window.script(
        "const one = document.getElementById('outcome').appendChild(document.createElement('div'));"
        f"one.innerHTML = {json.dumps(ACT)};"
        "const two = one.appendChild(document.createElement('script')); two.textContent = 'window.hit = 1';"
    )
    until(lambda: len(driven.record.complaints) >= 2, "the policy refuses both")
    refused = list(driven.record.complaints)
    driven.window.script("document.getElementById('outcome').lastChild.remove()")
    driven.record.forget()

    assert all("Content Security Policy" in complaint for complaint in refused)


def test_hostile_files_meet_the_same_gate(driven: Desk, command: Actip, tmp_path: Path) -> None:
    """Bombs, entities, locked and broken files, pictures: the command line's sentences, and memory within bounds."""
    hostile = {path.name: path.read_bytes() for path in sorted(HOSTILE.glob("*"))} if HOSTILE.exists() else {}
    entity = '<!DOCTYPE x [<!ENTITY a "{text}">]><x>{uses}</x>'.format(text="x" * 50_000, uses="&a;" * 1000)
    paths = _written(
        tmp_path,
        hostile
        | {
            "bomb.xlsx": _bomb(),
            "entity.xlsx": repacked(complete_form(), {"xl/workbook.xml": {"text": entity}}),
            "cut.xlsx": complete_form()[:5000],
            "picture.xlsx": PICTURE,
            "picture.png": PICTURE,
            "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "nothing.yaml": b"",
            "deep.json": b"[" * 100_000,
            "laughs.yaml": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n" * 9,
        },
    )
    driven.give("forms", *paths)
    outcome = driven.do()
    sentences = _sentences(command, paths)

    assert len(sentences) >= len(paths)
    assert [sentence for sentence in sentences if sentence not in outcome] == []
    assert driven.memory() < 1000


def test_a_file_of_200_megabytes_is_refused_without_being_read(driven: Desk, command: Actip, tmp_path: Path) -> None:
    """The sentence is that of the command line, and the page has not grown by such a file."""
    paths = [_hollow(tmp_path / name, 200_000_000) for name in ("large.xlsx", "large.yaml")]
    before = driven.memory()
    driven.give("forms", *paths)
    outcome = driven.do()
    sentences = _sentences(command, paths)

    assert len(sentences) == 2
    assert [sentence for sentence in sentences if sentence not in outcome] == []
    assert driven.memory() - before < 100


def test_more_than_a_page_can_hold_ends_in_a_sentence_and_it_works_again(driven: Desk, tmp_path: Path) -> None:
    """A folder with everything in it, dropped by mistake, does not take the window down."""
    driven.give("forms", *(_hollow(tmp_path / f"{number}.xlsx", 4_900_000) for number in range(110)))
    outcome = driven.do()
    driven.ready()
    memory = driven.memory()
    driven.clear()
    driven.give("forms", SAMPLE)

    assert driven.words["no_memory"] in outcome
    assert memory < 1500
    assert SAMPLE.name in driven.do()


def test_a_work_that_hangs_is_ended_and_the_page_works_again(driven: Desk) -> None:
    """Stop ends the worker itself, whatever it does."""
    driven.give("forms", SAMPLE)
    (worker,) = driven.record.sessions
    driven.record.send("Runtime.evaluate", worker, expression="setTimeout(() => { for (;;); })")
    driven.press()
    driven.stop()
    stopped = driven.outcome
    until(lambda: worker not in driven.record.sessions, "the worker is gone")

    assert driven.words["stopped"] in stopped
    assert SAMPLE.name in driven.do()


def test_no_trick_of_a_script_reaches_anybody(opened: Desk, desk_file: Path) -> None:
    """With the network there, and a script that should never be in it, the page and its worker reach nobody."""
    heard: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, *_words: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}"
    opened.cut(off=False)
    opened.window.driver.get(f"{here}/control")
    opened.window.script(TRICKS, f"{here}/control")
    until(lambda: len(set(heard)) > 15, "the listener hears what a page without a policy does")
    opened.open(desk_file)
    del heard[:]
    (worker,) = opened.record.sessions
    code = IN_WORKER % {"u": f"{here}/worker", "w": f"ws://127.0.0.1:{server.server_port}/worker"}
    opened.window.script(TRICKS, f"{here}/page")
    opened.record.tell("Runtime.evaluate", worker, expression=code)
    opened.give("forms", SAMPLE)
    outcome = opened.do()
    server.shutdown()
    server.server_close()

    assert SAMPLE.name in outcome
    assert [path for path in heard if "control" not in path] == []


@pytest.fixture(name="small", scope="module")
def _small(desk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The page on a computer that has 52 megabytes for the program."""
    with desk(tmp_path_factory.mktemp("small"), "--js-flags=--wasm-max-mem-pages=800") as started:
        started.open(desk_file)
        yield started


def test_too_little_memory_is_told_in_a_sentence_and_the_page_works_again(small: Desk) -> None:
    """It starts anew by itself."""
    small.give("forms", SAMPLE)
    outcome = small.do()
    small.ready()

    assert small.words["no_memory"] in outcome
    assert small.words["less"] in outcome
