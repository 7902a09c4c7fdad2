"""The kinds of fact and the roles of a base: those it declares, or the usual ones.

A base declares them in ``seeds/base.yaml``, and ``facts.json`` contains them. All code that needs a
kind or a role takes it from the base, in these records.
"""

from __future__ import annotations

from relfacts.vocabulary import HOLDERS
from relfacts.vocabulary.usual import USUAL_KINDS, USUAL_ROLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    Words = Mapping[str, Sequence[str]]

#: Parts of a claim that a kind may need.
NEEDED = ("people", "parties", "places", "quantities", "field")

#: The columns that a table of a kind may have.
COLUMNS = (
    "when", "kind", "people", "parties", "from", "to", "field", "status", "quantities", "places",
    "fact", "source",
)  # fmt: skip

#: The beginning of a deed that is a role of the base, rather than an act that all bases share.
OWN = "as:"

_USUAL_COLUMNS = ("when", "fact", "source")


class Kind:
    """A kind of fact: its names, the words for asking, the parts it needs, how it is shown.

    ``plural`` is also the word that lists its facts. ``words`` and ``verbs`` are those that people
    ask for it with, by language (BCP 47); ``acts`` is the act of the person who is the subject of
    such a verb, empty if the roles in its facts show that. ``statuses`` are those that it may have,
    all if there are none. A ``binding`` kind is itself an obligation, as a treaty is. ``about`` is
    a line for the help pages.
    """

    __slots__ = (
        "about", "acts", "binding", "columns", "id", "name", "needs", "plural", "statuses",
        "verbs", "words",
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        plural: str = "",
        name: str = "",
        about: str = "",
        words: Words | None = None,
        verbs: Words | None = None,
        acts: str = "",
        needs: Iterable[str] = (),
        columns: Iterable[str] = (),
        statuses: Iterable[str] = (),
        binding: bool = False,
    ) -> None:
        self.id = id
        self.plural = plural or f"{id}s"
        self.name = name or id
        self.about = about or f"The {self.plural} in the base."
        self.words = words or {}
        self.verbs = verbs or {}
        self.acts = acts
        self.needs = tuple(needs)
        self.columns = tuple(columns) or _USUAL_COLUMNS
        self.statuses = tuple(statuses)
        self.binding = binding

    def spellings(self) -> Iterator[str]:
        """All its names, its own id first."""
        yield from (self.id, self.plural, self.name)
        for words in self.words.values():
            yield from words


class Role:
    """What somebody can be in a fact: a person, or a party (a country or organisation), or both.

    ``acts`` is what its holder does, one of ``vocabulary.ACTS``; empty if that has no direction.
    ``verbs`` express it, by language; ``opposite`` is the role of those it is done to, which must
    never be confused with this one.
    """

    __slots__ = ("about", "acts", "id", "name", "of", "opposite", "verbs")

    def __init__(
        self,
        id: str,
        name: str = "",
        of: Iterable[str] = HOLDERS,
        acts: str = "",
        about: str = "",
        verbs: Words | None = None,
        opposite: str = "",
    ) -> None:
        self.id = id
        self.name = name or id
        self.of = tuple(of)
        self.acts = acts
        self.about = about
        self.verbs = verbs or {}
        self.opposite = opposite


class Declared:
    """The kinds and roles of a base, by their ids, in the order of the base."""

    __slots__ = ("_opposites", "are_usual", "kinds", "roles")

    def __init__(self, kinds: Iterable[Kind], roles: Iterable[Role], are_usual: bool) -> None:
        self.kinds = {kind.id: kind for kind in kinds}
        self.roles = {role.id: role for role in roles}
        self._opposites = frozenset(role.opposite for role in self.roles.values())
        #: Whether the kinds are the usual ones, because the base declares none.
        self.are_usual = are_usual

    def roles_of(self, holder: str) -> list[str]:
        """The ids of the roles that a ``person`` or a ``party`` can have."""
        return [role.id for role in self.roles.values() if holder in role.of]

    def act(self, role: str) -> str:
        """The act of a role; empty if it has no direction, or if there is no such role."""
        found = self.roles.get(role)
        return found.acts if found else ""

    def deed(self, role: str) -> str:
        """The act of a role, if one can ask who did it; else empty.

        A role that has verbs or an opposite but no shared act is a deed of its own.
        """
        found = self.roles.get(role)
        if found is None or found.acts:
            return found.acts if found else ""
        own = found.verbs or found.opposite or role in self._opposites
        return f"{OWN}{role}" if own else ""

    def undergone(self, deed: str) -> str:
        """The deed of those to whom one of the base's own deeds is done; empty if there is none."""
        role = self.roles.get(deed.removeprefix(OWN)) if deed.startswith(OWN) else None
        return f"{OWN}{role.opposite}" if role and role.opposite else ""

    def called(self, role: str) -> str:
        """The name of a role; its id if it is not declared."""
        found = self.roles.get(role)
        return found.name if found else role

    def kind_listed_by(self, plural: str) -> Kind | None:
        """The kind whose facts a word lists."""
        return next((kind for kind in self.kinds.values() if kind.plural == plural), None)

    def plurals(self, kinds: Iterable[str]) -> list[str]:
        """The plurals of some kinds, in the order of the base."""
        wanted = frozenset(kinds)
        return [kind.plural for kind in self.kinds.values() if kind.id in wanted]

    def in_order(self, kinds: Iterable[str]) -> list[str]:
        """Some kinds in the order of the base."""
        wanted = frozenset(kinds)
        return [kind for kind in self.kinds if kind in wanted]


def declared(found: Mapping[str, Any] | None = None) -> Declared:
    """The kinds and roles that ``facts.json`` declares; the usual ones for those it does not."""
    found = found or {}
    kinds, roles = found.get("kinds"), found.get("roles")
    return Declared(
        (Kind(**_known(Kind, kind)) for kind in (USUAL_KINDS if kinds is None else kinds)),
        (Role(**_known(Role, role)) for role in (USUAL_ROLES if roles is None else roles)),
        kinds is None,
    )


def _known(sort: type, record: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a record that this version knows."""
    return {key: record[key] for key in sort.__slots__ if key in record}  # type: ignore[attr-defined]
