"""Own what a person picks for a code: its label, or the code itself where that is what people know."""

from collections.abc import Mapping

from actip.catalogue import same_in
from actip.catalogue.entries import Catalogue
from actip.form.bilingual import both
from actip.format.answering import obligation_words, topic_words, topics
from actip.format.fields import TOPICS
from actip.gate.scalars import folded
from actip.texts import ENGLISH, NOT_TRANSLATED, capital

_BY_CODE = ("currencies",)  # three letters that everybody knows better than our labels


_AGAINST = ("persons_in_formal_contact", "persons_prosecuted", "victims_detected")
YES_OR_NO = "yes_or_no"  # the list of whether a part is reported, which is no code list


def choices(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    """Return the codes of a list and what the form shows for each, in the order of the form.

    What two codes of a list would show is told apart by the code. In a language that nobody has reviewed, the English
    stands behind.
    """
    return _bilingual(catalogue, name) if catalogue.language.is_draft else _distinct(catalogue, name)


def _bilingual(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    return both(_distinct(catalogue, name), _distinct(same_in(ENGLISH.code, catalogue), name))


def _distinct(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    labels = _labels(catalogue, name)
    words = [folded(label) for label in labels.values()]
    if len(set(words)) == len(words):
        return labels
    return {code: label if words.count(folded(label)) == 1 else f"{label} ({code})" for code, label in labels.items()}


def _labels(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    language = catalogue.language
    if name == "member_states":
        return {state.iso3: state.name for state in catalogue.states.values()}
    if name == "indicators":
        return {entry.id: capital(entry.title) for entry in catalogue.indicators.values()}
    if name == "dimensions":  # by the name that a text has, which is a word of English
        titles = catalogue.dimensions.values()
        return {entry.name: entry.name if language is ENGLISH else entry.title for entry in titles}
    if name == "breakdowns":
        return _breakdowns(catalogue)
    if name == "obligations":
        return {obligation: obligation for obligation in catalogue.obligations}
    if name == "obligations_and_courts":
        return {entry: entry for entry in (*catalogue.obligations, *catalogue.lists["court_indicators"].codes)}
    if name == TOPICS:
        return topics(catalogue)
    if name == YES_OR_NO:
        return {"yes": language.say("form choice", "Yes"), "no": language.say("form choice", "No")}
    codes = catalogue.lists[name].codes.values()
    labels = {code.code: code.code if name in _BY_CODE else code.label for code in codes}
    if name == "countries":  # of all countries a member state is meant most often
        members = [state.iso3 for state in catalogue.states.values()]
        return {code: labels[code] for code in [*members, *labels]}
    return labels


def _breakdowns(catalogue: Catalogue) -> Mapping[str, str]:
    """Return by what, or against what, a figure can be found not to agree."""
    say = catalogue.language.say
    titles = {dimension.name: dimension.title for dimension in catalogue.dimensions.values()}
    for indicator in _AGAINST:
        titles[indicator] = say("form choice", "{indicator} (against)", indicator=catalogue.indicators[indicator].title)
    return titles | {"subset": say("form choice", "of which"), "period": say("form choice", "the last period")}


def typed(catalogue: Catalogue, name: str) -> list[tuple[str, str]]:
    """Return what the checks within a form know for the entries of a list, each with its code.

    That is the labels, the codes, and in another language the labels of English: what the reader understands besides is
    seen by it alone.
    """
    labels = choices(catalogue, name)
    pairs = [(label, code) for code, label in labels.items()] + [(code, code) for code in labels]
    if catalogue.language.is_draft:
        pairs += [(label, code) for code, label in _distinct(catalogue, name).items()]
    if catalogue.language is not ENGLISH:
        pairs += [(label, code) for code, label in choices(same_in(ENGLISH.code, catalogue), name).items()]
    return pairs


def texts_of(catalogue: Catalogue, name: str, *codes: str) -> tuple[str, ...]:
    """Return what a form can show for some codes of a list, each text once: what a formula compares a cell with."""
    distinct: dict[str, str] = {}
    for wanted in codes:
        for text, code in typed(catalogue, name):
            if code == wanted:
                distinct.setdefault(text.casefold(), text)
    return tuple(distinct.values())


def meanings(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    """Map everything that may be typed for an entry, in folded letters, to its code: labels of English, too."""
    languages = [catalogue] if catalogue.language is ENGLISH else [catalogue, same_in(ENGLISH.code, catalogue)]
    meant: dict[str, str] = {}
    if catalogue.language is not ENGLISH:  # a form that was made before a word was translated shows its mark
        labels = choices(languages[-1], name)
        meant |= {folded(f"{label}{NOT_TRANSLATED}"): code for code, label in labels.items()}
    for spoken in reversed(languages):
        meant |= _meant(spoken, name)
    return meant


def offered(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    """Map what may mean an entry, in folded letters, to its code: it is offered, and not taken."""
    return {folded(word): code.code for code in catalogue.lists[name].codes.values() for word in code.asks}


def _also(catalogue: Catalogue, name: str) -> dict[str, str]:
    """Map the other words that people type for an entry to its code."""
    states = catalogue.states.values() if name in ("member_states", "countries", "citizenships") else ()
    codes = catalogue.lists[name].codes.values() if name in catalogue.lists else ()
    meant = {folded(word): code.code for code in codes for word in code.also}
    return meant | {folded(word): state.iso3 for state in states for word in state.also}


def _meant(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    labels = _distinct(catalogue, name)
    meant = {folded(code): code for code in labels}
    if catalogue.language is not ENGLISH:  # a form that was made before somebody reviewed the language shows both
        meant |= {folded(label): code for code, label in _bilingual(catalogue, name).items()}
    meant |= {folded(label): code for code, label in labels.items()}
    if name in _BY_CODE:
        meant |= {folded(code.label): code.code for code in catalogue.lists[name].codes.values()}
    meant = _also(catalogue, name) | meant
    if name == "dimensions":
        meant |= {folded(entry.title): entry.name for entry in catalogue.dimensions.values()}
    if name == TOPICS:
        meant |= topic_words(catalogue)
    if name.startswith("obligations"):
        meant |= obligation_words(catalogue)
    return meant
