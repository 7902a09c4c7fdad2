"""The addresses of the reconciliation service: GET and POST, with CORS and JSONP.

The API requires both for clients in browsers. Only pages of this machine get here: the guard has
already refused those of other sites.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from relfacts.base.openbase import OpenBase
from relfacts.errors import RelfactsError, UsageError
from relfacts.library.factbase import FactBase
from relfacts.pages import addresses
from relfacts.serve.reconcile import bodies, cards, extending, suggesting
from relfacts.serve.reconcile.manifest import PATH, manifest
from relfacts.serve.reconcile.matching import reconcile
from relfacts.serve.reconcile.queries import Query, read_batch, read_one
from relfacts.serve.reconcile.types import sort_of
from relfacts.text.jsontext import dumps
from relfacts.text.typed import whole

# The largest form, in bytes; ten thousand names are smaller than this.
_LARGEST = 4 << 20

# The status where something is broken on this machine.
_BROKEN = 500

_JSON = "application/json"
_SCRIPT = "application/javascript"

# The allowed names for a function that JSONP calls.
_FUNCTION = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*")

#: These headers allow other pages of this machine to read the answer, and to frame a card.
HEADERS = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "Content-Type",
    "cross-origin-resource-policy": "cross-origin",
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self' http://127.0.0.1:* http://localhost:* http://[::1]:*"
    ),
}


def is_for_programs(path: str) -> bool:
    """Whether an address is one of the service, which answers with JSON."""
    return path == PATH or path.startswith(f"{PATH}/")


class Service:
    """The reconciliation service for a base."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._title = str(base.look(lambda inside: inside.value("title")) or "relfacts")

    def routes(self) -> list[Route]:
        """The addresses with their handlers."""
        both = ["GET", "POST", "OPTIONS"]
        read = ["GET", "OPTIONS"]
        return [
            Route(PATH, self.answer, methods=both),
            Route(f"{PATH}/", self.answer, methods=both),
            Route(f"{PATH}/preview", self.preview, methods=read),
            Route(f"{PATH}/card.css", self.style, methods=read),
            Route(f"{PATH}/properties", self.properties, methods=read),
            Route(f"{PATH}/suggest/{{part}}", self.suggest, methods=read),
            Route(f"{PATH}/flyout/{{part}}", self.flyout, methods=read),
            Route("/id/{id}", self.record, methods=["GET"]),
        ]

    async def answer(self, request: Request) -> Response:
        """The manifest; or the results of queries or of an extension, if the request has any."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=HEADERS)
        given = dict(request.query_params)
        body = await _body(request) if request.method == "POST" else b""
        if body is None:
            return _told(request, {"error": "the form is too large"}, 413)
        try:
            if body:
                given |= bodies.fields(request.headers.get("content-type", ""), body)
            return _told(request, self._answer(given, str(request.base_url)))
        except RelfactsError as error:
            if _status_of(error) == _BROKEN:
                raise
            return self.refused(request, error)

    def refused(self, request: Request, error: RelfactsError) -> Response:
        """The answer to a request that cannot be answered."""
        return _told(request, {"error": error.message, "hint": error.hint}, _status_of(error))

    def _answer(self, given: Mapping[str, str], root: str) -> dict[str, Any]:
        if "queries" in given:
            batch = read_batch(given["queries"])
            return {key: self._result(one) for key, one in batch.items()}
        if "extend" in given:
            return self._base.look(lambda inside: extending.extend(inside, given["extend"]))
        if "query" in given:
            return {"result": reconcile(self._base, read_one(given["query"]))}
        return manifest(self._title, root)

    def _result(self, query: Query | UsageError) -> dict[str, Any]:
        """The result of one query of a batch; for a wrong query no candidates, and the reason."""
        try:
            if isinstance(query, UsageError):
                raise query
            return {"result": reconcile(self._base, query)}
        except UsageError as error:
            return {"result": [], "error": error.message, "hint": error.hint}

    async def suggest(self, request: Request) -> Response:
        """Entities, properties or types that begin with the typed text."""
        query = request.query_params
        prefix, type_ = query.get("prefix", ""), query.get("type")
        limit = whole(query.get("limit", "")) or suggesting.USUAL
        skipped = whole(query.get("cursor", "")) or 0
        part = request.path_params["part"]
        found: list[dict[str, Any]] | list[dict[str, str]]
        if part == "entity":
            found = self._base.look(
                lambda inside: suggesting.entities(inside, prefix, type_, limit, skipped)
            )
        elif part == "property":
            found = suggesting.properties(prefix, type_)[skipped : skipped + limit]
        elif part == "type":
            found = suggesting.types(prefix)[skipped : skipped + limit]
        else:
            return _told(request, {"error": f"nothing suggests a {part}"}, 404)
        return _told(request, {"prefix": prefix, "result": found})

    async def flyout(self, request: Request) -> Response:
        """A small card, as a piece of HTML in JSON."""
        id_, part = request.query_params.get("id", ""), request.path_params["part"]
        root = str(request.base_url)
        html = self._base.look(lambda inside: cards.flyout(inside, part, id_, root))
        if html is None:
            return _told(request, {"error": f"there is no {part} {id_}"}, 404)
        return _told(request, {"id": id_, "html": html})

    async def preview(self, request: Request) -> Response:
        """A card as a page."""
        id_, root = request.query_params.get("id", ""), str(request.base_url)
        html = self._base.look(lambda inside: cards.page(inside, id_, root))
        if html is None:
            return PlainTextResponse("there is no such record\n", 404, headers=HEADERS)
        return HTMLResponse(html, headers=HEADERS)

    async def style(self, request: Request) -> Response:
        """The style of a card."""
        return Response(cards.STYLE, media_type="text/css", headers=HEADERS)

    async def properties(self, request: Request) -> Response:
        """The properties that can be fetched for a type."""
        query = request.query_params
        limit = whole(query.get("limit", "")) or None
        return _told(request, extending.proposed(query.get("type"), limit))

    async def record(self, request: Request) -> Response:
        """Redirects to the record with an id, whatever its type."""
        id_ = request.path_params["id"]
        sort = self._base.look(lambda inside: _sort_anywhere(inside, id_))
        if sort is None:
            return PlainTextResponse("there is no such record\n", 404)
        return RedirectResponse(addresses.of(sort, id_), 303)


def _sort_anywhere(base: OpenBase, id_: str) -> str | None:
    """The type of the record with this id: records that names can match first, then facts and
    documents.
    """
    if sort := sort_of(base, id_):
        return sort
    if base.fact_called(id_) or base.index.redirect(id_):
        return "fact"
    return "source" if base.index.record("source", id_) else None


def _status_of(error: RelfactsError) -> int:
    """The HTTP status of a refusal."""
    if isinstance(error, bodies.UnknownKindError):
        return 415
    return 400 if isinstance(error, UsageError) else _BROKEN


async def _body(request: Request) -> bytes | None:
    """The body that was sent; None if it is too large."""
    held = bytearray()
    async for piece in request.stream():
        held += piece
        if len(held) > _LARGEST:
            return None
    return bytes(held)


def _told(request: Request, document: dict[str, Any], status: int = 200) -> Response:
    """A document as JSON; or as a call of the JSONP function, which cannot report a status."""
    text = dumps(document)
    callback = request.query_params.get("callback")
    if callback is None:
        return Response(text + "\n", status, media_type=_JSON, headers=HEADERS)
    if not _FUNCTION.fullmatch(callback):
        return PlainTextResponse("callback is not the name of a function\n", 400, headers=HEADERS)
    # The comment keeps browsers that guess types from taking it for something else.
    script = f"/**/{callback}({text.translate(_NO_LINES)});\n"
    return Response(script, media_type=_SCRIPT, headers=HEADERS)


# Characters that end a line in a script, but not in JSON.
_NO_LINES = {0x2028: "\\u2028", 0x2029: "\\u2029"}
