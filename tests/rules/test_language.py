"""Every word of a finding can be said in another language, of nothing but the finding itself."""

import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from actip import readers
from actip.catalogue import catalogue, in_language
from actip.catalogue.entries import Catalogue, Migration
from actip.format.fields import every_key
from actip.model import Finding, Kind, One, Place, Rule, Severity, Subject, place_words
from actip.rules import RULES, engine
from actip.rules.translatable import texts_of, texts_of_rules
from actip.rules.wording import is_bare, reworded, worded
from actip.texts import Language
from tests.pseudo import PSEUDO, unbracketed
from tests.rules.test_cases import FILES, failing, findings_of

# What every template can have, beside the facts of its rule.
_ALWAYS = {"subject", "citation", "title", "key", "code"}
_OF_A_CAUSE = {"said", "mend", "place"}  # the words of the finding that a finding of a merge repeats
# Phrases that a sentence names, by rule and fact: things, numbers, and clauses behind a colon or in brackets. Every
# other one is a sentence of its own.
_NO_SENTENCES = {
    *(("FIL104", "found"), ("FIL105", "cause"), ("FIL106", "found"), ("FIL113", "found"), ("FIL121", "found")),
    *(("FIL131", "rows"), ("FIL132", "strange"), ("FIL133", "rows"), ("SCH203", "kind"), ("SCH203", "expected")),
    *(("SUM202", "bound"), ("SUM202", "limit"), ("SUM203", "bound"), ("SUM206", "bound"), ("SUM206", "limit")),
    *((f"SUM{number}", fact) for number in (207, 211, 212, 213, 217, 218) for fact in ("bound", "limit")),
    *(("SUM215", "bound"), ("GAP302", "in_practice"), ("CON502", "counted"), ("CON503", "counted")),
    *(("MRG701", "first"), ("MRG701", "second"), ("MRG701", "first_place"), ("MRG701", "second_place")),
    *(("MRG709", "first"), ("MRG709", "second")),
    *(("MIR701", "sent"), ("MIR701", "received"), ("MIR702", "figure"), ("MIR703", "sent"), ("MIR703", "received")),
    *(("PRV403", "kind"), ("PRV405", "kind"), ("PRV409", "kind")),
}
# Counts in templates that have one form: they cannot be one, or are read as a figure behind a name.
_NO_PLURAL = {
    "SCH207": "a text is too long from 20,000 characters on",
    "FIL108": "a limit, of thousands",
    "FIL118": "the parts of a workbook, in millions of bytes",
    "TRD611": "six figures of one indicator at least",
    "SUM201": "the same figure is there at least twice",
    "PRV408": "rows of persons are three at least",
    "GAP341": "obligations are three at least",
    "GAP342": "a text that was cut has 255 signs at least",
    "PRV420": "a register has two rows at least",
    "CON508": "days are thousands, months a thousand; an amount stands behind its name",
    "CON509": "it is the number of a year",
}
# Facts that repeat what a file or its name says, in whatever language; every other one is looked up.
_QUOTED = {
    *("found", "read", "first", "second", "masked", "rule", "error", "failed", "old", "new", "sheet", "column"),
    *("cells", "rows", "agency", "file", "twin", "older", "newer", "suggestion", "field", "title", "one", "other"),
    *("what", "first_place", "second_place", "reason", "date", "before", "lacking", "expected"),
    *("beside", "visible", "hidden", "columns", "typed", "differences"),
}


class _Silent(Language):
    """Says nothing but what placeholders are filled with: no text that was looked up is in it."""

    code = "qpz"

    def of(self, context: str, english: str) -> str:
        """Return the placeholders of a text, without a word."""
        return " ".join(re.findall(r"\{[^{}]+\}", english.replace("{{", "").replace("}}", "")))

    def of_several(self, context: str, one: str, many: str, count: int) -> str:
        """Return the placeholders of the form."""
        return self.of(context, super().of_several(context, one, many, count))

    def sign(self, context: str, english: str) -> str:
        """Return the placeholders of a sign, too: 'and' is a word."""
        return self.of(context, english) or " "


