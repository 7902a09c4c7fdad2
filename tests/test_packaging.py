"""The wheel is whole: it carries the base and answers from it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipapp
import zipfile
from pathlib import Path

import pytest

from relfacts import shipped
from relfacts.errors import BaseError

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel, unpacked in a folder of its own."""
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(out),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    unpacked = out / "unpacked"
    (built,) = out.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(unpacked)
    return unpacked


def test_the_wheel_carries_the_base(wheel: Path) -> None:
    """facts.json lies inside the package, the same bytes as at the top of the checkout."""
    inside = wheel / "relfacts" / "data" / "facts.json"
    assert inside.read_bytes() == (ROOT / "data" / "facts.json").read_bytes()


def test_the_wheel_carries_the_schemas(wheel: Path) -> None:
    """Both JSON Schemas lie inside the package, where ``relfacts schema`` reads them."""
    for name in ("facts.schema.json", "answer.schema.json"):
        inside = wheel / "relfacts" / "schemas" / name
        assert inside.read_bytes() == (ROOT / "src/relfacts/schemas" / name).read_bytes()


def test_the_wheel_carries_the_pages_of_the_rules(wheel: Path) -> None:
    """rules.md lies beside the rules, where ``relfacts check --explain`` reads it."""
    inside = wheel / "relfacts" / "curate" / "rules.md"
    assert inside.read_bytes() == (ROOT / "src/relfacts/curate/rules.md").read_bytes()


def test_the_wheel_carries_the_manual(wheel: Path) -> None:
    """It is laid down where ``man`` looks beside the program."""
    (inside,) = wheel.glob("relfacts-*.data/data/share/man/man1/relfacts.1")
    assert inside.read_bytes() == (ROOT / "docs" / "relfacts.1").read_bytes()


