"""Who does what in a fact, and to whom: what a question about a direction is answered by.

Each is filed as something that the fact is about: its sort is the act (``gives``, ``travels`` ...)
or the way (``from``, ``to``), its id that of the person or place. ``of`` has the countries that a
fact has to do with: those of its places, its parties and its people. ``about`` has those whom its
statement names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relfacts.vocabulary import GIVING_ACTS, MOVING_ACTS, RECEIVING_ACTS, ROLE_ACTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

#: The sorts under which directions are filed.
DIRECTIONS = frozenset((*GIVING_ACTS, *RECEIVING_ACTS, "about", "from", "of", "to"))

#: In the place of an id: whoever it is that does it.
ANYBODY = "*"

# Who travels, is sent or is invited goes to the places of the fact.
_GOING = frozenset(("travels", "gives", "invites"))


def directions(fact: Any) -> set[tuple[str, str]]:
    """The acts and ways of a fact of ``facts.json``, each with the id of who or where it is."""
    return set(_directions(fact))


def _directions(fact: Any) -> Iterator[tuple[str, str]]:
    acts = set()
    for person in fact["people"]:
        act = ROLE_ACTS.get(person["role"], "")
        if act:
            acts.add(act)
            yield act, person["id"]
            yield act, ANYBODY
            yield from _way(act, person["id"])
        if act == "says" and fact["status"] == "proposed":
            yield "proposes", person["id"]
    for party in fact["parties"]:
        act = ROLE_ACTS.get(party["role"], "")
        if party["role"] == "party" and fact["status"] == "signed":
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
