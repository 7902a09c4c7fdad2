"""What was understood, asked of the base: which facts answer, and what was left out on the way.

All that was understood must hold together. Where nothing answers, a verb may be given up, since no
question has to have the verb of a statement; a town may be read as its country, where only
countries give; an office or a place may be looked for as words. A direction, a person, a time and a
word that no fact has are never given up.
"""

from __future__ import annotations

from relfacts.ask.question.labels import ALIAS, NARROWER
from relfacts.ask.question.parts import OFFICE, PERSON, PLACE, TIME, Part
from relfacts.ask.question.remaining import Met, meet
from relfacts.base.index.directions import ANYBODY
from relfacts.base.index.wordkeys import words_of
from relfacts.base.selection import Selection
from relfacts.languages.dictionary import NAMES
from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from relfacts.ask.question.understanding import Understood
    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit
    from relfacts.records import Fact

# Acts between countries and organisations; a town that does one of them is its country.
_OF_STATES = frozenset(("gives", "receives", "signs", "proposes"))

# So many facts are read to see whether words stand in them as a phrase.
_READ_FOR_A_PHRASE = 100

# How a fact answers for the time asked, the surest first.
_FITS = ("in", "possibly", "spans")

# What somebody is in a fact, the most important first; others come after them.
_ROLES = ("visitor", "speaker", "participant", "host", "student", "founder", "inviter", "sender")


