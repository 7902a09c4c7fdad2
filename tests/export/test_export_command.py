"""The command: what it writes and says, what it refuses, and what it leaves alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from conftest import ROOT, Run
from relfacts import writing
from relfacts.export import sqlite
from relfacts.export.replacing import MARK


def ids(path: Path, query: str = "SELECT id FROM facts ORDER BY number") -> list[str]:
    """The first column of an answer."""
    return [row[0] for row in sqlite3.connect(path).execute(query)]


def test_all_facts(run: Run, tmp_path: Path) -> None:
    """Without a filter all of them, in the order of a listing; and what to type next."""
    path = tmp_path / "facts.db"
    outcome = run("export", "sqlite", str(path))
    assert ids(path) == run("facts", "--format", "json").ids
    assert outcome.out.splitlines() == [
        f"{path}: 156 facts",
        f"next: datasette {path} --metadata {tmp_path / 'facts-metadata.json'}",
    ]
    assert outcome.err == ""
    assert {one.name for one in tmp_path.iterdir()} == {"facts.db", "facts-metadata.json"}


@pytest.mark.parametrize(
    "filters",
    [
        ("--who", "Kim Il Sung", "--since", "1957"),
        ("--kind", "visit", "--kind", "agreement"),
        ("--since", "2000", "--undated", "--reverse"),
        ("--last", "3"),
        ("--from", "Vietnam"),
    ],
    ids=" ".join,
)
def test_filters_are_those_of_facts(run: Run, tmp_path: Path, filters: tuple[str, ...]) -> None:
    """The facts that ``facts`` lists, whole; people, places, topics and documents are all there."""
    path = tmp_path / "some.db"
    run("export", "sqlite", str(path), *filters)
    assert sorted(ids(path)) == sorted(run("facts", *filters, "--format", "json").ids)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM people").fetchone() == (19,)


@pytest.mark.parametrize(
    ("filters", "status", "said"),
    [
        (("--who", "Minh"), 3, '--who "Hồ Chí Minh"'),
        (("--who", "Angela Merkel"), 1, "nobody in this base is called"),
        (("--since", "2100"), 1, "no facts since"),
        (("--kind", "football"), 2, "there is no kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_where_nothing_is_found_nothing_is_written(
    run: Run, tmp_path: Path, filters: tuple[str, ...], status: int, said: str
) -> None:
    """A name that fits several is asked about, with the command to type; the file is as it was."""
    path = tmp_path / "none.db"
    outcome = run("export", "sqlite", str(path), *filters, status=status)
    assert said in outcome.out + outcome.err
    assert list(tmp_path.iterdir()) == []
    if status == 3:
        assert f"relfacts export sqlite {path} --who" in outcome.out


def test_what_somebody_else_wrote_stays(run: Run, tmp_path: Path) -> None:
    """A file that no export has left is not written over; one that is ours, or empty, is."""
    path = tmp_path / "facts.db"
    path.write_text("my notes")
    said = run("export", "sqlite", str(path), status=2).err
    assert f"{path} is there already, and was not made by this command" in said
    assert path.read_text() == "my notes"
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE facts (id)")
    other.close()
    run("export", "sqlite", str(tmp_path / "other.db"), status=2)
    path.write_text("")
    run("export", "sqlite", str(path))
    first = path.read_bytes()
    run("export", "sqlite", str(path), "--last", "1")
    assert len(ids(path)) == 1
    run("export", "sqlite", str(path))
    assert path.read_bytes() == first


def test_what_stands_beside_is_asked_about_too(run: Run, tmp_path: Path) -> None:
    """The metadata are written over only if they are ours; else nothing is written at all."""
    beside = tmp_path / "facts-metadata.json"
    beside.write_text("{}")
    run("export", "sqlite", str(tmp_path / "facts.db"), status=2)
    assert [one.name for one in tmp_path.iterdir()] == ["facts-metadata.json"]
    beside.unlink()
    run("export", "sqlite", str(tmp_path / "facts.db"))
    assert MARK in beside.read_bytes()[:100]
    run("export", "sqlite", str(tmp_path / "facts.db"))


@pytest.mark.parametrize("shape", ["parquet", "site"])
def test_the_folder_one_stands_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    """Nothing can take its place: what is in it changes, and it stays what it was."""
    pytest.importorskip("pyarrow" if shape == "parquet" else "jinja2")
    command = ("export", "parquet") if shape == "parquet" else ("site",)
    folder = tmp_path / "here"
    folder.mkdir(mode=0o700)
    monkeypatch.chdir(folder)
    before = folder.stat()
    # What a writer has left that was killed.
    (folder / f".relfacts-{writing._machine()}-99999999-{'0' * 16}.draft").mkdir()
    run(*command, ".", RELFACTS_BASE=str(ROOT / "examples" / "moon-landings"))
    first = {path.relative_to(folder) for path in folder.rglob("*")}
    assert len(first) > 20
    run(*command, ".", RELFACTS_BASE=str(ROOT / "examples" / "skerry-light"))
    run(*command, str(folder), RELFACTS_BASE=str(ROOT / "examples" / "moon-landings"))
    after = folder.stat()
    assert {path.relative_to(folder) for path in folder.rglob("*")} == first
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    (folder / "mine.txt").write_text("mine")
    assert "mine.txt" in run(*command, ".", status=2).err


def test_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    """A folder, a folder that is not there, what is no file: each is said."""
    assert "is a folder" in run("export", "sqlite", str(tmp_path), status=2).err
    away = tmp_path / "away" / "facts.db"
    assert "there is no folder" in run("export", "sqlite", str(away), status=2).err
    assert "is not a plain file" in run("export", "sqlite", "/dev/null", status=2).err


def test_a_full_disk_is_told_and_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No room leaves with 74, and no draft; the export that was there is still there."""
    path = tmp_path / "facts.db"
    run("export", "sqlite", str(path))
    before = path.read_bytes()

    class Full(sqlite3.OperationalError):
        sqlite_errorname = "SQLITE_FULL"

    def fill(*_: object) -> None:
        raise Full("database or disk is full")

    monkeypatch.setattr(sqlite, "_fill", fill)
    assert f"cannot write {path}" in run("export", "sqlite", str(path), status=74).err
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_another_base(run: Run, tmp_path: Path) -> None:
    """A base of one's own, with kinds of its own."""
    path = tmp_path / "peaks.db"
    run("export", "sqlite", str(path), "--base", str(ROOT / "examples" / "peaks"))
    assert "ascent" in ids(path, "SELECT DISTINCT kind FROM facts")


