"""Own the layout of YAML where PyYAML has no C part: its Python emitter, with the layout of the C part.

A submission is written with the same bytes wherever that is done.
"""

from typing import Any

import yaml
from yaml.emitter import ScalarAnalysis
from yaml.events import ScalarEvent

MAX_KEY = 128  # bytes
_ESCAPED = '"\\\x85\u2028\u2029\ufeff'


def _is_escaped(sign: str) -> bool:
    """Tell whether a sign is escaped between quotation marks: a picture is, and a letter of any writing is not."""
    return sign in _ESCAPED or not (" " <= sign <= "~" or "\xa0" <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd")


class PythonDumper(yaml.SafeDumper):
    """Write data as YAML, as the C part of PyYAML does."""

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        """Tell how a text can be written: one with a picture in it only between quotation marks."""
        analysis = super().analyze_scalar(scalar)
        if any(sign == "\x85" or sign > "\uffff" for sign in scalar):
            analysis.allow_flow_plain = analysis.allow_block_plain = False
            analysis.allow_single_quoted = analysis.allow_block = False
        return analysis

    def check_simple_key(self) -> bool:
        """Tell whether a key fits on the line of its value."""
        event = self.event
        if not isinstance(event, ScalarEvent):
            return bool(super().check_simple_key())
        self.analysis = self.analyze_scalar(event.value)
        return not self.analysis.multiline and len(event.value.encode()) <= MAX_KEY

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        """Write a text between quotation marks; a line that is too long ends at a space."""
        self.write_indicator('"', True)
        is_after_space = False
        for at, sign in enumerate(text):
            is_too_long = split and self.column > self.best_width and 0 < at < len(text) - 1
            if sign == " " and is_too_long and not is_after_space:
                self.write_indent()
                if text[at + 1] == " ":
                    self._put("\\")
            else:
                self._put(self._escape(sign) if _is_escaped(sign) else sign)
            is_after_space = sign == " "
        self.write_indicator('"', False)

    def _escape(self, sign: str) -> str:
        if sign in self.ESCAPE_REPLACEMENTS:
            return f"\\{self.ESCAPE_REPLACEMENTS[sign]}"
        code = ord(sign)
        return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"

    def _put(self, text: str) -> None:
        self.column += len(text)
        self.stream.write(text)


DUMPER: Any = getattr(yaml, "CSafeDumper", PythonDumper)
