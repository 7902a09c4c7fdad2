"""A base may name any file: none is opened but plain ones in the folder of the documents."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from relfacts.base import documents
from relfacts.curate.build import canonical

Named = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the documents, beside a file that is none."""
    (tmp_path / "secret.txt").write_text("secret\n" * 40, encoding="utf-8")
    inside = tmp_path / "documents"
    (inside / "2019").mkdir(parents=True)
    return inside


@pytest.fixture
def named(records: Any, tmp_path: Path) -> Named:
    """A base whose document SGGP bears a name, and what else is told of it."""
    # Two facts and those whom they name, so that an index is soon made of it.
    kept = {"rice-aid-1995", "emergency-aid-2000-2012"}
    records["facts"] = [fact for fact in records["facts"] if fact["id"] in kept]
    meant = {person["id"] for fact in records["facts"] for person in fact["people"]}
    records["people"] = [person for person in records["people"] if person["id"] in meant]

    def _named(name: str, **more: Any) -> str:
        source = next(one for one in records["sources"] if one["id"] == "sggp-2019")
        source |= {"document": name, **more}
        (tmp_path / "facts.json").write_bytes(canonical(records))
        return str(tmp_path)

    return _named


#: The two commands that read documents of a base.
READS = [("show", "rice-aid-1995"), ("coverage", "sggp-2019")]


@pytest.mark.parametrize("command", READS)
@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "{above}/secret.txt", "link.txt", "2019/../../secret.txt", "/etc/passwd",
     "/dev/zero", "/dev/stdin", "../nothing.txt", "/proc/self/environ", "..", "a\0b"],
)  # fmt: skip
def test_what_is_elsewhere_is_not_read(
    run: Run, named: Named, folder: Path, command: tuple[str, str], name: str
) -> None:
    """Nothing is told of it: not whether it is there, nor that its fingerprint differs."""
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    base = named(name.format(above=folder.parent))
    told = run(*command, "--base", base, "--documents", str(folder), status=4)
    assert told.out == ""
    assert "was not read" in told.err
    assert "SHA-256" not in told.err
    assert "secret\n" not in told.err


@pytest.mark.parametrize("command", READS)
@pytest.mark.parametrize("name", ["pipe", ".", "2019", "socket"])
def test_what_is_no_plain_file_is_not_waited_for(
    run: Run, named: Named, folder: Path, command: tuple[str, str], name: str
) -> None:
    """A pipe would be read for ever; a folder has no lines."""
    os.mkfifo(folder / "pipe")
    os.mknod(folder / "socket", 0o140600)
    told = run(*command, "--base", named(name), "--documents", str(folder), status=4)
    assert f"{folder}/{name}" in told.err


@pytest.mark.parametrize("command", READS)
def test_a_name_of_thousands_of_letters_is_shown_in_part(
    run: Run, named: Named, folder: Path, command: tuple[str, str]
) -> None:
    """No file can have it."""
    told = run(*command, "--base", named("n" * 5000), "--documents", str(folder), status=4)
    assert len(told.err) < 500


@pytest.mark.parametrize("command", READS)
def test_a_text_may_lie_in_a_folder_of_the_folder(
    run: Run, named: Named, folder: Path, command: tuple[str, str]
) -> None:
    """Also if the folder that is named is a link itself."""
    text = "".join(f"line {number}\n" for number in range(1, 41)).encode()
    (folder / "2019" / "sggp.txt").write_bytes(text)
    (folder.parent / "linked").symlink_to(folder)
    base = named("2019/sggp.txt", sha256=hashlib.sha256(text).hexdigest())
    told = run(*command, "--base", base, "--documents", str(folder.parent / "linked"))
    assert "line 8" in told.out


@pytest.mark.parametrize("command", READS)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"one line", "has lines 1 to 1, and the base cites line"),
        (b"", "has lines 1 to 1, and the base cites line"),
        (b"caf\xe9\n" * 40, "is not text in UTF-8: byte 4"),
    ],
)
def test_a_text_that_does_not_fit_its_base(
    run: Run, named: Named, folder: Path, command: tuple[str, str], text: bytes, said: str
) -> None:
    """It has the right fingerprint, and is none the less no text, or has no such lines."""
    (folder / "x.txt").write_bytes(text)
    base = named("x.txt", sha256=hashlib.sha256(text).hexdigest())
    assert said in run(*command, "--base", base, "--documents", str(folder), status=4).err


@pytest.mark.parametrize("command", READS)
@pytest.mark.parametrize("folder", ["", "no/such/folder", "README.md", "n" * 5000, "a\0b"])
def test_a_folder_that_is_none(run: Run, command: tuple[str, str], folder: str) -> None:
    """It is said, and how to name one."""
    told = run(*command, "--documents", folder, status=2)
    assert "there is no folder" in told.err
    assert "--documents DIR" in told.err
    assert len(told.err) < 500


def test_a_text_is_of_bounded_size(
    run: Run, named: Named, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more of it is read than a text may have."""
    monkeypatch.setattr(documents, "MOST_BYTES", 1000)
    (folder / "x.txt").write_bytes(b"x" * 1001)
    told = run("show", "rice-aid-1995", "--base", named("x.txt"), "--documents", str(folder),
               status=4)  # fmt: skip
    assert f"{folder}/x.txt is larger than" in told.err


@pytest.mark.parametrize("lines", [0, -1, 1_000_001, 99_999_999_999])
def test_a_document_has_a_bounded_number_of_lines(run: Run, named: Named, lines: int) -> None:
    """Else every line would be told of, in gigabytes."""
    base = named("x.txt", lines=lines)
    for command in (("coverage",), ("coverage", "sggp-2019")):
        assert f"has {lines} lines, not 1 to 1000000" in run(*command, "--base", base, status=4).err


@pytest.mark.parametrize("figure", ["NaN", "Infinity", "-Infinity", "1e999", "9e999999999"])
def test_a_figure_of_a_base_is_a_number(
    run: Run, named: Named, tmp_path: Path, figure: str
) -> None:
    """JSON knows no others, and none may go out: not from a lookup, nor from diff."""
    base = tmp_path / "facts.json"
    named("x.txt")
    text = base.read_text(encoding="utf-8")
    assert '"value": 50000\n' in text
    base.write_text(text.replace('"value": 50000\n', f'"value": {figure}\n'), encoding="utf-8")
    for command in (("aid", "--base", str(base)), ("diff", "data", str(base))):
        told = run(*command, status=4)
        assert f"{figure} is not a number" in told.err
        assert told.out == ""
