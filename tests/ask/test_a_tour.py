"""A small base about the tour of a choir: who is meant, where it was, and what somebody did."""

from __future__ import annotations

import pytest

from conftest import made_of
from relfacts.ask.answer import Answer
from relfacts.ask.answers import search, who, words
from relfacts.ask.filters import Filters
from relfacts.base.openbase import OpenBase
from relfacts.curate.reconcile import reconcile
from relfacts.curate.seedfiles import read_seeds

BASE = """
title: The Tarn choir abroad
about: A tour.
licence: CC0-1.0
kinds:
  - id: concert
    plural: concerts
    words: {en: [concert, performance]}
    verbs: {en: [performed, sang, conducted]}
    needs: [places]
  - {id: visit, plural: visits}
  - {id: agreement, plural: agreements}
  - {id: aid, plural: aid, needs: [parties]}
  - {id: commitment, plural: commitments}
  - {id: statement, plural: statements}
  - {id: background, plural: background}
roles:
  - {id: conductor, of: person, verbs: {en: [conducted, led]}}
  - {id: soloist, of: person, verbs: {en: [sang]}}
  - {id: visitor, of: person, acts: travels}
  - {id: speaker, of: person, acts: says}
  - {id: author, of: person, acts: writes}
  - {id: subject, of: person}
  - {id: signatory, of: person, acts: signs}
  - {id: giver, of: party, acts: gives}
  - {id: receiver, of: party, acts: receives}
  - {id: party, of: party}
"""

PEOPLE = """
- {id: ida-marrow, name: Ida Marrow, family: Marrow, given: Ida, order: given-first,
   description: chief conductor of the choir}
- {id: petra-oske, name: Petra Oske, family: Oske, given: Petra, order: given-first,
   description: cellist}
- {id: lena-voss, name: Lena Voss, family: Voss, given: Lena, order: given-first,
   description: composer}
- {id: karl-hebbel, name: Karl Hebbel, family: Hebbel, given: Karl, order: given-first,
   description: chairman of the Hebbel Foundation}
- {id: jon-stroud, name: Jon Stroud, family: Stroud, given: Jon, order: given-first,
   description: lawmaker}
"""

PLACES = """
- {id: tarn-choir, name: Tarn Choir, kind: organisation, forms: [the choir]}
- {id: hebbel-foundation, name: Hebbel Foundation, kind: organisation}
- {id: ministry-of-arts, name: Ministry of Arts, kind: organisation}
- {id: norland, name: Norland, kind: country}
- {id: aldmoor, name: Aldmoor, kind: city, within: [norland]}
- {id: brenwick, name: Brenwick, kind: city, within: [norland]}
- {id: ostria, name: Ostria, kind: country}
"""

TOPICS = """
- {id: tour, name: The tour, forms: [tour, journey]}
- {id: money, name: Money, forms: [funding, subsidy, grant]}
- {id: plans, name: Plans}
"""

REPORT = """
id: report
label: Report
document: report.txt
sha256: "0"
lines: 20
title: Report on the tour
publisher: Tarn Choir
issued: "2031-11-01"
language: en
claims:
  - fact: concert-aldmoor
    lead: true
    kind: concert
    date: "2031-06-04"
    statement: On 4 June 900 people heard the choir in Aldmoor.
    people: [{id: ida-marrow, role: conductor}, {id: petra-oske, role: soloist}]
    places: [aldmoor]
    topics: [tour]
    lines: [1]
    anchors: [Aldmoor 900]
  - fact: concert-brenwick
    kind: concert
    date: "2031-06-02"
    statement: Some 400 people came to Brenwick.
    people: [{id: ida-marrow, role: conductor}]
    places: [brenwick]
    topics: [tour]
    lines: [2]
    anchors: [Brenwick 400]
  - fact: singers
    kind: background
    date: "2031-06"
    statement: 40 musicians and three drivers made the journey.
    topics: [tour]
    lines: [3]
    anchors: [forty musicians]
  - fact: foundation-gift
    kind: aid
    date: "2031-01"
    statement: The Hebbel Foundation added 20,000 crowns.
    parties: [{id: hebbel-foundation, role: giver}, {id: tarn-choir, role: receiver}]
    topics: [money]
    lines: [4]
    anchors: [Hebbel Foundation]
  - fact: ministry-grant
    kind: aid
    date: "2030-12"
    statement: The Ministry of Arts supported the tour with 50,000 crowns.
    parties: [{id: ministry-of-arts, role: giver}, {id: tarn-choir, role: receiver}]
    topics: [money]
    lines: [5]
    anchors: [Ministry of Arts]
  - fact: grant-denial
    kind: statement
    date: "2031-10"
    statement: Karl Hebbel denied that any of the grant was taken away.
    people: [{id: karl-hebbel, role: speaker}]
    topics: [money]
    lines: [6]
    anchors: [denied]
  - fact: exchange
    kind: agreement
    date: "2031-06-03"
    statement: Petra Oske signed for three years.
    people: [{id: petra-oske, role: signatory}]
    places: [aldmoor]
    lines: [7]
    anchors: [three years]
  - fact: ostria-plan
    kind: commitment
    status: planned
    date: "2033"
    statement: A tour of Ostria is planned.
    places: [ostria]
    topics: [plans]
    lines: [8]
    anchors: [tour of Ostria]
  - fact: succession
    kind: commitment
    status: planned
    date: "2032"
    statement: Jon Stroud is to succeed Ida Marrow.
    people: [{id: jon-stroud, role: subject}, {id: ida-marrow, role: subject}]
    lines: [9]
    anchors: [hand over to]
"""

