"""What is said beside an answer, in the words of a page.

Notes, errors and hints are the same everywhere, and name commands and options. In a browser nobody
types these: what can be asked is a link, and an option goes by the name of the filter.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from itertools import pairwise

from relfacts.ask.answer import Note
from relfacts.base.phrasing import in_words as in_time
from relfacts.dates.edtf import EdtfError
from relfacts.pages import addresses
from relfacts.pages.addresses import Query
from relfacts.serve.asked import FILTERS

#: The name of a record, by its type and its id.
Named = Callable[[str, str], str]

# Lookups whose name can be left out if their text is there.
_LOOKUPS = ("who", "search", "topic", "place", "year", "show")

# An option that is a filter, and what a hint offers to type.
_OPTION = re.compile(rf"--(?=(?:{'|'.join(FILTERS)})\b)")
_COMMAND = re.compile(r"\brelfacts (?:(?! or relfacts\b)[^;?])+")

# How a note on what was left out ends: with the option, or here with a link and its text.
_FURTHER = {
    "left-out": ("; add --undated", ("undated", "1"), "show them"),
    "limit": ("; without --limit", None, "show all"),
}


class Said:
    """A sentence with what it offers: ``plain`` is what the link to ``path`` is called.

    ``command`` is the line that offers the same on the command line, ``before`` and ``after`` what
    surrounds it; ``more`` is the address that leaves nothing out, ``further`` the text of its link.
    """

    __slots__ = ("after", "before", "command", "further", "kind", "more", "path", "plain")

    def __init__(
        self, text: str, command: str | None = None, kind: str = "", named: Named | None = None
    ) -> None:
        self.kind = kind
        before, found, after = text.partition(command) if command else (text, "", "")
        self.before = in_words(before)
        self.after = in_words(after)
        self.command = found
        self.path = addresses.of_command(found) if found else None
        self.plain = plain(found, named) if found else ""
        self.more = self.further = ""

    def __str__(self) -> str:
        return f"{self.before}{self.plain}{self.after}"


def noted(note: Note, path: str, query: Query, named: Named | None = None) -> Said | None:
    """A note; None for one that only somebody who types commands can use."""
    if note.kind in _FURTHER and not note.command:
        option, added, called = _FURTHER[note.kind]
        said = Said(note.text.partition(option)[0], kind=note.kind)
        rest = [pair for pair in query if pair[0] not in ("limit", "page")]
        said.more = addresses.asking(path, [*query, added] if added else rest)
        said.further = called
        return said
    if note.kind == "next" and not note.command:
        return None
    return Said(note.text, note.command, note.kind, named)


def hinted(hint: str, path: str, query: Query) -> list[Said]:
    """What to ask instead: a part for each link, in order."""
    found, at = [], 0
    for offered in _COMMAND.finditer(hint):
        found.append(Said(hint[at : offered.end()], offered[0]))
        at = offered.end()
    return [*found, Said(hint[at:])] if found else [_by_filters(hint, path, query)]


def _by_filters(hint: str, path: str, query: Query) -> Said:
    """A hint without a command; if it consists of filters, a link that applies them."""
    given = _filters(hint)
    said = Said(hint)
    if given:
        kept = [pair for pair in query if pair[0] not in dict(given)]
        said.before, said.plain = "", plain(f"relfacts facts {hint}").removeprefix("facts ")
        said.path = addresses.asking(path, [*kept, *given])
    return said


def _filters(hint: str) -> list[tuple[str, str]]:
    """The filters with values that a hint is made of; none if it says anything else."""
    try:
        words = shlex.split(hint)
    except ValueError:
        return []
    names, values = words[::2], words[1::2]
    known = [name.removeprefix("--") for name in names if name.startswith("--")]
    whole = len(known) == len(names) == len(values) and all(name in FILTERS for name in known)
    # Placeholders for values, such as NAME, are in capitals.
    told = whole and not any(value.isupper() and value.isalpha() for value in values)
    return list(zip(known, values, strict=True)) if told else []


def in_words(text: str) -> str:
    """A sentence that names filters without the dashes of options."""
    return _OPTION.sub("", text)


def plain(line: str, named: Named | None = None) -> str:
    """A command line as people would say it: without quotes, dashes and the name of a lookup.

    Records go by their names, if ``named`` gives them, and a time by its words.
    """
    words = addresses.words_of(line)
    said = words[1:] if words[:1] and words[0] in _LOOKUPS and len(words) > 1 else words
    return " ".join(_in_names(said, named)) or line


def _in_names(words: list[str], named: Named | None) -> Iterator[str]:
    """The words of a command line, each option with its value as people say them."""
    rest = list(words)
    given = dict(pairwise(words))
    while rest:
        word = rest.pop(0)
        sort = _SORT_OF.get(word)
        if word == "--since" and rest and given.get("--until") == rest[0]:
            yield _time(rest.pop(0))
        elif word == "--until" and rest and given.get("--since") == rest[0]:
            rest.pop(0)
        elif sort and named and rest:
            yield f"{word[2:]} {named(sort, rest.pop(0))}"
        else:
            yield word.removeprefix("--")


def _time(text: str) -> str:
    """A time in words; as it was typed if it is not EDTF."""
    try:
        return in_time(text)
    except EdtfError:
        return text


# The type of the records that an option names.
_SORT_OF = {
    "--who": "person", "--place": "place", "--topic": "topic", "--from": "place", "--to": "place"
}  # fmt: skip
