"""The server as a process: where it listens, and how it starts and ends."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conftest import ROOT
from started import PATIENCE, served


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a server listens, started once."""
    with served() as address:
        yield address


def get(
    address: str, path: str, method: str = "GET", host: str = "127.0.0.1", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """An answer over a socket, and its body."""
    port = urlsplit(address).port
    assert port is not None
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers={"Accept": "application/json"} | headers)
        answered = connection.getresponse()
        return answered, answered.read()
    finally:
        connection.close()


def test_it_answers_on_loopback(address: str) -> None:
    """By both protocols, with GET and HEAD; who it is meant for is asked of every request."""
    answered, body = get(address, "/who?q=Kim+Il+Sung")
    assert (answered.status, json.loads(body)["count"]) == (200, 9)
    head, nothing = get(address, "/who?q=Kim+Il+Sung", method="HEAD")
    assert (head.status, nothing) == (200, b"")
    assert head.headers["content-length"] == str(len(body))
    assert get(address, "/people", Host="evil.example")[0].status == 421
    assert "server" not in {name.lower() for name in answered.headers}
    if socket.has_ipv6:
        try:
            assert get(address, "/people", host="::1")[0].status == 200
        except OSError:
            pytest.skip("this machine has no loopback of IPv6")


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="this system does not tell")
def test_nobody_else_can_reach_it(address: str) -> None:
    """No address of the machine but loopback is listened on."""
    port = urlsplit(address).port
    assert port is not None
    listening = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text("ascii").splitlines()[1:]:
            where, state = line.split()[1], line.split()[3]
            if state == "0A" and where.endswith(f":{port:04X}"):
                listening.add(where.partition(":")[0])
    assert "0100007F" in listening
    assert listening <= {"0100007F", "00000000000000000000000001000000"}


def test_a_small_answer_is_not_held_back(address: str) -> None:
    """What is written in two pieces is sent at once; else each request would wait 40 ms."""
    port = urlsplit(address).port
    assert port is not None
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    took = []
    for _ in range(20):
        began = time.monotonic()
        connection.request("GET", "/fact/rice-aid-1995", headers={"Accept": "application/json"})
        connection.getresponse().read()
        took.append(time.monotonic() - began)
    connection.close()
    # The least of many: whatever else the machine does, one of them has it to itself.
    assert min(took) < 0.035


def test_a_port_that_is_taken(address: str) -> None:
    """Another is proposed."""
    port = str(urlsplit(address).port)
    command = [sys.executable, "-m", "relfacts", "serve", "--port", port]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"relfacts: port {port} is taken\nhint: --port ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--port", "70000"), "70000"),
        (("--documents", "nowhere"), "--documents nowhere is not a folder"),
        (("--templates", "nowhere"), "--templates nowhere is not a folder"),
        (("--base", "nowhere"), "no fact base at nowhere"),
        (("--mcp", "--documents", "nowhere"), "--documents nowhere is not a folder"),
        (("--mcp", "--port", "8765"), "serve --mcp, or serve --port 8765"),
        (("--mcp", "--templates", "."), "serve --mcp, or serve --templates ."),
    ],
)
def test_what_cannot_be_served(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    """One line, before anything listens."""
    command = [sys.executable, "-m", "relfacts", "serve", *options]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, timeout=PATIENCE, check=False
    )
    assert done.returncode in (2, 4)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_ends_it() -> None:
    """At once, with the status of what is interrupted, and without a traceback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "relfacts", "serve", "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        # A shell has what it runs in the background ignore the signal, and tests inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().startswith("http://127.0.0.1:")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("library", "options", "why"),
    [
        ("starlette", (), "serving needs the web server"),
        ("uvicorn", (), "serving needs the web server"),
        ("jinja2", (), "pages need the writer of pages"),
        ("mcp", ("--mcp",), "an assistant needs the MCP SDK"),
    ],
)
def test_without_the_extra(library: str, options: tuple[str, ...], why: str) -> None:
    """A line says what to install; lookups do not miss it."""
    program = (
        f"import sys; sys.modules[{library!r}] = None\n"
        "from relfacts.cli import run\n"
        f"status = run(['serve', *{options!r}])\n"
        "print(run(['who', 'Kim Il Sung', '--format', 'csv']) == 0 and status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.stderr == f"relfacts: {why}\nhint: pip install '.[serve]'\n"
    assert done.stdout.rstrip().endswith("4")
