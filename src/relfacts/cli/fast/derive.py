"""Derives a table from the Typer app, with which a plain lookup starts without Typer.

    python -m relfacts.cli.fast.derive        writes table.py anew, and docs/relfacts.1

The app is the only definition of the command line; tests compare the table and the manual with it.
"""

from __future__ import annotations

import inspect
import pprint
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer.main

from relfacts.cli.app import app
from relfacts.cli.lookups import PANELS
from relfacts.cli.options import PATHS, typed

OUT = Path(__file__).resolve().parent / "table.py"

_HEAD = '''"""What a plain lookup may be typed with. Derived: python -m relfacts.cli.fast.derive."""

# ruff: noqa
# fmt: off
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Option -> its parameter, type, choices, and the sort of id that Tab offers.
OPTIONS: dict[str, tuple[str, str, tuple[str, ...], str]] = \\
'''
_COMMANDS = """
#: Command -> its arguments (name, whether it is needed, whether it takes several, sort of id), the
#: names of its options, its variables (environment -> parameter).
COMMANDS: dict[str, dict[str, Any]] = \\
"""

_OTHERS = """
#: For Tab: a command that is not a lookup -> its arguments and its options, as OPTIONS has them.
OTHERS: dict[str, tuple[list[Any], dict[str, Any]]] = \\
"""
_ALL = """
#: Every command, also those that are not lookups.
ALL: tuple[str, ...] = \\
"""

# Typer's names for types of paths.
_PATH_TYPES = ("path", "file", "directory")

Option = tuple[str, str, tuple[str, ...], str]


def derive() -> str:
    """The text of ``table.py``."""
    group: Any = typer.main.get_command(app)
    options: dict[str, Option] = {}
    table = {
        name: _command(group.commands[name], _sorts(command), options)
        for commands in PANELS.values()
        for name, command in commands.items()
    }
    told, listed = (pprint.pformat(part, width=98, sort_dicts=False) for part in (options, table))
    others = {
        name: _other(group.commands[name], options) for name in group.commands if name not in table
    }
    rest = pprint.pformat(others, width=98, sort_dicts=False)
    every = pprint.pformat(tuple(sorted(group.commands)), width=98, compact=True)
    return f"{_HEAD}{told}\n{_COMMANDS}{listed}\n{_OTHERS}{rest}\n{_ALL}{every}\n"


def _sorts(command: Callable[..., int]) -> dict[str, str]:
    """For each parameter whose values are ids of the base, the type of the records."""
    sorts = {}
    for name, parameter in inspect.signature(typed(command)).parameters.items():
        for info in getattr(parameter.annotation, "__metadata__", ()):
            if sort := getattr(info.autocompletion, "sort", None):
                sorts[name] = sort
    return sorts


def _command(command: Any, sorts: dict[str, str], options: dict[str, Option]) -> dict[str, Any]:
    """A command with the names of its options; the options themselves are added to ``options``."""
    arguments = []
    names = []
    variables: dict[str, str] = {}
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            sort = sorts.get(parameter.name, "")
            arguments.append((parameter.name, parameter.required, parameter.nargs == -1, sort))
            continue
        if parameter.name == "help":
            continue
        choices = tuple(getattr(parameter.type, "choices", ()))
        for option in parameter.opts:
            sort = sorts.get(parameter.name, "")
            what = (parameter.name, _type(parameter), tuple(map(str, choices)), sort)
            if options.setdefault(option, what) != what:
                raise ValueError(f"{option} does not mean the same in all lookups")
            names.append(option)
        if parameter.envvar:
            variables[parameter.envvar] = parameter.name
    return {"arguments": arguments, "options": tuple(names), "variables": variables}


def _other(command: Any, known: dict[str, Option]) -> tuple[list[Option], dict[str, Option]]:
    """The arguments and options of a command that is not a lookup; its filters are those of
    lookups.
    """
    arguments: list[Option] = []
    options: dict[str, Option] = {}
    for parameter in command.params:
        choices = tuple(map(str, getattr(parameter.type, "choices", ())))
        if parameter.param_type_name == "argument":
            # Arguments of curators are files or folders, unless they have a list of choices.
            arguments.append((parameter.name, "text" if choices else "path", choices, ""))
        elif parameter.name != "help":
            told = (parameter.name, _type(parameter), choices, "")
            for option in parameter.opts:
                same = known.get(option, told)
                options[option] = same if same[:-1] == told[:-1] else told
    return arguments, options


def _type(parameter: Any) -> str:
    if getattr(parameter, "is_flag", False):
        return "flag"
    if parameter.multiple:
        return "several"
    if parameter.name in PATHS or parameter.type.name in _PATH_TYPES:
        return "path"
    return "number" if parameter.type.name == "number" else "text"


if __name__ == "__main__":
    from relfacts.cli import manual

    OUT.write_text(derive(), encoding="utf-8")
    manual.OUT.write_text(manual.manual(manual.released()), encoding="utf-8")
