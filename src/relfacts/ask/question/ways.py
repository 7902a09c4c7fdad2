"""The ways to put a question to the base: as it stands, and with something of it given up.

What is given up first costs least: a verb, since no question has to have the verb of a statement;
then who does it, if the people named are in the fact; a town for its country, where countries act;
a noun that asks for a kind, if the facts have the word; last what place or topic it is filed under,
if the facts have its words. A direction, a person, a time and a word that no fact has are never
given up.
"""

from __future__ import annotations

from itertools import combinations

from relfacts.ask.question.labels import NARROWER
from relfacts.ask.question.parts import OFFICE, PERSON, PLACE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relfacts.ask.question.parts import Part
    from relfacts.ask.question.understanding import Understood

    Applies = Callable[[Understood], object]

#: What a way can give up. Without VERBS any kind of fact may tell what they say; without NOUNS
#: those that ask for a kind are topics or words like others, and so are verbs that are all there
#: is, and without TOPICS they are words though they name topics too; without DOING a person need
#: not be the one who does it; without TOWNS a town is its country; without INSIDE a fact need only
#: have to do with a place, not lie in it; without SLIGHT it need not have words that say little;
#: without NAMES it need only have the words of a place or an office, and without a topic its words;
#: where it is asked whether something is so, a fact without STATUS tells how it is;
#: without TOGETHER of several people in a list any may be in it; without KINDS they may be of any
#: kind, though nouns ask for one.
VERBS, DOING, TOWNS, NOUNS, INSIDE, SLIGHT, NAMES, TOGETHER, KINDS, TOPICS, STATUS = range(11)

#: What each costs.
_COSTS = {
    VERBS: 1,
    DOING: 1,
    TOWNS: 1,
    NOUNS: 2,
    INSIDE: 2,
    SLIGHT: 3,
    NAMES: 3,
    TOGETHER: 3,
    KINDS: 4,
    TOPICS: 1,
    STATUS: 2,
}

#: The number of the first topic; from there on each may go by itself, for its words.
FIRST_TOPIC = 100
_COST_OF_A_TOPIC = 3

# No more topics of one question may go.
_MOST_TOPICS = 3

#: No question is put in more ways.
_MOST = 20

#: A way: what it gives up.
Way = frozenset[int]


def ways(understood: Understood) -> Iterator[Way]:
    """The ways to ask, from the question as it stands to those that give most up."""
    can = [given for given, applies in _APPLIES.items() if applies(understood)]
    can += [FIRST_TOPIC + at for at in range(len(loose_topics(understood)))]
    every = [
        frozenset(row)
        for length in range(len(can) + 1)
        for row in combinations(can, length)
        # What has the words of a place need not be filed under it.
        if not {INSIDE, NAMES}.issubset(row) and not {NOUNS, KINDS}.issubset(row)
        if TOPICS not in row or NOUNS in row
    ]
    # What something was done for is rarely told where it is told that it was done.
    why = understood.why and VERBS in can
    every.sort(
        key=lambda way: (
            why and not way.issuperset({VERBS, DOING}.intersection(can)),
            sum(_COSTS.get(given, _COST_OF_A_TOPIC) for given in way),
        )
    )
    yield from every[:_MOST]


def loose_topics(understood: Understood) -> list[Part]:
    """The topics that may go for their words: none of which a narrower word was typed."""
    return [part for part in understood.topics if part.how != NARROWER][:_MOST_TOPICS]


def _people_act(understood: Understood) -> bool:
    people = (*understood.doers, *understood.targets)
    somewhere = [part for part in (*understood.goals, *understood.targets) if part.sort == PLACE]
    # Who sends others somewhere has not gone there.
    goes = understood.act == "travels" and somewhere
    return bool(understood.act) and not goes and any(part.sort != PLACE for part in people)


def _nouns_can_go(understood: Understood) -> bool:
    """Whether facts of another kind may tell the same: not of what somebody did at some time."""
    people = any(part.sort == PERSON for part in (*understood.people, *understood.doers))
    deed = people and bool(understood.times) and understood.act == "travels"
    return not deed and (bool(understood.kinds) or not understood.firm)


def _kinds_can_go(understood: Understood) -> bool:
    """Whether nouns of deeds, as talks, may go for the other words that are left."""
    deeds = bool(understood.kinds) and all(" " in part.meaning for part in understood.kinds)
    return deeds and len(understood.words) > 1


def _verbs_can_go(understood: Understood) -> bool:
    """Whether another verb may tell the same: what is sold is not given."""
    sold = understood.act in ("gives", "receives") and bool(understood.verb_kinds)
    # Without its verb no fact tells who invited somebody.
    who = understood.act == "invites" and not understood.doers
    return bool(understood.verbs) and understood.firm and not sold and not who


def _places_act(understood: Understood) -> bool:
    named = (*understood.doers, *understood.targets, *understood.origins, *understood.goals)
    return any(part.sort == PLACE for part in named)


def _has_names(understood: Understood) -> bool:
    if _of_another(understood):
        return False
    offices = any(part.sort == OFFICE for part in understood.parts)
    return bool(understood.places) or offices


def _may_lie_elsewhere(understood: Understood) -> bool:
    """Whether a fact need only have to do with a place: not where those of one are in another."""
    there = any(not part.adjective for part in understood.places)
    return there and not _of_another(understood)


def _of_another(understood: Understood) -> bool:
    """Whether what is of one country is asked for in another: Vietnamese pilots in the DPRK."""
    of = frozenset().union(*(part.ids for part in understood.places if part.adjective))
    there = [part for part in understood.places if not part.adjective]
    others = bool(of) and any(of.isdisjoint(part.ids) for part in there)
    return others and bool(understood.topics) and not understood.words


_APPLIES: dict[int, Applies] = {
    VERBS: _verbs_can_go,
    DOING: _people_act,
    TOWNS: _places_act,
    NOUNS: _nouns_can_go,
    KINDS: _kinds_can_go,
    TOPICS: lambda understood: any(part.ids for part in understood.kinds),
    INSIDE: _may_lie_elsewhere,
    SLIGHT: lambda understood: understood.slight,
    NAMES: _has_names,
    STATUS: lambda understood: understood.whether and understood.statuses,
    TOGETHER: lambda understood: understood.listed and understood.act != "meets",
}
