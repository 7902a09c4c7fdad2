"""Which lines of the documents have facts, which were read and have none, which were never read."""

from __future__ import annotations

from relfacts.ask.answer import Answer, Asked, Said, meant, noted
from relfacts.ask.unclear import unknown_label
from relfacts.base.openbase import OpenBase
from relfacts.errors import BaseError, UsageError
from relfacts.text.typed import in_quotes, whole
from relfacts.vocabulary import MOST_LINES, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from relfacts.records import Source


def coverage(base: OpenBase, document: str | None) -> Answer:
    """How much of the documents has been read, or, for one document, the facts of each line."""
    asked = Asked("coverage", {"text": document} if document else {})
    if document is None:
        rows: list[dict[str, Any]] = []
        told = ""
        sources = list(base.records("source"))
        carrying = _carrying(base)
        for source in sources:
            lines = _Read(source, carrying.get(source["id"], ()))
            rows.append(lines.summary(source))
            if lines.unread:
                told = f"line {min(lines.unread)} of {source['label']} never read"
        unread = sum(row["unread"] for row in rows)
        # "1 line" could be read as its number.
        told = told if unread == 1 else f"{unread} lines never read"
        heading = [counted(len(rows), "document"), told]
        return Answer(asked, heading=heading, catalogue=("coverage", rows))
    source, said = _source(base, document, asked)
    if source is None:
        return Answer(asked, "none", said)
    facts = _facts_by_line(base, source)
    read = _Read(source, facts)
    parts = (
        _told(read.carrying, "carries facts", "lines carry facts"),
        _told(read.read, "was read and holds none", "were read and hold none"),
        _told(read.unread, "was never read", "were never read"),
    )
    heading = [source["label"], source["document"], ", ".join(parts)]
    return Answer(asked, said=said, heading=heading, catalogue=("lines", _lines(source, facts)))


def _told(lines: set[int], one: str, several: str) -> str:
    """The number of lines, or the number of a single line: "1 line" could be either."""
    return f"line {min(lines)} {one}" if len(lines) == 1 else f"{len(lines)} {several}"


def at(base: OpenBase, place: str) -> Answer:
    """The facts supported by lines of a document: ``DOCUMENT:LINE``, ``:FROM-TO`` or ``:1,4``.

    A citation with pages may be given as it is printed: ``Survey 2031, p. 3, line 41``. Raises
    UsageError if ``place`` is not such a text or the document has no such line.
    """
    asked = Asked("at", {"text": place})
    document, colon, numbers = place.rpartition(":")
    if ", line" in place:
        document, colon, numbers = _cited(place) or (document, colon, numbers)
    wanted = _numbers(numbers)
    if not colon or wanted is None:
        first = next(base.records("source"), None)
        example = base.line(f"at {first['id']}:1") if first else None
        raise UsageError(f"{in_quotes(place)} is not like DOCUMENT:LINE", example)
    source, said = _source(base, document, asked)
    if source is None:
        return Answer(asked, "none", said)
    if not wanted or wanted[0] < 1 or wanted[-1] > source["lines"]:
        there = f"lines 1 to {source['lines']}" if source["lines"] > 1 else "line 1 only"
        raise UsageError(
            f"{source['document']} has {there}, not {numbers}",
            base.line(f"coverage {source['id']}"),
        )
    hits = [
        hit
        for hit in base.hits_of("source", source["id"])
        if any(
            attestation["id"] == source["id"] and set(wanted) & set(attestation["lines"])
            for attestation in hit.fact["sources"]
        )
    ]
    noun = "line" if len(wanted) == 1 else "lines"
    if not hits:
        why = "; ".join(sorted({r["why"] for r in source["read"] if set(wanted) & set(r["lines"])}))
        every = base.line(f"coverage {source['id']}")
        said += noted("nothing", f"no fact is there: {why or 'nobody has read it'}")
        said += noted("all", f"every line: {every}", every)
    heading = [source["label"], f"{noun} {numbers}", counted(len(hits))]
    return Answer(asked, "found" if hits else "none", said, heading=heading, hits=hits)


