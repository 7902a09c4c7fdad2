"""Queries the base with an understood question: which facts answer, and what was left out for that.

All that was understood must be true of one fact. The whole question is asked first; if nothing
answers, weakened versions of it (``ways``), which is reported.
"""

from __future__ import annotations

from relfacts.ask.question.filtering import Asking, asking, typed
from relfacts.ask.question.labels import ALIAS, NARROWER
from relfacts.ask.question.parts import (
    IDLE,
    KIND,
    NUMBER,
    OFFICE,
    ORDER,
    PERSON,
    PLACE,
    TIME,
    TOPIC,
    WAY,
)
from relfacts.ask.question.ranking import READ_FOR_A_PHRASE, Ranking, said
from relfacts.ask.question.remaining import Met, meet
from relfacts.ask.question.ways import VERBS, are_elsewhere, is_of_another, ways
from relfacts.base.index.wordkeys import stems, words_of
from relfacts.base.selection import Selection
from relfacts.dates.days import iso
from relfacts.languages.dictionary import NAMES, QUESTIONS
from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from relfacts.ask.question.parts import Part
    from relfacts.ask.question.understood import Understood
    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit

# At least this many words in a row count as a phrase that may be printed.
_PHRASE = 3

# What is in no phrase that is only quoted.
_NAMED = frozenset((PERSON, OFFICE, TIME, NUMBER, ORDER))

# At most this many versions of a question for a number are asked whose facts have none.
_MOST_UNCOUNTED = 4

# Part of the meaning of a verb that fits facts of any kind, or that is the act of no role.
_NOTHING = "-"

# Titles that are no offices.
_NO_OFFICE = ("courtesy", "man", "unit", "woman")


class Found:
    """The facts that answer; ``total`` is the number that answer without the words.

    ``order`` puts them in order, best first: that is done when somebody looks at them, since to see
    which is best each is read.
    """

    __slots__ = ("_hits", "_order", "among", "asking", "met", "total", "wider")

    def __init__(
        self,
        asking: Asking,
        hits: list[Hit],
        met: Met,
        total: int,
        wider: Sequence[Part] = (),
        order: Callable[[list[Hit]], list[Hit]] | None = None,
    ) -> None:
        self.asking = asking
        self._hits = hits
        self._order = order
        self.met = met
        self.total = total
        #: Topics for which a narrower word was typed that no fact has.
        self.wider = wider
        #: Among how many facts one was counted off in the order of time; 0 if it is not sure which
        #: is meant, None if none was asked for by its place.
        self.among: int | None = None

    @property
    def hits(self) -> list[Hit]:
        """The facts, best first."""
        if self._order:
            self._hits, self._order = self._order(self._hits), None
        return self._hits

    @property
    def count(self) -> int:
        """How many facts there are."""
        return len(self._hits)

    @property
    def numbers(self) -> set[int]:
        """The places of the facts in the order of time."""
        return {hit.number for hit in self._hits}


def ask(
    base: OpenBase,
    words: Sequence[Word],
    understood: Understood,
    filters: Selection,
    *,
    whole: bool = False,
) -> Found:
    """The facts that answer a question with the ``filters`` that were given too.

    If the ``whole`` is asked for, each fact has all of its words, and what somebody does.
    """
    plain = not understood.firm or _may_be_printed(words, understood, base)
    if plain and (found := _printed(base, words, filters)):
        return found
    first = uncounted = None
    tried = 0
    if understood.verbs_tell and not whole:
        for senses in (False, True):
            for asked in _askings(base, words, understood, filters, senses=senses, told=True):
                found = _answered(base, words, understood, asked, whole=whole)
                if found.count or found.among is not None:
                    return found
    for senses in (False, True) if may_be_in_other_words(words, understood) else (False,):
        for asked in _askings(base, words, understood, filters, senses=senses, whole=whole):
            found = _answered(base, words, understood, asked, whole=whole)
            first = first or found
            if found.among is not None:
                return found
            if not found.count:
                continue
            if not understood.things or _counts_them(found, understood.things):
                return found
            # How many there were, another version of the question may say.
            uncounted = uncounted or found
            tried += 1
            if tried == _MOST_UNCOUNTED:
                return uncounted
    if uncounted:
        return uncounted
    assert first is not None  # the whole question is always there
    return first


def ask_loosely(
    base: OpenBase, words: Sequence[Word], understood: Understood, filters: Selection
) -> Found | None:
    """The facts that have all of a question but what is done, which they may tell of otherwise."""
    for asked in _askings(base, words, understood, filters, senses=True, told=False):
        found = _answered(base, words, understood, asked, whole=False)
        if found.count:
            return found
    return None


