"""Run the tests with the lowest version of everything that ``pyproject.toml`` allows.

    python tests/lowest.py [arguments of pytest]

Makes an environment of its own and throws it away. ``check.py``, in a new environment, runs them
with the highest. Of what only developers need, the newest is taken.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def lowest() -> list[str]:
    """``name==version`` for each requirement of relfacts and of its extras for users."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"]]
    for requirements in extras.values():
        # Those of developers begin with those of users.
        if not any(one.startswith("relfacts[") for one in requirements):
            asked += requirements
    found = [re.fullmatch(r"([\w.-]+)>=([\d.]+)(,.*)?", requirement) for requirement in asked]
    if not all(found):
        raise SystemExit(f"a requirement has no lowest version: {asked}")
    return [f"{match[1]}=={match[2]}" for match in found if match]


def main() -> int:
    """Install the lowest versions, say which, run the tests; the status of pytest."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "venv"
        venv.create(place, with_pip=True)
        python = str(place / SCRIPTS / "python")
        install = [python, "-m", "pip", "install", "-q"]
        subprocess.run([*install, "-e", f"{ROOT}[dev]"], check=True)
        # After the rest, so that no other requirement is put before them.
        subprocess.run([*install, *lowest()], check=True)
        subprocess.run([python, "-m", "pip", "check"], check=True)
        print("the lowest versions:", *lowest(), flush=True)
        tests = [python, "-m", "pytest", "-n", "auto", *sys.argv[1:]]
        return subprocess.run(tests, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
