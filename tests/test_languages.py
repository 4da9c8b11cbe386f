"""Which language is spoken: what goes before what, drafts, and the way from a compiled catalogue to the screen."""

import io
import json
import locale
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from actip.cli.speaking import system_locale
from actip.reports import console
from actip.texts import NOT_TRANSLATED
from tests.conftest import ROOT, Ran, changed, complete, write_yaml
from tests.pseudo import Pseudo, bracketed, unbracketed
from tests.shelves import Text, compiled, shelf

Actip = Callable[..., Ran]
_LAO: tuple[Text, ...] = (
    ("screen", "Wrong: mend this first", "ຜິດ"),
    ("screen", "wrote {file}", "ຂຽນ {file}"),
    ("screen", "note: this is a draft, nobody has reviewed the texts in {language} yet", "ຮ່າງ: {language}"),
    ("severity", "error", "ຜິດ"),
    (
        "screen",
        "Catalogue {version}: {read} of {all} obligations were read in a published copy of the Convention. The others "
        "are recalled and have to be checked against its official text.",
        "ບັນຊີ {version}: {read}/{all}.",
    ),
)
_MALAY: tuple[Text, ...] = (("screen", "Wrong: mend this first", "Salah"), ("severity", "error", "ralat"))


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The root of a repository with a faulty file; Malay is reviewed, Lao a draft."""
    (tmp_path / ".git").mkdir()
    write_yaml(tmp_path / "wrong.yaml", changed(complete(), {"origin": "stat"}))
    monkeypatch.chdir(tmp_path)
    catalogues = {"lo": compiled("Lao", "", _LAO), "ms": compiled("Malay", "Puan A, Putrajaya", _MALAY)}
    with shelf(monkeypatch, tmp_path, catalogues):
        yield tmp_path


def _language(out: str) -> str:
    """Return the language of a report on the faulty file, by the title of a group of findings."""
    titles = {"ms": "Salah", "lo": "ຜິດ", "en": "Wrong: mend this first"}
    return next(code for code, title in titles.items() if f"\n{title}\n" in out)


# --- what goes before what


def test_without_a_word_it_is_english(actip: Actip, folder: Path) -> None:
    """As it always was, without a note."""
    ran = actip("validate", "wrong.yaml")

    assert (_language(ran.out), ran.err) == ("en", "")


@pytest.mark.parametrize("command", ["validate", "gaps"])
def test_the_option_goes_before_all(actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """English, too, can be asked for."""
    (folder / "actip.toml").write_text('lang = "ms"')
    monkeypatch.setenv("ACTIP_LANG", "ms")
    monkeypatch.setenv("LANG", "ms_MY.UTF-8")

    assert NOT_TRANSLATED not in actip(command, "wrong.yaml", "--lang", "en").out
    assert NOT_TRANSLATED in actip(command, "wrong.yaml").out


@pytest.mark.parametrize(
    ("variable", "file", "system", "code"),
    [
        ("ms", "en", "", "ms"),
        ("en", "ms", "", "en"),
        ("", "ms", "en_US.UTF-8", "ms"),
        ("", "en", "ms_MY.UTF-8", "en"),
        ("", "", "ms_MY.UTF-8", "ms"),
        ("", "", "ms-MY", "ms"),
        ("", "", "fr_FR.UTF-8", "en"),
        ("", "", "C.UTF-8", "en"),
        ("", "", "POSIX", "en"),
        ("", "", "lo_LA.UTF-8", "en"),
        ("lo", "ms", "", "ms"),
        ("lo", "", "ms_MY", "ms"),
    ],
)
def test_the_environment_the_file_and_the_system_follow(
    actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, file: str, system: str, code: str
) -> None:
    """In this order; what is empty, not ours or not reviewed is passed over."""
    if file:
        (folder / "actip.toml").write_text(f'lang = "{file}"')
    monkeypatch.setenv("ACTIP_LANG", variable)
    monkeypatch.setenv("LANG", system)

    assert _language(actip("validate", "wrong.yaml").out) == code


def test_the_system_says_it_in_three_variables() -> None:
    """The first that holds something counts, also where it says that there is none."""
    assert system_locale({"LC_ALL": "", "LC_MESSAGES": "lo_LA", "LANG": "en_US"}) == "lo_LA"
    assert system_locale({"LC_ALL": "C", "LC_MESSAGES": "lo_LA"}) == "C"
    assert system_locale({}) == ""


def test_windows_says_it_by_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the language of its menus; variables are another program's."""
    import ctypes

    class _Windows:
        class kernel32:
            @staticmethod
            def GetUserDefaultUILanguage() -> int:
                return 0x0454

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", _Windows, raising=False)

    assert locale.windows_locale[0x0454] == "lo_LA"
    assert system_locale({"LANG": "en_US"}) == "lo_LA"


