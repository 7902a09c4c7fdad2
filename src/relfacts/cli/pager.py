"""An answer longer than the screen, through a pager.

Nothing of this is loaded but on a terminal, and there only for such an answer. A pager that is
missing, or that fails, is no reason to show nothing: then the answer is written as it is.
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

#: The variables that name a pager, the first that is set decides; without one it is less.
VARIABLES = ("RELFACTS_PAGER", "PAGER")
_USUAL = "less"

# Named so, there is none.
_NONE = ("", "cat")

# How less is to behave, if nobody has said so: leave at once where all of it fits, keep colour and
# links, leave the answer on the screen; and lv.
_HABITS = {"LESS": "FRX", "LV": "-c"}

# What only a shell understands.
_OF_A_SHELL = frozenset("|&;<>()$`\\\"'*?[]#~=%!{}\n")

# A shell's statuses of a command that it could not run are among those of one that has failed; this
# is that of a reader who broke off, as with Ctrl-C.
_BROKEN_OFF = 128 + signal.SIGINT


def through_pager(pieces: Iterable[str]) -> None:
    """Write an answer to the pager that the environment names, or without one as it is.

    A reader who has seen enough may leave at any time. Raises what making the pieces raises, when
    the pager is gone.
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
    # Ctrl-C is for the pager while it is there.
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
    """Write the pieces to a pager, and remember them. Raises BrokenPipeError when it is gone."""
    assert pager.stdin is not None
    for piece in pieces:
        shown.append(piece)
        pager.stdin.write(piece.encode("utf-8", "backslashreplace"))
        pager.stdin.flush()


def _pager(environment: Mapping[str, str]) -> tuple[str, str]:
    """The variable that names the pager, empty if none does; and its command line."""
    for name in VARIABLES:
        if name in environment:
            return name, environment[name]
    return "", _USUAL


def _arguments(command: str) -> list[str]:
    """A command line as the system runs it. Raises ValueError for one that nobody could run."""
    if _OF_A_SHELL & set(command) and os.name == "posix":
        return ["sh", "-c", command]
    arguments = shlex.split(command)
    # Colour and links are kept, whatever else less is told by LESS.
    if os.path.basename(arguments[0]) == _USUAL:  # noqa: PTH119
        arguments.insert(1, "-R")
    return arguments


def _complain(named: str, command: str) -> None:
    """Say that the pager that somebody has chosen does not work; of ours nothing."""
    if named:
        say(f"the pager {in_quotes(command)} does not work; {named} names it", dim=True)
