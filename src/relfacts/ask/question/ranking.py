"""Orders the facts that answer a question, the best first."""

from __future__ import annotations

from itertools import pairwise

from relfacts.ask.question.parts import (
    IDLE,
    KIND,
    OFFICE,
    PERSON,
    PLACE,
    TIME,
    TOPIC,
    VERB,
    WAY,
    WORD,
)
from relfacts.languages.dictionary import QUESTIONS
from relfacts.text.folding import fold, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from typing import Any

    from relfacts.ask.question.filtering import Asking
    from relfacts.ask.question.remaining import Met
    from relfacts.ask.question.understood import Understood
    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit
    from relfacts.records import Fact

#: At most this many facts are read to see whether they have words as a phrase.
READ_FOR_A_PHRASE = 100

# A date over more years than this does not say when something was first or last.
_MANY_YEARS = 30

# The kind of places that are countries; a question may ask for one.
_COUNTRY = "country"

# How a fact answers for the time asked, the most certain first.
_FITS = ("in", "possibly", "spans")


def said(hit: Hit) -> str:
    """The statement of a fact, and what its documents say and print for it, folded."""
    printed = [hit.fact["statement"]]
    for source in hit.fact["sources"]:
        printed += (source["statement"], *source["anchors"])
        printed += (person["office"] for person in source["people"] if person["office"])
    return " ".join(f" {fold(text)} " for text in printed)


class Ranking:
    """How well facts answer one question.

    ``met`` says which of its words they have, ``hinted`` which of its optional words; ``called``
    are those that call their topic as the question does.
    """

    def __init__(
        self,
        base: OpenBase,
        words: Sequence[Word],
        understood: Understood,
        asked: Asking,
    ) -> None:
        self._base = base
        self._words = words
        self._understood = understood
        self._asked = asked
        #: The kinds and roles of the base, the most important first.
        self._kinds = list(base.declared.kinds)
        self._roles = list(base.declared.roles)

    def in_order(
        self, hits: Iterable[Hit], met: Met, hinted: Met, called: Collection[int]
    ) -> list[Hit]:
        """The hits in the order asked for: first or last in time, by figure, or best first."""
        understood = self._understood
        hits = list(hits)
        if understood.of_any_year:
            # For a month of any year, facts that may have been in it are not an answer.
            hits = [hit for hit in hits if hit.fit == "in"] or hits
        order = understood.order
        if order in ("first", "last"):
            dated = [hit for hit in hits if hit.fact["start"] or hit.fact["end"]] or hits
            # What is only planned, or has no known beginning or a date over many years, is neither
            # first nor last.
            sure = [hit for hit in dated if hit.fact["status"] not in ("planned", "proposed")]
            firm = [hit for hit in sure if _years(hit.fact) < _MANY_YEARS]
            ordered = sorted(firm or sure or dated, key=_when, reverse=order == "last")
            return _at_once(ordered) if self._asks_for_one() else ordered
        if order in ("most", "least"):
            having = [hit for hit in hits if hit.fact["quantities"]]
            return sorted(having, key=_figure, reverse=order == "most") or hits
        asked_for = (*understood.people, *understood.doers)
        people = frozenset().union(*(part.ids for part in asked_for)) if asked_for else frozenset()
        topics = [
            frozenset().union(*(self._base.within("topic", id_) for id_ in part.ids))
            for part in understood.topics
        ]
        every = frozenset().union(*(part.ids for part in understood.topics))
        at = (
            *understood.places, *understood.mentioned, *understood.goals, *understood.targets,
        )  # fmt: skip
        places = frozenset().union(*(part.ids for part in at if part.sort == PLACE))
        printed = self._phrases() if len(hits) <= READ_FOR_A_PHRASE else []
        kinds = self._asked.kinds or understood.verb_kinds
        uncounted = self._without_a_number(hits) if understood.things else frozenset()
        # If only who or when is asked: deeds before statements about them.
        other = (*understood.verbs, *understood.topics, *understood.words)
        plain = not kinds and not other and bool(people or understood.times)

        def rank(hit: Hit) -> tuple[Any, ...]:
            _, score = met.scores.get(hit.number, (0, 0.0))
            fact = hit.fact
            text = said(hit) if printed else ""
            roles = [
                self._roles.index(p["role"])
                for p in fact["people"]
                if p["id"] in people and p["role"] in self._roles
            ]
            return (
                hit.number in uncounted,
                -sum(phrase in text for phrase in printed),
                _FITS.index(hit.fit) if not plain or not _is_short(hit) else 0,
                -sum(not ids.isdisjoint(fact["topics"]) for ids in topics),
                -score,
                -hinted.scores.get(hit.number, (0, 0.0))[1],
                understood.why and fact["kind"] in understood.verb_kinds,
                understood.figures and not fact["quantities"],
                bool(called) and hit.number not in called,
                bool(kinds) and fact["kind"] not in kinds,
                self._kinds.index(fact["kind"]) if plain else 0,
                # A place itself before places in it, a short time before a long one.
                bool(places) and places.isdisjoint(fact["places"]),
                _years(fact) if understood.times else 0,
                min(roles, default=len(self._roles)) if people else 0,
                # The main people and places of a fact come first in it.
                min((at for at, p in enumerate(fact["people"]) if p["id"] in people), default=0),
                min((at for at, id_ in enumerate(fact["topics"]) if id_ in every), default=0),
                -len(fact["sources"]),
                hit.number,
            )

        return sorted(hits, key=rank)

    def _without_a_number(self, hits: Iterable[Hit]) -> frozenset[int]:
        """The numbers of the hits that do not say how many of the things asked for there were."""
        from relfacts.ask.question.counting import counts

        things = self._understood.things
        return frozenset(hit.number for hit in hits if not counts(hit, things))

    @property
    def leaves_out(self) -> bool:
        """Whether some of the facts may be left out where they are put in order."""
        return bool(self._understood.order) or self._understood.of_any_year

    def _asks_for_one(self) -> bool:
        """Whether one thing is asked for, the last visit, rather than several, the last visits."""
        nouns = [self._words[part.stop - 1].folded for part in self._understood.kinds]
        return all(singular(noun) == noun for noun in nouns)

    def of_the_time(self, hits: list[Hit]) -> list[Hit]:
        """The hits without dates that cover far more than the time asked, if deeds are asked for.

        That there were fifty visits in seventy years says nothing about one year. Nor did
        what only may have been then surely happen then, if something did. Of one day nothing is
        told by what went on for years.
        """
        understood = self._understood
        events = self._asks_for_events
        if understood.is_of_a_day:
            hits = [hit for hit in hits if hit.fit == "in" or not _years(hit.fact)] or hits
        if not understood.times or not (understood.kinds or understood.verbs or events):
            return hits
        if events:
            hits = [hit for hit in hits if hit.fit != "possibly"] or hits
        return [hit for hit in hits if hit.fit != "spans" or _years(hit.fact) < _MANY_YEARS]

    def at_a_place(self, hits: list[Hit]) -> list[Hit]:
        """The hits that tell of a place, if it is asked where: of a town, of a country, or of any.

        Where somebody was is told first by the kinds of fact by which people go somewhere.
        """
        wanted = self._understood.where
        if wanted is None or self._understood.differing:
            return hits
        hits = [hit for hit in hits if hit.fact["places"]] or hits
        if wanted:
            is_wanted = [hit for hit in hits if self._is_in_a(wanted, hit.fact)]
            hits = is_wanted or hits
        if self._understood.whereabouts and hits:
            best = min(self._kinds.index(hit.fact["kind"]) for hit in hits)
            hits = [hit for hit in hits if self._kinds.index(hit.fact["kind"]) == best]
        return hits

    def _is_in_a(self, sort: str, fact: Fact) -> bool:
        """Whether a fact is in a country, or in a town or another place within one."""
        records = [self._base.record("place", id_) for id_ in fact["places"]]
        if sort == _COUNTRY:
            return any(record and record["kind"] == _COUNTRY for record in records)
        return any(record and record["within"] for record in records)

    @property
    def _asks_for_events(self) -> bool:
        """Whether it is asked what happened."""
        return any(
            QUESTIONS.has("event", part.name)  # a slip, by the word that is meant
            or QUESTIONS.has(
                "event", " ".join(w.folded for w in self._words[part.start : part.stop])
            )
            for part in self._understood.parts
            if part.sort == IDLE
        )

    def _phrases(self) -> list[str]:
        """The rows of words in a question, folded, to be searched for as they are printed.

        These have three words of any sort, or two that say something. Names and times are in many
        facts, and do not count.
        """
        sorts = {
            at: part.sort for part in self._understood.parts for at in range(part.start, part.stop)
        }
        spoken = [word.folded for word in self._words]
        rows = [(at, at + 1, at + 2) for at in range(len(spoken) - 2)]
        rows = [row for row in rows if not any(sorts.get(at) in _NAMES for at in row)]
        pairs = [
            pair
            for pair in pairwise(range(len(spoken)))
            if all(sorts.get(at) in _CONTENT for at in pair)
        ]
        return [f" {' '.join(spoken[at] for at in row)} " for row in (*rows, *pairs)]


