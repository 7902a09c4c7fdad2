"""What it costs to serve a base: questions a second in the process, over HTTP, and memory.

    python benchmarks/serve/run.py [--facts 100000] [--requests 100000]

In the process: exact lookups a second of processor time, as the library, the application and the
reconciliation service answer them. Over HTTP: requests a second by ``wrk`` (Debian has it), four
connections on loopback, a JSON of twenty facts beside an empty route of the same server, turn by
turn; the median of the rounds, and the ratio of the two. ``--requests`` measures memory instead:
what the server holds as so many requests go on, of every route in turn. ``--facts`` asks a base of
so many generated facts, made in ``--folder``.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relfacts.library.opening import opened
from relfacts.serve.app import application
from relfacts.serve.reconcile.matching import reconcile
from relfacts.serve.reconcile.queries import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.types import Message, Scope

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "scale"))

EMPTY, TWENTY = "empty", "facts?limit=20"
OTHERS = ("who?q={name}", "fact/{fact}", "reconcile?query={name}")
ROUNDS, SECONDS = 5, 2
TIMES = 3000


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, help="ask a generated base of so many facts")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "relfacts")
    parser.add_argument("--requests", type=int, default=0, help="so many, for memory")
    parser.add_argument("--server", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.server:
        return serve(given.server[0], int(given.server[1]))
    path = base(given.folder, given.facts)
    with opened(path, lasting=False) as asked:
        name = asked.people().rows[0]["name"]
        fact = next(iter(asked.facts(limit=1).facts))["id"]
        print(repr(asked))
    if not given.requests:
        within(path, name, fact)
    if shutil.which("wrk") is None:
        print("over HTTP: not measured, wrk is not here")
        return None
    with running(path) as (address, process):
        if given.requests:
            memory(address, process, given.requests, name, fact)
        else:
            over_http(address, name, fact)
    return None


def base(folder: Path, facts: int | None) -> str | None:
    """The file of the base that is asked; None for the one that ships."""
    if facts is None:
        return None
    from bases import make

    return str(make(folder, facts).path)


# --- in the process -----------------------------------------------------------------------------


def within(path: str | None, name: str, fact: str) -> None:
    """Questions a second of processor time."""
    with opened(path, lasting=False) as asked:
        query = Query(name, ("person",))
        print("in the process, a second of one core:")
        for what, ask in (
            ("who NAME, the first fact", lambda: asked.who(name, limit=1)),
            ("show ID", lambda: asked.show(fact)),
            ("reconcile NAME", lambda: reconcile(asked, query)),
        ):
            print(f"  {what:<28}{rate(ask):>9,.0f}")
        app = application(asked)
        for what, target in (
            ("nothing, answered with 404", "nothing"), ("who NAME as JSON", f"who?q={name}"),
            ("20 facts as JSON", TWENTY),
        ):  # fmt: skip
            print(f"  {what:<28}{asyncio.run(rate_of(app, target)):>9,.0f}  (application)")


def rate(ask: Callable[[], object]) -> float:
    """How often it is done in a second of processor time."""
    ask()
    began = time.process_time()
    for _ in range(TIMES):
        ask()
    return TIMES / (time.process_time() - began)


async def rate_of(app: Any, target: str) -> float:
    """The same of a request that an application answers, without a socket."""
    path, _, query = target.partition("?")
    scope: Scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": f"/{path}", "root_path": "", "query_string": query.encode(),
        "headers": [(b"host", b"127.0.0.1"), (b"accept", b"application/json")],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 1),
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        pass

    await app(scope, receive, send)
    began = time.process_time()
    for _ in range(TIMES):
        await app(dict(scope), receive, send)
    return TIMES / (time.process_time() - began)


# --- over HTTP ----------------------------------------------------------------------------------


def serve(path: str, port: int) -> None:
    """The server that is measured: the application, and a route that answers with nothing."""
    from starlette.responses import Response
    from starlette.routing import Route

    from relfacts.serve.running import serve as run

    async def empty(_: Request) -> Response:
        return Response(b"")

    app = application(opened(path or None, lasting=False))
    app.router.routes.insert(0, Route(f"/{EMPTY}", empty))
    run(app, port, lambda address: print(address, flush=True))


@contextmanager
def running(path: str | None) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The server in a process of its own, and its address."""
    command = [sys.executable, __file__, "--server", path or "", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), process
    finally:
        process.terminate()
        process.wait(30)


def others(name: str, fact: str) -> list[str]:
    """The other routes that are asked."""
    return [other.format(name=name.replace(" ", "+"), fact=fact) for other in OTHERS]


def over_http(address: str, name: str, fact: str) -> None:
    """Requests a second of each route, turn by turn."""
    routes = [EMPTY, TWENTY, *others(name, fact)]
    found: dict[str, list[float]] = {route: [] for route in routes}
    ratios = []
    for _ in range(ROUNDS):
        for route in routes:
            found[route].append(requests_a_second(f"{address}{route}"))
        ratios.append(found[TWENTY][-1] / found[EMPTY][-1])
    print(f"over HTTP, requests a second, median of {ROUNDS} rounds of {SECONDS} s:")
    for route, rates in found.items():
        print(
            f"  /{route:<27}{statistics.median(rates):>9,.0f}  {min(rates):,.0f}-{max(rates):,.0f}"
        )
    print(f"  20 facts beside an empty route: {statistics.median(ratios):.0%}, "
          f"{min(ratios):.0%} to {max(ratios):.0%}")  # fmt: skip


def requests_a_second(address: str, seconds: int = SECONDS) -> float:
    """What wrk counts, by four connections."""
    said = _wrk(address, seconds)
    match = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert match, said
    assert "Non-2xx" not in said, said
    return float(match[1])


def _wrk(address: str, seconds: int) -> str:
    command = ["wrk", "-t1", "-c4", f"-d{seconds}s", "-H", "Accept: application/json", address]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def memory(
    address: str, process: subprocess.Popen[str], requests: int, name: str, fact: str
) -> None:
    """What the server holds, in megabytes, as the requests go on."""
    routes = [TWENTY, *others(name, fact), "facts?limit=20&format=html"]
    for route in routes:
        _wrk(f"{address}{route}", 1)
    print(f"memory, in megabytes, over {requests:,} requests, of {len(routes)} routes in turn:")
    print(f"  {0:>9,}  {_held(process.pid):.1f}", flush=True)
    done = shown = 0
    while done < requests:
        for route in routes:
            match = re.search(r"(\d+) requests in", _wrk(f"{address}{route}", 3))
            assert match
            done += int(match[1])
        if done - shown >= requests / 10 or done >= requests:
            shown = done
            print(f"  {done:>9,}  {_held(process.pid):.1f}", flush=True)


def _held(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
