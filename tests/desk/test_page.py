"""The page of the desk: what it holds, what a person sees and does on it, and what it tells when something breaks."""

import base64
import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from actip.catalogue import catalogue
from actip.catalogue.entries import Catalogue
from actip.desk import page
from actip.desk.page import drawn, panels, whole, words
from actip.desk.panels import FILES
from actip.desk.work import Complaint, Outcome, Work
from actip.desk.works import WORKS
from actip.model.section import Column, Section, Shown
from actip.reports.page import page as report_page
from actip.texts import languages
from tests import chromium
from tests.chromium import Browser
from tests.conftest import ROOT
from tests.contrast import CONTRAST

SAMPLE = ROOT / "sample_data" / "2025" / "LAO_2025.yaml"
HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>"


# --- the file


@pytest.fixture(name="empty", scope="module")
def _empty() -> str:
    """The page without the program."""
    return whole((), "", catalogue())


def test_the_policy_names_the_style_and_the_scripts_of_the_page(empty: str) -> None:
    """By their hash: nothing that a text could bring in would run. A worker and its modules are made by the page."""
    policy = unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', empty)[0])
    style, *scripts = (
        f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
        for tag in ("style", "script")
        for content in re.findall(f"<{tag}>(.*?)</{tag}>", empty, flags=re.DOTALL)
    )

    assert policy == (
        f"default-src 'none'; style-src {style}; script-src {' '.join(scripts)} 'wasm-unsafe-eval' blob:; "
        "worker-src blob:; base-uri 'none'; form-action 'none'"
    )
    assert len(scripts) == 2


def test_the_policy_is_where_the_page_says_that_it_is(empty: str) -> None:
    """A person who opens the file in an editor finds it in the fifth line."""
    assert "Its fifth line ('Content-Security-Policy')" in words(catalogue())["proof_policy"]
    assert "Content-Security-Policy" in empty.splitlines()[4]


class _Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


@pytest.mark.parametrize("code", languages())
def test_nothing_in_the_page_leads_out_of_it(code: str) -> None:
    """No source, no style attribute, no handler, no address; in every language."""
    for _, attributes in _Elements(panels(catalogue(code))).elements:
        assert not {"src", "srcset", "style", "background", "action", "href"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]


def test_a_text_makes_no_element_of_an_outcome() -> None:
    """Neither in the headline, a complaint or a note, nor in the name of a file."""
    outcome = Outcome(HOSTILE, False, {HOSTILE: b"a"}, (HOSTILE,), (Complaint(HOSTILE, HOSTILE),))
    tags = [tag for tag, _ in _Elements(drawn(outcome, catalogue())).elements]

    assert not {"script", "img"} & set(tags)


def test_every_control_has_a_label() -> None:
    """A label for each field, a legend for each group of files; each field of a panel is reached by its name."""
    elements = _Elements(panels(catalogue())).elements
    labelled = {attributes["for"] for tag, attributes in elements if tag == "label" and "for" in attributes}
    controls = {attributes["id"] for tag, attributes in elements if tag in ("select", "input") and "id" in attributes}

    assert controls <= labelled
    assert [tag for tag, _ in elements].count("fieldset") == [tag for tag, _ in elements].count("legend")


def test_the_page_has_each_word_that_it_uses_and_uses_each_that_it_has() -> None:
    """The script has none of its own, and nobody translates what nobody reads."""
    sources = {path: path.read_text() for path in (ROOT / "templates").glob("desk*")}
    code = (ROOT / "actip" / "desk" / "page.py").read_text() + (ROOT / "actip" / "desk" / "door.py").read_text()
    used = {name for text in sources.values() for name in re.findall(r"\bwords\.(\w+)", text)}
    states = set(re.findall(r'\b(?:say|end)\("(\w+)"', sources[ROOT / "templates" / "desk.js"]))
    states |= set(re.findall(r'\bend\(\w+ \? "(\w+)" : "(\w+)"\)', sources[ROOT / "templates" / "desk.js"])[0])
    steps = set(re.findall(r'kind: "step", name: "(\w+)"', sources[ROOT / "templates" / "desk_worker.js"]))
    in_code = set(re.findall(r'(?:words\(\w+\)|about)\["(\w+)"\]', code))

    assert used | states | steps | in_code == set(words(catalogue()))


