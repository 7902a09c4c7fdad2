"""What is offered for a text that means nothing: the likest, and nothing only a little like it."""

from __future__ import annotations

import pytest

from relfacts.base.likeness import most_like
from relfacts.text.folding import fold

SPELLINGS = {
    fold(text): text
    for text in (
        "kim-il-sung-visit-1958", "kim-jong-un-visit-2019", "rice-aid-1995", "rice-aid-1997",
        "sea transport", "trade agreements", "friendship kindergarten", "students", "fighting",
        "CGTN 2019", "Đổi Mới",
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kim-visit-1958", "kim-il-sung-visit-1958"),  # words left out
        ("visit kim jong un 2019", "kim-jong-un-visit-2019"),  # in another order
        ("agreemnts on trade", "trade agreements"),  # and with a slip, and a word too many
        ("frindship kindegarten", "friendship kindergarten"),  # a slip in each word
        ("kinder garten friendship", "friendship kindergarten"),  # parted elsewhere
        ("seatransprot", "sea transport"),  # written together
        ("stud", "students"),  # only begun
        ("CGTM-2019", "CGTN 2019"),
        ("doi moj", "Đổi Mới"),  # folded on both sides
    ],
)
def test_the_likest_comes_first(typed: str, first: str) -> None:
    """Slips, words left out, words in another order, words parted elsewhere, all at once."""
    assert most_like(fold(typed), SPELLINGS, 3)[0] == first


@pytest.mark.parametrize("typed", ["fishing", "hospital", "rice exports", "1958", "aid", "x", ""])
def test_what_is_only_a_little_like_is_not_offered(typed: str) -> None:
    """One slip in four letters is the most, and a shared word among others is no likeness."""
    assert most_like(fold(typed), SPELLINGS, 3) == []


def test_the_likest_few_each_once() -> None:
    """No more than asked for; of two spellings of one thing one is enough; the order is total."""
    assert most_like("rice aid 1996", SPELLINGS, 1) == ["rice-aid-1995"]
    assert most_like("rice aid 1996", SPELLINGS, 3) == ["rice-aid-1995", "rice-aid-1997"]
    assert most_like("studnets", {"students": "s", "student": "s"}, 3) == ["s"]
