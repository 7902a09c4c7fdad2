"""Finds what a text means to other commands, if the one used finds nothing.

``who Hanoi`` asks for a person, but the base knows the place. Only commands that find something are
suggested, and they read the text exactly as if it had been typed for them.
"""

from __future__ import annotations

from relfacts.base.openbase import OpenBase
from relfacts.base.selection import Selection
from relfacts.dates.edtf import EdtfError
from relfacts.dates.typed import read_period
from relfacts.languages.dictionary import QUESTIONS
from relfacts.text.folding import fold, key, singular
from relfacts.text.shell import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.vocabulary.declared import Kind

# The sort of a place that is none on a map.
_BODY = "organisation"


class Elsewhere:
    """Another meaning of a text: its type, its record, and the command that answers.

    ``said`` is a clause that describes it; ``id`` and ``name`` are empty if it is not a record.
    """

    __slots__ = ("id", "line", "name", "said", "sort")

    def __init__(self, sort: str, id: str, name: str, said: str, line: str) -> None:
        self.sort = sort
        self.id = id
        self.name = name
        self.said = said
        self.line = line


def elsewhere(base: OpenBase, text: str, asked: str) -> Iterator[Elsewhere]:
    """The meanings of ``text`` to commands other than the one for the type that was ``asked``."""
    for sort in ("topic", "place"):
        if sort != asked and (found := base.labels(sort).look_up(text, mend=False)):
            line = base.line(f"{sort} {found.id}")
            body = sort == "place" and base.record(sort, found.id)["kind"] == _BODY
            called = f"an {_BODY}" if body else f"a {sort}"
            yield Elsewhere(sort, found.id, found.name, f"there is {called} of that name", line)
    if asked != "kind" and (kind := _kind_called(base, text)):
        line = base.line(quoted(kind.plural))
        told = f"{kind.plural} are a kind of fact"
        yield Elsewhere("kind", kind.id, kind.plural, told, line)
    if asked != "person":
        yield from _as_people(base, text)
    if asked != "period" and any(ch.isdigit() for ch in text):
        yield from _as_time(base, text)


def _as_people(base: OpenBase, text: str) -> Iterator[Elsewhere]:
    from relfacts.names.reading import read_names

    matches = read_names(text, base.book).matches
    line = base.line(f"who {quoted(text)}")
    if len(matches) == 1:
        owner = matches[0].owner
        yield Elsewhere("person", owner.id, owner.name, "there is a person of that name", line)
    elif matches:
        yield Elsewhere("person", "", "", "there are people of that name", line)


def _as_time(base: OpenBase, text: str) -> Iterator[Elsewhere]:
    try:
        period = read_period(text)
    except EdtfError:
        return
    if base.select(Selection(periods=(period,)), 0).total:
        line = base.line(f"year {quoted(text)}")
        yield Elsewhere("period", "", "", "there are facts of that time", line)


def _kind_called(base: OpenBase, text: str) -> Kind | None:
    """The kind of fact that ``text`` names, in the words of the base or of a language."""
    wanted = singular(key(text))
    kinds = base.declared.kinds
    for kind in kinds.values():
        if any(singular(key(name)) == wanted for name in kind.spellings()):
            return kind
    rows = QUESTIONS.entries(fold(text))
    return next((kinds[row[2]] for row in rows if row[1] == "kind" and row[2] in kinds), None)
