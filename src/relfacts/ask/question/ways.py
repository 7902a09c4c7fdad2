"""The versions of a question that are asked in turn: whole, and with something given up.

The first things to be given up cost least: a verb, since a statement need not use the verb of the
question; then the role of a person, if the people are in the fact; a town for its country, where
countries act; a noun that asks for a kind, if the facts have the word; last the place or topic, if
the facts have its words. A direction, a person, a time and a word that no fact has are never given
up.
"""

from __future__ import annotations

from itertools import combinations

from relfacts.ask.question.labels import NARROWER
from relfacts.ask.question.offices import LEADERS
from relfacts.ask.question.parts import OFFICE, PERSON, PLACE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from relfacts.ask.question.parts import Part
    from relfacts.ask.question.understood import Understood

    Applies = Callable[[Understood], object]

#: What a version of a question can give up:
#: VERBS: a fact may be of any kind, not only of the kind that the verb means.
#: DOING: a person in the fact need not be the one who does it.
#: TOWNS: a town stands for its country.
#: NOUNS: nouns for kinds, and verbs without other words, are topics or ordinary words.
#: INSIDE: a fact only needs to involve a place, and need not be in it.
#: SLIGHT: words that say little may be missing.
#: NAMES: a fact only needs the words of a place or an office.
#: TOGETHER: any of several people in a list may be in the fact.
#: KINDS: a fact may be of any kind, although nouns ask for one.
#: TOPICS: nouns given up with NOUNS are ordinary words, even if they name topics.
#: STATUS: in a yes-or-no question, a fact with any status answers.
VERBS, DOING, TOWNS, NOUNS, INSIDE, SLIGHT, NAMES, TOGETHER, KINDS, TOPICS, STATUS = range(11)

#: The cost of giving each up.
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

#: The number of the first topic; from there on each topic may be given up by itself, for its words.
FIRST_TOPIC = 100
_COST_OF_A_TOPIC = 3

# At most this many topics of one question may be given up.
_MOST_TOPICS = 3

#: At most this many versions of a question are asked.
_MOST = 20

#: A version: the set of things it gives up.
Way = frozenset[int]


def ways(understood: Understood, *, senses: bool = False) -> Iterator[Way]:
    """The versions, from the whole question to those that give up most.

    With ``senses`` a fact that tells of the deed in other words need not be of its kind.
    """
    can = [given for given, applies in _APPLIES.items() if applies(understood)]
    if senses and VERBS not in can and understood.act and understood.verbs and understood.firm:
        can.append(VERBS)
    can += [FIRST_TOPIC + at for at in range(len(loose_topics(understood)))]
    every = [
        frozenset(row)
        for length in range(len(can) + 1)
        for row in combinations(can, length)
        # A fact with the words of a place need not be filed under it.
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
    """The topics that may be given up for their words: those typed without a narrower word."""
    return [part for part in understood.topics if part.how != NARROWER][:_MOST_TOPICS]


def _people_act(understood: Understood) -> bool:
    people = (*understood.doers, *understood.targets)
    somewhere = [part for part in (*understood.goals, *understood.targets) if part.sort == PLACE]
    # Somebody who sends others somewhere has not gone there.
    goes = understood.act == "travels" and somewhere
    return bool(understood.act) and not goes and any(part.sort != PLACE for part in people)


def _leaders_act(understood: Understood) -> bool:
    """Whether leaders of a country act, who may be in the fact without their names."""
    return any(part.how == LEADERS for part in (*understood.doers, *understood.targets))


def _nouns_can_go(understood: Understood) -> bool:
    """Whether facts of another kind may say the same: not for what somebody did at some time."""
    people = any(part.sort == PERSON for part in (*understood.people, *understood.doers))
    deed = people and bool(understood.times) and understood.act == "travels"
    return not deed and (bool(understood.kinds) or not understood.firm)


def _kinds_can_go(understood: Understood) -> bool:
    """Whether nouns of deeds, such as talks, may be given up for the remaining words."""
    deeds = bool(understood.kinds) and all(" " in part.meaning for part in understood.kinds)
    return deeds and len(understood.words) > 1


def _verbs_can_go(understood: Understood) -> bool:
    """Whether another verb may say the same: what is sold is not given."""
    sold = understood.act in ("gives", "receives") and bool(understood.verb_kinds)
    # Without its verb no fact tells who invited somebody, or who paid for something.
    asked = understood.act == "invites" or understood.who
    who = asked and not understood.doers
    # Nor what a place or a body did of which nothing else is asked: other deeds are no answer.
    lone = all(part.sort == PLACE for part in (*understood.doers, *understood.goals)) and not (
        understood.people
        or understood.targets
        or understood.topics
        or understood.kinds
        or understood.words
        or understood.origins
        or understood.places
        or understood.mentioned
        or understood.times
    )
    return bool(understood.verbs) and understood.firm and not (sold or who or lone)


def _places_act(understood: Understood) -> bool:
    named = (*understood.doers, *understood.targets, *understood.origins, *understood.goals)
    # Side by side they stand for their countries: Hanoi, Pyongyang to exchange delegations.
    if any(part.sort == PLACE for part in named) or len(understood.mentioned) > 1:
        return True
    # Who went to a country went to its capital, as far as is told: Nong Duc Manh, Pyongyang.
    at = (*understood.places, *(understood.mentioned if understood.of_somebody else ()))
    somewhere = any(not part.adjective for part in at)
    return somewhere and (understood.of_somebody or understood.is_of_states)


def _has_names(understood: Understood) -> bool:
    if is_of_another(understood) or understood.somebody_there:
        return False
    offices = any(part.sort == OFFICE for part in understood.parts)
    return bool(understood.places or understood.mentioned) or offices


def _may_lie_elsewhere(understood: Understood) -> bool:
    """Whether a fact need only have to do with a place: not where somebody, or what is of one
    country, is asked for in another.
    """
    there = any(not part.adjective for part in understood.places)
    return there and not is_of_another(understood) and not understood.somebody_there


def is_of_another(understood: Understood) -> bool:
    """Whether what is of one country is asked for in another: Vietnamese pilots in the DPRK."""
    others = are_elsewhere(understood.places)
    return others and bool(understood.topics) and not understood.words


def are_elsewhere(places: Sequence[Part]) -> bool:
    """Whether one of the places is not in the country that an adjective among them names."""
    of = frozenset().union(*(part.ids for part in places if part.adjective))
    there = [part for part in places if not part.adjective]
    return bool(of) and any(of.isdisjoint(part.ids) for part in there)


_APPLIES: dict[int, Applies] = {
    TOWNS: _places_act,
    VERBS: _verbs_can_go,
    DOING: lambda understood: _people_act(understood) or _leaders_act(understood),
    NOUNS: _nouns_can_go,
    KINDS: _kinds_can_go,
    TOPICS: lambda understood: any(part.ids for part in understood.kinds),
    INSIDE: _may_lie_elsewhere,
    SLIGHT: lambda understood: understood.slight,
    NAMES: _has_names,
    STATUS: lambda understood: understood.whether and understood.statuses,
    TOGETHER: lambda understood: understood.listed and understood.act != "meets",
}
