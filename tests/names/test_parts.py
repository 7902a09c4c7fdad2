"""The parts of a name: the orders they may stand in, and which may stand alone."""

from __future__ import annotations

from relfacts.names.parts import Parts

TRONG = Parts("Nguyễn Phú Trọng", "Nguyễn", "Phú", "Trọng", True)
TRUMP = Parts("Donald Trump", "Trump", "", "Donald", False)
KIM = Parts("Kim Jong Un", "Kim", "", "Jong Un", True)


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
