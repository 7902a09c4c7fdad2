"""Where files are: the fact base, the schemas, and the cache folder.

Besides ``base.index.cache``, which keeps the indexes, and ``base.documents``, this is the only
module of a lookup that opens files.
"""

from __future__ import annotations

import os
import stat
import sys

from relfacts.errors import BaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from relfacts.records import Base

#: The format of ``facts.json`` that this version reads.
FORMAT = 1

# The keys that every base must have; ``records.Base`` describes them.
_NEEDED = {"title", "sources", "people", "places", "topics", "facts", "names", "questions"}

# At most this many characters of a value that is not a number are shown.
_SHOWN = 20

#: The folder of the package.
_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib is slow to import
_PLACES = (
    os.path.join(_HERE, "data", "facts.json"),  # noqa: PTH118 - an installed wheel
    os.path.join(_HERE, "..", "..", "data", "facts.json"),  # noqa: PTH118 - a checkout
)


def is_address(named: str) -> bool:
    """Whether this name of a base is the address of one on a server."""
    return named.startswith(("postgresql://", "postgres://"))


def without_secrets(arguments: Sequence[str]) -> list[str]:
    """The arguments of a command line, without the passwords in addresses of bases."""
    return [_without_secrets(text) if "://" in text else text for text in arguments]


def _without_secrets(argument: str) -> str:
    from relfacts.base.address import shown

    option, _, value = argument.partition("=")
    if option == "--base" and is_address(value):
        return f"--base={shown(value)}"
    return shown(argument) if is_address(argument) else argument


def find_base(named: str | None) -> str:
    """The path of the base: ``named`` (a file, or a folder that contains one), or the shipped base.

    For a base on a server it is the address. Raises BaseError if there is no base.
    """
    if named:
        if is_address(named):
            from relfacts.base.address import shown

            return shown(named)
        paths = (named, f"{named}/facts.json", f"{named}/data/facts.json")
        for path in paths:
            if os.path.isfile(path):  # noqa: PTH113
                return path
        raise _no_address(named) or _unreadable(paths) or _not_there(named)
    for path in _PLACES:
        if os.path.isfile(path):  # noqa: PTH113
            return os.path.normpath(path)
    from relfacts import shipped

    if shipped.archive():
        return shipped.base_copy(cache_folder())
    raise _unreadable(_PLACES) or BaseError(
        "this installation has no fact base", "build one with: relfacts build; or name it: --base"
    )


def _unreadable(paths: Sequence[str]) -> BaseError | None:
    """The error for the first of these paths of which nobody can say whether it is there."""
    for path in paths:
        try:
            os.stat(path)  # noqa: PTH116
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            return BaseError(f"cannot read {path}: {error.strerror}")
    return None


def _no_address(named: str) -> BaseError | None:
    """The error for an address that is none of a base; there may be a password in it."""
    scheme, sign, _ = named.partition("://")
    if not sign:
        return None
    return BaseError(
        f"no fact base at an address that begins with {scheme}://",
        "a base on a server is at postgresql://HOST/DATABASE",
    )


def _not_there(named: str) -> BaseError:
    """The error for ``named``, where no base was found."""
    try:
        mode = os.stat(named).st_mode  # noqa: PTH116
    except OSError:
        mode = stat.S_IFDIR
    if not stat.S_ISDIR(mode):
        return BaseError(
            f"{named} is a pipe or a device, and a base is read in pieces, not from first to last",
            "write it to a file first",
        )
    return BaseError(
        f"no fact base at {named}",
        "name a facts.json, or a folder with facts.json or data/facts.json in it",
    )


def are_the_same(path: str, other: str) -> bool:
    """Whether two bases have the same content, like a clone's and the one installed from it."""
    if os.path.getsize(path) != os.path.getsize(other):  # noqa: PTH202
        return False
    with open(path, "rb") as one, open(other, "rb") as two:  # noqa: PTH123
        return one.read() == two.read()


def name_of(path: str) -> str | None:
    """The shortest ``--base`` argument for the base at ``path``; None if no argument is needed.

    None is needed if a command without ``--base`` uses this base.
    """
    try:
        asked = find_base(os.environ.get("RELFACTS_BASE"))
    except BaseError:
        asked = ""
    if asked and not is_address(asked) and os.path.samefile(path, asked):  # noqa: PTH121
        return None
    folder, file = os.path.split(path)
    above, data = os.path.split(folder)
    if file != "facts.json":
        return path
    named = (above if data == "data" else folder) or "."
    # A facts.json beside the data folder would be found first.
    return named if os.path.samefile(find_base(named), path) else folder  # noqa: PTH121


