"""Own how a page is filled from the templates: every text escaped, nothing loaded, its policy by the hashes of its own.

Text from a submission stays text: the templates escape it, and the policy of a page lets no other script run.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256

from jinja2 import Environment, FunctionLoader, StrictUndefined

from actip.gate.files import read_packaged
from actip.gate.text import printable
from actip.resources import folder

Filter = Callable[..., object]


def environment(filters: Mapping[str, Filter] | None = None) -> Environment:
    """Return what fills the files under templates/, which may include each other by name."""
    loader = FunctionLoader(lambda name: read_packaged(folder("templates") / name))
    filled = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    filled.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}  # a letter is a letter
    filled.filters["plain"] = plain
    filled.filters.update(filters or {})
    return filled


def plain(text: str) -> str:
    """Return a text in which nothing can act on whoever shows it, its lines as they were."""
    return "\n".join(printable(line) for line in text.split("\n"))


def source_hash(content: str) -> str:
    """Return the name by which a policy allows one style or script: that of its content."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def quoted(text: str) -> str:
    """Escape a text for a string of a style sheet."""
    return "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in plain(text))