def acts_there(base: OpenBase, understood: Understood) -> bool:
    """Whether a place that may be where something was done does it in some fact of that kind."""
    act, kinds = understood.act, understood.kind_ids or understood.verb_kinds
    return any(
        base.select(Selection(kinds=kinds, ways=((act, base.within(PLACE, id_)),)), 0).total
        for part in understood.there
        for id_ in part.ids
    )


def _counts_them(found: Found, things: Sequence[str]) -> bool:
    """Whether any of the facts has a number of some things."""
    from relfacts.ask.question.counting import counts

    return any(counts(hit, things) for hit in found.hits)


def may_be_in_other_words(words: Sequence[Word], understood: Understood) -> bool:
    """Whether words of the same sense may answer: not before a title, with which they make another
    office: a defence minister is none of security.
    """
    told = [part for part in understood.parts if part.sort not in (IDLE, WAY)]
    called = len(told) > 1 and bool(understood.topics)
    if not (understood.words or understood.slight or called):
        return False
    if is_of_another(understood) or are_elsewhere(understood.places):
        return False
    beside = (
        words[at]
        for part in (*understood.words, *understood.topics)
        for at in range(part.start, min(part.stop + 1, len(words)))
    )
    rows = (row for word in beside for row in NAMES.entries(word.folded) if row[1] == "title")
    return all(row[2] in _NO_OFFICE for row in rows)


def _askings(
    base: OpenBase,
    words: Sequence[Word],
    understood: Understood,
    filters: Selection,
    *,
    senses: bool,
    whole: bool = False,
    told: bool | None = None,
) -> Iterator[Asking]:
    """The distinct versions of the question, in order.

    If words are read by their ``senses``, facts must tell in some word of what somebody does where
    its kind is given up; if it is asked as a ``whole``, that is not given up besides. Where verbs
    must be ``told``, facts have their words; if not told, they need not even have others.
    """
    seen: list[Any] = []
    for way in ways(understood, senses=senses):
        if VERBS in way and (told or (whole and understood.act)):
            continue
        asked = asking(base, words, understood, filters, way, senses=senses, told=told)
        mark = (asked.selection.groups(), asked.needed)
        if mark not in seen:
            seen.append(mark)
            yield asked


def _answered(
    base: OpenBase, words: Sequence[Word], understood: Understood, asked: Asking, *, whole: bool
) -> Found:
    """The facts that answer one version of the question, best first."""
    selection = asked.selection
    filtered = bool(selection.groups() or selection.periods or selection.dated)
    selected = base.select(selection, None if filtered else 0)
    count = selected.total
    by_number = {hit.number: hit for hit in selected.hits} if filtered else None
    if understood.differing:
        from relfacts.ask.question.differences import differing, that_differ

        every = selected.hits if filtered else base.hits_numbered(differing(base))
        by_number = {hit.number: hit for hit in that_differ(every, words)}
        count = len(by_number)
    if asked.needed:
        having = meet(base.index, asked.needed, by_number, count, senses=asked.senses)
        full = {n for n, (has, _) in having.scores.items() if has == len(asked.needed)}
        if not full:
            return Found(asked, [], having, count)
        hits = base.hits_numbered(sorted(full)) if by_number is None else list(by_number.values())
        by_number = {hit.number: hit for hit in hits if hit.number in full}
        count = len(by_number)
    met = meet(base.index, asked.words, by_number, count, senses=asked.senses)
    if met.unmet:
        return Found(asked, [], met, count)
    if asked.needed:
        met.meant |= having.meant
        met.had |= having.had
    if asked.words:
        has_most = max((has for has, _ in met.scores.values()), default=0)
        most = len(asked.words) if whole else has_most
        if asked.senses and not by_number and 2 * most <= len(asked.words):
            # Half of the words, and nothing else, in the sense of others.
            return Found(asked, [], met, count)
        numbers = [number for number, (has, _) in met.scores.items() if has == most]
    else:
        numbers = [*by_number] if by_number is not None else []
    hits = [by_number[n] for n in numbers] if by_number is not None else base.hits_numbered(numbers)
    if understood.days:
        from relfacts.ask.question.days import on_days

        hits = on_days(hits, understood.days)
    hits = _of_units(hits, understood.units)
    hits = [hit for hit in hits if not any(_has(hit, part, base) for part in understood.excepted)]
    if is_of_another(understood):
        hits = _lying_there(base, understood, hits)
        if understood.verbs:
            hits = [hit for hit in hits if not _is_promised(hit)]
    for there in asked.located:
        # A pledge made in Hanoi by Vietnam and the DPRK is of the DPRK, but nobody was there.
        hits = [hit for hit in hits if _lies(hit, there)]
    if asked.each and not _are_all_in(asked.each, hits):
        return Found(asked, [], met, count)
    if understood.act == "gives" and understood.verbs and not asked.kinds:
        # What is sold is not given.
        hits = [hit for hit in hits if hit.fact["kind"] != "trade"] or hits
    ranking = Ranking(base, words, understood, asked)
    hits = ranking.at_a_place(ranking.of_the_time(hits))
    hits, wider, called = _on_topics(base, words, asked, hits, met)
    said_little = [typed(words, part) for part in understood.slight if understood.narrow]
    if said_little:
        among = {hit.number for hit in hits}
        missed = meet(base.index, list(map(words_of, said_little)), among, len(hits)).unmet
        had = [row for row in said_little if " ".join(words_of(row)) not in missed]
        asked.given_up = [one for one in asked.given_up if one not in had]
    if understood.only_words:
        # With nothing else to go by, a word that many facts have takes the one beside it, although
        # that may be a verb: they exchanged views.
        hits = _having_all(hits, [typed(words, part) for part in understood.verbs], base) or hits
    if understood.nth and hits:
        return _counted_off(base, words, understood, asked, hits, met)
    if len(hits) < 2:
        return Found(asked, hits, met, count, wider)
    # Words without a first and last day are searched for as they are printed, since the late 2000s.
    # A fact told with the verb of the question comes before others, if it says more than its kind.
    told = [part for part in understood.verbs if _says_more(words, part, why=understood.why)]
    rows: list[str] = [*understood.vague, *(typed(words, part) for part in told)]
    rows += said_little
    if understood.why:
        rows += [row[0] for row in QUESTIONS.of("purpose")]
    among = {hit.number for hit in hits}

    def in_order(hits: list[Hit]) -> list[Hit]:
        hinted = meet(base.index, [words_of(row) for row in rows], among, len(hits))
        return ranking.in_order(hits, met, hinted, called)

    if ranking.leaves_out:
        return Found(asked, in_order(hits), met, count, wider)
    return Found(asked, hits, met, count, wider, in_order)


