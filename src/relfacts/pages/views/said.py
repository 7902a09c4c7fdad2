"""What is said beside an answer, in the words of a page.

Notes, errors and hints are the same everywhere, and name commands and options. In a browser nobody
types these: what can be asked is a link, and an option goes by the name of the filter.
"""

from __future__ import annotations

import re
import shlex

from relfacts.ask.answer import Note
from relfacts.pages import addresses
from relfacts.pages.addresses import Query
from relfacts.serve.asked import FILTERS

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

    def __init__(self, text: str, command: str | None = None, kind: str = "") -> None:
        self.kind = kind
        before, found, after = text.partition(command) if command else (text, "", "")
        self.before = in_words(before)
        self.after = in_words(after)
        self.command = found
        self.path = addresses.of_command(found) if found else None
        self.plain = plain(found) if found else ""
        self.more = self.further = ""

    def __str__(self) -> str:
        return f"{self.before}{self.plain}{self.after}"


def noted(note: Note, path: str, query: Query) -> Said | None:
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
    return Said(note.text, note.command, note.kind)


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


def plain(line: str) -> str:
    """A command line as people would say it: without quotes, dashes and the name of a lookup."""
    words = addresses.words_of(line)
    said = words[1:] if words[:1] and words[0] in _LOOKUPS and len(words) > 1 else words
    return " ".join(word.removeprefix("--") for word in said) or line
