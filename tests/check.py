"""Install what the checks need and run them all: lint, types, rebuild, tests, speed, evidence.

    python3 tests/check.py

Needs Python 3.11 or newer with pip and venv, nothing else. Works in ``.venv`` of the checkout (or
in the environment that RELFACTS_VENV names) and leaves with the status of the first check to fail.
The tests run on every core, in another order each time, and draw four times as much as pytest by
itself (tests/fuzz); arguments are passed on to pytest.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def main() -> int:
    """Run every check; the status of the first that fails, or 0."""
    place = Path(os.environ.get("RELFACTS_VENV", ROOT / ".venv"))
    python = place / SCRIPTS / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
    relfacts = [str(python), "-m", "relfacts"]
    documents = documents_folder()
    pytest = [str(python), "-m", "pytest", "-rs", "-n", "auto", "--dist", "worksteal"]
    # What fails in one order only is found again with the same seed.
    order = f"--randomly-seed={secrets.randbelow(2**32)}"
    checks = [
        ("install", [str(python), "-m", "pip", "install", "-q", "-e", ".[dev]"]),
        ("lint", [str(python), "-m", "ruff", "check", "."]),
        ("format", [str(python), "-m", "ruff", "format", "--check", "."]),
        ("types", [str(python), "-m", "mypy"]),
        *(
            (f"types of {folder}", [str(python), "-m", "mypy", f"benchmarks/{folder}"])
            for folder in (
                "building",
                "evidence",
                "export",
                "library",
                "questions",
                "scale",
                "serve",
            )
        ),
        ("rebuild", [*relfacts, "build", "--check"]),
        (f"tests in random order, {order}", [*pytest, order, *sys.argv[1:]]),
        # A wrong person in an answer fails.
        ("questions", [str(python), "benchmarks/questions/run.py", "--check"]),
        ("a second hand", [str(python), "benchmarks/questions/run.py", "--second", "--check"]),
        ("a third set", [str(python), "benchmarks/questions/run.py", "--third", "--check"]),
        ("a fourth hand", [str(python), "benchmarks/questions/run.py", "--fourth", "--check"]),
        ("kinds", [str(python), "benchmarks/questions/run.py", "--kinds", "--check"]),
        # These print and fail of nothing slow; what must not grow is counted by tests.
        ("speed", [str(python), "benchmarks/scale/run.py", "--short"]),
        ("speed of building", [str(python), "benchmarks/building/run.py", "--short"]),
        ("what evidence catches", [str(python), "benchmarks/evidence/run.py", "--check"]),
        ("pin of Typer", [str(python), "benchmarks/typer_pin.py"]),
    ]
    if documents:
        checks.append(("evidence", [*relfacts, "verify", "--documents", str(documents)]))
    os.environ.setdefault("RELFACTS_FUZZ", "ci")
    for name, command in checks:
        began = time.monotonic()
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        print(
            f"{name}: {'failed' if status else 'ok'}, {time.monotonic() - began:.0f} s", flush=True
        )
        if status:
            return status
    if not documents:
        print("evidence: skipped, the documents are not here (name them: RELFACTS_DOCUMENTS=DIR)")
    return 0


def documents_folder() -> Path | None:
    """The folder of the documents: as the environment names it, or beside the checkout."""
    named = os.environ.get("RELFACTS_DOCUMENTS")
    folder = Path(named) if named else ROOT.parent / "shared" / "documents"
    return folder if folder.is_dir() else None


if __name__ == "__main__":
    sys.exit(main())