# --- drafts


def test_a_draft_is_shown_where_the_option_asks_for_it(actip: Actip, folder: Path) -> None:
    """And says what it is; what is not in it stands in English, with a mark."""
    ran = actip("validate", "wrong.yaml", "--lang", "lo")

    assert _language(ran.out) == "lo"
    assert f"1 wrong{NOT_TRANSLATED}" in ran.out
    assert ran.err == "ຮ່າງ: Lao\n"


def test_a_wish_for_a_draft_is_not_followed_and_told(
    actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By where the wish stands, with the option that shows it all the same."""
    (folder / "actip.toml").write_text('lang = "lo"')
    told = "note: {} asks for Lao, which nobody has reviewed yet; --lang lo shows the draft\n"
    ran = actip("validate", "wrong.yaml")
    assert (_language(ran.out), ran.err) == ("en", told.format("actip.toml"))

    monkeypatch.setenv("ACTIP_LANG", "lo")
    ran = actip("validate", "wrong.yaml")
    assert (_language(ran.out), ran.err) == ("en", told.format("ACTIP_LANG") + told.format("actip.toml"))


def test_a_wish_behind_one_that_is_followed_is_not_told(
    actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was never looked at."""
    (folder / "actip.toml").write_text('lang = "lo"')
    monkeypatch.setenv("ACTIP_LANG", "en")

    assert actip("validate", "wrong.yaml").err == ""
    assert actip("validate", "wrong.yaml", "--lang", "ms").err == ""


def test_a_draft_of_the_system_is_passed_over_without_a_word(
    actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody asked for it."""
    monkeypatch.setenv("LC_ALL", "lo_LA.UTF-8")

    assert actip("validate", "wrong.yaml").err == ""


# --- what is no language


@pytest.mark.parametrize(
    ("option", "variable", "file", "message"),
    [
        ("xx", "", "", "error: --lang cannot be 'xx'.\nhint: There are: en, lo, ms.\n"),
        ("LO", "", "", "error: --lang cannot be 'LO'.\nhint: Did you mean 'lo'? There are: en, lo, ms.\n"),
        ("", "xx", "", "error: ACTIP_LANG cannot be 'xx'.\nhint: There are: en, lo, ms.\n"),
        ("", "", '"xx"', "error: actip.toml: lang cannot be 'xx'.\nhint: There are: en, lo, ms.\n"),
        (
            "",
            "",
            "1",
            "error: actip.toml: lang has to be the code of a language, in quotes.\nhint: There are: en, lo, ms.\n",
        ),
        ("../lo", "", "", "error: --lang cannot be '../lo'.\nhint: There are: en, lo, ms.\n"),
    ],
)
def test_a_language_that_there_is_not_is_2(
    actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch, option: str, variable: str, file: str, message: str
) -> None:
    """It is told where it stands, and what there is."""
    monkeypatch.setenv("ACTIP_LANG", variable)
    if file:
        (folder / "actip.toml").write_text(f"lang = {file}")

    for command in ("validate", "gaps"):
        ran = actip(command, "wrong.yaml", *(["--lang", option] if option else []))
        assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_damaged_texts_are_told(actip: Actip, folder: Path) -> None:
    """In a sentence, with what to do."""
    (folder / "shelf" / "texts" / "ms.mo").write_bytes(b"no catalogue")

    ran = actip("validate", "wrong.yaml", "--lang", "ms")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: The texts of the language 'ms' are damaged.\nhint: Install actip again.\n"


# --- which format speaks it


@pytest.mark.parametrize("format", ["json", "sarif", "junit", "github", "markdown"])
def test_other_formats_are_english_unless_the_option_is_there(
    actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    """Programs and their users on other machines read them."""
    monkeypatch.setenv("ACTIP_LANG", "ms")

    assert NOT_TRANSLATED not in actip("validate", "wrong.yaml", "--format", format).out
    out = actip("validate", "wrong.yaml", "--format", format, "--lang", "ms").out
    assert NOT_TRANSLATED in out.replace("\\", "")


def test_one_run_speaks_two_languages(actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text in the reader's, on the screen and in a file, SARIF beside it in English; notes as the screen."""
    monkeypatch.setenv("ACTIP_LANG", "ms")

    ran = actip("validate", "wrong.yaml", "--output-file", "sarif=a.sarif", "--output-file", "text=a.txt")

    assert _language(ran.out) == "ms"
    assert (folder / "a.txt").read_text(encoding="utf-8") == ran.out
    assert NOT_TRANSLATED not in (folder / "a.sarif").read_text(encoding="utf-8")
    assert ran.err == f"wrote a.sarif{NOT_TRANSLATED}\nwrote a.txt{NOT_TRANSLATED}\n"


@pytest.mark.parametrize(("options", "heading"), [([], "# Submissions\n"), (["--lang", "ms"], "# Submissions (en)\n")])
def test_the_step_summary_is_english_unless_the_option_is_there(
    actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], heading: str
) -> None:
    """As the marks beside it."""
    monkeypatch.setenv("ACTIP_LANG", "ms")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))

    actip("validate", "wrong.yaml", "--format", "github", *options)

    assert (folder / "summary.md").read_text(encoding="utf-8").replace("\\", "").startswith(heading)


