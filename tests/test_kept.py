"""What is kept in the cache folder: where that is, what of it is believed, and what goes."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from conftest import ROOT, Run
from relfacts import writing
from relfacts.base.files import cache_folder
from relfacts.base.index.sweeping import kept

FACTS = ROOT / "data" / "facts.json"
SMALL = ROOT / "examples" / "moon-landings" / "data" / "facts.json"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="owners and links as POSIX has them")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is not there yet."""
    monkeypatch.setenv("RELFACTS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the small base."""
    return Path(shutil.copy(SMALL, tmp_path / "facts.json"))


Ask = Callable[[], str]


@pytest.fixture
def ask(run: Run, base: Path) -> Ask:
    """All facts of the base, as text; of the index nothing may be said."""

    def asked() -> str:
        outcome = run("facts", "--base", str(base), "--format", "json")
        assert outcome.err == ""
        return outcome.out

    return asked


def state(folder: Path) -> dict[str, tuple[int, ...]]:
    """Every file below a folder, and what would change if it were written anew."""
    files = [path for path in folder.rglob("*") if not path.is_dir()]
    return {
        str(path): (one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns)
        for path in files
        for one in [path.lstat()]
    }


def the_index(folder: Path) -> Path:
    """The one index in the folder."""
    (index,) = folder.glob("*.index")
    return index


# --- where it is ---------------------------------------------------------------------------------

#: What may stand in each of the variables; {0} is the folder of the test.
VALUES = (None, "", "/", "//", "//{0}", "rel", "~", "~/own", "{0}/abs")
NAMES = ("HOME", "XDG_CACHE_HOME", "RELFACTS_CACHE")


def expected(environment: dict[str, str], home: str | None) -> str | None:
    """The folder that these variables name, by the rules of the README. ``home`` is of no HOME."""
    own = environment.get("HOME", "")
    home = own if own.startswith("/") else home
    named = environment.get("RELFACTS_CACHE")
    if named:
        if named.startswith("~"):
            return home and home + named[1:]
        return named
    caches = environment.get("XDG_CACHE_HOME", "")
    if caches.startswith("/"):
        return f"{caches}/relfacts"
    return home and f"{home}/.cache/relfacts"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="they keep caches elsewhere")
