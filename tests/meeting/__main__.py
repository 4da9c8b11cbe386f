"""Put the eighteen questions of a meeting to the report on the sample.

    python -m tests.meeting
    python -m tests.meeting numbers

Each answer is read from what the program wrote (workbook, page, screen, paper) and held against the files, which are
read by no code of the program. `numbers` holds a thousand numbers and more of all outputs against each other and
against the files.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.meeting.numbers import Held, numbers
from tests.meeting.questions import QUESTIONS, Answer, Meeting, meeting


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask and print; the code is 1 where an answer is not what the files say."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.meeting", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=("questions", "numbers"), default="questions")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        about = meeting(Path(folder))
        return _numbers(about) if options.what == "numbers" else _questions(about)


def _questions(about: Meeting) -> int:
    right = 0
    for letter, ask in zip("abcdefghijklmnopqr", QUESTIONS, strict=True):
        question = (ask.__doc__ or "").removeprefix("Answer: ").rstrip(".")
        print(f"{letter}  {question[:1].upper()}{question[1:]}?")
        try:
            answer = ask(about)
        except (LookupError, StopIteration, ValueError, TypeError) as error:
            answer = Answer("nowhere", repr(error), None)
        is_right = answer.printed == answer.expected
        right += is_right
        print(f"   {answer.where}\n   {'as the files say' if is_right else 'NOT as the files say'}. {_words(answer)}")
        if not is_right:
            print(f"   printed:  {str(answer.printed)[:400]}\n   the files: {str(answer.expected)[:400]}")
    print(f"{right} of {len(QUESTIONS)}")
    return int(right < len(QUESTIONS))


def _words(answer: Answer) -> str:
    return (answer.words or str(answer.printed))[:160]


def _numbers(about: Meeting) -> int:
    every: list[Held] = list(numbers(about))
    for one in every:
        print(f"{one.what}: {one.held} held, {len(one.differing)} differ")
        for words in one.differing[:5]:
            print(f"   - {words}")
    held, differing = sum(one.held for one in every), sum(len(one.differing) for one in every)
    print(f"{held:,} numbers, {differing} differ")
    return int(bool(differing) or held < 1000)


if __name__ == "__main__":
    sys.exit(main())
