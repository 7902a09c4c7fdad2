"""A folder of seeds in, the bytes of ``facts.json`` out: the same bytes every time."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring
from pathlib import Path
from typing import TYPE_CHECKING

from relfacts.base.documents import read_plain
from relfacts.curate.collecting import uncollected
from relfacts.curate.located import Problem
from relfacts.curate.reconcile import reconcile
from relfacts.curate.rules import check
from relfacts.curate.seeds import Seeds, Watch, read_seeds, unwatched
from relfacts.errors import BaseError, UsageError

if TYPE_CHECKING:
    from relfacts import records


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: the bytes, or the problems that stand in their way."""

    content: bytes
    facts: int
    problems: list[Problem]


@uncollected()
def load_seeds(folder: Path, watched: Watch = unwatched) -> Seeds:
    """Read every ``*.yaml`` of ``folder``.

    Raises BaseError if the folder is not there or holds no seeds.
    """
    # Sorted, because the order of a directory differs between systems and must not show.
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise BaseError(f"no seeds (*.yaml) in {folder}", "name the folder: --seeds DIR")
    files = []
    for path in paths:
        try:
            # In one form of line breaks, as text is read.
            text = read_plain(str(path), str(path)).decode("utf-8")
            files.append((path.stem, str(path), text.replace("\r\n", "\n").replace("\r", "\n")))
        except OSError as error:
            raise BaseError(f"cannot read {path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise BaseError(
                f"{path} is not text in UTF-8: byte {error.start + 1}", "convert it first"
            ) from error
    return read_seeds(files, watched)


@uncollected()
def build(
    seeds: Seeds,
    published: records.Base | None = None,
    checking: Watch = unwatched,
    making: Watch = unwatched,
    writing: Watch = unwatched,
) -> Built:
    """Check the seeds and, if they hold, reconcile them into the bytes of ``facts.json``.

    Every id of a fact in ``published``, the base as others have it, must still lead to a fact or
    to the reason why it was withdrawn. ``checking`` hands out the rules, ``making`` the facts and
    ``writing`` the records of each section.
    """
    problems = check(seeds, checking)
    if problems:
        return Built(b"", 0, problems)
    base = reconcile(seeds, making)
    if published and (lost := lost_ids(published, base)):
        return Built(b"", 0, [_lost(id_, seeds) for id_ in lost])
    return Built(canonical(base, writing), len(base["facts"]), [])


def lost_ids(old: records.Base, new: records.Base) -> list[str]:
    """The ids that ``old`` can tell something of and ``new`` cannot: ids never die."""
    return sorted(_ids(old) - _ids(new))


def _ids(base: records.Base) -> set[str]:
    return {fact["id"] for fact in base["facts"]} | set(base.get("redirects", {}))


def _lost(id_: str, seeds: Seeds) -> Problem:
    message = (
        f"the fact {id_!r} was published and is gone: say what became of it (from, to, why), or "
        "why it was withdrawn (from, why)"
    )
    return Problem(seeds.whole("redirects"), "ids-never-die", message)


def canonical(base: records.Base, watched: Watch = unwatched) -> bytes:
    """The one way to write a base: sorted keys, two spaces, UTF-8, a final newline.

    It is what the library's encoder writes with an indent, byte for byte; but that one holds a base
    in millions of pieces before it joins them, and leaves circles behind.
    """
    out = io.BytesIO()
    for number, (name, section) in enumerate(sorted(base.items())):
        out.write(f"{',' if number else '{'}\n  {encode_basestring(name)}: ".encode())
        out.writelines(piece.encode() for piece in _pieces(section, watched))
    out.write(b"\n}\n")
    return out.getvalue()


def _pieces(section: object, watched: Watch) -> Iterator[str]:
    """The text of a section of the base, a list record by record."""
    if not isinstance(section, list) or not section:
        yield _written(section, "\n  ")
        return
    margin = "\n    "
    for number, record in enumerate(watched(section)):
        yield f"{',' if number else '['}{margin}{_written(record, margin)}"
    yield "\n  ]"


def _written(value: object, margin: str) -> str:
    """The JSON of ``value``, whose further lines follow upon ``margin``, a break and its spaces."""
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{margin}  "
    if isinstance(value, dict) and value:
        rows = (
            f"{encode_basestring(key)}: {_written(item, inner)}"
            for key, item in sorted(value.items())
        )
        return f"{{{inner}{f',{inner}'.join(rows)}{margin}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join([_written(item, inner) for item in value])}{margin}]"
    return json.dumps(value)


def template() -> list[tuple[Path, bytes]]:
    """The files of an empty base, each with its place in it."""
    folder = Path(__file__).with_name("template")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.relative_to(folder), path.read_bytes()) for path in files]


def replace(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` whole or not at all. Raises UsageError if it cannot be.

    A link stays one, and leads to what is new; what is no file, such as a device, is left alone.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is there and is no file", "name another: --out FILE")
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"cannot write {path}: {error.strerror}", "--out FILE") from error
