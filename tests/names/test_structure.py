"""The words of a name: what each of them is."""

from __future__ import annotations

import pytest

from relfacts.names.structure import FAMILY, GIVEN, MIDDLE, Parts, Structure

TRONG = Parts("Nguyễn Phú Trọng", "Nguyễn", "Phú", "Trọng", True)
TRUMP = Parts("Donald Trump", "Trump", "", "Donald", False)
KIM = Parts("Kim Jong Un", "Kim", "", "Jong Un", True)
GOGH = Parts("Vincent van Gogh", "van Gogh", "", "Vincent", False)
KIRCHNER = Parts("Cristina Fernández de Kirchner", "Fernández de Kirchner", "", "Cristina", False)
POPE = Parts("John Paul II", "", "II", "John Paul", False)
GORE = Parts("Al Gore", "Gore", "", "Al", False)
ESTAING = Parts("Valéry Giscard d'Estaing", "Giscard d'Estaing", "", "Valéry", False)
DOSTOEVSKY = Parts("Fyodor Mikhailovich Dostoevsky", "Dostoevsky", "Mikhailovich", "Fyodor", False)


def _told(structure: Structure) -> list[tuple[str, str]]:
    return [
        (word.text, "particle" if word.particle else word.rank or word.part)
        for word in structure.words
    ]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (GOGH, [("vincent", GIVEN), ("van", "particle"), ("gogh", FAMILY)]),
        (POPE, [("john", GIVEN), ("paul", GIVEN), ("ii", "2")]),
        (GORE, [("al", GIVEN), ("gore", FAMILY)]),
        (ESTAING, [("valery", GIVEN), ("giscard", FAMILY), ("d", "particle"), ("estaing", FAMILY)]),
    ],
    ids=lambda value: getattr(value, "family", ""),
)
def test_what_each_word_is(parts: Parts, words: list[tuple[str, str]]) -> None:
    """A particle leads to another word of its part, so the Al of Al Gore is none."""
    assert _told(Structure.of(parts)) == words


def test_a_suffix_that_only_the_whole_name_has_is_one_of_its_words() -> None:
    """It counts as one that was told with the family name."""
    parts = Parts("Martin Luther King Jr.", "King", "Luther", "Martin", False)
    assert _told(Structure.of(parts))[-2:] == [("king", FAMILY), ("jr", "junior")]
    assert Parts("Sammy Davis", "Davis", "", "Sammy", False).family == "Davis"


def test_other_spellings_have_the_same_parts() -> None:
    """By their number, or by the family name; else it stands where the order puts it."""
    native = Structure.of(DOSTOEVSKY, "Фёдор Михайлович Достоевский")
    assert _told(native) == [
        ("федор", GIVEN), ("михаилович", MIDDLE), ("достоевскии", FAMILY)
    ]  # fmt: skip
    assert _told(Structure.of(GORE, "Albert Arnold Gore")) == [
        ("albert", GIVEN), ("arnold", MIDDLE), ("gore", FAMILY)
    ]  # fmt: skip


def test_what_of_a_family_name_may_stand_alone() -> None:
    """Without its particle; any of several."""
    assert [*Structure.of(GOGH).alone()] == ["gogh", "gogh"]
    assert {*Structure.of(KIRCHNER).alone()} == {"fernandez kirchner", "fernandez", "kirchner"}
    assert [*Structure.of(GORE).alone()] == []


def test_initials_with_particles_and_without() -> None:
    """VvG and VG."""
    assert [*Structure.of(GOGH).initials()] == ["vvg", "vg"]


def test_parts_change_places_but_syllables_do_not() -> None:
    """Un Jong Kim is nobody: Jong Un is one part."""
    assert [*TRUMP.orders()] == ["Trump Donald"]
    assert [*KIM.orders()] == ["Jong Un Kim"]
    assert "Trọng Nguyễn Phú" in TRONG.orders()
    assert "Nguyễn Trọng Phú" not in TRONG.orders()


def test_what_may_stand_alone_says_what_it_is() -> None:
    """Family name, given name, and what is left without one of them."""
    assert dict(TRONG.alone()) == {
        "Nguyễn": "family name alone",
        "Trọng": "given name alone",
        "Phú Trọng": "without the family name",
        "Nguyễn Trọng": "without the middle name",
        "Trọng Nguyễn": "without a middle name",
    }


def test_a_given_name_that_is_a_family_name_of_the_base() -> None:
    """Nguyen Truong Van is one of the Nguyens, not Truong Van Nguyen turned round."""
    plain = Parts("Truong Van Nguyen", "Truong", "Van", "Nguyen", True)
    among = Parts("Truong Van Nguyen", "Truong", "Van", "Nguyen", True, {"nguyen"})
    assert "Nguyen Truong Van" in plain.orders()
    assert "Nguyen Truong Van" not in among.orders()


@pytest.mark.parametrize(
    ("parts", "family", "middle", "given"),
    [
        (Parts("ORWELL, George", "George", "", "ORWELL,", False), "ORWELL", [], "George"),
        (Parts("Lee, Ann Mary", "Mary", "Ann", "Lee,", False), "Lee", ["Mary"], "Ann"),
        (Parts("Ken Griffey Jr.", "Jr.", "Griffey", "Ken", False), "Griffey Jr.", [], "Ken"),
        (Parts("Li Na Xi", "Xi", "Na", "Li", False), "Xi", ["Na"], "Li"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_parts_that_a_machine_told(
    parts: Parts, family: str, middle: list[str], given: str
) -> None:
    """A comma stands behind the family name, and a suffix is none."""
    assert (parts.family, parts.middle, parts.given) == (family, middle, given)