class Asking:
    """What a question is asked as: filters, and words that remain.

    ``given_up`` says what of the question was given up to get there, in the reader's words.
    """

    __slots__ = ("given_up", "needed", "read", "selection", "words")

    def __init__(
        self,
        selection: Selection,
        words: Sequence[Sequence[str]],
        needed: Sequence[Sequence[str]] = (),
        given_up: Sequence[str] = (),
        read: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.selection = selection
        #: Words that rank the facts, and words that each of them must have.
        self.words = words
        self.needed = needed
        self.given_up = given_up
        #: What was read as another thing: Hanoi as Vietnam.
        self.read = read


class Found:
    """The facts that answer, best first; ``total`` says how many answer without their words.

    ``people`` are the ids of those for whom a name that fits several was read, if it fits several.
    """

    __slots__ = ("asking", "hits", "met", "people", "total", "wider")

    def __init__(
        self, asking: Asking, hits: list[Hit], met: Met, total: int, wider: Sequence[Part] = ()
    ) -> None:
        self.asking = asking
        self.hits = hits
        self.met = met
        self.total = total
        #: Topics of which a narrower word was typed that no fact has.
        self.wider = wider
        self.people: frozenset[str] = frozenset()


def ask(base: OpenBase, words: Sequence[Word], understood: Understood, filters: Selection) -> Found:
    """The facts that answer a question, under the ``filters`` that were given beside it."""
    first = None
    for asking in _askings(base, words, understood, filters):
        found = _answered(base, words, understood, asking)
        if found.hits:
            return found
        first = first or found
    assert first is not None  # there is always the question as it stands
    return first


# --- from what was understood to filters -----------------------------------------------------


class _Way:
    """A way to ask: what of the question is kept.

    Without ``verbs`` any kind of fact may tell what they say; without ``nouns`` those that ask for
    a kind are words like others; without ``doing`` a person need not be the one who does it; with
    ``states`` a town is its country; with ``mentioned`` a place or an office need only be spoken
    of; with ``printed`` verbs are words like others.
    """

    __slots__ = ("doing", "mentioned", "nouns", "printed", "states", "verbs")

    def __init__(
        self,
        *,
        verbs: bool = True,
        nouns: bool = True,
        doing: bool = True,
        states: bool = False,
        mentioned: bool = False,
        printed: bool = False,
    ) -> None:
        self.verbs = verbs
        self.nouns = nouns
        self.printed = printed
        self.doing = doing
        self.states = states
        self.mentioned = mentioned


#: The ways to ask, from the question as it stands to those that give something up.
_WAYS = (
    _Way(),
    _Way(states=True),
    _Way(nouns=False),
    _Way(verbs=False),
    _Way(verbs=False, states=True),
    _Way(verbs=False, doing=False),
    _Way(verbs=False, nouns=False, doing=False),
    _Way(verbs=False, mentioned=True),
    _Way(verbs=False, mentioned=True, nouns=False, doing=False),
)

#: Of these, those for a question that has nothing but verbs, which are not given up.
_WAYS_OF_VERBS = (*_WAYS[:3], _Way(verbs=False, printed=True))


def _askings(
    base: OpenBase, words: Sequence[Word], understood: Understood, filters: Selection
) -> Iterator[Asking]:
    """The different ones of the ways to ask, in their order."""
    seen: list[Any] = []
    # A verb that is all there is to a question is not given up.
    firm = bool(
        understood.people
        or understood.doers
        or understood.topics
        or understood.kinds
        or understood.words
        or understood.goals
        or understood.places
    )
    for way in _WAYS if firm else _WAYS_OF_VERBS:
        asking = _asking(base, words, understood, filters, way)
        mark = (asking.selection.groups(), asking.needed)
        if mark not in seen:
            seen.append(mark)
            yield asking


def _asking(
    base: OpenBase, words: Sequence[Word], understood: Understood, filters: Selection, way: _Way
) -> Asking:
    """The question as filters, asked in one of the ways."""
    made = _Filters(base, words, understood)
    made.states = way.states
    made.mentioned = way.mentioned
    act = understood.act
    for part in understood.people:
        made.someone(part)
    for part in understood.places:
        made.place(part)
    for part in understood.doers:
        made.doer(part, act if way.doing or part.sort == PLACE else "")
    for part in understood.targets:
        made.target(part, act if way.doing or part.sort == PLACE else "")
    for part in understood.origins:
        made.way("from", part)
    for part in understood.goals:
        made.way("to", part)
    if act and understood.verbs and not understood.doers and way.verbs:
        made.ways.append((act, frozenset((ANYBODY,))))
    topics = _topics(base, words, understood)
    kinds = set(understood.kind_ids) if way.nouns else set()
    if way.verbs:
        kinds = kinds or set(understood.verb_kinds)
    given_up = []
    if not (way.verbs or way.printed):
        given_up = [_typed(words, part) for part in understood.verbs]
    selection = filters.but(
        periods=(*filters.periods, *understood.times),
        people=(*filters.people, *made.people),
        topics=(*filters.topics, *topics),
        places=(*filters.places, *made.places),
        kinds=frozenset(kinds) | filters.kinds,
        ways=(*filters.ways, *made.ways),
    )
    wanted = [words_of(_typed(words, part)) for part in understood.words]
    needed = [*made.words, *(() if way.nouns else understood.kinds)]
    if way.printed:
        needed += understood.verbs
    in_full = [words_of(_typed(words, part)) for part in needed]
    return Asking(selection, wanted, in_full, given_up, made.read)


def _topics(base: OpenBase, words: Sequence[Word], understood: Understood) -> list[frozenset[str]]:
    """The groups of topics; those with "and" between them are one group: aid and relief."""
    groups: list[frozenset[str]] = []
    last = None
    for part in understood.topics:
        inside = frozenset().union(*(base.within("topic", id_) for id_ in part.ids))
        between = words[last.stop : part.start] if last else ()
        if len(between) == 1 and NAMES.has("conjunction", between[0].folded):
            groups[-1] |= inside
        else:
            groups.append(inside)
        last = part
    return groups


class _Filters:
    """The groups of people and places that a question asks for, as they are made."""

    def __init__(self, base: OpenBase, words: Sequence[Word], understood: Understood) -> None:
        self._base = base
        self._words = words
        self.states = False
        self.mentioned = False
        self.people: list[frozenset[str]] = []
        self.places: list[frozenset[str]] = []
        self.ways: list[tuple[str, frozenset[str]]] = []
        self.words: list[Part] = []
        self.read: list[tuple[str, str]] = []

    def someone(self, part: Part) -> None:
        """Somebody who must be in the fact."""
        if part.sort == PLACE:
            self.place(part)
        elif part.sort == OFFICE and self.mentioned:
            self.words.append(part)
        else:
            self.people.append(part.ids)

    def place(self, part: Part) -> None:
        """A place that the fact must be about, or, if only ``mentioned``, speak of."""
        if self.mentioned or not part.ids:
            self.words.append(part)
        elif part.adjective:
            # Vietnamese students may be told of by what one of them says.
            self.ways.append(("of", self._within(part)))
        else:
            self.places.append(self._within(part))

    def doer(self, part: Part, act: str) -> None:
        """Somebody who does what is done."""
        if not act:
            self.someone(part)
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
        else:
            self.someone(part)

    def way(self, way: str, part: Part) -> None:
        """From whom or where something comes, or to whom or where it goes."""
        ids = part.ids
        if part.sort == PLACE:
            ids = self._state(part) if self.states or way == "from" else self._within(part)
        self.ways.append((way, ids))

    def _within(self, part: Part) -> frozenset[str]:
        return frozenset().union(*(self._base.within("place", id_) for id_ in part.ids))

    def _state(self, part: Part) -> frozenset[str]:
        """A place; or, where towns are read so, the country that it is in."""
        found = set(part.ids)
        for id_ in part.ids if self.states else ():
            record = self._base.record("place", id_)
            code = (record or {}).get("country")
            country = self._base.index.value(f"country {code}") if code else None
            if country and country != id_:
                found = {country}
                self.read.append((part.name, self._base.name("place", country)))
        return frozenset(found)


def _typed(words: Sequence[Word], part: Part) -> str:
    return " ".join(word.raw for word in words[part.start : part.stop])


# --- from filters to facts ---------------------------------------------------------------------


def _answered(
    base: OpenBase, words: Sequence[Word], understood: Understood, asking: Asking
) -> Found:
    """The facts that answer one way of asking, the best of them first."""
    selection = asking.selection
    filtered = bool(selection.groups() or selection.periods)
    selected = base.select(selection, None if filtered else 0)
    count = selected.total
    by_number = {hit.number: hit for hit in selected.hits} if filtered else None
    if asking.needed:
        having = meet(base.index, asking.needed, by_number, count)
        full = {n for n, (has, _) in having.scores.items() if has == len(asking.needed)}
        if not full:
            return Found(asking, [], having, count)
        hits = base.hits_numbered(sorted(full)) if by_number is None else list(by_number.values())
        by_number = {hit.number: hit for hit in hits if hit.number in full}
        count = len(by_number)
    met = meet(base.index, asking.words, by_number, count)
    if met.unmet:
        return Found(asking, [], met, count)
    if asking.words:
        most = max((words for words, _ in met.scores.values()), default=0)
        numbers = [number for number, (has, _) in met.scores.items() if has == most]
    else:
        numbers = [*by_number] if by_number is not None else []
    hits = [by_number[n] for n in numbers] if by_number is not None else base.hits_numbered(numbers)
    hits, wider = _narrowed(words, understood, hits, base)
    # What has no first and last day is looked for as it is printed: since the late 2000s.
    hinted = meet(base.index, [words_of(vague) for vague in understood.vague], by_number, count)
    return Found(asking, _in_order(words, understood, hits, met, hinted), met, count, wider)


def _narrowed(
    words: Sequence[Word], understood: Understood, hits: list[Hit], base: OpenBase
) -> tuple[list[Hit], list[Part]]:
    """Of facts on a topic, those that have the words it was asked for by, if any has them.

    Where the words mean only a part of the topic, no others answer; these topics come with them.
    """
    wider = []
    for part in understood.topics:
        if part.how not in (ALIAS, NARROWER):
            continue
        having = _with_the_words(words[part.start : part.stop], hits, base)
        if having or part.how == NARROWER:
            hits = having
        if not having and part.how == NARROWER:
            wider.append(part)
    return hits, wider


def _with_the_words(typed: Sequence[Word], hits: list[Hit], base: OpenBase) -> list[Hit]:
    """The hits that have all of some words: as a phrase, if any has it."""
    among = {hit.number: hit for hit in hits}
    met = meet(base.index, [words_of(word.raw) for word in typed], among, len(among))
    having = [among[n] for n, (has, _) in sorted(met.scores.items()) if has == len(typed)]
    if len(typed) == 1 or len(having) > _READ_FOR_A_PHRASE:
        return having
    phrase = f" {fold(' '.join(word.raw for word in typed))} "
    return [hit for hit in having if phrase in _said(hit)] or having


def _said(hit: Hit) -> str:
    """What a fact says, and what its documents print for it, folded."""
    printed = [hit.fact["statement"]]
    for source in hit.fact["sources"]:
        printed += source["anchors"]
        printed += (person["office"] for person in source["people"] if person["office"])
    return " ".join(f" {fold(text)} " for text in printed)


def _in_order(
    words: Sequence[Word], understood: Understood, hits: Iterable[Hit], met: Met, hinted: Met
) -> list[Hit]:
    """The hits in the order asked for: first or last in time, by figure, or best first."""
    hits = list(hits)
    if any("{" in period.text for period in understood.times):
        # A month of any year is no answer to what may have been in it.
        hits = [hit for hit in hits if hit.fit == "in"] or hits
    order = understood.order
    if order in ("first", "last"):
        dated = [hit for hit in hits if hit.fact["start"] or hit.fact["end"]] or hits
        sure = [hit for hit in dated if hit.fact["status"] not in ("planned", "proposed")] or dated
        return sorted(sure, key=_when, reverse=order == "last")
    if order in ("most", "least"):
        having = [hit for hit in hits if hit.fact["quantities"]]
        return sorted(having, key=_figure, reverse=order == "most") or hits
    asked_for = understood.people or understood.doers
    people = frozenset().union(*(part.ids for part in asked_for)) if asked_for else frozenset()
    topics = frozenset().union(*(part.ids for part in understood.topics))
    at = (*understood.places, *understood.goals, *understood.targets)
    places = frozenset().union(*(part.ids for part in at if part.sort == PLACE))

    printed = _phrases(words, understood) if len(hits) <= _READ_FOR_A_PHRASE else []

    def rank(hit: Hit) -> tuple[Any, ...]:
        _, score = met.scores.get(hit.number, (0, 0.0))
        fact = hit.fact
        said = _said(hit) if printed else ""
        roles = [
            _ROLES.index(p["role"])
            for p in fact["people"]
            if p["id"] in people and p["role"] in _ROLES
        ]
        figures = understood.figures and not fact["quantities"]
        return (
            figures,
            -sum(phrase in said for phrase in printed),
            -hinted.scores.get(hit.number, (0, 0.0))[1],
            _FITS.index(hit.fit),
            -score,
            # A place itself before what lies in it, a short time before a long one.
            bool(places) and places.isdisjoint(fact["places"]),
            _years(fact) if understood.times else 0,
            min(roles, default=len(_ROLES)) if people else 0,
            # Who and what a fact is about above all stand first in it.
            min((at for at, p in enumerate(fact["people"]) if p["id"] in people), default=0),
            min((at for at, id_ in enumerate(fact["topics"]) if id_ in topics), default=0),
            -len(fact["sources"]),
            hit.number,
        )

    return sorted(hits, key=rank)


def _phrases(words: Sequence[Word], understood: Understood) -> list[str]:
    """The rows of three words of a question, folded, to be looked for as they are printed.

    Names and times are in many facts, and say nothing so.
    """
    named = {
        at
        for part in understood.parts
        if part.sort in (PERSON, PLACE, OFFICE, TIME)
        for at in range(part.start, part.stop)
    }
    rows = ((at, at + 1, at + 2) for at in range(len(words) - 2))
    return [
        f" {' '.join(words[at].folded for at in row)} " for row in rows if named.isdisjoint(row)
    ]


def _years(fact: Fact) -> int:
    """How many years a date reaches over, without those that it only touches."""
    if not fact["start"] or not fact["end"]:
        return 9999
    return int(fact["end"].rsplit("-", 2)[0]) - int(fact["start"].rsplit("-", 2)[0])


def _when(hit: Hit) -> tuple[str, int]:
    return (hit.fact["start"] or hit.fact["end"] or "", hit.number)


def _figure(hit: Hit) -> float:
    return max(float(quantity["value"]) for quantity in hit.fact["quantities"])
