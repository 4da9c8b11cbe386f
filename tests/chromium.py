"""Open a page in Chromium as a person would, without a screen, and tell what it asked for and complained about."""

import base64
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service

from tests.network import loopback

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
needed = pytest.mark.skipif(not (PROGRAM and DRIVER), reason="Chromium and its driver are not installed")
# --no-sandbox: tests may run as root; the others keep the browser from looking for its maker.
_SWITCHES = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--window-size=1280,800"),
)
_SAVES = {
    "download.prompt_for_download": False,
    "profile.default_content_setting_values.automatic_downloads": 1,  # several files at once are not asked about
}


class Browser:
    """One window. `script` runs in the page; `javascript=False` shows the page as it is without."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, path: Path, *, javascript: bool = True) -> None:
        """Open a file afresh, in a light scheme, and forget what was before."""
        self.tell("Emulation.setScriptExecutionDisabled", value=False)
        self.driver.get("about:blank")
        for log in ("performance", "browser"):
            self.driver.get_log(log)
        self.scheme("light")
        self.size(1280, 800)
        self.tell("Emulation.setScriptExecutionDisabled", value=not javascript)
        self.driver.get(path.as_uri())

    def tell(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Give the browser one command of its own protocol."""
        return dict(self.driver.execute_cdp_cmd(command, arguments))

    def size(self, width: int, height: int) -> None:
        """Give the window a size, also one smaller than a window can be made by hand."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.tell("Emulation.setDeviceMetricsOverride", **metrics)

    def scheme(self, name: str) -> None:
        """Ask for light or dark, as the system of a person does."""
        self.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])
        drawn = (
            "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"  # a page hears of it when it is drawn
        )
        self.driver.execute_async_script(drawn)  # type: ignore[no-untyped-call]

    def script(self, code: str, *arguments: object) -> Any:
        """Return what a function body gives in the page."""
        return self.driver.execute_script(code, *arguments)  # type: ignore[no-untyped-call]

    def keys(self, *pressed: str) -> None:
        """Press keys where the focus is."""
        for key in pressed:
            webdriver.ActionChains(self.driver).send_keys(key).perform()

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""
        return base64.b64decode(self.tell("Page.captureScreenshot", format="png")["data"])

    def printed(self) -> bytes:
        """Return the page as it prints, as PDF. A browser on a busy machine can give up on it: it is told again."""
        self.tell("Page.getLayoutMetrics")  # answered when the page is laid out
        for patience in (1, 5):
            try:
                return self._pdf()
            except WebDriverException as error:
                if "Printing failed" not in str(error):
                    raise
                time.sleep(patience)
        return self._pdf()

    def _pdf(self) -> bytes:
        answer = self.tell("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(answer["data"])

    @property
    def complaints(self) -> list[str]:
        """What stands on the console since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    @property
    def requests(self) -> list[str]:
        """The addresses that were asked for since the last call."""
        said = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [entry["params"]["request"]["url"] for entry in said if entry["method"] == "Network.requestWillBeSent"]


@contextmanager
def browser(
    profile: Path, *, downloads: Path | None = None, program: str | None = PROGRAM, switches: Sequence[str] = ()
) -> Iterator[Browser]:
    """Start a browser with an empty profile, and end it. Saved files go into `downloads` without a question."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(program)
    for switch in (*_SWITCHES, *switches, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    if downloads is not None:
        saves = {**_SAVES, "download.default_directory": str(downloads)}
        options.add_experimental_option("prefs", saves)  # type: ignore[no-untyped-call]
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    with loopback():
        driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        try:
            yield Browser(driver)
        finally:
            driver.quit()
