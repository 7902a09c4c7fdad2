"""Words written together are cut where all their pieces are known."""

from __future__ import annotations

import pytest

from names.in_memory import a_book, a_person
from relfacts.names.tokens import tokenise
from relfacts.names.unspaced import cut

FORMS = {"Hangul": ["김정은"], "Chinese": ["金正恩"]}
BOOK = a_book(a_person("Kim Jong Un", order="family-first", forms=FORMS))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("金正恩委员长", ["金正恩", "委员长"]),
        ("谁是金正恩的妹妹", ["谁是", "金正恩", "的", "妹妹"]),
        ("김정은은", ["김정은"]),  # with a particle
        ("김정은의 여동생이", ["김정은", "여동생"]),
        ("金正恩xyz", ["金正恩xyz"]),  # what is left might be a name
        ("委员长", ["委员长"]),
        ("Kim Jong Unem", ["kim", "jong", "unem"]),
    ],
)
def test_known_pieces_are_cut(text: str, pieces: list[str]) -> None:
    """Names, titles, words of questions, relations and endings; nothing if a piece is left."""
    assert [token.folded for token in cut(tokenise(text), BOOK)] == pieces


def test_what_is_attached_may_say_who_owns() -> None:
    """The name in 김정은의 owns what comes next; the one in 김정은은 owns nothing."""
    assert [token.owns for token in cut(tokenise("김정은의 여동생"), BOOK)] == [True, False]
    assert [token.owns for token in cut(tokenise("김정은은 여동생"), BOOK)] == [False, False]
