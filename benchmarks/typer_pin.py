"""Can the pin of Typer go? Ask the newest one whether it still brings pydantic to every command.

    python benchmarks/typer_pin.py

``pyproject.toml`` keeps Typer below 0.29, since from there on it checks every parameter with
pydantic, which more than doubles the time to start. This installs the newest Typer in a place of
its own, runs a command with one option, and tells what was imported. It never fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

PROGRAM = """
import sys
import typer
from importlib.metadata import version

app = typer.Typer(add_completion=False)

@app.command()
def hello(times: int = 1) -> None:
    heavy = "pydantic" in sys.modules
    print(f"typer {version('typer')} {'imports' if heavy else 'does without'} pydantic")

app(["--times", "2"])
"""


def main() -> int:
    """Print one line: the newest Typer, and whether the pin is still needed."""
    with tempfile.TemporaryDirectory() as folder:
        install = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        install += ["--no-compile", "--upgrade", "--target", folder, "typer"]
        if subprocess.run(install, check=False, stderr=subprocess.DEVNULL).returncode:
            print("the newest Typer cannot be installed here: nothing is known of the pin")
            return 0
        # Nothing but this folder: what our own environment has is not what Typer brings.
        done = subprocess.run(
            [sys.executable, "-S", "-c", PROGRAM],
            env=os.environ | {"PYTHONPATH": folder},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    told = done.stdout.strip() or f"it does not run: {done.stderr.strip().splitlines()[-1:]}"
    needed = "does without" not in told
    print(f"{told}: the pin {'is still needed' if needed else 'can go'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
