"""Validate reports under the ASEAN Convention Against Trafficking in Persons and find their gaps."""

from importlib import import_module

__version__ = "0.2.0"

# What stands in `actip.api`; the program itself does not wait for it.
__all__ = [
    "ActipError", "Answer", "Assessment", "Finding", "Region", "Submission", "Table", "__version__", "assess", "region",
    "submission",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Return a name of the public functions and records when somebody first asks for it."""
    if name in __all__:
        return getattr(import_module("actip.api"), name)
    raise AttributeError(f"module 'actip' has no attribute '{name}'")
