"""A text divided into spans: tokens in, tags out."""

from __future__ import annotations

import pytest

from names.in_memory import a_book, a_person
from relfacts.names.spans import cut, divide
from relfacts.names.tokens import tokenise

BOOK = a_book(
    a_person("Kim Jong Un", order="family-first", middle=None, given="Jong Un"),
    a_person("Tô Lâm", family="Tô", given="Lâm", order="family-first"),
    "Ada Lovelace",
    places=["Ha Noi"],
    ordinary=["rice"],
    parts={"ko": ["kim", "jong", "un", "il"], "vi": ["to", "lam", "do"]},
)

UNSPACED = a_book(
    a_person(
        "Kim Jong Un",
        order="family-first",
        forms={"Hangul": ["김정은"], "Chinese": ["金正恩"]},
    )
)


def tags(text: str) -> str:
    """The spans of a text, each with its tag."""
    spans = divide(tokenise(text), BOOK)
    return " ".join(f"{span.tag}({' '.join(t.raw for t in span.tokens)})" for span in spans)


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("Ada Lovelace", "name(Ada Lovelace)"),
        ("when did Ada Lovelace visit", "plain(when) plain(did) name(Ada Lovelace) plain(visit)"),
        ("President Ada Lovelace", "title(President) name(Ada Lovelace)"),
        ("wife of Ada Lovelace", "relation(wife) plain(of) name(Ada Lovelace)"),
        ("Ada Lovelace Ha Noi", "name(Ada Lovelace) plain(Ha Noi)"),
        ("rice for Ada Lovelace", "plain(rice) plain(for) name(Ada Lovelace)"),
        ("embalmer of Ada Lovelace", "unknown(embalmer) plain(of) name(Ada Lovelace)"),
        ("Ada Lovelace 1958", "name(Ada Lovelace) plain(1958)"),
        # A name that goes on is no whole name.
        ("Kim Jong Un Il", "unknown(Kim) unknown(Jong) unknown(Un) unknown(Il)"),
        ("Ada Lovelace Byron", "unknown(Ada) unknown(Lovelace) unknown(Byron)"),
        ("B. Ada Lovelace", "unknown(B) unknown(Ada) unknown(Lovelace)"),
        ("do to lam", "unknown(do) unknown(to) unknown(lam)"),
    ],
)
def test_a_text_is_divided(text: str, divided: str) -> None:
    """The longest whole name wins; titles, relations, places and plain words are told apart."""
    assert tags(text) == divided


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
    assert [token.folded for token in cut(tokenise(text), UNSPACED)] == pieces


def test_what_is_attached_may_say_who_owns() -> None:
    """The name in 김정은의 owns what comes next; the one in 김정은은 owns nothing."""
    assert [token.owns for token in cut(tokenise("김정은의 여동생"), UNSPACED)] == [True, False]
    assert [token.owns for token in cut(tokenise("김정은은 여동생"), UNSPACED)] == [False, False]
