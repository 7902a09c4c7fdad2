"""The candidates of Tab for a line: commands, options, choices, and names of the base.

Lookups are read with the table of ``fast``, so that Tab does not wait for Typer.
"""

from __future__ import annotations

import os

from relfacts.cli.quietly import base_named, declared_by
from relfacts.cli.shells.words import bare, continued, joined
from relfacts.text.typed import readable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from relfacts.base.index.reader import Index

    #: A candidate and its description, which may be empty.
    Candidate: TypeAlias = tuple[str, str]
    #: Parameter, type, choices, type of id: as in the table.
    Option: TypeAlias = tuple[str, str, tuple[str, ...], str]

#: Stands for the names of files, which the shell completes better.
FILES = ":files"

# A listing: all listings have its options.
_LISTING = "facts"

# Whatever has an id that a command for anything takes; the shorter lists first.
_RECORDS = ("person", "place", "topic", "source", "fact")

# More than fit on a screen do not help anybody to choose.
_MOST = 200
# Options that may come before a command, with a value.
_BEFORE = ("--base", "--format", "-f")
_OF_THE_PROGRAM = (*_BEFORE[:2], "--help", "--version")


def answer(shell: str, raw: Sequence[str]) -> list[str]:
    """The lines to print for a shell that passes the words of its line, the last one incomplete."""
    words = [readable(word) for word in raw]
    if shell == "bash":
        words = joined(words)
    *before, begun = [bare(word) for word in words] or [""]
    option, equals, value = begun.partition("=")
    assigned = bool(equals) and option.startswith("--")
    try:
        found = _offered([*before, option] if assigned else before, value if assigned else begun)
    except Exception:
        return []
    if found is None:
        return [FILES]
    # A name of the base with a line break would become two candidates.
    found = [(text, said) for text, said in found if (text + said).isprintable()]
    # fish compares the whole word; bash and zsh have split it at the sign.
    front = f"{option}=" if assigned and shell == "fish" else ""
    return [f"{front}{text}\t{said}" if said else f"{front}{text}" for text, said in found]


def _offered(before: Sequence[str], begun: str) -> list[Candidate] | None:
    """The candidates after some words; None for the name of a file."""
    from relfacts.cli.fast.table import OPTIONS

    rest = list(before)
    base = None
    while rest and rest[0] in _BEFORE:
        option = rest.pop(0)
        if not rest:
            return _values(OPTIONS[option], begun, base)
        value = rest.pop(0)
        base = value if option == "--base" else base
    if not rest:
        names = [name for name in (*_commands(base), *_OF_THE_PROGRAM) if _fits(name, begun)]
        # Words without a command are a question, which may begin with a name.
        return [(name, "") for name in names] or list(_of_base("person", begun, base))
    arguments, options = _taken_by(rest.pop(0), base or base_named(rest))
    texts, given = 0, set()
    while rest:
        word = rest.pop(0)
        name, assigned, _ = word.partition("=")
        if name not in options:
            texts += not word.startswith("-")
            continue
        given.add(name)
        if options[name][1] == "flag" or assigned:
            continue
        if not rest:
            return _values(options[name], begun, base)
        value = rest.pop(0)
        base = value if name == "--base" else base
    if begun.startswith("-"):
        once = {name for name in given if options[name][1] != "several"}
        names = [name for name in (*options, "--help") if _fits(name, begun)]
        return [(name, "") for name in names if name not in once]
    for argument in arguments:
        if not texts or argument[1] == "several":
            return _values(argument, begun, base)
        texts -= 1
    return []


def _commands(base: str | None) -> list[str]:
    """The commands, with those that list the kinds of the base that was named."""
    from relfacts.cli.fast.table import ALL
    from relfacts.vocabulary.usual import USUAL_KINDS

    if not (base or os.environ.get("RELFACTS_BASE")):
        return list(ALL)
    usual = {kind["plural"] for kind in USUAL_KINDS}
    plurals = [kind.plural for kind in declared_by(base).kinds.values()]
    return sorted({*ALL} - usual | {*plurals})


def _taken_by(command: str, base: str | None) -> tuple[list[Option], dict[str, Option]]:
    """The arguments that a command takes, and its options by their names.

    A word that is not a command may list a kind of the base, with the options of every listing.
    """
    from relfacts.cli.fast.table import ALL, COMMANDS, OPTIONS, OTHERS

    if command not in ALL and declared_by(base).kind_listed_by(command):
        command = _LISTING
    if command in COMMANDS:
        taken = COMMANDS[command]
        arguments: list[Option] = [
            (name, "several" if several else "text", (), sort)
            for name, _, several, sort in taken["arguments"]
        ]
        return arguments, {name: OPTIONS[name] for name in taken["options"]}
    return OTHERS.get(command, ([], {}))


def _fits(name: str, begun: str) -> bool:
    """Whether a command or an option begins with ``begun``; options only if it begins with a
    hyphen.
    """
    return name.startswith(begun) and name.startswith("-") == begun.startswith("-")


def _values(option: Option, begun: str, base: str | None) -> list[Candidate] | None:
    """The values of an option or argument that begin with ``begun``; None for a file name."""
    _, kind, choices, sort = option
    if kind == "path":
        return None
    if choices:
        return [(choice, "") for choice in choices if choice.startswith(begun.lower())]
    return list(_of_base(sort, begun, base)) if sort else []


def _of_base(sort: str, begun: str, base: str | None) -> Iterator[Candidate]:
    """Ids of a base that begin with ``begun``, or else spellings that do, ignoring case and
    accents.
    """
    from relfacts.base.files import find_base
    from relfacts.base.index.cache import open_index
    from relfacts.vocabulary import STATUSES

    if sort in ("kind", "status"):
        closed = STATUSES if sort == "status" else declared_by(base).kinds
        yield from ((word, "") for word in closed if word.startswith(begun.lower()))
        return
    sorts = _RECORDS if sort == "any" else (sort,)
    opened = open_index(find_base(base or os.environ.get("RELFACTS_BASE")))
    try:
        yield from _of_index(opened.index, sorts, begun)
    finally:
        opened.close()


def _of_index(index: Index, sorts: Sequence[str], begun: str) -> Iterator[Candidate]:
    from relfacts.text.folding import fold

    ids = {sort: index.ids_beginning(sort, begun, _MOST) for sort in sorts}
    if any(ids.values()) or not begun or sorts == ("fact",):
        # A topic and a place may share an id; an id without a name says less.
        named = {id_: "" for of_sort in ids.values() for id_ in of_sort}
        for sort in sorts:
            named |= index.names_of(sort, ids[sort]) if sort != "fact" else {}
        yield from [*named.items()][:_MOST]
        return
    key = fold(begun).replace(" ", "")
    spelled = [
        (sort, id_, spelling)
        for sort in sorts
        if sort != "fact"
        for spelling, id_ in index.spellings_beginning(sort, key, _MOST)
    ]
    # Accents and blanks that were typed were meant, if any spelling has them.
    for typed, read in ((begun.lower(), str.lower), (fold(begun), fold)):
        if whole := [one for one in spelled if read(one[2]).startswith(typed)]:
            spelled = whole
            break
    found: dict[tuple[str, str], str] = {}
    for sort, id_, spelling in spelled:
        if text := continued(begun, spelling):
            found.setdefault((sort, id_), text)
    if len(found) > 1 and all(text[len(begun) :][:1] == " " for text in found.values()):
        # Their common beginning is a whole word, so a shell need not extend it.
        yield begun, f"{len(found)} of this name"
    yield from {text: id_ for (_, id_), text in found.items()}.items()
