"""How long a file may take to be read: one that is made to do harm must not keep anybody waiting.

The clock counts the time that the program works, so that a busy machine is no reason to refuse. It
needs a signal, and so runs in the main thread of systems that have one; elsewhere nothing is timed.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: So many seconds of work a file may take, or a page of one that has pages.
MOST_SECONDS = 30.0

# Then the time is told to be over again and again: what is raised while garbage is collected, or
# something is taken down, is lost.
_AGAIN = 0.5


class TooLongError(BaseException):
    """A file took too long. No Exception, so that no library passes over it."""


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
