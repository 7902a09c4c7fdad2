"""The command that makes, shows and clears the indexes of bases."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from relfacts.cli.options import BaseOption
from relfacts.errors import BaseError, ExitCode


def add_commands(app: typer.Typer) -> None:
    """Add ``index`` to ``app``."""
    app.command(rich_help_panel="What is in the base")(index)


def index(
    base: BaseOption = None,
    clear: Annotated[
        bool, typer.Option("--clear", help="Remove every index that is kept, of any base.")
    ] = False,
) -> int:
    """Make the index of the base, if there is none, and show where it is kept.

    Every question makes it where it is missing, and nothing depends on it: it can be cleared at any
    time. RELFACTS_CACHE names another folder.
    """
    from relfacts.base.index.cards import folder
    from relfacts.base.index.sweeping import clear as clear_folder
    from relfacts.cli.session import open_base
    from relfacts.cli.streams import tell

    if clear:
        where = folder()
        gone, left = clear_folder(where) if where else (0, [])
        tell(f"{gone} {'index' if gone == 1 else 'indexes'} removed from {where or 'nowhere'}")
        if left:
            raise BaseError(
                f"cannot remove {', '.join(left)}",
                "may you write there? RELFACTS_CACHE names another folder",
            )
        return ExitCode.ANSWERED
    with open_base(base) as facts:
        tell(f"base: {facts.path}, {facts.facts_in_all} facts, {_size(facts.path)}")
        if facts.kept:
            tell(f"index: {facts.kept}, {_size(facts.kept)}")
    return ExitCode.ANSWERED


def _size(path: str) -> str:
    """How large a file is, in kilobytes or megabytes of a thousand."""
    size = os.stat(path).st_size / 1000  # noqa: PTH116
    return f"{size:,.0f} kB" if size < 10_000 else f"{size / 1000:,.0f} MB"
