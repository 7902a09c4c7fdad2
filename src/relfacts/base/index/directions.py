"""Who does what in a fact, and to whom: the rows that answer questions about a direction.

Each is filed as something the fact is about: its type is the act (``gives``, ``travels`` ...) or
the direction (``from``, ``to``), its id that of the person or place. Under ``of`` are the countries
that a fact involves through its places, parties and people. Under ``about`` are those that its
statement names.
"""

from __future__ import annotations

from relfacts.vocabulary import GIVING_ACTS, MOVING_ACTS, RECEIVING_ACTS
from relfacts.vocabulary.declared import OWN

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from relfacts.vocabulary.declared import Declared

#: The sorts under which directions are filed.
DIRECTIONS = frozenset((*GIVING_ACTS, *RECEIVING_ACTS, "founds", "about", "from", "of", "to"))

#: Instead of an id: anybody who does it.
ANYBODY = "*"

# Acts that are asked for as another act: to write something is to say it.
_ASKED_AS = {"writes": "says"}

# Somebody who travels, is sent or is invited goes to the places of the fact.
_GOING = frozenset(("travels", "gives", "invites"))


def directions(fact: Any, declared: Declared) -> set[tuple[str, str]]:
    """The acts and directions of a fact of ``facts.json``, each with the id of its person or place.

    ``declared`` says what each role does.
    """
    return set(_directions(fact, declared))


def act_of(role: str, declared: Declared) -> str:
    """The act of a role, if a question can ask for it."""
    act = declared.deed(role)
    act = _ASKED_AS.get(act, act)
    return act if is_direction(act) else ""


def is_direction(sort: str) -> bool:
    """Whether directions are filed under this type."""
    return sort in DIRECTIONS or sort.startswith(OWN)


def _directions(fact: Any, declared: Declared) -> Iterator[tuple[str, str]]:
    acts = set()
    for person in fact["people"]:
        act = act_of(person["role"], declared)
        if act:
            acts.add(act)
            yield act, person["id"]
            yield act, ANYBODY
            yield from _way(act, person["id"])
        if act == "says" and fact["status"] == "proposed":
            yield "proposes", person["id"]
    for party in fact["parties"]:
        act = act_of(party["role"], declared)
        # A party that has no other act in something signed is one that signed it.
        if not act and fact["status"] == "signed":
            act = "signs"
        if act:
            yield act, party["id"]
            yield act, ANYBODY
            yield from _way(act, party["id"])
        yield "of", party["id"]
    yield from (("of", place) for place in fact["places"])
    if acts & _GOING:
        yield from (("to", place) for place in fact["places"])


def _way(act: str, id_: str) -> Iterator[tuple[str, str]]:
    """The direction that an act gives to a person or place; what is said has none."""
    if act in MOVING_ACTS:
        yield ("to" if act in RECEIVING_ACTS else "from"), id_
