"""Finds the offices in a question: the foreign minister of North Korea, US President, ministers.

An office means those who hold it in the documents. Its words may come in any order around the word
for the holder (the chairman of the Presidium, the DPRK ambassador to Vietnam): all words that are
in a holder's title belong to it, and say which of the holders is meant.
"""

from __future__ import annotations

from relfacts.ask.question.labels import LabelFinder, is_ending
from relfacts.ask.question.parts import (
    EXCEPT,
    IDLE,
    KIND,
    NUMBER,
    OFFICE,
    PERSON,
    PLACE,
    TOPIC,
    WAY,
    WORD,
    Part,
)
from relfacts.ask.question.words import is_hangul
from relfacts.languages.dictionary import NAMES, QUESTIONS
from relfacts.names.vocabulary import OCCUPATIONS
from relfacts.text.folding import fold, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.names.lexicon import Titles

# The meaning of a word that turns the next office into another: deputy, former.
_BESIDE = "courtesy"

# The longest title has this many words, and as many more may say which holder is meant.
_LONGEST = 6

# The name of a country is looked for in so many words.
_COUNTRY = 3

# Words that may come between the words of a title.
_JOINING = ("of", "to")

#: How a country was read that stands for those at its head: Vietnamese leaders.
LEADERS = "leaders"

# The categories of words for heads, the head of the department, and of occupations.
_HEAD, _OCCUPATION = "head", "occupation"


def office_at(words: Sequence[Word], at: int, stop: int, base: OpenBase) -> Part | None:
    """The longest title of an office that begins at a word, with all who hold it.

    If nobody holds it, its words stay ordinary words.
    """
    titles = base.book.titles
    for end in range(min(stop, at + _LONGEST), at, -1):
        folded = [word.folded for word in words[at:end]]
        lasts = {folded[-1]: 0, singular(folded[-1]): 0}
        if is_hangul(folded[-1]):
            ends = range(len(folded[-1]) - 1, 1, -1)
            lasts |= {folded[-1][:end]: 0 for end in ends if is_ending(folded[-1][end:])}
        for last in lasts:
            text = " ".join([*folded[:-1], last])
            if text not in titles or not (meant := titles.offices(text.split())):
                continue
            office = _Office(folded, meant, titles)
            held = {owner.id: base.book.offices_of(owner) for owner in base.book.in_office()}
            ids = [id_ for id_, titles_of in held.items() if office.is_held(titles_of)]
            said = base.index.facts_saying(folded[-1])
            if said and _is_counted(words, at) and singular(folded[-1]) != folded[-1]:
                return None  # how many musicians: those of a statement
            if not ids and not said:
                ids = [id_ for id_, titles_of in held.items() if office.has_one_in(titles_of)]
            # A plural does not mean a single holder: talks of deputy foreign ministers.
            noun = _noun_of(folded)
            if len(ids) == 1 and singular(noun) != noun:
                return None
            return Part(OFFICE, at, end, ids, how="office") if ids else None
    return None


def _noun_of(title: Sequence[str]) -> str:
    """The word of a title for who holds it: the minister of foreign affairs."""
    ends = (at for at, word in enumerate(title) if at and QUESTIONS.has(WAY, word, language="en"))
    return title[next(ends, len(title)) - 1]


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """Whether the word here is of what is counted: how many musicians."""
    before = [word.folded for word in words[max(at - _LONGEST, 0) : at]]
    return any(QUESTIONS.has(NUMBER, " ".join(before[n:])) for n in range(len(before)))


def unbroken(words: Sequence[Word], base: OpenBase) -> list[Word]:
    """The words, with a country that stands within a title put behind it: ministre vietnamien des
    Affaires étrangères.
    """
    titles = base.book.titles
    labels = LabelFinder(words, base)
    for at in range(len(words) - 3):
        country = labels.at(at + 1, len(words)) if words[at].folded in titles else None
        if country is None or not country.adjective:
            continue
        within = words[at + 1 : country.stop]
        for end in range(min(len(words), country.stop + _LONGEST), country.stop + 1, -1):
            title = [words[at], *words[country.stop : end]]
            if " ".join(word.folded for word in title) in titles:
                return [*words[:at], *title, *within, *unbroken(words[end:], base)]
    return list(words)


