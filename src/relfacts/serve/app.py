"""The HTTP application: which addresses it answers, and in which form.

It only reads. One thread answers all requests: a lookup takes less time than handing it to another
thread. An answer of many facts is sent while it is read, so it may be larger than memory.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import escape
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from relfacts.ask.answer import Answer
from relfacts.errors import RelfactsError, UsageError
from relfacts.library.factbase import FactBase
from relfacts.pages import Pages, forms
from relfacts.serve import asked
from relfacts.serve.failing import Failing
from relfacts.serve.guard import Guard
from relfacts.serve.negotiation import preferred
from relfacts.serve.reconcile.service import Service, is_for_programs
from relfacts.serve.watching import Watch
from relfacts.serve.written import Writer, piecewise
from relfacts.text.jsontext import dumps
from relfacts.text.typed import in_quotes
from relfacts.text.visible import visible

JSON = "application/json"

# Forms by the names that an address may give them.
_NAMED = {"html": "text/html", "svg": "image/svg+xml"}

# The status where something is broken on this machine.
_BROKEN = 500

# An answer of more facts is sent piece by piece.
_MANY = 1000

# For people who open an address that does not exist.
_NOTHING = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nothing here</title>'
    '<link rel="stylesheet" href="/style.css"></head>'
    '<body><main><h1>There is nothing at {path}</h1><p><a href="/">Ask</a></p></main></body></html>'
)


def application(
    base: FactBase,
    *,
    documents: Path | None = None,
    templates: Path | None = None,
    private: bool = False,
) -> Starlette:
    """The application for an open base, which must stay open.

    ``documents`` is the folder with the texts, for passages; ``templates`` one with a user's own
    pages. ``private``: pages show the heads of mails, and addresses in texts.
    """
    pages = Pages(base, templates=templates, documents=documents, private=private)
    door = _Door(base, documents, pages)
    service = Service(base)

    def refused(request: Request, error: RelfactsError) -> Response:
        return (service if is_for_programs(request.scope["path"]) else door).refused(request, error)

    return Starlette(
        routes=[*service.routes(), Route("/{path:path}", door.answer, methods=["GET"])],
        middleware=[
            Middleware(Guard),
            Middleware(Failing, watch=Watch(base), refused=refused),
        ],
    )


class _Door:
    """Answers addresses with a page, or with JSON if the client prefers it."""

    def __init__(self, base: FactBase, documents: Path | None, pages: Pages) -> None:
        self._base = base
        self._documents = str(documents) if documents else None
        self._pages = pages
        self._writer = Writer()

    async def answer(self, request: Request) -> Response:
        """The answer to a request."""
        path, query = str(request.scope["path"]), request.query_params
        form = self._form(request, path)
        pages = form != JSON
        if pages and (page := self._pages.page(path, query, form)):
            return Response(page.body, page.status, media_type=page.media_type)
        # An address without a page may still have an answer.
        answered = self._as_json(path, query.multi_items())
        if answered.status_code != 404:
            return answered
        if pages:
            return HTMLResponse(_NOTHING.format(path=escape(visible(path))), 404)
        # Feeds, styles and suggestions have one form, whatever the client prefers.
        page = self._pages.page(path, query)
        if page and not page.media_type.startswith("text/html"):
            return Response(page.body, page.status, media_type=page.media_type)
        return answered

    def refused(self, request: Request, error: RelfactsError) -> Response:
        """The answer to a request that cannot be answered because of what is on this machine."""
        path, query = str(request.scope["path"]), request.query_params
        if self._form(request, path) == JSON:
            return _refused(_BROKEN, path, query.multi_items(), error.message, error.hint)
        try:
            page = self._pages.refused(_BROKEN, path, query, error)
        except RelfactsError:
            # The template of this page is wrong too.
            return PlainTextResponse(f"{visible(str(error))}\n", _BROKEN)
        return Response(page.body, page.status, media_type=page.media_type)

    def _form(self, request: Request, path: str) -> str:
        """The media type that is wanted: the one that the address names, or by Accept."""
        offered = forms(path, request.query_params)
        if (named := request.query_params.get(asked.FORMAT)) is not None:
            # What nobody knows is refused as JSON.
            kind = _NAMED.get(named, JSON)
            return kind if kind in offered else JSON if named != "html" else offered[0]
        return preferred(request.headers.get("accept", ""), [*offered, JSON])

    def _as_json(self, path: str, query: asked.Query) -> Response:
        try:
            if (form := dict(query).get(asked.FORMAT)) not in (None, "json"):
                raise UsageError(f"there is no format {in_quotes(form)} here", "format=json")
            found = asked.answer(self._base, path, query, self._documents)
        except UsageError as error:
            return _refused(400, path, query, error.message, error.hint)
        if found is None:
            hint = "the addresses are in docs/serve.md: /who?q=NAME, /year?q=WHEN, /search?q=WORDS"
            return _refused(404, path, query, f"there is nothing at {path}", hint)
        status = 404 if asked.is_missing(path, found) else 200
        if found.count > _MANY:
            return StreamingResponse(_sent(found), status, media_type=JSON)
        return Response(self._writer.whole(found), status, media_type=JSON)


def _refused(
    status: int, path: str, query: asked.Query, message: str, hint: str | None
) -> Response:
    """A refusal as JSON, in the same shape as a refused line of a batch."""
    document: dict[str, Any] = {
        "relfacts": 1,
        "query": {"command": path.strip("/").partition("/")[0], "text": asked.text_of(path, query)},
        "error": message,
        "hint": hint,
    }
    return Response(dumps(document) + "\n", status, media_type=JSON)


async def _sent(found: Answer) -> AsyncIterator[bytes]:
    """An answer piece by piece; other requests are answered between two pieces."""
    for piece in piecewise(found):
        yield piece
