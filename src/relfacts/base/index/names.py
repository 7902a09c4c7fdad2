"""The rows by which names are found: spellings, slips, words, titles, offices."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from relfacts.base.index.spellings import HOMONYM, of_other, of_person
from relfacts.names.korean import heard
from relfacts.names.lexicon import (
    EXCLUSION,
    LINK,
    LOCATIVE,
    POSSESSIVE,
    RELATION,
    THING,
    UNLINKED,
    of_country,
)
from relfacts.names.slips import checksums, is_alphabetic
from relfacts.names.structure import Parts, Structure
from relfacts.names.transliterated import sounding
from relfacts.names.types import Form, Owner
from relfacts.names.vocabulary import NameParts
from relfacts.text.folding import fold, key, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, BinaryIO

    from relfacts.base.index import sqlite

# How many rows are handed over at once.
_BATCH = 1000


class NameRows:
    """Collects everything a base knows about names for the tables.

    ``words`` is the section ``names`` of the base, ``ordinary`` the words in its statements and
    places.
    """

    def __init__(self, to: sqlite.Connection, words: Any, ordinary: set[str]) -> None:
        self._to = to
        self._words = words
        self._ordinary = ordinary
        self._own: set[str] = set()
        self._borne: set[str] = set()
        self._named: set[str] = set()
        self._parts = NameParts()
        self._slipped: dict[str, int] = {}
        self._count = 0
        #: By table: rows that wait to be handed over with others.
        self._waiting: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        #: The scripts that names are compared in by their sounds.
        self.scripts: set[str] = set()
        #: The number of words in the longest title, and in the longest relation.
        self.longest_title = 0
        self.longest_relation = 0

    def add(
        self,
        file: BinaryIO,
        places: list[tuple[Any, ...]],
        offices: Iterable[tuple[int, str]],
        told: Callable[[int], None],
    ) -> None:
        """Add the rows of all people; their records are in ``file`` at the ``places``.

        A place has the number of the record, the name, the position of its first byte and the
        number of bytes. ``told`` is a function to call with the number of people done.
        """
        to = self._to
        for table in ("name_slip", "word_slip"):
            to.execute(f"CREATE TEMP TABLE new_{table} (checksum INTEGER, meant)")
        families = {fold(_read(file, place)["family"] or "") for place in places}
        self._people(file, places, families, told)
        told(len(places))
        # Sorted first: rows in the order of their table are written many times faster.
        for table in ("name_slip", "word_slip"):
            to.execute(
                f"INSERT INTO {table} SELECT DISTINCT * FROM new_{table} ORDER BY checksum, meant"
            )
            to.execute(f"DROP TABLE new_{table}")
        to.executemany("INSERT OR IGNORE INTO office VALUES (?, ?)", sorted(offices))
        self._put_words()

    def _people(
        self,
        file: BinaryIO,
        places: list[tuple[Any, ...]],
        families: set[str],
        told: Callable[[int], None],
    ) -> None:
        """Add the rows of people, and of others named in their records, each once."""
        strangers: set[str] = set()
        for done, place in enumerate(places):
            told(done)
            number = int(place[0])
            person = _read(file, place)
            owner = Owner(person["id"], person["name"], True, "", number)
            parts = Parts.of(person, families)
            forms, alone = of_person(owner, person, parts)
            self._put_whole(number, forms)
            self._put("name_part", [(None, *_row(number, form)) for form in alone])
            self._put_person(number, person, parts)
            self._put_bearers(number, parts, forms)
            for other in person["not"]:
                if other["name"] not in strangers:
                    strangers.add(other["name"])
                    self._put_stranger(len(strangers), other)
        for table, rows in self._waiting.items():
            self._hand_over(table, rows)

    def _put(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Put rows into a table, many at a time."""
        waiting = self._waiting[table]
        waiting += rows
        if len(waiting) >= _BATCH:
            self._hand_over(table, waiting)

    def _hand_over(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._to.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            rows.clear()

    def _put_whole(self, owner: int, forms: list[Form]) -> None:
        """Add whole names; for Latin ones also the checksums they share with their misspellings."""
        rows = []
        for form in forms:
            self._count += 1
            rows.append((self._count, *_row(owner, form)))
            at = rows[-1][1]
            if not is_alphabetic(at):
                continue
            if at.isascii() and form.label != HOMONYM:
                self._borne.update(form.syllables)
            if at not in self._slipped:
                self._slipped[at] = self._count
                self._slip("name", at, self._count)
            for word in form.syllables:
                if word not in self._named:
                    self._named.add(word)
                    self._slip("word", word, word)
        self._put("name", rows)

    def _slip(self, sort: str, text: str, meant: object) -> None:
        self._put(f"new_{sort}_slip", [(checksum, meant) for checksum in checksums(text)])

    def _put_person(self, number: int, person: Any, parts: Parts) -> None:
        words = [word for part in parts.row for word in part]
        self._own.update(words)
        self._parts.meet(words)
        row = (
            number,
            " ".join(words),
            parts.family,
            " ".join(parts.middle),
            parts.given,
            int(parts.family_first),
            person["native"],
            person["description"],
            person.get("gender"),
            person["country"],
        )
        self._put("person", [row])
        if name := sounding(parts, person["native"]):
            self.scripts.add(name.script)
            self._put("sound", [(one, number) for one in sorted(name.keys())])
        if person["romanised"]:
            spelled = "/".join(" ".join(syllable) for syllable in person["romanised"])
            own = person["native"] or person["name"]
            self._put("romanised", [(number, own, spelled)])
        found = sorted(heard(person["romanised"], words))
        self._put("consonants", [(sound, number) for sound in found])

    def _put_bearers(self, number: int, parts: Parts, forms: list[Form]) -> None:
        """Add the words in the names of a person, so that some of them can find the person."""
        rows = set()
        for form in forms:
            if form.how == "order" or " " not in fold(form.text):
                continue
            structure = Structure.of(parts, "" if form.how == "name" else form.text)
            words = {*form.syllables, *(word.text for word in structure.words)}
            for initials in map("".join, map(sorted, structure.initials())):
                rows |= {(word, number, initials) for word in words}
        self._put("bearer", sorted(rows))

    def _put_stranger(self, number: int, other: Any) -> None:
        name, _, beside = other["name"].rstrip(")").partition(" (")
        self._put("stranger", [(number, key(name), name, beside, other["who"])])
        self._put_whole(-number, of_other(Owner("", name, False, other["who"]), other))

    def _put_words(self) -> None:
        """Add words and titles, and what is known about each."""
        languages: dict[str, int] = {}
        lists = self._words["parts"] | self._parts.at_home()
        for bit, (_, parts) in enumerate(sorted(lists.items())):
            for part in parts:
                languages[part] = languages.get(part, 0) | 1 << bit
        titles = set()
        occupations = self._words.get("occupations", {})
        countries = {
            of_country(code): words for code, words in self._words.get("countries", {}).items()
        }
        for office, texts in (self._words["titles"] | occupations | countries).items():
            for text in texts:
                folded = fold(text)
                titles.add((folded, office, plain(text)))
                self._borne.difference_update(folded.split())
                self.longest_title = max(self.longest_title, len(folded.split()))
        self._borne.update(languages)
        rows = (
            (
                word,
                int(word in self._own),
                int(word in self._borne),
                int(word in self._ordinary and word not in self._own),
                languages.get(word, 0),
            )
            for word in sorted(self._own | self._borne | self._ordinary)
        )
        self._to.executemany("INSERT INTO word VALUES (?, ?, ?, ?, ?)", rows)
        self._to.executemany("INSERT INTO title VALUES (?, ?, ?)", sorted(titles))
        fillers = {
            word for text in self._words.get("fillers", []) for word in text.casefold().split()
        }
        endings = {fold(word) for word in self._words.get("endings", [])}
        sorts = (("filler", fillers), ("ending", endings), ("occupation", set(occupations)))
        name_words = [(sort, word) for sort, words in sorts for word in sorted(words)]
        self._to.executemany("INSERT INTO name_word VALUES (?, ?)", name_words)
        self._put_relations()

    def _put_relations(self) -> None:
        """Add words that turn a name into somebody else, from a base of an earlier version.

        In later versions these words are in the language files, and no base has its own.
        """
        relations = self._words.get("unlinked_relations", [])
        things = self._words.get("unlinked_things", [])
        sorts = (
            (RELATION, [*self._words.get("relations", []), *relations]),
            (THING, [*self._words.get("things", []), *things]),
            (UNLINKED, [*relations, *things]),
            (LINK, self._words.get("links", [])),
            (POSSESSIVE, self._words.get("possessives", [])),
            (EXCLUSION, self._words.get("exclusions", [])),
            (LOCATIVE, self._words.get("locatives", [])),
        )
        rows = {(fold(text), sort, plain(text)) for sort, texts in sorts for text in texts}
        self.longest_relation = max((len(folded.split()) for folded, _, _ in rows), default=0)
        self._to.executemany("INSERT INTO relation VALUES (?, ?, ?)", sorted(rows))


def _row(owner: int, form: Form) -> tuple[Any, ...]:
    return (key(form.text), owner, form.text, form.how, form.label, int(form.accented))


def _read(file: BinaryIO, place: tuple[Any, ...]) -> Any:
    _, _, start, length = place
    file.seek(start)
    return json.loads(file.read(length))
