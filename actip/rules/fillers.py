"""Own the `GAP` rules about texts that are there and say nothing of their own: copies, the question, a bare word."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from actip.catalogue.entries import Catalogue, MemberState
from actip.disclosure.numbers import MARK
from actip.format.fields import every_key
from actip.format.records import Submission
from actip.gate.normal import normal
from actip.model import Found, Kind, One, Severity, rule
from actip.rules.answers import answers
from actip.rules.gaps import holds_a_place
from actip.rules.patterns import unfinished
from actip.rules.prose import of_report

_BASIS = "Article 24 (monitoring, reviewing and reporting)"
_LONG_ENOUGH = 40  # signs of an account that is no set phrase, such as 'No change in the period.'
_SEVERAL = 3  # obligations with one account, near each other
_SEVERAL_APART = 4  # of articles that are
_APART = 3
# Set phrases that can stand under many duties, however long they are.
_SET_PHRASE = (
    r"(?:there (?:is|was|has been) )?(?:no (?:change|new|further|information|data)|not applicable|does not apply|"
    r"not arise|none|nothing (?:new|to)|unchanged|see |as (?:in|before)|same as|to be |information is not|"
    r"tidak ada (?:perubahan|data)|tiada (?:perubahan|maklumat)|không (?:có )?thay đổi|chưa có (?:số liệu|thông tin)|"
    r"walang pagbabago|sem alteraç|la iha mudansa|ไม่มีการเปลี่ยนแปลง|ไม่มีข้อมูล|ບໍ່ມີ(?:ການປ່ຽນແປງ|ຂໍ້ມູນ)|"
    r"គ្មាន(?:ការផ្លាស់ប្តូរ|ព័ត៌មាន)|အပြောင်းအလဲ)"
)
_BEFORE = " \t\n\"'“‘-–•*"  # what stands before a text that was copied
_FIRST = 8  # signs by which texts that are the same begin the same
_QUOTED = 60  # signs of a sentence that a message repeats
_FIRST_WORDS = 80  # signs in which it is said who acts
_GOVERNMENT = r"(?:Royal )?(?:Government|Parliament|National Assembly|Ministry|Supreme Court|National Police)"
_ACTS = "has|have|adopted|enacted|set up|established|provides|trains|trained|runs|amended|passed|implements|ensures"
_TOGETHER = (
    r"\b(?:with|between|jointly|together|bilateral|memorand\w+|agreements?|request\w*|return\w*|repatriat\w+|neighbour\w*|"
    r"extradit\w+|embass\w+|consul\w+)\b"
)


@rule(
    "GAP341",
    title="One account under many duties",
    basis=_BASIS,
    severity=Severity.NOTE,
    otherwise=Kind.QUESTION,
    message="The same account stands under {number} obligations: {alike}. Does it answer each of them?",
    remedy="Say under each what was done about that duty; what holds for all of them can stand under one.",
)
def one_account(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The same account of some length under several obligations.

    What it finds
        One text of a sentence or more as the account of three obligations or more of one or two articles, or of four or
        more of others. It is one question for all of them.
        Set phrases such as 'No change in the period' pass, as does a copy in which a mark stands for the numbers, and
        the letters of one paragraph where the text has a number in it: one article of a law can answer them all.

    Why it matters
        A text that fits everything says little about each. Often it was filled down a column by mistake.

    Example
        'The Government attaches great importance to this matter and works on it.' under 14.1, 14.9, 15.3, 16.6
        and 18.1.

    How to close it
        Say in a sentence what is special to each, or leave the account of the others empty.
    """
    copies: dict[str, list[str]] = {}
    for obligation, answer in answers(submission, catalogue):
        account = answer.account or ""
        if len(account) >= _LONG_ENOUGH and MARK not in account:
            copies.setdefault(" ".join(account.lower().split()), []).append(obligation.id)
    for alike, ids in copies.items():
        of_one_paragraph = len({re.sub(r"\.[a-z]$", "", name) for name in ids}) == 1
        passes = re.match(_SET_PHRASE, alike) or (of_one_paragraph and re.search("[0-9]", alike))
        apart = len({catalogue.obligations[name].article for name in ids}) >= _APART
        if len(ids) >= (_SEVERAL_APART if apart else _SEVERAL) and not passes:
            yield Found(f"/obligations/{ids[0]}/account", {"number": len(ids), "alike": ids})


