"""Turns documents into texts of record: PDF, web page, Word, mail, text.

A text of record is UTF-8 in Unicode form NFC, one paragraph a line. Only a line feed ends a line; a
form feed begins a page. The file's own metadata (title, author, date of issue and more) is proposed
with the reason, for a person to judge.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from relfacts.curate.extracting import encodings
from relfacts.curate.extracting.clock import TooLongError, timed
from relfacts.curate.extracting.found import Extract, Proposal
from relfacts.errors import EvidenceError, RelfactsError, UsageError

__all__ = ["Extract", "Proposal", "extract"]

Reader = Callable[[bytes, str], Extract]

_KINDS = "a text, a PDF, a web page (html), a Word file (docx) or a mail (eml)"


def extract(name: str, content: bytes, encoding: str | None = None) -> Extract | None:
    """The text of record of a file and its metadata; None if the file is itself the text of record.

    ``encoding`` is that of a text that is not UTF-8. Raises EvidenceError for a file that cannot be
    read, with a one-line reason.
    """
    kind = _kind(name, content)
    if kind == "text":
        return encodings.text(content, name, encoding)
    if encoding:
        raise UsageError(f"{name} is not plain text", "leave --encoding out")
    read = _reader(kind)
    try:
        with timed():
            found = read(content, name)
    except (RelfactsError, ImportError):
        raise
    except TooLongError as error:
        message = f"{name} takes too long to be read"
        hint = (
            "it may be made to do harm; if not, print it to a new PDF, or copy its text into a .txt"
        )
        raise EvidenceError(message, hint) from error
    except Exception as error:
        # The libraries may raise any error for a file that is cut off or malicious.
        message = f"{name} is broken, and cannot be read"
        raise EvidenceError(message, "open it with its program and save it anew") from error
    if not any(line.strip() for page in found.pages for line in page):
        raise EvidenceError(f"{name} holds no text")
    return found


def _kind(name: str, content: bytes) -> str:
    """The type of a file: by its first bytes, or by its name if those do not decide."""
    ending = PurePath(name).suffix.lower()
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04") or ending == ".docx":
        return "docx"
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise EvidenceError(f"{name} is a Word file of the old form", "save it as .docx or PDF")
    if ending == ".pdf":
        raise EvidenceError(f"{name} is not a PDF: it does not begin like one", "save it anew")
    if ending in (".html", ".htm", ".xhtml"):
        return "html"
    if ending in (".mhtml", ".mht"):
        raise EvidenceError(f"{name} is a page in one file", "save the page as HTML")
    if ending == ".eml":
        return "eml"
    start = content[:1024].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if b"\0" in content[:4096] and not encodings.is_wide(content):
        raise EvidenceError(f"{name} is of no kind that is read", f"take {_KINDS}")
    return "text"


def _reader(kind: str) -> Reader:
    # Each imports libraries of its own, which the others need not wait for.
    if kind == "pdf":
        from relfacts.curate.extracting.pdf import read
    elif kind == "docx":
        from relfacts.curate.extracting.word import read
    elif kind == "html":
        from relfacts.curate.extracting.page import read
    else:
        from relfacts.curate.extracting.mail import read
    return read
