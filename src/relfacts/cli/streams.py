"""Standard output and error: answers go to stdout, notes about them to stderr.

All output goes through this module, so cleaning and write errors are handled in one place. A reader
who closes the pipe to stdout has seen enough; an answer that cannot be written, as on a full disk,
is an error of its own; errors on stderr have no effect.
"""

from __future__ import annotations

import os
import sys

from relfacts.errors import OutputError
from relfacts.show.screen import READABLE, Screen
from relfacts.text.typed import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TextIO

# An answer is written in pieces of this many characters.
_PIECE = 1 << 16


class Standard:
    """A text stream that handles its own write errors, whoever writes to it.

    Errors on stderr are ignored. ``answers`` means stdout: there a reader who is ``gone`` is
    ignored too, and all other errors raise OutputError, also if the stream was ``closed``.
    """

    def __init__(self, stream: TextIO, answers: bool, closed: bool = False) -> None:
        self._stream = stream
        self._answers = answers
        self._closed = closed
        self.gone = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write ``text``, and what the buffer still holds."""
        if text and self._answers and self._closed:
            raise OutputError("the answer could not be written: stdout is closed")
        try:
            # Without a buffer, even an empty text would be written, and fail.
            if text != "":
                self._stream.write(text)
        except OSError as error:
            self._lose(error)
        return len(text)

    def flush(self) -> None:
        """Write what the buffer holds."""
        try:
            self._stream.flush()
        except OSError as error:
            self._lose(error)

    def _lose(self, error: OSError) -> None:
        self.gone = True
        _lead_nowhere(self._stream)
        if self._answers and not isinstance(error, BrokenPipeError):
            raise OutputError(f"the answer could not be written: {error.strerror}") from error


def open_up() -> dict[str, TextIO | None]:
    """Prepare the standard streams for writing; returns the streams as they were before."""
    before: dict[str, TextIO | None] = {}
    for name in ("stdin", "stdout", "stderr"):
        before[name] = stream = getattr(sys, name)
        closed = stream is None
        if stream is None:
            # Replaces a closed stream (>&-), so that no file gets its number.
            stream = open(os.devnull, "r+", encoding="utf-8")  # noqa: PTH123, SIM115
        if name != "stdin":
            if hasattr(stream, "reconfigure"):
                # Names are Unicode, whatever the encoding of the system.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
            stream = Standard(stream, name == "stdout", closed)
        setattr(sys, name, stream)
    return before


def put_back(before: dict[str, TextIO | None]) -> None:
    """Restore the standard streams."""
    for name, stream in before.items():
        if stream is None:
            getattr(sys, name).close()
        setattr(sys, name, stream)


def put(pieces: Iterable[str]) -> None:
    """Write to stdout text that is ours or was cleaned; stop when nobody reads it any more.

    Raises OutputError if it cannot be written.
    """
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _PIECE:
            sys.stdout.write("".join(held))
            held, size = [], 0
            if getattr(sys.stdout, "gone", False):
                return
    sys.stdout.write("".join(held))
    sys.stdout.flush()


def tell(*lines: str) -> None:
    """Write lines that are an answer to stdout, wrapped like a table."""
    put(f"{line}\n" for line in _shown(lines, screen().width))


def say(*lines: str, dim: bool = False) -> None:
    """Write lines to stderr: wrapped on a terminal, one line each in a pipe.

    ``dim`` is for lines that only accompany an answer.
    """
    width: int | None = None
    if lines and sys.stderr.isatty():
        width = _columns() or os.get_terminal_size(sys.stderr.fileno()).columns
        dim = dim and not os.environ.get("NO_COLOR")
    else:
        dim = False
    for line in _shown(lines, width):
        sys.stderr.write(f"\x1b[2m{line}\x1b[0m\n" if dim else f"{line}\n")
    sys.stderr.flush()


def screen(links: bool = True) -> Screen:
    """The properties of stdout: its width in cells if it has one, whether to use colour and links.

    NO_COLOR and FORCE_COLOR (no-color.org, force-color.org) count when not empty. A pipe has the
    width that COLUMNS gives it, or none: then nothing is wrapped.
    """
    terminal = sys.stdout.isatty()
    width = _columns()
    if width is None and terminal:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    if os.environ.get("NO_COLOR"):
        colour = False
    elif os.environ.get("FORCE_COLOR"):
        colour = True
    else:
        colour = terminal and os.environ.get("TERM") != "dumb"
    if links and colour and (terminal or os.environ.get("FORCE_HYPERLINK")):
        from relfacts.show.links import links_work

        return Screen(width, colour, links_work(os.environ))
    return Screen(width, colour)


def _shown(lines: Iterable[str], width: int | None) -> Iterable[str]:
    """The lines cleaned for the screen, and wrapped if there is a width."""
    lines = [line if line.isprintable() else _visible(line) for line in lines]
    # Some terminals claim to have no columns at all.
    if width:
        from relfacts.text.wrapping import fold

        lines = [part for line in lines for part in fold(line, min(width, READABLE))]
    return lines


def _visible(line: str) -> str:
    from relfacts.text.visible import visible

    return visible(line)


def _columns() -> int | None:
    """The width in COLUMNS, if there is one."""
    return whole(os.environ.get("COLUMNS", "")) or None


def _lead_nowhere(stream: TextIO) -> None:
    """Let nothing more be written, not even by Python when it exits."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except OSError:
        # It is not a file, but made by a test.
        pass
