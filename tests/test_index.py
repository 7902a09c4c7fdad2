"""The index follows from the base, is made when it is missing, and is never needed."""

from __future__ import annotations

import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Run
from relfacts.base.files import cache_folder, load_base
from relfacts.base.index import cache, scan
from relfacts.base.index.sweeping import kept as kept_in
from relfacts.curate.build import canonical

FACTS = ROOT / "data" / "facts.json"


# --- the records and their places -------------------------------------------------------------


@pytest.mark.parametrize("piece", [1, 7, 1000, 1 << 20])
@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_record_is_where_it_is_said_to_be(
    monkeypatch: pytest.MonkeyPatch, piece: int, indent: int | None, ascii_only: bool
) -> None:
    """However the file is written and in whatever pieces it is read, places are those of bytes."""
    monkeypatch.setattr(scan, "_PIECE", piece)
    base = {"title": "Tô Lâm ở 평양 😀", "people": [{"id": 1, "x": "}]"}], "facts": [], "format": 1}
    content = json.dumps(base, indent=indent, ensure_ascii=ascii_only).encode()
    found: dict[str, Any] = {}
    for record in scan.records(io.BytesIO(content)):
        if record.length:
            text = content[record.start : record.start + record.length]
            assert json.loads(text) == record.value
        if record.section in found:
            found[record.section].append(record.value)
        else:
            found[record.section] = record.value
    assert found == base


@pytest.mark.parametrize("piece", [1, 1 << 20])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"a": 1', "',' is missing: the file ends"),
        ('{"a" 1}', "':' is missing: line 1 column 6"),
        ('{"a": 1,}', "a comma too many: line 1 column 9"),
        ('{"a":\n [}', "line 2 column 3"),
        ('{"facts": [\n "ở" 2]}', "',' is missing: line 2 column 6"),
        ('{"facts": [\n {"a": "ở" 2}]}', "line 2 column 12"),
        ('{"facts": [\n {"a": 1,', "the file ends"),
        ('{"facts":\n [', "the file ends"),
        ('{"a": 1}\n x', "something follows the base: line 2 column 2"),
        ("{'a'}", "line 1 column 2"),
        ('{"a":\n "ở', "line 2 column 2"),
        (b'{"a":\n "\xff"}', "not UTF-8: line 2 column 3"),
        (b'{"a":\n "\xe1"}', "not UTF-8: line 2 column 3"),
        ('{"a":\n ' + "[" * 200_000, "nested too deep: line 2 column 2"),
        ('{"a":\n ' + "1" * 5000 + "}", "line 2 column 2"),
    ],
)
def test_what_is_no_json_is_refused(
    monkeypatch: pytest.MonkeyPatch, piece: int, content: str | bytes, told: str
) -> None:
    """Whatever is missing or too much is told with its line and column, in whatever pieces."""
    monkeypatch.setattr(scan, "_PIECE", piece)
    raw = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(ValueError, match=re.escape(told)):
        list(scan.records(io.BytesIO(raw)))


def test_a_mark_in_front_of_the_text_is_passed() -> None:
    """Some editors write it to say that this is UTF-8; places are those in the file."""
    content = b'\xef\xbb\xbf{"facts": [\n {"id": "a"}]}'
    records = list(scan.records(io.BytesIO(content)))
    assert [record.value for record in records] == [[], {"id": "a"}]
    assert content[records[1].start :].startswith(b'{"id": "a"}')
    with pytest.raises(ValueError, match="line 1 column 2"):
        list(scan.records(io.BytesIO(b'\xef\xbb\xbf{"a}')))


