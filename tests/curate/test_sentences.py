"""Where a sentence ends, and a clause: tests/cases/sentences.txt has a ‖ and a ^ there."""

from __future__ import annotations

import re
from typing import cast

import pytest
from beside import rows

from relfacts.curate.evidence.cited import Document
from relfacts.curate.seeds import Seed
from relfacts.curate.setting import Span


class OfLanguage:
    """All that a document asks of its seed."""

    def __init__(self, language: str) -> None:
        self.language = language


@pytest.mark.parametrize(("language", "marked"), rows("sentences"))
def test_sentences_and_clauses_end_where_a_reader_ends_them(language: str, marked: str) -> None:
    """At a stop that is none of an abbreviation; at commas, and before who does something else."""
    lines = re.sub(r"[‖^] ?", "", marked).split(" / ")
    document = Document(cast("Seed", OfLanguage(language)), lines)
    text = document.flow.text
    found, before, last = "", Span(0, 0), 0
    for word in re.finditer(r"\S+", text):
        sentence = document.sentence(word.start())
        clause = document.clause(Span(*word.span()))
        if word.start() and sentence != before:
            found, last = f"{found}‖ ", sentence.start
        elif clause.start > last:
            found, last = f"{found}^ ", clause.start
        before, last = sentence, max(last, sentence.start)
        found += f"{word.group()} "
    assert found.strip() == re.sub(r" /(?= |$)", "", marked)
