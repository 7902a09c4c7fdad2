"""The handbook works: its commands, run one after another, do what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HANDBOOK = Path(__file__).resolve().parent.parent / "docs" / "handbook.md"


@pytest.mark.skipif(shutil.which("bash") is None, reason="the handbook's commands are for bash")
def test_the_walk_of_the_handbook(tmp_path: Path) -> None:
    """Every shell block in order, in an empty folder, stopping at the first that fails."""
    blocks = re.findall(r"^```sh\n(.*?)^```", HANDBOOK.read_text(encoding="utf-8"), re.M | re.S)
    assert len(blocks) > 5
    program = f'relfacts() {{ "{sys.executable}" -m relfacts "$@"; }}\n' + "\n".join(blocks)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("RELFACTS_")}
    environment["RELFACTS_CACHE"] = str(tmp_path / "cache")
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "as it should: 4" in done.stdout
    # The ten claims that the draft invents, and no other.
    assert "seeds/mill-2032.yaml: 5 of 15 candidates to judge; 10 left out" in done.stdout
    assert re.findall(r"^draft\.json: claims\[(\d+)\]: ", done.stderr, re.M) == [
        str(number) for number in range(5, 15)
    ]
    assert "they differ: 1" in done.stdout
    assert "ferry-paid-2031 is now ferry-gift-2031" in done.stderr
    assert "ferry-paid-2031 is now ferry-opened-2031" in done.stderr
    assert "why: the paper has corrected the figure and gives no other" in done.stdout
    assert "withdrawn: 1" in done.stdout
    assert "ferry-capacity-2031 was withdrawn: " in done.stderr
