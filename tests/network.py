"""Shut the network for every test: the program needs none, and no test may depend on what is out there."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_connect, _look_up = socket.socket.connect, socket.getaddrinfo
_open: list[str] = []  # what may be reached: this machine, while a browser is driven


class Shut(AssertionError):
    """A test wanted to reach out."""


@contextmanager
def loopback() -> Iterator[None]:
    """Let this machine speak with itself, as the driver of a browser does."""
    _open.extend(_LOOPBACK)
    try:
        yield
    finally:
        del _open[-len(_LOOPBACK) :]


def shut() -> None:
    """Let no socket be connected from here on, but for those inside this machine that are no network."""

    def connect(self: socket.socket, address: Any) -> None:
        _refuse(address[0] if self.family in (socket.AF_INET, socket.AF_INET6) else None)
        _connect(self, address)

    def look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        _refuse(host)
        return _look_up(host, *arguments, **options)

    def connect_ex(self: socket.socket, address: Any) -> int:
        connect(self, address)
        return 0

    socket.socket.connect = connect  # type: ignore[method-assign, assignment]
    socket.socket.connect_ex = connect_ex  # type: ignore[method-assign, assignment]
    socket.getaddrinfo = look_up


def _refuse(host: Any) -> None:
    if host is not None and host not in _open:
        raise Shut(f"a test wanted to reach {host}")
