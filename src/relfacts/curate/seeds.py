"""The seeds as types: what a curator wrote, claim by claim, with positions.

A seed is the record of one document. ``people``, ``places`` and ``topics`` are authority files,
``base`` says what the whole is about, ``discrepancies`` where sources differ, ``redirects`` what
became of old ids. ``seedfiles`` reads them, ``rules`` check whether the values make sense together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol, TypeVar

from relfacts.curate.declaring import Declarations, KindTold, RoleTold
from relfacts.curate.problems import UNREAD, Place, Problem
from relfacts.vocabulary.declared import Declared

Item = TypeVar("Item")


class Watch(Protocol):
    """Yields the items of a list one by one, and may show the progress."""

    def __call__(self, items: list[Item], /) -> Iterable[Item]:
        """The items, in their order."""


def unwatched(items: list[Item], /) -> Iterable[Item]:
    """The items as they are, without showing progress."""
    return items


#: The language of statements, unless the base names another.
ENGLISH = "en"

#: The greatest number of words of a document in an anchor.
MOST_OF_AN_ANCHOR = 6

#: Names of files in seeds/ that are not the record of a document.
AUTHORITY_FILES = (
    "base",
    "names",
    "people",
    "places",
    "topics",
    "glossary",
    "discrepancies",
    "redirects",
)

#: A figure: not more digits than MOST_OF_A_FIGURE allows, which a float represents like others.
NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a claim: authority id, role, the office as this document gives it.

    ``named`` says how the person is known if the lines cited contain no spelling of the name.
    """

    id: str
    role: str
    office: str | None
    named: str | None
    at: Place


