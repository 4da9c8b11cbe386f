"""Own the check of submissions, as the settings of whoever checks them ask for it."""

from collections.abc import Callable, Sequence

from actip.assessment import assess
from actip.catalogue.entries import Catalogue
from actip.model import Assessment
from actip.model.settings import Settings
from actip.settings import apply_settings


def validated(
    paths: Sequence[str],
    previous: Sequence[str],
    settings: Settings,
    catalogue: Catalogue,
    after: Callable[[int, int], None] | None = None,
    *,
    keep: bool = False,
) -> tuple[tuple[Assessment, ...], tuple[str, ...]]:
    """Assess every file that the paths mean, by the settings; return what `assess` returns.

    Findings that the settings switch off are out of it, and others have the severity that the settings give them.
    """
    assessments, left_out = assess(paths, catalogue, previous, after, keep=keep)
    return tuple(apply_settings(assessment, settings, catalogue) for assessment in assessments), left_out
