"""Word files: paragraphs and tables in their order, then footnotes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.simpletypes import ST_Merge
from docx.table import Table, _Cell
from lxml import etree

from relfacts.curate.extracting.found import Extract, propose_named
from relfacts.curate.extracting.grid import ABOVE, Slot, grid, within
from relfacts.curate.extracting.prose import paragraph, row
from relfacts.errors import EvidenceError

_SPACES = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
# Deleted text, and text repeated for older programs.
_NOT_READ = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_NOTES = ("footnotes", "endnotes")
# A file that grows beyond this when unpacked is malicious.
_MOST = 500_000_000
# So is one with this much XML, which takes several times as much memory; the rest is pictures.
_MOST_XML = 100_000_000
_XML = (".xml", ".rels")
# A document type stands at the beginning of its part.
_DOCTYPE = b"<!DOCTYPE"
_HEAD = 4096
# Every package of the kind has this part; another zip is no Word file, whatever is in it.
_TYPES = "[Content_Types].xml"
# What libxml2 says (XML_ERR_RESOURCE_LIMIT) of what is nested too deep, and of a text without end.
_BEYOND = 114


def read(content: bytes, name: str) -> Extract:
    """The text of a Word file. Raises EvidenceError if it is not one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [item for item in packed.infolist() if item.filename.lower().endswith(_XML)]
            if (
                sum(item.file_size for item in packed.infolist()) > _MOST
                or sum(item.file_size for item in parts) > _MOST_XML
            ):
                raise EvidenceError(f"{name} is too large when it is unpacked")
            for item in parts if _TYPES in packed.namelist() else ():
                if _DOCTYPE in packed.read(item)[:_HEAD]:
                    raise _entities(name)
        document = docx.Document(io.BytesIO(content))
        if document.element.getroottree().docinfo.doctype:
            raise _entities(name)
    except etree.LxmlError as error:
        if getattr(error, "code", 0) == _BEYOND:
            what = f"{name} is nested too deep, or has a text too long, for a Word file"
            hint = "it may be made to do harm; if not, copy its text into a .txt"
            raise EvidenceError(what, hint) from error
        what = f"{name} is broken, and cannot be read"
        raise EvidenceError(what, "open it with its program and save it anew") from error
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise EvidenceError(
            f"{name} is not a Word file", "take .docx, PDF, html, eml or txt"
        ) from error
    found = Extract([[*_lines(document), *_notes(document, name)]])
    _describe(found, document)
    return found


def _entities(name: str) -> EvidenceError:
    """The error for a part with a document type: what its entities stand for is not read, and the
    text would lack it.
    """
    what = f"{name} is broken: its XML has a document type, which that of a Word file never has"
    return EvidenceError(what, "open it with its program and save it anew")


def _lines(container: Any) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            yield from filter(None, map(row, grid(map(_slots, block.rows))))
        else:
            yield from _parts(block._p)


def _slots(row: Any) -> list[Slot]:
    """The cells of a row; it may begin after the first column of the table."""
    found = [Slot("")] * within(row.grid_cols_before)
    for tc in row._tr.tc_lst:
        spans_on = tc.vMerge == ST_Merge.CONTINUE
        text = ABOVE if spans_on else " ".join(_lines(_Cell(tc, row)))
        found.append(Slot(text, within(tc.grid_span)))
    return found


def _parts(element: Any) -> Iterator[str]:
    for part in "".join(_texts(element)).split("\n"):
        yield from filter(None, [paragraph(part)])


def _texts(element: Any) -> Iterator[str]:
    """The text of a paragraph, including insertions that are not yet accepted."""
    for child in element:
        if child.tag in _NOT_READ:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        else:
            yield from _texts(child)


def _notes(document: Any, name: str) -> Iterator[str]:
    """The footnotes and endnotes, which the library does not read."""
    for part in document.part.rels.values():
        if part.is_external or not part.reltype.endswith(_NOTES):
            continue
        notes = etree.fromstring(part.target_part.blob)
        if notes.getroottree().docinfo.doctype:
            raise _entities(name)
        for note in notes:
            # The first two are the lines that separate notes from the text.
            if note.get(qn("w:type")) is None:
                for one in note.iter(qn("w:p")):
                    yield from _parts(one)


def _describe(found: Extract, document: Any) -> None:
    why = "from the properties of the file"
    core = document.core_properties
    propose_named(found, core.title or "", core.author or "", why)
    found.propose("language", core.language, why)
    if core.created:
        begun = core.created.date().isoformat()
        found.propose("issued", begun, "the day on which it was begun", weak=True)
