"""relfacts and the tools that do most nearly the same, on the same claims, in one run.

python benchmarks/evidence/peers.py                  our documents
python benchmarks/evidence/peers.py --set DIR        another set
python benchmarks/evidence/peers.py --python FILE    an interpreter that has the other tools already

The other tools are in none of our environments: one is made for them beside the set, in a folder
that is thrown away. A tool that cannot be installed is passed over, with a word on stderr.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planted import Claim, Document, load
from scoring import scored

HERE = Path(__file__).parent
STANDS, JUDGED, FALLS = "stands", "to be judged", "does not stand"


@dataclass
class Row:
    """What a tool says of a set.

    ``held`` are the faults that it refuses, or leaves to be judged where that is enough; ``listed``
    those that it refuses or leaves to be judged at all; ``spoken`` those that it can express.
    """

    held: int = 0
    listed: int = 0
    faults: int = 0
    spoken: int = 0
    alarms: int = 0
    judged: int = 0
    faithful: int = 0
    expressed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


def installed(folder: Path) -> Path | None:
    """An interpreter with the other tools, as far as they can be installed."""
    venv.create(folder, with_pip=True, clear=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    lines = (HERE / "peers.txt").read_text("utf-8").splitlines()
    for wanted in (line for line in lines if line and not line.startswith("#")):
        command = [str(python), "-m", "pip", "install", "--quiet", wanted]
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
            print(f"{wanted} cannot be installed here", file=sys.stderr)
    return python


def asked(python: Path, documents: list[Document]) -> Iterator[dict[str, str | None]]:
    """What each tool says of every claim, faithful ones first, document by document."""
    questions = "".join(
        f"{json.dumps(_question(document, claim))}\n"
        for document in documents
        for claim in (*document.faithful, *document.faults)
    )
    done = subprocess.run(
        [python, HERE / "asked.py"], input=questions, text=True, check=True, stdout=subprocess.PIPE
    )
    yield from map(json.loads, done.stdout.splitlines())


def _question(document: Document, claim: Claim) -> dict[str, object]:
    lines = document.text.decode("utf-8").split("\n")
    cited = sorted({int(number) for number in claim.record["lines"]})
    return {
        "text": "\n".join(lines[number - 1] for number in cited if 0 < number <= len(lines)),
        "anchors": claim.record["anchors"],
        "quantities": [
            {"value": one["value"], "unit": one["unit"], "qualifier": one.get("qualifier", "exact")}
            for one in claim.record.get("quantities", ())
        ],
    }


def tallied(documents: list[Document], answers: list[dict[str, str | None]]) -> dict[str, Row]:
    """The answers of all tools, counted."""
    rows = {name: Row() for name in answers[0]}
    said = iter(answers)
    for document in documents:
        faithful = {claim.id: next(said) for claim in document.faithful}
        faults = [(claim, next(said)) for claim in document.faults]
        for name, row in rows.items():
            for verdicts in faithful.values():
                row.faithful += 1
                row.expressed += verdicts[name] is not None
                row.alarms += verdicts[name] == FALLS
                row.judged += verdicts[name] == JUDGED
            for fault, verdicts in faults:
                row.faults += 1
                row.spoken += verdicts[name] is not None
                # Who refuses the faithful claim as well has not seen the fault.
                usual = faithful[fault.of or ""][name]
                if verdicts[name] not in (FALLS, JUDGED) or usual in (FALLS, verdicts[name]):
                    continue
                row.listed += 1
                if fault.judge or verdicts[name] == FALLS:
                    row.held += 1
                    row.kinds[fault.sort] += 1
    return rows


def ours(documents: list[Document]) -> Row:
    """relfacts on the same claims."""
    score = scored(documents)
    held = [*score.caught.items(), *score.judged.items()]
    count = sum(len(ids) for _, ids in held)
    kinds: Counter[str] = Counter()
    for sort, ids in held:
        kinds[sort] += len(ids)
    missed = [id_ for ids in score.missed.values() for id_ in ids]
    listed = count + sum("to be judged" in " ".join(score.told[id_]) for id_ in missed)
    alarms, judged = (sum(map(len, part.values())) for part in (score.alarms, score.doubts))
    faults, faithful = score.faults, score.faithful
    return Row(count, listed, faults, faults, alarms, judged, faithful, faithful, kinds)


def show(rows: dict[str, Row], documents: list[Document]) -> None:
    """The table, then the faults held by kind."""
    print(
        f"{'':28}{'faults held':>17}{'or listed':>11}{'can express':>13}{'false alarms':>17}"
        f"{'to be judged':>18}"
    )
    for name, row in rows.items():
        print(
            f"{name:28}{row.held:7} {row.held / row.faults:9.1%}{row.listed:11}{row.spoken:13}"
            f"{row.alarms:9} {row.alarms / row.faithful:7.1%}"
            f"{row.judged:10} {row.judged / row.faithful:7.1%}"
        )
    sorts = Counter(fault.sort for document in documents for fault in document.faults)
    names = list(rows)
    print(f"\n{'fault':28}{'all':>5}" + "".join(f"{name[:12]:>14}" for name in names))
    for sort, count in sorted(sorts.items()):
        print(f"{sort:28}{count:5}" + "".join(f"{rows[name].kinds[sort]:14}" for name in names))


def main() -> int:
    """Run all tools. Returns 1 if another one is ahead of relfacts on either figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, default=HERE / "documents")
    parser.add_argument("--python", type=Path)
    typed = parser.parse_args()
    documents = list(load(typed.set))
    with tempfile.TemporaryDirectory() as folder:
        python = typed.python or installed(Path(folder) / "peers")
        answers = list(asked(python, documents)) if python else []
    rows = {"relfacts": ours(documents), **(tallied(documents, answers) if answers else {})}
    show(rows, documents)
    own = rows.pop("relfacts")
    ahead = [n for n, row in rows.items() if row.held >= own.held or row.alarms < own.alarms]
    for name in ahead:
        print(f"{name} is ahead of relfacts on faults or on false alarms", file=sys.stderr)
    return 1 if ahead else 0


if __name__ == "__main__":
    sys.exit(main())
