"""What all tests share: the shipped base, and a way to run the program inside the process."""

from __future__ import annotations

import functools
import gc
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from relfacts.base.files import find_base, load_base
from relfacts.base.index import keeping
from relfacts.base.index.cache import in_memory, open_index
from relfacts.base.openbase import OpenBase
from relfacts.cli import run as run_program
from relfacts.curate.build import canonical

ROOT = Path(__file__).resolve().parent.parent

# No test is timed: whether one takes long, the machine and what else it does decide.
settings.register_profile("relfacts", deadline=None)
settings.load_profile("relfacts")


def _documents() -> Path | None:
    named = os.environ.get("RELFACTS_DOCUMENTS")
    folder = Path(named) if named else ROOT.parent / "shared" / "documents"
    return folder if folder.is_dir() else None


#: The folder of the real documents, where they are present.
DOCUMENTS = _documents()


#: Bases that tests have opened, to be closed in the end.
_OPEN: list[OpenBase] = []


@dataclass(frozen=True)
class Outcome:
    """What a run of the program left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)

    @property
    def ids(self) -> list[str]:
        """The ids of the facts in the JSON document on stdout."""
        return [fact["id"] for fact in self.json["facts"]]


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    """A lookup collects no garbage and is over; what comes after a test collects again."""
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests see a pipe without a width, whatever terminal they are run from."""
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "RELFACTS_BASE", "RELFACTS_DOCUMENTS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``relfacts`` with some arguments; fails unless it leaves with ``status``."""

    def _run(*arguments: str, status: int = 0, columns: int | None = None, **env: str) -> Outcome:
        with monkeypatch.context() as patch:
            if columns is not None:
                patch.setenv("COLUMNS", str(columns))
            for name, value in env.items():
                patch.setenv(name, value)
            code = run_program(arguments)
            # A lookup is over before there is garbage; the tests are not.
            gc.enable()
        captured = capsys.readouterr()
        assert code == status, captured.err
        return Outcome(code, captured.out, captured.err)

    return _run


def _seen(file: int) -> None:
    """In the place of ``os.fsync``, which must be given a file that is open."""
    os.fstat(file)


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_a_disk() -> Iterator[None]:
    """Nobody pulls the plug of a test, and some disks take a twentieth of a second each time.

    An index waits three times, and thousands are made in this process. Processes that tests start
    do wait; that a disk which fails is noticed is a matter of ``tests/test_writing.py``.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", _seen)
        yield


#: CLOCK_REALTIME_COARSE of Linux, by which files are dated there; Python has no name for it.
_DATES_FILES = 5


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_a_clock() -> Iterator[None]:
    """A base must be so old that a later change of it shows: as old as this very clock needs.

    The program knows no clock of a file system, and waits for the slowest, twice for an index.
    """
    with pytest.MonkeyPatch.context() as patch:
        if sys.platform == "linux":
            tick = 1.25 * time.clock_getres(_DATES_FILES)
            patch.setattr(keeping, "_TICK", min(keeping._TICK, tick))
        yield


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled_once() -> Iterator[None]:
    """Hundreds of tests make pages, each as if it were the first: compiling takes longest.

    What was compiled is kept by the name and the text of a template, so another one is compiled.
    """
    try:
        from jinja2 import BytecodeCache, Environment
        from jinja2.bccache import Bucket

        from relfacts.pages import rendering
    except ModuleNotFoundError:  # without the extra no test makes a page
        yield
        return
    compiled: dict[tuple[str, str], bytes] = {}

    class Compiled(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            if kept := compiled.get((bucket.key, bucket.checksum)):
                bucket.bytecode_from_string(kept)

        def dump_bytecode(self, bucket: Bucket) -> None:
            compiled[bucket.key, bucket.checksum] = bucket.bytecode_to_string()

    with pytest.MonkeyPatch.context() as patch:
        made = functools.partial(Environment, bytecode_cache=Compiled())
        patch.setattr(rendering, "Environment", made)
        yield


def pytest_collection(session: pytest.Session) -> None:
    """Ten thousand tests are made, and none of what they are made of becomes garbage."""
    gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """What has been made stays: no collection of garbage need go through it again."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Indexes are kept apart from those of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RELFACTS_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
    while _OPEN:
        _OPEN.pop().close()


@pytest.fixture(scope="session")
def base() -> OpenBase:
    """The shipped base."""
    return opened(find_base(None))


@pytest.fixture
def records() -> Any:
    """The shipped base as JSON has it, to be changed at will."""
    return load_base(find_base(None))


def opened(path: str) -> OpenBase:
    """The base at ``path``, open to be asked."""
    found = open_index(path)
    _OPEN.append(OpenBase(found.file, found.index))
    return _OPEN[-1]


def a_base(**sections: Any) -> Any:
    """The records of a base with nothing in it but these ``sections``."""
    names: dict[str, Any] = {"titles": {}, "parts": {}, "fillers": [], "endings": []}
    lists: dict[str, Any] = {
        name: [] for name in ("sources", "people", "places", "topics", "facts", "questions")
    }
    return {"format": 1, "title": "A base", "names": names, **lists, **sections}


def made_of(records: Any) -> OpenBase:
    """A base of these records."""
    file = io.BytesIO(canonical(records))
    _OPEN.append(OpenBase(file, in_memory(file, "a base of the tests")))
    return _OPEN[-1]
