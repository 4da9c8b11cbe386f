"""The page of the desk is built of what is named, and of nothing else."""

from pathlib import Path


def test_the_page_is_small_enough_to_be_sent(desk_file: Path) -> None:
    """Under 15 MB."""
    assert desk_file.stat().st_size < 15_000_000
