"""A folder of seeds in, the bytes of ``facts.json`` out: the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from relfacts.curate.located import Problem
from relfacts.curate.reconcile import reconcile
from relfacts.curate.rules import check
from relfacts.curate.seeds import Seeds, read_seeds
from relfacts.errors import BaseError

if TYPE_CHECKING:
    from relfacts import records


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: the bytes, or the problems that stand in their way."""

    content: bytes
    facts: int
    problems: list[Problem]


def load_seeds(folder: Path) -> Seeds:
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
            files.append((path.stem, str(path), path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise BaseError(f"cannot read {path}: {error}") from error
    return read_seeds(files)


def build(seeds: Seeds) -> Built:
    """Check the seeds and, if they hold, reconcile them into the bytes of ``facts.json``."""
    problems = check(seeds)
    if problems:
        return Built(b"", 0, problems)
    base = reconcile(seeds)
    return Built(canonical(base), len(base["facts"]), [])


def canonical(base: records.Base) -> bytes:
    """The one way to write a base: sorted keys, two spaces, UTF-8, a final newline."""
    text = json.dumps(base, ensure_ascii=False, indent=2, sort_keys=True)
    return (text + "\n").encode("utf-8")


def replace(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    draft.replace(path)
