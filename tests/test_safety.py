"""Nothing of relfacts talks to the network, runs a text as a program, or reads pickled objects."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "relfacts"

#: Modules that reach the network, run programs, or make objects of what they read.
DANGEROUS = {
    "socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib",
    "smtplib", "xmlrpc", "asyncio", "socketserver", "webbrowser",
    "pickle", "marshal", "shelve", "dbm", "copyreg", "dill", "subprocess", "pty", "code", "codeop",
    "ctypes", "runpy",
}  # fmt: skip
#: Calls that run a text as a program, or a program.
CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.execv", "os.spawnv"}

#: Who may: what answers on this machine's own address, and the pager that the reader has named.
MAY = {"serve/": {"socket", "http", "socketserver"}, "cli/pager.py": {"subprocess"}}


def _modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def _offences(text: str) -> set[str]:
    """What a module imports or calls of these."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS:
            found.add(ast.unparse(node.func))
        found |= {
            danger
            for danger in DANGEROUS
            for name in names
            if name == danger or name.startswith(f"{danger}.")
        }
    return found


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_reaches_out(path: Path) -> None:
    """Not even inside a function."""
    name = path.relative_to(SOURCE).as_posix()
    allowed = (offences for room, offences in MAY.items() if name.startswith(room))
    assert _offences(path.read_text("utf-8")) <= set().union(*allowed)


@pytest.mark.parametrize(
    ("text", "offence"),
    [
        ("import pickle", "pickle"),
        ("from urllib.request import urlopen", "urllib.request"),
        ("from urllib import request", "urllib.request"),
        ("def f():\n    import http.client", "http"),
        ("eval('1')", "eval"),
        ("import os\nos.system('ls')", "os.system"),
    ],
)
def test_an_offence_is_seen(text: str, offence: str) -> None:
    """The test above would notice."""
    assert _offences(text) == {offence}


# Run inside a process of its own: what Python itself reports of what a program does.
_WATCHED = """
import json, os, sys
seen = set()
def hook(event, arguments):
    # numpy, by which a language is guessed, looks into its own process: no library is loaded.
    if event == "ctypes.dlopen" and arguments == (None,):
        return
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "pickle.",
                         "urllib.", "http.", "smtplib.", "ftplib.", "ctypes.dlopen", "os.fork")):
        seen.add(event)
sys.addaudithook(hook)
from relfacts.cli import run
for line in json.loads(sys.argv[1]):
    run(line)
print(json.dumps(sorted(seen)), file=sys.stderr)
"""


def _watched(lines: list[list[str]], folder: Path, program: str = _WATCHED) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(lines)],
        cwd=folder, capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    seen: list[str] = json.loads(done.stderr.splitlines()[-1])
    return seen


def test_no_command_reaches_out(tmp_path: Path) -> None:
    """Asked, built, checked and compared: Python's own audit hears of no socket and no process."""
    moon, seeds = str(ROOT / "examples" / "moon-landings"), str(ROOT / "seeds")
    documents = f"{moon}/documents"
    lines = [
        ["who", "Kim Il Sung"], ["who", "Nobody At All", "--format", "json"], ["search", "rice"],
        ["facts", "--format", "csv"], ["index"], ["index", "--clear"], ["schema"], ["--help"],
        ["coverage", "--base", moon, "--documents", documents], ["diff", moon, moon],
        ["check", "--seeds", seeds],
        ["verify", "--seeds", f"{moon}/seeds", "--documents", documents],
        ["build", "--seeds", f"{moon}/seeds", "--out", "facts.json"], ["init", "new"],
        ["new", f"{documents}/first-landing.txt", "--seeds", f"{moon}/seeds", "--id", "x"],
    ]  # fmt: skip
    assert _watched(lines, tmp_path) == []


def test_the_audit_would_hear(tmp_path: Path) -> None:
    """The test above would notice a name that is looked up."""
    looked = _WATCHED.replace("run(line)", "import socket; socket.getaddrinfo('127.0.0.1', 80)")
    assert "socket.getaddrinfo" in _watched([["x"]], tmp_path, looked)


def test_the_workflow_runs_the_checks_everywhere() -> None:
    """Three systems, each Python from the lowest allowed on, the lowest versions, an audit."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    jobs = workflow["jobs"]
    steps = {
        name: " ".join(step.get("run", "") for step in job["steps"]) for name, job in jobs.items()
    }
    matrix = jobs["check"]["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert "tests/check.py" in steps["check"]
    assert "tests/lowest.py" in steps["lowest"]
    assert "pip_audit" in steps["audit"]
