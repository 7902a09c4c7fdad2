"""The command line: turns arguments into an exit status. ``run`` is its entry point.

``lookups`` has the lookups, ``options`` their arguments and options, ``app`` the Typer app made of
them, ``fast`` the way round Typer for plain lookups, ``session`` opens the base and writes answers.
Errors become messages and statuses only here.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.errors import RelfactsError


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; see ``errors.ExitCode``."""
    from relfacts.cli.streams import open_up, put_back

    before = open_up()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    finally:
        put_back(before)


def _run(arguments: list[str]) -> int:
    from relfacts.errors import ExitCode, RelfactsError

    try:
        if any("://" in text for text in arguments):
            from relfacts.base.files import without_secrets

            arguments = without_secrets(arguments)
        status = _dispatch(arguments)
        # Typer writes help, and leaves it in the buffer of the stream.
        sys.stdout.flush()
    except RelfactsError as error:
        return _complain(error)
    except ModuleNotFoundError as error:
        from relfacts.cli.extras import missing

        said = missing(error)
        return _complain(said) if said else _leave(error, arguments)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:
        return _unusable(error) or _leave(error, arguments)
    return status


def _dispatch(arguments: list[str]) -> int:
    """Run the arguments through ``fast`` if it understands them, otherwise through Typer."""
    from relfacts.cli.fast import quick
    from relfacts.errors import ExitCode

    if (asked := os.environ.get("_RELFACTS_COMPLETE")) is not None:
        return _offer(asked, arguments)
    if arguments and arguments[0].startswith("--"):
        from relfacts.cli.shells import asked as completion

        if completion.is_asked(arguments):
            return completion.answer(arguments)
    from relfacts.cli.fast.bare import QUESTION, WORDS, as_question, is_listing

    arguments, what = as_question(quick.completed(quick.command_first(arguments)))
    if what == QUESTION:
        from relfacts.cli.streams import say
        from relfacts.text.shell import quoted

        say(f"read as a question: relfacts {' '.join(map(quoted, arguments))}")
    understood = quick.read(arguments, os.environ)
    if understood:
        # A lookup ends before there is any garbage to collect.
        gc.disable()
        command, given = understood
        return quick.call("words" if what == WORDS else command, given)
    if what == WORDS and is_listing(arguments[1:]):
        arguments = arguments[1:]
    from relfacts.cli.app import program

    # Some commands test questions as a reader would type them: they get the program itself.
    status = program()(quick.texts_last(arguments), standalone_mode=False, obj=run)
    return status if isinstance(status, int) else ExitCode.ANSWERED


def _offer(asked: str, arguments: list[str]) -> int:
    """Print the candidates for Tab, for a shell's script. On any error, print nothing."""
    from relfacts.cli.shells import installing, offering
    from relfacts.cli.streams import put
    from relfacts.errors import ExitCode

    shell = asked.removeprefix("raw_")
    if shell in installing.SHELLS and shell != asked:
        put([f"{line}\n" for line in offering.answer(shell, arguments)])
    return ExitCode.ANSWERED


def _unusable(error: Exception) -> int:
    """Report a named file that the system refuses; returns 0 if the error is something else.

    Commands report expected errors of files themselves. But a name of thousands of letters, or a
    folder without permission, can be given wherever a file is named.
    """
    if not isinstance(error, OSError) or not isinstance(error.filename, str):
        return 0
    from relfacts.base.documents import shortened
    from relfacts.errors import UsageError

    return _complain(UsageError(f"{shortened(error.filename)}: {error.strerror}", "name another"))


def _complain(error: RelfactsError) -> int:
    from relfacts.cli.streams import say

    say(f"relfacts: {error.message}", *([f"hint: {error.hint}"] if error.hint else ()))
    return error.exit_code


def _leave(error: Exception, arguments: Sequence[str]) -> int:
    """Typer's own exceptions keep their messages and statuses; all others are bugs."""
    import typer

    from relfacts.cli.streams import say
    from relfacts.errors import ExitCode

    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        return ExitCode.INTERRUPTED
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        from relfacts.cli.redirects import instead

        context = getattr(error, "ctx", None)
        message = error.format_message()
        help_page = f"{context.command_path if context else 'relfacts'} --help"
        said = instead(message, context.info_name if context else "", _program(arguments))
        if said:
            # Typer's guesses would stand beside what is meant.
            message = message.partition(" (Possible options")[0]
        say(f"relfacts: {message}", f"hint: {said}{help_page}")
        return int(error.exit_code)
    from traceback import format_exc

    say(*format_exc().splitlines())
    say("relfacts: this is a bug; please report it with the lines above")
    return ExitCode.BUG


def _program(arguments: Sequence[str]) -> str:
    """How the program was called, with the base that was named."""
    from relfacts.cli.quietly import base_named
    from relfacts.text.shell import quoted

    named = base_named(arguments)
    return f"relfacts --base {quoted(named)}" if named else "relfacts"
