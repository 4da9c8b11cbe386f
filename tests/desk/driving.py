"""Drive the desk in Chromium as a person does: open it, give it files, press, read what came, save it.

Everything that the page or its worker asks for is recorded, and so is every complaint of either.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import urlopen

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from websocket import WebSocketException, create_connection

from tests import chromium

PATIENCE = 120  # seconds: a busy machine is no fault, a page that never ends is one
_STORES = """
const end = arguments[0];
(async () => {
  const there = [];
  if (localStorage.length) there.push("local storage");
  if (sessionStorage.length) there.push("session storage");
  if (document.cookie) there.push("cookies");
  const asked = { databases: () => indexedDB.databases(), caches: () => caches.keys(),
    workers: () => navigator.serviceWorker.getRegistrations(),
    files: async () => Array.fromAsync((await navigator.storage.getDirectory()).keys()) };
  for (const [name, ask] of Object.entries(asked)) {
    try { if ((await ask()).length) there.push(name); } catch (error) { /* a page from a file may not even ask */ }
  }
  end(there);
})();
"""


class Record:
    """What a page and its workers do, heard through a second line to the browser, from the first moment of each."""

    def __init__(self, driver: Any) -> None:
        address = driver.capabilities["goog:chromeOptions"]["debuggerAddress"]
        with urlopen(f"http://{address}/json/version") as answer:
            line = json.load(answer)["webSocketDebuggerUrl"]
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.sessions: dict[str, str] = {}  # of each worker that lives, and its address
        self._number = 0
        self._answers: dict[int, dict[str, Any]] = {}
        self._line = create_connection(line, suppress_origin=True, max_size=None)
        Thread(target=self._hear, daemon=True).start()
        target = driver.current_window_handle
        self.page: str = self.tell("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._begin(self.page)

    def tell(self, method: str, session: str = "", **arguments: Any) -> dict[str, Any]:
        """Give a command of the browser's own protocol to the browser, its page or a worker; return the answer."""
        number = self.send(method, session, **arguments)
        until(lambda: number in self._answers, method)
        answer = self._answers.pop(number)
        assert "error" not in answer, f"{method}: {answer['error']}"
        return dict(answer["result"])

    def forget(self) -> None:
        """Begin anew."""
        self.requests.clear()
        self.complaints.clear()

    def send(self, method: str, session: str = "", **arguments: Any) -> int:
        """Give a command without waiting for the answer; return its number."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": arguments}
        self._line.send(json.dumps(message | ({"sessionId": session} if session else {})))
        return number

    def _begin(self, session: str) -> None:
        follow = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
        for method, arguments in (
            *((f"{domain}.enable", {}) for domain in ("Network", "Log", "Runtime")),
            ("Target.setAutoAttach", follow),
            ("Runtime.runIfWaitingForDebugger", {}),
        ):
            self.send(method, session, **arguments)

    def _hear(self) -> None:
        try:
            while text := self._line.recv():
                self._note(json.loads(text))
        except (WebSocketException, OSError):
            return  # the browser is gone

    def _note(self, message: dict[str, Any]) -> None:
        about = message.get("params", {})
        match message.get("method"):
            case None:
                self._answers[message["id"]] = message
            case "Target.attachedToTarget" if message.get("sessionId"):
                self.sessions[about["sessionId"]] = about["targetInfo"]["url"]
                self._begin(about["sessionId"])
            case "Target.detachedFromTarget":
                self.sessions.pop(about["sessionId"], None)
            case "Network.requestWillBeSent":
                self.requests.append(about["request"]["url"])
            case "Log.entryAdded":
                self.complaints.append(about["entry"]["text"])
            case "Runtime.consoleAPICalled":
                self.complaints.append(" ".join(str(value.get("value", "")) for value in about["args"]))
            case "Runtime.exceptionThrown":
                self.complaints.append(about["exceptionDetails"]["text"])


class Desk:
    """The page in a window. `downloads` is where a person saves."""

    def __init__(self, window: chromium.Browser, downloads: Path) -> None:
        self.window = window
        self.downloads = downloads
        self.record = Record(window.driver)

    def open(self, page: Path) -> None:
        """Open the page and wait until the program in it is ready."""
        self.window.driver.get("about:blank")
        self.record.forget()
        self.window.driver.get(page.as_uri())
        self.ready()

    def ready(self) -> None:
        """Wait until a work can begin."""
        self._wait("return [...document.querySelectorAll('form button:not([type])')].some(one => !one.disabled)")

    def choose(self, work: str) -> None:
        """Choose a work by its short name."""
        self._one(f"[data-panel={work}]").send_keys(Keys.ENTER)

    def give(self, field: str, *paths: Path) -> None:
        """Choose files for a field of the panel that is seen, or one folder."""
        kind = "[webkitdirectory]" if paths[0].is_dir() else ":not([webkitdirectory])"
        self._one(f"form:not([hidden]) [data-files={field}] input[type=file]{kind}").send_keys(
            "\n".join(map(str, paths))
        )

    def drop(self, field: str, *paths: Path) -> None:
        """Drop files or folders on a field of the panel that is seen, by the hand of the browser itself."""
        box = self.window.script(
            "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'});"
            "const box = arguments[0].getBoundingClientRect();"
            "return [box.x + box.width / 2, box.y + box.height / 2]",
            self._one(f"form:not([hidden]) [data-files={field}]"),
        )
        held = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self.record.tell("Input.dispatchDragEvent", self.record.page, type=kind, x=box[0], y=box[1], data=held)

    def clear(self) -> None:
        """Take every file back from the panel that is seen."""
        while lines := self.window.driver.find_elements("css selector", "form:not([hidden]) .dropped button"):
            lines[0].send_keys(Keys.ENTER)

    def wish(self, field: str, value: str) -> None:
        """Choose, write or tick what a field of the panel that is seen asks for."""
        self.window.script(
            "const [field, value] = arguments;"
            "if (field.type === 'checkbox') field.checked = value === 'yes'; else field.value = value;"
            "field.dispatchEvent(new Event('input', {bubbles: true}));"
            "field.dispatchEvent(new Event('change', {bubbles: true}));",
            self._one(f"form:not([hidden]) [name='{field}']"),
            value,
        )

    def press(self) -> None:
        """Begin the work."""
        self._one("form:not([hidden]) button:not([type])").send_keys(Keys.ENTER)

    def stop(self) -> None:
        """End a work that takes too long."""
        self._one("#stop").send_keys(Keys.ENTER)

    def wait(self) -> None:
        """Wait until the work has ended, well or not."""
        self._wait("return document.getElementById('stop').hidden")

    def do(self) -> str:
        """Begin the work as soon as it can begin, wait for its end, and return what a person reads then."""
        self.ready()
        self.press()
        self.wait()
        return self.outcome

    @property
    def outcome(self) -> str:
        """What came of the work, in words, with what is folded; where nothing came, what the page says of itself."""
        outcome, state = self._one("#outcome"), self._one("#state")
        element = outcome if outcome.is_displayed() else state
        return " ".join(str(element.get_attribute("textContent")).split())

    @property
    def names(self) -> list[str]:
        """The names of the files that can be saved."""
        return [str(link.get_attribute("download")) for link in self._links()]

    def save(self) -> dict[str, bytes]:
        """Save every file that came of the work; return the content of each by its name, as it is in the folder."""
        files = {}
        for link in self._links():
            path = self.downloads / str(link.get_attribute("download"))
            path.unlink(missing_ok=True)
            link.send_keys(Keys.ENTER)
            until(path.exists, f"{path.name} is saved")
            files[path.name] = path.read_bytes()
        return files

    @property
    def words(self) -> dict[str, str]:
        """The words of the page by their names, in the language that it shows."""
        return dict(
            self.window.script(
                "const spoken = document.querySelector(`script.spoken[data-code=${document.documentElement.lang}]`);"
                "return JSON.parse(spoken.textContent).words"
            )
        )

    def stored(self) -> list[str]:
        """Return the kinds of store of the browser in which the page keeps something."""
        driver: Any = self.window.driver
        return list(driver.execute_async_script(_STORES))

    def cut(self, *, off: bool = True) -> None:
        """Take the network away, or give it back."""
        network = {"offline": off, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.record.tell("Network.emulateNetworkConditions", self.record.page, **network)

    def memory(self) -> int:
        """Return the megabytes that the process of the page holds: of all renderers it is the largest."""
        children: dict[int, list[int]] = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                parent = int(path.read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(path.parent.name))
        processes = [self.window.driver.service.process.pid]
        for process in processes:
            processes.extend(children.get(process, ()))
        return max(_megabytes(process) for process in processes)

    def _links(self) -> list[WebElement]:
        return self.window.driver.find_elements("css selector", "#outcome a[download]")

    def _one(self, selector: str) -> WebElement:
        return self.window.driver.find_element("css selector", selector)

    def _wait(self, code: str) -> None:
        until(lambda: bool(self.window.script(code)), code)


def _megabytes(process: int) -> int:
    """Return what a process holds, if it draws a page."""
    with suppress(OSError):
        folder = Path(f"/proc/{process}")
        if "--type=renderer" in (folder / "cmdline").read_text():
            lines = (folder / "status").read_text().splitlines()
            return next((int(line.split()[1]) // 1000 for line in lines if line.startswith("VmRSS")), 0)
    return 0


def until(there: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, f"This did not come: {what}"
        time.sleep(0.02)


@contextmanager
def desk(folder: Path, *switches: str) -> Iterator[Desk]:
    """Start a browser whose profile and whose downloads are in a folder, and end it. The page is not open yet."""
    downloads = folder / "downloads"
    downloads.mkdir()
    with chromium.browser(folder / "profile", downloads=downloads, switches=switches) as window:
        yield Desk(window, downloads)