# Types of parts whose words are in many facts; and those whose words say something in a phrase.
_NAMES = frozenset((PERSON, PLACE, OFFICE, TIME))
_CONTENT = frozenset((WORD, TOPIC, VERB, KIND))
assert not _CONTENT & {IDLE, WAY}


def _at_once(hits: list[Hit]) -> list[Hit]:
    """The first of the hits, with those of the same time."""
    best = hits[0].fact
    start, end = best["start"] or best["end"] or "", best["end"] or best["start"] or ""
    same = [
        hit
        for hit in hits
        if (hit.fact["start"] or hit.fact["end"] or "") <= end
        and (hit.fact["end"] or hit.fact["start"] or "") >= start
    ]
    return same or hits


def _years(fact: Fact) -> int:
    """The number of years that a date covers, without those that it only touches."""
    if not fact["start"] or not fact["end"]:
        return 9999
    return int(fact["end"].rsplit("-", 2)[0]) - int(fact["start"].rsplit("-", 2)[0])


def _is_short(hit: Hit) -> bool:
    """Whether a fact is within a month: even what spans two days of a visit is not long."""
    first, last = hit.fact["start"], hit.fact["end"]
    return bool(first) and bool(last) and str(first)[:7] == str(last)[:7]


def _when(hit: Hit) -> tuple[str, int]:
    return (hit.fact["start"] or hit.fact["end"] or "", hit.number)


def _figure(hit: Hit) -> float:
    return max(float(quantity["value"]) for quantity in hit.fact["quantities"])
