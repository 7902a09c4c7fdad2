"""The sdist: whoever unpacks it can run its tests."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from conftest import ROOT

#: Quick ones that read most of what lies in a checkout: pages, seeds, examples, the metadata.
QUICK = (
    "tests/test_readme.py::test_links_lead_somewhere", "tests/test_guides.py",
    "tests/test_metadata.py::test_a_release_is_of_one_mind", "tests/test_data.py",
    "tests/scripts/test_recipes.py::test_every_tool_has_a_recipe",
)  # fmt: skip


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, built and unpacked in a folder of its own."""
    out = tmp_path_factory.mktemp("sdist")
    subprocess.run(
        [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", out, ROOT],
        check=True, capture_output=True,
    )  # fmt: skip
    (built,) = out.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        archive.extractall(out, filter="data")
    assert not [*out.rglob("*.py[co]")]
    return out / built.name.removesuffix(".tar.gz")


def pytest_there(folder: Path, *arguments: str) -> str:
    """What pytest prints in the folder, with the package as it lies there."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    # In the folder too. Without any, every process would compile its source; in a place of its own,
    # all that is installed as well.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_every_test_of_the_sdist_is_found(unpacked: Path) -> None:
    """Nothing is missing that tests import, or read as they begin."""
    there = pytest_there(unpacked, "--collect-only", "--assert=plain")
    named = {line.partition("::")[0] for line in there.splitlines() if "::" in line}
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    # These are left out as a whole where a program or a package is missing.
    may_be_missing = {
        "tests/pages/test_browser.py", "tests/shells/test_pager.py",
        "tests/shells/test_real_shells.py",
    }  # fmt: skip
    assert here - named <= may_be_missing


def test_quick_tests_of_the_sdist_pass(unpacked: Path) -> None:
    """With the code of the sdist, not with that of the checkout."""
    assert " passed" in pytest_there(unpacked, *QUICK)
