"""Runs the application on loopback until it is interrupted."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from relfacts.errors import UsageError

_ADDRESS = "127.0.0.1"
_ALSO = "::1"

# The number of connections that may wait to be accepted.
_WAITING = 128

# The next port is suggested if one is taken; this is the last.
_LAST_PORT = 65535


def serve(app: Starlette, port: int, listening: Callable[[str], None]) -> None:
    """Serve on a port of loopback; 0 takes a free one. Returns when it is stopped.

    ``listening`` is called with the address as soon as it is served. Raises UsageError if the port
    is taken.
    """
    doors = _doors(port)
    number = doors[0].getsockname()[1]
    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    try:
        listening(f"http://{_ADDRESS}:{number}/")
        server.run(sockets=doors)
    finally:
        for door in doors:
            door.close()


def _doors(port: int) -> list[socket.socket]:
    """Sockets that listen on loopback, for both versions of IP if the machine has both."""
    try:
        first = _door(socket.AF_INET, _ADDRESS, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            another = f"--port {port + 1}" if port < _LAST_PORT else "--port 0"
            raise UsageError(f"port {port} is taken", f"{another}; --port 0: any") from error
        raise UsageError(
            f"port {port} cannot be listened on: {error.strerror}", "--port 0: any"
        ) from error
    try:
        return [first, _door(socket.AF_INET6, _ALSO, first.getsockname()[1])]
    except OSError:
        return [first]


def _door(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    # Unless a socket is declared as TCP, asyncio delays small pieces by 40 ms each.
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # Otherwise a port cannot be used again for a while. Windows would let others share it.
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((address, port))
        door.listen(_WAITING)
    except OSError:
        door.close()
        raise
    return door
