"""Every content word of the documents finds the line it stands on, or stands on a list with its
reason.

A word that asks for something by itself (a kind, a place, a topic, an office, a time) lists what is
filed so, and need not find each line that has it. The documents are no part of the project; where
they are not at hand, there is nothing to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import DOCUMENTS
from relfacts import open_base
from relfacts.ask.answers import search
from relfacts.ask.filters import Filters
from relfacts.ask.question.finding import Reading
from relfacts.ask.question.parts import IDLE, ORDER, WAY, WORD
from relfacts.base.openbase import OpenBase
from relfacts.errors import UsageError

LISTED = Path(__file__).resolve().parents[1] / "cases" / "words_without_a_line.tsv"

pytestmark = pytest.mark.skipif(DOCUMENTS is None, reason="the documents are not at hand")

WORDS = re.compile(r"[^\W\d_]{5,}")


def listed() -> dict[tuple[str, int, str], str]:
    """By document, line and word: why it need not be found."""
    rows = [line.split("\t") for line in LISTED.read_text(encoding="utf-8").splitlines()[1:]]
    return {(document, int(line), word): why for document, line, word, why in rows}


def lost(base: OpenBase) -> Iterator[tuple[str, int, str]]:
    """The words that do not find their line, and ask for nothing by themselves."""
    assert DOCUMENTS is not None
    answers: dict[str, set[tuple[str, int]] | None] = {}
    for source in base.records("source"):
        lines = (DOCUMENTS / source["document"]).read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            for word in dict.fromkeys(WORDS.findall(line)):
                if word not in answers:
                    answers[word] = found(base, word)
                places = answers[word]
                if places is not None and (source["id"], number) not in places:
                    yield source["id"], number, word


def found(base: OpenBase, word: str) -> set[tuple[str, int]] | None:
    """The documents and lines that a word finds; None for one that asks for something itself."""
    parts = Reading(base, word).understood.parts
    if all(part.sort not in (IDLE, ORDER, WAY, WORD) for part in parts):
        return None
    try:
        answer = search(base, word, Filters())
    except UsageError:
        return set()
    return {
        (source["id"], line)
        for hit in answer.hits
        for source in hit.fact["sources"]
        for line in source["lines"]
    }


def test_every_content_word_finds_its_line() -> None:
    """Those that do not are the listed ones, all of them and no others."""
    with open_base() as opened:
        assert sorted(lost(opened.inside)) == sorted(listed())


def test_each_that_does_not_has_its_reason() -> None:
    """One of a few, so that the list says what sort of words are lost."""
    assert set(listed().values()) <= {
        "grammar", "heading or link", "credit or byline", "part of a name"
    }  # fmt: skip
