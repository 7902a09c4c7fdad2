"""The seeds as types: what a curator wrote, claim by claim, with positions.

A seed is the record of one document. ``people``, ``places`` and ``topics`` are authority files,
``base`` says what the whole is about, ``discrepancies`` where sources differ, ``redirects`` what
became of old ids. Reading reports misshapen values and continues; ``rules`` check whether the
values make sense together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Protocol, TypeVar

from relfacts import vocabulary
from relfacts.curate.declaring import Declarations, declarations
from relfacts.curate.located import (
    MARK,
    Entry,
    Place,
    Problem,
    left_to_do,
    read_list,
    read_mapping,
    shown,
)
from relfacts.vocabulary.declared import Declared
from relfacts.vocabulary.units import is_unit

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

# Not more digits than MOST_OF_A_FIGURE allows, which a float represents like others.
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
_DIGITS = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# Thousands that a comma has separated from a figure.
_PIECE = re.compile(r"[0-9]{3}(\.[0-9]+)?")


# Keys whose positions the rules report.
_SEED_MARKS = (
    "id", "label", "document", "lines", "title", "publisher", "author", "issued", "issued_why",
    "language", "claims", "original", "page_lines", "url", "archived", "accessed",
    "url_why", "relatives",
    MARK,
)  # fmt: skip
_BASE_MARKS = {"title": "title", "about": "about", "licence": "licence", "questions": "try"}
_CLAIM_MARKS = (
    "fact", "kind", "date", "date_why", "weekday", "statement", "people", "parties", "places",
    "topics", "quantities", "lines", "anchors", "field", "status", "judged", MARK,
)  # fmt: skip
_RECORD_MARKS = (
    "id", "name", "native", "forms", "not", "offices", "broader", "within", "country", "same_as",
)  # fmt: skip


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
        return _NUMBER.fullmatch(self.value) is not None


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


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says in a discrepancy."""

    source: str
    lines: tuple[int, ...]
    says: str
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
    #: The path of each authority file, existing or not; and which of them do not exist.
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

    def whole(self, stem: str) -> Place:
        """The position of an authority file as a whole, whether it exists or not."""
        return Place(self.paths[stem], 0, 0)


def read_seeds(
    files: Iterable[tuple[str, str, str]],
    watched: Watch = unwatched,
    reserved: Iterable[str] = (),
    known: Declared | None = None,
) -> Seeds:
    """Read all seeds from (stem, path to show, text), in any order.

    ``reserved`` are words that no kind may be called; ``known`` are the kinds and roles of a base
    whose ``base.yaml`` is not among the files.
    """
    problems: list[Problem] = []
    authorities: dict[str, tuple[str, str]] = {}
    read = []
    files = sorted(files)
    for stem, path, text in watched(files):
        if stem in AUTHORITY_FILES:
            authorities[stem] = (path, text)
        elif entry := read_mapping(text, path, problems):
            read.append((entry, path))

    def entries(stem: str) -> list[Entry]:
        path, text = authorities.get(stem, (f"{stem}.yaml", ""))
        return read_list(text, path, problems)

    base = _base(authorities.get("base"), problems)
    declared = known or base.declarations.declared
    documents = [_seed(entry, path, declared) for entry, path in read]
    folder = files[0][1].removesuffix(f"{files[0][0]}.yaml") if files else ""
    paths = {stem: f"{folder}{stem}.yaml" for stem in AUTHORITY_FILES}
    paths |= {stem: path for stem, (path, _) in authorities.items()}
    absent = frozenset(AUTHORITY_FILES) - authorities.keys()
    problems += (
        Problem(Place(paths[stem], 0, 0), "missing-file", f"there is no {stem}.yaml: {what}")
        for stem, what in sorted(_needed(documents).items())
        if stem in absent
    )
    return Seeds(
        base=base,
        names=_name_words(authorities.get("names"), problems),
        people=tuple(_person_record(entry) for entry in entries("people")),
        places=tuple(_place_record(entry) for entry in entries("places")),
        topics=tuple(_topic_record(entry) for entry in entries("topics")),
        discrepancies=tuple(_discrepancy(entry) for entry in entries("discrepancies")),
        redirects=tuple(_redirect(entry) for entry in entries("redirects")),
        documents=tuple(documents),
        problems=tuple(problems),
        paths=paths,
        absent=absent,
        reserved=frozenset(reserved),
        glossary=_glossary(authorities.get("glossary"), problems),
    )


def _needed(documents: list[Seed]) -> dict[str, str]:
    """The authority files that must exist, each with what to do if it does not."""
    needed = {"base": "write it (title, about, licence, try), or name the folder: --seeds DIR"}
    for stem, parts in (
        ("people", ["people"]),
        ("places", ["places", "parties"]),
        ("topics", ["topics"]),
    ):
        claims = (claim for seed in documents for claim in seed.claims)
        if any(getattr(claim, part) for claim in claims for part in parts):
            needed[stem] = f"write it, with a record for all {stem} that the claims name"
    return needed


