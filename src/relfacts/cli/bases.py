"""The commands about whole bases: their indexes, their changes, the schemas they follow."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated

import typer

from relfacts.cli.options import BaseOption, Format, FormatOption, NoPagerOption
from relfacts.cli.output import Output
from relfacts.cli.streams import put, tell
from relfacts.errors import BaseError, ExitCode, RelfactsError


class Schema(StrEnum):
    """The subject of a schema: the fact base, the JSON output of commands, a draft of claims."""

    FACTS = "facts"
    ANSWER = "answer"
    DRAFT = "draft"


def add_commands(app: typer.Typer) -> None:
    """Add the commands about whole bases to ``app``."""
    app.command(rich_help_panel="What is in the base")(index)
    for command in (diff, schema):
        app.command(rich_help_panel="Curate")(command)


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
    from relfacts import shipped
    from relfacts.base.files import cache_folder, is_address
    from relfacts.base.index.sweeping import clear as clear_folder
    from relfacts.cli.session import Asked

    if clear:
        where = cache_folder()
        gone, left = clear_folder(where) if where else (0, [])
        left += shipped.clear(where) if where else []
        tell(f"{gone} {'index' if gone == 1 else 'indexes'} removed from {where or 'nowhere'}")
        if left:
            raise BaseError(
                f"cannot remove {', '.join(left)}",
                "may you write there? RELFACTS_CACHE names another folder",
            )
        return ExitCode.ANSWERED
    with Asked(base) as facts:
        told = facts.inside
        size = "" if is_address(told.path) else f", {_size(told.path)}"
        tell(f"base: {told.path}, {told.facts_in_all} facts{size}")
        if told.kept:
            tell(f"index: {told.kept}, {_size(told.kept)}")
    return ExitCode.ANSWERED


def _size(path: str) -> str:
    """The size of a file, in kilobytes or megabytes (of 1000)."""
    size = os.stat(path).st_size / 1000  # noqa: PTH116
    return f"{size:,.0f} kB" if size < 10_000 else f"{size / 1000:,.0f} MB"


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The old base, a file or folder.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new base, a file or folder.")],
    form: FormatOption = Format.TABLE,
    no_pager: NoPagerOption = False,
) -> int:
    """What became of each fact from one version of a base to the next.

    Leaves with 0 if the two are the same and with 1 if they differ, as diff does.
    """
    from relfacts.ask.diff import diff as compare
    from relfacts.base.files import find_base, load_base
    from relfacts.cli.session import Asked, write

    try:
        answer = compare(load_base(find_base(old)), load_base(find_base(new)), old, new)
        with Asked(new) as base:
            write(answer, base.inside, Output(form.value, no_pager=no_pager))
    except RelfactsError:
        raise
    except Exception as error:
        for named in (old, new):
            with Asked(named) as base:
                base.inside.blame(error)
        raise
    return ExitCode.ANSWERED if answer.outcome == "none" else ExitCode.DIFFERENT


def schema(
    of: Annotated[
        Schema,
        typer.Argument(
            metavar="facts|answer|draft",
            help="facts: the base; answer: what --format json writes; draft: what new reads.",
        ),
    ] = Schema.FACTS,
) -> int:
    """The JSON Schema (draft 2020-12) of the fact base, of the output, or of a draft of claims."""
    from relfacts.base.files import read_schema

    put([read_schema(of.value)])
    return ExitCode.ANSWERED