def in_full(parts: Sequence[Part], words: Sequence[Word], base: OpenBase) -> list[Part]:
    """The parts, with offices joined with the words around them that are in their titles."""
    found = list(parts)
    at = 0
    while at < len(found):
        part = found[at]
        heads = part.sort == WORD and QUESTIONS.has(_HEAD, words[part.start].folded)
        if part.sort == OFFICE or heads:
            holders = base.book.in_office()
            titles = {
                owner.id: _Titles(base.book.offices_of(owner))
                for owner in holders
                if heads or owner.id in part.ids
            }
            behind, titles = _absorbed(found[at + 1 :], words, titles, base)
            before, titles = _absorbed(found[:at][::-1], words, titles, base)
            if part.sort == OFFICE or ((behind or before) and len(titles) < len(holders)):
                row = found[at - before : at + behind + 1]
                name = base.name("person", *titles) if len(titles) == 1 else ""
                beside = found[max(at - before - 2, 0) : at - before]
                named = beside[-1:] if not beside or beside[0].sort != EXCEPT else []
                if _is_his(row, named, found[at + behind + 1 :][:1]):
                    found[at - before : at + behind + 1] = [Part(IDLE, row[0].start, row[-1].stop)]
                    continue
                office = Part(OFFICE, row[0].start, row[-1].stop, titles, name, "office")
                found[at - before : at + behind + 1] = [office]
                at -= before
        at += 1
    return found


def _is_his(row: Sequence[Part], before: Sequence[Part], behind: Sequence[Part]) -> bool:
    """Whether an office is the title of the person named beside it: 리용호 외무상."""
    own = next((part.ids for part in row if part.sort == OFFICE), frozenset())
    people = [part for part in (*before, *behind) if part.sort == PERSON]
    return any(part.ids & own for part in people)


def of_countries(parts: Sequence[Part], words: Sequence[Word], base: OpenBase) -> list[Part]:
    """The parts, with offices joined with their countries: of Vietnam, the US President."""
    found: list[Part] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        if part.sort != OFFICE:
            found.append(part)
            continue
        last = words[part.stop - 1].folded
        alone = all(one.sort in (OFFICE, IDLE, WAY) for one in parts)
        if not alone and QUESTIONS.has(_HEAD, last) and singular(last) != last:
            # Leaders are nobody in particular: whomever the country sends, or just somebody.
            country, before, behind = _country(found, parts[at:], words)
            if country is not None:
                start = found.pop().start if before else part.start
                stop = parts[at + behind - 1].stop if behind else part.stop
                at += behind
                found.append(Part(PLACE, start, stop, country.ids, country.name, LEADERS))
                continue
            if len(part.ids) > 1:
                found.append(Part(IDLE, part.start, part.stop, name="office"))
                continue
        country, before, behind = _country(found, parts[at:], words)
        ids = _from(country, sorted(part.ids), base)
        start, stop = part.start, part.stop
        if ids and before:
            start = found.pop().start
        elif ids and behind:
            stop = parts[at + behind - 1].stop
            at += behind
        led = parts[at + 1 : at + 2]
        if behind == 1 and not ids and not (led and led[0].sort == WAY):
            country, ids = None, sorted(part.ids)
            behind = 0
        if country and not ids:
            # If nobody from that country holds it: people in general, if the word may mean anybody.
            anybody = QUESTIONS.has(_HEAD, words[stop - 1].folded)
            found.append(Part(IDLE if anybody else WORD, start, stop, name="office"))
            continue
        if post := _post(ids, parts[at : at + 2], base):
            stop, at = post.stop, at + 2
        name = base.name("person", ids[0]) if len(ids) == 1 else ""
        found.append(Part(OFFICE, start, stop, ids, name, "office"))
    return found


def _post(people: Sequence[str], behind: Sequence[Part], base: OpenBase) -> Part | None:
    """The place where some people are posted, if it stands behind their office: the envoy in Hanoi
    is the ambassador to Vietnam.
    """
    led = len(behind) == 2 and behind[0].sort == WAY and behind[0].meaning in ("in", "to")
    country = _state(behind[1], base) if led and behind[1].sort == PLACE else ""
    if not country or not people:
        return None
    owners = {owner.id: owner for owner in base.book.in_office()}
    every = (_Titles(base.book.offices_of(owners[id_])) for id_ in people)
    return behind[1] if all(his.say(f"to {fold(country)}") for his in every) else None