@pytest.mark.parametrize("entry", ["/nowhere/at/home", "", None], ids=["home", "none", "nobody"])
def test_the_folder_is_the_one_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, entry: str | None
) -> None:
    """Whatever stands in the variables, and whatever the system knows of the user."""
    import pwd

    def known(_: int) -> object:
        if entry is None:
            raise KeyError
        return type("Entry", (), {"pw_dir": entry})()

    monkeypatch.setattr(pwd, "getpwuid", known)
    for values in itertools.product(VALUES, repeat=3):
        environment = {
            name: value.format(tmp_path)
            for name, value in zip(NAMES, values, strict=True)
            if value is not None
        }
        with monkeypatch.context() as patch:
            for name in NAMES:
                patch.delenv(name, raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            found, wanted = cache_folder(), expected(environment, entry or None)
        assert (found is None) == (wanted is None), environment
        if found and wanted:
            assert os.path.realpath(found) == os.path.realpath(wanted), environment
            assert not found.startswith("//")
            assert "~" not in found


#: Where a base may be asked from without writing outside the folder of the test.
ODD = [
    {"RELFACTS_CACHE": "//{0}/c"}, {"RELFACTS_CACHE": "rel"}, {"RELFACTS_CACHE": "."},
    {"RELFACTS_CACHE": "~", "HOME": "{0}/h"}, {"RELFACTS_CACHE": "~/c", "HOME": "/{0}/h"},
    {"HOME": "/{0}/h"}, {"HOME": "{0}/h", "XDG_CACHE_HOME": "rel"},
    {"XDG_CACHE_HOME": "//{0}/x"}, {"RELFACTS_CACHE": "{0}/a?b#c%41 d"},
    {"RELFACTS_CACHE": "{0}/\udce9"}, {"RELFACTS_CACHE": "{0}/bằng"},
]  # fmt: skip


@pytest.mark.parametrize("given", ODD, ids=str)
def test_nothing_is_written_elsewhere_and_nothing_twice(
    tmp_path: Path, base: Path, given: dict[str, str]
) -> None:
    """The second question makes no index, and all there is lies in the folder that was named."""
    work = tmp_path / "work"
    for name in ("h", "work", "python"):
        (tmp_path / name).mkdir()
    environment = {name: value.format(tmp_path) for name, value in given.items()}
    kept_by_system = {k: v for k, v in os.environ.items() if k not in NAMES}
    command = [sys.executable, "-m", "relfacts", "year", "1969", "--base", str(base)]

    def once() -> dict[str, tuple[int, ...]]:
        done = subprocess.run(
            command, env=kept_by_system | environment, cwd=work, capture_output=True, check=True
        )
        assert b"no index" not in done.stderr
        return state(tmp_path)

    first = once()
    assert once() == first
    wanted = os.path.realpath(work / str(expected(environment, None)))
    written = [path for path in first if path.endswith((".index", ".card"))]
    assert len(written) == 2
    assert {os.path.realpath(Path(path).parent) for path in written} == {wanted}


def test_without_a_home_it_is_made_in_memory_and_told(
    run: Run, base: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nobody knows where a user without a home keeps things."""
    import pwd

    def nobody(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.chdir(tmp_path)
    before = state(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    told = run("year", "1969", "--base", str(base)).err
    assert "no index can be kept anywhere (there is no home folder)" in told
    assert "RELFACTS_CACHE names another folder" in told
    assert state(tmp_path) == before


# --- what is believed ----------------------------------------------------------------------------


def test_an_index_that_is_sound_is_not_made_again(ask: Ask, folder: Path) -> None:
    """The folder after the second question is what it was before it."""
    ask()
    before = state(folder)
    assert ask()
    assert state(folder) == before


@pytest.mark.parametrize("set_back", [False, True], ids=["", "times set back"])
def test_flipped_bits_answer_nothing(ask: Ask, folder: Path, set_back: bool) -> None:
    """In every page of the index, whatever the file says of its age: it is made anew."""
    wanted = ask()
    chance = random.Random(11)
    for page in range(0, the_index(folder).stat().st_size // 4096, 1 if set_back else 7):
        index = the_index(folder)
        before = index.stat()
        with index.open("r+b") as file:
            at = page * 4096 + chance.randrange(4096)
            file.seek(at)
            (byte,) = file.read(1)
            file.seek(at)
            file.write(bytes([byte ^ 1 << chance.randrange(8)]))
        if set_back:
            os.utime(index, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert ask() == wanted
        assert the_index(folder).name != index.name


def test_flipped_bits_of_a_card_answer_nothing(ask: Ask, base: Path, folder: Path) -> None:
    """A card with a bit that is wrong is no card, and there is one index afterwards."""
    records = json.loads(base.read_text("utf-8"))
    # So little that a hundred indexes are soon made of it.
    for person in records["people"]:
        person["forms"] = {}
    records["facts"] = records["facts"][:3]
    base.write_text(json.dumps(records), "utf-8")
    wanted = ask()
    (card,) = folder.glob("*.card")
    # Every third byte, another bit each time: each of its lines, and each figure in them.
    for at in range(0, card.stat().st_size, 3):
        content = bytearray(card.read_bytes())
        content[at] ^= 1 << at % 8
        card.write_bytes(content)
        assert ask() == wanted
        the_index(folder)


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 200, b"relfacts index 9\n", b"\n" * 9, b"\xff" * 99]
)
def test_a_card_that_is_none_is_written_anew(ask: Ask, folder: Path, content: bytes) -> None:
    """Whatever stands on it."""
    wanted = ask()
    (card,) = folder.glob("*.card")
    card.write_bytes(content)
    assert ask() == wanted


def test_an_index_of_another_base_answers_nothing(run: Run, ask: Ask, folder: Path) -> None:
    """Under our name, and under our card, and with its own card under the name of ours."""
    wanted = ask()
    other = folder.with_name("other")
    run("facts", "--base", str(FACTS), RELFACTS_CACHE=str(other))
    for names in (["*.index"], ["*.card"], ["*.index", "*.card"]):
        for name in names:
            shutil.copy2(next(other.glob(name)), next(folder.glob(name)))
        assert ask() == wanted
    index = the_index(folder)
    index.unlink()
    index.hardlink_to(the_index(other))
    assert ask() == wanted


@POSIX
def test_an_index_that_others_may_have_written_answers_nothing(ask: Ask, folder: Path) -> None:
    """One that others may write, or that is a link, a pipe, a folder."""
    wanted = ask()
    ways = itertools.product(("*.index", "*.card"), (_for_all, _linked, _a_pipe))
    for name, change in (*ways, ("*.index", _a_folder)):
        (path,) = folder.glob(name)
        change(path)
        assert ask() == wanted
        for left in list(folder.iterdir()):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        ask()


def _for_all(path: Path) -> None:
    path.chmod(0o666)


def _linked(path: Path) -> None:
    path.symlink_to(path.rename(path.with_name("elsewhere")))


def _a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("names", [["*.index"], ["*.card"], ["*.index", "*.card"]], ids=str)
def test_an_index_of_another_user_answers_nothing(ask: Ask, folder: Path, names: list[str]) -> None:
    """It is made anew, and is ours."""
    wanted = ask()
    before = the_index(folder).name
    for name in names:
        (path,) = folder.glob(name)
        os.chown(path, 12345, 12345)
    assert ask() == wanted
    assert the_index(folder).name != before
    assert {path.stat().st_uid for path in folder.iterdir()} == {0}


def test_a_base_changed_in_place_is_not_answered_from_the_old_index(ask: Ask, base: Path) -> None:
    """With the same size, and its time set back, again and again and at once."""
    ask()
    for number in range(5):
        before = base.stat()
        text = base.read_text("utf-8")
        changed = text.replace("landed", f"lande{number}").replace(
            f"lande{number - 1}", f"lande{number}"
        )
        assert changed != text
        with base.open("r+", encoding="utf-8") as file:
            file.write(changed)
        os.utime(base, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert base.stat().st_size == before.st_size
        assert f"lande{number}" in ask()


def test_any_failure_of_an_index_has_it_made_anew(
    run: Run, base: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though it was believed: it is gone at once, and the next question has another."""
    from relfacts.base.index.reader import Index

    run("facts", "--base", str(base))
    before = the_index(folder)

    def damaged(*_: object) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    class Damaged:
        execute = damaged

        def close(self) -> None: ...

    with monkeypatch.context() as patch:
        made = Index.__init__

        def spoilt(self: Index, _: object, *rest: object) -> None:
            made(self, Damaged(), *rest)  # type: ignore[arg-type]

        patch.setattr(Index, "__init__", spoilt)
        told = run("facts", "--base", str(base), status=4).err
    assert "the index was damaged" in told
    assert "ask again" in told
    assert not before.exists()
    run("facts", "--base", str(base))
    assert the_index(folder) != before


# --- what goes -----------------------------------------------------------------------------------


def dead() -> int:
    """The number of a process that has been and is gone."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def renamed(index: Path, process: int) -> Path:
    """An index as another process would have called it."""
    parts = index.name.split("-")
    return index.rename(index.with_name("-".join([*parts[:2], str(process), *parts[3:]])))


@pytest.mark.parametrize("clear", [False, True], ids=["the next index", "--clear"])
def test_what_killed_processes_left_goes(run: Run, base: Path, folder: Path, clear: bool) -> None:
    """Drafts of every age of indexes and cards, when the next index is made, and with --clear."""
    run("facts", "--base", str(base))
    index = the_index(folder).read_bytes()
    for size in (0, 4096, len(index)):
        draft = Path(writing.draft_in(str(folder)))
        draft.write_bytes(index[:size])
        renamed(draft, dead())
    # Killed after it had its name and before it had a card.
    done = writing.finished(writing.draft_in(str(folder)), ".index")
    Path(done).write_bytes(index)
    if clear:
        run("index", "--clear")
        assert list(folder.iterdir()) == []
    base.touch()
    run("facts", "--base", str(base))
    assert sorted(path.suffix for path in folder.iterdir()) == [".card", ".index"]


def test_what_another_process_is_making_stays(run: Run, base: Path, folder: Path) -> None:
    """Neither --clear nor the next index takes it away."""
    run("facts", "--base", str(base))
    making = renamed(Path(writing.draft_in(str(folder))), os.getppid())
    base.touch()
    run("facts", "--base", str(base))
    run("index", "--clear")
    assert list(folder.iterdir()) == [making]


def test_the_index_of_a_base_that_is_gone_goes(run: Run, base: Path, folder: Path) -> None:
    """When the next one is made."""
    run("facts", "--base", str(base))
    base.unlink()
    run("facts", "--base", str(FACTS))
    assert sorted(path.suffix for path in folder.iterdir()) == [".card", ".index"]
    assert kept(str(folder), str(FACTS))


FORMER = "1234abcd-93071-18b1f2-2a-8.index"


def former(folder: Path, name: str) -> None:
    """An index as earlier versions made it."""
    with closing(sqlite3.connect(folder / name)) as connection:
        connection.execute("PRAGMA user_version = 8")
        connection.execute("CREATE TABLE fact (no)")


def test_indexes_of_earlier_versions_go(run: Run, base: Path, folder: Path) -> None:
    """And what killed processes left of them."""
    folder.mkdir()
    former(folder, FORMER)
    former(folder, f"{FORMER}.{dead()}")
    (folder / f"{FORMER}.{dead()}").touch()
    run("facts", "--base", str(base))
    assert sorted(path.suffix for path in folder.iterdir()) == [".card", ".index"]


def strangers(folder: Path, index: Path) -> Iterator[Path]:
    """Files of others that are called as ours, or hold what ours hold."""
    folder_of = folder
    card = next(folder.glob("*.card"))
    for name in ("thesis.index", "book.index", "notes.card", "relfacts-1.index", "a.draft"):
        path = folder_of / name
        path.write_text("thesis", "utf-8")
        yield path
    # By name, not by what it holds.
    parts = index.name.split("-")
    called = folder / "-".join([*parts[:2], str(dead()), *parts[3:]])
    called.write_text("thesis", "utf-8")
    yield called
    with closing(sqlite3.connect(folder / called.name.replace("0", "1"))) as connection:
        connection.execute("CREATE TABLE mine (thesis)")
    yield folder / called.name.replace("0", "1")
    path = folder / f"relfacts-{'0' * 16}.card"
    path.write_text("thesis", "utf-8")
    yield path
    (folder / FORMER).write_text("thesis", "utf-8")
    yield folder / FORMER
    # By what it holds, not by name.
    for what in (index, card):
        yield Path(shutil.copy(what, folder / f"my copy of it{what.suffix}"))


def test_clear_removes_only_what_is_ours(run: Run, base: Path, folder: Path) -> None:
    """By its name and by what it holds."""
    run("facts", "--base", str(base))
    index = the_index(folder)
    theirs = {path: path.read_bytes() for path in strangers(folder, index)}
    assert "1 index removed" in run("index", "--clear").out
    assert {path: path.read_bytes() for path in folder.iterdir()} == theirs


@POSIX
def test_clear_follows_no_link(run: Run, base: Path, folder: Path, tmp_path: Path) -> None:
    """An index elsewhere that has our name here stays where it is."""
    run("facts", "--base", str(base))
    index = the_index(folder)
    elsewhere = index.rename(tmp_path / "kept")
    index.symlink_to(elsewhere)
    run("index", "--clear")
    assert elsewhere.exists()


# --- no room, and others at work -----------------------------------------------------------------


def test_a_base_that_is_replaced_meanwhile_needs_no_index(
    run: Run, base: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question is answered from the file that it opened; nothing is said, nothing is left."""
    from relfacts.base.index import build, keeping

    made = build.build
    records = FACTS.read_bytes()

    def meanwhile(*given: object, **rest: object) -> None:
        made(*given, **rest)  # type: ignore[arg-type]
        writing.write(str(base), records)

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "build", meanwhile)
        outcome = run("facts", "--base", str(base), "--format", "json")
    assert outcome.err == ""
    assert "apollo" in outcome.out.lower()
    assert list(folder.iterdir()) == []
    assert "apollo" not in run("facts", "--base", str(base)).out.lower()


def test_a_base_that_changes_while_it_is_read_is_read_again(
    run: Run, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it never comes to rest, that is said."""
    from relfacts.base.index import build, keeping

    made = build.build
    times: list[float] = []

    def meanwhile(*given: object, **rest: object) -> None:
        made(*given, **rest)  # type: ignore[arg-type]
        if len(times) < most:
            times.append(time.time())
            os.utime(base)

    monkeypatch.setattr(keeping, "build", meanwhile)
    most = 3
    assert run("facts", "--base", str(base)).err == ""
    times.clear()
    most = 99
    base.touch()
    assert "changes while it is read" in run("facts", "--base", str(base), status=4).err


@POSIX
@pytest.mark.parametrize("bytes_", [0, 4096, 100_000])
def test_a_full_disk_keeps_no_index_and_answers(base: Path, tmp_path: Path, bytes_: int) -> None:
    """The answer is the same, the status too, and nothing is left behind."""
    import resource

    folder = tmp_path / "cache"
    # Without -B Python writes bytecode by halves too, and fails of it ever after.
    command = [
        sys.executable, "-B", "-m", "relfacts", "facts", "--base", str(base), "--format", "json"
    ]  # fmt: skip
    environment = {**os.environ, "RELFACTS_CACHE": str(folder)}
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_)),
    )
    assert done.returncode == 0
    assert b"no index can be kept in" in done.stderr
    assert list(folder.iterdir()) == []
    assert (
        done.stdout
        == subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    )


@POSIX
@pytest.mark.parametrize("most", [1024, 20 * 1024])
def test_where_no_file_can_be_written_the_answer_is_the_same(
    base: Path, ask: Ask, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither an index nor a file on the way to one: all of it is in memory."""
    import resource

    usual = ask()
    monkeypatch.setenv("RELFACTS_CACHE", os.devnull)
    done = subprocess.run(
        [sys.executable, "-m", "relfacts", "facts", "--base", str(base), "--format", "json"],
        capture_output=True, text=True, encoding="utf-8", check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == usual