PAPER = """
id: paper
label: Paper
document: paper.txt
sha256: "1"
lines: 9
title: A choir abroad
publisher: The Paper
issued: "2031-06-20"
language: en
claims:
  - fact: concert-aldmoor
    kind: concert
    date: "2031-06-04"
    statement: In Aldmoor Petra Oske played a hitherto unheard piece by Lena Voss.
    people: [{id: petra-oske, role: soloist}, {id: lena-voss, role: author}]
    places: [aldmoor]
    topics: [tour]
    lines: [1]
    anchors: [Petra Oske]
"""

SEEDS = {
    "base": BASE, "people": PEOPLE, "places": PLACES, "topics": TOPICS, "report": REPORT,
    "paper": PAPER,
}  # fmt: skip


@pytest.fixture(scope="module")
def base() -> OpenBase:
    """The base on the tour."""
    files = [(name, f"{name}.yaml", text) for name, text in SEEDS.items()]
    return made_of(reconcile(read_seeds(files)))


def ids(answer: Answer) -> list[str]:
    """The facts of an answer, in their order."""
    return [hit.fact["id"] for hit in answer.hits]


def told(answer: Answer) -> str:
    """All that is said about an answer."""
    return "\n".join(note.text for note in answer.notes)


def find(base: OpenBase, question: str) -> set[str]:
    """The facts that answer a question."""
    return set(ids(search(base, question, Filters())))


# --- occupations ------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["how many musicians travelled", "musicians"])
def test_musicians_of_a_statement_are_nobody_s_occupation(base: OpenBase, question: str) -> None:
    """A word of a statement wins over the class of occupations to which it belongs."""
    assert find(base, question) == {"singers"}


@pytest.mark.parametrize("occupation", ["violinist", "pianist", "senator"])
def test_one_occupation_is_not_another_of_its_class(base: OpenBase, occupation: str) -> None:
    """Nobody here plays the violin: no cellist is answered for a violinist."""
    answer = words(base, occupation, Filters())
    assert (answer.outcome, ids(answer)) == ("none", [])


def test_an_occupation_is_what_the_base_calls_somebody(base: OpenBase) -> None:
    """In its own word; and a word for the class means all who are of it."""
    assert find(base, "cellist") == {"concert-aldmoor", "exchange"}
    assert find(base, "composer") == {"concert-aldmoor"}
    assert find(base, "what did the cellist sign") == {"exchange"}
    assert find(base, "lawmaker") == {"succession"}


# --- the longest record -----------------------------------------------------------------------


@pytest.mark.parametrize("question", ["Hebbel Foundation", "hebbel foundation"])
def test_a_body_is_not_whose_name_it_has(base: OpenBase, question: str) -> None:
    """The longest record counts, in the box, and in a question that names both."""
    assert find(base, question) == {"foundation-gift"}
    assert ids(words(base, question, Filters())) == ["foundation-gift"]
    assert find(base, "how much did the Hebbel Foundation give") == {"foundation-gift"}
    assert find(base, "Hebbel") == {"grant-denial"}


def test_who_says_that_it_is_a_body(base: OpenBase) -> None:
    """And how to ask for it; whose name it has is somebody else."""
    answer = who(base, "Hebbel Foundation", Filters())
    assert answer.outcome == "none"
    assert "there is an organisation of that name: relfacts place hebbel-foundation" in told(answer)
    assert "somebody else, with a name like it: relfacts who 'Karl Hebbel'" in told(answer).replace(
        '"', "'"
    )


# --- a family name ----------------------------------------------------------------------------

