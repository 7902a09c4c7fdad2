"""Limits how long reading a file may take: a malicious one must not keep anybody waiting.

The clock counts the time that the program works, so that no file is refused because the machine is
busy. It needs a signal, and so runs in the main thread of systems that have one; elsewhere nothing
is timed.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: The seconds of work that a file may take, or each page of one that has pages.
MOST_SECONDS = 30.0

# After that the error is raised again and again: one that is raised during garbage collection or
# cleaning up is lost.
_AGAIN = 0.5


class TooLongError(BaseException):
    """A file took too long. It is not an Exception, so that no library ignores it."""


@contextmanager
def timed() -> Iterator[None]:
    """Raises TooLongError within, once the time is over."""
    if not _can_be_timed():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _over)
    restart()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def restart() -> None:
    """Give the next page as much time as the last."""
    if _can_be_timed() and signal.getsignal(signal.SIGVTALRM) is _over:
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS, _AGAIN)


def _can_be_timed() -> bool:
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")


def _over(_signal: int, _frame: FrameType | None) -> None:
    raise TooLongError