def _base(file: tuple[str, str] | None, problems: list[Problem]) -> Base:
    if file is None:
        return Base("", "", "", (), {})
    entry = read_mapping(file[1], file[0], problems)
    if entry is None:
        return Base("", "", "", (), {})
    base = Base(
        title=entry.text("title"),
        about=entry.text("about"),
        licence=entry.text("licence"),
        questions=entry.texts("try"),
        marks={field: entry.place(key) for field, key in _BASE_MARKS.items()},
        declarations=declarations(entry),
        language=entry.optional("language") or ENGLISH,
    )
    entry.done()
    return base


def _name_words(file: tuple[str, str] | None, problems: list[Problem]) -> NameWords:
    # Like a list, the file may be empty: a base need not have words of its own.
    said = file and any(line.strip() and line[0] != "#" for line in file[1].splitlines())
    entry = read_mapping(file[1], file[0], problems) if file and said else None
    kinds: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind in fields(NameWords):
        inner = entry.entry(kind.name) if entry else None
        groups = inner.labels() if inner else ()
        kinds[kind.name] = {group: inner.texts(group) for group in groups} if inner else {}
    if entry:
        entry.done()
    return NameWords(**kinds)


def _glossary(
    file: tuple[str, str] | None, problems: list[Problem]
) -> dict[str, dict[str, tuple[str, ...]]]:
    entry = read_mapping(file[1], file[0], problems) if file else None
    if entry is None:
        return {}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for language in entry.labels():
        inner = entry.entry(language)
        if inner:
            found[language] = {word: inner.texts(word) for word in inner.labels()}
    entry.done()
    return found


def _seed(entry: Entry, path: str, declared: Declared) -> Seed:
    seed = Seed(
        id=entry.text("id"),
        label=entry.text("label"),
        document=entry.text("document"),
        sha256=entry.text("sha256"),
        lines=entry.integer("lines"),
        title=entry.text("title"),
        title_why=entry.optional("title_why"),
        publisher=entry.text("publisher"),
        publisher_why=entry.optional("publisher_why"),
        author=entry.optional("author"),
        issued=entry.text("issued"),
        issued_why=entry.optional("issued_why"),
        language=entry.text("language"),
        read=tuple(_read_lines(item) for item in entry.entries("read")),
        claims=tuple(_claim(item, declared) for item in entry.entries("claims", apart=True)),
        judge=entry.reasons(MARK),
        path=path,
        marks={key: entry.place(key) for key in _SEED_MARKS},
        original=entry.optional("original"),
        original_sha256=entry.optional("original_sha256"),
        page_lines=entry.integers("page_lines"),
        url=entry.optional("url"),
        url_why=entry.optional("url_why"),
        archived=entry.optional("archived"),
        accessed=entry.optional("accessed"),
        relatives=tuple(_relative(item) for item in entry.entries("relatives")),
        corrected=_amendment(entry.entry("corrected")),
        withdrawn=_amendment(entry.entry("withdrawn")),
    )
    entry.done()
    return seed


def _amendment(entry: Entry | None) -> Amendment | None:
    if entry is None:
        return None
    found = Amendment(entry.optional("date"), entry.text("note"), entry.at)
    entry.done()
    return found


def _relative(entry: Entry) -> Relative:
    found = Relative(entry.text("url"), entry.text("what"), entry.at)
    entry.done()
    return found


def _read_lines(entry: Entry) -> ReadLines:
    read = ReadLines(entry.integers("lines"), entry.text("why"), entry.at)
    entry.done()
    return read


def _claim(entry: Entry, declared: Declared) -> Claim:
    claim = Claim(
        fact=entry.text("fact"),
        lead=entry.choice("lead", ("true", "false"), default="false") == "true",
        kind=entry.choice("kind", declared.kinds),
        status=entry.choice("status", vocabulary.STATUSES, default="actual"),
        field=entry.optional("field"),
        date=entry.optional("date"),
        date_how=entry.choice("date_how", vocabulary.DATE_WAYS, default="printed"),
        date_why=entry.optional("date_why"),
        weekday=entry.optional("weekday"),
        statement=entry.text("statement"),
        people=tuple(_person(item, declared) for item in entry.entries("people")),
        parties=tuple(_party(item, declared) for item in entry.entries("parties")),
        places=entry.texts("places"),
        topics=entry.texts("topics"),
        quantities=tuple(_quantity(item) for item in entry.entries("quantities")),
        note=entry.optional("note"),
        lines=entry.integers("lines"),
        anchors=entry.texts("anchors"),
        judged=_judged(entry.entry("judged")),
        judge=entry.optional(MARK),
        marks={key: entry.place(key) for key in _CLAIM_MARKS},
    )
    entry.done()
    return claim


def _judged(entry: Entry | None) -> dict[str, str]:
    return {rule: entry.text(rule) for rule in entry.labels()} if entry else {}


def _person(entry: Entry, declared: Declared) -> Person:
    person = Person(
        id=entry.text("id"),
        role=entry.choice("role", declared.roles_of("person")),
        office=entry.optional("office"),
        named=entry.optional("named"),
        at=entry.at,
    )
    entry.done()
    return person


