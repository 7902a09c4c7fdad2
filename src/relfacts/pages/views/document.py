"""A document: its description, and each of its lines with the facts that it supports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from relfacts.base.locators import amendments
from relfacts.base.phrasing import in_words
from relfacts.pages import addresses
from relfacts.pages.views.facts import Row
from relfacts.pages.views.passages import Passage, Passages
from relfacts.records import Source

#: A longer document shows only the lines with facts, and counts the others.
MOST_LINES = 2000


class Line:
    """A line: its number, its facts, why it has none, its text if that is available.

    ``page`` is the number of the page that begins with it; None if none does.
    """

    __slots__ = ("facts", "number", "page", "passage", "why")

    def __init__(
        self, number: int, why: str, facts: list[Row], passage: Passage | None, page: int | None
    ) -> None:
        self.number = number
        self.why = why
        self.facts = facts
        self.passage = passage
        self.page = page


class Document:
    """A document, ready for a template."""

    def __init__(
        self,
        record: Source,
        lines: Sequence[Mapping[str, Any]],
        facts: Sequence[Row],
        passages: Passages,
    ) -> None:
        self.id = record["id"]
        self.label = record["label"]
        self.title = record["title"] if record["title"] != record["label"] else ""
        self.language = record["language"]
        self.amended = [*amendments(record)]
        self.withdrawn = "withdrawn" in record
        self.read_from = record["document"]
        self.address = record.get("url", "")
        self.archived = record.get("archived", "")
        self.parts: list[tuple[str, str, str]] = [
            (name, value, why or "")
            for name, value, why in (
                ("Title", record["title"] if record["title_why"] else "", record["title_why"]),
                ("Publisher", record["publisher"], record["publisher_why"]),
                ("Author", record["author"] or "", ""),
                ("Issued", in_words(record["issued"]), record["issued_why"]),
                ("Language", record["language"], ""),
                *_files(record),
                ("Accessed", record.get("accessed", ""), ""),
            )
            if value
        ]
        self.url_why = record.get("url_why", "")
        self.relatives = [(one["url"], one["what"]) for one in record.get("relatives", [])]
        rows = {row.id: row for row in facts}
        whole = len(lines) <= MOST_LINES
        told = {line["line"]: line["text"] for line in lines if "text" in line}
        shown = [line for line in lines if whole or line["facts"]]
        texts: dict[int, Passage] = {}
        if told:
            every = [told.get(number, "") for number in range(1, max(told) + 1)]
            wanted = [line["line"] for line in shown]
            texts = dict(zip(wanted, passages.of(self.id, every, wanted), strict=True))
        pages = {line: page for page, line in enumerate(record.get("page_lines", ()), 1)}
        self.lines = [
            Line(
                line["line"],
                line["why"],
                [rows[id_] for id_ in line["facts"] if id_ in rows],
                texts.get(line["line"]),
                pages.get(line["line"]),
            )
            for line in shown
        ]
        self.carrying = sum(bool(line["facts"]) for line in lines)
        self.unread = sum(line["why"] == "never read" for line in lines)
        self.count = len(lines)
        self.facts = len(rows)
        self.path = addresses.of("source", record["id"])
        self.has_text = bool(told)


def _files(record: Source) -> list[tuple[str, str, str]]:
    """The file that was read, and the text that was taken from it, if it was another."""
    text = record["document"], f"SHA-256 {record['sha256']}"
    if "original" not in record:
        return [("Read from", *text)]
    sum_ = record.get("original_sha256")
    original = ("Original", record["original"], f"SHA-256 {sum_}" if sum_ else "")
    return [original, ("Read as", text[0], f"the text that was taken from it; {text[1]}")]
