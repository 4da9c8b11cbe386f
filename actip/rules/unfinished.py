"""Own the `GAP` rules about texts that are not finished: marks left in, copies, cuts, and what reviewers wrote."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from actip.catalogue.entries import Catalogue, MemberState
from actip.disclosure.numbers import MARK
from actip.format.fields import every_key, key_at
from actip.format.keys import Kind as Key
from actip.format.records import Submission, Text
from actip.gate.normal import normal
from actip.model import Found, Kind, One, Severity, rule
from actip.rules.answers import answers
from actip.rules.gaps import holds_a_place
from actip.rules.intervals import of_latest
from actip.rules.patterns import unfinished
from actip.rules.prose import of_report

_BASIS = "Article 24 (monitoring, reviewing and reporting)"
_PLACES = r"/obligations/[^/]+/(?:account|evidence/[0-9]+/title|actions/[0-9]+/action)"  # where GAP316 looks
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
# Where cells, fields of databases and forms cut a text: 255 in a cell of older programs, 32,767 in one of today.
_CUTS = frozenset((255, 256, 500, 511, 512, 1000, 1023, 1024, 2000, 2047, 2048, 4000, 4095, 4096, 8191, 8192, 32767))
_BEFORE = " \t\n\"'“‘-–•*"  # what stands before a text that was copied
_FIRST = 8  # signs by which texts that are the same begin the same
_ENDED = r"[.!?…។៕။|)\]\"'”’»>/]\Z"  # a link can be as long as it likes


@of_latest
def _marks(submission: Submission) -> list[tuple[Text, str, str]]:
    """Find the texts with a mark that they are not finished, each with the kind of the mark and its words."""
    texts = of_report(submission)
    cues = unfinished.cues_in(entry.text for entry in texts)
    marked = ((entry, unfinished.marks(entry.text, cues)) for entry in texts) if cues else ()
    return [(entry, *mark) for entry, mark in marked if mark and _is_text(entry.pointer)]


def _is_text(pointer: str) -> bool:
    """Tell whether a text is asked where it stands: what stands in place of a table has a finding of its own."""
    key = key_at(tuple(pointer.split("/")[1:]))
    return key is None or key.kind in (Key.TEXT, Key.NAME, Key.TEXTS)


@rule(
    "GAP340",
    title="Something is still to be written",
    basis=_BASIS,
    severity=Severity.WARNING,
    message="{mark}",
    words={
        "mark": {
            "open": "{subject}: '{found}' is still to be filled in.",
            "filler": "{subject}: '{found}' only fills the place of a text.",
            "elsewhere": "{subject}: '{found}' sends the reader to something that is not here.",
        }
    },
    remedy="Write what is meant. What nobody knows yet can be said in words: who will know it, and when.",
)
def still_open(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text with a mark in it that something is still to be put in, or that sends the reader elsewhere.

    What it finds
        In any text: 'TBD', '[insert number]', '<name of state>', 'XX per cent', 'figures to be completed by', '____',
        'lorem ipsum', 'see attachment', and 'same as above' where a text begins with it, in English and the languages
        of the states. A text that is nothing but such a mark is GAP316.

    Why it matters
        It was meant to be replaced before the report went out. Nothing is attached to a submission, and each answer is
        read alone.

    Example
        account: In 2025, [insert number] officials were trained.

    How to close it
        Write it. Where the figure comes later, say from whom and when; where another answer holds, say it again.
    """
    for entry, kind, words in _marks(submission):
        if kind != "remark" and not (holds_a_place(entry.text) and re.fullmatch(_PLACES, entry.pointer)):
            yield Found(entry.pointer, {"mark": kind, "found": words})


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
    "GAP342",
    title="A text that breaks off",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{subject}: the text has exactly {length} signs and ends in the middle of a sentence: '{found}'.",
    remedy="See in its source how it goes on. If this is its end, add the full stop.",
)
def cut(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text that ends in the middle of a sentence, just where cells and fields are full.

    What it finds
        A text of 255, 1,024, 32,767 or another number of signs at which programs cut, that ends with a letter, a digit
        or a comma.

    Why it matters
        What stood behind it is gone, and a program cuts without a word.

    Example
        account: 255 signs that end with 'and the victims are the'

    How to close it
        Take the whole text from where it was written.
    """
    for pointer, text in of_report(submission):
        if _is_full(text) and not re.search(_ENDED, text.rstrip()):
            yield Found(pointer, {"length": len(text), "found": text[-30:].lstrip()})


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
    "GAP344",
    title="A remark of whoever read the draft",
    basis=_BASIS,
    severity=Severity.WARNING,
    otherwise=Kind.QUESTION,
    message="{subject}: '{found}' seems to be a remark for colleagues. Is it meant for the readers of the report?",
    remedy="Settle what it asks, then take it out.",
)
def remark(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A remark of a reviewer that was left in a text.

    What it finds
        In any text: '@name please check', 'Comment [AB1]', 'please verify', '??', 'not sure if this', 'note to editor',
        and what tracked changes leave behind, in English and the languages of the states.

    Why it matters
        It was meant for a colleague. It also says that something is not settled yet.

    Example
        account: 120 victims were helped (Nok, please check with the police).

    How to close it
        Settle it and take it out. What has to stay open is said in words for readers.
    """
    for entry, kind, words in _marks(submission):
        if kind == "remark":
            yield Found(entry.pointer, {"found": words})


_FEW_TEXTS = 10
_FEW_WITHOUT = 0.05  # of all texts of a report: where more have no full stop, its author does not use them
_LONG_TEXT = 150
_ENDINGS = ("s", "es", "d", "ed", "r", "er", "ing", "ly", "al", "ment", "ion", "ance", "ence", "me", "ers")
_QUOTED = 60  # signs of a sentence that a message repeats
_FIRST_WORDS = 80  # signs in which it is said who acts
_GOVERNMENT = r"(?:Royal )?(?:Government|Parliament|National Assembly|Ministry|Supreme Court|National Police)"
_ACTS = "has|have|adopted|enacted|set up|established|provides|trains|trained|runs|amended|passed|implements|ensures"
_TOGETHER = (
    r"\b(?:with|between|jointly|together|bilateral|memorand\w+|agreements?|request\w*|return\w*|repatriat\w+|neighbour\w*|"
    r"extradit\w+|embass\w+|consul\w+)\b"
)
_ASKED_IN_FULL = r"/(?:account|summary|detail|challenges|effect)\Z"  # texts of sentences: a title has no full stop
_OPEN_END = r"(?:[,;:(\[{–—-]|[\s(](?:" + unfinished.NO_LAST_WORDS + r"))\s*\Z"
_NO_STOPS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"  # scripts whose sentences need no full stop
_HALF_WORD = 3  # letters at least
_ENOUGH_TO_BREAK = 30  # signs; what is shorter is a note


@rule(
    "GAP345",
    title="A sentence without its end",
    basis=_BASIS,
    severity=Severity.NOTE,
    otherwise=Kind.QUESTION,
    message="{subject}: the text seems to break off: '{found}'. Does it go on?",
    remedy="See in its source how it goes on. If this is its end, add the full stop.",
)
def no_end(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """A text that ends where no sentence ends.

    What it finds
        A text of sentences that ends with a comma, a semicolon, a colon or an open bracket, with a word such as 'and',
        'the' or 'of', or in the first letters of a word that stands elsewhere in the report; and a long account without
        its full stop where nearly all others have theirs. Texts in scripts that need no full stop pass. A text of the
        length at which programs cut is GAP342.

    Why it matters
        What stood behind it may be gone.

    Example
        account: Bailiffs follow up what was ordered by the

    How to close it
        Take the whole text from where it was written, or add the full stop.
    """
    texts = [entry for entry in of_report(submission) if re.search(_ASKED_IN_FULL, entry.pointer)]
    open_ones = [
        entry
        for entry in texts
        if not re.search(_ENDED, entry.text.rstrip() or ".")
        and len(entry.text) >= _ENOUGH_TO_BREAK
        and not _is_full(entry.text)
        and not re.search(_NO_STOPS, entry.text[-12:])
    ]
    if not open_ones:
        return
    others = [entry for entry in texts if len(entry.text) >= _ENOUGH_TO_BREAK]
    stops_are_usual = len(others) >= _FEW_TEXTS and len(open_ones) <= len(others) * _FEW_WITHOUT
    words = Counter(re.findall(r"\w+", " ".join(entry.text for entry in texts))) if stops_are_usual else Counter()
    for pointer, text in open_ones:
        last = re.search(r"[a-z]*\Z", text.rstrip())
        long = len(text) >= _LONG_TEXT and last is not None and last.group() != ""
        broken = stops_are_usual and (long or (last is not None and _is_half_a_word(last.group(), words)))
        if broken or re.search(_OPEN_END, text.lower()):
            yield Found(pointer, {"found": text[-30:].lstrip()})


def _is_full(text: str) -> bool:
    """Tell whether a text has the length of a cell or field that is full."""
    return len(text) in _CUTS or (not text.isascii() and len(text.encode(errors="replace")) in _CUTS)


def _is_half_a_word(last: str, words: Mapping[str, int]) -> bool:
    """Tell whether letters stand once in a report, and several words begin with them that no ending makes of them."""
    if len(last) < _HALF_WORD or words.get(last, 0) > 1 or any(f"{last}{ending}" in words for ending in _ENDINGS):
        return False
    return any(word.startswith(last) and len(word) >= len(last) + 2 for word in words)


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
