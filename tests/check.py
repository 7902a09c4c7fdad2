"""Install what the checks need and run them all: lint, types, rebuild, tests, speed, evidence.

    python3 tests/check.py

Needs Python 3.11 or newer with pip and venv, nothing else. Works in ``.venv`` of the checkout (or
in the environment that RELFACTS_VENV names) and leaves with the status of the first check to fail.
The tests run on every core, in another order each time, and draw so many times as much as pytest by
itself as tests/fuzz/drawing.py says; arguments are passed on to pytest. Beside them run the checks
that need one core and would leave the others idle: what each prints is shown at once if it fails,
and else when the tests are over.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

#: Environments with all that some tests install, and databases: so many bytes at most.
_ROOM = 6 << 30

#: A name and a command that fails when something is wrong.
Check = tuple[str, list[str]]


def main() -> int:
    """Run every check; the status of the first that fails, or 0."""
    place = Path(os.environ.get("RELFACTS_VENV", ROOT / ".venv"))
    python = str(place / SCRIPTS / "python")
    if not Path(python).exists():
        venv.create(place, with_pip=True)
    os.environ.setdefault("RELFACTS_FUZZ", "ci")
    # Tests start thousands of processes: none should compile again what it imports.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    documents = documents_folder()
    # What fails in one order only is found again with the same seed.
    order = f"--randomly-seed={secrets.randbelow(2**32)}"
    # One more than there are cores: while one test waits, for a server, a page or a process that it
    # has started, another works.
    workers = str((os.cpu_count() or 1) + 1)
    pytest = [python, "-m", "pytest", "-rs", "-n", workers, "--dist", "worksteal", order]
    tests = (f"tests in random order, {order}", [*pytest, *sys.argv[1:]])
    status = install(python) or one_by_one(at_once(python))
    if not status:
        with TemporaryDirectory(prefix="relfacts-", dir=in_memory()) as scratch:
            # As /tmp is: a server of PostgreSQL is a user of its own.
            Path(scratch).chmod(0o1777)
            os.environ["TMPDIR"] = scratch
            status = side_by_side(tests, beside_the_tests(python, documents))
    if not documents:
        print("evidence: skipped, the documents are not here (name them: RELFACTS_DOCUMENTS=DIR)")
    return status


def install(python: str) -> int:
    """Install what the checks need, and what some tests can use, if it is to be had; the status.

    All in one go, if that can be: pip looks at every requirement again each time it is asked.
    """
    extras = ["dev", *what_drives_a_browser(), *engine_of_clickhouse()]
    whole = [(f"install {' and '.join(extras)}", pip(python, extras))]
    if len(extras) == 1:
        return one_by_one(whole)
    if not one_by_one(whole):
        return 0
    if status := one_by_one([("install dev", pip(python, ["dev"]))]):
        return status
    for extra in extras[1:]:
        # What is not to be had fails no check: its tests are skipped, and say so.
        one_by_one([(f"install {extra}", pip(python, [extra]))])
    return 0


def pip(python: str, extras: Iterable[str]) -> list[str]:
    """The command that installs relfacts with some of its extras."""
    # Bytecode is made of what is imported, when it is: of all that pip brings it takes longer.
    command = [python, "-m", "pip", "install", "-q", "--no-compile", "-e"]
    return [*command, f".[{','.join(extras)}]"]


def what_drives_a_browser() -> list[str]:
    """The extra with Playwright, if there is a Chromium to drive."""
    return ["browser"] if os.environ.get("RELFACTS_CHROMIUM") or shutil.which("chromium") else []


def engine_of_clickhouse() -> list[str]:
    """Its extra on a machine of the project: half a gigabyte, so not elsewhere."""
    return ["clickhouse"] if os.environ.get("CI") else []


def in_memory() -> Path | None:
    """A folder in memory for what tests write, if the system has one with room and for programs.

    Tests make ten thousand files and remove them, and some disks take milliseconds for each.
    """
    place = Path("/dev/shm")
    if not os.access(place, os.W_OK):
        return None
    told = os.statvfs(place)
    fit = told.f_bavail * told.f_frsize >= _ROOM and not told.f_flag & os.ST_NOEXEC
    return place if fit else None


def documents_folder() -> Path | None:
    """The folder of the documents: as the environment names it, or beside the checkout."""
    named = os.environ.get("RELFACTS_DOCUMENTS")
    folder = Path(named) if named else ROOT.parent / "shared" / "documents"
    return folder if folder.is_dir() else None


# --- the checks ---------------------------------------------------------------------------------


def at_once(python: str) -> list[Check]:
    """What takes a second, and is wrong most often."""
    return [
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("format", [python, "-m", "ruff", "format", "--check", "."]),
        ("rebuild", [python, "-m", "relfacts", "build", "--check"]),
    ]


def beside_the_tests(python: str, documents: Path | None) -> list[Check]:
    """What needs one core and writes nothing that a test reads."""
    questions = [python, "benchmarks/questions/run.py", "--check"]
    checks = [
        ("types", [python, "-m", "mypy"]),
        # Each folder has a run.py, and two modules of one name cannot be held together.
        *(
            (f"types of {folder}", [python, "-m", "mypy", f"benchmarks/{folder}"])
            for folder in (
                "building",
                "evidence",
                "export",
                "library",
                "questions",
                "scale",
                "serve",
                "server",
            )
        ),
        # A wrong person in an answer fails. Our own questions are asked by the tests, one by one.
        ("a second hand", [*questions, "--second"]),
        ("a third set", [*questions, "--third"]),
        ("a fourth hand", [*questions, "--fourth"]),
        ("a fifth hand", [*questions, "--fifth"]),
        ("a sixth hand", [*questions, "--sixth"]),
        ("a seventh hand", [*questions, "--seventh"]),
        ("an eighth hand", [*questions, "--eighth"]),
        ("a ninth hand", [*questions, "--ninth"]),
        ("a tenth hand", [*questions, "--tenth"]),
        # These fail of nothing slow, and what must not grow is counted by tests. Their figures tell
        # something on a machine that does nothing else, when they are run by themselves.
        ("speed", [python, "benchmarks/scale/run.py", "--short", "--rounds", "1"]),
        ("speed of building", [python, "benchmarks/building/run.py", "--short"]),
        ("pin of Typer", [python, "benchmarks/typer_pin.py"]),
    ]
    if documents:
        verify = [python, "-m", "relfacts", "verify", "--documents", str(documents)]
        checks.append(("evidence", verify))
    return checks


# --- how they are run ---------------------------------------------------------------------------


def one_by_one(checks: Iterable[Check]) -> int:
    """Run some checks; the status of the first that fails, or 0."""
    for name, command in checks:
        began = time.monotonic()
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        print(ended(name, status, began), flush=True)
        if status:
            return status
    return 0


def side_by_side(first: Check, others: Iterable[Check]) -> int:
    """Run one check and, meanwhile, the others one by one; the status of one that fails, or 0."""
    with ThreadPoolExecutor(1) as beside:
        rest = beside.submit(quietly, others)
        status = one_by_one([first])
        found, told = rest.result()
    print(told, end="", flush=True)
    return status or found


def quietly(checks: Iterable[Check]) -> tuple[int, str]:
    """As ``one_by_one``, and what is to be told later; what fails is told at once."""
    later = ""
    for name, command in checks:
        began = time.monotonic()
        done = subprocess.run(
            command, cwd=ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        printed = done.stdout.decode(errors="replace")
        if done.returncode:
            print(f"\n{printed}{ended(name, done.returncode, began)}", flush=True)
            return done.returncode, later
        later += printed + ended(name, 0, began) + "\n"
    return 0, later


def ended(name: str, status: int, began: float) -> str:
    """How a check has ended, and after how long."""
    return f"{name}: {'failed' if status else 'ok'}, {time.monotonic() - began:.0f} s"


if __name__ == "__main__":
    sys.exit(main())
