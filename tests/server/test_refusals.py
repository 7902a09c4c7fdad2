"""A server that is not there, refuses, or has another base: one line, status 4, and no password."""

from __future__ import annotations

import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import base_called, whole_script

from conftest import Run
from database import Server, a_server
from relfacts import BaseError, open_base
from relfacts.base.address import given, shown
from relfacts.base.files import without_secrets
from relfacts.errors import UsageError

SECRET = "s3cr3t-w0rd"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server with no database in it."""
    with a_server() as one:
        yield one


@pytest.fixture(scope="module")
def shipped(server: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the shipped base, as one who may only read has it."""
    script = tmp_path_factory.mktemp("refusals") / "facts.sql"
    script.write_bytes(whole_script(base_called("shipped")))
    server.filled("shipped", script)
    server.psql("shipped", "-c", f"CREATE ROLE reader LOGIN PASSWORD '{SECRET}'")
    server.psql("shipped", "-c", "CREATE ROLE nobody LOGIN PASSWORD 'nothing'")
    server.psql("shipped", "-c", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    server.psql("postgres", "-c", "CREATE DATABASE empty")
    return server.address("shipped", f"reader:{SECRET}")


def refused(run: Run, address: str, *line: str) -> str:
    """What is said where a base is refused: a line and a hint, without a secret."""
    told = run(*(line or ("who", "Kim Il Sung")), "--base", address, status=4)
    assert told.out == ""
    assert SECRET not in told.err
    first, *hint = told.err.splitlines()
    assert first.startswith("relfacts: ")
    assert len(hint) == 1
    assert hint[0].startswith("hint: ")
    return told.err


def test_who_may_only_read_is_answered(run: Run, shipped: str) -> None:
    """And no hint has the password, whatever is offered."""
    found = run("--base", shipped, "who", "Kim Il Sung")
    assert "28 Nov - 2 Dec 1958" in found.out
    assert SECRET not in found.out + found.err
    assert f"--base {shown(shipped)} show" in found.out
    nobody = run("who", "Kim Il Sungg Foo", "--base", shipped, status=1)
    assert SECRET not in nobody.out + nobody.err
    wrong = run("whoo", "Kim Il Sung", "--base", shipped, status=2)
    assert SECRET not in wrong.out + wrong.err
    told = run("index", f"--base={shipped}")
    assert told.out == f"base: {shown(shipped)}, 156 facts\n"
    named = run("year", "1958", "--format", "json", RELFACTS_BASE=shipped)
    assert named.json["count"] == 6


def test_a_refused_password_is_told(run: Run, server: Server, shipped: str) -> None:
    """By the server's own word, with where a password may stand."""
    told = refused(run, server.address("shipped", f"reader:{SECRET}x"))
    assert "password authentication failed" in told
    assert "PGPASSWORD" in told


def test_what_is_not_there_is_told(run: Run, server: Server, shipped: str) -> None:
    """No server, no database, no base in it, nothing that may be read."""
    away = f"postgresql://reader:{SECRET}@127.0.0.1:1/facts"
    assert "refused" in refused(run, away)
    assert "does not exist" in refused(run, server.address("nowhere"))
    assert "no relfacts base" in refused(run, server.address("empty"))
    assert "may not be read" in refused(run, server.address("shipped", "nobody:nothing"))


def test_an_address_that_cannot_be_read_is_not_repeated(run: Run) -> None:
    """What is wrong with it may be the password."""
    refused(run, f"postgresql://127.0.0.1/facts?password={SECRET}%zz")
    for address in (f"postgresql://u:a@{SECRET}@host/db", f"postgresql://u:a/{SECRET}@host/db"):
        told = run("who", "Kim", "--base", address, status=2)
        assert SECRET not in told.err


def test_a_base_of_another_version_is_told(
    run: Run, server: Server, shipped: str, tmp_path: Path
) -> None:
    """And one whose tables are not all there."""
    script = whole_script(base_called("moon-landings"))
    for name, change in (
        ("older", "UPDATE value SET words = '1 little' WHERE name = 'tables'"),
        ("partly", "DROP TABLE bearer, name"),
    ):
        path = tmp_path / f"{name}.sql"
        path.write_bytes(script)
        server.filled(name, path)
        server.psql(name, "-c", change)
    assert "another version" in refused(run, server.address("older"))
    assert "is not whole" in refused(run, server.address("partly"), "who", "Armstrong")


def test_a_question_that_takes_too_long_is_given_up(run: Run, shipped: str) -> None:
    """After as long as the address says."""
    slow = f"{shipped}?options=-cstatement_timeout%3D1"
    told = [one for one in (_asked(slow) for _ in range(50)) if one is not None]
    assert "gave the question up" in told[0].message
    assert SECRET not in f"{told[0]} {told[0].hint}"


def _asked(address: str) -> BaseError | None:
    """What comes of questions that take more than a thousandth of a second, if anything does."""
    try:
        with open_base(address) as base:
            base.facts()
            base.search("when did Kim Jong Un visit Vietnam")
    except BaseError as error:
        return error
    return None


def test_a_lost_connection_is_taken_up_again(server: Server, shipped: str) -> None:
    """A server that was started again answers the next question; one that stays away does not."""
    with open_base(shipped) as base:
        before = base.who("Kim Il Sung").to_dict()
        server.stop()
        with pytest.raises(BaseError, match="cannot open") as raised:
            base.year(1958)
        assert SECRET not in f"{raised.value} {raised.value.hint}"
        server.start()
        assert base.year(1958).count == 6
        assert base.who("Kim Il Sung").to_dict() == before


def test_what_only_files_can_do_is_told(run: Run, shipped: str) -> None:
    """Two bases are compared as files."""
    assert "only files are compared" in run("diff", shipped, "data", status=4).err


def test_several_processes_serve_one_database(shipped: str) -> None:
    """Each answers as the other does."""
    command = [sys.executable, "-m", "relfacts", "serve", "--port", "0", "--base", shipped]
    servers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        addresses = [one.stdout.readline().strip() for one in servers if one.stdout]
        pages: list[bytes] = []

        def ask(address: str) -> None:
            for _ in range(5):
                page = f"{address}who?q=Kim+Il+Sung"
                asked = urllib.request.Request(page, headers={"Accept": "application/json"})
                with urllib.request.urlopen(asked, timeout=60) as answer:
                    pages.append(answer.read())

        asking = [threading.Thread(target=ask, args=(one,)) for one in addresses]
        for one in asking:
            one.start()
        for one in asking:
            one.join()
    finally:
        for one_ in servers:
            one_.terminate()
            one_.communicate(timeout=30)
    assert len(pages) == 10
    assert len({*pages}) == 1
    assert b'"count": 9' in pages[0]
    assert SECRET.encode() not in pages[0]


def test_an_address_is_shown_without_its_secrets() -> None:
    """Wherever in it they stand; who connects has them."""
    full = f"postgresql://u:{SECRET}@host:5/db?sslmode=require&password={SECRET}&x"
    assert shown(full) == "postgresql://u@host:5/db?sslmode=require"
    assert given(shown(full)) == full
    assert shown("postgresql:///db") == "postgresql:///db"
    assert shown(f"postgres://host/db?p%61ssword={SECRET}") == "postgres://host/db"
    line = ["who", "a://b", f"--base=postgres://u:{SECRET}@h/d", f"postgresql://u:{SECRET}@h/d"]
    assert without_secrets(line) == [
        "who", "a://b", "--base=postgres://u@h/d", "postgresql://u@h/d",
    ]  # fmt: skip
    with pytest.raises(UsageError):
        shown(f"postgresql://u:a@{SECRET}@host/db")


@pytest.mark.parametrize("scheme", ["POSTGRESQL", "mysql", "https", "no scheme"])
def test_no_other_address_is_repeated(run: Run, scheme: str) -> None:
    """There may be a password in it too."""
    address = f"{scheme}://u:{SECRET}@host/db"
    # Which the system refuses as too long for a name.
    long = f"{scheme}://u:{SECRET}@{'host' * 200}/db"
    for line in (("people", "--base", address), ("people", "--base", long),
                 ("diff", ".", address)):  # fmt: skip
        outcome = run(*line, status=4)
        assert f"begins with {scheme}://" in outcome.err
        assert SECRET not in outcome.out + outcome.err
