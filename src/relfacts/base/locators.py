"""Positions in a document in words, and later corrections of the document."""

from __future__ import annotations

from bisect import bisect_right

from relfacts.dates.edtf import parse
from relfacts.dates.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.records import Amendment, Attestation, Side, Source

#: What a publisher may have done to a document, the most serious first.
AMENDED = ("withdrawn", "corrected")


def line_ranges(lines: Sequence[int]) -> str:
    """Numbers of lines or pages as people write them: 1-3,7."""
    ranges: list[list[int]] = []
    for line in sorted(lines):
        if ranges and ranges[-1][1] == line - 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ",".join(f"{a}-{b}" if a != b else str(a) for a, b in ranges)


def pages_of(lines: Sequence[int], page_lines: Sequence[int]) -> list[int]:
    """The pages of ``lines``, counted from 1; ``page_lines`` has the first line of each page."""
    return sorted({max(1, bisect_right(page_lines, line)) for line in lines})


def locator(source: Attestation | Side) -> str:
    """A position in a document: ``line 8``, or ``p. 3, lines 40-41``."""
    lines, pages = source["lines"], source.get("pages")
    told = f"{'line' if len(lines) == 1 else 'lines'} {line_ranges(lines)}"
    if not pages:
        return told
    return f"{'p.' if len(pages) == 1 else 'pp.'} {line_ranges(pages)}, {told}"


def cite(source: Attestation | Side) -> str:
    """A short citation: ``SGGP 2019:1,4``; with pages ``Survey 2031, p. 3, line 41``.

    Every citation of a corrected or withdrawn document says so.
    """
    if source.get("pages"):
        told = f"{source['label']}, {locator(source)}"
    else:
        told = f"{source['label']}:{line_ranges(source['lines'])}"
    return " ".join((told, *(f"({what})" for what in AMENDED if what in source)))


def side_in_words(side: Side) -> str:
    """What a side of a discrepancy says, with its citation; the base may go by it."""
    return f"{cite(side)}: {side['says']}{' (preferred)' if side.get('preferred') else ''}"


def amendments(source: Attestation | Side | Source) -> Iterator[str]:
    """Sentences about what the publisher did to the document."""
    for what in AMENDED:
        if found := source.get(what):
            yield amendment(what, found)  # type: ignore[arg-type]


def amendment(what: str, found: Amendment) -> str:
    """A sentence about a correction or withdrawal: when, if that is known, and the note."""
    when = f", {words(parse(found['date']))}" if found["date"] else ""
    return f"{what} by its publisher{when}: {found['note']}"
