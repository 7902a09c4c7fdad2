"""The result of reading a file: its pages of paragraphs, and its metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# What programs put in: the name of a file, and that of the user of the machine.
_FILE = re.compile(r"\w\.[A-Za-z][A-Za-z0-9]{1,4}$|^[^\s]*_[^\s]*$")
_LOGIN = re.compile(r"[a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a key of the seed, and how it is known."""

    value: str
    why: str
    #: Whether the content of the text counts for more.
    weak: bool = False


@dataclass(slots=True)
class Extract:
    """The paragraphs of each page, and proposals for the record of the document."""

    pages: list[list[str]]
    #: Whether the pages are known to readers; those of a web page or a mail are not.
    paged: bool = False
    #: By key of the seed: title, publisher, author, issued, language, url.
    known: dict[str, Proposal] = field(default_factory=dict)
    #: Remarks for the curator on how the text was made.
    remarks: list[str] = field(default_factory=list)
    #: Lines without a claim, by number from 1, and why: the headers of a mail.
    unclaimed: dict[int, str] = field(default_factory=dict)

    def propose(self, key: str, value: str | None, why: str, *, weak: bool = False) -> None:
        """Propose a value, unless there is none or a better one is known."""
        if value and (clean := " ".join(value.split())):
            self.known.setdefault(key, Proposal(clean, why, weak))

    @property
    def content(self) -> bytes:
        """The text of record: each page after the first begins with a form feed."""
        pages = ["\n".join(page) for page in self.pages]
        return ("\n\f".join(pages) + "\n").encode()


def propose_named(found: Extract, title: str, author: str, why: str) -> None:
    """Propose the title and the author of a file's properties, unless a program named them."""
    if not _FILE.search(title):
        found.propose("title", title, why)
    if not _LOGIN.fullmatch(author):
        found.propose("author", author, why)
