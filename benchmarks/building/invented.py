"""An invented base of any size: seeds, and the documents that they were read from.

A country of the mind with visits, aid, trade and treaties between invented states. The same number
of documents and the same number to start from make the same bytes on every machine. People, places
and topics grow with the documents, as they do in a real base; about one claim in eight attests a
fact that an earlier document told, and some of these differ from it and are declared. One fact is
told by every document, and one president has an office and a claim in each.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random

CLAIMS = 10
"""So many claims has every document."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_STATES = (
    "Norland", "Sudmark", "Ostria", "Westeria", "Halvonia", "Morrowland", "Pellia", "Quenland",
    "Tarvia", "Ulmark", "Varnland", "Yarrowia",
)  # fmt: skip
_OPENINGS = ("Bel", "Dor", "Kar", "Lin", "Mar", "Nev", "Oss", "Pir", "Ral", "Sel", "Tam", "Vor")
_MIDDLES = ("a", "e", "i", "o", "u", "an", "el", "ir", "os", "un")
_GIVEN = ("ba", "den", "fin", "ga", "ka", "la", "mir", "na", "ric", "ta")
_FAMILY = ("berg", "dahl", "feld", "gard", "holm", "lund", "mark", "rud", "strand", "vik")
_TOWN = ("bury", "ford", "haven", "mouth", "port", "stead", "vale", "wick")
_GOODS = ("barley", "cement", "coal", "copper", "herring", "lamp oil", "rice", "salt", "timber")
_AREAS = ("border", "coastal", "deep-sea", "inland", "northern", "river", "rural", "southern")
_SUBJECTS = ("farming", "fishing", "forestry", "mining", "music", "railways", "schools", "shipping")
# Hangul whose romanisations cannot be taken for one another.
_KOREAN_FAMILIES = (("김", "Kim"), ("박", "Pak"), ("최", "Choe"), ("강", "Kang"), ("안", "An"))
_KOREAN_GIVEN = (
    ("남", "Nam"), ("찬", "Chan"), ("태", "Thae"), ("필", "Phil"), ("만", "Man"), ("춘", "Chun"),
    ("광", "Kwang"), ("미", "Mi"), ("송", "Song"), ("복", "Pok"), ("국", "Kuk"), ("룡", "Ryong"),
    ("담", "Tam"), ("석", "Sok"), ("해", "Hae"), ("원", "Won"),
)  # fmt: skip
_LAST_MONTH = "last month"
_OFFICE = "President of Norland"
_OFFICE_LINE = 2
_FIRST_LINE = 3
# How exactly a document knows when the press was founded.
_FOUNDED = (("1950", "in 1950"), ("1950-06", "in June 1950"), ("1950-06-01", "on 1 June 1950"))
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .-]*[A-Za-z0-9.]")


@dataclass(frozen=True)
class Person:
    """Somebody, by the preferred form; ``native`` in Hangul if that is their script."""

    id: str
    name: str
    family: str
    given: str
    native: str = ""


@dataclass
class Event:
    """Something that documents tell: what a claim says of it, and the line that tells it.

    ``when`` stands in ``line`` for the words of the date, which differ between documents.
    """

    id: str
    kind: str
    statement: str
    line: str
    date: tuple[str, str]
    anchors: list[str]
    parts: list[str]
    documents: list[int] = field(default_factory=list)


@dataclass
class Told:
    """An event as one document tells it: with which date, and what else there is to say."""

    event: Event
    date: str
    words: str
    more: list[str] = field(default_factory=list)


def write_base(folder: Path, documents: int, start: int = 1) -> None:
    """Write ``seeds/`` and ``documents/`` of an invented base into ``folder``."""
    base = _Base(documents, Random(f"{start}/{documents}"))
    for name, text in base.files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