CONDUCTED = {"concert-aldmoor", "concert-brenwick"}


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Marrow concerts", CONDUCTED),
        ("marrow concerts", CONDUCTED),
        ("concerts Marrow", CONDUCTED),
        ("Concerts Marrow", CONDUCTED),
        ("Marrow conducted", CONDUCTED),
        ("did Marrow conduct in Brenwick", {"concert-brenwick"}),
        ("agreements Oske", {"exchange"}),
        # Somebody else with the family name, and somebody who is left out, is not her.
        ("Hans Marrow concerts", set()),
        ("wife of Marrow conducted", set()),
        ("anyone but Marrow conducted", set()),
    ],
)
def test_a_family_name_beside_a_deed_is_who_has_it(
    base: OpenBase, question: str, facts: set[str]
) -> None:
    """As ``who`` reads it, before or behind a kind or a verb of the base."""
    assert find(base, question) == facts


def test_a_verb_may_be_somebody_s_first_name(base: OpenBase) -> None:
    """Where it stands before a family name with a capital, nobody is read from that."""
    understood = search(base, "Grant Marrow conducted", Filters()).understood
    assert understood is not None
    assert understood["people"] == []


# --- where, and in whose words ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Brenwick concert", {"concert-brenwick"}),
        ("Aldmoor concert June 2031", {"concert-aldmoor"}),
        ("Aldmoor concert 2029", set()),
        ("concert in Brenwick", {"concert-brenwick"}),
    ],
)
def test_a_place_before_a_kind_is_where(base: OpenBase, question: str, facts: set[str]) -> None:
    """And not who does it, unless it does in some fact of that kind."""
    answer = search(base, question, Filters())
    assert set(ids(answer)) == facts
    understood = answer.understood
    assert understood is not None
    assert understood["from"] == []


def test_a_role_of_the_base_is_a_word_of_its_facts(base: OpenBase) -> None:
    """As the base calls it."""
    assert find(base, "soloist") == {"concert-aldmoor"}
    assert find(base, "who was the soloist in Aldmoor") == {"concert-aldmoor"}
    assert find(base, "who was the soloist in Brenwick") == set()


def test_what_every_document_says_of_a_fact_is_searched(base: OpenBase) -> None:
    """Not only the claim that leads."""
    assert find(base, "hitherto unheard piece") == {"concert-aldmoor"}


# --- who paid ---------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["paid for", "funded", "financed", "sponsored"])
def test_who_pays_for_a_thing_gives(base: OpenBase, verb: str) -> None:
    """What else is told of it does not answer."""
    assert find(base, f"who {verb} the tour") == {"ministry-grant"}
    assert find(base, f"who {verb} the plans") == set()


# --- nothing, and what is near ----------------------------------------------------------------


def test_what_a_body_did_is_not_answered_with_what_else_it_did(base: OpenBase) -> None:
    """The choir stands in gifts; of where it went they say nothing."""
    for question in ("which cities did the choir visit", "the choir visit", "did the choir visit"):
        assert not {"foundation-gift", "ministry-grant"} & find(base, question), question


@pytest.mark.parametrize(
    ("question", "offers"),
    [
        ("will the choir go to Ostria", ["facts --place ostria", "facts --place tarn-choir"]),
        ("did the ministry cut the subsidy", ["search 'ministry subsidy'", "facts --topic money"]),
        ("who mended the unheard piece", ["search 'unheard piece'"]),
        ("did Marrow conduct in Ostria", ["concerts --who 'Ida Marrow'"]),
    ],
)
def test_what_is_near_is_offered_as_a_command(
    base: OpenBase, question: str, offers: list[str]
) -> None:
    """Each reads as English: nothing in it hangs in the air, and it finds what it says."""
    answer = search(base, question, Filters())
    assert answer.outcome == "none"
    said = told(answer).replace('"', "'")
    assert [offer for offer in offers if f"relfacts {offer}  (" not in said] == [], said


def test_a_who_that_is_the_rest_of_a_question_is_answered(base: OpenBase) -> None:
    """And said to be one; a name, or somebody who is not here, is none."""
    answer = who(base, "did Marrow hand over to", Filters())
    assert ids(answer)[0] == "succession"
    assert "read as a question: relfacts search who did Marrow hand over to" in told(answer)
    for name in ("did Hans Marrow hand over to", "Grant Marrow", "Hans Marrow"):
        assert who(base, name, Filters()).outcome == "none", name


# --- the order of answers ---------------------------------------------------------------------


def test_another_order_than_that_of_time_is_told(base: OpenBase) -> None:
    """The best first: two documents tell of one. An order that was asked for says itself."""
    ranked = search(base, "concerts in Norland", Filters())
    assert ids(ranked) == ["concert-aldmoor", "concert-brenwick"]
    assert "best first, not in the order of time" in told(ranked)
    for filters in (Filters(last=2), Filters(reverse=True)):
        assert "order" not in {
            note.kind for note in search(base, "concerts in Norland", filters).notes
        }
    assert "order" not in {note.kind for note in search(base, "last concert", Filters()).notes}
    assert "order" not in {note.kind for note in search(base, "Brenwick", Filters()).notes}
