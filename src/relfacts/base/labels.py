"""Closed vocabularies: which topic, place, source or fact a text means.

An exact match of the folded id, name or variant comes first; then the other number (visit, visits);
then one slip in a longer word. Numbers are never read as other numbers.
"""

from __future__ import annotations

from relfacts.text.folding import fold, key, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, Protocol

    class Spelled(Protocol):
        """What this module needs from the store of the labels.

        A row has the id of a record, its name, a spelling, and whether that is the record's own
        name.
        """

        def labels(self, sort: str) -> list[tuple[Any, ...]]:
            """The rows of every label of a type: topic, place, source."""

        def labels_at(self, sort: str, column: str, key: str) -> list[tuple[Any, ...]]:
            """The rows of a type whose ``column``, ``key`` or ``singular``, is this one."""

        def labels_among(self, column: str, keys: Sequence[str]) -> Iterator[tuple[Any, ...]]:
            """The rows of every type with one of these keys, after that key and the type."""


# The keys by which labels are found.
_COLUMNS = ("key", "singular")

# No more keys are remembered at once than a question of the greatest length has.
_MOST_KEYS = 2000

# A word must be at least this long to stay recognisable with a slip in it.
_LONG_ENOUGH = 5
_LONG_ENOUGH_FOR_ANOTHER = 8


class Found:
    """A record that a text means: its id and name, the spelling that matched, and how it matched.

    ``how`` is ``name``, ``alias``, ``number`` or ``slip``.
    """

    __slots__ = ("how", "id", "matched", "name")

    def __init__(self, id: str, name: str, matched: str, how: str) -> None:
        self.id = id
        self.name = name
        self.matched = matched
        self.how = how


class Labels:
    """The spellings of one vocabulary: its ids, names and variants."""

    def __init__(self, spelled: Spelled, sort: str) -> None:
        self._spelled = spelled
        self._sort = sort
        self._known: list[tuple[Any, ...]] | None = None
        self._by_initial: dict[str, list[tuple[str, tuple[Any, ...]]]] | None = None

    def look_up(self, text: str, mend: bool = True) -> Found | None:
        """The one record that ``text`` means; None if it means none, or may mean several.

        Slips are searched for only with ``mend``, since that compares all spellings one by one.
        """
        wanted = key(text)
        if not wanted:
            return None
        rows = self._spelled.labels_at(self._sort, "key", wanted)
        if any(own < 0 for *_, own in rows):
            return None  # only a part of it is meant
        for id_, name, spelling, own in rows:
            return Found(id_, name, spelling, "name" if own else "alias")
        singly = singular(wanted)
        for id_, name, spelling, own in self._spelled.labels_at(self._sort, "singular", singly):
            return Found(id_, name, spelling, "number") if own >= 0 else None
        return self._with_slip(wanted) if mend else None

    def near(self, text: str, limit: int = 3) -> list[Found]:
        """The records with spellings like ``text``, which come with them, the most similar first.

        For "did you mean"; never an answer.
        """
        from relfacts.base.likeness import most_like

        names = {id_: name for id_, name, _, _ in self._all()}
        spellings = {fold(spelling): (id_, spelling) for id_, _, spelling, _ in self._all()}
        found: dict[str, Found] = {}
        for id_, spelling in most_like(fold(text), spellings, len(spellings)):
            found.setdefault(id_, Found(id_, names[id_], spelling, "suggestion"))
        return list(found.values())[:limit]

    def _all(self) -> list[tuple[Any, ...]]:
        if self._known is None:
            self._known = self._spelled.labels(self._sort)
        return self._known

    def _with_slip(self, wanted: str) -> Found | None:
        if len(wanted) < _LONG_ENOUGH or not wanted.isascii() or any(ch.isdigit() for ch in wanted):
            return None
        hits: dict[str, Found] = {}
        for word, (id_, name, spelling, own) in self._beginning(wanted[0]):
            if own >= 0 and _is_slip(wanted, word):
                hits.setdefault(id_, Found(id_, name, spelling, "slip"))
        return next(iter(hits.values())) if len(hits) == 1 else None

    def _beginning(self, letter: str) -> list[tuple[str, tuple[Any, ...]]]:
        """The rows whose keys begin with a letter, with these keys; all are folded only once."""
        if self._by_initial is None:
            self._by_initial = {}
            for row in self._all():
                word = key(row[2])
                self._by_initial.setdefault(word[:1], []).append((word, row))
        return self._by_initial.get(letter, [])


class LabelRows:
    """The labels with the keys of many texts, of every type, read together and remembered."""

    def __init__(self, spelled: Spelled) -> None:
        self._spelled = spelled
        self._rows: dict[str, dict[str, list[tuple[Any, ...]]]] = {one: {} for one in _COLUMNS}

    def read(self, keys: Iterable[str]) -> None:
        """Read the labels with any of some keys, which are folded, in one number or the other."""
        keys = [wanted for wanted in keys if wanted]
        for column, rows in self._rows.items():
            asked = keys if column == "key" else map(singular, keys)
            new = [one for one in dict.fromkeys(asked) if one not in rows]
            if len(rows) + len(new) > _MOST_KEYS:
                rows.clear()
            rows.update((one, []) for one in new)
            for found, *row in self._spelled.labels_among(column, new):
                rows[found].append(tuple(row))

    def at(self, wanted: str) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """The labels with a key: by column, those with this key, then those with its singular.

        A row has a type, and then what ``Spelled`` says.
        """
        singly = singular(wanted)
        if wanted not in self._rows["key"] or singly not in self._rows["singular"]:
            self.read([wanted])
        yield "key", self._rows["key"].get(wanted, [])
        yield "singular", self._rows["singular"].get(singly, [])


def near_ids(text: str, ids: Iterable[str], limit: int = 3) -> list[str]:
    """The ids that are most like ``text``."""
    from relfacts.base.likeness import most_like

    return most_like(fold(text), {fold(id_): id_ for id_ in ids}, limit)


def _is_slip(typed: str, word: str) -> bool:
    """Whether ``typed`` is clearly ``word`` with one slip, and not another word.

    A different first letter (wealth, health) or last letter (policy, police) is more often another
    word than a slip, and so is any different letter in a short word.
    """
    from relfacts.text.letters import one_slip, sound_alike

    if len(word) < _LONG_ENOUGH or typed[0] != word[0] or not one_slip(typed, word):
        return False
    if sound_alike(typed, word):
        return True
    if len(typed) != len(word) or sorted(typed) == sorted(word):
        return True
    return len(word) >= _LONG_ENOUGH_FOR_ANOTHER and typed[-1] == word[-1]
