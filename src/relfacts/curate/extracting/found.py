"""What was found in a file: its pages of paragraphs, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a key of the seed, and how it is known."""

    value: str
    why: str
    #: Whether what the text itself says counts for more.
    weak: bool = False


@dataclass(slots=True)
class Extract:
    """The paragraphs of each page, and proposals for the record of the document."""

    pages: list[list[str]]
    #: Whether the pages are pages that readers know; of a web page and a mail they are not.
    paged: bool = False
    #: By key of the seed: title, publisher, author, issued, language, url.
    known: dict[str, Proposal] = field(default_factory=dict)
    #: What a curator has to know of how the text came about.
    remarks: list[str] = field(default_factory=list)
    #: Lines that hold no claim, by their number from 1, and why: the heads of a mail.
    unclaimed: dict[int, str] = field(default_factory=dict)

    def propose(self, key: str, value: str | None, why: str, *, weak: bool = False) -> None:
        """Propose a value, unless there is none or a better one is known."""
        if value and (clean := " ".join(value.split())):
            self.known.setdefault(key, Proposal(clean, why, weak))

    @property
    def content(self) -> bytes:
        """The text of record: each page but the first opens with a form feed."""
        pages = ["\n".join(page) for page in self.pages]
        return ("\n\f".join(pages) + "\n").encode()
