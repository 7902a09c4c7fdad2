"""Questions and filters: what is found, what is left out, and in which order."""

from __future__ import annotations

import pytest

from conftest import Run


def test_a_year_tells_apart_what_happened_in_it(run: Run) -> None:
    """In the year, possibly in it, running through it: three answers, shown in that order."""
    facts = run("year", "1965", "--format", "json").json["facts"]
    fits = {fact["id"]: fact["fit"] for fact in facts}
    assert fits["student-training-1960s-1970s"] == "possibly"
    assert fits["truong-van-nguyen-studies"] == "spans"
    order = [fact["fit"] for fact in facts]
    assert order == sorted(order, key=["in", "possibly", "spans"].index)


@pytest.mark.parametrize(
    ("when", "fact", "fit"),
    [
        ("1958", "kim-il-sung-visit-1958", "in"),
        ("1958-11", "kim-il-sung-visit-1958", "spans"),
        ("1958-12-01", "kim-il-sung-visit-1958", "spans"),
        ("1950s", "ho-chi-minh-visit-1957", "in"),
        ("1964..1969", "pilots-1964-1969", "in"),
        ("2018", "ri-yong-ho-visit-2018", "in"),
        ("2018-11", "ri-yong-ho-visit-2018", "possibly"),
        ("Dec 2018", "ri-yong-ho-visit-2018", "possibly"),
        ("2015", "arts-troupes-2013", "spans"),
        ("2024", "arts-troupes-2013", "possibly"),
        ("2005", "rice-aid-2000-2012", "spans"),
        ("2018", "exports-2018", "in"),
        ("2019", "deputy-minister-consultation", "spans"),
    ],
)
def test_how_dates_answer(run: Run, when: str, fact: str, fit: str) -> None:
    """A date answers as far as it is known, and no further."""
    facts = {f["id"]: f["fit"] for f in run("year", when, "--format", "json").json["facts"]}
    assert facts[fact] == fit


@pytest.mark.parametrize(
    ("winter", "period"),
    [
        ("2019", "{2018-12..2019-02,2019-12..2020-02}"),
        ("2018-19", "2018-12/2019-02"),
        ("of 2018/19", "2018-12/2019-02"),
        ("2018-2019", "2018-12/2019-02"),
        ("2018 to 2019", "2018-24/2019"),
        ("2001-02", "2001-12/2002-02"),
    ],
)
def test_a_winter_of_two_years_is_one(run: Run, winter: str, period: str) -> None:
    """Of one year it may be either, and of a question both are answered."""
    asked = ("search", f"what happened in winter {winter}", "--format", "json")
    assert run(*asked).json["understood"]["period"] == period


def test_an_interval_is_not_found_outside_it(run: Run) -> None:
    """Aid given from 2000 to 2012 is not an answer for 2013."""
    assert "rice-aid-2000-2012" not in run("year", "2013", "--format", "json").ids


def test_filters_join_with_and(run: Run) -> None:
    """Each filter narrows what the others leave."""
    ids = run("visits", "--who", "Kim Il Sung", "--since", "1960", "--format", "json").ids
    assert ids == ["kim-il-sung-visit-1964", "kim-il-sung-dormitory-visits"]
    assert run("facts", "--kind", "aid", "--topic", "flood", "--format", "json").ids == [
        "flood-aid-2016"
    ]


def test_two_people_means_both(run: Run) -> None:
    """--who twice asks for facts with both of them."""
    facts = run("facts", "--who", "Trong", "--who", "Kim Jong Un", "--format", "json").json["facts"]
    for fact in facts:
        people = {person["id"] for person in fact["people"]}
        assert people >= {"nguyen-phu-trong", "kim-jong-un"}


def test_two_sources_means_both(run: Run) -> None:
    """--source twice asks for facts that both documents attest."""
    ids = run("facts", "--source", "CGTN 2019", "--source", "sggp-2019", "--format", "json").ids
    assert "ri-yong-ho-visit-2018" in ids
    assert "rice-aid-1995" not in ids


def test_kinds_mean_any_of_them(run: Run) -> None:
    """A fact has one kind, so --kind twice asks for either."""
    facts = run("facts", "--kind", "aid", "--kind", "trade", "--format", "json").json["facts"]
    assert {fact["kind"] for fact in facts} == {"aid", "trade"}


