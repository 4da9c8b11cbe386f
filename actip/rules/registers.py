"""Own the rule about a register of persons whose cells stand side by side."""

from collections.abc import Iterator, Sequence

from actip.catalogue.entries import Catalogue
from actip.format.records import Line, Submission
from actip.model import Found, Severity, rule
from actip.rules.intervals import of_latest
from actip.rules.patterns import registers


@of_latest
def _registers(submission: Submission, catalogue: Catalogue) -> tuple[Sequence[Line], ...]:
    countries = catalogue.lists["countries"].codes
    return tuple(register.lines for register in registers.registers(submission.lines, countries))


@rule(
    "PRV420",
    title="A register of persons",
    basis="Article 14(6) (privacy and identity of victims); Article 25 (confidentiality)",
    severity=Severity.ERROR,
    message="{where}",
    remedy="Remove it. Give the number of persons under '{key[statistics]}', by sex, age and citizenship.",
    words={
        "where": {
            "sheet": "{subject}: the cells {range} list {rows} persons, one a row.",
            "list": "{subject}: {rows} entries are about one person each.",
        }
    },
)
def register_of_persons(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Rows of which each is one person, though no cell says so alone.

    What it finds
        Two rows of a sheet or more, or two entries of a list, in which cells side by side are a name with an age, a day
        of birth or a number, and a sex, a citizenship or a phone; or a sex, an age and a citizenship. It looks at every
        sheet of a workbook, at hidden rows and columns as well, and at keys that no submission has. Rows that count, by
        province or by sex, are no finding.

    Why it matters
        It is a file about victims inside of a report that is passed on. Each row names one beyond doubt.

    Example
        a sheet 'Sheet1' with the columns name, age, sex, country and phone

    How to close it
        Remove the rows. Count them, and give the totals as figures.
    """
    for lines in _registers(submission, catalogue):
        first, last = lines[0], lines[-1]
        if first.begin:
            facts = {"where": "sheet", "range": f"{first.begin}:{last.end}", "rows": len(lines)}
            yield Found(first.pointer, facts)
        else:
            yield Found(first.group, {"where": "list", "range": None, "rows": len(lines)})


def private_texts(lines: Sequence[Line], catalogue: Catalogue) -> list[str]:
    """Return what of a register tells who somebody is, which no message may repeat."""
    return registers.private_texts(lines, catalogue.lists["countries"].codes)
