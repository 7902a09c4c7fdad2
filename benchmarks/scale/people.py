"""The people of a base of any size: who they are, without holding them all.

Every name is one of the combinations of a family, a middle and a given name, taken in steps that
meet each combination once, so that nobody needs to be remembered for two people not to be the same.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from typing import NamedTuple

import words
from dates import FIRST_YEAR, LAST_YEAR, Draw
from documents import Documents

from relfacts.names.korean import spellings
from relfacts.text.folding import fold

#: Middle names with which a Nguyễn could be within two slips of the test person.
NEAR_MIDDLES = {"Văn", "Xuân"}

_VIETNAMESE = [
    (family, middle)
    for family in words.VIETNAMESE_FAMILIES
    for middle in words.VIETNAMESE_MIDDLES
    if family != words.TEST_PERSON[0] or middle not in NEAR_MIDDLES
]
_KOREAN_PAIRS = [
    (first, second)
    for first in words.KOREAN_GIVENS
    for second in words.KOREAN_GIVENS
    if first != second
]
_SURNAMES = [stem + ending for stem in words.WESTERN_STEMS for ending in words.WESTERN_ENDINGS]

# Of ten people four are Vietnamese, three Korean, three of elsewhere.
_SORTS = "VKWVKWVKWV"
_COUNTRIES = [name.split()[-1] for name in words.COUNTRIES]


class Name(NamedTuple):
    """A name in its parts; ``native`` only where that is another script."""

    text: str
    family: str
    middle: str | None
    given: str
    native: str | None
    sort: str

    @property
    def id(self) -> str:
        """The id of whoever has the name."""
        return fold(self.text).replace(" ", "-")


class People:
    """The people of a base with ``count`` of them; number 0 is the test person."""

    def __init__(self, count: int, seed: int) -> None:
        self.count = count
        self._seed = seed
        self._steps = {
            sort: _Steps(size, seed)
            for sort, size in (
                ("V", len(_VIETNAMESE) * len(words.VIETNAMESE_GIVENS)),
                ("K", len(words.KOREAN_FAMILIES) * len(_KOREAN_PAIRS)),
                ("W", len(_SURNAMES) * len(words.WESTERN_GIVENS)),
            )
        }
        self._fewest = min(steps.size for steps in self._steps.values())

    def name(self, number: int) -> Name:
        """The name of person ``number``."""
        if number == 0:
            family, middle, given = words.TEST_PERSON
            return Name(f"{family} {middle} {given}", family, middle, given, None, "V")
        sort = _SORTS[number % 10]
        step = self._steps[sort](self._rank(number, sort))
        if sort == "V":
            pair, at = divmod(step, len(words.VIETNAMESE_GIVENS))
            family, middle = _VIETNAMESE[pair]
            given = words.VIETNAMESE_GIVENS[at]
            return Name(f"{family} {middle} {given}", family, middle, given, None, sort)
        if sort == "K":
            pair, at = divmod(step, len(words.KOREAN_FAMILIES))
            family, first, second = words.KOREAN_FAMILIES[at], *_KOREAN_PAIRS[pair]
            given = f"{first[1:]} {second[1:]}"
            native = family[0] + first[0] + second[0]
            return Name(f"{family[1:]} {given}", family[1:], None, given, native, sort)
        pair, at = divmod(step, len(words.WESTERN_GIVENS))
        family, given = _SURNAMES[pair], words.WESTERN_GIVENS[at]
        return Name(f"{given} {family}", family, None, given, None, sort)

    def _rank(self, number: int, sort: str) -> int:
        """The number by which somebody's name is taken: each once, below the number of names.

        In a base of more people than there are names of a sort, it is their rank in the sort.
        """
        if self.count <= self._fewest:
            return number
        tens, ones = divmod(number, 10)
        return tens * _SORTS.count(sort) + _SORTS[:ones].count(sort)

    def office(self, number: int) -> str | None:
        """The office that documents give person ``number``, if they give one."""
        if number % 5 < 2:
            return None
        office = words.OFFICES[number // 5 % len(words.OFFICES)]
        return f"{office} of {self._country(number)[0]}"

    def records(self, documents: Documents) -> Iterator[dict[str, object]]:
        """The authority records, by id."""
        for _, number in sorted((self.name(number).id, number) for number in range(self.count)):
            yield self._record(number, documents)

    def _country(self, number: int) -> tuple[str, str]:
        sort = self.name(number).sort
        at = {"V": 0, "K": 1}.get(sort, 2 + number % (len(words.COUNTRIES) - 2))
        name, code = list(words.COUNTRIES)[at].rsplit(" ", 1)
        return name, code

    def _record(self, number: int, documents: Documents) -> dict[str, object]:
        draw = random.Random(self._seed * 1_000_003 + number).random
        name = self.name(number)
        country, code = self._country(number)
        occupation = words.OCCUPATIONS[int(draw() * len(words.OCCUPATIONS))]
        office = self.office(number)
        year = FIRST_YEAR + 5 + int(draw() * (LAST_YEAR - FIRST_YEAR - 5))
        offices = []
        if office:
            document = documents.issued_after(f"{year}-12-31", draw)
            offices.append(
                {
                    "title": office,
                    "date": f"{year}",
                    "source": documents.id(document),
                    "lines": [3 + int(draw() * 9)],
                }
            )
        others = []
        if draw() < 0.06 and number:
            who = words.NAMESAKES[int(draw() * len(words.NAMESAKES))]
            others.append(
                {"name": f"{name.text} ({who})", "who": f"a {who} of the same name", "forms": []}
            )
        return {
            "id": name.id,
            "name": name.text,
            "native": name.native,
            "family": name.family,
            "middle": name.middle,
            "given": name.given,
            "order": "given-first" if name.sort == "W" else "family-first",
            "gender": None,
            "romanised": spellings(name.native or ""),
            "country": code,
            "description": f"{office} in {year}" if office else f"{occupation} from {country}",
            "offices": offices,
            "forms": _forms(name, draw),
            "not": others,
        }


class _Steps:
    """The numbers below ``size``, each once, far apart."""

    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self._first = seed * 7919 % size
        # The golden section of it, so that neighbours in number are far apart in name.
        step = size * 618 // 1000
        while math.gcd(step, size) > 1:
            step += 1
        self._step = step

    def __call__(self, number: int) -> int:
        return (self._first + number * self._step) % self.size


def _forms(name: Name, draw: Draw) -> dict[str, list[str]]:
    """Other spellings of a name by kind of form, one and a half a person on average."""
    forms = {"printed": [name.text]}
    chance = draw()
    if name.sort == "V":
        plain = fold(name.text).title()
        forms["printed"].append(plain)
        if chance < 0.5:
            family, middle, given = plain.split()
            forms["Western order"] = [f"{given} {middle} {family}"]
    elif name.native:
        family, first, second = name.text.split()
        forms["printed"].append(f"{family} {first}-{second.lower()}")
        forms["Hangul"] = [name.native]
    elif chance < 0.7:
        forms["fuller name"] = [f"{name.given} {chr(65 + int(draw() * 20))}. {name.family}"]
    return forms
