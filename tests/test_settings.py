"""Settings: where they are found, what goes before what, and what the policy does not let them do."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from actip.catalogue.entries import Catalogue
from actip.errors import ActipError, BadSettings, UnknownName
from actip.format.records import Submission
from actip.model import Finding, Kind, Place, Severity
from actip.model.finding import Assessment
from actip.model.settings import Settings, Wish
from actip.reports import REPORTERS
from actip.rules import RULES
from actip.rules.engine import severities
from actip.settings import apply_settings, narrowed, settings
from tests.conftest import Ran, changed, complete, write_yaml
from tests.documents import block

Actip = Callable[..., Ran]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a repository, as the current folder, with a submission that has one warning."""
    (tmp_path / ".git").mkdir()
    write_yaml(tmp_path / "warned.yaml", changed(complete(), {"obligations": {"ACTIP-14.8": None}}))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _set(folder: Path, text: str, name: str = "actip.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


# --- where they are found


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    """As if there were no settings."""
    assert settings({}) == Settings()


def test_a_file_in_the_folder_is_read(folder: Path) -> None:
    """Every key of it."""
    _set(
        folder,
        'fail-on = "never"\nformat = "json"\naudience = "public"\npaths = ["a", "b"]\nprevious = ["c"]\nthreshold = 3\n'
        '[severity]\nSUM203 = "off"\n',
    )

    assert settings({}) == Settings("actip.toml", "never", "json", "public", ("a", "b"), ("c",), 3, {"SUM203": "off"})


def test_an_empty_file_is_one(folder: Path) -> None:
    """Nothing is asked for, and nothing above is looked at."""
    _set(folder, "")

    assert settings({}) == Settings("actip.toml")


def test_the_nearest_file_above_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its paths begin where it stands."""
    (folder / "a" / "b").mkdir(parents=True)
    _set(folder, 'paths = ["2025", "/x/y.yaml"]')
    monkeypatch.chdir(folder / "a" / "b")

    assert settings({}).paths == ("../../2025", "/x/y.yaml")
    assert settings({}).name == "../../actip.toml"


def test_nothing_above_a_repository_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands outside is not the repository's."""
    (folder / "inner" / ".git").mkdir(parents=True)
    _set(folder, 'format = "json"')
    monkeypatch.chdir(folder / "inner")

    assert settings({}) == Settings()


def test_a_table_of_pyproject_is_read(folder: Path) -> None:
    """[tool.actip]."""
    _set(folder, '[tool.actip]\nformat = "json"\n[tool.actip.severity]\nSUM203 = "note"\n', "pyproject.toml")

    assert settings({}).format == "json"
    assert settings({}).severities == {"SUM203": "note"}
    assert settings({}).name == "pyproject.toml"


@pytest.mark.parametrize(
    "text",
    [
        '[ "tool" . \'actip\' ]\nformat = "json"',
        '[tool]\nactip = {format = "json"}',
        '[tool]\nactip.format = "json"',
        'tool.actip.format = "json"',
        'tool = {actip = {format = "json"}}',
        'name = "x"\n\n  [tool.actip]\n  format = "json"',
    ],
)
def test_a_table_of_pyproject_is_found_however_it_is_written(folder: Path, text: str) -> None:
    """TOML has many ways to write one table."""
    _set(folder, text, "pyproject.toml")

    assert settings({}).format == "json"


def test_a_file_of_our_own_goes_before_pyproject(folder: Path) -> None:
    """In the same folder."""
    _set(folder, '[tool.actip]\nformat = "json"\n', "pyproject.toml")
    _set(folder, 'format = "sarif"')

    assert settings({}).format == "sarif"


def test_a_pyproject_without_our_table_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search goes on above it."""
    (folder / "inner").mkdir()
    _set(folder / "inner", '[project]\ndependencies = ["actip"]\n', "pyproject.toml")
    _set(folder, 'format = "json"')
    monkeypatch.chdir(folder / "inner")

    assert settings({}).format == "json"


def test_a_broken_pyproject_that_is_not_about_us_is_nobodys_business(folder: Path) -> None:
    """Another program will complain of it."""
    _set(folder, "x = ", "pyproject.toml")

    assert settings({}) == Settings()


def test_a_byte_order_mark_is_no_fault(folder: Path) -> None:
    """Notepad writes it."""
    (folder / "actip.toml").write_bytes(b'\xef\xbb\xbfformat = "json"\r\n')

    assert settings({}).format == "json"


# --- what goes before what


def test_the_environment_goes_before_the_file(folder: Path) -> None:
    """Each of the three variables; an empty one says nothing."""
    _set(folder, 'fail-on = "never"\nformat = "json"\naudience = "public"')

    said = settings({"ACTIP_FAIL_ON": "note", "ACTIP_FORMAT": "sarif", "ACTIP_AUDIENCE": ""})

    assert (said.fail_on, said.format, said.audience) == ("note", "sarif", "public")


def test_an_option_goes_before_the_environment(actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the environment before the file."""
    _set(folder, 'fail-on = "warning"')
    assert actip("validate", "warned.yaml").code == 1

    monkeypatch.setenv("ACTIP_FAIL_ON", "never")
    assert actip("validate", "warned.yaml").code == 0
    assert actip("validate", "warned.yaml", "--fail-on", "note").code == 1


def test_the_format_and_the_paths_of_the_file_are_used(actip: Actip, folder: Path) -> None:
    """By validate and gaps; a PATH goes before them."""
    _set(folder, 'format = "json"\npaths = ["warned.yaml"]')

    for command in ("validate", "gaps"):
        (entry,) = json.loads(actip(command).out)["assessments"]
        assert entry["path"] == "warned.yaml"
    assert "FIL101" in actip("validate", "other.yaml").out


def test_the_regional_report_uses_them_too(actip: Actip, folder: Path) -> None:
    """The audience and the paths."""
    _set(folder, 'audience = "public"\npaths = ["warned.yaml"]')

    assert "For: Public." in actip("report", "--region").out


def test_the_last_reports_of_the_file_are_compared_with(actip: Actip, folder: Path) -> None:
    """One that is not there is said, as with --previous."""
    _set(folder, 'previous = ["2024.yaml"]')

    ran = actip("validate", "warned.yaml")

    assert ran.code == 2
    assert "2024.yaml cannot be compared with" in ran.err


def test_without_path_and_setting_it_is_asked_for(actip: Actip, folder: Path) -> None:
    """Wrong usage."""
    ran = actip("validate")

    assert ran.code == 2
    assert "error: No file is named." in ran.err


def test_what_needs_no_settings_does_not_read_them(actip: Actip, folder: Path) -> None:
    """A fault in them keeps nobody from looking something up."""
    _set(folder, "x = ")

    assert actip("explain", "SUM202").code == 0
    assert actip("validate", "warned.yaml").code == 2


def test_a_language_is_wished_for_in_two_places(folder: Path) -> None:
    """The environment's goes before the file's, and each says where it stands: the first may be a draft."""
    _set(folder, 'lang = "en"')

    assert settings({"ACTIP_LANG": "en"}).wishes == (Wish("en", "ACTIP_LANG"), Wish("en", "actip.toml"))
    assert settings({"ACTIP_LANG": ""}).wishes == (Wish("en", "actip.toml"),)


# --- what is wrong with them


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("a = 1\nfail-on = ", "actip.toml, line 2: this is not TOML.", "texts in quotes"),
        ('x = """', "actip.toml, line 1: this is not TOML.", "texts in quotes"),
        (f"x = {'[' * 5000}", "actip.toml, line 1: this is not TOML.", "texts in quotes"),
        (f"threshold = {'9' * 5000}", "actip.toml, line 1: this is not TOML.", "texts in quotes"),
        ("a = 1\na = 2", "actip.toml, line 2: a name stands here a second time.", "Keep one of the two."),
        ("a\x00", "actip.toml: cannot be read.", "Save it as UTF-8 text that you may read."),
        ('fail_on = "note"', "actip.toml: there is no setting 'fail_on'.", "Did you mean 'fail-on'?"),
        ("zzz = 1", "actip.toml: there is no setting 'zzz'.", "Choose one of: fail-on, format,"),
        ('fail-on = "warnig"', "actip.toml: fail-on cannot be 'warnig'.", "Did you mean 'warning'?"),
        ("fail-on = 3", "actip.toml: fail-on has to be one of the words offered", "Choose one of: error, warning,"),
        ('format = "xml"', "actip.toml: format cannot be 'xml'.", "Choose one of: text, concise,"),
        ('paths = "2025"', "actip.toml: paths has to be a list of paths.", 'Write it as paths = ["2025"].'),
        ("paths = [1]", "actip.toml: paths has to be a list of paths.", 'Write it as paths = ["2025"].'),
        ("threshold = 2", "actip.toml: threshold has to be a whole number from 3 on.", "Write it as threshold = 5."),
        ("lang = 1", "actip.toml: lang has to be the code of a language, in quotes.", "There are: en"),
        ('lang = "xx"', "actip.toml: lang cannot be 'xx'.", "There are: en"),
        ("threshold = true", "actip.toml: threshold has to be a whole number from 3 on.", "Write it as threshold = 5."),
        ("severity = 1", "actip.toml: severity has to be a table of rules.", "Write [severity]"),
        ('[severity]\nSUM2022 = "off"', "actip.toml: there is no rule 'SUM2022'.", "Did you mean 'SUM202'?"),
        ('[severity]\nsum202 = "off"', "actip.toml: there is no rule 'sum202'.", "Did you mean 'SUM202'?"),
        ('[severity]\nformat = "json"', "actip.toml: there is no rule 'format'.", "above the line [severity]"),
        ('[severity]\nSUM202 = "of"', "actip.toml: SUM202 cannot be 'of'.", "Did you mean 'off'?"),
        ("[severity]\nSUM202 = 1", "actip.toml: SUM202 has to be a severity in quotes.", "Choose one of: error,"),
    ],
)
def test_a_fault_is_told_in_a_sentence(folder: Path, text: str, message: str, hint: str) -> None:
    """Where it is, what is expected, and what may have been meant."""
    _set(folder, text)

    with pytest.raises((BadSettings, UnknownName)) as caught:
        settings({})

    assert caught.value.message.startswith(message)
    assert hint in caught.value.hint


