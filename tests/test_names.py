"""Who is meant: the right person, several to choose from, or nobody. Never somebody else."""

from __future__ import annotations

import itertools
import os
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from relfacts.base.files import find_base
from relfacts.languages.dictionary import NAMES
from relfacts.names.reading import Reading, read_names
from relfacts.names.types import HOWS
from relfacts.text.folding import fold, key

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks" / "names"))

import others  # noqa: E402

from cases import HANDS, read_cases  # noqa: E402
from conftest import a_base, made_of, opened  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BASE = opened(find_base(None))
PEOPLE = list(BASE.records("person"))
TABLE = [
    line.split("\t")
    for line in (ROOT / "tests/cases/names.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
#: Every Latin spelling that the base prints, folded, with whose it is.
PRINTED = {
    fold(text): person["id"]
    for person in PEOPLE
    for text in (person["name"], *person["forms"]["printed"])
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
AT_NIGHT = os.environ.get("RELFACTS_FUZZ") == "nightly"

#: The English words of two categories.
ENGLISH = {
    category: [row[4] for row in NAMES.of(category) if "en" in row[3].split(",")]
    for category in ("relation", "filler")
}


def read(text: str) -> Reading:
    """Read a text with the shipped base."""
    return read_names(text, BASE.book)


def ids(text: str) -> set[str]:
    """Everybody whom a text was taken to mean."""
    return {match.owner.id for match in read(text).matches}


@pytest.mark.parametrize(
    ("query", "expect", "outcome", "why"), TABLE, ids=[f"{row[0]}: {row[3]}" for row in TABLE]
)
def test_the_table(query: str, expect: str, outcome: str, why: str) -> None:
    """Every line of tests/cases/names.tsv, each with its reason."""
    assert (ids(query), read(query).outcome) == (set(expect.split()), outcome), why


@pytest.mark.parametrize("path", HANDS, ids=lambda path: path.stem)
def test_the_benchmark_names_nobody_wrong(path: Path) -> None:
    """On the whole benchmark nobody is named who cannot be meant, and 97 % of lines are right."""
    cases = read_cases(path)
    right = 0
    for case in cases:
        reading = read(case.query)
        answered = [match.owner.id for match in reading.matches]
        assert not case.is_wrong(answered), (case.query, answered)
        right += case.is_right(answered, reading.outcome)
    assert right >= 0.97 * len(cases)


def test_the_rules_hold_for_another_parliament() -> None:
    """Names that nobody curated: whole names always, slips nine times in ten, nobody else ever."""
    for kind, (asked, right, wrong) in others.measure().items():
        assert right >= others.LEAST[kind] * asked, kind
        assert wrong == 0, kind


def test_names_made_of_usual_parts_are_somebody_else() -> None:
    """A family name with two usual parts is answered only where that very name is known."""
    korean = "chol yong song jong il nam un myong gil kil ho su hui sun chun jun gun yun"
    vietnamese = "anh binh minh trong phu phuc xuan thi kim ngan hoai hong duc van vu chi"
    known = {
        key(text): person["id"]
        for person in PEOPLE
        for forms in ([person["name"]], *person["forms"].values())
        for text in forms
    }
    for families, parts in (("kim ri pak", korean), ("nguyen le pham ho", vietnamese)):
        for row in itertools.product(families.split(), parts.split(), parts.split()):
            if row[1] == row[2]:
                continue
            name = " ".join(row).title()
            for match in read(name).matches:
                declared = known.get(key(name)) == match.owner.id
                assert declared or match.how == "romanisation", (name, match.matched)


def changes(name: str) -> set[str]:
    """``name`` with one letter left out, added, replaced or swapped with the next.

    At each place a third of all letters, at the next another third; at night all of them.
    """
    changed = set()
    for at in range(len(name) + 1):
        before, after = name[:at], name[at:]
        letters = LETTERS if AT_NIGHT else LETTERS[at % 3 :: 3]
        changed |= {f"{before}{letter}{after}" for letter in letters}
        if after and after[0] != " ":
            changed.add(before + after[1:])
            changed |= {f"{before}{letter}{after[1:]}" for letter in letters}
        if len(after) > 1:
            changed.add(before + after[1] + after[0] + after[2:])
    return changed - {name}


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_one_letter_never_makes_another_person(name: str) -> None:
    """A changed letter leaves the person, or nobody, or is exactly the other's own name."""
    for text in changes(name):
        answered = ids(text)
        if answered and PRINTED[name] not in answered:
            assert answered == {PRINTED.get(text)}, text


def test_digits_for_letters_are_no_way_round() -> None:
    """A stranger's name is a stranger's name with digits for its letters, too."""
    assert ids("K1m J0ng Il") == set()


@given(
    person=st.sampled_from(PEOPLE),
    style=st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
    joint=st.sampled_from([" ", "-", "  ", "\u00a0", "\u2011"]),
    upper=st.booleans(),
)
def test_writing_a_name_otherwise_changes_nothing(
    person: dict[str, str],
    style: Literal["NFC", "NFD", "NFKC", "NFKD"],
    joint: str,
    upper: bool,
) -> None:
    """Encoding, hyphens, spaces and case are no part of a name."""
    text = joint.join(person["name"].split())
    text = unicodedata.normalize(style, text.upper() if upper else text.lower())
    assert ids(text) == {person["id"]}


@given(person=st.sampled_from(PEOPLE), data=st.data())
def test_accents_may_be_left_out_anywhere(person: dict[str, str], data: st.DataObject) -> None:
    """Any letter of a name may lose its accents."""
    letters = [
        data.draw(st.sampled_from([letter, fold(letter) or letter])) for letter in person["name"]
    ]
    assert ids("".join(letters)) == {person["id"]}


@pytest.mark.parametrize("which", range(len(PEOPLE)), ids=[person["id"] for person in PEOPLE])
def test_a_relation_makes_somebody_else_of_everybody(which: int) -> None:
    """Whoever is named only to say whose wife or successor is meant is not meant, but offered.

    Each relation is tried with three of the people, each spelling with another share of them.
    """
    person, share = PEOPLE[which], len(PEOPLE) // 3
    relations = sorted(ENGLISH["relation"])
    for name in (person["name"], fold(person["name"]), fold(person["name"]).upper()):
        which += 1
        for relation in relations[which % share :: share]:
            for text in (
                f"{relation} of {name}",
                f"{name}'s {relation}",
                f"the {relation} to {name}",
            ):
                reading = read(text)
                assert not reading.matches, text
                assert [owner.id for owner, _ in reading.unmeant] == [person["id"]], text


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["id"])
def test_what_people_own_or_do_makes_nobody_else_of_them(person: dict[str, str]) -> None:
    """A letter of somebody, or to somebody, is no relation."""
    name = person["name"]
    for text in (
        f"{name}'s visit",
        f"letter from {name}",
        f"speech of {name}",
        f"{name} and his wife",
    ):
        assert ids(text) == {person["id"]}, text


def test_titles_of_women_and_men() -> None:
    """Mrs makes somebody else of a man's name; of whom nothing is known, anything may be said."""
    people = [
        a_person("Ada Lovelace", "female"),
        a_person("Charles Babbage", "male"),
        a_person("Kim Doe", None),
    ]
    titles = {"woman": ["mrs"], "man": ["mr"]}
    names = {"titles": titles, "parts": {}, "fillers": [], "endings": []}
    book = made_of(a_base(people=people, names=names)).book
    for text, meant in {
        "Mrs Lovelace": "ada-lovelace",
        "Mr Lovelace": "",
        "Mr Ada Lovelace": "ada-lovelace",
        "Mr Babbage": "charles-babbage",
        "Mrs Babbage": "",
        "Mrs Charles Babbage": "",
        "Mrs Doe": "kim-doe",
        "Mr Doe": "kim-doe",
    }.items():
        read_as = {match.owner.id for match in read_names(text, book).matches}
        assert read_as == ({meant} if meant else set()), text


def test_an_occupation_is_somebody_elses_unless_the_base_has_it() -> None:
    """A singer is no engineer of that name; of an office the base may just not know."""
    singer = a_person("Ada Lovelace", None, description="Singer of songs")
    engineer = a_person("Charles Babbage", None, description="Engineer")
    names = {
        "titles": {"minister": ["minister"]},
        "occupations": {"singer": ["singer", "chanteuse"]},
        "parts": {},
        "fillers": [],
        "endings": [],
    }
    book = made_of(a_base(people=[singer, engineer], names=names)).book
    for text, meant in {
        "singer Ada Lovelace": "ada-lovelace",
        "Lovelace, chanteuse": "ada-lovelace",
        "singer Charles Babbage": "",
        "Charles Babbage, singer": "",
        "the singer Babbage": "",
        "minister Charles Babbage": "charles-babbage",
        "singer meets Charles Babbage": "charles-babbage",
    }.items():
        read_as = {match.owner.id for match in read_names(text, book).matches}
        assert read_as == ({meant} if meant else set()), text


def test_what_is_said_of_a_namesake_tells_them_apart() -> None:
    """A word that is said of a namesake alone means the namesake, who is told."""
    other = {"name": "Ada Lovelace (actress)", "who": "star of London films", "forms": []}
    ada = a_person("Ada Lovelace", None, description="Mathematician in London", others=[other])
    names: dict[str, object] = {"titles": {}, "parts": {}, "fillers": [], "endings": []}
    book = made_of(a_base(people=[ada], names=names)).book
    for text in ("Ada Lovelace films", "the star Ada Lovelace", "Lovelace, Ada, star"):
        reading = read_names(text, book)
        assert not reading.matches, text
        assert [stranger.who for stranger in reading.strangers] == ["star of London films"], text
    for text in ("Ada Lovelace in London", "mathematician Ada Lovelace", "Ada Lovelace of letters"):
        assert [match.owner.id for match in read_names(text, book).matches] == ["ada-lovelace"]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["id"])
def test_every_namesake_of_the_base_is_told_apart(person: dict[str, Any]) -> None:
    """By each word that is said of them and not of the person."""
    said = {title["title"] for title in person["offices"]} | {person["description"] or ""}
    own = set(fold(" ".join(said)).split()) | {*ENGLISH["filler"]}
    for other in person["not"]:
        name, _, beside = other["name"].rstrip(")").partition(" (")
        if beside:
            words = set(fold(f"{beside} {other['who']}").split()) - own
            assert words, other
            for word in filter(str.isalpha, words):
                for text in (f"{name} {word}", f"{word} {name}", f"the {word}, {name}"):
                    assert person["id"] not in ids(text), text


def test_a_place_with_somebodys_name_is_told_by_where_it_stands() -> None:
    """In Ho Chi Minh one is in the city; trust in Trump is no place."""
    person = {"ho-chi-minh"}
    for text in (
        "weather in Ho Chi Minh",
        "flights Hanoi to Ho Chi Minh",
        "from Hanoi to Ho Chi Minh",
        "Ho Chi Minh, Vietnam",
        "Saigon (Ho Chi Minh)",
        "ở Hồ Chí Minh",
    ):
        assert ids(text) == set(), text
    for text in (
        "letter from Hanoi to Ho Chi Minh",
        "Vietnam under Ho Chi Minh",
        "Ho Chi Minh, President of Vietnam",
        "Ho Chi Minh visits Vietnam",
    ):
        assert ids(text) == person, text
    assert ids("trust in Trump") == {"donald-trump"}
    assert ids("Kim Jong Un, North Korea") == {"kim-jong-un"}


def a_person(
    name: str,
    gender: str | None,
    description: str | None = None,
    others: Sequence[Mapping[str, object]] = (),
) -> dict[str, object]:
    """The record of a person of two names."""
    given_name, family = name.split()
    return {
        "id": name.lower().replace(" ", "-"),
        "name": name,
        "forms": {},
        "not": list(others),
        "native": None,
        "family": family,
        "middle": None,
        "given": given_name,
        "order": "given-first",
        "gender": gender,
        "romanised": [],
        "country": None,
        "description": description,
        "offices": [],
    }


@given(st.text(max_size=60))
@example("A\x7f:b")
@settings(max_examples=300)
def test_any_text_can_be_read(text: str) -> None:
    """No text breaks the reading, and what it says is always of the same shape."""
    reading = read(text)
    assert reading.outcome in ("found", "ambiguous", "none")
    assert bool(reading.matches) == (reading.outcome != "none")
    assert all(match.how in HOWS and match.owner.known for match in reading.matches)


@pytest.mark.parametrize(
    ("text", "how", "label"),
    [
        ("Kim Il Sung", "name", ""),
        ("Kim Ir Sen", "alias", "Russian form"),
        ("Gim Ilseong", "romanisation", "romanisation of 김일성"),
        ("Trọng Nguyễn Phú", "order", "parts in another order"),
        ("Kim Jogn Un", "slip", "a slip for Kim Jong Un"),
        ("Premier Kim Yong-il", "title", "with the title Premier"),
    ],
)
def test_the_way_of_reading_is_told(text: str, how: str, label: str) -> None:
    """A reading says in a code and in words how the text came to mean the person."""
    (match,) = read(text).matches
    assert (match.how, match.label) == (how, label)


def test_a_stranger_is_named() -> None:
    """Where the text is somebody's own name, the reading says whose."""
    assert [stranger.name for stranger in read("Kim Jong Il").strangers] == ["Kim Jong Il"]


TOPICS = [
    {"id": id_, "name": id_.capitalize(), "forms": {"synonym": synonyms}, "not": [], "broader": []}
    for id_, synonyms in (
        ("education", ["schools"]),
        ("health", []),
        ("policy", []),
        ("visits", []),
        ("1958", []),
    )
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("educaton", "education"),
        ("Schools", "education"),
        ("visit", "visits"),
        ("football", None),
        ("wealth", None),
        ("police", None),
        ("1957", None),
        ("", None),
    ],
)
def test_topics_forgive_slips_but_not_other_words(text: str, found: str | None) -> None:
    """A slip inside a word is forgiven; another word, or another number, is not there."""
    hit = made_of(a_base(topics=TOPICS)).labels("topic").look_up(text)
    assert (hit and hit.id) == found
