"""Documents with claims on them, faithful ones and such with a fault, and the seeds made of them.

A set is a folder. For each document there is a text ``NAME.txt``, and ``NAME.yaml`` with what a
seed says of it, the ``people``, ``places`` and ``topics`` of its base, and its ``claims`` as in a
seed: all are faithful, each has a ``sort``, which is what may make it look wrong. Each of the
``faults`` takes a claim (``of``), changes some of its keys (``set``; null takes one away), and says
of which ``sort`` it is. ``judge: true`` marks those that no rule can be expected to decide: to be
judged is enough.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.seeds import Seeds

Record = dict[str, Any]


@dataclass(frozen=True)
class Claim:
    """A claim as in a seed; a fault names the claim that it was made from."""

    id: str
    sort: str
    record: Record
    of: str | None = None
    judge: bool = False


@dataclass(frozen=True)
class Document:
    """A document, its base, and the claims on it."""

    id: str
    text: bytes
    seed: Record
    people: list[Record]
    places: list[Record]
    topics: list[Record]
    faithful: list[Claim]
    faults: list[Claim]

    def seeds(self, claims: list[Claim]) -> tuple[Seeds, dict[str, tuple[int, int]]]:
        """The seeds of a base with these claims, and the lines of each claim in its file."""
        number = len(self.text.decode("utf-8").removesuffix("\n").split("\n"))
        cited = {int(line) for claim in claims for line in claim.record["lines"]}
        rest = [line for line in range(1, number + 1) if line not in cited]
        head = {
            **self.seed,
            "id": self.id,
            "sha256": hashlib.sha256(self.text).hexdigest(),
            "lines": number,
            "author": None,
            "read": [{"lines": rest, "why": "no claim"}] if rest else [],
        }
        text = _dumped(head) + "claims:\n"
        places = {}
        for claim in claims:
            start = text.count("\n") + 1
            text += _dumped([claim.record])
            places[claim.id] = (start, text.count("\n"))
        base = {"title": "A base", "about": "Of documents that are made up.", "licence": "CC0-1.0"}
        files = {
            "base": _dumped({**base, "try": ["year 2000", "year 2001", "year 2002"]}),
            "people": _dumped(self.people),
            "places": _dumped(self.places),
            "topics": _dumped(self.topics),
            self.id: text,
        }
        return read_seeds((stem, f"{stem}.yaml", text) for stem, text in files.items()), places

    def read(self, name: str) -> bytes | None:
        """The bytes of the document by its name, as ``verify`` asks for them."""
        return self.text if name == self.seed["document"] else None


# In C, where PyYAML has it: the same text in a tenth of the time.
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _dumped(value: object) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return text


def load(folder: Path) -> Iterator[Document]:
    """The documents of a set."""
    if (folder / "claims.jsonl").is_file():
        yield from _of_lines(folder)
    for path in sorted(folder.glob("*.yaml")):
        yield of_yaml(path)


def of_yaml(path: Path) -> Document:
    """The document of a file of a set."""
    told = yaml.load(path.read_text("utf-8"), _Loader)
    claims = {one["fact"]: one for one in told["claims"]}
    faithful, faults = [], []
    for one in told["claims"]:
        sort = one.pop("sort", "plain")
        faithful.append(Claim(f"{path.stem}/{one['fact']}", sort, one))
    for number, fault in enumerate(told["faults"], 1):
        record = {**claims[fault["of"]], **fault["set"]}
        record = {key: value for key, value in record.items() if value != "null"}
        faults.append(
            Claim(
                f"{path.stem}/{fault['of']}/{number}",
                fault["sort"],
                record,
                f"{path.stem}/{fault['of']}",
                fault.get("judge") == "true",
            )
        )
    seed = {"document": f"{path.stem}.txt", **told["document"]}
    return Document(
        path.stem,
        path.with_suffix(".txt").read_bytes(),
        seed,
        told.get("people", []),
        told.get("places", []),
        told.get("topics", []),
        faithful,
        faults,
    )


def _of_lines(folder: Path) -> Iterator[Document]:
    """A set as lines of JSON: ``documents.jsonl``, ``claims.jsonl`` and a folder of texts."""
    told = [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]
    for line in (folder / "documents.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        id_ = record["document"]
        own = [one for one in told if one["document"] == id_]
        claims = [
            Claim(one["id"], one["kind"], one["claim"], one.get("of"), one["judge_ok"])
            for one in own
        ]
        keys = ("label", "title", "publisher", "issued", "language")
        yield Document(
            id_,
            (folder / "documents" / record["file"]).read_bytes(),
            {"document": record["file"], **{key: record[key] for key in keys}},
            record["people"],
            record["places"],
            record["topics"],
            [one for one in claims if one.of is None],
            [one for one in claims if one.of is not None],
        )
