"""The addresses of pages: of a record, of a question, of a command line.

An address here is that of a served page: a path from the root, and a query string. ``site`` turns
it into the name of a file.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import quote, urlencode

from relfacts.ask.filters import SWITCHES
from relfacts.base.files import are_the_same, find_base, is_address
from relfacts.base.openbase import OpenBase
from relfacts.errors import BaseError
from relfacts.text.shell import quoted

#: A query string: names with their values, in order, repeated ones too.
Query = Sequence[tuple[str, str]]

#: The library's name for a type of record, and its name in an address.
SORTS = {"person": "person", "source": "document", "topic": "topic", "place": "place"}

# Commands whose text is ids.
_BY_ID = ("cite",)


def of(sort: str, id_: str) -> str:
    """The address of a record, a fact, a kind or a year."""
    return f"/{SORTS.get(sort, sort)}/{quote(id_, safe='')}"


def of_line(document: str, line: int) -> str:
    """The address of a line of a document."""
    return f"{of('source', document)}#line-{line}"


def asking(path: str, query: Iterable[tuple[str, str]]) -> str:
    """The address that asks ``path`` with these names and values."""
    asked = urlencode([(name, value) for name, value in query if value])
    return f"{path}?{asked}" if asked else path


def words_of(line: str) -> list[str]:
    """The words of a command line after the program and the base; none if it is something else."""
    try:
        _, *words = shlex.split(line)
    except ValueError:
        return []
    return words[2:] if words[:1] == ["--base"] else words


def of_command(line: str) -> str | None:
    """The address with the same answer as a command line; None if there is none.

    For the lines in the notes of answers: ``relfacts who "Kim Il Sung" --since 1950``.
    """
    words = words_of(line)
    if not words or words[0].startswith("-"):
        return None
    command, *rest = words
    texts: list[str] = []
    query: list[tuple[str, str]] = []
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            texts.append(word)
        elif word[2:] in SWITCHES:
            query.append((word[2:], "1"))
        elif rest:
            query.append((word[2:], rest.pop(0)))
    if command in _BY_ID and len(texts) == 1 and not query:
        return of("fact", texts[0])
    if command in ("index", "verify", "check", "build", "|"):
        return None
    return asking(f"/{command}", [("q", " ".join(texts)), *query])


def commands(base: OpenBase, frozen: bool) -> Callable[[str], str]:
    """What a reader of the pages of a base has to type for one of its command lines.

    On this machine the base is named so that the line works in any folder. Nobody knows where a
    site is read: there only the shipped base, which everybody has, has commands.
    """
    named = base.named
    if frozen and not _is_shipped(base.path):
        return lambda line: ""
    if frozen or not named or is_address(named):
        return lambda line: line
    typed, whole = f"relfacts --base {quoted(named)} ", f"relfacts --base {_whole(named)} "
    return lambda line: whole + line.removeprefix(typed) if line.startswith(typed) else line


def _whole(named: str) -> str:
    return quoted(str(Path(named).absolute().resolve()))


def _is_shipped(path: str) -> bool:
    try:
        shipped = find_base(None)
    except BaseError:
        return False
    return not is_address(path) and are_the_same(path, shipped)
