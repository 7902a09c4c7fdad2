"""Turns a question, whole or weakened, into filters and words."""

from __future__ import annotations

from relfacts.ask.question.offices import LEADERS
from relfacts.ask.question.parts import KIND, OFFICE, PERSON, PLACE, Part
from relfacts.ask.question.ways import (
    DOING,
    FIRST_TOPIC,
    INSIDE,
    KINDS,
    NAMES,
    NOUNS,
    SLIGHT,
    STATUS,
    TOGETHER,
    TOPICS,
    TOWNS,
    VERBS,
    loose_topics,
)
from relfacts.base.index.directions import ANYBODY
from relfacts.base.index.wordkeys import words_of
from relfacts.base.selection import Selection
from relfacts.languages.dictionary import NAMES as WORDS
from relfacts.languages.dictionary import QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relfacts.ask.question.understood import Understood
    from relfacts.ask.question.ways import Way
    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase

# What a verb means that says little.
_NOTHING = "- -"

# The kind of places that are towns.
_TOWN = "city"

# Acts of countries and organisations, or for them; in these a town stands for its country.
_OF_STATES = frozenset(("gives", "invites", "proposes", "receives", "says", "signs"))


# Acts of who speaks.
_OF_WORDS = frozenset(("proposes", "says"))


class Asking:
    """A version of a question: filters, and the remaining words.

    ``words`` rank the facts, ``needed`` must be in each of them; the words of places are among
    these if they are looked for ``by_words``. ``given_up`` says what was left out of the question,
    in the reader's words; ``read`` what was read as something else: Hanoi as Vietnam. ``kinds`` are
    those that the filters allow; ``loose`` says that facts need not be in the places asked for.
    ``own`` is what the words select, ``filters`` what was given beside them, ``selection`` both.
    """

    __slots__ = (
        "by_words", "each", "filters", "given_up", "kinds", "located", "loose", "needed", "own",
        "read", "selection", "senses", "topics", "topics_too", "words",
    )  # fmt: skip

    def __init__(self, own: Selection, filters: Selection) -> None:
        self.own = own
        self.filters = filters
        self.selection = filters.also([own])
        self.words: Sequence[Sequence[str]] = ()
        self.needed: Sequence[Sequence[str]] = ()
        self.by_words = False
        self.given_up: Sequence[str] = ()
        self.read: Sequence[tuple[str, str]] = ()
        self.kinds: frozenset[str] = frozenset()
        #: Where a fact must lie, if it lies anywhere: not only of whom it must tell.
        self.located: Sequence[frozenset[str]] = ()
        #: The topics under which a fact must be filed.
        self.topics: Sequence[Part] = ()
        #: Nouns of kinds that were read as the topics they name.
        self.topics_too: Sequence[Part] = ()
        self.loose = False
        #: The people who may be in different facts, each of whom must be in one.
        self.each: Sequence[frozenset[str]] = ()
        #: Whether words that no fact has are met by others of their sense.
        self.senses = False


