"""Makes the page for an address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from relfacts import shipped
from relfacts.ask.answer import Answer
from relfacts.ask.answers import is_fact
from relfacts.errors import EvidenceError, RelfactsError, UsageError
from relfacts.library.factbase import FactBase
from relfacts.pages import addresses
from relfacts.pages.addresses import Query
from relfacts.pages.kept import Kept, Page
from relfacts.pages.rendering import TemplateError, compiled, environment, filled
from relfacts.pages.views import records
from relfacts.pages.views.answers import ROWS, ROWS_FROZEN, Shown
from relfacts.pages.views.catalogues import Catalogue, Front
from relfacts.pages.views.document import Document
from relfacts.pages.views.fact import Whole, citations
from relfacts.pages.views.facts import Files
from relfacts.pages.views.feed import Feed
from relfacts.pages.views.passages import Passages
from relfacts.pages.views.said import hinted, in_words
from relfacts.pages.views.shelf import Shelf
from relfacts.serve import asked
from relfacts.show.sheets import heading
from relfacts.show.timeline import Look, draw
from relfacts.show.timeline.marks import time_of
from relfacts.text.typed import in_quotes, whole
from relfacts.vocabulary import counted

#: Files that are not pages: their names and media types.
STATIC = {
    "/style.css": "text/css; charset=utf-8",
    "/search.js": "text/javascript; charset=utf-8",
    "/icon.svg": "image/svg+xml",
    "/search/minisearch.js": "text/javascript; charset=utf-8",
    "/search/minisearch.LICENSE.md": "text/markdown; charset=utf-8",
}

_HTML = "text/html; charset=utf-8"
_ATOM = "application/atom+xml; charset=utf-8"
_JSON = "application/json"

_PLAIN = "text/plain; charset=utf-8"

# The names and media types of the styles of citations.
_STYLES = {
    "bibtex": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl-json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}

_PAGES = "text/html"

# The styles by what they are, and the forms of the addresses that have others than a page.
_STYLE_OF = {kind.partition(";")[0]: style for style, kind in _STYLES.items()}
_FORMS = {
    "/cite": (_PLAIN.partition(";")[0], _PAGES, *_STYLE_OF),
    "/timeline": (STATIC["/icon.svg"], _PAGES),
}

# Records and facts: what begins the address of one.
_RECORDS = ("person", "document", "topic", "place", "kind", "year")

# What each catalogue lists.
_SORT_OF = {"people": "person", "topics": "topic", "places": "place", "sources": "source"}

# Addresses that take no filters.
_CATALOGUES = ("about", "people", "topics", "places", "sources", "discrepancies", "coverage")

# The names of the page, the format and the text in a query.
_PAGE, _FORMAT, _TEXT = "page", "format", "q"

_MOST_PAGES = 10**6

_FOUND = 200

# Pages are kept up to this many bytes: an open base does not change, so they do not either.
_BYTES = 32_000_000


def forms(path: str, query: Mapping[str, str]) -> tuple[str, ...]:
    """The media types in which an address is available, besides JSON; the usual one first."""
    path = path.rstrip("/")
    if path == "/cite" and (style := query.get("as")):
        return (_STYLES.get(style, _PLAIN).partition(";")[0],)
    return _FORMS.get(path, (_PAGES,))


class Pages:
    """The pages of an open base, which must stay open.

    ``templates`` is a folder with a user's own templates or stylesheet; ``documents`` is the folder
    of the texts, for passages. ``href`` turns an address into the target of a link; ``frozen`` is
    for pages without a server, where only pages of records can be linked. ``private``: the heads of
    mails, and addresses in texts, are shown too.
    """

    def __init__(
        self,
        base: FactBase,
        *,
        templates: Path | None = None,
        documents: Path | None = None,
        href: Callable[[str], str] | None = None,
        frozen: bool = False,
        private: bool = False,
    ) -> None:
        self._base = base
        self._documents = str(documents) if documents else None
        self._own = templates
        #: The lines of documents, and of which of them something was left out.
        self.passages = Passages(private)
        self._shelf = Shelf(base.inside, href or str)
        self._files = Files(self._shelf)
        # Frozen pages are longer: readers who cannot filter turn fewer of them.
        self._rows = ROWS_FROZEN if frozen else ROWS
        typed = addresses.commands(base.inside, frozen)
        self._filler = environment(templates, href or str, typed)
        compiled(self._filler)
        about = base.about().rows[0]
        self._globals = {
            "base_title": about["title"],
            "base_about": about["about"],
            "licence": about["licence"],
            "frozen": frozen,
            "language": "en",
        }
        self._static: dict[str, bytes] = {}
        # A site asks for every page only once.
        self._kept = Kept(0 if frozen else _BYTES)
        if templates and not frozen:
            self._try()

    def page(
        self, path: str, query: Mapping[str, str] | None = None, form: str = ""
    ) -> Page | None:
        """The page of an address; None if there is no such address.

        ``form`` is one of ``forms``, the first if it is empty.

        ``path`` is decoded, as servers pass it on: without escapes such as ``%20``.
        If ``query`` has ``multi_items``, every value of a repeated name counts. Raises BaseError
        if the base is broken, and TemplateError for a template that is wrong.
        """
        if path in STATIC:
            return Page(200, STATIC[path], self.static(path))
        every = _items(query or {})
        form = form or forms(path, query or {})[0]
        asked_for = (path, form, *every)
        if page := self._kept.get(asked_for):
            return page
        try:
            page = self._page(path.rstrip("/") or "/", every, form)
            if page and page.status == _FOUND and not self._documents:
                self._kept.put(asked_for, page)
            return page
        except UsageError as error:
            return self.refused(400, path, query or {}, error)
        except TemplateError as error:
            # A base that is broken can look like a template that is.
            if isinstance(error.__cause__, Exception):
                self._base.inside.blame(error.__cause__)
            raise

    def _try(self) -> None:
        """Make a page of every template. Raises TemplateError for one that is wrong.

        A site makes every page anyway.
        """
        inside = self._base.inside
        if inside.facts_in_all:
            fact = inside.fact(1)
            self.page(addresses.of("fact", fact["id"]))
            self.page("/cite", {_TEXT: fact["id"]})
        for sort in _SORT_OF.values():
            for row in inside.index.records(sort)[:1]:
                self.page(unquote(addresses.of(sort, row[1])))
        for path in ("/", "/facts", "/people", "/fact/-", "/feed.atom"):
            self.page(path)

    def static(self, path: str) -> bytes:
        """The content of a static file; a user's own file replaces ours."""
        if path not in self._static:
            self._static[path] = _file(self._own, path[1:])
        return self._static[path]

    def _page(self, path: str, every: Query, form: str) -> Page | None:
        query = [(name, value) for name, value in every if name not in (_PAGE, _FORMAT)]
        number = _number(every)
        sort, _, id_ = path[1:].partition("/")
        if path == "/":
            text = " ".join(value for name, value in query if name == _TEXT).strip()
            return self._answer(path, query, number) if text else self._front()
        if path == "/about":
            return self._front()
        if path == "/feed.atom":
            return self._feed()
        if path == "/suggest":
            return self._suggest(query)
        if path == "/cite":
            return self._cite(path, query, form)
        if path == "/timeline" and form != _PAGES:
            return self._timeline(query)
        if sort == "fact" and id_:
            return self._fact(path, id_)
        if sort == "document" and id_:
            return self._document(path, id_)
        if sort in _RECORDS and id_:
            return self._record(path, sort, id_, query, number)
        if path[1:] in _CATALOGUES:
            return self._catalogue(path, query)
        return self._answer(path, query, number)

    # --- answers -----------------------------------------------------------------------------

    def _ask(self, path: str, query: Query) -> Answer | None:
        return asked.answer(self._base, path, query, None)

    def _answer(self, path: str, query: Query, page: int) -> Page | None:
        """The page of a question or a listing."""
        answer = self._ask(path, query)
        if answer is None:
            return None
        if answer.command == "show" and answer.catalogue and answer.count == 1:
            return self._shown(answer)
        if answer.catalogue:
            return self._listed(answer, path, query)
        if answer.command == "show" and answer.count == len(answer.hits) == 1:
            return self._fact(path, answer.hits[0].fact["id"])
        shown = Shown(answer, self._shelf, self._files, quote(path), query, page, self._rows)
        text = " ".join(value for name, value in query if name == _TEXT)
        return self._filled(
            200,
            "answer.html",
            path,
            every=query,
            title=" · ".join(shown.heading) or text,
            text=text if path in ("/", "/search", "/who", "/year", "/topic", "/place") else "",
            answer=shown,
            picture=self._picture(path, query) if shown.timelines else "",
        )

    def _shown(self, answer: Answer) -> Page | None:
        """The page of the one record that was asked for by its id or name."""
        name, rows = answer.catalogue or ("", [])
        sort, id_ = _SORT_OF[name], str(rows[0]["id"])
        path = addresses.of(sort, id_)
        if sort == "source":
            return self._document(path, id_)
        return self._record(path, sort, id_, [], 1)

    def _picture(self, path: str, query: Query) -> str:
        """Where the picture alone of a listing of facts can be had."""
        if path not in ("/facts", "/timeline"):
            return ""
        return addresses.asking("/timeline", [*query, (_FORMAT, "svg")])

    def _record(self, path: str, sort: str, id_: str, query: Query, page: int) -> Page | None:
        """The page of a person, topic, place, kind or year: its description, and its facts."""
        kind = self._base.inside.declared.kinds.get(id_) if sort == "kind" else None
        answer = self._ask(path, query) if sort != "kind" or kind else None
        if answer is None or (sort not in ("kind", "year") and not answer.record):
            return self._unknown(path, sort, id_)
        shown = Shown(answer, self._shelf, self._files, quote(path), query, page, self._rows)
        if kind:
            known = records.kind(kind)
        elif sort == "year":
            known = records.year(answer, self._shelf)
        else:
            known = self._known(sort, answer, shown)
        shown.command = self._shelf.base.line(_typed(sort, id_, answer))
        return self._filled(
            200, "record.html", path, every=query, title=known.name, known=known, answer=shown
        )

    def _known(self, sort: str, answer: Answer, shown: Shown) -> records.Known:
        record: Any = answer.record
        if sort == "person":
            return records.person(record, shown.counts, self._shelf)
        if sort == "place":
            return records.place(record, self._shelf)
        return records.topic(record, self._shelf)

    def _fact(self, path: str, id_: str) -> Page | None:
        """The page of a fact, also by an id that it had before."""
        unread = ""
        try:
            answer = self._base.show(id_, documents=self._documents)
        except EvidenceError as error:
            unread = error.message
            answer = self._base.show(id_)
        # ``show`` reads other texts than ids too, and may find another fact by them.
        known = self._base.look(lambda inside: is_fact(inside, id_))
        if not (known and answer.hits):
            return self._unknown(path, "fact", id_, answer)
        fact = Whole(answer, self._shelf, self.passages)
        return self._filled(
            200, "fact.html", f"/fact/{fact.id}", title=fact.text, fact=fact,
            unread=unread,
        )  # fmt: skip

    def _document(self, path: str, id_: str) -> Page | None:
        """The page of a document, with its lines."""
        inside = self._base.inside
        record = inside.record("source", id_)
        if record is None:
            return self._unknown(path, "document", id_)
        unread = ""
        try:
            answer = self._base.coverage(id_, self._documents)
        except EvidenceError as error:
            unread = error.message
            answer = self._base.coverage(id_)
        facts = self._files.rows(inside.hits_of("source", id_))
        document = Document(record, answer.rows, facts, self.passages)
        title = ": ".join(filter(None, (document.label, document.title)))
        return self._filled(
            200, "document.html", path, title=title, document=document, unread=unread
        )

    def _catalogue(self, path: str, query: Query) -> Page | None:
        answer = self._ask(path, query)
        return self._listed(answer, path, query) if answer is not None else None

    def _listed(self, answer: Answer, path: str, query: Query) -> Page | None:
        catalogue = Catalogue(answer, self._shelf, quote(path), query)
        return self._filled(
            200, "catalogue.html", path, every=query, title=catalogue.title, catalogue=catalogue
        )

    def _front(self) -> Page:
        """The first page: one box, the subject of the base, and where to begin."""
        front = Front(self._base, self._shelf, self._files)
        return self._filled(200, "front.html", "/", title=front.title, front=front)

    def _feed(self) -> Page:
        """The newest facts, as Atom."""
        answer = self._base.facts(last=_IN_A_FEED)
        text = filled(
            self._filler, "feed.xml", {**self._globals, "feed": Feed(answer, self._shelf)}
        )
        return Page(200, _ATOM, text.encode())

    def _suggest(self, query: Query) -> Page:
        """The suggestions of search as you type: names and facts, as JSON."""
        from relfacts.pages.views.suggestions import suggestions
        from relfacts.text.jsontext import dumps

        text = " ".join(value for name, value in query if name == _TEXT)
        return Page(200, _JSON, dumps(suggestions(text, self._base, self._shelf)).encode())

    def _cite(self, path: str, query: Query, form: str) -> Page:
        """Citations: a page with those of every style, or one as a text to be saved.

        ``q`` has the ids, ``as`` the style, if ``form`` does not say it.
        """
        ids = " ".join(value for name, value in query if name == _TEXT).split()
        style = dict(query).get("as") or _STYLE_OF.get(form, "text")
        if form != _PAGES:
            text = self._base.cite(*(ids or [""]), style=style)
            return Page(_FOUND if text else 404, _STYLES.get(style, _PLAIN), text.encode())
        answer = self._base.listed("cite", *(ids or [""]))
        if not answer.hits:
            return self._unknown(path, "fact", " ".join(ids), answer)
        facts = [hit.fact for hit in answer.hits]
        inside = self._base.inside
        return self._filled(
            200, "cite.html", path, every=query, title=f"Sources of {counted(len(facts))}",
            cited=[(fact["statement"], addresses.of("fact", fact["id"])) for fact in facts],
            citations=citations(facts, inside), ids=" ".join(fact["id"] for fact in facts),
            command=inside.line(answer.asked.again()),
        )  # fmt: skip

    def _timeline(self, query: Query) -> Page:
        """The picture of the facts that match the filters, as ``relfacts timeline`` draws it."""
        answer = self._ask("/facts", query)
        facts = [self._files.brief(hit) for hit in answer.hits] if answer is not None else []
        title = " · ".join([self._globals["base_title"], *heading(answer)] if answer else [])
        look = Look(within=time_of(answer.periods if answer else ()))
        drawn = draw(facts, self._base.inside.declared, title, look)
        return Page(_FOUND if drawn else 404, STATIC["/icon.svg"], drawn.encode())

    # --- what cannot be answered -------------------------------------------------------------

    def _unknown(self, path: str, sort: str, id_: str, answer: Answer | None = None) -> Page:
        """The page that says there is no record with this id, and lists similar ids."""
        from relfacts.pages.views.suggestions import in_reading, near, ways

        found = near(self._shelf, sort, id_) if answer is None else answer.suggestions
        notes = [] if answer is None else answer.notes
        told = next((in_words(note.text) for note in notes), "")
        return self._filled(
            404,
            "refused.html",
            path,
            title="Not in this base",
            message=told or f"there is no {sort} {in_quotes(id_)} in this base",
            # Its words may find what its id does not.
            text=in_reading(id_),
            hint=[],
            near=[(one["name"], addresses.of(one["type"], one["id"])) for one in found],
            ways=ways(sort, self._shelf),
        )

    def refused(
        self, status: int, path: str, asked_for: Mapping[str, str], error: RelfactsError
    ) -> Page:
        """The page for a question that cannot be answered, with the reason and the hint."""
        query = _items(asked_for)
        text = " ".join(value for name, value in query if name == _TEXT)
        return self._filled(
            status, "refused.html", path, title="Cannot be answered", text=text,
            message=in_words(error.message), near=[], ways=[],
            hint=hinted(error.hint, quote(path), query) if error.hint else [],
        )  # fmt: skip

    def _filled(
        self,
        status: int,
        name: str,
        path: str,
        *,
        every: Iterable[tuple[str, str]] = (),
        **values: Any,
    ) -> Page:
        query = [*every]
        here = {
            "path": path,
            "text": "",
            "as_json": addresses.asking(quote(path), [*query, ("format", "json")]),
            "kept": [(key, value) for key, value in query if key != _TEXT],
        }
        text = filled(self._filler, name, {**self._globals, **here, **values})
        return Page(status, _HTML, text.encode())


_IN_A_FEED = 30


def _typed(sort: str, id_: str, answer: Answer) -> str:
    """The command that lists the facts of a record, with the same filters."""
    typed = answer.asked.again()
    rest = typed.partition(" ")[2]
    if sort == "kind":
        return typed
    if sort == "document":
        return f"facts --source {rest}"
    return f"{'who' if sort == 'person' else sort} {rest}"


def _items(query: Mapping[str, str]) -> Query:
    """The names and values of a query, repeated ones too."""
    every = getattr(query, "multi_items", query.items)
    return [(str(name), str(value)) for name, value in every()]


def _number(query: Query) -> int:
    """The number of the requested page of a table, from 1."""
    found = whole(dict(query).get(_PAGE, "1"))
    if not found or found > _MOST_PAGES:
        raise UsageError("there is no such page", "page=1")
    return found


def _file(own: Path | None, name: str) -> bytes:
    if own and (own / name).is_file():
        from relfacts.base.documents import read_plain

        try:
            return read_plain(str(own / name), str(own / name))
        except OSError as error:
            raise TemplateError(f"cannot read {own / name}: {error.strerror}") from error
    return shipped.content(f"pages/static/{name}")
