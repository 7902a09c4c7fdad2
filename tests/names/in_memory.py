"""The names of a few people, kept in memory: what tests of ``names`` ask instead of a database."""

# ruff: noqa: D102 - what each question asks for is said where it is asked, in names.book.Names

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from relfacts.base.index.spellings import HOMONYM, of_other, of_person
from relfacts.names.book import NameBook
from relfacts.names.korean import heard
from relfacts.names.slips import checksums, is_alphabetic
from relfacts.names.structure import Parts, Structure
from relfacts.names.transliterated import Sounding, sounding
from relfacts.names.types import Form, Owner
from relfacts.names.vocabulary import NameParts
from relfacts.text.folding import fold, key, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relfacts.names.book import Row

    Words = Mapping[str, Sequence[str]]


class NamesInMemory:
    """What ``names.book.Names`` asks of people, as a build writes their records.

    ``titles`` are by the office they mean, ``relations`` by what they do, ``words`` by their sort;
    ``parts`` are lists of name parts, by language; ``ordinary`` are words that are nobody's name.
    """

    def __init__(
        self,
        people: Sequence[Any],
        titles: Words,
        relations: Words,
        words: Words,
        parts: Words,
        ordinary: Sequence[str] = (),
        places: Sequence[str] = (),
    ) -> None:
        self._lexicons = {"title": _filed(titles), "relation": _filed(relations)}
        self._sorts = words
        self._places = {key(place) for place in places}
        self._owners: dict[int, tuple[str, str, str]] = {}
        self._people: dict[int, tuple[Any, Parts]] = {}
        self._spellings: dict[str, list[tuple[int, Row]]] = defaultdict(list)
        self._alone: dict[str, list[Row]] = defaultdict(list)
        self._homonyms: list[tuple[str, int, str]] = []
        self._bearers: set[tuple[str, int, str]] = set()
        self._sounds: dict[str, list[int]] = defaultdict(list)
        self._slips: dict[int, set[str]] = defaultdict(set)
        self._languages: dict[str, int] = defaultdict(int)
        self._count = 0
        families = {fold(person["family"] or "") for person in people}
        for number, person in enumerate(people, start=1):
            self._add(number, person, families)
        listed = NameParts()
        for _, of in self._people.values():
            listed.meet([word for part in of.row for word in part])
        lists = {**parts, **listed.at_home()}
        for bit, of_language in enumerate(lists[language] for language in sorted(lists)):
            for part in of_language:
                self._languages[part] |= 1 << bit
        latin = (rows for at, rows in self._spellings.items() if at.isascii())
        borne = {word for rows in latin for _, row in rows if row[3] != HOMONYM
                 for word in fold(row[1]).split()}  # fmt: skip
        self._borne = borne.difference(*map(str.split, self._lexicons["title"])) | {
            *self._languages
        }
        self._own = {word for _, of in self._people.values() for part in of.row for word in part}
        self._ordinary = {*ordinary} - self._own

    def _add(self, number: int, person: Any, families: set[str]) -> None:
        owner = Owner(person["id"], person["name"], True, "", number)
        self._owners[number] = (owner.id, owner.name, "")
        self._people[number] = (person, Parts.of(person, families))
        forms, alone = of_person(owner, person, Parts.of(person, families))
        self._spell(number, forms)
        for form in alone:
            self._alone[key(form.text)].append(_row(number, form))
        for form in forms:
            if form.how != "order" and " " in fold(form.text):
                told = "" if form.how == "name" else form.text
                structure = Structure.of(Parts.of(person, families), told)
                words = {*form.syllables, *(word.text for word in structure.words)}
                for initials in map("".join, map(sorted, structure.initials())):
                    self._bearers |= {(word, number, initials) for word in words}
        for sound in heard(person["romanised"], fold(person["name"]).split()):
            self._sounds[sound].append(number)
        for other in person["not"]:
            name, _, beside = other["name"].rstrip(")").partition(" (")
            if ("", name, other["who"]) not in self._owners.values():
                stranger = min(0, *self._owners) - 1
                self._owners[stranger] = ("", name, other["who"])
                self._homonyms += [(key(name), stranger, beside)] if beside else []
                self._spell(stranger, of_other(Owner("", name, False, other["who"]), other))

    def _spell(self, number: int, forms: Sequence[Form]) -> None:
        for form in forms:
            self._count += 1
            self._spellings[key(form.text)].append((self._count, _row(number, form)))
            if is_alphabetic(key(form.text)):
                for text in (key(form.text), *(f" {word}" for word in form.syllables)):
                    for checksum in checksums(text.strip()):
                        self._slips[checksum].add(text)

    # --- what is asked -----------------------------------------------------------------------

    def whole(self, key: str) -> list[Row]:
        return [row for _, row in self._spellings.get(key, ())]

    def parts(self, key: str) -> list[Row]:
        return [*self._alone.get(key, ())]

    def aliases(self, person: int) -> list[Row]:
        rows = (pair for pairs in self._spellings.values() for pair in pairs)
        return [row for _, row in sorted(rows) if row[0] == person and row[2] == "alias"]

    def owner(self, number: int) -> tuple[str, str, str]:
        return self._owners[number]

    def name_parts(self, person: int) -> tuple[str, str, str, int]:
        _, of = self._people[person]
        return of.family, " ".join(of.middle), of.given, int(of.family_first)

    def about(self, person: int) -> tuple[str | None, str | None, str | None]:
        record, _ = self._people[person]
        return record["description"], record["gender"], record["country"]

    def offices(self, person: int) -> list[str]:
        return sorted({office["title"] for office in self._people[person][0]["offices"]})

    def romanised(self, person: int) -> tuple[str, str] | None:
        record, _ = self._people[person]
        spelled = "/".join(" ".join(syllable) for syllable in record["romanised"])
        return (record["native"] or record["name"], spelled) if spelled else None

    def homonyms(self, keys: Sequence[str]) -> list[tuple[int, str]]:
        return [(number, beside) for at, number, beside in self._homonyms if at in keys]

    def with_word(self, word: str, most: int) -> list[int]:
        return sorted({number for one, number, _ in self._bearers if one == word})[:most]

    def with_words(self, words: Sequence[str], most: int) -> list[int]:
        having = [{*self.with_word(word, len(self._people))} for word in words]
        return sorted(set.intersection(*having))[:most]

    def with_initials(self, initials: str, most: int) -> list[int]:
        return sorted({number for _, number, has in self._bearers if has == initials})[:most]

    def beginning(self, folded: str) -> list[int]:
        names = {
            number: " ".join(word for part in of.row for word in part)
            for number, (_, of) in self._people.items()
        }
        return [number for number, name in names.items() if name.startswith(f"{folded} ")]

    def key_beginning(self, key: str, most: int) -> list[int]:
        longer = (at for at in self._spellings if at.startswith(key) and at != key)
        found = {row[0] for at in longer for _, row in self._spellings[at]}
        return sorted(number for number in found if number > 0)[:most]

    def sounding(self, consonants: str) -> list[int]:
        return self._sounds.get(consonants, [])

    def scripts(self) -> list[str]:
        return sorted({name.script for _, name in self._sounding()})

    def with_sounds(self, keys: Sequence[Sequence[str]]) -> list[int]:
        return [
            number for number, name in self._sounding() if all(name.keys() & {*row} for row in keys)
        ]

    def native(self, person: int) -> str | None:
        native: str | None = self._people[person][0]["native"]
        return native

    def _sounding(self) -> list[tuple[int, Sounding]]:
        names = [
            (number, sounding(parts, record["native"]))
            for number, (record, parts) in self._people.items()
        ]
        return [(number, name) for number, name in names if name]

    def in_office(self, most: int) -> list[int]:
        return [number for number, (record, _) in self._people.items() if record["offices"]][:most]

    def keys_like(self, checksums: Sequence[int]) -> dict[str, int]:
        found = {text for one in checksums for text in self._slips.get(one, ())}
        return self.keys_among([text for text in found if text[0] != " "])

    def keys_among(self, keys: Sequence[str]) -> dict[str, int]:
        return {at: self._spellings[at][0][0] for at in keys if at in self._spellings}

    def words_like(self, checksums: Sequence[int]) -> list[str]:
        found = {text for one in checksums for text in self._slips.get(one, ())}
        return sorted(text[1:] for text in found if text[0] == " ")

    def word(self, word: str) -> tuple[int, int, int, int]:
        of = (self._own, self._borne, self._ordinary)
        own, borne, ordinary = (int(word in words) for words in of)
        return own, borne, ordinary, self._languages.get(word, 0)

    def own_words(self, beginning: str) -> list[str]:
        return sorted(word for word in self._own if word.startswith(beginning))

    def is_place(self, key: str) -> bool:
        return key in self._places

    def titles(self, folded: str) -> list[tuple[str, str]]:
        return self._lexicons["title"].get(folded, [])

    def relations(self, folded: str) -> list[tuple[str, str]]:
        return self._lexicons["relation"].get(folded, [])

    def longest(self, lexicon: str) -> int:
        return max((len(folded.split()) for folded in self._lexicons[lexicon]), default=0)

    def name_words(self, sort: str) -> list[str]:
        return [*self._sorts.get(sort, ())]


