"""The base in Arabic in examples/: its people are found as the press of many languages writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT, Run, opened
from relfacts.base.files import find_base
from relfacts.base.openbase import OpenBase
from relfacts.names.reading import read_names

EXAMPLE = ROOT / "examples" / "arab-states"


@pytest.fixture(scope="module")
def arab() -> OpenBase:
    """The example base."""
    return opened(find_base(str(EXAMPLE)))


def test_the_seeds_keep_the_rules(run: Run) -> None:
    """``check`` has no complaint about the seeds of the example."""
    assert run("check", "--seeds", str(EXAMPLE / "seeds")).out.endswith("no problem\n")


def test_the_claims_stand(run: Run) -> None:
    """``verify`` finds every claim in the Arabic text: dates, names and anchors."""
    documents, seeds = str(EXAMPLE / "documents"), str(EXAMPLE / "seeds")
    assert run("verify", "--documents", documents, "--seeds", seeds).out.endswith("all stand\n")


def test_the_rebuild_is_the_same(run: Run, tmp_path: Path) -> None:
    """The seeds build the committed base, byte for byte."""
    out = tmp_path / "facts.json"
    run("build", "--seeds", str(EXAMPLE / "seeds"), "--out", str(out))
    assert out.read_bytes() == (EXAMPLE / "data" / "facts.json").read_bytes()


def test_its_people_have_no_spellings() -> None:
    """Nor has the base words of its own: what is found, the tool finds."""
    people = (EXAMPLE / "seeds" / "people.yaml").read_text(encoding="utf-8")
    words = (EXAMPLE / "seeds" / "names.yaml").read_text(encoding="utf-8")
    assert "forms:" not in people
    assert "titles: {}" in words
    assert "parts: {}" in words


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Jamal Abd al-Nasir", "gamal-abdel-nasser"), ("Gamal Abdul Nasser", "gamal-abdel-nasser"),
        ("جمال عبد الناصر", "gamal-abdel-nasser"), ("Насер", "gamal-abdel-nasser"),
        ("le président Nasser", "gamal-abdel-nasser"), ("الرئيس السادات", "anwar-sadat"),
        ("Anouar el-Sadate", "anwar-sadat"), ("Präsident Sadat", "anwar-sadat"),
        ("Hosni Moubarak", "hosni-mubarak"), ("Muhammad Najib", "mohamed-naguib"),
        ("Habib Burgiba", "habib-bourguiba"), ("الرئيس بورقيبة", "habib-bourguiba"),
        ("Zine al-Abidine Ben Ali", "zine-el-abidine-ben-ali"),
        ("Mouammar Kadhafi", "muammar-gaddafi"), ("العقيد القذافي", "muammar-gaddafi"),
        ("Feisal ben Abdelaziz", "faisal-bin-abdulaziz"), ("Saddam Husayn", "saddam-hussein"),
        ("Abd al-Karim Qasim", "abdul-karim-qasim"), ("عبدالكريم قاسم", "abdul-karim-qasim"),
        ("Ahmad Ben Bella", "ahmed-ben-bella"), ("Hafez Assad", "hafez-al-assad"),
        ("Yasir Arafat", "yasser-arafat"), ("Rafiq al-Hariri", "rafic-hariri"),
        ("Ali Abdallah Salih", "ali-abdullah-saleh"), ("Shukri Kuwatli", "shukri-al-quwatli"),
    ],
)  # fmt: skip
def test_who(arab: OpenBase, typed: str, person: str) -> None:
    """Spellings of other languages, titles and orders lead to one person."""
    reading = read_names(typed, arab.book)
    assert (reading.outcome, [match.owner.id for match in reading.matches]) == ("found", [person])


@pytest.mark.parametrize(
    "typed",
    ["Jehan Sadat", "زوجة السادات", "Gamal Mubarak", "Naguib Mahfouz", "Leila Ben Ali",
     "Saif al-Islam Gaddafi", "سيف الإسلام القذافي", "Uday Hussein", "Taha Hussein",
     "Bashar al-Assad", "Saad Hariri", "Mahmoud Naguib"],
)  # fmt: skip
def test_relatives_and_namesakes(arab: OpenBase, typed: str) -> None:
    """Nobody else is taken for them."""
    assert not read_names(typed, arab.book).matches


def test_a_day_in_arabic(run: Run) -> None:
    """The months of Arabic are read."""
    asked = run("year", "14 يوليو 1958", "--format", "json", "--base", str(EXAMPLE))
    assert asked.ids == ["iraq-revolution-1958"]
