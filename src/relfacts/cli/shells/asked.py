"""The options of completion, each used alone, perhaps with the name of a shell."""

from __future__ import annotations

import os

from relfacts.errors import ExitCode, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

INSTALL, SHOW, UNINSTALL = "--install-completion", "--show-completion", "--uninstall-completion"

#: The texts of the help page.
OPTIONS = {
    INSTALL: "Install completion for the shell that runs this, or the one named after it.",
    SHOW: "Print the script of completion.",
    UNINSTALL: "Take away what was installed.",
}


def is_asked(arguments: Sequence[str]) -> bool:
    """Whether a command line begins with one of the options."""
    return bool(arguments) and arguments[0].partition("=")[0] in OPTIONS


def answer(arguments: Sequence[str]) -> int:
    """Carry out the option. Raises RelfactsError."""
    from relfacts.cli.shells import installing
    from relfacts.cli.streams import put, tell

    option, equals, value = arguments[0].partition("=")
    rest = [*([value] if equals else ()), *arguments[1:]]
    if len(rest) > 1:
        raise UsageError(f"{option} takes one shell", f"{option} bash, zsh or fish")
    shell = installing.shell_around(rest[0] if rest else None)
    if option == SHOW:
        put([installing.script(shell)])
    elif option == INSTALL:
        tell(installing.install(shell, os.environ))
    else:
        tell(installing.uninstall(shell, os.environ))
    return ExitCode.ANSWERED