@pytest.mark.parametrize("engine", ["sqlite", "postgresql", "timelinejs"])
@pytest.mark.parametrize("name", ["", ".", "/", "..", "inner/"])
def test_a_folder_is_no_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, name: str
) -> None:
    """However it is named."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inner").mkdir()
    assert run("export", engine, name, status=2).err.endswith(" is a folder\nhint: name a file\n")


def test_a_path_that_is_too_long_for_sqlite(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system knows a folder whose path has a thousand letters; SQLite does not."""
    monkeypatch.chdir(tmp_path)
    deep = Path(*(letter * 200 for letter in "abcdef"))
    try:
        deep.mkdir(parents=True)
    except OSError:
        pytest.skip("this system has no such long paths")
    told = run("export", "sqlite", str(deep / "facts.db"), status=2).err
    assert told.startswith("relfacts: cannot write ")
    assert told.endswith(": SQLite is unable to open database file\n")
    assert [*deep.iterdir()] == []


@pytest.mark.parametrize("engine", ["sqlite", "postgresql", "timelinejs", "parquet"])
def test_a_link_stays(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    """What it leads to is written, also where that is not there yet."""
    if engine == "parquet":
        pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    link = Path("link")
    link.symlink_to("target")
    for _ in range(2):
        run("export", engine, "link")
        assert link.is_symlink()
        assert Path("target").exists()
