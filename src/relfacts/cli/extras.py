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
    "numpy": ("pages need what counts their facts", "serve", "numpy"),
    "jinja2": ("pages need the writer of pages", "serve", "Jinja2"),
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
    from importlib.metadata import PackageNotFoundError, distribution

    origin: Path | None = _CLONE
    wanted: list[str] = []
    try:
        installed = distribution("relfacts")
        wanted = installed.requires or []
        if not _is_clone(_CLONE):
            origin = _installed_from(installed.read_text("direct_url.json"))
    except PackageNotFoundError:
        pass
    if origin and _is_clone(origin):
        here = "." if Path.cwd() == origin else str(origin)
        return [f"{here}[{extra}]"]
    mark = f"extra == '{extra}'"
    brings = (one.replace('"', "'").partition(";") for one in wanted)
    # Run from a zip, it was never installed, so nothing lists the packages of an extra.
    return [one.strip() for one, _, when in brings if mark in when] or [name]


def _is_clone(folder: Path) -> bool:
    return (folder / "src" / "relfacts").is_dir()


def _installed_from(direct_url: str | None) -> Path | None:
    """The folder from which pip installed the package, as it noted (PEP 610); None if from none."""
    import json
    import os
    from urllib.parse import unquote, urlsplit

    try:
        noted = json.loads(direct_url or "")
        address = urlsplit(noted["url"])
    except (ValueError, KeyError, TypeError):
        return None
    is_folder = address.scheme == "file" and "dir_info" in noted
    path = unquote(address.path)
    # On Windows a drive follows the slash: /C:/relfacts.
    return Path(path.removeprefix("/") if os.name == "nt" else path) if is_folder else None