def test_the_wheel_answers(wheel: Path, tmp_path: Path) -> None:
    """Away from the checkout the installed program finds its own base."""
    done = subprocess.run(
        [sys.executable, "-m", "relfacts", "year", "1958", "--format", "json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(wheel)},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["count"] > 0


# Everything that is read of what ships: the base, the words of the languages (a date, a title), the
# schemas, the pages of the rules, the template of a base, the words of curation.
_LINES = [
    ["year", "March 2019"], ["who", "President Trump"], ["search", "rice aid"], ["facts", "-fjson"],
    ["schema"], ["schema", "answer"], ["check", "--rules"], ["check", "--explain", "one-lead"],
    ["init", "new"], ["check", "--seeds", "new/seeds"],
    ["verify", "--seeds", "new/seeds", "--documents", "new/documents"],
    ["new", "new/documents/lantern-walk.txt", "--seeds", "new/seeds", "--id", "another"],
    ["--help"], ["vists"],
]  # fmt: skip
_ASK = """
import json, sys
from relfacts.cli import run
for line in json.loads(sys.argv[1]):
    print(line, run(line), flush=True)
    print(line, file=sys.stderr, flush=True)
"""


def _asked(package: Path, folder: Path) -> tuple[str, str]:
    """What the package that lies at ``package`` says to all the lines; the cache is a new one."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _ASK, json.dumps(_LINES)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(package), "RELFACTS_CACHE": str(folder / "cache")},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def zipped(wheel: Path) -> Path:
    """The wheel, unpacked, as one file that Python runs."""
    place = wheel.parent / "relfacts.pyz"
    zipapp.create_archive(wheel, place, main="relfacts.__main__:main", compressed=True)
    return place


def test_every_command_runs_from_a_zip(wheel: Path, zipped: Path, tmp_path: Path) -> None:
    """It says what the same package says from a folder."""
    assert _asked(zipped, tmp_path / "one") == _asked(wheel, tmp_path / "other")


def _run(zipped: Path, *line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(zipped), *line],
        env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def test_the_base_of_a_zip_is_laid_down_once(zipped: Path, tmp_path: Path) -> None:
    """Whoever changed the copy is not believed, and what others call so stays."""
    cache = tmp_path / "cache"
    wanted = _run(zipped, "year", "1958", RELFACTS_CACHE=str(cache)).stdout
    (copy,) = cache.glob("*.json")
    assert copy.read_bytes() == (ROOT / "data" / "facts.json").read_bytes()
    assert copy.stat().st_mode & 0o077 == 0
    laid = copy.stat().st_mtime_ns
    foreign = cache / "relfacts-00000000.facts.json"
    foreign.write_text("{}", "utf-8")
    assert _run(zipped, "year", "1958", RELFACTS_CACHE=str(cache)).stdout == wanted
    assert copy.stat().st_mtime_ns == laid
    copy.write_bytes(copy.read_bytes().replace(b"1958", b"1959"))
    assert _run(zipped, "year", "1958", RELFACTS_CACHE=str(cache)).stdout == wanted
    assert _run(zipped, "index", "--clear", RELFACTS_CACHE=str(cache)).returncode == 0
    assert list(cache.iterdir()) == [foreign]


def test_a_copy_that_no_zip_needs_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a week, when the base of another zip is laid down."""
    copies = []
    for number, base in enumerate([b"{}", b"[]", b"{ }"]):
        monkeypatch.setattr(shipped, "content", lambda name, base=base: base)
        copies.append(Path(shipped.base_copy(str(tmp_path))))
        if number == 0:
            os.utime(copies[0], (0, 0))
        assert copies[-1].read_bytes() == base
    assert [copy.exists() for copy in copies] == [False, True, True]


def test_a_zip_without_a_base_says_so(wheel: Path, tmp_path: Path) -> None:
    """And one whose base can be laid down nowhere."""
    shutil.copytree(wheel, tmp_path / "bare")
    (tmp_path / "bare" / "relfacts" / "data" / "facts.json").unlink()
    place = tmp_path / "bare.pyz"
    zipapp.create_archive(tmp_path / "bare", place, main="relfacts.__main__:main")
    done = _run(place, "year", "1958")
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("relfacts: no fact base is in the zip")
    moon = str(ROOT / "examples" / "moon-landings")
    assert _run(place, "--base", moon, "year", "1969").returncode == 0


def test_a_zip_says_where_its_base_cannot_be(
    zipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be made, or none at all."""
    (tmp_path / "file").touch()
    done = _run(zipped, "year", "1958", RELFACTS_CACHE=str(tmp_path / "file" / "cache"))
    assert done.returncode == 2
    assert "the base of the zip" in done.stderr
    assert "RELFACTS_CACHE" in done.stderr
    monkeypatch.setattr(shipped, "content", lambda name: b"{}")
    with pytest.raises(BaseError, match="no home folder"):
        shipped.base_copy(None)


@pytest.mark.parametrize("page", [["--help"], ["who", "--help"], ["visits", "-h"], ["build", "-h"]])
def test_help_is_the_same_without_docstrings(page: list[str], tmp_path: Path) -> None:
    """``python -OO`` drops docstrings, which are what the pages are made of."""
    plain, optimised = (
        subprocess.run(
            [sys.executable, *switch, "-m", "relfacts", *page],
            cwd=tmp_path,
            capture_output=True,
            check=True,
        ).stdout.partition(b"[OPTIONS]")
        for switch in ([], ["-OO"])
    )
    assert plain[2]
    assert plain[2] == optimised[2]


def test_the_sdist_has_what_its_tests_read() -> None:
    """Every folder of the checkout that a test names is packed."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packed = settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    # The environment of the checks is made in the checkout, and is no part of it.
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()} - {".venv"}
    named = {name for name in folders if f'ROOT / "{name}"' in tests}
    assert {"benchmarks", "docs", "examples", "seeds"} <= named
    assert {f"/{name}" for name in named} <= set(packed)


def test_the_documents_are_not_in_the_wheel(wheel: Path) -> None:
    """Nothing but the package, its base and its licences is shipped."""
    ours = (wheel / "relfacts" / "curate" / "template", wheel / "relfacts" / "languages")
    names = {
        path.name
        for path in wheel.rglob("*")
        if path.is_file() and not any(path.is_relative_to(folder) for folder in ours)
    }
    assert not {
        name for name in names if name.endswith((".yaml", ".txt")) and name != "entry_points.txt"
    }


def test_the_template_is_in_the_wheel(wheel: Path) -> None:
    """What ``init`` lays down is shipped whole, hidden folders and all."""
    inside, outside = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (
            wheel / "relfacts" / "curate" / "template",
            ROOT / "src" / "relfacts" / "curate" / "template",
        )
    )
    assert inside == outside


def test_the_wheel_serves_an_assistant(wheel: Path, tmp_path: Path) -> None:
    """A client of the SDK starts it out of the wheel, and is answered."""
    import anyio
    from mcp import Client, StdioServerParameters, stdio_client

    program = StdioServerParameters(
        command=sys.executable,
        args=["-m", "relfacts", "serve", "--mcp"],
        env={"PYTHONPATH": str(wheel), "RELFACTS_CACHE": str(tmp_path)},
        cwd=str(tmp_path),
    )

    async def ask() -> None:
        with anyio.fail_after(60):
            async with Client(stdio_client(program)) as client:
                told = await client.call_tool("who", {"name": "Kim Il Sung"})
                assert told.structured_content["count"] == 9

    anyio.run(ask)
