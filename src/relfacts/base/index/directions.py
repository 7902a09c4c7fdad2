"""Who does what in a fact, and to whom: what a question about a direction is answered by.

Each is filed as something that the fact is about: its sort is the act (``gives``, ``travels`` ...)
or the way (``from``, ``to``), its id that of the person or place. ``of`` has the countries that a
fact has to do with: those of its places, its parties and its people. ``about`` has those whom its
statement names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relfacts.vocabulary import GIVING_ACTS, MOVING_ACTS, RECEIVING_ACTS
from relfacts.vocabulary.declared import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from relfacts.vocabulary.declared import Declared

#: The sorts under which directions are filed.
DIRECTIONS = frozenset((*GIVING_ACTS, *RECEIVING_ACTS, "founds", "about", "from", "of", "to"))

#: In the place of an id: whoever it is that does it.
ANYBODY = "*"

# What is asked for as another act: whoever writes something says it.
_ASKED_AS = {"writes": "says"}

# Who travels, is sent or is invited goes to the places of the fact.
_GOING = frozenset(("travels", "gives", "invites"))


def directions(fact: Any, declared: Declared) -> set[tuple[str, str]]:
    """The acts and ways of a fact of ``facts.json``, each with the id of who or where it is.

    What a role does is as the base has ``declared`` it.
    """
    return set(_directions(fact, declared))


def act_of(role: str, declared: Declared) -> str:
    """What a role does, as far as a question can ask for it."""
    act = declared.deed(role)
    act = _ASKED_AS.get(act, act)
    return act if is_direction(act) else ""


def is_direction(sort: str) -> bool:
    """Whether directions are filed under a sort."""
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
        # Whoever is a party to what was signed, and nothing more, has signed it.
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
    """Whether something comes from who does this, or goes there; nothing does by what is said."""
    if act in MOVING_ACTS:
        yield ("to" if act in RECEIVING_ACTS else "from"), id_
