"""Finds people and places that a document names and the base does not know: proposed records.

Every line gives names, with what the words around each make of it (``called.py``); all lines
together decide whether a name is that of a person or of a place. A person judges all of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from relfacts.curate.called import (
    FAMILY_FIRST,
    LINK,
    PERSON,
    PLACE,
    SPEAKER,
    WORD,
    begins,
    is_compound,
    named,
    words_around,
)
from relfacts.curate.seeds import Authority
from relfacts.curate.spotting.known import Known
from relfacts.curate.spotting.spots import Cover
from relfacts.text.folding import fold, key

# A line with more capitals than this is a heading.
_TITLED = 0.6
# If a greater share of words within sentences has capitals, nouns have capitals too.
_NOUNS = 0.44
# Addresses contain names too, in lower case.
_ADDRESS = re.compile(r"(?<!\S)\S*@\S+|(?<!\w)\w+://\S+|www\.\S+")
_ENOUGH = 40


@dataclass
class Newcomer:
    """A name without a record, what it seems to be ("" if that is open), and its lines."""

    name: str
    sort: str
    lines: list[int] = field(default_factory=list)

    @property
    def id(self) -> str:
        """An id made of the name; "" if its script has no such letters."""
        return re.sub("[^a-z0-9]+", "-", fold(self.name)).strip("-")


def newcomers(lines: Sequence[str], known: Known, language: str) -> list[Newcomer]:
    """The people and places in ``lines`` that are not in ``known``, in their order."""
    words = words_around(language)
    plain = (_ADDRESS.sub(" ", line) for line in lines)
    small = {fold(word) for line in plain for word in WORD.findall(line) if word.islower()}
    nouns = words.nouns or _has_capital_nouns(lines)
    found: dict[str, Newcomer] = {}
    votes: dict[str, Counter[str]] = {}
    alone: set[str] = set()
    twice: set[str] = set()
    # Where a single word stands that may be a name by what stands around it elsewhere.
    passed: dict[str, list[int]] = {}
    headings = {n for n, line in enumerate(lines, 1) if not nouns and _is_heading(line)}
    # Headings last: their names occur again elsewhere, and their capitals mean nothing.
    for number, line in sorted(enumerate(lines, 1), key=lambda pair: (pair[0] in headings, pair)):
        taken = Cover([*known.people.spotted(line), *known.places.spotted(line)])
        for start, name, sort in named(line, words, small, nouns):
            if not taken.is_free(start, start + len(name)):
                continue
            if not sort and (not is_compound(name) or nouns) and key(name) not in found:
                passed.setdefault(key(name), []).append(number)
                continue
            if number in headings and key(name) not in found and key(name) not in twice:
                twice.add(key(name))
                continue
            if " " not in name and sort in (PERSON, SPEAKER):
                alone.add(fold(name))
            one = found.setdefault(key(name), Newcomer(name, ""))
            votes.setdefault(key(name), Counter())[sort] += 1
            one.lines += [number] if one.lines[-1:] != [number] else []
    for name, one in found.items():
        one.lines = sorted({*one.lines, *passed.get(name, ())})
        told = [sort for sort, _ in votes[name].most_common() if sort in (PERSON, PLACE)]
        # Who is called by one name, and says something, is called by both elsewhere.
        is_called = " " in one.name and any(fold(part) in alone for part in one.name.split())
        one.sort = next(iter(told), PERSON if is_called else "")
    _without_people(found)
    # Mr Prowse is Gideon Prowse, if there is one.
    parts = {fold(part) for one in found.values() if " " in one.name for part in one.name.split()}
    # Seville is a place, with a university or without.
    return [
        one
        for one in found.values()
        if " " in one.name or one.sort == PLACE or fold(one.name) not in parts
    ]


def _without_people(found: dict[str, Newcomer]) -> None:
    """Part a name from that of a person at its end: Norland Ada Berg, where Ada Berg is told of."""
    people = {one.name: one for one in found.values() if one.sort == PERSON and " " in one.name}
    for whole in list(found.values()):
        # Of two people one may be called by more names than the other: the longest end is first.
        ends = (whole.name[at + 1 :] for at, ch in enumerate(whole.name) if ch == " ")
        person = next((people[end] for end in ends if end in people), None)
        if person is None or whole.sort == PERSON:
            continue
        person.lines = sorted({*person.lines, *whole.lines})
        del found[key(whole.name)]
        rest = whole.name.removesuffix(person.name).strip()
        sort = whole.sort if whole.sort == PLACE else ""
        if is_compound(rest) or key(rest) in found:
            one = found.setdefault(key(rest), Newcomer(rest, sort))
            one.lines = sorted({*one.lines, *whole.lines})


def _is_heading(line: str) -> bool:
    """Whether a line is capitalised as a title, without a sign at its end: Survey of the Beds."""
    words = WORD.findall(line)
    # A line that goes on from the one before it is none.
    if words and words[0][0].islower():
        return False
    long = [word for word in words if len(word) > LINK]
    ends = line.rstrip(' "”’»)').endswith((".", "!", "?", "。", ",", ";"))
    return not ends and sum(word[0].isupper() for word in long) > _TITLED * len(long)


def _has_capital_nouns(lines: Sequence[str]) -> bool:
    """Whether a text writes all nouns with a capital, as German does, and English once did.

    Nouns stand alone; names have several words in a row.
    """
    capitals = words = 0
    for line in lines:
        inner = [
            (token.group()[0].isupper(), token.start(), token.end())
            for token in WORD.finditer(line)
            if len(token.group()) > LINK and not begins(line, token.start())
        ]
        words += len(inner)
        # Whether the word has a capital that begins here, or ends.
        starts = {start: is_upper for is_upper, start, _ in inner}
        ends = {end: is_upper for is_upper, _, end in inner}
        capitals += sum(
            is_upper and not ends.get(at - 1) and not starts.get(to + 1)
            for is_upper, at, to in inner
        )
    # A few words do not show how a text is written.
    return words > _ENOUGH and capitals > _NOUNS * words


def records(found: Sequence[Newcomer], language: str) -> tuple[list[Authority], list[Authority]]:
    """The newcomers as records, so that they are spotted like those of the base: people, places.

    One whose name gives no id has none: somebody has to say how it is spelled.
    """
    people = [_record(one, language) for one in found if one.sort == PERSON and one.id]
    places = [_record(one, language) for one in found if one.sort == PLACE and one.id]
    return people, places


def _record(one: Newcomer, language: str) -> Authority:
    family_first = is_family_first(language)
    parts = one.name.split(" ")
    family = parts[0] if family_first else parts[-1]
    rest = " ".join(parts[1:] if family_first else parts[:-1])
    return Authority(
        id=one.id, name=one.name, native=None, forms={}, others=(), country=None, marks={},
        family=family if rest else None, given=rest or one.name,
        order="family-first" if family_first else "given-first",
    )  # fmt: skip


def is_family_first(language: str) -> bool:
    """Whether names in a language (BCP 47) begin with the family name."""
    return language.partition("-")[0].lower() in FAMILY_FIRST
