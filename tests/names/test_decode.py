"""Names that a machine or a keyboard wrote otherwise."""

from __future__ import annotations

import pytest

from names.in_memory import a_book, a_person
from relfacts.names.decode import read_keystrokes, undone

BOOK = a_book(a_person("Nguyễn Phú Trọng", order="family-first"), "Ada Lovelace")


@pytest.mark.parametrize(
    ("text", "was", "what"),
    [
        ("Nguy&#7877;n", "Nguyễn", "HTML entities"),
        ("Nguy%E1%BB%85n", "Nguyễn", "percent-encoding"),
        ("T\u00c3\u00b4 L\u00c3\u00a2m", "Tô Lâm", "bytes in a wrong encoding"),
    ],
)
def test_what_machines_did_is_undone(text: str, was: str, what: str) -> None:
    """Each with what was done to it."""
    assert (was, what) in list(undone(text))


def test_a_plain_text_is_left_alone() -> None:
    """Nothing was done to it that could be undone."""
    assert list(undone("Nguyễn Phú Trọng")) == []


@pytest.mark.parametrize(
    "keys", ["Nguyeenx Phus Trongj", "Nguye6n4 Phu1 Tro5ng", "Nguye^~n Phu' Tro.ng"]
)
def test_keys_of_three_ways_of_typing(keys: str) -> None:
    """Telex, VNI, VIQR: every accent must be typed."""
    assert [form.owner.name for form in read_keystrokes(keys, BOOK)] == ["Nguyễn Phú Trọng"]


@pytest.mark.parametrize("text", ["Nguyen Phu Trong", "Nguyeenx Phus Trong", "Ada Lovelace"])
def test_what_is_no_row_of_keys(text: str) -> None:
    """Plain letters, a tone too few, a name without accents."""
    assert read_keystrokes(text, BOOK) == []
