"""Builds ``facts.json`` from a folder of seeds: the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from relfacts import shipped, writing
from relfacts.base.documents import read_plain
from relfacts.base.index import scan
from relfacts.base.labels import near_ids
from relfacts.curate.collecting import uncollected
from relfacts.curate.marks import LeftOut, judged, left_out, marks
from relfacts.curate.problems import Problem
from relfacts.curate.reconcile import reconcile
from relfacts.curate.rules import check
from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.seeds import Seeds, Watch, unwatched
from relfacts.errors import BaseError, UsageError
from relfacts.text.layout import MARGIN, laid_out

if TYPE_CHECKING:
    from relfacts import records

#: The top-level keys of a base; ``records.Base`` describes them.
_SECTIONS = scan.LISTS | {
    "about",
    "declared",
    "format",
    "glossary",
    "licence",
    "names",
    "questions",
    "redirects",
    "title",
}


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build: the bytes, or the problems that prevent them."""

    content: bytes
    facts: int
    problems: list[Problem]
    left_out: LeftOut | None = None


def _without_seeds(folder: Path) -> BaseError:
    """The error for a folder in which no seeds were found: a search does not say why."""
    hint = "name the folder: --seeds DIR"
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        return BaseError(f"there is no folder {folder}", hint)
    except NotADirectoryError:
        return BaseError(f"{folder} is a file, and seeds are in a folder", hint)
    except OSError as error:
        return BaseError(f"cannot read {folder}: {error.strerror}", hint)
    return BaseError(f"no seeds (*.yaml) in {folder}", hint)


