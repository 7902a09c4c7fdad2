"""The command line: arguments in, an exit status out. ``run`` is the whole of it.

``app`` defines the commands, ``options`` the options they share, ``session`` opens the base and
writes answers. Errors are turned into words and statuses here and nowhere else.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; see ``errors.ExitCode``."""
    from relfacts.errors import ExitCode, RelfactsError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names are Unicode whatever the machine's own encoding is.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from relfacts.cli.app import app

    try:
        status = app(list(arguments) if arguments is not None else None, standalone_mode=False)
        sys.stdout.flush()
    except RelfactsError as error:
        return _complain(error)
    except BrokenPipeError:
        # Whoever reads the pipe has seen enough. Nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.ANSWERED
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:
        return _leave(error)
    return status if isinstance(status, int) else ExitCode.ANSWERED


def _complain(error: object) -> int:
    from relfacts.errors import RelfactsError

    if not isinstance(error, RelfactsError):
        raise TypeError(error)
    print(f"relfacts: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"hint: {error.hint}", file=sys.stderr)
    return error.exit_code


def _leave(error: Exception) -> int:
    """The framework's own exceptions end as it would end them; all others are bugs."""
    import typer

    from relfacts.errors import ExitCode

    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        return ExitCode.INTERRUPTED
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        context = getattr(error, "ctx", None)
        print(f"relfacts: {error.format_message()}", file=sys.stderr)
        print(f"hint: {context.command_path if context else 'relfacts'} --help", file=sys.stderr)
        return int(error.exit_code)
    import traceback

    traceback.print_exc()
    print("relfacts: this is a bug; please report it with the lines above", file=sys.stderr)
    return ExitCode.BUG