def asking(
    base: OpenBase,
    words: Sequence[Word],
    understood: Understood,
    filters: Selection,
    way: Way,
    *,
    senses: bool = False,
    told: bool | None = None,
) -> Asking:
    """The version of the question that gives up a ``way``, with the filters that were given too.

    With ``senses`` a fact may tell of what is done in other words, if not by its kind. Where verbs
    must be ``told``, it must have their words; if not told, it need not even have others.
    """
    act = understood.act if not (understood.why and VERBS in way) else ""
    made = _Filters(base, way, of_states=understood.is_of_states)
    for part in understood.people:
        made.someone(part)
    for part in understood.doers:
        made.doer(part, made.acting(act, part))
    located = []
    for part in understood.places:
        others = len(made.places)
        made.place(part)
        if part in understood.inside and understood.somebody_there:
            located += made.places[others:]
    for part in understood.mentioned:
        made.mentioned(part, towns=len(understood.mentioned) > 1 or understood.of_somebody)
    for part in understood.targets:
        made.target(part, made.acting(act, part))
    for part in understood.origins:
        made.way("from", part)
    for part in understood.goals:
        made.way("to", part)
    if TOGETHER in way:
        made.take_any()
    verbs = VERBS not in way and (understood.firm or NOUNS not in way)
    every = understood.anybody and understood.verb_kinds
    if act and understood.verbs and not understood.doers and verbs and not every:
        made.ways.append((act, frozenset((ANYBODY,))))
    kinds, mixed = _kinds(base, understood, way, verbs=verbs)
    topics = _topics(base, words, understood, way)
    statuses = understood.statuses if STATUS not in way else []
    own = Selection(
        periods=understood.times,
        people=made.people,
        topics=topics,
        places=made.places,
        kinds=() if mixed else kinds,
        ways=made.ways,
        mixed=(*mixed, *made.mixed),
        statuses=(status for part in statuses for status in part.meaning.split()),
    )
    asked = Asking(own, filters)
    asked.kinds = kinds | filters.kinds
    asked.located = located
    asked.read = made.read
    asked.loose = INSIDE in way
    if TOGETHER in way:
        named = (*understood.people, *understood.doers, *understood.targets)
        asked.each = [part.ids for part in named if part.sort in (PERSON, OFFICE)]
    gone = _gone(understood, way)
    asked.topics = [part for part in understood.topics if part not in gone]
    needed = list(made.words)
    if NOUNS in way:
        nouns = [part for part in understood.kinds if not part.ids or TOPICS in way]
        asked.topics_too = [part for part in understood.kinds if part not in nouns]
        needed += nouns
    needed += gone
    given_up = [*([understood.aside] if understood.aside else ()), *understood.left_out]
    asked.senses = senses
    if told:
        needed += understood.verbs
    elif VERBS in way and senses and told is None and understood.act:
        needed += [part for part in understood.verbs if part.meaning != _NOTHING]
    elif VERBS in way:
        given_up += understood.verbs
    elif not verbs:
        needed += understood.verbs
    if KINDS in way:
        given_up += understood.kinds
    if STATUS in way:
        given_up += understood.statuses
    if SLIGHT in way or understood.narrow:
        given_up += understood.slight
    else:
        needed += understood.slight
    # Who has the other words is somebody else: Trump measures.
    small = not any(word.capital for word in words)
    names = [
        part for part in understood.words if _is_of_a_name(base, words[part.start], small=small)
    ]
    needed += names
    asked.given_up = [typed(words, part) for part in given_up]
    asked.needed = [_spoken(base, words, part) for part in needed]
    asked.by_words = bool(made.words)
    asked.words = [words_of(typed(words, part)) for part in understood.words if part not in names]
    return asked


def _is_of_a_name(base: OpenBase, word: Word, *, small: bool) -> bool:
    """Whether a word that was read as nobody is in the name of somebody in the base: written as a
    name, or in a question whose words are all ``small``.
    """
    return (word.capital or small) and base.book.is_own(word.folded)


def _spoken(base: OpenBase, words: Sequence[Word], part: Part) -> list[str]:
    """The words of a part; for a foreign noun that no fact contains, its kind.

    A planned agreement is called a commitment in facts, in whatever language one asks.
    """
    row = words_of(typed(words, part))
    foreign = part.sort == KIND and not any(map(base.index.is_said, row))
    return words_of(part.meaning.split()[0]) if foreign else row


def typed(words: Sequence[Word], part: Part) -> str:
    """A part as it was typed."""
    return " ".join(word.raw for word in words[part.start : part.stop])


def _kinds(
    base: OpenBase, understood: Understood, way: Way, *, verbs: bool
) -> tuple[frozenset[str], list[frozenset[tuple[str, str]]]]:
    """The kinds asked for; and a group of these with the topics of the same name, if the giver or
    receiver is named: what North Korea gave is aid, even if it is called something else.
    """
    nouns = understood.kind_ids if not {NOUNS, KINDS} & way else frozenset()
    nouns = nouns or (understood.verb_kinds if verbs else frozenset())
    if not nouns:
        return nouns, []
    directed = (*understood.doers, *understood.origins, *understood.goals, *understood.targets)
    topics = [kind for kind in sorted(nouns) if base.record("topic", kind)]
    if understood.act in ("gives", "receives") and directed and topics:
        group = {*(("kind", kind) for kind in nouns), *(("topic", topic) for topic in topics)}
        return nouns, [frozenset(group)]
    return nouns, []