def _party(entry: Entry, declared: Declared) -> Party:
    role = entry.choice("role", declared.roles_of("party"))
    party = Party(id=entry.text("id"), role=role, at=entry.at)
    entry.done()
    return party


def _quantity(entry: Entry) -> Quantity:
    # Between braces a comma separates two keys: {value: 3,000} has a value 3 and a key 000.
    pieces = [label for label in entry.labels() if _PIECE.fullmatch(label)]
    for piece in pieces:
        entry.pass_over(piece)
    quantity = Quantity(
        value=",".join((entry.text("value"), *pieces)),
        unit=entry.text("unit"),
        of=entry.text("of"),
        qualifier=entry.choice("qualifier", vocabulary.QUALIFIERS, default="exact"),
        measure=entry.choice("measure", vocabulary.MEASURES, default="single"),
        why=entry.optional("why"),
        at=entry.at,
    )
    if quantity.value and not quantity.is_readable:
        plain = quantity.value.replace(",", "")
        instead = f"write {plain}" if _NUMBER.fullmatch(plain) else "write it in digits"
        message = f"the figure {shown(quantity.value)} is not a number: {instead}"
        if _DIGITS.fullmatch(quantity.value):
            message = f"the figure {shown(quantity.value)} has more than 18 digits"
        entry.complain("value", "bad-number", message)
    if quantity.unit and not (is_unit(quantity.unit) or left_to_do(quantity.unit)):
        from relfacts.curate.measures import unit_meant

        told = f"unknown unit {quantity.unit!r}: {unit_meant(quantity.unit)}"
        entry.complain("unit", "unknown-unit", told)
    entry.done()
    return quantity


def _forms(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    inner = entry.entry("forms")
    if inner is None:
        return {}
    forms = {label: inner.texts(label) for label in inner.labels()}
    inner.done()
    return forms


def _other(entry: Entry) -> Other:
    other = Other(entry.text("name"), entry.text("who"), entry.texts("forms"), entry.at)
    entry.done()
    return other


def _office(entry: Entry) -> Office:
    office = Office(
        title=entry.text("title"),
        date=entry.optional("date"),
        source=entry.text("source"),
        lines=entry.integers("lines"),
        at=entry.at,
    )
    entry.done()
    return office


def _marks(entry: Entry) -> Mapping[str, Place]:
    return {key: entry.place(key) for key in _RECORD_MARKS}


def _person_record(entry: Entry) -> Authority:
    record = Authority(
        id=entry.text("id"),
        name=entry.text("name"),
        native=entry.optional("native"),
        forms=_forms(entry),
        others=tuple(_other(item) for item in entry.entries("not")),
        country=entry.optional("country"),
        family=entry.optional("family"),
        middle=entry.optional("middle"),
        given=entry.optional("given"),
        suffix=entry.optional("suffix"),
        order=entry.choice("order", ("family-first", "given-first"), default="family-first"),
        gender=entry.choice("gender", ("female", "male"), default="") or None,
        description=entry.optional("description"),
        offices=tuple(_office(item) for item in entry.entries("offices")),
        same_as=entry.text_or_texts("same_as"),
        marks=_marks(entry),
    )
    entry.done()
    return record


def _place_record(entry: Entry) -> Authority:
    record = Authority(
        id=entry.text("id"),
        name=entry.text("name"),
        native=entry.optional("native"),
        forms={"other name": entry.texts("forms")},
        others=tuple(_other(item) for item in entry.entries("not")),
        country=entry.optional("country"),
        kind=entry.text("kind"),
        broader=entry.texts("within"),
        same_as=entry.text_or_texts("same_as"),
        marks=_marks(entry),
    )
    entry.done()
    return record


def _topic_record(entry: Entry) -> Authority:
    record = Authority(
        id=entry.text("id"),
        name=entry.text("name"),
        native=None,
        forms={"synonym": entry.texts("forms"), "narrower": entry.texts("narrower")},
        others=tuple(_other(item) for item in entry.entries("not")),
        country=None,
        broader=entry.texts("broader"),
        marks=_marks(entry),
    )
    entry.done()
    return record


def _discrepancy(entry: Entry) -> Discrepancy:
    sides = []
    for item in entry.entries("sides"):
        sides.append(Side(item.text("source"), item.integers("lines"), item.text("says"), item.at))
        item.done()
    found = Discrepancy(
        id=entry.text("id"),
        type=entry.choice("type", vocabulary.DISCREPANCY_TYPES),
        facts=entry.texts("facts"),
        sides=tuple(sides),
        holds=entry.choice("holds", vocabulary.RESOLUTIONS),
        why=entry.text("why"),
        at=entry.at,
    )
    entry.done()
    return found


def _redirect(entry: Entry) -> Redirect:
    redirect = Redirect(entry.text("from"), entry.optional("to"), entry.text("why"), entry.at)
    entry.done()
    return redirect