_SILENT = _Silent()


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What every bad case of every rule gives."""
    return [finding for path in FILES for finding in _of_case(path, tmp_path_factory.mktemp("case"))]


def _of_case(path: Path, folder: Path) -> list[Finding]:
    known = catalogue()
    case = yaml.safe_load(path.read_text().replace("THIS_VERSION", known.version))
    if "expect" not in case:
        return []
    with pytest.MonkeyPatch.context() as patch:
        if "failing_rule" in case:
            broken = case["failing_rule"]
            patch.setattr(engine, "RULES", {**RULES, broken: failing(RULES[broken])})
        if "older" in case:
            changes = [{**change, "version": "9.9", "new": tuple(change["new"])} for change in case["older"]]
            migrations = tuple(Migration(**change) for change in changes)
            known = known._replace(version="9.9", versions=(*known.versions, "9.9"), migrations=migrations)
            patch.setattr(readers, "catalogue", lambda: known)
        return findings_of(case, folder, known)


def _in(language: Language, finding: Finding) -> Finding:
    """Word a finding anew; one of a form as that of a form that speaks the language."""
    medium = language.code if finding.medium else ""
    cause = finding.cause and finding.cause._replace(medium=language.code if finding.cause.medium else "")
    return reworded(finding._replace(medium=medium, cause=cause), in_language(catalogue(), language))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, below in value.items():
            yield from (str(name), *_strings(below))
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from _strings(entry)


def _quoted(finding: Finding, known: Catalogue) -> set[str]:
    """Return what a message may repeat as it stands in the file: what was typed, ids, of a text its keys and codes."""
    words = {word for name, value in finding.facts.items() if name in _QUOTED for word in _strings(value)}
    words |= {*finding.subject.steps, *map(str, finding.subject.figure.values()), *known.obligations}
    words |= {str(finding.subject.figure.get("indicator", "")).replace("_", " "), "ACTIP"}
    if not finding.medium:
        words |= {key.name for key in every_key()} | set(known.dimensions) | set(known.indicators)
        words |= {code for codes in known.lists.values() for code in codes.codes}
    if finding.cause:
        words |= _quoted(finding.cause, known) | {str(finding.cause.place.sheet), str(finding.cause.place.cell)}
    return words


def _fields(template: str) -> set[str]:
    """Return the names of the placeholders of a template."""
    return {re.split(r"[.[]", field)[0] for _, field, _, _ in string.Formatter().parse(template) if field}


def _besides(text: str, words: set[str]) -> str:
    """Return what is left of a text when some words are taken out, the longest first."""
    for word in sorted(filter(None, words), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", text)
    return text


def test_every_word_of_a_finding_is_looked_up(findings: list[Finding]) -> None:
    """In a language that brackets every text nothing stands outside, whatever the rule and the medium."""
    outside = {}
    for finding in findings:
        again = _in(PSEUDO, finding)
        for text in (again.message, again.remedy):
            if left := unbracketed(text):
                outside[finding.rule] = left
    assert not outside


def test_no_fact_has_words_of_its_own(findings: list[Finding]) -> None:
    """In a language without words a message is what the file says, ids, and the keys and codes of a text."""
    left = {}
    for finding in findings:
        again = _in(_SILENT, finding)
        for text in (again.message, again.remedy):
            rest = _besides(text, _quoted(finding, catalogue()))
            if re.search(r"[^\W\d_]{2,}", rest):
                left[finding.rule] = rest
    assert not left


def test_a_finding_is_worded_the_same_again(findings: list[Finding]) -> None:
    """It has all that its words are made of."""
    for finding in findings:
        assert reworded(finding, catalogue()) == finding


def test_every_placeholder_is_a_fact(findings: list[Finding]) -> None:
    """A template asks for nothing that its rule does not give: not where the case is a rare one either."""
    facts: dict[str, set[str]] = {rule: set() for rule in RULES}
    for finding in findings:
        facts[finding.rule] |= set(finding.facts)
    lacking = {
        (rule.id, name): missed
        for rule in RULES.values()
        for name, english in texts_of(rule)
        if (missed := _fields(english) - facts[rule.id] - _ALWAYS - (_OF_A_CAUSE if rule.id == "MRG706" else set()))
    }
    assert not lacking


# What only a text, a folder or the copy of a round can have: its message speaks of keys, of files and of ids.
_OF_NO_FORM = {
    *("FIL105", "FIL106", "FIL107", "FIL109", "FIL110", "FIL112", "FIL138", "FIL139", "FIL140"),
    *("MRG702", "MRG703", "MRG706", "SCH202", "SCH203", "SCH216", "SCH219", "SCH225"),
    *("SCH230", "SCH231", "SCH232", "SCH233", "SCH234", "SCH245"),
}


def test_a_form_is_told_nothing_in_the_words_of_a_file(findings: list[Finding]) -> None:
    """No pointer, no key or code in its own letters, no sign between dimensions, no entry counted from nought."""
    known = catalogue()
    told = []
    for finding in findings:
        if finding.rule in _OF_NO_FORM:
            continue
        spoken = reworded(finding._replace(medium="en"), known)
        for text in (spoken.message, spoken.remedy):
            quoted = re.sub("'[^']*'", "''", re.sub(r"https?://\S*", "", text))
            in_letters = re.search("[a-z]_[a-z]", text) or re.search("[a-z]=[A-Za-z]", quoted)
            in_steps = "/" in quoted or " x " in quoted
            from_nought = re.search(r"^[^:]*(?:, | )0[,:]", quoted)
            if in_letters or in_steps or from_nought:
                told.append(f"{finding.rule}: {text}")

    assert not told, "\n".join(told)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_template_is_a_whole_sentence(rule: Rule) -> None:
    """It begins with a capital or with a fact and ends as a sentence does: nothing is glued to it."""
    facts = [fact for fact in rule.words if (rule.id, fact) in _NO_SENTENCES]
    things = {f"{fact} {code}" for fact in facts for code in rule.words[fact]}
    for name, english in texts_of(rule):
        if name.removeprefix("form ") in things:
            assert not re.search(r"^ | $", english), name
            continue
        assert re.match(r"['\"]?([A-Z{]|actip )", english), (name, english)
        assert english[-1] in ".?!" or english.endswith(("{said}", "{which}", "{why}")), (name, english)
    for template in (rule.message, rule.remedy):
        if is_bare(template):
            assert template[1:-1] in rule.words or template[1:-1] in _OF_A_CAUSE
            assert (rule.id, template[1:-1]) not in _NO_SENTENCES


@pytest.mark.parametrize(("rule", "name"), [(rule, name) for rule in RULES.values() for name in rule.one])
def test_a_count_of_one_reads_right(rule: Rule, name: str) -> None:
    """The form for one is that of the language, and has the placeholders of the other."""
    one, many = rule.one[name], dict(texts_of(rule))[name]
    fields = [_fields(text) for text in (one.text, many)]
    finding = Finding(rule.id, "", Severity.NOTE, Kind.QUESTION, "", "", Place(), None, "", {one.of: 1})

    assert one.of in fields[1]
    assert fields[0] == fields[1]
    assert one.text != many
    short = rule._replace(message="Of {" + one.of + "} things.", remedy="", words={}, one={
        "message": One("Of {" + one.of + "} thing.", one.of)})  # fmt: skip
    assert worded(short, finding, catalogue()).message == "Of 1 thing."
    assert worded(short, finding._replace(facts={one.of: 2}), catalogue()).message == "Of 2 things."


def test_whatever_is_counted_has_a_form_for_one() -> None:
    """A number before a word in the plural: the rule has both forms, or its number cannot be one."""
    counts = "number|count|rows|length|limit|size|places|part"
    counted = re.compile(rf"(?<!Training )\{{({counts})\}}(?: of the)? (?:\w+s|are)\b")
    for rule in RULES.values():
        for name, english in texts_of(rule):
            if counted.search(english) and name not in rule.one:
                assert rule.id in _NO_PLURAL, (name, english)


def test_translators_are_asked_for_every_text_once() -> None:
    """The list holds each text of each rule, by the context under which it is looked up."""
    looked_up: set[tuple[str, str]] = set()

    class Listening(Language):
        def of(self, context: str, english: str) -> str:
            looked_up.add((context, english))
            return english

    texts = list(texts_of_rules())
    known = catalogue()._replace(language=Listening())
    finding = Finding(
        "GAP308", "", Severity.NOTE, Kind.LACKS, "", "", Place(), None, "", {}, subject=Subject(("state",))
    )
    reworded(finding, known)

    assert len(texts) == len(set(texts))
    assert {entry for entry in looked_up if entry[0].startswith("GAP308")} <= set(texts)
    assert {"SCH201 form message", "SCH203 form mend figure", "GAP317 message"} <= {text[0] for text in texts}
    assert all(len(text) == 3 for text in texts if text[0] == "GAP317 message")


@pytest.mark.parametrize(
    ("place", "words"),
    [(Place(12, 3), "line 12"), (Place(31, 6, "Protection", "F31"), "Protection, cell F31"), (Place(), "")],
)
def test_a_place_is_said_in_a_language(place: Place, words: str) -> None:
    """A line of a text, a cell of a workbook, nothing where it is not known."""
    assert place.words == place_words(place, catalogue().language) == words
    assert not unbracketed(place_words(place, PSEUDO))


def test_a_form_is_named_in_its_own_language_whatever_the_sentence(known: Catalogue) -> None:
    """Who reads Lao about an English form looks for the headings that stand there."""
    finding = Finding("GAP302", "", Severity.NOTE, Kind.LACKS, "", "", Place(), "ACTIP-14.7", "",
        {"in_law": "full", "in_practice": None, "next": "plan"}, medium="en")  # fmt: skip

    again = reworded(finding, in_language(known, PSEUDO))

    assert "law is 'Full'" in again.message
    assert "Plan under 'Action'" in again.remedy
    assert not unbracketed(again.message)
