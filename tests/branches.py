"""Which branches of src the tests take: print it by module, and fail below GOAL.

    python tests/branches.py [arguments of pytest]

The processes that tests start are measured too, those that leave at once (``os._exit``) as well.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: Of all lines and branches so many in a hundred must be reached.
GOAL = 95


def main() -> int:
    """Run the tests, measured; the status of the first step that fails."""
    coverage = [sys.executable, "-m", "coverage"]
    for step in (
        ["erase"],
        ["run", "-m", "pytest", "-n", "auto", *sys.argv[1:]],
        ["combine", "-q"],
        ["report", f"--fail-under={GOAL}"],
    ):
        if status := subprocess.run([*coverage, *step], cwd=ROOT, check=False).returncode:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
