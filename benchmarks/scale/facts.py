"""The facts of a base of any size, one after the other, laid out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import words
from dates import LAST_YEAR, UNDATED, Draw, When, draw_when, draw_year
from documents import Documents
from kinds import UNIT_WORDS, WITH_PEOPLE, Figure, Kind, draw_kind
from layout import Shape, laid, listed, quoted, texts
from people import People
from places import Place, Places
from topics import TOPICS, Topic

#: Of the facts of the test person, these many are of the test year.
TEST_YEAR, IN_TEST_YEAR = 1958, 5

_FACT = Shape(
    2,
    "date date_how date_why discrepancies end field id kind known_until note parties people places"
    " quantities sources start statement status topics",
)
_ATTESTATION = Shape(
    4,
    "anchors date date_how date_why document id issued label lines people publisher statement",
)
_PERSON = Shape(4, "id name office role")
_NAMED = Shape(6, "id named office")
_PARTY = Shape(4, "id name role")
_QUANTITY = Shape(4, "measure of qualifier unit value")

_DIFFERING = "the documents differ on the date; see the discrepancy"


class _Card(NamedTuple):
    """What a fact needs of a person; the office is laid out."""

    id: str
    name: str
    office: str


class _Cited(NamedTuple):
    """A document of a fact, with the line that carries it and the date that it gives."""

    document: int
    line: int
    date: str | None
    statement: str


def test_facts(count: int) -> int:
    """How many facts the test person has in a base of ``count``: 24 to 47 from 150 facts on."""
    if count < 150:
        return max(2, count * 24 // 150)
    return min(24 + (count.bit_length() - 8) * 23 // 12, 47)


class Facts:
    """``count`` facts about people, by topic; they are made anew each time they are asked for."""

    def __init__(
        self, count: int, seed: int, people: People, documents: Documents, places: Places
    ) -> None:
        self.count = count
        self._seed = seed
        self._people = people
        self._documents = documents
        self._places = places
        self._card = lru_cache(50_000)(self._make_card)
        own = test_facts(count)
        # Spread over the whole base, beside every eighth, which is somebody's own; the first of
        # them are of the test year.
        self._own = {
            (number * count // own) | 1: TEST_YEAR if number < min(IN_TEST_YEAR, own // 2) else None
            for number in range(own)
        }

    def texts(self, ids: list[str]) -> Iterator[str]:
        """The records, laid out, by id; every five hundredth id is put into ``ids``."""
        draw = random.Random(self._seed).random
        at = 0
        for topic, upto in zip(TOPICS, self._shares(), strict=True):
            for number, fact in enumerate(range(at, upto)):
                id_, text = self._fact(fact, topic, number, draw)
                if fact % 500 == 0:
                    ids.append(id_)
                yield text
            at = upto

    def _shares(self) -> list[int]:
        return [self.count * (number + 1) // len(TOPICS) for number in range(len(TOPICS))]

    def _make_card(self, person: int) -> _Card:
        name = self._people.name(person)
        return _Card(name.id, name.text, _text(self._people.office(person)))

    def _who(self, fact: int, kind: Kind, draw: Draw) -> list[int]:
        """The people in a fact, as many as the kind has roles."""
        chosen = [0] if fact in self._own else []
        if fact % 8 == 0 and 0 < fact // 8 < self._people.count:
            chosen = [fact // 8]  # so that everybody has a fact
        others = self._people.count - 1
        while len(chosen) < len(kind.roles):
            # The first are met often, the last seldom.
            person = 1 + int(others * draw() ** 2)
            if person not in chosen:
                chosen.append(person)
        return chosen

    def _fact(self, fact: int, topic: Topic, number: int, draw: Draw) -> tuple[str, str]:
        """The id of a fact, and its record laid out."""
        when = self._when(fact, draw)
        kind = draw_kind(draw)
        if (fact in self._own or fact % 8 == 0) and kind not in WITH_PEOPLE:
            kind = WITH_PEOPLE[fact % len(WITH_PEOPLE)]
        cards = [self._card(person) for person in self._who(fact, kind, draw)]
        place = self._places[int(self._places.count * draw() ** 2)]
        parties = self._two_countries(draw)
        thing = topic.things[int(draw() * len(topic.things))]
        figure, value = _figure(kind, draw)
        statement = kind.sentences[int(draw() * len(kind.sentences))].format(
            who=cards[0].name if cards else "",
            other=cards[-1].name if cards else "",
            a=parties[0].name,
            b=parties[1].name,
            place=place.name,
            thing=thing,
            figure=f"{value:,} {UNIT_WORDS.get(figure.unit, figure.of)}" if figure else "",
        )
        how, why = _how(when, draw)
        cited = self._cited(when, statement, draw)
        year = f"-{when.start[:4]}" if when.start else ""
        id_ = f"{topic.id}-{number:05d}-{kind.name}{year}"
        beside = TOPICS[int(draw() * len(TOPICS))]
        anchors = texts([thing, cards[0].name if cards else place.name], 5)
        text = _FACT(
            id=quoted(id_),
            kind=quoted(kind.name),
            status=quoted(kind.status),
            field=quoted(topic.name.lower()) if kind.name == "agreement" else "null",
            date=_text(when.date),
            start=_text(when.start),
            end=_text(when.end),
            known_until=self._known_until(when, cited),
            date_how=_text(how),
            date_why=_text(why),
            statement=quoted(statement),
            note="null",
            people=_people(cards, kind),
            parties=_parties(parties, kind),
            places=texts([place.id], 3),
            topics=texts(dict.fromkeys((topic.id, beside.id)), 3),
            quantities=_quantities(figure, value),
            sources=self._attestations(cited, how, why, anchors, _named(cards)),
            discrepancies=self._discrepancies(id_, when, cited, bool(figure), draw),
        )
        return id_, text

    def _when(self, fact: int, draw: Draw) -> When:
        year = self._own.get(fact)
        when = draw_when(draw, year or draw_year(draw))
        if year and not (when.start and when.end and when.start[:4] == when.end[:4] == f"{year}"):
            return When(f"{year}", f"{year}-01-01", f"{year}-12-31")
        return when

    def _two_countries(self, draw: Draw) -> tuple[Place, Place]:
        countries = self._places.countries
        first = int(draw() * len(countries))
        second = (first + 1 + int(draw() * (len(countries) - 1))) % len(countries)
        return self._places[countries[first]], self._places[countries[second]]

    def _cited(self, when: When, statement: str, draw: Draw) -> list[_Cited]:
        """One to three documents that tell of it, all issued after it."""
        chance = draw()
        several = 1 + (chance < 0.22 or bool(when.members)) + (chance < 0.05)
        last = min(when.end or when.start or "1950-01-01", f"{LAST_YEAR}-12-31")
        numbers = sorted({self._documents.issued_after(last, draw) for _ in range(several)})
        cited = []
        for at, number in enumerate(numbers):
            line = 3 + int(draw() * (self._documents.lines(number) - 3))
            date = when.members[min(at, 1)] if when.members else when.date
            said = statement if at == 0 else f"{statement[:-1]}, as it reports."
            cited.append(_Cited(number, line, date, said))
        return cited

    def _attestations(
        self, cited: list[_Cited], how: str | None, why: str | None, anchors: str, named: str
    ) -> str:
        documents = self._documents
        differing = why == _DIFFERING
        return listed(
            [
                _ATTESTATION(
                    id=quoted(documents.id(one.document)),
                    label=quoted(documents.label(one.document)),
                    document=quoted(documents.file(one.document)),
                    publisher=quoted(documents.publisher(one.document)),
                    issued=quoted(documents.issued(one.document)),
                    lines=listed([str(one.line)], 5),
                    anchors=anchors,
                    date=_text(one.date),
                    date_how=quoted("printed") if differing else _text(how),
                    date_why="null" if differing else _text(why),
                    statement=quoted(one.statement),
                    people=named,
                )
                for one in cited
            ],
            3,
        )

    def _known_until(self, when: When, cited: list[_Cited]) -> str:
        """For what still goes on, the day of the latest document."""
        if when is UNDATED or when.end:
            return "null"
        return quoted(self._documents.day(cited[-1].document))

    def _discrepancies(
        self, id_: str, when: When, cited: list[_Cited], counted: bool, draw: Draw
    ) -> str:
        """That the documents differ: on the date where there are two, else now and then."""
        if len(cited) < 2 or not (when.members or draw() < 0.2):
            return "[]"
        sort = "date" if when.members else "quantity" if counted else "scope"
        sides = [
            {
                "source": self._documents.id(one.document),
                "label": self._documents.label(one.document),
                "lines": [one.line],
                "says": f"it was in {one.date}" if when.members else f"account number {at + 1}",
            }
            for at, one in enumerate(cited)
        ]
        differing: dict[str, object] = {
            "id": f"{id_}-{sort}",
            "type": sort,
            "facts": [id_],
            "sides": sides,
            "holds": "open" if when.members or draw() < 0.5 else "both",
            "why": "No document says which of them is right.",
        }
        return listed([laid(differing, 4)], 3)


def _figure(kind: Kind, draw: Draw) -> tuple[Figure | None, int]:
    """What a fact counts, and how much of it."""
    if not kind.figures:
        return None, 0
    figure = kind.figures[int(draw() * len(kind.figures))]
    return figure, 2 + int(draw() * figure.most)


def _how(when: When, draw: Draw) -> tuple[str | None, str | None]:
    """How the date is known, and why it is so if it is not printed."""
    if when.date is None:
        return None, None
    if when.members:
        return "worked-out", _DIFFERING
    chance = draw()
    if chance < 0.5 and when.date[-1].isdigit():
        return "printed", None
    how = "worked-out" if chance < 0.75 else "inferred"
    return how, words.REASONS[how][int(draw() * len(words.REASONS[how]))]


def _people(cards: list[_Card], kind: Kind) -> str:
    return listed(
        [
            _PERSON(
                id=quoted(card.id), name=quoted(card.name), office=card.office, role=quoted(role)
            )
            for card, role in zip(cards, kind.roles, strict=True)
        ],
        3,
    )


def _named(cards: list[_Card]) -> str:
    """The people as an attestation has them."""
    return listed(
        [_NAMED(id=quoted(card.id), named="null", office=card.office) for card in cards], 5
    )


def _parties(parties: tuple[Place, Place], kind: Kind) -> str:
    # A kind may have fewer parties than the two countries that a sentence may speak of.
    return listed(
        [
            _PARTY(id=quoted(party.id), name=quoted(party.name), role=quoted(role))
            for party, role in zip(parties, kind.parties, strict=False)
        ],
        3,
    )


def _quantities(figure: Figure | None, value: int) -> str:
    if figure is None:
        return "[]"
    quantity = _QUANTITY(
        measure=quoted(figure.measure),
        of=quoted(figure.of),
        qualifier=quoted(figure.qualifier),
        unit=quoted(figure.unit),
        value=value,
    )
    return listed([quantity], 3)


def _text(value: str | None) -> str:
    return quoted(value) if value is not None else "null"
