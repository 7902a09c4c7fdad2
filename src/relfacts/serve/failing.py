"""What is done where a request cannot be answered, although nothing was wrong with it.

A client that breaks off is nobody's fault, and nothing is said. If the base breaks while it is
served, every address says so in its own form, and the terminal once, in a line. Only what is a bug
has its traceback there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from anyio import get_cancelled_exc_class
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from relfacts.errors import RelfactsError, UsageError
from relfacts.pages.making import STATIC
from relfacts.serve.watching import Watch
from relfacts.text.visible import visible

# The server writes what it is told here on stderr.
_LOG = logging.getLogger("uvicorn.error")

# The status where a server is stopped.
_STOPPED = 503

#: The answer to a request that failed.
Refused = Callable[[Request, RelfactsError], Response]


class Failing:
    """Passes requests on, and answers those that fail."""

    def __init__(self, app: ASGIApp, watch: Watch, refused: Refused) -> None:
        self._app = app
        self._watch = watch
        self._refused = refused
        self._said: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        begun = False
        # Pages that say what is wrong need their style.
        watched = scope["type"] == "http" and scope["path"] not in STATIC

        async def sent(message: Message) -> None:
            nonlocal begun
            # What was read before the base changed is right, and all of it was read before now.
            if watched:
                self._watch.check()
            begun = True
            await send(message)

        try:
            if watched:
                self._watch.check()
            await self._app(scope, receive, sent)
        except ClientDisconnect:
            return
        except get_cancelled_exc_class():
            # The server is stopped, and the client has not sent all of what it asks.
            if not begun:
                await PlainTextResponse("relfacts was stopped\n", _STOPPED)(scope, receive, send)
        except Exception as error:
            told = self._watch.why(error)
            if told is None:
                raise
            # An answer that has begun can only be broken off, of which the server says a line.
            if not begun:
                self._say(told)
                await self._refused(Request(scope), told)(scope, receive, send)

    def _say(self, error: RelfactsError) -> None:
        if not isinstance(error, UsageError) and error.message not in self._said:
            self._said.add(error.message)
            _LOG.error("%s", visible(error.message))
