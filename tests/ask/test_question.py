"""A question in the reader's own words: how it is taken apart, understood, and answered.

``benchmarks/questions`` holds the answers to many questions; here each step is held by itself.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from relfacts import open_base
from relfacts.ask.answers import search
from relfacts.ask.filters import Filters
from relfacts.ask.question.division import divide
from relfacts.ask.question.times import times_in
from relfacts.ask.question.understanding import understand
from relfacts.ask.question.understood import Understood
from relfacts.ask.question.wording import language_of
from relfacts.ask.question.words import words_of
from relfacts.base.openbase import OpenBase
from relfacts.errors import UsageError

YEARS = (1950, 2025)


@pytest.fixture(scope="module")
def base() -> Iterator[OpenBase]:
    """The shipped base."""
    with open_base() as opened:
        yield opened.inside


def understood(base: OpenBase, question: str) -> Understood:
    """What is made of a question."""
    words = words_of(question)
    return understand(words, divide(words, base, language_of(words, base)))


def ids(base: OpenBase, question: str, filters: Filters | None = None) -> list[str]:
    """The facts that answer a question, in their order."""
    return [hit.fact["id"] for hit in search(base, question, filters or Filters()).hits]


# --- words and times --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Who gave rice?", ["Who", "gave", "rice"]),
        ("Kim Il Sung's visit", ["Kim", "Il", "Sung", "visit"]),
        ("«rice», 13,000 tonnes (1997)", ["rice", "13,000", "tonnes", "1997"]),
        ("... ?", []),
    ],
)
def test_words_are_without_the_signs_around_them(text: str, words: list[str]) -> None:
    """Quotes, commas and genitives are no part of a word; signs inside it are."""
    assert [word.raw for word in words_of(text)] == words


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("visits between 1964 and 1969", "1964/1969"),
        ("aid before 1960", "../1959"),
        ("since 2013 arts", "2013/.."),
        ("talks of March 1, 2019 in Hanoi", "2019-03-01"),
        ("in the spring of 2018 Kim announced", "2018-21"),
        ("aid in the 1990s", "199X"),
        ("Kim Il Sung 1964", "1964"),
    ],
)
def test_a_time_is_read_wherever_it_stands(text: str, period: str) -> None:
    """The longest row of words that is a time is one, whatever stands beside it."""
    (part,) = times_in(words_of(text), YEARS)
    assert str(part.period) == period


@pytest.mark.parametrize("text", ["13,000 tonnes of rice", "100 tonnes", "may Kim go", "two days"])
def test_figures_and_small_words_are_no_times(text: str) -> None:
    """A year has four digits and no comma; may is a verb in small letters."""
    assert times_in(words_of(text), YEARS) == []


@pytest.mark.parametrize(
    ("typed", "periods"),
    [
        ("in the sixties, in the 60s, in the '60s, 1960년대, in den 1960er Jahren", "196X"),
        ("1995-97, 1995 to 1997, from 1995 until 1997, between 1995 and 1997", "1995/1997"),
        ("từ 1995 đến 1997, 1995년부터 1997년까지, entre 1995 et 1997", "1995/1997"),
        ("1995/96", "1995/1996"),
        ("before 1997", "../1996"),
        ("trước năm 1960, vor 1960, avant 1960, до 1960 года", "../1959"),
        ("after 1997", "1998/.."),
        ("since 1997", "1997/.."),
        ("until 1997, till 1997", "../1997"),
        ("in 1995 or 1997", "[1995,1997]"),
        ("in 1995 and in 1997", "{1995,1997}"),
        ("in March and May 2019", "{2019-03,2019-05}"),
        ("March to May 2019", "2019-03/2019-05"),
        ("on 1 March 2019, on March 1 2019, 1st of March 2019, 2019-03-01", "2019-03-01"),
        ("ngày 1 tháng 3 năm 2019, 2019년 3월 1일", "2019-03-01"),
        ("im März 2019, en mars 2019, en marzo de 2019, 2019年3月, 2019년 3월", "2019-03"),
        ("spring 2019", "2019-21"),
        ("in the second half of 2018", "2018-41"),
        ("in the first quarter of 2018", "2018-33"),
        ("first nine months of 2018", "2018-01/2018-09"),
        ("in the 1950s and 1960s", "{195X,196X}"),
        ("the 20th century", "1901/2000"),
        ("before the 1970s", "../1969"),
        ("after the 1980s", "1990/.."),
        ("in 1958?, năm 1958, 1958年, 1958's", "1958"),
        ("in 58, 58 tonnes", ""),
    ],
)
def test_times_are_read_in_every_way_that_people_write_them(
    base: OpenBase, typed: str, periods: str
) -> None:
    """Behind a word and before one, in the languages of questions."""
    for time in typed.split(", "):
        for question in (f"rice {time}", f"{time} rice"):
            assert "+".join(map(str, understood(base, question).times)) == periods, question


@pytest.mark.parametrize(
    ("language", "questions"),
    [
        ("en", ["who gave rice to Vietnam", "the U.S. president"]),
        ("vi", ["ai tặng gạo cho Triều Tiên", "ai da sang Trieu Tien"]),
        ("ko", ["쌀을 누가 줬나"]),
        ("zh", ["谁给了大米"]),
        ("ja", ["ハノイ訪問は誰"]),
        ("de", ["wer hat Reis geliefert", "wann war der Besuch"]),
        ("fr", ["qui a donné du riz", "quand est la visite", "l'aide"]),
        ("es", ["quién dio arroz"]),
        ("ru", ["кто дал рис"]),
        ("", ["rice", "Kim Jong Un", "Nguyen Phu Trong", "quanto riso", "kto dal ryż"]),
    ],
)
def test_the_language_of_a_question_is_that_of_its_small_words(
    base: OpenBase, language: str, questions: list[str]
) -> None:
    """With accents or without; names alone, and languages that are not read, have none."""
    assert {language_of(words_of(one), base) for one in questions} == {language}


def test_signs_between_words_separate_what_they_name() -> None:
    """And who owns something keeps the apostrophe."""
    words = words_of("Trong, Kim; To Lam’s visit – «frank talks»: $5 million e-mail l'aide")
    shown = [f"{'|' * one.broken}{one.raw}{'+' * one.owns}" for one in words]
    assert " ".join(shown) == "Trong |Kim |To Lam+ visit frank talks |$5 million e-mail l' aide"


def test_a_month_without_a_year_is_that_of_every_year() -> None:
    """As a set of dates, one for each year of the base."""
    (part,) = times_in(words_of("what happened in November"), (2017, 2019))
    assert str(part.period) == "{2017-11,2018-11,2019-11}"


def test_a_vague_word_is_told_and_not_counted() -> None:
    """Nobody agrees on when the late 2000s began; the decade is read, the word is kept."""
    (part,) = times_in(words_of("since the late 2000s"), YEARS)
    assert (str(part.period), part.name) == ("200X/..", "late")


# --- who does what to whom ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "doers", "act", "reaches"),
    [
        ("Vietnam gave North Korea rice", {"vietnam"}, "gives", {"north-korea"}),
        ("rice was given to North Korea by Vietnam", {"vietnam"}, "gives", {"north-korea"}),
        ("North Korea was given rice by Vietnam", {"vietnam"}, "gives", {"north-korea"}),
        ("who visited Vietnam", set(), "travels", {"vietnam"}),
        ("Kim Jong Un visited Vietnam", {"kim-jong-un"}, "travels", {"vietnam"}),
        ("visits to Vietnam by Kim Jong Un", {"kim-jong-un"}, "travels", {"vietnam"}),
        ("Kim Jong Un's visit to Vietnam", {"kim-jong-un"}, "travels", {"vietnam"}),
        ("Vietnamese visits to the DPRK", {"vietnam"}, "travels", {"north-korea"}),
        ("Kim Jong Un thăm Việt Nam", {"kim-jong-un"}, "travels", {"vietnam"}),
        ("김정은 베트남 방문", {"kim-jong-un"}, "travels", {"vietnam"}),
        ("북한이 베트남에 조종사를 보냈다", {"north-korea"}, "gives", {"vietnam"}),
        ("what did Kim Song Nam say", {"kim-song-nam"}, "says", set()),
    ],
)
def test_the_order_of_the_words_says_who_does_it(
    base: OpenBase, question: str, doers: set[str], act: str, reaches: set[str]
) -> None:
    """Active and passive, with prepositions, genitives, adjectives, particles, verbs at the end."""
    found = understood(base, question)
    assert {id_ for part in found.doers for id_ in part.ids} == doers
    assert found.act == act
    assert {id_ for part in (*found.targets, *found.goals) for id_ in part.ids} == reaches


def test_giver_and_receiver_are_never_turned_round(base: OpenBase) -> None:
    """What one gave the other is none of what the other gave the one."""
    gifts = set(ids(base, "what did Vietnam give North Korea"))
    others = set(ids(base, "what did North Korea give Vietnam"))
    assert gifts
    assert others
    assert not gifts & others
    assert ids(base, "did North Korea give Vietnam rice") == []


# --- nobody, several, nothing -------------------------------------------------------------------


@pytest.mark.parametrize(
    "question", ["Kim Jong Nam in Hanoi", "Phạm Minh Chính", "wife of Kim Jong Un in Vietnam"]
)
def test_nobody_is_answered_for_somebody_else(base: OpenBase, question: str) -> None:
    """Who is named and not in the base, or not meant, is told; nobody else stands in."""
    answer = search(base, question, Filters())
    assert (answer.outcome, list(answer.hits)) == ("none", [])


def test_a_name_of_several_is_read_by_the_rest_of_the_question(base: OpenBase) -> None:
    """Kim alone is anybody; of those who met Nguyen Xuan Phuc there is one."""
    answer = search(base, "Kim met Nguyen Xuan Phuc", Filters())
    assert "read 'Kim' as Kim Jong Un" in [note.text for note in answer.notes]
    assert search(base, "Kim in Vietnam", Filters()).outcome == "ambiguous"


def test_an_office_means_who_held_it(base: OpenBase) -> None:
    """One is read, several are listed."""
    one = search(base, "Foreign Minister of North Korea", Filters())
    assert one.outcome == "found"
    assert {"ri-yong-ho"} == {p["id"] for hit in one.hits for p in hit.fact["people"]}
    assert search(base, "chairman", Filters()).outcome == "ambiguous"


def test_a_word_for_a_part_of_a_topic_does_not_widen(base: OpenBase) -> None:
    """The facts that carry it come alone; where none does, the topic is offered, not shown."""
    assert ids(base, "Kyongsang") == ["friendship-kindergarten-pyongyang"]
    answer = search(base, "imports", Filters())
    assert answer.outcome == "none"
    assert "relfacts topic trade" in [note.command for note in answer.notes]


def test_where_a_place_has_nothing_its_surroundings_are_offered(base: OpenBase) -> None:
    """With how many there are, as a command."""
    answer = search(base, "visits in Pyongyang", Filters())
    assert answer.outcome == "none"
    assert any("nothing in Pyongyang; in DPRK" in note.text for note in answer.notes)


def test_small_words_alone_are_wrong_usage(base: OpenBase) -> None:
    """They say nothing about which fact is meant."""
    with pytest.raises(UsageError):
        search(base, "who was it", Filters())


@pytest.mark.parametrize("question", ["list", "lists", "the list", "signed", "visited", "year"])
def test_a_small_word_that_is_all_there_is_is_looked_for(tmp_path: Path, question: str) -> None:
    """A filler, or a verb of facts that there are none of, beside other words; not alone."""
    base = json.loads(Path("data/facts.json").read_text(encoding="utf-8"))
    fact = base["facts"][0]
    fact |= {"kind": "background", "statement": "He signed the list, and visited it within a year."}
    fact["sources"] = fact["sources"][:1]
    fact["sources"][0] |= {"statement": fact["statement"], "kind": "background"}
    base |= {"facts": [fact], "discrepancies": [], "redirects": {}}
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(base), encoding="utf-8")
    with open_base(str(path)) as opened:
        assert ids(opened.inside, question) == [fact["id"]]


@pytest.mark.parametrize(
    ("command", "what"), [("who", "NAME"), ("topic", "TOPIC"), ("place", "PLACE")]
)
def test_an_empty_text_is_refused_with_one_that_is_not(run: Run, command: str, what: str) -> None:
    """What is empty is named, and the command beside it has an answer."""
    told = run(command, " ", status=2).err
    assert f"{what} is empty" in told
    line = next(line for line in told.splitlines() if f"relfacts {command}" in line)
    assert run(*shlex.split(line[line.index("relfacts ") :])[1:]).out


def test_a_pasted_text_is_no_question(base: OpenBase) -> None:
    """It is refused before anything is looked for."""
    with pytest.raises(UsageError, match="at most 60 words"):
        search(base, "zyx " * 5000, Filters())


# --- what it teaches ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("Kim Il Sung 1958", 'facts --who "Kim Il Sung" --since 1958 --until 1958'),
        ("summit in Hanoi", "facts --place hanoi --topic summit"),
        ("rice", "facts --topic rice"),
    ],
)
def test_the_command_for_the_same_is_told(base: OpenBase, question: str, command: str) -> None:
    """As a note, and in the machine's view."""
    answer = search(base, question, Filters())
    assert answer.understood is not None
    assert answer.understood["command"] == f"relfacts {command}"