@rule(
    "GAP343",
    title="The question in place of the account",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{citation} {title}: the account is the question itself, or only a question.",
    remedy="Write under '{key[account]}' what was done in the period, or leave it empty.",
    beside="/account",
)
def question_as_account(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """An account that repeats what is asked.

    What it finds
        An account that is the question of its obligation, its title, what it says in short or the prompt of the form;
        or that is one question and nothing else, in whatever language.

    Why it matters
        It looks like an answer until somebody reads it.

    Example
        ACTIP-14.9: 'How, when and in which languages are victims told about their rights?'

    How to close it
        Answer it, or leave it empty: an empty field is an open question, and honest.
    """
    for obligation, answer in answers(submission, catalogue):
        if answer.account and _is_asked(answer.account, (obligation.question, obligation.summary, obligation.title)):
            yield Found(f"/obligations/{obligation.id}", {})


def _is_asked(account: str, texts: tuple[str, ...]) -> bool:
    """Tell whether an account is one of the texts, or one question and nothing else."""
    begins = account.lstrip(_BEFORE)[:_FIRST].lower()
    if any(text[:_FIRST].lower() == begins for text in (*texts, *_prompts())):
        comparable = _compared(account)
        if comparable in map(_compared, (*texts, *_prompts())):
            return True
    return account.rstrip().endswith(("?", "？", "؟")) and re.search(r"[.!?;:။។]\s", account) is None


@cache
def _prompts() -> frozenset[str]:
    """Return what the form says beside an account: whoever copies a row may copy it."""
    return frozenset(key.about for key in every_key() if key.name == "account")


def _compared(text: str) -> str:
    """Return a text as it is compared: letters and digits alone."""
    return re.sub(r"[\W_]+", "", normal(text).lower())


@rule(
    "GAP346",
    title="A sentence twice in one text",
    basis=_BASIS,
    severity=Severity.NOTE,
    otherwise=Kind.QUESTION,
    message="{subject}: a sentence stands in it twice: '{found}'.",
    remedy="Take one of the two out. If another text was to stand in its place, put it there.",
)
def twice(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text with the same sentence twice.

    What it finds
        A sentence of forty signs or more that a text holds twice, or a text whose second half is its first.

    Why it matters
        It was most often pasted twice, and sometimes over a sentence that is now missing.

    Example
        account: Units speak to each other directly. Units speak to each other directly.

    How to close it
        Take one out, and see whether anything is missing.
    """
    for pointer, text in of_report(submission):
        if len(text) >= _LONG_ENOUGH and (sentence := _repeated(text)):
            yield Found(
                pointer, {"found": sentence if len(sentence) <= _QUOTED else f"{sentence[:_QUOTED].rstrip()}..."}
            )


def _repeated(text: str) -> str | None:
    """Return the first sentence that stands twice in a text, or its half where both halves are the same."""
    seen: set[str] = set()
    for sentence in re.split(r"(?<=[.!?;។။])\s+|\n+", text.strip()):
        comparable = " ".join(sentence.lower().split()).rstrip(".;")
        if len(comparable) >= _LONG_ENOUGH and comparable in seen:
            return sentence.strip()
        seen.add(comparable)
    folded = " ".join(text.split())
    for middle in {len(folded) // 2, (len(folded) - 1) // 2}:
        first, second = folded[:middle].strip(), folded[middle:].strip()
        if len(first) >= _LONG_ENOUGH // 2 and first == second and " " in first:
            return first
    return None


@rule(
    "GAP347",
    title="A title that names nothing",
    basis=_BASIS,
    severity=Severity.NOTE,
    otherwise=Kind.QUESTION,
    message="{subject}: '{found}' says what kind of thing it is. Which one is it?",
    remedy="Write its name, with its number and year, so that a reader can look it up.",
)
def kind_as_title(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Evidence whose title is only the word for its kind.

    What it finds
        A title of evidence that is only 'Law', 'Decree No.', 'The Act' or such a word in a language of the states.

    Why it matters
        Nobody can look it up, and next year nobody knows whether it is still the same.

    Example
        title: Decree No.

    How to close it
        Give the name, the number and the year.
    """
    for obligation, answer in answers(submission, catalogue):
        for index, entry in enumerate(answer.evidence):
            title = (entry.title or "").strip()
            if title and re.fullmatch(unfinished.KIND_ONLY, normal(title).lower()):
                yield Found(f"/obligations/{obligation.id}/evidence/{index}/title", {"found": title})


@rule(
    "GAP348",
    title="A consultation of which nothing came",
    basis="Article 22 (implementation with partners); Article 24 (monitoring, reviewing and reporting)",
    severity=Severity.NOTE,
    otherwise=Kind.QUESTION,
    message="{subject}: '{found}'. What did the consultation change?",
    remedy="Say in a sentence what came of it, or that nothing was changed and why; or leave it empty.",
)
def no_effect(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A consultation whose effect is a dash, or 'none'.

    What it finds
        An effect that is only a mark or a word such as '-', 'N/A', 'none', 'nil', in English and the languages of the
        states.

    Why it matters
        Whoever was heard reads what came of it. 'None' can be true; then the reason is worth a sentence.

    Example
        effect: N/A

    How to close it
        Say what was changed, what was not and why.
    """
    for index, entry in enumerate(submission.consultations):
        effect = (entry.effect or "").strip()
        if effect and (holds_a_place(effect) or re.fullmatch(unfinished.NONE, normal(effect).lower())):
            yield Found(f"/consultations/{index}/effect", {"found": effect[:_QUOTED]})


@rule(
    "GAP349",
    title="Accounts that speak of another state",
    basis=_BASIS,
    severity=Severity.NOTE,
    otherwise=Kind.QUESTION,
    message="{number} accounts begin with what {other} does ({alike}), and name {speaker} nowhere. Was a text copied?",
    one={
        "message": One(
            "{number} account begins with what {other} does ({alike}), and does not name {speaker}. Was a text copied?",
            "number",
        )
    },
    remedy="If it was copied from another report, write what holds here. If it is meant so, say what it means here.",
)
def of_another_state(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Accounts in which another member state acts, and the reporting state is not named.

    What it finds
        Accounts that begin with the government, a ministry or the name of one other member state as whoever acts, where
        neither they nor, where it is only the name, any account names the reporting state. What is done together, or
        about a flow between two states, passes.

    Why it matters
        A report that was made from another one keeps what nobody replaced.

    Example
        account: The Government of Malaysia has set up a fund. (in a report of another state)

    How to close it
        Write what holds here.
    """
    state = catalogue.states.get(submission.state or "")
    if state is None:
        return
    accounts = [
        (obligation.id, answer.account) for obligation, answer in answers(submission, catalogue) if answer.account
    ]
    home = _names_of([state])
    strangers = {other.iso3: _names_of([other]) for other in catalogue.states.values() if other.iso3 != state.iso3}
    anybody = re.compile("|".join(strangers.values()))
    foreign: dict[str, list[str]] = {}
    weak: dict[str, list[str]] = {}
    for name, account in accounts:
        first = account[:_FIRST_WORDS]
        if not anybody.search(first) or re.search(home, account) or re.search(_TOGETHER, account, re.IGNORECASE):
            continue
        for code, names in strangers.items():
            if re.match(rf"(?:In [0-9]{{4}}, )?(?:T|t)?(?:he )?{_GOVERNMENT} of (?:the )?(?:{names})\b", first):
                foreign.setdefault(code, []).append(name)
            elif re.match(rf"(?:The )?(?:{names})(?:'s|’s)? (?:{_ACTS})\b", first):
                weak.setdefault(code, []).append(name)
    never_home = not any(re.search(home, account) for _, account in accounts)
    for code in sorted({*foreign, *weak}):
        ids = [*foreign.get(code, ())]
        if never_home and len(ids) + len(weak.get(code, ())) >= _SEVERAL:
            ids += weak.get(code, [])
        if ids:
            facts = {"number": len(ids), "other": code, "speaker": state.iso3, "alike": ids}
            yield Found(f"/obligations/{ids[0]}/account", facts)


def _names_of(states: Iterable[MemberState]) -> str:
    """Return a pattern of the names of states."""
    names = {name for state in states for name in (state.name, *state.also)}
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
