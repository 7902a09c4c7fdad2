"""Rules of names: people are spelled on the lines cited, or it is said how they are known; places
that a statement names are printed there, or where the document says what it is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from relfacts.curate.evidence.cited import Cited
from relfacts.curate.printed import stands, words
from relfacts.curate.problems import Problem
from relfacts.curate.seeds import Person
from relfacts.curate.setting import plainly
from relfacts.curate.texts import QUOTED, lines_named

#: A document says in so many lines with text what it is about.
_FIRST = 3
#: A place in so many paragraphs is one that the document is about.
_OFTEN = 4


def name_stands(cited: Cited) -> Iterator[Problem]:
    """Everybody is spelled on a line cited, or `named` says where and how they are named."""
    for person in cited.claim.people:
        if cited.texts.spell(person.id, cited.lines):
            # What quotes a "he" of these lines explains it, though the name stands here too.
            if person.named and not _explains(cited, person):
                what = f"{person.id} is spelled out; what named says is not needed"
                yield cited.problem(person.at, "name-stands", what)
        elif not person.named:
            what = f"no spelling of {person.id} stands here, and named does not say why"
            yield cited.problem(person.at, "name-stands", what)
        elif (numbers := lines_named(person.named)) and not cited.texts.spell_from(
            person.id, cited.seed.id, numbers
        ):
            what = f"{person.id} is not spelled out where named says: {person.named}"
            yield cited.problem(person.at, "name-stands", what)
        else:
            for quoted in QUOTED.findall(person.named):
                if other := cited.texts.only_in(plainly(quoted), cited.lines, person.id):
                    what = f"{quoted!r} stands here only in the name of {other}, not of {person.id}"
                    yield cited.problem(person.at, "name-stands", what)

            if (other := _borne(cited, person)) and not cited.texts.spell(person.id, cited.lines):
                what = f"named quotes a name of {other}, and none of {person.id}"
                yield cited.doubt(person.at, "name-stands", what)


def _explains(cited: Cited, person: Person) -> bool:
    """Whether the words that 'named' quotes stand in a sentence after the one with the name.

    Achebe spoke on Tuesday. He put the loss at a million: the anchors are of the second.
    """
    quoted = [plainly(text) for text in QUOTED.findall(person.named or "")]
    flow, told = cited.document.flow, cited.sentences
    if not quoted or cited.texts.spell(person.id, [flow.text[one.start : one.end] for one in told]):
        return False
    return all(any(stands(one, flow.text[at.start : at.end]) for at in told) for one in quoted)


def _borne(cited: Cited, person: Person) -> str | None:
    """Somebody else of whose name the quoted words have a part, and none of the person's."""
    quoted = {word for text in QUOTED.findall(person.named or "") for word in words(text)}
    if not quoted:
        return None
    bearers = {
        id_: {word for form in forms for word in words(form)} & quoted
        for id_, forms in cited.texts.spellings.items()
    }
    if bearers.get(person.id):
        return None
    return min((id_ for id_, shared in bearers.items() if shared), default=None)


def place_stands(cited: Cited) -> Iterator[Problem]:
    """A place that a statement names is printed on the lines, or is what the document is about."""
    claim, texts = cited.claim, cited.texts
    listed = {*claim.places, *(party.id for party in claim.parties)}
    told = texts.places_in(plainly(claim.statement), listed)
    told -= {place for line in cited.lines for place in texts.places_in(line, told)}
    # Many a text leaves its place unsaid, or bends its name; another place in its stead is telling.
    if told and not any(texts.places_in(line) - listed for line in cited.lines):
        return
    if told and (left := sorted(told - _subject(cited, told))):
        what = f"the statement names {left[0]}, which is not printed here"
        yield cited.doubt(claim.marks["statement"], "place-stands", what)


def _subject(cited: Cited, among: set[str]) -> set[str]:
    """The places in what a document is called, in its first lines, above the tables cited, and all
    through it.
    """
    seed, document = cited.seed, cited.document
    filled = [number for number, line in enumerate(document.lines, 1) if line.strip()]
    above = [
        number for one in cited.numbers if (row := document.tables.get(one)) for number in row.above
    ]
    shown = (seed.title, seed.publisher, seed.label, *cited.elsewhere((*filled[:_FIRST], *above)))
    found = {place for text in shown for place in cited.texts.places_in(plainly(text or ""), among)}
    times = Counter(
        place for text in cited.texts.whole(seed.id) for place in cited.texts.places_in(text, among)
    )
    return found | {place for place, count in times.items() if count >= _OFTEN}


RULES = (name_stands, place_stands)