def test_several_faults_are_told_at_once(actip: Actip, folder: Path) -> None:
    """Each in a line with what to do, in the order of the file; what is right is in none of them."""
    _set(folder, 'formt = "json"\nthreshold = 3\naudience = "all"\n[severity]\nSUM999 = "off"\nGAP301 = "error"\n')

    ran = actip("validate", "warned.yaml")

    assert (ran.code, ran.out) == (2, "")
    head, *lines, hint = ran.err.splitlines()
    assert head == "error: actip.toml cannot be used as it stands."
    assert [re.split("[:.]", line.partition("actip.toml: ")[2])[0] for line in lines] == [
        "there is no setting 'formt'",
        "audience cannot be 'all'",
        "there is no rule 'SUM999'",
        "GAP301 cannot be an error",
    ]
    assert "Did you mean 'format'?" in lines[0]
    assert "Choose one of: SUM201, " in lines[2]
    assert hint == "hint: Mend this, then try again."


def test_a_fault_of_the_file_is_2(actip: Actip, folder: Path) -> None:
    """Nothing is checked by settings that were not understood, and nothing is on standard output."""
    _set(folder, "fail-on = ")

    ran = actip("validate", "warned.yaml")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: actip.toml, line 1: this is not TOML.")


def test_a_fault_of_the_environment_is_2(actip: Actip, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named as what it is."""
    monkeypatch.setenv("ACTIP_FORMAT", "jsn")

    ran = actip("validate", "warned.yaml")

    assert ran.code == 2
    assert ran.err == "error: ACTIP_FORMAT cannot be 'jsn'.\nhint: Did you mean 'json'?\n"


def test_our_table_in_pyproject_has_to_be_one(folder: Path) -> None:
    """Not a word."""
    _set(folder, "[tool]\nactip = 1\n", "pyproject.toml")

    with pytest.raises(BadSettings, match="is not a table"):
        settings({})


# --- what the policy lets through


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith(("GAP", "CON", "TRD", "MIR"))])
def test_an_honest_answer_is_never_made_an_error(folder: Path, rule: str) -> None:
    """A truthful gap is at most a warning."""
    _set(folder, f'[severity]\n{rule} = "error"')

    with pytest.raises(BadSettings, match="at most a warning"):
        settings({})


@pytest.mark.parametrize("asked", ["note", "off"])
@pytest.mark.parametrize(
    "rule", [rule.id for rule in RULES.values() if rule.family in ("FIL", "PRV") and severities(rule)[0].rank == 0]
)
def test_what_must_be_seen_is_not_hidden(folder: Path, rule: str, asked: str) -> None:
    """That a file cannot be read, or holds a person's data."""
    _set(folder, f'[severity]\n{rule} = "{asked}"')

    with pytest.raises(BadSettings, match="has to be seen"):
        settings({})


def test_a_fault_of_actip_is_not_hidden(folder: Path) -> None:
    """The exit code 3 hangs on it."""
    _set(folder, '[severity]\nINT001 = "off"')

    with pytest.raises(ActipError, match="a fault of actip"):
        settings({})


def test_a_note_about_the_file_may_be_switched_off(folder: Path) -> None:
    """It hides nothing that must be seen."""
    _set(folder, '[severity]\nFIL122 = "off"\nPRV401 = "warning"')

    assert settings({}).severities == {"FIL122": "off", "PRV401": "warning"}


def test_a_severity_is_changed(actip: Actip, folder: Path, known: Catalogue) -> None:
    """In what is printed and in the exit code."""
    _set(folder, '[severity]\nGAP301 = "note"')

    ran = actip("validate", "warned.yaml", "--fail-on", "warning")

    assert ran.code == 0
    assert "\n  note  GAP301" in ran.out
    number = len(known.obligations)
    assert f"1 thing the report lacks. {number - 1} of {number} obligations have an answer." in ran.out


def test_a_finding_that_is_switched_off_is_counted(actip: Actip, folder: Path, known: Catalogue) -> None:
    """Nobody takes the file for clean; how many obligations have an answer stays true."""
    _set(folder, '[severity]\nGAP301 = "off"')

    ran = actip("validate", "warned.yaml", "--fail-on", "note")

    assert ran.code == 0
    number = len(known.obligations)
    answered = f"No findings. {number - 1} of {number} obligations have an answer.\n"
    assert f"{answered}1 finding switched off by actip.toml.\n" in ran.out


def test_other_formats_say_it_beside(actip: Actip, folder: Path) -> None:
    """On standard error: what a program reads has its own shape."""
    _set(folder, '[severity]\nGAP301 = "off"')

    ran = actip("validate", "warned.yaml", "--format", "json")

    assert json.loads(ran.out)["assessments"][0]["findings"] == []
    assert ran.err == "note: 1 finding switched off by actip.toml\n"


def test_gaps_counts_only_gaps_that_are_switched_off(actip: Actip, folder: Path) -> None:
    """Other findings would not have been shown."""
    _set(folder, '[severity]\nSCH204 = "off"')
    write_yaml(folder / "wrong.yaml", changed(complete(), {"origin": "stat"}))

    assert "switched off" not in actip("gaps", "wrong.yaml").out
    assert "1 finding switched off by actip.toml." in actip("validate", "wrong.yaml").out


def _finding(rule: str, severity: Severity, obligation: str | None = None) -> Finding:
    return Finding(rule, rule, severity, Kind.WRONG, "x", "", Place(), obligation, "x", {})


def test_a_voluntary_reporter_is_not_asked_more(known: Catalogue) -> None:
    """A gap that the policy makes a note stays one, whatever the settings ask for."""
    own = Settings(severities={"GAP303": "warning", "SUM203": "error"})
    findings = (_finding("GAP303", Severity.NOTE), _finding("SUM203", Severity.WARNING))

    for state, expected in (("TLS", Severity.NOTE), ("LAO", Severity.WARNING)):
        made = apply_settings(Assessment("a", Submission(state=state), findings), own, known)
        assert [finding.severity for finding in made.findings] == [expected, Severity.ERROR]


def test_a_soft_duty_is_not_hardened(known: Catalogue) -> None:
    """Where the Convention only asks to endeavour, a gap stays a note."""
    soft = next(entry.id for entry in known.obligations.values() if entry.force == "endeavour")
    own = Settings(severities={"GAP303": "warning"})

    made = apply_settings(
        Assessment("a", Submission(state="LAO"), (_finding("GAP303", Severity.NOTE, soft),)), own, known
    )

    assert made.findings[0].severity is Severity.NOTE


def test_what_is_not_named_is_not_touched(known: Catalogue) -> None:
    """The same assessment comes back."""
    assessment = Assessment("a", Submission(state="LAO"), (_finding("SUM203", Severity.WARNING),))

    assert apply_settings(assessment, Settings(severities={"SUM202": "off"}), known) is assessment


def test_the_example_of_the_pages_is_good(folder: Path) -> None:
    """A person may begin with it."""
    _set(folder, block(lambda each: each.language == "toml" and "paths = " in each.text).text)

    assert settings({}).paths == ("submissions/2025",)


def test_the_environment_sets_the_threshold() -> None:
    """A whole number from three on; anything else is told, and nothing is guessed."""
    assert settings({"ACTIP_THRESHOLD": "10"}).threshold == 10
    for wrong in ("2", "-5", "five", "٥"):
        with pytest.raises(BadSettings, match="ACTIP_THRESHOLD has to be a whole number from 3 on"):
            settings({"ACTIP_THRESHOLD": wrong})


def test_a_shared_file_that_begins_with_a_mark_and_our_table_is_read(folder: Path) -> None:
    """Editors on Windows write a byte order mark before the first sign."""
    (folder / "pyproject.toml").write_text("[tool.actip]\nthreshold = 7\n", encoding="utf-8-sig")

    assert settings({}).threshold == 7


# --- a file that is named


def test_a_file_that_is_named_goes_before_the_nearest(actip: Actip, folder: Path) -> None:
    """The nearest is not even looked at; the environment and options go before both."""
    _set(folder, "no TOML at all")
    (folder / "other").mkdir()
    _set(folder / "other", 'fail-on = "warning"\npaths = ["../warned.yaml"]', "strict.toml")

    assert actip("validate", "--config", "other/strict.toml").code == 1
    assert settings({"ACTIP_FAIL_ON": "never"}, "other/strict.toml").fail_on == "never"
    assert actip("validate", "--config", "other/strict.toml", "--fail-on", "error").code == 0


def test_a_shared_file_can_be_named(folder: Path) -> None:
    """Its table counts."""
    _set(folder, '[tool.actip]\nformat = "json"', "pyproject.toml")

    assert settings({}, "pyproject.toml").format == "json"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("actip.tml", "actip.tml does not exist.", "Did you mean 'actip.toml'?"),
        ("x/missing.toml", "x/missing.toml does not exist.", "Check the name and the folder."),
        (".git", ".git is a folder.", "Name the file: .git/actip.toml."),
        ("pyproject.toml", "pyproject.toml has no settings of actip.", "Begin them with the line [tool.actip]."),
        ("warned.yaml", "warned.yaml, line 1: this is not TOML.", ""),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(actip: Actip, folder: Path, name: str, message: str, hint: str) -> None:
    """In words, by every command that reads settings: nothing is done without them."""
    _set(folder, "")
    _set(folder, "[tool.other]", "pyproject.toml")

    for command in ("validate", "gaps", "export", "status"):
        ran = actip(command, "warned.yaml", "--config", name)
        assert (ran.code, ran.out) == (2, "")
        assert message in ran.err
        assert hint in ran.err


# --- rules that are selected, and ignored


@pytest.fixture(name="several")
def _several(folder: Path) -> str:
    """A submission with an error and a warning, of two families."""
    change = {"origin": "stat", "obligations": {"ACTIP-14.8": None}}
    return write_yaml(folder / "several.yaml", changed(complete(), change)).name


def _rules_in(ran: Ran) -> list[str]:
    return [finding["rule"] for entry in json.loads(ran.out)["assessments"] for finding in entry["findings"]]


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ([], ["GAP301", "SCH204"]),
        (["--select", "GAP"], ["GAP301"]),
        (["--select", "gap301,SUM"], ["GAP301"]),
        (["--select", "SUM", "--select", "SCH204"], ["SCH204"]),
        (["--ignore", "GAP"], ["SCH204"]),
        (["--ignore", "GAP301, SCH204"], []),
        (["--select", "GAP,SCH", "--ignore", "GAP301"], ["SCH204"]),
    ],
)
def test_findings_are_shown_by_rule_and_family(
    actip: Actip, several: str, options: list[str], rules: list[str]
) -> None:
    """What is left out is counted, and whoever reads is told by what; ignoring goes before selecting."""
    ran = actip("validate", several, "--format", "json", *options)

    entry = json.loads(ran.out)["assessments"][0]
    assert _rules_in(ran) == rules
    assert entry["switched_off"] == json.loads(ran.out)["totals"]["switched_off"] == 2 - len(rules)
    names = ", ".join(dict.fromkeys(word for word in options if word.startswith("--")))
    assert entry["switched_off_by"] == (names or None)
    assert ran.err.startswith("note: ") == (len(rules) < 2)
    assert (f"switched off by {names}." in actip("validate", several, *options).out) == (len(rules) < 2)


