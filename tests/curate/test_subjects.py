"""Of whom the words that carry a claim are said."""

from __future__ import annotations

from beside import figure, told


def test_an_office_is_held_by_who_stands_beside_it() -> None:
    """Before a name or after it."""
    text = "Ada Berg, mayor, and deputy Zoe Lind came.\n"
    claim = {"anchors": ["Ada Berg", "Zoe Lind came"], "statement": "Both came."}

    def offices(ada: str, zoe: str) -> set[str]:
        people = [{"id": "ada-berg", "role": "participant", "office": ada},
                  {"id": "zoe-lind", "role": "participant", "office": zoe}]  # fmt: skip
        return told(text, claim | {"people": people})

    assert offices("mayor", "deputy") == set()
    assert offices("deputy", "mayor") == {"person-stands"}


def test_what_named_says_has_to_be_there_where_the_text_names_another() -> None:
    """The clerk of line 1 is nobody of a line that says it of Zoe Lind."""
    text = "Ada Berg, clerk. Zoe Lind, member.\n\nThe clerk spoke. Lind to inspect the 14 nests.\n"
    claim = {"anchors": ["to inspect the 14 nests"], "lines": [3], "status": "planned",
             "statement": "The 14 nests are to be seen.",
             "quantities": [figure("14")]}  # fmt: skip
    lind = {"id": "zoe-lind", "role": "participant", "named": '"Lind": the member of line 1'}
    berg = {"id": "ada-berg", "role": "participant", "named": "of line 1"}
    assert told(text, claim | {"people": [lind]}) == set()
    assert told(text, claim | {"people": [berg]}) == {"person-stands"}


def test_a_figure_beside_somebody_else_is_not_that_of_the_claim() -> None:
    """70 nests at Portvik, 40 of the Trust."""
    text = "They saw 70 nests at Portvik, 40 nests at the Sund Observatory.\n"

    def claimed(value: str) -> set[str]:
        claim = {"anchors": [f"{value} nests at"], "statement": f"They saw {value} nests."}
        return told(text, claim | {"quantities": [figure(value)]})

    assert claimed("70") == set()
    assert claimed("40") == {"counted-stands"}


def test_a_statement_shares_a_place_with_its_anchors() -> None:
    """If both name one; what stands beside an anchor is named too."""
    text = "Geese came to the Sund Observatory, ducks to the Brenn Trust; at Portvik were none.\n"
    claim = {"anchors": ["Geese came to the Sund", "the Sund Observatory"]}

    def stated(statement: str) -> set[str]:
        return told(text, claim | {"statement": statement}) - {"negation-kept", "place-stands"}

    assert stated("Geese came to the Sund Observatory.") == set()
    assert stated("Geese came.") == set()
    assert stated("Geese came to the Brenn Trust.") == {"anchors-place"}
