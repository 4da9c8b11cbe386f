"""Own how a figure is written for a person: every digit of it, thousands apart, in all outputs alike."""

from decimal import Decimal


def figure(value: float, apart: str = ",") -> str:
    """Write a figure in full: 12,345,678,900 or 1,234,567.5, never rounded and never as a power of ten.

    Where a figure is quoted in a sentence as somebody typed it, nothing stands `apart`.
    """
    whole = isinstance(value, int) or value.is_integer()
    digits = f"{int(value):,}" if whole else f"{Decimal(repr(value)):,f}"
    return digits.replace(",", apart)


def change(value: float) -> str:
    """Write a difference with its sign: +1,234 or -5."""
    return f"+{figure(value)}" if value > 0 else figure(value)
