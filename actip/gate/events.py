"""Own the events of a YAML text where PyYAML has no C part: its Python parser, with the grammar of the C part.

The two differ in what they take (tabs, byte order marks, tags, directives, escapes, signs in brackets) and in where
they say that a fault stands. A file must give the same findings with either, so what differs is read here as the C
part reads it. It takes ten times as long.
"""

import re
from collections.abc import Callable
from typing import Any

from yaml.events import ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import DirectiveToken, FlowSequenceEndToken, ScalarToken, TagToken

_BREAKS, _BLANKS = "\r\n\x85\u2028\u2029", " \t"
_END = f"\0{_BREAKS}"  # of a line; a NUL stands behind the text
_SPACE = f"{_BLANKS}{_END}"
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_LINE = re.compile(f"[^{_END}]*")
_COMMENT = re.compile(f"[{_BLANKS}]*(?:#[^{_END}]*)?")
_WORD = re.compile("[0-9A-Za-z_-]*")
_DIGITS = re.compile("[0-9]*")
_INDICATOR = re.compile(rf"(?:---|\.\.\.)(?=[{_SPACE}])")
_PLAIN = re.compile(rf"(?:[^{_SPACE}:]|:(?![{_SPACE}]))+")
_PLAIN_IN_BRACKETS = re.compile(rf"(?:[^{_SPACE}:,\[\]{{}}]|:(?![{_SPACE},?\[\]{{}}]))+")
_QUOTED = {"'": re.compile(f"(?:[^{_SPACE}']|'')+"), '"': re.compile(rf'[^{_SPACE}"\\]+')}
_HEADER = re.compile("(?:([+-])([0-9]?)|([0-9])([+-]?))?")
_OCTET = re.compile("%([0-9A-Fa-f]{2})")
_ADDRESS = r"-;/?:@&=+$.!~*'()%\w"
_TAG, _WHOLE_TAG = (re.compile(f"[{_ADDRESS}{more}]", re.ASCII) for more in ("", r",\[\]"))
MAX_VERSION_DIGITS = 9


