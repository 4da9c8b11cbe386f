"""Own what may leave the ministry: levels, small counts, and the proof that nothing hidden can be worked out.

Article 25 (confidentiality) and Article 14(6) (privacy of victims) are why every answer has a level and why small
counts are not printed. `actip.disclosure.redaction` and `actip.disclosure.release` apply both, once, before any report,
page or file sees an answer or a figure.
"""

from actip.disclosure.levels import LEVELS

__all__ = ["LEVELS"]
