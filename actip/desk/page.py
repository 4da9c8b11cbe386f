"""Own how the desk is drawn: the page that holds everything, the panels, and what came of a work, as HTML.

The words of a page stand in it, in each language, so that a person can choose one while the program is still starting.
The scripts have no words of their own.
"""

from base64 import b85encode
from collections.abc import Mapping
from typing import NamedTuple

from actip import __version__
from actip.catalogue import catalogue as catalogue_in
from actip.catalogue.entries import Catalogue
from actip.desk.words import in_words_of_page
from actip.desk.work import Outcome
from actip.desk.works import WORKS
from actip.gate.files import MAX_BYTES, read_packaged
from actip.reports import of_draft, verification
from actip.resources import folder
from actip.texts import Language, capital, language, languages
from actip.writers.html import environment, source_hash

CHROME, FIREFOX = 102, 140  # the oldest versions in which all works were tried; Edge is built as Chrome is
_NOT_OF_A_PAGE = str.maketrans("<>&", ",.:")
_SCRIPTS = ("desk_browser.js", "desk.js", "desk_worker.js")


class Part(NamedTuple):
    """Something that the page carries: its name, and its bytes packed with gzip, as `written` writes them."""

    name: str
    content: str


class Spoken(NamedTuple):
    """What a person sees before a work begins, in one language."""

    code: str
    is_draft: bool
    html: str
    words: Mapping[str, str]


def written(content: bytes) -> str:
    """Write bytes as a text that may stand in a page: five signs for four bytes, the page reads them back.

    It is base85 as Python has it, with other signs for three that mean something in a page. Base64 takes a fifteenth
    more, which is a megabyte here.
    """
    return b85encode(content).decode().translate(_NOT_OF_A_PAGE)


def whole(parts: tuple[Part, ...], licences: str, catalogue: Catalogue) -> str:
    """Return the page with everything in it, in the language of the catalogue; the same for the same arguments."""
    style = _filled("desk.css")
    browser, page, worker = (read_packaged(folder("templates") / name) for name in _SCRIPTS)
    policy = (
        f"default-src 'none'; style-src {source_hash(style)}; "
        f"script-src {source_hash(browser)} {source_hash(page)} 'wasm-unsafe-eval' blob:; worker-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    return _filled(
        "desk.html",
        style=style,
        browser=browser,
        script=page,
        worker=worker,
        policy=policy,
        parts=parts,
        licences=licences,
        body=panels(catalogue),
        words=words(catalogue),
        code=catalogue.language.code,
        spoken=[_spoken(catalogue_in(code)) for code in languages()],
    )


def _spoken(catalogue: Catalogue) -> Spoken:
    return Spoken(catalogue.language.code, catalogue.language.is_draft, panels(catalogue), words(catalogue))


def panels(catalogue: Catalogue) -> str:
    """Return what a person sees before a work begins: all panels, in the language of the catalogue."""
    reader = catalogue.language
    return _filled(
        "desk_panels.html",
        panels={work.name: work.panel(catalogue) for work in WORKS},
        languages=[language(code) for code in languages()],
        language=reader,
        draft=capital(of_draft(reader.name, reader)) if reader.is_draft else "",
        words=words(catalogue),
        version=__version__,
        verification=verification(catalogue),
        most=MAX_BYTES,
    )


def drawn(outcome: Outcome, catalogue: Catalogue) -> str:
    """Return what came of a work; a link to each file waits for the page to fill in its content and its size."""
    return _filled("desk_outcome.html", outcome=in_words_of_page(outcome, catalogue), words=words(catalogue))