def a_person(name: str, **parts: Any) -> dict[str, Any]:
    """The record of a person of two or three names; given name first, unless ``order`` says so."""
    first, *middle, last = name.split()
    family_first = parts.get("order") == "family-first"
    return {
        "id": fold(name).replace(" ", "-"),
        "name": name,
        "forms": {},
        "not": [],
        "native": None,
        "family": first if family_first else last,
        "middle": " ".join(middle) or None,
        "given": last if family_first else first,
        "order": "given-first",
        "gender": None,
        "romanised": [],
        "country": None,
        "description": None,
        "offices": [],
        **parts,
    }


def a_book(*people: Any, **words: Any) -> NameBook:
    """The book of these people, records or names, with these words of ``NamesInMemory``."""
    records = [a_person(one) if isinstance(one, str) else one for one in people]
    empty: dict[str, Any] = {"titles": {}, "relations": {}, "words": {}, "parts": {}}
    return NameBook(NamesInMemory(records, **empty | words))


def _row(number: int, form: Form) -> Row:
    return number, form.text, form.how, form.label, int(form.accented)


def _filed(meanings: Words) -> dict[str, list[tuple[str, str]]]:
    filed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for meaning, texts in meanings.items():
        for text in texts:
            filed[fold(text)].append((meaning, plain(text)))
    return filed
