"""The offices in a question: the foreign minister of North Korea, US President, ministers."""

from __future__ import annotations

from relfacts.ask.question.parts import IDLE, OFFICE, PLACE, TOPIC, WAY, Part
from relfacts.text.folding import fold, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.names.lexicon import Titles
    from relfacts.names.types import Owner

# What a word means that makes another office of the next: deputy, former.
_BESIDE = "courtesy"

# The longest title has so many words.
_LONGEST = 6


def office_at(words: Sequence[Word], at: int, stop: int, base: OpenBase) -> Part | None:
    """The longest title of an office that begins at a word, with all who hold it.

    An office means those who hold it in the documents; where nobody does, its words stay words.
    """
    titles = base.book.titles
    for end in range(min(stop, at + _LONGEST), at, -1):
        folded = [word.folded for word in words[at:end]]
        for last in {folded[-1]: 0, singular(folded[-1]): 0}:
            text = " ".join([*folded[:-1], last])
            if text not in titles or not (meant := titles.offices(text.split())):
                continue
            office = _Office(folded, meant, titles)
            ids = [owner.id for owner in base.book.in_office() if office.is_held(owner, base)]
            return Part(OFFICE, at, end, ids, how="office") if ids else None
    return None


def of_countries(parts: Sequence[Part], base: OpenBase) -> list[Part]:
    """The parts, with offices taken together with whose they are: of Vietnam, the US President."""
    found: list[Part] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        if part.sort != OFFICE:
            found.append(part)
            continue
        country, before, behind = _country(found, parts[at:])
        part, stop_at = _with_its_place(part, parts[at:], base)
        at += stop_at
        ids = [id_ for id_ in sorted(part.ids) if _is_of(id_, country, base)]
        start, stop = part.start, part.stop
        if ids and before:
            start = found.pop().start
        elif ids and behind:
            stop = parts[at + behind - 1].stop
            at += behind
        if country and not ids:
            # Nobody of that country holds it: a word for people in general.
            found.append(Part(IDLE, start, stop, name="office"))
            continue
        name = base.name("person", ids[0]) if len(ids) == 1 else ""
        found.append(Part(OFFICE, start, stop, ids, name, "office"))
    return found


class _Office:
    """An office as it was typed: its words, and what the title means."""

    def __init__(self, typed: Sequence[str], meant: frozenset[str], titles: Titles) -> None:
        self._typed = [singular(word) for word in typed]
        self._meant = meant
        self._titles = titles

    def is_held(self, person: Owner, base: OpenBase) -> bool:
        """Whether the base gives somebody this office."""
        return any(map(self.is_in, base.book.offices_of(person)))

    def is_in(self, title: str) -> bool:
        """Whether a title of the base is this office: has its words, or means the same."""
        pieces = fold(title.replace(",", " and ")).split(" and ")
        return any(self._is(piece.split()) for piece in pieces)

    def _is(self, piece: Sequence[str]) -> bool:
        words = [singular(word) for word in piece]
        if all(word in words for word in self._typed):
            first = words.index(self._typed[0])
            # A deputy minister is no minister.
            return not first or _BESIDE not in self._titles.meanings(words[first - 1])
        of = max((at for at, word in enumerate(piece) if word == "of"), default=len(piece))
        rows = (" ".join(piece), " ".join(piece[:of]))
        return any(self._meant & self._titles.meanings(row) for row in rows)


def _with_its_place(part: Part, behind: Sequence[Part], base: OpenBase) -> tuple[Part, int]:
    """An office with the place that its title has: ambassador to Vietnam; and how many parts."""
    row = behind[:2]
    if len(row) < 2 or row[0].sort != WAY or row[0].meaning == "of" or row[1].sort != PLACE:
        return part, 0
    names = [fold(base.name("place", id_)) for id_ in row[1].ids]
    titled = [
        owner.id
        for owner in base.book.in_office()
        if owner.id in part.ids
        and any(name in fold(title) for name in names for title in base.book.offices_of(owner))
    ]
    if not titled:
        return part, 0
    return Part(OFFICE, part.start, row[1].stop, titled, how="office"), 2


def _country(before: Sequence[Part], behind: Sequence[Part]) -> tuple[Part | None, bool, int]:
    """Whose office it is: the adjective before it, or the country after "of"; with their places."""
    if before and before[-1].meaning and before[-1].sort in (PLACE, TOPIC):
        return before[-1], True, 0
    for length in (2, 3):
        row = behind[:length]
        of = len(row) == length and row[0].sort == WAY and row[0].meaning == "of"
        if of and row[-1].sort == PLACE and all(part.sort == IDLE for part in row[1:-1]):
            return row[-1], False, length
    return None, False, 0


def _is_of(person: str, country: Part | None, base: OpenBase) -> bool:
    """Whether somebody is of a country, as far as the base says."""
    if country is None:
        return True
    code = country.meaning
    if not code:
        record = base.record("place", next(iter(country.ids), ""))
        code = (record or {}).get("country") or ""
    return (base.record("person", person) or {}).get("country") in (None, code)
