"""A server of PostgreSQL for the tests: Debian's programs, in a folder of its own, on loopback.

It is started by the test that needs it, and stopped with the last of them.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

# Where Debian has the programs of the server.
_PLACES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"))[::-1], *map(Path, os.get_exec_path())]
_BIN = next((place for place in _PLACES if (place / "initdb").is_file()), None)
_USER = "postgres"

# Whoever owns the server comes in by its socket; others need a password, at loopback.
_WHO_MAY = """local all all trust
host all postgres 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
"""


class Server:
    """A server that runs, and what asks it."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self.port = port
        self._served: subprocess.Popen[bytes] | None = None

    def address(self, database: str, user: str = _USER, more: str = "") -> str:
        """Where a database is, as ``--base`` takes it."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}{more}"

    @property
    def pid(self) -> int:
        """The number of its first process, whose children answer."""
        told = self._folder / "data" / "postmaster.pid"
        return int(told.read_text().partition("\n")[0])

    def psql(self, database: str, *more: str, script: str | None = None) -> str:
        """What psql prints; it stops at the first error."""
        command = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self._folder)]
        command += ["-p", str(self.port), "-U", _USER, "-d", database]
        done = subprocess.run(
            [*command, *more], input=script, capture_output=True, text=True, check=False,
            timeout=300, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def filled(self, database: str, script: Path) -> str:
        """The address of a new database that a script has filled."""
        self.psql("postgres", "-c", f"CREATE DATABASE {database}")
        self.psql(database, "-f", str(script))
        return self.address(database)

    def first_columns(self, database: str, queries: list[str]) -> list[list[str]]:
        """The first column of the answer to each query."""
        script = "".join(f"{query};\n\\echo '\x1d'\n" for query in queries)
        shown = self.psql(database, "-A", "-t", "-F", "\x1f", "-R", "\x1e", script=script)
        *answers, last = shown.split("\x1d\n")
        assert last == ""
        return [
            [row.split("\x1f")[0] for row in answer.removesuffix("\n").split("\x1e")]
            if answer.strip() else []
            for answer in answers
        ]  # fmt: skip

    def secured(self, key: Path, certificate: Path) -> None:
        """Have it speak TLS as well, with a certificate; in the database ``tls`` nothing else."""
        data = self._folder / "data"
        for path, name in ((key, "server.key"), (certificate, "server.crt")):
            kept = data / name
            kept.write_bytes(path.read_bytes())
            kept.chmod(0o600)
            if os.geteuid() == 0:
                shutil.chown(kept, _USER)
        may = data / "pg_hba.conf"
        may.write_text(f"hostnossl tls all 127.0.0.1/32 reject\n{may.read_text()}")
        self.psql("postgres", "-c", "ALTER SYSTEM SET ssl = on")
        self.psql("postgres", "-c", "SELECT pg_reload_conf()")

    @contextmanager
    def pooled(self, size: int) -> Iterator[Callable[[str], str]]:
        """PgBouncer before it, which lends a connection for a transaction; gives addresses there.

        Skips the test where it is not to be had.
        """
        program = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if program is None:
            pytest.skip("no PgBouncer here: apt-get install pgbouncer")
        port = _free_port()
        told = self._folder / "pgbouncer.ini"
        told.write_text(
            f"[databases]\n* = host=127.0.0.1 port={self.port} user={_USER}\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
            f"auth_type = any\npool_mode = transaction\ndefault_pool_size = {size}\n"
            f"server_round_robin = 1\nignore_startup_parameters = options\n"
        )
        pooler = subprocess.Popen(
            _as_server(program, str(told)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            for _ in range(100):
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.1)
            yield lambda database: f"postgresql://{_USER}@127.0.0.1:{port}/{database}"
        finally:
            pooler.terminate()
            pooler.wait(30)

    def start(self) -> None:
        """Have it run, until it answers."""
        assert _BIN is not None
        own = ["-c", "fsync=off", "-k", str(self._folder), "-p", str(self.port)]
        own += ["-c", "listen_addresses=127.0.0.1", "-c", "shared_buffers=64MB"]
        self._served = subprocess.Popen(
            _as_server(str(_BIN / "postgres"), "-D", str(self._folder / "data"), *own),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        ready = [str(_BIN / "pg_isready"), "-q", "-h", str(self._folder), "-p", str(self.port)]
        for _ in range(300):
            if subprocess.run(ready, check=False).returncode == 0:
                return
            assert self._served.poll() is None
            time.sleep(0.1)
        raise AssertionError("the server does not start")

    def stop(self) -> None:
        """Have it leave, whoever is connected."""
        if self._served is not None:
            # Fast shutdown: runuser does not hand every signal on.
            assert _BIN is not None
            data = str(self._folder / "data")
            stop = (str(_BIN / "pg_ctl"), "stop", "-D", data, "-m", "fast", "-w")
            subprocess.run(_as_server(*stop), check=False, capture_output=True, timeout=60)
            self._served.wait(30)
            self._served = None


@contextmanager
def a_server() -> Iterator[Server]:
    """A server with no database in it; skips the test where there is none to be had."""
    if _BIN is None or shutil.which("psql") is None:
        pytest.skip("no server of PostgreSQL here: apt-get install postgresql")
    # Where the user of the server may look; the folders of pytest are root's own.
    folder = Path(tempfile.mkdtemp(prefix="relfacts-pg-"))
    if os.geteuid() == 0:
        if subprocess.run(["id", _USER], capture_output=True, check=False).returncode:
            pytest.skip(f"no user {_USER} here, and root may not run the server")
        shutil.chown(folder, _USER)
    data = folder / "data"
    initdb = (str(_BIN / "initdb"), "-D", str(data), "-U", _USER, "-A", "trust", "-N")
    # In another order of letters than that of bytes, if there is one.
    told = ("-E", "UTF8", "--locale-provider=icu", "--icu-locale=en-US", "--locale=C")
    subprocess.run(_as_server(*initdb, *told), check=True, capture_output=True, timeout=120)
    (data / "pg_hba.conf").write_text(_WHO_MAY)
    server = Server(folder, _free_port())
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _as_server(*command: str) -> list[str]:
    """A command as the user of the server runs it: the server refuses to be run by root."""
    if os.geteuid() == 0:
        return ["runuser", "-u", _USER, "--", *command]
    return [*command]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
