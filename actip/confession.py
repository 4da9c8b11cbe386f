"""Own how a fault of ours is confessed: what failed and where, as names of functions and lines, never as values."""

from actip import __version__
from actip.texts import ENGLISH, Language

_FRAMES = 5  # the innermost calls that are named


def confession(error: BaseException, language: Language = ENGLISH) -> tuple[str, str]:
    """Return a sentence that says that the fault is ours, and one with a line to report.

    What an error says may hold a ministry's text, so only the name of its class is there.
    """
    calls = []
    frame = error.__traceback__
    while frame is not None:
        calls.append(f"{frame.tb_frame.f_code.co_qualname}:{frame.tb_lineno}")
        frame = frame.tb_next
    message = language.say(
        "screen",
        "actip {version} failed ({kind}). This is a fault of actip, not of your file.",
        version=__version__,
        kind=type(error).__name__,
    )
    line = " < ".join(reversed(calls[-_FRAMES:]))
    return message, language.say("screen", "please report it with this line: {line}", line=line)
