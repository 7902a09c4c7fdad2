"""The pages of ``rules.md``: one for each rule, the same text on the web and on a terminal."""

from __future__ import annotations

import re
from typing import NamedTuple

# A page runs from its heading to the next heading, of a rule or of a group.
_PAGE = re.compile(r"^### (?P<rule>[^\n]+)\n\n(?P<text>.*?)\s*(?=^##|\Z)", re.M | re.S)


class Page(NamedTuple):
    """The documentation of a rule: its name, its question, the whole page."""

    rule: str
    sentence: str
    text: str


def read_pages(text: str) -> dict[str, Page]:
    """The pages of a text like ``rules.md`` by the names of their rules, in order."""
    pages = {}
    for match in _PAGE.finditer(text):
        sentence, _, _ = match["text"].partition("\n\n")
        pages[match["rule"]] = Page(match["rule"], " ".join(sentence.split()), match["text"])
    return pages