@pytest.mark.parametrize("work", WORKS, ids=[work.name for work in WORKS])
def test_what_is_rarely_needed_stands_behind_the_rest(work: Work, known: Catalogue) -> None:
    """It is folded as one, and nothing that is needed is in it."""
    fields = work.panel(known).fields

    assert [field.is_further for field in fields] == sorted(field.is_further for field in fields)
    assert [field.name for field in fields if field.is_further and field.is_needed] == []
    assert not fields[0].is_further


def test_what_looks_at_the_browser_can_be_read_by_an_old_one() -> None:
    """One that cannot read the script cannot say what it lacks either."""
    code = re.sub(r"//.*", "", (ROOT / "templates" / "desk_browser.js").read_text())

    assert re.findall(r"=>|`|\b(?:const|let|class|async|await)\b|\?\.|\?\?|\.\.\.", code) == []


@pytest.mark.parametrize("code", languages())
def test_a_draft_of_a_language_says_that_it_is_one(code: str) -> None:
    """With the sentence of the terminal; a reviewed language has none."""
    spoken = catalogue(code)

    assert ('class="draft"' in panels(spoken)) == spoken.language.is_draft


def test_the_page_speaks_every_language_before_the_program_has_started(empty: str) -> None:
    """Each with all its panels and words."""
    pattern = r'<script type="application/json" class="spoken" data-code="(\w+)"[^>]*>(.*?)</script>'
    spoken = {code: json.loads(text) for code, text in re.findall(pattern, empty)}

    assert set(spoken) == set(languages())
    for code, values in spoken.items():
        assert values == {"html": panels(catalogue(code)), "words": dict(words(catalogue(code)))}


# --- in a browser

# What stands in for the first work: files by these names make it break, wait, or show a page.
_FAKE = """
import actip.desk.door as door
from actip.desk.work import Outcome
real = door.WORKS[0]
def do(request):
    name = str([*request.files("forms"), ""][0])
    if name.startswith("fault"):
        raise ValueError("a secret of " + name)
    if name.startswith("wait"):
        request.after(1, 3)
        while True:
            pass
    if name.endswith(".html"):
        with open(name, encoding="utf-8") as page:
            return Outcome("A page", preview=page.read())
    return real.do(request)
door.WORKS = (real._replace(do=do), *door.WORKS[1:])
"""
_DOOR = 'python.door = python.pyimport("actip.desk.door");'
_ROOM = 'const room = "/desk";'


