"""The YAML files of seeds/ read into the types of ``seeds``.

Reading reports misshapen values and continues; ``rules`` check whether the values make sense
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields

from relfacts import vocabulary
from relfacts.curate.declaring import declarations
from relfacts.curate.located import MARK, Entry, left_to_do
from relfacts.curate.problems import Place, Problem, shown
from relfacts.curate.seeds import (
    AUTHORITY_FILES,
    ENGLISH,
    Amendment,
    Authority,
    Base,
    Claim,
    Discrepancy,
    NameWords,
    Office,
    Other,
    Party,
    Person,
    Quantity,
    ReadLines,
    Redirect,
    Relative,
    Seed,
    Seeds,
    Side,
    Watch,
    unwatched,
)
from relfacts.curate.yamltext import read_list, read_mapping
from relfacts.vocabulary.declared import Declared
from relfacts.vocabulary.units import is_unit

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
_LISTS = ("people", "places", "topics", "discrepancies", "redirects")
_RECORD_MARKS = (
    "id", "name", "native", "forms", "not", "offices", "broader", "within", "country", "same_as",
)  # fmt: skip


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
    # What a file that cannot be read has is not known: nothing is said to be missing from it.
    unread: set[str] = set()
    files = sorted(files)
    for stem, path, text in watched(files):
        if stem in AUTHORITY_FILES:
            authorities[stem] = (path, text)
        elif entry := read_mapping(text, path, problems):
            read.append((entry, path))
        else:
            unread.add(path)

    lists = {
        stem: _list_of(authorities.get(stem, (f"{stem}.yaml", "")), problems) for stem in _LISTS
    }
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
    unread |= {problem.at.path for problem in problems if problem.rule == "bad-yaml"}
    absent |= {stem for stem, (path, _) in authorities.items() if path in unread}
    absent |= {"documents"} if unread - {path for path, _ in authorities.values()} else set()
    return Seeds(
        base=base,
        names=_name_words(authorities.get("names"), problems),
        people=tuple(_person_record(entry) for entry in lists["people"]),
        places=tuple(_place_record(entry) for entry in lists["places"]),
        topics=tuple(_topic_record(entry) for entry in lists["topics"]),
        discrepancies=tuple(_discrepancy(entry) for entry in lists["discrepancies"]),
        redirects=tuple(_redirect(entry) for entry in lists["redirects"]),
        documents=tuple(documents),
        problems=tuple(problems),
        paths=paths,
        absent=absent,
        reserved=frozenset(reserved),
        glossary=_glossary(authorities.get("glossary"), problems),
    )


def _list_of(file: tuple[str, str], problems: list[Problem]) -> list[Entry]:
    path, text = file
    return read_list(text, path, problems)


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
        marks={key: entry.place(key) for key in _SEED_MARKS}
        | {f"{MARK} {key}": place for key, place in entry.places_in(MARK).items()},
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
        role=entry.choice(
            "role",
            declared.roles_of("person"),
            elsewhere=(declared.roles_of("party"), "it is a role of parties, not of people"),
        ),
        office=entry.optional("office"),
        named=entry.optional("named"),
        at=entry.at,
    )
    entry.done()
    return person


def _party(entry: Entry, declared: Declared) -> Party:
    elsewhere = (declared.roles_of("person"), "it is a role of people, not of parties")
    role = entry.choice("role", declared.roles_of("party"), elsewhere=elsewhere)
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
        from relfacts.curate.measures import figure_meant

        told = figure_meant(quantity.value)
        message = f"the figure {shown(quantity.value)} is not a number: {told}"
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
        side = Side(
            source=item.text("source"),
            lines=item.integers("lines"),
            says=item.text("says"),
            preferred=item.choice("preferred", ("true", "false"), default="false") == "true",
            at=item.at,
        )
        sides.append(side)
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