class Counted(io.BytesIO):
    """A file that knows how often it was read, and how much."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.reads = self.bytes = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """As always, and counted."""
        piece = super().read(size)
        self.reads += 1
        self.bytes += len(piece)
        return piece

    def __next__(self) -> bytes:
        raise AssertionError("a line may be as long as the file, and is read a byte at a time")


_LONG = 5_000_000


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"a": 1,\n' + b" " * _LONG + b"x}", f"line 2 column {_LONG + 1}"),
        (b'{"a":\n"' + b"x" * _LONG, "line 2 column 1"),
        (b'{"a":\n"' + b"x" * _LONG + b"\n", "line 2 column"),
        (b'{"facts":\n["' + b"x" * _LONG + b'", y]}', f"line 2 column {_LONG + 6}"),
        (b'{"facts":\n["' + b"x" * _LONG + b'\xff"]}', f"not UTF-8: line 2 column {_LONG + 3}"),
        (b'{"facts":\n[y, "' + b"x" * _LONG + b'"]}', "line 2 column 2"),
        (b"{" + b"\n" * _LONG + b"x", f"line {_LONG + 1} column 1"),
        (b'{"facts": [' + b"[],\n" * (_LONG // 50) + b"x]", f"line {_LONG // 50 + 1} column 1"),
    ],
    ids=range(8),
)
def test_where_a_long_text_is_broken_is_soon_told(content: bytes, told: str) -> None:
    """It is read a few times as a whole at most, in large pieces, whatever its lines are like."""
    file = Counted(content)
    with pytest.raises(ValueError, match=re.escape(told)):
        list(scan.records(file))
    assert file.bytes <= 3 * len(content) + 10
    assert file.reads <= 30


# --- where it is kept -------------------------------------------------------------------------


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the shipped base."""
    path = tmp_path / "facts.json"
    path.write_bytes(FACTS.read_bytes())
    return path


def indexes_of(base: Path) -> list[str]:
    """The indexes that are kept for a base."""
    return kept_in(cache_folder(), str(base))


def test_an_index_is_made_once(run: Run, base: Path) -> None:
    """The second question finds the index of the first, and does not touch it."""
    run("year", "1958", "--base", str(base))
    (kept,) = indexes_of(base)
    before = Path(kept).stat().st_mtime_ns
    run("who", "Kim Il Sung", "--base", str(base))
    assert indexes_of(base) == [kept]
    assert Path(kept).stat().st_mtime_ns == before


def test_a_base_built_anew_gets_a_new_index(run: Run, base: Path) -> None:
    """What is answered is what the base says now, and the old index is gone."""
    run("facts", "--base", str(base))
    records = json.loads(base.read_text(encoding="utf-8"))
    records["facts"] = [fact for fact in records["facts"] if fact["id"] == "rice-aid-1995"]
    base.write_text(json.dumps(records), encoding="utf-8")
    assert run("facts", "--base", str(base), "--format", "json").ids == ["rice-aid-1995"]
    assert len(indexes_of(base)) == 1


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 5000])
def test_a_broken_index_is_made_again(run: Run, base: Path, content: bytes) -> None:
    """An index that cannot be read is as good as none."""
    expected = run("year", "1958", "--base", str(base)).out
    (kept,) = indexes_of(base)
    Path(kept).write_bytes(content)
    assert run("year", "1958", "--base", str(base)).out == expected


def test_an_index_of_which_a_part_is_lost_is_made_again(run: Run, base: Path) -> None:
    """Nothing is answered from it, and nothing is said of it."""
    expected = run("facts", "--base", str(base))
    (kept,) = indexes_of(base)
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute("DROP TABLE fact")
        connection.commit()
    assert run("facts", "--base", str(base)) == expected


def test_nothing_needs_to_be_kept(run: Run, base: Path, tmp_path: Path) -> None:
    """Where the folder cannot be written to, the answers are the same, and it is said why."""
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    for question in (("year", "1958"), ("who", "Kim Jogn Un"), ("facts", "--format", "json")):
        kept = run(*question, "--base", str(base))
        unkept = run(*question, "--base", str(base), RELFACTS_CACHE=str(blocked))
        assert unkept.out == kept.out
        assert "no index can be kept" in unkept.err
        assert "RELFACTS_CACHE" in unkept.err


def test_many_may_make_it_at_once(base: Path, tmp_path: Path) -> None:
    """Processes that meet a base without an index all get their answer, and one index is left."""
    folder = tmp_path / "cache"
    command = [sys.executable, "-m", "relfacts", "year", "1958", "--format", "json"]
    command += ["--base", str(base)]
    environment = {**os.environ, "RELFACTS_CACHE": str(folder)}
    asked = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(8)]
    answers = {process.communicate()[0] for process in asked}
    assert len(answers) == 1
    assert json.loads(answers.pop())["count"] > 0
    assert sorted(path.suffix for path in folder.iterdir()) == [".card", ".index"]


