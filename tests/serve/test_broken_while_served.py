"""What goes wrong while a base is served: clients that break off, a base that breaks.

Whoever asks is told in the form that they asked for, and the terminal has a line at most.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from calling import JSON, call
from starlette.routing import Route
from starlette.types import ASGIApp, Message

from conftest import ROOT
from relfacts import open_base
from relfacts.library.factbase import FactBase
from relfacts.serve import app as serving
from relfacts.serve.app import application
from started import PATIENCE

BASE = ROOT / "examples" / "skerry-light" / "data" / "facts.json"
OTHER = ROOT / "examples" / "peaks" / "data" / "facts.json"
KNOWN = json.loads(BASE.read_text("utf-8"))
PERSON, FACT, DOCUMENT = (KNOWN[name][0]["id"] for name in ("people", "facts", "sources"))

#: What may happen to a base, in the file that is open.
BREAKS: dict[str, Callable[[Path], object]] = {
    "cut short": lambda path: os.truncate(path, 100),
    "emptied": lambda path: os.truncate(path, 0),
    "no base": lambda path: path.write_text("no base", "utf-8"),
    "another base": lambda path: path.write_bytes(OTHER.read_bytes()),
}

#: Addresses of every sort, with whether they are for programs.
ADDRESSES = [
    "/", "/facts", "/who?q=Prowse", "/search?q=tower", "/people", "/coverage", "/discrepancies",
    "/feed.atom", "/timeline", "/timeline?format=svg", "/suggest?q=p", f"/show?q={FACT}",
    f"/cite?q={FACT}", f"/cite?q={FACT}&as=ris", f"/fact/{FACT}", f"/document/{DOCUMENT}",
    f"/person/{PERSON}", f"/id/{FACT}",
]  # fmt: skip
SERVICE = [
    "/reconcile", '/reconcile?query="Prowse"', "/reconcile/suggest/entity?prefix=p",
    f"/reconcile/preview?id={PERSON}", f"/reconcile/flyout/entity?id={PERSON}",
    "/reconcile?extend=" + json.dumps({"ids": [PERSON], "properties": [{"id": "facts"}]}),
]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A base of one's own, to be broken."""
    return Path(shutil.copy(BASE, tmp_path / "facts.json"))


@pytest.fixture
def base(path: Path) -> Iterator[FactBase]:
    """The same, open."""
    with open_base(path) as found:
        yield found


@pytest.mark.parametrize("happened", BREAKS)
@pytest.mark.parametrize("before", [False, True])
def test_a_base_that_breaks_is_told_everywhere(
    path: Path, base: FactBase, caplog: pytest.LogCaptureFixture, happened: str, before: bool
) -> None:
    """Also of what was asked for ``before``; never an answer, and one line in all."""
    app = application(base)
    if before:
        assert {call(app, address).status for address in ADDRESSES} <= {200, 303}
    BREAKS[happened](path)
    told = f"{path} was written over while it was served"
    for address in ADDRESSES:
        page = call(app, address)
        assert page.status == 500, address
        assert page.headers["content-type"].startswith("text/html"), address
        assert "was written over" in page.text, address
        assert call(app, address, JSON).status == 500
    for address in [f"{one}{'&' if '?' in one else '?'}format=json" for one in ADDRESSES[:4]]:
        assert call(app, address).json["error"] == told, address
    for address in SERVICE:
        answered = call(app, address)
        assert (answered.status, answered.json["error"]) == (500, told), address
    assert call(app, "/style.css").status == 200
    assert [record.getMessage() for record in caplog.records] == [told]


def test_a_base_that_is_built_anew_stays_as_it_was(path: Path, base: FactBase) -> None:
    """Another file takes its place; the one that is open has not changed."""
    app = application(base)
    first = call(app, "/facts", JSON).body
    shutil.copy(OTHER, path.with_name("new"))
    path.with_name("new").replace(path)
    assert call(app, "/facts", JSON).body == first
    path.unlink()
    assert call(app, "/facts", JSON).body == first


