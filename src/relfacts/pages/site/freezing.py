"""Writes a site: starts at the first page and follows every link until there is no new page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, unquote
from xml.sax.saxutils import escape

from relfacts.base.files import again, is_address
from relfacts.errors import BaseError
from relfacts.library.factbase import FactBase
from relfacts.pages import addresses
from relfacts.pages.making import Pages
from relfacts.pages.site.names import Links, file_of
from relfacts.pages.site.searching import index_of
from relfacts.text.typed import in_quotes

#: Identifies a folder as a site: a list of its files, one a line.
MARK = ".relfacts-site"

_SITEMAP = "sitemap.xml"

_SEARCH = ("/search/index.js", "/search/minisearch.js", "/search/minisearch.LICENSE.md")

# The HTTP status of a page that exists.
_FOUND = 200


def frozen(
    base: FactBase,
    *,
    templates: Path | None = None,
    documents: Path | None = None,
    address: str | None = None,
    private: bool = False,
    left_out: set[str] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The files of the site of a base, each with its name in the folder; the mark comes last.

    ``documents`` is the folder with the texts, if these are to be shown; the heads of mails and
    addresses in them only if ``private``, else the ids of those documents are added to
    ``left_out``. ``address`` is the future address of the site: a sitemap needs it, since its
    addresses are complete. No page reveals where
    the base is on this machine. Raises BaseError for a page that cannot be made.
    """
    inside = base.inside
    named, inside.named = inside.named, None
    try:
        yield from _frozen(base, templates, documents, address, private, left_out)
    finally:
        inside.named = named


def _frozen(
    base: FactBase,
    templates: Path | None,
    documents: Path | None,
    address: str | None,
    private: bool,
    left_out: set[str] | None,
) -> Iterator[tuple[str, bytes]]:
    links = Links()
    pages = Pages(
        base,
        templates=templates,
        documents=documents,
        href=links.href,
        frozen=True,
        private=private,
    )
    names = []
    links.href("/")
    # Nothing links to old ids, but somebody may have kept one.
    for old in base.look(lambda inside: inside.index.redirected()):
        _must_lead_to_a_fact(old, base)
        links.href(addresses.of("fact", old))
    todo = links.found()
    while todo:
        for path in todo:
            name = file_of(path)
            names.append(name)
            yield name, _content(path, name, pages, links, base)
        todo = links.found()
    if left_out is not None:
        left_out |= pages.passages.left_out
    yield "search/minisearch.LICENSE.md", pages.static("/search/minisearch.LICENSE.md")
    names.append("search/minisearch.LICENSE.md")
    if address is not None:
        names.append(_SITEMAP)
        yield _SITEMAP, _sitemap(address, names)
    yield MARK, "".join(f"{name}\n" for name in sorted(names)).encode()


def _content(path: str, name: str, pages: Pages, links: Links, base: FactBase) -> bytes:
    links.depth = name.count("/")
    if path == "/search/index.js":
        return index_of(base)
    if path in _SEARCH:
        return pages.static(path)
    plain, _, query = path.partition("?")
    page = pages.page(unquote(plain), dict(parse_qsl(query)))
    if page is None or page.status != _FOUND:
        raise _without_page(path, base)
    return page.body


def _must_lead_to_a_fact(old: str, base: FactBase) -> None:
    """Raises BaseError for an old id whose new one no fact has, as if it leads to itself."""
    redirect = base.inside.index.redirect(old)
    if redirect is not None and base.inside.fact_called(redirect[0]) is None:
        raise BaseError(
            f"{base.path} sends the id {in_quotes(old)} on to {in_quotes(redirect[0])}, "
            "which is the id of no fact",
            None if is_address(base.path) else again(base.path),
        )


def _without_page(path: str, base: FactBase) -> BaseError:
    """The error for an address that has no page: an id cannot be asked for as it is."""
    sort, _, id_ = path[1:].partition("/")
    try:
        base.inside.blame(LookupError(path))
    except BaseError as told:
        return told
    return BaseError(
        f"{base.path} has a {sort} with the id {in_quotes(unquote(id_))}, of which no page is made",
        "an id has letters from a to z and figures, with single hyphens between them",
    )


def _sitemap(address: str, names: list[str]) -> bytes:
    """The sitemap (sitemaps.org) of a site with this ``address``."""
    top = f"{address.rstrip('/')}/"
    places = "".join(
        f"<url><loc>{escape(f'{top}{name}')}</loc></url>\n"
        for name in sorted(names)
        if name.endswith(".html")
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    ).encode()