class _Base:
    """One invented base: first who and what there is, then what happened, then who tells it."""

    def __init__(self, documents: int, random: Random) -> None:
        self._random = random
        self._towns = self._make_towns(20 + documents // 8)
        self._topics = [f"{area} {subject}" for area, subject in product(_AREAS, _SUBJECTS)]
        self._people = self._make_people(8 + documents)
        self._president = self._people[-1]
        founding = self._founding()
        self._differences: list[str] = []
        self._told: list[list[Told]] = []
        self._issued: list[tuple[int, int, int]] = []
        recent: list[Event] = []
        for number in range(documents):
            self._issued.append(
                (random.randint(2001, 2020), random.randint(1, 12), random.randint(1, 28))
            )
            speech = self._speech(number)
            told = [Told(founding, *_FOUNDED[number % 3]), Told(speech, *speech.date)]
            for one in told:
                one.event.documents.append(number)
            for slot in range(len(told), CLAIMS):
                again = recent and random.random() < 0.15 and random.choice(recent)
                # "Last month" is another month for whoever writes later.
                if again and again.date[1] != _LAST_MONTH and number not in again.documents:
                    told.append(self._tell_again(again, number, slot))
                else:
                    event = self._event(f"{number}-{slot}", number)
                    told.append(Told(event, *event.date))
                    recent = [*recent[-199:], event]
                told[-1].event.documents.append(number)
            self._told.append(told)

    def files(self) -> list[tuple[str, str]]:
        """The name and the text of every file."""
        found = [
            ("seeds/base.yaml", _BASE),
            ("seeds/names.yaml", _NAMES),
            ("seeds/people.yaml", "\n".join(map(self._person, self._people))),
            ("seeds/places.yaml", self._places()),
            ("seeds/topics.yaml", self._topic_records()),
            ("seeds/discrepancies.yaml", "\n".join(self._differences)),
        ]
        for number, told in enumerate(self._told):
            lines = [
                f"Harbour Notes, number {number + 1}",
                f"Under the eyes of {self._president.name}, president since 1950",
            ]
            lines += [one.event.line.replace("when", one.words, 1) for one in told]
            text = "\n".join(map(_capital, lines)) + "\n"
            found.append((f"documents/{_name(number)}.txt", text))
            found.append((f"seeds/{_name(number)}.yaml", self._seed(number, told, text)))
        return found

    def _make_towns(self, wanted: int) -> list[tuple[str, str]]:
        """Towns, each with the state that it lies in."""
        parts = product(_OPENINGS, _MIDDLES, ("", "l", "r", "nd"), _TOWN)
        names = list(dict.fromkeys("".join(row) for row in parts))
        return [(name, self._random.choice(_STATES)) for name in self._random.sample(names, wanted)]

    def _make_people(self, wanted: int) -> list[Person]:
        """People, every tenth with a name in Hangul; no two spelled alike."""
        given = ["".join(row) for row in product(_OPENINGS, _MIDDLES, _GIVEN)]
        family = ["".join(row) for row in product(_OPENINGS, _MIDDLES, _FAMILY)]
        # Family names are shared by many.
        given, family = (
            self._random.sample(parts, min(len(parts), 20 + wanted // 20))
            for parts in (given, family)
        )
        korean = [
            Person(
                f"{family_name} {one} {two}".lower().replace(" ", "-"),
                f"{family_name} {one} {two}",
                family_name,
                f"{one} {two}",
                native + first + second,
            )
            for (native, family_name), (first, one), (second, two) in product(
                _KOREAN_FAMILIES, _KOREAN_GIVEN, _KOREAN_GIVEN
            )
            if one != two
        ]
        people = self._random.sample(korean, min(len(korean), wanted // 10))
        spelled: set[str] = set()
        while len(people) < wanted:
            first, last = self._random.choice(given), self._random.choice(family)
            if first + last.lower() not in spelled:
                spelled.add(first + last.lower())
                people.append(Person(f"{first}-{last}".lower(), f"{first} {last}", last, first))
        return people

    def _date(self, issued: tuple[int, int, int]) -> tuple[str, str]:
        """A date in EDTF and in the words that a document has for it."""
        random = self._random
        year, month, day = random.randint(1950, 1999), random.randint(1, 12), random.randint(1, 20)
        until = day + random.randint(1, 7)
        before = f"{issued[0]}-{issued[1] - 1:02d}" if issued[1] > 1 else f"{issued[0] - 1}-12"
        return random.choice(
            [
                (f"{year}-{month:02d}-{day:02d}", f"on {day} {_MONTHS[month - 1]} {year}"),
                (f"{year}-{month:02d}", f"in {_MONTHS[month - 1]} {year}"),
                (str(year), f"in {year}"),
                (
                    f"{year}-{month:02d}-{day:02d}/{year}-{month:02d}-{until:02d}",
                    f"from {day} to {until} {_MONTHS[month - 1]} {year}",
                ),
                (f"{year}/{year + 3}", f"from {year} to {year + 3}"),
                (f"{year // 10}X", f"in the {year // 10}0s"),
                (f"{year}~", f"about {year}"),
                (f"{year}/..", f"since {year}"),
                (before, _LAST_MONTH),
            ]
        )

    def _event(self, name: str, number: int) -> Event:
        """Something new, told by document ``number`` first."""
        random = self._random
        one, other = random.sample(self._people, 2)
        giver, taker = random.sample(_STATES, 2)
        town, _ = random.choice(self._towns)
        goods, topic = random.choice(_GOODS), random.choice(self._topics)
        count = random.choice([random.randint(2, 900), random.randint(2, 900) * 1000])
        topics = f"topics: [{topic.replace(' ', '-')}]"
        parties = f"{{id: {giver.lower()}, role: %s}}, {{id: {taker.lower()}, role: %s}}"
        amount = f"quantities: [{{value: {count}, unit: %s, of: {goods}}}]"
        kinds = {
            "visit": (
                f"{one.name} was a guest of {town}.",
                f"{one.name} came ashore at {town} when, and a band was waiting on the quay.",
                [one.name],
                [
                    f"people: [{{id: {one.id}, role: visitor, office: Minister for {goods}}}]",
                    f"places: [{town.lower()}]",
                ],
            ),
            "aid": (
                f"{giver} gave {taker} {count:,} tonnes of {goods}.",
                f"when {count:,} tonnes of {goods} left {giver} for {taker}, free of any charge.",
                [f"{count:,} tonnes of {goods}"],
                [f"parties: [{parties % ('giver', 'receiver')}]", amount % "t"],
            ),
            "trade": (
                f"{giver} sold {goods} to {taker} for {count:,} US dollars.",
                f"Merchants of {giver} say that when they earned {count:,} US dollars by {goods},"
                f" all of it shipped to {taker}.",
                [f"{count:,} US dollars"],
                [f"parties: [{parties % ('exporter', 'importer')}]", amount % "USD"],
            ),
            "agreement": (
                f"An agreement on {topic} was signed by {one.name} and {other.name}.",
                f"At {town} {one.name} and {other.name} put when their names to a paper about"
                f" {topic}.",
                [one.name, f"a paper about {topic}"],
                [
                    f"people: [{{id: {one.id}, role: signatory}},"
                    f" {{id: {other.id}, role: signatory}}]",
                    "status: signed",
                    f"field: {topic}",
                    f"places: [{town.lower()}]",
                ],
            ),
            "statement": (
                f"{one.name} asked for patience with {topic}.",
                f"when {one.name} told the people of {town} that nothing about {topic} is done in"
                " a day.",
                [one.name],
                [f"people: [{{id: {one.id}, role: speaker}}]", f"places: [{town.lower()}]"],
            ),
        }
        kind = random.choice(list(kinds))
        statement, line, anchors, parts = kinds[kind]
        date = self._date(self._issued[number])
        return Event(f"{kind}-{name}", kind, statement, line, date, anchors, [*parts, topics])

    def _founding(self) -> Event:
        """What every document tells, as exactly as it knows."""
        return Event(
            "press-founded",
            "milestone",
            "The Harbour Press began its work.",
            "when the Harbour Press was founded.",
            _FOUNDED[0],
            ["Harbour Press"],
            ["places: [norland]", "topics: [shipping]"],
        )

    def _speech(self, number: int) -> Event:
        """What the president says in document ``number``."""
        topic, name = self._random.choice(self._topics), self._president.name
        return Event(
            f"speech-{number}",
            "statement",
            f"{name} praised {topic}.",
            f"when {name} was heard to say that {topic} has a future.",
            self._date(self._issued[number]),
            [name],
            [
                f"people: [{{id: {self._president.id}, role: speaker, office: {_OFFICE}}}]",
                f"topics: [{topic.replace(' ', '-')}]",
            ],
        )

    def _tell_again(self, event: Event, number: int, slot: int) -> Told:
        """The event as another document tells it: as before, less exactly, or differently."""
        date, words = event.date
        if re.fullmatch("[0-9-]+", date) and self._random.random() < 0.5:
            date, words = date[:4], f"in {date[:4]}"
        elif re.fullmatch("[0-9]{4}", date) and self._random.random() < 0.5:
            first = event.documents[0]
            line = [one.event.id for one in self._told[first]].index(event.id) + _FIRST_LINE
            date, words = str(int(date) + 1), f"in {int(date) + 1}"
            self._differences.append(
                f"- id: year-of-{event.id}-{number}\n  type: date\n  facts: [{event.id}]\n"
                f"  sides:\n"
                f"    - {{source: {_name(first)}, lines: [{line}], says: {event.date[1]}}}\n"
                f"    - {{source: {_name(number)}, lines: [{slot + _FIRST_LINE}], says: {words}}}\n"
                f"  holds: {self._random.choice(['open', 'preferred'])}\n"
                "  why: The two papers never agreed on the year.\n"
            )
            note = f'The first paper has "{event.date[1]}".'
            return Told(event, date, words, [f"note: {_scalar(note)}"])
        return Told(event, date, words)

    def _seed(self, number: int, told: list[Told], text: str) -> str:
        year, month, day = self._issued[number]
        name = _name(number)
        rows = [
            f"id: {name}",
            f"label: Notes {number + 1}",
            f"document: {name}.txt",
            f"sha256: {hashlib.sha256(text.encode()).hexdigest()}",
            f"lines: {text.count(chr(10))}",
            f"title: Harbour Notes, number {number + 1}",
            "publisher: The Harbour Press",
            "author: null",
            f'issued: "{year}-{month:02d}-{day:02d}"',
            "issued_why: Stamped on the first page.",
            "language: en",
            "",
            "read:",
            "  - {lines: [1], why: heading}",
            f"  - {{lines: [{_OFFICE_LINE}], why: dedication}}",
            "",
            "claims:",
        ]
        for line, one in enumerate(told, _FIRST_LINE):
            rows.append(f"  - fact: {one.event.id}")
            if len(one.event.documents) > 1 and one.event.documents[0] == number:
                rows.append("    lead: true")
            rows += [f"    kind: {one.event.kind}", f"    date: {_scalar(one.date)}"]
            if one.words == _LAST_MONTH:
                why = f'"{_LAST_MONTH}", counted from the issue'
                rows += ["    date_how: worked-out", f"    date_why: {_scalar(why)}"]
            rows.append(f"    statement: {_scalar(one.event.statement)}")
            rows += [f"    {part}" for part in (*one.event.parts, *one.more)]
            opening = one.event.line.startswith("when")
            anchors = [*one.event.anchors, _capital(one.words) if opening else one.words]
            rows.append(f"    lines: [{line}]")
            rows += [f"    anchors: [{', '.join(map(_scalar, anchors))}]", ""]
        return "\n".join(rows)

    def _person(self, person: Person) -> str:
        order = "family-first" if person.native else "given-first"
        rows = [
            f"- id: {person.id}",
            f"  name: {person.name}",
            f"  family: {person.family}",
            f"  given: {person.given}",
            f"  order: {order}",
            *([f"  native: {person.native}"] if person.native else []),
            f"  description: known at {self._random.choice(self._towns)[0]}",
            "  forms:",
            f"    printed: [{person.name}]",
        ]
        if person is self._president:
            rows[-2:-2] = self._offices()
        if self._random.random() < 0.3:
            rows.append(f"    fuller name: [{person.name} of {person.id}]")
        if self._random.random() < 0.3:
            rows += ["  not:", f"    - {{name: {person.name} Junior, who: a child}}"]
        return "\n".join(rows) + "\n"

    def _offices(self) -> list[str]:
        """The president's, as every document gives it: some as a span, some as of their issue."""
        rows = ["  offices:"]
        for number, (year, month, day) in enumerate(self._issued):
            date = f"{year}-{month:02d}-{day:02d}" if number % 3 else "1950/.."
            rows.append(
                f'    - {{title: {_OFFICE}, date: "{date}", source: {_name(number)},'
                f" lines: [{_OFFICE_LINE}]}}"
            )
        return rows

    def _places(self) -> str:
        rows = [f"- {{id: {name.lower()}, name: {name}, kind: country}}\n" for name in _STATES]
        rows += [
            f"- {{id: {name.lower()}, name: {name}, kind: city, within: [{state.lower()}]}}\n"
            for name, state in self._towns
        ]
        return "".join(rows)

    def _topic_records(self) -> str:
        rows = [f"- {{id: {subject}, name: {subject.capitalize()}}}\n" for subject in _SUBJECTS]
        rows += [
            f"- {{id: {topic.replace(' ', '-')}, name: {topic.capitalize()},"
            f" broader: [{topic.split()[1]}], forms: [{topic} matters]}}\n"
            for topic in self._topics
        ]
        return "".join(rows)


_BASE = """\
title: The invented states
about: What the Harbour Notes tell of visits, aid and trade between twelve invented states.
licence: CC0-1.0
try: [year 1958, agreements --since 1980, people]
"""

_NAMES = """\
titles:
  minister: [minister]
parts:
  Korean: [kim, nam, chan]
fillers:
  English: [please]
"""


def _name(number: int) -> str:
    return f"notes-{number + 1:06d}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
