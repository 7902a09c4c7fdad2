"""The errors of the program, and their exit statuses."""

from __future__ import annotations


class ExitCode:
    """Exit statuses of the program: those of grep, where grep has one.

    Plain integers rather than an ``enum``: every lookup imports this module, and ``enum`` costs
    more than the module does.
    """

    ANSWERED = 0
    NOTHING = 1
    DIFFERENT = 1  # two bases, as diff has it
    USAGE = 2
    AMBIGUOUS = 3
    INVALID = 4
    BUG = 70
    UNWRITTEN = 74  # as sysexits.h has it for input and output
    INTERRUPTED = 130


class RelfactsError(Exception):
    """An error that the user can do something about.

    ``message`` is one sentence that says what was wrong and where; ``hint``, if any, is what to
    type or do next. ``exit_code`` is the status the program leaves with.
    """

    exit_code = ExitCode.INVALID

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(RelfactsError):
    """A value on the command line that cannot be used."""

    exit_code = ExitCode.USAGE


class ExtraError(RelfactsError):
    """A library that only some commands need is not installed."""


class BaseError(RelfactsError):
    """A fact base that is missing, unreadable, or not a fact base."""


class EvidenceError(RelfactsError):
    """A document that is missing, or whose text is not the one that was read."""


class OutputError(RelfactsError):
    """Output that cannot be written, as on a full disk."""

    exit_code = ExitCode.UNWRITTEN
