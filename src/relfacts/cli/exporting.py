"""The command that writes a base for other engines."""

from __future__ import annotations

import os
from array import array
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from relfacts import writing
from relfacts.ask.answers import narrowed
from relfacts.ask.filters import Filters
from relfacts.cli.options import BaseOption, typed
from relfacts.cli.output import Output
from relfacts.cli.session import Asked
from relfacts.cli.session import write as answer_with
from relfacts.cli.streams import tell
from relfacts.errors import ExitCode, RelfactsError, UsageError
from relfacts.text.shell import quoted
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from relfacts.base.openbase import OpenBase
    from relfacts.export.tables import Row
    from relfacts.records import Fact


class Engine(StrEnum):
    """The target of an export."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"
    PARQUET = "parquet"
    TIMELINEJS = "timelinejs"


def add_commands(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(rich_help_panel="Publish")(typed(export))


def export(
    engine: Annotated[
        Engine,
        typer.Argument(
            metavar="FORMAT",
            help="sqlite: one file, for Datasette too; postgresql: a script for psql; parquet: a "
            "folder, for DuckDB, ClickHouse and others; timelinejs: JSON, for a page.",
        ),
    ],
    out: Annotated[Path, typer.Argument(metavar="FILE|DIR", help="What to write.")],
    filters: Filters,
    index: Annotated[
        bool,
        typer.Option(
            "--index", help="postgresql: the index too, for --base postgresql://HOST/DATABASE."
        ),
    ] = False,
    base: BaseOption = None,
) -> int:
    """Write the facts as tables for a database, or those that filters leave.

    Plain SQL then gives the facts that relfacts gives for a year or a name. The same base makes the
    same bytes. What is there already is written over only if an export has left it.
    """
    write = _ENGINES[engine]
    if index:
        if engine != Engine.POSTGRESQL:
            raise UsageError("only a server of PostgreSQL takes the index", "export postgresql")
        if filters.given:
            raise UsageError("an index is of the whole base", "leave out --index, or the filters")
        write = _indexed
    with Asked(base) as facts:
        inside = facts.inside
        try:
            numbers: Sequence[int] = range(1, inside.facts_in_all + 1)
            if filters.given:
                command = f"export {engine} {quoted(str(out))}"
                answer = facts.ask(lambda base: narrowed(base, command, filters))
                if answer.outcome != "found":
                    return answer_with(answer, inside, Output())
                numbers = array("I", sorted(hit.number for hit in answer.hits))
                del answer
            told = write(inside, numbers, str(out))
        except OSError as error:
            raise writing.unwritten(str(out), error) from error
        except RelfactsError:
            raise
        except Exception as error:
            inside.blame(error)
            raise
    tell(f"{out}: {counted(len(numbers), 'fact')}", *told)
    return ExitCode.ANSWERED


def _watched(base: OpenBase, numbers: Sequence[int]) -> Iterator[tuple[int, Fact]]:
    """The facts, with a bar that shows how many are written."""
    from relfacts.export import tables
    from relfacts.show.progress import watched

    return watched(tables.facts(base, numbers), "exporting", len(numbers), "facts")


def _rows(base: OpenBase, numbers: Sequence[int]) -> Iterator[Row]:
    from relfacts import __version__
    from relfacts.export import tables

    return tables.rows(base, _watched(base, numbers), __version__)


def _behind(out: str) -> str:
    """Where it is written: behind a link, which stays."""
    return str(Path(out).resolve()) if Path(out).is_symlink() else out


def _sqlite(base: OpenBase, numbers: Sequence[int], out: str) -> list[str]:
    from relfacts.export import datasette, sqlite
    from relfacts.export.replacing import must_be_free

    must_be_free(out, sqlite.APPLICATION)
    place = Path(out)
    beside = str(place.with_name(f"{place.stem}-metadata.json"))
    must_be_free(beside)
    with writing.replacing(_behind(out)) as draft:
        sqlite.write(draft, _rows(base, numbers))
    writing.write(beside, datasette.metadata(base, place.stem))
    return [f"next: datasette {quoted(out)} --metadata {quoted(beside)}"]


def _postgresql(
    base: OpenBase, numbers: Sequence[int], out: str, index: Iterable[bytes] = ()
) -> list[str]:
    from relfacts.export import postgresql
    from relfacts.export.replacing import must_be_free

    must_be_free(out)
    with writing.replacing(_behind(out)) as draft:
        writing.append(draft, postgresql.script(_rows(base, numbers), index))
    return [f"next: psql -v ON_ERROR_STOP=1 -f {quoted(out)} DATABASE"]


def _indexed(base: OpenBase, numbers: Sequence[int], out: str) -> list[str]:
    from relfacts.export import indexed

    told = _postgresql(base, numbers, out, indexed.script(base))
    return [*told, "then: relfacts --base postgresql://HOST/DATABASE who NAME"]


def _parquet(base: OpenBase, numbers: Sequence[int], out: str) -> list[str]:
    from relfacts.export import parquet
    from relfacts.export.replacing import must_be_free_folder

    must_be_free_folder(out, parquet.VIEWS["duckdb"], parquet.is_own)
    with writing.replacing_folder(_behind(out)) as draft:
        parquet.write(draft, _rows(base, numbers))
    there = "" if out == os.curdir else f"cd {quoted(out)} && "
    return [f"next: {there}duckdb -init {parquet.VIEWS['duckdb']}"]


def _timelinejs(base: OpenBase, numbers: Sequence[int], out: str) -> list[str]:
    from relfacts.export import timelinejs
    from relfacts.export.replacing import must_be_free

    must_be_free(out)
    with writing.replacing(_behind(out)) as draft:
        line = timelinejs.Timeline(base, _watched(base, numbers))
        writing.append(draft, line)
    return [f"left out: {counted(line.left_out, 'fact')} without a date"] if line.left_out else []


#: The writer for each engine: takes a base, the numbers of the facts in the order of time and the
#: path; returns lines to print.
_ENGINES: dict[str, Callable[[OpenBase, Sequence[int], str], list[str]]] = {
    Engine.SQLITE: _sqlite,
    Engine.POSTGRESQL: _postgresql,
    Engine.PARQUET: _parquet,
    Engine.TIMELINEJS: _timelinejs,
}