def _topics(
    base: OpenBase, words: Sequence[Word], understood: Understood, way: Way
) -> list[frozenset[str]]:
    """The groups of topics; those joined by "and" are one group: aid and relief."""
    groups: list[frozenset[str]] = []
    last = None
    gone = _gone(understood, way)
    asked = [part for part in understood.topics if part not in gone]
    if NOUNS in way and TOPICS not in way:
        asked += [part for part in understood.kinds if part.ids]
    for part in asked:
        inside = frozenset().union(*(base.within("topic", id_) for id_ in part.ids))
        between = words[last.stop : part.start] if last else ()
        if len(between) == 1 and _joins(between[0].folded):
            groups[-1] |= inside
        else:
            groups.append(inside)
        last = part
    return groups


def _gone(understood: Understood, way: Way) -> list[Part]:
    """The topics for which a fact only needs the words."""
    return [part for at, part in enumerate(loose_topics(understood)) if FIRST_TOPIC + at in way]


def _joins(folded: str) -> bool:
    """Whether a word means that either of two things will do: and, or; not with."""
    return WORDS.has("conjunction", folded) and not QUESTIONS.has("way", folded)


class _Filters:
    """Collects the groups of people and places that a question asks for."""

    def __init__(self, base: OpenBase, way: Way, *, of_states: bool) -> None:
        self._base = base
        self._way = way
        #: Whether states do it, which are in their capitals.
        self._of_states = of_states
        self.people: list[frozenset[str]] = []
        self.places: list[frozenset[str]] = []
        self.ways: list[tuple[str, frozenset[str]]] = []
        self.mixed: list[frozenset[tuple[str, str]]] = []
        self.words: list[Part] = []
        self.read: list[tuple[str, str]] = []

    def take_any(self) -> None:
        """Any of the people may be in the fact, or do what is done."""
        if self.people:
            self.people = [frozenset().union(*self.people)]
        acts = list(dict.fromkeys(act for act, _ in self.ways))
        groups = {act: [ids for one, ids in self.ways if one == act] for act in acts}
        self.ways = [(act, frozenset().union(*groups[act])) for act in acts]

    def acting(self, act: str, part: Part) -> str:
        """The act of somebody; none for a person who need not be the one who does it.

        But the target of an act of the base's own never counts as its doer.
        """
        if part.sort == PLACE:
            # What a country is told to say, it may be told to do: the DPRK announced a strategy.
            return "" if VERBS in self._way and act in _OF_WORDS else act
        return "" if DOING in self._way and not self._base.declared.undergone(act) else act

    def someone(self, part: Part) -> None:
        """Somebody who must be in the fact."""
        if part.sort == PLACE:
            self.place(part)
        elif part.sort == OFFICE and NAMES in self._way:
            self.words.append(part)
        else:
            self.people.append(part.ids)

    def place(self, part: Part) -> None:
        """A place that the fact must be about, or, if names are only words, must mention."""
        if NAMES in self._way or not part.ids:
            self.words.append(part)
        elif part.adjective:
            # Vietnamese students may be known from what one of them says.
            self.ways.append(("of", self._within(part)))
        elif INSIDE in self._way:
            self.mentioned(part)
        elif TOWNS in self._way and (self._of_states or self._is_a_town_abroad(part)):
            self.places.append(self._inside(self._state(part)))
        else:
            self.places.append(self._within(part))

    def _is_a_town_abroad(self, part: Part) -> bool:
        """Whether a place is a town, and in no country of the people asked for."""
        people = [id_ for group in self.people for id_ in group]
        people += [id_ for act, group in self.ways if act == "travels" for id_ in group]
        records = [self._base.record("person", id_) or {} for id_ in people]
        sent = {one for group in self.mixed for one in group if one[0] == "travels"}
        records += [self._base.record("place", id_) or {} for _, id_ in sent if id_ != ANYBODY]
        own = {record.get("country") for record in records}
        places = [self._base.record("place", id_) or {} for id_ in part.ids]
        towns = all(place.get("kind") == _TOWN for place in places)
        return towns and bool(own) and own.isdisjoint(place.get("country") for place in places)

    def mentioned(self, part: Part, *, towns: bool = False) -> None:
        """A place that the fact only needs to involve or mention; ``towns`` stand for countries."""
        if NAMES in self._way or not part.ids:
            self.words.append(part)
        else:
            places = self._state(part) if towns else part.ids
            inside = frozenset().union(*(self._base.within("place", id_) for id_ in places))
            self.mixed.append(frozenset((way, id_) for way in ("about", "of") for id_ in inside))

    def doer(self, part: Part, act: str) -> None:
        """Somebody who does what is done."""
        if not act and part.sort == PLACE and not part.adjective:
            self._part_in(part)
        elif not act:
            self.someone(part)
        elif part.sort == PLACE and act == "travels":
            # A country also travels through the people it sends.
            ids = self._within(part)
            self.mixed.append(frozenset((one, id_) for one in (act, "gives") for id_ in ids))
        elif part.sort == PLACE and act == "hosts":
            # Whoever is received in a place, or travels there, is received by it.
            self.mixed.append(frozenset((one, ANYBODY) for one in (act, "travels")))
            ids = self._within(part)
            self.mixed.append(frozenset((one, id_) for one in (act, "place") for id_ in ids))
        elif part.sort == PLACE:
            self.ways.append((act, self._state(part) if act in _OF_STATES else self._within(part)))
        else:
            self.ways.append((act, part.ids))

    def target(self, part: Part, act: str) -> None:
        """Somebody, or some place, to whom it is done."""
        if act == "gives" or (act == "travels" and part.sort == PLACE):
            self.way("to", part)
        elif act == "hosts" and part.sort == PERSON:
            self.ways.append(("travels", part.ids))
        elif act == "receives":
            self.way("from", part)
        elif undergone := self._base.declared.undergone(act):
            ids = self._within(part) if part.sort == PLACE else part.ids
            self.ways.append((undergone, ids))
        elif not act and part.sort == PLACE and not part.adjective:
            self._part_in(part)
        else:
            self.someone(part)

    def _part_in(self, part: Part) -> None:
        """A country that has a part in a fact; its leaders, if they are named as people."""
        people = self._leaders(part) if part.how == LEADERS else frozenset()
        if people and DOING not in self._way:
            self.people.append(people)
        else:
            self.mentioned(part, towns=True)

    def _leaders(self, part: Part) -> frozenset[str]:
        """The people from a country of whom facts tell."""
        records = (self._base.record("place", id_) for id_ in part.ids)
        codes = (record["country"] for record in records if record and record["country"])
        return frozenset(id_ for code in codes for id_ in self._base.index.people_from(code))

    def way(self, way: str, part: Part) -> None:
        """A person or place from which something comes, or to which it goes."""
        ids: Iterable[str] = part.ids
        if part.sort == PLACE:
            as_state = TOWNS in self._way or way == "from"
            ids = self._state(part) if as_state else self._within(part)
        self.ways.append((way, frozenset(ids)))

    def _within(self, part: Part) -> frozenset[str]:
        return self._inside(part.ids)

    def _inside(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self._base.within("place", id_) for id_ in ids))

    def _state(self, part: Part) -> frozenset[str]:
        """A place; or, if towns stand for countries, the country it is in."""
        found = set(part.ids)
        for id_ in part.ids if TOWNS in self._way else ():
            record = self._base.record("place", id_)
            code = (record or {}).get("country")
            country = self._base.index.value(f"country {code}") if code else None
            if country and country != id_:
                found = {country}
                self.read.append((part.name, self._base.name("place", country)))
        return frozenset(found)
