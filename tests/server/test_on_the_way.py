"""What stands between a reader and a server: TLS as libpq has it, and a pooler of connections."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import base_called, whole_script

from conftest import Run
from database import Server, a_server
from relfacts import open_base

QUESTIONS = (
    "when did Kim Jong Un visit Vietnam", "who gave rice to the DPRK", "agreements in 2002",
    "what did Ho Chi Minh say", "visits by Kim Il Sung", "Kim Jogn Un 2019",
)  # fmt: skip


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What fills a database with the shipped base."""
    path = tmp_path_factory.mktemp("way") / "facts.sql"
    path.write_bytes(whole_script(base_called("shipped")))
    return path


@pytest.fixture(scope="module")
def server(script: Path) -> Iterator[Server]:
    """A server with the shipped base in two databases, ``pool`` and ``tls``."""
    with a_server() as one:
        for name in ("pool", "tls"):
            one.filled(name, script)
        yield one


class Certificate:
    """A key, and a certificate that it signed itself, of one host."""

    def __init__(self, folder: Path, host: str) -> None:
        self.key, self.path = folder / f"{host}.key", folder / f"{host}.crt"
        subprocess.run(
            [
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                "-keyout", str(self.key), "-out", str(self.path), "-subj", f"/CN={host}",
                "-addext", f"subjectAltName=DNS:{host}",
            ],
            check=True, capture_output=True,
        )  # fmt: skip


def test_tls_is_as_libpq_has_it(run: Run, server: Server, tmp_path: Path) -> None:
    """Whoever asks for it has it, and whoever asks who the server is refuses another."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here")
    own, other = Certificate(tmp_path, "localhost"), Certificate(tmp_path, "elsewhere")
    server.secured(own.key, own.path)

    def address(mode: str, root: Certificate | None = None, host: str = "localhost") -> str:
        told = f"?sslmode={mode}{f'&sslrootcert={root.path}' if root else ''}"
        return server.address("tls", more=told).replace("127.0.0.1", host)

    in_file = run("who", "Kim Il Sung", "--format", "json").out
    for told in (address("require"), address("verify-full", own), address("verify-ca", own)):
        assert run("who", "Kim Il Sung", "--format", "json", "--base", told).out == in_file
    with open_base(address("verify-full", own)):
        seen = "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
        asked = server.psql("tls", "-A", "-t", "-c", f"{seen} WHERE application_name = 'relfacts'")
        assert asked.split() == ["t"]
    # Nothing but TLS, another who signed it, another host, nobody to go by.
    for told, why in (
        (address("disable"), "rejects connection"),
        (address("verify-full", other), "certificate verify failed"),
        (address("verify-full", own, "127.0.0.1"), "does not match host name"),
    ):
        refused = run("who", "Kim Il Sung", "--base", told, status=4)
        assert refused.out == ""
        assert why in refused.err
        assert len(refused.err.splitlines()) == 2


def test_a_pooler_may_lend_a_connection_for_a_transaction(server: Server) -> None:
    """Many who ask, two connections in turn: nothing that one said is needed by the next."""
    with open_base() as base:
        expected = [json.dumps(base.search(text).to_dict()) for text in QUESTIONS]
    found: list[tuple[int, str]] = []

    def ask(pooler: str, first: int) -> None:
        # By the same address all would share one connection.
        address = pooler.replace("postgres@", f"reader{first}@")
        with open_base(address) as base:
            for number in range(len(QUESTIONS)):
                which = (first + number) % len(QUESTIONS)
                answer = json.dumps(base.search(QUESTIONS[which]).to_dict())
                found.append((which, answer.replace(f" --base {address}", "")))

    with server.pooled(2) as address:
        asking = [threading.Thread(target=ask, args=(address("pool"), n)) for n in range(4)]
        for one in asking:
            one.start()
        for one in asking:
            one.join()
    assert len(found) == 4 * len(QUESTIONS)
    assert [which for which, answer in found if answer != expected[which]] == []
