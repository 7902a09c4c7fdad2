"""Where pages stand: the address of a record, of a question, of a command line.

An address here is that of the pages that are served: a path from the root, and what stands behind
the question mark. ``site`` makes names of files of them.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlencode

from relfacts.ask.filters import SWITCHES

#: What stands behind a question mark: names with their values, in order, repeated ones too.
Query = Sequence[tuple[str, str]]

#: What the library calls a record, and what its address does.
SORTS = {"person": "person", "source": "document", "topic": "topic", "place": "place"}

# Commands whose text is ids.
_BY_ID = ("show", "cite")


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
    """The words of a command line behind the program and the base; none if it is no such line."""
    try:
        _, *words = shlex.split(line)
    except ValueError:
        return []
    return words[2:] if words[:1] == ["--base"] else words


def of_command(line: str) -> str | None:
    """The address that answers as a command line does; None if there is none.

    The lines are those that answers offer: ``relfacts who "Kim Il Sung" --since 1950``.
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
