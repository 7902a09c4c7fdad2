"""The people of the world set, and what is typed for them: as written by hand, and by rule."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cases import unescaped
from relfacts.names.korean import spellings
from relfacts.text.folding import fold

PEOPLE = Path(__file__).with_name("world-people.txt")

#: Other people, and what is typed for them, by others who had seen neither this nor the program.
SIGHTS = ("sight", "second-sight")

#: Kinds of lines by hand, in the order of the tables; ``x`` are others, who are nobody of the base.
BY_HAND = ("title", "translit", "script", "particle", "half", "fuller", "numeral", "nick")
STRANGER = "stranger"

#: Kinds of lines by rule.
BY_RULE = ("as written", "folded", "in capitals", "order", "comma", "initials", "family name",
           "one slip")  # fmt: skip

_OFFER = "~"
_SEED = 14
_SLIPS = 2

# What is crossed of one culture: so many other given names for each family name.
_CROSSED = 12

_NUMERALS = frozenset("IVX")


@dataclass
class Person:
    """Somebody of the base, and the lines that were written by hand."""

    given: str
    middle: str
    family: str
    family_first: bool
    native: str
    description: str
    culture: str
    lines: dict[str, list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The preferred form."""
        row = [self.given, self.middle, self.family]
        if self.family_first:
            row = [self.family, self.middle, self.given]
        return " ".join(filter(None, row))

    @property
    def id(self) -> str:
        """The id in the base."""
        return fold(self.name).replace(" ", "-")

    def record(self) -> dict[str, Any]:
        """The record, as a build writes it: no spellings but the name and its own script.

        A nickname, which nothing could be worked out from, is declared.
        """
        nicknames = self.lines.get("nick", [])
        return {
            "id": self.id,
            "name": self.name,
            "native": self.native or None,
            "family": self.family or None,
            "middle": self.middle or None,
            "given": self.given or None,
            "order": "family-first" if self.family_first else "given-first",
            "gender": None,
            "romanised": spellings(self.native),
            "country": None,
            "description": self.description,
            "offices": [],
            "forms": {"nickname": nicknames} if nicknames else {},
            "not": [],
        }


@dataclass(frozen=True)
class Line:
    """What is typed, who is meant (nobody, one person, or all who bear it), and its kind.

    ``offer``: it is enough that the right person is offered.
    """

    query: str
    expect: frozenset[str]
    kind: str
    offer: bool = False


def people() -> list[Person]:
    """Everybody in the file."""
    found: list[Person] = []
    culture = ""
    for line in PEOPLE.read_text(encoding="utf-8").split("\n"):
        if line.startswith("["):
            culture = line.strip("[]")
        elif line.startswith("  "):
            kind, _, queries = line.strip().partition(": ")
            found[-1].lines[kind] = queries.split("; ")
        elif line and not line.startswith("#"):
            given, middle, family, order, native, description = map(str.strip, line.split("|"))
            if order == "f":
                # Families stand first, as the name does.
                given, family = family, given
            found.append(Person(given, middle, family, order == "f", native, description, culture))
    return found


def by_hand(everybody: list[Person]) -> Iterator[Line]:
    """The lines that were written by hand, strangers among them."""
    names = {fold(person.name) for person in everybody}
    for person in everybody:
        for kind in BY_HAND:
            for text in person.lines.get(kind, ()):
                query = text.removesuffix(_OFFER)
                yield Line(query, frozenset([person.id]), kind, query != text)
        for query in person.lines.get("x", ()):
            if fold(query) not in names:
                yield Line(query, frozenset(), STRANGER)


def at_sight(which: str) -> tuple[list[Person], list[Line]]:
    """The people and the lines of a set that was written without sight of the program."""
    file = Path(__file__)
    everybody = [
        Person(given, middle, family, order == "f", native, description, "")
        for given, middle, family, order, native, description in _table(
            file.with_name(f"{which}-people.tsv")
        )
    ]
    ids = {person.name: person.id for person in everybody}
    lines = [
        Line(
            unescaped(query), frozenset(ids[name] for name in names.split("; ") if name), kind,
            bool(offer),
        )
        for query, names, offer, kind, _ in _table(file.with_name(f"{which}.tsv"))
    ]  # fmt: skip
    return everybody, lines


def _table(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[1:] if line]


