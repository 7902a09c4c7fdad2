"""The columns of a table of facts: those that their kind declares, and the texts of their cells."""

from __future__ import annotations

from relfacts.base.locators import cite
from relfacts.base.phrasing import amount, in_words, statement
from relfacts.show.layout import Column
from relfacts.vocabulary import GIVING_ACTS, MOVING_ACTS, RECEIVING_ACTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from relfacts.base.openbase import OpenBase
    from relfacts.records import Fact
    from relfacts.vocabulary.declared import Declared

#: The columns of facts of several kinds.
_OF_SEVERAL = ("when", "kind", "fact", "source")

# The acts of those from whom something comes: givers and travellers.
_FROM = GIVING_ACTS & MOVING_ACTS

# Headings such as "giver - receiver" need this many parties.
_TWO = 2


def columns_of(facts: Sequence[Fact], declared: Declared) -> list[Column]:
    """The columns for some facts: those of their kind, if they all have one kind."""
    kinds = {fact["kind"] for fact in facts}
    kind = declared.kinds.get(next(iter(kinds))) if len(kinds) == 1 else None
    keys = kind.columns if kind else _OF_SEVERAL if len(kinds) > 1 else ("when", "fact", "source")
    if "fact" not in keys:
        keys = (*keys, "fact")
    return [Column(key, _title(key, facts, declared), main=key == "fact") for key in keys]


def _title(key: str, facts: Sequence[Fact], declared: Declared) -> str:
    """The heading of a column; for two parties it names the roles of the first and the second."""
    if key == "parties":
        roles = {party["role"] for fact in facts for party in fact["parties"]}
        names = [role.name for role in declared.roles.values() if role.id in roles and role.acts]
        if len(names) == len(roles) == _TWO:
            return " - ".join(names).capitalize()
    return key.capitalize()


def cell(key: str, fact: Fact, base: OpenBase) -> str:
    """The text of a fact in a column."""
    if key == "when":
        return in_words(fact["date"])
    if key == "kind":
        kind = base.declared.kinds.get(fact["kind"])
        return kind.name if kind else fact["kind"]
    if key == "people":
        return ", ".join(person["name"] for person in fact["people"])
    if key == "parties":
        return " - ".join(party["name"] for party in fact["parties"])
    if key == "from":
        return ", ".join(_doing(_FROM, fact, base))
    if key == "to":
        return ", ".join(_doing(RECEIVING_ACTS, fact, base)) or _goal(fact, base)
    if key == "places":
        return ", ".join(_places(fact, base))
    if key == "quantities":
        return "\n".join(map(amount, fact["quantities"]))
    if key == "source":
        return "\n".join(cite(source) for source in fact["sources"])
    return statement(fact) if key == "fact" else str(fact[key] or "")  # type: ignore[literal-required]


def _doing(acts: Collection[str], fact: Fact, base: OpenBase) -> list[str]:
    """The names of the parties and people who do something, each once."""
    named = (*fact["parties"], *fact["people"])
    found = (one["name"] for one in named if base.declared.act(one["role"]) in acts)
    return list(dict.fromkeys(found))


def _goal(fact: Fact, base: OpenBase) -> str:
    """The place to which somebody travels, if no person or party receives them."""
    travels = any(base.declared.act(person["role"]) == "travels" for person in fact["people"])
    return ", ".join(_places(fact, base)) if travels else ""


def _places(fact: Fact, base: OpenBase) -> list[str]:
    return [base.name("place", id_) for id_ in fact["places"]]