def test_agreements_were_signed(run: Run) -> None:
    """A pledge, a plan and a joint statement are no agreements."""
    facts = run("agreements", "--format", "json").json["facts"]
    assert {fact["status"] for fact in facts} == {"signed"}
    ids = {fact["id"] for fact in facts}
    assert "education-agreement-pending-2019" not in ids
    assert "joint-statement-1958" not in ids
    assert len([fact for fact in facts if fact["date"] == "2002"]) == 5


def test_time_order_and_reverse(run: Run) -> None:
    """Facts come in time order; --reverse turns it round before --limit counts."""
    ids = run("facts", "--format", "json").ids
    assert run("facts", "--reverse", "--format", "json").ids == ids[::-1]
    assert run("facts", "--reverse", "--limit", "3", "--format", "json").ids == ids[::-1][:3]
    starts = [f["start"] for f in run("visits", "--format", "json").json["facts"]]
    assert starts == sorted(starts)


def test_a_limit_says_what_it_left(run: Run) -> None:
    """The number shown and the number there are, on stderr."""
    assert "3 of 156 facts" in run("facts", "--limit", "3", "--format", "json").err


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("rice", "rice"), ("grain", "rice"), ("UN", "united-nations"), ("renovation", "doi-moi"),
        ("educaton", "education"), ("student", "students"), ("schooling", "education"),
        ("tax", "taxation"), ("Đổi Mới", "doi-moi"), ("doi moi", "doi-moi"), ("sports", "sport"),
        ("nuclear", "nuclear"), ("ASEAN", "asean"), ("flood", "flood"), ("pilots", "pilots"),
    ],
)  # fmt: skip
def test_words_lead_to_topics(run: Run, typed: str, topic: str) -> None:
    """Synonyms, the other number, accents and one slip in a longer word."""
    match = run("topic", typed, "--format", "json").json["matches"][0]
    assert (match["type"], match["id"]) == ("topic", topic)


def test_a_broader_topic_holds_the_narrower(run: Run) -> None:
    """Aid holds rice; rice does not hold all aid."""
    aid = set(run("topic", "aid", "--format", "json").ids)
    rice = set(run("topic", "rice", "--format", "json").ids)
    assert rice < aid


def test_a_place_holds_the_places_in_it(run: Run) -> None:
    """What is in Hanoi is in Vietnam, not the other way round."""
    hanoi = set(run("place", "Hà Nội", "--format", "json").ids)
    vietnam = set(run("place", "Việt Nam", "--format", "json").ids)
    assert hanoi < vietnam
    assert "dong-dang-border" not in hanoi


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("rice 1995", "rice-aid-1995"),
        ("flood relief", "flood-aid-2016"),
        ("double taxation", "double-taxation-agreement-2002"),
        ("kindergarten Pyongyang", "friendship-kindergarten-pyongyang"),
        ("Hoa Lac", "ri-hoa-lac-2018"),
        ("trade agreement 1958", "trade-agreement-1958"),
        ("exports 2017", "exports-2017"),
        ("pilots", "pilots-1964-1969"),
        ("seventieth anniversary", "anniversary-70-2020"),
    ],
)  # fmt: skip
def test_search_ranks_the_best_first(run: Run, text: str, first: str) -> None:
    """All words needed first, rarer words worth more."""
    assert run("search", *text.split(), "--format", "json").ids[0] == first


def test_a_word_that_no_fact_has_is_never_dropped(run: Run) -> None:
    """Nothing is found then; without the word there would be something, and that is offered."""
    done = run("search", "rice", "zeppelin", status=1)
    assert "no fact has 'zeppelin'" in done.err
    assert "relfacts facts --topic rice  (3 facts)" in done.err


def test_search_never_guesses_numbers(run: Run) -> None:
    """Another figure is another figure, and 1996 does not find what happened in 1995."""
    run("search", "12999", status=1)
    assert "rice-aid-1995" not in run("search", "1996", "--format", "json").ids


def test_search_takes_a_year_as_a_time(run: Run) -> None:
    """A year among the words finds what ran through it, as the question about a year does."""
    ids = run("search", "1968", "students", "--format", "json").ids
    assert "truong-van-nguyen-studies" in ids
