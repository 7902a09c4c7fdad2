"""Closed vocabularies: which topic, place, source or fact a text means.

Exact on the folded id, name or variant first; then the other number (visit, visits); then one slip
in a longer word. Numbers are never read as other numbers.
"""

from __future__ import annotations

from relfacts.folding import fold, key, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# A word must be so long for a slip in it to leave it recognisable.
_LONG_ENOUGH = 5
_LONG_ENOUGH_FOR_ANOTHER = 8


class Label:
    """An entry of a vocabulary: its id, the name shown, and every spelling that means it."""

    __slots__ = ("id", "name", "spellings")

    def __init__(self, id: str, name: str, spellings: Iterable[str]) -> None:
        self.id = id
        self.name = name
        self.spellings = tuple(spellings)


class Found:
    """A label that a text means, by which spelling, and how (name, alias, number, slip)."""

    __slots__ = ("how", "label", "matched")

    def __init__(self, label: Label, matched: str, how: str) -> None:
        self.label = label
        self.matched = matched
        self.how = how


def look_up(text: str, labels: Iterable[Label]) -> Found | None:
    """The one label that ``text`` means; None if none does, or several might."""
    labels = list(labels)
    wanted = key(text)
    if not wanted:
        return None
    for label in labels:
        for spelling in (label.id, label.name, *label.spellings):
            if key(spelling) == wanted:
                own = spelling in (label.id, label.name)
                return Found(label, spelling, "name" if own else "alias")
    for label in labels:
        for spelling in (label.id, label.name, *label.spellings):
            if singular(key(spelling)) == singular(wanted):
                return Found(label, spelling, "number")
    return _with_slip(wanted, labels)


def near(text: str, labels: Iterable[Label], limit: int = 3) -> list[Label]:
    """Labels whose spelling is most like ``text``: for "did you mean", never an answer."""
    from relfacts.names.slips import suggest

    by_id = {label.id: label for label in labels}
    spellings = {
        fold(spelling): label.id
        for label in by_id.values()
        for spelling in (label.id, label.name, *label.spellings)
    }
    return [by_id[id_] for id_ in suggest(fold(text), spellings, limit, whole=True)]


def _with_slip(wanted: str, labels: list[Label]) -> Found | None:
    if len(wanted) < _LONG_ENOUGH or not wanted.isascii() or any(ch.isdigit() for ch in wanted):
        return None
    hits: dict[str, Found] = {}
    for label in labels:
        for spelling in (label.id, label.name, *label.spellings):
            if _is_slip(wanted, key(spelling)):
                hits.setdefault(label.id, Found(label, spelling, "slip"))
    return next(iter(hits.values())) if len(hits) == 1 else None


def _is_slip(typed: str, word: str) -> bool:
    """Whether ``typed`` is plainly ``word`` with one slip, and not another word.

    Words differ in their first letter (wealth, health) or their last (policy, police) more often
    than fingers do, and a short word with another letter is another word.
    """
    from relfacts.names.slips import one_slip

    if len(word) < _LONG_ENOUGH or typed[0] != word[0] or not one_slip(typed, word):
        return False
    if len(typed) != len(word) or sorted(typed) == sorted(word):
        return True
    return len(word) >= _LONG_ENOUGH_FOR_ANOTHER and typed[-1] == word[-1]
