"""One name and nothing else: each way in which it may be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from names.in_memory import a_book, a_person
from relfacts.names import ways
from relfacts.names.book import NameBook
from relfacts.names.tokens import tokenise
from relfacts.names.types import Form, Token

Way = Callable[[Sequence[Token], NameBook], list[Form]]

KIM = a_person(
    "Kim Jong Un", order="family-first", middle=None, given="Jong Un", native="김정은",
    forms={"Russian form": ["Ким Чен Ын"]},
    romanised=[["kim", "gim"], ["jong", "jeong"], ["un", "eun"]],
)  # fmt: skip
TRONG = a_person("Nguyễn Phú Trọng", order="family-first")
KENT = a_person("Clark Jerome Kent III", middle="Jerome", family="Kent III", given="Clark")
BOOK = a_book(KIM, TRONG, KENT, "Donald Trump", "Kim Jones")


@pytest.mark.parametrize(
    ("way", "text", "who", "how"),
    [
        (ways.whole, "Kim Jong-un", "Kim Jong Un", "name"),
        (ways.whole, "nguyen phu trong", "Nguyễn Phú Trọng", "name"),
        (ways.whole, "Ким Чен Ын", "Kim Jong Un", "alias"),
        (ways.whole, "Trump Donald", "Donald Trump", "order"),
        (ways.whole, "Gim Jeong Eun", "Kim Jong Un", "romanisation"),
        (ways.whole, "Nguyển Phú Trọng", "Nguyễn Phú Trọng", "accents"),
        (ways.turned, "Un, Kim Jong", "Kim Jong Un", "order"),
        (ways.respelled, "Nguyen Fu Trong", "Nguyễn Phú Trọng", "slip"),
        (ways.part, "Trump", "Donald Trump", "part"),
        (ways.part, "김", "Kim Jong Un", "part"),
        (ways.aligned, "D. Trump", "Donald Trump", "initials"),
        (ways.aligned, "NP Trong", "Nguyễn Phú Trọng", "initials"),
        (ways.aligned, "Clark J. Kent III", "Clark Jerome Kent III", "initials"),
        (ways.aligned, "Trọng Nguyễn Phú", "Nguyễn Phú Trọng", "order"),
        (ways.inflected, "Donald Trumpem", "Donald Trump", "inflection"),
        (ways.inflected, "김정은은", "Kim Jong Un", "inflection"),
        (ways.inflected_part, "Trumpem", "Donald Trump", "inflection"),
        (ways.digits, "K1m J0ng Un", "Kim Jong Un", "slip"),
        (ways.slips, "Donald Trumpp", "Donald Trump", "slip"),
        (ways.slipped_part, "Trmup", "Donald Trump", "slip"),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_way_of_reading(way: Way, text: str, who: str, how: str) -> None:
    """Whose name it is, and in which way it was read."""
    assert {(form.owner.name, form.how) for form in way(tokenise(text), BOOK)} == {(who, how)}


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (ways.whole, "Kim Un Jong"),
        (ways.whole, "Trống"),
        (ways.turned, "Kim Jong Un"),
        (ways.part, "Trống"),
        (ways.aligned, "D. J. K."),
        (ways.aligned, "Clark J. Kent II"),
        (ways.aligned, "Trọng Nguyễn Phù"),
        (ways.inflected_part, "Trumpova"),
        (ways.inflected_part, "Trumpist"),
        (ways.digits, "Kim Jong 1958"),
        (ways.slips, "Kim Jong Il"),
        (ways.slipped_part, "Trum"),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_what_is_not_read_so(way: Way, text: str) -> None:
    """Another name, or a word made of one."""
    assert way(tokenise(text), BOOK) == []


def test_a_beginning_is_one_where_several_have_it() -> None:
    """Kim Jo begins nothing, and one name alone is no choice."""
    book = a_book(KIM, a_person("Kim Jong Il", order="family-first", middle=None, given="Jong Il"))
    names = [form.owner.name for form in ways.beginnings(tokenise("Kim Jong"), book)]
    assert names == ["Kim Jong Un", "Kim Jong Il"]
    assert ways.beginnings(tokenise("Kim Jong"), BOOK) == []


@pytest.mark.parametrize(
    "keys", ["Nguyeenx Phus Trongj", "Nguye6n4 Phu1 Tro5ng", "Nguye^~n Phu' Tro.ng"]
)
def test_keys_of_three_ways_of_typing(keys: str) -> None:
    """Telex, VNI, VIQR: every accent must be typed."""
    assert [form.owner.name for form in ways.keystrokes(keys, BOOK)] == ["Nguyễn Phú Trọng"]


@pytest.mark.parametrize("text", ["Nguyen Phu Trong", "Nguyeenx Phus Trong", "Donald Trump"])
def test_what_is_no_row_of_keys(text: str) -> None:
    """Plain letters, a tone too few, a name without accents."""
    assert ways.keystrokes(text, BOOK) == []
