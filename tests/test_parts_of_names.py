"""A part of a name beside a title or an unknown word may be that of somebody else."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relfacts.base.files import find_base
from relfacts.languages.dictionary import NAMES
from relfacts.names.reading import read_names
from relfacts.text.folding import fold

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks" / "names"))

import world_people  # noqa: E402

from conftest import made_of, opened  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.base.openbase import OpenBase
    from relfacts.names.types import Owner

BASES = {
    "shipped": opened(find_base(None)),
    "arab-states": opened(str(ROOT / "examples/arab-states/data/facts.json")),
    "world": made_of(world_people.base_of(world_people.people())),
}

#: Every title of every language, feminine ones too, and longer words that end in one.
TITLES = sorted({row[4] for sort in ("title", "occupation") for row in NAMES.of(sort)})
TITLES += [f"Kultur{title}" for title in TITLES[::9] if title.isalpha() and len(title) > 5]

#: What might be the rest of another name, or say who else is meant.
UNKNOWN = ["Wasja", "jazz guitarist", "dance teacher", "wife", "Tía", "Вася", "गुड्डू", "小强",
           "van der Meer", "VAN DER MEER", "Gruber-Holt"]  # fmt: skip


def parts(base: OpenBase) -> Iterator[tuple[Owner, str]]:
    """Names of one part: with hyphens or particles, of one word, of people with the family first.

    Of each person as many as are answered alone.
    """
    for person in base.records("person"):
        family = person["family"] or ""
        shaped = "-" in family or " " in family or person["order"] == "family-first"
        for text in {family, *family.replace("-", " ").split()[-1:]} if shaped else ():
            yield from ((match.owner, text) for match in read_names(text, base.book).matches)
        for text in (person["name"], *person["forms"].get("nickname", ())):
            if " " not in text and "-" not in text:
                yield from ((match.owner, text) for match in read_names(text, base.book).matches)


def answered(base: OpenBase, text: str) -> set[str]:
    """The ids of the people that a text is answered with."""
    return {match.owner.id for match in read_names(text, base.book).matches}


@pytest.mark.parametrize("which", BASES)
def test_a_part_beside_an_office_is_nobody_who_does_not_hold_it(which: str) -> None:
    """Whatever the name looks like: Kulturministerin Boutros-Ghali is not Boutros Boutros-Ghali."""
    base = BASES[which]
    titles = base.book.titles
    named = itertools.cycle(sorted(parts(base), key=lambda pair: pair[1]))
    for place, title in enumerate(TITLES[[*BASES].index(which) :: 3]):
        offices = titles.offices(fold(title).split())
        owner, text = next(named)
        if not offices or offices & titles.held_by(owner):
            continue
        beside = (f"{title} {text}", f"the {title} {text}", f"{title} {text}".upper())[place % 3]
        assert owner.id not in answered(base, beside), beside


@pytest.mark.parametrize("which", BASES)
def test_a_part_beside_an_unknown_word_is_nobody(which: str) -> None:
    """Of a base that knows neither the word nor anybody else of that name."""
    base = BASES[which]
    words = itertools.cycle(UNKNOWN)
    for _, text in sorted(parts(base), key=lambda pair: pair[1])[::2]:
        word = next(words)
        assert not answered(base, f"{word} {text}"), f"{word} {text}"


@pytest.mark.parametrize(
    ("which", "text"),
    [
        ("arab-states", "Kulturministerin Boutros-Ghali"),
        ("arab-states", "dance teacher Boutros-Ghali"),
        ("arab-states", "Kulturminister B. Boutros-Ghali"),
        ("shipped", "Donald of Kent"),
        ("shipped", "van der Meer, Trump"),
        ("shipped", "wife Trump"),
        ("world", "vice president Lula"),
        ("world", "zia Lula"),
        ("world", "Ahmadinejad, Nikita"),
        ("world", "Sadat, Boutros"),
        ("world", "Genscher, O."),
        ("world", "Dag, the Great"),
        ("world", "עוז משה"),
        ("world", "Wisława Szymborska-Yanukovych"),
        ("world", "Konrado Adenauer"),
        ("shipped", "Kim Gong Un"),
    ],
)
def test_somebody_else_with_a_part_of_the_name(which: str, text: str) -> None:
    """One line for each way in which such a name is read."""
    assert not answered(BASES[which], text)


@pytest.mark.parametrize(
    ("which", "text", "person"),
    [
        ("world", "עוז עמוס", "amos-oz"),
        ("world", "Queen Elizabeth", "elizabeth-ii"),
        ("world", "Mrs Indira Gandhi", "indira-gandhi"),
        ("world", "papa Benedicto XVI", "benedict-xvi"),
        ("shipped", "Kim Ĝong-un", "kim-jong-un"),
    ],
)
def test_what_looks_like_it_and_is_the_person(which: str, text: str, person: str) -> None:
    """The same shapes, with a name that fits."""
    assert answered(BASES[which], text) == {person}