def test_an_answer_that_has_begun_is_broken_off(
    path: Path, base: FactBase, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its end is never that of a whole one; the server says that it was not completed."""
    monkeypatch.setattr(serving, "_MANY", 1)
    app = application(base)
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)
        os.truncate(path, 100)

    asked(app, "/facts", send, headers=[(b"accept", b"application/json")])
    assert sent[0]["status"] == 200
    assert not any(message.get("body", b"").endswith(b"}\n") for message in sent)
    assert not caplog.records


def test_a_bug_is_still_a_bug(base: FactBase) -> None:
    """It has its traceback, with a base that is sound."""
    app: Any = application(base)

    async def broken(_: object) -> None:
        raise ZeroDivisionError

    app.router.routes.insert(0, Route("/bug", broken))
    with pytest.raises(ZeroDivisionError):
        call(app, "/bug")


def asked(
    app: ASGIApp,
    address: str,
    send: Callable[[Message], Any],
    *messages: Message,
    method: str = "GET",
    headers: list[tuple[bytes, bytes]] | None = None,
) -> None:
    """Call an application with what a client sends, which then breaks off."""
    scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1",
        "method": method, "scheme": "http", "path": address, "raw_path": address.encode(),
        "root_path": "", "query_string": b"", "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8765), "headers": [(b"host", b"127.0.0.1:8765"), *(headers or [])],
    }  # fmt: skip
    coming = [*messages]

    async def receive() -> Message:
        if coming:
            return coming.pop(0)
        if method == "POST":
            return {"type": "http.disconnect"}
        await asyncio.Event().wait()
        raise AssertionError

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]


def readers(app: Any) -> list[str]:
    """The addresses that take a body."""
    return [route.path for route in app.routes if "POST" in (route.methods or ())]


@pytest.mark.parametrize("sent", [b"", b"queries=%7B"])
def test_a_client_that_breaks_off_is_nobodys_fault(
    base: FactBase, caplog: pytest.LogCaptureFixture, sent: bytes
) -> None:
    """On every address that reads a body: nothing is answered, and nothing said."""
    app = application(base)
    assert len(readers(app)) >= 2
    for address in readers(app):
        answered: list[Message] = []

        async def send(message: Message, answered: list[Message] = answered) -> None:
            answered.append(message)

        part: Message = {"type": "http.request", "body": sent, "more_body": True}
        asked(app, address, send, part, method="POST")
        assert answered == []
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]


def test_the_terminal_stays_quiet(path: Path) -> None:
    """With a real client that breaks off, and a base that is cut short: a line, no traceback."""
    command = [sys.executable, "-m", "relfacts", "--base", str(path), "serve", "--port", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    try:
        port = int(process.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        head = f"POST /reconcile HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 10\r\n\r\n"
        for body in ("", "q"):
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
                client.sendall((head + body).encode())
                # It reads the head before the client is gone.
                time.sleep(0.2)
        os.truncate(path, 100)
        for address in ("/facts", "/feed.atom", "/reconcile"):
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
                ask = f"GET {address} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n"
                client.sendall(ask.encode())
                assert b" 500 " in client.recv(1000)
    finally:
        process.terminate()
        _, said = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in said
    assert len([line for line in said.splitlines() if "OpenRefine" not in line]) == 1, said


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_client_that_is_not_done_does_not_spoil_the_end(path: Path) -> None:
    """Ctrl-C ends it, with the status of what is interrupted, and without a traceback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "relfacts", "--base", str(path), "serve", "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        # A shell has what it runs in the background ignore the signal, and tests inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdout is not None
    port = int(process.stdout.readline().strip().rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        head = f"POST /reconcile HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 10\r\n\r\nq"
        client.sendall(head.encode())
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert len([line for line in said.splitlines() if "OpenRefine" not in line]) <= 1, said
