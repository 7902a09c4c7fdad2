"""The bases that are asked: made once, kept in a folder, made anew when the generator changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import generate

_HERE = Path(__file__).parent
_GENERATOR = (
    "dates documents facts generate kinds layout people places topics words".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Base:
    """A base to ask: what it is called, how many facts it has, and its file."""

    name: str
    count: int
    path: Path

    @property
    def megabytes(self) -> float:
        """The size of the file."""
        return self.path.stat().st_size / 1e6

    def facts(self) -> Iterator[dict[str, Any]]:
        """The facts, read one by one: a base of a million is too large to be read whole."""
        record: list[str] = []
        with self.path.open(encoding="utf-8") as lines:
            for line in lines:
                if line == '  "facts": [\n':
                    break
            for line in lines:
                if line.startswith("  ]"):
                    return
                record.append(line)
                # A record of a list at the top begins and ends in the fifth column.
                if line.startswith("    }"):
                    yield json.loads("".join(record).rstrip().rstrip(","))
                    record.clear()


def make(folder: Path, count: int) -> Base:
    """The base of ``count`` facts in ``folder``, if need be made first."""
    path = folder / str(count) / "facts.json"
    mark = path.with_name("generator.sha256")
    if not (path.exists() and mark.exists() and mark.read_text() == _fingerprint()):
        path.parent.mkdir(parents=True, exist_ok=True)
        mark.unlink(missing_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as out:
            generate.write(out, count)
        mark.write_text(_fingerprint())
    return Base(f"{count:,}", count, path)


def shipped() -> Base:
    """The base that comes with relfacts."""
    path = _HERE.parents[1] / "data" / "facts.json"
    return Base("shipped", len(json.loads(path.read_text("utf-8"))["facts"]), path)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in _GENERATOR:
        digest.update((_HERE / f"{name}.py").read_bytes())
    return digest.hexdigest()
