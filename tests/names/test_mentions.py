"""A mention: what stands around a name, as the rules ask it."""

from __future__ import annotations

import pytest

from names.in_memory import a_book
from relfacts.names.mentions import Mention
from relfacts.names.spans import divide
from relfacts.names.tokens import tokenise
from relfacts.names.types import NAME

BOOK = a_book("Ada Lovelace", "Charles Babbage", places=["Ha Noi"], ordinary=["vietnam"])


def mention(text: str) -> Mention:
    """The first whole name in a text."""
    spans = divide(tokenise(text), BOOK)
    at = next(at for at, span in enumerate(spans) if span.tag == NAME)
    return Mention(spans, at, at + 1, BOOK)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Mrs President Ada Lovelace", ["mrs", "president"]),
        ("Ada Lovelace, the president", ["president"]),
        ("Ada Lovelace president Charles Babbage", []),  # those of the next one
        ("president and Ada Lovelace", []),
    ],
)
def test_titles_right_beside_a_name(text: str, titles: list[str]) -> None:
    """Before it, or after it with an article between."""
    assert [span.folded for span in mention(text).titles] == titles


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("wife of Ada Lovelace", "wife"),
        ("wife of the late president of Vietnam Ada Lovelace", "wife"),
        ("president of Ada Lovelace", "president"),
        ("letter from the president to Ada Lovelace", None),
        ("wife, of Ada Lovelace", None),
        ("Ada Lovelace", None),
    ],
)
def test_where_a_link_leads_from(text: str, head: str | None) -> None:
    """To a relation, an office or a thing, over what may stand between."""
    found = mention(text)
    assert (None if found.head is None else found.spans[found.head].folded) == head


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("Ada Lovelace's younger sister", "sister"),
        ("Ada Lovelace sister", "sister"),
        ("Ada Lovelace's president", "president"),
        ("Ada Lovelace, sister", None),
        ("Ada Lovelace, sister of Charles Babbage", None),
        ("Ada Lovelace's sister Charles Babbage", None),
        ("Ada Lovelace and her sister", None),
    ],
)
def test_who_belongs_to_a_name(text: str, owned: str | None) -> None:
    """A relation after it, or an office that it owns; but not one that is named too."""
    found = mention(text).owned
    assert (found and found.folded) == owned


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("South Korean President Ada Lovelace", {"KR"}),
        ("the president Ada Lovelace of South Korea", {"KR"}),
        ("ambassador to Vietnam Ada Lovelace", set()),
    ],
)
def test_of_which_country_somebody_is_said_to_be(text: str, codes: set[str]) -> None:
    """Not the one to which an ambassador is sent."""
    assert mention(text).countries == codes


def test_a_place_at_the_end() -> None:
    """Of several words, as the base has it."""
    found = mention("from Ha Noi Ada Lovelace")
    assert found.place_at_the_end(found.before) == len(found.before) - 1
