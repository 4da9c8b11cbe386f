"""Find schemas/ and templates/, from a checkout or from an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """Return the folder `schemas` or `templates`: inside the wheel if it is there, else beside the package."""
    bundled = _PACKAGE / "_data"
    return (bundled if bundled.is_dir() else _PACKAGE.parent) / name


def package() -> Path:
    """Return the folder of the program's own modules."""
    return _PACKAGE


def in_checkout() -> bool:
    """Tell whether the folders are those of a checkout, whose generated files may be rebuilt."""
    return not (_PACKAGE / "_data").is_dir()
