"""The house: which room stands on which floor, and who may reach outside.

``FLOORS`` is the map, from the ground up. A room is a module or a package, with all that is in it
and has no line of its own. Imports run downwards only: rooms side by side do not import each other,
and within a room no modules import each other in a circle. An import for types only counts as well,
and one inside a function.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "relfacts"

#: The floors, the lowest first. docs/design.md shows the same, the highest first.
FLOORS = [
    ["errors", "records", "vocabulary"],
    ["writing"],
    ["shipped"],
    ["text"],
    ["languages"],
    ["dates"],
    ["dates.typed"],
    ["names"],
    ["base.address"],
    ["base.files"],
    ["base.index"],
    ["base"],
    ["ask"],
    ["show"],
    ["library"],
    ["relfacts"],
    ["curate", "export"],
    ["serve.asked"],
    ["pages"],
    ["serve"],
    ["cli.docstrings", "cli.streams", "cli.redirects", "cli.extras", "cli.quietly", "cli.output"],
    ["cli.examples"],
    ["cli.batch", "cli.pager"],
    ["cli.session"],
    ["cli.options", "cli.helppages"],
    ["cli.lookups"],
    ["cli.fast"],
    ["cli.bases", "cli.curation", "cli.timeline", "cli.serving", "cli.site"],
    ["cli.exporting"],
    ["cli.starting"],
    ["cli.shells"],
    ["cli.app"],
    ["cli"],
    ["cli.manual"],
    ["cli.fast.derive", "__main__"],
]

#: What reaches outside or is slow to import, and the modules that may import it.
LIBRARIES = {
    "typer": {
        "cli", "cli.app", "cli.bases", "cli.curation", "cli.exporting", "cli.fast.derive",
        "cli.helppages", "cli.options", "cli.serving", "cli.site", "cli.starting",
        "cli.timeline",
    },
    "rich": {
        "show.progress", "show.table", "show.table.cards", "show.table.cells", "show.table.fit",
    },
    "rapidfuzz": {"base.likeness"},
    "sqlite3": {"base.index.sqlite"},
    "_sqlite3": {"base.index.sqlite"},
    "psycopg": {"base.index.server"},
    "yaml": {"curate.located", "curate.yamltext"},
    "pdfminer": {"curate.extracting.pdf", "curate.extracting.layout"},
    "trafilatura": {"curate.extracting.page"},
    "lxml": {"curate.extracting.page", "curate.extracting.word"},
    "docx": {"curate.extracting.word"},
    "pyarrow": {"export.parquet"},
    "charset_normalizer": {"curate.extracting.encodings"},
    "py3langid": {"curate.extracting.guessing"},
    "starlette": {
        "serve.app", "serve.failing", "serve.guard", "serve.reconcile.service", "serve.running",
    },
    "uvicorn": {"serve.running"},
    "numpy": {"base.headings"},
    "jinja2": {"pages.rendering"},
    "markupsafe": {"pages.rendering"},
    "mcp": {"serve.assistant.server"},
    "mcp_types": {"serve.assistant.server"},
    "anyio": {"serve.assistant.server", "serve.failing"},
}  # fmt: skip

#: The modules that open files, and what these are.
FILES = {
    "base.files": "bases",
    "shipped": "what ships with the package, also in a zip, and the copy of its base",
    "base.documents": "the documents that facts stand on, and other texts that people name",
    "languages.dictionary": "the words that lookups search",
    "languages.compiling": "those words, and the files of which they are made",
    "languages.thesaurus": "the near words of English that a question searches",
    "languages.wordnet": "those near words, and the files of WordNet of which they are made",
    "base.index.cache": "the base that is asked",
    "base.index.cards": "the cards of indexes",
    "base.index.keeping": "indexes that are made",
    "base.index.sweeping": "indexes and cards that may go",
    "cli.streams": "streams that were closed, or that fail, lead nowhere",
    "cli.curation": "the base as it is, to be compared",
    "cli.extras": "what pip noted of the folder that it installed from",
    "cli.fast.derive": "the table that is derived",
    "cli.manual": "the manual page that is derived, the changelog for its date",
    "cli.shells.installing": "the scripts of completion, the start files of shells",
    "writing": "every file that is written",
    "export.replacing": "what stands where an export is to be",
    "curate.build": "what stands where a base is to be, the template of a new one",
}

# The calls that open files, by the last part of their names.
_DOORS = {"open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes"}


# --- what is wrong with a house ---------------------------------------------------------------


def offences(source: Path) -> set[str]:
    """Everything that a house does against its plan, each in words that name the offender."""
    modules = dict(_modules(source))
    imports = {module: set(_imports(module, path, modules)) for module, path in modules.items()}
    return {
        *_homeless(modules),
        *_upwards(imports),
        *_circles(imports),
        *_libraries(imports),
        *_openers(modules),
    }


def _modules(source: Path) -> Iterator[tuple[str, Path]]:
    """Every module, dotted, without the name of the package before it, with its file."""
    for path in sorted(source.rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        own = parts[:-1] if parts[-1] == "__init__" else parts
        yield ".".join(own) or "relfacts", path


def _imports(module: str, path: Path, modules: Mapping[str, Path]) -> Iterator[str]:
    """What ``module`` imports, wherever it stands: our own modules by their names, others whole."""
    for name in _imported(module, path):
        own, _, inner = name.partition(".")
        if own != "relfacts":
            yield name
            continue
        # ``from relfacts.base import index`` names a module, ``import find_base`` what is in one.
        while inner and inner not in modules:
            inner = inner.rpartition(".")[0]
        yield inner or "relfacts"


def _imported(module: str, path: Path) -> set[str]:
    """The names that import statements bring, whole; ``import_module("x")`` is one too."""
    is_package = path.name == "__init__.py"
    return _named_in(path.read_text(encoding="utf-8"), module, is_package)


@cache
def _named_in(text: str, module: str, is_package: bool) -> set[str]:
    return set(_names_in(text, module, is_package))


def _names_in(text: str, module: str, is_package: bool) -> Iterator[str]:
    for node in _nodes(text):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = node.module or ""
            if node.level:
                package = ["relfacts", *module.split(".")]
                above = package[: len(package) - node.level + is_package]
                start = ".".join([*above, *([start] if start else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _last(node.func) in ("import_module", "__import__"):
            yield from (str(text.value) for text in node.args if isinstance(text, ast.Constant))


@cache
def _nodes(text: str) -> list[ast.AST]:
    """The imports and calls of a module."""
    kinds = (ast.Import, ast.ImportFrom, ast.Call)
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]


@cache
def _called(text: str) -> set[str]:
    """The last parts of the names of what a module calls."""
    return {_last(node.func) for node in _nodes(text) if isinstance(node, ast.Call)}


def _last(called: ast.expr) -> str:
    return ast.unparse(called).rpartition(".")[2]


def _room(module: str) -> str | None:
    """The room in which a module stands: the longest name that begins its own."""
    rooms = (room for floor in FLOORS for room in floor)
    around = [room for room in rooms if f"{module}.".startswith(f"{room}.")]
    return max(around, key=len, default=None)


def _floor(module: str) -> int:
    """The number of the floor on which a module stands; that of the street if on none."""
    room = _room(module)
    return next((number for number, floor in enumerate(FLOORS) if room in floor), -1)


def _homeless(modules: Mapping[str, Path]) -> Iterator[str]:
    yield from (f"{module} stands on no floor" for module in modules if _room(module) is None)


def _upwards(imports: Mapping[str, set[str]]) -> Iterator[str]:
    for module, others in imports.items():
        for other in others & imports.keys():
            here, there = _floor(module), _floor(other)
            if there > here:
                yield f"{module} imports {other}, which is above it"
            elif there == here and _room(other) != _room(module):
                yield f"{module} imports {other}, which is beside it"


def _circles(imports: Mapping[str, set[str]]) -> Iterator[str]:
    """The modules of each circle within a room: those that reach one another."""
    inside = {
        module: {other for other in others & imports.keys() if _room(other) == _room(module)}
        for module, others in imports.items()
    }
    reached = {module: _reached(module, inside) for module in imports}
    circles = {
        tuple(sorted(other for other in reached[module] if module in reached[other]))
        for module in imports
        if module in reached[module]
    }
    yield from (f"{', '.join(circle)} import each other in a circle" for circle in circles)


def _reached(module: str, imports: Mapping[str, set[str]]) -> set[str]:
    """The modules that ``module`` imports, those that these import, and so on."""
    found: set[str] = set()
    todo = [module]
    while todo:
        new = imports[todo.pop()] - found
        found |= new
        todo += new
    return found


def _libraries(imports: Mapping[str, set[str]]) -> Iterator[str]:
    for module, others in imports.items():
        for library in {other.partition(".")[0] for other in others - imports.keys()}:
            if module not in LIBRARIES.get(library, {module}):
                yield f"{module} imports {library}"


def _openers(modules: Mapping[str, Path]) -> Iterator[str]:
    for module, path in modules.items():
        if module not in FILES and _DOORS & _called(path.read_text(encoding="utf-8")):
            yield f"{module} opens files"


# --- ours -------------------------------------------------------------------------------------


def test_the_house_stands_as_planned() -> None:
    """No import runs up, sideways or round; libraries and files are where the lists say."""
    assert offences(SOURCE) == set()


def test_the_plan_names_nothing_that_is_gone() -> None:
    """Every room of the map is there, and every module that may reach outside does so."""
    modules = dict(_modules(SOURCE))
    assert {room for floor in FLOORS for room in floor} <= modules.keys()
    imports = {module: set(_imported(module, path)) for module, path in modules.items()}
    for library, users in LIBRARIES.items():
        assert users == {
            module
            for module, names in imports.items()
            if library in {name.partition(".")[0] for name in names}
        }, library
    for module in FILES:
        assert _DOORS & set(re.findall(r"\w+(?=\()", modules[module].read_text("utf-8"))), module


def test_the_page_shows_the_same_floors() -> None:
    """docs/design.md draws the house from the roof down."""
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    drawing = page.partition("## The house\n")[2].partition("```")[2].partition("```")[0]
    drawn = [line[: line.index("  ")].split() for line in drawing.strip("\n").split("\n")]
    assert drawn[::-1] == FLOORS


def test_the_top_of_the_house_is_small() -> None:
    """Rooms have packages; at the top stand the door and what everyone speaks of."""
    assert len(list(SOURCE.glob("*.py"))) <= 7


def test_every_module_says_what_it_owns() -> None:
    """Every module begins with a docstring."""
    for path in sorted(SOURCE.rglob("*.py")):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


# --- the watch is awake -----------------------------------------------------------------------

#: A line put at the end of a module, and the offence that it is.
PLANTED = {
    "names/spellings.py": (
        "from relfacts.curate import rules",
        "names.spellings imports curate.rules, which is above it",
    ),
    "names/accents.py": (
        "def later():\n    from relfacts.ask.nothing import search",
        "names.accents imports ask.nothing, which is above it",
    ),
    "base/index/scan.py": (
        "from relfacts.curate.rules import RULES",
        "base.index.scan imports curate.rules, which is above it",
    ),
    "text/folding.py": (
        "if TYPE_CHECKING:\n    from relfacts.dates.edtf import Edtf",
        "text.folding imports dates.edtf, which is above it",
    ),
    "ask/filters.py": (
        "from ..show import rows",
        "ask.filters imports show.rows, which is above it",
    ),
    "dates/words.py": (
        "import relfacts.dates.typed",
        "dates.words imports dates.typed, which is above it",
    ),
    "base/files.py": (
        "import importlib\nimportlib.import_module('relfacts.base.openbase')",
        "base.files imports base.openbase, which is above it",
    ),
    "vocabulary.py": (
        "from relfacts.records import Fact",
        "vocabulary imports records, which is beside it",
    ),
    "base/selection.py": (
        "def read(base: 'OpenBase'):\n    from relfacts.base.openbase import OpenBase",
        "base.headings, base.openbase, base.selection import each other in a circle",
    ),
    "show/sheets.py": ("import rich.table", "show.sheets imports rich"),
    "base/index/reader.py": ("import sqlite3 as engine", "base.index.reader imports sqlite3"),
    "ask/passages.py": (
        "from pathlib import Path\nPath('notes').write_text('')",
        "ask.passages opens files",
    ),
    "names/build.py": (  # a file of this name may open files elsewhere
        "'''New.'''\nopen('names')",
        "names.build opens files",
    ),
    "cellar.py": ("'''New.'''", "cellar stands on no floor"),
}


@pytest.mark.parametrize("place", PLANTED)
def test_a_planted_offence_is_seen(place: str, tmp_path: Path) -> None:
    """In a copy of the house that is right but for one line, that line is named."""
    source = tmp_path / "relfacts"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__", "*.json", "*.md"))
    line, offence = PLANTED[place]
    with (source / place).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert offences(source) == {offence}
