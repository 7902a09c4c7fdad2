"""Other matchers, which are given the preferred and the native name of each person."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from relfacts.text.folding import fold

Answer = tuple[list[str], list[str]]

# Who is at or above this, and among the first three, counts as offered.
_OFFERED = {"WRatio": 75, "token_sort_ratio": 70}
_MOST = 3

#: What is installed for the other matchers, and by whom they are asked.
PACKAGE = "nomenklatura==4.17.4"
_ASKER = "world_asker.py"


def rapidfuzz(base: Any, scorer: str, cut: float) -> Callable[[str], Answer]:
    """All with the best score at or above the cut, of names without accents and case."""
    spellings = {
        text: person["id"]
        for person in base["people"]
        for text in (person["name"], person["native"], *person["forms"].get("nickname", ()))
        if text
    }
    names = {text: fold(text) for text in spellings}

    def ask(text: str) -> Answer:
        found = process.extract(
            fold(text), names, scorer=getattr(fuzz, scorer), score_cutoff=_OFFERED[scorer], limit=20
        )
        best = max((score for _, score, _ in found), default=0)
        ids = {spellings[name] for _, score, name in found if score == best >= cut}
        offered = list(dict.fromkeys(spellings[name] for _, _, name in found))
        return sorted(ids), offered[:_MOST]

    return ask


class Environment:
    """An environment of its own with nomenklatura in it, made where there is none.

    ``why_not`` tells why there is none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._python = folder / ".peers" / "bin" / "python"
        self.why_not = "" if self._is_made() else self._make(folder / ".peers")

    def _is_made(self) -> bool:
        command = [str(self._python), "-c", "import nomenklatura"]
        return (
            self._python.exists()
            and subprocess.run(command, capture_output=True, check=False).returncode == 0
        )

    def _make(self, where: Path) -> str:
        venv.create(where, with_pip=True)
        command = [str(self._python), "-m", "pip", "install", "--quiet", PACKAGE]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return "" if done.returncode == 0 else done.stderr.strip().rpartition("\n")[2]

    def ask(self, base: Any, queries: Sequence[str]) -> Iterator[tuple[str, list[Answer], float]]:
        """For each algorithm its name, the answers to the queries, and milliseconds for each."""
        if self.why_not:
            return
        people = [
            [one["id"], [one["name"], one["native"], *one["forms"].get("nickname", ())]]
            for one in base["people"]
        ]
        for algorithm in ("logic-v1", "logic-v2"):
            done = subprocess.run(
                [str(self._python), str(self._folder / _ASKER), algorithm],
                input=json.dumps({"people": people, "queries": queries}),
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                self.why_not = done.stderr.strip().rpartition("\n")[2]
                print(self.why_not, file=sys.stderr)
                return
            told = json.loads(done.stdout)
            answers = [(ids, offered) for ids, offered in told["answers"]]
            yield f"nomenklatura {algorithm} >= 0.7", answers, told["ms"]
