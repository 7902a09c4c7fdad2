"""The people and places of the base in a sentence: people by name or family name, places by any
form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from relfacts.curate.seeds import Seeds
from relfacts.curate.setting import plainly

_WORD_START = re.compile(r"(?<!\w)\w")
_START = 4


class Mention(NamedTuple):
    """A person or place named in a text, with the position."""

    start: int
    end: int
    id: str
    is_person: bool


class Act(NamedTuple):
    """Somebody does something in a text; ``at`` is the position of the verb."""

    who: str
    act: str
    at: int


class Mentions:
    """Finds the people and places of a base in one text after the other."""

    def __init__(
        self, seeds: Seeds, spellings: Mapping[str, list[str]], articles: Iterable[str] = ()
    ) -> None:
        articles = tuple(articles)
        self.people = {one.id for one in seeds.people}
        #: What sort of place each place is: a town, an organisation.
        self.kinds = {one.id: one.kind for one in seeds.places}
        self._within = {one.id: one.broader for one in seeds.places}
        #: The acts in sentences that were already read, by the kind of the claim and the text.
        self.acts: dict[tuple[str, str], list[Act]] = {}
        forms: dict[str, set[str]] = {}
        for person in seeds.people:
            names = [person.name, *spellings.get(person.id, ())]
            names += [person.family] if person.family else []
            for name in names:
                forms.setdefault(plainly(name), set()).add(person.id)
        named = {
            place.id: [place.name, *(form for group in place.forms.values() for form in group)]
            for place in seeds.places
        }
        shared = Counter(word for names in named.values() for word in {*" ".join(names).split()})
        for id_, names in named.items():
            for name in map(plainly, names):
                # Of a form in small letters, "the town", a sentence may begin with the first.
                for form in (name, name[:1].upper() + name[1:], *_heads(name, articles, shared)):
                    forms.setdefault(form, set()).add(id_)
        # A name of several people identifies nobody.
        self._owner = {form: next(iter(ids)) for form, ids in forms.items() if len(ids) == 1}
        # By the first letters: few words of a text begin like a name.
        self._by_start: dict[str, list[str]] = {}
        for form in sorted(filter(None, forms), key=len, reverse=True):
            # Every second sentence has a "the ": what begins with one is found by more letters.
            length = _START if " " not in form[:_START] else 2 * _START
            self._by_start.setdefault(form[:length], []).append(form)
        self._lengths = sorted(set(map(len, self._by_start)), reverse=True)
        self._letters = {start[0] for start in self._by_start}
        # The same sentences and clauses are read for one claim after the other.
        self._found: dict[str, list[Mention]] = {}

    def around(self, places: Iterable[str]) -> set[str]:
        """Some places, and those that they lie in."""
        found: set[str] = set()
        left = [*places]
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left += self._within.get(one, ())
        return found

    def find(self, text: str) -> list[Mention]:
        """The people and places that ``text`` names, in order."""
        if text not in self._found:
            self._found[text] = self._read(text)
        return self._found[text]

    def _read(self, text: str) -> list[Mention]:
        found = []
        past = 0
        for match in _WORD_START.finditer(text):
            start = match.start()
            if start < past or text[start] not in self._letters:
                continue
            for length in self._lengths:
                forms = self._by_start.get(text[start : start + length], ())
                for form in forms:
                    end = start + len(form)
                    if text.startswith(form, start) and _whole(text, end):
                        past = end
                        if owner := self._owner.get(form):
                            found.append(Mention(start, end, owner, owner in self.people))
                        break
                if past > start:
                    break
        return found


def _heads(name: str, articles: Iterable[str], shared: Mapping[str, int]) -> Iterator[str]:
    """What a text calls somebody of several words after the first time: the Trust, la Fondation.

    The word is the first or the last of the name, and in no other name of the base.
    """
    pieces = name.split()
    if len(pieces) < 2:
        return
    for head in {pieces[0], pieces[-1]}:
        if shared[head] == 1 and len(head) >= _START and head[0].isupper():
            for article in articles:
                for word in (head, head.lower()):
                    yield f"{article}{word}" if article.endswith("'") else f"{article} {word}"


def _whole(text: str, end: int) -> bool:
    """Whether a name ends here, apart from an ending: Maravel's, Kessalys, 한국의."""
    rest = re.match(r"\w*", text[end:])
    ending = rest.group() if rest else ""
    return not ending or ending in ("s", "es", "n", "en") or not ending.isascii()
