"""Questions whose words the facts do not have, but others of their sense."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from relfacts import open_base
from relfacts.ask.answer import Answer
from relfacts.ask.answers import search
from relfacts.ask.filters import Filters
from relfacts.ask.question.remaining import senses_of
from relfacts.base.openbase import OpenBase


@pytest.fixture(scope="module")
def base() -> Iterator[OpenBase]:
    """The shipped base."""
    with open_base() as opened:
        yield opened.inside


def ids(answer: Answer) -> list[str]:
    """The facts of an answer."""
    return [hit.fact["id"] for hit in answer.hits]


def told(answer: Answer) -> str:
    """What is said of an answer."""
    return "\n".join(note.text for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        # A part of a topic, called otherwise.
        ("Ri Yong Ho toured a technology park", "ri-hoa-lac-2018"),
        ("does the DPRK have a five-year plan", "five-year-strategy-2016"),
        # A deed that is told, though not by its kind.
        ("who was cheered by crowds in the street in 1958", "kim-il-sung-street-welcome-1958"),
        # A verb as a noun.
        ("a deal about shipping", "sea-transport-agreement-2002"),
        ("shipping deal 2002", "sea-transport-agreement-2002"),
        # Whoever travels to a country is received by it.
        ("Vietnam hosts Kim Yong Nam", "kim-yong-nam-visit-2001"),
        # For somebody to whom nothing goes.
        ("crowds turn out for Kim Il Sung", "kim-il-sung-street-welcome-1958"),
        # A name that is a small word in another language.
        ("Kim visits embassy hours after reaching Hanoi", "kim-embassy-visit-2019"),
        # A word that asks makes the next one a noun.
        ("which states does North Korea befriend", "dprk-foreign-policy"),
        # What it was for.
        ("goals of Kim Song Nam's trip", "kim-song-nam-aim-friendship-2024"),
        ("what was Kim Jong Un's 2019 trip meant to achieve", "kim-visit-aims-2019"),
        # Whose body it is.
        ("head of Vietnam's parliament", "kim-ngan-meeting-2019"),
        ("head of the Vietnamese parliament", "kim-ngan-meeting-2019"),
        ("Deputy Minister of Foreign Affairs", "leaders-appreciation-2025"),
        # A month that is of a name.
        ("how often do Vietnamese artists perform at the April festival", "arts-troupes-2013"),
        # So much is said that the deed may be told of otherwise.
        ("dancers and singers go to Pyongyang in springtime", "arts-troupes-2013"),
        # What says little only ranks.
        ("position on the Korean Peninsula", "to-lam-peace-stance-2025"),
        ("provinces open to foreign investors", "hoa-lac-quang-ninh-investors"),
        # A phrase as it is printed, of which a part has a meaning of its own.
        ("a highlight in bilateral relations", "friendship-kindergarten-hanoi"),
        # What only describes something, or says how.
        ("joint communique", "joint-statement-1958"),
        ("trade falls sharply in 2018", "exports-2018"),
        # What a place owns is not where something goes.
        ("similar to China's reform", "doi-moi-1986"),
        # Who offers to do something gives nothing yet.
        ("Vietnam offers to share experience of integration", "vietnam-share-experience-2019"),
        # What a country announces, it does.
        ("what did the DPRK announce at its congress", "five-year-strategy-2016"),
        # How long something was.
        ("North Korean delegation arrives in Vietnam for four days", "kim-song-nam-visit-2024"),
        # A slip in the first word of a place whose other word is one too.
        ("when did Ho Chi Minh go to nroth korea", "ho-chi-minh-visit-1957"),
        # A short word that has lost a letter.
        ("flod relief", "flood-aid-2016"),
        ("vist of Kim Jong Un", "kim-jong-un-visit-2019"),
        # A capital for its country, where somebody is told to say something of it.
        (
            "what did Trong say about the friendship with Pyongyang",
            "trong-treasures-friendship-2019",
        ),
        # Somebody of one country in another was there on a visit.
        ("most recent Vietnamese leader in Pyongyang", "to-lam-visit-2025"),
        # Either winter of a year.
        ("trip to the DPRK in winter 2019", "pham-binh-minh-visit-2019"),
        # A topic that is called otherwise.
        ("legal aid treaty", "legal-assistance-agreement-2002"),
        # The North goes on.
        ("the North Korean premier who came in 2007", "kim-yong-il-visit-2007"),
        # A noun that is the verb of what stands before it.
        ("how often do arts troupes travel to Pyongyang", "arts-troupes-2013"),
        # A word behind a title makes no other office of it.
        ("leaders swapped opinions on world affairs", "leaders-views-2025"),
    ],
)
def test_a_fact_answers_by_its_sense(base: OpenBase, question: str, fact: str) -> None:
    """It is among the first."""
    assert fact in ids(search(base, question, Filters()))[:4]


def test_a_part_of_a_topic_in_other_words_is_told(base: OpenBase) -> None:
    """Nothing is widened silently."""
    answer = search(base, "Ri Yong Ho toured a technology park", Filters())
    assert "no fact has 'technology'; these have hi-tech or tech" in told(answer)


@pytest.mark.parametrize(
    "question",
    [
        # Alone it is only a part of the topic.
        "army",
        "football match",
        "soldiers in Vietnam",
        # Not with those two.
        "summit between Trump and To Lam",
        "Vietnam hosts Ho Chi Minh",
        "to ship rice to Kim Jong Un",
        # A name, a number and a thing are not left out.
        "Trump Kim Jong Un Singapore summit",
        "five hundred Vietnamese students trained in the DPRK",
        "film festival in Pyongyang",
        "deputy prime minister of the DPRK in Hanoi",
        "defence minister visits Pyongyang",
        "biden in Hanoi",
        "Vietnamese leader in Seoul",
        "trip to the DPRK in winter 2015",
        "Ri Yong Ho toured a technology fair",
        "joint statement of Trump and Kim Jong Un",
        # Half of the words, in the sense of others.
        "music competition",
    ],
)
def test_what_is_not_told_in_any_words_is_nothing(base: OpenBase, question: str) -> None:
    """Another word of the question is not met."""
    assert search(base, question, Filters()).outcome == "none"


@pytest.mark.parametrize("word", ["candidate", "conventional", "disposal", "severity"])
def test_a_word_with_the_stem_of_another_has_none_of_its_senses(word: str) -> None:
    """Candid, convention, disposed, several."""
    assert senses_of(word) == []


def test_what_says_little_is_told_as_left_out_only_if_no_fact_has_it(base: OpenBase) -> None:
    """The word stands in a fact that answers, or it does not."""
    had = search(base, "position on the Korean Peninsula", Filters())
    missed = search(base, "circumstance of the rice aid", Filters())
    assert "left out" not in told(had)
    assert "left out 'circumstance'" in told(missed)


def test_of_one_day_nothing_is_told_by_what_went_on_for_years(base: OpenBase) -> None:
    """Fifty delegations in seventy years say nothing of a day."""
    assert ids(search(base, "8 July 1957", Filters())) == ["ho-chi-minh-visit-1957"]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("vaccine aid for flood victims from Vietnam in 2016", "vaccine"),
        ("fishing agreement on maritime transport signed in 2002", "fishing"),
        ("trade agreement on textiles signed in 1958", "textiles"),
        ("Kim Jong Un's submarine visit to Hanoi summit with Trump", "submarine"),
        ("military exercises by pilots in the war 1964", "exercises"),
    ],
)
def test_no_word_is_dropped_that_says_what_is_meant(
    base: OpenBase, question: str, word: str
) -> None:
    """However long the question, and though one fact has all the rest: that is offered."""
    answer = search(base, question, Filters())
    assert (answer.outcome, answer.hits) == ("none", [])
    assert any(note.kind == "unmet" and word in note.text for note in answer.notes)
    assert any(note.command for note in answer.notes)
