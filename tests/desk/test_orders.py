"""The findings on the page of the desk, as a person reads them in a browser: in another order, and on paper."""

import time
from collections.abc import Iterator

import pytest

from actip.catalogue import catalogue
from actip.desk.check import CHECK
from actip.desk.page import drawn, whole
from actip.desk.work import Request
from tests import chromium
from tests.chromium import Browser
from tests.conftest import ROOT, TODAY

pytestmark = [pytest.mark.browser, chromium.needed]
SAMPLES = ("LAO_2025.yaml", "VNM_2025.yaml")
VISIBLE = "return [...document.querySelectorAll('[data-order]:not([hidden])')].map((order) => order.dataset.order)"


@pytest.fixture(name="page", scope="module")
def _page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The page without the program, with what came of a check of two files on it."""
    path = tmp_path_factory.mktemp("desk") / "desk.html"
    path.write_text(whole((), "", catalogue()), encoding="utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(ROOT / "sample_data" / "2025")
        outcome = CHECK.do(Request({"forms": SAMPLES}, {"copies": "none"}, catalogue(), TODAY))
    with chromium.browser(tmp_path_factory.mktemp("profile")) as browser:
        browser.open(path)
        while not browser.script("return document.getElementById('outcome').innerText"):
            time.sleep(0.05)  # until it has told that there is no program in it
        browser.script("document.getElementById('outcome').innerHTML = arguments[0]", drawn(outcome, catalogue()))
        yield browser


def test_one_order_is_shown_at_a_time_and_of_each_file_its_own(page: Browser) -> None:
    """What to mend first is the first."""
    assert page.script(VISIBLE) == ["first", "first"]

    page.script("document.querySelector('[name=order-2][value=agency]').click()")
    assert page.script(VISIBLE) == ["first", "agency"]

    page.script("document.querySelector('[name=order-2][value=first]').click()")
    assert page.script(VISIBLE) == ["first", "first"]


def test_the_orders_are_chosen_by_keyboard(page: Browser) -> None:
    """With the arrows, as any choice."""
    page.script("document.querySelector('[name=order-1]').focus()")
    page.keys("\ue014")  # to the right
    assert page.script(VISIBLE) == ["place", "first"]
    page.keys("\ue012")
    assert page.script(VISIBLE) == ["first", "first"]


def test_paper_has_every_finding_of_the_order_that_is_shown(page: Browser) -> None:
    """Nobody believes that a closed group is empty; afterwards what was closed is closed again."""
    closed = "return document.querySelectorAll('.checked details:not([open])').length"
    before = page.script(closed)
    assert before > 0

    page.script("dispatchEvent(new Event('beforeprint'))")
    assert page.script(closed) == 0

    page.script("dispatchEvent(new Event('afterprint'))")
    assert page.script(closed) == before


def test_no_finding_stands_over_the_edge_of_a_telephone(page: Browser) -> None:
    """Nobody has to move the page to the side."""
    page.size(360, 740)
    page.script("for (const part of document.querySelectorAll('details')) part.open = true")
    assert page.script("return document.documentElement.scrollWidth <= innerWidth")
