"""PDF: the pages as they are laid out, in columns and paragraphs; a row of a table is one line."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from relfacts.curate.extracting.clock import restart
from relfacts.curate.extracting.found import Extract, propose_named
from relfacts.curate.extracting.inflating import grows_too_large
from relfacts.curate.extracting.layout import Page
from relfacts.curate.extracting.prose import CELLS, joined, with_hyphens
from relfacts.errors import EvidenceError

_DATE = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")


def read(content: bytes, name: str) -> Extract:
    """The text of a PDF. Raises EvidenceError if it cannot be read, or is a scan without text."""
    # Its log says much about things it skips, which helps nobody here.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    if grows_too_large(content):
        raise EvidenceError(f"{name} is too large when it is unpacked")
    try:
        document = PDFDocument(PDFParser(io.BytesIO(content)))
        pages = []
        for page in extract_pages(io.BytesIO(content), laparams=LAParams()):
            pages.append(list(Page(page).blocks()))
            restart()
    except PDFPasswordIncorrect as error:
        what = f"{name} is encrypted, and opens with a password only"
        raise EvidenceError(what, "save a copy without a password") from error
    except PDFEncryptionError as error:
        what = f"{name} is encrypted in a way that is not known"
        raise EvidenceError(what, "save a copy without encryption") from error
    except (PSException, ValueError, KeyError, TypeError, IndexError, AssertionError) as error:
        what = f"{name} is broken, and cannot be read as a PDF"
        raise EvidenceError(what, "open it and save it anew as PDF") from error
    if not any(line.strip() for page in pages for block in page for line in block):
        raise EvidenceError(
            f"{name} has no text: it is scanned, or blank",
            "recognise the text first, as with ocrmypdf; or type what you cite into a .txt",
        )
    words = with_hyphens(line for page in pages for block in page for line in block)
    found = Extract([[_paragraph(block, words) for block in page] or [""] for page in pages])
    found.paged = True
    _describe(found, document)
    return found


def _paragraph(block: list[str], words: frozenset[str]) -> str:
    return block[0] if len(block) == 1 and CELLS in block[0] else joined(block, words)


def _describe(found: Extract, document: PDFDocument) -> None:
    why = "from the properties of the PDF"
    info: dict[str, Any] = {}
    for one in document.info:
        info.update(one)
    title, author = _string(info.get("Title")), _string(info.get("Author"))
    propose_named(found, title, author, why)
    made = _DATE.match(_string(info.get("CreationDate")))
    if made:
        day = "-".join(made.groups())
        found.propose("issued", day, "the day on which the PDF was made", weak=True)
    language = resolve1(document.catalog.get("Lang"))
    found.propose("language", _string(language), why)


def _string(value: object) -> str:
    value = resolve1(value)
    if isinstance(value, bytes):
        return decode_text(value).strip("\0 ")
    return value if isinstance(value, str) else ""