class PythonParser(Reader, Scanner, Parser):
    """Give the events of a text one by one, as the C part of PyYAML does."""

    def __init__(self, text: str) -> None:
        """Take a text. Raises YAMLError, as `get_event` does."""
        Reader.__init__(self, text.removeprefix("\ufeff"))
        Scanner.__init__(self)
        Parser.__init__(self)

    # --- where we are

    def forward(self, length: int = 1) -> None:
        """Go on; a byte order mark takes a column, as any other sign."""
        end = self.pointer + length
        passed = self.buffer[self.pointer : end]
        breaks = list(_LINE_BREAK.finditer(passed))
        self.line += len(breaks)
        last = breaks[-1] if breaks else None
        if passed[-1:] == "\r" and self.buffer[end : end + 1] == "\n":
            self.line -= 1  # the line ends behind the second of the two
        self.column = self.column + length if last is None else length - last.end()
        self.pointer, self.index = end, self.index + length

    def _take(self, pattern: re.Pattern[str]) -> str:
        """Go over what a pattern matches here, and return it."""
        match = pattern.match(self.buffer, self.pointer)
        if match is None or not match.group():
            return ""
        self.forward(len(match.group()))
        return match.group()

    def scan_line_break(self) -> str:
        """Go over a line break, if there is one, and return it."""
        line_break = self._take(_LINE_BREAK)
        return line_break if line_break in ("", "\u2028", "\u2029") else "\n"

    def _fault(self, problem: str, start: Any, mark: Any = None) -> ScannerError:
        return ScannerError(None, start, problem, mark or self.get_mark())

    # --- tokens

    def scan_to_next_token(self) -> None:
        """Go over spaces, comments and line breaks, and over tabs where they indent nothing."""
        while True:
            if self.column == 0 and self.peek() == "\ufeff":
                self.forward()
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                self._take(_LINE)
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def fetch_stream_end(self) -> None:
        """End the text at the beginning of a line."""
        if self.column:
            self.line, self.column = self.line + 1, 0
        keys = self.possible_simple_keys
        super().fetch_stream_end()
        self.possible_simple_keys = (
            keys  # one that must be a key, and still is none, is a fault outside of brackets too
        )
        self.stale_possible_simple_keys()

    def fetch_flow_collection_end(self, TokenClass: Any) -> None:
        """Close a bracket; one too many closes nothing."""
        super().fetch_flow_collection_end(TokenClass)
        self.flow_level = max(self.flow_level, 0)

    def scan_directive(self) -> DirectiveToken:
        """Read a directive."""
        start = self.get_mark()
        self.forward()
        name, value = self._take(_WORD), None
        if not name or self.peek() not in _SPACE:
            raise self._fault("no name of a directive", start)
        if name not in ("YAML", "TAG"):
            raise self._fault("unknown directive", start)
        self._blanks()
        value = self._version(start) if name == "YAML" else self._prefix(start)
        token = DirectiveToken(name, value, start, self.get_mark())
        self._end_line(start)
        return token

    def _version(self, start: Any) -> tuple[int, int]:
        numbers = []
        for last in (False, True):
            digits = _DIGITS.match(self.buffer, self.pointer)
            size = len(digits.group()) if digits else 0
            self.forward(min(size, MAX_VERSION_DIGITS))
            if not 0 < size <= MAX_VERSION_DIGITS:
                raise self._fault("no version", start)
            numbers.append(int(self.buffer[self.pointer - size : self.pointer]))
            if not last:
                if self.peek() != ".":
                    raise self._fault("no version", start)
                self.forward()
        major, minor = numbers
        if (major, minor) not in ((1, 1), (1, 2)):
            raise self._fault("incompatible version", start, start)
        return major, minor

    def _prefix(self, start: Any) -> tuple[str, str]:
        handle = self._handle(start)
        if handle != "!" and not handle.endswith("!"):
            raise self._fault("no handle of a tag", start)
        if self.peek() not in _BLANKS:
            raise self._fault("no space", start)
        self._blanks()
        prefix = self._address(_WHOLE_TAG, start)
        if not prefix:
            raise self._fault("no tag", start)
        if self.peek() not in _SPACE:
            raise self._fault("no space", start)
        return handle, prefix

    def _blanks(self) -> None:
        while self.peek() in _BLANKS:
            self.forward()

    def _end_line(self, start: Any) -> None:
        self._take(_COMMENT)
        if self.peek() not in _END:
            raise self._fault("no line break", start)
        self.scan_line_break()

    # --- tags

    def scan_tag(self) -> TagToken:
        """Read a tag."""
        start = self.get_mark()
        handle: str | None
        if self.peek(1) == "<":
            self.forward(2)
            handle, suffix = None, self._address(_WHOLE_TAG, start)
            if not suffix:
                raise self._fault("no tag", start)
            if self.peek() != ">":
                raise self._fault("no end of a tag", start)
            self.forward()
        else:
            handle = self._handle(start)
            if len(handle) > 1 and handle.endswith("!"):
                suffix = self._address(_TAG, start)
                if not suffix:
                    raise self._fault("no tag", start)
            else:
                handle, suffix = "!", handle[1:] + self._address(_TAG, start)
                if not suffix:
                    handle, suffix = None, "!"
        if self.peek() not in _SPACE and not (self.flow_level and self.peek() == ","):
            raise self._fault("no space", start)
        return TagToken((handle, suffix), start, self.get_mark())

    def _handle(self, start: Any) -> str:
        if self.peek() != "!":
            raise self._fault("no handle of a tag", start)
        self.forward()
        handle = "!" + self._take(_WORD)
        if self.peek() == "!":
            self.forward()
            handle += "!"
        return handle

    def _address(self, allowed: re.Pattern[str], start: Any) -> str:
        address = b""
        while allowed.match(self.peek()):
            if self.peek() == "%":
                address += self._octets(start)
            else:
                address += self.peek().encode()
                self.forward()
        return address.decode(errors="replace")

    def _octets(self, start: Any) -> bytes:
        """Read the escaped octets of one sign."""
        octets = b""
        width = 1
        while len(octets) < width:
            match = _OCTET.match(self.buffer, self.pointer)
            if match is None:
                raise self._fault("no escaped octet", start)
            octet = int(match.group(1), 16)
            if not octets:
                leading = ((0x80, 0x00), (0xE0, 0xC0), (0xF0, 0xE0), (0xF8, 0xF0))
                width = next((size for size, (mask, bits) in enumerate(leading, 1) if octet & mask == bits), 0)
            if not width or (octets and octet & 0xC0 != 0x80):
                raise self._fault("wrong octet", start)
            octets += bytes([octet])
            self.forward(3)
        return octets

    # --- scalars

    def process_empty_scalar(self, mark: Any) -> ScalarEvent:
        """Return what stands where nothing does: in brackets, at the next sign."""
        state = self.state.__name__
        if state == "parse_flow_sequence_entry_mapping_value" and not self.check_token(FlowSequenceEndToken):
            take: Callable[[], Any] = self.get_token
            mark = take().end_mark  # the C part drops what stands behind a lone question mark in a list
        elif state.startswith("parse_flow_"):
            look: Callable[[], Any] = self.peek_token
            mark = look().start_mark
        return super().process_empty_scalar(mark)

    def scan_plain(self) -> ScalarToken:
        """Read a scalar without quotation marks."""
        start = end = self.get_mark()
        pattern = _PLAIN_IN_BRACKETS if self.flow_level else _PLAIN
        text = gap = ""
        broken = False
        while not (self.column == 0 and _INDICATOR.match(self.buffer, self.pointer)) and self.peek() != "#":
            if words := self._take(pattern):
                text += gap + words
                gap, broken, end = "", False, self.get_mark()
            if self.flow_level and self.peek() == ":" and self.peek(1) in ",?[]{}":
                raise self._fault("found unexpected ':'", start)
            if self.peek() not in _BLANKS + _BREAKS:
                break
            gap, broken = self._gap(start, self.indent + 1)
            if not self.flow_level and self.column <= self.indent:
                break
        if broken:
            self.allow_simple_key = True
        return ScalarToken(text, True, start, end)

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """Read a scalar between quotation marks."""
        start = self.get_mark()
        self.forward()
        text = ""
        while True:
            if self.column == 0 and _INDICATOR.match(self.buffer, self.pointer):
                raise self._fault("found unexpected document indicator", start)
            if self.peek() == "\0":
                raise self._fault("found unexpected end of stream", start)
            if words := self._take(_QUOTED[style]):
                text += words.replace("''", "'") if style == "'" else words
            if self.peek() == style:
                break
            if self.peek() != "\\" or style == "'":
                text += self._gap(start, -1)[0]
            elif self.peek(1) in _BREAKS:
                self.forward()
                self.scan_line_break()
                text += self._gap(start, -1, "")[0]
            else:
                text += self._escape(start)
        self.forward()
        return ScalarToken(text, False, start, self.get_mark(), style)

    def _escape(self, start: Any) -> str:
        sign = self.peek(1)
        if sign in self.ESCAPE_REPLACEMENTS:
            self.forward(2)
            return str(self.ESCAPE_REPLACEMENTS[sign])
        if sign not in self.ESCAPE_CODES:
            raise self._fault("unknown escape", start)
        self.forward(2)
        digits = self.prefix(self.ESCAPE_CODES[sign])
        if not re.fullmatch(f"[0-9A-Fa-f]{{{self.ESCAPE_CODES[sign]}}}", digits):
            raise self._fault("expected hexdecimal number", start)
        code = int(digits, 16)
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            raise self._fault("escape of no character", start)
        self.forward(len(digits))
        return chr(code)

    def _gap(self, start: Any, indent: int, first: str | None = None) -> tuple[str, bool]:
        """Go over spaces and line breaks; return what they stand for, and whether a line ended."""
        spaces = breaks = ""
        while (sign := self.peek()) in _BLANKS + _BREAKS:
            if sign in _BREAKS and first is None:
                first = self.scan_line_break()
            elif sign in _BREAKS:
                breaks += self.scan_line_break()
            else:
                if first is None:
                    spaces += sign
                elif sign == "\t" and self.column < indent:
                    raise self._fault("found a tab character that violates indentation", start)
                self.forward()
        if first is None:
            return spaces, False
        return (breaks or " ") if first == "\n" else first + breaks, True

    def scan_block_scalar(self, style: str) -> ScalarToken:
        """Read a scalar of whole lines."""
        start = self.get_mark()
        self.forward()
        chomping, increment = self._header(start)
        self._end_line(start)
        indent = max(self.indent, 0) + increment if increment else 0
        breaks, indent = self._indentation(indent, start)
        text = line_break = ""
        was_indented = False
        while self.column == indent and self.peek() != "\0":
            is_indented = self.peek() in _BLANKS
            if style == ">" and line_break == "\n" and not was_indented and not is_indented:
                line_break = "" if breaks else " "
            text += line_break + breaks
            was_indented = is_indented
            text += self._take(_LINE)
            line_break = self.scan_line_break()
            breaks, indent = self._indentation(indent, start)
        if chomping != "-":
            text += line_break
        if chomping == "+":
            text += breaks
        return ScalarToken(text, False, start, self.get_mark(), style)

    def _header(self, start: Any) -> tuple[str, int]:
        match = _HEADER.match(self.buffer, self.pointer)
        sign, digit, digit_first, sign_last = match.groups(default="") if match else ("", "", "", "")
        number = digit or digit_first
        if number == "0":
            self.forward(len(sign))
            raise self._fault("indentation of 0", start)
        self.forward(len(sign + number + sign_last))
        return sign or sign_last, int(number or 0)

    def _indentation(self, indent: int, start: Any) -> tuple[str, int]:
        """Go over indentation and empty lines; return their breaks, and the indentation, 0 as long as nobody knows."""
        breaks, deepest = "", 0
        while True:
            while (not indent or self.column < indent) and self.peek() == " ":
                self.forward()
            deepest = max(deepest, self.column)
            if (not indent or self.column < indent) and self.peek() == "\t":
                raise self._fault("found a tab character where an indentation space is expected", start)
            if self.peek() not in _BREAKS:
                return breaks, indent or max(deepest, self.indent + 1, 1)
            breaks += self.scan_line_break()
