"""The rules by which the words of a question are read together, one by one, in their kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from relfacts import open_base
from relfacts.ask.answers import search
from relfacts.ask.filters import Filters
from relfacts.ask.question.words import words_of
from relfacts.base.openbase import OpenBase


@pytest.fixture(scope="module")
def base() -> Iterator[OpenBase]:
    """The shipped base."""
    with open_base() as opened:
        yield opened.inside


def ids(base: OpenBase, question: str) -> list[str]:
    """The facts that answer a question, in their order."""
    return [hit.fact["id"] for hit in search(base, question, Filters()).hits]


EXPORTED = (2016, 2017, 2018)
RICE = {"rice-aid-1995", "rice-aid-1997", "rice-aid-2000-2012"}
INVITED = {"kim-visit-invitation-2019", "kim-jong-un-visit-2019"}
TO_VIETNAM = {
    "kindergarten-hanoi-support",
    "student-training-1960s-1970s",
    "military-aid-1964-1969",
    "pilots-1964-1969",
}


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        # Who receives things is given them, in any tense.
        ("what aid has Vietnam received from North Korea", TO_VIETNAM),
        ("what aid did Vietnam receive from North Korea", TO_VIETNAM),
        ("has Vietnam given rice to North Korea", RICE),
        ("had Vietnam given rice to North Korea", RICE),
        # Who imports receives.
        ("what did North Korea import from Vietnam in 2016", {"exports-2016"}),
        ("what did Vietnam import from North Korea", set()),
        ("imports", set()),
        # How certain a thing is.
        ("agreement not yet signed", {"education-agreement-pending-2019"}),
        ("unsigned agreements", {"education-agreement-pending-2019"}),
        (
            "planned visits",
            {"kim-departure-dong-dang-planned-2019", "kim-departure-hanoi-planned-2019"},
        ),
        # A noun that names a topic is a word where facts of no kind answer.
        ("Inter-governmental committee meetings", {"intergovernmental-committee"}),
        # A prime minister is no minister, several deputies are no single one.
        ("which minister went to North Korea in 1965", set()),
        ("talks of deputy foreign ministers", {"deputy-minister-consultation"}),
        # Whom a country sends travels for it; nobody else does for who sends them.
        ("last North Korean visit to Vietnam before 2018", {"dprk-delegation-2012"}),
        ("Kim Jong Un visited Hanoi in 2012", set()),
    ],
)
def test_the_words_of_a_question_are_read_together(
    base: OpenBase, question: str, facts: set[str]
) -> None:
    """A question finds these facts and no others."""
    assert set(ids(base, question)) == facts


def test_what_happened_on_a_day_comes_before_what_was_said(base: OpenBase) -> None:
    """Visits and meetings of a day first, those too that lasted longer than it."""
    first = ids(base, "What took place on 1 March 2019")[:5]
    assert {"kim-jong-un-visit-2019", "trong-kim-talks-2019"} <= set(first)


def test_a_verb_is_no_status(base: OpenBase) -> None:
    """Who proposed it is asked, not for what is only proposed."""
    assert len(ids(base, "What was proposed by Le Hoai Trung")) == 4


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        # Two places joined by a dash, in any script.
        ("베트남-북한 투자 협정", {"investment-agreement-2002"}),
        # Units are those of the numbers of each language.
        ("bao nhiêu tấn cao su", {"rubber-aid-2000-2012"}),
        ("rice in tonnes 1995", {"rice-aid-1995"}),
        # Endings and copulas of Korean, whatever the noun.
        ("2014년 교역액은 얼마였나요", {"trade-2014"}),
        ("2014년 교역액은 얼마입니까", {"trade-2014"}),
        ("북한에서 교육받은 베트남 학생은 몇 명?", {"student-training-1960s-1970s"}),
        # Accents say that letters are no name that is short for something.
        (
            "ga Đồng Đăng nằm ở đâu",
            {"dong-dang-border", "kim-departure-dong-dang-planned-2019"},
        ),
        # Several months of a year, ranges.
        ("exports in the first nine months of 2018", {"exports-2018"}),
        ("xuất khẩu 9 tháng đầu năm 2018", {"exports-2018"}),
        ("exportations des neuf premiers mois de 2018", {"exports-2018"}),
        ("Abkommen zwischen 1950 und 1960", {"trade-agreement-1958"}),
        ("acuerdos entre 1950 y 1960", {"trade-agreement-1958"}),
        ("соглашения между 1950 и 1960 годами", {"trade-agreement-1958"}),
        ("hiệp định từ năm 1950 đến năm 1960", {"trade-agreement-1958"}),
        ("1950년부터 1960년까지 협정", {"trade-agreement-1958"}),
        # Words written together by an apostrophe or a hyphen.
        ("l'accord de 1958", {"trade-agreement-1958"}),
        # A noun of another language is looked for by the kind that it means.
        ("hiệp định chưa ký", {"education-agreement-pending-2019"}),
        ("noch nicht unterzeichnete Abkommen", {"education-agreement-pending-2019"}),
        # Function words of each language say nothing.
        ("Wer hat Kim Jong Un eingeladen?", INVITED),
        ("¿Quién invitó a Kim Jong Un?", INVITED),
        ("Кто пригласил Ким Чен Ына?", INVITED),
        ("Wer wurde von Nguyen Phu Trong eingeladen?", INVITED),
    ],
)
def test_questions_in_other_languages(
    base: OpenBase, question: str, facts: set[str] | None
) -> None:
    """The words of grammar and of times are known whole, in each language."""
    assert set(ids(base, question)) == facts


@pytest.mark.parametrize(
    "name",
    ["Kim Jong Su", "Kim Jong Man", "Kim Jong Um", "Nguyen Minh Tu", "Kim Yong Su", "Ri Myong Su"],
)
def test_a_small_word_of_another_language_is_a_part_of_a_name(base: OpenBase, name: str) -> None:
    """Su is Spanish, and no reason to answer for Kim Jong Un."""
    assert ids(base, name) == []


def test_words_of_facts_are_words_though_another_language_has_them(base: OpenBase) -> None:
    """War is a small word in German."""
    assert ids(base, "war with the United States")[0] == "vietnam-us-war"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("l'argent", ["l'", "argent"]),
        ("d’étudiants", ["d'", "étudiants"]),
        ("qu'a-t-il dit", ["qu'", "a", "-t-il", "dit"]),
        ("O'Neill D'Angelo Jong-il", ["O'Neill", "D'Angelo", "Jong-il"]),
        ("Zheng'en don't", ["Zheng'en", "don't"]),
    ],
)
def test_short_words_are_taken_off_as_languages_have_them(typed: str, words: list[str]) -> None:
    """By the files of the languages, and never from a name."""
    assert [word.raw for word in words_of(typed)] == words


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        # A town that says something is the government there.
        ("What did Pyongyang announce in April 2018?", {"kim-economic-focus-2018"}),
        # Officials of a country are whoever comes from there.
        ("which officials of North Korea came to Vietnam since 2020", {"kim-song-nam-visit-2024"}),
        # Years of two digits after a month; what is from a decade is of it.
        ("who came in november 58", {"kim-il-sung-visit-1958"}),
        # A month, or a small word, with a slip.
        ("To Lam state visit octobr", {"to-lam-visit-2025"}),
        # That something is not so is said behind what it is about.
        (
            "an accord about education that is still not signed",
            {"education-agreement-pending-2019"},
        ),
        # What comes from a country, and what stands behind a person, is no goal.
        ("North Korean money for flood victims in Vietnam", set()),
        ("Vietnamese money for flood victims in North Korea", {"flood-aid-2016"}),
        (
            "2 March 2019 plan for Kim Jong Un departure",
            {"kim-departure-dong-dang-planned-2019", "kim-departure-hanoi-planned-2019"},
        ),
        ("the best year for Vietnamese exports to the DPRK", {f"exports-{n}" for n in EXPORTED}),
        # The leaders of a country are people from there, not a meeting that took place in it.
        (
            "which Vietnamese leaders other than Trong did Kim Jong Un meet in March 2019",
            {"kim-ngan-meeting-2019", "kim-phuc-meeting-2019"},
        ),
        # What is of one country is in another only where its fact lies there, or nowhere.
        ("Vietnamese pilots in North Korea", set()),
        ("North Korean pilots in Vietnam", {"pilots-1964-1969"}),
        ("вьетнамские летчики в Северной Корее", set()),
        # A country within a title, where adjectives follow their noun.
        (
            "le ministre nord-coréen des Affaires étrangères à Quang Ninh",
            {"ri-quang-ninh-2018", "ri-tour-signals-learning"},
        ),
        ("hiep dinh tranh danh thue hai lan ky nam nao", {"double-taxation-agreement-2002"}),
        # A short word that is written with the next is no unit.
        ("à l'ONU", {"forum-cooperation-2018", "forum-coordination-2025"}),
        # At whose invitation asks who invited, whatever else is done.
        ("at whose invitation did Kim Jong Un go to Vietnam", INVITED),
        ("auf wessen Einladung reiste Kim Jong Un nach Vietnam", INVITED),
        # What the base calls a place by several words is that place, not what each of them means.
        ("la cumbre de Trump en la capital vietnamita", {"kim-trump-summit-2019"}),
        # A name of four words or more is a place before it is anybody's.
        ("khu cong nghe cao Hoa Lac Ri Yong Ho", {"ri-hoa-lac-2018", "ri-tour-signals-learning"}),
    ],
)
def test_what_is_said_otherwise_is_read(base: OpenBase, question: str, facts: set[str]) -> None:
    """By structure, not by what these questions are about."""
    assert set(ids(base, question)) == facts


NORVAN = {
    "aller-turns-back-1954",
    "dorn-rescues-aller-1954",
    "karst-hut-grant-1955",
    "norvan-1954",
    "norvan-expedition-1954",
    "norvan-tents-1954",
}


@pytest.mark.parametrize(
    ("example", "question", "facts"),
    [
        ("peaks", "what happend in july 36", {"aller-fall-1936"}),
        ("peaks", "anything from the 1950s", NORVAN),
    ],
)
def test_so_it_is_in_other_bases(example: str, question: str, facts: set[str]) -> None:
    """The same rules, asked of the examples."""
    with open_base(Path("examples") / example) as opened:
        assert set(ids(opened.inside, question)) == facts


def test_a_small_word_with_a_slip_says_as_little(base: OpenBase) -> None:
    """And it is told how it was read."""
    answer = search(base, "what happend in october 2025", Filters())
    assert "read 'happend' as happened: a slip" in [note.text for note in answer.notes]
    assert ids(base, "what happend in october 2025") == ids(base, "what happened in october 2025")


def test_a_deputy_holds_no_office_of_whom_he_stands_for(base: OpenBase) -> None:
    """Whatever stands between the words of the title."""
    (match,) = search(base, "Vietnamese foreign minister", Filters()).matches
    assert match["id"] == "pham-binh-minh"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        # A verb of any sort says little where a noun of a deed is there.
        ("Vietnamese exports to North Korea collapse in 2018", "exports-2018"),
        ("did sales to north korea collapse after 2017", "exports-2018"),
        # How long it was need not be in the words of a fact; its dates say it.
        ("To Lam wraps up three-day trip to Pyongyang", "to-lam-visit-2025"),
        # Two capitals side by side are their countries.
        ("Hanoi, Pyongyang to swap more delegations", "delegations-pledge-2019"),
        # A year of two digits with a nought, at the end.
        ("Premier Kim Yong Il in VN 07", "kim-yong-il-visit-2007"),
        # What is said moves nothing.
        ("Le Hoai Trung spoke of the regard for North Korea", "trung-treasures-friendship-2024"),
        ("oldest treaty between the two countries", "trade-agreement-1958"),
    ],
)
def test_headlines_and_telegrams_are_read_by_their_structure(question: str, first: str) -> None:
    """Each by a rule that holds in any base."""
    with open_base() as opened:
        assert first in ids(opened.inside, question)[:5]


def test_a_noun_may_ask_what_for() -> None:
    """The reason for a journey is what it was for, and nobody goes to anybody."""
    with open_base() as opened:
        asked = ids(opened.inside, "reason for Kim Song Nam's journey")
        came = ids(opened.inside, "why did Kim Song Nam come")
    assert asked == came
    assert "kim-song-nam-aim-party-building-2024" in asked[:5]


@pytest.mark.parametrize("question", ["rice for Vietnam 07", "Ho Chi Minh in Hanoi 7"])
def test_what_is_no_short_year_is_none(question: str) -> None:
    """A short year is told as a time; one digit is none."""
    with open_base() as opened:
        assert not search(opened.inside, question, Filters()).hits


def test_what_happened_is_not_what_went_on() -> None:
    """What has a date longer than the time asked did not happen then, as far as is known."""
    with open_base() as opened:
        base = opened.inside
        years = {hit.fact["id"] for hit in search(base, "what happened in 1958", Filters()).hits}
        day = {
            hit.fact["id"] for hit in search(base, "what happened on 26 Feb 2019", Filters()).hits
        }
        every = {hit.fact["id"] for hit in search(base, "26 Feb 2019", Filters()).hits}
    assert "kim-il-sung-visit-1958" in years
    assert "ministerial-delegations-50" not in years
    assert "kim-arrival-hanoi-2019" in day < every
