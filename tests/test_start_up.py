"""A lookup loads what it uses and nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: Command line -> modules that it must not load.
UNUSED = {
    ("--help",): {"rich", "rapidfuzz", "yaml", "relfacts.factbase", "relfacts.store"},
    ("--version",): {"rich", "rapidfuzz", "yaml", "relfacts.factbase"},
    ("year", "1958", "--format", "json"): {
        "typer",
        "typing",
        "dataclasses",
        "hashlib",
        "rich",
        "rapidfuzz",
        "yaml",
        "csv",
        "relfacts.names.book",
    },
    ("who", "Kim Il Sung", "--format", "json"): {"typer", "rich", "rapidfuzz", "yaml"},
    ("who", "Kim Il Sung"): {"typer", "rapidfuzz", "yaml"},
    ("topic", "rice", "--format", "csv"): {"typer", "rich", "rapidfuzz", "yaml"},
}


@pytest.mark.parametrize("arguments", UNUSED, ids=" ".join)
def test_nothing_unused_is_loaded(arguments: tuple[str, ...]) -> None:
    """Rich is for tables, RapidFuzz for what is not found exactly, YAML for curation."""
    program = (
        "import sys\n"
        "from relfacts.cli import run\n"
        f"run({list(arguments)!r})\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    loaded = set(done.stderr.split("\n"))
    assert not loaded & UNUSED[arguments]
