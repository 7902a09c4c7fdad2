"""The program started as a person starts it, and ended with the test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from conftest import ROOT

#: Nothing that is started here may take longer to be there, in seconds.
PATIENCE = 60


@contextmanager
def served(*options: str) -> Iterator[str]:
    """The address at which ``relfacts serve`` listens, on a port that is free."""
    process = subprocess.Popen(
        [sys.executable, "-m", "relfacts", "serve", "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address, process.stderr.read() if process.stderr else ""
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