def test_sarif_says_in_which_language_it_is(actip: Actip, folder: Path) -> None:
    """Where nothing is said, the standard takes it for English."""
    (english,) = json.loads(actip("validate", "wrong.yaml", "--format", "sarif").out)["runs"]
    (run,) = json.loads(actip("validate", "wrong.yaml", "--format", "sarif", "--lang", "ms").out)["runs"]

    assert "language" not in english
    assert (run["language"], run["tool"]["driver"]["language"]) == ("ms", "ms")
    assert [result["level"] for result in run["results"]] == [result["level"] for result in english["results"]]
    assert [result["partialFingerprints"] for result in run["results"]] == [
        result["partialFingerprints"] for result in english["results"]
    ]


# --- the whole way


class _Recorder(Pseudo):
    """A pseudo-language that remembers what it was asked for."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, str | tuple[str, str]], None] = {}

    def of(self, context: str, english: str) -> str:
        """Return the text bracketed."""
        self.texts[context, english] = None
        return super().of(context, english)

    def of_several(self, context: str, one: str, many: str, count: int) -> str:
        """Return the form for a number, bracketed."""
        self.texts[context, (one, many)] = None
        return bracketed(one if count == 1 else many)

    def compiled(self) -> bytes:
        """Return a catalogue of what it was asked for."""
        texts: list[Text] = []
        for context, english in self.texts:
            one = english if isinstance(english, str) else (bracketed(english[0]), bracketed(english[1]))
            texts.append((context, english, bracketed(one) if isinstance(one, str) else one))
        return compiled("Pseudo", "nobody", texts)


def _runs(actip: Actip, folder: Path, *options: str) -> list[Ran]:
    (folder / "parts").mkdir(exist_ok=True)
    (folder / "parts" / "letter.docx").write_bytes(b"PK")
    write_yaml(folder / "parts" / "a.yaml", changed(complete(), {"obligations": None}))
    (folder / "actip.toml").write_text('[severity]\nGAP303 = "off"\n')
    samples = [str(path) for path in (ROOT / "sample_data" / "faulty").glob("*.[yj]*") if path.suffix != ".expected"]
    return [
        actip("validate", *samples, "parts", "--statistics", "--output-file", f"text={folder / 'x'}", *options),
        actip("gaps", *samples, "parts", "--all", *options),
        actip("validate", *samples, "--format", "github", *options),
    ]


def test_a_compiled_catalogue_reaches_the_screen(actip: Actip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on standard output and error is in the language wholly, and as the catalogue has it."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    recorder = _Recorder()
    with shelf(monkeypatch, tmp_path / "one", {"qps": recorder.compiled()}), monkeypatch.context() as patch:
        for module in ("actip.texts.shelf", "actip.catalogue", "actip.cli.speaking"):
            patch.setattr(f"{module}.language", lambda _: recorder)
        expected = _runs(actip, tmp_path, "--lang", "qps")
    with shelf(monkeypatch, tmp_path / "two", {"qps": recorder.compiled()}):
        ran = _runs(actip, tmp_path, "--lang", "qps")

    draft = bracketed("note: this is a draft, nobody has reviewed the texts in {language} yet").split("{")[0]
    for one, other in zip(ran, expected, strict=True):
        assert (one.code, one.out) == (other.code, other.out)
        assert one.err.splitlines() == [line for line in other.err.splitlines() if not line.startswith(draft)]
        no_text = re.compile(r"\b[A-Z]{3}[0-9]{3}\b|\bACTIP-[0-9][0-9.a-z]*|--all\b|::(error|warning|notice) [^:]*::")
        told = (one.out + one.err).splitlines()
        lines = [re.sub(no_text, "", line) for line in told if not line.startswith("    about: ")]  # to be copied
        assert [line for line in lines if unbracketed(line) and not line.endswith((".yaml", ".json"))] == []


# --- a screen without the letters


def _process(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with the shelf of a folder."""
    code = (
        f"import pathlib, sys; import actip.texts.shelf as shelf; sys.argv = {['actip', *arguments]!r}\n"
        f"shelf.folder = lambda _: pathlib.Path({str(folder / 'shelf')!r})\n"
        "from actip.__main__ import main; main()"
    )
    own = {"PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=folder, env={**os.environ, **own})


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_screen_without_the_letters_is_spoken_to_in_english(folder: Path, encoding: str) -> None:
    """And told why, and what to do: neither a crash nor a page of numbers or question marks."""
    done = _process(folder, "validate", "wrong.yaml", "--lang", "lo", PYTHONIOENCODING=encoding)
    english = _process(folder, "validate", "wrong.yaml", PYTHONIOENCODING=encoding)

    assert (done.returncode, done.stdout) == (1, english.stdout)
    assert done.stderr.decode("ascii").splitlines() == [
        "note: this is a draft, nobody has reviewed the texts in Lao yet",
        f"note: this is in English: {encoding} has not the letters of 'lo'; set PYTHONUTF8=1, or write a file with "
        "--output-file",
    ]


def test_a_language_in_latin_letters_needs_no_other_screen(folder: Path) -> None:
    """Malay has no letter that an old console lacks."""
    done = _process(folder, "validate", "wrong.yaml", "--lang", "ms", PYTHONIOENCODING="ascii")

    assert _language(done.stdout.decode("ascii").replace("\r", "")) == "ms"
    assert done.stderr == b""


def test_a_file_has_the_letters_that_the_screen_has_not(folder: Path) -> None:
    """It is in UTF-8, whatever the screen is."""
    output = f"text={folder / 'a.txt'}"
    done = _process(folder, "validate", "wrong.yaml", "--lang", "lo", "--output-file", output, PYTHONIOENCODING="ascii")

    assert done.returncode == 1
    assert _language((folder / "a.txt").read_text(encoding="utf-8")) == "lo"


@pytest.mark.parametrize("format", ["markdown", "junit", "github"])
def test_what_a_program_reads_has_every_letter(folder: Path, format: str) -> None:
    """It is UTF-8 whatever the screen is, so it is in the language that is wanted."""
    done = _process(folder, "validate", "wrong.yaml", "--format", format, "--lang", "lo", PYTHONIOENCODING="ascii")
    modern = _process(folder, "validate", "wrong.yaml", "--format", format, "--lang", "lo", PYTHONIOENCODING="utf-8")

    assert done.stdout == modern.stdout
    assert done.stdout.decode("utf-8") != ""
    assert b"has not the letters" not in done.stderr


def test_json_needs_no_letters(folder: Path) -> None:
    """It is written in ASCII, so it is in the language on every screen."""
    arguments = ("validate", "wrong.yaml", "--format", "json", "--lang", "lo")
    done = _process(folder, *arguments, PYTHONIOENCODING="ascii")

    (finding,) = json.loads(done.stdout)["assessments"][0]["findings"]
    assert finding["remedy"].endswith(NOT_TRANSLATED)
    assert b"has not the letters" not in done.stderr


def test_a_stream_says_which_letters_it_has() -> None:
    """One without an encoding, as in a test, has all."""
    western = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", errors="backslashreplace")

    assert console.can_show("Größe", western)
    assert not console.can_show("ຜິດ", western)
    assert console.can_show("ຜິດ", io.StringIO())


# --- what English costs


@pytest.mark.parametrize("settings", [{}, {"ACTIP_LANG": "en"}, {"LC_ALL": "en_US.UTF-8"}, {"LC_ALL": "fr_FR"}])
def test_english_opens_no_catalogue(folder: Path, settings: dict[str, str]) -> None:
    """Damaged ones keep nobody from reading English, and what reads them is not imported."""
    for code in ("lo", "ms"):
        (folder / "shelf" / "texts" / f"{code}.mo").write_bytes(b"no catalogue")
    code = (
        f"import pathlib, sys; import actip.texts.shelf as shelf; from actip.cli import run\n"
        f"shelf.folder = lambda _: pathlib.Path({str(folder / 'shelf')!r})\n"
        "run(['validate', 'wrong.yaml', '--fail-on', 'never'])\n"
        "print(sorted({'actip.texts.translations', 'babel', 'ctypes', 'rich'} & set(sys.modules)))"
    )
    own = {"PYTHONPATH": str(ROOT), **settings}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=folder, env={**os.environ, **own}, text=True
    )

    assert done.stdout.splitlines()[-1] == "[]", done.stderr