NARROWED: tuple[dict[str, object], ...] = (
    {"since": "2019"}, {"until": "1960"}, {"place": ["Hanoi"]}, {"status": ["planned"]},
    {"kind": ["aid"]}, {"who": ["Kim Jong Un"]}, {"from_": ["dprk"], "to": ["vietnam"]},
    {"source": ["cgtn-2019"], "undated": True},
)  # fmt: skip


@pytest.mark.parametrize("narrowed", NARROWED, ids=lambda one: " ".join(one))
@pytest.mark.parametrize(
    "question", ["visits", "aid in 2019", "planned visit", "Kim Jong Un", "rice", "zebra visits"]
)
def test_every_command_has_the_filters(
    base: OpenBase, run: Run, question: str, narrowed: dict[str, object]
) -> None:
    """The facts keep to the filters, and each command that is offered finds what it says."""
    answer = search(base, question, Filters(**narrowed))  # type: ignore[arg-type]
    alone = json.loads(run("facts", *options(narrowed), "--format", "json").out)
    allowed = {fact["id"] for fact in alone["facts"]}
    found = {hit.fact["id"] for hit in answer.hits}
    assert found <= allowed
    if answer.understood and (command := answer.understood["command"]):
        same = json.loads(run(*words_typed(command), "--format", "json").out)
        assert {fact["id"] for fact in same["facts"]} == found
    for note in answer.notes:
        if note.kind == "wider" and (count := re.search(r"\((\d+) facts?\)$", note.text)):
            wider = json.loads(run(*words_typed(note.command or ""), "--format", "json").out)
            assert wider["count"] == int(count[1])


def options(filters: dict[str, object]) -> list[str]:
    """Filters as they are typed."""
    return [
        word
        for name, value in filters.items()
        for one in (value if isinstance(value, list) else [value])
        for word in ([f"--{name}"] if one is True else [f"--{name.rstrip('_')}", str(one)])
    ]


def words_typed(line: str) -> list[str]:
    """The arguments of a command line of relfacts."""
    program, *words = shlex.split(line)
    assert program == "relfacts"
    return words


def test_first_and_last_are_in_the_order_of_time(base: OpenBase) -> None:
    """The first visit is the earliest that took place, not one that was planned."""
    assert ids(base, "first visit to North Korea")[0] == "ho-chi-minh-visit-1957"
    assert ids(base, "last visit to North Korea")[0] == "to-lam-visit-2025"
    assert ids(base, "largest gift of rice")[0] == "rice-aid-2000-2012"


def test_the_same_question_has_the_same_answer(base: OpenBase) -> None:
    """Facts and their order do not hang on what was asked before."""
    once = ids(base, "Kim Jong Un visited Vietnam")
    ids(base, "rice")
    assert ids(base, "Kim Jong Un visited Vietnam") == once
