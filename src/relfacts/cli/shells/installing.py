"""Installs and removes completion for each shell.

bash and zsh read a start file: a few lines in it, between two marks, run the script, which is in
the user's data folder. fish reads a folder with one script for each program. No other file is
changed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from relfacts import shipped, writing
from relfacts.errors import RelfactsError, UsageError
from relfacts.text.typed import in_quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

SHELLS = ("bash", "zsh", "fish")

_BEGIN = "# >>> relfacts: completion; relfacts --uninstall-completion takes these lines away >>>"
_END = "# <<< relfacts: completion <<<"

# Added to our lines in a start file that we created: it is removed with them.
_MADE = "# there was no such file before"


def script(shell: str) -> str:
    """The script of completion for a shell."""
    return shipped.content(f"cli/shells/relfacts.{shell}").decode()


def shell_around(named: str | None) -> str:
    """The shell that was named, or the one that runs this process. Raises UsageError."""
    if named is None:
        from shellingham import ShellDetectionFailure, detect_shell

        try:
            named = str(detect_shell()[0])
        except (ShellDetectionFailure, OSError):
            named = ""
    if named not in SHELLS:
        what = f"{in_quotes(named)} has no completion here" if named else "no shell runs this"
        raise UsageError(what, f"name one after it: {', '.join(SHELLS)}")
    return named


def install(shell: str, environment: Mapping[str, str]) -> str:
    """Install completion for a shell; returns a sentence on what was done. Raises RelfactsError."""
    place, start = _script_path(shell, environment), _start_file(shell, environment)
    try:
        _write(place, script(shell).encode())
        if start is not None:
            there = start.read_bytes() if start.exists() else None
            kept = _without_ours(there or b"")
            gap = b"" if not kept or kept.endswith(b"\n") else b"\n"
            _write(start, kept + gap + _lines(place, there is None or _is_made(there)).encode())
    except OSError as error:
        raise _not_installed(shell, error) from error
    told = f"{place}, read by {start}" if start else str(place)
    return f"completion for {shell} is installed: {told}; it works in every new {shell}"


def uninstall(shell: str, environment: Mapping[str, str]) -> str:
    """Remove what ``install`` wrote; returns a sentence on what was done. Raises RelfactsError."""
    place, start = _script_path(shell, environment), _start_file(shell, environment)
    gone = []
    try:
        if start is not None and start.exists():
            there = start.read_bytes()
            if (kept := _without_ours(there)) != there:
                if kept or not _is_made(there):
                    _write(start, kept)
                    gone.append(f"its lines in {start}")
                else:
                    start.resolve().unlink()
                    gone.append(str(start))
        if place.exists():
            place.unlink()
            gone.append(str(place))
            if start is not None:
                with suppress(OSError):  # our folder, but it may contain other files
                    place.parent.rmdir()
    except OSError as error:
        raise writing.unwritten(str(error.filename or start or place), error) from error
    if not gone:
        return f"completion for {shell} was not installed: nothing to take away"
    return f"completion for {shell} is gone: {' and '.join(gone)}"


def _script_path(shell: str, environment: Mapping[str, str]) -> Path:
    if shell == "fish":
        config = _absolute(environment.get("XDG_CONFIG_HOME")) or _home(environment) / ".config"
        return config / "fish" / "completions" / "relfacts.fish"
    data = _absolute(environment.get("XDG_DATA_HOME")) or _home(environment) / ".local" / "share"
    return data / "relfacts" / f"completion.{shell}"


def _start_file(shell: str, environment: Mapping[str, str]) -> Path | None:
    """The file that an interactive shell reads first; None if it finds the script by itself."""
    if shell == "fish":
        return None
    if shell == "zsh":
        return (_absolute(environment.get("ZDOTDIR")) or _home(environment)) / ".zshrc"
    return _home(environment) / ".bashrc"


def _absolute(folder: str | None) -> Path | None:
    """A folder from the environment; a relative path is ignored."""
    return Path(folder) if folder and os.path.isabs(folder) else None  # noqa: PTH117


def _home(environment: Mapping[str, str]) -> Path:
    home = _absolute(environment.get("HOME"))
    if home is None:
        raise UsageError(
            "completion is not installed: there is no home folder (HOME)", _by_hand("bash")
        )
    return home


def _lines(place: Path, made: bool) -> str:
    """Our lines for a start file; ``made`` if we create the file."""
    from relfacts.text.shell import quoted

    path = quoted(str(place))
    begin = f"{_BEGIN}\n{_MADE}" if made else _BEGIN
    return f"{begin}\n[ -r {path} ] && . {path}\n{_END}\n"


def _is_made(content: bytes) -> bool:
    """Whether we created a start file."""
    return f"{_BEGIN}\n{_MADE}\n".encode() in content


def _without_ours(content: bytes) -> bytes:
    """The content of a start file without our lines."""
    begin, end = _BEGIN.encode(), _END.encode() + b"\n"
    before, found, rest = content.partition(begin)
    _, closed, after = rest.partition(end)
    return before + after if found and closed else content


def _write(path: Path, content: bytes) -> None:
    # A start file is often a link to a file kept elsewhere: that file is meant.
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    writing.write(str(path), content)


def _not_installed(shell: str, error: OSError) -> RelfactsError:
    place = error.filename or shell
    told = writing.unwritten(str(place), error, _by_hand(shell))
    told.message = f"completion is not installed: {place}: {error.strerror}"
    return told


def _by_hand(shell: str) -> str:
    """The line to add to a start file by hand, if that cannot be done for the user."""
    if shell == "fish":
        return "put this line into config.fish: relfacts --show-completion fish | source"
    return (
        f"put this line into the start file of {shell}: "
        f'eval "$(relfacts --show-completion {shell})"'
    )
