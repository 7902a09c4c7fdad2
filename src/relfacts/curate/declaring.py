"""The kinds of fact and the roles that a base declares in ``base.yaml``, with their positions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from relfacts import records
from relfacts.curate.located import Entry
from relfacts.curate.problems import Place
from relfacts.vocabulary import ACTS, HOLDERS, STATUSES
from relfacts.vocabulary.declared import COLUMNS, NEEDED, Declared, Kind, Role, declared

Item = TypeVar("Item")

_KIND_MARKS = ("id", "plural", "name", "words", "verbs")
_ROLE_MARKS = ("id", "name", "verbs", "opposite")


@dataclass(frozen=True, slots=True)
class KindTold:
    """A kind as ``base.yaml`` declares it; ``texts`` are all texts that a person wrote for it."""

    id: str
    kind: Kind = field(compare=False)
    texts: tuple[str, ...]
    at: Place
    marks: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class RoleTold:
    """A role as ``base.yaml`` declares it; ``texts`` are all texts that a person wrote for it."""

    id: str
    role: Role = field(compare=False)
    texts: tuple[str, ...]
    at: Place
    marks: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Declarations:
    """What a base declares; None for a list that it does not declare, where the usual one holds."""

    kinds: tuple[KindTold, ...] | None = None
    roles: tuple[RoleTold, ...] | None = None
    declared: Declared = field(default_factory=declared, compare=False)


def declarations(entry: Entry) -> Declarations:
    """The kinds and roles in ``base.yaml``; problems with them are reported."""
    there = entry.labels()
    kinds = tuple(map(_kind, entry.entries("kinds"))) if "kinds" in there else None
    roles = tuple(map(_role, entry.entries("roles"))) if "roles" in there else None
    usual = declared()
    return Declarations(
        kinds,
        roles,
        Declared(
            usual.kinds.values() if kinds is None else (told.kind for told in kinds),
            usual.roles.values() if roles is None else (told.role for told in roles),
            kinds is None,
        ),
    )


def _kind(entry: Entry) -> KindTold:
    kind = Kind(
        id=entry.text("id"),
        plural=entry.optional("plural") or "",
        name=entry.optional("name") or "",
        about=entry.optional("about") or "",
        words=_by_language(entry, "words"),
        verbs=_by_language(entry, "verbs"),
        acts=entry.choice("acts", ACTS, default=""),
        needs=entry.choices("needs", NEEDED),
        columns=entry.choices("columns", COLUMNS),
        statuses=entry.choices("statuses", STATUSES),
        binding=entry.choice("binding", ("true", "false"), default="false") == "true",
    )
    entry.done()
    texts = (kind.plural, kind.name, kind.about, *_flat(kind.words), *_flat(kind.verbs))
    return KindTold(kind.id, kind, texts, entry.at, _marks(entry, _KIND_MARKS))


def _role(entry: Entry) -> RoleTold:
    role = Role(
        id=entry.text("id"),
        name=entry.optional("name") or "",
        of=entry.choices("of", HOLDERS) or HOLDERS,
        acts=entry.choice("acts", ACTS, default=""),
        about=entry.optional("about") or "",
        verbs=_by_language(entry, "verbs"),
        opposite=entry.optional("opposite") or "",
    )
    entry.done()
    texts = (role.name, role.about, *_flat(role.verbs))
    return RoleTold(role.id, role, texts, entry.at, _marks(entry, _ROLE_MARKS))


def _by_language(entry: Entry, key: str) -> dict[str, tuple[str, ...]]:
    inner = entry.entry(key)
    return {language: inner.texts(language) for language in inner.labels()} if inner else {}


def _flat(words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    return chain.from_iterable(words.values())


def _marks(entry: Entry, keys: tuple[str, ...]) -> dict[str, Place]:
    return {key: entry.place(key) for key in keys}


def record(told: Declarations) -> records.Declared:
    """Their form in ``facts.json``: the kinds, the roles, or both, as far as declared."""
    found: records.Declared = {}
    if told.kinds is not None:
        found["kinds"] = [_record(one.kind, records.KindDeclared) for one in told.kinds]
    if told.roles is not None:
        found["roles"] = [_record(one.role, records.RoleDeclared) for one in told.roles]
    return found


def _record(of: Kind | Role, sort: Callable[..., Item]) -> Item:
    return sort(**{name: _plain(getattr(of, name)) for name in of.__slots__})


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {language: list(words) for language, words in value.items()}
    return list(value) if isinstance(value, tuple) else value