def test_the_exit_code_follows_what_is_shown(actip: Actip, several: str) -> None:
    """An error that is left out does not fail the run, one that is shown does."""
    assert actip("validate", several).code == 1
    assert actip("validate", several, "--select", "GAP").code == 0
    assert actip("validate", several, "--select", "GAP", "--fail-on", "warning").code == 1
    assert actip("validate", several, "--ignore", "SCH204").code == 0
    assert actip("gaps", several, "--ignore", "GAP").code == 0


def test_gaps_are_selected_too(actip: Actip, several: str) -> None:
    """As with validate."""
    assert "GAP301" in actip("gaps", several, "--select", "GAP301").out
    assert "1 finding switched off by --select." in actip("gaps", several, "--select", "SUM").out


def test_an_option_goes_before_the_file_for_rules_too(actip: Actip, folder: Path, several: str) -> None:
    """What the file switches off is shown where it is selected; else both are named."""
    _set(folder, '[severity]\nGAP301 = "off"')

    assert _rules_in(actip("validate", several, "--format", "json", "--select", "GAP301")) == ["GAP301"]
    assert "2 findings switched off by actip.toml, --ignore." in actip("validate", several, "--ignore", "SCH").out


def test_what_must_be_seen_is_shown_whatever_is_selected(actip: Actip, folder: Path) -> None:
    """That a file cannot be read, or holds a person's data."""
    (folder / "broken.yaml").write_text("a: [")
    account = {"ACTIP-14.9": {"account": "Ask somebody.person@mail.example.org."}}
    write_yaml(folder / "personal.yaml", changed(complete(), {"obligations": account}))

    unreadable = actip("validate", "broken.yaml", "--select", "SUM")
    assert unreadable.code == 2
    assert "FIL" in unreadable.out
    personal = actip("validate", "personal.yaml", "--select", "SUM", "--format", "json")
    assert (personal.code, _rules_in(personal)) == (1, ["PRV401"])