def again(path: str) -> str:
    """The hint for a base that cannot be used: how to build it again, or what to use instead."""
    from relfacts.text.shell import quoted

    folder = os.path.dirname(path)  # noqa: PTH120
    if path == os.path.normpath(_PLACES[0]) or folder == cache_folder():
        return "install relfacts again"
    above = os.path.dirname(folder) if os.path.basename(folder) == "data" else folder  # noqa: PTH119, PTH120
    seeds = os.path.join(above, "seeds")  # noqa: PTH118
    if os.path.isdir(seeds):  # noqa: PTH112
        return f"build it again: relfacts build --seeds {quoted(seeds)} --out {quoted(path)}"
    return (
        f"build it again from its seeds: relfacts build --seeds DIR --out {quoted(path)}; "
        "or name another: --base"
    )


def load_base(path: str) -> Base:
    """Read a whole base, to compare it. Raises BaseError if this version cannot read it."""
    import json

    if is_address(path):
        raise BaseError(
            f"{path} is on a server, and only files are compared", "name its facts.json"
        )
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            base = json.loads(file.read(), parse_float=finite, parse_constant=finite)
    except OSError as error:
        raise BaseError(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        from relfacts.text.jsontext import why_none

        raise BaseError(f"{path} is not JSON: {why_none(error)}", again(path)) from error
    check_base(base, path)
    known: Base = base
    return known


def finite(text: str) -> float:
    """The number in a JSON text. Raises ValueError if it is too large to calculate with.

    Also raises it for ``NaN`` and ``Infinity``, which Python reads although JSON lacks them.
    """
    number = float(text)
    # NaN and infinity minus themselves are not 0.
    if number - number:
        raise ValueError(f"{text[:_SHOWN]} is not a number")
    return number


def check_base(base: Any, path: str) -> None:
    """Check that a value is a base in the format that is read. Raises BaseError if not.

    The lists may lack their records.
    """
    if not isinstance(base, dict) or not isinstance(base.get("facts"), list):
        raise BaseError(f"{path} is not a fact base", again(path))
    if base.get("format") != FORMAT:
        raise BaseError(
            f"{path} has format {base.get('format')!r}; this relfacts reads format {FORMAT}",
            again(path),
        )
    if missing := _NEEDED - base.keys():
        raise BaseError(f"{path} has no {', '.join(sorted(missing))}", again(path))


def read_schema(name: str) -> str:
    """The JSON Schema called ``name`` (``facts`` or ``answer``), as text."""
    from relfacts import shipped

    return shipped.content(f"schemas/{name}.schema.json").decode("utf-8")


# --- the folder of what is kept --------------------------------------------------------------


def cache_folder() -> str | None:
    """The folder of the indexes: RELFACTS_CACHE, or the usual cache folder of the system.

    None if it would be in a home folder and there is no home folder.
    """
    named = os.environ.get("RELFACTS_CACHE")
    if named and not named.startswith("~"):
        return one_root(named)
    home = _home()
    if named:
        # The shell has not expanded the ~ of the home folder.
        return home and one_root(home + named[1:]) if named[1:2] in ("", "/") else None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or home
        return local and f"{local}\\relfacts\\Cache"
    if sys.platform == "darwin":
        return home and one_root(f"{home}/Library/Caches/relfacts")
    # The XDG Base Directory Specification says that relative paths must be ignored.
    caches = os.environ.get("XDG_CACHE_HOME", "")
    if caches.startswith("/"):
        return one_root(f"{caches}/relfacts")
    return home and one_root(f"{home}/.cache/relfacts")


def _home() -> str | None:
    """The absolute path of the user's home folder; None if it is unknown."""
    if sys.platform == "win32":
        home = os.path.expanduser("~")  # noqa: PTH111
        return home if os.path.isabs(home) else None  # noqa: PTH117
    home = os.environ.get("HOME", "")
    if not home.startswith("/"):
        import pwd

        try:
            home = pwd.getpwuid(os.getuid()).pw_dir
        except KeyError:
            return None
    return home if home.startswith("/") else None


def one_root(path: str) -> str:
    """``path`` with a single slash at its beginning: after two, SQLite expects a host."""
    return f"/{path.lstrip('/')}" if path.startswith("//") and sys.platform != "win32" else path