def _cited(place: str) -> tuple[str, str, str] | None:
    """The document and the lines of a citation as tables print it; None if it is not a citation."""
    import re

    found = re.fullmatch(r"(.+?)(?:, pp?\. ?[0-9,-]+)?, lines? ([0-9,-]+)(?: \([a-z]+\))*", place)
    return (found[1], ":", found[2]) if found else None


def _numbers(text: str) -> list[int] | None:
    """The numbers in ``8``, ``8-12`` and ``1,4``, in order; None if the text has another form."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        begins, ends = whole(first), whole(last or first)
        if begins is None or ends is None:
            return None
        # No document has this many lines, so not all numbers need to be generated.
        few = range(begins, ends + 1) if ends - begins < MOST_LINES else (begins, ends)
        found.update(few)
    return sorted(found)


def _source(base: OpenBase, document: str, asked: Asked) -> tuple[Source | None, Said]:
    """The source that a text means, and the notes on it.

    The text is its id, label or file name, or the number at the beginning of the name.
    """
    found = base.labels("source").look_up(document)
    if whole(document) is not None:
        numbered = (s for s in base.records("source") if s["document"].startswith(f"{document}_"))
        if source := next(numbered, None):
            return source, _meant(source, document, "number")
    if found is None:
        return None, unknown_label(base, asked, "source", document)
    source = base.record("source", found.id)
    return source, _meant(source, found.matched, found.how)


def _meant(source: Source, matched: str, how: str) -> Said:
    return Said([meant("source", source["id"], source["label"], matched, how)])


class _Read:
    """The lines of a document: those with facts, those read and without facts, the others."""

    def __init__(self, source: Source, carrying: Iterable[int]) -> None:
        every = set(_every(source))
        self.carrying = set(carrying)
        self.read = {line for item in source["read"] for line in item["lines"]} - self.carrying
        self.unread = every - self.carrying - self.read

    def summary(self, source: Source) -> dict[str, Any]:
        """The row of the document in the catalogue."""
        done = source["lines"] - len(self.unread)
        return {
            "id": source["id"],
            "label": source["label"],
            "document": source["document"],
            "lines": source["lines"],
            "carrying": len(self.carrying),
            "read": len(self.read),
            "unread": len(self.unread),
            "per_cent": round(100 * done / source["lines"]) if source["lines"] else 100,
        }


def _lines(source: Source, carrying: dict[int, list[str]]) -> list[dict[str, Any]]:
    why = {line: item["why"] for item in source["read"] for line in item["lines"]}
    return [
        {
            "line": line,
            "facts": carrying.get(line, []),
            "why": "" if line in carrying else why.get(line, "never read"),
        }
        for line in _every(source)
    ]


def _every(source: Source) -> range:
    """The numbers of the lines of a document. Raises BaseError for an impossible number."""
    if not 0 < source["lines"] <= MOST_LINES:
        raise BaseError(
            f"the source {in_quotes(source['id'])} of the base has {source['lines']} lines, "
            f"not 1 to {MOST_LINES}"
        )
    return range(1, source["lines"] + 1)


def _carrying(base: OpenBase) -> dict[str, set[int]]:
    """By the id of each document: its lines with facts. Each fact is read once, for all of them."""
    found: dict[str, set[int]] = {}
    for fact in base.facts():
        for attestation in fact["sources"]:
            found.setdefault(attestation["id"], set()).update(attestation["lines"])
    return found


def _facts_by_line(base: OpenBase, source: Source) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for hit in base.hits_of("source", source["id"]):
        for attestation in hit.fact["sources"]:
            if attestation["id"] == source["id"]:
                for line in attestation["lines"]:
                    found.setdefault(line, []).append(hit.fact["id"])
    return {line: sorted(ids) for line, ids in found.items()}
