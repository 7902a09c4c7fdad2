"""What a question is made of: differences, who and whom, numbers, places, years beside each other,
offices, words that are cut short.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from relfacts import open_base
from relfacts.ask.answer import Answer
from relfacts.ask.answers import search
from relfacts.ask.filters import Filters
from relfacts.ask.question import clipped
from relfacts.base.openbase import OpenBase


@pytest.fixture(scope="module")
def base() -> Iterator[OpenBase]:
    """The shipped base."""
    with open_base() as opened:
        yield opened.inside


def ask(base: OpenBase, question: str) -> Answer:
    """The answer to a question."""
    return search(base, question, Filters())


def ids(base: OpenBase, question: str) -> list[str]:
    """The facts that answer a question, in their order."""
    return [hit.fact["id"] for hit in ask(base, question).hits]


def told(base: OpenBase, question: str) -> list[str]:
    """What is said about the answer."""
    return [note.text for note in ask(base, question).notes]


# --- where documents differ ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "what do the documents disagree about",
        "where do sources differ",
        "discrepancies",
        "Worin unterscheiden sich die Quellen?",
        "en quoi les sources divergent-elles",
        "tài liệu mâu thuẫn ở đâu",
        "자료들의 모순",
        "В чём противоречат друг другу источники?",
    ],
)
def test_where_documents_differ(base: OpenBase, question: str) -> None:
    """Every fact of which they do, and none of which they do not."""
    differ = {fact["id"] for fact in base.facts() if fact["discrepancies"]}
    assert set(ids(base, question)) == differ


def test_differences_of_somebody_in_something(base: OpenBase) -> None:
    """Of one person, in what is named; the command for what differs beside them."""
    question = "discrepancies Kim Il Sung"
    mine = {
        fact["id"]
        for fact in base.facts()
        if fact["discrepancies"] and any(p["id"] == "kim-il-sung" for p in fact["people"])
    }
    assert set(ids(base, question)) == mine
    assert 'what differs: relfacts discrepancies --who "Kim Il Sung"' in told(base, question)
    dates = [hit.fact for hit in ask(base, "conflicting dates of Kim Il Sung's visit").hits]
    assert dates
    assert all(any(d["type"] == "date" for d in fact["discrepancies"]) for fact in dates)


def test_what_differs_is_not_always_documents(base: OpenBase) -> None:
    """Two countries may differ too."""
    assert "where documents differ" not in " ".join(told(base, "differences between the countries"))


# --- who and whom --------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["who visited whom", "wer besuchte wen", "кто посетил кого"])
def test_who_did_it_to_whom(base: OpenBase, question: str) -> None:
    """All facts of the kind, as its command lists them."""
    every = {fact["id"] for fact in base.facts() if fact["kind"] == "visit"}
    assert set(ids(base, question)) == every
    assert any("the same: relfacts visits" in text for text in told(base, question))


# --- how many, where -----------------------------------------------------------------------------


def test_how_many_is_answered_by_a_number_of_them(base: OpenBase) -> None:
    """Hundreds of students come before one of them, in whatever country that is told to be."""
    found = ids(base, "How many Vietnamese students studied in North Korea")
    assert found[0] == "student-training-1960s-1970s"
    assert ids(base, "how many times did Kim Il Sung visit the dormitory")[0] == (
        "kim-il-sung-dormitory-visits"
    )


def test_where_is_answered_by_places(base: OpenBase) -> None:
    """Where somebody was is where somebody went; a city is no country."""
    facts = [hit.fact for hit in ask(base, "Where did Kim Jong Un stay").hits]
    assert {fact["kind"] for fact in facts} == {"visit"}
    assert all(fact["places"] for fact in facts)
    assert ids(base, "which country did To Lam visit") == ["to-lam-visit-2025"]
    assert ids(base, "which province did Ri Yong Ho visit")[0] in (
        "ri-quang-ninh-2018",
        "ri-hoa-lac-2018",
    )


def test_a_verb_that_says_more_than_its_kind_comes_first(base: OpenBase) -> None:
    """Who arrived, of those who visited."""
    assert ids(base, "when did Kim Jong Un arrive")[0] == "kim-arrival-hanoi-2019"


# --- years beside each other ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "question", ["exports 2017 vs 2018", "exports in 2017 and 2018", "compare exports 2017 or 2018"]
)
def test_years_that_are_compared(base: OpenBase, question: str) -> None:
    """The facts of each, and the command that lists them; they are years, and not months of any."""
    assert ids(base, question) == ["exports-2017", "exports-2018"]
    assert not any("of any year" in text for text in told(base, question))
    assert any("relfacts year 2017 2018 --kind trade" in text for text in told(base, question))


def test_a_month_without_its_year_is_of_any(base: OpenBase) -> None:
    """That is still said."""
    assert any("in november, of any year" in text for text in told(base, "visits in november"))


# --- offices -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("presidium chairman trip hanoi", "kim-yong-nam-visit-2001"),
        ("최고인민회의 상임위원장 2001년 하노이", "kim-yong-nam-visit-2001"),
        ("DPRK envoy in Hanoi", "kim-myong-gil-stance-2019"),
        ("Vietnam's police minister journey to NK, which year", "le-hong-anh-visit-2008"),
        ("Ho Chi Minh in Pyongyang", "ho-chi-minh-visit-1957"),
    ],
)
def test_offices_and_towns(base: OpenBase, question: str, fact: str) -> None:
    """Whose they are; a town stands for its country where nothing is told of the town."""
    assert ids(base, question)[0] == fact


def test_a_province_is_no_capital(base: OpenBase) -> None:
    """Nor does a town where somebody was at another time, or at home."""
    assert ids(base, "Kim Jong Un in Quang Ninh") == []
    assert ids(base, "Kim Jong Un visited Hanoi in 1964") == []
    assert ids(base, "Nong Duc Manh in Hanoi") == []


# --- words that are cut short --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("VN-DPRK dip relations estd 1950", "diplomatic-relations-1950"),
        ("VN-DPRK trade agrmt signed 1958", "trade-agreement-1958"),
        ("coop agreements signed in P'yang", "cooperation-agreements-2025"),
        ("Vietnam sends aid to flood-hit N Korea", "flood-aid-2016"),
    ],
)
def test_words_cut_short(base: OpenBase, question: str, fact: str) -> None:
    """They are read as the words of the base that they can only be."""
    assert ids(base, question)[0] == fact


def test_a_short_beginning_is_only_offered(base: OpenBase) -> None:
    """It may be a word itself; so may several words be meant."""
    assert ids(base, "mil aid 1964") == []
    assert any("if 'mil' is military" in text for text in told(base, "mil aid 1964"))
    assert ids(base, "pen exports") == []


# --- which way -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("who came from the North to Vietnam in 2007", ["kim-yong-il-visit-2007"]),
        ("who went from Vietnam to the North in 2007", ["nong-duc-manh-visit-2007"]),
        ("latest top-level trip from Hanoi to Pyongyang", ["to-lam-visit-2025"]),
        # What is promised has not been done.
        ("north korean art troupe performing in hanoi", []),
    ],
)
def test_from_where_to_where(base: OpenBase, question: str, facts: list[str]) -> None:
    """A point of the compass is the country that has it in its name."""
    assert ids(base, question) == facts


def test_people_in_general_who_go_somewhere_visit(base: OpenBase) -> None:
    """Although no deed is told."""
    question = "list: Vietnamese dignitaries to DPRK since 2000"
    assert set(ids(base, question)) == set(ids(base, "visits from Vietnam to DPRK since 2000"))


def test_a_town_receives_whoever_is_received_there(base: OpenBase) -> None:
    """Of several people of that name the one who was."""
    assert ids(base, "Hanoi greets Kim with ceremony at palace")[0] == "welcome-ceremony-2019"
    assert "welcome-ceremony-2019" in ids(base, "Hanoi rolls out red carpet for Kim Jong Un")


def test_another_time_in_a_headline_asks_for_nobody(base: OpenBase) -> None:
    """What came weeks before his arrival is not told of him."""
    question = "Vietnam's top diplomat in Pyongyang weeks before Kim's arrival"
    assert ids(base, question)[0] == "pham-binh-minh-visit-2019"
    assert any("weeks before Kim arrival" in text for text in told(base, question))


# --- Japanese, and languages whose questions are read by few words -------------------------------

OF_2002 = {
    "double-taxation-agreement-2002",
    "investment-agreement-2002",
    "legal-assistance-agreement-2002",
    "sea-transport-agreement-2002",
    "trade-agreement-2002",
}


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        (
            "金日成は何回ベトナムを訪れましたか",
            {"kim-il-sung-visit-1958", "kim-il-sung-visit-1964"},
        ),
        ("1965年に北朝鮮へ留学したベトナム人", {"truong-van-nguyen-studies"}),
        ("北朝鮮がベトナムに派遣したパイロット", {"pilots-1964-1969"}),
        ("トランプと会った北朝鮮の指導者", {"kim-trump-summit-2019"}),
        ("安倍晋三のベトナム訪問", set()),
        ("Chi ha firmato accordi nel 2002?", OF_2002),
        ("2002 anlaşmaları", OF_2002),
        ("perjanjian tahun 2002", OF_2002),
    ],
)
def test_questions_in_other_languages(base: OpenBase, question: str, facts: set[str]) -> None:
    """Particles say who does it, to whom, and where to; nothing unknown is left out."""
    assert set(ids(base, question)) == facts


def test_a_particle_in_a_name_is_none(base: OpenBase) -> None:
    """Katakana of a name are not the hiragana of a particle: トー, と."""
    assert ids(base, "トー・ラム書記長は何を述べましたか") == ["to-lam-peace-stance-2025"]
    assert "friendship-kindergarten-hanoi" in ids(base, "ハノイにある幼稚園")


def test_a_word_in_full_is_not_cut_short() -> None:
    """A short word must lose more letters than it keeps beginnings, a vowel is never within."""
    assert clipped._may_be("emergcy", "", "emergency")
    assert clipped._may_be("p", "yang", "pyongyang")
    assert not clipped._may_be("fort", "", "forest")
    assert not clipped._may_be("hit", "", "highlight")
    assert not clipped._may_be("pen", "", "penny")
    assert not clipped._may_be("coast", "", "contrast")


@pytest.mark.parametrize(
    "question",
    ["Nguyen Phu Trong in the DPRK", "Trong in Pyongyang", "pledges of Trong in the DPRK"],
)
def test_nobody_is_where_only_a_country_was_a_party(base: OpenBase, question: str) -> None:
    """A pledge made in Hanoi is of the DPRK too, and nobody was there for it."""
    answer = ask(base, question)
    assert (answer.outcome, answer.hits) == ("none", [])


def test_who_was_in_a_country_was_there_or_nowhere_else(base: OpenBase) -> None:
    """Of several who hold an office, those who were there."""
    people = {
        person["id"]
        for hit in ask(base, "general secretaries in the DPRK").hits
        for person in hit.fact["people"]
    }
    assert "to-lam" in people
    assert "nguyen-phu-trong" not in people


def test_an_ending_leads_somewhere_before_a_verb_too(base: OpenBase) -> None:
    """An English "to" before a verb belongs to the verb, an ending always to its name."""
    understood = ask(base, "베트남이 북한에 보낸 쌀").understood
    assert understood is not None
    assert (understood["from"], understood["to"]) == (["vietnam"], ["north-korea"])


def test_from_there_is_there_where_nothing_moves(base: OpenBase) -> None:
    """김정은은 하노이에서: in Hanoi, unless something goes from there."""
    there = ask(base, "김성남은 하노이에서 무슨 말을 했나").understood
    away = ask(base, "하노이에서 평양까지 여행").understood
    assert there is not None
    assert away is not None
    assert there["places"] == ["hanoi"]
    assert "hanoi" not in there["from"]
    assert "hanoi" in away["from"]


def test_what_is_for_somebody_to_whom_nothing_goes(base: OpenBase) -> None:
    """Is about him, so that it says which Kim is meant."""
    answer = ask(base, "Vietnamese president holds welcome ceremony for Kim")
    assert answer.hits[0].fact["id"] == "welcome-ceremony-2019"
    assert any(note.text == "read 'Kim' as Kim Jong Un" for note in answer.notes)


@pytest.mark.parametrize("question", ["Trump's activities in Pyongyang", "trump's lunch in hanoi"])
def test_what_somebody_has_leaves_the_name_a_name(base: OpenBase, question: str) -> None:
    """Whatever it is: nobody is answered for by a word of his name."""
    answer = ask(base, question)
    assert answer.understood is not None
    assert answer.understood["people"] == ["donald-trump"]
    assert (answer.outcome, answer.hits) == ("none", [])


def test_a_relative_is_somebody_else(base: OpenBase) -> None:
    """And nobody of the base."""
    assert ask(base, "Kim Jong Un's brother in Hanoi").outcome == "none"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        # The North is not told where the North Koreans are.
        ("rubber sent to the North Koreans", "rubber-aid-2000-2012"),
        # The article belongs to the embassy, which lies elsewhere.
        ("Kim Jong Un at the DPRK embassy", "kim-embassy-visit-2019"),
        ("chairman Kim at the DPRK embasy", "kim-embassy-visit-2019"),
    ],
)
def test_what_belongs_together_is_read_together(base: OpenBase, question: str, fact: str) -> None:
    """Before what each word alone may be."""
    assert fact in [hit.fact["id"] for hit in ask(base, question).hits[:5]]


@pytest.mark.parametrize("question", ["Trump measure Hanoi", "Trump steps in Hanoi"])
def test_a_word_of_a_name_is_in_every_fact(base: OpenBase, question: str) -> None:
    """Even where nobody was read from it: facts of others are no answer."""
    for hit in ask(base, question).hits:
        assert "donald-trump" in [person["id"] for person in hit.fact["people"]]
