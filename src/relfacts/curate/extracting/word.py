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
_BROKEN = (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, etree.LxmlError)
# A file that grows beyond this when unpacked is malicious.
_MOST = 500_000_000


def read(content: bytes, name: str) -> Extract:
    """The text of a Word file. Raises EvidenceError if it is not one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(item.file_size for item in packed.infolist()) > _MOST:
                raise EvidenceError(f"{name} is too large when it is unpacked")
        document = docx.Document(io.BytesIO(content))
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        etree.LxmlError,
    ) as error:
        raise EvidenceError(
            f"{name} is not a Word file", "take .docx, PDF, html, eml or txt"
        ) from error
    found = Extract([[*_lines(document), *_notes(document)]])
    _describe(found, document)
    return found


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


def _notes(document: Any) -> Iterator[str]:
    """The footnotes and endnotes, which the library does not read."""
    for part in document.part.rels.values():
        if part.is_external or not part.reltype.endswith(_NOTES):
            continue
        for note in etree.fromstring(part.target_part.blob):
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