def _are_all_in(each: Sequence[frozenset[str]], hits: Sequence[Hit]) -> bool:
    """Whether each of several people is in some fact: of the statement of two, not only one is."""
    involved = {person["id"] for hit in hits for person in hit.fact["people"]}
    return not any(involved.isdisjoint(ids) for ids in each)


def _counted_off(
    base: OpenBase,
    words: Sequence[Word],
    understood: Understood,
    asked: Asking,
    hits: list[Hit],
    met: Met,
) -> Found:
    """The fact with the place asked for in the order of time."""
    from relfacts.ask.question.ordinals import counted_off, number_of

    part = understood.nth
    assert part is not None
    # Whose visit it was is who travelled, and not who received somebody.
    doers = [one.ids for one in (*understood.people, *understood.doers) if one.sort != PLACE]
    act = understood.act
    done = Selection(ways=((act, ids) for ids in doers)) if act and doers else Selection()
    if done.groups():
        by_them = set(base.select(asked.selection.also([done])).numbers)
        hits = [hit for hit in hits if hit.number in by_them] or hits
    # What documents call the second visit is that, whichever others are told of.
    phrase = f" {' '.join(word.folded for word in words[part.start : part.stop + 1])} "
    few = part.stop < len(words) and len(hits) <= READ_FOR_A_PHRASE
    printed = [hit for hit in hits if phrase in said(hit)] if few else []
    chosen, among = counted_off(hits, number_of(part), printed)
    found = Found(asked, chosen, met, len(hits))
    found.among = among
    return found


def _having_all(hits: list[Hit], rows: Sequence[str], base: OpenBase) -> list[Hit]:
    """The hits that have all of some words."""
    among = {hit.number for hit in hits}
    scores = meet(base.index, list(map(words_of, rows)), among, len(hits)).scores
    return [hit for hit in hits if scores.get(hit.number, (0,))[0] == len(rows)]


def _says_more(words: Sequence[Word], part: Part, *, why: bool) -> bool:
    """Whether a verb says more than its kind: arrived, not visited.

    What something was for is not told with its verb.
    """
    meant = part.meaning.split()
    if _NOTHING in meant or why:
        return _NOTHING in meant
    return len(set(stems([*words_of(typed(words, part)), meant[0]]))) > 1


def _may_be_printed(words: Sequence[Word], understood: Understood, base: OpenBase) -> bool:
    """Whether a question may be a longer phrase of a document: it names nobody and no time, and all
    of its words are in facts.
    """
    if len(words) <= _PHRASE or any(part.sort in _NAMED for part in understood.parts):
        return False
    return all(base.index.is_said(word.folded) for word in words)