@uncollected()
def load_seeds(folder: Path, watched: Watch = unwatched, reserved: Iterable[str] = ()) -> Seeds:
    """Read every ``*.yaml`` of ``folder``; ``reserved`` are words that no kind may be called.

    Raises BaseError if the folder does not exist or contains no seeds.
    """
    # Sorted: the order of files in a folder differs between systems and must not matter.
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise _without_seeds(folder)
    files = []
    for path in paths:
        try:
            # With one form of line break, as if read in text mode.
            text = read_plain(str(path), str(path)).decode("utf-8")
            files.append((path.stem, str(path), text.replace("\r\n", "\n").replace("\r", "\n")))
        except OSError as error:
            raise BaseError(f"cannot read {path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            before = bytes(error.object[: error.start]).decode("utf-8").split("\n")
            at = f"{path}:{len(before)}:{len(before[-1]) + 1}"
            raise BaseError(
                f"{at}: not text in UTF-8: a letter of another encoding",
                "open it in that encoding, and save it as UTF-8",
            ) from error
    return read_seeds(files, watched, reserved)


@uncollected()
def build(
    seeds: Seeds,
    published: Collection[str] = (),
    checking: Watch = unwatched,
    making: Watch = unwatched,
    writing: Watch = unwatched,
) -> Built:
    """Check the seeds and, if they have no problems, reconcile them into ``facts.json``.

    Every id of a fact in ``published`` must still lead to a fact, or to the reason why it was
    withdrawn. Everything that a person still has to judge is left out.

    ``checking`` watches the rules, ``making`` the facts, ``writing`` the records of each section.
    """
    problems = check(seeds, checking)
    if problems:
        return Built(b"", 0, problems)
    base = reconcile(judged(seeds), making)
    known = ids_of(base)
    if lost := sorted({*published} - known):
        new = sorted(known.difference(published))
        return Built(b"", 0, [_lost(id_, seeds, new) for id_ in lost])
    return Built(canonical(base, writing), len(base["facts"]), [], left_out(seeds))


def ids_of(base: records.Base) -> set[str]:
    """The ids, present and former, of a base's facts: they must stay known for ever."""
    return {fact["id"] for fact in base["facts"]} | set(base.get("redirects", {}))


def ids_in(place: Path) -> set[str]:
    """The same for the base at a path; empty if there is no base, or a broken one."""
    found: set[str] = set()
    try:
        with place.open("rb") as file:
            for record in scan.records(file):
                if record.section == "facts" and _is_record(record.value):
                    found.add(str(record.value["id"]))
                elif record.section == "redirects" and isinstance(record.value, dict):
                    found.update(record.value)
    except (OSError, scan.NotJsonError):
        return set()
    return found


def _lost(id_: str, seeds: Seeds, new: list[str]) -> Problem:
    marked = next((mark for mark in marks(seeds) if mark.what == id_), None)
    if marked:
        message = f"the fact {id_!r} was published, and its claim is to be judged: {marked.why}"
        return Problem(marked.at, "ids-never-die", message)
    to = next(iter(near_ids(id_, new)), "ID") if new else "ID"
    message = (
        f"the fact {id_!r} was published and is gone: write what became of it, "
        f"- {{from: {id_}, to: {to}, why: ...}}, or without to why it was withdrawn"
    )
    return Problem(seeds.whole("redirects"), "ids-never-die", message)


def canonical(base: records.Base, watched: Watch = unwatched) -> bytes:
    """The one format of a base file: sorted keys, two spaces, UTF-8, a final newline.

    It is written record by record (``text.layout``), since the library's encoder creates reference
    cycles.
    """
    out = io.BytesIO()
    for number, (name, section) in enumerate(sorted(base.items())):
        out.write(f"{',' if number else '{'}\n  {laid_out(name)}: ".encode())
        out.writelines(piece.encode() for piece in _pieces(section, watched))
    out.write(b"\n}\n")
    return out.getvalue()


def _pieces(section: object, watched: Watch) -> Iterator[str]:
    """The text of a section of the base; a list comes record by record."""
    if not isinstance(section, list) or not section:
        yield laid_out(section, "\n  ")
        return
    for number, record in enumerate(watched(section)):
        yield f"{',' if number else '['}{MARGIN}{laid_out(record)}"
    yield "\n  ]"


def template() -> list[tuple[Path, bytes]]:
    """The files of an empty base, each with its path in it."""
    return [(Path(name), content) for name, content in shipped.files_in("curate/template")]


def place_of(out: Path) -> Path:
    """The file to write for a base at ``out``: the target of a link, which stays a link.

    Raises UsageError if the file is not a fact base: it would be lost. A broken base may be
    replaced, and so may an empty file, which contains nothing to lose.
    """
    try:
        path = out.resolve()
        if not path.exists():
            return path
        if not path.is_file():
            raise UsageError(f"{path} exists and is not a file", "name another: --out FILE")
        if _was_a_base(path):
            return path
    except RuntimeError as error:
        raise UsageError(f"{out} is a link to itself", "name another: --out FILE") from error
    except OSError as error:
        raise UsageError(f"cannot read {out}: {error.strerror}", "--out FILE") from error
    raise UsageError(
        f"{path} exists and is not a fact base", "name another: --out FILE; or remove it first"
    )


def _was_a_base(path: Path) -> bool:
    """Whether a file is a fact base or empty, or the beginning of a base."""
    met: set[str] = set()
    with path.open("rb") as file:
        if not file.read(1):
            return True
        file.seek(0)
        try:
            for record in scan.records(file):
                if not met.isdisjoint(scan.LISTS) and _is_record(record.value):
                    return True
                met.add(record.section)
                if not met <= _SECTIONS:
                    return False
        except scan.NotJsonError:
            pass
    return not met.isdisjoint(scan.LISTS)


def _is_record(value: object) -> bool:
    return isinstance(value, dict) and "id" in value


def write(place: Path, content: bytes) -> None:
    """Write the ``content`` of a base to its ``place``, completely or not at all.

    Raises UsageError if writing there is not permitted, and OutputError if there is no room.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        writing.write(str(place), content)
    except OSError as error:
        raise writing.unwritten(str(place), error, "name another: --out FILE") from error
