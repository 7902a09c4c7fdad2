"""Imports run one way: model <- matching <- fact base <- views, store <- command line."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "relfacts"

#: Modules by layer, lowest first; a module imports from its own layer or a lower one.
LAYERS = [
    {"__init__", "errors", "records", "vocabulary"},
    {"text", "dates"},
    {"names", "base", "ask", "show", "curate"},
    {"cli", "__main__"},
]

#: Libraries and the only packages or modules that may import them.
HOMES = {
    "typer": {"cli"},
    "rich": {"show"},
    "rapidfuzz": {"names"},
    "sqlite3": {"base"},
    "_sqlite3": {"base"},
    "yaml": {"curate"},
}


def _modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def _home(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """Every module that ``path`` imports at run time, dotted, wherever the import stands."""
    found: set[str] = set()
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            todo.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        todo.extend(ast.iter_child_nodes(node))
    return found


def _layer(home: str) -> int:
    return next(number for number, homes in enumerate(LAYERS) if home in homes)


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_downwards(path: Path) -> None:
    """A module imports nothing of ours from a layer above its own."""
    names = {path.stem for path in _modules()} | {path.parent.name for path in _modules()}
    for module in _imports(path):
        parts = module.split(".")
        if parts[0] == "relfacts" and len(parts) > 1 and parts[1] in names:
            assert _layer(parts[1]) <= _layer(_home(path)), f"{path.name} imports {module}"


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_one_home(library: str) -> None:
    """Typer, Rich, RapidFuzz and the YAML reader are each imported in one place only."""
    users = {
        _home(path)
        for path in _modules()
        if any(module.split(".")[0] == library for module in _imports(path))
    }
    assert users == HOMES[library]


def test_only_the_ends_touch_files() -> None:
    """Between the two ends of a fact's path nothing opens a file."""
    allowed = {"files.py", "cache.py", "build.py", "curation.py", "derive.py", "starting.py"}
    for path in _modules():
        calls = {
            ast.unparse(node.func)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        }
        doors = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
        opens = {call for call in calls if call.split(".")[-1] in doors} - {"os.open"}
        if path.parent.name == "cli" and path.name == "__init__.py":
            continue  # streams that were closed are opened to nowhere
        assert not opens or path.name in allowed, f"{path.name}: {opens}"


def test_every_module_says_what_it_owns() -> None:
    """Every module begins with a docstring."""
    for path in _modules():
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path
