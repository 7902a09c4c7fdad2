"""Libraries that a command needs beyond a plain installation, and how to get them."""

from __future__ import annotations

from pathlib import Path

from relfacts.errors import ExtraError
from relfacts.text.shell import quoted

#: Module: what it is needed for, the extra that brings it, and the name of its package on PyPI.
NEEDED = {
    "yaml": ("curation needs the YAML reader", "curate", "PyYAML"),
    "pdfminer": ("a PDF needs the reader of PDF", "curate", "pdfminer.six"),
    "trafilatura": ("a web page needs the reader of pages", "curate", "trafilatura"),
    "lxml": ("a web page needs the reader of pages", "curate", "trafilatura"),
    "docx": ("a Word file needs the reader of Word files", "curate", "python-docx"),
    "charset_normalizer": (
        "a text that is not UTF-8 needs the reader of encodings", "curate", "charset-normalizer",
    ),
    "py3langid": ("a text needs the teller of languages", "curate", "py3langid"),
    "starlette": ("serving needs the web server", "serve", "starlette"),
    "uvicorn": ("serving needs the web server", "serve", "uvicorn"),
    "numpy": ("serving counts facts by columns", "serve", "numpy"),
    "jinja2": ("serving needs the maker of pages", "serve", "Jinja2"),
    "psycopg": (
        "a base on a server needs the driver of PostgreSQL", "postgresql", "psycopg-binary",
    ),
    "pyarrow": ("Parquet needs its writer", "export", "pyarrow"),
    "mcp": ("an assistant needs the MCP SDK", "serve", "mcp"),
    "mcp_types": ("an assistant needs the MCP SDK", "serve", "mcp"),
    "anyio": ("an assistant needs the MCP SDK", "serve", "mcp"),
}  # fmt: skip

# The clone, if the package runs from one; otherwise just some folder.
_CLONE = Path(__file__).resolve().parents[3]


def missing(error: ModuleNotFoundError) -> ExtraError | None:
    """The error for a library that was not found; None if it is not an optional one."""
    library = (error.name or "").partition(".")[0]
    if library not in NEEDED:
        return None
    why, extra, name = NEEDED[library]
    wanted = _installed_with(extra, name)
    typed = (quoted(one) if "'" in one else f"'{one}'" for one in wanted)
    return ExtraError(why, f"pip install {' '.join(typed)}")


def _installed_with(extra: str, name: str) -> list[str]:
    """The arguments with which pip installs an extra: of the clone, or the libraries themselves.

    A package that was installed from a file is not on an index under its name.
    """
    if (_CLONE / "src" / "relfacts").is_dir():
        here = "." if Path.cwd() == _CLONE else str(_CLONE)
        return [f"{here}[{extra}]"]
    from importlib.metadata import PackageNotFoundError, requires

    try:
        wanted = requires("relfacts") or []
    except PackageNotFoundError:
        wanted = []
    mark = f"extra == '{extra}'"
    brings = (one.replace('"', "'").partition(";") for one in wanted)
    # Run from a zip, it was never installed, so nothing lists the packages of an extra.
    return [one.strip() for one, _, when in brings if mark in when] or [name]
