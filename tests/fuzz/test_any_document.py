"""Whatever lies where a document should: it is read, or one line says why not; no other file is."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from drawing import FORMS, HOSTILE, SMALL, anything, changed, fuzzed
from holding import Left, here, hold
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT

_EXAMPLE = ROOT / "examples" / "moon-landings"
_TEXTS = {path.name: path.read_bytes() for path in (_EXAMPLE / "documents").iterdir()}
#: What stands in a file that nobody named.
SECRET = "what nobody asked for"
_FACTS = [fact["id"] for fact in SMALL["facts"]]
_SOURCES = [source["id"] for source in SMALL["sources"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its documents, and a file outside of their folder."""
    made = tmp_path_factory.mktemp("documents")
    shutil.copytree(_EXAMPLE, made, dirs_exist_ok=True)
    (made / "secret").write_text(SECRET, encoding="utf-8")
    return made


#: What becomes of the text of a document, cut somewhere, with a piece of something else.
_FATES: tuple[Callable[[bytes, int, bytes], bytes], ...] = (
    lambda raw, at, piece: raw,
    lambda raw, at, piece: raw[:at],
    lambda raw, at, piece: raw[:at] + piece + raw[at:],
    lambda raw, at, piece: raw[:at] + piece + raw[at + len(piece) :],
    lambda raw, at, piece: raw.replace(b"\n", b"\r\n"),
    lambda raw, at, piece: raw.replace(b"\n", b"\r"),
    lambda raw, at, piece: raw.replace(b"\n", b" "),
    lambda raw, at, piece: raw.decode("utf-8").encode("utf-16"),
    lambda raw, at, piece: b"\xef\xbb\xbf" + raw,
    lambda raw, at, piece: raw + b"\0" * 10,
    lambda raw, at, piece: raw * 20,
    lambda raw, at, piece: b"",
    lambda raw, at, piece: b"\n",
    lambda raw, at, piece: b"\n" * 3000,
    lambda raw, at, piece: b"\xff" * at,
    lambda raw, at, piece: b"a" * 50_000,
)


@st.composite
def _content(draw: st.DrawFn) -> bytes:
    """The text of a document, or what became of it."""
    raw = draw(st.sampled_from(sorted(_TEXTS.values())))
    at = draw(st.integers(0, len(raw)))
    piece = draw(st.binary(max_size=6) | st.sampled_from(HOSTILE).map(lambda s: s.encode("utf-8")))
    return draw(st.sampled_from(_FATES))(raw, at, piece)


def _fifo(place: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(place)


#: What may lie there in place of a file.
_INSTEAD: tuple[Callable[[Path], None], ...] = (
    lambda place: None,
    lambda place: place.mkdir(),
    _fifo,
    lambda place: place.symlink_to("../secret"),
    lambda place: place.symlink_to(place),
    lambda place: place.symlink_to(os.devnull),
    lambda place: place.symlink_to("nowhere"),
)


def _lay(place: Path, content: bytes | Callable[[Path], None]) -> None:
    if place.is_dir() and not place.is_symlink():
        place.rmdir()
    place.unlink(missing_ok=True)
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        content(place)


@st.composite
def _asked(draw: st.DrawFn) -> tuple[list[str], str]:
    """A command that looks into documents."""
    form = draw(st.sampled_from(FORMS))
    line = draw(
        st.sampled_from(
            [["show", draw(st.sampled_from(_FACTS))], ["coverage"], ["verify"], ["new"],
             ["coverage", draw(st.sampled_from(_SOURCES))]]
        )
    )  # fmt: skip
    if line == ["verify"]:
        return [*line, "--documents", "documents"], "table"
    if line == ["new"]:
        return ["new", f"documents/{draw(st.sampled_from(sorted(_TEXTS)))}", "--id", "one"], "table"
    return ["--base", ".", *line, "--documents", "documents", "--format", form], form


@fuzzed
@given(
    contents=st.lists(_content() | st.sampled_from(_INSTEAD), min_size=3, max_size=3),
    meant=st.booleans(),
    asked=_asked(),
)
def test_every_document_is_read_or_refused(
    folder: Path,
    contents: list[bytes | Callable[[Path], None]],
    meant: bool,
    asked: tuple[list[str], str],
) -> None:
    """Cut, damaged, a pipe, a folder, a link elsewhere; with the fingerprint of the base or not."""
    base = copy.deepcopy(SMALL)
    for source, content in zip(base["sources"], contents, strict=True):
        _lay(folder / "documents" / source["document"], content)
        if meant and isinstance(content, bytes):
            source["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "data" / "facts.json").write_text(json.dumps(base), encoding="utf-8")
    line, form = asked
    _hold(here(line, folder), form)


def _hold(left: Left, form: str) -> None:
    """What holds always, and that nothing of another file is told, not its fingerprint either."""
    if left.asked[0] == "verify":
        assert left.status in (0, 4), left
    hold(left, form)
    if left.asked[0] == "new":
        return  # its document is the file that was named, wherever that leads
    fingerprint = hashlib.sha256(SECRET.encode()).hexdigest()
    for told in (SECRET, fingerprint, "root:x:0"):
        assert told.encode() not in left.out + left.err, left


_ELSEWHERE = st.sampled_from(
    ["/etc/passwd", "../secret", "documents/../../secret", "/dev/zero", "/dev/stdin", ".", "..", "",
     "/proc/self/environ", "x" * 5000, "a/b", "con", "\ud800", "~/x", "six-landings.txt/", "./x",
     "C:\\x"]
) | anything  # fmt: skip


@fuzzed
@given(names=st.lists(_ELSEWHERE, min_size=3, max_size=3), asked=_asked())
def test_no_other_file_is_a_document(
    folder: Path, names: list[str], asked: tuple[list[str], str]
) -> None:
    """A base that names a file elsewhere, or none, or what is no name."""
    base: Any = SMALL
    for number, name in enumerate(names):
        base = changed(base, ("sources", number, "document"), name)
        base = changed(
            base, ("sources", number, "sha256"), hashlib.sha256(SECRET.encode()).hexdigest()
        )
    (folder / "data" / "facts.json").write_text(json.dumps(base), encoding="utf-8")
    for name, content in _TEXTS.items():
        _lay(folder / "documents" / name, content)
    line, form = asked
    if "sha256" in line or line[0] in ("verify", "new"):
        return
    left = here(line, folder)
    hold(left, form, described=False)
    assert SECRET.encode() not in left.out + left.err, left
