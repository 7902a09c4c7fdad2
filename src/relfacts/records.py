"""The records of ``facts.json``: the shape in which the build writes them and all code reads them.

A record in memory *is* the record in the file, a plain dict. These types name the keys for people
and for the type checker and cost a lookup nothing (they are not imported at run time). Dates are
EDTF strings (ISO 8601-2:2019), days are ISO 8601, countries ISO 3166-1 alpha-2, languages BCP 47.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

Line = int
"""The number of a line of a document, counted from 1."""


class PersonInFact(TypedDict):
    """A person in a fact: what they did, and the office that a source gives them there."""

    id: str
    name: str
    role: str
    office: str | None


class Party(TypedDict):
    """A country or organisation in a fact (a place id) and what it did."""

    id: str
    name: str
    role: str


class Quantity(TypedDict):
    """A figure: ``value`` ``unit`` of ``of``; ``measure`` says what it sums up."""

    value: int | float
    unit: str
    of: str
    qualifier: str
    measure: str


class PersonNamed(TypedDict):
    """A person in an attestation: the office given there; how known if not by name."""

    id: str
    office: str | None
    named: str | None


class Amendment(TypedDict):
    """A correction or withdrawal of a document by its publisher: when, if known, and what."""

    date: str | None
    note: str


class Attestation(TypedDict):
    """Evidence: a document says so, on which lines, and the few words by which to find them.

    ``pages`` are the pages of these lines, if the document has pages. ``judged`` has the rules of
    ``verify`` that a person settled for this claim, each with the reason.
    """

    id: str
    label: str
    document: str
    publisher: str
    issued: str
    lines: list[Line]
    anchors: list[str]
    date: str | None
    date_how: str | None
    date_why: str | None
    statement: str
    people: list[PersonNamed]
    judged: NotRequired[dict[str, str]]
    pages: NotRequired[list[int]]
    corrected: NotRequired[Amendment]
    withdrawn: NotRequired[Amendment]


class Side(TypedDict):
    """What one source says in a discrepancy; ``preferred`` if the base goes by it."""

    source: str
    label: str
    lines: list[Line]
    says: str
    preferred: NotRequired[bool]
    pages: NotRequired[list[int]]
    corrected: NotRequired[Amendment]
    withdrawn: NotRequired[Amendment]


class Discrepancy(TypedDict):
    """A disagreement between sources or inside one; ``holds`` says what the base does about it."""

    id: str
    type: str
    facts: list[str]
    sides: list[Side]
    holds: str
    why: str


class Fact(TypedDict):
    """A fact: claims reconciled, with every attestation.

    ``start`` and ``end`` are the outer bounds of ``date``; ``known_until`` is set for a date with
    an open end and is the day up to which the sources can speak. ``field`` is that of an
    agreement. ``date_how`` is ``printed``, ``worked-out`` or ``inferred``, ``date_why`` the reason;
    both are None where there is no date.
    """

    id: str
    kind: str
    status: str
    field: str | None
    date: str | None
    start: str | None
    end: str | None
    known_until: str | None
    date_how: str | None
    date_why: str | None
    statement: str
    note: str | None
    people: list[PersonInFact]
    parties: list[Party]
    places: list[str]
    topics: list[str]
    quantities: list[Quantity]
    sources: list[Attestation]
    discrepancies: list[Discrepancy]


class LinesRead(TypedDict):
    """Lines of a document that were read and contain no claim, and why."""

    lines: list[Line]
    why: str


class Relative(TypedDict):
    """A text that is close to a document but not the same."""

    url: str
    what: str


class Source(TypedDict):
    """A document: what it is, and the fingerprint of the text that was read.

    ``original`` is the file from which the text was taken, ``page_lines`` the lines on which its
    pages begin. ``accessed`` is when it was read at its ``url``, ``url_why`` how that is known;
    ``relatives`` are texts that are close to it. An unknown value has no key.
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
    read: list[LinesRead]
    original: NotRequired[str]
    original_sha256: NotRequired[str]
    page_lines: NotRequired[list[Line]]
    url: NotRequired[str]
    url_why: NotRequired[str]
    relatives: NotRequired[list[Relative]]
    archived: NotRequired[str]
    accessed: NotRequired[str]
    corrected: NotRequired[Amendment]
    withdrawn: NotRequired[Amendment]