def in_browser(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that needs Chromium."""
    marked: Callable[..., None] = pytest.mark.browser(chromium.needed(test))
    return marked


class Desk:
    """The page in a browser, as a person uses it."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    @property
    def state(self) -> str:
        return str(self.browser.script("return document.getElementById('state').textContent"))

    @property
    def outcome(self) -> str:
        return str(self.browser.script("return document.getElementById('outcome').innerText"))

    @property
    def dropped(self) -> list[str]:
        box = "form:not([hidden]) .dropped > li > .name"
        names = f"return [...document.querySelectorAll('{box}')].map((name) => name.textContent)"
        return [str(name) for name in self.browser.script(names)]

    @property
    def remark(self) -> str:
        """What the page says of the files that were given last."""
        return str(self.browser.script("return document.querySelector('form:not([hidden]) .remark').textContent"))

    def wait(self, is_there: Callable[[], object]) -> None:
        """Wait until something is there."""
        end = time.monotonic() + 90
        while not is_there():
            assert time.monotonic() < end, self.state
            time.sleep(0.05)

    def ready(self) -> None:
        """Wait for the program."""
        can_start = "return !document.querySelector('form button.first').disabled"
        self.wait(lambda: self.browser.script(can_start))

    def choose(self, *paths: Path, field: int = 1) -> None:
        """Choose files in a field of the panel."""
        box = self.browser.driver.find_element("css selector", f"form fieldset:nth-of-type({field}) input")
        box.send_keys("\n".join(map(str, paths)))

    def drop(self, *paths: Path, count: int = 1) -> None:
        """Let go of files or folders somewhere on the page; wait until so many are listed."""
        dragged = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for step in ("dragEnter", "dragOver", "drop"):
            self.browser.tell("Input.dispatchDragEvent", type=step, x=60, y=60, data=dragged)
        self.wait(lambda: len(self.dropped) == count)

    def show(self, work: str) -> None:
        """Choose a work."""
        self.browser.driver.find_element("css selector", f"[data-panel={work}]").click()

    def start(self) -> None:
        """Press the button of the panel."""
        self.browser.driver.find_element("css selector", "form:not([hidden]) button.first").click()

    def work(self) -> str:
        """Have the work done, and return what a person reads then."""
        self.start()
        self.wait(lambda: not self.browser.script("return document.getElementById('outcome').hidden"))
        return self.outcome


@pytest.fixture(name="opened", scope="module")
def _opened(desk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The page with a work that can be made to break, opened once."""
    text = desk_file.read_text(encoding="utf-8")
    assert text.count(_DOOR) == text.count(_ROOM) == 1
    text = text.replace(_DOOR, f"{_DOOR} python.runPython({json.dumps(_FAKE)});")
    dead = """
      if (files[0]?.path.startsWith("dead")) (() => { throw new TypeError("a secret of dead.yaml"); })();
      if (files[0]?.path.startsWith("full")) throw new RangeError("Array buffer allocation failed");
    """
    path = tmp_path_factory.mktemp("desk") / "desk.html"
    path.write_text(text.replace(_ROOM, f"{_ROOM} {dead}"), encoding="utf-8")
    with chromium.browser(tmp_path_factory.mktemp("profile")) as browser:
        browser.open(path)
        yield Desk(browser)


@pytest.fixture(name="desk")
def _desk(opened: Desk) -> Desk:
    """The page with nothing on it, in English, and the program ready."""
    browser = opened.browser
    browser.scheme("light")
    browser.size(1366, 768)
    browser.script("location.hash = '#en'")
    opened.wait(lambda: browser.script("return document.documentElement.lang") == "en")
    opened.ready()
    opened.show(WORKS[0].name)
    while browser.script("const one = document.querySelector('.remove'); if (one) one.click(); return one !== null"):
        pass
    _ = browser.complaints, browser.requests
    return opened


@in_browser
def test_a_file_is_checked_and_checked_again(desk: Desk) -> None:
    """The second time begins with nothing of the first; the focus is where the answer begins."""
    desk.choose(SAMPLE)
    first = desk.work()
    focus = desk.browser.script("return document.activeElement.matches('#outcome h2')")

    assert "LAO_2025_remarks.xlsx" in first
    assert focus
    assert desk.work() == first


@in_browser
def test_two_files_of_one_name_are_both_there(desk: Desk, tmp_path: Path) -> None:
    """In one field and in two; each is shown under the name by which it is told of."""
    for folder, content in {"a": SAMPLE.read_text(), "b": SAMPLE.read_text().replace("full", "none", 1)}.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "LAO_2025.yaml").write_text(content)
    desk.choose(tmp_path / "a" / "LAO_2025.yaml", field=2)
    for folder in ("a", "b"):
        desk.choose(tmp_path / folder / "LAO_2025.yaml")

    assert desk.dropped == ["LAO_2025.yaml", "2/LAO_2025.yaml", "previous/LAO_2025.yaml"]
    assert "2/LAO_2025.yaml" in desk.work()


@in_browser
def test_a_folder_that_is_dropped_is_there_with_all_that_is_in_it(desk: Desk, tmp_path: Path) -> None:
    """Wherever it is dropped, and however many files are in it: a browser gives a hundred at a time."""
    folder = tmp_path / "2025" / "more"
    folder.mkdir(parents=True)
    for number in range(120):
        (folder / f"{number}.yaml").write_text("a: b")
    desk.drop(tmp_path / "2025")

    assert desk.dropped == ["2025/"]
    assert "Files in it: 120" in desk.browser.script("return document.querySelector('.dropped').textContent")


@in_browser
def test_each_file_of_a_folder_is_removed_by_itself(desk: Desk, tmp_path: Path) -> None:
    """They are listed without a click; the focus goes to the next one, and the last takes the folder with it."""
    folder = tmp_path / "2025"
    folder.mkdir()
    for name in ("LAO_2025.yaml", "LAO_2025_old.yaml"):
        (folder / name).write_bytes(SAMPLE.read_bytes())
    desk.drop(folder)
    inside = "return [...document.querySelectorAll('.inside[open] .name')].map((name) => name.textContent)"
    listed = desk.browser.script(inside)
    remove = "document.querySelector('[aria-label=\"Remove 2025/{}\"]').click()"
    desk.browser.script(remove.format("LAO_2025_old.yaml"))

    assert listed == ["LAO_2025.yaml", "LAO_2025_old.yaml"]
    assert desk.browser.script(inside) == ["LAO_2025.yaml"]
    assert desk.browser.script("return document.activeElement.getAttribute('aria-label')") == (
        "Remove 2025/LAO_2025.yaml"
    )
    assert "LAO_2025_old" not in desk.work()
    desk.browser.script(remove.format("LAO_2025.yaml"))
    assert desk.dropped == []


@in_browser
def test_many_files_of_a_folder_are_folded(desk: Desk, tmp_path: Path) -> None:
    """As a person left them: a list that she opened stays open when she takes one away."""
    for number in range(40):
        (tmp_path / f"{number}.yaml").write_text("a: b")
    desk.drop(tmp_path)
    is_open = "const inside = document.querySelector('.inside'); return inside.open"

    assert not desk.browser.script(is_open)
    desk.browser.script("document.querySelector('.inside summary').click()")
    desk.wait(lambda: desk.browser.script(is_open))
    desk.browser.script("document.querySelectorAll('.inside .remove')[3].click()")
    assert desk.browser.script(is_open)


@in_browser
@pytest.mark.parametrize("way", ["choose", "drop"])
def test_what_is_given_twice_is_there_once(desk: Desk, tmp_path: Path, way: str) -> None:
    """Also where it was mended meanwhile; the page says so. So it is with a folder."""
    folder = tmp_path / "2025"
    folder.mkdir()
    path = folder / "LAO_2025.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    for number in range(3):
        if way == "choose":
            desk.choose(path)
        else:
            desk.drop(path, folder, count=2)
        if number:
            desk.wait(lambda: desk.remark)  # it has read what was given, before somebody changes that
        time.sleep(0.01)
        path.write_text(f"{SAMPLE.read_text()}# {number}\n")

    assert desk.dropped == (["LAO_2025.yaml"] if way == "choose" else ["LAO_2025.yaml", "2025/"])
    assert desk.remark.startswith("This was here already. What you gave now takes its place: LAO_2025.yaml")


@in_browser
def test_a_file_that_was_dropped_is_read_as_it_is_now(desk: Desk, tmp_path: Path) -> None:
    """A person mends it, saves it, and presses the button again."""
    path = tmp_path / "LAO_2025.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    desk.drop(path)
    before = desk.work()
    time.sleep(0.01)
    path.write_text(SAMPLE.read_text().replace("in_law: full", "in_law: none"))

    after = desk.work()

    assert "LAO_2025_remarks.xlsx" in after  # it was read, not refused
    assert after != before


@in_browser
def test_a_file_that_changed_after_it_was_chosen_is_named(desk: Desk, tmp_path: Path) -> None:
    """A browser does not give it any more; it can be chosen again."""
    path = tmp_path / "LAO_2025.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    desk.choose(path)
    path.write_text("changed: by another program")

    assert "LAO_2025.yaml was changed, moved or renamed after you chose it." in desk.work()
    assert desk.dropped == []


@in_browser
def test_a_language_is_chosen_and_nothing_is_lost(desk: Desk) -> None:
    """The files stay, and what came of them; the address has the language from then on."""
    desk.choose(SAMPLE)
    before = desk.work()
    desk.browser.script(
        "const list = document.getElementById('language'); list.value = 'lo';"
        "list.dispatchEvent(new Event('change', { bubbles: true }))"
    )

    assert desk.browser.script("return [document.documentElement.lang, location.hash]") == ["lo", "#lo"]
    assert desk.browser.script("return document.querySelector('form h2').textContent") in panels(catalogue("lo"))
    assert (desk.dropped, desk.outcome) == (["LAO_2025.yaml"], before)
    assert desk.browser.script("return document.getElementById('outcome').lang") == "en"


@in_browser
def test_a_work_is_stopped_and_the_program_is_there_again(desk: Desk, tmp_path: Path) -> None:
    """How far it is stands there meanwhile; the files stay."""
    path = tmp_path / "wait.yaml"
    path.write_text("a: b")
    desk.choose(path)
    desk.start()
    desk.wait(lambda: desk.state == "Working: 1 of 3.")
    desk.browser.keys(Keys.TAB, Keys.ENTER)  # the button that stops it is the next stop
    meanwhile = desk.state
    desk.ready()

    assert meanwhile == f"{words(catalogue())['stopped']} {words(catalogue())['anew']}"
    assert desk.state == words(catalogue())["stopped"]
    assert desk.dropped == ["wait.yaml"]
    assert desk.browser.script("return document.activeElement === document.querySelector('form button.first')")


@in_browser
def test_a_fault_while_files_come_in_is_told_and_the_next_one_comes_in(desk: Desk) -> None:
    """By its class alone: what it says may hold a name of a file."""
    desk.browser.script(
        "const { set } = Map.prototype;"
        "Map.prototype.set = () => { Map.prototype.set = set; throw new TypeError('a secret'); }"
    )
    desk.choose(SAMPLE)
    desk.wait(lambda: "page:TypeError" in desk.outcome)

    assert words(catalogue())["fault"] in desk.outcome
    assert "secret" not in desk.outcome
    desk.choose(SAMPLE)
    assert "LAO_2025_remarks.xlsx" in desk.work()


@in_browser
def test_a_key_that_is_pressed_twice_stops_nothing(desk: Desk, tmp_path: Path) -> None:
    """Whoever presses the button of a work a second time waits for it all the same."""
    path = tmp_path / "wait.yaml"
    path.write_text("a: b")
    desk.choose(path)
    desk.browser.script("document.querySelector('form:not([hidden]) button.first').focus()")
    desk.browser.keys(Keys.ENTER, Keys.ENTER, Keys.ENTER)
    desk.wait(lambda: desk.state.startswith("Working: 1"))
    desk.browser.keys(Keys.ENTER, Keys.SPACE)
    state = desk.state
    desk.browser.script("document.getElementById('stop').click()")

    assert state == "Working: 1 of 3."


@in_browser
def test_the_page_tells_of_a_work_only_where_it_stands(desk: Desk) -> None:
    """What came of one work stands under no other, and the page says nothing of it there."""
    desk.choose(SAMPLE)
    desk.work()
    states = [desk.state]
    for work in (WORKS[1].name, WORKS[0].name):
        desk.show(work)
        states.append(desk.state)

    assert states == [words(catalogue())[name] for name in ("done", "ready", "done")]


@in_browser
def test_where_nothing_was_made_the_page_says_so(desk: Desk) -> None:
    """And not that it is done."""
    outcome = desk.work()

    assert words(catalogue())["wrong"] in outcome
    assert desk.state == words(catalogue())["failed"]


@in_browser
def test_what_came_of_a_work_stands_under_it(desk: Desk) -> None:
    """Also where a person looked at another one meanwhile."""
    desk.choose(SAMPLE)
    desk.browser.script(
        "document.querySelector('form button.first').click();"
        f"document.querySelector('[data-panel={WORKS[1].name}]').click()"
    )
    desk.wait(lambda: "LAO_2025_remarks.xlsx" in desk.outcome)

    assert desk.browser.script("return document.querySelector('form:not([hidden])').dataset.work") == WORKS[0].name
    assert desk.browser.script("return !document.getElementById('outcome').hidden")


_CHOICE = "document.querySelector('form [name=previous], form select, form input[type=checkbox]')"


@in_browser
@pytest.mark.parametrize("change", ["file", "removal", "choice"])
def test_what_came_of_other_files_says_so(desk: Desk, tmp_path: Path, change: str) -> None:
    """As long as it stands under them; the next work begins without it."""
    desk.choose(SAMPLE)
    first = desk.work()
    path = tmp_path / "KHM_2025.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    if change == "file":
        desk.choose(path)
    elif change == "removal":
        desk.browser.script("document.querySelector('.remove').click()")
    else:
        desk.browser.script(f"{_CHOICE}.dispatchEvent(new Event('input', {{bubbles: true}}))")

    assert desk.outcome.split("\n")[0] == words(catalogue())["before"]
    assert desk.outcome.endswith(first)
    assert desk.state == words(catalogue())["ready"]
    assert words(catalogue())["before"] not in desk.work()


@in_browser
def test_what_changed_while_a_work_went_on_is_not_in_it(desk: Desk) -> None:
    """What comes of it says so."""
    desk.choose(SAMPLE)
    desk.browser.script(
        "document.querySelector('form button.first').click(); return new Promise((end) => setTimeout(() => {"
        f"{_CHOICE}.dispatchEvent(new Event('input', {{bubbles: true}})); end(); }}))"
    )
    desk.wait(lambda: "LAO_2025_remarks.xlsx" in desk.outcome)

    assert desk.outcome.split("\n")[0] == words(catalogue())["before"]


@in_browser
def test_a_fault_of_the_page_itself_is_told_without_a_value(desk: Desk) -> None:
    """By its line; nobody waits for what does not come."""
    desk.browser.script("setTimeout(() => { throw new Error('a secret of a file'); })")
    desk.wait(lambda: words(catalogue())["fault"] in desk.outcome)

    assert re.search(r"page:\d+", desk.outcome)
    assert "secret" not in desk.outcome


@in_browser
@pytest.mark.parametrize(
    ("name", "words_of_it"),
    [
        ("fault", ("This is a fault of actip, not of your file.", "(ValueError)")),
        ("dead", ("This is a fault of the program, not of your file.", "TypeError < ")),
        ("full", ("There is too little memory for this.",)),
    ],
)
def test_what_breaks_is_told_without_a_value(
    desk: Desk, tmp_path: Path, name: str, words_of_it: tuple[str, ...]
) -> None:
    """In the program and in the worker around it; the page works again, with the files that it had."""
    path = tmp_path / f"{name}.yaml"
    path.write_text("a: b")
    desk.choose(path)
    outcome = desk.work()

    assert [text for text in words_of_it if text not in outcome] == []
    assert "secret" not in outcome
    desk.ready()
    assert desk.state == words(catalogue())["failed"]
    assert desk.dropped == [path.name]


def _page_to_show() -> str:
    section = Section("Sheet", "Title", "", (Column("What", 12),), ((Shown(HOSTILE),),))
    return report_page([section], "The page that is shown", ("For: Public.",), catalogue()).replace(
        "</body>", "<script>window.hit = 1</script></body>"
    )


@in_browser
def test_a_page_is_shown_without_its_scripts_and_printed_alone(desk: Desk, tmp_path: Path) -> None:
    """Its style stays in it; on paper it has the size that it asks for, and nothing of the desk beside it."""
    browser = desk.browser
    path = tmp_path / "page.html"
    path.write_text(_page_to_show(), encoding="utf-8")
    ground = browser.script("return getComputedStyle(document.body).padding")
    desk.choose(path)
    desk.work()
    tree = "document.getElementById('preview').shadowRoot"

    assert browser.script(f"return {tree}.querySelector('h1').checkVisibility()")
    assert browser.script(f"return getComputedStyle({tree}.querySelector('.first')).borderTopWidth") == "6px"
    assert browser.script("return getComputedStyle(document.body).padding") == ground
    assert browser.script("return window.hit") is None
    assert browser.complaints == []
    wide = "document.getElementById('preview').offsetWidth / document.documentElement.clientWidth"
    assert browser.script(f"return {wide}") > 0.9  # its style knows the window alone, and is made for its width

    browser.script("window.print = () => {}; document.getElementById('print').click()")
    printed = browser.printed()
    browser.script("dispatchEvent(new Event('afterprint'))")
    width, height = (float(size) for size in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)[0])
    assert width > height
    assert browser.script("return [document.adoptedStyleSheets.length, document.documentElement.className]") == [
        0,
        "fit",
    ]


@in_browser
def test_a_file_is_saved_under_its_name(desk: Desk, tmp_path: Path) -> None:
    """As it was made, to the folder for downloads; how large it is stands beside."""
    desk.browser.tell("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    desk.choose(SAMPLE)
    desk.work()
    desk.browser.driver.find_element("css selector", "a[data-file]").click()
    path = tmp_path / "LAO_2025_remarks.xlsx"
    desk.wait(path.exists)

    assert path.read_bytes().startswith(b"PK")
    assert re.search(r"LAO_2025_remarks\.xlsx\s+\d+ kB", desk.outcome)


@in_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read(desk: Desk, scheme: str) -> None:
    """Of what is shown, each text stands out from its ground by 4.5 to 1, as the guidelines for the web ask."""
    desk.choose(SAMPLE)
    desk.work()
    desk.browser.scheme(scheme)
    ratios = desk.browser.script(CONTRAST)

    assert ratios
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@in_browser
@pytest.mark.parametrize("width", [360, 1366])
def test_nothing_stands_over_the_edge(desk: Desk, width: int) -> None:
    """On a phone and on an old screen nobody scrolls aside."""
    desk.choose(SAMPLE)
    desk.work()
    desk.browser.size(width, 740)

    assert desk.browser.script("return document.documentElement.scrollWidth <= window.innerWidth")


@in_browser
def test_no_word_of_a_tile_is_broken_on_a_phone(desk: Desk) -> None:
    """Who reported is read at a glance: each tile of the region is as wide as its longest word."""
    browser = desk.browser
    browser.size(360, 740)
    desk.show("region")
    box = browser.driver.find_element("css selector", "#panel-region [data-files=reports] input:not([multiple])")
    box.send_keys(str(SAMPLE.parent))
    desk.work()
    widths = browser.script("""
        const tiles = [...document.getElementById("preview").shadowRoot.querySelectorAll(".strip li")];
        const now = tiles.map((tile) => tile.offsetWidth);
        for (const tile of tiles) tile.style.width = "min-content";
        return tiles.map((tile, place) => [tile.innerText, now[place] - tile.offsetWidth]);
    """)
    desk.show(WORKS[0].name)

    assert len(widths) == 11
    assert [text for text, spare in widths if spare < 0] == []


@in_browser
def test_all_of_it_works_by_keyboard(desk: Desk) -> None:
    """Every stop can be seen, in the order in which it is read."""
    browser = desk.browser
    desk.choose(SAMPLE)
    first, *rest = WORKS[0].panel(catalogue()).fields
    files = [["file", *["file"] * field.folders] if field.kind == FILES else [field.name] for field in (first, *rest)]
    expected = ["language", *["button"] * len(WORKS), *files[0], "button remove", *chain(*files[1:]), "button first"]
    at = "const at = document.activeElement; return [at.name || at.id || at.className || at.type,"
    seen = "getComputedStyle(at.type === 'file' ? at.parentElement : at).outlineStyle !== 'none']"
    browser.script("document.getElementById('language').focus()")
    browser.keys(Keys.SHIFT)  # whoever uses the keyboard sees where the focus is
    stops = []
    for _ in expected:
        stops.append(browser.script(at + seen))
        browser.keys(Keys.TAB)

    assert stops == [[name, True] for name in expected]


@pytest.fixture(name="other", scope="module")
def _other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for the page without the program."""
    with chromium.browser(tmp_path_factory.mktemp("other")) as browser:
        yield browser


@in_browser
def test_an_old_browser_is_told_what_to_do(other: Browser, empty: str, tmp_path: Path) -> None:
    """And what it lacks, in the language of the address; nothing else is on the page."""
    path = tmp_path / "desk.html"
    path.write_text(empty, encoding="utf-8")
    lacking = other.tell("Page.addScriptToEvaluateOnNewDocument", source="delete window.DecompressionStream")
    other.open(path)
    text = other.script("return document.body.innerText")
    other.tell("Page.removeScriptToEvaluateOnNewDocument", identifier=lacking["identifier"])

    assert text.splitlines()[2] == words(catalogue())["unfit"]
    assert f"Edge and Chrome from version {page.CHROME} and in Firefox from version {page.FIREFOX}" in text
    assert text.endswith("DecompressionStream")


@in_browser
def test_a_program_that_cannot_start_says_so(other: Browser, empty: str, tmp_path: Path) -> None:
    """With what to do instead, and a line to report; it is not tried over and over."""
    path = tmp_path / "desk.html"
    path.write_text(empty, encoding="utf-8")
    other.open(path)
    desk = Desk(other)
    desk.wait(lambda: desk.outcome)

    assert words(catalogue())["no_start"] in desk.outcome
    assert words(catalogue())["instead"] in desk.outcome
    assert other.script("return document.querySelector('form button.first').disabled")


@in_browser
def test_without_javascript_the_page_says_so(other: Browser, empty: str, tmp_path: Path) -> None:
    """And does not pretend to be starting."""
    path = tmp_path / "desk.html"
    path.write_text(empty, encoding="utf-8")
    other.open(path, javascript=False)
    html = other.tell("DOM.getDocument", depth=0)["root"]["nodeId"]
    shown = other.tell("DOM.querySelector", nodeId=html, selector="noscript p")["nodeId"]
    hidden = other.tell("DOM.querySelector", nodeId=html, selector=".now")["nodeId"]
    other.tell("CSS.enable")
    display = [
        next(
            entry["value"]
            for entry in other.tell("CSS.getComputedStyleForNode", nodeId=node)["computedStyle"]
            if entry["name"] == "display"
        )
        for node in (shown, hidden)
    ]

    assert display == ["block", "none"]
