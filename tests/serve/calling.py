"""An application called in this process, as a server calls it, without a socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp, Message, Scope

#: What a program sends that would rather have JSON.
JSON = {"accept": "application/json"}


@dataclass(frozen=True)
class Answered:
    """An answer of HTTP."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        """The JSON document that the body is."""
        return json.loads(self.body)

    @property
    def ids(self) -> list[str]:
        """The ids of the facts in the envelope."""
        return [fact["id"] for fact in self.json["facts"]]


def call(
    app: ASGIApp,
    address: str,
    headers: Mapping[str, str] = {},
    *,
    method: str = "GET",
    body: bytes = b"",
) -> Answered:
    """What an application answers to a request for an address with its query."""
    path, _, query = address.partition("?")
    scope: Scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
        "scheme": "http", "path": unquote(path), "raw_path": path.encode(), "root_path": "",
        "query_string": query.encode(), "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8765),
        "headers": [
            (name.lower().encode(), value.encode("latin-1"))
            for name, value in ({"host": "127.0.0.1:8765"} | dict(headers)).items()
            if value
        ],
    }  # fmt: skip
    sent: list[Message] = []

    asked: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if not asked:
            # The client stays, and has nothing more to say.
            await asyncio.Event().wait()
        return asked.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    start, *rest = sent
    return Answered(
        start["status"],
        {name.decode(): value.decode("latin-1") for name, value in start["headers"]},
        b"".join(message.get("body", b"") for message in rest),
    )