def _printed(base: OpenBase, words: Sequence[Word], filters: Selection) -> Found | None:
    """Facts with the very words of a question in a row, if it has at least three."""
    if len(words) < _PHRASE:
        return None
    asked = Asking(Selection(), filters)
    asked.needed = [words_of(word.raw) for word in words]
    filtered = bool(filters.groups() or filters.periods or filters.dated)
    among = set(base.select(filters).numbers) if filtered else None
    met = meet(base.index, asked.needed, among, base.facts_in_all)
    full = sorted(n for n, (has, _) in met.scores.items() if has == len(words))
    if not full or len(full) > READ_FOR_A_PHRASE:
        return None
    phrase = f" {' '.join(word.folded for word in words)} "
    hits = [hit for hit in base.hits_numbered(full) if phrase in said(hit)]
    return Found(asked, hits, met, len(hits)) if hits else None


def _lying_there(base: OpenBase, understood: Understood, hits: list[Hit]) -> list[Hit]:
    """The hits that lie in the place asked for, or nowhere: pilots sent to Vietnam are of the DPRK,
    but not in it.
    """
    parts = (part for part in understood.places if not part.adjective)
    there = frozenset().union(*(base.within("place", id_) for part in parts for id_ in part.ids))
    return [hit for hit in hits if _lies(hit, there)]


def _lies(hit: Hit, there: frozenset[str]) -> bool:
    """Whether a fact lies in one of some places, or nowhere."""
    return not hit.fact["places"] or not there.isdisjoint(hit.fact["places"])


def _is_promised(hit: Hit) -> bool:
    """Whether a fact only tells of what is to be done."""
    return hit.fact["kind"] == "commitment" or hit.fact["status"] == "proposed"


def _has(hit: Hit, part: Part, base: OpenBase) -> bool:
    """Whether a fact involves something that was to be left out."""
    fact = hit.fact
    if part.sort in (PERSON, OFFICE):
        return any(person["id"] in part.ids for person in fact["people"])
    if part.sort in (PLACE, TOPIC):
        inside = frozenset().union(*(base.within(part.sort, id_) for id_ in part.ids))
        return not inside.isdisjoint(fact["places"] if part.sort == PLACE else fact["topics"])
    if part.sort == KIND:
        kind = part.meaning.split()[0]
        topics = base.within("topic", kind) if base.record("topic", kind) else frozenset()
        return fact["kind"] == kind or not topics.isdisjoint(fact["topics"][:1])
    first, last = fact["start"], fact["end"]
    period = part.period
    if period is None or not first or not last or not period.start or not period.end:
        return False
    return (iso(period.start) or "") <= first and last <= (iso(period.end) or "")


def _of_units(hits: list[Hit], units: Sequence[Part]) -> list[Hit]:
    """The hits with a figure in one of the units asked for: how many dollars."""
    for part in units:
        hits = [
            hit
            for hit in hits
            if any(_is_in(figure["unit"], part.meaning) for figure in hit.fact["quantities"])
        ]
    return hits


def _is_in(unit: str, meaning: str) -> bool:
    """Whether a unit is the one meant; any currency (ISO 4217) is money."""
    return unit in meaning.split() or (meaning == "money" and len(unit) == 3 and unit.isupper())


# --- topics by narrower words -------------------------------------------------------------------


def _on_topics(
    base: OpenBase, words: Sequence[Word], asked: Asking, hits: list[Hit], met: Met
) -> tuple[list[Hit], list[Part], set[int]]:
    """Facts on the topics asked for; topics whose narrower word no fact has; facts that use the
    word.

    Facts are given by their numbers. If the words mean only a part of a topic, only facts that have
    the words answer, or others of their sense, which ``met`` is told. If they are another name of
    the topic, facts that use it are just ranked first.
    """
    wider: list[Part] = []
    called: set[int] = set()
    for part in asked.topics:
        if part.how not in (ALIAS, NARROWER):
            continue
        narrower = part.how == NARROWER
        row = words[part.start : part.stop]
        having = _with_the_words(row, hits, base, met, senses=asked.senses and narrower)
        called |= {hit.number for hit in having}
        if narrower:
            # Documents may be in another language than the word: then the topic itself is meant.
            foreign = not having and any(word.accented for word in row)
            hits = hits if foreign else having
            wider += [] if having else [part]
    return hits, wider, called


def _with_the_words(
    spoken: Sequence[Word], hits: list[Hit], base: OpenBase, met: Met, *, senses: bool
) -> list[Hit]:
    """The hits that have all of some words, or of their ``senses``: as a phrase, if any does."""
    among = {hit.number: hit for hit in hits}
    rows = [words_of(word.raw) for word in spoken]
    said_so = meet(base.index, rows, among, len(among), senses=senses)
    scores = sorted(said_so.scores.items())
    having = [among[n] for n, (has, _) in scores if has == len(spoken)]
    if having:
        met.meant |= said_so.meant
        met.had |= said_so.had
    if len(spoken) == 1 or len(having) > READ_FOR_A_PHRASE:
        return having
    phrase = f" {fold(' '.join(word.raw for word in spoken))} "
    return [hit for hit in having if phrase in said(hit)] or having
