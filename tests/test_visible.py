"""What reaches a screen as it is, and how all else is spelled."""

from __future__ import annotations

import json
import shlex
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relfacts.text.shell import quoted
from relfacts.text.visible import escaped, visible

#: What Unicode says of controls, signs of format, surrogates, private and unknown signs, breaks.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.mark.parametrize(
    "text",
    [
        "Kim Il Sung",
        "Hồ Chí Minh 김일성 金日成",
        "10\u00a0000 tonnes",
        "wide\u3000and\u2009thin\u202fspaces",
        "می\u200cخواهم",
        "क्\u200dष",
        "\u06dd١",
    ],
)
def test_words_of_any_language_stay_as_they_are(text: str) -> None:
    """Spaces of any width, the joiners of Persian and Hindi, signs that stand over a figure."""
    assert visible(text) == text
    assert escaped(text) == text


@pytest.mark.parametrize(
    ("text", "shown", "in_json"),
    [
        ("\x1b[2J", "\\u001b[2J", "\\u001b[2J"),
        ("\x9b2J", "\\u009b2J", "\\u009b2J"),
        ("\x7f", "\\u007f", "\\u007f"),
        ("\u202egnp", "\\u202egnp", "\\u202egnp"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff", "a\\u200bb\\ufeff"),
        ("one\u2028two", "one\\u2028two", "one\\u2028two"),
        ("\U000e0041", "\\U000e0041", "\\udb40\\udc41"),
        ("\ue000", "\\ue000", "\\ue000"),
        ("\udce9", "\\udce9", "\\udce9"),
        ("one\ntwo", "one\\u000atwo", "one\ntwo"),
        ("one\ttwo", "one two", "one\ttwo"),
    ],
)
def test_what_is_unseen_is_spelled(text: str, shown: str, in_json: str) -> None:
    """Escapes, C1, direction marks, zero-width signs, tags; in JSON by its own escapes."""
    assert visible(text) == shown
    assert escaped(text) == in_json


@given(st.text())
def test_nothing_unseen_is_left(text: str) -> None:
    """By the database of Unicode, but for the joiners and the signs over figures."""
    seen = visible(text)
    left = {ch for ch in seen if unicodedata.category(ch) in UNSEEN}
    assert not left - set(
        "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891"
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_says_the_same(text: str) -> None:
    """A program that reads the escapes gets the very text."""
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text


@pytest.mark.parametrize("text", ["a\x1b'b", "b\udce9", "tab\there", "\U000e0041\\", "\u200f!"])
def test_what_is_unseen_in_a_command_is_quoted_so_that_it_can_be_copied(text: str) -> None:
    """In the quotes that bash reads, in signs that all are seen."""
    word = quoted(text)
    assert word.isprintable()
    asked = ["bash", "-c", f"printf %s {word}"]
    printed = subprocess.run(
        asked, capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"}
    ).stdout
    assert printed == text.encode("utf-8", "surrogateescape")


@given(st.text(alphabet="a 'b\u00a0\u200c김", min_size=1))
def test_what_is_seen_is_quoted_for_every_shell(text: str) -> None:
    """What needs no escapes has the quotes that all shells know."""
    assert shlex.split(quoted(text)) == [text]
