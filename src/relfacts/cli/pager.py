"""Shows an answer that is longer than the screen in a pager.

This module is loaded only on a terminal, and only for such an answer. If the pager is missing or
fails, the answer is written directly.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from contextlib import suppress

from relfacts.cli.streams import put, say
from relfacts.text.typed import in_quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The variables that name a pager; the first that is set decides. Without one it is less.
VARIABLES = ("RELFACTS_PAGER", "PAGER")
_USUAL = "less"

# Values that mean no pager.
_NONE = ("", "cat")

# Settings of less, if the user has none: leave at once if all fits, keep colour and links, leave
# the answer on the screen; and of lv.
_HABITS = {"LESS": "FRX", "LV": "-c"}

# Characters that only a shell interprets.
_OF_A_SHELL = frozenset("|&;<>()$`\\\"'*?[]#~=%!{}\n")

# The statuses of a shell for a command that it could not run cannot be distinguished from those of
# a command that failed; this is that of a reader who interrupted it, as with Ctrl-C.
_BROKEN_OFF = 128 + signal.SIGINT


def through_pager(pieces: Iterable[str]) -> None:
    """Write an answer to the pager named in the environment, or directly if there is none.

    A reader may leave the pager at any time. An error while making the pieces is raised after the
    pager has ended.
    """
    named, command = _pager(os.environ)
    if command.strip() in _NONE:
        put(pieces)
        return
    sys.stdout.flush()
    try:
        pager = subprocess.Popen(
            _arguments(command), stdin=subprocess.PIPE, env={**_HABITS, **os.environ}
        )
    except (OSError, ValueError):
        _complain(named, command)
        put(pieces)
        return
    # While the pager runs, Ctrl-C is for the pager.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    shown: list[str] = []
    rest = iter(pieces)
    try:
        with suppress(BrokenPipeError):
            _feed(pager, rest, shown)
    finally:
        with suppress(BrokenPipeError):
            if pager.stdin:
                pager.stdin.close()
        status = pager.wait()
        signal.signal(signal.SIGINT, before)
    if status > 0 and status != _BROKEN_OFF:
        _complain(named, command)
        put([*shown, *rest])


def _feed(pager: subprocess.Popen[bytes], pieces: Iterable[str], shown: list[str]) -> None:
    """Write the pieces to a pager and record them. Raises BrokenPipeError when it has ended."""
    assert pager.stdin is not None
    for piece in pieces:
        shown.append(piece)
        pager.stdin.write(piece.encode("utf-8", "backslashreplace"))
        pager.stdin.flush()


def _pager(environment: Mapping[str, str]) -> tuple[str, str]:
    """The variable that names the pager, empty if none does; and the command of the pager."""
    for name in VARIABLES:
        if name in environment:
            return name, environment[name]
    return "", _USUAL


def _arguments(command: str) -> list[str]:
    """A command as a list of arguments. Raises ValueError if it cannot be run."""
    if _OF_A_SHELL & set(command) and os.name == "posix":
        return ["sh", "-c", command]
    arguments = shlex.split(command)
    # Keep colour and links, whatever else LESS says.
    if os.path.basename(arguments[0]) == _USUAL:  # noqa: PTH119
        arguments.insert(1, "-R")
    return arguments


def _complain(named: str, command: str) -> None:
    """Report that a pager does not work, if somebody chose it."""
    if named:
        say(f"the pager {in_quotes(command)} does not work; {named} names it", dim=True)
