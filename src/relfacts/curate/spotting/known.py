"""Spots names: the people, places and topics that the base knows, in any of their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from relfacts.curate.seeds import Authority, Seeds
from relfacts.curate.spotting.spots import Cover, Spot
from relfacts.text.folding import key

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_NAME = 8
# A word with at most this many letters is a name only if it is written exactly like one.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Names:
    """The spellings of one type of record by their key, with the ids; None for somebody else."""

    owners: dict[str, list[tuple[str | None, str]]]

    @classmethod
    def of(cls, records: Iterable[Authority]) -> Names:
        """All spellings of ``records``, and of what must not be mistaken for them."""
        owners: dict[str, list[tuple[str | None, str]]] = {}
        for record in records:
            own = (record.name, record.native or "", *chain.from_iterable(record.forms.values()))
            others = chain.from_iterable((other.name, *other.forms) for other in record.others)
            for id_, forms in ((record.id, own), (None, others)):
                for form in forms:
                    if key(form):
                        owners.setdefault(key(form), []).append((id_, form))
        return cls(owners)

    def spotted(self, line: str) -> list[Spot]:
        """Every name in ``line`` that is not within a longer one; without id if it is somebody
        else's.
        """
        words = list(WORD.finditer(line))
        found = []
        for at, word in enumerate(words):
            for last in words[at : at + _LONGEST_NAME]:
                text = line[word.start() : last.end()]
                owners = self.owners.get(key(text), [])
                if owners := [owner for owner in owners if _is_written(text, owner[1])]:
                    found.append(Spot(word.start(), last.end(), text, _owner(text, owners)))
        whole: list[Spot] = []
        past = -1
        # One that begins no later and ends no earlier comes before those inside it.
        for spot in sorted(found, key=lambda spot: (spot.start, -spot.end)):
            if spot.end > past:
                whole.append(spot)
                past = spot.end
        kept: list[Spot] = []
        taken = Cover()
        # Of two names that share a word, a known one comes before an unknown one.
        for spot in sorted(whole, key=lambda spot: (not spot.value, spot.start)):
            if taken.is_free(spot.start, spot.end):
                kept.append(spot)
                taken.add(spot)
        return sorted(kept, key=lambda spot: spot.start)


def _is_written(text: str, form: str) -> bool:
    """Whether ``text``, which folds to the same key, may be this form of a name.

    Folded short forms are also other words: NAM and Nam, US and us, Mỹ and my, Đảng and Dang. They
    count only with their own capitals and accents.
    """
    if len(key(form)) > _SHORT or " " in form:
        return True
    letters = "".join(filter(str.isalnum, text))
    if form.isupper() and form.lower() != form:
        return letters == "".join(filter(str.isalnum, form))
    return form.isascii() or letters.casefold() == form.casefold()


def _owner(text: str, owners: list[tuple[str | None, str]]) -> str:
    """The id of the record with the spelling ``text``: "" if somebody else's or ambiguous."""
    exactly = {id_ for id_, form in owners if form == text} or {id_ for id_, _ in owners}
    return (exactly.pop() or "") if len(exactly) == 1 else ""


@dataclass(frozen=True, slots=True)
class Known:
    """All names that the base knows, for spotting."""

    people: Names
    families: dict[str, list[str]]
    printed: dict[str, frozenset[str]]
    places: Names
    topics: Names

    @classmethod
    def of(cls, seeds: Seeds) -> Known:
        """The people, places and topics of ``seeds``."""
        families: dict[str, list[str]] = {}
        for record in seeds.people:
            if record.family:
                families.setdefault(key(record.family), []).append(record.id)
        return cls(
            people=Names.of(seeds.people),
            families=families,
            printed={
                record.id: frozenset(
                    (record.name, record.native or "", *record.forms.get("printed", ()))
                )
                for record in seeds.people
            },
            places=Names.of(seeds.places),
            topics=Names.of(seeds.topics),
        )
