"""Web pages: the article without the text around it, and the metadata of the page."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterable, Iterator
from copy import deepcopy
from itertools import chain
from typing import Any

import trafilatura
from lxml import etree, html
from lxml.html.defs import block_tags

from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.extracting.found import Extract
from relfacts.curate.extracting.grid import Mark, Slot, grid, spans
from relfacts.curate.extracting.prose import paragraph, row
from relfacts.curate.spotting.spots import ENGLISH
from relfacts.errors import EvidenceError

# Elements that a reader does not see.
_UNSEEN = frozenset(("head", "script", "style", "noscript", "template", "svg", "iframe", "object"))
# A date that the page states, not one from its text; it may be later than this machine's clock.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}
_CHANGED = ("article:modified_time", "og:updated_time")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# The words of a name in the markup: article-byline, articleByline.
_NAMED = re.compile("[A-Z]?[a-z]+|[A-Z]+")
_CORRECTION = "a correction"
# Names by which pages mark up who wrote an article, and when.
_BYLINE = frozenset(("byline", "dateline"))
_LONGEST_BYLINE = 25
# Fewer words than these are the name of a link.
_FEWEST = {_CORRECTION: 5, "a caption": 1, "a byline": 1}


def read(content: bytes, name: str) -> Extract:
    """The article of a web page. Raises EvidenceError if there is none."""
    # Its log is meant for people who read thousands of pages.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(content)
    article: Any = None
    if tree is not None:
        whole_page = deepcopy(tree)
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
    page = html.fromstring(content)
    language = page.getroottree().getroot().get("lang") or article.language or ""
    told = list(_in_place(lines, _beside(whole_page, lines, language)))
    found = Extract([[line for line, _ in told]])
    found.remarks.append("menus and what else stood around the article were left out: compare")
    _remark(found, [(number, what) for number, (_, what) in enumerate(told, 1) if what])
    _describe(found, article, page)
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


def _beside(page: Any, lines: list[str], language: str) -> Iterator[tuple[int, str, str]]:
    """What belongs to the article and was taken for something around it: a byline, a caption, a
    correction. Each comes with the number of lines before it, and what it is.
    """
    places = {line: number for number, line in enumerate(lines, 1)}
    taken_back = [lexicon(tag).words("taken back") for tag in dict.fromkeys((ENGLISH, language))]
    signs = frozenset(chain.from_iterable(taken_back))
    at, headed, inside = 0, False, None
    body = page.find(".//body")
    for element in (page if body is None else body).iter():
        if not isinstance(element.tag, str) or (inside is not None and _is_in(element, inside)):
            continue
        if not (what := _what(element, signs)) and _has_blocks(element):
            continue
        texts = list(filter(None, map(paragraph, "".join(_shown(element)).split("\n"))))
        headed = headed or element.tag == "h1"
        if len(texts) == 1:
            at = places.get(texts[0], at)
        if not what or not (what == _CORRECTION or ((at or headed) and at < len(lines))):
            continue
        inside = element
        for text in texts:
            if len(text.split()) >= _FEWEST[what] and not any(text in line for line in lines):
                yield at, text, what


def _is_in(element: Any, other: Any) -> bool:
    return any(above is other for above in element.iterancestors())


def _has_blocks(element: Any) -> bool:
    return any(below.tag in block_tags for below in element.iterdescendants())


def _what(element: Any, signs: Collection[str]) -> str:
    """What an element says of itself, by its tag, its class or its first word."""
    called = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "rel"))
    words = {word.lower() for word in _NAMED.findall(called)}
    words |= {word.removesuffix("s") for word in words}
    if words & {*signs}:
        return _CORRECTION
    if element.tag == "figcaption" or "caption" in words:
        return "a caption"
    if words & _BYLINE and len("".join(_shown(element)).split()) <= _LONGEST_BYLINE:
        return "a byline"
    if element.tag not in block_tags or _has_blocks(element):
        return ""
    # Correction, 5 May 2031: ...
    first = re.match(r"\W*([^\W\d_]+)\s?[:(,.]", "".join(_shown(element)))
    return _CORRECTION if first and first.group(1).lower() in signs else ""


def _in_place(lines: list[str], kept: Iterable[tuple[int, str, str]]) -> Iterator[tuple[str, str]]:
    """The lines, with those that are kept where they stood on the page, and what these are."""
    rest = list(kept)
    for number in range(len(lines) + 1):
        if number:
            yield lines[number - 1], ""
        yield from ((text, what) for at, text, what in rest if at == number)


def _remark(found: Extract, kept: list[tuple[int, str]]) -> None:
    for number, what in kept:
        found.remarks.append(f"line {number} is {what} beside the article, and was kept")
        if what == _CORRECTION:
            found.remarks[-1] += ": say so with corrected in the seed"


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
