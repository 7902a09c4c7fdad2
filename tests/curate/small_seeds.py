"""A small valid set of seeds in ``small/``, of which a test changes one thing at a time.

Two documents, ``harbour.txt`` and ``annals.txt``, tell of a visit across a sound that is on no map.
"""

from __future__ import annotations

import os
from pathlib import Path

from relfacts.curate.problems import Problem
from relfacts.curate.rules import check
from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.seeds import Seeds

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

#: Seeds by stem and documents by name. Read as text, so that a checkout may have any line ends.
SEEDS = {path.stem: path.read_text("utf-8") for path in (HERE / "small").glob("*.yaml")}
DOCUMENTS = {path.name: path.read_text("utf-8") for path in (HERE / "small").glob("*.txt")}

#: One thing to change in a seed: which, what stands there (once), what is to stand there.
Change = tuple[str, str, str]


def changed(*changes: Change) -> dict[str, str]:
    """The texts of the small seeds with some changes."""
    texts = dict(SEEDS)
    for stem, old, new in changes:
        assert texts[stem].count(old) == 1, f"{old!r} must stand once in {stem}.yaml"
        texts[stem] = texts[stem].replace(old, new)
    return texts


def seeds(*changes: Change) -> Seeds:
    """The small seeds with some changes."""
    return read_seeds((stem, f"{stem}.yaml", text) for stem, text in changed(*changes).items())


def complaints(*changes: Change) -> list[str]:
    """What ``check`` says of the small seeds with some changes."""
    return [str(problem) for problem in check(seeds(*changes))]


def of_rule(rule: str, problems: list[Problem]) -> list[str]:
    """The problems that one rule found."""
    return [f"{problem.at}: {problem.message}" for problem in problems if problem.rule == rule]


def real_documents() -> Path | None:
    """The folder of the documents behind the real seeds, if they are on this machine."""
    named = os.environ.get("RELFACTS_DOCUMENTS")
    folder = Path(named) if named else ROOT.parent / "shared" / "documents"
    return folder if folder.is_dir() else None


#: Looked up once, before any test hides the environment.
REAL_DOCUMENTS = real_documents()