class Office(TypedDict):
    """An office that a document gives a person.

    ``date`` is the time over which the office was held, if an interval; else the date of a document
    that gives the office. A date without a beginning comes from a document that uses the title when
    it speaks of the past.
    """

    title: str
    date: str | None
    source: str
    lines: list[Line]


class Other(TypedDict):
    """Somebody or something that must not be confused with the subject of the record."""

    name: str
    who: str
    forms: list[str]


# ``not`` is the natural key for these lists, but a Python keyword; the functional syntax allows it.
Authority = TypedDict(
    "Authority", {"id": str, "name": str, "forms": dict[str, list[str]], "not": list[Other]}
)
"""What every authority record has: preferred form, variants by kind of form, what it is not."""


class Person(Authority):
    """The authority record of a person.

    ``romanised`` holds, for a name in Hangul, the Latin spellings of each syllable; ``same_as``
    identifiers in registers of others, as ``wikidata:Q41117``.
    """

    native: str | None
    family: str | None
    middle: str | None
    given: str | None
    order: str
    gender: str | None
    romanised: list[list[str]]
    country: str | None
    description: str | None
    offices: list[Office]
    same_as: NotRequired[list[str]]


class Place(Authority):
    """The authority record of a place; ``within`` names the places that contain it."""

    native: str | None
    kind: str
    within: list[str]
    country: str | None
    same_as: NotRequired[list[str]]


class Topic(Authority):
    """The authority record of a topic; asking for a ``broader`` one finds the narrower too."""

    broader: list[str]


class Redirect(TypedDict):
    """Where the fact of an old id is now, and why: it was renamed, or merged into another.

    ``to`` is None for a fact that was withdrawn.
    """

    to: str | None
    why: str


class NameWords(TypedDict):
    """A base's own words of names, in addition to those of the languages.

    ``titles`` are grouped by the office they mean; ``parts``, the words that names of real people
    are made of, are folded. Bases of earlier versions also have the words of languages, under the
    other keys.
    """

    titles: dict[str, list[str]]
    parts: dict[str, list[str]]
    fillers: NotRequired[list[str]]
    endings: NotRequired[list[str]]
    relations: NotRequired[list[str]]
    unlinked_relations: NotRequired[list[str]]
    things: NotRequired[list[str]]
    unlinked_things: NotRequired[list[str]]
    links: NotRequired[list[str]]
    possessives: NotRequired[list[str]]
    exclusions: NotRequired[list[str]]
    locatives: NotRequired[list[str]]
    occupations: NotRequired[dict[str, list[str]]]
    countries: NotRequired[dict[str, list[str]]]


class KindDeclared(TypedDict):
    """A kind of fact that a base declares; ``declared.Kind`` says what each key means."""

    id: str
    name: str
    plural: str
    about: str
    words: dict[str, list[str]]
    verbs: dict[str, list[str]]
    acts: str
    needs: list[str]
    columns: list[str]
    statuses: list[str]
    binding: bool


class RoleDeclared(TypedDict):
    """A role that a base declares; ``declared.Role`` says what each key means."""

    id: str
    name: str
    of: list[str]
    acts: str
    about: str
    verbs: dict[str, list[str]]
    opposite: str


class Declared(TypedDict):
    """The kinds and roles that a base declares; without them it has the usual ones."""

    kinds: NotRequired[list[KindDeclared]]
    roles: NotRequired[list[RoleDeclared]]


class Base(TypedDict):
    """The whole of ``facts.json``; ``redirects`` say what became of the facts of old ids."""

    format: int
    title: str
    about: str
    licence: str
    questions: list[str]
    names: NameWords
    sources: list[Source]
    people: list[Person]
    places: list[Place]
    topics: list[Topic]
    facts: list[Fact]
    redirects: dict[str, Redirect]
    declared: NotRequired[Declared]
    glossary: NotRequired[dict[str, dict[str, list[str]]]]
