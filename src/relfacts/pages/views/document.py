"""A document: its description, and each of its lines with the facts that it supports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from relfacts.base.locators import amendments
from relfacts.base.phrasing import in_words
from relfacts.pages import addresses
from relfacts.pages.views.facts import Row
from relfacts.records import Source
from relfacts.show.sheets import printed

#: A longer document shows only the lines with facts, and counts the others.
MOST_LINES = 2000


class Line:
    """A line: its number, its facts, why it has none, its text if that is available."""

    __slots__ = ("facts", "number", "text", "why")

    def __init__(self, number: int, why: str, facts: list[Row], text: str) -> None:
        self.number = number
        self.why = why
        self.facts = facts
        self.text = text


class Document:
    """A document, ready for a template."""

    def __init__(
        self,
        record: Source,
        lines: Sequence[Mapping[str, Any]],
        facts: Sequence[Row],
    ) -> None:
        self.id = record["id"]
        self.label = record["label"]
        self.title = record["title"]
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
                ("Read from", record["document"], f"SHA-256 {record['sha256']}"),
                ("Accessed", record.get("accessed", ""), ""),
            )
            if value
        ]
        self.url_why = record.get("url_why", "")
        self.relatives = [(one["url"], one["what"]) for one in record.get("relatives", [])]
        rows = {row.id: row for row in facts}
        whole = len(lines) <= MOST_LINES
        self.lines = [
            Line(
                line["line"],
                line["why"],
                [rows[id_] for id_ in line["facts"] if id_ in rows],
                printed(line.get("text", "")),
            )
            for line in lines
            if whole or line["facts"]
        ]
        self.carrying = sum(bool(line["facts"]) for line in lines)
        self.unread = sum(line["why"] == "never read" for line in lines)
        self.count = len(lines)
        self.facts = len(rows)
        self.path = addresses.of("source", record["id"])
        self.has_text = any("text" in line for line in lines)