def _state(part: Part, base: OpenBase) -> str:
    """The name of the country that a place is, or is in; empty if there is none."""
    record = base.record("place", next(iter(part.ids), "")) or {}
    id_ = base.index.value(f"country {record.get('country')}")
    return base.name("place", id_) if id_ else ""


def unowned(words: list[Word], base: OpenBase) -> list[Word]:
    """The words, with a country that stands within a title put before it: the head of Vietnam's
    parliament.
    """
    titles = base.book.titles
    for at, word in enumerate(words):
        if not at or not QUESTIONS.has(WAY, word.folded, "of"):
            continue
        start = at + 1 + any(QUESTIONS.has(IDLE, one.folded) for one in words[at + 1 : at + 2])
        if not any(map(_may_be_a_country, words[start : start + _COUNTRY])):
            continue
        country = LabelFinder(words, base).at(start, len(words)) if start < len(words) else None
        if country is None or not (country.adjective or words[country.stop - 1].owns):
            continue
        for stop in range(min(len(words), country.stop + _LONGEST), country.stop, -1):
            for first in range(max(at - 2, 0), at):
                title = [*words[first : at + 1], *words[country.stop : stop]]
                if " ".join(one.folded for one in title) in titles:
                    within = words[start : country.stop]
                    return [*words[:first], *within, *title, *words[stop:]]
    return words


def _may_be_a_country(word: Word) -> bool:
    """Whether a word may be of the name of a country to which something belongs."""
    return word.owns or any(row[1] == "country" for row in NAMES.beginning(word.folded))


class _Office:
    """An office as it was typed: its words, and the meaning of its title.

    Occupations are filed under a class (a cellist under artist): two words of one class do not mean
    the same. Only a name of the class itself means all who are in it.
    """

    def __init__(self, typed: Sequence[str], meant: frozenset[str], titles: Titles) -> None:
        self._typed = [singular(word) for word in typed]
        self._meant = frozenset(office for office in meant if office not in OCCUPATIONS)
        spoken = {*typed, " ".join(typed), *self._typed}
        self._classes = frozenset(
            one for one in meant - self._meant if one in spoken or _is_only_word_for(one, spoken)
        )
        self._titles = titles

    def has_one_in(self, titles: Iterable[str]) -> bool:
        """Whether one of somebody's titles is an occupation of the class typed: artist."""
        if not self._classes:
            return False
        rows = (fold(title).replace(",", " ").split() for title in titles)
        return any(self._classes & self._titles.offices(row) for row in rows)

    def is_held(self, titles: Iterable[str]) -> bool:
        """Whether one of somebody's titles is this office."""
        return any(map(self.is_in, titles))

    def is_in(self, title: str) -> bool:
        """Whether a title of the base is this office: has its words, or means the same."""
        pieces = fold(title.replace(",", " and ")).split(" and ")
        return any(self._is(piece.split()) for piece in pieces)

    def _is(self, piece: Sequence[str]) -> bool:
        words = [singular(word) for word in piece]
        if all(word in words for word in self._typed):
            # A deputy minister is not a minister, whatever comes between the words.
            before = (words[at - 1] for at in map(words.index, self._typed) if at)
            beside = any(_BESIDE in self._titles.meanings(word) for word in before)
            if not beside and not self._is_within_another(words):
                return True
        return bool(self._meant & self._titles.offices(piece))

    def _is_within_another(self, title: Sequence[str]) -> bool:
        """Whether the typed word is only a part of the name of another office: prime minister.

        An office with more words before it, such as the defence minister, is a minister.
        """
        if len(self._typed) > 1:
            return False
        (typed,) = self._typed
        row = next((row for row, known in self._titles.rows(title) if known and typed in row), ())
        offices = self._titles.offices(row) if len(row) > 1 else frozenset()
        return bool(offices) and not any(self._is_one_of(office) for office in offices)

    def _is_one_of(self, office: str) -> bool:
        """Whether an office is the one typed, or a special case of it; its deputy is not."""
        deputy = any(office.endswith(f" {meant}") for meant in self._meant)
        return office in self._meant or (self._typed[0] in office.split() and not deputy)