@dataclass(frozen=True, slots=True)
class Party:
    """A country or organisation in a claim (a place id) and its role."""

    id: str
    role: str
    at: Place


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit and what it counts.

    ``why`` has the words that print it, if they are not the same figure in digits.
    """

    value: str
    unit: str
    of: str
    qualifier: str
    measure: str
    why: str | None
    at: Place

    @property
    def is_readable(self) -> bool:
        """Whether the value is a number; otherwise that was reported when it was read."""
        return NUMBER.fullmatch(self.value) is not None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says, in our words, with the lines and words that support it."""

    fact: str
    lead: bool
    kind: str
    status: str
    field: str | None
    date: str | None
    date_how: str
    date_why: str | None
    weekday: str | None
    statement: str
    people: tuple[Person, ...]
    parties: tuple[Party, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    note: str | None
    lines: tuple[int, ...]
    anchors: tuple[str, ...]
    #: What ``verify`` questioned, by its rule, and what a person decided.
    judged: Mapping[str, str]
    #: Why a person still has to judge it: it is not part of the base while it is marked.
    judge: str | None
    marks: Mapping[str, Place]

    @property
    def at(self) -> Place:
        """The position of the claim."""
        return self.marks["fact"]


@dataclass(frozen=True, slots=True)
class ReadLines:
    """Lines that were read and found to contain no claim, and why."""

    lines: tuple[int, ...]
    why: str
    at: Place


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction or withdrawal of a document by its publisher: when, if known, and what."""

    date: str | None
    note: str
    at: Place


@dataclass(frozen=True, slots=True)
class Relative:
    """A text that is close to a document but not the same: its address, and what it is."""

    url: str
    what: str
    at: Place


@dataclass(frozen=True, slots=True)
class Seed:
    """The curated record of one document.

    ``document`` is the file name of the text that was read, ``sha256`` and ``lines`` its
    fingerprint; ``issued`` an EDTF date. Each ``…_why`` says how the value is known. A text taken
    out of a PDF, a page or a letter has that file as its ``original``; ``page_lines`` are the lines
    on which its pages begin. ``accessed`` is when it was read at its ``url``; ``relatives`` are
    texts that are close to it but not the same. ``judge`` has the keys that a person still has to
    judge, each with the reason; ``waiting`` are the lines of claims that were taken out until a
    person has judged them.
    """

    id: str
    label: str
    document: str
    sha256: str
    lines: int
    title: str
    title_why: str | None
    publisher: str
    publisher_why: str | None
    author: str | None
    issued: str
    issued_why: str | None
    language: str
    read: tuple[ReadLines, ...]
    claims: tuple[Claim, ...]
    judge: Mapping[str, str]
    path: str
    marks: Mapping[str, Place]
    waiting: frozenset[int] = frozenset()
    original: str | None = None
    original_sha256: str | None = None
    page_lines: tuple[int, ...] = ()
    url: str | None = None
    url_why: str | None = None
    archived: str | None = None
    accessed: str | None = None
    relatives: tuple[Relative, ...] = ()
    corrected: Amendment | None = None
    withdrawn: Amendment | None = None

    @property
    def amendments(self) -> list[Amendment]:
        """What its publisher has done to it since."""
        return [item for item in (self.corrected, self.withdrawn) if item]

    def has_lines(self, lines: Iterable[int]) -> bool:
        """Whether it has these lines, as far as they and their number could be read."""
        return self.lines == UNREAD or all(
            1 <= line <= self.lines or line == UNREAD for line in lines
        )


@dataclass(frozen=True, slots=True)
class Office:
    """An office that documents give a person, and where they give it.

    ``date`` is the term, if an interval, or the date of a document that gives the office.
    """

    title: str
    date: str | None
    source: str
    lines: tuple[int, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody (or something) that is not in the base and must not be confused with a record."""

    name: str
    who: str
    forms: tuple[str, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Authority:
    """The record of a person, place or topic: preferred form, variants, what it is not.

    ``forms`` groups the variants by the kind of form, which is shown to the user.
    """

    id: str
    name: str
    native: str | None
    forms: Mapping[str, tuple[str, ...]]
    others: tuple[Other, ...]
    country: str | None
    marks: Mapping[str, Place]
    # people
    family: str | None = None
    middle: str | None = None
    given: str | None = None
    #: Follows the name and distinguishes its bearer from a father: Jr., III.
    suffix: str | None = None
    order: str = "family-first"
    gender: str | None = None
    description: str | None = None
    offices: tuple[Office, ...] = ()
    # places and topics
    kind: str | None = None
    broader: tuple[str, ...] = ()
    # people and places
    same_as: tuple[str, ...] = ()

    @property
    def at(self) -> Place:
        """The position of the record."""
        return self.marks["id"]

    def spellings(self) -> list[str]:
        """Every form of the name: the preferred one, the native one, the variants."""
        grouped = chain.from_iterable(self.forms.values())
        return [self.name, *([self.native] if self.native else []), *grouped]


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says in a discrepancy."""

    source: str
    lines: tuple[int, ...]
    says: str
    preferred: bool
    at: Place


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A disagreement between sources, or of one source with itself."""

    id: str
    type: str
    facts: tuple[str, ...]
    sides: tuple[Side, ...]
    holds: str
    why: str
    at: Place


@dataclass(frozen=True, slots=True)
class Redirect:
    """An id that a fact had, the id it has now (or of the fact it was merged into), and why.

    ``new`` is None if the fact was withdrawn: it was wrong, and nothing replaces it.
    """

    old: str
    new: str | None
    why: str
    at: Place


@dataclass(frozen=True, slots=True)
class Base:
    """The subject of the whole base, three questions to try, the kinds and roles it declares.

    ``language`` is that of its statements (BCP 47).
    """

    title: str
    about: str
    licence: str
    questions: tuple[str, ...]
    marks: Mapping[str, Place]
    declarations: Declarations = field(default_factory=Declarations)
    language: str = ENGLISH


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words of names: titles by the office they mean, the others by language."""

    titles: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    fillers: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]
    relations: dict[str, tuple[str, ...]]
    unlinked_relations: dict[str, tuple[str, ...]]
    things: dict[str, tuple[str, ...]]
    unlinked_things: dict[str, tuple[str, ...]]
    links: dict[str, tuple[str, ...]]
    possessives: dict[str, tuple[str, ...]]
    exclusions: dict[str, tuple[str, ...]]
    locatives: dict[str, tuple[str, ...]]
    occupations: dict[str, tuple[str, ...]]
    countries: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Seeds:
    """Everything in seeds/, and the problems met while reading it."""

    base: Base
    names: NameWords
    people: tuple[Authority, ...]
    places: tuple[Authority, ...]
    topics: tuple[Authority, ...]
    discrepancies: tuple[Discrepancy, ...]
    redirects: tuple[Redirect, ...]
    documents: tuple[Seed, ...]
    problems: tuple[Problem, ...]
    #: The path of each authority file, existing or not; and which of them do not exist,
    #: or cannot be read; "documents" if that of a document cannot.
    paths: Mapping[str, str]
    absent: frozenset[str]
    #: Words that a kind may not be called: the commands of the program.
    reserved: frozenset[str] = frozenset()
    #: By language (BCP 47) and by the base's own word: the words of that language for it.
    glossary: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def declared(self) -> Declared:
        """The kinds and roles of the base."""
        return self.base.declarations.declared

    def claims(self) -> Iterator[tuple[Seed, Claim]]:
        """Every claim, with the record of its document."""
        return ((seed, claim) for seed in self.documents for claim in seed.claims)

    def authorities(self) -> Iterator[Authority]:
        """The records of all people, places and topics."""
        return chain(self.people, self.places, self.topics)

    def told(self) -> Iterator[KindTold | RoleTold]:
        """The kinds and roles that the base declares, with where it does."""
        declarations = self.base.declarations
        return chain(declarations.kinds or (), declarations.roles or ())

    def whole(self, stem: str) -> Place:
        """The position of an authority file as a whole, whether it exists or not."""
        return Place(self.paths[stem], 0, 0)
