"""What a command needs beyond a plain installation, and how to get it."""

from __future__ import annotations

from pathlib import Path

from relfacts.errors import UsageError
from relfacts.text.shell import quoted

#: What is imported, what it is there for, the extra that brings it, and its name on the index.
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
    "jinja2": ("serving needs the maker of pages", "serve", "Jinja2"),
    "pyarrow": ("Parquet needs its writer", "export", "pyarrow"),
    "mcp": ("an assistant needs the MCP SDK", "serve", "mcp"),
    "mcp_types": ("an assistant needs the MCP SDK", "serve", "mcp"),
    "anyio": ("an assistant needs the MCP SDK", "serve", "mcp"),
}  # fmt: skip

# Where the package lies in a clone, this is the clone; elsewhere, any folder.
_CLONE = Path(__file__).resolve().parents[3]


def missing(error: ModuleNotFoundError) -> UsageError | None:
    """What to say where a library was not found; None if it is none that is left out.

    The base is not at fault, nor a seed: what was typed cannot be done by what is installed.
    """
    library = (error.name or "").partition(".")[0]
    if library not in NEEDED:
        return None
    why, extra, name = NEEDED[library]
    wanted = _installed_with(extra, name)
    typed = (quoted(one) if "'" in one else f"'{one}'" for one in wanted)
    return UsageError(why, f"pip install {' '.join(typed)}")


def _installed_with(extra: str, name: str) -> list[str]:
    """What pip installs to bring an extra: the clone with it, else the libraries themselves.

    A package that came as a file is on no index under its own name.
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
    # Run from a zip it was never installed, and nothing says what an extra brings.
    return [one.strip() for one, _, when in brings if mark in when] or [name]
