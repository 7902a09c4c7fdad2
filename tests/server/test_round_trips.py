"""How often a server is waited for: each wait is a way there and back, however quick the server.

Counted where questions are sent, and, of the connection itself, by who stands between. The counts
are printed: ``pytest -s`` shows them.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from served import Twice, asked_twice, base_called, said

from database import Server, a_server
from relfacts.base.index.cache import open_index
from relfacts.base.openbase import OpenBase

#: The most often that a lookup may wait; phrases are counted in ``test_same_bytes.py``.
LOOKUP = 12

LOOKUPS = [
    ("who", "Kim Il Sung"), ("who", "Kim Il Sung", "--format", "json"), ("who", "Kim Jogn Un"),
    ("who", "Ким Ир Сен", "--format", "csv"), ("who", "Kim"), ("who", "Kim Ju Ae"),
    ("who", "NPT"), ("who", "Elvis Presley"), ("year", "1958"), ("year", "2019", "--limit", "5"),
    ("year", "3000"), ("year", "1900/2030", "--format", "csv"), ("topic", "rice"),
    ("topic", "rise"), ("place", "Hanoi"), ("show", "rice-aid-1995"), ("at", "sggp-2019:1-4"),
    ("visits", "--who", "Kim Jong Un", "--place", "Vietnam", "--since", "2000"), ("people",),
    ("topics",), ("places",), ("sources",), ("discrepancies",), ("facts", "--format", "markdown"),
    ("coverage",), ("coverage", "vov-2019"),
    ("facts", "--facet", "person"), ("cite", "rice-aid-1995", "--as", "bibtex"),
]  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server with no database in it."""
    with a_server() as one:
        yield one


@pytest.fixture(scope="module")
def shipped(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twice]:
    """The shipped base, in a database."""
    folder = tmp_path_factory.mktemp("trips")
    with asked_twice(base_called("shipped"), server, "shipped", folder) as both:
        yield both


def test_a_lookup_waits_a_dozen_times_at_most(shipped: Twice) -> None:
    """Whatever it is, and however it is written."""
    trips = {line: shipped.trips(*line) for line in LOOKUPS}
    for line, count in trips.items():
        print(f"{count:>3}  {' '.join(line)}")
    assert max(trips.values()) <= LOOKUP
    assert min(trips.values()) > 0


def test_people_of_a_country_are_read_together(shipped: Twice) -> None:
    """An office of a country is compared with all who hold one: not one after the other."""
    assert shipped.trips("search", "list: Vietnamese dignitaries to DPRK since 2000") <= LOOKUP * 2


def test_the_count_is_that_of_the_wire(shipped: Twice, server: Server) -> None:
    """Who stands between client and server sees as many turns, but for those of the greeting."""
    with Between(server.port) as between:
        index = open_index(shipped.address.replace(str(server.port), str(between.port))).index
        greeted = between.turns
        base = OpenBase(index, index)  # type: ignore[arg-type]
        status, _, _ = said(base, "search", "when did Kim Jong Un visit Vietnam")
        counted, seen = index.round_trips - 1, between.turns - greeted  # type: ignore[attr-defined]
        index.close()
    assert status == 0
    assert counted <= seen <= counted + 2


class Between:
    """Hands on what client and server say, and counts how often the client speaks up again.

    What is said is held a moment, so that what was sent together arrives together.
    """

    _MOMENT = 0.1

    def __init__(self, port: int) -> None:
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.turns = 0
        self._last = ""
        self._ends: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Between:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Whoever still waits for a word hears that there will be none, and ends."""
        self._listening.close()
        for one in self._ends:
            with suppress(OSError):  # that side has hung up already
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for one in self._ends:
            one.close()

    def _serve(self) -> None:
        client, _ = self._listening.accept()
        server = socket.create_connection(("127.0.0.1", self._to))
        self._ends += client, server
        for one, other, name in ((client, server, "client"), (server, client, "server")):
            thread = threading.Thread(target=self._hand_on, args=(one, other, name), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _hand_on(self, one: socket.socket, other: socket.socket, name: str) -> None:
        with suppress(OSError):  # a connection that breaks is over, as one that ends
            while data := one.recv(1 << 20):
                one.settimeout(self._MOMENT)
                with suppress(TimeoutError):
                    while more := one.recv(1 << 20):
                        data += more
                one.settimeout(None)
                if name == "client" and self._last != "client":
                    self.turns += 1
                self._last = name
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)
