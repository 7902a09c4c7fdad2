"""Reads the records of a ``facts.json`` with their positions, one piece of the file at a time.

A base of a million facts takes gigabytes once it is parsed. So the file is read in pieces, and each
record is yielded with the position of its bytes and then forgotten.
"""

from __future__ import annotations

import codecs
import json
import re

from relfacts.base.files import finite
from relfacts.text.jsontext import why_none

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

_PIECE = 1 << 20
_READ_BACK = 1 << 20
_BLANKS = re.compile(r"[ \t\n\r]*")

# No JSON literal is longer, nor any escaped character.
_LONGEST = 16

#: The lists whose elements are yielded one by one.
LISTS = frozenset(("facts", "people", "places", "topics", "sources"))


class NotJsonError(ValueError):
    """A file that is not JSON; the message says what is wrong, and where."""


class Record:
    """A value of the base: its ``section``, its text and the position of its bytes."""

    __slots__ = ("length", "section", "start", "text", "value")

    def __init__(self, section: str, value: Any, text: str, start: int, length: int) -> None:
        self.section = section
        self.value = value
        self.text = text
        self.start = start
        self.length = length


def records(file: BinaryIO) -> Iterator[Record]:
    """Yield the elements of the LISTS, and every other value of the base whole, in file order.

    An empty list comes before the elements of a list, to show that it exists. Yields nothing for a
    file that is not a JSON object. Raises NotJsonError for an object that cannot be read.
    """
    text = _Text(file)
    if text.peek() != "{":
        return
    text.expect("{")
    while text.peek() != "}":
        section, *_ = text.value()
        text.expect(":")
        if section in LISTS and text.peek() == "[":
            text.expect("[")
            yield Record(section, [], "", text.bytes, 0)
            while text.peek() != "]":
                yield Record(section, *text.value())
                text.comma_before("]")
            text.expect("]")
        else:
            yield Record(str(section), *text.value())
        text.comma_before("}")
    text.expect("}")
    text.end()


class _Text:
    """A window on the text, which grows as far as the current value reaches."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._parse = json.JSONDecoder(parse_float=finite, parse_constant=finite).raw_decode
        self._window = ""
        self._at = 0
        #: The number of bytes of the file before the current position.
        self.bytes = 0
        self._ended = False
        # Some editors begin a file with a byte order mark, to say that it is UTF-8.
        if file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8:
            self.bytes = len(codecs.BOM_UTF8)
        else:
            file.seek(0)

    def peek(self) -> str:
        """The next character that is not a space; empty at the end."""
        while True:
            if self._window[self._at : self._at + 1] > " ":
                return self._window[self._at]
            blanks = _BLANKS.match(self._window, self._at)
            if blanks:
                self.bytes += blanks.end() - self._at
                self._at = blanks.end()
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._more():
                return ""

    def expect(self, sign: str) -> None:
        """Skip the next character, which must be this one."""
        if self.peek() != sign:
            raise self._wrong(f"{sign!r} is missing", self.bytes)
        self._at += 1
        self.bytes += 1

    def comma_before(self, closing: str) -> None:
        """Skip the comma between two values, unless the list ends here."""
        if self.peek() != closing:
            self.expect(",")
            if self.peek() == closing:
                raise self._wrong("a comma too many", self.bytes)

    def value(self) -> tuple[Any, str, int, int]:
        """The next value, its text, and its first byte and length in bytes."""
        self.peek()
        while True:
            try:
                value, stop = self._parse(self._window, self._at)
            except ValueError as error:
                # The value may reach beyond the window; at the end of the file it is simply wrong.
                if self._may_go_on(error) and self._more():
                    continue
                what, at = why_none(error), self._at
                if isinstance(error, json.JSONDecodeError):
                    what, at = error.msg, error.pos
                before = len(self._window[self._at : at].encode())
                raise self._wrong(what, self.bytes + before) from error
            except RecursionError as error:
                raise self._wrong("nested too deep", self.bytes) from error
            # A number may go on beyond the window.
            if stop < len(self._window) or not self._more():
                break
        text = self._window[self._at : stop]
        length = len(text) if text.isascii() else len(text.encode())
        start = self.bytes
        self._at = stop
        self.bytes += length
        return value, text, start, length

    def end(self) -> None:
        """Check that only whitespace follows."""
        if self.peek():
            raise self._wrong("something follows the base", self.bytes)

    def _may_go_on(self, error: ValueError) -> bool:
        """Whether a value cannot be read because the window contains only a part of it."""
        if not isinstance(error, json.JSONDecodeError) or error.msg.startswith("Unterminated"):
            return True
        return error.pos + _LONGEST > len(self._window)

    def _wrong(self, what: str, byte: int) -> NotJsonError:
        """An error: ``what`` is wrong with a byte of the file, with its line and column."""
        line, column = 1, 1
        decode = codecs.getincrementaldecoder("utf-8-sig")(errors="replace").decode
        self._file.seek(0)
        while byte > 0 and (piece := self._file.read(min(_READ_BACK, byte))):
            byte -= len(piece)
            before, broken, rest = piece.rpartition(b"\n")
            if broken:
                line += before.count(b"\n") + 1
                column = 1
                decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
            column += len(decode(rest))
        if byte > 0 or not self._file.read(1):
            return NotJsonError(f"{what}: the file ends")
        return NotJsonError(f"{what}: line {line} column {column}")

    def _more(self) -> bool:
        """Double the window; False at the end of the file."""
        if self._ended:
            return False
        rest = self._window[self._at :]
        piece = self._file.read(max(_PIECE, len(rest)))
        self._ended = not piece
        try:
            self._window = rest + self._decode(piece, final=self._ended)
        except UnicodeDecodeError as error:
            byte = self._file.tell() - len(error.object) + error.start
            raise self._wrong("this is not UTF-8", byte) from error
        self._at = 0
        return True
