"""Own how a language follows the program: what is new, changed or gone since its texts were translated."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from actip.translation.entries import Entry, Standing, Text, Translation, empty
from actip.translation.tongues import Tongue


def updated(language: Translation, texts: Sequence[Text]) -> Translation:
    """Return a language held to the texts of today, in their order.

    A new text comes in without a translation. Where one text of a context is gone and one is new, it was changed: it
    keeps what was made for its old English, marked as stale. What else is gone goes.
    """
    before = language.entry_of
    replaced = _replaced(before.values(), texts)
    entries = []
    for text in texts:
        entry = before.get(text.id) or replaced.get(text.id)
        entries.append(_held_to(text, entry, language.tongue) if entry else empty(text, language.tongue))
    return language._replace(entries=tuple(_normal(entry) for entry in entries))


def _replaced(entries: Iterable[Entry], texts: Sequence[Text]) -> dict[tuple[str, str], Entry]:
    """Return for each text whose English was changed its old entry."""
    ids = {text.id for text in texts}
    old, new = defaultdict(list), defaultdict(list)
    entry_ids = set()
    for entry in entries:
        entry_ids.add(entry.text.id)
        if entry.text.id not in ids:
            old[entry.text.context].append(entry)
    for text in texts:
        if text.id not in entry_ids:
            new[text.context].append(text)
    return {
        changed[0].id: old[context][0]
        for context, changed in new.items()
        if len(changed) == 1 and len(old[context]) == 1
    }


def _held_to(text: Text, entry: Entry, tongue: Tongue) -> Entry:
    """Return what stands for a text, in its English of today."""
    english, earlier = _english(text), entry.before or _english(entry.text)
    if not any(entry.forms) or len(earlier) != len(english):  # what is said of one thing says nothing of several
        return empty(text, tongue)._replace(remark=entry.remark, line=entry.line)
    if earlier != english:
        return entry._replace(text=text, standing=Standing.STALE, before=earlier)
    standing = Standing.DRAFT if entry.standing is Standing.STALE else entry.standing  # its English is back
    return entry._replace(text=text, standing=standing, before=())


def _english(text: Text) -> tuple[str, ...]:
    return (text.english, text.many) if text.many else (text.english,)


def _normal(entry: Entry) -> Entry:
    """Return an entry with its words in normal form C, as they are compared and drawn."""
    return entry._replace(
        forms=tuple(unicodedata.normalize("NFC", form) for form in entry.forms),
        remark=unicodedata.normalize("NFC", entry.remark),
    )