def _is_only_word_for(occupation: str, spoken: Container[str]) -> bool:
    """Whether what was typed is all that its language has for a class of occupations: 가수."""
    rows = [row for row in NAMES.of(_OCCUPATION) if row[2] == occupation]
    languages = {one for row in rows if row[0] in spoken for one in row[3].split(",")}
    counts = (sum(one in row[3].split(",") for row in rows) for one in languages)
    return any(count == 1 for count in counts)


class _Titles:
    """All that the base calls somebody: titles of offices, and the description."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._text = " " + fold(" | ".join(titles).replace("'s", " ")) + " "
        self._words = {singular(word) for word in self._text.split()}

    def has(self, typed: Iterable[str]) -> bool:
        """Whether they contain all of some words."""
        return all(singular(word) in self._words for word in typed)

    def say(self, phrase: str) -> bool:
        """Whether they contain a phrase: to Vietnam."""
        return f" {phrase} " in self._text


def _absorbed(
    row: Sequence[Part], words: Sequence[Word], titles: dict[str, _Titles], base: OpenBase
) -> tuple[int, dict[str, _Titles]]:
    """How many of the next parts are words of the titles, and the people whose titles have them."""
    length, left = 0, titles
    for at, part in enumerate(row[:_LONGEST]):
        typed = [word.folded for word in words[part.start : part.stop]]
        if part.sort in (IDLE, WAY):
            if part.sort == WAY and part.meaning not in _JOINING:
                break
            continue
        if part.sort not in (WORD, TOPIC, PLACE):
            break
        if part.sort == PLACE and (part.adjective or words[part.stop - 1].owns):
            # Whose body it is: the head of Vietnam's National Assembly.
            having = {id_: left[id_] for id_ in _from(part, left, base)}
            if not having or not row[at + 1 : at + 2]:
                break
            left = having
            continue
        if part.sort == PLACE:
            # A place where something was is not in a title, unless the title itself says so: to
            # Vietnam.
            ways = [one for one in row[:at] if one.sort == WAY]
            way = words[ways[-1].start].folded if ways else ""
            phrase = " ".join([way, *typed])
            led = bool(ways) and ways[-1].meaning != "of"
            having = {id_: his for id_, his in left.items() if led and his.say(phrase)}
        else:
            having = {id_: his for id_, his in left.items() if his.has(typed)}
        if not having:
            break
        length, left = at + 1, having
    return length, left


def _country(
    before: Sequence[Part], behind: Sequence[Part], words: Sequence[Word]
) -> tuple[Part | None, bool, int]:
    """The country of an office: the adjective before it or the country after "of"; positions."""
    if before and before[-1].meaning and before[-1].sort in (PLACE, TOPIC):
        return before[-1], True, 0
    if before and before[-1].sort == PLACE and words[before[-1].stop - 1].owns:
        return before[-1], True, 0
    # Right before it in a language without adjectives of countries: 베트남 외교장관.
    if before and before[-1].sort == PLACE and not before[-1].way:
        typed = words[before[-1].start : before[-1].stop]
        if all(is_hangul(word.raw) or word.unspaced for word in typed):
            return before[-1], True, 0
    # Right behind it, if no noun follows that it describes: le président vietnamien.
    if behind and behind[0].adjective and not (behind[1:] and behind[1].sort in (TOPIC, KIND)):
        return behind[0], False, 1
    # Next to each other, if the second place is where they went: Bộ trưởng Triều Tiên thăm Việt
    # Nam.
    beside = bool(behind) and behind[0].sort == PLACE and not behind[0].adjective
    if beside and any(part.sort == PLACE for part in behind[1:]):
        return behind[0], False, 1
    for length in (2, 3):
        row = behind[:length]
        of = len(row) == length and row[0].sort == WAY and row[0].meaning == "of"
        if of and row[-1].sort == PLACE and all(part.sort == IDLE for part in row[1:-1]):
            return row[-1], False, length
    return None, False, 0


def _from(country: Part | None, people: Iterable[str], base: OpenBase) -> list[str]:
    """Those people who are from a country, as far as the base says."""
    people = list(people)
    if country is None or not people:
        return people
    code = country.meaning
    if not code:
        record = base.record("place", next(iter(country.ids), ""))
        code = (record or {}).get("country") or ""
    records = base.records_called("person", people)
    of = ((record or {}).get("country") for record in records)
    return [id_ for id_, his in zip(people, of, strict=True) if his in (None, code)]
