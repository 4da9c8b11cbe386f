"""Run a command where no compiled module of a library is to be had: `python -m tests.uncompiled validate FILE`.

What jsonschema takes from `rpds` is stood in for, as a package in pure Python does.
"""

import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from types import ModuleType
from typing import Any


class _NoneCompiled(MetaPathFinder):
    """Refuse the compiled modules of libraries; those of Python itself stay."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise ImportError for a compiled module, and leave all others to the finders behind."""
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and _is_compiled(spec):
            raise ImportError(f"{name} is compiled", name=name)
        return None


def _is_compiled(spec: ModuleSpec | None) -> bool:
    return spec is not None and isinstance(spec.loader, ExtensionFileLoader) and "site-packages" in str(spec.origin)


class HashTrieMap(dict[Any, Any]):
    """A mapping that is never changed."""

    @classmethod
    def convert(cls, entries: Any) -> "HashTrieMap":
        """Return a mapping as one of these."""
        return entries if isinstance(entries, cls) else cls(entries)

    def insert(self, key: Any, value: Any) -> "HashTrieMap":
        """Return it with an entry more."""
        return HashTrieMap({**self, key: value})

    def remove(self, key: Any) -> "HashTrieMap":
        """Return it without an entry."""
        return HashTrieMap({other: value for other, value in self.items() if other != key})

    def update(self, *others: Any) -> "HashTrieMap":
        """Return it with the entries of others."""
        entries = dict(self)
        for other in others:
            entries.update(other)
        return HashTrieMap(entries)


class HashTrieSet(frozenset[Any]):
    """A set that is never changed."""

    def insert(self, value: Any) -> "HashTrieSet":
        """Return it with a value more."""
        return HashTrieSet(self | {value})

    def discard(self, value: Any) -> "HashTrieSet":
        """Return it without a value."""
        return HashTrieSet(self - {value})

    def update(self, *others: Any) -> "HashTrieSet":
        """Return it with the values of others."""
        return HashTrieSet(self.union(*others))


class List(tuple[Any, ...]):
    """A list that is never changed."""

    __slots__ = ()

    def push_front(self, value: Any) -> "List":
        """Return it with a value before the others."""
        return List((value, *self))


def compiled() -> Iterator[str]:
    """Yield the compiled modules of libraries that have been imported."""
    return (name for name, module in sys.modules.items() if _is_compiled(getattr(module, "__spec__", None)))


def main() -> None:
    """Run the command that the arguments name; exit code 4 where a compiled module came in."""
    rpds = ModuleType("rpds")
    vars(rpds).update(HashTrieMap=HashTrieMap, HashTrieSet=HashTrieSet, List=List)
    sys.modules["rpds"] = rpds
    sys.modules["jsonschema_rs"] = None  # as where it is not installed
    sys.meta_path.insert(0, _NoneCompiled())
    from actip.__main__ import main as command

    try:
        command()
    finally:
        if any(compiled()):
            sys.exit(4)


if __name__ == "__main__":
    main()