@pytest.mark.parametrize(
    "rule",
    [
        "INT001",
        *(rule.id for rule in RULES.values() if rule.family in ("FIL", "PRV") and severities(rule)[0].rank == 0),
    ],
)
def test_what_must_be_seen_cannot_be_ignored(rule: str) -> None:
    """By its id, nor by its family; nor does a selection of something else switch it off."""
    with pytest.raises(BadSettings, match=r"has to be seen|a fault of actip"):
        narrowed(Settings(), [], [rule])
    with pytest.raises(BadSettings, match=r"has to be seen|a fault of actip"):
        narrowed(Settings(), [], [rule[:3]])
    assert rule not in narrowed(Settings(), ["SUM"], []).severities


def test_all_else_can_be_ignored() -> None:
    """Exactly what may be switched off in a file."""
    for rule in RULES.values():
        if rule.family != "INT" and (rule.family not in ("FIL", "PRV") or severities(rule)[0].rank):
            assert narrowed(Settings(), [], [rule.id]).severities == {rule.id: "off"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_there_is_not_is_2(actip: Actip, option: str) -> None:
    """Did you mean."""
    for word, meant in (("SUM2022", "Did you mean 'SUM202'?"), ("SUN", "Did you mean 'SUM'?"), ("all", "lists them.")):
        ran = actip("validate", "x", option, word)
        assert (ran.code, ran.out) == (2, "")
        assert f"{option} cannot be '{word.upper()}'." in ran.err
        assert meant in ran.err
    assert "names no rule" in actip("validate", "x", option, ",").err


def test_of_a_family_that_there_is_its_rules_are_offered(actip: Actip) -> None:
    """Another rule of it is nothing that was meant; a slip in the letters still has its nearest."""
    ran = actip("validate", "x", "--select", "SUM999")

    assert ran.err.startswith("error: --select cannot be 'SUM999': the family SUM has no such rule.\n")
    assert "hint: Choose one of: SUM201, SUM202, " in ran.err
    assert "Did you mean" not in ran.err


@pytest.mark.parametrize("word", ["PRV501", "PRVV", "FIL1001", "INT002", "IMT"])
def test_what_cannot_be_ignored_is_not_offered(word: str) -> None:
    """Whatever is named in a hint of --ignore can be ignored."""
    with pytest.raises(UnknownName) as caught:
        narrowed(Settings(), [], [word])

    for name in re.findall(r"\b[A-Z]{3}(?:[0-9]{3})?\b", caught.value.hint):
        assert narrowed(Settings(), [], [name]).severities


def test_what_can_be_ignored_is_offered() -> None:
    """Of a family of which some has to be seen, the others."""
    with pytest.raises(UnknownName, match="the family FIL has no such rule") as caught:
        narrowed(Settings(), [], ["FIL999"])

    assert "FIL122" in caught.value.hint
    assert "FIL101" not in caught.value.hint


# --- what is left out of folders


@pytest.fixture(name="round_of_a_year")
def _round_of_a_year(folder: Path) -> Path:
    """A folder with submissions, a draft of one and a folder of old ones."""
    for name in ("LAO_2025.yaml", "LAO_2025_draft.yaml", "old/LAO_2024.yaml"):
        (folder / "year" / name).parent.mkdir(parents=True, exist_ok=True)
        write_yaml(folder / "year" / name, complete())
    return folder


def _paths_in(ran: Ran) -> list[str]:
    return [entry["path"] for entry in json.loads(ran.out)["assessments"]]


def test_patterns_are_left_out_of_folders(actip: Actip, round_of_a_year: Path) -> None:
    """And what is left out is named, in what programs read, too."""
    ran = actip("validate", "year", "--exclude", "*_draft.yaml", "--exclude", "old/", "--format", "json")

    assert _paths_in(ran) == ["year/LAO_2025.yaml"]
    assert json.loads(ran.out)["left_out"] == ["year/LAO_2025_draft.yaml", "year/old"]
    assert ran.err == "note: left out by --exclude: 2 (year/LAO_2025_draft.yaml, year/old)\n"


def test_patterns_begin_where_they_stand(actip: Actip, round_of_a_year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of an option in the current folder, those of a file in its own."""
    _set(round_of_a_year, 'exclude = ["/year/old", "*_draft.yaml"]')
    monkeypatch.chdir(round_of_a_year / "year")

    ran = actip("validate", ".", "--format", "json")
    assert _paths_in(ran) == ["./LAO_2025.yaml"]
    assert "note: left out by exclude of ../actip.toml: 2 (./LAO_2025_draft.yaml, ./old)" in ran.err
    assert _paths_in(actip("validate", ".", "--exclude", "/LAO_*", "--format", "json")) == ["./old/LAO_2024.yaml"]


@pytest.mark.parametrize("command", [["status", "--due", "2026-03-31"], ["report", "--region"], ["export"]])
def test_every_command_that_searches_leaves_out(actip: Actip, round_of_a_year: Path, command: list[str]) -> None:
    """The draft of a report is no second report."""
    ran = actip(*command, "year", "--exclude", "*_draft.yaml", "--exclude", "old")

    assert ran.code == 0
    assert "note: left out by --exclude: 2 (year/LAO_2025_draft.yaml, year/old)" in ran.err


def test_a_file_that_is_named_is_always_read(actip: Actip, round_of_a_year: Path) -> None:
    """Whoever names it means it; a pattern that is expanded here means what it finds."""
    named = actip("validate", "year/LAO_2025_draft.yaml", "--exclude", "*_draft.yaml", "--format", "json")
    searched = actip("validate", "year/*.yaml", "--exclude", "*_draft.yaml", "--format", "json")

    assert _paths_in(named) == ["year/LAO_2025_draft.yaml"]
    assert _paths_in(searched) == ["year/LAO_2025.yaml"]


def test_nothing_left_is_2(actip: Actip, round_of_a_year: Path) -> None:
    """It must not look like 'no faults'."""
    assert actip("validate", "year", "--exclude", "*").code == 2
    assert actip("validate", "year/*.yaml", "--exclude", "year/").code == 2


@pytest.mark.parametrize("way", ["--exclude", "exclude of actip.toml", ".actipignore"])
def test_a_folder_of_which_all_is_left_out_is_not_said_to_be_empty(
    actip: Actip, round_of_a_year: Path, way: str
) -> None:
    """Who left it out is named; another folder is no remedy."""
    if way == ".actipignore":
        (round_of_a_year / "year" / way).write_text("*\n")
    elif way != "--exclude":
        _set(round_of_a_year, 'exclude = ["*"]')
    options = ["--exclude", "*"] if way == "--exclude" else []

    for command in (["validate"], ["report", "--region"]):
        ran = actip(*command, "year", *options)

        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"error: year holds no submission besides what is left out by {way}.\n")
    assert actip("validate", "year/LAO_2025.yaml", *options).code != 2


def test_a_folder_of_which_all_is_left_out_hides_no_other_file(actip: Actip, round_of_a_year: Path) -> None:
    """It is told as a folder that holds none, with the note of what was left out, and the others are checked."""
    other = round_of_a_year / "other.yaml"
    other.write_bytes(next((round_of_a_year / "year").glob("*.yaml")).read_bytes())

    ran = actip("validate", "year", "other.yaml", "--exclude", "*", "--format", "json")

    assert [entry["readable"] for entry in json.loads(ran.out)["assessments"]] == [True, False]
    assert (ran.code, "left out by --exclude" in ran.err) == (2, True)


def test_parts_and_patterns_that_are_left_out_are_told_likewise(actip: Actip, round_of_a_year: Path) -> None:
    """Merging a folder of which all is left out, and a pattern of which all that fits is."""
    (round_of_a_year / "year" / ".actipignore").write_text("*\n")

    merging = actip("merge", "year", "-o", "whole.xlsx")
    checking = actip("validate", "year/*.yaml", "--exclude", "*")

    assert (merging.code, checking.code) == (2, 2)
    assert "year holds no submission besides what is left out by .actipignore." in merging.err
    assert "year/*.yaml holds no submission besides what is left out by --exclude." in checking.err
    assert not (round_of_a_year / "whole.xlsx").exists()


def test_a_folder_without_submissions_is_said_to_be_empty(actip: Actip, folder: Path) -> None:
    """Nothing of it was left out by anybody."""
    (folder / "letters").mkdir()
    (folder / "letters" / "letter.docx").write_bytes(b"PK")

    ran = actip("validate", "letters", "--exclude", "*")

    assert (ran.code, "The folder holds no submission." in ran.out) == (2, True)


@pytest.mark.parametrize("pattern", ["!", "[z-a]", "a\\"])
def test_a_pattern_that_is_none_is_2(actip: Actip, round_of_a_year: Path, pattern: str) -> None:
    """Said in words, from an option and from a file."""
    assert "error: --exclude has a pattern that is none." in actip("validate", "year", "--exclude", pattern).err
    _set(round_of_a_year, f"exclude = ['{pattern}']")
    ran = actip("validate", "year")
    assert (ran.code, ran.out) == (2, "")
    assert "error: exclude of actip.toml has a pattern that is none." in ran.err


# --- the name of standard input


def test_standard_input_has_the_name_that_it_is_given(actip: Actip, folder: Path) -> None:
    """In every output, and for the rules: this one reports for another state than its name says."""
    content = (folder / "warned.yaml").read_bytes()
    named = ["validate", "-", "--stdin-filename", "sub/THA-2025.yaml"]

    for name in REPORTERS:
        ran = actip(*named, "--format", name, stdin=content)
        assert "sub/THA-2025.yaml" in ran.out.replace("\\-", "-")
        assert "standard input" not in ran.out
        assert "SCH223" in ran.out


def test_the_name_says_how_standard_input_is_read(actip: Actip, folder: Path) -> None:
    """As a file of that ending would be; without one, by what it holds."""
    content = (folder / "warned.yaml").read_bytes()

    assert actip("validate", "-", "--stdin-filename", "a.json", stdin=content).code == 2
    assert actip("validate", "-", "--stdin-filename", "a.yml", stdin=content).code == 0
    assert actip("gaps", "-", "--stdin-filename", "a", stdin=content).code == 0
    assert "FIL113" in actip("validate", "-", "--stdin-filename", "a.csv", stdin=content).out


def test_a_name_without_standard_input_has_no_meaning(actip: Actip, folder: Path) -> None:
    """It would name nothing."""
    ran = actip("validate", "warned.yaml", "--stdin-filename", "a.yaml")

    assert ran.code == 2
    assert "--stdin-filename has no meaning without standard input." in ran.err
