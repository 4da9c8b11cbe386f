"""Own how a rule without a check is written down."""

from collections.abc import Mapping

from actip.model import HEADINGS, Kind, One, Rule, Severity


def text(
    rule_id: str,
    *,
    title: str,
    message: str,
    remedy: str,
    finds: str,
    why: str,
    example: str,
    close: str,
    basis: str = "actip",
    severity: Severity = Severity.ERROR,
    form_message: str = "",
    form_remedy: str = "",
    words: Mapping[str, Mapping[str, str]] | None = None,
    form_words: Mapping[str, Mapping[str, str]] | None = None,
    one: Mapping[str, One] | None = None,
    otherwise: Kind | None = None,
) -> Rule:
    """Make a rule of its texts; the last four are the explanation, under their headings.

    A text of several lines is indented as it stands in a table, which is as far as the first line is brought here.
    """
    sections = zip(HEADINGS, (finds, why, example, close), strict=True)
    return Rule(
        rule_id,
        title,
        basis,
        severity,
        message,
        remedy,
        "\n\n".join(f"    {heading}\n        {section.strip()}" for heading, section in sections),
        words or {},
        form_message=form_message,
        form_remedy=form_remedy,
        form_words=form_words or {},
        one=one or {},
        otherwise=otherwise,
    )
