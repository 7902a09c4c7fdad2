"""A figure has the unit that the text has beside it."""

from __future__ import annotations

from beside import figure, told


def test_of_a_unit_without_a_word_in_the_language_nothing_is_certain() -> None:
    """A figure in shekels in a German text may have them in a word that no file has."""
    claim = {"anchors": ["zahlte 40 Schekel"], "statement": "It paid 40 shekels."}
    assert told(
        "Man zahlte 40 Schekel.\n", claim | {"quantities": [figure("40", "ILS")]}, "de"
    ) == {"unit-stands"}
    assert told("Man zahlte 40 Schekel.\n", claim | {"quantities": [figure("40", "kg")]}, "de") == {
        "unit-stands"
    }


def test_the_unit_of_a_figure_is_the_one_printed_beside_it() -> None:
    """Another one does not stand, nor a unit where the text counts."""
    text = "They shipped 40 tonnes in 12 boats.\n"
    claim = {"anchors": ["shipped 40 tonnes", "12 boats"], "statement": "They sailed."}

    def claimed(value: str, unit: str) -> set[str]:
        return told(text, claim | {"quantities": [figure(value, unit, "goods")]})

    assert "unit-stands" not in claimed("40", "t")
    assert "unit-stands" in claimed("40", "kg")
    assert "unit-stands" not in claimed("12", "C62")
    assert "unit-stands" in claimed("12", "USD")


def test_an_age_needs_no_years_beside_it() -> None:
    """Aged 83, at the age of 83; but 83 nests are none."""
    age = {"statement": "She was 83.", "quantities": [figure("83", "a", "age")]}
    assert told("She died at the age of 83.\n", age | {"anchors": ["age of 83"]}) == set()
    assert "unit-stands" in told("She left 83 nests.\n", age | {"anchors": ["left 83 nests"]})