def by_rule(everybody: list[Person]) -> Iterator[Line]:
    """Each name in other orders, without accents, in capitals, with initials, with slips."""
    bearing: dict[str, set[str]] = {}
    for person in everybody:
        bearing.setdefault(fold(person.family), set()).add(person.id)
    for person in everybody:
        me = frozenset([person.id])
        name, given, family = person.name, person.given, person.family
        yield Line(name, me, "as written")
        if fold(name) != name.lower():
            yield Line(_without_accents(name), me, "folded")
        yield Line(name.upper(), me, "in capitals")
        if not family or not given:
            continue
        turned = [given, person.middle, family] if person.family_first else [
            family, given, person.middle]  # fmt: skip
        yield Line(" ".join(filter(None, turned)), me, "order")
        if not person.family_first:
            yield Line(f"{family}, {given} {person.middle}".strip(), me, "comma")
            yield Line(
                f"{given[0]}. {family}", me, "initials", _initial_is_shared(person, everybody)
            )
        yield Line(family, frozenset(bearing[fold(family)]), "family name")
        yield from (Line(text, me, "one slip") for text in _slips(person))


def crossed(everybody: list[Person]) -> Iterator[Line]:
    """Strangers by rule: given names of one culture with family names of the same.

    More of them than of all other lines: what most readers of a large base type is not in it.
    """
    names = {fold(person.name) for person in everybody}
    names |= {fold(f"{one.given} {one.family}") for one in everybody}
    names |= {fold(f"{one.family} {one.given}") for one in everybody}
    names |= {fold(line.query) for line in by_hand(everybody) if line.expect}
    chance = random.Random(_SEED)
    for person in everybody:
        others = [
            other
            for other in everybody
            if other.culture == person.culture and _is_another(other, person)
        ]
        if not person.family:
            continue
        for other in chance.sample(others, min(_CROSSED, len(others))):
            row = [other.given, person.family]
            query = " ".join(row[::-1] if person.family_first else row)
            if fold(query) not in names:
                yield Line(query, frozenset(), "crossed")
                if not person.family_first:
                    yield Line(f"{person.family}, {other.given}", frozenset(), "crossed")


def _is_another(other: Person, person: Person) -> bool:
    """Whether the given name of another makes somebody else of a family name.

    An initial does not, nor does one of several given names (José, of José Luis), nor 이, which
    Koreans write Lee, Yi and Rhee.
    """
    if set(fold(other.given).split()) <= set(fold(person.given).split()):
        return False
    shared = person.culture == "korean" and other.native[:1] == person.native[:1]
    return len(fold(other.given)) > 1 and not shared


def halved(everybody: list[Person]) -> tuple[list[Person], list[Line]]:
    """Every other person, and lines of which most mean somebody who is not among them."""
    base, others = everybody[::2], everybody[1::2]
    absent = [*by_hand(others), *by_rule(others)]
    known = {fold(one) for person in base for one in (person.name, person.given, person.family)}
    strangers = [
        Line(line.query, frozenset(), "absent")
        for line in absent
        if fold(line.query) not in known and line.kind != "family name"
    ]
    return base, [*by_hand(base), *crossed(base), *strangers]


def _without_accents(text: str) -> str:
    plain = "".join(
        ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch)
    )
    return plain.translate(str.maketrans("łŁøØđĐıʿ", "lLoOdDi'"))


def _initial_is_shared(person: Person, everybody: list[Person]) -> bool:
    """Whether another has the family name and the initial."""
    return any(
        other is not person
        and fold(other.family) == fold(person.family)
        and other.given[:1] == person.given[:1]
        for other in everybody
    )


def _slips(person: Person) -> Iterator[str]:
    """The name with two letters swapped, or one left out, in its longest word."""
    chance = random.Random(person.id)
    words = person.name.split(" ")
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[at]
    if len(word) < 6 or not word.isalpha():
        return
    places = [place for place in range(1, len(word) - 1) if word[place] != word[place + 1]]
    for place in chance.sample(places, min(_SLIPS, len(places))):
        for slipped in (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
        ):
            yield " ".join([*words[:at], slipped, *words[at + 1 :]])


def base_of(everybody: list[Person]) -> dict[str, Any]:
    """A base with nothing in it but these people, and no words but those of the tool."""
    words: dict[str, Any] = {"titles": {}, "parts": {}, "fillers": [], "endings": []}
    empty: dict[str, Any] = {
        name: [] for name in ("sources", "places", "topics", "facts", "questions")
    }
    records = [person.record() for person in everybody]
    return {**empty, "format": 1, "title": "World", "names": words, "people": records}
