"""The application kept running on loopback, until it is interrupted."""

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

# How many may wait to be let in.
_WAITING = 128

# Where another port is proposed, it is the next.
_LAST_PORT = 65535


def serve(app: Starlette, port: int, listening: Callable[[str], None]) -> None:
    """Serve on a port of loopback; 0 takes one that is free. Returns when it is told to stop.

    ``listening`` hears the address as soon as it is served there. Raises UsageError if the port is
    taken.
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
    """Sockets that listen on loopback, by either version of the protocol where there are both."""
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
    # Of a socket that is not said to be TCP, asyncio sends small pieces late: 40 ms each.
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # Else a port is not to be had for a while after it was served. Windows shares it.
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((address, port))
        door.listen(_WAITING)
    except OSError:
        door.close()
        raise
    return door
