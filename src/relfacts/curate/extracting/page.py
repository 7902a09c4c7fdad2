"""Web pages: the article without the text around it, and the metadata of the page."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree, html
from lxml.html.defs import block_tags

from relfacts.curate.extracting.found import Extract
from relfacts.curate.extracting.grid import Mark, Slot, grid, spans
from relfacts.curate.extracting.prose import paragraph, row
from relfacts.errors import EvidenceError

# Elements that a reader does not see.
_UNSEEN = frozenset(("head", "script", "style", "noscript", "template", "svg", "iframe", "object"))
# A date that the page states, not one from its text; it may be later than this machine's clock.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}
_CHANGED = ("article:modified_time", "og:updated_time")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read(content: bytes, name: str) -> Extract:
    """The article of a web page. Raises EvidenceError if there is none."""
    # Its log is meant for people who read thousands of pages.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(content)
    article: Any = None
    if tree is not None:
        _fill_tables(tree)
        article = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    lines = list(_lines(article.body)) if article is not None else []
    if not lines:
        raise EvidenceError(
            f"{name} has no article that could be separated from the text around it",
            "copy the text that you read into a .txt, and name the page with url in the seed",
        )
    found = Extract([lines])
    found.remarks.append("menus and what else stood around the article were left out: compare")
    _describe(found, article, html.fromstring(content))
    return found


def _fill_tables(tree: Any) -> None:
    """Give each table of a page a cell in every column of every row, with a mark if it is empty.

    A table that only lays out the page is left as it is: one with tables in it, or with one column.
    """
    for table in tree.iter("table"):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        rows = list(table.iter("tr"))
        filled = grid([[_slot(cell) for cell in _cells(one)] for one in rows])
        if sum(len(texts) > 1 for texts in filled) > 1:
            for one, texts in zip(rows, filled, strict=True):
                _fill(one, texts)


def _cells(tr: Any) -> list[Any]:
    return [cell for cell in tr if cell.tag in ("td", "th")]


def _slot(cell: Any) -> Slot:
    return Slot(" ".join(_shown(cell)), spans(cell.get("colspan")), spans(cell.get("rowspan")))


def _fill(tr: Any, texts: list[str]) -> None:
    """Put the cells of a row in their columns, and marks in the others."""
    cells = _cells(tr)
    own = iter([cell for cell in cells if paragraph(_slot(cell).text)])
    for cell in cells:
        tr.remove(cell)
        for span in ("colspan", "rowspan"):
            cell.attrib.pop(span, None)
    for text in texts:
        if isinstance(text, Mark):
            etree.SubElement(tr, "td").text = text
        else:
            tr.append(next(own))


def _lines(body: Any) -> Iterator[str]:
    """The paragraphs, headings, items and rows of an article that trafilatura found."""
    for element in body:
        if element.tag == "table":
            rows = ([_flat(cell) for cell in one.iter("cell")] for one in element.iter("row"))
            yield from filter(None, map(row, rows))
        elif element.tag in ("list", "quote", "div") and len(element):
            yield from filter(None, [paragraph(element.text or "")])
            yield from _lines(element)
        else:
            for part in _flat(element).split("\n"):
                yield from filter(None, [paragraph(part)])
        yield from filter(None, [paragraph(element.tail or "")])


def _flat(element: Any) -> str:
    """The text of an element; its line breaks are kept."""
    text = element.text or ""
    for child in element:
        text += "\n" if child.tag == "lb" else _flat(child)
        text += child.tail or ""
    return str(text)


def _describe(found: Extract, article: Any, tree: Any) -> None:
    why = "from the metadata of the page"
    found.propose("title", article.title, why)
    found.propose("publisher", article.sitename, why)
    found.propose("author", article.author, why)
    found.propose("issued", article.date, why)
    if article.url and re.match("https?://", article.url):
        found.propose("url", article.url, why)
    root = tree.getroottree().getroot()
    found.propose("language", root.get("lang") or article.language, why)
    named = {
        meta.get("property") or meta.get("name"): meta.get("content") for meta in tree.iter("meta")
    }
    changed = next((named[key] for key in _CHANGED if named.get(key)), "")
    day = _DAY.match(changed)
    if day and article.date and day.group() != article.date:
        found.remarks.append(
            f"the page says that it was changed on {day.group()}: if that was a correction, say so "
            "with corrected in the seed"
        )


def whole(content: str) -> list[str]:
    """All that a page shows, line by line: the text of a mail in HTML."""
    try:
        tree = html.document_fromstring(content)
    except (etree.ParserError, ValueError):
        return []
    _fill_tables(tree)
    text = "".join(_shown(tree))
    return [line for line in (row(line.split("\t")) for line in text.split("\n")) if line]


def _shown(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    ends = element.tag in block_tags or element.tag in ("tr", "li")
    ends = ends and element.tag not in ("td", "th")
    if ends or element.tag == "br":
        yield "\n"
    if element.tag in ("td", "th"):
        yield "\t"
    # Line breaks in the source are spaces.
    yield re.sub(r"\s+", " ", element.text or "") if element.text else ""
    for child in element:
        yield from _shown(child)
        yield re.sub(r"[ \t\r\n\f]+", " ", child.tail or "")
    if ends:
        yield "\n"
