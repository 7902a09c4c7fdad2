"""The command that compares two bases."""

from __future__ import annotations

from typing import Annotated

import typer

from relfacts.cli.options import Format, FormatOption
from relfacts.errors import ExitCode, RelfactsError


def add_commands(app: typer.Typer) -> None:
    """Add ``diff`` to ``app``."""
    app.command(rich_help_panel="Curate")(diff)


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The old base, a file or folder.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new base, a file or folder.")],
    form: FormatOption = Format.TABLE,
) -> int:
    """What became of each fact from one version of a base to the next.

    Leaves with 0 if the two are the same and with 1 if they differ, as diff does.
    """
    from relfacts.ask.diff import diff as compare
    from relfacts.base.files import find_base, load_base
    from relfacts.cli.session import open_base, write

    try:
        answer = compare(load_base(find_base(old)), load_base(find_base(new)), old, new)
        with open_base(new) as base:
            write(answer, base, form)
    except RelfactsError:
        raise
    except Exception as error:
        for named in (old, new):
            with open_base(named) as base:
                base.blame(error)
        raise
    return ExitCode.ANSWERED if answer.outcome == "none" else ExitCode.DIFFERENT
