"""Watches over the base that is served: whether it still is what it was, and what broke it.

A base stays open while it is served, and its index knows where each record stands. If its file is
written over, cut short or replaced in place, what is read there is no record, or one of another
base, and no answer is better than a wrong one. A file that another takes the place of, as ``build``
does it, stays as it was for whoever has it open.
"""

from __future__ import annotations

from relfacts.errors import BaseError, RelfactsError
from relfacts.library.factbase import FactBase


class Watch:
    """A watch over an open base."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._state = base.inside.state()

    def check(self) -> None:
        """Raises BaseError if the base is no longer what it was."""
        if self._base.inside.state() != self._state:
            raise BaseError(
                f"{self._base.path} was written over while it was served", "serve it anew"
            )

    def why(self, error: Exception) -> RelfactsError | None:
        """What to say of an ``error``; None if it is a bug, and the base is sound."""
        if isinstance(error, RelfactsError):
            return error
        try:
            self.check()
            self._base.look(lambda inside: inside.blame(error))
        except RelfactsError as told:
            return told
        return None
