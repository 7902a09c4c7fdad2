"""Decides which requests are answered: those of programs of this machine, not of other sites'
pages.

A browser lets any site send requests to this machine. A site whose name resolves to it (DNS
rebinding) shows in the Host header; for a page that fetches from here the browser itself says so
(Sec-Fetch-Site, Origin, Referer). Both are refused. Following a link is allowed.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: The names of this machine for itself.
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

#: What a page may load: only files served here, and nothing inline.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

#: Headers added to every response that does not set them.
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
    "vary": "Accept",
}


class Guard:
    """Passes on requests that are allowed, and adds the headers to responses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if refused := refusal(headers):
            status, why = refused
            await PlainTextResponse(f"{why}\n", status)(scope, receive, sent)
            return
        await self._app(scope, receive, sent)


def refusal(headers: Headers) -> tuple[int, str] | None:
    """The status and the reason if a request is refused; None if it is allowed."""
    host = headers.get("host")
    if host is None or _name(f"//{host}") not in LOOPBACK:
        return 421, "relfacts answers this machine only, as localhost or 127.0.0.1"
    if (
        headers.get("sec-fetch-site") == "cross-site"
        and headers.get("sec-fetch-mode") != "navigate"
    ):
        page = headers.get("origin") or headers.get("referer") or ""
        if _name(page) not in LOOPBACK:
            return 403, "relfacts answers no page of another site"
    return None


def _name(address: str) -> str:
    """The host in an address, without its port; empty if it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
