"""Own how the desk is drawn: the page that holds everything, the panels, and what came of a work, as HTML.

The words of a page stand in it, in the language of whoever reads; the script has none of its own.
"""

from collections.abc import Mapping
from typing import NamedTuple

from actip import __version__
from actip.catalogue.entries import Catalogue
from actip.desk.work import Outcome
from actip.desk.works import WORKS
from actip.gate.files import MAX_BYTES, read_packaged
from actip.reports import verification
from actip.resources import folder
from actip.texts import language, languages
from actip.writers.html import environment, source_hash


class Part(NamedTuple):
    """Something that the page carries: its name, and its bytes packed with gzip and written in base64."""

    name: str
    content: str


def whole(parts: tuple[Part, ...], licences: str, catalogue: Catalogue) -> str:
    """Return the page with everything in it, in the language of the catalogue; the same for the same arguments."""
    style = _filled("desk.css")
    scripts = {name: read_packaged(folder("templates") / name) for name in ("desk.js", "desk_worker.js")}
    policy = (
        f"default-src 'none'; style-src {source_hash(style)}; "
        f"script-src {source_hash(scripts['desk.js'])} 'wasm-unsafe-eval' blob:; worker-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    return _filled(
        "desk.html",
        style=style,
        script=scripts["desk.js"],
        worker=scripts["desk_worker.js"],
        policy=policy,
        parts=parts,
        licences=licences,
        body=panels(catalogue),
        words=words(catalogue),
        code=catalogue.language.code,
    )


def panels(catalogue: Catalogue) -> str:
    """Return what a person sees before a work begins: all panels, in the language of the catalogue."""
    return _filled(
        "desk_panels.html",
        panels=[work.panel(catalogue) for work in WORKS],
        languages=[language(code) for code in languages()],
        language=catalogue.language,
        say=catalogue.language.say,
        words=words(catalogue),
        version=__version__,
        verification=verification(catalogue),
        most=MAX_BYTES,
    )


def drawn(outcome: Outcome, catalogue: Catalogue) -> str:
    """Return what came of a work, without its files: they are saved by the page."""
    return _filled("desk_outcome.html", outcome=outcome, words=words(catalogue))


def words(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the words of the page itself by their names, as its template and its script use them."""
    say = catalogue.language.say
    return {
        "title": say("desk", "actip desk"),
        "promise": say("desk", "Nothing leaves this computer."),
        "starting": say("desk", "The program is being unpacked. This takes a few seconds."),
        "ready": say("desk", "Ready."),
        "working": say("desk", "Working."),
        "stop": say("desk", "Stop"),
        "stopped": say("desk", "Stopped. Nothing was made."),
        "save": say("desk", "Save"),
        "choose": say("desk", "Choose files"),
        "choose_folder": say("desk", "Choose a folder"),
        "drop": say("desk", "Drop them here, or"),
        "remove": say("desk", "Remove"),
        "language": say("desk", "Language"),
        "wrong": say("desk", "This did not work."),
    }


def _filled(name: str, **values: object) -> str:
    return environment().get_template(name).render(**values)