def words(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the words of the page itself by their names, as its templates and its script use them.

    What stands in braces is filled in by the script.
    """
    say = catalogue.language.say
    return {
        "title": "actip",
        "heading": say("desk", "Reports under the ASEAN Convention Against Trafficking in Persons"),
        "lead": say(
            "desk",
            "actip, a program that needs no installation: make the form, check it, divide it among agencies, and "
            "write the reports.",
        ),
        "promise": say("desk", "Nothing leaves this computer."),
        "works": say("desk", "What do you want to do?"),
        "unpacking": say("desk", "The program is being unpacked. You can choose your files already."),
        "starting": say("desk", "The program is starting. You can choose your files already."),
        "loading": say("desk", "The program is almost ready."),
        "ready": say("desk", "Ready."),
        "done": say("desk", "Done. What came of it stands below."),
        "working": say("desk", "Working."),
        "progress": say("desk", "Working: {done} of {all}.", done="{done}", all="{all}"),
        "stop": say("desk", "Stop"),
        "failed": say("desk", "Nothing was made. Why stands below."),
        "stopped": say("desk", "Stopped. Nothing was made, and your files are still here."),
        "anew": say("desk", "The program is starting anew."),
        "before": say("desk", "You have changed a file or a choice since. This came of what was there before."),
        "choose": say("desk", "Choose files"),
        "choose_one": say("desk", "Choose a file"),
        "choose_folder": say("desk", "Choose a folder"),
        "drop": say("desk", "Drop files here, or:"),
        "drop_one": say("desk", "Drop a file here, or:"),
        "drop_into": say("desk", "Let go to put this under: {field}", field="{field}"),
        "one_only": say("desk", "One file only goes here. This is the last of those that you chose:"),
        "no_folder": say(
            "desk",
            "This browser cannot read a folder that is dropped. Open the folder, mark all files in it (Ctrl+A), and "
            "drop those.",
        ),
        "twice": say("desk", "This was here already. What you gave now takes its place: {files}.", files="{files}"),
        "files_inside": say("desk", "Files in it: {count}", count="{count}"),
        "further": say("desk", "More choices"),
        "needed": say("desk", "(needed)"),
        "remove": say("desk", "Remove"),
        "language": say("desk", "Language"),
        "wrong": say("desk", "This did not work."),
        "save": say("desk", "Save"),
        "saving": say("desk", "Files to save"),
        "print": say("desk", "Print"),
        "preview": say("desk", "Preview"),
        "order": say("desk", "Read what was found"),
        "changed": say("desk", "{file} was changed, moved or renamed after you chose it.", file="{file}"),
        "choose_again": say("desk", "It is no longer in the list. Choose it again, or its folder."),
        "fault": say("desk", "This is a fault of the program, not of your file. Your files are still here."),
        "report": say("desk", "Please report it with this line. It holds nothing of your files: {line}", line="{line}"),
        "no_memory": say("desk", "There is too little memory for this."),
        "less": say("desk", "Close other programs and other pages, and try again with fewer files at once."),
        "no_start": say("desk", "The program could not start in this browser."),
        **_about(catalogue.language),
    }


def _about(language: Language) -> Mapping[str, str]:
    """Return the words about the page: what keeps files on the computer, and what it needs."""
    say = language.say
    return {
        "kilobytes": say("desk", "{size} kB", size="{size}"),
        "megabytes": say("desk", "{size} MB", size="{size}"),
        "local": say(
            "desk",
            "This page is the whole program. It needs no internet, sends nothing, and forgets everything when you "
            "close it.",
        ),
        "proof": say("desk", "How can I see that nothing leaves this computer?"),
        "proof_cable": say(
            "desk", "Pull out the network cable, or switch off Wi-Fi. Open this page again: everything works as before."
        ),
        "proof_network": say(
            "desk",
            "Press F12 and open 'Network', then work with this page. No address of another computer is in the list.",
        ),
        "proof_policy": say(
            "desk",
            "Open this file in a text editor. Its fifth line ('Content-Security-Policy') tells the browser to load "
            "nothing, to send nothing, and to run no script but that of this file.",
        ),
        "pass_on": say(
            "desk",
            "To give this page to somebody, copy the file itself. A page that is saved from the browser (Ctrl+S) holds "
            "what it shows at that moment.",
        ),
        "about": say("desk", "About this page"),
        "browsers": say(
            "desk",
            "It works in Edge and Chrome from version {chrome} and in Firefox from version {firefox}.",
            chrome=str(CHROME),
            firefox=str(FIREFOX),
        ),
        "instead": say(
            "desk",
            "If yours is older: open this file with another browser of this computer (right click, 'Open with'), "
            "or on another computer, or ask whoever looks after your computers to update it.",
        ),
        "unfit": say("desk", "This browser is too old for this page."),
        "no_script": say("desk", "This browser does not let this page work: JavaScript is switched off."),
        "allow_script": say("desk", "Ask whoever looks after your computers to allow JavaScript for this file."),
        "lacks": say("desk", "What it lacks:"),
        "licences": say("desk", "Licences of what is in this page"),
    }


def _filled(name: str, **values: object) -> str:
    return environment().get_template(name).render(**values)