def test_the_index_can_be_shown_and_cleared(run: Run, base: Path, tmp_path: Path) -> None:
    """``relfacts index`` makes it and tells where; with --clear nothing is left."""
    folder = str(tmp_path / "cache")
    told = run("index", "--base", str(base), RELFACTS_CACHE=folder).out
    assert f"base: {base}, " in told
    assert folder in told
    assert "1 index removed" in run("index", "--clear", RELFACTS_CACHE=folder).out
    assert "0 indexes removed" in run("index", "--clear", RELFACTS_CACHE=folder).out


def test_an_index_that_cannot_be_removed_is_told(
    run: Run, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be written is not said to have held nothing."""
    folder = str(tmp_path / "cache")
    run("index", "--base", str(base), RELFACTS_CACHE=folder)

    def refused(path: str) -> None:
        raise OSError(path)

    monkeypatch.setattr("os.remove", refused)
    assert "cannot remove " in run("index", "--clear", RELFACTS_CACHE=folder, status=4).err


def test_a_base_that_is_none_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    """A file that is refused gets no index, not even half of one."""
    folder = tmp_path / "cache"
    (tmp_path / "facts.json").write_text('{"facts": [], "format": 1}', encoding="utf-8")
    run("facts", "--base", str(tmp_path), status=4, RELFACTS_CACHE=str(folder))
    assert list(folder.iterdir()) == []


def _backwards(value: Any) -> Any:
    """The same data with every key in another place."""
    if isinstance(value, dict):
        return {key: _backwards(value[key]) for key in sorted(value, reverse=True)}
    return list(map(_backwards, value)) if isinstance(value, list) else value


#: What programs make of a base that they read and write.
LAYOUTS: dict[str, Callable[[Any], bytes]] = {
    "compact": lambda base: json.dumps(base).encode(),
    "indented by four": lambda base: json.dumps(base, indent=4, ensure_ascii=False).encode(),
    "indented by a tab": lambda base: json.dumps(base, indent="\t", ensure_ascii=False).encode(),
    "signs spelt out": lambda base: json.dumps(base, indent=2, sort_keys=True).encode(),
    "no blank after a colon": lambda base: json.dumps(
        base, indent=2, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode(),
    "other order": lambda base: json.dumps(_backwards(base), indent=2, ensure_ascii=False).encode(),
    "CRLF": lambda base: canonical(base).replace(b"\n", b"\r\n"),
    "CR": lambda base: canonical(base).replace(b"\n", b"\r"),
    "byte order mark": lambda base: b"\xef\xbb\xbf" + canonical(base),
    "empty lines": lambda base: canonical(base).replace(b"\n", b"\n\n"),
    "slashes escaped": lambda base: canonical(base).replace(b"/", b"\\/"),
}


#: A file for the shipped base in every layout and, by no name, as a build writes it. All are of one
#: length, so that lines that show them are folded alike.
FILES = {layout: f"{number:02}.json" for number, layout in enumerate(["", *LAYOUTS])}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of these files: each is written once, and gets one index."""
    folder = tmp_path_factory.mktemp("layouts")
    records = load_base(str(FACTS))
    for layout, name in FILES.items():
        (folder / name).write_bytes(LAYOUTS.get(layout, canonical)(records))
    return folder


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "markdown", "table"])
def test_the_same_data_give_the_same_bytes(
    run: Run, laid_out: Path, monkeypatch: pytest.MonkeyPatch, layout: str, form: str
) -> None:
    """However a base is written, and in every format."""
    monkeypatch.chdir(laid_out)
    for question in (("year", "1958"), ("who", "Trump"), ("show", "rice-aid-1995"), ("people",)):
        built, other = FILES[""], FILES[layout]
        wanted, answered = (run(*question, "--base", p, "--format", form) for p in (built, other))
        assert answered.out.replace(other, built) == wanted.out
        assert answered.err.replace(other, built) == wanted.err


def test_what_is_built_is_read_as_it_stands() -> None:
    """Nothing is written anew, or even parsed, of a base that ``build`` has written."""
    for path in (FACTS, ROOT / "examples" / "moon-landings" / "data" / "facts.json"):
        opened = cache.open_index(str(path))
        assert opened.index.value("laid_out") == 1
        opened.index.close()
        opened.file.close()
