"""How grave a new version may be is what docs/upgrading.md promises."""

import json
import os
import re
from collections.abc import Mapping, Sequence

import pytest

from actip import __version__
from actip.model import Severity
from actip.rules import RULES
from actip.rules.engine import severities
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "upgrading.md").read_text(encoding="utf-8")
LAST = ROOT / "tests" / "golden" / "last_release.json"  # written when a version is released, and not before
Gravest = Mapping[str, str]  # of each rule, the gravest severity that a finding of it can have


def _unannounced(before: tuple[str, Gravest], now: tuple[str, Gravest], page: str) -> Sequence[str]:
    """Return the rules that are graver than the promise allows from one release, such as '0.2', to the next."""
    graver = [rule for rule, severity in now[1].items() if _is_graver(severity, before[1].get(rule))]
    if now[0] == before[0]:
        return graver
    section = re.split(rf"^## From {re.escape(before[0])} to {re.escape(now[0])}$", page, flags=re.M)[-1]
    mentions = set(re.findall(r"[A-Z]{3}\d{3}", section.partition("\n## ")[0]))
    return [rule for rule in graver if now[1][rule] == "error" and rule not in mentions]


def _is_graver(severity: str, before: str | None) -> bool:
    return before is None or Severity(severity).rank < Severity(before).rank


def test_no_rule_is_graver_than_this_version_may_make_it() -> None:
    """Where one has to be, the middle number of the version rises; if it is an error, the page names it."""
    release = __version__.rpartition(".")[0]
    now = {rule.id: severities(rule)[0].value for rule in RULES.values()}
    if os.environ.get("UPDATE_GOLDEN"):
        LAST.write_text(json.dumps({"release": release, "gravest": now}, indent=1) + "\n", encoding="utf-8")
    last = json.loads(LAST.read_text(encoding="utf-8"))

    assert _unannounced((last["release"], last["gravest"]), (release, now), PAGE) == []


@pytest.mark.parametrize(
    ("now", "unannounced"),
    [
        (("0.2", {"SUM201": "warning"}), []),
        (("0.2", {"SUM201": "note"}), []),
        (("0.2", {"SUM201": "error"}), ["SUM201"]),
        (("0.2", {"SUM201": "warning", "SUM202": "note"}), ["SUM202"]),
        (("0.3", {"SUM201": "warning", "SUM202": "warning"}), []),
        (("0.3", {"SUM201": "error", "SUM202": "error"}), ["SUM202"]),
    ],
    ids=["the same", "milder", "graver", "new", "new in a minor release", "an error that nobody named"],
)
def test_what_is_graver_than_promised_is_told(now: tuple[str, Gravest], unannounced: list[str]) -> None:
    """A patch makes nothing graver; a minor release names what becomes an error."""
    page = "## From 0.2 to 0.3\n\n`SUM201` is an error now.\n\n## From 0.1 to 0.2\n\n`SUM202` was one.\n"

    assert _unannounced(("0.2", {"SUM201": "warning"}), now, page) == unannounced


def test_the_page_tells_of_this_version() -> None:
    """What there is to do stands there, for whoever comes from the version before."""
    assert f" to {__version__.rpartition('.')[0]}\n" in PAGE
