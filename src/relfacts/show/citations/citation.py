"""A citation: a document, the lines cited, and all that is known of the document."""

from __future__ import annotations

from relfacts.base.locators import amendments, line_ranges
from relfacts.dates.edtf import parse
from relfacts.show.citations.dating import Dating

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relfacts.base.openbase import OpenBase
    from relfacts.records import Fact, Source


class Citation:
    """A document, the lines cited and their pages, and the facts they support.

    ``key`` identifies it among others: the id of the document and the lines, as ``sggp-2019:1+4``;
    only the id if each document is cited once.
    """

    __slots__ = ("dating", "facts", "key", "lines", "pages", "source")

    def __init__(self, source: Source, lines: Iterable[int], pages: Iterable[int] = ()) -> None:
        self.source = source
        self.lines = line_ranges([*lines]).replace(",", ", ")
        self.pages = line_ranges([*pages]).replace(",", ", ")
        self.key = f"{source['id']}:{self.lines.replace(', ', '+')}"
        self.dating = Dating(parse(source["issued"]))
        self.facts: list[Fact] = []

    @property
    def supplied(self) -> bool:
        """Whether the document has no title and one was supplied, to be printed in brackets."""
        return self.source["title"].startswith("[")

    @property
    def where(self) -> str:
        """The position in the document: ``line 8``, ``lines 1, 4``, ``p. 3, line 8``."""
        lines = f"{'lines' if _several(self.lines) else 'line'} {self.lines}"
        if not self.pages:
            return lines
        return f"{'pp.' if _several(self.pages) else 'p.'} {self.pages}, {lines}"

    @property
    def dated(self) -> str:
        """The date in words where its numbers say less: ``dated about Mar. 2019``; or nothing."""
        dating = self.dating
        return f"dated {dating.words}" if dating.inexact or len(dating.ranges) > 1 else ""

    @property
    def kept(self) -> str:
        """The address of the copy that an archive keeps, as a remark; or nothing."""
        return f"archived at {self.source['archived']}" if "archived" in self.source else ""

    @property
    def remarks(self) -> list[str]:
        """What its publisher did to the document since, in sentences without full stops."""
        return list(amendments(self.source))

    @property
    def note(self) -> str:
        """The position in the document, and what became of the document since."""
        return "; ".join([self.where, *self.remarks])


def _several(numbers: str) -> bool:
    return "," in numbers or "-" in numbers


def of_fact(base: OpenBase, fact: Fact) -> Iterator[Citation]:
    """The citations of a fact, one for each document that attests it."""
    for attestation in fact["sources"]:
        source = base.record("source", attestation["id"])
        citation = Citation(source, attestation["lines"], attestation.get("pages", ()))
        citation.facts.append(fact)
        yield citation


def of_facts(base: OpenBase, facts: Iterable[Fact]) -> list[Citation]:
    """The citations of several facts; the same lines of the same document are cited once."""
    found: dict[str, Citation] = {}
    for fact in facts:
        for citation in of_fact(base, fact):
            first = found.setdefault(citation.key, citation)
            if first is not citation:
                first.facts += citation.facts
    return [*found.values()]


def of_documents(base: OpenBase, facts: Iterable[Fact]) -> list[Citation]:
    """The citations of several facts, each document once, with all lines that are cited of it."""
    found: dict[str, tuple[set[int], set[int], list[Fact]]] = {}
    for fact in facts:
        for attestation in fact["sources"]:
            lines, pages, told = found.setdefault(attestation["id"], (set(), set(), []))
            lines |= {*attestation["lines"]}
            pages |= {*attestation.get("pages", ())}
            told.append(fact)
    citations = []
    for id_, (lines, pages, told) in found.items():
        citation = Citation(base.record("source", id_), lines, pages)
        citation.key = id_
        citation.facts = told
        citations.append(citation)
    return citations
